"""Whatever call to the disk fails: wholly done, or plainly refused, and the desk goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loss import refusing

SENTENCES = {
    refusing.IO_ERROR: "The disk reported an error; nothing was written.",
    refusing.FULL: "The disk is full; nothing was written.",
}


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return refusing.prepared(tmp_path_factory.mktemp("first") / "desk")


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("operation", ["log", "ticket", "key", "checkpoint"])
def test_every_call_refused_in_turn_leaves_all_or_nothing(
    tmp_path: Path, begin: bytes, operation: str, code: int, lasting: bool
) -> None:
    """The second signature as well in the long run: ``python -m tests.loss --refuse``."""
    tried = refusing.refuse_each(
        tmp_path / "desk", begin, operation, refusing.Refused(code, lasting)
    )
    assert tried.faults == []
    assert tried.sentences == {SENTENCES[code]: tried.calls - 1}
    assert tried.calls > 10


def test_a_call_that_is_never_refused_would_prove_nothing(tmp_path: Path, begin: bytes) -> None:
    with refusing.desk(tmp_path / "desk", begin) as (disk, clerk):
        calls = disk.calls
        refusing.log(clerk)
        assert disk.calls > calls
