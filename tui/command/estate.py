"""``init``, ``demo`` and ``staff``: estates and who works at them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from store import database, site, staff
from store.errors import Unavailable
from store.rights import Role
from store.staff import NewStaff
from tui.command.folder import opened, usual, usual_demo
from tui.command.parser import Options
from tui.language import _


def run(options: Options) -> int:
    """Carry out the command."""
    return {"init": _init, "demo": _demo, "staff": _staff}[options.command](options)


def _init(options: Options) -> int:
    folder = options.data or usual()
    if database.exists(folder) and _holds_an_estate(folder):
        raise Unavailable("{folder} holds an estate already.", folder=folder)
    new = NewStaff(
        name=options.manager,
        number=options.staff_number,
        role=Role.MANAGER,
        pin=_pin(options.pin_file),
    )
    settings = site.Settings(
        name=options.site, language=options.language or "zh_CN", timezone=options.timezone
    )
    database.open_folder(folder, create=True)
    try:
        with database.write():
            site.found(settings)
            staff.add(new, by=None)
    finally:
        database.close()
    print(_("{estate} is ready in {folder}.").format(estate=settings.name, folder=folder))  # noqa: T201
    return 0


def _holds_an_estate(folder: Path) -> bool:
    database.open_folder(folder)
    try:
        return site.founded()
    finally:
        database.close()


def _pin(source: str) -> str:
    if source == "-":
        return sys.stdin.readline().strip()
    return (Path(source).read_text("utf-8-sig").splitlines() or [""])[0].strip()


def _staff(options: Options) -> int:
    with opened(options):
        new = NewStaff(
            name=options.name,
            number=options.staff_number,
            role=Role(options.role),
            pin=_pin(options.pin_file),
        )
        added = staff.add(new, by=None)
        print(_("{name} is staff number {number}.").format(name=added.name, number=added.number))  # noqa: T201
    return 0


def _demo(options: Options) -> int:
    folder = options.data or usual_demo()
    if options.data is None:
        _clear_old_demo(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise Unavailable(
            "{folder} is not empty; a demo estate needs a folder of its own.", folder=folder
        )
    _build(folder, options)
    if options.no_open:
        print(_("The demo estate is ready in {folder}.").format(folder=folder))  # noqa: T201
        return 0
    from tui import app

    return app.run(folder, options.language)


def _clear_old_demo(folder: Path) -> None:
    """The demo's running clocks only make sense fresh: each ``demo`` starts a new one."""
    if folder.exists() and database.exists(folder):
        database.open_folder(folder)
        demo = site.is_demo()
        database.close()
        if not demo:
            raise Unavailable("{folder} holds a real estate; it stays untouched.", folder=folder)
        shutil.rmtree(folder)


def _build(folder: Path, options: Options) -> None:
    """Build beside the folder and move into place, so that half a demo is never opened."""
    from store import demo

    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".frontdesk-") as part:
        demo.build(
            Path(part) / "demo",
            homes=options.homes,
            days=options.days,
            seed=options.seed,
            language=options.language or "zh_CN",
        )
        folder.mkdir(mode=0o700, exist_ok=True)
        for file in (Path(part) / "demo").iterdir():
            file.replace(folder / file.name)
