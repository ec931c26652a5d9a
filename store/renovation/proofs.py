"""What ``verify`` asks of renovations beside their entries: no gate was passed that is shut."""

from __future__ import annotations

from store.text import mark

CHECKS = {
    # A deposit's conditions are met only as the renovation that it is of has it (X68, R18).
    mark("A deposit is due back before its renovation says so: {what}"): (
        "SELECT min(r.number) FROM renovation_deposit x JOIN renovation r ON r.id = x.renovation_id"
        " JOIN deposit_condition c ON c.deposit_id = x.deposit_id WHERE c.met_on IS NOT NULL"
        " AND r.stage <> 'cancelled' AND ((c.what = 'accepted' AND r.passed_on IS NULL)"
        " OR (c.what = 'no_leaks' AND r.released_on IS NULL))"
    ),
    mark("A renovation was permitted without what it needs: {what}"): (
        "SELECT min(r.number) FROM renovation r WHERE r.permitted_on IS NOT NULL AND"
        " (r.approved_on IS NULL OR r.agreed_on IS NULL OR r.told_on IS NULL OR r.declared = 0)"
    ),
    mark("A renovation passed with a violation that was open: {what}"): (
        "SELECT min(r.number) FROM renovation r JOIN violation v ON v.renovation_id = r.id"
        " WHERE r.passed_on IS NOT NULL AND v.stage NOT IN ('closed', 'struck')"
        " AND v.found_at < (SELECT min(j.at) FROM journal j"
        " WHERE j.subject = 'renovation:' || r.id AND j.kind = 'renovation.inspected')"
    ),
    mark("A renovation was closed while its deposit was held: {what}"): (
        "SELECT min(r.number) FROM renovation_deposit x JOIN renovation r ON r.id = x.renovation_id"
        " JOIN deposit d ON d.id = x.deposit_id WHERE r.stage = 'closed' AND d.balance > 0"
    ),
}
