"""The language of the command line before a desk is open, and argparse's own words in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from tui import language
from tui.command.usual import usual
from tui.language import mark

# What argparse says, as it asks for it; named here so that the catalogue has it.
ARGPARSE = (
    mark("usage: "),
    mark("options"),
    mark("positional arguments"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("expected at least one argument"),
    mark("ignored explicit argument %r"),
    mark("invalid %(type)s value: %(value)r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("not allowed with argument %s"),
    mark("one of the arguments %s is required"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
)


def speak(arguments: Sequence[str]) -> None:
    """Speak the language that is asked for, else that of the account's locale."""
    language.speak(_asked_for(arguments) or _of_locale())


def speak_as_the_desk(arguments: Sequence[str]) -> None:
    """Speak the language that is asked for, else that of the desk the command line is about.

    Where there is none, or its key is wrong, it is that of the account's locale. It opens the
    database: a session that asks for nothing is not kept waiting by it.
    """
    if (spoken := _asked_for(arguments) or _of_desk(arguments)) is not None:
        language.speak(spoken)


def _asked_for(arguments: Sequence[str]) -> str | None:
    for wanted in (_said(arguments, "--lang"), os.environ.get("FRONTDESK_LANG")):
        if wanted:
            return wanted if wanted in language.LANGUAGES else None
    return None


def _of_desk(arguments: Sequence[str]) -> str | None:
    from store.disk import encryption, firstlook

    folder = _said(arguments, "--data") or os.environ.get("FRONTDESK_DATA")
    key_file = _said(arguments, "--key-file")
    encryption.use(Path(key_file) if key_file else None)
    try:
        return firstlook.language(Path(folder) if folder else usual())
    finally:
        encryption.use(None)


def _said(arguments: Sequence[str], option: str) -> str:
    """What an option is told that may stand anywhere; the last one counts."""
    said = [value for name, value in pairwise(arguments) if name == option]
    said += [name.partition("=")[2] for name in arguments if name.startswith(f"{option}=")]
    return said[-1] if said else ""


def _of_locale() -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, map(os.environ.get, names)), "")
    return "zh_CN" if locale.startswith("zh") else "en"
