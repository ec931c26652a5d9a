"""What guests ask about the property service; what nobody could answer is an enquiry (S14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock, tickets
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import DESK, WORK_THE_DESK, WORK_THE_SITE, Staff, may
from store.salesvisit import keepings
from store.salesvisit.keepings import QuestionStage
from store.salesvisit.party import get
from store.salesvisit.settings import settings
from store.tickets import Channel, Kind, NewTicket
from store.waiting import Place, Waiting

LAPSES = "sales_question.lapses"
PERSONAL = ("name", "phone", "question", "answer")
_PLACE = "案场"


@dataclass(frozen=True)
class Question:
    """What was asked, of whom of us, and what they were told."""

    id: int
    party_id: int | None
    day: date
    asked_at: datetime
    asked_of: int
    name: str
    phone: str
    question: str
    answer: str
    ticket: int | None
    lapsed_on: date | None
    stage: QuestionStage

    @property
    def subject(self) -> str:
        """The question as the journal names it."""
        return f"sales_question:{self.id}"


def _waits(one: Question) -> Iterator[Waiting]:
    """What nobody has answered waits for the desk; the others to be erased (S15)."""
    if one.stage is QuestionStage.OPEN:
        yield Waiting("sales_question.open", one.subject, place=Place.TODAY, roles=DESK)
    elif one.lapsed_on is None:
        shows = clock.moment(one.day + timedelta(days=settings().kept + 1), time())
        yield Waiting(LAPSES, one.subject, place=Place.HOUSE, shows=shows)


_OPEN = (QuestionStage.OPEN,)
QUESTIONS = Register(
    "sales_question",
    Table(
        "sales_question",
        Question,
        "SELECT sales_question.id, sales_question.party_id, sales_question.day,"
        " sales_question.asked_at, sales_question.asked_of, sales_question.name,"
        " sales_question.phone, sales_question.question, sales_question.answer,"
        " sales_question.ticket, sales_question.lapsed_on, sales_question.stage"
        " FROM sales_question",
    ),
    Step("asked", keepings.NewQuestion, to=QuestionStage.OPEN, right=WORK_THE_SITE),
    Step("answered", keepings.QuestionAnswer, _OPEN, QuestionStage.ANSWERED, WORK_THE_SITE),
    Step("passed_on", keepings.Passing, _OPEN, QuestionStage.TICKET, WORK_THE_DESK),
    waits=_waits,
    private=PERSONAL,
    columns=("party_id", "day", "asked_at", "asked_of", "ticket", "stage"),
    moments=("day", "asked_at"),
)


def open_questions() -> list[Question]:
    """What nobody has answered, the oldest first."""
    return QUESTIONS.table.read(
        "WHERE sales_question.stage = ? ORDER BY sales_question.id", QuestionStage.OPEN
    )


def of_day(day: date) -> list[Question]:
    """What was asked on a day."""
    return QUESTIONS.table.read("WHERE sales_question.day = ? ORDER BY sales_question.id", day)


@operation
def ask(party_id: int | None, given: keepings.NewQuestion, *, by: Staff) -> Question:
    """A guest has asked something; at the desk what is open becomes an enquiry at once (S14)."""
    require(by, WORK_THE_SITE)
    party = get(party_id) if party_id else None
    one = QUESTIONS.begin(
        given, by, also=[party.subject] if party else [], party_id=party_id, day=clock.today(),
        asked_at=clock.now(), asked_of=by.id, name=given.name or (party.name if party else ""),
        phone=given.phone, question=given.question, answer=given.answer,
    )  # fmt: skip
    if given.answer:
        return QUESTIONS.move(one, "answered", keepings.Passing(), by)
    return _pass_on(one, by) if may(by.role, WORK_THE_DESK) else one


@operation
def answer_question(question_id: int, given: keepings.QuestionAnswer, *, by: Staff) -> Question:
    """They were told."""
    one = QUESTIONS.admitted(question_id, "answered", by)
    return QUESTIONS.move(one, "answered", given, by, answer=given.answer)


@operation
def pass_on(question_id: int, *, by: Staff) -> Question:
    """It becomes an enquiry, which the desk answers (S14, W6)."""
    return _pass_on(QUESTIONS.admitted(question_id, "passed_on", by), by)


def _pass_on(one: Question, by: Staff) -> Question:
    if one.stage is not QuestionStage.OPEN:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    new = NewTicket(
        what=one.question, place=_PLACE, caller=one.name, phone=one.phone, kind=Kind.ENQUIRY,
        channel=Channel.VISIT,
    )  # fmt: skip
    ticket = tickets.take(new, by=by)
    also = [f"ticket:{ticket.id}"]
    return QUESTIONS.move(one, "passed_on", keepings.Passing(), by, also=also, ticket=ticket.id)
