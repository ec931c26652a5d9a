"""Licences (证照): papers that expire, whoever's they are: entered, renewed, withdrawn (G12)."""

from store.licences.inputs import (
    Correction,
    Followed,
    Kind,
    NewLicence,
    Renewal,
    Stage,
    Whose,
    Withdrawal,
)
from store.licences.licence import LICENCES, Licence, State, get
from store.licences.listed import Elsewhere, Listed, every
from store.licences.settings import LicenceSettings, settings
from store.licences.sheets import LICENCE_LIST
from store.licences.steps import correct, enter, follow, renew, withdraw
from store.licences.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "LICENCES",
    "LICENCE_LIST",
    "Correction",
    "Elsewhere",
    "Followed",
    "Kind",
    "Licence",
    "LicenceSettings",
    "Listed",
    "NewLicence",
    "Renewal",
    "Stage",
    "State",
    "Whose",
    "Withdrawal",
    "correct",
    "enter",
    "every",
    "follow",
    "get",
    "renew",
    "settings",
    "withdraw",
]
