"""Who may do what: the one table of rights is the one that is declared here, role by role."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import timedelta

import pytest

from store import answers, clock, journal, keys, tickets
from store.desk import staff
from store.desk.staff import NewStaff
from store.errors import Forbidden
from store.findings import NewFinding, Origin
from store.keys import NewKey
from store.rights import IN_CHARGE, WORK_THE_DESK, Right, Role, Staff, may
from store.tickets import Kind, NewTicket, findings, tasks
from store.tickets.tasks import NewTask
from tests.conftest import PIN

EVERYBODY = {"sign in and keep one's own PIN"}
WORKS = EVERYBODY | {"do assigned tasks", "put right what was found"}
ASSISTANT = WORKS | {
    *("draft bills", "issue receipts", "take payments", "count the drawer"),
    *("take deposits and give them back", "read meters"),
    "read prices and money",
    "do what is repaired or served",
    "open and keep resident files",
    "re-inspect findings",
    "work the desk",
    "work the gate",
    *("print sheets", "work the café", "work the cleaning board"),
    *("work the sales site", "see the sales site"),
    *("see renovations", "review plans and inspect renovations"),
}
CHARGE = ASSISTANT | {
    *("keep the café's drinks and seats", "keep the things of the sales site"),
    *("say who pays for a home", "issue and void bills", "void receipts", "redden receipts"),
    *("approve refunds", "approve that deposits go back", "grant a delay of what is owed"),
    "put readings right",
    "approve parking permits",
    "change emergency plans",
    "decide on assigned tasks",
    "decide about goods in doubt",
    "dispose of lost property",
    "excuse what was missed",
    "import residents",
    "keep the list of workers",
    "keep recruitment",
    "plan and close trainings",
    "keep the roster",
    "keep the usual reports",
    "keep the list that a handover goes through",
    "lower what was reported up",
    "name who signs for the supervisor",
    "note that somebody left the desk without handing over",
    "put findings off",
    "set up what repeats",
    "take back that a resident was dissatisfied",
    *("approve and count surveys", "approve renovations", "set periods without noisy work"),
    "keep the files of contractors",
    "strike out a shop's breach",
    *("sign letters", "approve that files are destroyed"),
    *("decide about trusteeships", "inspect departments", "set lines of bank files aside"),
    *("let a move-in past a gate", "plan the move-ins of a building"),
    *("quote a service at another price than the list's", "waive what a paid service costs"),
    *("waive late charges", "sign the month's return visits", "approve community events"),
    *("let a seal be taken out", "keep the list of seals, vehicles and supplies"),
}
CAFE = EVERYBODY | {"print sheets", "work the café", "see the sales site"}
SITE = EVERYBODY | {"print sheets", "work the sales site", "see the sales site"}
READS = {"read who had files open"}
MAY: dict[Role, set[str]] = {
    Role.ASSISTANT: ASSISTANT,
    Role.SUPERVISOR: CHARGE | {"let a handover pass", "sign a day"},
    Role.MANAGER: CHARGE
    | {"change settings", "read who had files open", "erase personal data", "keep the staff list"}
    | {"export lists", "export lists with whole figures", "keep the price list"}
    | {"reduce and write off bills", "take over the day's money", "decide what becomes of a debt"}
    | {"let deposits back before their condition", "enter income and expenditure that is posted"}
    | {"read the statement of every payer of a home"}
    | {"approve works on structure, façade or gas, and let a severe breach rest unreported"}
    | {"decide of objections to an inspection", "let a move-in past its maintenance fund"}
    | {"let a survey's results be posted"}
    | {"bar contractors, and decide of their objections"}
    | {"decide what is taken off a contractor's fee"}
    | {"inspect the cleaning of a month", "approve posts to be filled"}
    | {"let an impact work begin before its approval"}
    | {"let more come than there are places", "say who is a VIP"},
    Role.FINANCE: EVERYBODY
    | {"read prices and money", "keep the price list", "draft bills", "issue receipts"}
    | {"redden receipts", "take over the day's money", "take deposits and give them back"}
    | {"close a month", "enter income and expenditure that is posted"}
    | {"decide what is taken off a contractor's fee"},
    Role.ENGINEERING: WORKS
    | {"do what is repaired or served", "read meters"}
    | {"see renovations", "review plans and inspect renovations"},
    Role.GUARD: WORKS | SITE | {"work the gate"},
    Role.SALES_LEAD: WORKS | SITE | {"keep the things of the sales site", "say who is a VIP"},
    Role.BUTLER: WORKS | SITE,
    Role.GUEST_ASSISTANT: CAFE | SITE,
    Role.CAFE_LEAD: WORKS | CAFE | {"keep the café's drinks and seats"},
    Role.CAFE: CAFE,
    Role.CLEANING_LEAD: WORKS | {"work the cleaning board"},
}


def table(rights: list[Right]) -> str:
    """Role by right, as it stands."""
    lines = [f"{'':34}" + " ".join(f"{role.value[:9]:9}" for role in Role)]
    for right in sorted(rights, key=lambda one: one.name):
        marks = " ".join(f"{'x' if may(role, right) else '-':9}" for role in Role)
        lines.append(f"{right.name:34}{marks}")
    return "\n".join(lines)


@pytest.mark.parametrize("role", Role)
def test_a_role_may_exactly_what_is_declared(role: Role) -> None:
    rights = answers.rights()
    assert {right.name for right in rights if may(role, right)} == MAY[role], table(rights)


def test_every_right_is_somebody_s_and_has_a_name_of_its_own() -> None:
    names = [right.name for right in answers.rights()]
    assert len(set(names)) == len(names)
    assert set(names) == set().union(*MAY.values())


def hire(role: Role) -> Staff:
    number = f"9{list(Role).index(role):03}"
    return staff.add(NewStaff(name=role.value, number=number, role=role, pin=PIN), by=None)


OPERATIONS = sorted(
    (name, right) for _, each in answers.everyone() for name, right in each.operations.items()
)


@pytest.mark.parametrize(("name", "right"), OPERATIONS, ids=[name for name, _ in OPERATIONS])
def test_the_table_says_what_an_operation_asks_for(name: str, right: Right) -> None:
    module, _, function = name.rpartition(".")
    found: Callable[..., object] = getattr(importlib.import_module(f"store.{module}"), function)
    assert answers.needed_for(found) == right


@pytest.mark.usefixtures("desk")
def test_who_does_not_work_the_desk_takes_no_report_and_lends_no_key(assistant: Staff) -> None:
    """It is refused and on record, whatever was offered."""
    guard = hire(Role.GUARD)
    with pytest.raises(Forbidden, match="role"):
        tickets.take(NewTicket(what="漏水", place="大堂"), by=guard)
    with pytest.raises(Forbidden):
        keys.hold(NewKey(hook="1", doors="泵房"), by=guard)
    newest = journal.last()
    assert newest is not None and newest.staff_id == guard.id
    assert tickets.queue() == [] and keys.inventory() == []


def test_engineering_arrives_and_completes_and_does_not_close(assistant: Staff) -> None:
    engineer = hire(Role.ENGINEERING)
    number = tickets.take(NewTicket(what="漏水", place="大堂"), by=assistant).id
    tickets.dispatch(number, tickets.Dispatch(worker="王师傅"), by=assistant)
    tickets.arrive(number, by=engineer)
    tickets.complete(number, tickets.Completion(result="换了垫圈"), by=engineer)
    with pytest.raises(Forbidden):
        tickets.close(number, by=engineer)


def test_a_butler_puts_a_finding_right_and_does_not_re_inspect_it(assistant: Staff) -> None:
    butler = hire(Role.BUTLER)
    due = clock.now() + timedelta(days=1)
    new = NewFinding(place="样板房", what="鞋套不足", worker="林嘉怡", due=due)
    number = findings.raise_(new, Origin(""), by=assistant).id
    findings.accept(number, by=butler)
    findings.begin(number, by=butler)
    findings.put_right(number, findings.Righted(result="已补"), by=butler)
    seen = findings.Reinspected(passed=True, note="够了")
    with pytest.raises(Forbidden):
        findings.reinspect(number, seen, by=butler)
    assert not findings.reinspect(number, seen, by=assistant).open


SEES: dict[Role, set[Kind]] = {
    role: set(Kind)
    if may(role, WORK_THE_DESK)
    else {Kind.REPAIR, Kind.PAID, Kind.FINDING, Kind.TASK}
    if role is Role.ENGINEERING
    else set()
    if role in (Role.FINANCE, Role.GUEST_ASSISTANT, Role.CAFE)
    else {Kind.FINDING}
    for role in Role
}


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_the_tickets_that_it_works_on_alone(role: Role, assistant: Staff) -> None:
    """F6: what a resident complains of is for the desk."""
    due = clock.now() + timedelta(days=1)
    found = NewFinding(place="大堂", what="灯不亮", worker="王师傅", due=due)
    theirs = hire(Role.ENGINEERING)
    given = {"what": "x", "worker": theirs.name, "due": due, "giver": hire(Role.MANAGER).id}
    numbers = {
        Kind.FINDING: findings.raise_(found, Origin(""), by=assistant).id,
        Kind.TASK: tasks.give(NewTask.model_validate(given), by=assistant).id,
    }
    for kind in set(Kind) - {*numbers}:
        new = NewTicket.model_validate({"what": "x", "place": "大堂", "kind": kind})
        numbers[kind] = tickets.take(new, by=assistant).id
    seen = {kind for kind, number in numbers.items() if answers.may_see(role, f"ticket:{number}")}
    assert seen == SEES[role]
    assert (
        answers.may_see(role, "home:1")
        == answers.may_see(role, "key:1")
        == (role in IN_CHARGE or role is Role.ASSISTANT)
    )
