"""What stands in the cells, in the words of the files: codes, placeholders, several in one cell."""

from __future__ import annotations

import re
from datetime import date, datetime

from store.inputs import halfwidth
from store.residents.inputs import HomeKind, Role, Sex

_NOTHING = frozenset(
    "- -- － — / ／ \\ 无 暂无 未知 不详 空 none null n/a na 0 ０".split()  # noqa: SIM905
)
_ROLES: dict[Role, str] = {
    Role.OWNER: "1001 业主 产权人 户主 房主 本人 业主本人 owner self",
    Role.FAMILY: "1002 家庭成员 业主家属 家属 家人 亲属 同住人 成员 family familymember member",
    Role.TENANT: "1003 房屋租客 租客 租户 承租人 租赁户 租住人 租赁 tenant lessee renter",
    Role.OTHER: "1004 临时人员 其他 其它 访客 保姆 other temporary",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_KIN = re.compile(
    r"夫|妻|配偶|爱人|[父母子女儿孙兄弟姐妹婿媳祖爷奶公婆岳外舅姑姨叔伯侄甥]|wife|husband|spouse|son"
    r"|daughter|father|mother|brother|sister|parent|child"
)
_SHOP = re.compile(r"商|铺|店|shop|retail", re.IGNORECASE)
_APART = re.compile(r"[、,,;;/\n]+|\s{2,}")


def filled(text: str) -> str:
    """A cell's text, empty when it only says that nothing is known."""
    return "" if text.lower() in _NOTHING else text


def apart(text: str) -> list[str]:
    """Several names, phones or plates that share a cell."""
    return [part.strip() for part in _APART.split(filled(text)) if filled(part.strip())]


def phone(text: str) -> str:
    """A phone, empty for the figures that templates use for an unknown one."""
    digits = re.sub(r"\D", "", halfwidth(text))
    unknown = digits == "18999999999" or len(set(digits)) < 2
    return "" if unknown and not re.search(r"[^\W\d_]", text) else text


def id_number(text: str) -> str:
    """An ID number, empty for one digit over and over."""
    return "" if len(set(halfwidth(text))) < 2 else text


def role(text: str) -> Role | None:
    """The role that a code or a word means; None when it means none."""
    return _ROLE_OF.get(re.sub(r"\s", "", halfwidth(text)).lower()) or (
        Role.FAMILY if _KIN.search(text) else None
    )


def is_kin(text: str) -> bool:
    """Whether a word says how somebody is related, such as 配偶."""
    return bool(_KIN.search(text)) and text not in _ROLE_OF


def sex(text: str) -> Sex:
    """Male, female or unknown."""
    return {"男": Sex.MALE, "女": Sex.FEMALE, "male": Sex.MALE, "female": Sex.FEMALE}.get(
        text.lower(), Sex.UNKNOWN
    )


def kind(*texts: str) -> HomeKind:
    """A shop where one of the texts says so."""
    return HomeKind.SHOP if any(_SHOP.search(text) for text in texts) else HomeKind.HOME


def area(text: str) -> str | None:
    """An area's figure without its unit, None for an unknown one."""
    figure = re.sub(r"(㎡|m2|m²|平方米|平米|平)$", "", halfwidth(filled(text))).strip()
    return None if re.fullmatch(r"0*\.?0*", figure) else figure


def day(text: str) -> date | str | None:
    """A day as spreadsheets write it; what is none comes back as it was, to be refused."""
    text = halfwidth(filled(text))
    digits = re.fullmatch(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?: .*)?", text)
    if not digits:
        return text or None
    try:
        return datetime(int(digits[1]), int(digits[2]), int(digits[3])).date()
    except ValueError:
        return text
