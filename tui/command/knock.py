"""Hand this terminal to the warm program of ``frontdesk serve``, and wait for the session's end.

Run as a file, alone: ``python -IS knock.py SOCKET FRONTDESK [ARGUMENT …]``. It is all that sshd
starts for a session, so it imports next to nothing. The terminal changes hands wholly: this
process lets go of it and the session takes it as its own, so that the window's size, Ctrl-C and a
hang-up go straight there. Where nobody opens, FRONTDESK is run with its arguments instead.
"""

from __future__ import annotations

import os
import sys
from _socket import AF_UNIX, SCM_RIGHTS, SOCK_STREAM, SOL_SOCKET, socket
from fcntl import ioctl
from signal import SIG_DFL, SIG_IGN, SIGHUP, signal
from termios import TIOCNOTTY, TIOCSCTTY

# What a session may know of the client; everything else is the server's own.
TOLD = ("TERM", "COLORTERM", "NO_COLOR", "FRONTDESK_ASK_SECONDS")
PATIENCE = 5.0  # seconds for the warm program to take the terminal over
_STREAMS = (0, 1, 2)
WAIT = ("sh", "-c", 'read -r code; exit "${code:-1}"')  # a shell is smaller than this


def main(door: str, program: list[str]) -> None:
    """Become the one who waits for the session, or the program itself."""
    line = _opened(door, program[1:]) if _owns_terminal() else None
    if line is None:
        os.execv(program[0], program)
    os.dup2(line, 0)
    os.close(line)
    os.execv("/bin/sh", WAIT)


def _owns_terminal() -> bool:
    """Whether all streams are this session's terminal, so that it can be handed over."""
    return os.getsid(0) == os.getpid() and all(map(os.isatty, _STREAMS))


def _opened(door: str, arguments: list[str]) -> int | None:
    """The line on which the session will tell its exit code; None where nobody opens."""
    line = socket(AF_UNIX, SOCK_STREAM)
    signal(SIGHUP, SIG_IGN)  # letting go of a terminal sends it
    line.settimeout(PATIENCE)  # who waits there may have been stopped
    try:
        line.connect(door)
        ioctl(0, TIOCNOTTY)
        if _handed_over(line, arguments):
            line.settimeout(None)
            return line.detach()
    except OSError:
        pass
    finally:
        signal(SIGHUP, SIG_DFL)
    line.close()
    try:
        ioctl(0, TIOCSCTTY, 0)
    except OSError:
        pass  # it was never let go
    return None


def _handed_over(line: socket, arguments: list[str]) -> bool:
    known = [f"{name}={os.environ[name]}" for name in TOLD if name in os.environ]
    told = "\0".join([*known, *(f"={argument}" for argument in arguments)])
    streams = b"".join(n.to_bytes(4, sys.byteorder) for n in _STREAMS)
    line.sendmsg([os.fsencode(told) or b"\0"], [(SOL_SOCKET, SCM_RIGHTS, streams)])
    return line.recv(1) == b"."


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
