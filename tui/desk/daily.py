"""The day's backup, made in a process of its own: it takes a core for seconds.

In a thread it would share the interpreter with the keys that are typed meanwhile, and whoever
leaves would wait for it. It ends with its session; the next one makes it again.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

from store.desk import backup
from store.disk import encryption
from store.engine import database
from store.errors import Unavailable
from tui import language
from tui.language import _

_PROGRAM = "import os; os.nice(10); from tui.command import main; raise SystemExit(main())"

_LAST_SECONDS = 0.2  # for a process that was killed


class DailyBackup:
    """At most one backup at a time of the folder that is open, whichever session it is of."""

    LOOK_SECONDS = 0.5

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None

    async def make(self) -> str | None:
        """Make it, and wait for it; the sentence with which it failed, empty when it did not.

        None while another session has it made. Raises ``Unavailable`` when it cannot even begin.
        """
        with backup.starting() as first:
            return await self._made() if first else None

    async def _made(self) -> str:
        try:
            process = self._process = _started()
        except OSError as error:
            raise Unavailable(
                "The backup cannot be started: {reason}.", reason=error.strerror or error
            ) from error
        try:
            while process.poll() is None:
                await asyncio.sleep(self.LOOK_SECONDS)
            return _complaint(process)
        finally:
            self._process = None
            _put_down(process)


def _put_down(process: Popen[bytes]) -> None:
    """Be rid of it, also where the session is at its end and the disk does not answer."""
    process.kill()
    with suppress(TimeoutExpired):
        process.wait(_LAST_SECONDS)
    if process.stderr is not None:
        process.stderr.close()


def _started() -> Popen[bytes]:
    options = ("--data", str(database.folder()), "--lang", language.current())
    command = (sys.executable, "-P", "-c", _PROGRAM, *options, "backup")
    with _key() as (environment, files):
        return Popen(
            command, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, env=environment, pass_fds=files
        )


def _complaint(process: Popen[bytes]) -> str:
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace").strip()
    if process.returncode == 0:
        return ""
    return said or _("The backup was broken off.")


@contextmanager
def _key() -> Iterator[tuple[dict[str, str], tuple[int, ...]]]:
    """The environment with the key of encrypted data, through a pipe: it may be read only once."""
    environment = {k: v for k, v in os.environ.items() if k != encryption.FROM_TEXT}
    key = encryption.at_hand()
    if key is None:
        yield environment, ()
        return
    read, write = os.pipe()
    try:
        os.write(write, key.encode())
        os.close(write)
        yield environment | {encryption.FROM_FILE: f"/dev/fd/{read}"}, (read,)
    finally:
        os.close(read)
