"""An entry whose words were erased says who did it, when and why (F6)."""

from __future__ import annotations

from store import dutylog, erasure
from store.dutylog import Category, NewEntry
from store.erasure import Erasure
from store.rights import Staff
from tui.dutylog import words
from tui.widgets.paint import plain


def test_an_erased_entry_shows_who_erased_it_when_and_why_F6(
    assistant: Staff, manager: Staff
) -> None:
    entry = dutylog.write(NewEntry(category=Category.OTHER, what="欧阳淑兰"), by=assistant)
    erasure.erase_words(entry.number, Erasure(reason="来函要求"), by=manager)
    told = "\n".join(map(plain, words.full(dutylog.get(entry.number))))
    assert "Words erased by 陈经理" in told
    assert "09:00" in told
    assert "来函要求" in told
    assert "欧阳淑兰" not in told


def test_an_entry_with_its_words_says_nothing_of_erasing(assistant: Staff) -> None:
    entry = dutylog.write(NewEntry(category=Category.OTHER, what="x"), by=assistant)
    assert not [line for line in words.full(entry) if "erased" in plain(line)]
