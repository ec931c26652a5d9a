"""The tables as the journal alone tells them: every entry folded, in order (house: the spine)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from store import clock, journal
from store.answers import Folded
from store.journal.entry import Entry
from store.residents.folding import fold as residents_fold
from store.tickets.folding import fold as tickets_fold

Row = dict[str, Any]


@dataclass
class Tables:
    """Rows by table and key, as far as they are nobody's personal data."""

    rows: dict[str, dict[Any, Row]] = field(default_factory=dict)

    def put(self, table: str, key: object, /, **columns: object) -> None:
        """Add to a row, or begin one."""
        self.rows.setdefault(table, {}).setdefault(key, {}).update(columns)

    def of(self, table: str) -> dict[Any, Row]:
        return self.rows.setdefault(table, {})

    def following(self, table: str) -> int:
        """The number that the next row of a table gets."""
        return max(self.of(table), default=0) + 1


def folded(entries: list[Entry]) -> Tables:
    """What the tables must hold after these entries."""
    tables = Tables()
    for entry in entries:
        thing = entry.kind.partition(".")[0]
        if thing in _FOLDS:
            _FOLDS[thing](tables, entry)
    return tables


def every_entry() -> list[Entry]:
    """The whole journal."""
    return journal.numbered(range(1, journal.last_number() + 1))


def _folded(tables: Tables, fold: Callable[[Entry], Iterator[Folded]], entry: Entry) -> None:
    """What the subject itself says of its rows, as head office folds them."""
    for table, key, columns in fold(entry):
        tables.put(table, key, **columns)


def _ticket(tables: Tables, entry: Entry) -> None:
    _folded(tables, tickets_fold, entry)
    if entry.kind == "ticket.joined":
        following = tables.following("ticket_caller")
        tables.put("ticket_caller", following, ticket_id=entry.subject_id, entry=entry.number)


# Of the estate itself, in no list: nobody sets them again, or a file says them.
_FACTS = {"demo", "certificate"}


def _site(tables: Tables, entry: Entry) -> None:
    """What is set from some time on, by list and key; what an entry leaves unsaid is null."""
    said, day = entry.payload, entry.payload.get("day")
    since = said["since"] if day else clock.to_ms(entry.happened)
    if "of" in said:
        name, values = f"of {said['of']}", dict(said["settings"])
    else:
        name, values = "site", dict.fromkeys(said.get("settings", ())) | said.get("values", {})
        for key in said.get("typed", ()):
            text = entry.words.get(key)
            values[key] = text if key == "name" or text is None else json.loads(text)
    for key in values.keys() - _FACTS:
        value = json.dumps(values[key], ensure_ascii=False, sort_keys=True)
        tables.put("dated", (name, key, entry.number), since=since, day=day, value=value)


def _key(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    tables.put("held_key", entry.subject_id, **said["row"])
    for name, table in (
        ("loan", "key_loan"),
        ("extension", "key_extension"),
        ("instruction", "key_instruction"),
    ):
        if name in said:
            tables.put(table, said[name], **said[f"{name}_row"])


def _duty(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    if entry.kind == "duty.noted":
        return
    tables.put(
        "duty", entry.subject_id, staff=entry.staff_id, shift=said["shift"], since=said["since"]
    )


def _handover(tables: Tables, entry: Entry) -> None:
    said, id_, at = entry.payload, entry.subject_id, clock.to_ms(entry.happened)
    if entry.kind == "handover.begun":
        columns = {name: said[name] for name in ("outgoing", "incoming", "shift", "next_shift")}
        ends = {"completed_at": None, "abandoned_at": None}
        arrived = {
            "arrived_at": said.get("arrived_at", said["begun_at"]),
            "due_at": said.get("due_at"),
        }
        tables.put("handover", id_, begun_at=said["begun_at"], **arrived, **columns, **ends)
    if entry.kind == "handover.abandoned":
        tables.put("handover", id_, abandoned_at=said["abandoned_at"])
    if entry.kind in ("handover.answered", "handover.explained", "handover.passed"):
        key = f"pass:{said['key']}" if entry.kind == "handover.passed" else said["key"]
        counted = {"counted": said.get("counted"), "abnormal": int(said.get("abnormal", False))}
        line = {"seen": said["seen"], "number": entry.number}
        tables.put("handover_line", (id_, key), **counted, **line)
    if entry.kind in ("handover.signed", "handover.completed"):
        signed = {"staff": entry.staff_id, "covers": said["covers"], "number": entry.number}
        tables.put("handover_signature", (id_, said["party"]), at=at, **signed)
    if entry.kind == "handover.completed":
        tables.put("handover", id_, completed_at=at)
        over = tables.of("handover")[id_]
        on = {"staff": over["incoming"], "shift": over["next_shift"], "since": at}
        tables.put("duty", tables.following("duty"), **on)


def _homes(tables: Tables, entry: Entry) -> None:
    _folded(tables, residents_fold, entry)
    for row in tables.of("home").values():
        row.setdefault("state", "")
        row.setdefault("state_since", None)


def _document(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    if entry.kind == "home.document_taken":
        tables.put("document", said["document"], ended_on=said["on"])
        return
    columns = {name: said[name] for name in ("kind", "form", "way", "count", "on_day")}
    where = {"home_id": entry.subject_id, "staff": entry.staff_id, "ended_on": None}
    tables.put("document", said["document"], **where, **columns)


def _instruction(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    if entry.kind == "home.instruction_ended":
        tables.put("instruction", said["instruction"], ended_on=said["on"])
        return
    columns = {"kind": said["mind"], "since": said["since"], "until": said["until"]}
    where = {"home_id": entry.subject_id, "staff": entry.staff_id, "ended_on": None}
    tables.put("instruction", said["instruction"], **where, **columns)


def _home(tables: Tables, entry: Entry) -> None:
    if entry.kind.startswith("home.instruct"):
        _instruction(tables, entry)
        return
    if entry.kind.startswith("home.document_"):
        _document(tables, entry)
        return
    _homes(tables, entry)


def _known(tables: Tables, person: int, kind: str = "person") -> None:
    if person not in tables.of("person"):
        fresh = {"phone_purpose": "", "id_kind": "", "id_until": None}
        tables.put("person", person, kind=kind, **fresh)


def _live(tables: Tables, home: int, person: int, role: str, since: str | None) -> None:
    _known(tables, person)
    columns = {"home_id": home, "person_id": person, "role": role, "since": since, "until": None}
    tables.put("residency", tables.following("residency"), **columns)


def _person(tables: Tables, entry: Entry) -> None:
    said, person = entry.payload, entry.subject_id
    if entry.kind == "person.moved_in":
        _known(tables, person, said.get("kind", "person"))
        _live(tables, said["home_id"], person, said["role"], said["since"])
    elif entry.kind.startswith(("person.phone_", "person.identity_")):
        _figure(tables, entry)
    elif entry.kind.startswith(("person.contact_", "person.pet_", "person.need_")):
        _beside(tables, entry)
    elif entry.kind.startswith("person.represented"):
        _representative(tables, entry)
    elif entry.kind == "person.moved_back":
        _moved_back(tables, entry)
    elif entry.kind != "person.erased":
        _residency(tables, entry)


def _moved_back(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    left = (said["home_id"], entry.subject_id, said["undone"])
    rows = tables.of("residency").values()
    same = [one for one in rows if (one["home_id"], one["person_id"], one["until"]) == left]
    same[-1]["until"] = None
    for touched in said.get("touches", ()):
        tables.put("permit", int(touched.partition(":")[2]), left_on=None)


def _residency(tables: Tables, entry: Entry) -> None:
    said, person = entry.payload, entry.subject_id
    for row in tables.of("residency").values():
        if (row["home_id"], row["person_id"], row["until"]) == (said["home_id"], person, None):
            row.update({name: said[name] for name in ("role", "until") if name in said})
    if "id_number" in said.get("fields", ()):
        tables.put("person", person, id_kind="", id_until=None)
    if entry.kind == "person.moved_out":
        left_on = clock.day(entry.at).isoformat()
        for touched in said.get("touches", ()):
            tables.put("permit", int(touched.partition(":")[2]), left_on=left_on)


# How the person's own row calls what is known of a first phone or paper, and what it has of none.
_FIRST: dict[str, dict[str, tuple[str, str | None]]] = {
    "phone": {"purpose": ("phone_purpose", "")},
    "identity": {"kind": ("id_kind", ""), "until": ("id_until", None)},
}


def _figure(tables: Tables, entry: Entry) -> None:
    said, person = entry.payload, entry.subject_id
    table, _, what = entry.kind.removeprefix("person.").partition("_")
    if what == "added" and said[table] is not None:
        known = {name: said[name] for name in _FIRST[table]}
        tables.put(table, said[table], person_id=person, **known)
        return
    now: Mapping[str, Any] = said
    if what == "removed":
        now = tables.of(table).pop(said["follows"] or said[table], {})
    if said[table] is None:
        first = {own: now.get(name, none) for name, (own, none) in _FIRST[table].items()}
        tables.put("person", person, **first)


def _beside(tables: Tables, entry: Entry) -> None:
    said, of = entry.payload, {"person_id": entry.subject_id}
    match entry.kind.removeprefix("person."):
        case "contact_added":
            tables.put("emergency_contact", said["contact"], **of)
        case "contact_removed":
            del tables.of("emergency_contact")[said["contact"]]
        case "pet_added":
            columns = {name: said[name] for name in ("kind", "noted_on", "expires")}
            tables.put("pet", said["pet"], **of, **columns)
        case "pet_removed":
            del tables.of("pet")[said["pet"]]
        case "need_noted":
            columns = {name: said[name] for name in ("consent", "consented_on")}
            noted = {"staff": entry.staff_id, "withdrawn_on": None}
            tables.put("special_need", said["need"], **of, **noted, **columns)
        case "need_withdrawn":
            tables.put("special_need", said["need"], withdrawn_on=said["on"])


def _representative(tables: Tables, entry: Entry) -> None:
    said = entry.payload
    if entry.kind == "person.represented_no_more":
        tables.put("representative", said["representative"], ended_on=said["on"])
        return
    _known(tables, said["person"])
    columns = {name: said[name] for name in ("kind", "paper", "since", "until")}
    who = {"party_id": entry.subject_id, "person_id": said["person"], "ended_on": None}
    tables.put("representative", said["representative"], **who, **columns)


def _imported(tables: Tables, entry: Entry) -> None:
    made = entry.payload["made"]
    _homes(tables, entry)
    for home, person, role, since in made["residencies"]:
        _live(tables, home, person, role, since)
    for (home,) in made["vehicles"]:
        tables.put("vehicle", tables.following("vehicle"), home_id=home)


def _vehicle(tables: Tables, entry: Entry) -> None:
    if entry.kind == "vehicle.added":
        tables.put("vehicle", entry.payload["vehicle"], home_id=entry.subject_id)
    else:
        del tables.of("vehicle")[entry.payload["vehicle"]]


def _worker(tables: Tables, entry: Entry) -> None:
    tables.put("worker", entry.subject_id, **entry.payload["row"])


def _permit(tables: Tables, entry: Entry) -> None:
    tables.put(
        "permit", entry.subject_id, person_id=entry.payload["person"], **entry.payload["row"]
    )
    tables.of("permit")[entry.subject_id].setdefault("left_on", None)


def _licence(tables: Tables, entry: Entry) -> None:
    if "row" in entry.payload:
        tables.put("licence", entry.subject_id, **entry.payload["row"])


def _month_close(tables: Tables, entry: Entry) -> None:
    tables.put("month_close", entry.subject_id, **entry.payload["row"])


def _public_line(tables: Tables, entry: Entry) -> None:
    tables.put("public_line", entry.subject_id, **entry.payload["row"])


def _price_item(tables: Tables, entry: Entry) -> None:
    given = entry.payload
    tables.put("price_item", entry.subject_id, **given["row"])
    if entry.kind == "price_item.priced":
        kept = (
            *("price", "unit", "homes", "building", "since", "posted", "pricing"),
            *("base", "up", "down", "basis"),
        )
        of = {name: given[name] for name in kept}
        tables.put("price_rate", given["rate"], item_id=entry.subject_id, taken=0, **of)
    elif entry.kind == "price_item.served":
        names = ("minimum", "call_out", "surcharge", "warranty", "cancelling", "excluded")
        of = {name: given[name] for name in (*names, "since", "posted")}
        tables.put("service_terms", given["terms"], item_id=entry.subject_id, **of)
    elif entry.kind == "price_item.unpriced":
        tables.put("price_rate", given["rate"], taken=1)


def _service(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("service", id_, **said["row"])
    quote = said["row"]["quote"]
    for number, columns in said.get("each", {}).items():
        of = {"service_id": id_, "quote": quote, "agreed": 0}
        tables.put("service_line", int(number), **of, **columns)
    for row in tables.of("service_line").values():
        if entry.kind == "service.agreed" and (row["service_id"], row["quote"]) == (id_, quote):
            row["agreed"] = 1
    for number, (done, charged) in said.get("done", {}).items():
        tables.put("service_line", int(number), done=done, charged=charged)


def _dunning(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("dunning", id_, **said["row"])
    if "owing" in said:
        columns = ("rung", "on_day", "how", "proven_on", "deadline")
        of = {name: said[name] for name in columns}
        by = {"by_staff": entry.staff_id, "struck": 0}
        tables.put("dunning_step", said["step"], dunning_id=id_, **by, **of)
        for bill, owed in said["owing"].items():
            late = said.get("late", {}).get(bill, 0)
            tables.put("dunning_bill", (said["step"], int(bill)), owed=owed, late=late)
    if entry.kind == "dunning.delivered":
        tables.put("dunning_step", said["step"], how=said["how"], proven_on=said["on"])
    elif entry.kind == "dunning.struck":
        tables.put("dunning_step", said["step"], struck=1)
    elif entry.kind == "dunning.planned":
        of = {"dunning_id": id_, "step_id": said["step"], "total": said["owed"], "ended_on": None}
        tables.put("dunning_plan", said["plan"], **of)
        for place, (due, amount) in enumerate(said["parts"]):
            tables.put("dunning_instalment", (said["plan"], place), due=due, amount=amount)
    if said.get("ended"):
        tables.put("dunning_plan", said["ended"], ended_on=said["on_day"])


def _meter(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("meter", id_, **said["row"])
    if "read" in said:
        told = dict(said["read"]) | {"by_staff": entry.staff_id, "struck": 0}
        tables.put("meter_reading", said["reading"], meter_id=id_, **told)
        for reading, rolled in said["chained"].items():
            tables.put("meter_reading", int(reading), rolled=rolled)
    if "struck" in said:
        tables.put("meter_reading", said["struck"], struck=1)
    home = said["row"]["home_id"]
    if home is not None and entry.kind in ("meter.set", "meter.swapped"):
        since = said["since" if entry.kind == "meter.swapped" else "set_on"]
        tables.put("meter_home", (id_, since), home_id=home)


def _late_charge(tables: Tables, entry: Entry) -> None:
    tables.put("late_waiver", entry.subject_id, **entry.payload["row"])


def _row(table: str) -> Callable[[Tables, Entry], None]:
    """What keeps nothing but its row."""

    def fold(tables: Tables, entry: Entry) -> None:
        tables.put(table, entry.subject_id, **entry.payload["row"])

    return fold


def _cafe_menu(tables: Tables, entry: Entry) -> None:
    for id_, row in entry.payload.get("menu", {}).items():
        tables.put("cafe_menu", int(id_), **row)


def _drink(tables: Tables, entry: Entry) -> None:
    _row("drink")(tables, entry)
    if entry.kind in ("drink.entered", "drink.changed"):
        words = {name: entry.words[name] for name in ("name", "unit")}
        tables.put("drink", entry.subject_id, **words)
    _cafe_menu(tables, entry)


def _cafe_seat(tables: Tables, entry: Entry) -> None:
    _row("cafe_seat")(tables, entry)
    if entry.kind == "cafe_seat.entered":
        tables.put("cafe_seat", entry.subject_id, code=entry.words["code"])


def _cafe_day(tables: Tables, entry: Entry) -> None:
    _row("cafe_day")(tables, entry)
    _cafe_menu(tables, entry)


def _cafe_order(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    _row("cafe_order")(tables, entry)
    _cafe_menu(tables, entry)
    for line, row in said.get("lines", {}).items():
        tables.put("cafe_line", int(line), **row)
    for place, who in enumerate(said.get("who", ()), 1):
        tables.put("cafe_guest", (id_, place), who=who, suggested=0)
    if entry.kind == "cafe_order.suggested":
        tables.put("cafe_guest", (id_, said["guest"]), suggested=said["count"])
    if said.get("slip"):
        slip = {"seat_id": said["row"]["seat_id"], "moved_id": said.get("from")}
        tables.put("cafe_slip", (id_, said["slip"]), at=said["row"]["last_at"], **slip)


def _kept(table: str) -> Callable[[Tables, Entry], None]:
    """Of what lapses: whose names are erased stands in what the entry touches."""

    def fold(tables: Tables, entry: Entry) -> None:
        if "row" in entry.payload:
            lapsed = tables.of(table).get(entry.subject_id, {}).get("lapsed_on")
            tables.put(table, entry.subject_id, lapsed_on=lapsed, **entry.payload["row"])

    return fold


def _sales_party(tables: Tables, entry: Entry) -> None:
    _kept("sales_party")(tables, entry)
    for name, table in (("stays", "sales_stay"), ("calls", "sales_call")):
        for id_, row in entry.payload.get(name, {}).items():
            tables.put(table, int(id_), **row)


def _sales_thing(tables: Tables, entry: Entry) -> None:
    _row("sales_thing")(tables, entry)
    if entry.kind in ("sales_thing.entered", "sales_thing.changed"):
        words = {name: entry.words[name] for name in ("name", "unit")}
        tables.put("sales_thing", entry.subject_id, **words)
    for id_, row in entry.payload.get("loans", {}).items():
        tables.put("sales_loan", int(id_), **row)


def _walk(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("walk", id_, **said["row"])
    for place, result, method, happened, written, doubt, finding in said.get("points", ()):
        told = {"result": result, "method": method, "happened": happened, "written": written}
        told |= {"doubt": doubt, "judged": "", "finding": finding, "number": entry.number}
        tables.put("walk_point", (id_, place), **told)
    for place in said.get("places", ()):
        tables.put("walk_point", (id_, place), judged=said["verdict"])


def _inspection(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("inspection", id_, **said["row"])
    if "mark" in said:
        place, got, finding = said["mark"]
        told = {"got": got, "finding": finding, "number": entry.number}
        tables.put("inspection_mark", (id_, place), **told)


def _shop(tables: Tables, entry: Entry) -> None:
    _shelf(tables, entry)
    if entry.kind == "shop.permitted":
        key = (entry.subject_id, entry.payload["paper"])
        tables.put("shop_paper", key, number=entry.number)


def _shop_check(tables: Tables, entry: Entry) -> None:
    _shelf(tables, entry)
    for place, got, found in entry.payload.get("lines", ()):
        told = {"got": got, "found": found, "number": entry.number}
        tables.put("shop_mark", (entry.subject_id, place), **told)


def _clean_duty(tables: Tables, entry: Entry) -> None:
    for place, result, happened, finding in entry.payload.get("noted", ()):
        told = {"result": result, "happened": happened, "finding": finding}
        tables.put("clean_line", (entry.subject_id, place), number=entry.number, **told)


def _inspection_list(tables: Tables, entry: Entry) -> None:
    told = {name: entry.payload[name] for name in ("kind", "version", "own")}
    tables.put("inspection_list", entry.subject_id, number=entry.number, **told)


def _contractor(tables: Tables, entry: Entry) -> None:
    said, thing, id_ = entry.payload, entry.kind.partition(".")[0], entry.subject_id
    tables.put(thing, id_, **said["row"])
    if "mark" in said:
        place, got, finding = said["mark"]
        told = {"got": got, "finding": finding, "number": entry.number}
        tables.put("contractor_mark", (id_, place), **told)


def _payer(tables: Tables, entry: Entry) -> None:
    person = entry.payload["person"]
    tables.put("payer", entry.subject_id, person_id=person, **entry.payload["row"])


def _shelf(tables: Tables, entry: Entry) -> None:
    if "row" in entry.payload:
        tables.put(entry.subject.partition(":")[0], entry.subject_id, **entry.payload["row"])


def _survey(tables: Tables, entry: Entry) -> None:
    _shelf(tables, entry)
    for home, no, cell, instead_of in entry.payload.get("sample", ()):
        columns = {"no": no, "cell": cell, "instead_of": instead_of, "returned": 0}
        tables.put("survey_home", (entry.subject_id, home), **columns)
    for home in entry.payload.get("homes", ()):
        tables.put("survey_home", (entry.subject_id, home), returned=1)


def _survey_sheet(tables: Tables, entry: Entry) -> None:
    _shelf(tables, entry)
    row = entry.payload["row"]
    if row["home_id"] is not None and not row["beside"]:
        tables.put("survey_home", (row["survey_id"], row["home_id"]), returned=1)


def _roster(tables: Tables, entry: Entry) -> None:
    _shelf(tables, entry)
    for who, day, code, exempt in entry.payload.get("cells", ()):
        columns = {"code": code, "exempt": exempt, "number": entry.number}
        tables.put("roster_cell", (who, day), **columns)


def _application(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    if "row" not in said:
        return
    tables.put("application", id_, **said["row"])
    tables.put("applicant", said["applicant"])
    if entry.kind == "application.interviewed":
        marks = ("look", "speech", "craft", "attitude", "staying", "verdict", "on_day")
        told = {name: said[name] for name in marks}
        tables.put("interview", (id_, said["place"]), **told)
    if "thing" in said:
        place, result, day = said["thing"]
        tables.put("issued_thing", (id_, place), result=result, on_day=day)


def _course(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("course", id_, **said["row"])
    empty = {"result": "due", "makeup_on": None, "score": None, "resit": None}
    for place, who in said.get("people", ()):
        tables.put("course_person", (id_, place), who=who, **empty)
    if "seat" in said:
        place, who, result, makeup_on, score, resit = said["seat"]
        told = {"result": result, "makeup_on": makeup_on, "score": score, "resit": resit}
        tables.put("course_person", (id_, place), who=who, **told)


def _deposit(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    tables.put("deposit", id_, **said["row"])
    for place, what in enumerate(said.get("conditions", ())):
        tables.put("deposit_condition", (id_, place), what=what, met_on=None)
    for place in said.get("places", ()):
        tables.put("deposit_condition", (id_, place), met_on=said["met_on"])
    if "line" in said:
        told = {"amount": said["deduction"], "on_day": said["on_day"], "deposit_id": id_}
        tables.put("deposit_deduction", said["line"], struck=0, receipt_id=None, **told)
    for line in said.get("lines", ()):
        tables.put("deposit_deduction", line, struck=1)
    for line, receipt in said.get("income", {}).items():
        tables.put("deposit_deduction", int(line), receipt_id=receipt)


def _emergency(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    if "row" in said:
        tables.put("emergency", id_, **said["row"])
    if "key" in said:
        line = {"counted": None, "abnormal": int(said["abnormal"]), "seen": said["seen"]}
        tables.put("emergency_step", (id_, said["key"]), number=entry.number, **line)
    if "party" in said:
        signed = {"staff": entry.staff_id, "covers": said["covers"], "number": entry.number}
        at = clock.to_ms(entry.happened)
        tables.put("emergency_signature", (id_, said["party"]), at=at, **signed)


def _emergency_plan(tables: Tables, entry: Entry) -> None:
    columns = {name: entry.payload[name] for name in ("kind", "version", "own")}
    tables.put("emergency_plan", entry.subject_id, number=entry.number, **columns)


def _visit(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    if "row" in said:
        lapsed = tables.of("visit").get(id_, {}).get("lapsed_on")
        tables.put("visit", id_, lapsed_on=lapsed, **said["row"])
    kind, gate = entry.kind.partition(".")[2], said.get("gate", entry.words.get("gate", ""))
    if kind == "came_in":
        way = {"in_at": said["at"], "in_gate": gate, "out_at": None, "out_gate": "", "unseen": 0}
        tables.put("visit_passage", (id_, said["place"]), **way)
    elif kind in ("left", "unseen"):
        inside = tables.of("visit_passage")[id_, said["place"]]
        inside |= {"out_at": said["at"], "out_gate": gate, "unseen": int(kind == "unseen")}


def _slip(tables: Tables, entry: Entry) -> None:
    said, id_ = entry.payload, entry.subject_id
    if entry.kind == "slip.lapsed":
        return  # whose names are erased stands in what it touches
    lapsed = tables.of("slip").get(id_, {}).get("lapsed_on")
    tables.put("slip", id_, person_id=said["person"], lapsed_on=lapsed, **said["row"])
    for place, quantity in said.get("lines", {}).items():
        tables.put(
            "slip_line", (id_, int(place)), slip_id=id_, place=int(place), quantity=quantity, back=0
        )
    for place, back in said.get("back", {}).items():
        tables.of("slip_line")[id_, int(place)]["back"] += back


def _renovation(tables: Tables, entry: Entry) -> None:
    said, id_, kind = entry.payload, entry.subject_id, entry.kind.partition(".")[2]
    tables.put("renovation", id_, person_id=said["person"], **said["row"])
    for paper in said.get("came", ()):
        tables.put("renovation_paper", (id_, paper), since=said["on"])
    for paper in said.get("gone", ()):
        del tables.of("renovation_paper")[id_, paper]
    if kind == "visited":
        seen = {name: said[name] for name in ("at", "result", "seen", "point")}
        seen |= {"faults": ",".join(said["faults"]), "staff": entry.staff_id}
        tables.put("renovation_visit", said["visit"], renovation_id=id_, **seen)
    if kind == "deposited":
        link = {"renovation_id": id_, "deposit_id": said["deposit"]}
        tables.put("renovation_deposit", said["link"], **link)
    if kind == "linked":
        link = {"renovation_id": id_, "ticket_id": said["ticket"], "about": said["about"]}
        tables.put("renovation_ticket", said["link"], **link)


def _key_count(tables: Tables, entry: Entry) -> None:
    said, id_, at = entry.payload, entry.subject_id, clock.to_ms(entry.at)
    kind = entry.kind.partition(".")[2]
    if "row" in said:
        tables.put("key_count", id_, ended_at=None if kind == "begun" else at, **said["row"])
    for place, line in enumerate(said.get("lines", ())):
        named = {"key_id": line["key"], "hook": line["hook"], "home": line["home"]}
        blank = {"first_count": None, "expected": None, "lent": 0, "counted_by": None}
        tables.put("key_count_line", (id_, line["key"]), place=place, **named, **blank)
    if kind == "counted":
        counted = {"first_count": said["first"], "expected": said["expected"]}
        by = {"lent": int(said["lent"]), "counted_by": entry.staff_id}
        tables.put("key_count_line", (id_, int(said["key"][4:])), **counted, **by)
    if kind in ("counted", "explained"):
        answer = {"counted": said["counted"], "abnormal": int(said["abnormal"])}
        line = {"seen": said["seen"], "number": entry.number}
        tables.put("key_count_answer", (id_, said["key"]), **answer, **line)
    if kind == "signed":
        signed = {"staff": entry.staff_id, "covers": said["covers"], "number": entry.number}
        tables.put("key_count_signature", (id_, said["party"]), at=at, **signed)


def _asset_count(tables: Tables, entry: Entry) -> None:
    said, id_, at = entry.payload, entry.subject_id, clock.to_ms(entry.at)
    kind = entry.kind.partition(".")[2]
    if "row" in said:
        tables.put("asset_count", id_, ended_at=None if kind == "begun" else at, **said["row"])
    for place, asset in enumerate(said.get("assets", ())):
        blank = {"expected": None, "lent": 0, "counted_by": None}
        tables.put("asset_count_line", (id_, asset), place=place, asset_id=asset, **blank)
    if kind == "counted":
        counted = {"expected": said["expected"], "lent": int(said["lent"])}
        key = (id_, int(said["key"].partition(":")[2]))
        tables.put("asset_count_line", key, counted_by=entry.staff_id, **counted)
    if kind in ("counted", "explained"):
        answer = {"counted": said["counted"], "abnormal": int(said["abnormal"])}
        line = {"seen": said["seen"], "number": entry.number}
        tables.put("asset_count_answer", (id_, said["key"]), **answer, **line)
    if kind == "signed":
        signed = {"staff": entry.staff_id, "covers": said["covers"], "number": entry.number}
        tables.put("asset_count_signature", (id_, said["party"]), at=at, **signed)


def _print(tables: Tables, entry: Entry) -> None:
    said, state = entry.payload, entry.kind.partition(".")[2]
    if state == "queued":
        columns = {n: said[n] for n in ("file", "printer", "copies", "tray", "paper", "at")}
        fresh = {"printing": said["sheet"], "spooled": None, "reasons": "[]", "state": state}
        tables.put("print_job", entry.subject_id, **fresh, **columns)
    else:
        moved = {"state": state, "reasons": json.dumps(said["reasons"]), "at": said["at"]}
        tables.put("print_job", entry.subject_id, spooled=said["job"], **moved)


_FOLDS: dict[str, Callable[[Tables, Entry], None]] = {
    "dunning": _dunning,
    "meter": _meter,
    "walk": _walk,
    "drink": _drink,
    "cafe_seat": _cafe_seat,
    "cafe_post": _row("cafe_post"),
    "cafe_day": _cafe_day,
    "cafe_order": _cafe_order,
    "sales_party": _sales_party,
    "sales_thing": _sales_thing,
    "sales_day": _row("sales_day"),
    "sales_count": _row("sales_count"),
    "sales_post": _row("sales_post"),
    "sales_question": _kept("sales_question"),
    "late_charge": _late_charge,
    "inspection": _inspection,
    "inspection_list": _inspection_list,
    **dict.fromkeys(
        (
            *("contractor", "contractor_paper", "contractor_person", "contractor_stint"),
            *("contractor_check", "contractor_month", "training"),
        ),
        _contractor,
    ),
    "shop": _shop,
    "shop_check": _shop_check,
    "shop_breach": _shelf,
    "body": _shelf,
    "liaison": _shelf,
    **dict.fromkeys(
        ("letter_in", "letter_reader", "letter_out", "archive_file", "archive_cull"), _shelf
    ),
    "clean_duty": _clean_duty,
    "clean_matter": _shelf,
    "asset": _shelf,
    "asset_loan": _shelf,
    "asset_count": _asset_count,
    "community_event": _shelf,
    "event_signup": _shelf,
    "ticket": _ticket,
    "site": _site,
    "key": _key,
    "key_count": _key_count,
    "duty": _duty,
    "handover": _handover,
    "home": _home,
    "person": _person,
    "residents": _imported,
    "vehicle": _vehicle,
    "permit": _permit,
    "licence": _licence,
    "movein": _shelf,
    "movein_line": _shelf,
    "movein_visit": _shelf,
    "price_item": _price_item,
    "service": _service,
    "payer": _payer,
    "bill_run": _shelf,
    "bank_file": _shelf,
    "shared_cost": _shelf,
    "payment": _shelf,
    "refund": _shelf,
    "cash_count": _shelf,
    "cash_day": _shelf,
    "charged_part": _shelf,
    "reduction": _shelf,
    "month_close": _month_close,
    "public_line": _public_line,
    "worker": _worker,
    "parcel": _shelf,
    "lost_item": _shelf,
    "receipt": _shelf,
    "deposit": _deposit,
    "absence": _shelf,
    "usual_text": _shelf,
    "phrase": _shelf,
    "outage": _shelf,
    "trusteeship": _shelf,
    "trust_span": _shelf,
    "trust_visit": _shelf,
    "trust_problem": _shelf,
    "rain": _shelf,
    "return_visit": _shelf,
    "visit_month": _shelf,
    "survey": _survey,
    "survey_sheet": _survey_sheet,
    "course": _course,
    "vacancy": _shelf,
    "application": _application,
    "roster": _roster,
    "roster_swap": _shelf,
    "roster_change": _shelf,
    "roster_bar": _shelf,
    "escalation": _shelf,
    "emergency": _emergency,
    "emergency_plan": _emergency_plan,
    "slip": _slip,
    "renovation": _renovation,
    "violation": _shelf,
    "worker_pass": _shelf,
    "noise_ban": _shelf,
    "visit": _visit,
    "print": _print,
}


def alike(rows: list[Row]) -> Counter[str]:
    """Rows without their numbers, to be compared however they are ordered."""
    return Counter(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)
