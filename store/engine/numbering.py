"""The files of the schema's steps in their order, and the number of the newest schema."""

from __future__ import annotations

from pathlib import Path


def files() -> list[Path]:
    """Scripts of SQL, and modules with a function ``step(execute)``, the first one first."""
    folder = Path(__file__).parent / "migrations"
    found = [*folder.glob("[0-9]*.sql"), *folder.glob("p[0-9]*.py")]
    return sorted(found, key=lambda file: file.stem.removeprefix("p"))


def newest() -> int:
    """The number of the newest schema that this program knows."""
    return len(files())
