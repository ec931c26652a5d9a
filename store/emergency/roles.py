"""Who of a step's role is on now: a plan names roles, never people (D23)."""

from __future__ import annotations

from datetime import datetime

from store import present
from store.rights import Role, Staff

_ROLES = {
    "前台": (Role.ASSISTANT,),
    "主管": (Role.SUPERVISOR,),
    "经理": (Role.MANAGER,),
    "工程": (Role.ENGINEERING,),
    "保安": (Role.GUARD,),
    "监控室": (Role.GUARD,),
    "保洁": (Role.CLEANING_LEAD,),
}


def present_for(who: str, now: datetime) -> list[Staff] | None:
    """Those on now of the roles that a step names, None where it names none that signs in."""
    roles = frozenset(role for word in who.split("、") for role in _ROLES.get(word.strip(), ()))
    if not roles:
        return None
    return [one.staff for one in present.of_roles(roles, now)]
