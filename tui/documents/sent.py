"""Letters sent and notices posted: each says what comes next (O22, O23)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, documents
from store.desk import staff
from store.documents import (
    DELIVERY_BOOK,
    LETTER,
    LETTERS_OUT,
    SENT_BOOK,
    WRITING,
    FileKind,
    Kind,
    LetterOut,
    OutStage,
)
from tui.documents.files import newest_file
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_SIGNS = "store.documents.rights:SIGN_LETTERS"
DRAFT = Action("new", ("ctrl+n",), mark("Draft letter"), mark("A letter, a notice, a report."), 4)
CHECK = Action("out_check", ("ctrl+t",), mark("Checked"), mark("By another than its writer."), 5)
COSIGN = Action("out_cosign", ("ctrl+g",), mark("Co-signed"), mark("By whom it concerns."), 6)
SIGN = Action(
    "out_sign", ("ctrl+d",), mark("Sign it"), mark("By PIN; its text is frozen then."), 7,
    right=_SIGNS,
)  # fmt: skip
NUMBER = Action("out_number", ("ctrl+u",), mark("Number it"), mark("The next of its kind."), 8)
SEAL = Action("out_seal", ("ctrl+e",), mark("Sealed"), mark("How often, by whom."), 9)
SEND = Action("out_send", ("ctrl+o",), mark("Send it"), mark("By hand, by post, by e-mail."), 10)
RECEIPT = Action("out_receipt", ("ctrl+r",), mark("Signed for"), mark("Who took it there."), 11)
POST = Action("out_post", ("ctrl+b",), mark("Post it"), mark("Where it hangs, until when."), 12)
DOWN = Action("out_down", ("ctrl+k",), mark("Taken down"), mark("It hangs no more."), 13)
FILE = Action("out_file", ("ctrl+a",), mark("File it"), mark("Into which file it goes."), 14)
CHANGE = Action("out_change", ("ctrl+w",), mark("Change text"), mark("It is checked anew then."))
VOID = Action("out_void", ("ctrl+x",), mark("Letter void"), mark("Its number stays, with why."))
_NEXT = {
    OutStage.DRAFT: (mark("Next: somebody else checks it, {key}."), CHECK),
    OutStage.CHECKED: (mark("Next: who is in charge signs it, {key}."), SIGN),
    OutStage.COSIGNED: (mark("Next: who is in charge signs it, {key}."), SIGN),
    OutStage.SIGNED: (mark("Next: give it its number, {key}."), NUMBER),
    OutStage.NUMBERED: (mark("Next: have it sealed, {key}."), SEAL),
    OutStage.SEALED: (mark("Next: send it, {key}."), SEND),
    OutStage.SENT: (mark("Next: note who signed for it, {key}."), RECEIPT),
    OutStage.POSTED: (mark("Next: take it down on its day, {key}."), DOWN),
    OutStage.RECEIVED: (mark("Next: file it, {key}."), FILE),
    OutStage.DOWN: (mark("Next: file it, {key}."), FILE),
}
_OVER = (OutStage.FILED, OutStage.VOID)


def _late(one: LetterOut) -> bool:
    return one.late(clock.today())


def _text(one: LetterOut) -> Mapping[str, object]:
    asked = documents.letter_in(one.reply_to).number if one.reply_to else ""
    return vars(one) | {"reply_to": asked}


class SentScreen(RegisterScreen[LetterOut]):
    """The letters sent, the newest on top."""

    SCOPE = "letters_out"
    TITLE = mark("Letters sent")
    REGISTER = LETTERS_OUT
    HELP = mark(
        "A letter is drafted, checked by another, signed by PIN, and only then numbered; a signed"
        " text is frozen. A notice to residents is posted with its last day, and names nobody. Type"
        " a word, an addressee, a number or a day to narrow the list."
    )
    SHEETS = (LETTER,)
    LISTS = ((SENT_BOOK, "documents:all"), (DELIVERY_BOOK, "documents:all"))
    LOWER_LINES = 8
    VIEWS: ClassVar[tuple[View[LetterOut], ...]] = (
        View(mark("letters open"), lambda one: one.stage not in _OVER),
        View(mark("lacks signature"), lambda one: one.stage in WRITING),
        View(mark("lacks receipt"), lambda one: one.stage is OutStage.SENT),
        View(mark("hanging"), lambda one: one.stage is OutStage.POSTED),
        View(mark("over time"), _late),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[LetterOut], ...]] = (
        Do("drafted", DRAFT, documents.draft),
        Do("checked", CHECK, documents.check),
        Do("cosigned", COSIGN, documents.cosign),
        Do("signed", SIGN, documents.sign),
        Do("numbered", NUMBER, documents.number),
        Do("sealed", SEAL, documents.seal, lambda _one: {"sealed_by": ""}),
        Do("sent", SEND, documents.send),
        Do("received", RECEIPT, documents.receive),
        Do("posted", POST, documents.post),
        Do("down", DOWN, documents.take_down),
        Do("filed", FILE, documents.file_out, lambda _one: newest_file(FileKind.OUT)),
        Do("changed", CHANGE, documents.change, _text),
        Do("voided", VOID, documents.void_out),
    )

    def things(self, typed: str) -> Sequence[LetterOut]:
        """Letters by any word, addressee, number, person or day (O26)."""
        return documents.letters_out(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost."""
        return [
            Column(_("State"), 10),
            Column(_("Number or draft"), 16),
            Column(_("Its title"), 20, flex=True),
            Column(_("Goes out to"), 12),
            Column(_("Due day"), 10),
        ]

    def drawn(self, one: LetterOut) -> Drawn:
        """A letter as a line."""
        late = _late(one)
        state: Words = [(label(one.stage), Tone.ALARM if late else Tone.PLAIN)]
        until = one.post_until.isoformat() if one.post_until else ""
        cells = (state, one.called, one.title, one.sent_to, until)
        tone = Tone.FAINT if one.stage in _OVER else Tone.PLAIN
        return Drawn(cells, mark="!" if late else " ", tone=tone)

    def named(self, one: LetterOut) -> str:
        """Number, title, and how it stands."""
        return "  ".join((one.called, one.title, label(one.stage)))

    def can(self, action: Action) -> bool:
        """A notice is posted, everything else is sent."""
        one = self.rows.current
        if one is not None and action in (SEND, POST):
            poster = one.kind is Kind.POSTER
            return super().can(action) and poster is (action is POST)
        return super().can(action)

    def full(self, one: LetterOut) -> Iterator[str | Words]:
        """The next step in words, who did what, its text; then all on record."""
        first, *rest = super().full(one)
        yield first
        if one.stage in _NEXT:
            told, action = _NEXT[one.stage]
            if action is SEND and one.kind is Kind.POSTER:
                told, action = mark("Next: post it, {key}."), POST
            yield [(_(told).format(key=action.spelled), Tone.ALARM if _late(one) else Tone.WARN)]
        yield from _lines(one)
        for line in one.struck.splitlines():
            yield [(_("Struck out: {was}").format(was=line), Tone.FAINT)]
        yield one.body.replace("\n", "  ")
        yield from rest


def _lines(one: LetterOut) -> Iterator[str]:
    """What it is, who wrote, checked and signed it, and where it went."""
    names = staff.names()
    yield "  ".join((label(one.kind), one.sent_to, label(one.secrecy), one.dated.isoformat()))
    who = [_("drafted by {who}").format(who=names.get(one.drafted_by, ""))]
    if one.checked_by:
        who.append(_("checked by {who}").format(who=names.get(one.checked_by, "")))
    if one.cosigned:
        who.append(_("co-signed: {who}").format(who=one.cosigned.replace("\n", "; ")))
    if one.signed_by:
        who.append(_("signed by {who}").format(who=names.get(one.signed_by, "")))
    yield "  ".join(who)
    if one.sent_on:
        yield _("Sent {day}, envelope {envelope}, signed for by {who}").format(
            day=one.sent_on.isoformat(), envelope=one.envelope, who=one.receipt_by or _("nobody")
        )
    if one.post_from and one.post_until:
        yield _("Hangs at {where}, {since} to {until}").format(
            where=one.posted_at, since=one.post_from.isoformat(), until=one.post_until.isoformat()
        )
    if one.file_id is not None:
        yield _("In file {number}").format(number=documents.file(one.file_id).number)
