"""Papers filed and taken out at the desk, without a letter key (F2–F5)."""

from __future__ import annotations

from store import residents
from store.residents import DocumentKind, HomePage, PaperForm
from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed


async def test_a_paper_is_filed_and_taken_out_with_the_reason(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "6")
        await press(driven, "2", "enter", "2", "enter", "enter")
        await press(driven, "ctrl+s")
        text = shown(driven[0])
        assert "购房合同" in text and "收到 复印件" in text and "2026-11-23" in text
        assert "李芳" in text
        (kept,) = residents.home(household.home.id).documents
        assert (kept.kind, kept.form) == (DocumentKind.PURCHASE, PaperForm.COPY)
        await press(driven, "enter")
        await typed(driven, "业主取回")
        await press(driven, "ctrl+s")
        assert "购房合同" not in shown(driven[0])
    assert residents.home(household.home.id).documents == ()
