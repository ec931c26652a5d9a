"""Finding a home, a thing or a page from anywhere, as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events

from store.subjects import thing_of
from store.text import halfwidth
from tui.form.entry import Entry
from tui.form.field import Field
from tui.form.home import found_by
from tui.language import _, mark, titles
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.subjects import OF_THING, PAGES
from tui.widgets.paint import Tone
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

MOST = 20
MOST_THINGS, MOST_PAGES = 5, 3
BEGIN = mark(
    "Homes appear here as you type: 3-2-1201, a name, the end of a phone, zhw; and things by"
    " their number, pages by their name."
)
PAGE = mark("Page")
OPEN = Action("open", ("enter",), mark("Open"), mark("Open what is pointed at."), 10)


@dataclass(frozen=True)
class Hit:
    """A line: what kind of thing it is, and where Enter leads, a place or a page.

    ``home`` says that it is a home, ``sure`` that what is typed is the whole of what it was found
    by: a room before the ticket of that number, and that before a phone that only begins so;
    ``near`` that it fits but for a slip.
    """

    place: str
    cells: Sequence[str]
    page: Action | None = None
    home: bool = False
    sure: bool = False
    near: bool = False


PRINTED_DIGITS = 6  # of a number on paper, zeros in front
_SUREST = [(True, True), (True, False), (False, True), (False, False)]


def _surest(typed: str) -> Callable[[Hit], int]:
    """The order of what was found: what is typed as it stands on a sheet means that sheet."""
    plain = halfwidth(typed)
    on_paper = plain.startswith("0") and len(plain) == PRINTED_DIGITS

    def rank(hit: Hit) -> int:
        if hit.near:
            return len(_SUREST)
        return -1 if on_paper and hit.sure and not hit.home else _SUREST.index((hit.sure, hit.home))

    return rank


class Finder(DeskScreen["str | Action"]):
    """What is typed, and what fits it, homes first; gives the chosen place, or a page's action."""

    SCOPE = "finder"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, actions.BACK)
    GLOBAL: ClassVar[tuple[Action, ...]] = (*actions.ALWAYS, actions.LOCK)
    HELP = mark(
        "Type a room, a name, a phone, a plate or pinyin, the number of a ticket or a hook, or a"
        " page's name; Up and Down choose, Enter opens."
    )

    def __init__(self, pages: Sequence[Action] = ()) -> None:
        super().__init__()
        self._pages = pages
        self.following = False  # whether the list is behind what is typed

    def body(self) -> ComposeResult:
        """The entry, and the list under it."""
        yield Entry("find", _("Find"), indent=8)
        yield Rows[Hit](
            (
                Column(_("Home"), 14),
                Column(_("Owner"), 12, flex=True),
                Column(_("Phone"), 13),
                Column(_("Found by"), 18),
            ),
            key=lambda hit: hit.place,
            draw=lambda hit: Drawn(hit.cells),
            empty=_(BEGIN),
        )

    def on_mount(self) -> None:
        """Type at once."""
        super().on_mount()
        self.set_focus(self.query_one(Entry))

    def on_field_changed(self, event: Field.Changed) -> None:
        """Search for what is typed, once it shows; several characters at once make one search."""
        if not self.following:
            self.following = True
            self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """List what fits what is typed by now."""
        if not self.following:
            return
        self.following = False
        typed = self.query_one(Entry).text.strip()
        self._rows.empty = _("Nothing fits.") if typed else _(BEGIN)
        homes = list(_homes(typed)) if typed else []
        named = list(_things(typed)) if typed else []
        others = [*named, *self._titled(typed)] if typed else []
        most = max(min(MOST, self._rows.size.height - 1) - len(others), 1) if others else MOST
        found = sorted([*homes[:most], *others], key=_surest(typed))
        self._rows.load(found)
        self._rows.point(found[0].place if found else None)
        more = len(homes) > most and not homes[most].near
        self.say(_told(typed, most) if more else "", Tone.FAINT)

    def _titled(self, typed: str) -> Iterator[Hit]:
        """The pages that are called so; a letter alone is no name, a character may be."""
        if len(typed) < 2 and typed.isascii():
            return
        fitting = [page for page in self._pages if titles.fits(page.title, typed)]
        for page in fitting[:MOST_PAGES]:
            number = f"F10 {PAGES[page.page].number:02}"
            cells = (_(PAGE), _(page.title), page.key if page.keys else "", number)
            yield Hit(page.page, cells, page)

    @property
    def _rows(self) -> Rows[Hit]:
        return self.query_one(Rows)

    def on_key(self, event: events.Key) -> None:
        """Let the list move while the entry keeps the focus."""
        if event.key in {"up", "down", "pageup", "pagedown"}:
            self._follow()
            self._rows.on_key(event)
        else:
            super().on_key(event)

    def act_open(self) -> None:
        """Take what is pointed at."""
        self._follow()
        hit = self._rows.current
        if hit is not None:
            self.done(hit.page or hit.place)


def _homes(typed: str) -> Iterator[Hit]:
    """The homes that fit, one more than the list holds if there are more."""
    from store import residents

    for home in residents.find(typed, MOST + 1):
        cells = (home.code, home.owner, home.phone_masked, found_by(home))
        yield Hit(home.place, cells, home=True, sure=home.sure, near=home.near)


def _told(typed: str, shown: int) -> str:
    """How many homes fit, of which so many stand in the list."""
    from store import residents

    count = residents.count_fitting(typed)
    fit = f"{count}+" if count == residents.MOST_COUNTED else str(max(count, shown))
    return _("The first {n} of {count} homes; type on to find fewer.").format(n=shown, count=fit)


def _things(typed: str) -> Iterator[Hit]:
    """The things that are printed so, as far as a page can point at them."""
    from store import answers
    from tui import sentences

    for one in answers.find(typed, MOST_THINGS):
        if thing_of(one.subject) in OF_THING:
            kind = f"{sentences.called(one.subject)} {one.name}".rstrip()
            cells = (kind, one.told, one.phone, one.besides)
            yield Hit(one.subject, cells, sure=one.sure or _is_printed(typed, one.name))


def _is_printed(typed: str, name: str) -> bool:
    """Whether a number is typed whole; zeros in front, as on paper, are no other number."""
    plain, printed = (halfwidth(text).casefold().lstrip("0") for text in (typed, name))
    return plain == printed != ""
