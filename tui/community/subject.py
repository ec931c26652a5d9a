"""What events answer to the halls of the screens."""

from __future__ import annotations

from collections.abc import Iterator

from store import community
from store.waiting import Waiting
from tui.answers import Answers, Draft, HomeLine
from tui.community import words
from tui.community.rolls import FEWER, HOW, Telling
from tui.community.screen import EventsScreen
from tui.community.signups import SignupsScreen
from tui.language import mark
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Words

_MOST = 12


def of_home(home_id: int) -> Iterator[HomeLine]:
    """What a home signed up for, the newest first."""
    for one in community.of_home(home_id)[:_MOST]:
        told: Words = [
            *paint.fit(one.name, 22),
            *paint.fit(words.party(one.party), 22),
            words.stands(one),
            f"  {words.answers_by(one)}",
        ]
        yield home_line(one.subject, told, "*" if one.open else " ")


async def _signups(desk: Host, one: Waiting) -> None:
    """From Today: the sign-ups of the event that a place is offered at."""
    found = community.signup(int(one.subject.partition(":")[2]))
    await desk.ask(SignupsScreen(community.get(found.event_id)))


async def _tell(desk: Host, one: Waiting) -> None:
    """From Today: tell who does not know."""
    await desk.ask(Telling(community.news(int(one.subject.partition(":")[2]))))


ANSWERS = Answers(
    opens={"event_signup.to_answer": _signups, "community_event.to_tell": _tell},
    drafts={
        **drafts(EventsScreen),
        **{
            f"event_signups/{do.action.id}": Draft(
                do.action.title,
                EventsScreen.SCOPE,
                "community_event" if do is SignupsScreen.STEPS[0] else "event_signup",
            )
            for do in SignupsScreen.STEPS
        },
        f"event_roll/{FEWER.id}": Draft(FEWER.title, EventsScreen.SCOPE, "community_event"),
        f"event_news/{HOW.id}": Draft(HOW.title, EventsScreen.SCOPE, "community_event"),
    },
    section=mark("Community events"),
    of_home=of_home,
)
