"""How shops, checks and breaches show."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, shops
from store.residents import masking
from store.shops import Agreement, Breach, Check, CheckKind, Mark, Shop, Stage
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

TONES = {Stage.TO_REVIEW: Tone.WARN, Stage.DIFFERS: Tone.ALARM, Stage.CLOSED: Tone.FAINT}


def papers(one: Shop) -> Words:
    """What is not in order with its papers, the gravest first."""
    today = clock.today()
    if not one.licensed:
        return [(_("no licence"), Tone.ALARM)]
    over = [each for each in shops.papers(one.id) if each.expires < today]
    if one.expired(today) or any(each.stage.value == "kept" for each in over):
        return [(_("expired"), Tone.ALARM)]
    if one.missing:
        return [(_("{n} to sign").format(n=len(one.missing)), Tone.WARN)]
    return [(_("expires soon"), Tone.WARN)] if one.ending(today) else [_("papers complete")]


def item(which: str) -> str:
    """A line of a check: one of the five, or a duty as the settings have it."""
    known = {one.value: one for one in Agreement}
    return label(known[which]) if which in known else which


def result(noted: Mark | None) -> tuple[str, Tone]:
    """How a line stands."""
    if noted is None:
        return _("to note"), Tone.WARN
    if noted.got is None:
        return _("does not apply"), Tone.FAINT
    return (_("in order"), Tone.GOOD) if noted.got else (_("wrong"), Tone.ALARM)


def sides(one: Shop, which: str) -> str:
    """The two sides that a line of a review holds against each other (照、证、铺、人、业)."""
    if which == Agreement.LICENCE:
        until = one.licensed_until.isoformat() if one.licensed_until else _("without an end")
        return _("{code}  {licensee}  until {until}").format(
            code=one.code, licensee=one.licensee, until=until
        )
    if which == Agreement.PERMITS:
        there = (f"{each.holder} {each.no} {each.expires}" for each in shops.papers(one.id))
        return _(", ").join(there) or _("no permit on file")
    pairs = {
        Agreement.SHOP.value: (one.address, f"{one.home} {one.sign or one.name}"),
        Agreement.PERSON.value: (one.legal, one.operator),
        Agreement.TRADE.value: (one.scope, one.trade),
    }
    on_paper, here = pairs.get(which, ("", ""))
    return _("paper: {paper}  here: {here}").format(paper=on_paper, here=here)


def told(one: Shop) -> Iterator[str | Words]:
    """What stands in its file, and what is missing of it."""
    who = (one.operator, masking.phone(one.phone), label(one.tenure), one.hours)
    yield "  ".join(filter(None, (one.trade, *who)))
    if one.emergency or one.fire_person:
        yield _("at night: {night}  fire safety: {fire}").format(
            night=masking.within(one.emergency) or "-", fire=one.fire_person or "-"
        )
    if one.licensed:
        yield sides(one, Agreement.LICENCE.value)
    for paper in shops.papers(one.id):
        until = paper.expires.isoformat()
        yield f"{paper.number} {paper.holder}  " + _("until {until}").format(until=until)
    if one.missing:
        missing = _(", ").join(label(each) for each in one.missing)
        yield [(_("To be signed: {documents}").format(documents=missing), Tone.WARN)]
    if next_ := _next(one):
        yield [(next_, Tone.WARN)]


def _next(one: Shop) -> str:
    if one.stage is Stage.CLOSED:
        return ""
    if not one.licensed:
        return _("Next: enter its licence.")
    if one.stage is Stage.TO_REVIEW:
        return _("Next: review its papers, until {day}.").format(day=one.review_due.isoformat())
    return _("Next: see to what differs, then review it again.") if _differs(one) else ""


def _differs(one: Shop) -> bool:
    return one.stage is Stage.DIFFERS


def check(one: Check) -> str:
    """Number and kind of a check."""
    return f"{one.number} {label(one.kind)}"


def heading(one: Check) -> Words:
    """Which check, of what, by whom, and how many lines are left."""
    whose = shops.get(one.shop_id).told if one.kind is CheckKind.REVIEW and one.shop_id else ""
    left = _("{n} lines left").format(n=len(one.planned) - one.marked)
    rest = "  ".join(filter(None, (whose, one.checker, left)))
    return [" ", (check(one), Tone.TITLE), f"  {rest}"]


def breach(one: Breach) -> str:
    """Number, shop, what about, how it stands."""
    return "  ".join((one.number, f"{one.home} {one.name}", label(one.kind), label(one.stage)))


def breach_told(one: Breach) -> Iterator[str | Words]:
    """What it is, until when a notice runs, and what comes next."""
    yield "  ".join(filter(None, (one.what, one.photo)))
    if one.until is not None:
        yield _("Notice until {time}").format(time=clockface.short(one.until))
    yield [(_step(one), Tone.WARN)]


def _step(one: Breach) -> str:
    if one.stage in shops.ENDED:
        return _("It has ended.")
    if one.reported_at is not None:
        return _("Next: look at it again.")
    if one.reportable:
        return _("Next: report it; nobody here may fine.")
    steps = {
        "found": _("Next: talk to them."),
        "advised": _("Next: look again, or deliver a notice."),
        "noticed": _("Next: look again when the notice has run out."),
    }
    return steps.get(one.stage.value, "")
