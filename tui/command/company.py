"""``company``: head office's end of what the estates send, and what is read of it."""

from __future__ import annotations

import signal
import sys

from store import clock
from store.errors import Refused, Unavailable
from store.figure import Period
from tui.command.options import Options
from tui.command.telling import tell, warn
from tui.language import _, saying

try:
    from store.company import checking, connecting, overview, receiving, report, setup
    from store.company.checking import Checked
    from store.company.incidents import Incident
except ImportError as error:
    if error.name != "psycopg":
        raise
    raise Unavailable(
        "Head office needs the library psycopg, which is not installed: sh .setup company."
    ) from error
from store.shipping import Line


def run(options: Options) -> int:
    """Carry out the command."""
    code: int = _ACTIONS[options.action](options)
    return code


def _init(options: Options) -> int:
    made = setup.init(options.database, receiver=options.receiver, reader=options.reader)
    done = _("Head office is set up: {receiver} writes, {reader} reads.")
    there = _("Head office was set up already; {receiver} writes, {reader} reads.")
    tell((done if made else there).format(receiver=options.receiver, reader=options.reader))
    return 0


def _receive(options: Options) -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    line = Line(sys.stdin.fileno(), sys.stdout.fileno())
    why = receiving.receive(options.database, options.estate, line, options.name)
    if why is None:
        return 0
    warn(saying.say(why))
    return 75 if isinstance(why, Unavailable) else 1  # as sysexits has it: try again later


def _estates(options: Options) -> int:
    with connecting.connected(options.database) as db:
        setup.refuse_other(db)
        for one in overview.standing(db):
            heard = f"{clock.local(one.heard):%Y-%m-%d %H:%M}" if one.heard else "-"
            figures = {"open": one.open, "late": one.late, "unsigned": one.unsigned}
            told = " ".join(f"{k}={'-' if v is None else v}" for k, v in figures.items())
            silent = " silent" if one.silent else ""
            entries, found = one.estate.number, len(one.incidents)
            tell(
                f"{one.estate.identity} {one.estate.name} {told} entries={entries}"
                f" heard={heard.replace(' ', 'T')}{silent} incidents={found}"
            )
            for incident in one.incidents:
                warn(f"{one.estate.name}: {_incident(incident)}")
    return 0


def _incident(one: Incident) -> str:
    from tui.language import _ as translate

    values = {k: translate(v) if k == "why" and v else v for k, v in one.values.items()}
    if isinstance(why := values.get("why"), str):
        values["why"] = why.format_map({"what": values.get("what", "")} | values)
    sentence = translate(one.what).format_map(values).rstrip(".。")
    at = f"{clock.local(one.at):%Y-%m-%d %H:%M}"
    seen = _("{at} {sentence}; branch {branch} is kept, {times}×.")
    return seen.format(at=at, sentence=sentence, branch=one.branch, times=one.times)


def _verify(options: Options) -> int:
    right = True
    with connecting.connected(options.database) as db:
        setup.refuse_other(db)
        for one in checking.verify(db, options.estate):
            right = right and one.right
            _tell_checked(one)
    return 0 if right else 1


def _tell_checked(one: Checked) -> None:
    name = one.estate.name
    for branch, verdict in enumerate(one.verdicts):
        if verdict.right:
            told = _("{name}, branch {branch}: {count} entries, all as they came.")
            tell(told.format(name=name, branch=branch, count=verdict.count))
        else:
            why = _(verdict.why).format(what=verdict.what)
            told = _("{name}, branch {branch}: entry {number} is bad: {why}.")
            warn(told.format(name=name, branch=branch, number=verdict.bad or "-", why=why))
    for incident in one.incidents:
        warn(f"{name}: {_incident(incident)}")


def _report(options: Options) -> int:
    if options.end < options.start:
        raise Refused("The last day is before the first.")
    with connecting.connected(options.database) as db:
        setup.refuse_other(db)
        found = report.figures(db, Period(options.start, options.end))
    if options.file is not None:
        lines = report.write(options.file, found, _)
        tell(_("{count} figures are in {file}.").format(count=lines, file=options.file))
        return 0
    for one in found:
        name = one.estate.name if one.estate else _("All estates")
        tell(f"{name}\t{_(one.about)}\t{_(one.figure.name)}\t{one.figure.text}")
    return 0


_ACTIONS = {
    "init": _init,
    "receive": _receive,
    "estates": _estates,
    "verify": _verify,
    "report": _report,
}
