"""The command line: everything a script or an administrator does without the screen."""

from __future__ import annotations

import io
import os
import resource
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from tui.command.asked import asked
from tui.command.options import Options

# Each command's module is loaded only when it is called: opening the desk must stay quick.
_COMMANDS = {
    "open": "tui.command.desk",
    "init": "tui.command.estate",
    "demo": "tui.command.demo",
    "staff": "tui.command.estate",
    "import": "tui.command.residents",
    "payments": "tui.command.payments",
    "print": "tui.command.paper",
    "certificate": "tui.command.certificate",
    "export": "tui.command.record",
    "verify": "tui.command.record",
    "rates": "tui.command.rates",
    "manual": "tui.command.manual",
    "backup": "tui.command.backup",
    "restore": "tui.command.backup",
    "deploy": "tui.command.deploy",
    "serve": "tui.command.serve",
    "ship": "tui.command.ship",
    "company": "tui.command.company",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    # What the desk holds is for its own account alone, and no place for its memory (F6).
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _open_streams()
    return guarded(lambda: _run(asked(sys.argv[1:] if arguments is None else arguments)))


def guarded(call: Callable[[], int]) -> int:
    """What a call returns as the exit code; any failure is one sentence on stderr and 1."""
    try:
        try:
            return call()
        finally:
            _flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except Exception as error:
        from tui.command.telling import warn

        warn(_sentence(error))
        return 1


def _open_streams() -> None:
    """Make sure that there is somewhere to write, and that every character can be written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the program
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    """Write what was printed, so that a full disk or a closed pipe shows in the exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        # Or the interpreter would try once more when it ends, and say so on its own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _run(options: Options) -> int:
    from store.disk import encryption

    encryption.use(options.key_file)
    try:
        module = import_module(_COMMANDS[options.command])
        code: int = module.run(options)
    except Exception:
        if options.language is None:
            _speak_as_the_desk(options.data)
        raise
    finally:
        encryption.use(None)
    return code


def _speak_as_the_desk(data: Path | None) -> None:
    """Say what failed in the language of the desk that it failed on, if there is one."""
    from store.disk import firstlook
    from tui import language
    from tui.command.usual import usual

    folder = data or usual()
    estate = firstlook.look(folder)
    if spoken := estate.language if estate else firstlook.language(folder):
        language.speak(spoken)


def _sentence(error: Exception) -> str:
    """Any failure as one plain sentence in the desk's language, never a traceback."""
    from store.engine import database, driver
    from store.errors import StoreError
    from tui.language import _
    from tui.language.saying import reason, say

    if isinstance(error, driver.errors()):
        error = database.refusal(error)
    if isinstance(error, StoreError):
        return say(error)
    if errors := getattr(error, "errors", None):
        return _wrong_values(errors())
    if isinstance(error, OSError) and error.strerror:
        why = reason(error.strerror)
        return _("{file}: {reason}.").format(file=error.filename or "stdout", reason=why)
    return _("Something went wrong: {reason}.").format(reason=_place(error))


def _place(error: Exception) -> str:
    """What broke and where; its message may hold a name or a phone (F6)."""
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(last.filename).name} {last.lineno}"


def _wrong_values(errors: list[dict[str, object]]) -> str:
    from tui.language.saying import say_wrong

    first = errors[0]
    where = ".".join(str(part) for part in first.get("loc", ()))  # type: ignore[attr-defined]
    sentence = say_wrong(first)
    return f"{where}: {sentence}" if where else sentence
