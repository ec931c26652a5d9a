"""All phones beside somebody's name are kept with them, and no number twice (F1)."""

from __future__ import annotations

from pathlib import Path

from store import residents
from store.residents import NewPerson, importing
from store.residents.importing import Counts
from store.residents.party import PHONES
from store.rights import Staff
from tests.store.residents import spreadsheets as make

HEADER = ["房号", "业主", "手机号", "联系电话"]


def taken_in(path: Path) -> Counts:
    return importing.carry_out(importing.plan(path), by=None)


def phones(code: str) -> list[str]:
    (resident,) = residents.home(residents.by_code(code).id).residents
    return [one.number for one in PHONES.of(resident.person.id)]


def test_every_phone_of_a_person_is_kept_and_found(desk: Path, tmp_path: Path) -> None:
    row = ["1-1-101", "张三", "13800000001/13800000002", "0755-12345678"]
    path = make.text(tmp_path / "a.csv", [HEADER, row])
    assert taken_in(path) == Counts(1, 1, 0, 0, 0, 0)
    assert phones("1-1-101") == ["13800000001", "13800000002", "075512345678"]
    for number in phones("1-1-101"):
        assert residents.find(number)[0].code == "1-1-101"
    assert taken_in(path) == Counts(0, 0, 0, 2, 0, 0)
    assert len(phones("1-1-101")) == 3


def test_a_later_file_adds_the_phone_that_was_lacking(
    desk: Path, tmp_path: Path, manager: Staff
) -> None:
    home = residents.add_home(residents.NewHome(code="1-1-101"), by=manager)
    residents.move_in(home.id, NewPerson(name="张三", phone="13800000001"), by=manager)
    row = ["1-1-101", "张三", "13800000001", "13800000002"]
    taken_in(make.text(tmp_path / "a.csv", [HEADER, row]))
    assert phones("1-1-101") == ["13800000001", "13800000002"]
    assert residents.find("13800000002")[0].code == "1-1-101"


def test_somebody_is_known_again_by_any_of_their_phones(desk: Path, tmp_path: Path) -> None:
    taken_in(
        make.text(tmp_path / "a.csv", [HEADER, ["1-1-101", "张三", "13800000001", "13800000002"]])
    )
    plan = importing.plan(
        make.text(tmp_path / "b.csv", [HEADER, ["1-1-102", "张三", "13800000002", ""]])
    )
    assert plan.counts == Counts(1, 0, 0, 0, 0, 0)
    assert not plan.warnings


def test_more_phones_than_people_of_a_cell_belong_to_nobody_certain(
    desk: Path, tmp_path: Path
) -> None:
    row = ["1-1-101", "张三、李四", "13800000001/13800000002/13800000003", ""]
    plan = importing.plan(make.text(tmp_path / "a.csv", [HEADER, row]))
    assert [member.further for member in plan.households[0].members] == [(), ()]
    assert [warning.text() for warning in plan.warnings] == [
        "Phone: More of these than people stand here; the first ones are taken, 1 left out."
    ]


def test_a_second_phone_that_is_none_is_named(desk: Path, tmp_path: Path) -> None:
    row = ["1-1-101", "张三", "13800000001", "call me"]
    plan = importing.plan(make.text(tmp_path / "a.csv", [HEADER, row]))
    assert plan.households[0].members[0].further == ()
    assert [warning.text()[:6] for warning in plan.warnings] == ["Phone:"]
