"""What the desk calls its things: with their numbers and without, never with a blank to fill."""

from __future__ import annotations

import pytest

from store import sentences
from store.subjects import SUBJECTS
from tests.tui.catalogue import translated
from tui import language
from tui.sentences import ON_SCREEN

THINGS = [thing for subject in SUBJECTS for thing in subject.things]


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_no_name_of_a_thing_shows_where_its_number_would_stand(code: str) -> None:
    language.speak(code)
    try:
        shown = [sentences.called(thing, ON_SCREEN) for thing in THINGS]
    finally:
        language.speak("en")
    assert [name for name in shown if "{" in name or not name] == []


def test_a_number_stands_where_the_name_has_room_for_it_else_behind() -> None:
    assert sentences.named("round:3", ON_SCREEN) == "Round 3"
    assert sentences.named("ticket:7", ON_SCREEN) == "Ticket 7"
    assert sentences.called("round", ON_SCREEN) == "Round"
    assert "{n}" in str(translated()["Round {n}"].string)
