"""Employer, postal address and emergency contact of an imported person (F1, F6)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import journal, residents
from store.engine import database
from store.residents import importing
from store.residents.importing.plan import Plan
from store.rights import Staff
from tests.store.residents import spreadsheets as make

HEAD = ["房号", "业主姓名", "工作单位", "通讯地址", "紧急联系人", "紧急联系电话"]


def planned(folder: Path, *rows: list[object], head: list[str] = HEAD) -> Plan:
    sheet: list[list[object]] = [list(head), *rows]
    return importing.plan(make.xlsx(folder / "a.xlsx", 表=sheet))


def said(plan: Plan) -> list[str]:
    return [warning.text() for warning in plan.warnings]


def on_file() -> list[tuple[str, str, str, str | None, str | None]]:
    return list(
        database.db.execute_sql(
            "SELECT p.name, p.employer, p.address, c.name, c.phone FROM person p"
            " LEFT JOIN emergency_contact c ON c.person_id = p.id ORDER BY p.id, c.id"
        ).fetchall()
    )


def test_they_are_taken_in_and_a_second_import_adds_nothing(
    tmp_path: Path, supervisor: Staff
) -> None:
    rows: list[list[object]] = [
        ["1-1-101", "张三", "鹏程 贸易", "深南大道 8 号", "李四", 13700000001],
        ["1-1-102", "王五", "", "", "", ""],
    ]
    plan = planned(tmp_path, *rows)
    assert said(plan) == [] and not plan.questions
    assert not any("Columns" in note.text() for note in plan.notes)
    importing.carry_out(plan, by=supervisor)
    first = ("张三", "鹏程 贸易", "深南大道 8 号", "李四", "13700000001")
    assert on_file() == [first, ("王五", "", "", None, None)]
    again = planned(tmp_path, *rows)
    assert (again.counts.homes, again.counts.people, said(again)) == (0, 0, [])
    importing.carry_out(again, by=supervisor)
    assert on_file()[0] == first and len(on_file()) == 2
    told = database.db.execute_sql(
        "SELECT group_concat(payload) FROM journal UNION ALL SELECT group_concat(text)"
        " FROM journal_text"
    ).fetchall()
    assert not any(text in str(told) for text in ("鹏程", "深南", "13700000001"))
    assert journal.verify().right


def test_they_are_filled_into_a_file_that_lacks_them_and_overwrite_nothing(
    tmp_path: Path, supervisor: Staff
) -> None:
    importing.carry_out(planned(tmp_path, ["1-1-101", "张三"], head=HEAD[:2]), by=supervisor)
    row: list[object] = ["1-1-101", "张三", "鹏程", "", "李四", "13700000001"]
    importing.carry_out(planned(tmp_path, row), by=supervisor)
    assert on_file() == [("张三", "鹏程", "", "李四", "13700000001")]
    other: list[object] = ["1-1-101", "张三", "腾飞", "科苑路", "赵六", "13700000002"]
    plan = planned(tmp_path, other)
    (warning,) = said(plan)
    assert "differs from what is on file" in warning
    importing.carry_out(plan, by=supervisor)
    assert {row[1:3] for row in on_file()} == {("鹏程", "科苑路")}
    assert [row[3] for row in on_file()] == ["李四", "赵六"]


@pytest.mark.parametrize(
    ("name", "phone", "kept", "warned"),
    [
        ("李四 13700000001", "", ("李四", "13700000001"), ""),
        ("李四（13700000001）", "", ("李四", "13700000001"), ""),
        ("李四", "", None, "name and a phone"),
        ("", "13700000001", None, "name and a phone"),
        ("李四", "137", None, "phone"),
        ("", "", None, ""),
    ],
)
def test_a_contact_has_a_name_and_a_phone_or_is_named(
    desk: Path, tmp_path: Path, name: str, phone: str, kept: tuple[str, str] | None, warned: str
) -> None:
    plan = planned(tmp_path, ["1-1-101", "张三", "", "", name, phone])
    (member,) = plan.households[0].members
    contact = member.contact
    assert (contact and (contact.name, contact.phone)) == kept
    assert len(said(plan)) == bool(warned)
    assert warned.lower() in " ".join(said(plan)).lower()


def test_what_stands_beside_several_people_is_named_and_left_out(
    desk: Path, tmp_path: Path
) -> None:
    plan = planned(tmp_path, ["1-1-101", "张三、李四", "鹏程", "", "", ""])
    assert [member.employer for member in plan.households[0].members] == ["", ""]
    assert "whose of several people" in said(plan)[0]


def test_a_group_of_columns_for_the_contact_is_understood(desk: Path, tmp_path: Path) -> None:
    sheet: list[list[object]] = [
        ["房号", "业主信息", "", "紧急联系人", ""],
        ["", "姓名", "电话", "姓名", "电话"],
        ["1-1-101", "张三", "13800000001", "李四", "13700000001"],
    ]
    plan = importing.plan(make.xlsx(tmp_path / "a.xlsx", 表=sheet))
    (member,) = plan.households[0].members
    assert (member.person.name, member.person.phone) == ("张三", "13800000001")
    assert member.contact is not None
    assert (member.contact.name, member.contact.phone) == ("李四", "13700000001")


def test_they_show_on_the_home_s_page(tmp_path: Path, supervisor: Staff) -> None:
    row: list[object] = ["1-1-101", "张三", "鹏程", "深南大道", "李四", "13700000001"]
    importing.carry_out(planned(tmp_path, row), by=supervisor)
    (home,) = residents.find("1-1-101")
    page = residents.home(home.home_id)
    assert [one.name for one in page.contacts] == ["李四"]
