"""The demo's key board: what hangs on which hook, and who borrowed what (K1, K2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from store import keys
from store.demo.scene import Deck, Scene
from store.keys import Identity, KeyKind, KeyLoan, KeyReturn, NewKey, Signed
from store.rights import Staff

_PUBLIC = (
    ("高压配电房", 2),
    ("生活水泵房", 2),
    ("消防监控室", 3),
    ("电梯机房 一栋", 1),
    ("电梯机房 二栋", 1),
    ("弱电井总钥匙", 4),
    ("会所活动室", 2),
    ("屋面天台门", 2),
)
_DEPOSITED = (
    "业主长期在外地，委托通风",
    "业主出国，托管房屋",
    "装修期间供施工进出",
    "委托中介带看",
)
_VACANT = "业主未办入住，钥匙未领"
_PAPER = "业主签字的钥匙委托书，一式两份"
_DOORS = ("入户门", "入户门、信箱", "入户门、单元门")
MOST_DEPOSITED, MOST_VACANT = 7, 9


@dataclass(frozen=True)
class Board:
    """The keys held, by id; the last of either sort is kept for what runs now."""

    home_keys: tuple[int, ...]
    public: tuple[int, ...]

    @property
    def overdue(self) -> int:
        """The key that never came back yesterday."""
        return self.home_keys[-1] if self.home_keys else self.public[0]

    @property
    def out(self) -> int:
        """The key that is out just now."""
        return self.public[-1]

    @property
    def lendable(self) -> list[int]:
        """What comes and goes in between."""
        return [
            key for key in (*self.home_keys, *self.public) if key not in (self.overdue, self.out)
        ]


def hang_up(lived_in: list[int], vacant: list[int], rng: Random, by: Staff) -> Board:
    """Take keys onto the list: of vacant homes, of owners who are away, of public rooms (K1)."""
    away = rng.sample(lived_in, min(MOST_DEPOSITED, len(lived_in) // 3))
    waiting = rng.sample(vacant, min(MOST_VACANT, len(vacant)))
    new = [_home_key(home, KeyKind.VACANT, _VACANT, rng) for home in waiting]
    new += [_home_key(home, KeyKind.DEPOSITED, rng.choice(_DEPOSITED), rng) for home in away]
    hooks = [
        keys.hold(key.model_copy(update={"hook": str(n)}), by=by) for n, key in enumerate(new, 1)
    ]
    public = [
        keys.hold(NewKey(hook=f"G-{n}", doors=doors, count=count, reason="公共设施"), by=by)
        for n, (doors, count) in enumerate(_PUBLIC, 1)
    ]
    return Board(tuple(key.id for key in hooks), tuple(key.id for key in public))


def _home_key(home_id: int, kind: KeyKind, reason: str, rng: Random) -> NewKey:
    doors, count = rng.choice(_DOORS), rng.randrange(1, 4)
    paper = _PAPER if kind is KeyKind.DEPOSITED else ""
    return NewKey(
        hook="-",
        kind=kind,
        home=home_id,
        doors=doors,
        count=count,
        reason=reason,
        authorisation=paper,
    )


BORROWERS = (
    ("王师傅", Identity.WORK_PASS, "检修水阀"),
    ("赵师傅", Identity.WORK_PASS, "检查配电箱"),
    ("孙师傅", Identity.WORK_PASS, "维修门锁"),
    ("何师傅", Identity.WORK_PASS, "检查弱电线路"),
    ("保洁李姐", Identity.WORK_PASS, "打扫卫生"),
    ("秩序部刘队长", Identity.KNOWN, "巡查"),
    ("黄工", Identity.WORK_PASS, "例行保养"),
    ("潘工", Identity.WORK_PASS, "季度检测"),
    ("蔡工", Identity.ID_CARD, "量尺"),
    ("小顾", Identity.AUTHORISATION, "带客户看房"),
)
# Of those who come from elsewhere: their firm, and a number that nobody has.
FIRMS = {
    "黄工": ("电梯维保公司", "13900001101"),
    "潘工": ("消防维保公司", "13900001102"),
    "蔡工": ("装修公司", "13900001103"),
    "小顾": ("中介", "13900001104"),
}


def borrow(
    scene: Scene, back: int, minute: float, key_id: int, who: Deck[tuple[str, Identity, str]]
) -> None:
    """Plan a lending and its return within the shift, one in ten of them late (K2)."""
    rng, by = scene.rng, scene.roster.assistant(back)
    borrower, identity, reason = who.deal()
    lent = scene.roster.moment(back, minute)
    due, late = lent + timedelta(minutes=rng.choice((30, 60, 90))), rng.random() < 0.1
    returned = due + timedelta(minutes=rng.uniform(5, 40) if late else -rng.uniform(3, 25))
    words = "归还时已超时，已提醒按时归还" if late else ""
    firm, phone = FIRMS.get(borrower, ("", ""))
    loan = KeyLoan(
        borrower=borrower,
        identity=identity,
        phone=phone,
        firm=firm,
        reason=reason,
        signed=Signed.PAPER,
        due=due,
    )
    plan = scene.timeline.plan
    plan(lent, lambda: keys.lend(key_id, loan, by=by))
    plan(returned, lambda: _back(key_id, words, by))


def _back(key_id: int, words: str, by: Staff) -> None:
    """All that went comes back."""
    loan = keys.get(key_id).loan
    assert loan is not None
    keys.take_back(key_id, KeyReturn(count=loan.out, signed=Signed.PAPER, words=words), by=by)
