"""What the café answers to the halls of the screens."""

from __future__ import annotations

from store import cafe
from store.cafe import Stage
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.cafe.board import BEGIN, CLOSE, LOOK, NEW, POST, SEAT
from tui.cafe.drinks import DrinksScreen
from tui.cafe.order import DETAIL, MOVE, OFF, WRONG, OrderScreen
from tui.register import drafts
from tui.screen.host import Host


async def _open(desk: Host, one: Waiting) -> None:
    """From Today: the order whose drinks wait."""
    await desk.go("cafe", one.subject)
    await desk.ask(OrderScreen(cafe.get(int(one.subject.rpartition(":")[2]))))


async def _board(desk: Host, _one: Waiting) -> None:
    await desk.go("cafe")


def _running(number: int) -> bool:
    return cafe.get(number).stage is Stage.OPEN


def _free(number: int) -> bool:
    return all(one.order is None for one in cafe.board() if one.seat.id == number)


def _place(number: int) -> str:
    return cafe.get(number).seat


ANSWERS = Answers(
    opens={
        "cafe_order.drinks": _open,
        "cafe_day.to_close": _board,
        "cafe_day.to_open": _board,
    },
    drafts={
        **drafts(DrinksScreen),
        **{f"cafe/{one.id}": Draft(one.title, "cafe", "", one) for one in (POST, BEGIN, NEW)},
        "cafe/cafe_seat": Draft(SEAT.title, "cafe", "cafe_seat", SEAT, _free),
        "cafe/cafe_look": Draft(LOOK.title, "cafe", "cafe_post", LOOK),
        "cafe/cafe_close": Draft(CLOSE.title, "cafe", "cafe_day", CLOSE),
        **{
            f"cafe_order/{one.id}": Draft(one.title, "cafe", "cafe_order", None, _running)
            for one in (DETAIL, OFF, WRONG, MOVE)
        },
    },
)
