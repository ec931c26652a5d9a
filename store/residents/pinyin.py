"""How Chinese names are read and typed: surname-aware pinyin and initials (F7)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

MOST_READINGS = 6

Syllables = tuple[str, ...]

_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")
_PIECE = re.compile(rf"{_HAN.pattern}|[0-9a-z]+")

# Characters that are read otherwise when they are a surname; some in several ways.
_READ_AS_SURNAME = (
    "zeng 曾 zha 查 shan 单 qiu 仇 xie 解 ou 区 piao 朴 ge 盖 zhai 翟 miao 缪 yue 乐 yun 员 he 黑 "
    "bi 秘 xian 洗 she 折 chong 种 qin 覃 shao 召 po 繁 nai 佴 xun 郇 bu 卜 chong 重 kui 隗 wei 尉 "
    "yao 么 dai 载 kan 阚 gou 句 du 都 nian 粘 ning 宁 chen 谌 ji 纪 ren 任 shi 石 nie 乜 fu 宓 "
    "sheng 盛 yu 於 mou 牟 wan 万 zhai 祭 xi 郗 kuo 适 shen 沈 zang 藏 xing 行 hang 杭 chao 晁 "
    "bo 薄 yun 贠 bo 柏 qie 郄 che 车 pian 便 jue 角 su 宿 juan 隽 guo 呙 xin 莘 gu 谷 ping 冯 "
    "shen 谌 "
    "fei 费 mi 宓 ben 贲 bing 邴 ji 稽 tou 钭 zhang 仉 zhao 朝 sheng 乘 "
    "hua 华 bo 伯 bai 百 zhu 属 kang 亢 ju 瞿 yan 燕 guan 冠 nuo 那 nai 能 hui 会 "
    "kuai 会 xi 冼 hua 滑 gu 滑 hao 号 zong 纵 fu 宓 er 佴 wei 隗 tan 覃 "
    "bai 薄 chen 沈 fan 繁 bi 费 yuan 员 yuan 贠 gui 会 wai 呙 shen 莘 xi 郄 ju 车 pan 番 po 番 "
    "yan 咽 jia 夹 gai 葢 ge 葢 luo 落 she 厍 she 库 ku 库 yu 尉 qu 瞿 zhan 占 zhan 粘 ba 伯 "
    "zhai 砦 ying 应 yu 俞 shu 俞 yue 药 "
    "xie 颉 jie 颉 chi 郗 xie 叶 bian 扁 gao 咎 jiu 咎 shan 掸 "
    "mu 牟 mu 缪 mou 缪"
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


def _several(pairs: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    words = pairs.split()
    for reading, character in zip(words[::2], words[1::2], strict=True):
        found[character] = (*found.get(character, ()), reading)
    return found


SURNAMES = _several(_READ_AS_SURNAME)
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


def beginnings(name: str) -> list[str]:
    """What finds a name from its first character on: as it is, in pinyin, in initials."""
    found = {name} if name else set()
    if _HAN.search(name):
        for syllables in _readings(name):
            initials = _initials(syllables)
            found |= {"".join(syllables[:n] + initials[n:]) for n in (0, 1, 2, len(syllables))}
    return sorted(found | _with_u(found))


def _typed(syllables: Syllables) -> set[str]:
    """Syllables and initials from each start, and the surname whole before initials."""
    initials = _initials(syllables)
    found = {"".join(syllables[:whole] + initials[whole:]) for whole in (1, 2)}
    for start in range(len(syllables)):
        found.add("".join(syllables[start:]))
        found.add("".join(initials[start:]))
    return found | _with_u(found)


def _with_u(keys: set[str]) -> set[str]:
    """The ü of 吕 is written v, u or yu."""
    return {key.replace("v", other) for key in keys if "v" in key for other in ("u", "yu")}


def _initials(syllables: Syllables) -> Syllables:
    return tuple([syllable[0] if syllable.isalpha() else syllable for syllable in syllables])


@lru_cache(64)  # of a name the keys are asked for, and then the beginnings
def _readings(name: str) -> list[Syllables]:
    """The likeliest ways to read a name, the first the likeliest."""
    if name[:2] in COMPOUNDS:
        front = [[syllable] for syllable in COMPOUNDS[name[:2]].split("'")]
        rest = _PIECE.findall(name[2:])
    else:
        surname, *rest = _PIECE.findall(name)
        known = SURNAMES.get(surname, ())
        front = [list(dict.fromkeys([*known, *_sounds(surname)]))]
    first, *more = front
    # Every reading of the surname has its share, or those of the given name would take all.
    each = max(MOST_READINGS // len(first), 2)
    ways = (islice(product([one], *more, *map(_sounds, rest)), each) for one in first)
    return [way for some in ways for way in some]


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
