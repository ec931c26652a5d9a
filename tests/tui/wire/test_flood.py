"""A paste is a paste, announced or not; typing ahead is typing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.wire.flood import Flood, Piece

LONG = "张惠文报修，厨房水管漏水。" * 20


def taken(flood: Flood, *texts: str, apart: float = 0.01) -> list[Piece]:
    """What comes out of texts that come in one after another, and of the pause after them."""
    pieces: list[Piece] = []
    now = 10.0
    for text in texts:
        now += apart
        pieces += flood.take(text, now)
        pieces += flood.let_go(now)
    return [*pieces, *flood.let_go(now + 1)]


def test_typing_ahead_stays_keys() -> None:
    assert taken(Flood(), "1001\r", "314159\r") == [Piece("1001\r"), Piece("314159\r")]
    assert taken(Flood(), "\r2") == [Piece("\r2")]
    assert taken(Flood(), "ab\x13") == [Piece("ab\x13")]
    assert taken(Flood(), "漏水请尽快派人上门维修", "\r") == [
        Piece("漏水请尽快派人上门维修"),
        Piece("\r"),
    ]


def test_a_key_that_is_held_down_is_no_paste() -> None:
    assert taken(Flood(), "\x7f" * 300) == [Piece("\x7f" * 300)]
    assert taken(Flood(), "\x1b[B" * 300) == [Piece("\x1b[B" * 300)]


def test_an_unannounced_paste_is_one_text_and_its_line_ends_are_no_enter() -> None:
    pieces = taken(Flood(), LONG + "\r", "second\r\nthird", "\n")
    assert pieces == [Piece(f"{LONG}\nsecond\nthird\n", pasted=True)]


@pytest.mark.parametrize(
    "text",
    [
        "漏水\r2楼",
        "漏水\r",
        "1\r2",
        "\r2楼",
        "张惠文\t138",
        "漏\n水\n1",
        "卫生间漏水\r\n2楼厨房也漏\r\n",
    ],
)
def test_line_ends_in_one_read_are_no_keys_however_short_the_paste(text: str) -> None:
    assert taken(Flood(), text) == [Piece(_lines(text), pasted=True)]


@given(st.text(st.sampled_from("张水a1 -\r\n\t"), min_size=2, max_size=400))
def test_no_line_end_among_characters_of_one_read_is_ever_enter(text: str) -> None:
    keys = "".join(piece.text for piece in taken(Flood(), text) if not piece.pasted)
    bare = keys.strip("\r\n\t")
    assert not set("\r\n\t") & set(bare)


def test_a_key_right_behind_a_paste_is_a_key() -> None:
    pieces = taken(Flood(), "漏水\r2楼", "\x13")
    assert pieces == [Piece("漏水\n2楼", pasted=True), Piece("\x13")]


def test_what_is_typed_after_a_pause_is_keys_again() -> None:
    flood = Flood()
    assert taken(flood, LONG) == [Piece(LONG, pasted=True)]
    assert taken(flood, "\r") == [Piece("\r")]


def test_a_key_ends_the_paste_before_it() -> None:
    assert taken(Flood(), LONG, "\x1b[B") == [Piece(LONG, pasted=True), Piece("\x1b[B")]


@given(st.text(st.sampled_from("张a1 ~[2O\r\t\x1b\u202e"), max_size=60), st.data())
def test_an_announced_paste_is_one_text_whatever_is_in_it(text: str, data: st.DataObject) -> None:
    """No escape in it is a key; keys before and behind it stay keys."""
    sent = f"ab\x1b[200~{text}\x1b[201~\r"
    cuts = sorted(data.draw(st.sets(st.integers(8, len(sent)))) | {0, len(sent)})
    pieces = taken(Flood(), *(sent[a:b] for a, b in itertools.pairwise(cuts)))
    assert [piece.text for piece in pieces if piece.pasted] == [_lines(text)]
    assert "".join(piece.text for piece in pieces if not piece.pasted) == "ab\r"


def test_a_paste_whose_end_is_lost_is_let_go_after_a_while() -> None:
    flood = Flood()
    assert taken(flood, "\x1b[200~水管") == []
    assert [*flood.let_go(20.0)] == [Piece("水管", pasted=True)]
    assert taken(flood, "a", apart=20) == [Piece("a")]


def test_after_an_announced_paste_an_unannounced_one_is_still_seen() -> None:
    flood = Flood()
    taken(flood, f"\x1b[200~{LONG}\x1b[201~")
    assert taken(flood, LONG, apart=1) == [Piece(LONG, pasted=True)]


TYPED = st.text(st.sampled_from("张a1 ~[20\r\n\x1b"), max_size=300).filter(
    lambda text: "\x1b[200~" not in text
)


@given(TYPED, st.data())
def test_nothing_is_lost_or_turned_round_wherever_it_is_cut(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)))) | {0, len(text)})
    pieces = taken(Flood(), *(text[a:b] for a, b in itertools.pairwise(cuts)))
    out = "".join(piece.text for piece in pieces)
    assert _lines(out) == _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
