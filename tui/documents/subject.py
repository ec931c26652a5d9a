"""What office documents answer to the halls of the screens."""

from __future__ import annotations

from typing import Any

from store import documents
from tui.answers import Answers, Draft
from tui.documents.files import CullsScreen, FilesScreen
from tui.documents.readers import ReadersScreen
from tui.documents.screen import FILES, ROUND, SENT, DocumentsScreen
from tui.documents.sent import SentScreen
from tui.register import RegisterScreen, drafts
from tui.screen.actions import Action

_PAGE = DocumentsScreen.SCOPE
_LISTS: tuple[tuple[type[RegisterScreen[Any]], Action], ...] = (
    (SentScreen, SENT),
    (FilesScreen, FILES),
    (CullsScreen, FILES),
)


def _place(number: int) -> str:
    return documents.letter_in(number).number


# They lead to the page of letters received, from which the other lists open.
_ELSEWHERE = {
    f"{screen.SCOPE}/{do.action.id}": Draft(
        do.action.title,
        _PAGE,
        "" if do is screen.STEPS[0] else screen.REGISTER.thing,
        opened_by,
    )
    for screen, opened_by in _LISTS
    for do in screen.STEPS
}
_READING = {
    f"{ReadersScreen.SCOPE}/{do.action.id}": Draft(
        do.action.title,
        _PAGE,
        "letter_in" if do is ReadersScreen.STEPS[0] else ReadersScreen.REGISTER.thing,
        ROUND if do is ReadersScreen.STEPS[0] else None,
    )
    for do in ReadersScreen.STEPS
}
ANSWERS = Answers(drafts={**drafts(DocumentsScreen), **_ELSEWHERE, **_READING})
