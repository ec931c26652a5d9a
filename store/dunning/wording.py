"""What no notice may threaten with, whatever way it is written ($68, 民法典 944)."""

from __future__ import annotations

import re
import unicodedata

from store.inputs import wrong

# As they may be written in another script, so that one list of words does.
_SIMPLE = str.maketrans(
    "電氣熱煖斷門車進區攔關閘鎖卡證發辦給", "电气热暖断门车进区拦关闸锁卡证发办给"
)
_ENDS = r"(?:停|断|掐|切|关闭|限|中断)"
_CUT = re.compile(
    # Side by side: 停水, 断电, 限气, 拉闸.
    rf"{_ENDS}(?:了|掉|止|供)?(?:水|电(?!话|梯|瓶|动)|气|燃气|煤气|暖|热)|拉闸|[拆锁封]表|停供|断供|不供[水电气暖热]"
    # Or with something between: 停止对贵户的供水. 停车费、水费 is none.
    r"|(?:停止|暂停|切断|中断|限制|关闭|关停|不再|拒绝|掐断|终止)[^费]{0,10}?"
    r"(?:水(?!费(?!用)|表)|电(?!费(?!用)|话|梯|表|瓶)|燃气|煤气|天然气|供暖|暖气|供热|热水)"
    r"|ting(?:shui|dian|qi|nuan|re)|duan(?:shui|dian|qi|nuan)"
    r"|cut(?:ting)?(?:off)?(?:your|the)?(?:off)?(?:water|power|electric|gas|heat)"
    r"|(?:water|power|electricity|gas|heating?)(?:supply)?(?:willbe|is)?(?:cut|shut|turned|switched)off"
)
_PLACES = (
    r"(?:进入|入内|入园|入户|进小区|进门|出入|进出|通行|回家|门禁|电梯|乘梯|梯控|梯卡|门卡|刷卡|车位|停车|车辆"
    r"|放行|道闸|地库|车库)"
)
_STOPS = (
    r"(?:禁止|不准|不得|不让|不许|不能|无法|拒绝|限制|阻止|停止|停用|取消|锁|注销|拦|冻结|暂停|停发|停办|不予|不办|不再"
    r"|关闭|收回|失效|拉黑|作废|禁用)"
)
_BAR = re.compile(
    rf"{_STOPS}[^费]{{0,8}}?{_PLACES}(?!费)|{_PLACES}(?!费)[^费]{{0,6}}?{_STOPS}"
    r"|(?:barred|banned|kept|locked)(?:from|out)|noentry|(?:lift|elevator|access|gate)(?:card)?"
    r"(?:willbe|is)?(?:blocked|disabled|stopped|cancelled)"
)


def plain(text: str) -> str:
    """A text as it is read, not as it is written: no widths, signs, spaces, scripts or accents."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in apart if one.isalnum()).translate(_SIMPLE)


def forbidden(text: str) -> tuple[str, str] | None:
    """What a text threatens with that it must not, and under which heading; None for nothing."""
    read = plain(text)
    for heading, pattern in (("supply", _CUT), ("entry", _BAR)):
        if (found := pattern.search(read)) is not None:
            return heading, found[0]
    return None


def lawful(text: str) -> str:
    """The text, if it threatens with nothing but the law; raises a field's error."""
    found = forbidden(text)
    if found is None:
        return text
    heading, words = found
    if heading == "supply":
        raise wrong(
            "“{words}”: no water, power, gas or heat is cut off to collect a debt (民法典 944).",
            words=words,
        )
    raise wrong(
        "“{words}”: nobody is barred from estate, lift or car space to collect a debt"
        " (民法典 944 and local rules); a court decides.",
        words=words,
    )
