"""What a cell says somebody is to a home, and their sex; unknown words stay unknown."""

from __future__ import annotations

import re

from store.inputs import halfwidth
from store.residents.inputs import Role, Sex

_WORDS: dict[Role, str] = {
    Role.OWNER: (
        "1001 业主 产权人 户主 房主 本人 业主本人 所有人 共有人 共有产权人 共有业主 共同产权人 "
        "购房人 买受人 owner coowner self"
    ),
    Role.FAMILY: (
        "1002 家庭成员 业主家属 家属 家人 亲属 亲戚 同住人 共同居住人 成员 family familymember "
        "member"
    ),
    Role.TENANT: (
        "1003 房屋租客 租客 租户 外租户 承租人 承租户 租赁户 租赁人 租住人 租赁 整租 合租 "
        "tenant lessee renter"
    ),
    Role.OTHER: "1004 临时人员 其他 其它 其他人员 访客 保姆 护工 司机 other temporary",
}
_ROLE_OF = {word: role for role, words in _WORDS.items() for word in words.split()}
_KIN = re.compile(
    r"(?:业主|户主|产权人)?之?(?:[大小长次幼]|老[大二三])?(?:"
    r"丈夫|夫|妻子|妻|夫妻|配偶|爱人|老公|老婆|父亲?|母亲?|父母|爸爸?|妈妈?|父子|父女|母子|母女|子女?|女|儿子?"
    r"|女儿|孩子|儿童|孙子?|孙女|外孙女?|兄弟?|弟弟?|哥哥?|姐姐?|妹妹?|姐妹|兄妹|姐弟|女?婿|儿媳妇?|媳妇?|祖父母?"
    r"|祖母|爷爷|奶奶|外祖父母?|外祖母|外公|外婆|公公|婆婆|公婆|岳父母?|岳母|舅舅?|姑姑?|姑妈|姨妈?|叔叔?|伯父?"
    r"|侄子?|侄女|外甥女?|养子|养女|继子|继女|养父|养母"
    r"|wife|husband|spouse|son|daughter|father|mother|brother|sister|parents?|child(?:ren)?)",
    re.IGNORECASE,
)
_JOINT = re.compile("共|co")
_ASIDE = re.compile(r"[(【\[].*?[)】\]]")
_SEXES = {
    "男": Sex.MALE, "女": Sex.FEMALE, "男性": Sex.MALE, "女性": Sex.FEMALE, "男士": Sex.MALE,
    "女士": Sex.FEMALE, "先生": Sex.MALE, "m": Sex.MALE, "f": Sex.FEMALE, "male": Sex.MALE,
    "female": Sex.FEMALE, "man": Sex.MALE, "woman": Sex.FEMALE, "mr": Sex.MALE, "ms": Sex.FEMALE,
    "mrs": Sex.FEMALE, "未说明": Sex.UNKNOWN, "保密": Sex.UNKNOWN, "未知的性别": Sex.UNKNOWN,
    "": Sex.UNKNOWN,
}  # fmt: skip


def role(text: str) -> Role | None:
    """The role that a code or a word means; None when it means none for certain."""
    word = re.sub(r"\s", "", halfwidth(text)).lower()
    bare = _ASIDE.sub("", word)
    found = _ROLE_OF.get(word) or _ROLE_OF.get(bare)
    return found or (Role.FAMILY if _KIN.fullmatch(bare) else None)


def is_kin(text: str) -> bool:
    """Whether a word says how somebody is related, such as 配偶."""
    return bool(_KIN.fullmatch(_ASIDE.sub("", halfwidth(text))))


def is_joint(text: str) -> bool:
    """Whether a word says that somebody owns a home with others, such as 共有人."""
    return role(text) is Role.OWNER and _JOINT.search(halfwidth(text).lower()) is not None


def sex(text: str) -> Sex | None:
    """Male, female or unknown; None for a word or a code that says neither for certain."""
    return _SEXES.get(re.sub(r"[\s.]", "", halfwidth(text)).lower())
