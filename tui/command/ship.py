"""``ship``: send the estate's journal to head office, and go on sending as it grows."""

from __future__ import annotations

import shlex
import signal
import subprocess
import time
from pathlib import Path

from store.errors import NotFound, Refused, StoreError, Unavailable
from store.shipping import Delivered, Errand, Line, contact, source, wire
from tui.command.options import Options
from tui.command.telling import tell, warn
from tui.command.usual import usual
from tui.language import _, saying

_PATIENCE = 180.0  # seconds for an answer: head office may be folding a long journal
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0
_REFUSED_PAUSE = 300.0  # nobody mends a refusal within seconds


def run(options: Options) -> int:
    """Send what there is; without ``--once`` until the end, waiting out whatever fails."""
    folder = options.data or usual()
    if options.who:
        with source.opened(folder) as look:
            identity = look.identity()
        if not identity:
            raise NotFound("This data folder has no estate yet.")
        tell(identity)
        return 0
    if not options.through or not (command := shlex.split(options.through)):
        raise Refused("Please say what leads to head office: --through COMMAND.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if options.once:
        done = _contact(Errand(folder, check=options.check), command)
        _tell(done)
        return 0
    return _go_on(folder, command, check=options.check)


def _go_on(folder: Path, command: list[str], *, check: bool) -> int:
    pause, said = _FIRST_PAUSE, ""
    while True:
        done = Delivered()
        try:
            _contact(Errand(folder, lambda: True, check=check), command, done)
            pause = _FIRST_PAUSE
        except StoreError as error:
            pause = _pause(error, done, pause)
            if (sentence := saying.say(error)) != said:
                warn(sentence)
            said = "" if done.entries else sentence
        check = False
        time.sleep(pause)


def _pause(error: StoreError, done: Delivered, before: float) -> float:
    """How long to wait until it is tried again: longer each time that nothing came of it."""
    if isinstance(error, Refused):
        return _REFUSED_PAUSE
    return _FIRST_PAUSE if done.entries else min(before * 2, _LONGEST_PAUSE)


def _contact(errand: Errand, command: list[str], done: Delivered | None = None) -> Delivered:
    """One contact through a command of its own; raises what ``contact`` does."""
    try:
        led = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    except OSError as error:
        raise Unavailable(
            "The command {command} cannot be run: {reason}.",
            command=command[0],
            reason=error.strerror,
        ) from error
    assert led.stdin and led.stdout
    try:
        return contact(errand, Line(led.stdout.fileno(), led.stdin.fileno(), _PATIENCE), done)
    except wire.Ended as error:
        raise Unavailable("The line to head office is cut; it is tried again.") from error
    finally:
        led.stdin.close()
        _end(led)
        led.stdout.close()


def _end(led: subprocess.Popen[bytes]) -> None:
    """Let the command end by itself, its input being closed; one that hangs is ended."""
    try:
        led.wait(5)
    except subprocess.TimeoutExpired:
        led.kill()
        led.wait()


def _tell(done: Delivered) -> None:
    if done.common is not None:
        warn(
            _("Head office had more than this desk has; the last common entry is {n}.").format(
                n=done.common
            )
        )
    tell(
        _("{n} entries sent; head office has all up to {have}.").format(
            n=done.entries, have=done.have
        )
    )
