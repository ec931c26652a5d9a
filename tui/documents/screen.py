"""Letters received: entered, decided, handled, urged, done, filed (O20, O21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from store import clock, documents, tickets
from store.documents import (
    HANDLING,
    LETTERS_IN,
    PASSING,
    RECEIVED_BOOK,
    FileKind,
    InStage,
    LetterIn,
    ReaderStage,
)
from tui.documents import orders
from tui.documents.files import CullsScreen, FilesScreen, newest_file
from tui.documents.readers import ReadersScreen
from tui.documents.sent import SentScreen
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ENTER = Action("new", ("ctrl+n",), mark("Letter in"), mark("A letter has come in."), 4)
PROPOSE = Action(
    "letter_propose", ("ctrl+t",), mark("Propose"), mark("How it is to be handled."), 5
)
DECIDE = Action(
    "letter_decide", ("ctrl+d",), mark("Note decision"), mark("Who decided what, when."), 6
)
HAND = Action("letter_hand", ("ctrl+g",), mark("Hand to"), mark("Who handles it, until when."), 7)
URGE = Action("letter_urge", ("ctrl+u",), mark("Urge"), mark("What the handler said."), 8)
DONE = Action("letter_done", ("ctrl+e",), mark("Dealt with"), mark("What came of it."), 9)
REPLIED = Action("letter_replied", (), mark("Reply gone"), mark("The number of our reply."))
ROUND = Action("letter_round", ("ctrl+r",), mark("Pass round"), mark("Who reads it, by turns."), 10)
FILE = Action("letter_file", ("ctrl+k",), mark("File it"), mark("Into which file it goes."), 11)
CORRECT = Action(
    "letter_correct", ("ctrl+w",), mark("Correct"), mark("What was wrong stays, struck through.")
)
VOID = Action("letter_void", ("ctrl+x",), mark("Entry void"), mark("Its number stays, with why."))
SENT = Action("letters_sent", ("ctrl+o",), mark("Letters sent"), mark("And posted notices."), 12)
FILES = Action("archive", ("ctrl+a",), mark("Files"), mark("Kept, lent, to be destroyed."), 13)
ORDERS = Action(
    "department_orders", ("ctrl+b",), mark("Orders open"), mark("Of inspections, by department.")
)
_NEXT = {
    InStage.ENTERED: (mark("Next: propose how to handle it, {key}."), PROPOSE),
    InStage.PROPOSED: (mark("Next: have it decided, {key}."), DECIDE),
    InStage.DECIDED: (mark("Next: hand it to who handles it, {key}."), HAND),
    InStage.DONE: (mark("Next: file it, {key}."), FILE),
}


def _late(one: LetterIn) -> bool:
    return one.late(clock.today())


class DocumentsScreen(RegisterScreen[LetterIn]):
    """The letters received, the newest on top."""

    SCOPE = "documents"
    TITLE = mark("Office documents")
    REGISTER = LETTERS_IN
    HELP = mark(
        "Letters that came in: each says what comes next. Type a word, a sender, a number, a person"
        " or a day to narrow the list; Left and Right show what is over its time, lacks our reply,"
        " or is to be filed. {letters_sent} has what we send and post, {archive} the files."
    )
    MORE = (ROUND, SENT, FILES, ORDERS)
    SHEETS = (HANDLING, PASSING)
    LISTS = ((RECEIVED_BOOK, "documents:all"),)
    FOLLOWS = ("letter_reader", "letter_out")
    LOWER_LINES = 8
    VIEWS: ClassVar[tuple[View[LetterIn], ...]] = (
        View(mark("letters open"), lambda one: one.open),
        View(mark("over time"), _late),
        View(mark("lacks our reply"), lambda one: one.lacks_reply),
        View(mark("to be filed"), lambda one: one.stage is InStage.DONE),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[LetterIn], ...]] = (
        Do("entered", ENTER, documents.enter),
        Do("proposed", PROPOSE, documents.propose),
        Do("decided", DECIDE, documents.decide),
        Do("given", HAND, documents.hand, vars),
        Do("urged", URGE, documents.urge),
        Do("done", DONE, documents.finish, lambda one: {"reply_number": one.reply_number}),
        Do("replied", REPLIED, documents.reply),
        Do("filed", FILE, documents.file_in, lambda _one: newest_file(FileKind.IN)),
        Do("corrected", CORRECT, documents.correct, vars),
        Do("voided", VOID, documents.void_in),
    )

    def __init__(self) -> None:
        super().__init__()
        self._ahead: dict[str, int] = {}

    def load(self) -> None:
        """Read who has a copy of what."""
        self.out = {one.letter_id: one for one in documents.out()}
        super().load()

    def things(self, typed: str) -> Sequence[LetterIn]:
        """Letters by any word, sender, number, person or day (O26)."""
        return documents.letters_in(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost, until when beside it: they change by themselves."""
        return [
            Column(_("State"), 8),
            Column(_("Due day"), 10),
            Column(_("Its title"), 14, flex=True),
            Column(_("Sender"), 10),
            Column(_("Handler"), 8),
            Column(_("Letter no."), 12),
        ]

    def drawn(self, one: LetterIn) -> Drawn:
        """A letter as a line."""
        late = _late(one)
        state: Words = [(label(one.stage), Tone.ALARM if late else Tone.PLAIN)]
        due = one.due_on.isoformat() if one.due_on and one.open else ""
        cells = (state, due, one.title, one.sender, one.handler, one.number)
        copy = self.out.get(one.id)
        sign = "!" if late else "*" if copy or one.lacks_reply else " "
        return Drawn(cells, mark=sign, tone=Tone.PLAIN if one.open else Tone.FAINT)

    def named(self, one: LetterIn) -> str:
        """Number, title, and how it stands."""
        return "  ".join((one.number, one.title, label(one.stage)))

    def full(self, one: LetterIn) -> Iterator[str | Words]:
        """The next step in words, what was decided, who has the copy; then all on record."""
        first, *rest = super().full(one)
        yield first
        if one.stage in _NEXT:
            told, action = _NEXT[one.stage]
            yield [(_(told).format(key=action.spelled), Tone.WARN)]
        elif _late(one):
            yield [(_("Over its day: urge {who}, {key}.").format(
                who=one.handler, key=URGE.spelled), Tone.ALARM)]  # fmt: skip
        yield from _lines(one)
        yield from self._round(one)
        for line in one.struck.splitlines():
            yield [(_("Struck out: {was}").format(was=line), Tone.FAINT)]
        yield from rest

    def _round(self, one: LetterIn) -> Iterator[str | Words]:
        readers = documents.readers_of(one.id)
        if not readers:
            return
        counts = Counter(each.stage for each in readers)
        told = _("Passed round: {back} of {all} have read it").format(
            back=counts[ReaderStage.BACK],
            all=len(readers) - counts[ReaderStage.LEFT_OUT],
        )
        if copy := self.out.get(one.id):
            told += "  " + _("the copy is with {who}, back by {day}").format(
                who=copy.reader, day=copy.due_on.isoformat() if copy.due_on else ""
            )
        late = copy is not None and copy.late(clock.today())
        yield [(told, Tone.WARN if late else Tone.PLAIN)]

    def can(self, action: Action) -> bool:
        """The other lists open without a letter, too."""
        return action in (SENT, FILES, ORDERS) or super().can(action)

    def point(self, key: object) -> None:
        """Go to a letter; what stands on another list is gone to there."""
        thing, _colon, number = str(key).rpartition(":")
        if thing == documents.READERS.thing:
            letter = documents.READERS.table.one(int(number)).letter_id
            super().point(letter)
            self.perform(ROUND)
        elif thing in _OTHERS:
            action = _OTHERS[thing]
            self._ahead = {thing: int(number)}
            self.perform(action)
        else:
            super().point(key)

    async def act_letter_round(self) -> None:
        """Who reads it."""
        if (one := self.rows.current) is not None:
            await self.app.ask(ReadersScreen(one))
            self.load()

    async def act_letters_sent(self) -> None:
        """What we send and post."""
        await self._list(SentScreen(), documents.LETTERS_OUT.thing)

    async def act_archive(self) -> None:
        """The files, or a list of those to destroy."""
        cull = documents.CULLS.thing in self._ahead
        if cull:
            await self._list(CullsScreen(), documents.CULLS.thing)
        else:
            await self._list(FilesScreen(), documents.FILES.thing)

    async def _list(self, there: RegisterScreen[Any], thing: str) -> None:
        number = self._ahead.pop(thing, None)
        if number is not None:
            there.call_after_refresh(partial(there.point, number))
        await self.app.ask(there)
        self.load()

    async def act_department_orders(self) -> None:
        """What inspections told the departments to put right."""
        await orders.show(self.app)


_OTHERS: Mapping[str, Action] = {
    documents.LETTERS_OUT.thing: SENT,
    documents.FILES.thing: FILES,
    documents.CULLS.thing: FILES,
}


def _lines(one: LetterIn) -> Iterator[str]:
    """Whose it is, what was proposed and decided, who handles it, what came of it."""
    told = (label(one.source), one.sender, one.their_number, label(one.urgency), label(one.secrecy))
    yield "  ".join(filter(None, told))
    if one.proposal:
        yield _("Proposed: {words}").format(words=one.proposal)
    if one.decider:
        day = one.decided_on.isoformat() if one.decided_on else ""
        yield _("Decided by {who}, {day}: {words}").format(
            who=one.decider, day=day, words=one.opinion
        )
    if one.handler:
        yield _("Handled by {department} {who}, urged {n} times").format(
            department=one.department, who=one.handler, n=one.urged
        )
    if one.ticket_id is not None:
        ticket = tickets.get(one.ticket_id)
        yield _("Its ticket is {n}: {stage}").format(n=ticket.id, stage=label(ticket.stage))
    if one.result:
        reply = one.reply_number or _("none")
        yield _("Result: {words}; our reply: {reply}").format(words=one.result, reply=reply)
    if one.file_id is not None:
        yield _("In file {number}").format(number=documents.file(one.file_id).number)
