"""What was asked for on the command line, and the few words of it that open the desk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.command.telling import warn
from tui.language import LANGUAGES, _

_OF_A_SESSION = {"--data": "data", "--lang": "lang", "--key-file": "key_file"}


@dataclass(frozen=True)
class Options:
    """What was asked for; ``data`` is None for the usual folder, and ``key_file`` without one."""

    command: str
    data: Path | None
    language: str | None
    values: dict[str, Any]
    key_file: Path | None = None

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["values"][name]
        except KeyError:
            raise AttributeError(name) from None


def of(found: dict[str, Any]) -> Options:
    """What was found on the command line, and in the environment for what it does not say.

    Leaves with exit code 2 when that names no language.
    """
    data = str(found.pop("data", None) or os.environ.get("FRONTDESK_DATA") or "")
    language = found.pop("lang", None) or os.environ.get("FRONTDESK_LANG") or None
    if language is not None and language not in LANGUAGES:
        from tui.command import wording

        wording.speak_as_the_desk(["--data", data] if data else [])
        sentence = _("FRONTDESK_LANG is zh_CN or en, not {value}.")
        warn(sentence.format(value=language))
        raise SystemExit(2)
    command = found.pop("command", None) or "open"
    key_file = found.pop("key_file", None)
    return Options(command, Path(data) if data else None, language, found, key_file)


def of_a_session(arguments: Sequence[str]) -> Options | None:
    """The options where nothing but a session is asked for; None leaves it to the grammar.

    Every session starts so: it is spared the grammar of all the commands.
    """
    names, values = arguments[::2], arguments[1::2]
    said = len(names) == len(values) and set(names) <= set(_OF_A_SESSION)
    if not said or any(not value or value.startswith("-") for value in values):
        return None
    found: dict[str, Any] = {
        _OF_A_SESSION[name]: value for name, value in zip(names, values, strict=True)
    }
    if found.get("lang", LANGUAGES[0]) not in LANGUAGES:
        return None
    if "key_file" in found:
        found["key_file"] = Path(found["key_file"])
    return of(found)
