"""What a command line asks for, in the language that it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from tui.command import options, wording
from tui.command.options import Options


def asked(arguments: Sequence[str]) -> Options:
    """The command line as options; leaves with exit code 2 when it is wrong."""
    wording.speak(arguments)
    if (alone := options.of_a_session(arguments)) is not None:
        return alone
    from tui.command.parser import parse

    wording.speak_as_the_desk(arguments)
    return parse(arguments)
