"""Who stands at the café's post: looked over before it opens, with a health certificate (C4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.cafe import inputs
from store.cafe.inputs import PostStage
from store.cafe.settings import settings
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.licences import LICENCES, Licence
from store.licences import Kind as Paper
from store.licences import Stage as PaperStage
from store.register import Register, Step
from store.rights import KEEP_THE_CAFE, WORK_THE_CAFE, Staff


@dataclass(frozen=True)
class Post:
    """Somebody at the post on a day; ``ends`` is the last day of their health certificate."""

    id: int
    staff_id: int
    day: date
    at: datetime
    due: datetime
    card: int | None
    ends: date | None
    looked_by: int | None
    looked_at: datetime | None
    stage: PostStage

    @property
    def late(self) -> int:
        """How many minutes late they came (CR2)."""
        return max(0, int((self.at - self.due).total_seconds()) // 60)


POSTS = Register(
    "cafe_post",
    Table(
        "cafe_post",
        Post,
        "SELECT cafe_post.id, cafe_post.staff_id, cafe_post.day, cafe_post.at, cafe_post.due,"
        " cafe_post.card, cafe_post.ends, cafe_post.looked_by, cafe_post.looked_at,"
        " cafe_post.stage FROM cafe_post",
    ),
    Step("checked", inputs.PostCheck, to=PostStage.SELF, right=WORK_THE_CAFE),
    Step(
        "looked_over",
        inputs.LookedOver,
        (PostStage.SELF, PostStage.HELD),
        PostStage.READY,
        KEEP_THE_CAFE,
        "staff_id",
    ),
    Step("held", inputs.Act, (PostStage.SELF,), PostStage.HELD, WORK_THE_CAFE),
    columns=(*("staff_id", "day", "at", "due", "card", "ends", "looked_by", "looked_at", "stage"),),
    moments=("at", "looked_at"),
)


def card_of(name: str, on: date) -> Licence | None:
    """Whoever's health certificate that ends last (A27)."""
    found = LICENCES.table.read(
        "WHERE licence.kind = ? AND licence.stage = ? AND licence.holder = ?"
        " AND licence.issued <= ? ORDER BY licence.expires DESC LIMIT 1",
        *(Paper.HEALTH, PaperStage.KEPT, name, on),
    )
    return next(iter(found), None)


def on(day: date) -> list[Post]:
    """Who was looked over on a day, in the order in which they came."""
    return POSTS.table.read("WHERE cafe_post.day = ? ORDER BY cafe_post.id", day)


def there(day: date) -> list[Post]:
    """Who of them may serve."""
    return [one for one in on(day) if one.stage is not PostStage.HELD]


@operation
def check(given: inputs.PostCheck, *, by: Staff) -> Post:
    """Whoever comes to the post looks over themselves, 15 minutes before it opens (CR1–CR3).

    Raises ``Refused`` while something is not right, and without a health certificate that is valid
    through today (食品安全法 45), unless the estate lets who is in charge decide (G12).
    """
    require(by, WORK_THE_CAFE)
    for field in ("uniform", "badge", "hands"):
        if not getattr(given, field):
            raise Refused("Put this right first: nobody is at the post without it.", field=field)
    today, figures = clock.today(), settings()
    if any(one.staff_id == by.id for one in on(today)):
        raise Refused("You were looked over today.")
    card = card_of(by.name, today)
    holds = card is not None and today <= card.expires
    if not holds and not figures.let_past:
        if card is not None:
            raise Refused(
                "Your health certificate ended on {day}: without a valid one nobody is put on the"
                " café (食品安全法 45). Renewed, it is entered among the licences.",
                day=card.expires,
            )
        raise Refused(
            "No health certificate of {name} is among the licences: without one nobody is put on"
            " the café (食品安全法 45).",
            name=by.name,
        )
    due = clock.moment(today, figures.opening) - timedelta(minutes=figures.ahead)
    one = POSTS.begin(
        given, by, figures={"held": not holds}, staff_id=by.id, day=today, at=clock.now(), due=due,
        card=card.id if card else None, ends=card.expires if card else None,
    )  # fmt: skip
    return one if holds else POSTS.move(one, "held", inputs.Act(), by)


@operation
def look_over(post_id: int, given: inputs.LookedOver, *, by: Staff) -> Post:
    """Their superior has looked too (CR3); without a certificate only with a reason (G12)."""
    one = POSTS.admitted(post_id, "looked_over", by)
    if one.stage is PostStage.HELD and not given.reason:
        raise Refused("There is no valid health certificate: say why they may.", field="reason")
    return POSTS.move(one, "looked_over", given, by, looked_by=by.id, looked_at=clock.now())
