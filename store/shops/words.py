"""The words for how a shop, its checks and its breaches stand (I24-I28)."""

from __future__ import annotations

from store.text import Named, mark


class Stage(Named):
    """How far a shop has come."""

    TO_REVIEW = "to review", mark("to be reviewed")
    AGREES = "agrees", mark("papers agree")
    DIFFERS = "differs", mark("papers differ")
    CLOSED = "closed", mark("shop closed")


class Tenure(Named):
    """By what right somebody runs the shop."""

    LEASE = "lease", mark("Rents it")
    OWNER = "owner", mark("Owns it")


class Document(Named):
    """What is signed with a shop (I25)."""

    AGREEMENT = "agreement_on", mark("Service agreement")
    FIRE = "fire_on", mark("Fire safety undertaking")
    FRONTAGE = "frontage_on", mark("Frontage undertaking")
    CARD = "card_on", mark("Shop's data card")


class News(Named):
    """What a shop tells before it happens (I28)."""

    TRADE = "trade", mark("Another trade")
    NAME = "name", mark("Another name")
    HOLDER = "holder", mark("Another holder")
    FIT_OUT = "fit-out", mark("Fit-out")


class CheckKind(Named):
    """What is gone through line by line."""

    REVIEW = "review", mark("Licence review")
    FRONTAGE = "frontage", mark("Frontage check")


class CheckStage(Named):
    """How far a check has come."""

    OPEN = "open", mark("being noted")
    COMPLETE = "complete", mark("noted whole")
    GIVEN_UP = "given up", mark("check given up")


class Agreement(Named):
    """The five that agree: 照、证、铺、人、业 (I24)."""

    LICENCE = "licence", mark("Licence: name, number, valid")
    PERMITS = "permits", mark("Permits of the trade")
    SHOP = "shop", mark("Shop: address on the licence")
    PERSON = "person", mark("Person: who runs it is the holder")
    TRADE = "trade", mark("Trade: within the scope")


class BreachKind(Named):
    """What a breach is about; who hears of it follows from that (I27)."""

    FRONTAGE = "frontage", mark("Frontage duty")
    LICENCE = "licence", mark("Licence or permit")
    FIRE = "fire", mark("Fire safety, extinguishers")
    GAS = "gas", mark("Use of gas")
    FLUE = "flue", mark("Kitchen flue, fumes")
    SIGN = "sign", mark("Shop sign")
    DWELLING = "dwelling", mark("Dwelling used as a shop")
    OTHER = "other", mark("Other breach")


class BreachStage(Named):
    """How far the ladder has gone (I27)."""

    FOUND = "found", mark("breach found")
    ADVISED = "advised", mark("talked to")
    NOTICED = "noticed", mark("notice delivered")
    UNHEEDED = "unheeded", mark("not put right")
    REPORTED = "reported", mark("reported to authority")
    CLOSED = "closed", mark("breach put right")
    STRUCK = "struck", mark("breach was none")


class Term(Named):
    """How long a notice gives (I27)."""

    DAY = "24", mark("24 hours")
    DAYS = "72", mark("3 days")


class Signed(Named):
    """Who signed for a notice."""

    SIGNED = "signed", mark("They signed for it")
    REFUSED = "refused", mark("Nobody signed; a witness was there")


class Authority(Named):
    """Who hears of what we may not punish (物业管理条例 45)."""

    CITY = "city", mark("City management")
    MARKET = "market", mark("Market regulator")
    FIRE = "fire", mark("Fire service")
    STREET = "street", mark("Street office")
    OTHER = "other", mark("Another authority")
