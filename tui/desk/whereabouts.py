"""Where somebody was: kept while they work, offered when they come back after a lost line."""

from __future__ import annotations

from dataclasses import asdict

from tui.screen.host import Host, Place
from tui.subjects import OF_THING, PAGES


class Whereabouts:
    """The place of a session's person; ``before`` is where their last session was lost."""

    def __init__(self, desk: Host) -> None:
        self._desk = desk
        self._kept: Place | None = None
        self.before: Place | None = None

    def begin(self) -> None:
        """Look where this person was before."""
        from store.desk import drafts

        self._kept = self.before = None
        found = drafts.find(drafts.PLACE, by=self._desk.signed_in)
        if found.get("screen") in PAGES:
            self.before = Place(found["screen"], found.get("subject", ""))

    @property
    def now(self) -> Place | None:
        """Where they are; None on Today, where everybody begins."""
        name, subject = "", ""
        for screen in self._desk.open_screens:
            if page := self._desk.name_of(screen):
                name, subject = page, ""
            # One that is being made has nothing to point at yet.
            subject = (screen.subject if screen.ready else "") or subject
        name = OF_THING.get(subject.partition(":")[0], name)  # a ticket opened on a home's page
        return Place(name, subject) if name not in {"", "today"} else None

    def keep(self) -> None:
        """Keep where they are, if that has changed."""
        place = self.now
        if self._desk.staff is not None and place != self._kept:
            self._kept = place
            self._write(place)

    def forget(self) -> None:
        """They leave of their own will: nothing is to be offered."""
        if self._desk.staff is not None:
            self._kept = self.before = None
            self._write(None)

    def _write(self, place: Place | None) -> None:
        from store.desk import drafts

        by = self._desk.signed_in
        if place is None:
            self._desk.write_soon(drafts.drop, drafts.PLACE, by=by)
        else:
            self._desk.write_soon(drafts.keep, drafts.PLACE, asdict(place), by=by)
