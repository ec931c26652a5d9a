"""The form of an entry of the log, which usual texts can be put into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from store import dutylog
from store.dutylog import LogEntry, NewEntry
from tui.dutylog.usual import USUAL, choose, filled
from tui.form.fieldscreen import BEFORE, NEXT, SAVE
from tui.form.screen import CLEAR, Form
from tui.language import _
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.host import Host


class EntryForm(Form[NewEntry, LogEntry]):
    """What happened, written or taken from the usual texts."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (NEXT, BEFORE, SAVE, USUAL, CLEAR, actions.BACK)

    def __init__(
        self,
        desk: Host,
        title: str = "",
        *,
        initial: Mapping[str, object] | None = None,
        draft: str | None = None,
        first: str = "",
    ) -> None:
        super().__init__(
            NewEntry,
            title or _("New entry"),
            desk.writes(dutylog.write),
            initial=initial,
            draft=draft,
            first=first,
        )

    async def act_usual(self) -> None:
        """Put a usual text in; what else is filled in stays."""
        text = await choose(self.app)
        if text is not None:
            self._put_back({name: str(value) for name, value in filled(text).items()})
