"""The lost property of the demo estate: some claimed, one with the police, some kept."""

from __future__ import annotations

from functools import partial

from store.answers import Past
from store.lostproperty.inputs import Claim, Handing, Identity, Kind, NewItem, Notice
from store.lostproperty.steps import claim, enter, hand_in, post
from store.rights import Staff

# What was found, its kind, where, what only its owner knows; and what became of it.
_FOUND = (
    ("黑色双肩包", Kind.CLOTHES, "儿童乐园长椅", "内有蓝色水杯、小学数学课本", "claimed"),
    ("银色手机", Kind.PHONE, "1 栋电梯厅", "锁屏为一只橘猫，背面右上角有划痕", "claimed"),
    ("钱包", Kind.CASH, "地下车库 B1", "现金 326 元，公交卡一张", "police"),
    ("一串钥匙", Kind.KEYS, "东门岗亭外", "三把，挂红色布偶", "noticed"),
    ("雨伞", Kind.OTHER, "前台", "木柄，柄上刻有字母", "kept"),
)


def plan(past: Past) -> None:
    """Let things be found over the days of the demo."""
    for place, told in enumerate(_FOUND):
        back = max(past.shifts - 1 - place, 0)
        at = past.moment(back, 30 + 20 * place)
        past.plan(at, partial(_find, *told, past.assistant(back)))


def _find(what: str, kind: Kind, spot: str, marks: str, fate: str, by: Staff) -> None:
    new = NewItem(what=what, kind=kind, spot=spot, marks=marks, finder="马队长", place="失物柜")
    item = enter(new, by=by)
    if fate == "police":
        hand_in(item.id, Handing(receiver="城东派出所", receipt="接字 26-118"), by=by)
    elif fate == "noticed":
        post(item.id, Notice(where="大堂公告栏"), by=by)
    elif fate == "claimed":
        given = Claim(
            claimant="失主本人",
            identity=Identity.CARD,
            described=marks,
            fits=True,
            signed=True,
        )
        claim(item.id, given, by=by)
