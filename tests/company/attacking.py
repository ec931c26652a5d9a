"""The attacks of ``tests/record`` on an estate's file whose journal head office has."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from store.company import setup
from store.engine import database
from store.errors import StoreError
from store.shipping import source
from tests.company.cluster import Cluster
from tests.company.estates import HeadOffice, Site
from tests.record import trial
from tests.record.attacks import Attack


@dataclass
class Ground:
    """A clean desk that head office has all of, and how to begin there anew."""

    cluster: Cluster
    desk: trial.Desk
    folder: Path
    identity: str
    template: str
    now: str = ""

    def fresh(self) -> HeadOffice:
        """Head office as it stood when all had arrived."""
        self.now = self.cluster.copied(self.template)
        return at(self.cluster, self.now)

    def site(self) -> Site:
        """The estate in a folder that may be tampered with."""
        return Site(self.folder / "tampered", identity=self.identity)


def at(cluster: Cluster, name: str) -> HeadOffice:
    """Head office in a database of this name."""
    roles = (setup.RECEIVER, setup.READER)
    return HeadOffice(cluster.at(name), *(cluster.at(name, role) for role in roles))


def ground(cluster: Cluster, folder: Path, seed: int) -> Ground:
    """Make a clean desk and let head office have all of it."""
    desk = trial.clean(folder / "clean", seed)
    with source.opened(folder / "clean") as look:
        identity = look.identity()
    template = cluster.head_office()
    Site(folder / "clean", identity=identity).ship(at(cluster, template))
    return Ground(cluster, desk, folder, identity, template)


def found(ground_: Ground, attack: Attack | None, seed: int) -> list[str]:
    """What head office finds after an attack, or of the desk left as it was."""
    site, office = ground_.site(), ground_.fresh()
    shutil.rmtree(site.folder, ignore_errors=True)
    site.folder.mkdir(mode=0o700)
    copy = site.folder / database.FILE
    if attack is None:
        shutil.copy(ground_.desk.file, copy)
    else:
        trial.attacked(ground_.desk, attack, seed, copy)
    why = ""
    try:
        site.ship(office, check=True)
    except StoreError as error:
        why = f"refused at the estate: {error}"
    told = [row[0] for row in office.all("SELECT what FROM company.incident ORDER BY id")]
    ground_.cluster.drop(ground_.now)
    return told or ([why] if why else [])
