"""The Chinese names that paper gives to what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from store import catalogue, clock
from store.desk import staff
from store.text import Named

_chinese = catalogue.of("zh_CN").gettext

WEEKDAYS = "一二三四五六日"


def called(member: Named | None) -> str:
    """What the desk calls a member, in Chinese; empty for none."""
    return _chinese(member.called) if member is not None else ""


def choice(chosen: Named | None, among: Iterable[Named]) -> str:
    """Tick boxes with the chosen one ticked, all open when nothing is chosen."""
    boxes = (f"{'☑' if each is chosen else '☐'}\u00a0{called(each)}" for each in among)
    return "　".join(boxes)


def moment(at: datetime | None) -> str:
    """A time as paper shows it, empty when there is none."""
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else ""


def full_day(on: date) -> str:
    """A day with its weekday."""
    return f"{on.isoformat()}　星期{WEEKDAYS[on.weekday()]}"


class OnPaper:
    """How paper tells of events: in Chinese, days and moments in figures."""

    def word(self, source: str) -> str:
        """A source string in Chinese."""
        return _chinese(source)

    def moment(self, at: datetime) -> str:
        """A moment of some day near."""
        return f"{clock.local(at):%m-%d %H:%M}"

    def day(self, on: date) -> str:
        """A day."""
        return on.isoformat()

    def person(self, staff_id: int) -> str:
        """The name of a member of staff."""
        return staff.names().get(staff_id, "")


ON_PAPER = OnPaper()
