"""Whose figures a column holds: an owner's, a tenant's, a relative's, by its name or heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.inputs import halfwidth
from store.residents.importing.columns import Field, bare, field_of
from store.residents.inputs import Role

PERSONAL = frozenset(
    (
        *(Field.NAME, Field.PHONE, Field.ID_NUMBER, Field.SEX, Field.RELATION, Field.SINCE),
        *(Field.ROLE, Field.EMPLOYER, Field.ADDRESS, Field.CONTACT, Field.CONTACT_PHONE),
    )
)
_WORDS: dict[Role, str] = {
    Role.OWNER: (
        "共同产权人|共有产权人|产权共有人|产权人|共有业主|共有人|业主|户主|房主|所有人|购房人|买受人"
        "|coowner|owner"
    ),
    Role.TENANT: "承租人|承租方|承租户|租赁人|租赁户|租住人|租户|租客|tenant|lessee|renter",
    Role.FAMILY: (
        "家庭成员|共同居住人|同住人|家属|家人|亲属|成员|配偶|爱人|丈夫|妻子|父亲|母亲|子女|儿子|女儿"
        "|familymember|family|spouse|child"
    ),
}
_KIN = re.compile("配偶|爱人|丈夫|妻子|父亲|母亲|子女|儿子|女儿|spouse|child")
_ROLE_OF = {word: role for role, words in _WORDS.items() for word in words.split("|")}
_ORDINAL = "[0-9一二三四五六七八九]"
_BEGINS = re.compile(rf"({'|'.join(_WORDS.values())})(?:'?s(?!ex))?({_ORDINAL}?)的?(.*)")
_ENDS = re.compile(rf"(.+?)({_ORDINAL})")
_HEADING = re.compile(
    rf"({'|'.join(_WORDS.values())})({_ORDINAL}?)的?(?:基本|个人)?(?:信息|资料|情况)?"
)
_NEUTRAL = re.compile(
    "(?:房屋|房产|物业|基本|住户|居民|人员|客户|个人|车辆|车位|停车|其他|其它|登记|房间)?"
    "(?:基本)?(?:信息|资料|情况|档案)|联系方式|车辆|车位|房屋|其他|其它"
)
_CONTACT = re.compile("(?:紧急|应急)联[系络]人?(?:信息|资料)?|emergencycontact")
_OF_A_CONTACT = {
    **{Field.NAME: Field.CONTACT, Field.PHONE: Field.CONTACT_PHONE},
    **{one: one for one in (Field.CONTACT, Field.CONTACT_PHONE)},
}
_ASIDE = re.compile(r"[(【\[](.*?)[)】\]]")


@dataclass(frozen=True)
class Meaning:
    """What a column holds, and of whom; ``ordinal`` tells the second tenant from the first."""

    field: Field | None
    who: Role | None = None
    relation: str = ""
    ordinal: str = ""


def meaning(header: str, heading: str = "") -> Meaning:
    """What a column of this name below this heading holds; without a field when nobody knows."""
    said = _of_name(header)
    if not heading or said.who or said.field not in PERSONAL:
        return said
    above = _HEADING.fullmatch(bare(heading))
    if above:
        who, relation = _ROLE_OF[above[1]], above[1] if _KIN.fullmatch(above[1]) else ""
        return Meaning(said.field, who, relation, above[2] or said.ordinal)
    if _CONTACT.fullmatch(bare(heading)):
        return Meaning(_OF_A_CONTACT.get(said.field) if said.field else None)
    # Of somebody whom nobody knows.
    return said if _NEUTRAL.fullmatch(bare(heading)) else Meaning(None)


def is_heading(text: str) -> bool:
    """Whether a cell stands over a group of columns: 业主信息, 租户信息, 车辆信息."""
    name = bare(text)
    return any(one.fullmatch(name) for one in (_HEADING, _NEUTRAL))


def _of_name(header: str) -> Meaning:
    name, known = bare(header), field_of(header)
    if begins := _BEGINS.fullmatch(name):
        word, ordinal, rest = begins.groups()
        field = known or (Field.NAME if not rest else _field_within(rest))
        if field in PERSONAL - {Field.ROLE, Field.RELATION}:
            ends = _ENDS.fullmatch(rest)
            relation = word if _KIN.fullmatch(word) else ""
            return Meaning(field, _ROLE_OF[word], relation, ordinal or (ends[2] if ends else ""))
        return Meaning(known)
    if known is None and (ends := _ENDS.fullmatch(name)):
        known, ordinal = field_of(ends[1]), ends[2]
    else:
        ordinal = ""
    return Meaning(known, _in_brackets(header) if known in PERSONAL else None, "", ordinal)


def _field_within(rest: str) -> Field | None:
    ends = _ENDS.fullmatch(rest)
    field = field_of(rest) or (field_of(ends[1]) if ends else None)
    return field if field in PERSONAL else None


def _in_brackets(header: str) -> Role | None:
    aside = _ASIDE.search(halfwidth(header))
    return _ROLE_OF.get(aside[1].strip().lower()) if aside else None
