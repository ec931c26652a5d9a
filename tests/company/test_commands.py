"""``ship`` and ``company`` as scripts and administrators call them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import openpyxl
import pytest

from store import clock
from store.company import setup
from tests.company.cluster import Cluster
from tests.company.estates import HeadOffice, Site, work
from tests.company.killing import PROGRAM, receiving
from tui.command import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["--lang", "en", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_an_estate_ships_through_a_command_and_is_read_at_head_office(
    site: Site, office: HeadOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ship = [str(PROGRAM), "--lang", "en", "--data", str(site.folder), "ship", "--once"]
    done = subprocess.run(
        [*ship, "--through", receiving(site, office)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{site.last()} entries sent; head office has all up to {site.last()}.\n"

    code, out, err = said(capsys, "company", "estates", "--database", office.reader)
    assert (code, err) == (0, "")
    assert out.startswith(f"{site.identity} 金色家园 open=") and "incidents=0" in out
    code, out, err = said(capsys, "company", "--database", office.receiver, "verify")
    assert (code, err) == (0, "") and f"{site.last()} entries, all as they came" in out

    file = tmp_path / "figures.xlsx"
    days = ["--from", f"{clock.today()}", "--to", f"{clock.today()}", "--file", str(file)]
    code, out, err = said(capsys, "company", "--database", office.reader, "report", *days)
    assert (code, err) == (0, "") and str(file) in out
    rows = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:3] == ("Estate", "About", "Figure")
    assert {row[0] for row in rows[1:]} == {"All estates", "金色家园"}


def test_an_older_copy_is_told_on_both_sides(
    site: Site, office: HeadOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = site.last()
    shutil.copytree(site.folder, tmp_path / "older")
    with site.at_work() as by:
        work(Random(2), 10, by)
    had = site.ship(office).have
    older = Site(tmp_path / "older", identity=site.identity)
    assert older.ship(office).common == common
    code, out, err = said(capsys, "company", "--database", office.reader, "estates")
    assert code == 0 and "incidents=1" in out
    assert f"the last common entry is {common}; branch 0 is kept, 1×." in err
    code, out, err = said(capsys, "company", "--database", office.receiver, "verify")
    assert code == 1 and f"does not have entry {had}" in err
    assert out.count("all as they came") == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["ship"], "--through COMMAND"),
        (["ship", "--once", "--through", "/no/such/program"], "cannot be run"),
        (["ship", "--once", "--through", "true"], "The line to head office is cut"),
        (["company", "--database", "nonsense", "estates"], "where head office's database is"),
        (["company", "--database", "host=/nowhere", "verify"], "does not answer"),
        (
            ["company", "report", "--from", "2026-11-02", "--to", "2026-11-01"],
            "The last day is before the first",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], why: str, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, "--data", str(site.folder), *arguments)
    assert (code, out) == (1, "")
    assert why in err and err.count("\n") == 1


def test_the_receiver_tells_a_failure_to_come_again_from_a_refusal(
    site: Site, office: HeadOffice, cluster: Cluster
) -> None:
    nowhere = office.receiver.replace("dbname=", "dbname=no_")
    for address, estate, code in ((nowhere, site.identity, 75), (office.receiver, "x", 1)):
        done = subprocess.run(
            [PROGRAM, "company", "receive", "--database", address, "--estate", estate],
            input=b"\0\0\0\x0a" + b"x\x9c\xab\xae\x05\x00\x01u\x00\xf9",
            capture_output=True,
            check=False,
        )
        assert done.returncode == code and done.stderr.count(b"\n") == 1


def test_head_office_is_set_up_by_one_command_twice_no_harm(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = cluster.at(cluster.copied("template0"))
    for told in ("Head office is set up:", "Head office was set up already;"):
        code, out, err = said(capsys, "company", "--database", empty, "init")
        assert (code, err) == (0, "") and out.startswith(told)
        assert setup.RECEIVER in out and setup.READER in out


def test_who_ships_is_told(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = said(capsys, "--data", str(site.folder), "ship", "--who")
    assert (code, out) == (0, f"{site.identity}\n")
