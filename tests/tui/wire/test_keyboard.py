"""What the terminal sends: keys, answers cut anywhere, bytes that are no characters, the end."""

from __future__ import annotations

import itertools
import os
import pty
import tty
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from tui.wire.keyboard import Keyboard
from tui.wire.presence import ANSWER, Patience, Presence
from tui.wire.sieve import Sieve

TYPED = st.text(st.sampled_from("0n[19a张"), max_size=6)


@given(st.lists(TYPED, min_size=1, max_size=5), st.data())
def test_answers_never_count_as_typed_wherever_they_are_cut(
    texts: list[str], data: st.DataObject
) -> None:
    sent = ANSWER.join(texts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(sent)))) | {0, len(sent)})
    sieve, out = Sieve(), ""
    for start, end in itertools.pairwise(cuts):
        out += sieve.take(sent[start:end], 0.0, due=True)
    assert out + "".join(sieve.let_go(9.0)) == "".join(texts)


def test_an_escape_key_is_let_go_soon() -> None:
    sieve = Sieve()
    assert sieve.take("\x1b", 10.0, due=True) == ""
    assert sieve.let_go(10.1) == []
    assert sieve.let_go(10.3) == ["\x1b"]


def test_an_escape_key_is_let_go_sooner_while_no_answer_is_due() -> None:
    sieve = Sieve()
    assert sieve.take("\x1b", 10.0, due=False) == ""
    assert sieve.let_go(10.05) == []
    assert sieve.let_go(10.11) == ["\x1b"]


WHOLE = [
    "\x1b[15~",
    "\x1bOP",
    "\x1b[[A",
    "\x1b[1;2A",
    "\x1b[?2026;2$y",
    "\x1b[200~",
    "\x1b[27;5;97~",
]


@pytest.mark.parametrize("sequence", WHOLE)
@pytest.mark.parametrize("due", [True, False])
def test_a_sequence_that_is_cut_behind_its_second_character_stays_whole(
    sequence: str, due: bool
) -> None:
    """However long the line takes for the rest, up to two seconds."""
    for cut in range(2, len(sequence)):
        sieve = Sieve()
        assert sieve.take("a" + sequence[:cut], 10.0, due=due) == "a"
        assert sieve.let_go(11.5) == []
        assert sieve.take(sequence[cut:] + "b", 11.5, due=due) == sequence + "b"


@pytest.mark.parametrize("sequence", ["\x1b[15~", "\x1bOP", "\x1b[B"])
def test_a_key_that_is_cut_behind_its_escape_is_not_typed(sequence: str) -> None:
    sieve = Sieve()
    sieve.take("\x1b", 10.0, due=False)
    assert sieve.let_go(10.3) == ["\x1b"]
    assert sieve.take(sequence[1:], 10.4, due=False) == sequence


@pytest.mark.parametrize("sequence", ["\x1b[?2026;2$y", "\x1b[200~"])
def test_what_nobody_types_stays_whole_though_it_is_cut_behind_its_escape(sequence: str) -> None:
    """The escape was given out as the key: the paste behind it is none the less a paste."""
    sieve = Sieve()
    sieve.take("\x1b", 10.0, due=False)
    assert sieve.let_go(10.2) == ["\x1b"]
    assert sieve.take(sequence[1:] + "b", 11.0, due=False) == sequence + "b"


def test_an_answer_that_is_cut_behind_its_escape_is_not_typed() -> None:
    sieve = Sieve()
    sieve.take("\x1b", 10.0, due=True)
    assert sieve.let_go(10.3) == ["\x1b"]
    assert sieve.take(ANSWER[1:], 11.0, due=True) == ""


def test_what_is_typed_behind_escape_is_typed() -> None:
    sieve = Sieve()
    sieve.take("\x1b", 10.0, due=False)
    assert sieve.let_go(10.2) == ["\x1b"]
    assert sieve.take("[/foo]", 10.5, due=False) == "[/foo]"


def test_the_beginning_of_no_sequence_is_let_go_after_a_while() -> None:
    sieve = Sieve()
    assert sieve.take("\x1b[", 10.0, due=False) == ""
    assert sieve.let_go(12.1) == ["\x1b", "["]


class Line:
    """A keyboard at one end of a pty, and what it gave out."""

    def __init__(self) -> None:
        self.far, self.near = pty.openpty()
        tty.setraw(self.near)
        self.got: list[Message] = []
        self.ended = False
        self.answered = 0
        presence = Presence(Patience(), lambda: None, lambda: None, self._answered)
        presence._due = 9
        self.keyboard = Keyboard(self.near, presence, self.got.append, self._hung_up)
        self.thread = Thread(target=self.keyboard.run)
        self.thread.start()

    def _hung_up(self) -> None:
        self.ended = True

    def _answered(self) -> None:
        self.answered += 1

    def keys(self, text: bytes) -> list[str]:
        """Type bytes and a full stop; the keys that came before it."""
        os.write(self.far, text + b".")
        self.wait(lambda: any(getattr(one, "key", "") == "full_stop" for one in self.got))
        return [one.key for one in self.got if isinstance(one, events.Key)][:-1]

    def wait(self, condition: Callable[[], bool]) -> None:
        for _ in range(500):
            if condition():
                return
            self.thread.join(0.01)
        raise AssertionError("it did not come")

    def close(self) -> None:
        self.keyboard.end()
        self.thread.join(5)
        assert not self.thread.is_alive()
        self.keyboard.close()
        os.close(self.near)


@pytest.fixture
def line() -> Iterator[Line]:
    one = Line()
    yield one
    one.close()
    if not one.ended:
        os.close(one.far)


def test_keys_come_and_answers_do_not(line: Line) -> None:
    assert line.keys(b"a\x1b[0n\x1b[Ab\x1b[0n") == ["a", "up", "b"]


def test_an_answer_that_comes_in_pieces_and_late_is_not_typed(line: Line) -> None:
    for piece in (b"a\x1b[", b"0", b"n\x1b[?2026;", b"2$", b"y"):
        os.write(line.far, piece)
        line.thread.join(0.12)  # longer than Textual waits for the rest of a key
    assert line.keys(b"b") == ["a", "b"]


def test_an_answer_that_is_due_at_the_end_is_not_left_to_the_shell() -> None:
    one = Line()
    one.keyboard.end()
    os.write(one.far, ANSWER.encode())
    one.close()
    assert one.answered == 1


def test_a_line_feed_is_enter_but_not_in_a_paste(line: Line) -> None:
    assert line.keys(b"\n\r\x1b[200~3\n4\x1b[201~") == ["enter", "enter"]
    assert [one.text for one in line.got if isinstance(one, events.Paste)] == ["3\n4"]


def test_bytes_that_are_no_characters_do_no_harm(line: Line) -> None:
    assert line.keys(b"a\xff\xe5b")[0] == "a"


def test_an_escape_alone_is_the_key(line: Line) -> None:
    os.write(line.far, b"\x1b")
    line.wait(lambda: bool(line.got))
    assert line.keys(b"") == ["escape"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\n", ["escape", "enter"]),
        ("\x1b\x13", ["escape", "ctrl+s"]),
        ("\x1b1-2", ["escape", "1", "minus", "2"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b\t", ["escape", "tab"]),
        ("\x1b\x7f", ["escape", "backspace"]),
        ("a\x1bb", ["a", "escape", "b"]),
    ],
)
def test_escape_and_a_key_behind_it_are_two_however_fast(
    line: Line, sent: str, keys: list[str]
) -> None:
    """Over a slow line they arrive together; the desk knows no key with Alt."""
    assert line.keys(sent.encode()) == keys


# What terminals send for F1 to F10, and how each of their families is known.
XTERM = [f"\x1bO{letter}" for letter in "PQRS"]
LATER = [f"\x1b[{n}~" for n in (15, 17, 18, 19, 20, 21)]
FUNCTION_KEYS = {
    "xterm, tmux, screen, kitty, foot": XTERM + LATER,
    "PuTTY, rxvt": [f"\x1b[{n}~" for n in (11, 12, 13, 14)] + LATER,
    "Linux console": [f"\x1b[[{letter}" for letter in "ABCDE"] + LATER[1:],
}
ALSO = {
    "backspace": ["\x7f", "\x08"],
    "home": ["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"],
    "end": ["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"],
    "up": ["\x1b[A", "\x1bOA"],
    "left": ["\x1b[D", "\x1bOD"],
    "shift+tab": ["\x1b[Z"],
    "delete": ["\x1b[3~"],
    "pageup": ["\x1b[5~"],
    "enter": ["\r"],
}


@pytest.mark.parametrize("family", FUNCTION_KEYS)
def test_function_keys_arrive_in_each_encoding(line: Line, family: str) -> None:
    assert line.keys("".join(FUNCTION_KEYS[family]).encode()) == [f"f{n}" for n in range(1, 11)]


@pytest.mark.parametrize("key", ALSO)
def test_other_keys_arrive_in_each_encoding(line: Line, key: str) -> None:
    sent = ALSO[key]
    assert line.keys("".join(sent).encode()) == [key] * len(sent)


def test_ten_characters_at_once_arrive_whole_and_in_order(line: Line) -> None:
    """As an input method commits them; no part of them is a key."""
    words = "请尽快派人上门看一看"
    line.keys(words.encode())
    typed = [one.character for one in line.got if isinstance(one, events.Key)]
    assert typed == [*words, "."]


def test_a_hundred_kilobytes_unannounced_are_a_paste(line: Line) -> None:
    """A terminal without bracketed paste sends them as if somebody typed."""
    text = "厨房水管漏水，请派人。\r" * 3_100
    assert len(text.encode()) > 100_000
    os.write(line.far, text.encode())
    line.wait(lambda: pasted(line).endswith("请派人。\n") and len(pasted(line)) >= len(text))
    assert pasted(line) == text.replace("\r", "\n")


def test_a_hundred_kilobytes_announced_are_one_paste(line: Line) -> None:
    text = "厨房水管漏水，请派人。\n" * 3_100
    os.write(line.far, f"\x1b[200~{text}\x1b[201~".encode())
    line.wait(lambda: bool(line.got))
    assert [type(one) for one in line.got] == [events.Paste]
    assert pasted(line) == text


def pasted(line: Line) -> str:
    return "".join(one.text for one in line.got if isinstance(one, events.Paste))


def test_a_line_that_is_closed_is_told_once_and_not_read_again(line: Line) -> None:
    os.close(line.far)
    line.wait(lambda: line.ended)
    line.wait(lambda: not line.thread.is_alive())
