from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import residents
from store.residents import Home, HomePage, NewHome, NewPerson, NewVehicle, Role
from store.rights import Staff

ODD = ["[/foo]", "[red]x", '"', "'", "a OR", "NEAR(", "own:x", "\x1b[31m", "\u202e", "*", "-", "--",
       "", "   ", "^", "(", "张" * 100_000, "a " * 50_000, "㛃𠅤䶮", "ᦰ", "ς", "𝟛",
       "%", "_", "\x00"]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "3-2-1201", "３－２－１２０１", "3栋2单元1201室", "三栋二单元1201", "3号楼2门1201",
        "3栋1201", "1201", "321201", "2-1201", "3幢", "张惠文", "惠文", "张", "zhanghuiwen", "zhw",
        "zhanghw", "hw", "huiw", "13812341234", "138 1234 1234", "+86 13812341234", "1234",
        "粤B12345", "粤B·12345", "345", "b12345", "曾小单", "zxd", "zengxiao", "cengxiaodan",
        "3栋 张", "zhw 1201", "2单元 粤B",
    ],
)  # fmt: skip
def test_a_caller_is_found_by_room_name_phone_plate_pinyin_or_initials(
    household: HomePage, typed: str
) -> None:
    """F7"""
    assert [f.home_id for f in residents.find(typed)] == [household.home.id]


@pytest.mark.parametrize("typed", ["4栋 张", "张 1202", "zhz", "13812341235", "惠文张"])
def test_every_word_must_fit(household: HomePage, typed: str) -> None:
    """F7"""
    assert [found for found in residents.find(typed) if not found.near] == []


def test_what_is_found_is_masked_and_says_why(household: HomePage) -> None:
    """F6, F7"""
    (found,) = residents.find("13900001111")
    assert (found.code, found.owner, found.phone_masked) == ("3-2-1201", "张惠文", "138****1234")
    assert found.why == "曾小单"
    assert residents.find("12345")[0].why == "粤B12345"
    assert residents.find("zhw")[0].why == ""


def test_the_exact_room_comes_first(neighbours: list[Home]) -> None:
    """F7"""
    for home in neighbours:
        assert residents.find(home.code)[0].home_id == home.id
    assert residents.find("3-2-120")[0].code == "3-2-120"


@pytest.mark.parametrize("typed", ["3-", "3栋", "3-2-", "3栋2单元"])
def test_a_building_is_all_its_homes_and_no_others(neighbours: list[Home], typed: str) -> None:
    """F7"""
    codes = {found.code for found in residents.find(typed)}
    assert codes == {"3-2-1201", "3-2-120", "3-2-12010"}


@pytest.mark.parametrize("typed", ["1-1-802", "01-01-0802", "802"])
def test_leading_zeros_do_not_hide_a_room(neighbours: list[Home], typed: str) -> None:
    """F7"""
    assert residents.find(typed)[0].code == "1-1-0802"


@pytest.mark.parametrize("typed", ODD)
def test_odd_text_finds_without_an_error(household: HomePage, typed: str) -> None:
    """F7"""
    assert len(residents.find(typed)) <= 20


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_any_text_at_all_is_safe_to_look_for(household: HomePage, typed: str) -> None:
    """F7"""
    residents.find(typed)


@pytest.mark.parametrize("name", ["？？", "①", "-", "\u0e2a\u0e21", "[/]", "ᦰ"])
@pytest.mark.parametrize("role", [Role.OWNER, Role.TENANT])
def test_a_name_without_a_letter_to_look_for_hides_nobody(
    assistant: Staff, name: str, role: Role
) -> None:
    """F7"""
    home = residents.add_home(NewHome(code="1-1-101"), by=assistant)
    residents.move_in(home.id, NewPerson(name=name, role=role), by=assistant)
    assert [found.code for found in residents.first()] == ["1-1-101"]
    if name != "①":  # which is looked for as 1
        assert [found.code for found in residents.find(name)] == ["1-1-101"]
    residents.add_vehicle(home.id, NewVehicle(plate="粤B12345"), by=assistant)
    assert residents.find("B12345")[0].why == "粤B12345"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.tuples(st.text("张a1？①-\u3000", min_size=1, max_size=3), st.sampled_from(Role)),
        max_size=3,
    ),
    plates=st.lists(st.sampled_from(["粤B12345", "粤BD12345"]), max_size=2, unique=True),
)
def test_any_household_at_all_is_found_by_its_room(
    assistant: Staff, names: list[tuple[str, Role]], plates: list[str]
) -> None:
    """F7"""
    code = f"9-1-{residents.count() + 1}"
    home = residents.add_home(NewHome(code=code), by=assistant)
    for name, role in names:
        if name.strip(" \u3000"):
            residents.move_in(home.id, NewPerson(name=name, role=role), by=assistant)
    for plate in plates:
        residents.add_vehicle(home.id, NewVehicle(plate=plate), by=assistant)
    assert residents.find(code)[0].code == code


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    building=st.sampled_from(["1", "12", "A", "B2", "一期3", "梅苑"]),
    unit=st.sampled_from(["", "1", "12"]),
    room=st.from_regex(r"[1-9][0-9]{1,3}|0[1-9][0-9]{2}|商铺[0-9]", fullmatch=True),
)
def test_any_room_is_found_by_its_number(
    assistant: Staff, building: str, unit: str, room: str
) -> None:
    """F7"""
    code = "-".join(part for part in (building, unit, room) if part)
    if not any(found.code == code for found in residents.find(code)):
        residents.add_home(NewHome(code=code), by=assistant)
    assert residents.find(code)[0].code == code


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雄信", "shanxx"), ("仇英", "qiuying"), ("尉迟恭", "yuchigong"), ("万俟卨", "moqi"),
        ("欧阳娜娜", "oynn"), ("区小平", "ouxp"), ("吕布", "lvbu"), ("吕布", "lubu"),
        ("解缙", "xj"),
        ("㛃𠅤䶮", "𠅤䶮"), ("阿布都·热合曼", "热合曼"), ("John Smith", "smith"), ("张三1", "zs1"),
        ("长孙无忌", "zhangsunwj"), ("朴树", "piaoshu"), ("查理", "chali"), ("王乐", "wangyue"),
    ],
)  # fmt: skip
def test_surnames_are_read_as_surnames(assistant: Staff, name: str, typed: str) -> None:
    """F7"""
    home = residents.add_home(NewHome(code="1-1-101"), by=assistant)
    residents.move_in(home.id, NewPerson(name=name), by=assistant)
    assert [f.owner for f in residents.find(typed)] == [name]
