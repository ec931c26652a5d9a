"""Entries are passed in bulk only when each of them is as recorded beyond any doubt (D2)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.journal.sealing import GENESIS, all_sealed, entry_hash, words_digest
from tests import independent_verifier

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
WHOLE = st.integers(-(2**63), 2**63 - 1)
ANYTHING = st.one_of(st.none(), WHOLE, st.floats(), st.binary(max_size=40), TEXT, st.just("\ud800"))


@st.composite
def entries(draw: st.DrawFn) -> list[list[Any]]:
    """Rows as the walk reads them: every one linked, sealed, and with its words or without."""
    rows, link, at = [], GENESIS, draw(st.integers(0, 2**40))
    for number in range(1, draw(st.integers(1, 4)) + 1):
        at += draw(st.integers(0, 2**30))
        shift, kind, subject, payload = (draw(TEXT) for _ in range(4))
        staff = draw(st.none() | WHOLE)
        salt, words = draw(st.binary(min_size=16, max_size=16)), draw(st.none() | TEXT)
        digest = None if words is None else words_digest(salt, words)
        fields = (number, at, shift, staff, kind, subject, payload, digest)
        sealed = entry_hash(link, *fields)
        rows.append([*fields, link, sealed, None if words is None else salt, words])
        link = sealed
    return rows


def one_by_one(rows: list[list[Any]]) -> bool:
    """Whether the other verifier, which shares no code, would seal each of them as it stands."""
    link, before = GENESIS, 0
    for number, row in enumerate(rows, 1):
        *fields, previous, sealed, salt, words = row
        try:
            right = independent_verifier.sealed(link, tuple(fields))
        except (independent_verifier.Wrong, UnicodeEncodeError):
            return False
        digest = None
        if words is not None:
            if type(salt) is not bytes or type(words) is not str:
                return False
            digest = words_digest(salt, words)
        if (right, previous, digest) != (sealed, link, fields[7]):
            return False
        if fields[0] != number or fields[1] < before:
            return False
        link, before = sealed, fields[1]
    return True


@given(entries())
def test_entries_as_recorded_are_passed_and_their_words_counted(rows: list[list[Any]]) -> None:
    assert one_by_one(rows)
    assert all_sealed(rows, 0, 0, GENESIS) == sum(row[11] is not None for row in rows)


@given(entries(), st.data())
def test_no_value_of_any_type_is_passed_that_was_not_recorded(
    rows: list[list[Any]], data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from(rows))
    column = data.draw(st.integers(0, 11))
    row[column] = data.draw(ANYTHING)
    if all_sealed(rows, 0, 0, GENESIS) is not None:
        # A salt without words stands for nothing: no table can hold one.
        assert one_by_one(rows) or (column == 10 and row[11] is None)


@given(entries())
def test_words_that_are_missing_are_looked_at_by_themselves(rows: list[list[Any]]) -> None:
    worded = [row for row in rows if row[11] is not None]
    for row in worded[:1]:
        row[10] = row[11] = None
        assert all_sealed(rows, 0, 0, GENESIS) is None


@pytest.mark.parametrize("wrong", [(1, 0, GENESIS), (0, 6, GENESIS), (0, 0, b"\1" * 32)])
def test_what_came_before_counts(wrong: tuple[int, int, bytes]) -> None:
    fields = (1, 5, "", None, "log.written", "log:1", "{}", None)
    rows = [(*fields, GENESIS, entry_hash(GENESIS, *fields), None, None)]
    assert all_sealed(rows, 0, 5, GENESIS) == 0
    assert all_sealed(rows, *wrong) is None
