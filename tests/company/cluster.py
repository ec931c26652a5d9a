"""A PostgreSQL of the tests' own: in a folder, on a socket in it, never as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import psycopg

from store.company import setup

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
INITDB = _PLACES[0] if _PLACES else None
ACCOUNT = "postgres"
OWNER = "owner"
_SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "shared_buffers=64MB",
    "max_connections=60",
    "max_wal_size=4GB",
)


def _roomy() -> Path | None:
    """Memory where it is plentiful: a cluster is many small files."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 2 << 30:
        return memory
    return None


class Cluster:
    """A running cluster; ``stop`` it at the end."""

    def __init__(self, *settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg", dir=_roomy()))
        self._settings = (*_SETTINGS, *settings)
        self._set_up = ""
        if os.geteuid() == 0:
            shutil.chown(self.folder, ACCOUNT)
        self._run("initdb", "-A", "trust", "-U", OWNER, "-E", "UTF8", "--no-sync", "--locale=C")
        self.start()

    def start(self) -> None:
        told = " ".join(
            f"-c {one}" for one in (*self._settings, f"unix_socket_directories={self.folder}")
        )
        self._run("pg_ctl", "-o", told, "-l", str(self.folder / "log"), "-w", "-s", "start")

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-m", how, "-w", "-s", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def at(self, database: str, user: str = OWNER) -> str:
        """Where a database is, as libpq says it."""
        return f"host={self.folder} dbname={database} user={user}"

    def head_office(self) -> str:
        """A new head office, set up; the name of its database."""
        if not self._set_up:
            self._set_up = self.copied("template0")
            setup.init(self.at(self._set_up))
        return self.copied(self._set_up)

    def copied(self, database: str) -> str:
        """A copy of a database that nobody is connected to; its name."""
        name = f"hq_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self.at("postgres"), autocommit=True) as db:
            db.execute(f"CREATE DATABASE {name} TEMPLATE {database} STRATEGY file_copy".encode())
        return name

    def empty(self, database: str) -> None:
        """Take away all that a head office was sent, its guards notwithstanding."""
        with psycopg.connect(self.at(database), autocommit=True) as db:
            db.execute("SET session_replication_role = replica")
            tables = db.execute(
                "SELECT string_agg('company.' || tablename, ', ') FROM pg_tables"
                " WHERE schemaname = 'company' AND tablename <> 'version'"
            ).fetchone()
            assert tables is not None
            db.execute(f"TRUNCATE {tables[0]} RESTART IDENTITY".encode())
            db.execute("ALTER TABLE company.journal ENABLE TRIGGER ALL")

    def drop(self, database: str) -> None:
        """Take a database away."""
        with psycopg.connect(self.at("postgres"), autocommit=True) as db:
            db.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())

    def _run(self, program: str, *arguments: str) -> None:
        assert INITDB is not None
        command = [str(INITDB.with_name(program)), "-D", str(self.folder / "data"), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", ACCOUNT, "--", *command]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL)
