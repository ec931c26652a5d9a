"""How what is typed may differ from what is meant: slips of the tongue and of the hand (F7).

Sounds that many speakers do not tell apart, a neighbouring digit, two digits the wrong way round,
one letter that is wrong, missing or too many.
"""

from __future__ import annotations

import re
from itertools import product
from string import ascii_lowercase

# What is heard for one another, as a way in which it may be typed.
_SOUNDS = (
    *(("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")),
    *(("ing", "in"), ("eng", "en"), ("ang", "an")),
)
_SYLLABLE = re.compile(r"zh|ch|sh|[zcs]|[nl](?=[aeiouv])|ing?|eng?|ang?|.")
_OTHERS = {one: other for pair in _SOUNDS for one, other in (pair, pair[::-1])}
# A word that may be pinyin: what cannot be is not looked for where something else may be meant.
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhrzcsyw])"
    r"(?:uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|ie|iu|un|ui|uo|ua|ve|ue|a|o|e|i|u|v)"
    r"|[nl]iang|[jqx](?:iang|iong|ian|iao|ing|in|ia|ie|iu|i|uan|ue|un|u)"
    r"|ang|eng|ai|ei|ao|ou|an|en|er|a|o|e)+"
)
_ROW = "1234567890"
LEAST_DIGITS = 3  # shorter ones are somebody's anyway
LEAST_LETTERS = 4
MOST_LETTERS = 12
MOST_OF_OTHERS = 8  # of a word that is no pinyin: each letter more is fifty words to look for
MOST_SOUNDS = 32


def heard(word: str) -> list[str]:
    """Other ways in which a word in pinyin may be meant that sound alike."""
    if not (word.isascii() and word.isalpha()):
        return []
    parts = [(part, *_other(part)) for part in _SYLLABLE.findall(word)]
    found: list[str] = []
    for way in product(*parts):
        if len(found) > MOST_SOUNDS:
            break
        found.append("".join(way))
    return [one for one in dict.fromkeys(found) if one != word]


def _other(part: str) -> tuple[str, ...]:
    return (_OTHERS[part],) if part in _OTHERS else ()


def struck(word: str) -> list[str]:
    """Other numbers that are a neighbouring digit, or two digits changed about, away."""
    places = [place for place, c in enumerate(word) if c in _ROW]
    if len(places) < LEAST_DIGITS:
        return []
    found = [
        word[:place] + digit + word[place + 1 :]
        for place in places
        for digit in _beside(word[place])
    ]
    for place in places:
        pair = word[place : place + 2]
        if len(pair) == 2 and pair[1] in _ROW and pair[0] != pair[1]:
            found.append(word[:place] + pair[::-1] + word[place + 2 :])
    return list(dict.fromkeys(found))


def _beside(digit: str) -> str:
    place = _ROW.index(digit)
    return _ROW[max(place - 1, 0) : place] + _ROW[place + 1 : place + 2]


def spelt(word: str) -> list[str]:
    """Other words that are one letter away: another one, one more, one less."""
    if not (word.isascii() and word.isalpha() and LEAST_LETTERS <= len(word) <= MOST_LETTERS):
        return []
    found = {word[:place] + word[place + 1 :] for place in range(len(word))}
    for letter in ascii_lowercase:
        found |= {word[:place] + letter + word[place + 1 :] for place in range(len(word))}
        found |= {word[:place] + letter + word[place:] for place in range(len(word) + 1)}
    may_be = {one for one in found if _PINYIN.fullmatch(one)}
    if not may_be and len(word) > MOST_OF_OTHERS:
        return []
    return sorted((may_be or found) - {word})
