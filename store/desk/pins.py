"""How a PIN is kept: its hash, and whether one fits it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    _return_large_memory()
    # OWASP's argon2id figures: 19 MiB, 2 passes, 1 lane.
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def _return_large_memory() -> None:
    """Have the C library give a hash's 19 MiB back: by itself it keeps them from the second on."""
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # only glibc has it, and needs it
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, 1 << 20)


def hashed(pin: str) -> str:
    """The hash of a PIN, another one each time."""
    return _hasher().hash(pin)


def fits(kept: str, pin: str) -> bool:
    """Whether a PIN is the one of which the hash is kept."""
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(kept, pin)
    except VerifyMismatchError:
        return False
