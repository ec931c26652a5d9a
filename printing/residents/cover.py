"""《业主档案》: the cover of a home's paper file, with the list of its papers (F5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.labels import called
from printing.residents import particulars
from printing.sheet import Align, Column, Fields, Head, Prose, Sheet, Signature, Table
from store.residents import Document, HomeKind, HomePage, Role, Way
from store.residents import DocumentKind as Kind

TITLE = "业主档案"
_PAPERS = (
    Column("序号", 12, Align.CENTRE),
    Column("文件名称", 66),
    Column("要求", 26, Align.CENTRE),
    Column("份数", 14, Align.CENTRE),
    Column("收到日期", 28, Align.CENTRE),
    Column("备注", 32),
)
_ISSUED = (
    Column("序号", 12, Align.CENTRE),
    Column("文件名称", 66),
    Column("形式", 26, Align.CENTRE),
    Column("份数", 14, Align.CENTRE),
    Column("发出日期", 28, Align.CENTRE),
    Column("备注", 32),
)
# What a home's archive holds (F2, F4, F5), and a shop's besides (M9).
_OF_HOME = (
    ("入住通知单", "原件", (Kind.NOTICE,)),
    (
        "购房合同 / 租赁合同",
        "复印件",
        (Kind.PURCHASE, Kind.LEASE),
    ),
    ("业主身份证", "复印件", (Kind.OWNER_ID,)),
    ("家庭成员身份证", "复印件", (Kind.HOUSEHOLD_ID,)),
    (
        "委托书及代理人身份证",
        "原件 / 复印件",
        (Kind.ATTORNEY, Kind.PROXY_ID),
    ),
    ("公司证明（公司购房）", "原件", (Kind.COMPANY,)),
    ("一寸照片", "每人一张", (Kind.PHOTO,)),
    ("业主公约（双方签字）", "原件", (Kind.COVENANT,)),
    ("业主家庭情况登记表", "原件", (Kind.HOUSEHOLD,)),
    ("住户登记表", "原件", (Kind.REGISTER,)),
    ("房屋质量验收登记表", "原件", (Kind.ACCEPTANCE,)),
    ("装修申请表", "原件", (Kind.RENOVATION,)),
    ("各项协议", "原件", (Kind.AGREEMENT,)),
    ("托管钥匙委托书", "原件", (Kind.KEY_DEPOSIT,)),
)
_OF_SHOP = (
    (
        "购房合同 / 租赁合同",
        "复印件",
        (Kind.PURCHASE, Kind.LEASE),
    ),
    ("业主身份证", "复印件", (Kind.OWNER_ID,)),
    ("承租人身份证", "复印件", (Kind.TENANT_ID,)),
    ("营业执照", "复印件", (Kind.LICENCE,)),
    (
        "装修申请表及平面图",
        "原件",
        (Kind.RENOVATION, Kind.PLAN),
    ),
    ("商铺装修规定（签收）", "原件", (Kind.ESTATE_RULES,)),
    ("房屋质量验收登记表", "原件", (Kind.ACCEPTANCE,)),
    ("各项协议", "原件", (Kind.AGREEMENT,)),
)
_BLANK_PAPERS, _LEAST_ISSUED = 3, 4


def cover(page: HomePage, estate: str, printed_at: datetime, head: Head | None = None) -> Sheet:
    """The declaration of a file's cover with the list of its papers, to be ticked by hand (F5)."""
    home, documents = page.home, page.documents
    papers = _OF_SHOP if home.kind is HomeKind.SHOP else _OF_HOME
    rows = tuple(
        (str(n), name, form, *_received(documents, kinds))
        for n, (name, form, kinds) in enumerate(papers, 1)
    )
    owners = "、".join(one.person.name for one in page.residents if one.role is Role.OWNER)
    parts = (
        Fields.of(
            ("房号", home.code, "业主", owners),
            ("房屋状态", particulars.state(home), "建筑面积", particulars.area(home)),
            ("立卷日期", "", "立卷人", ""),
        ),
        Table(_PAPERS, rows, len(rows) + _BLANK_PAPERS, "卷内文件目录"),
        _issued(documents),
        Prose("缺件及补交说明", lines=3),
    )
    signed = (Signature("归档人", "卷内文件齐全，缺件已列明"), Signature("主管", "已检查"))
    return particulars.sheet(TITLE, home, estate, printed_at, head, parts, signed)


def _received(documents: Sequence[Document], kinds: Sequence[Kind]) -> tuple[str, str, str]:
    """How many were received of these kinds, when last, and where they are filed."""
    fitting = [one for one in documents if one.kind in kinds and one.way is Way.RECEIVED]
    if not fitting:
        return "", "", ""
    forms = "、".join(dict.fromkeys(called(one.form) for one in fitting))
    filed = "；".join(dict.fromkeys(filter(None, (one.filed for one in fitting))))
    last = max(one.on for one in fitting).isoformat()
    return str(sum(one.count for one in fitting)), last, "　".join(filter(None, (forms, filed)))


def _issued(documents: Sequence[Document]) -> Table:
    """What was issued to the owner (F3), with room for more."""
    rows = tuple(
        (str(n), called(one.kind), called(one.form), str(one.count), one.on.isoformat(), one.filed)
        for n, one in enumerate((one for one in documents if one.way is Way.ISSUED), 1)
    )
    return Table(_ISSUED, rows, _LEAST_ISSUED, "发给业主的文件")


def blank_cover(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of a cover without its home; the list of papers stands."""
    return cover(particulars.NOTHING, estate, printed_at)
