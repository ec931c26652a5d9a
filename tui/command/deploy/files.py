"""The files of a deployed desk; their words belong to sshd, systemd and logrotate."""

from __future__ import annotations

from pathlib import Path

from tui.command.deploy.place import Place

# The first two lines hold for the whole server: the usual MaxStartups drops log-ins when all
# workstations come back at once after a power cut. The single prohibitions stand beside
# DisableForwarding because before OpenSSH 10 that left agent and X11 open. A list of AcceptEnv in
# a Match block takes the place of the server's own.
_SSHD = """\
MaxStartups 100:30:200
PermitUserEnvironment no
Match User {user}
    ForceCommand exec {command}
    AuthenticationMethods publickey
    AuthorizedKeysFile {keys}
    PermitTTY yes
    MaxSessions 1
    DisableForwarding yes
    AllowTcpForwarding no
    AllowStreamLocalForwarding no
    AllowAgentForwarding no
    X11Forwarding no
    PermitTunnel no
    PermitOpen none
    PermitListen none
    PermitUserRC no
    AcceptEnv COLORTERM NO_COLOR
    SetEnv LANG=C.UTF-8 LC_ALL=C.UTF-8
    ClientAliveInterval 30
    ClientAliveCountMax 3
"""

# An estate's key brings its own command; nothing else is let through.
_RECEIVING = """\
MaxStartups 100:30:200
PermitUserEnvironment no
Match User {user}
    AuthenticationMethods publickey
    AuthorizedKeysFile {keys}
    PermitTTY no
    MaxSessions 1
    DisableForwarding yes
    AllowTcpForwarding no
    AllowStreamLocalForwarding no
    AllowAgentForwarding no
    X11Forwarding no
    PermitTunnel no
    PermitUserRC no
    AcceptEnv none
    SetEnv LANG=C.UTF-8 LC_ALL=C.UTF-8
    ClientAliveInterval 30
    ClientAliveCountMax 3
"""

# It writes nothing: whatever fails is tried again, for days.
_SHIP = """\
[Unit]
Description=frontdesk, sending to head office
After=network-online.target
Wants=network-online.target

[Service]
User={user}
ExecStart={command} ship --through "{way}"
Environment=LANG=C.UTF-8 LC_ALL=C.UTF-8
Restart=always
RestartSec=10
Nice=10
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={data}

[Install]
WantedBy=multi-user.target
"""

_NIGHTLY = """\
[Unit]
Description=frontdesk head office {what}

[Service]
Type=oneshot
User={user}
ExecStart={start}
UMask=0077
Nice=10
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={copies}
"""

_SERVICE = """\
[Unit]
Description=frontdesk {what}

[Service]
Type=oneshot
User={user}
ExecStart={start}
UMask=0077
Nice=10
NoNewPrivileges=yes
PrivateNetwork=yes
PrivateTmp=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={data} {copies}
"""

# The sessions are its children: a restart for a new version ends none of them.
_WARM = """\
[Unit]
Description=frontdesk, warm

[Service]
User={user}
ExecStart={command} serve --socket {socket}
Environment=LANG=C.UTF-8 LC_ALL=C.UTF-8
RuntimeDirectory={user}
RuntimeDirectoryMode=0700
KillMode=process
Restart=on-failure
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={data}

[Install]
WantedBy=multi-user.target
"""

_TIMER = """\
[Unit]
Description=frontdesk {what}

[Timer]
OnCalendar=*-*-* {at}
Persistent=yes

[Install]
WantedBy=timers.target
"""

_LOGROTATE = """\
{data}/errors.log {{
    su {user} {user}
    monthly
    rotate 12
    compress
    missingok
    notifempty
    create 0600 {user} {user}
}}
"""


def sshd(place: Place) -> str:
    """What the SSH server is told."""
    return _SSHD.format(user=place.user, command=place.session, keys=place.keys)


def backup_service(place: Place) -> str:
    """A copy to another place, one file for each day of the week.

    systemd reads ``%%`` and ``$$`` as ``%`` and ``$``.
    """
    start = f"""/bin/sh -c 'exec {place.command} backup "{place.copies}/desk-$$(date +%%u).db"'"""
    return _service(place, "backup", start)


def verify_service(place: Place) -> str:
    """The check of every entry of the journal."""
    return _service(place, "verify", f"{place.command} verify")


def _service(place: Place, what: str, start: str) -> str:
    return _SERVICE.format(
        what=what, user=place.user, start=start, data=place.data, copies=place.copies
    )


def warm_service(place: Place) -> str:
    """The program that waits, loaded, for sessions."""
    return _WARM.format(
        user=place.user, command=place.command, socket=place.socket, data=place.data
    )


def timer(what: str, at: str) -> str:
    """Every night at this time, or as soon as the server runs again."""
    return _TIMER.format(what=what, at=at)


def logrotate(place: Place) -> str:
    """The one file that only grows."""
    return _LOGROTATE.format(user=place.user, data=place.data)


def receiving(user: str, keys: Path) -> str:
    """What head office's SSH server is told about who receives."""
    return _RECEIVING.format(user=user, keys=keys)


def ship_service(place: Place, way: str) -> str:
    """What sends an estate's journal, for as long as the machine runs."""
    return _SHIP.format(user=place.user, command=place.command, way=way, data=place.data)


def nightly(what: str, user: str, start: str, copies: Path) -> str:
    """What head office does every night."""
    return _NIGHTLY.format(what=what, user=user, start=start, copies=copies)
