"""What the terminal at the other end can do, as far as its name tells."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

# Terminals whose erase fills with the present background, and which know every form used here.
_FULL = ("xterm", "linux", "putty", "rxvt", "konsole", "gnome", "vte", "foot", "alacritty", "kitty")
_MULTIPLEXERS = ("screen", "tmux")
_COLOURLESS = ("dumb", "vt100", "vt102", "vt220", "unknown")


@dataclass(frozen=True)
class Abilities:
    """What may be sent: colours, single attributes switched off, absolute columns, erasing."""

    colour: bool = True
    all_attributes: bool = True
    switches_off: bool = True
    columns: bool = True
    erases_characters: bool = True
    erases_in_colour: bool = True
    alternate: bool = True
    answers: bool = True

    @staticmethod
    def of(environment: Mapping[str, str] = os.environ) -> Abilities:
        """Read TERM and NO_COLOR; an unknown name counts as an xterm that erases without colour."""
        term = environment.get("TERM", "").lower()
        colour = not environment.get("NO_COLOR")
        if not term or term.startswith(_COLOURLESS):
            return _LEAST
        if term.startswith("linux"):
            return Abilities(colour=colour, alternate=False, answers=False)
        known = term.startswith(_FULL)
        return Abilities(
            colour=colour,
            erases_characters=known or term.startswith(_MULTIPLEXERS),
            erases_in_colour=known,
        )


_LEAST = Abilities(*(False,) * len(fields(Abilities)))
