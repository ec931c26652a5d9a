"""Papers of identity: their kinds, and how far the number of each can be checked (F2, M17).

Check digits are reckoned by python-stdnum, loaded with the first number that is checked. Its table
of places is left aside: it is older than the newest counties, and a number keeps the county that
gave it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from store import clock
from store.inputs import MOST_IN_A_LINE, halfwidth, mark, wrong
from store.text import Named


class IdKind(Named):
    """Kinds of papers of identity."""

    RESIDENT = "resident", mark("Resident ID")
    PASSPORT = "passport", mark("Passport")
    HK_MACAO = "hk_macao", mark("HK/Macao permit")
    TAIWAN = "taiwan", mark("Taiwan permit")
    FOREIGNER = "foreigner", mark("Foreigner's ID")
    COMPANY = "company", mark("Credit code")
    OTHER = "other", mark("Other paper")


@dataclass(frozen=True)
class Rule:
    """What a kind's numbers look like; ``checked`` where a check digit tells a wrong one."""

    fits: Callable[[str], bool]
    wrong: str
    checked: bool = False


def resident_is_right(number: str) -> bool:
    """Whether a resident ID number's day of birth and check digit hold (GB 11643-1999)."""
    from stdnum.cn import ric

    return re.fullmatch(r"\d{17}[\dX]", number) is not None and (
        ric.calc_check_digit(number) == number[-1] and _born(number) is not None
    )


def _born(number: str) -> date | None:
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    try:
        born = ric.get_birth_date(number)
    except ValidationError:
        return None
    return born if date(1800, 1, 1) < born <= clock.today() else None


def _form(pattern: str) -> Callable[[str], bool]:
    return lambda number: re.fullmatch(pattern, number) is not None


def _resident(number: str) -> bool:
    # Before GB 11643-1999: two digits of the year, and no check digit.
    older = r"\d{6}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
    return resident_is_right(number) or re.fullmatch(older, number) is not None


def _company(number: str) -> bool:
    """Whether a unified social credit code's check digit holds (GB 32100-2015)."""
    from stdnum.cn import uscc

    return uscc.is_valid(number)


def _foreigner(number: str) -> bool:
    # Since 2023 a 9 before 17 digits as a resident's; before, a country's letters and 12 digits.
    newer = number.startswith("9") and resident_is_right(number)
    return newer or re.fullmatch(r"[A-Z]{3}\d{12}", number) is not None


RULES: Mapping[IdKind, Rule] = {
    IdKind.RESIDENT: Rule(
        _resident,
        mark("This is no valid ID number: 18 digits, the last may be X, the check digit right."),
        checked=True,
    ),
    # ICAO Doc 9303-4: a passport's number has at most nine letters and digits.
    IdKind.PASSPORT: Rule(
        _form(r"(?=.*\d)[A-Z0-9]{5,9}"),
        mark("A passport number is 5 to 9 letters and digits, for example E12345678."),
    ),
    # Mainland travel permits: for Hong Kong and Macao a letter and 8 digits, on older cards two
    # more for the renewals; for Taiwan 8 digits, in older booklets 10 and a letter.
    IdKind.HK_MACAO: Rule(
        _form(r"[HM]\d{8}(?:\d{2})?"),
        mark("A Hong Kong or Macao permit is H or M and 8 digits, for example H12345678."),
    ),
    IdKind.TAIWAN: Rule(
        _form(r"\d{8}|\d{10}[A-Z]?"),
        mark("A Taiwan permit is 8 digits, for example 12345678."),
    ),
    IdKind.FOREIGNER: Rule(
        _foreigner,
        mark("A foreigner's ID is 18 digits beginning with 9, or 3 letters and 12 digits."),
        checked=True,
    ),
    IdKind.COMPANY: Rule(
        _company,
        mark("This is no valid credit code: 18 digits and letters, the check digit right."),
        checked=True,
    ),
    IdKind.OTHER: Rule(bool, mark("Please fill this in.")),
}


def kind_of(number: str) -> IdKind:
    """The kind of paper that a number by itself looks like."""
    for kind in (IdKind.FOREIGNER, IdKind.RESIDENT, IdKind.COMPANY, IdKind.HK_MACAO):
        if RULES[kind].fits(number):
            return kind
    return IdKind.PASSPORT if re.fullmatch(r"[A-Z]{1,3}\d{6,8}", number) else IdKind.OTHER


def normal(typed: object) -> object:
    """A number as it is kept: half-width capitals without spaces."""
    if not isinstance(typed, str):
        return typed
    return re.sub(r"\s", "", halfwidth(typed)).upper()[: MOST_IN_A_LINE + 1]


def checked(number: str, kind: IdKind) -> str:
    """A number of this kind; raises the field's error for one that is none."""
    if len(number) > MOST_IN_A_LINE or not RULES[kind].fits(number):
        raise wrong(RULES[kind].wrong)
    return number


def _any(number: str) -> str:
    """Where the kind is not asked: whatever a form tells, a resident's number above all."""
    other = re.fullmatch(r"[A-Z]{1,3}\d{6,14}", number)
    return number if not number or other else checked(number, IdKind.RESIDENT)


PaperNumber = Annotated[str, BeforeValidator(normal)]
IdNumber = Annotated[str, BeforeValidator(normal), AfterValidator(_any)]
