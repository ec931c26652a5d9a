"""How Chinese names are read and typed: surname-aware pinyin and initials (F7)."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

MOST_READINGS = 6
_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")
_PIECE = re.compile(rf"{_HAN.pattern}|[0-9a-z]+")

# Characters that are read otherwise when they are a surname.
_READ_AS_SURNAME = (
    "zeng 曾 zha 查 shan 单 qiu 仇 xie 解 ou 区 piao 朴 ge 盖 zhai 翟 miao 缪 yue 乐 yun 员 he 黑 "
    "bi 秘 xian 洗 she 折 chong 种 qin 覃 shao 召 po 繁 nai 佴 xun 郇 bu 卜 chong 重 kui 隗 wei 尉 "
    "yao 么 dai 载 kan 阚 gou 句 du 都 nian 粘 ning 宁 chen 谌 ji 纪 ren 任 shi 石 nie 乜 fu 宓 "
    "sheng 盛 yu 於 mou 牟 wan 万 zhai 祭 xi 郗 kuo 适 shen 沈 zang 藏 xing 行 hang 杭 chao 晁"
)
_COMPOUNDS = (
    "ou'yang 欧阳 shang'guan 上官 si'ma 司马 zhu'ge 诸葛 huang'fu 皇甫 mu'rong 慕容 si'tu 司徒 "
    "xia'hou 夏侯 dong'fang 东方 yu'wen 宇文 gong'sun 公孙 shen'tu 申屠 hu'yan 呼延 du'gu 独孤 "
    "nan'gong 南宫 xuan'yuan 轩辕 pu'yang 濮阳 chun'yu 淳于 he'lian 赫连 zhong'li 钟离 "
    "xian'yu 鲜于 wen'ren 闻人 bai'li 百里 dong'guo 东郭 tai'shi 太史 duan'mu 端木 yu'chi 尉迟 "
    "mo'qi 万俟 tan'tai 澹台 chan'yu 单于 zhang'sun 长孙 ling'hu 令狐 tuo'ba 拓跋 qi'guan 亓官 "
    "gong'ye 公冶 zong'zheng 宗政 zhong'sun 仲孙 xi'men 西门 liang'qiu 梁丘"
)


def _table(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[1::2], words[::2], strict=True))


SURNAMES = _table(_READ_AS_SURNAME)
COMPOUNDS = _table(_COMPOUNDS)


def keys(name: str) -> list[str]:
    """What finds a name: its ends, their pinyin, their initials, surname with initials.

    ``name`` is half-width and lower-case, without anything but letters and digits.
    """
    found = {name[start:] for start in range(len(name))}
    if _HAN.search(name):
        for syllables in _readings(name):
            found |= _typed(syllables)
    return sorted(found)


def _typed(syllables: list[str]) -> set[str]:
    """Syllables and initials from each start, and the surname whole before initials."""
    initials = [_initial(syllable) for syllable in syllables]
    found = {"".join(syllables[:whole] + initials[whole:]) for whole in (1, 2)}
    for start in range(len(syllables)):
        found.add("".join(syllables[start:]))
        found.add("".join(initials[start:]))
    # The ü of 吕 is written v, u or yu.
    return found | {key.replace("v", other) for key in found if "v" in key for other in ("u", "yu")}


def _initial(syllable: str) -> str:
    return syllable[0] if syllable.isalpha() else syllable


def _readings(name: str) -> list[list[str]]:
    """The likeliest ways to read a name, the first the likeliest."""
    if name[:2] in COMPOUNDS:
        front = [[syllable] for syllable in COMPOUNDS[name[:2]].split("'")]
        rest = _PIECE.findall(name[2:])
    else:
        surname, *rest = _PIECE.findall(name)
        usual = _sounds(surname)[0]
        front = [list(dict.fromkeys([SURNAMES.get(surname, usual), usual]))]
    ways = product(*front, *map(_sounds, rest))
    return [list(way) for way in islice(ways, MOST_READINGS)]


@cache
def _sounds(piece: str) -> tuple[str, ...]:
    """Up to three readings of a character, the common one first; other words are themselves."""
    if not _HAN.fullmatch(piece):
        return (piece,)
    # Importing it takes a third of a second and 60 MB; only writing keys needs it.
    from pypinyin import Style
    from pypinyin import pinyin as read

    readings = read(piece, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(readings[0]))[:3] if readings else (piece,)
