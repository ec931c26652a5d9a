"""Move-ins from the first paper to the archive (M10–M28)."""

from __future__ import annotations

from store import journal, keys, moveins
from store.moveins import Next, Stage
from store.rights import Staff
from tests.store.moveins import walks


def test_a_move_in_goes_from_papers_to_archive_and_its_keys_leave_the_list_K4(
    home: int, assistant: Staff
) -> None:
    walk = walks.opened(home, assistant)
    assert (walk.number, walk.next) == ("RZ-2026-0001", Next.VERIFY)
    walk = walks.charged(walks.verified(walk, assistant), assistant)
    walk = walks.accepted(walk, assistant)
    assert len(keys.of_home(home)) == 1
    walk = walks.given_out(walk, assistant)
    assert keys.of_home(home) == [] and walk.next is Next.ARCHIVE
    walk = moveins.archive(walk.id, moveins.Archived(), by=assistant)
    assert (walk.stage, walk.next) == (Stage.ARCHIVED, Next.DONE)
    assert journal.verify().right
