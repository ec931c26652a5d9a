"""What is found first, what else is found, and what only nearly fits (F7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import clock, residents
from store.engine import database
from store.residents import (
    Home,
    MoveOut,
    NewHome,
    NewPerson,
    NewVehicle,
    Role,
    pinyin,
    searchkeys,
    slips,
)
from store.rights import Staff

# 多音字姓氏: published readings, those of the surname and those of the character, as a caller may
# type either.
SURNAMES = (
    """
薄 bo bao|贠 yun|隗 kui wei|柏 bai bo|曾 zeng ceng|查 zha cha|单 shan dan chan|仇 qiu chou
解 xie jie|区 ou qu|朴 piao pu po|盖 ge gai|翟 zhai di|缪 miao mou mu|乐 yue le|员 yun yuan
黑 he hei|秘 bi mi|洗 xian xi|冼 xian|折 she zhe|种 chong zhong|覃 qin tan|召 shao zhao
繁 po fan|佴 nai er|郇 xun huan|卜 bu bo|重 chong zhong|尉 wei yu|么 yao me|载 dai zai
阚 kan|句 gou ju|都 du dou|粘 nian zhan|宁 ning|谌 chen shen|纪 ji|石 shi dan|乜 nie mie
宓 mi fu|盛 sheng cheng|於 yu wu|牟 mou mu|万 wan mo|祭 zhai ji|郗 xi chi|适 kuo shi|沈 shen chen
藏 zang cang|行 xing hang|晁 chao|便 pian bian|车 che ju|角 jue jiao|宿 su xiu|隽 juan jun
呙 guo wai|莘 xin shen|谷 gu yu|冯 feng ping|费 fei bi|贲 ben bi|稽 ji qi|钭 tou|朝 chao zhao
乘 sheng cheng|华 hua|伯 bo bai|百 bai bo|属 zhu shu|亢 kang|瞿 qu ju|燕 yan|能 nai neng|会 gui hui
滑 hua gu|号 hao|落 luo la|厍 she|占 zhan|颉 xie jie|叶 ye xie|扁 bian pian|咎 jiu gao|番 pan fan po
应 ying|俞 yu shu|郄 qie xi|茹 ru|逄 pang|令 ling|过 guo|哈 ha|撒 sa|校 xiao jiao|相 xiang
曲 qu|葛 ge|那 na|干 gan|和 he|度 du duo|敦 dun dui|澹 tan dan|长 chang zhang|仉 zhang
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def home(code: str, name: str, by: Staff, **told: object) -> int:
    made = residents.add_home(NewHome(code=code), by=by)
    residents.move_in(made.id, NewPerson.model_validate({"name": name} | told), by=by)
    return made.id


SYLLABLES = (
    *("zhang", "wang", "li", "chen", "liu", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun"),
    *("hui", "wen", "jun", "lei", "xiu", "ying", "qiang", "lv", "nv", "e", "er", "ai", "shuang"),
    *("qiong", "xiong", "yue", "yuan", "cheng", "tie", "miao", "ou", "guo", "rui", "zi", "si"),
)


def codes(typed: str) -> list[str]:
    return [found.code for found in residents.find(typed)]


def test_what_begins_so_comes_before_what_only_contains_it(assistant: Staff) -> None:
    for code in ("1-2-0101", "1-2-0102", "12-1-0101", "2-1-0101", "2-1-0201", "2-10-0101"):
        residents.add_home(NewHome(code=code), by=assistant)
    assert codes("2-1")[:3] == ["2-1-0101", "2-1-0201", "2-10-0101"]
    assert set(codes("2-1")[3:]) <= {"1-2-0101", "1-2-0102", "12-1-0101"}
    assert residents.count_fitting("2-1") == len(codes("2-1"))


def test_a_name_that_begins_so_comes_before_one_that_contains_it(assistant: Staff) -> None:
    for place, name in enumerate(("李文华", "王文", "文天祥", "刘文文")):
        home(f"1-1-10{place}", name, assistant)
    home("2-1-101", "赵六", assistant)
    assert residents.find("文")[0].owner == "文天祥"
    assert residents.find("wen")[0].owner == "文天祥"
    assert len(residents.find("wen")) == residents.count_fitting("wen") == 4


def test_a_tenant_whose_name_begins_so_comes_before_an_owner_whose_name_has_it(
    assistant: Staff,
) -> None:
    home("1-1-101", "李文华", assistant)
    home("1-1-102", "赵六", assistant, role=Role.TENANT)
    residents.move_in(2, NewPerson(name="文天祥", role=Role.TENANT), by=assistant)
    assert codes("文") == ["1-1-102", "1-1-101"]


@pytest.mark.parametrize(
    "typed", ["3栋 张", "3栋张", "3栋张惠文", "三栋张", "张 3栋", "3栋2单元张", "3-2-1201张"]
)
def test_a_room_and_a_name_are_found_together(typed: str, assistant: Staff) -> None:
    for code, name in (("3-2-1201", "张惠文"), ("1-3-0802", "张三"), ("3-1-0101", "李四")):
        home(code, name, assistant)
    assert codes(typed)[0] == "3-2-1201"
    assert "3-1-0101" not in codes(typed)


def test_a_name_with_a_digit_stays_one_word(assistant: Staff) -> None:
    home("1-1-101", "张三1", assistant)
    assert codes("张三1") == ["1-1-101"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Nguyễn Văn Đức", "nguyen"), ("Nguyễn Văn Đức", "Nguyễn"), ("Nguyễn Văn Đức", "duc"),
        ("José García", "jose garcia"), ("Müller", "muller"), ("Łukasz Ørsted", "lukasz orsted"),
        ("Françoise", "FRANCOISE"), ("김민수", "김"),
    ],
)  # fmt: skip
def test_a_name_is_found_without_its_accents(name: str, typed: str, assistant: Staff) -> None:
    home("1-1-101", name, assistant)
    (found,) = residents.find(typed)
    assert (found.owner, found.near) == (name, False)


@pytest.mark.parametrize("line", SURNAMES)
def test_a_surname_is_found_by_each_of_its_readings(line: str) -> None:
    surname, *readings = line.split()
    for behind in ("文", "", "长乐"):  # the given name's own readings take none away
        found = set(pinyin.keys(f"{surname}{behind}"))
        for reading in readings:
            assert any(key.startswith(reading) for key in found), (surname, behind, reading)


def test_the_list_of_surnames_has_eighty_and_more_of_several_readings() -> None:
    assert sum(len(line.split()) > 2 for line in SURNAMES) >= 70 and len(SURNAMES) >= 100


# Slips


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("张惠文", "zanghuiwen"), ("陈思", "cens"), ("石磊", "silei"), ("李娜", "nina"),
        ("刘敏", "liuming"), ("林欣", "linxing"), ("王晨", "wangcheng"), ("张惠文", "zhanghiwen"),
        ("张惠文", "zhangguiwen"), ("张惠文", "zhanghuiwwen"), ("欧阳娜娜", "ouyanglala"),
        ("Johnson", "jonson"),
    ],
)  # fmt: skip
def test_a_slip_in_a_name_finds_it_marked(name: str, typed: str, assistant: Staff) -> None:
    home("1-1-101", name, assistant)
    (found,) = residents.find(typed)
    assert (found.owner, found.near) == (name, True)


@pytest.mark.parametrize("typed", ["13812341235", "13812341224", "1243", "138 1234 1233"])
def test_a_slip_in_a_phone_finds_it_marked(typed: str, assistant: Staff) -> None:
    home("1-1-101", "张惠文", assistant, phone="13812341234")
    (found,) = residents.find(typed)
    assert (found.owner, found.near) == ("张惠文", True)


@pytest.mark.parametrize("typed", ["粤B12346", "粤B13245", "12346"])
def test_a_slip_in_a_plate_finds_it_marked(typed: str, assistant: Staff) -> None:
    number = home("1-1-101", "张惠文", assistant)
    residents.add_vehicle(number, NewVehicle(plate="粤B12345"), by=assistant)
    (found,) = residents.find(typed)
    assert (found.why, found.near) == ("粤B12345", True)


def test_a_slip_stands_below_what_fits(assistant: Staff) -> None:
    home("1-1-101", "张伟", assistant)
    home("1-1-102", "臧伟", assistant)
    assert [(one.owner, one.near) for one in residents.find("zangwei")] == [
        ("臧伟", False),
        ("张伟", True),
    ]
    assert [(one.owner, one.near) for one in residents.find("zhangwei")] == [
        ("张伟", False),
        ("臧伟", True),
    ]


def test_a_room_that_is_there_has_no_neighbours_for_a_slip(assistant: Staff) -> None:
    for room in (1201, 1202, 1203):
        residents.add_home(NewHome(code=f"3-2-{room}"), by=assistant)
    assert codes("3-2-1202") == ["3-2-1202"]
    assert residents.find("3-2-1204")[0].near


def test_ways_of_slipping_are_symmetrical_and_few() -> None:
    for word in ("zhangchunling", "shenshiqing", "linlinlin"):
        ways = slips.heard(word)
        assert len(ways) <= slips.MOST_SOUNDS and word not in ways
    for word, other in (("zhang", "zang"), ("lin", "ling"), ("nan", "lan")):
        assert other in slips.heard(word) and word in slips.heard(other)
    assert slips.heard("1234") == slips.struck("12") == slips.spelt("abc") == []
    assert len(slips.struck("13812341234")) <= 33


# Those who have left


def test_who_has_left_is_found_marked_after_those_who_live_there_F1(assistant: Staff) -> None:
    first = home("1-1-101", "文天祥", assistant)
    home("2-1-101", "文三", assistant)
    person = residents.people_of(first)[0].person_id
    residents.move_out(first, person, MoveOut(on=clock.today(), reason="搬走"), by=assistant)
    found = residents.find("文")
    assert [(one.code, one.former, one.why) for one in found] == [
        ("2-1-101", False, ""),
        ("1-1-101", True, "文天祥"),
    ]
    assert [one.code for one in residents.find("wtx")] == ["1-1-101"]


def test_who_has_left_and_is_erased_is_found_no_more_F6(assistant: Staff, manager: Staff) -> None:
    from store import erasure

    number = home("1-1-101", "文天祥", assistant, phone="13812341234")
    person = residents.people_of(number)[0].person_id
    residents.move_out(number, person, MoveOut(on=clock.today(), reason="搬走"), by=assistant)
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    assert residents.find("文天祥") == residents.find("13812341234") == []


def test_keys_of_an_older_program_are_written_anew_bit_by_bit(assistant: Staff) -> None:
    for place in range(searchkeys.PORTION + 5):
        residents.add_home(NewHome(code=f"1-1-{1000 + place}"), by=assistant)
    home("2-1-101", "Nguyễn", assistant)
    database.db.execute_sql("UPDATE home_search SET own = '2-1-101', version = 0")
    catch_up = residents.ANSWERS.catch_up
    assert catch_up is not None and residents.find("nguyen") == []
    assert [catch_up(), catch_up(), catch_up()] == [True, False, False]
    assert codes("nguyen") == ["2-1-101"]


def test_an_ID_s_last_four_find_whose_it_is(assistant: Staff) -> None:
    home("1-1-101", "张惠文", assistant, id_number="11010519491231002X")
    for typed in ("002X", "002x", "11010519491231002X"):
        assert codes(typed) == ["1-1-101"]


def test_homes_need_not_be_named(neighbours: list[Home]) -> None:
    assert residents.count_fitting("3-2") >= 2 and residents.count_fitting("") == 0


@given(st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3), st.data())
def test_a_wrong_letter_leads_to_the_name_that_was_meant(
    said: list[str], data: st.DataObject
) -> None:
    """F7: whichever letter is another, missing, or too many; and few other words are tried."""
    meant = "".join(said)
    place = data.draw(st.integers(0, len(meant) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typed = data.draw(
        st.sampled_from(
            (
                meant[:place] + letter + meant[place + 1 :],
                meant[:place] + meant[place + 1 :],
                meant[:place] + letter + meant[place:],
            )
        )
    )
    others = slips.spelt(typed)
    if typed != meant and slips.LEAST_LETTERS <= len(typed) <= slips.MOST_LETTERS:
        assert meant in others
        assert len(others) <= 250
