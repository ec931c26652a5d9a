"""``serve``: keep the program loaded, and fork a session for each terminal that is handed in.

A session then opens in a fraction of the time and shares the memory of what is loaded.
``knock.py`` hands the terminals in. The door is a socket for this account alone, and a session is
the same account's: nobody gains a right by it.
"""

from __future__ import annotations

import array
import asyncio
import fcntl
import gc
import io
import os
import signal
import socket
import stat
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from store.disk import writable
from store.errors import Unavailable
from tui.command import installed
from tui.command.asked import asked
from tui.command.desk import open_desk
from tui.command.installed import Folders
from tui.command.knock import TOLD
from tui.command.options import Options
from tui.command.usual import usual

_STREAMS = 3
_MOST = 4096  # bytes of environment
_OWN_WINDOW = ("COLUMNS", "LINES")  # would be believed in place of the terminal's own size
_PATIENCE = 2.0  # seconds for a knock to say who it is
_PAUSE = 0.1  # seconds before another try when nobody can be let in
_NEEDED = ("tui.desk.app", "tui.desk.writer", "textual.drivers.linux_driver", "printing.making")


def run(options: Options) -> NoReturn:
    """Serve until the end; ``Unavailable`` when the door cannot be made or is another's.

    After an update it begins anew with the program that is on the disk then. Sessions that are
    open go on with theirs; who knocks meanwhile opens by itself, and so with the new one.
    """
    folder = options.data or usual()
    writable.refuse_own(options.socket, folder)
    _load(folder)  # before there is a door: who knocks meanwhile opens by itself, and sooner
    loaded = installed.folders()
    with _door(options.socket) as door:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a session ended but knock
        while _open_to(door, options, loaded):
            pass
    installed.settle()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


@contextmanager
def _door(at: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        try:
            if _is_served(at):
                raise Unavailable("{path} is served already.", path=at)
            _make_way(at)
            door.bind(str(at))
        except OSError as error:
            raise Unavailable(
                "The file {file} cannot be written: {reason}.", file=at, reason=error.strerror
            ) from error
        door.listen(128)
        yield door


def _make_way(at: Path) -> None:
    """Take away a door that nobody serves any more; raises ``Unavailable`` for anything else."""
    if os.path.lexists(at):
        if not stat.S_ISSOCK(at.lstat().st_mode):
            raise Unavailable("{path} is no socket of a server.", path=at)
        at.unlink()


def _is_served(at: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        try:
            knock.connect(str(at))
        except OSError:
            return False
        return True


def _load(folder: Path) -> None:
    """Load what sessions need, once for all of them."""
    from tui.desk import screens
    from tui.desk.rehearsal import rehearse

    for module in (*_NEEDED, *screens.first(), *screens.ahead()):
        import_module(module)
    asyncio.run(rehearse(folder))
    gc.collect()
    gc.freeze()


def _open_to(door: socket.socket, options: Options, loaded: Folders) -> bool:
    """Take one knock in; who is not of this account is turned away.

    False when the program on the disk is no longer the one that is loaded.
    """
    try:
        line, _address = door.accept()
    except OSError:  # no more files may be open: the knock opens the desk by itself
        time.sleep(_PAUSE)
        return True
    with line, suppress(OSError):  # no more processes: the same
        if installed.folders() != loaded:
            return False
        if _uid(line) == os.geteuid() and os.fork() == 0:
            door.close()
            _be_session(line, options)
    return True


def _handed_in(line: socket.socket) -> tuple[Sequence[int], bytes]:
    streams = array.array("i")
    told, also, _flags, _address = line.recvmsg(
        _MOST, socket.CMSG_SPACE(_STREAMS * streams.itemsize)
    )
    for level, kind, data in also:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            streams.frombytes(data[: len(data) - len(data) % streams.itemsize])
    return streams, told


def _uid(line: socket.socket) -> int:
    size = struct.calcsize("3i")
    _pid, uid, _gid = struct.unpack(
        "3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    )
    return int(uid)


def _be_session(line: socket.socket, options: Options) -> NoReturn:
    """Serve one terminal; whoever knocked opens the desk by itself if this ends before the dot."""
    code = 1
    try:
        line.settimeout(_PATIENCE)
        streams, told = _handed_in(line)
        asked = _asked(told)
        if len(streams) == _STREAMS and _is_here(asked, options):
            line.settimeout(None)
            _take_terminal(streams)
            _hang_up_with(line)
            line.send(b".")
            code = _session(asked, options)
    finally:
        with suppress(OSError):
            line.send(b"%d\n" % code)
        os._exit(code)


def _asked(told: bytes) -> Options:
    """What the knock was told on its command line, after what it knows of its terminal."""
    words = [os.fsdecode(word).partition("=") for word in told.split(b"\0")]
    know({name: value for name, _, value in words})
    silent = io.StringIO()  # who asked for what there is none of is told so by the knock
    with redirect_stdout(silent), redirect_stderr(silent):
        return asked([value for name, sign, value in words if sign and not name])


def _is_here(asked: Options, options: Options) -> bool:
    """Whether it is the desk that is loaded, and not another one."""
    return (asked.command, asked.data or usual(), asked.key_file) == (
        "open",
        options.data or usual(),
        options.key_file,
    )


def _take_terminal(streams: Sequence[int]) -> None:
    """Make the terminal this process's own: its size, its Ctrl-C and its hang-up come here."""
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def know(environment: Mapping[str, str]) -> None:
    """Know of the client's environment what concerns the terminal, and nothing else."""
    for name in (*TOLD, *_OWN_WINDOW):
        os.environ.pop(name, None)
    os.environ.update({name: environment[name] for name in TOLD if name in environment})


def _hang_up_with(line: socket.socket) -> None:
    """Be told by a hang-up when who waits for this session is killed, too."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    fcntl.fcntl(line, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(line, fcntl.F_SETSIG, signal.SIGHUP)
    fcntl.fcntl(line, fcntl.F_SETFL, fcntl.fcntl(line, fcntl.F_GETFL) | os.O_ASYNC)


def _session(asked: Options, options: Options) -> int:
    from tui.command import guarded

    language = asked.language or options.language
    return guarded(lambda: open_desk(options.data or usual(), language))
