"""A shop's file card (I24, I25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.labels import called, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store.licences import Licence
from store.shops import Document, Shop

_PAPERS = (
    Column("证照", 62),
    Column("证号", 50),
    Column("发证机关", 42),
    Column("有效期至", 30, Align.CENTRE),
)


def file_card(
    one: Shop | None,
    papers: Sequence[Licence],
    estate: str,
    at: datetime,
    head: Head | None,
    _on: Format,
) -> Sheet:
    """What the file has of a shop (I24, I25)."""

    def said(name: str) -> str:
        return str(getattr(one, name) or "") if one else ""

    licence = [] if one is None or not one.licensed else [_licence(one)]
    rows = (*licence, *((p.holder, p.no, p.issuer, p.expires.isoformat()) for p in papers))
    documents = "；".join(
        f"{called(each)} {said(each.value) or ('未签' if one else '＿＿＿＿')}" for each in Document
    )
    parts: tuple[Part, ...] = (
        Fields.of(("铺号", said("home"), "店名", said("name"), "招牌", said("sign"))),
        Fields.of(
            ("经营者", said("operator"), "电话", said("phone")),
            ("使用权", called(one.tenure) if one else "", "租期至", said("lease_until")),
            ("夜间联系", said("emergency"), "营业时间", said("hours")),
            ("业态", said("trade"), "入驻日期", said("since")),
            ("从业人员", said("people"), "消防责任人", said("fire_person")),
            ("执照法定代表人", said("legal"), "执照地址", said("address")),
        ),
        Prose("经营范围", said("scope"), 2),
        Table(_PAPERS, rows, 0 if one else 6),
        Plain(f"签订文件：{documents}"),
        Fields.of(("油烟管道清洗", said("flue_on"), "证照核对", moment(_reviewed(one)))),
        Signatures((Signature("商户", "以上属实"), Signature("登记"), Signature("主管", "已核"))),
    )
    return Sheet("商铺档案卡", estate, parts, at, one.number if one else "", head)


def _reviewed(one: Shop | None) -> datetime | None:
    return one.reviewed_at if one else None


def _licence(one: Shop) -> tuple[str, ...]:
    until = one.licensed_until.isoformat() if one.licensed_until else "长期"
    return (f"营业执照 {one.licensee}", one.code, "", until)
