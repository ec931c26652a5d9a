"""Office documents on screen, without a letter key (O20-O26)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, documents, handover
from store.documents import (
    FileKind,
    FileStage,
    InStage,
    Keep,
    Kind,
    NewCull,
    NewFile,
    OutStage,
    PassRound,
    Posting,
    ReaderStage,
)
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.store.documents.test_received import entered, in_hand
from tests.store.documents.test_sent import drafted, sealed
from tests.tui.driving import opened, press, shown, typed, until


async def test_a_letter_goes_from_the_register_to_its_file(supervisor: Staff, time: Clock) -> None:
    """O20, O21: each step is said, and its key does it."""
    new = NewFile(year=clock.today().year, kind=FileKind.IN, matter="来文", title="来文",
                  keep=Keep.LONG, place="A1")  # fmt: skip
    documents.open_file(new, by=supervisor)
    async with opened(supervisor, "documents") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3\n公司品质部\n检查安排")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "下一步：拟办，按 Ctrl-T。" in shown(driven[0]))
        await press(driven, "ctrl+t")
        await typed(driven, "拟请工程部办理")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "下一步：批办" in shown(driven[0]))
        await press(driven, "ctrl+d")
        await typed(driven, "周经理\n同意")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "下一步：交办" in shown(driven[0]))
        await press(driven, "ctrl+g")
        await typed(driven, "工程部\n李师傅\n+3")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(documents.letters_in("李师傅")))
        await press(driven, "ctrl+e")
        await typed(driven, "已整改")
        await press(driven, "ctrl+s")
        await until(driven, lambda: documents.letter_in(1).stage is InStage.DONE)
        await press(driven, "ctrl+k", "ctrl+s")
        await until(driven, lambda: documents.letter_in(1).stage is InStage.FILED)
    assert documents.letter_in(1).file_id == 1


async def test_a_copy_goes_round_by_keys_and_who_reads_signs_by_pin(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O21: by PIN or on paper, which stands on the screen."""
    one = entered(assistant)
    async with opened(assistant, "documents") as driven:
        await press(driven, "ctrl+r", "ctrl+n")
        await typed(driven, f"{supervisor.name}、李师傅")
        await press(driven, "ctrl+s")
        await until(driven, lambda: len(documents.readers_of(one.id)) == 2)
        await press(driven, "ctrl+t", "ctrl+s")
        await until(driven, lambda: bool(documents.out()))
        await press(driven, "ctrl+r", "up")
        await typed(driven, f"2\n\n{supervisor.number}\n{PIN}")
        await press(driven, "ctrl+s")
        await until(driven, lambda: not documents.out())
        await until(driven, lambda: "密码签阅" in shown(driven[0]))
    first, second = documents.readers_of(one.id)
    assert (first.stage, first.staff_id) == (ReaderStage.BACK, supervisor.id)
    assert second.stage is ReaderStage.LISTED


async def test_a_notice_that_names_somebody_is_refused_at_the_field(
    assistant: Staff, time: Clock
) -> None:
    """F6, O23: what was typed stays, and the sentence says what to do."""
    async with opened(assistant, "documents") as driven:
        await press(driven, "ctrl+o", "ctrl+n")
        await typed(driven, "催费通知\n1栋2单元305室欠费2300元")
        await press(driven, "enter")
        await typed(driven, "全体业主")
        for _nth in range(6):
            await press(driven, "enter")
        await typed(driven, "3")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "公告不得公布谁欠费" in shown(driven[0]))
        assert "305室" in shown(driven[0])
    assert documents.letters_out() == []


async def test_who_is_in_charge_signs_and_only_then_it_is_numbered(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O22."""
    one = drafted(assistant)
    async with opened(supervisor, "documents") as driven:
        await press(driven, "ctrl+o", "ctrl+u")
        assert documents.letter_out(one.id).stage is OutStage.DRAFT
        await press(driven, "ctrl+t", "ctrl+s")
        await until(driven, lambda: documents.letter_out(one.id).stage is OutStage.CHECKED)
        await press(driven, "ctrl+d", "enter")
        await typed(driven, PIN)
        await press(driven, "ctrl+s")
        await until(driven, lambda: documents.letter_out(one.id).stage is OutStage.SIGNED)
        await press(driven, "ctrl+u", "ctrl+s")
        await until(driven, lambda: "物函〔2026〕1号" in shown(driven[0]))


async def test_from_today_and_the_finder_one_goes_to_the_letter_on_its_list(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O26: overdue posters stand on Today; a letter is found by its words."""
    one = sealed(assistant, supervisor, kind=Kind.POSTER, title="关于停水的通知")
    posting = Posting(posted_at="大堂", post_until=clock.today() + timedelta(days=1))
    documents.post(one.id, posting, by=assistant)
    time.pass_(days=2)
    handover.take_desk(by=assistant)
    async with opened(assistant) as driven:
        await until(driven, lambda: "公告到期撤下" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: "张贴于 大堂" in shown(driven[0]))
        await press(driven, "ctrl+k", "ctrl+s")
        await until(driven, lambda: documents.letter_out(one.id).stage is OutStage.DOWN)
        await press(driven, "ctrl+f")
        await typed(driven, "停水的通知")
        await until(driven, lambda: "物告〔2026〕1号" in shown(driven[0]))


async def test_a_file_is_lent_and_a_list_destroyed_before_two(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """O25: two people, by PIN."""
    usual = {"kind": FileKind.IN, "matter": "来文", "title": "旧卷", "place": "A1"}
    for year in (2010, 2026):
        new = NewFile.model_validate(usual | {"year": year, "keep": Keep.SHORT})
        documents.open_file(new, by=assistant)
    made = documents.list_for_destruction(NewCull(reason="期满"), by=assistant)
    documents.approve(made.id, documents.Approval(), by=manager)
    async with opened(assistant, "documents") as driven:
        await press(driven, "ctrl+a", "ctrl+t")
        await typed(driven, "李师傅\n核对\n+2")
        await press(driven, "ctrl+s")
        await until(driven, lambda: documents.file(2).stage is FileStage.LENT)
        await press(driven, "ctrl+u", "ctrl+e")
        await typed(driven, f"碎纸\n{PIN}\n{supervisor.number}\n{PIN}")
        await press(driven, "ctrl+s")
        await until(driven, lambda: documents.file(1).stage is FileStage.DESTROYED)


async def test_a_correction_shows_what_was_struck(assistant: Staff, time: Clock) -> None:
    """O24, and who reads it stands in the pane."""
    one = in_hand(assistant, title="旧标题")
    documents.pass_round(one.id, PassRound(readers="李师傅"), by=assistant)
    async with opened(assistant, "documents") as driven:
        await press(driven, "ctrl+w", "up", "up", "enter")
        await typed(driven, "（更正）")
        await press(driven, "enter", "enter", "enter", "enter")
        await typed(driven, "登错")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "划去：标题：旧标题" in shown(driven[0]))
        assert "1 人中 0 人已阅" in shown(driven[0])
