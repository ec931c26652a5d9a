"""The script that ``deploy`` prints: a step is sentences, then what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.command import knock
from tui.command.deploy import files
from tui.command.deploy.place import Place
from tui.language import _

KEY = "restrict,pty"  # what an authorised key begins with


def script(place: Place) -> str:
    """The whole text."""
    warm = _warm if place.warm else _alone
    steps = (_head, _account, _keys, _sshd, warm, _nightly, _logrotate, _first_day, _proof)
    return "\n".join("\n".join(step(place)) + "\n" for step in steps)


def as_said(*sentences: str) -> Iterator[str]:
    """Sentences as comments."""
    yield from (f"# {sentence}" for sentence in sentences)


def as_file(path: Path, content: str) -> Iterator[str]:
    """A file as a here document."""
    yield f"cat > {path} <<'END'"
    yield content + "END"


def _head(place: Place) -> Iterator[str]:
    yield "#!/bin/sh"
    yield from as_said(
        _("Staff log in to {user} and get the desk: no shell, no files, no forwarding.").format(
            user=place.user
        ),
        _("For Debian with OpenSSH and systemd. Read it, then do it step by step as root,"),
        _("or keep it in a file and run that with sh. It can be run again after an update."),
    )
    yield "set -eu"


def _account(place: Place) -> Iterator[str]:
    user = place.user
    yield from as_said(
        _("1. The account. It has no password, so SSH keys are the only way in."),
        _("The program must not be writable for it; the data is readable for nobody else."),
    )
    yield f"id {user} >/dev/null 2>&1 || useradd --system --user-group --create-home \\"
    yield f"    --home-dir {place.home} --shell /bin/sh --password '*' {user}"
    yield f'install -d -m 0700 -o {user} -g "$(id -gn {user})" {place.data} {place.copies}'
    yield from as_said(
        _("What root has put there so far, by setting the estate up, is its own too.")
    )
    yield f'chown -R {user}:"$(id -gn {user})" {place.data}'
    yield from as_said(_("The account must be able to run the program, and its Python."))
    yield f"runuser -u {user} -- {place.program} --version"
    if place.warm:
        yield f"""runuser -u {user} -- {place.python} -IS -c 'open("{knock.__file__}")'"""
    if place.key:
        yield from as_said(
            _("The key of the encrypted data: root's own, readable for the account."),
            _("Keep a copy of it away from this server and from the backups."),
        )
        yield f'chown root:"$(id -gn {user})" {place.key}'
        yield f"chmod 0640 {place.key}"


def _keys(place: Place) -> Iterator[str]:
    yield from as_said(
        _("2. The keys. Each workstation has a key of its own; its public half is one line here,"),
        _("behind two words that allow a terminal and nothing else:"),
        f"  {KEY} ssh-ed25519 AAAA... desk-1",
        _("Delete a line to lock a workstation out. The account cannot change this file."),
    )
    yield f"touch {place.keys}"
    yield f"chmod 0644 {place.keys}"


def _sshd(place: Place) -> Iterator[str]:
    yield from as_said(
        _("3. The SSH server. Whatever a client asks for, it gets the desk or nothing."),
        _("The top of /etc/ssh/sshd_config must include this folder, as Debian's does:"),
        "  Include /etc/ssh/sshd_config.d/*.conf",
        _("The first two lines of this file hold for all accounts, the others for this one."),
    )
    yield from as_file(place.sshd, files.sshd(place))
    yield "sshd -t"
    yield "systemctl reload ssh"


def _warm(place: Place) -> Iterator[str]:
    unit = place.unit("warm", "service")
    yield from as_said(
        _("3a. The warm program: sessions are forked from it, open sooner and share its memory."),
        _("While it does not run, sessions open by themselves. It sees an update and begins anew;"),
        _("sessions that are open go on with the program that they began with."),
    )
    yield from as_file(unit, files.warm_service(place))
    yield "systemctl daemon-reload"
    yield f"systemctl enable {unit.name}"
    yield f"systemctl restart {unit.name}"


def _alone(place: Place) -> Iterator[str]:
    unit = place.unit("warm", "service")
    yield from as_said(
        _("3a. Sessions open by themselves: a warm program of before is not needed.")
    )
    yield f"if [ -e {unit} ]; then"
    yield f"    systemctl disable --now {unit.name}"
    yield f"    rm {unit}"
    yield "fi"


def _nightly(place: Place) -> Iterator[str]:
    yield from as_said(
        _("4. Every night: a copy to another place, then a check of every entry."),
        _("There is a copy for each day of the week. The folder should be on another disk."),
    )
    yield from as_file(place.unit("backup", "service"), files.backup_service(place))
    yield from as_file(place.unit("backup", "timer"), files.timer("backup", "03:10"))
    yield from as_file(place.unit("verify", "service"), files.verify_service(place))
    yield from as_file(place.unit("verify", "timer"), files.timer("verify", "03:40"))
    yield "systemctl daemon-reload"
    for what in ("backup", "verify"):
        yield f"systemctl enable --now {place.unit(what, 'timer').name}"


def _logrotate(place: Place) -> Iterator[str]:
    yield from as_said(
        _("5. If the program itself breaks, it notes where (and no data) in errors.log."),
    )
    yield from as_file(place.logrotate, files.logrotate(place))


def _first_day(place: Place) -> Iterator[str]:
    yield from as_said(
        _("6. The first log-in opens the set-up screen: the estate, and the manager's PIN."),
        _("Staff sign in there with number and PIN; what they do is recorded under their name."),
    )


def _proof(place: Place) -> Iterator[str]:
    """How to see that each step holds, as comments: they want a person or another machine."""
    user, who = place.user, f"user={place.user},host=localhost,addr=127.0.0.1"
    proofs = (
        {}
        if not place.warm
        else {
            _("the warm program waits"): f"systemctl status {user}-warm; ls -l {place.socket}",
        }
    )
    proofs |= {
        _("the account cannot change the program"): f"su {user} -c 'test ! -w {place.program}'",
        _("the server uses the block"): f"sshd -T -C {who} | grep -i forcecommand",
        _("the copy is made, and the check is clean"): (
            f"systemctl start {user}-backup {user}-verify && ls -l {place.copies}"
        ),
        _("both timers wait for the night"): f"systemctl list-timers '{user}-*'",
        _("nothing failed in a night"): f"systemctl --failed && journalctl -u '{user}-*' -n 20",
        _("a workstation gets the sign-in screen"): f"ssh {user}@SERVER",
        _("no command: one sentence, exit code 1"): f"ssh {user}@SERVER id; echo $?",
        _("no files: the connection is closed"): f"sftp {user}@SERVER",
        _("no forwarding: administratively prohibited"): (
            f"ssh -L 2222:localhost:22 {user}@SERVER, ssh -p 2222 localhost"
        ),
    }
    yield from as_said(_("7. How to see that it holds; the last four on a workstation:"))
    for why, how in proofs.items():
        yield from as_said(f"  {why}:", f"    {how}")
