"""What is to be said at each step, by the hour and to whom (CR6, CR16, CR21, CR22, CR30, CR32)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from store import clock
from store.cafe.inputs import Who

_HOURS = (
    (time(11), "早上好"),
    (time(13, 30), "中午好"),
    (time(18), "下午好"),
)


def greeting(at: datetime) -> str:
    """The greeting of the hour (§5.1: before 11:00, until 13:30, until 18:00, then 晚上好)."""
    now = clock.local(at).time()
    return next((said for until, said in _HOURS if now < until), "晚上好")


def called(guests: Sequence[Who]) -> str:
    """How guests are addressed: one, or several, of the sex that fits."""
    known = {one for one in guests if one in (Who.WOMAN, Who.MAN)}
    many = "们" if len(guests) > 1 else ""
    if known == {Who.WOMAN}:
        return f"女士{many}"
    return f"先生{many}" if known == {Who.MAN} else f"女士{many}/先生{many}"


def leading(at: datetime, guests: Sequence[Who] = ()) -> str:
    """At the door, on the way to the seat (CR6)."""
    return f"“{called(guests)},{greeting(at)}!您这边请”"


def menu(guests: Sequence[Who]) -> str:
    """As the open menu is given, from the right, with both hands (CR13, CR22)."""
    return f"“{called(guests)},这是我们这里可以提供的饮品”"


def asking(guest: Who) -> str:
    """Once they sit (CR21)."""
    return f"“{called((guest,))},您需要什么饮品”"


def naming(guest: Who, drink: str) -> str:
    """As the drink is set down, from the right (CR27, CR29)."""
    return f"“对不起,{called((guest,))}”,“您的{drink}”"


def refill(guest: Who, drink: str) -> str:
    """Before the drink is finished, by its name (CR30)."""
    return f"“您需要再加一杯{drink}吗,{called((guest,))}?”"


def farewell(guests: Sequence[Who], site: str) -> str:
    """Seen off, outside the hall (CR32)."""
    return (
        f"“再见,{called(guests)},欢迎您再次光临。”“谢谢您的光临,祝您愉快。”“希望您再次来到{site}”"
    )
