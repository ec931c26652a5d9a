"""The directory of subjects and what each of them answers fit together, and fit the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from printing.asked import Sheets
from store import answers, subjects
from store.answers import Answers
from store.engine import database
from store.estate import own
from store.subjects import SUBJECTS, Subject, thing_of

STORE = Path(__file__).parents[2] / "store"
EACH = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)

# The tables that belong to no subject, by the room that keeps them.
GROUND = {
    "agenda": {"agenda"},
    "desk": {"draft", "print_job", "staff"},
    "estate": {"dated", "site"},
    "plans": {"occurrence", "plan", "plan_closed", "plan_look", "plan_version"},
    "series": {"series"},
    "journal": {
        "book",
        "journal",
        "journal_text",
        "journal_words",
        "log_day",
        "log_entry",
        "touched",
    },
}
# Columns of subjects' tables that nobody types a word about a person into: codes, days, names of
# shifts, hooks and places. A new column comes either here or into its subject's ``personal``.
NOT_PERSONAL = {
    "absence": {"stage"},
    "usual_text": {"category", "stage"},
    "bank_file": {"answers", "digest", "layout", "lines", "method", "number", "stage"},
    "bank_line": {"alike", "digest", "method", "on_day", "stage"},
    "shared_cost": {"building", "first", "last", "number", "stage", "way"},
    "return_visit": {
        *("attitude", "clean", "covers", "fate", "in_time", "kind", "means", "month", "number"),
        *("outcome", "overall", "quality", "role", "source", "stage"),
    },
    "vacancy": {"medical", "number", "published_on", "stage", "trade", "wanted_on"},
    "application": {
        *("available_on", "confirmed_on", "contract_on", "decided_on", "examined_on", "fit_until"),
        *("hands", "interview_on", "issues", "lapsed_on", "lapses_on", "last_day", "number"),
        *("received_on", "source", "stage", "starts_on", "trial_until", "verified_on"),
    },
    "interview": {"on_day", "verdict"},
    "issued_thing": {"on_day", "result"},
    "roster": {"demand", "first", "kinds", "number", "stage"},
    "roster_cell": {"code", "day", "who"},
    "roster_swap": {"asker", "day", "number", "other", "other_day", "stage"},
    "roster_change": {"day", "now", "stage", "was", "who"},
    "roster_bar": {"since", "stage", "until", "who"},
    "survey": {"last_day", "number", "questions", "results", "stage", "title"},
    "survey_home": {"cell"},
    "survey_sheet": {"answers", "building", "second", "stage"},
    "visit_month": {"covers", "month", "pool", "stage"},
    "outage": {"number", "scope", "stage", "supply"},
    "drink": {"kind", "name", "stage", "unit"},
    "cafe_seat": {"code", "stage"},
    "cafe_day": {"day", "stage"},
    "cafe_menu": {"word"},
    "cafe_post": {"day", "ends", "stage"},
    "cafe_order": {"number", "stage"},
    "cafe_guest": {"who"},
    "cafe_line": {"how", "stage"},
    "sales_party": {"day", "lapsed_on", "number", "stage", "who"},
    "sales_stay": {"station"},
    "sales_call": {"post"},
    "sales_thing": {"kind", "name", "stage", "unit"},
    "sales_day": {"day", "stage"},
    "sales_count": {"day", "lines", "moment", "stage"},
    "sales_post": {"day", "failing", "stage"},
    "sales_question": {"day", "lapsed_on", "stage"},
    "walk": {"method", "number", "planned", "stage"},
    "walk_point": {"doubt", "judged", "method", "result"},
    "inspection": {"kind", "number", "places", "stage"},
    "inspection_list": {"kind"},
    "contractor": {
        *("agreed_on", "code", "entered_on", "left_on", "mend_by", "number", "since", "stage"),
        *("trade", "until"),
    },
    "contractor_person": {"since", "stage", "until"},
    "contractor_paper": {"expires", "issued", "kind", "stage"},
    "contractor_stint": {"last_day", "stage"},
    "contractor_check": {"month", "stage", "weights"},
    "contractor_month": {"band", "demand_by", "month", "number", "sections", "stage"},
    "course": {
        *("asks", "closed_on", "effect_on", "exam", "exam_on", "kind", "number", "stage"),
    },
    "course_person": {"makeup_on", "result", "who"},
    "training": {"about", "course", "held_on", "kind", "result", "stage", "until"},
    "shop": {
        *("agreement_on", "card_on", "fire_on", "flue_on", "founded", "frontage_on"),
        *("lease_until", "licensed_until", "number", "review_due", "since", "stage", "tenure"),
    },
    "shop_check": {"items", "kind", "number", "shops", "stage"},
    "shop_breach": {"authority", "kind", "number", "signed", "stage"},
    "body": {"kind", "number", "stage"},
    "letter_in": {
        *("decided_on", "done_on", "due_on", "filed_on", "number", "received_on", "secrecy"),
        *("source", "stage", "urgency"),
    },
    "letter_reader": {"due_on", "given_on", "how", "read_on", "stage"},
    "letter_out": {
        *("dated", "digest", "doc_number", "down_on", "envelope", "filed_on", "kind", "number"),
        *("post_from", "post_until", "receipt_on", "sealed_on", "secrecy", "sent_on", "stage"),
        "way",
    },
    "archive_file": {
        *("ends_on", "keep", "keep_until", "kind", "lent_on", "lent_until", "number", "stage"),
    },
    "archive_cull": {"approved_on", "destroyed_on", "listed_on", "number", "stage"},
    "liaison": {"due", "number", "on_day", "side", "stage", "way"},
    "clean_line": {"result"},
    "clean_matter": {"kind", "number", "stage"},
    "community_event": {
        *("kind", "number", "permit_applied", "permit_on", "ready", "source", "stage"),
    },
    "event_signup": {"number", "stage"},
    "asset": {"kind", "number", "stage"},
    "asset_loan": {"number", "stage", "way"},
    "asset_count": {"scope", "stage"},
    "asset_count_answer": {"key"},
    "asset_count_signature": {"covers", "party"},
    "deposit": {
        *("asked_on", "kind", "met_on", "method", "number", "returned_on", "stage", "standing"),
        *("taken_on", "told_on", "way"),
    },
    "deposit_condition": {"met_on", "what"},
    "deposit_deduction": {"on_day"},
    "phrase": {"kind", "stage", "urgency"},
    "renovation": {
        *("answer_due", "applied_on", "approved_on", "agreed_on", "begun_on", "change"),
        *("closed_on", "complete_on", "completed_on", "doer", "ends", "flooded_on", "hours"),
        *("inspect_due", "kind", "number", "passed_on", "permitted_on", "progress_on"),
        *("released_on", "right_by", "stage", "standing", "starts", "state_before", "told_on"),
        *("visited_on", "waste", "watch_until", "works"),
    },
    "renovation_paper": {"paper", "since"},
    "renovation_ticket": {"about"},
    "renovation_visit": {"faults", "point", "result", "seen"},
    "violation": {"article", "grade", "means", "number", "put_right_by", "signed", "stage"},
    "noise_ban": {"number", "since", "stage", "until"},
    "worker_pass": {
        *("back_on", "card_until", "lapses_on", "number", "since", "stage", "term", "trade"),
        "until",
    },
    "receipt": {
        *("about", "invoice", "invoice_no", "invoiced_on", "kind", "method", "number"),
        *("received_on", "red_invoice_no", "red_invoiced_on", "stage"),
    },
    "document": {"ended_on", "form", "kind", "on_day", "way"},
    "dunning": {
        *("hold", "hold_since", "hold_until", "next_on", "number", "promise_made"),
        *("promised_on", "stage"),
    },
    "dunning_instalment": {"due"},
    "dunning_plan": {"ended_on"},
    "dunning_step": {"deadline", "how", "on_day", "proven_on", "rung"},
    "late_settled": {"on_day"},
    "late_waiver": {"on_day", "stage"},
    "meter": {"kind", "number", "removed_on", "set_on", "stage"},
    "meter_home": {"since"},
    "meter_reading": {"kind", "on_day"},
    "duty": {"shift"},
    "emergency": {"grade", "kind", "number", "stage"},
    "emergency_plan": {"kind"},
    "escalation": {"level", "number", "stage", "thing"},
    "emergency_signature": {"covers", "party"},
    "emergency_step": {"key"},
    "handover": {"next_shift", "shift"},
    "handover_line": {"key"},
    "handover_signature": {"covers", "party"},
    "held_key": {"hook", "kind", "signed", "since"},
    "home": {"building", "code", "kind", "room", "state", "state_since", "unit"},
    "key_count": {"due", "next_due", "stage"},
    "key_count_answer": {"key"},
    "key_count_line": {"home", "hook"},
    "key_count_signature": {"covers", "party"},
    "instruction": {"ended_on", "kind", "since", "until"},
    "key_instruction": {"kind", "since", "until"},
    "key_loan": {"back_identity", "back_signed", "identity", "signed"},
    "movein": {
        *("back_on", "basis", "charged_from", "closed_on", "concluded_on", "conclusion"),
        *("course", "charged_on", "handed_on", "letter_since", "letter_until", "mode"),
        *("notice_date", "number", "opened_on", "registered_on", "stage", "verified_on"),
    },
    "movein_line": {"code", "owed_by", "part", "refs", "stage", "warranty", "warranty_until"},
    "movein_visit": {"batch", "charged_from", "notice_date", "on_day", "stage"},
    "payer": {"since", "stage", "standing", "until"},
    "bill_run": {"digest", "made_on", "month", "number", "origin", "stage"},
    "bill": {
        *("about", "disputed", "due", "first", "issued_on", "last", "month", "number", "stage"),
        "voided_on",
    },
    "payment": {"key", "method", "received_on", "stage"},
    "refund": {"asked_on", "number", "stage", "way"},
    "cash_count": {"notes", "number", "stage"},
    "cash_day": {"day", "stage", "totals"},
    "settlement": {"on_day"},
    "prepaid": {"on_day"},
    "service": {
        *("accepted_on", "basis", "cancelling", "cut_on", "how", "number", "stage"),
        *("valid_until", "warm_until"),
    },
    "service_line": {"kind"},
    "service_terms": {"cancelling", "excluded", "posted", "since"},
    "bill_line": {"first", "last", "words"},
    "reduction": {"on_day", "stage"},
    "charged_part": {"since", "stage", "until"},
    "price_item": {
        *("begins", "belongs", "content", "convention", "kind", "name", "number"),
        *("stage", "until", "way"),
    },
    "price_rate": {"basis", "building", "homes", "posted", "pricing", "since", "unit"},
    "month_close": {"closed_on", "month", "stage"},
    "public_line": {"dated", "kind", "month", "number", "own", "stage"},
    "licence": {"expires", "issued", "kind", "number", "stage", "whose"},
    "lost_item": {"identity", "kind", "noticed_on", "number", "stage", "until"},
    "parcel": {"identity", "kind", "number", "stage", "told_how"},
    "permit": {
        "asked_on",
        "kind",
        "land",
        "left_on",
        "number",
        "since",
        "stage",
        "standing",
        "until",
    },
    "identity": {"kind", "until"},
    "person": {"id_kind", "kind", "id_until", "phone_purpose"},
    "pet": {"expires", "kind", "noted_on"},
    "phone": {"purpose"},
    "representative": {"ended_on", "kind", "paper", "since", "until"},
    "residency": {"role", "since", "until"},
    "special_need": {"consent", "consented_on", "withdrawn_on"},
    "slip": {
        *(
            "back_by",
            "gate",
            "lapsed_on",
            "how",
            "identity",
            "number",
            "stage",
            "standing",
            "until",
            "why",
        ),
    },
    "visit": {
        *("how", "kind", "lapsed_on", "number", "passage", "since", "stage", "until"),
    },
    "visit_passage": {"in_gate", "out_gate"},
    "worker": {"shift", "since", "stage", "trade", "until"},
    "trusteeship": {
        *("applied_on", "counted_from", "entry", "exceeded_on", "last_day", "number", "signed_on"),
        *("since", "span", "stage", "until", "valves", "why"),
    },
    "trust_span": {"since", "stage", "until"},
    "trust_visit": {"kind", "result", "stage"},
    "trust_problem": {"point", "stage", "told_how", "told_whom"},
    "rain": {"level", "number", "stage"},
    "ticket": {"channel", "kind", "place", "urgency"},
}
# Kinds of entry whose words may leave the estate: nobody can type a resident's data into them.
LEAVING: set[str] = set()


def answers_of(subject: Subject) -> Answers:
    return answers.of(subject.name)


def kinds_of(subject: Subject) -> set[str]:
    """The kinds of entry, and of what waits, that a subject has a sentence for."""
    return {kind.partition(":")[0] for kind in answers_of(subject).sentences}


# The directory itself


def test_no_name_and_no_thing_stands_for_two_subjects() -> None:
    names = [subject.name for subject in SUBJECTS]
    things = [thing for subject in SUBJECTS for thing in subject.things]
    assert len(set(names)) == len(names)
    assert len(set(things)) == len(things)
    assert not any(re.search(r"[^a-z_]", thing) for thing in things)


def test_a_thing_is_found_by_its_name_its_number_and_what_happened_to_it() -> None:
    for subject in SUBJECTS:
        for thing in subject.things:
            for named in (thing, f"{thing}:12", f"{thing}.taken"):
                assert subjects.of_thing(named) is subject
    assert subjects.of_thing("nothing:1") is None
    assert subjects.order_of("nothing:1") == len(SUBJECTS)


@EACH
def test_every_subject_s_room_answers(subject: Subject) -> None:
    assert import_module(subject.room).ANSWERS is answers_of(subject)
    assert isinstance(answers_of(subject), Answers)


# The book


@EACH
def test_what_is_booked_is_the_subject_s_own_and_has_sentences(subject: Subject) -> None:
    for kind in subject.booked:
        assert thing_of(kind) in subject.things
        assert any(kind in (told, thing_of(told)) for told in kinds_of(subject)), kind
        assert thing_of(kind) in answers_of(subject).called, kind


@EACH
def test_a_subject_tells_only_of_its_own_things(subject: Subject) -> None:
    assert {thing_of(kind) for kind in kinds_of(subject)} <= set(subject.things)
    assert set(answers_of(subject).called) <= set(subject.things)


@EACH
def test_who_is_here_is_asked_of_those_who_know_it(subject: Subject) -> None:
    assert subject.guests is (answers_of(subject).inside is not None)


@EACH
def test_what_is_said_of_single_kinds_is_of_kinds_that_there_are(subject: Subject) -> None:
    assert {*subject.worded, *answers_of(subject).sealed, *answers_of(subject).leaving} <= kinds_of(
        subject
    )
    assert {thing_of(kind) for kind in subject.worded} <= set(map(thing_of, subject.booked))


def test_the_words_of_no_kind_leave_the_estate_by_accident() -> None:
    declared = {kind for _name, each in answers.everyone() for kind in each.leaving}
    assert declared == LEAVING
    told = {kind for subject in SUBJECTS for kind in kinds_of(subject)}
    assert {kind for kind in told | _recorded() if answers.words_may_leave(kind)} == LEAVING


def test_the_words_of_a_kind_leave_where_its_subject_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    says = Answers(leaving=("key.lent",))
    monkeypatch.setattr(answers, "of", lambda name: says if name == "keys" else Answers())
    assert answers.words_may_leave("key.lent")
    for kept in ("key.returned", "key", "key.lent.more", "ticket.taken", "nothing.lent", ""):
        assert not answers.words_may_leave(kept), kept


def _recorded() -> set[str]:
    """The kinds of entry that the store writes out, the ground's own too."""
    sources = (file.read_text("utf-8") for file in STORE.rglob("*.py"))
    found = {kind for source in sources for kind in re.findall(r'"([a-z_]+\.[a-z_]+)"', source)}
    assert {"site.founded", "staff.added", "ticket.taken"} <= found
    return found


@EACH
def test_all_that_is_handed_over_can_be_told(subject: Subject) -> None:
    if answers_of(subject).handed:
        assert any(f"{thing}.handed" in kinds_of(subject) for thing in subject.things)


def test_people_write_into_the_book_and_sign_it_in_one_subject() -> None:
    (book,) = [subject for subject in SUBJECTS if subject.written or subject.signs]
    assert {book.written, thing_of(book.signs)} <= set(book.things)
    assert {book.written, thing_of(book.signs)} == {subjects.WRITTEN, subjects.PAGE}


@EACH
def test_who_is_asked_what_waits_is_loaded_in_every_session(subject: Subject) -> None:
    """The others keep what waits in the agenda, so that Today loads none of them."""
    assert subject.daily or not answers_of(subject).waiting


# Sheets


@EACH
def test_sheets_belong_to_the_room_that_declares_them(subject: Subject) -> None:
    declared = answers_of(subject).sheets
    assert {kind.of for kind in declared} <= {subject.name}
    if declared:
        printed: Sheets = import_module(f"printing.{subject.name}").SHEETS
        assert set(printed.sheets) == set(declared)


def test_no_two_sheets_have_the_same_name() -> None:
    names = [kind.name for kind in answers.sheets()]
    assert len(set(names)) == len(names)
    assert [answers.sheet(name) for name in names] == answers.sheets()


# Rights and checks


@EACH
def test_operations_are_the_subject_s_own_and_need_rights_of_the_table(subject: Subject) -> None:
    mine = answers_of(subject)
    assert {operation.partition(".")[0] for operation in mine.operations} <= {subject.name}
    assert set(mine.operations.values()) <= set(answers.rights())


@EACH
@pytest.mark.usefixtures("desk")
def test_a_new_desk_has_nothing_wrong(subject: Subject) -> None:
    for why, sql in answers_of(subject).checks.items():
        assert database.db.execute_sql(sql).fetchall() == [(None,)], why


# Tables


def tables() -> dict[str, set[str]]:
    """The tables of the schema with their columns of text; the index's own parts left out."""
    names = [
        name
        for (name,) in database.db.execute_sql(
            "SELECT name FROM pragma_table_list"
            " WHERE schema = 'main' AND type IN ('table', 'virtual')"
        ).fetchall()
    ]
    return {name: _text_columns(name) for name in names if not name.startswith("sqlite_")}


def _text_columns(table: str) -> set[str]:
    rows = database.db.execute_sql(
        "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'", (table,)
    ).fetchall()
    return {name for (name,) in rows}


_PUTS = r'(?:table_name = "|INSERT INTO |Table\(\s*"|Index\(\s*")(\w+)'


def keepers() -> dict[str, set[str]]:
    """The rooms that put rows into each table; head office's stand in a schema of their own."""
    found: dict[str, set[str]] = {}
    for room, source in _sources():
        for table in re.findall(
            r'(?:table_name = "|INSERT INTO |(?:Table|Index)\(\s*")(\w+)(?![\w.])', source
        ):
            found.setdefault(table, set()).add(room)
    return found


def _sources() -> Iterator[tuple[str, str]]:
    for file in STORE.rglob("*.py"):
        yield file.relative_to(STORE).with_suffix("").parts[0], file.read_text("utf-8")


@pytest.mark.usefixtures("desk")
def test_every_table_is_kept_by_one_subject_or_by_the_ground() -> None:
    rooms = keepers()
    assert set(rooms) == set(tables())
    assert [table for table, by in rooms.items() if len(by) > 1] == []
    ground = {table: room for table, (room,) in rooms.items() if room not in subjects.BY_NAME}
    assert ground == {table: room for room, kept in GROUND.items() for table in kept}


@EACH
@pytest.mark.usefixtures("desk")
def test_every_column_said_to_be_personal_is_there(subject: Subject) -> None:
    there, kept = tables(), keepers()
    for table, columns in answers_of(subject).personal.items():
        assert kept[table] == {subject.name}
        assert set(columns) <= there[table], table


@pytest.mark.usefixtures("desk")
def test_every_column_that_people_type_into_is_known_to_be_personal_or_not() -> None:
    """F6: or it would be forgotten when somebody is to be erased."""
    ground = set().union(*GROUND.values())
    personal = {
        table: set(columns)
        for _, each in answers.everyone()
        for table, columns in each.personal.items()
    }
    for table, columns in tables().items():
        if table not in ground:
            named = personal.get(table, set()) | NOT_PERSONAL.get(table, set())
            assert named == columns, f"{table}: personal, or nobody's?"
            assert not personal.get(table, set()) & NOT_PERSONAL.get(table, set())


NUMBERED = [one for one in SUBJECTS if one.prefix]


@pytest.mark.parametrize("subject", NUMBERED, ids=lambda one: one.name)
def test_numbers_begin_as_the_finder_knows_them(subject: Subject) -> None:
    assert subject.prefix == import_module(f"{subject.room}.steps").SERIES


@EACH
def test_settings_are_read_as_they_were_kept(subject: Subject, desk: Path) -> None:
    """What was saved unchanged stays what it was: a figure is not read in another unit."""
    model = answers.of(subject.name).settings
    if model is not None:
        with database.write():
            own.keep(subject.name, model())
        assert own.settings(subject.name, model) == model()
