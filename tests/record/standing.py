"""Tampering with who works here and what is set, past the program (D2)."""

from __future__ import annotations

from collections.abc import Callable

from tests.record.forger import Forger

Act = Callable[[Forger, int], int | None]


def sql(statement: str) -> Act:
    """Run a statement behind the program's back; no entry is bad then, but a table is."""

    def act(by: Forger, _: int) -> None:
        with by.unguarded():
            by.run(statement)

    return act


promoted = sql("UPDATE staff SET role = 'manager' WHERE role = 'assistant'")
renumbered = sql("UPDATE staff SET number = '9' || number WHERE id = 1")
other_pin = sql(
    "UPDATE staff SET pin_hash = (SELECT pin_hash FROM staff WHERE id = 1) WHERE role = 'manager'"
)
hired = sql(
    "INSERT INTO staff (number, name, role, pin_hash)"
    " SELECT '6666', name, 'manager', pin_hash FROM staff WHERE id = 1"
)
readmitted = sql("UPDATE staff SET active = 1 WHERE active = 0")
locked_out = sql("UPDATE staff SET active = 0 WHERE role = 'manager'")
dismissed = sql("DELETE FROM staff WHERE id = (SELECT max(id) FROM staff)")
later_call = sql("UPDATE site SET value = '600' WHERE key = 'arrival_minutes'")
no_items = sql("""UPDATE site SET value = '[]' WHERE key = 'areas'""")
other_shifts = sql("UPDATE site SET value = replace(value, '08:00', '09:30') WHERE key = 'shifts'")
usual_again = sql("DELETE FROM site WHERE key = 'visit_hours'")
own_settings = sql("UPDATE site SET value = replace(value, 'false', 'true') WHERE key LIKE 'of %'")
own_invented = sql("INSERT INTO site (key, value) VALUES ('of keys', '{}')")
a_demo = sql("INSERT INTO site (key, value) VALUES ('demo', 'true')")
no_json = sql("UPDATE site SET value = value || ']' WHERE key = 'teams'")
