"""Somebody of a home while a form is filled in: chosen among the household, or typed."""

from __future__ import annotations

from tui.form.entry import Entry
from tui.form.home import HomeEntry
from tui.form.proposed import Pointing
from tui.language.labels import label


class ResidentEntry(Pointing):
    """A name; Up and Down point at the people of the home that the form is about.

    Who is taken is told to the form, which offers their phone.
    """

    class Taken(Entry.Changed):
        """One of the household was taken: ``home_id`` and ``person_id`` say who."""

        def __init__(self, field: ResidentEntry, home_id: int, person_id: int) -> None:
            super().__init__(field)
            self.home_id, self.person_id = home_id, person_id

    home: HomeEntry | None = None  # the field that says whose household it is

    @property
    def fitting(self) -> list[str]:
        """Those of the household whose name has what is typed, all while nothing is."""
        typed = "" if self.offered else self.typed.text.strip()
        people = self.home.household if self.home else []
        return list(dict.fromkeys(one.name for one in people if one.name and typed in one.name))

    def beside(self, text: str) -> str:
        """Who that is in the home, and their phone, masked."""
        people = self.home.household if self.home else []
        who = next((one for one in people if one.name == text), None)
        return f"{label(who.role)}  {who.shown}".rstrip() if who else ""

    def taken(self, text: str) -> None:
        """Tell the form whose phone it is to offer."""
        people = self.home.household if self.home else []
        who = next((one for one in people if one.name == text), None)
        if who is not None and self.home is not None and self.home.home_id is not None:
            self.post_message(self.Taken(self, self.home.home_id, who.person_id))
