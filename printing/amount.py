"""人民币大写: an amount as it is written in words, so that no figure can be added to it later.

By the central bank's rules: 整 follows 元 or 角, 零 stands for a gap, 万 and 亿 group by four.
"""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
MOST = Decimal("999999999999.99")


def in_words(amount: Decimal) -> str:
    """An amount in yuan, with two decimals at most, in words; raises ``ValueError`` for others."""
    fen = amount * 100
    if fen != fen.to_integral_value() or abs(amount) > MOST:
        raise ValueError(f"no amount in yuan and fen: {amount}")
    minus = "负" if amount < 0 else ""
    yuan, rest = divmod(abs(int(fen)), 100)
    return minus + _joined(_whole(yuan), *divmod(rest, 10))


def _joined(yuan: str, jiao: int, fen: int) -> str:
    text = f"{yuan}元" if yuan else ""
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif fen and yuan:
        text += "零"
    if fen:
        return f"{text}{_DIGITS[fen]}分"
    return f"{text or '零元'}整"


def _whole(number: int) -> str:
    """A whole number in words, empty for nothing."""
    text, gap = "", False
    for power in (2, 1, 0):
        group = number // 10 ** (4 * power) % 10000
        if not group:
            gap = bool(text)
            continue
        # A gap before this group, or a thousand that it lacks, is one 零.
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + _GROUPS[power]
        gap = False
    return text


def _group(number: int) -> str:
    """1 to 9999 in words."""
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[power]
            gap = False
        else:
            gap = True
    return text


def figures(amount: Decimal) -> str:
    """An amount in figures: ``¥1,234.50``."""
    sign = "-" if amount < 0 else ""
    return f"{sign}¥{abs(amount):,.2f}"
