"""Lost property on screen, without a letter key."""

from __future__ import annotations

from store import lostproperty
from store.lostproperty import Stage
from store.rights import Staff
from tests.conftest import Clock
from tests.store.test_lostproperty import PHONE, found, posted
from tests.tui.driving import line, opened, page, press, shown, typed, until


async def test_a_thing_is_kept_noticed_claimed_and_its_receipt_printed(assistant: Staff) -> None:
    """Digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    async with opened(assistant) as driven:
        await press(driven, *page("lostproperty"))
        await press(driven, "ctrl+n")
        await typed(driven, "银色手机\n3\n锁屏橘猫\n1 栋电梯厅\n\n马队长\n\n失物柜")
        await press(driven, "ctrl+s")
        assert "请通知失主、张贴招领公告" in shown(driven[0])
        await press(driven, "ctrl+o")
        await typed(driven, "大堂公告栏")
        await press(driven, "ctrl+s")
        assert "认领至 2027-11-23" in shown(driven[0]) and "招领中" in shown(driven[0])
        await press(driven, "ctrl+t")
        await typed(driven, "李四\n\n1\n橘色的猫\n2\n2")
        await press(driven, "ctrl+s")
        one = lostproperty.get(1)
        assert (one.stage, one.claimant) == (Stage.CLAIMED, "李四")
        await press(driven, "f9", "enter")
        await until(driven, lambda: "lost-property-slip-SW-2026-0001.pdf" in line(driven[0], -2))


async def test_a_claim_that_does_not_fit_is_refused_at_its_field(assistant: Staff) -> None:
    found(assistant)
    async with opened(assistant, "lostproperty") as driven:
        await press(driven, "ctrl+t")
        await typed(driven, "李四\n\n1\n一只狗\n1\n2")
        await press(driven, "ctrl+s")
        assert "不相符的不得交付" in shown(driven[0]) and "一只狗" in shown(driven[0])
    assert lostproperty.get(1).stage is Stage.KEPT


async def test_a_finder_s_phone_stands_masked_F6(assistant: Staff) -> None:
    found(assistant)
    async with opened(assistant, "lostproperty") as driven:
        assert "138****1234" in shown(driven[0]) and PHONE not in shown(driven[0])


async def test_what_nobody_claimed_in_its_time_is_in_sight_and_for_the_supervisor(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    posted(found(assistant), assistant)
    time.pass_(days=366)
    for who, offered in ((assistant, False), (supervisor, True)):
        async with opened(who) as driven:
            assert "无人认领，归国家所有" in shown(driven[0])
            await press(driven, *page("lostproperty"), "right")
            assert "银色手机" in shown(driven[0]) and "逾期" in shown(driven[0])
            await press(driven, "enter")
            assert ("处置" in shown(driven[0])) is offered


async def test_nothing_of_the_list_is_cut(assistant: Staff) -> None:
    found(assistant)
    async with opened(assistant, "lostproperty") as driven:
        for told in ("SW-2026-0001", "银色手机", "1 栋电梯厅", "失物柜", "11-23"):
            assert told in shown(driven[0])
