"""The line to the terminal: takes bytes at once or tells when it is free; nobody waits for it."""

from __future__ import annotations

import asyncio
import errno
import os
import select
import time
from collections.abc import Callable

_GONE = (errno.EIO, errno.EPIPE, errno.EBADF, errno.ENXIO)


class Line:
    """A way to write to a terminal without waiting; ``free`` calls ``drained`` when it comes."""

    def __init__(self, descriptor: int, drained: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._drained = drained
        self._rest = b""
        self._shared = False
        self._fd = self._open(descriptor)

    def _open(self, descriptor: int) -> int:
        # Opened anew: not waiting is then this line's own matter, not that of every program
        # that shares the terminal with this one.
        try:
            name = os.ttyname(descriptor)
            return os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            self._shared = True
            os.set_blocking(descriptor, False)
            return descriptor

    @property
    def free(self) -> bool:
        """Whether everything written so far has been taken."""
        return not self._rest

    def write(self, data: bytes) -> None:
        """Hand over bytes; what the terminal does not take yet follows when it can."""
        if self._rest:
            self._rest += data
            return
        self._rest = self._push(data)
        if self._rest:
            self._loop.add_writer(self._fd, self._continue)

    def _continue(self) -> None:
        self._rest = self._push(self._rest)
        if not self._rest:
            self._loop.remove_writer(self._fd)
            self._drained()

    def _push(self, data: bytes) -> bytes:
        try:
            while data:
                data = data[os.write(self._fd, data) :]
        except BlockingIOError:
            return data
        except OSError as error:
            if error.errno not in _GONE:
                raise
            return b""  # nobody is there any more; the hang-up signal ends the program
        return b""

    def close(self, patience: float = 0.2) -> None:
        """Let what was handed over go out, for so many seconds at most, and end."""
        if self._rest:
            self._loop.remove_writer(self._fd)
        end = time.monotonic() + patience
        while self._rest and (left := end - time.monotonic()) > 0:
            select.select([], [self._fd], [], left)
            self._rest = self._push(self._rest)
        if self._shared:
            os.set_blocking(self._fd, True)
        else:
            os.close(self._fd)
