"""Kinds of shift, posts and how many each needs: as they are typed, and as instants (O4, G2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.estate.calendar import DayKind
from store.inputs import wrong
from store.rights import Role
from store.text import Named, halfwidth, mark

MINUTE = timedelta(minutes=1)
_DAY = 24 * 60
_KIND = re.compile(r"(\S{1,4}?)\s*(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)(?:\s*/\s*(\d{1,3}))?")
_NEED = re.compile(r"(\S+)\s+(\S{1,4})\s+(\d{1,2})(?:/(\d{1,2}))?(?:/(\d{1,2}))?")
_APART = re.compile(r"\s*[;；\n]\s*")
MOST = 8  # a digit each; 9 is leave, 0 rest
PLUS = "+"
REST, LEAVE, TRAINING, ABSENT = "-rest", "-leave", "-training", "-absent"
OFF = (REST, LEAVE, TRAINING, ABSENT)
SAID: dict[str, str] = {
    "": mark("nothing planned"),
    REST: mark("rest"),
    LEAVE: mark("leave"),
    TRAINING: mark("training"),
    ABSENT: mark("absent"),
}


class Leave(Named):
    """What kind of leave somebody is on (O4)."""

    ANNUAL = "annual", mark("annual leave")
    SICK = "sick", mark("sick leave")
    OWN = "own", mark("own affairs")
    MATERNITY = "maternity", mark("maternity leave")
    INJURY = "injury", mark("injury at work")
    IN_LIEU = "in lieu", mark("time off in lieu")


class Post(Named):
    """What a place needs: those who may stand there, by role or by trade."""

    DESK = "desk", mark("Front desk")
    CHARGE = "charge", mark("In charge")
    ENGINEERING = "engineering", mark("Engineering")
    GUARD = "guard", mark("Guards")
    CLEANING = "cleaning", mark("Cleaning")
    BUTLER = "butler", mark("Butlers")
    SALES = "sales", mark("Sales site")
    CAFE = "cafe", mark("Café")
    GARDEN = "garden", mark("Gardens")
    OTHER = "other", mark("Other posts")


# As the estate writes them, for the demand that is typed.
TYPED: Mapping[str, Post] = {
    "前台": Post.DESK,
    "主管": Post.CHARGE,
    "工程": Post.ENGINEERING,
    "秩序": Post.GUARD,
    "保洁": Post.CLEANING,
    "管家": Post.BUTLER,
    "案场": Post.SALES,
    "咖啡": Post.CAFE,
    "绿化": Post.GARDEN,
    "其他": Post.OTHER,
}
WRITTEN = {post: typed for typed, post in TYPED.items()}
OF_ROLE: Mapping[Role, Post] = {
    Role.ASSISTANT: Post.DESK,
    Role.SUPERVISOR: Post.CHARGE,
    Role.MANAGER: Post.CHARGE,
    Role.ENGINEERING: Post.ENGINEERING,
    Role.GUARD: Post.GUARD,
    Role.CLEANING_LEAD: Post.CLEANING,
    Role.BUTLER: Post.BUTLER,
    Role.SALES_LEAD: Post.SALES,
    Role.GUEST_ASSISTANT: Post.SALES,
    Role.CAFE_LEAD: Post.CAFE,
}


@dataclass(frozen=True)
class Kind:
    """A kind of shift; one that ends at or before its start ends on the day after (G2)."""

    symbol: str
    start: int
    end: int
    pause: int = 0

    @property
    def minutes(self) -> int:
        """How long it lasts by the clock, without its break."""
        return (self.end - self.start) % _DAY - self.pause

    @property
    def hours(self) -> str:
        """From when to when, as it is typed."""
        return f"{_time(self.start)}-{_time(self.end)}" + (f"/{self.pause}" if self.pause else "")


@dataclass(frozen=True)
class Span:
    """A shift of a day as two instants (UTC), and its paid minutes counted between them (Q117)."""

    symbol: str
    day: date
    start: datetime
    end: datetime
    minutes: int


@dataclass(frozen=True)
class Need:
    """How many a post needs in a shift on working days, rest days and statutory days (O4)."""

    post: Post
    symbol: str
    count: tuple[int, int, int]

    def on(self, kind: DayKind) -> int:
        """How many on a kind of day."""
        if kind.works:
            return self.count[0]
        return self.count[2] if kind is DayKind.STATUTORY else self.count[1]


def kinds(text: str) -> tuple[Kind, ...]:
    """Kinds of shift as they are typed; raises pydantic's error at one that cannot be."""
    found = tuple(_kind(one) for one in _parts(text))
    symbols = [one.symbol for one in found]
    if len(set(symbols)) < len(symbols):
        raise wrong("Each shift needs a name of its own.")
    if len(found) > MOST:
        raise wrong("There are {most} shifts at most, a digit each.", most=MOST)
    return found


def _kind(text: str) -> Kind:
    found = _KIND.fullmatch(halfwidth(text))
    if found is None:
        raise wrong("Write shifts like this: 早 08:00-16:00; 长 08:00-20:00/60")
    symbol, *rest = found.groups()
    h1, m1, h2, m2, pause = (int(one or 0) for one in rest)
    start, end = h1 * 60 + m1, h2 * 60 + m2
    if start >= _DAY or end > _DAY or max(m1, m2) > 59:
        raise wrong("Write shifts like this: 早 08:00-16:00; 长 08:00-20:00/60")
    if start == end % _DAY:
        raise wrong("{shift} would last a whole day and meet itself: divide it.", shift=symbol)
    kind = Kind(symbol, start, end % _DAY, pause)
    if kind.minutes <= 0:
        raise wrong("The break of {shift} is longer than the shift.", shift=symbol)
    return kind


def needs(text: str) -> tuple[Need, ...]:
    """How many are needed, as it is typed; raises pydantic's error."""
    found = []
    for one in _parts(text):
        read = _NEED.fullmatch(halfwidth(one))
        post = TYPED.get(read[1]) if read else None
        if read is None or post is None:
            raise wrong(
                "Write what is needed like this: 前台 早 2/1/1, for working, rest and statutory"
                " days. Posts: {posts}.",
                posts="、".join(TYPED),
            )
        work = int(read[3])
        rest = int(read[4]) if read[4] else work
        found.append(Need(post, read[2], (work, rest, int(read[5]) if read[5] else rest)))
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    return (one for one in _APART.split(text.strip()) if one)


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def split(code: str) -> tuple[str, ...]:
    """The shifts that a cell has, none for a day off."""
    return () if not code or code in OFF else tuple(code.split(PLUS))


def spans(code: str, day: date, known: Iterable[Kind]) -> list[Span]:
    """The shifts of a cell as instants, in their order; what the roster does not know is left."""
    by_symbol = {one.symbol: one for one in known}
    found = [by_symbol[one] for one in split(code) if one in by_symbol]
    return sorted((_span(one, day) for one in found), key=lambda one: one.start)


def _span(kind: Kind, day: date) -> Span:
    start = clock.moment(day, time(kind.start // 60, kind.start % 60))
    last = day if kind.end > kind.start else day + timedelta(days=1)
    end = clock.moment(last, time(kind.end // 60, kind.end % 60))
    minutes = (end - start) // MINUTE - kind.pause
    return Span(kind.symbol, day, start, end, minutes)
