"""How parties of the sales site are told on screen: where, how long, what to say next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import clock, salesvisit
from store.desk import staff
from store.salesvisit import At, Party, Row, Stage, Stay
from store.salesvisit.stations import BY_CODE, does, read_out, said
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Part, Tone, Words


def minutes(since: datetime | None) -> str:
    """How many whole minutes ago something was."""
    if since is None:
        return ""
    return str(max(int((clock.now() - since).total_seconds()) // 60, 0))


def standing(row: Row) -> Part:
    """Whether they wait or are there, and for how long."""
    one, stay = row.party, row.stay
    if stay is None:
        when = clockface.hhmm(one.expected_at) if one.expected_at else ""
        if one.state(clock.now()) is Stage.NO_SHOW:
            return _("not come"), Tone.WARN
        return _("{time} due").format(time=when).strip(), Tone.FAINT
    if one.is_cut(clock.now()):
        return _("guessed"), Tone.WARN
    if row.wait:
        return _("HOLD {n}m").format(n=minutes(stay.since)), Tone.ALARM
    if stay.waits:
        tone = Tone.ALARM if row.late else Tone.WARN
        return _("waits {n}m").format(n=minutes(stay.since)), tone
    return _("there {n}m").format(n=minutes(stay.since)), Tone.PLAIN


def drinks(row: Row) -> Part:
    """What of their drinks is to come, or that nobody has asked them."""
    if row.asked_by is not None:
        late = row.asked_by < clock.now()
        return _("ask now"), Tone.ALARM if late else Tone.WARN
    if row.drinks is None:
        return "", Tone.PLAIN
    if row.drinks.waiting:
        told = _("{n} to come, {m} min")
        since = minutes(row.drinks.oldest)
        return told.format(n=row.drinks.waiting, m=since), Tone.WARN
    return _("served"), Tone.PLAIN


def called(one: Party) -> Words:
    """What they are called, who is to be minded especially first."""
    vip: list[Part] = [("VIP ", Tone.STRONG)] if one.vip else []
    return [*vip, one.name or "-"]


def named(one: Party) -> str:
    """A party in few words."""
    told = _("Party {group}  {plate}  {name}  {n} people")
    plate = one.plate_shown or ("-" if one.car else _("on foot"))
    return told.format(group=one.group, plate=plate, name=one.name, n=one.people)


def saying(one: Party, stay: Stay, at: At) -> str:
    """The wording of a station, by hour and by who they are."""
    site = salesvisit.site()
    return " ".join(said(at, clock.now(), one.who, one.people, one.plate_shown, site))


def next_step(row: Row, key: str) -> Iterator[str | Words]:
    """What comes next with them, by whom, and what is said."""
    one, stay = row.party, row.stay
    if stay is None:
        yield [(_("{key}: they are at the gate.").format(key=key), Tone.WARN)]
        return
    if one.is_cut(clock.now()):
        told = _("By the record they are here since {time}: gone, still here, or unknown?")
        at = clockface.moment(one.arrived_at) if one.arrived_at else ""
        yield [(told.format(time=at), Tone.WARN)]
        if one.day != clock.today():
            return
    words = saying(one, stay, stay.station)
    if row.wait:
        yield [(_("WAIT: the show flat is full, the ride is held."), Tone.ALARM)]
    elif stay.waits:
        told = _("{key}: take over at {station}").format(key=key, station=label(stay.station))
        yield [(f"{told}  ", Tone.WARN), (words, Tone.STRONG)]
    else:
        been = frozenset(each.station for each in salesvisit.way(one.id))
        then = salesvisit.following(stay.station, been)
        told = _("on to {station}").format(station=label(then)) if then else _("they leave")
        yield [(f"{key}: {told}  ", Tone.WARN), (words, Tone.STRONG)]
    station = BY_CODE[stay.station]
    yield f"{station.staff}  {does(stay.station, salesvisit.company())}"


def way(one: Party) -> str:
    """Their stations so far, with the times at which somebody had them."""
    names = staff.names()
    told = []
    for stay in salesvisit.way(one.id):
        at = clockface.hhmm(stay.since)
        who = names.get(stay.taken_by, "") if stay.taken_by else ""
        told.append(f"{label(stay.station)} {at} {who}".strip())
    return " · ".join(told)


def posts(row: Row) -> Words:
    """Who was told of them and has not answered (S5)."""
    told = _(", ").join(each.post for each in row.silent)
    return [(_("Not answered: {posts}").format(posts=told), Tone.WARN)] if told else []


def plate(one: Party) -> Words:
    """The plate, sign by sign (S7)."""
    if not one.plate:
        return [_("on foot")]
    return [_("Plate: "), (read_out(one.plate), Tone.STRONG)]


def lent(one: Party) -> str:
    """What is out with them."""
    out = [f"{each.name} {each.quantity}" for each in salesvisit.out(one.id)]
    return _("Out with them: {things}").format(things=_(", ").join(out)) if out else ""
