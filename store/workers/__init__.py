"""Workers: everybody who does work here, whether or not they sign in (O1)."""

from store.workers.inputs import Forgetting, Leaving, NewWorker, Trade, WorkerChange
from store.workers.steps import add, change, forget, leave
from store.workers.subject import ANSWERS
from store.workers.worker import WORKERS, Stage, Worker, at_work, every, get, of_account

__all__ = [
    "ANSWERS",
    "WORKERS",
    "Forgetting",
    "Leaving",
    "NewWorker",
    "Stage",
    "Trade",
    "Worker",
    "WorkerChange",
    "add",
    "at_work",
    "change",
    "every",
    "forget",
    "get",
    "leave",
    "of_account",
]
