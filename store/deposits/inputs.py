"""What is filled in about a deposit, and the words for how it stands ($71–$75)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store import money
from store.inputs import (
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    Prose,
    ResidentName,
    Unset,
    mark,
)
from store.receipts import Method
from store.text import Named


class Kind(Named):
    """What a deposit is for ($71)."""

    MOVING = "moving", mark("Moving deposit")
    UTILITIES = "utilities", mark("Water and power deposit")
    RENOVATION = "renovation", mark("Renovation deposit")
    PASS = "pass", mark("Workers' pass deposit")
    CARD = "card", mark("Access or parking card deposit")
    KEY = "key", mark("Key deposit")
    OTHER = "other", mark("Other deposit")


class What(Named):
    """A condition on which a deposit goes back ($73)."""

    MOVED = "moved", mark("the move is finished")
    LIFT = "lift", mark("lift and walls are looked at")
    WATER = "water", mark("direct debit for water confirmed")
    POWER = "power", mark("direct debit for power confirmed")
    ACCEPTED = "accepted", mark("the renovation is accepted")
    NO_LEAKS = "no_leaks", mark("no leaks within the time")
    PASSES = "passes", mark("workers' passes are back")
    CARD = "card", mark("the card is back")
    KEY = "key", mark("the key is back")
    AGREED = "agreed", mark("as agreed")


CONDITIONS: dict[Kind, tuple[What, ...]] = {
    Kind.MOVING: (What.MOVED, What.LIFT),
    Kind.UTILITIES: (What.WATER, What.POWER),
    Kind.RENOVATION: (What.ACCEPTED, What.NO_LEAKS, What.PASSES),
    Kind.PASS: (What.PASSES,),
    Kind.CARD: (What.CARD,),
    Kind.KEY: (What.KEY,),
    Kind.OTHER: (What.AGREED,),
}


class Standing(Named):
    """What the payer is to the home."""

    OWNER = "owner", mark("Owner")
    TENANT = "tenant", mark("Tenant")
    FIRM = "firm", mark("Firm or contractor")
    OTHER = "other", mark("Other")


class Way(Named):
    """How money of a deposit comes and goes: as money alone, never from another account ($76)."""

    CASH = Method.CASH.value, Method.CASH.called
    WECHAT = Method.WECHAT.value, Method.WECHAT.called
    ALIPAY = Method.ALIPAY.value, Method.ALIPAY.called
    CARD = Method.CARD.value, Method.CARD.called
    TRANSFER = Method.TRANSFER.value, Method.TRANSFER.called

    @property
    def method(self) -> Method:
        """As receipts have it."""
        return Method(self.value)


class Payee(Named):
    """To whom a deposit goes back: who paid it, or a proxy with letter and ID ($74)."""

    PAYER = "payer", mark("Who paid it")
    PROXY = "proxy", mark("Proxy")


class Stage(Named):
    """How far a deposit has come; ``UNDONE`` went with its receipt, void or red."""

    HELD = "held", mark("held for its payer")
    ASKED = "asked", mark("return asked for")
    CHECKED = "checked", mark("conditions checked")
    APPROVED = "approved", mark("return approved")
    RETURNED = "returned", mark("gone back")
    UNDONE = "undone", mark("undone")


MOST = 1_000_000_00
Sum = Annotated[int, money.of(money.FEN, least=1, most=MOST)]
_OF_HAND = mark("Needed but for cash.")


class NewDeposit(Input):
    """A deposit that is taken."""

    home: HomeId = Field(title=mark("Home"))
    kind: Kind = Field(title=mark("Kind"))
    payer: Annotated[ResidentName, Filled] = Field(title=mark("Paid by"))
    standing: Standing = Field(title=mark("Standing"))
    amount: Sum = Field(title=mark("Amount"))
    method: Way = Field(Way.CASH, title=mark("Paid how"))
    reference: Line = Field("", title=mark("Reference number"), description=_OF_HAND)
    linked: Line = Field(
        "", title=mark("Belongs to"), description=mark("Number of the permit, pass or card.")
    )
    terms: Line = Field(
        "", title=mark("Goes back when"), description=mark("Needed for another kind of deposit.")
    )
    received_on: PastDay | None = Field(
        None,
        title=mark("Money received on"),
        description=mark("Empty for today; for example yesterday."),
    )


class Met(Input):
    """Which of its conditions is met, since when, and how that was seen."""

    condition: Annotated[What | None, Unset(mark("all that are open"))] = Field(
        None, title=mark("Condition")
    )
    met_on: PastDay | None = Field(
        None, title=mark("Since"), description=mark("Empty for today; for example yesterday.")
    )
    seen: Line = Field("", title=mark("Seen by"), description=mark("For example a bank's slip."))


class Ask(Input):
    """That it is asked back."""

    remark: Line = Field("", title=mark("Remark"))


class Check(Input):
    """That the conditions were looked at; why it goes back though one is not met ($74)."""

    remark: Line = Field("", title=mark("Remark"))
    despite: Prose = Field(
        "",
        title=mark("Though not met, because"),
        description=mark("The manager alone lets a deposit back before its conditions are met."),
    )


class Deduct(Input):
    """What the payer of the deposit agreed to be deducted, on a sheet that they signed ($75)."""

    deduction: Sum = Field(title=mark("Deducted"))
    reason: FilledProse = Field(title=mark("Reason"))
    evidence: FilledLine = Field(
        title=mark("Evidence"), description=mark("Photos, the count, the invoice: and where.")
    )
    agreed: bool = Field(title=mark("Signed by who paid it"))


class Approve(Input):
    """That it may go back."""

    remark: Line = Field("", title=mark("Remark"))


class Why(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))


class GiveBack(Input):
    """To whom it goes back, how, and against what ($74)."""

    payee: Payee = Field(Payee.PAYER, title=mark("Goes to"))
    name: Line = Field("", title=mark("Proxy's name"))
    letter: bool = Field(False, title=mark("Proxy's letter and ID seen"))
    receipt_back: bool = Field(title=mark("Original receipt is here"))
    loss: Line = Field(
        "",
        title=mark("Loss statement"),
        description=mark("Where it is lost: signed when, filed where, ID seen. Who is in charge."),
    )
    way: Way = Field(Way.CASH, title=mark("Paid back how"))
    reference: Line = Field("", title=mark("Reference number"), description=_OF_HAND)
    otherwise: Line = Field(
        "", title=mark("Why otherwise"), description=mark("Where it came in another way.")
    )
    signed: bool = Field(title=mark("Signed for"))


class PutToFees(Input):
    """How much of it goes to what is owed, and where its payer's consent in writing is ($76)."""

    amount: Sum = Field(title=mark("Put to fees, yuan"))
    consent: FilledLine = Field(
        title=mark("Written consent"),
        description=mark("Of who paid the deposit: signed when, and filed where."),
    )
    receipt_back: bool = Field(
        False,
        title=mark("Original receipt is here"),
        description=mark("Needed where nothing of it is left."),
    )


class Told(Input):
    """That the payer knows that it is theirs to fetch."""

    how: FilledLine = Field(title=mark("Told how"))
