"""The ways of tampering, each with what gives it away.

An attack changes a desk's file and returns the entry that must be named as the first bad one, or
None when what must be named is a guard.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from store.journal import chain, sealing
from tests.record import bookkinds, standing
from tests.record.forger import Forger

Act = Callable[[Forger, int], int | None]


@dataclass(frozen=True)
class Attack:
    """One way; ``act`` is told the number of the printed head, ``alone`` says whether
    ``frontdesk verify`` finds it without one.
    """

    what: str
    act: Act
    alone: bool = True
    chain: bool = True  # whether the chain gives it away, so that the second verifier must too


def _set(column: str, change: Callable[[Any, Forger], object], where: str = "1") -> Act:
    def act(by: Forger, _: int) -> int:
        number = by.entry(where)
        old = by.value(f"SELECT {column} FROM journal WHERE number = ?", number)
        by.set(number, column, change(old, by))
        return number

    return act


def _words(change: Callable[[str], str]) -> Act:
    def act(by: Forger, _: int) -> int:
        number = by.worded()
        text = by.value("SELECT text FROM journal_text WHERE number = ?", number)
        with by.unguarded():
            by.run("UPDATE journal_text SET text = ? WHERE number = ?", change(text), number)
        return number

    return act


def _sql(sql: str, pick: Callable[[Forger], int] = Forger.entry, bad: int | None = None) -> Act:
    """Run a statement on a picked entry, given to it as ``:n``."""

    def act(by: Forger, _: int) -> int:
        number = pick(by)
        with by.unguarded():
            by.run(sql.replace(":n", str(number)))
        return number if bad is None else bad

    return act


def _swap_words(by: Forger, _: int) -> int:
    one, other = by.worded(), by.worded()
    while by.words(one) == by.words(other):
        other = by.worded()
    with by.unguarded():
        by.run("UPDATE journal_text SET number = -1 WHERE number = ?", one)
        by.run("UPDATE journal_text SET number = ? WHERE number = ?", one, other)
        by.run("UPDATE journal_text SET number = ? WHERE number = -1", other)
    return min(one, other)


def _move_words(by: Forger, _: int) -> int:
    one, other = by.worded(), by.entry("text_digest IS NULL")
    with by.unguarded():
        by.run("UPDATE journal_text SET number = ? WHERE number = ?", other, one)
    return min(one, other)


def _stray_words(by: Forger, _: int) -> int:
    number = by.last + by.rng.randrange(1, 9)
    with by.unguarded():
        by.run("INSERT INTO journal_text VALUES (?, ?, '{}')", number, os.urandom(16))
    return number


def _close_the_gap(by: Forger, _: int) -> int:
    number = by.entry("number > 1")
    with by.unguarded():
        for table in ("journal", "journal_text", "log_entry"):
            by.run(f"DELETE FROM {table} WHERE number = ?", number)
        by.move_up(number + 1, -1)
    return number


def _exchange(by: Forger, _: int) -> int:
    one = by.entry("number > 1")
    with by.unguarded():
        for table in ("journal", "journal_text", "log_entry"):
            by.run(f"UPDATE {table} SET number = -1 WHERE number = ?", one)
            by.run(f"UPDATE {table} SET number = ? WHERE number = ?", one, one + 1)
            by.run(f"UPDATE {table} SET number = ? WHERE number = -1", one + 1)
    return one


def _copy_over(by: Forger, _: int) -> int:
    source, number = by.entry("number > 3"), by.entry("number < 4")
    fields = "shift, staff, kind, subject, payload, text_digest"
    with by.unguarded():
        by.run(
            f"UPDATE journal SET ({fields}) = (SELECT {fields} FROM journal WHERE number = ?)"
            " WHERE number = ?",
            *(source, number),
        )
    return number


def _slip_in(by: Forger, _: int) -> int:
    number = by.entry("number > 1")
    fields = by.fields(number)
    with by.unguarded():
        by.move_up(number, 1)
        before = by.value("SELECT hash FROM journal WHERE number = ?", number - 1)
        fields[4], fields[7] = "staff.signed_in", None
        by.insert(fields, before, sealing.entry_hash(before, *fields))
    return number + 1


def _numbered(number: int) -> Act:
    def act(by: Forger, _: int) -> int:
        fields = by.fields(by.last)
        fields[0], fields[7] = number, None
        by.append(fields)
        return 1

    return act


def _leave_a_gap(by: Forger, _: int) -> int:
    last = by.last
    fields = by.fields(last)
    fields[0], fields[7] = last + by.rng.randrange(2, 9), None
    by.append(fields)
    return last + 1


def _reseal_one(by: Forger, _: int) -> int:
    number = by.entry("number > 1")
    by.set(number, "kind", "staff.signed_in")
    by.reseal(number, number)
    return number + 1


def _back_date(by: Forger, _: int) -> int:
    fields = by.fields(by.last)
    fields[0], fields[1], fields[7] = fields[0] + 1, fields[1] - by.rng.randrange(1, 10**9), None
    fields[4] = "staff.signed_in"
    return by.append(fields)


def _back_date_inside(by: Forger, _: int) -> int:
    number = by.entry("number > 1")
    before = by.value("SELECT at FROM journal WHERE number = ?", number - 1)
    by.set(number, "at", before - 1)
    by.reseal(number)
    return number


def _wrong_record(by: Forger, _: int) -> int:
    number = by.worded()
    fields = by.fields(by.last)
    fields[0], fields[4] = fields[0] + 1, chain.ERASED
    fields[5], fields[7] = chain.erasure_of(number + 1), None
    by.append(fields)
    with by.unguarded():
        by.run("DELETE FROM journal_text WHERE number = ?", number)
    return number


def _record_before(by: Forger, _: int) -> int:
    fields = by.fields(by.last)
    fields[0], fields[4] = fields[0] + 1, chain.ERASED
    fields[5], fields[7] = chain.erasure_of(fields[0] + 1), None
    by.append(fields)
    fields[0], fields[4], fields[7] = fields[0] + 1, "staff.signed_in", os.urandom(32)
    return by.append(fields)


def _shift_a_letter(by: Forger, _: int) -> int:
    number = by.entry()
    kind, subject = by.run("SELECT kind, subject FROM journal WHERE number = ?", number)[0]
    with by.unguarded():
        by.run(
            "UPDATE journal SET kind = ?, subject = ? WHERE number = ?",
            *(kind + subject[0], subject[1:], number),
        )
    return number


def _another_type(by: Forger, _: int) -> int:
    by.rewrite_schema("journal", ") STRICT", ")")
    number = by.entry()
    with by.unguarded():
        by.run("UPDATE journal SET payload = CAST(payload AS BLOB) WHERE number = ?", number)
    by.rewrite_schema(
        "journal", "CHECK (length(hash) = 32)\n)", "CHECK (length(hash) = 32)\n) STRICT"
    )
    return number


def _replace(by: Forger, _: int) -> int:
    number = by.worded()
    by.run("PRAGMA recursive_triggers = off")
    sql = by.value("SELECT sql FROM sqlite_master WHERE name = 'journal_text_link'")
    by.run("DROP TRIGGER journal_text_link")
    by.run("INSERT OR REPLACE INTO journal_text VALUES (?, ?, '{}')", number, os.urandom(16))
    by.run(sql)
    return number


# What the chain alone cannot know: a whole history that fits together, only another one.


def _rebuild(by: Forger, head: int) -> int:
    number = by.rng.randrange(2, head + 1)
    by.set(number, "shift", "2026-11-23 晚班")
    by.reseal(number)
    return head


def _rebuild_words(by: Forger, head: int) -> int:
    number = by.entry(f"number > 1 AND number <= {head} AND text_digest IS NOT NULL")
    salt, text = os.urandom(16), '{"what":"一切正常"}'
    with by.unguarded():
        by.run("DELETE FROM journal_text WHERE number = ?", number)
        by.run("INSERT INTO journal_text VALUES (?, ?, ?)", number, salt, text)
        digest = sealing.words_digest(salt, text)
        by.run("UPDATE journal SET text_digest = ? WHERE number = ?", digest, number)
    by.reseal(number)
    return head


def _cut_tail(by: Forger, head: int) -> int:
    return by.cut(by.rng.randrange(1, head)) or head


def _cut_one(by: Forger, head: int) -> int:
    return by.cut(head - 1) or head


def _cut_and_fill(by: Forger, head: int) -> int:
    """Cut back, then as many entries again: an older copy on which somebody worked on."""
    last, cut = by.last, by.rng.randrange(1, head)
    bare = by.cut(cut)
    fields = by.fields(cut)
    rest = (fields[1], "", None, "staff.signed_in", "staff:1", "{}", None)
    by.append(*([number, *rest] for number in range(cut + 1, last + 1)))
    return bare or head


def _cut_all(by: Forger, head: int) -> int:
    by.cut(0)
    return head


# What stands around the chain.


def _drop_trigger(by: Forger, _: int) -> None:
    triggers = by.run("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    by.run(f"DROP TRIGGER {by.rng.choice(triggers)[0]}")


def _blunt_trigger(by: Forger, _: int) -> None:
    name = by.rng.choice(("journal_no_update", "journal_no_delete", "journal_text_no_update"))
    sql = by.value("SELECT sql FROM sqlite_master WHERE name = ?", name)
    by.run(f"DROP TRIGGER {name}")
    by.run(sql.replace("RAISE(ABORT", "coalesce(NULL"))


def _add_trigger(by: Forger, _: int) -> None:
    by.run(
        "CREATE TRIGGER tidy AFTER INSERT ON journal_text BEGIN"
        " DELETE FROM draft WHERE staff_id = new.number; END"
    )


def _loosen(name: str, old: str, new: str) -> Act:
    def act(by: Forger, _: int) -> None:
        by.rewrite_schema(name, old, new)

    return act


def _drop_index(by: Forger, _: int) -> None:
    by.run(f"DROP INDEX {by.rng.choice(('held_key_hook', 'journal_subject', 'handover_one_open'))}")


def _paged(by: Forger) -> int:
    return int(by.rng.choice(by.run("SELECT number FROM log_entry"))[0])


def _logged(by: Forger) -> int:
    rows = by.run("SELECT number FROM log_entry WHERE category IS NOT NULL")
    return int(by.rng.choice(rows)[0])


def _corrected(by: Forger) -> int:
    rows = by.run("SELECT number FROM log_entry WHERE corrects IS NOT NULL")
    return int(by.rng.choice(rows)[0]) if rows else _logged(by)


def _unpaged(by: Forger) -> int:
    return by.entry("NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.number = j.number)")


def _sign_page(by: Forger, _: int) -> int:
    day, newest = by.rng.choice(by.run("SELECT day, newest FROM log_day"))
    with by.unguarded():
        by.run("UPDATE log_day SET signed = newest + 1 WHERE day = ?", day)
    return int(newest)


_SIGN_HANDOVER = (
    "INSERT INTO handover_signature (handover_id, party, staff, at, covers, number)"
    " VALUES (1, 'incoming', 1, 0, '', :n)"
)


def _key_row(changed: str, table: str = "held_key") -> Act:
    """Change the row of the first key, or of its lending; its newest entry gives it away."""

    def act(by: Forger, _: int) -> int:
        by.run(f"UPDATE {table} SET {changed} WHERE id = (SELECT min(id) FROM {table})")
        first = "'key:' || (SELECT min(id) FROM held_key)"
        return int(by.value(f"SELECT max(number) FROM journal WHERE subject = {first}"))

    return act


ATTACKS = (
    Attack("an entry's kind changed", _set("kind", lambda old, _: old + "x")),
    Attack("an entry's subject changed", _set("subject", lambda old, _: old + "1")),
    Attack("a figure of an entry changed", _set("payload", lambda old, _: old[:-1] + ',"a":1}')),
    Attack("a payload written otherwise, the same to read", _set("payload", lambda o, _: o + " ")),
    Attack("an entry's shift changed", _set("shift", lambda old, _: old + "班")),
    Attack("an entry dated earlier", _set("at", lambda old, by: old - by.rng.randrange(1, 10**8))),
    Attack("an entry dated later", _set("at", lambda old, by: old + by.rng.randrange(1, 10**8))),
    Attack("an entry given to another writer", _set("staff", lambda old, _: 3 - (old or 1))),
    Attack("an entry without its writer", _set("staff", lambda *_: None, "staff IS NOT NULL")),
    Attack("a letter moved from one field to the next", _shift_a_letter),
    Attack("text stored as bytes", _another_type),
    Attack("the digest of words replaced", _set("text_digest", lambda *_: os.urandom(32))),
    Attack(
        "words and their digest removed",
        _sql("UPDATE journal SET text_digest = NULL WHERE number = :n", Forger.worded),
    ),
    Attack("a letter of the words changed", _words(lambda text: text.replace('":"', '":"x', 1))),
    Attack("an invisible letter in the words", _words(lambda text: text[:-1] + "\u200b}")),
    Attack("a NUL behind the words", _words(lambda text: text + "\0")),
    Attack(
        "the salt of words changed",
        _sql("UPDATE journal_text SET salt = randomblob(16) WHERE number = :n", Forger.worded),
    ),
    Attack("the words of two entries exchanged", _swap_words),
    Attack("words moved to an entry that had none", _move_words),
    Attack(
        "words removed without a record",
        _sql("DELETE FROM journal_text WHERE number = :n", Forger.worded),
    ),
    Attack("words removed, the record names another entry", _wrong_record),
    Attack("words missing from the start, the record is older", _record_before),
    Attack("words replaced past the triggers", _replace),
    Attack(
        "words added to an entry that had none",
        _sql(
            "INSERT INTO journal_text VALUES (:n, randomblob(16), '{}')",
            lambda by: by.entry("text_digest IS NULL"),
        ),
    ),
    Attack("words of an entry that is not there", _stray_words),
    Attack("an entry removed", _sql("DELETE FROM journal WHERE number = :n")),
    Attack("the first entry removed", _sql("DELETE FROM journal WHERE number = 1", bad=1)),
    Attack("an entry removed and the gap closed", _close_the_gap),
    Attack("two entries exchanged", _exchange),
    Attack("an entry copied over another", _copy_over),
    Attack("a sealed entry slipped in", _slip_in),
    Attack("an entry with a negative number", _numbered(-7)),
    Attack("an entry numbered 0", _numbered(0)),
    Attack("an entry after a gap", _leave_a_gap),
    Attack("a hash replaced", _set("hash", lambda *_: os.urandom(32))),
    Attack("a link replaced", _set("previous", lambda *_: os.urandom(32))),
    Attack("an entry changed and sealed again, the next not", _reseal_one),
    Attack("a back-dated entry, rightly sealed", _back_date),
    Attack("an entry back-dated and all after it sealed again", _back_date_inside),
    Attack("an entry changed and all after it sealed again", _rebuild, alone=False),
    Attack("words changed and all after them sealed again", _rebuild_words, alone=False),
    Attack("the tail cut off", _cut_tail, alone=False),
    Attack("the last printed entry cut off", _cut_one, alone=False),
    Attack("an older copy put back and worked on", _cut_and_fill, alone=False),
    Attack("every entry removed", _cut_all),
    Attack("a trigger dropped", _drop_trigger, chain=False),
    Attack("a trigger that no longer refuses", _blunt_trigger, chain=False),
    Attack("a trigger added", _add_trigger, chain=False),
    Attack("a table no longer strict", _loosen("journal", ") STRICT", ")"), chain=False),
    Attack("a check taken off", _loosen("journal", " CHECK (number > 0)", ""), chain=False),
    Attack("an index dropped", _drop_index, chain=False),
    Attack(
        "an entry torn out of the book",
        _sql("DELETE FROM log_entry WHERE number = :n", _paged),
        chain=False,
    ),
    Attack(
        "an entry moved to another page",
        _sql("UPDATE log_entry SET day = date(day, '+3 days') WHERE number = :n", _logged),
        chain=False,
    ),
    Attack(
        "an entry put into the book that is none",
        _sql("INSERT INTO log_entry (number, day) VALUES (:n, '2020-01-01')", _unpaged),
        chain=False,
    ),
    Attack(
        "an entry under another category",
        _sql("UPDATE log_entry SET category = category || 'x' WHERE number = :n", _logged),
        chain=False,
    ),
    Attack(
        "a correction that no longer points at its entry",
        _sql(
            "UPDATE log_entry SET corrects = -1, day = '2020-01-01' WHERE number = :n", _corrected
        ),
        chain=False,
    ),
    Attack("a page made to look signed", _sign_page, chain=False),
    Attack("a signature nobody gave", _sql(_SIGN_HANDOVER), chain=False),
    Attack("a kind taken out of the book", bookkinds.removed, chain=False),
    Attack("a kind in the book before it joined", bookkinds.earlier, chain=False),
    Attack("a kind in the book later than it joined", bookkinds.later, chain=False),
    Attack("another kind in the book than joined", bookkinds.renamed, chain=False),
    Attack("a kind in the book that never joined", bookkinds.invented, chain=False),
    Attack("one of the first kinds taken out of the book", bookkinds.first_removed, chain=False),
    Attack("one of the first kinds in the book later", bookkinds.first_later, chain=False),
    Attack("an assistant made manager", standing.promoted, chain=False),
    Attack("a staff number changed", standing.renumbered, chain=False),
    Attack("another's PIN put in the manager's place", standing.other_pin, chain=False),
    Attack("a manager nobody added", standing.hired, chain=False),
    Attack("a retired person let in again", standing.readmitted, chain=False),
    Attack("the manager shut out", standing.locked_out, chain=False),
    Attack("somebody taken off the staff list", standing.dismissed, chain=False),
    Attack("a limit of the rules set otherwise", standing.later_call, chain=False),
    Attack("the areas to check emptied", standing.no_items, chain=False),
    Attack("a shift set to begin later", standing.other_shifts, chain=False),
    Attack("a setting back at its usual figure", standing.usual_again, chain=False),
    Attack("a subject's own settings changed", standing.own_settings, chain=False),
    Attack("settings of a subject that nobody changed", standing.own_invented, chain=False),
    Attack("a desk passed off as a demo", standing.a_demo, chain=False),
    Attack("a setting that cannot be read", standing.no_json, chain=False),
    Attack("keys of the list made more", _key_row("count = count + 1"), chain=False),
    Attack("a key on another hook of the list", _key_row("hook = hook || 'x'"), chain=False),
    Attack("a lending made due later", _key_row("due_at = due_at + 1", "key_loan"), chain=False),
    Attack("a lending made signed for", _key_row("signed = 'pin'", "key_loan"), chain=False),
)


def _rebuild_after(by: Forger, head: int) -> None:
    by.set(head + 1, "shift", "2026-11-23 晚班")
    by.reseal(head + 1)


def _forge(by: Forger, _: int) -> None:
    fields = by.fields(by.last)
    by.append([fields[0] + 1, fields[1], "", 1, "staff.signed_in", "staff:1", "{}", None])


def _change_caller(by: Forger, _: int) -> None:
    by.run("UPDATE ticket SET caller = '别人', phone = '10086'")


def _neighbouring_page(by: Forger, _: int) -> None:
    rows = by.run(
        "SELECT number FROM log_entry WHERE category IS NOT NULL AND corrects IS NULL"
        " AND number NOT IN (SELECT corrects FROM log_entry WHERE corrects IS NOT NULL)"
    )
    with by.unguarded():
        by.run(
            "UPDATE log_entry SET day = date(day, '+1 day') WHERE number = ? AND"
            " (SELECT at FROM journal j WHERE j.number = log_entry.number) % 86400000 > 43200000",
            rows[0][0],
        )


# What no head gives away: README, "What we promise", says so.
LIMITS = (
    Attack("entries after the newest printed head changed and sealed again", _rebuild_after),
    Attack("an entry forged at the end by somebody who can write the file", _forge),
    Attack("who called, in a ticket's row", _change_caller),
    Attack("an entry moved to the page of the next or the last day", _neighbouring_page),
)
