"""The beginning of a file that somebody named: a key, a PIN, a certificate."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

MOST_SECONDS = 10


def beginning(path: Path, most: int) -> bytes:
    """At most so many bytes of a file or a pipe, which may be endless or never written to.

    Raises ``OSError`` with the file's name.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    until = time.monotonic() + MOST_SECONDS
    read = b""
    try:
        while len(read) < most and _waited(descriptor, until):
            if not (more := os.read(descriptor, most - len(read))):
                break
            read += more
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        os.close(descriptor)
    return read


def _waited(descriptor: int, until: float) -> bool:
    """Whether something can be read before that time."""
    ready, _, _ = select.select([descriptor], [], [], max(0, until - time.monotonic()))
    return bool(ready)
