"""The language of the command line before a desk is open, and argparse's own words in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise

from tui import language
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
    language.speak(_wanted(arguments))


def _wanted(arguments: Sequence[str]) -> str:
    asked = [value for name, value in pairwise(arguments) if name == "--lang"]
    asked += [name.partition("=")[2] for name in arguments if name.startswith("--lang=")]
    wanted = asked[-1] if asked else os.environ.get("FRONTDESK_LANG") or _of_locale()
    return wanted if wanted in language.LANGUAGES else "en"


def _of_locale() -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, map(os.environ.get, names)), "")
    return "zh_CN" if locale.startswith("zh") else "en"
