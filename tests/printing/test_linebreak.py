from __future__ import annotations

from itertools import pairwise
from unicodedata import combining

from hypothesis import given
from hypothesis import strategies as st

from printing.linebreak import NEVER_FIRST, NEVER_LAST, break_lines

HAN = "住户反映空调不制冷"
WORDS = st.sampled_from([*HAN, "，", "。", "（", "）", "「", "」", "……", "Midea", "86", " ", "《"])


def one_or_half(character: str) -> float:
    return 0.5 if character.isascii() else 1.0


def lines(text: str, width: float) -> list[str]:
    return break_lines(text, width, one_or_half)


def test_han_fills_each_line() -> None:
    assert lines(HAN, 4) == ["住户反映", "空调不制", "冷"]


def test_a_comma_goes_with_the_character_before_it() -> None:
    assert lines("空调不冷，来", 4) == ["空调不", "冷，来"]


def test_an_opening_bracket_goes_with_what_it_opens() -> None:
    assert lines("空调不（冷）", 4) == ["空调不", "（冷）"]


def test_a_box_goes_with_its_word() -> None:
    assert lines("☐\u00a0送修　☐\u00a0其他", 7) == ["☐\u00a0送修", "☐\u00a0其他"]
    assert lines("☐\u00a0送修　☐\u00a0其他", 6) == ["☐\u00a0送修", "☐\u00a0其他"]


def test_words_and_numbers_stay_whole() -> None:
    assert lines("装 Midea 空调 13812341234 请回电", 8) == [
        "装 Midea 空调",
        "13812341234 请回",
        "电",
    ]


def test_a_dash_is_not_cut_in_two() -> None:
    assert lines("空调不——冷", 4) == ["空调", "不——冷"]


def test_a_run_longer_than_a_line_is_split() -> None:
    assert lines("A" * 20, 4) == ["A" * 8, "A" * 8, "A" * 4]


def test_a_combining_mark_stays_on_its_letter() -> None:
    assert lines("e\u0301" * 3, 0.9) == ["e\u0301"] * 3


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert lines("", 4) == [""]


@given(st.text(max_size=120), st.floats(0.1, 30))
def test_nothing_but_spaces_at_breaks_is_lost(text: str, width: float) -> None:
    joined = "".join(lines(text, width))
    assert joined.replace(" ", "").replace("\u3000", "") == text.replace(" ", "").replace(
        "\u3000", ""
    )


@given(st.text(max_size=120), st.floats(1, 30))
def test_no_line_is_too_wide(text: str, width: float) -> None:
    for line in lines(text, width):
        bare = [c for c in line if not combining(c)]
        assert sum(map(one_or_half, bare)) <= width + 1e-6 or len(bare) == 1


@given(st.lists(WORDS, max_size=80).map("".join), st.integers(12, 40))
def test_marks_keep_to_their_side_of_a_break(text: str, width: int) -> None:
    broken = lines(text, width)
    for before, after in pairwise(broken):
        # A whole line of marks that all refuse leaves no choice.
        if not set(before) <= NEVER_FIRST | NEVER_LAST | {" "}:
            assert after[0] not in NEVER_FIRST
            assert before[-1] not in NEVER_LAST
