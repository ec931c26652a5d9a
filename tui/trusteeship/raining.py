"""What a rain asks of the page of rounds: announced, over, closed (T10, D39)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from store import trusteeship
from store.trusteeship import (
    Level,
    Line,
    NewRain,
    Rain,
    RainClosed,
    RainDropped,
    RainOver,
    RainStage,
)
from tui.form.screen import Form
from tui.language import _, mark
from tui.listing import Listing
from tui.screen.actions import Action
from tui.trusteeship import words
from tui.widgets.paint import Tone

RAIN = Action("rain", ("ctrl+n",), mark("Rain announced"), mark("Visits before it are due."), 6)
OVER = Action("over", ("ctrl+o",), mark("Rain is over"), mark("Visits after it are due."), 7)
CLOSE = Action("close_rain", ("ctrl+e",), mark("Close rain"), mark("All homes are visited."), 8)
DROP = Action("drop_rain", ("ctrl+k",), mark("No rain"), mark("It does not come."), 9)
# At which stage of the rain each is possible; None where there is none.
AT: Mapping[Action, tuple[RainStage | None, ...]] = {
    RAIN: (None, RainStage.PROPOSED, RainStage.OPEN),
    OVER: (RainStage.OPEN,),
    CLOSE: (RainStage.OVER,),
    DROP: (RainStage.PROPOSED, RainStage.OPEN),
}


class Raining(Listing[Line]):
    """A page of homes to be visited, with the rain before and after which they are."""

    async def act_rain(self) -> None:
        """Rain is announced, or known better."""
        one = trusteeship.standing()
        stands = one is not None and one.stage is RainStage.OPEN
        operation = trusteeship.change_rain if stands else trusteeship.open_rain
        initial: dict[str, object] = {"level": Level.ORANGE}
        if one is not None and stands:
            initial = {"level": one.level, "expected": one.expected, "source": one.source}
        submit = self.app.writes(operation, *([one.id] if one and stands else []))
        heading = _("for {what}").format(what=one.emergency) if one and one.emergency else ""
        await self._of_rain(NewRain, RAIN, submit, initial, heading)

    async def act_over(self) -> None:
        """It is over."""
        await self._of_rain(RainOver, OVER, self._on_rain(trusteeship.rain_over))

    async def act_close_rain(self) -> None:
        """All is walked."""
        await self._of_rain(RainClosed, CLOSE, self._on_rain(trusteeship.close_rain))

    async def act_drop_rain(self) -> None:
        """It does not come."""
        await self._of_rain(RainDropped, DROP, self._on_rain(trusteeship.drop_rain))

    def _on_rain(self, operation: Callable[..., Rain]) -> Callable[[Any], Awaitable[Rain]]:
        one = trusteeship.standing()
        return self.app.writes(operation, one.id if one else 0)

    async def _of_rain(
        self,
        model: type[Any],
        action: Action,
        submit: Callable[[Any], Awaitable[Rain]],
        initial: Mapping[str, object] | None = None,
        heading: str = "",
    ) -> None:
        title = _(": ").join((_(action.title), _(action.help)))
        form = Form(model, title, submit, initial=initial, heading=[heading], draft="")
        after = await self.app.ask(form)
        if after is not None:
            self.view = self.VIEWS[0]
            self.load()
            for line in self.rows.things[:1]:
                self.rows.point(self.key(line))
            self.say(_("On record: {what}.").format(what=words.rain(after)), Tone.GOOD)
