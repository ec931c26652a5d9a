"""The price list (收费项目及标准): what may be charged, its dated rates, and why a figure is so."""

from store.pricelist.inputs import (
    Belongs,
    Calling,
    Convention,
    Correction,
    Ended,
    Kind,
    NewItem,
    NewRate,
    NewTerms,
    Pricing,
    Reckoned,
    Stage,
    Taken,
    Way,
    Where,
)
from store.pricelist.item import ITEMS, Item, Rate, get, in_force, listed, rate_of, rates, to_come
from store.pricelist.settings import PriceListSettings, settings
from store.pricelist.sheets import PRICE_LIST, SERVICES
from store.pricelist.steps import correct, end, enter, months_after, price, unprice
from store.pricelist.subject import ANSWERS
from store.pricelist.terms import Terms, serve, terms_of, terms_to_come
from store.pricelist.trial import Reckoning, reckon

__all__ = [
    "ANSWERS", "ITEMS", "PRICE_LIST", "SERVICES",
    "Belongs", "Calling", "Convention", "Correction", "Ended", "Item", "Kind",
    "NewItem", "NewRate", "NewTerms",
    "PriceListSettings", "Pricing", "Rate", "Reckoned", "Reckoning", "Stage", "Taken", "Terms",
    "Way", "Where",
    "correct", "end", "enter", "get", "in_force", "listed", "months_after", "price", "rate_of",
    "rates", "reckon", "serve",
    "settings", "terms_of", "terms_to_come", "to_come", "unprice",
]  # fmt: skip
