"""``deploy --company`` and ``deploy --ship``: head office's server, and an estate's way to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.errors import Refused
from tui.command.deploy import files
from tui.command.deploy.place import PLAIN_HOST, Place
from tui.command.deploy.script import as_file, as_said
from tui.language import _

RECEIVER, READER, DATABASE = "frontdesk_receiver", "frontdesk_reader", "frontdesk"
DAYS = 30  # that a copy of head office's database is kept


@dataclass(frozen=True)
class HeadOffice:
    """Head office's server: where the program is, and where its copies go."""

    program: Path

    @property
    def command(self) -> str:
        """The program, told where the database is."""
        return f"{self.program} company --database dbname={DATABASE}"

    @property
    def keys(self) -> Path:
        """Which estate's key leads to which estate: a file that no account of theirs can write."""
        return Path("/etc/ssh") / f"{RECEIVER}_keys"

    @property
    def copies(self) -> Path:
        """Where the nightly copies of the database go."""
        return Path("/var/backups") / RECEIVER


def head_office(program: Path) -> str:
    """The whole text for head office; raises ``Refused`` for a path that files would quote."""
    place = HeadOffice(Place(RECEIVER, program, Path("/var/lib")).program)
    steps = (_head, _database, _keys, _sshd, _nightly, _proof)
    return "\n".join("\n".join(step(place)) + "\n" for step in steps)


def _head(_place: HeadOffice) -> Iterator[str]:
    yield "#!/bin/sh"
    yield from as_said(
        _("Estates send their journals to this server; head office reads them here."),
        _("For Debian with OpenSSH and systemd. Read it, then do it step by step as root,"),
        _("or keep it in a file and run that with sh. It can be run again after an update."),
    )
    yield "set -eu"


def _database(place: HeadOffice) -> Iterator[str]:
    yield from as_said(
        _("1. PostgreSQL, as Debian has it; it listens on this machine alone."),
        _("Two accounts get to it, by their names: who receives writes, who reads does not."),
    )
    yield "dpkg -s postgresql >/dev/null 2>&1 || apt-get install -y postgresql"
    for user in (RECEIVER, READER):
        yield f"id {user} >/dev/null 2>&1 || useradd --system --user-group --create-home \\"
        yield f"    --home-dir /var/lib/{user} --shell /bin/sh --password '*' {user}"
    listed = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"
    yield f'runuser -u postgres -- psql -d postgres -tAc "{listed}" | grep -q 1 || \\'
    yield f"    runuser -u postgres -- createdb -T template0 -E UTF8 --locale=C {DATABASE}"
    yield f"runuser -u postgres -- {place.command} init --receiver {RECEIVER} --reader {READER}"


def _keys(place: HeadOffice) -> Iterator[str]:
    line = f'command="{place.command} receive --estate ID --name NAME",restrict'
    yield from as_said(
        _("2. The keys. Each estate has a key of its own; its public half is one line here,"),
        _("behind the one command that it may run, with the identity that the estate tells:"),
        _("frontdesk ship --who"),
        f"  {line} ssh-ed25519 AAAA... NAME",
        _("Delete a line to lock an estate out. The account cannot change this file."),
    )
    yield f"touch {place.keys}"
    yield f"chmod 0644 {place.keys}"


def _sshd(place: HeadOffice) -> Iterator[str]:
    yield from as_said(
        _("3. The SSH server. Whatever an estate asks for, it gets the command of its key."),
        _("The top of /etc/ssh/sshd_config must include this folder, as Debian's does:"),
        "  Include /etc/ssh/sshd_config.d/*.conf",
        _("The first two lines of this file hold for all accounts, the others for this one."),
    )
    at = Path("/etc/ssh/sshd_config.d") / f"{RECEIVER}.conf"
    yield from as_file(at, files.receiving(RECEIVER, place.keys))
    yield "sshd -t"
    yield "systemctl reload ssh"


def _nightly(place: HeadOffice) -> Iterator[str]:
    yield from as_said(
        _("4. Every night: a copy of the database, then a check of every chain."),
        _(
            "What an estate erases is gone from here at once, and from the copies after {n} days."
        ).format(n=DAYS),
        _("The folder should be on another disk."),
    )
    yield f'install -d -m 0700 -o {RECEIVER} -g "$(id -gn {RECEIVER})" {place.copies}'
    dump = (
        f'/bin/sh -c \'pg_dump -Fc -f "{place.copies}/$$(date +%%F).dump" {DATABASE}'
        f' && find {place.copies} -name "*.dump" -mtime +{DAYS - 1} -delete\''
    )
    for what, start, when in (
        ("backup", dump, "02:10"),
        ("verify", f"{place.command} verify", "02:40"),
    ):
        unit = Path("/etc/systemd/system") / f"{RECEIVER}-{what}"
        service = files.nightly(what, RECEIVER, start, place.copies)
        yield from as_file(unit.with_suffix(".service"), service)
        yield from as_file(unit.with_suffix(".timer"), files.timer(what, when))
    yield "systemctl daemon-reload"
    for what in ("backup", "verify"):
        yield f"systemctl enable --now {RECEIVER}-{what}.timer"


def _proof(place: HeadOffice) -> Iterator[str]:
    yield from as_said(_("5. How to see that it holds; the last one at an estate:"))
    for why, how in {
        _("the reader reads"): f"runuser -u {READER} -- {place.command} estates",
        _("the copy is made, and the check is clean"): (
            f"systemctl start {RECEIVER}-backup {RECEIVER}-verify && ls -l {place.copies}"
        ),
        _("both timers wait for the night"): f"systemctl list-timers '{RECEIVER}-*'",
        _("the estate's journal arrives"): f"ssh -T {RECEIVER}@SERVER </dev/null | od -c",
    }.items():
        yield from as_said(f"  {why}:", f"    {how}")


def shipping(place: Place, host: str) -> str:
    """The whole text for an estate that sends to head office's server."""
    if not PLAIN_HOST.fullmatch(host):
        raise Refused("{host} is no plain name of a server.", host=host)
    return "\n".join(_shipping(place, host)) + "\n"


def _shipping(place: Place, host: str) -> Iterator[str]:
    key, unit = place.home / ".ssh" / "head_office", place.unit("ship", "service")
    yield "#!/bin/sh"
    yield from as_said(
        _(
            "This estate's journal is sent to {host} as it grows; the desk waits for nothing."
        ).format(host=host),
        _("The key is the estate's own. Its public half goes to head office, with the identity:"),
    )
    yield "set -eu"
    yield f'install -d -m 0700 -o {place.user} -g "$(id -gn {place.user})" {key.parent}'
    yield f"test -e {key} || runuser -u {place.user} -- ssh-keygen -q -t ed25519 -N '' -f {key}"
    yield f"cat {key}.pub"
    yield f"runuser -u {place.user} -- {place.command} ship --who"
    yield from as_said(
        _("Compare the server's key with what head office says, once:"),
    )
    yield f"test -s {key.parent}/known_hosts || \\"
    yield f"    runuser -u {place.user} -- sh -c 'ssh-keyscan {host} > {key.parent}/known_hosts'"
    way = f"ssh -T -C -i {key} -o UserKnownHostsFile={key.parent}/known_hosts -o BatchMode=yes"
    way += f" -o ServerAliveInterval=15 {RECEIVER}@{host}"
    yield from as_file(unit, files.ship_service(place, way))
    yield "systemctl daemon-reload"
    yield f"systemctl enable --now {unit.name}"
