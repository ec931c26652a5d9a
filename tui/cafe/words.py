"""How the café is told on screen: seats, guests, drinks, what is to be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from store import cafe, clock
from store.cafe import Board, Drink, Entry, Guest, Line, LineStage, Order, Stage, Word
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words

_TONES = {
    LineStage.SERVED: Tone.FAINT,
    LineStage.CANCELLED: Tone.FAINT,
    LineStage.ORDERED: Tone.WARN,
}


def minutes(since: datetime | None) -> str:
    """How long ago something was."""
    if since is None:
        return ""
    passed = int((clock.now() - since).total_seconds()) // 60
    return _("{n} min").format(n=max(passed, 0))


def state(one: Board) -> Part:
    """How a seat stands."""
    if one.order is None:
        return _("free"), Tone.GOOD
    if one.order.stage is Stage.LEFT:
        return label(one.order.stage), Tone.WARN
    return label(one.order.stage), Tone.PLAIN


def seated(found: Sequence[Guest]) -> str:
    """Who sits there, in few words."""
    kinds = {one.who: sum(each.who is one.who for each in found) for one in found}
    return " ".join(f"{label(who)} {count}" for who, count in kinds.items())


def guest(one: Guest) -> str:
    """A guest by place."""
    return f"{one.place} {label(one.who)}"


def how(line: Line) -> str:
    """A drink as it is wanted."""
    usual = line.how is cafe.How.USUAL
    more = (
        "" if usual else label(line.how),
        f"x{line.quantity}" if line.quantity > 1 else "",
        _("refill") if line.refill else "",
        line.note,
    )
    return " ".join(filter(None, (line.drink, *more)))


def stage(line: Line) -> Part:
    """How far a drink has come."""
    return label(line.stage), _TONES.get(line.stage, Tone.PLAIN)


def word(entry: Entry) -> str:
    """How a drink stands, in one word, with why or how many (C7)."""
    if entry.word is Word.MISSING:
        why = entry.why or _("sold out")
        until = _(", until {time}").format(time=entry.until) if entry.until else ""
        return f"{label(entry.word)}: {why}{until}"
    few = f" {entry.few}" if entry.word is Word.FEW else ""
    return label(entry.word) + few


def to_say(menu: Sequence[tuple[Drink, Entry]], hours: str = "") -> Words:
    """Specials and what is not to be had, as they are read out (CR14, CR16)."""
    special = _(", ").join(one.name for one, entry in menu if entry.word is Word.SPECIAL)
    gone = _(", ").join(one.name for one, entry in menu if entry.word is Word.MISSING)
    return [
        (_("Say: "), Tone.FAINT),
        (_("Today's specials: {drinks}").format(drinks=special or _("none")), Tone.STRONG),
        f" ({hours})" if hours else "",
        "   ",
        (_("Not to be had: {drinks}").format(drinks=gone or _("none")), Tone.WARN),
    ]


def card(menu: Sequence[tuple[Drink, Entry]], cells: int) -> Iterator[Words]:
    """The menu to be ordered from: number and name; specials first, what is missing last."""
    width = 15
    row: list[Part] = []
    across = max(1, cells // width)
    for nth, (one, entry) in enumerate(menu, 1):
        gone, special = entry.word is Word.MISSING, entry.word is Word.SPECIAL
        sign = "*" if special else "-" if gone else " "
        few = f" {entry.few}" if entry.word is Word.FEW else ""
        tone = Tone.FAINT if gone else Tone.STRONG if special else Tone.PLAIN
        row += paint.fit([(f"{one.code}{sign}{one.name}{few}", tone)], width)
        if nth % across == 0:
            yield row
            row = []
    if row:
        yield row


def named(one: Order) -> str:
    """An order in few words."""
    return f"{one.seat}  {one.number}  {clockface.hhmm(one.seated_at)}"
