"""The maps in the floors' docstrings: what is drawn is there, and what is there is drawn."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("store", "printing", "tui")
_LINE = re.compile(r"^ {4}(\w+/?) {2,}(\S.*)$", re.MULTILINE)


def packages() -> list[str]:
    files = (file for floor in FLOORS for file in (ROOT / floor).rglob("__init__.py"))
    return sorted(".".join(file.parent.relative_to(ROOT).parts) for file in files)


def explained(package: str) -> str:
    return import_module(package).__doc__ or ""


def drawn(package: str) -> list[str]:
    """The rooms of a package's map, in its order, folders with a stroke."""
    return [name for name, _words in _LINE.findall(explained(package))]


def there(package: str) -> Iterator[str]:
    for path in (ROOT / package.replace(".", "/")).iterdir():
        if any(file.suffix not in {"", ".pyc"} for file in path.rglob("*")):
            yield f"{path.name}/"
        elif path.suffix == ".py" and path.stem != "__init__":
            yield path.stem


WITH_A_MAP = [package for package in packages() if drawn(package)]


def test_every_floor_has_its_map() -> None:
    assert set(FLOORS) <= set(WITH_A_MAP)


@pytest.mark.parametrize("package", WITH_A_MAP)
def test_a_map_draws_what_is_there_and_nothing_else(package: str) -> None:
    assert sorted(drawn(package)) == sorted(there(package))


def layers() -> dict[str, list[str]]:
    """The lines of the contracts by the package that they hold for."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    return {
        package: contract["layers"]
        for contract in contracts["contracts"]
        for package in contract.get("containers", ())
    }


@pytest.mark.parametrize("package", [one for one in layers() if one in WITH_A_MAP])
def test_a_map_stands_in_the_order_of_its_contract(package: str) -> None:
    """What is drawn below is what a room may stand on."""
    lines = layers()[package]
    place = {room: at for at, line in enumerate(lines) for room in line.split(" : ")}
    order = [place[name.rstrip("/")] for name in drawn(package) if name.rstrip("/") in place]
    assert len(order) == len(place)
    assert order == sorted(order)


@pytest.mark.parametrize("package", packages())
def test_every_package_says_what_stands_in_it(package: str) -> None:
    assert re.match(r"\S.{15,}[.:]$", explained(package).strip().split("\n")[0])
