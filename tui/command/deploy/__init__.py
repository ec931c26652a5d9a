"""``deploy``: what an administrator does so that staff reach the desk over SSH, and nothing else.

It is printed as a shell script that reads like a letter: sentences are comments, files are here
documents, and it can be followed line by line. Nothing is ever applied.
"""

from __future__ import annotations

import sys
from pathlib import Path

from store.disk import firstlook
from tui import language
from tui.command.deploy import company
from tui.command.deploy.place import Place
from tui.command.deploy.script import script
from tui.command.options import Options
from tui.command.telling import warn
from tui.language import _


def run(options: Options) -> int:
    """Print the script in the estate's language, or in the one asked for."""
    program = options.program or Path(sys.executable).with_name("frontdesk")
    if options.company:
        sys.stdout.write(company.head_office(program))
        return 0
    place = Place(
        user=options.user,
        program=program,
        data=(options.data or Path("/var/lib") / options.user / "desk").absolute(),
        warm=options.warm,
        key=options.key_file and options.key_file.absolute(),
    )
    estate = firstlook.look(place.data)
    if options.language is None and estate is not None:
        language.speak(estate.language)
    if options.ship:
        sys.stdout.write(company.shipping(place, options.ship))
        return 0
    if place.user == "root":
        warning = _("Whoever follows this locks root out: {user} gets the desk and nothing else.")
        warn(warning.format(user=place.user))
    sys.stdout.write(script(place))
    return 0
