"""Head office's schema and its roles: the receiver writes, readers read, nobody changes history."""

from __future__ import annotations

from pathlib import Path

from psycopg import sql

from store.company.connecting import Connection, connected
from store.errors import Refused, Unavailable

VERSION = 1
RECEIVER, READER = "frontdesk_receiver", "frontdesk_reader"
_HERE = Path(__file__).parent
_READ = ("book", "log_entry", "log_day", "ticket", "absence", "home", "staff", "dated")
# What the receiver may do besides reading. The journal only grows; of words only erasure is left.
_WRITES = {
    "INSERT": ("journal",),
    "INSERT, DELETE": ("word", "withdrawn"),
    "INSERT, UPDATE": ("estate", "incident"),
    "INSERT, UPDATE, DELETE": _READ,
}


def init(address: str, *, receiver: str = RECEIVER, reader: str = READER) -> bool:
    """Make the schema and the roles in an empty database; False where they were there already.

    The account must own the database and may make roles; those are made without a password, and are
    let in as ``pg_hba.conf`` says. Raises ``Refused`` for one role with two duties, ``Unavailable``
    for a database of a newer program.
    """
    if receiver == reader:
        raise Refused("Who receives and who reads must be two roles.")
    with connected(address) as db, db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(hashtext('frontdesk company'))")
        made = _version(db) == 0
        if made:
            for name in ("tables", "reads"):
                db.execute((_HERE / f"{name}.sql").read_text("utf-8").encode())
            db.execute("CREATE TABLE company.version (number INT NOT NULL)")
            db.execute("INSERT INTO company.version (number) VALUES (%s)", (VERSION,))
        for role in (receiver, reader):
            _role(db, role)
        _grant(db, receiver, reader)
    return made


def refuse_other(db: Connection) -> None:
    """Raise ``Unavailable`` for a database that is not set up, or not for this program."""
    if _version(db) == 0:
        raise Unavailable("Head office's database is not set up: frontdesk company init does that.")


def _version(db: Connection) -> int:
    found = db.execute("SELECT to_regclass('company.version')::text").fetchone()
    if found is None or found[0] is None:
        return 0
    row = db.execute("SELECT max(number) FROM company.version").fetchone()
    have = int(row[0]) if row else 0
    if have > VERSION:
        raise Unavailable("Head office's database was set up by a newer frontdesk; please update.")
    return have


def _role(db: Connection, role: str) -> None:
    there = db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
    if there is None:
        db.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))


def _grant(db: Connection, receiver: str, reader: str) -> None:
    for schema in ("company", "reads"):
        for role in (receiver, reader):
            named = {"schema": sql.Identifier(schema), "role": sql.Identifier(role)}
            for text in (
                "GRANT USAGE ON SCHEMA {schema} TO {role}",
                "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
                "GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
            ):
                db.execute(sql.SQL(text).format(**named))
    # A copy of the database is the receiver's to make, and tells how far numbers have come.
    text = "GRANT SELECT ON ALL SEQUENCES IN SCHEMA company TO {}"
    db.execute(sql.SQL(text).format(sql.Identifier(receiver)))
    for rights, tables in _WRITES.items():
        for table in tables:
            granted = sql.SQL("GRANT {} ON company.{} TO {}")
            db.execute(
                granted.format(sql.SQL(rights), sql.Identifier(table), sql.Identifier(receiver))
            )
