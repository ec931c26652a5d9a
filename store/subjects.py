"""The subjects of the desk, a line each: the name of a subject's room on every floor.

How to add one: see "How to add a subject" in the README. What a subject answers to the halls (log,
Today, handover, a home's page, the finder, sheets, erasure, verify, the demo) stands in its own
room, as ``ANSWERS`` (``store/answers.py``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """``name`` is its room on every floor; ``things`` how the journal names what it is about.

    ``booked`` are the kinds of entry that stand in the full book (D7), whole things or single
    kinds, ``worded`` those of them that do only if words were typed; ``written`` is the thing that
    people write into it themselves, correct and follow up, ``signs`` the kind of entry that signs a
    page of it. ``finds`` says that findings are things of it, ``proposes`` which fields of forms it
    has texts for, ``daily`` whether every session needs it from the start, ``rings`` whether things
    of it may alarm, ``tells`` that it keeps what homes are to be told (``store/notices.py``).
    ``prefix`` is what the printed numbers of its things begin with, blanks between several: the
    finder asks a subject that is not daily only when somebody types one, and never without.
    ``named`` says that the finder finds its things by what they are called, too.
    ``vouches`` are things of other subjects for whose conditions it may answer.
    ``of_homes`` is a table of its own that may have something of a home, by its ``home_id``, though
    no entry in the book tells so. ``bills`` is the way of billing of the price list whose runs it
    makes, where those are not by the month. ``hears`` are kinds of entry of others that it has to
    act upon (``Answers.heard``). ``rosters`` is the kind of
    entry from which on it may know who is to be on (O5). ``guests`` says that it knows who is here
    and lives nowhere here.
    """

    name: str
    things: tuple[str, ...] = ()
    booked: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    written: str = ""
    signs: str = ""
    finds: bool = False
    proposes: tuple[str, ...] = ()
    daily: bool = False
    rings: bool = False
    prefix: str = ""
    named: bool = False
    of_homes: str = ""
    tells: bool = False
    bills: str = ""
    hears: tuple[str, ...] = ()
    vouches: tuple[str, ...] = ()
    rosters: str = ""
    guests: bool = False

    @property
    def room(self) -> str:
        """The module in which the store's room of this subject answers."""
        return f"store.{self.name}"


SUBJECTS = (
    # Whatever was done in an emergency stands in the book (D6), and first on Today.
    Subject(
        "emergency",
        ("emergency", "emergency_plan", "emergency_drill"),
        ("emergency", "emergency_plan", "emergency_drill"),
        tells=True,
        prefix="YJ",
    ),
    Subject("escalations", ("escalation",), ("escalation",), rings=True, prefix="SB"),
    # That a ticket's phone was looked at is on record, and no matter for the book (F6).
    Subject(
        "tickets",
        ("ticket", "ticket_phone", "morning", "phrase"),
        ("ticket", "morning"),
        finds=True,
        daily=True,
        rings=True,
    ),
    # What was counted hook by hook stands on its own sheet; the book keeps what came of it.
    Subject(
        "keys",
        ("key", "key_count"),
        (
            "key",
            "key_count.begun",
            "key_count.explained",
            "key_count.signed",
            "key_count.rechecked",
            "key_count.given_up",
        ),
        daily=True,
    ),
    Subject(
        "dutylog",
        ("log", "day", "deputy", "absence", "usual_text"),
        ("log", "day", "deputy", "absence"),
        written="log",
        signs="day.signed",
        daily=True,
    ),
    # What a handover counted stands on its own sheet; the book keeps who signed and what was said.
    Subject(
        "handover",
        ("handover", "duty", "half_written"),
        ("handover", "duty"),
        ("handover.answered",),
        daily=True,
    ),
    Subject("residents", ("home", "person"), daily=True),
    Subject("permits", ("permit",), ("permit",), prefix="CW"),
    Subject("goods", ("slip",), ("slip",), prefix="FX"),
    Subject("parcels", ("parcel",), ("parcel",), proposes=("carrier", "shelf"), prefix="BG"),
    Subject("lostproperty", ("lost_item",), ("lost_item",), prefix="SW"),
    # Each way in and out stands with the visit; the book has one line of it, and what went wrong.
    Subject(
        "visitors",
        ("visit",),
        ("visit.entered", "visit.refused", "visit.unseen", "visit.revoked"),
        prefix="FK",
        guests=True,
    ),
    Subject("pricelist", ("price_item",), ("price_item",), proposes=("price_item",)),
    # Who pays and each bill's own story stand with them; the book has the runs.
    Subject(
        "bills",
        ("bill", "bill_run", "payer", "charged_part", "reduction"),
        ("bill", "bill_run", "reduction"),
        prefix="ZD",
        of_homes="bill",
    ),
    # What a permit costs is billed and paid; it keeps nothing of its own.
    Subject("parking"),
    Subject("services", ("service",), ("service",), prefix="FW", of_homes="service"),
    Subject(
        "payments",
        ("payment", "refund", "bank_file"),
        ("payment", "refund", "bank_file"),
        prefix="TK DR",
    ),
    Subject("late", ("late_charge",), ("late_charge",), of_homes="bill"),
    Subject("sharing", ("shared_cost",), ("shared_cost",), prefix="FT"),
    # A month's close is a matter of the book: nothing is dated into it after ($50).
    Subject("rates", ("month_close", "public_line"), ("month_close",), prefix="SZ"),
    Subject("drawer", ("cash_count", "cash_day"), ("cash_count", "cash_day"), prefix="PD"),
    # What a step said stands with the case; the book has what was decided or agreed.
    Subject(
        "dunning",
        ("dunning",),
        (
            "dunning.stepped",
            "dunning.promised",
            "dunning.held",
            "dunning.resumed",
            "dunning.planned",
            "dunning.acknowledged",
            "dunning.struck",
        ),
        prefix="CJ",
    ),
    Subject(
        "meters",
        ("meter",),
        ("meter.exchanged", "meter.corrected", "meter.swapped"),
        of_homes="meter",
        bills="use",
    ),
    Subject("outages", ("outage",), ("outage",), prefix="TZ TG", tells=True),
    # Each visit stands on its round's sheet; the book has the agreements, what was found, the rain.
    Subject(
        "trusteeship",
        (
            *("trusteeship", "rain", "trust_problem", "trust_visit", "trust_span"),
            *("trust_plan", "trust_round"),
        ),
        ("trusteeship", "rain", "trust_problem", "trust_round"),
        prefix="TG YQ",
        of_homes="trusteeship",
        hears=(
            *("emergency.started", "emergency.false_alarm", "emergency.joined", "emergency.ended"),
            *("meter.read", "meter.corrected", "meter.exchanged"),
        ),
    ),
    # What a spot check saw stands with the renovation, not that it came due (D7, G4).
    Subject(
        "renovation",
        ("renovation", "violation", "noise_ban", "worker_pass", "spot_plan", "spot_check"),
        ("renovation", "violation", "noise_ban", "worker_pass"),
        prefix="ZX WZ",
        vouches=("deposit",),
    ),
    Subject("workers", ("worker",), proposes=("worker",)),
    # Who is to be on: what was told whom of a change is no matter for the book.
    Subject(
        "roster",
        ("roster", "roster_swap", "roster_change", "roster_bar"),
        ("roster", "roster_swap"),
        prefix="PB HB",
        rosters="roster.published",
        hears=("worker.forgotten",),
    ),
    # What was handed out or over stands with the application; the book has the rest, without names.
    Subject(
        "recruitment",
        ("vacancy", "application"),
        (
            *("vacancy", "application.received", "application.screened"),
            *("application.interviewed", "application.verified", "application.examined"),
            *("application.offered", "application.reserved", "application.declined"),
            *("application.withdrawn", "application.started", "application.contracted"),
            *("application.prolonged", "application.confirmed", "application.leaves"),
            *("application.missing", "application.left", "application.lapsed"),
        ),
        proposes=("vacancy",),
        prefix="ZP YP",
        named=True,
    ),
    Subject("licences", ("licence",), ("licence",), prefix="ZZ"),
    # What was due and what became of it stands in the book, not that it came due (D7, G4).
    # Each mark stands with its sheet; the book has what began, what was wrong, and how it ended.
    Subject(
        "inspections",
        ("inspection", "inspection_list"),
        ("inspection", "inspection_list"),
        worded=("inspection.in_order", "inspection.not_applying"),
        prefix="JC",
    ),
    # Each mark stands with its check, each paper and person with its contractor.
    Subject(
        "contractors",
        (
            *("contractor", "contractor_paper", "contractor_person", "contractor_stint"),
            *("contractor_check", "contractor_month"),
        ),
        (
            *("contractor", "contractor_stint", "contractor_check.lost", "contractor_check.marked"),
            "contractor_month",
        ),
        proposes=("contractor",),
        prefix="FB",
    ),
    Subject("trainings", ("training",), ("training",)),
    # Who was there stands with the session; the book has that it was planned, held, called off.
    Subject(
        "courses",
        ("course",),
        ("course.planned", "course.changed", "course.closed", "course.called_off"),
        worded=("course.assessed",),
        prefix="PX",
        hears=(
            *("training.recorded", "training.withdrawn", "worker.added", "worker.changed"),
            *("worker.left", "worker.forgotten"),
        ),
    ),
    # Each point stands with its round; the book has who set out, and what did not go as planned.
    # Each task stands with its block; the book has what was missed, left out, planned and told.
    Subject(
        "cleaning",
        ("clean_plan", "clean_duty", "clean_matter"),
        (
            *("clean_plan.begun", "clean_plan.changed", "clean_plan.ended", "clean_matter"),
            *("clean_duty.whole", "clean_duty.made_up", "clean_duty.excused"),
        ),
        worded=("clean_duty.noted",),
        prefix="BJ",
    ),
    Subject(
        "patrols",
        ("patrol", "round", "walk"),
        ("patrol.begun", "patrol.changed", "patrol.ended", "round", "walk"),
        worded=("walk.normal", "walk.block"),
        prefix="XC",
    ),
    Subject(
        "routines",
        ("routine", "task"),
        ("routine.begun", "routine.changed", "routine.ended", "task"),
    ),
    # What is ticked line by line stands with the walk; the book has its steps and its defects.
    Subject(
        "moveins",
        ("movein", "movein_line", "movein_visit"),
        ("movein", "movein_line.defect", "movein_line.reinspected", "movein_line.reaccepted"),
        prefix="RZ",
        of_homes="movein",
    ),
    Subject("deposits", ("deposit",), ("deposit",), prefix="YJ"),
    # Each receipt stands with what was paid; the book has what became of it afterwards.
    Subject(
        "receipts",
        ("receipt",),
        ("receipt.voided", "receipt.reddened", "receipt.certified"),
        prefix="SJ YJ HZ",
    ),
    # Each answer stands with the visit; the book has those visits, and the month that was signed.
    Subject(
        "visits",
        ("return_visit", "visit_month"),
        ("return_visit.visited", "return_visit.heard", "return_visit.excused", "visit_month"),
        prefix="HF",
        of_homes="return_visit",
    ),
    # Each sheet stands with its survey; the book has what became of the survey.
    Subject(
        "surveys",
        ("survey", "survey_sheet"),
        (
            "survey.drafted",
            "survey.revised",
            "survey.approved",
            "survey.published",
            "survey.closed",
            "survey.counted",
            "survey.posted",
        ),
        prefix="DC",
    ),
    # Each mark stands with its check; the book has what began, what was wrong, and how it ended.
    Subject(
        "shops",
        ("shop", "shop_check", "shop_breach", "frontage", "frontage_day"),
        (
            *("shop", "shop_check", "shop_breach", "frontage.begun", "frontage.changed"),
            *("frontage.ended", "frontage_day"),
        ),
        worded=("shop_check.good", "shop_check.rest", "shop.revealed", "shop.reviewed"),
        prefix="SP",
    ),
    # Each reader of a passing round stands on its sheet; the book has that it goes round.
    Subject(
        "documents",
        ("letter_in", "letter_reader", "letter_out", "archive_file", "archive_cull"),
        ("letter_in", "letter_out", "archive_file", "archive_cull"),
        prefix="LW NG AJ XH",
        named=True,
    ),
    Subject("outside", ("body", "liaison"), ("body", "liaison"), prefix="WL", named=True),
    # Each drink stands with its order; the book has the day's menu and its count, the posts, and
    # what was served wrongly.
    Subject(
        "cafe",
        ("cafe_order", "cafe_slip", "cafe_day", "cafe_post", "cafe_seat", "drink"),
        ("cafe_day", "cafe_post", "cafe_order.wrong"),
        prefix="KF",
    ),
    # Each sign-up and each tick stands with its event; the book has what became of the event.
    Subject(
        "community",
        ("community_event", "event_signup"),
        (
            *("community_event.intended", "community_event.planned", "community_event.drawn_up"),
            *("community_event.edited", "community_event.permitted", "community_event.asked"),
            *("community_event.approved", "community_event.returned", "community_event.noticed"),
            *("community_event.held", "community_event.summed", "community_event.filed"),
            *("community_event.cancelled", "event_signup.overbooked"),
        ),
        prefix="HD",
        named=True,
        of_homes="event_signup",
    ),
    # What came, went and was counted line by line stands with the thing; the book has what was
    # sealed, lent, handed on and signed for.
    Subject(
        "affairs",
        ("asset", "asset_loan", "asset_count"),
        (
            *("asset.entered", "asset.handed", "asset.recounted", "asset.missed", "asset.found"),
            *("asset.dropped", "asset_loan.used", "asset_loan.agreed", "asset_loan.taken"),
            *("asset_loan.returned", "asset_count.begun", "asset_count.signed"),
            "asset_count.given_up",
        ),
        prefix="XZ JY",
        named=True,
    ),
    # Each station stands with its party; the book has who came, left, and what was not as planned.
    Subject(
        "salesvisit",
        (
            *("sales_party", "sales_day", "sales_thing", "sales_count", "sales_post"),
            "sales_question",
        ),
        (
            *("sales_party.announced", "sales_party.arrived", "sales_party.left"),
            *("sales_party.unknown", "sales_party.no_show", "sales_party.marked", "sales_day"),
            *("sales_count", "sales_post.held", "sales_question.passed_on"),
        ),
        prefix="XS",
        proposes=("sales_plate", "sales_name"),
        guests=True,
    ),
    Subject("report"),
)
BY_NAME = {subject.name: subject for subject in SUBJECTS}
_OF_THING = {thing: subject for subject in SUBJECTS for thing in subject.things}
_ORDER = {thing: place for place, one in enumerate(SUBJECTS) for thing in one.things}
HEARD_BY = {
    kind: tuple(one.name for one in SUBJECTS if kind in one.hears)
    for subject in SUBJECTS
    for kind in subject.hears
}
WORDED = frozenset(kind for subject in SUBJECTS for kind in subject.worded)
WRITTEN = next(subject.written for subject in SUBJECTS if subject.written)
SIGNS = next(subject.signs for subject in SUBJECTS if subject.signs)
FINDS = next(subject.name for subject in SUBJECTS if subject.finds)
ROSTERS = next(subject for subject in SUBJECTS if subject.rosters)
BILLS = {subject.bills: subject.name for subject in SUBJECTS if subject.bills}
PAGE = SIGNS.partition(".")[0]  # the thing that is signed: a page of the book, by its day


def thing_of(subject: str) -> str:
    """The kind of thing that a journal's subject or kind names: ``ticket`` of ``ticket:12``."""
    return subject.partition(":")[0].partition(".")[0]


def of_thing(named: str) -> Subject | None:
    """The subject that a thing belongs to, by its name or a journal's subject or kind."""
    return _OF_THING.get(thing_of(named))


def order_of(named: str) -> int:
    """The place in the directory of the subject that a thing belongs to; last for no subject's."""
    return _ORDER.get(thing_of(named), len(SUBJECTS))
