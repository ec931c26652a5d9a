"""An application as it stands, from coming in to leaving again; the register of them (O10-O12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock
from store.engine.table import Table
from store.recruitment import asks
from store.recruitment.asks import Source, Stage
from store.recruitment.inputs import Medical
from store.recruitment.settings import settings
from store.register import Register, Step
from store.rights import RECRUIT
from store.waiting import Place, Waiting

WORKING = (Stage.TRIAL, Stage.PERMANENT, Stage.LEAVING)
BEGUN = (*WORKING, Stage.LEFT)
OVER = (Stage.DECLINED, Stage.WITHDRAWN, Stage.RESERVE)
RUNNING = tuple(one for one in Stage if one not in (*BEGUN, *OVER))


@dataclass(frozen=True)
class Application:
    """One application; ``seen`` are the papers, ``issues`` and ``hands`` lists as they were then.

    ``interviews`` is how many were held, ``term`` and ``trial`` are months, ``prolonged`` whether
    the trial was made longer. It is erased from ``lapses_on`` on.
    """

    id: int
    number: str
    vacancy_id: int
    applicant_id: int
    source: Source
    experience: str
    papers: str
    health: str
    available_on: date | None
    expects: str
    received_on: date
    interview_on: date | None
    interviews: int
    verified_on: date | None
    seen: str
    examined_on: date | None
    fit_until: date | None
    decided_on: date | None
    reason: str
    starts_on: date | None
    term: int
    trial: int
    trial_until: date | None
    prolonged: bool
    worker_id: int | None
    contract: str
    contract_on: date | None
    confirmed_on: date | None
    last_day: date | None
    issues: str
    hands: str
    lapses_on: date | None
    lapsed_on: date | None
    stage: Stage
    post: str
    medical: Medical
    name: str
    phone: str

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"application:{self.id}"

    @property
    def contract_due(self) -> date | None:
        """The last day for a contract in writing, of who has begun and has none (A25)."""
        if self.stage not in WORKING or self.contract_on or self.starts_on is None:
            return None
        return self.starts_on + timedelta(days=settings().contract)

    @property
    def must_be_examined(self) -> bool:
        """Whether the post needs a medical examination that was not yet."""
        return self.medical is not Medical.NONE and self.examined_on is None


def _waits(one: Application) -> Iterator[Waiting]:
    """What an application waits for; no name stands on Today (G17)."""
    figures = {"number": one.number, "post": one.post}
    roles = RECRUIT.roles
    if one.stage is Stage.RECEIVED:
        yield Waiting(
            "application.to_screen",
            one.subject,
            place=Place.FOLLOWING,
            figures=figures,
            roles=roles,
        )
    if one.stage is Stage.SCREENED and one.interview_on is not None:
        yield _on_day("application.interview", one, one.interview_on)
    if one.stage is Stage.OFFERED and one.starts_on is not None:
        yield _on_day("application.begins", one, one.starts_on)
    if (due := one.contract_due) is not None and one.starts_on is not None:
        ahead = timedelta(days=settings().warned)
        yield _on_day("application.contract", one, due, one.starts_on + ahead)
    if one.stage is Stage.TRIAL and one.trial_until is not None:
        ahead = timedelta(days=settings().ends)
        yield _on_day("application.trial_ends", one, one.trial_until, one.trial_until - ahead)
    if one.stage is Stage.LEAVING and one.last_day is not None:
        yield _on_day("application.to_hand", one, one.last_day)
    if one.lapses_on is not None and one.lapsed_on is None:
        shows = clock.bounds(one.lapses_on)[0]
        yield Waiting(LAPSES, one.subject, place=Place.HOUSE, figures=figures, shows=shows)


LAPSES = "application.lapses"


def _on_day(kind: str, one: Application, day: date, since: date | None = None) -> Waiting:
    figures = {"number": one.number, "post": one.post, "until": day.isoformat()}
    shows, due = clock.bounds(since or day)[0], clock.bounds(day)[1]
    roles = RECRUIT.roles
    return Waiting(kind, one.subject, due=due, figures=figures, shows=shows, roles=roles)


_SEEN = (Stage.INTERVIEWED, Stage.VERIFIED, Stage.EXAMINED)
_NEITHER = (*RUNNING, Stage.RESERVE)
_HERE = (Stage.TRIAL, Stage.PERMANENT)
APPLICATIONS = Register(
    "application",
    Table(
        "application",
        Application,
        "SELECT application.id, application.number, application.vacancy_id,"
        " application.applicant_id, application.source, application.experience,"
        " application.papers, application.health, application.available_on, application.expects,"
        " application.received_on, application.interview_on, application.interviews,"
        " application.verified_on, application.seen, application.examined_on,"
        " application.fit_until, application.decided_on, application.reason,"
        " application.starts_on, application.term, application.trial, application.trial_until,"
        " application.prolonged, application.worker_id, application.contract,"
        " application.contract_on, application.confirmed_on, application.last_day,"
        " application.issues, application.hands, application.lapses_on, application.lapsed_on,"
        " application.stage, v.post, v.medical, p.name, p.phone FROM application"
        " JOIN vacancy v ON v.id = application.vacancy_id"
        " JOIN applicant p ON p.id = application.applicant_id",
    ),
    Step("received", asks.NewApplication, to=Stage.RECEIVED, right=RECRUIT),
    Step("screened", asks.Screening, (Stage.RECEIVED, Stage.SCREENED), Stage.SCREENED, RECRUIT),
    Step(
        "interviewed",
        asks.Interview,
        (Stage.SCREENED, Stage.INTERVIEWED),
        Stage.INTERVIEWED,
        RECRUIT,
    ),
    Step("verified", asks.Verified, (Stage.INTERVIEWED, Stage.RESERVE), Stage.VERIFIED, RECRUIT),
    Step("examined", asks.Examined, (Stage.VERIFIED, Stage.RESERVE), right=RECRUIT),
    Step("offered", asks.Offer, (*_SEEN[1:], Stage.RESERVE), Stage.OFFERED, RECRUIT),
    Step("reserved", asks.Why, _SEEN, Stage.RESERVE, RECRUIT),
    Step("declined", asks.Why, _NEITHER, Stage.DECLINED, RECRUIT),
    Step("withdrawn", asks.Why, _NEITHER, Stage.WITHDRAWN, RECRUIT),
    Step("started", asks.Start, (Stage.OFFERED,), right=RECRUIT),
    Step("given", asks.Noted, _HERE, right=RECRUIT),
    Step("spared", asks.Noted, _HERE, right=RECRUIT),
    Step("contracted", asks.Contract, _HERE, right=RECRUIT),
    Step("prolonged", asks.Prolonged, (Stage.TRIAL,), right=RECRUIT),
    Step("confirmed", asks.Confirmed, (Stage.TRIAL,), Stage.PERMANENT, RECRUIT),
    Step("leaves", asks.Leaving, _HERE, Stage.LEAVING, RECRUIT),
    Step("back", asks.Noted, (Stage.LEAVING,), right=RECRUIT),
    Step("missing", asks.Missing, (Stage.LEAVING,), right=RECRUIT),
    Step("left", asks.Closing, (Stage.LEAVING,), Stage.LEFT, RECRUIT),
    figures=lambda one: {
        "number": one.number,
        "applicant": one.applicant_id,
        "vacancy": one.vacancy_id,
    },
    waits=_waits,
    private=(
        *("name", "sex", "born", "phone", "education", "experience", "papers", "health"),
        *("expects", "emergency", "relatives", "id_number", "seen", "reason", "interviewer"),
        *("remark", "contract", "note"),
    ),
    columns=(
        *("number", "vacancy_id", "applicant_id", "source", "available_on", "received_on"),
        *("interview_on", "interviews", "verified_on", "examined_on", "fit_until", "decided_on"),
        *("starts_on", "term", "trial", "trial_until", "prolonged", "worker_id", "contract_on"),
        *("confirmed_on", "last_day", "issues", "hands", "lapses_on", "stage"),
    ),
    moments=("received_on", "verified_on", "examined_on", "decided_on", "confirmed_on"),
)

get = APPLICATIONS.table.one


def every(text: str = "") -> list[Application]:
    """The applications by number, name, phone and post: those that go on first, then the newest."""
    wanted = text.casefold().strip()
    found = APPLICATIONS.table.read("ORDER BY application.id DESC")
    kept = [one for one in found if wanted in _told(one)]
    return sorted(kept, key=lambda one: (one.stage not in RUNNING, one.stage not in WORKING))


def _told(one: Application) -> str:
    return f"{one.number} {one.name} {one.phone} {one.post}".casefold()


def of_applicant(applicant_id: int) -> list[Application]:
    """All that a person has applied for, the newest first (Q123)."""
    where = "WHERE application.applicant_id = ? ORDER BY application.id DESC"
    return APPLICATIONS.table.read(where, applicant_id)


def for_vacancy(vacancy_id: int) -> list[Application]:
    """All applications for a post, the newest first."""
    where = "WHERE application.vacancy_id = ? ORDER BY application.id DESC"
    return APPLICATIONS.table.read(where, vacancy_id)
