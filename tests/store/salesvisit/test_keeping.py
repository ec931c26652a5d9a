"""Post checks, the flat's items, questions, and how long visitors are kept (S12–S15)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, answers, emergency, erasure, salesvisit, tickets
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.salesvisit import (
    Answer,
    At,
    Closing,
    DayClosed,
    Ended,
    ItemCounting,
    Moment,
    NewQuestion,
    PostStage,
    QuestionAnswer,
    QuestionStage,
    Thing,
)
from tests.conftest import Clock
from tests.store.emergency.test_concerned import PHONE, built, lives
from tests.store.emergency.test_course import begun
from tests.store.salesvisit.conftest import RIGHT, Came, onward
from tests.store.visitors.visits import inside

SHUT = DayClosed(windows=True, lamps=True, fire=True)


def test_who_is_not_right_is_not_on_the_post_until_they_are(
    came: Came, butler: Staff, time: Clock
) -> None:
    """S13: due fifteen minutes before the opening; what fails is said."""
    wrong = RIGHT.model_copy(update={"badge": False, "radio": False})
    held = salesvisit.check(wrong, by=butler)
    assert (held.stage, held.failing, held.late) == (PostStage.HELD, "工号牌、对讲机", 15)
    one = came()
    with pytest.raises(Refused, match="put it right"):
        onward(one, butler, At.ST2)
    assert salesvisit.check(RIGHT, by=butler).stage is PostStage.READY
    onward(one, butler, At.ST2)
    with pytest.raises(Refused, match="today"):
        salesvisit.check(RIGHT, by=butler)


def test_the_flats_items_are_counted_twice_and_a_difference_is_a_finding(
    kept: dict[int, Thing], butler: Staff, time: Clock
) -> None:
    """S12, G5, G9: what is not typed is all there."""
    whole = salesvisit.count(ItemCounting(), by=butler)
    assert [(one.code, one.expected, one.found) for one in whole.items] == [(31, 4, 4), (32, 6, 6)]
    with pytest.raises(Refused, match="counted today"):
        salesvisit.count(ItemCounting(), by=butler)
    with pytest.raises(Refused, match="not counted for closing"):
        salesvisit.close_day(SHUT, by=butler)
    given = {"moment": Moment.CLOSING, "differ": "32，5"}
    with pytest.raises(Refused, match="who looks into it"):
        salesvisit.count(ItemCounting.model_validate(given), by=butler)
    with pytest.raises(Refused, match="no item 99"):
        unknown = given | {"differ": "99, 1"}
        salesvisit.count(ItemCounting.model_validate(unknown), by=butler)
    found = salesvisit.count(ItemCounting.model_validate(given | {"worker": "小周"}), by=butler)
    (finding,) = answers.findings().of_source(f"sales_count:{found.id}")
    assert found.ticket == finding.number and found.differ == 1
    assert salesvisit.close_day(SHUT, by=butler).day == found.day
    with pytest.raises(Refused, match="was closed"):
        salesvisit.close_day(SHUT, by=butler)


def test_the_flat_is_looked_at_before_the_site_closes(butler: Staff) -> None:
    """S12: windows, lamps, fire."""
    with pytest.raises(Refused, match="before you go"):
        salesvisit.close_day(SHUT.model_copy(update={"fire": False}), by=butler)


def test_a_question_nobody_answered_is_an_enquiry_of_the_desk(
    came: Came, hostess: Staff, assistant: Staff, time: Clock
) -> None:
    """S14: answered there, else it waits for the desk, which passes it on."""
    party = came(name="陈女士")
    given = NewQuestion(question="可以养狗吗", answer="可以，需登记")
    assert salesvisit.ask(party.id, given, by=hostess).stage is QuestionStage.ANSWERED
    open_ = salesvisit.ask(party.id, NewQuestion(question="物业费多少"), by=hostess)
    waits = [one for one in agenda.everything(time()) if one.kind == "sales_question.open"]
    assert [one.subject for one in waits] == [open_.subject]
    with pytest.raises(Forbidden):
        salesvisit.pass_on(open_.id, by=hostess)
    done = salesvisit.pass_on(open_.id, by=assistant)
    assert done.ticket is not None
    ticket = tickets.get(done.ticket)
    assert ticket.kind is tickets.Kind.ENQUIRY and ticket.caller == "陈女士"
    at_once = salesvisit.ask(None, NewQuestion(question="几点清运垃圾"), by=assistant)
    assert at_once.ticket == done.ticket + 1
    told = QuestionAnswer(answer="每天")
    with pytest.raises(Refused):
        salesvisit.answer_question(at_once.id, told, by=hostess)


def test_a_phone_is_kept_only_of_who_wants_a_call(came: Came) -> None:
    """S15."""
    with pytest.raises(Refused, match="wants to be called"):
        came(phone="13800001111")
    assert came(phone="13800001111", wants_call=True).phone == "13800001111"


def test_after_half_a_year_the_count_alone_is_left(came: Came, lead: Staff, time: Clock) -> None:
    """S15, G17: also of who was expected and never came; who is open stays."""
    gone = came("粤B12345", name="陈女士", phone="13800001111", wants_call=True)
    salesvisit.close(gone.id, Closing(ended=Ended.UNKNOWN), by=lead)
    awaited = salesvisit.expect(salesvisit.Expected(name="吴先生"), by=lead)
    left = came("粤B22222")
    salesvisit.ask(gone.id, NewQuestion(question="学校", answer="有"), by=lead)
    mine = {"sales_party", "sales_question"}
    time.pass_(days=183)
    assert not mine & {*agenda.lapsing(time())}
    time.pass_(days=1)
    assert mine <= {*agenda.lapsing(time())}
    answers.of("salesvisit").lapse()  # type: ignore[misc]
    for number in (gone.id, awaited.id):
        one = salesvisit.get(number)
        assert (one.plate, one.name, one.phone) == ("", "", "") and one.lapsed_on is not None
    assert salesvisit.get(gone.id).people == 2 and salesvisit.get(gone.id).car
    assert salesvisit.get(left.id).plate == "粤B22222"
    assert salesvisit.QUESTIONS.table.one(1).question == ""
    assert not mine & {*agenda.lapsing(time())}


def test_who_is_on_site_is_called_out_in_a_fire(
    came: Came, butler: Staff, assistant: Staff, supervisor: Staff
) -> None:
    """D31: with their place, beside who visits the homes concerned; no home need be named."""
    came(name="陈女士", adults=3)
    onward(came("粤B12345", adults=4), butler, At.ST3)
    fire = begun(assistant)
    told = [(one.place, one.name, one.people) for one in emergency.guests(fire)]
    assert told == [
        ("客户进入销售服务区域", "陈女士", 3),
        ("客户在销售大厅内接受销售介绍", "粤B·12345", 4),
    ]
    emergency.open_people(fire.id, by=assistant)
    home = built(supervisor, "3-1-101")["3-1-101"]
    inside(home, assistant)
    assert len(emergency.guests(emergency.get(fire.id))) == 2
    emergency.concern(fire.id, emergency.Concerned(homes="3", notice="走楼梯"), by=assistant)
    assert len(emergency.guests(emergency.get(fire.id))) == 3


def test_a_person_who_is_erased_is_in_no_visit(
    came: Came, supervisor: Staff, manager: Staff
) -> None:
    """F6: by the phone that they left."""
    home = built(supervisor, "3-1-101")["3-1-101"]
    person = lives(home, "周雅", supervisor)
    one = came("粤B12345", name="周女士", phone=PHONE, wants_call=True)
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    assert (salesvisit.get(one.id).name, salesvisit.get(one.id).plate) == ("", "")


def test_the_day_is_told_in_figures(came: Came, lead: Staff, time: Clock) -> None:
    """S16: parties, people, VIP, first and last, by hour, mean stay, over target."""
    first = came(adults=3, again=True)
    time.pass_(minutes=70)
    salesvisit.leave(first.id, salesvisit.Leaving(), by=lead)
    second = came()
    salesvisit.set_vip(second.id, salesvisit.Vip(said="刘敏"), by=lead)
    salesvisit.answer(second.id, Answer(post="门僮"), by=lead)
    time.pass_(minutes=30)
    salesvisit.leave(second.id, salesvisit.Leaving(), by=lead)
    told = salesvisit.of(first.day)
    assert (told.parties, told.people, told.vip, told.again) == (2, 5, 1, 1)
    assert told.hours == {9: 1, 10: 1} and told.stay == 50
    assert told.first == first.arrived_at and told.last == second.arrived_at
    assert told.stays == (timedelta(minutes=70), timedelta(minutes=30))
