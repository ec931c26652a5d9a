"""The product's verifier and the independent one, side by side on a copy of a desk."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.disk import encryption
from store.engine import database, sqlite
from store.journal import chain
from store.journal.chain import Verdict
from tests import independent_verifier


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A copy of a desk's database, its write-ahead log brought in."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / database.FILE
        for file in folder.glob(f"{database.FILE}*"):
            if file.suffix != ".db-shm":
                shutil.copy(file, copy.with_name(file.name))
        yield copy


def verdict_on(copy: Path, head: str | None = None) -> Verdict:
    """What the product finds about the chain of a copy, which afterwards has no log beside it."""
    db = sqlite.DeskDatabase(f"file:{copy}?mode=rw", uri=True)
    db.key = encryption.key_of(copy)
    db.connect()
    try:
        return chain.verify(db, head)
    finally:
        db.close()


@contextmanager
def decrypted(file: Path) -> Iterator[Path]:
    """The file, or what SQLCipher itself makes of an encrypted one: the standard library cannot."""
    key = encryption.key_of(file)
    if key is None:
        yield file
        return
    with tempfile.TemporaryDirectory() as made:
        plain = Path(made) / "plain.db"
        with closing(encryption.connect(f"file:{file}?mode=rw", key)) as db:
            db.execute("ATTACH ? AS plain KEY ''", (str(plain),))
            db.execute("PRAGMA plain.synchronous = off")
            db.execute("SELECT sqlcipher_export('plain')").fetchone()
        yield plain


def agree(copy: Path, head: str | None = None) -> Verdict:
    """The verdict on a copy, once both verifiers have come to the same."""
    verdict = verdict_on(copy, head)
    with decrypted(copy) as plain:
        finding = independent_verifier.verify(plain, head or "")
    assert (finding.bad, finding.head) == (verdict.bad, verdict.head), (finding.why, verdict.why)
    return verdict
