"""The list of words: in step with what it is made from, and every word somewhere in the code."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests import words


def test_the_list_is_in_step() -> None:
    """After a change that is meant: ``python -m tests.words``."""
    assert words.FILE.read_text("utf-8") == words.as_markdown()


@pytest.mark.parametrize("term", words.TERMS, ids=lambda term: term[1].replace(" ", "_"))
def test_a_term_stands_where_the_list_says(term: words.Word) -> None:
    place = term[2]
    try:
        import_module(place)
    except ModuleNotFoundError:
        module, _dot, name = place.rpartition(".")
        assert hasattr(import_module(module), name)


def test_a_word_means_one_thing_within_a_room() -> None:
    for room, rows in words.words():
        codes = [code for _chinese, _english, code in rows]
        assert len(set(codes)) == len(codes), room
