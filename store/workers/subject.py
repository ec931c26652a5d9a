"""What workers answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock
from store.answers import Answers
from store.rights import ERASE
from store.sentences import Telling
from store.workers.inputs import Trade
from store.workers.rights import KEEP_WORKERS
from store.workers.sentences import CALLED, SENTENCES
from store.workers.worker import WORKERS, Worker, at_work, get


def _named(worker_id: int, _telling: Telling) -> str:
    return get(worker_id).name or str(worker_id)


def propose(typed: str) -> Iterator[str]:
    """The names of those at work that have what is typed, those who mend things first.

    Of a trade those come first whose shift runs now, then those without a fixed one.
    """
    wanted, trades, now = typed.strip().casefold(), list(Trade), clock.now()
    found = (one for one in at_work() if wanted in one.name.casefold())

    def rank(one: Worker) -> tuple[int, int]:
        return trades.index(one.trade), (True, None, False).index(one.on_shift(now))

    return (one.name for one in sorted(found, key=rank))


ANSWERS = Answers(
    rights=(KEEP_WORKERS,),
    operations={
        **{f"workers.steps.{step}": KEEP_WORKERS for step in ("add", "change", "leave")},
        "workers.steps.forget": ERASE,
    },
    sentences=SENTENCES,
    called=CALLED,
    shown={"trade": Trade, "who": _named},
    personal={"worker": ("name", "post", "phone")},
    proposes={"worker": propose},
    checks=WORKERS.checks,
    demo=True,
)
