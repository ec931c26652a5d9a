"""《钥匙移交单》: keys handed over for good, as to the owner at move-in (K4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Takes
from printing.keys.signed import ByPin, signed_by_pin
from printing.keys.slips import no_key
from printing.labels import called, choice, moment
from printing.sheet import A4, Fields, Format, Head, Prose, Sheet, Signatures
from store import journal, keys
from store.estate import settings
from store.keys import KEY_RELEASE, Act, HeldKey, Identity, KeyKind
from store.text import mark

TITLE = "钥匙移交单"
_TAKEN = "已收到上述全部钥匙，经核对无误"
_GIVEN = "已核对身份，钥匙已销册"
_NOTE = "钥匙移交后管理处不再保管；建议领取人及时更换锁芯。本单一式两份，管理处与领取人各执一份。"
_PLIES = ("管理处存", "领取人存")


@dataclass(frozen=True)
class Given:
    """A handing over as its entry has it: how many, when, what was checked, what was noted."""

    count: int
    at: datetime
    identity: Identity
    words: str


def key_release(
    key: HeldKey,
    given: Given | None,
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
    on: Format = A4,
    signed: ByPin | None = None,
) -> Sheet:
    """The declaration of the record; before the key is handed over with room to fill it in."""
    count = given.count if given else key.hanging
    since = key.since.isoformat() if key.id else ""
    places = signed or ByPin()
    parts = (
        Fields.of(
            ("挂钩", key.hook, "房号", key.home),
            ("钥匙", key.doors, "把数", str(count) if key.id else ""),
            ("类别", choice(key.kind if key.id else None, KeyKind), "收存日期", since),
        ),
        Fields.of(
            ("领取人", key.handed_to, "核对证件", called(given.identity) if given else ""),
            ("移交时间", moment(given.at) if given else ""),
        ),
        Prose("备注（与业主关系、入住通知书、未交齐的钥匙等）", given.words if given else "", 3),
        Signatures((places.other("领取人", _TAKEN), places.desk("前台经办", _GIVEN))),
    )
    number = f"{key.id:06}" if key.id else ""
    return Sheet(TITLE, estate, parts, printed_at, number, head, _NOTE, on, plies=_PLIES)


def blank_release(estate: str, printed_at: datetime, on: Format = A4) -> Sheet:
    """The declaration of an empty record."""
    return sheet.blank(key_release(no_key(printed_at), None, estate, printed_at, on=on))


def _given(key: HeldKey) -> Given | None:
    for entry in reversed(journal.of_subject(f"key:{key.id}")):
        if entry.kind == "key.released":
            said = entry.payload
            count = said.get("count", key.count)  # not kept before signatures were
            identity = Identity(said["identity"])
            return Given(count, entry.happened, identity, entry.words.get("words", ""))
    return None


def _release(number: str, on: Format) -> Request:
    key, estate = keys.get(int(number)), settings().name
    given, signed = _given(key), signed_by_pin(key.id).get(Act.RELEASED)
    return Request(
        KEY_RELEASE,
        f"key:{key.id}",
        f"key-release-{key.id}",
        lambda at, head: key_release(key, given, estate, at, head, on, signed),
    )


ASKED = {KEY_RELEASE: Asked(_release, (Blank("key-release", blank_release),))}
COMMANDS = (
    Command(
        "key-release",
        mark("the record of a key that was handed over for good"),
        (Takes("number", int, "N"),),
        lambda given: (KEY_RELEASE, f"key:{given['number']}"),
        KEY_RELEASE.papers,
    ),
)
