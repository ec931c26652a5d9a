"""Head office: the estates' journals, verified as they arrive, and what is read across them.

report     figures of a period across estates
checking   every chain that is kept, verified again
overview   the estates: what is open, late, unsigned, when each was last heard
receiving  one contact with an estate
branching  where an estate went on from an older entry
accepting  a run of entries, verified and written in one transaction
folding    what follows from entries, kept beside them
pages      where the pages of an estate's book are kept
incidents  what was found wrong
estates    the estates, and reading one with the store's own functions
setup      the schema and its roles
connecting the database at head office
"""

import sys

import peewee  # noqa: F401

import store.engine  # noqa: F401  first: it hides the driver from Peewee

for _driver in ("psycopg", "psycopg2"):
    if sys.modules.get(_driver, sys) is None:
        del sys.modules[_driver]
