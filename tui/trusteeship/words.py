"""How entrusted homes read on screen."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, money, trusteeship
from store.meters import USE
from store.residents import masking
from store.trusteeship import Line, Problem, Rain, Round, Stage, Telling, Trust
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

_NEXT = {
    Stage.DRAFT: mark("Print it, have both sign, read the meters: then {sign}."),
    Stage.SUSPENDED: mark("The whole fee, no rounds; {resume} when the home is left again."),
}


def state(one: Trust) -> str:
    """How an agreement stands today."""
    if one.stage is not Stage.SIGNED:
        return label(one.stage)
    if trusteeship.in_force(trusteeship.spans_of(one.id), clock.today()):
        return _("beyond limit") if one.exceeded_on else _("in trusteeship")
    return _("from {day}").format(day=clockface.day(one.since)) if one.since > clock.today() else (
        _("ran out")
    )  # fmt: skip


def used(one: Trust) -> str:
    """What was used, of what was agreed."""
    now = trusteeship.used(one)
    return _("water {water} of {most_water} m³, electricity {power} of {most_power} kWh").format(
        water=money.measure_text(now.water, USE),
        most_water=_reading(one.water_limit),
        power=money.measure_text(now.power, USE),
        most_power=_reading(one.power_limit),
    )


def _reading(value: int) -> str:
    return money.measure_text(value, money.READING) or "0"


def next_step(one: Trust) -> str:
    """What has to be done about an agreement now."""
    if one.live and trusteeship.is_sold(one):
        return _("Somebody else owns the home now: end it ({end}); they may agree anew.")
    if one.live and one.exceeded_on is not None:
        if not one.looked:
            return _("More was used than agreed: look for a leak first ({look}).")
        if not one.called:
            return _(
                "No leak explains it yet: call the owner, take down what they say ({owner_called})."
            )
        return _("Somebody in charge accepts the use ({clear_use}), or ends it ({end}).")
    return _(_NEXT[one.stage]) if one.stage in _NEXT else ""


def agreed(one: Trust) -> Iterator[str | Words]:
    """What was agreed, in a few lines."""
    until = one.until.isoformat() if one.until else _("until notice")
    yield _("{since} – {until}, {rate} % of the fee; {reason}").format(
        since=one.since.isoformat(), until=until, rate=f"{one.rate / 100:g}", reason=one.reason
    )
    if _beyond_ceiling(one):
        yield [
            (
                _("A local rule lets an empty home pay {n} % at most: {rule}").format(
                    n=trusteeship.settings().ceiling, rule=trusteeship.settings().ceiling_rule
                ),
                Tone.WARN,
            )
        ]
    yield _("going in: {entry}; {valves}; keys: {hook}; to call: {contact} {phone}").format(
        entry=label(one.entry),
        valves=label(one.valves),
        hook=one.hook or "-",
        contact=one.contact,
        phone=masking.phone(one.phone) if one.phone else "-",
    )
    if one.counted_from:
        yield [used(one), f"  {label(one.span)}"]
    if one.goods:
        yield _("Goods: {goods}").format(goods=one.goods.replace("\n", _("; ")))


def _beyond_ceiling(one: Trust) -> bool:
    ceiling = trusteeship.settings().ceiling
    return bool(ceiling) and one.rate > ceiling * 100


def problem(one: Problem) -> Words:
    """What was found, what became of it, and whether the owner knows."""
    handled = one.put_right or _("finding {n}").format(n=one.ticket)
    owed = one.stage is Telling.OWED
    told = label(one.stage)
    if one.told_at is not None and one.told_how is not None:
        how = label(one.told_how)
        told = f"{told} {clockface.short(one.told_at)} {how}{_(': ')}{one.said}"
    elif one.tries:
        told += _(", tried {n}x").format(n=one.tries)
    return [
        f"{clockface.short(one.found_at)}  {label(one.point)}{_(': ')}{one.what}; {handled}  ",
        (told, Tone.WARN if owed else Tone.PLAIN),
    ]


def turn(line: Line) -> str:
    """What a home is visited for: the week, or before or after rain."""
    if line.kind is not Round.WEEK:
        return label(line.kind)
    return _("week {day}").format(day=clockface.day(clock.day(line.starts)))


def line_state(line: Line) -> tuple[str, Tone, str]:
    """How a home's turn stands: its word, its tone, its mark."""
    if line.visit is not None:
        late = _("walked late") if line.visit.late else _("walked")
        return late, Tone.WARN if line.visit.late else Tone.FAINT, " "
    if line.missed:
        return _("missed"), Tone.ALARM, "!"
    if line.due <= clock.now():
        return _("overdue"), Tone.ALARM, "!"
    return _("to walk"), Tone.PLAIN, "*" if line.kind is not Round.WEEK else " "


def rain(one: Rain) -> str:
    """A rain in few words."""
    told = [one.number, label(one.stage)]
    told += [label(one.level)] if one.level else []
    if one.expected and not one.ended:
        told.append(_("from {time}").format(time=clockface.short(one.expected)))
    if one.due_after:
        told.append(_("by {time}").format(time=clockface.short(one.due_after)))
    return " ".join(told)
