"""Textual's private names: only one room touches any, and it says which and why."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import textual
from textual.message_pump import MessagePump

from tui.desk import screens
from tui.desk.app import Desk
from tui.wire import inside
from tui.wire.driver import WireDriver
from tui.wire.inside import LEDGER
from tui.wire.painter import Painter

ROOT = Path(__file__).parents[3]
INSIDE = ROOT / "tui/wire/inside.py"
FLOOR = sorted((ROOT / "tui").rglob("*.py"))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


@cache
def names_in(file: Path) -> frozenset[str]:
    """Private names that a file defines, or sets on ``self`` or a class."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
    return frozenset(filter(is_private, found))


@cache
def textuals_own() -> frozenset[str]:
    folder = Path(str(textual.__file__)).parent
    return frozenset[str]().union(*(names_in(file) for file in folder.rglob("*.py")))


def of_others(file: Path) -> Iterator[str]:
    """Private attributes that a file asks of something, and does not define itself."""
    tree, own = ast.parse(file.read_text("utf-8")), names_in(file)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in own:
            yield "" if ast.unparse(node.value) == "os" else node.attr
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual._"):
            yield str(node.module).partition(".")[2]


ELSEWHERE = frozenset[str]().union(*(names_in(f) for f in FLOOR if f != INSIDE))


@pytest.mark.parametrize("file", FLOOR, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_other_room_asks_for_a_private_name_of_textual(file: Path) -> None:
    if file != INSIDE:
        assert (set(of_others(file)) - ELSEWHERE) & textuals_own() == set()


def ours() -> list[type]:
    """Everything of the desk that stands on a class of Textual's."""
    every: list[type] = [*screens.every(), Desk, WireDriver, Painter]
    bases = {base for one in every for base in one.__mro__}
    widgets = [MessagePump]
    while widgets:
        below = widgets.pop().__subclasses__()
        widgets += below
        bases.update(below)
    mine = (one for one in bases if one.__module__.startswith("tui."))
    return sorted(mine, key=lambda one: (one.__module__, one.__qualname__))


@cache
def set_by(one: type) -> frozenset[str]:
    """Private names that a class of Textual's has, those it only sets included."""
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(one)))
    found = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    return frozenset(filter(is_private, found | set(vars(one))))


@pytest.mark.parametrize("one", ours(), ids=lambda one: f"{one.__module__}.{one.__qualname__}")
def test_no_class_of_the_desk_takes_a_name_that_textual_has(one: type) -> None:
    """It would change what Textual does, on purpose or by chance, where nobody looks for it."""
    if one.__module__ == "tui.wire.inside":
        return
    theirs = [base for base in one.__mro__ if base.__module__.startswith("textual")]
    taken = frozenset[str]().union(*map(set_by, theirs))
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(one)))
    own = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}
    own |= {
        n.attr
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute)
        and isinstance(n.ctx, ast.Store)
        and isinstance(n.value, ast.Name)
        and n.value.id == "self"
    }
    assert set(filter(is_private, own)) & taken == set()


@pytest.mark.parametrize("name", LEDGER)
def test_each_name_of_the_ledger_is_there(name: str) -> None:
    *path, attribute = name.split(".")
    root = "rich" if path[0] in {"console", "style"} else "textual"
    if path[-1][0].islower() or path[-1].startswith("_"):  # a module's own name
        assert hasattr(import_module(".".join([root, *path])), attribute)
        return
    module = import_module(".".join([root, *path[:-1]]))
    owner = getattr(module, path[-1])
    assert attribute in {*vars(owner), *set_by(owner), *getattr(owner, "__slots__", ())}


def test_the_ledger_names_what_the_room_touches_and_nothing_else() -> None:
    tree = ast.parse(INSIDE.read_text("utf-8"))
    asked = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    taken = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    imported = {n.name for node in ast.walk(tree) for n in getattr(node, "names", ())}
    listed = {name.rpartition(".")[2] for name in LEDGER}
    touched = set(filter(is_private, asked | taken))
    assert touched <= listed
    assert listed <= asked | taken | imported
    assert all(LEDGER.values())


def test_the_room_gives_nothing_away_that_it_does_not_say() -> None:
    assert set(inside.__all__) <= set(vars(inside))
