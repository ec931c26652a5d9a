"""The database: how it is opened, written to in one turn, brought up to date and copied."""

import sys

# Peewee loads every driver that it finds: where one for PostgreSQL is installed that would be a
# tenth of a second of every session. Head office, which needs it, lets it be found again.
for _driver in ("psycopg", "psycopg2"):
    sys.modules.setdefault(_driver, None)  # type: ignore[arg-type]
