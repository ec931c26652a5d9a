"""What keys answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from store import clock, journal, sentences
from store.answers import Answers, Found
from store.keys import counts
from store.keys.checks import CHECKS as ROWS
from store.keys.counts.checks import CHECKS
from store.keys.counts.count import COUNTS, KeyCount
from store.keys.erasing import erase, forget
from store.keys.inputs import Caution, Identity, Settlement, Signed
from store.keys.inventory import HeldKey, get, hung_on, missing, of_home, out, overdue
from store.keys.report import figures
from store.keys.sentences import CALLED, SENTENCES
from store.keys.settings import KeySettings
from store.keys.sheets import KEY_COUNT, KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP, KEY_RELEASE
from store.keys.signing import Act, waiting_for_signatures
from store.rights import WORK_THE_DESK
from store.text import Named
from store.waiting import Handed, Place, Staying, Waiting

_STEPS = (
    *("steps.hold", "steps.correct", "steps.release", "steps.release_home", "signing.sign"),
    *("instructions.instruct", "instructions.end_instruction"),
    *("lending.lend", "lending.take_back", "lending.extend", "lending.chase", "lending.reveal"),
    *("losing.lose", "losing.settle", "losing.change_lock"),
    *("counts.steps.begin", "counts.steps.count", "counts.steps.explain"),
    *("counts.steps.give_up", "counts.steps.recheck", "counts.steps.sign"),
)

# Shifts change at midnight: no new line comes up between the two signatures of a handover.
_INTO_THE_DAY = timedelta(hours=2)


def waiting(now: datetime) -> Iterator[Waiting]:
    """Keys that should have been back (K2), and keys that are to be counted (K3)."""
    for weight, key in enumerate(overdue(now)):
        assert key.loan is not None
        figures = {
            "hook": key.hook,
            "home": key.home,
            "who": key.loan.borrower,
            "due": clock.to_ms(key.loan.due_at),
        }
        yield Waiting("key.late", f"key:{key.id}", key.loan.due_at, weight=weight, figures=figures)
    yield from _missing()
    yield from _unsigned()
    yield from _to_count(now)
    yield from _to_recheck()


def _missing() -> Iterator[Waiting]:
    """Keys that are lost, until something has come of it (K4)."""
    for key in missing():
        figures = {"hook": key.hook, "home": key.home, "missing": key.missing, "of": key.count}
        yield Waiting("key.missing", f"key:{key.id}", place=Place.FOLLOWING, figures=figures)


def _unsigned() -> Iterator[Waiting]:
    """Lendings, returns and handings over that are not signed for (K2, K4)."""
    for key_id, who in waiting_for_signatures():
        figures = {"hook": get(key_id).hook, "who": who}
        yield Waiting("key.unsigned", f"key:{key_id}", place=Place.SIGNING, figures=figures)


def _to_count(now: datetime) -> Iterator[Waiting]:
    """The reconciliation that is under way, or the one that is due today or was before."""
    day, under_way = counts.due(), counts.current()
    is_due = day is not None and day <= clock.day(now)
    ends = clock.bounds(day)[1] if day is not None and is_due else None
    place = Place.TODAY if is_due else Place.GOING_ON
    if under_way is not None:
        figures = {"counted": under_way.counted, "hooks": len(under_way.lines)}
        subject = f"key_count:{under_way.id}"
        yield Waiting("key_count.open", subject, ends, place, figures=figures)
    elif day is not None and is_due:
        yield Waiting("key_count.due", "key_count:0", ends, place, figures=_due_figures(day))


def _to_recheck() -> Iterator[Waiting]:
    """Differences that were signed before they became findings, and are not settled yet."""
    for one in counts.followed_without_finding():
        figures = {"hooks": _hooks(one)}
        yield Waiting(
            "key_count.differs", f"key_count:{one.id}", None, Place.FOLLOWING, figures=figures
        )


def _hooks(counted: KeyCount) -> str:
    return ", ".join(line.facts["hook"] for line in counted.to_recheck)


def _due_figures(day: date) -> dict[str, object]:
    last = counts.last_signed()
    return {"due": day.isoformat(), "last": last.isoformat() if last else None}


def handed(now: datetime) -> Iterator[Handed]:
    """Keys that are out or missing (H7), and keys that are to be counted (K3)."""
    lent = out()
    for key in (*lent, *(key for key in missing() if not key.loan)):
        title, subject = f"{key.hook} {key.home} {key.doors}".replace("  ", " "), f"key:{key.id}"
        yield Handed(subject, title, _facts(key, now), journal.newest_of(subject))
    day = counts.due()
    for one in _to_count(now - _INTO_THE_DAY):
        due = day.isoformat() if day else ""
        begun = one.kind == "key_count.open"
        # Each hook that is counted is an entry; the two know all the same that it is under way.
        yield Handed(one.subject, due, {"begun": begun, "due": due}, 0)
    for differing in counts.followed_without_finding():
        signed = [signature.number for signature in differing.signatures]
        newest = max(signed + [again.number for again in differing.rechecks])
        facts = {"differs": len(differing.to_recheck)}
        yield Handed(f"key_count:{differing.id}", _hooks(differing), facts, newest)


def _facts(key: HeldKey, now: datetime) -> dict[str, object]:
    """What is handed over of a key that is out, or of which some are missing."""
    facts: dict[str, object] = {"hook": key.hook, "home": key.home}
    if key.loan:
        facts["due"] = clock.to_ms(key.loan.due_at)
    if key.missing:
        facts |= {"missing": key.missing, "of": key.count}
    return facts | {"late": key.loan is not None and now > key.loan.due_at}


def stays(home_id: int) -> Iterator[Staying]:
    """The home's keys that the desk holds, and who has those that are out (K4)."""
    for key in of_home(home_id):
        who = key.loan.borrower if key.loan else ""
        figures = {"hook": key.hook, "doors": key.doors, "who": who, "missing": key.missing or None}
        yield Staying("key.stays", f"key:{key.id}", figures)


def find(text: str, most: int) -> Iterator[Found]:
    """Keys whose hook begins with a text, in either case."""
    for key_id in hung_on(text)[:most]:
        key = get(key_id)
        yield Found(f"key:{key_id}", f"{key.home} {key.doors}".strip(), key.hook)


def _how(value: object, telling: sentences.Telling) -> str:
    """How something was signed, or what became of missing keys."""
    named: tuple[Named, ...] = (*Signed, *Settlement)
    return telling.word(next((one.called for one in named if one.value == value), str(value)))


ANSWERS = Answers(
    operations={f"keys.{step}": WORK_THE_DESK for step in _STEPS},
    settings=KeySettings,
    sheets=(KEY_LIST, KEY_MAP, KEY_LOAN, KEY_RELEASE, KEY_DEPOSIT, KEY_COUNT),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "identity": Identity,
        "last": sentences.moment_or_day,
        "signed": Signed,
        "caution": Caution,
        "act": Act,
        "how": _how,
        "from": sentences.moment_or_day,
        "last_day": sentences.moment_or_day,
        "was_due": sentences.moment_or_day,
        "with": sentences.person,
    },
    waiting=waiting,
    handed=handed,
    find=find,
    stays=stays,
    personal={
        "held_key": ("doors", "reason", "authorisation", "handed_to"),
        "key_count_line": ("doors",),
        "key_loan": ("borrower", "phone", "firm", "reason", "returned_by"),
        "key_extension": ("asked_by", "reason"),
        "key_instruction": ("words", "given_by"),
    },
    erase=erase,
    forget=forget,
    copies=COUNTS.copies,
    sealed=COUNTS.signs,
    checks=CHECKS | ROWS,
    demo=True,
)
