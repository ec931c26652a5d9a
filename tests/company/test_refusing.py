"""What is not as it should be is refused in one sentence on both sides, or waited out."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest

from store import answers, dutylog
from store.company import checking, connecting, estates, incidents, setup
from store.dutylog import NewEntry
from store.engine import schema
from store.erasure import Erasure, _erase_words
from store.errors import Refused, Unavailable
from store.shipping import Line, source, wire
from tests.company.cluster import INITDB, OWNER, Cluster
from tests.company.estates import HeadOffice, Site, receiver, work


def introduced(line: Line, site: Site, **other: Any) -> dict[str, Any]:
    wire.heard(line.get())
    told = {"estate": site.identity, "schema": schema.newest(), "wire": 1, "last": 1} | other
    return line.ask(told)


def sent(site: Site, after: int = 0, link: bytes = bytes(32)) -> list[list[Any]]:
    with source.opened(site.folder) as look:
        return wire.packed(look.run(after), link)


def found(office: HeadOffice, site: Site) -> list[str]:
    with office.read() as db:
        return [one.what for one in incidents.of(db, estates.known(db, site.identity))]


def test_another_estate_than_the_key_s_is_refused(
    site: Site, office: HeadOffice, tmp_path: Path
) -> None:
    other = Site(tmp_path / "other")
    other.last()
    with pytest.raises(wire.Turned, match="the key is that of"):
        site.ship(office, identity=other.identity)
    assert found(office, other) and office.one("SELECT count(*) FROM company.journal") == 0


def test_entries_of_another_estate_are_refused_though_they_are_well_sealed(
    site: Site, office: HeadOffice, tmp_path: Path
) -> None:
    other = Site(tmp_path / "other")
    other.last()
    with receiver(office, site.identity) as line:
        introduced(line, site)
        with pytest.raises(wire.Turned, match="is another estate's"):
            line.ask({"run": sent(other)})
    assert office.one("SELECT count(*) FROM company.journal") == 0


def test_a_newer_estate_waits_until_head_office_is_brought_up(
    site: Site, office: HeadOffice
) -> None:
    newer = pytest.raises(wire.Turned, match="newer frontdesk than head office")
    with receiver(office, site.identity) as line, newer:
        introduced(line, site, schema=schema.newest() + 1)


def test_a_run_that_came_twice_is_passed_over(site: Site, office: HeadOffice) -> None:
    run = sent(site)
    with receiver(office, site.identity) as line:
        introduced(line, site)
        assert line.ask({"run": run}) == line.ask({"run": run}) == {"have": len(run)}
    assert office.one("SELECT count(*) FROM company.journal") == len(run)
    assert not found(office, site)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda run: run[::-1], "does not follow"),
        (lambda run: [*run[:3], *run[4:]], "does not follow"),
        (lambda run: [[*r[:6], r[6] + " ", *r[7:]] for r in run], "not what was sealed"),
        (
            lambda run: [[r[0], r[1] - 1, *r[2:]] if r[0] > 1 else r for r in run],
            "dated before|not",
        ),
        (lambda run: [*run, [*run[0][:8], "AA==", *run[0][9:]]], "it is another one|does not fol"),
        (lambda run: [[*r[:10], "AA==", "{}"] for r in run], "words of entry"),
    ],
)
def test_a_run_that_was_changed_is_refused_by_the_number(
    site: Site, office: HeadOffice, change: Any, why: str
) -> None:
    with receiver(office, site.identity) as line:
        introduced(line, site)
        with pytest.raises(wire.Turned, match=why):
            line.ask({"run": change(sent(site))})
    assert len(found(office, site)) == 1
    assert office.one("SELECT count(*) FROM company.journal") == 0
    site.ship(office)
    assert office.one("SELECT count(*) FROM company.journal") == site.last()


BAD = [
    b"GET / HTTP/1.1\r\n\r\n",
    struct.pack(">I", 1 << 31),
    struct.pack(">I", 5) + b"\0\0\0\0\0",
    *(
        struct.pack(">I", len(packed)) + packed
        for packed in (
            zlib.compress(b"[" * 100_000),
            zlib.compress(b"[1]"),
            zlib.compress(b'{"run": 7}'),
            zlib.compress(b'{"run": [[1]]}'),
            zlib.compress(b'{"nothing": 7}'),
            zlib.compress(b'{"fork": 10}'),
            zlib.compress(b'{"at": -1}'),
            zlib.compress(b'{"erased": [true]}'),
            zlib.compress(b'{"estate": "\\u0000"}'),
            zlib.compress(b" " * (wire.MOST + 10) + b"{}", 9),
        )
    ),
]


@pytest.mark.parametrize("first", [True, False])
def test_garbage_is_refused_whenever_it_comes(site: Site, office: HeadOffice, first: bool) -> None:
    for raw in BAD:
        with receiver(office, site.identity) as line:
            if first:
                line.get()
            else:
                introduced(line, site)
            os.write(line._writes, raw)
            with pytest.raises(wire.Turned):
                wire.heard(line.get())
    assert office.one("SELECT count(*) FROM company.journal") == 0


def test_while_the_database_is_down_it_is_waited_and_gone_on(
    site: Site, office: HeadOffice, cluster: Cluster
) -> None:
    site.ship(office)
    cluster.stop()
    try:
        with site.at_work() as by:  # the desk notices nothing
            assert work(Random(2), 5, by)
        with pytest.raises(Unavailable, match="does not answer; nothing is lost"):
            site.ship(office)
    finally:
        cluster.start()
    assert site.ship(office).have == site.last()
    assert not found(office, site)


def test_a_full_disk_at_head_office_is_waited_out(
    site: Site, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise psycopg.errors.DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("store.company.accepting._write", full)
        with pytest.raises(wire.Waits, match="disk of head office's database is full"):
            site.ship(office)
    assert site.ship(office).have == site.last()
    assert not found(office, site)


def test_a_full_disk_at_the_estate_keeps_nothing_from_being_sent(
    site: Site, office: HeadOffice
) -> None:
    """Sending writes nothing there."""
    site.last()
    before = {path: path.stat().st_mtime_ns for path in site.folder.iterdir()}
    site.ship(office)
    after = {path: path.stat().st_mtime_ns for path in site.folder.iterdir()}
    assert {p: t for p, t in after.items() if p.name != "desk.open"}.items() <= before.items()


def test_a_database_that_is_not_set_up_says_so(site: Site, cluster: Cluster) -> None:
    site.last()
    nowhere = HeadOffice(*[cluster.at("postgres")] * 3)
    with pytest.raises(wire.Waits, match="frontdesk company init does that"):
        site.ship(nowhere)


def test_no_estate_is_served_under_what_is_no_identity(site: Site, office: HeadOffice) -> None:
    with pytest.raises(wire.Turned, match="32 hexadecimal digits"):
        site.ship(office, identity="金色家园")


def test_the_roles_may_do_what_they_have_to_and_nothing_else(
    site: Site, office: HeadOffice
) -> None:
    site.ship(office)
    forbidden = {
        office.reader: (
            "INSERT INTO company.withdrawn VALUES (1, 1)",
            "UPDATE company.estate SET number = 0",
            "DELETE FROM company.word",
            "CREATE TABLE public.mine (a INT)",
        ),
        office.receiver: (
            "UPDATE company.journal SET payload = '{}'",
            "DELETE FROM company.journal",
            "TRUNCATE company.journal",
            "DELETE FROM company.incident",
            "UPDATE company.word SET text = ''",
            "DROP TABLE company.book",
        ),
        office.owner: ("UPDATE company.journal SET payload = '{}'", "TRUNCATE company.journal"),
    }
    for address, texts in forbidden.items():
        for text in texts:
            with psycopg.connect(address) as db, pytest.raises(psycopg.Error):
                db.execute(text.encode())


def test_setting_up_again_changes_nothing(site: Site, office: HeadOffice) -> None:
    site.ship(office)
    assert setup.init(office.owner) is False
    assert site.ship(office).entries == 0
    with pytest.raises(Refused, match="two roles"):
        setup.init(office.owner, receiver="one", reader="one")
    with pytest.raises(Unavailable, match="does not answer"), connecting.connected("host=/nowhere"):
        pass


def test_only_words_that_may_leave_do_and_erased_ones_are_gone(
    site: Site, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.ship(office)
    assert office.one("SELECT count(*) FROM company.word") == 0
    monkeypatch.setattr(answers, "words_may_leave", lambda kind: kind == "log.written")
    with site.at_work() as by:
        work(Random(3), 60, by)
    with site.at_work() as by:
        gone = dutylog.write(NewEntry(what="手机 13912345678"), by=by).number
        site.ship(office)
    told = "SELECT text FROM company.word WHERE number = %s"
    assert "13912345678" in office.one(told, gone)
    with site.at_work() as by:
        _erase_words(gone, Erasure(reason="本人要求"), by=by)
    site.ship(office)
    assert office.one(told, gone) is None
    kinds = office.all(
        "SELECT DISTINCT j.kind FROM company.word w JOIN company.journal j USING (estate, number)"
    )
    assert kinds == [("log.written",)]
    assert office.one("SELECT count(*) FROM company.withdrawn") == 0
    with office.read(office.receiver) as db:
        assert [one.right for one in checking.verify(db)] == [True]


def test_nobody_s_phone_or_name_is_at_head_office(
    site: Site, office: HeadOffice, cluster: Cluster
) -> None:
    site.ship(office)
    name = office.owner.partition("dbname=")[2].partition(" ")[0]
    assert INITDB is not None
    dumped = subprocess.run(
        [INITDB.with_name("pg_dump"), "-h", cluster.folder, "-U", OWNER, name],
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert site.identity in dumped
    for personal in ("13800138000", "张伟", "陈经理", "王主管", "水管漏水"):
        assert personal not in dumped


def test_an_older_copy_that_went_on_is_a_branch_and_an_incident(
    site: Site, office: HeadOffice, tmp_path: Path
) -> None:
    common = site.ship(office).have
    site.last()
    shutil.copytree(site.folder, tmp_path / "older")
    with site.at_work() as by:
        work(Random(4), 15, by)
    had = site.ship(office).have
    shutil.rmtree(site.folder)
    shutil.move(tmp_path / "older", site.folder)
    with site.at_work() as by:
        work(Random(5), 40, by)
    done = site.ship(office)
    assert (done.common, done.have) == (common, site.last())
    assert site.ship(office).common is None
    with office.read(office.receiver) as db:
        one = estates.known(db, site.identity)
        (incident,) = incidents.of(db, one)
        assert (incident.common, incident.had, incident.branch) == (common, had, 0)
        assert one.branch == 1
        (checked,) = checking.verify(db)
        assert [v.count for v in checked.verdicts] == [had, done.have]
        assert all(v.right for v in checked.verdicts) and not checked.right
    assert office.one("SELECT count(*) FROM company.journal WHERE branch = 0") == had


def test_head_office_from_an_older_copy_goes_on_without_an_incident(
    site: Site, office: HeadOffice, cluster: Cluster
) -> None:
    site.ship(office)
    name = office.owner.partition("dbname=")[2].partition(" ")[0]
    copy = cluster.copied(name)
    with site.at_work() as by:
        work(Random(6), 20, by)
    site.ship(office)
    older = HeadOffice(*(a.replace(name, copy) for a in vars(office).values()))
    assert site.ship(older).have == site.last()
    assert not found(older, site)


def test_what_head_office_s_own_tables_were_changed_to_is_found(
    site: Site, office: HeadOffice
) -> None:
    site.ship(office)
    changes = {
        "UPDATE company.ticket SET open = 1 - open": "what its entries say",
        "DELETE FROM company.log_entry WHERE day > '2000'": "what its entries say",
        "ALTER TABLE company.journal DISABLE TRIGGER ALL;"
        " UPDATE company.journal SET payload = payload || ' ' WHERE number = 3": "not what was rec",
    }
    for text, why in changes.items():
        with psycopg.connect(office.owner) as db:
            db.execute(text.encode())
        with office.read(office.owner) as db:
            (checked,) = checking.verify(db)
        assert why in checked.verdicts[-1].why
