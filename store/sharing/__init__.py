"""Shared costs (公摊): a pool of a period split once among homes, undone only whole ($8)."""

from store.sharing.inputs import By, NewShare, Stage, Undo
from store.sharing.share import SHARES, Share, get
from store.sharing.sheets import SHARED
from store.sharing.splitting import Home, Paying, shares
from store.sharing.steps import Plan, dry, share, told, undo
from store.sharing.subject import ANSWERS

__all__ = [
    "ANSWERS", "SHARED", "SHARES",
    "By", "Home", "NewShare", "Paying", "Plan", "Share", "Stage", "Undo",
    "dry", "get", "share", "shares", "told", "undo",
]  # fmt: skip
