"""What the tables of counts must say, for their entries do (as K3)."""

from __future__ import annotations

from store.affairs.counting import COUNTS
from store.affairs.countsteps import ROW
from store.inputs import mark
from store.register import as_recorded

RECORDED = as_recorded("asset_count", "asset_count", ("begun", "signed", "given_up"), ROW)
CHECKS = {
    mark("the signature of its count is not the one that was recorded"): COUNTS.check,
    mark("its count is not as it was recorded"): COUNTS.check_answers,
    mark("its count or its signature is gone"): COUNTS.check_left_out,
}
