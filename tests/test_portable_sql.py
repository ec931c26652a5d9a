"""Engine words stand in one room, ``store/engine``; everywhere else in the store SQL is portable.

Portable is what SQLite and PostgreSQL both understand, and understand alike: of functions and
comparisons what is listed here, and nothing else. Every string of the store that is no docstring
and has a word of SQL in it is held against that; what stands for a value in it is taken as a name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STORE = Path(__file__).parent.parent / "store"
# Before any database is open: the key of a file is a matter of the engine's library alone. Head
# office's own tables are PostgreSQL's alone; what it reads of an estate are the store's queries.
EXEMPT = ("engine", "disk", "company")

FUNCTIONS = {
    *("abs", "avg", "cast", "coalesce", "count", "length", "max", "min", "nullif", "row_number"),
    *("string_agg", "sum"),
}

_SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|ORDER BY|GROUP BY|HAVING|LIMIT|UNION|VALUES"
    r"|EXISTS|CASE|WHEN|AND|OR|NOT|IN|IS|LIKE|GLOB|MATCH|BETWEEN|SET|WITH|CREATE|ALTER|DROP|PRAGMA"
    r"|VACUUM|REINDEX|ANALYZE|ATTACH|REPLACE)\b"
)
_FILLED = "some_thing"
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_CONDITION = (
    rf"\b(WHERE|AND|OR|NOT|WHEN|ON) (?!{_FILLED})[a-z]\w*(\.\w+)?"
    r"(\)|$| (AND|OR|THEN|ORDER|LIMIT)\b)"
)
_CONDITION = (
    rf"\b(WHERE|AND|OR|NOT|WHEN|ON) (?!{_FILLED})[a-z]\w*(\.\w+)?"
    r"(\)|$| (AND|OR|THEN|ORDER|LIMIT)\b)"
)
_CALL = re.compile(r"\b([A-Za-z_]\w*)\(")
_FIRST_OF = re.compile(r"\b(?:max|min)\(")
_REFUSED = {
    r"\bIS (?!NOT NULL\b|NULL\b|(NOT )?DISTINCT FROM\b)": "IS for values: say IS DISTINCT FROM",
    r"\bINSERT (OR|IGNORE)\b": "INSERT OR: say ON CONFLICT",
    r"\bREPLACE\b": "REPLACE: say ON CONFLICT",
    r"\bINSERT INTO \w+ (?!\()": "INSERT without named columns",
    r"\b(rowid|oid|_rowid_)\b": "rowid: say the primary key",
    r"\b(GLOB|MATCH|REGEXP|ILIKE)\b": "a search of the engine's own",
    r"\bLIKE\b(?<!kind LIKE)(?<!kind NOT LIKE)": "LIKE over data: fold and compare in Python",
    r"\bCOLLATE\b": "a collation of the engine's own",
    r"\b(PRAGMA|VACUUM|REINDEX|ANALYZE|ATTACH|DETACH|EXPLAIN)\b": "a statement of the engine's",
    r"\bsqlite_\w+": "a table of the engine's",
    r"\b(NOT INDEXED|INDEXED BY)\b": "a hint for the engine's planner",
    r"\bLIMIT (-|\S+ *,)": "LIMIT of the engine's own",
    r"->": "JSON of the engine's own",
    r"==|&&": "an operator of the engine's own",
    r"\b(TRUE|FALSE)\b": "a truth value: say 1 or 0",
    _CONDITION: "a column as a condition: say = 1",
    r"\bCURRENT_\w+": "the engine's clock: ask store.clock",
    r"[\"`\[]": "a name or text in quotes of the engine's own",
}


def texts(source: str) -> Iterator[str]:
    """Every text of SQL in a piece of the program; what is filled into it stands as a name."""
    tree = ast.parse(source)
    passed = {id(told) for told in _docstrings(tree)}
    for node in ast.walk(tree):  # a whole before its parts
        text = ""
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
            text = "".join(map(_read, node.values))
        elif isinstance(node, ast.Constant) and id(node) not in passed:
            text = node.value if isinstance(node.value, str) else ""
        if _SQL.search(text):
            yield " ".join(text.split())


def _docstrings(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        body = node.body if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) else []
        if body and isinstance(body[0], ast.Expr):
            yield body[0].value


def _read(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else _FILLED


def refused(text: str) -> list[str]:
    """What is not portable about a text of SQL."""
    bare = _QUOTED.sub("'t'", text)
    found = [why for pattern, why in _REFUSED.items() if re.search(pattern, bare)]
    if "\0" in text:
        found.append("a NUL")
    names = {name.casefold() for name in _CALL.findall(bare)}
    found += [f"{name}() of the engine's own" for name in sorted(names - FUNCTIONS)]
    if any(_several(bare[match.end() :]) for match in _FIRST_OF.finditer(bare)):
        found.append("max() or min() of several values: compare in a condition")
    return found


def _several(arguments: str) -> bool:
    """Whether a call has more than one argument; begins behind its parenthesis."""
    depth = 1
    for character in arguments:
        depth += (character == "(") - (character == ")")
        if not depth:
            return False
        if character == "," and depth == 1:
            return True
    return False


def calls(source: str) -> list[str]:
    """The calls of Peewee that stand for an engine's own words."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            replaced = node.attr == "execute" and isinstance(node.value, ast.Call)
            of = node.value.func if replaced and isinstance(node.value, ast.Call) else None
            if isinstance(of, ast.Attribute) and of.attr in {"replace", "replace_many"}:
                found.append("REPLACE: say on_conflict")
            if node.attr in {"on_conflict_ignore", "on_conflict_replace", "regexp", "contains"}:
                found.append(f"{node.attr} of the engine's own")
    return found


FILES = sorted(
    path.relative_to(STORE).as_posix()
    for path in STORE.rglob("*.py")
    if path.relative_to(STORE).parts[0] not in EXEMPT
)


@pytest.mark.parametrize("file", FILES)
def test_the_store_speaks_portable_sql(file: str) -> None:
    source = (STORE / file).read_text("utf-8")
    found = {text: why for text in texts(source) if (why := refused(text))}
    assert not found
    assert not calls(source)


def test_the_texts_of_the_whole_store_are_found() -> None:
    """A collector that sees nothing refuses nothing."""
    found = [text for file in FILES for text in texts((STORE / file).read_text("utf-8"))]
    assert len(found) > 120
    for known in ("INSERT INTO journal (", "FROM agenda WHERE", "LEFT JOIN home h", "WHERE t.id"):
        assert any(known in text for text in found), known


@pytest.mark.parametrize(
    "planted",
    [
        "SELECT 1 FROM staff WHERE id IS ?",
        "SELECT 1 FROM staff WHERE id IS NOT other",
        "SELECT group_concat(number) FROM journal",
        "SELECT 1 FROM home WHERE instr(code, ?) > 0",
        "SELECT 1 FROM home WHERE lower(code) = ?",
        "SELECT UPPER(code) FROM home",
        "SELECT rowid FROM home",
        "SELECT 1 FROM home WHERE code GLOB ?",
        "SELECT 1 FROM home WHERE code LIKE ?",
        "SELECT 1 FROM home_fts WHERE home_fts MATCH ?",
        "SELECT 1 FROM home ORDER BY code COLLATE NOCASE",
        "INSERT INTO site VALUES (?, ?)",
        "INSERT OR IGNORE INTO site (key) VALUES (?)",
        "INSERT OR REPLACE INTO site (key) VALUES (?)",
        "REPLACE INTO site (key) VALUES (?)",
        "SELECT datetime(at) FROM journal",
        "SELECT strftime('%Y', at) FROM journal",
        "SELECT julianday(day) FROM log_day",
        "SELECT json_extract(payload, '$.home') FROM journal",
        "SELECT payload ->> 'home' FROM journal",
        "SELECT value FROM json_each(?) WHERE value > 1",
        "PRAGMA user_version",
        "VACUUM",
        "SELECT typeof(at) FROM journal",
        "SELECT id FROM home LIMIT -1",
        "SELECT id FROM home LIMIT 5, 10",
        "UPDATE log_day SET signed = max(signed, ?)",
        "SELECT min(coalesce(a, b), count(c)) FROM home",
        "SELECT 1 FROM staff WHERE active",
        "SELECT 1 FROM staff WHERE NOT active ORDER BY id",
        "SELECT 1 FROM staff WHERE active = TRUE",
        "SELECT ifnull(code, '') FROM home",
        "SELECT name FROM sqlite_master",
        "SELECT 1 FROM journal NOT INDEXED",
        "SELECT last_insert_rowid() FROM home",
        'SELECT "code" FROM home',
        "SELECT 1 FROM home WHERE id == ?",
        "SELECT 1 FROM home WHERE at < CURRENT_TIMESTAMP",
        "SELECT 1 FROM home WHERE code = 'a\0b'",
    ],
)
def test_an_engine_word_is_refused(planted: str) -> None:
    source = f"database.db.execute_sql({planted!r}, ())"
    assert [refused(text) for text in texts(source)] != [[]]
    assert all(refused(text) for text in texts(source))


@pytest.mark.parametrize(
    "source",
    [
        "TABLE.read('WHERE home.id IS NOT ?', id_)",
        "SQL = f'SELECT {columns} FROM home WHERE lower(code) = {mark}'",
        "def f():\n    '''About.'''\n    return 'SELECT rowid FROM home'",
        "checks = {'wrong': ('SELECT min(a) FROM home' ' WHERE a IS NOT b')}",
        "where = ' AND typeof(area) = ?'",
        'class A:\n    of = f"CASE {kind} WHEN {x} THEN hex({y}) END"',
    ],
)
def test_an_engine_word_is_found_wherever_it_stands(source: str) -> None:
    assert any(refused(text) for text in texts(source))


@pytest.mark.parametrize(
    "source", ["Site.replace(key=1).execute()", "Site.insert(key=1).on_conflict_replace()"]
)
def test_an_engine_word_is_refused_from_peewee_too(source: str) -> None:
    assert calls(source)


@pytest.mark.parametrize(
    "portable",
    [
        "SELECT 1 FROM staff WHERE id IS DISTINCT FROM ? AND name IS NOT NULL",
        "SELECT id FROM staff WHERE id IS NOT DISTINCT FROM ? ORDER BY since IS NULL, id",
        "SELECT string_agg(CAST(number AS TEXT), ',' ORDER BY number) FROM journal",
        "INSERT INTO site (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = ?",
        "SELECT max(coalesce(a, b)), min(number) FROM journal WHERE kind LIKE 'log.%'",
        "SELECT count(*) FROM home WHERE NOT EXISTS (SELECT 1 FROM staff WHERE active = 1)",
        "SELECT id FROM home WHERE code IN ('GLOB', 'rowid') LIMIT ?",
    ],
)
def test_portable_sql_is_let_be(portable: str) -> None:
    assert [refused(text) for text in texts(f"sql = {portable!r}")] == [[]]


def test_prose_is_no_sql() -> None:
    source = (
        "def f():\n    '''WHERE it lower(s).'''\n    raise Refused('There is no key on {hook}.')"
    )
    assert list(texts(source)) == []
