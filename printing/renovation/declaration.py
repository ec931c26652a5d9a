"""The declaration, the agreement, what is forbidden, the neighbours' notice (SH26–SH28, SH36)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called, moment
from printing.renovation.works import day, short, ticks, who
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
from store import journal, money, renovation
from store.desk import staff
from store.renovation import Paper, Renovation

_PAPERS = (Column("资料", 70), Column("要求", 20), Column("收讫日期", 26, Align.CENTRE))
_BASIS = (
    "依据《住宅室内装饰装修管理办法》（建设部令第110号）第十三条、第十四条申报。装修人对所填内容"
    "及所附资料的真实性负责。"
)
_FORBIDDEN = (
    "一、禁止行为（办法第五条）：1．未经原设计单位或有相应资质的设计单位提出设计方案，变动建筑主体"
    "和承重结构；2．将没有防水要求的房间或者阳台改为卫生间、厨房间；3．扩大承重墙上原有的门窗尺寸，"
    "拆除连接阳台的砖、混凝土墙体；4．损坏房屋原有节能设施，降低节能效果；5．其他影响建筑结构和使用"
    "安全的行为。\n"
    "二、未经批准不得有的行为（办法第六条）：1．搭建建筑物、构筑物；2．改变住宅外立面，在非承重外墙上"
    "开门、窗；3．拆改供暖管道和设施；4．拆改燃气管道和设施。前两项由规划主管部门批准，后两项由供暖、"
    "燃气单位批准。\n"
    "三、超过设计标准或规范增加楼面荷载的，应有设计方案（第七条）；改动卫生间、厨房间防水层的，按防水"
    "标准制订施工方案，并做闭水试验（第八条）。以上各项应委托有相应资质的施工单位（第九条）。\n"
    "四、施工现场采取必要的安全防护和消防措施，不得擅自动用明火和焊接作业（第十一条）。\n"
    "五、装修人应将装修事项告知邻里（第十五条）；不得拒绝和阻碍物业管理单位依据协议进行的监督检查"
    "（第二十条）。\n"
    "六、遵守施工时间，降低噪声（第二十六条）；垃圾按规定的位置、方式和时间堆放清运，严禁从垃圾道、"
    "下水道抛弃（第二十七条）。\n"
    "七、因装修造成相邻住宅管道堵塞、渗漏水、停水停电、物品毁坏的，装修人负责修复和赔偿（第三十三条）。"
)


def declaration(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The declaration in two copies: works ticked under their articles, papers, opinions (SH26)."""
    parts: tuple[Part, ...] = (
        who(one),
        Prose("装修内容", one.scope if one else "", 3),
        Prose("涉及项（勾选，括号内为办法条款）", ticks(one), 1),
        Table(_PAPERS, _papers(one), 0),
        Prose("工程意见", _said(one, "reviewed", "opinion"), 2),
        Fields.of(("结论", _answer(one), "答复日期", _answered(one))),
        Plain(_BASIS),
        Signatures(
            (
                Signature("装修人", "所填属实，禁止行为已告知"),
                Signature("业主（非业主申报）", "同意装修"),
                Signature("施工单位"),
                Signature("批准", "", _by(one)),
            )
        ),
    )
    return _sheet("装修申报表", one, estate, parts, printed_at, head)


def _papers(one: Renovation | None) -> tuple[tuple[str, ...], ...]:
    there = renovation.here(one.id) if one else {}
    needed = one.papers if one else ()
    return tuple(
        (called(paper), "须交" if paper in needed else "", day(there.get(paper)))
        for paper in Paper
        if one is None or paper in needed or paper in there
    )


def _answer(one: Renovation | None) -> str:
    if one is None:
        return "☐ 同意　☐ 退回补正　☐ 不同意（须写明条款）"
    entries = journal.of_kind(one.subject, "renovation.refused")
    if entries:
        article = renovation.Article(entries[-1].payload["article"])
        return f"不同意：{called(article)}　{entries[-1].words.get('reason', '')}"
    return "同意" if one.approved_on else called(one.stage)


def _answered(one: Renovation | None) -> str:
    if one is None:
        return ""
    answered = ("renovation.approved", "renovation.refused", "renovation.returned")
    entries = journal.of_kind(one.subject, *answered)
    return moment(entries[-1].happened) if entries else ""


def _by(one: Renovation | None) -> str:
    return staff.names().get(one.approved_by or 0, "") if one else ""


def _said(one: Renovation | None, step: str, name: str) -> str:
    entries = journal.of_kind(one.subject, f"renovation.{step}") if one else []
    return entries[-1].words.get(name, "") if entries else ""


def agreement(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The agreement with the nine contents that article 16 asks for (SH27)."""
    figures = renovation.settings()
    amount = one.deposit_due if one else figures.deposit * 100
    hours = (one.hours if one else "") or figures.hours.replace("; ", "、")
    waste = "" if one is None else called(one.waste)
    clauses = (
        f"一、装修内容：{one.scope if one else '＿＿＿＿＿＿＿＿＿＿＿＿'}。\n"
        f"二、装修期限：{day(one.starts) if one else '＿＿＿＿'} 至 "
        f"{day(one.ends) if one else '＿＿＿＿'}；延期须在期满前申请。\n"
        f"三、允许施工的时间：可能产生噪声的作业 {hours}，周日及法定节假日不得进行；"
        "当地另有规定的从其规定。\n"
        f"四、废弃物的清运与处置：由{waste or '＿＿＿＿'}按指定地点、方式和时间清运。\n"
        "五、住宅外立面设施及防盗窗的安装要求：按小区统一要求，不得超出外墙面。\n"
        "六、禁止行为和注意事项：见《装修禁止行为和注意事项告知书》，为本协议组成部分。\n"
        "七、管理服务费用：按公示的收费项目及标准收取，未公示的不收取。\n"
        f"八、违约责任：违反本协议的，劝阻、书面整改、停工，并向有关部门报告；造成损失的依法赔偿。"
        f"装修押金 {money.text(amount)} 元，不计利息；查验合格满 {figures.wait} 日无渗漏、施工人员"
        "出入证收回后退还，凭收据原件；非经交款人书面同意不得扣款。\n"
        "九、其他：装修人不得拒绝依据本协议的检查；物业服务企业不得指定施工单位、不得强行推销材料。"
    )
    parts: tuple[Part, ...] = (
        short(one),
        Plain(clauses),
        Signatures(
            (Signature("装修人", "同意以上条款"), Signature("施工单位"), Signature("物业服务企业"))
        ),
    )
    return _sheet("装修管理服务协议", one, estate, parts, printed_at, head)


def forbidden(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """What is forbidden and to mind, signed for in two copies (SH28, art. 15)."""
    parts: tuple[Part, ...] = (
        short(one),
        Plain(_FORBIDDEN),
        Signatures(
            (Signature("装修人", "已阅知"), Signature("施工单位", "已阅知"), Signature("告知人"))
        ),
    )
    return _sheet("装修禁止行为和注意事项告知书", one, estate, parts, printed_at, head)


def neighbours(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The notice to the neighbours, as it is posted: no name and no phone (SH36, art. 15)."""
    days = f"{day(one.starts)} 至 {day(one.ends)}" if one else "＿＿＿＿ 至 ＿＿＿＿"
    hours = (one.hours if one else "") or renovation.settings().hours.replace("; ", "、")
    text = (
        f"各位邻居：{one.home if one else '＿＿＿＿＿＿'} 将于 {days} 进行室内装修。可能产生噪声的"
        f"作业时间为 {hours}，周日及法定节假日不进行。施工中如有噪声超时、渗漏、垃圾占道等情况，"
        "请致电前台，我们将到场处理并答复。给您带来不便，敬请谅解。"
    )
    parts: tuple[Part, ...] = (
        Fields.of(("装修房号", one.home if one else "", "许可编号", one.permit if one else "")),
        Plain(text),
        Fields.of(("张贴处", "", "张贴日期", day(one.told_on) if one else "")),
    )
    return _sheet("装修告知书", one, estate, parts, printed_at, head)


def extension(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The application for an extension, before the permit ends (SH35)."""
    entries = journal.of_kind(one.subject, "renovation.extended") if one else []
    last = entries[-1] if entries else None
    before = last.payload.get("before", "") if last else (day(one.ends) if one else "")
    parts: tuple[Part, ...] = (
        short(one),
        Fields.of(("原期满日", before, "申请延至", last.payload["until"] if last else "")),
        Prose("延期原因", last.words.get("reason", "") if last else "", 3),
        Signatures((Signature("装修人"), Signature("批准"))),
    )
    return _sheet("装修延期申请", one, estate, parts, printed_at, head)


def _sheet(
    title: str,
    one: Renovation | None,
    estate: str,
    parts: tuple[Part, ...],
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    return Sheet(title, estate, parts, printed_at, one.permit if one else "", head)
