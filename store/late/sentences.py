"""How each event of a late charge stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "late_charge.waiver_asked": mark(
        "{home}: late charge of bill {bill} to be waived, {amount} yuan; {reason}"
    ),
    "late_charge.waived": mark("{home}: late charge of bill {of} waived, {amount} yuan {remark}"),
    "late_charge.not_waived": mark(
        "{home}: late charge of bill {of} stands, {amount} yuan; {reason}"
    ),
    "late_charge.to_decide": mark("{home}: waive {amount} yuan late charge of bill {bill}?"),
    "late_charge.stays": mark("{amount} yuan late charge are owed"),
}
CALLED = {"late_charge": mark("Late charge")}
