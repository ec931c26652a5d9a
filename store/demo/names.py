"""Names for the demo's people: common ones, and those that a desk stumbles over."""

from __future__ import annotations

from random import Random

from store.residents import Sex

_SURNAMES = (
    "王王王王李李李李张张张刘刘刘陈陈陈杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓"
    "韩冯曹彭肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟"
    "秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔"
)
# Read otherwise as surnames, of two characters, or hard to type: what the finder must cope with.
_HARD = ("曾", "单", "仇", "解", "欧阳", "查", "区", "尉迟", "盖", "翟", "缪", "上官")
_WOMEN = (
    "芳 敏 静 丽 娟 艳 玲 桂英 秀兰 玉梅 秀英 丽华 淑珍 春梅 海燕 "
    "晓燕 雪梅 美玲 佳怡 思琪 雨桐 欣怡 梓涵 诗涵 子萱 梦洁 婷婷 晓红 慧敏 文静 "
    "惠文 晓琳 雅琴 雅婷 佩珊 咏梅 紫薇 若曦 可欣 一诺 语嫣"
)
_MEN = (
    "伟 强 磊 军 洋 勇 杰 涛 斌 鹏 建国 建华 建军 国强 志强 "
    "志明 志刚 海涛 海波 晓东 小军 文斌 俊杰 子轩 浩然 宇航 宇轩 博文 明哲 天佑 "
    "家豪 伟明 嘉铭 德胜 永强 世杰 立新 振华 卫东 思远 一鸣 景行"
)

# The first households of every demo: rare Han, surnames read otherwise, names that sound alike.
KNOWN = (
    ("曾慧敏", Sex.FEMALE),
    ("单志强", Sex.MALE),
    ("仇英", Sex.FEMALE),
    ("解晓东", Sex.MALE),
    ("欧阳靖宇", Sex.MALE),
    ("王㛃", Sex.FEMALE),
    ("林䶮", Sex.MALE),
    ("张惠文", Sex.FEMALE),
    ("吕律", Sex.MALE),
    ("阿依古丽·买买提", Sex.FEMALE),
)


def surname(rng: Random) -> str:
    """A surname, now and then a hard one."""
    return rng.choice(_HARD) if rng.random() < 0.06 else rng.choice(_SURNAMES)


def given(sex: Sex, rng: Random) -> str:
    """A given name of one or two characters."""
    return rng.choice((_WOMEN if sex is Sex.FEMALE else _MEN).split())


def family_name(full: str) -> str:
    """The surname of a full name, as the children bear it."""
    return full[:2] if full[:2] in _HARD else full[:1]


def either(rng: Random) -> Sex:
    """A woman or a man."""
    return rng.choice((Sex.FEMALE, Sex.MALE))


def full_name(sex: Sex, rng: Random) -> str:
    """A full name."""
    return surname(rng) + given(sex, rng)
