"""Who comes to a post of the site is right before it opens, or not on the post (S13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import WORK_THE_SITE, Staff
from store.salesvisit.keepings import PostChecked, PostStage
from store.salesvisit.settings import settings


@dataclass(frozen=True)
class Post:
    """Somebody at a post on a day; ``failing`` is what was not right last."""

    id: int
    staff_id: int
    day: date
    at: datetime
    due: datetime
    failing: str
    stage: PostStage

    @property
    def late(self) -> int:
        """How many minutes late they came."""
        return max(0, int((self.at - self.due).total_seconds()) // 60)


_AGAIN = (PostStage.HELD,)
POSTS = Register(
    "sales_post",
    Table(
        "sales_post",
        Post,
        "SELECT sales_post.id, sales_post.staff_id, sales_post.day, sales_post.at, sales_post.due,"
        " sales_post.failing, sales_post.stage FROM sales_post",
    ),
    Step("ready", PostChecked, _AGAIN, PostStage.READY, WORK_THE_SITE),
    Step("held", PostChecked, _AGAIN, PostStage.HELD, WORK_THE_SITE),
    columns=("staff_id", "day", "at", "due", "failing", "stage"),
    moments=("at",),
)


def on(day: date) -> list[Post]:
    """Who came to a post on a day, in the order in which they came."""
    return POSTS.table.read("WHERE sales_post.day = ? ORDER BY sales_post.id", day)


@operation
def check(given: PostChecked, *, by: Staff) -> Post:
    """Whoever comes looks over themselves; what fails keeps them off the post until it is right."""
    require(by, WORK_THE_SITE)
    figures, today = settings(), clock.today()
    kind = "held" if given.failing else "ready"
    there = next((one for one in on(today) if one.staff_id == by.id), None)
    if there is not None and there.stage is PostStage.READY:
        raise Refused("You were looked over today.")
    failing = "、".join(given.failing)
    if there is not None:
        return POSTS.move(there, kind, given, by, failing=failing)
    due = clock.moment(today, figures.opening) - timedelta(minutes=figures.ahead)
    return POSTS.begin(
        given, by, as_step=kind, staff_id=by.id, day=today, at=clock.now(), due=due, failing=failing
    )


def must_be_ready(by: Staff) -> None:
    """Raise ``Refused`` for who was not right at the post check and has not said so since."""
    if any(one.staff_id == by.id and one.stage is PostStage.HELD for one in on(clock.today())):
        raise Refused("At the post check something was not right: put it right and check again.")
