"""The questionnaire to fill in by hand, and the result of a survey (V14, V15, V18, V19)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from printing.asked import Sheets
from printing.labels import full_day
from printing.register import about, command
from printing.sheet import (
    Align,
    Bar,
    Bars,
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
    Turn,
)
from store import surveys
from store.money import rounded
from store.paper import SheetKind
from store.surveys import (
    MARKS,
    QUESTIONNAIRE,
    SURVEY_HOMES,
    SURVEY_RESULT,
    SURVEY_SHEETS,
    SURVEYS,
    Answered,
    Asked,
    Question,
    Rate,
    Results,
    Survey,
)
from store.surveys.questions import SEED, parsed
from store.text import mark

_PRIVACY = (
    "本调查由物业服务中心开展，只用于改进服务；自愿填写，不填不影响任何服务。答卷保存至下一次调查统计"
    "完毕，专人保管，不对外提供（《个人信息保护法》第六条、第十七条）。请在每题选一格：5 非常满意、"
    "4 满意、3 一般、2 不满意、1 非常不满意；不了解的选“不了解”。"
)
_ANONYMOUS = "本卷匿名：卷号与房号不对应，请勿写姓名房号；不足五份的楼栋不单独公布。"
_GRID = (
    Column("序", 10, Align.CENTRE),
    Column("题目", 80),
    *(Column(one, 14, Align.CENTRE) for one in ("5", "4", "3", "2", "1")),
    Column("不了解", 20, Align.CENTRE),
)
_RESULT = (
    Column("题目", 52),
    *(Column(one, 12, Align.RIGHT) for one in ("5", "4", "3", "2", "1")),
    Column("不了解", 16, Align.RIGHT),
    Column("未填", 13, Align.RIGHT),
    Column("满意率", 38, Align.RIGHT),
    Column("上次", 16, Align.RIGHT),
    Column("均分", 14, Align.RIGHT),
)
_RULE = (
    "题满意率 =（5 + 4）÷（5 至 1 各分之和），不了解、未填、无效卷和逾期卷不计。满意度指数 ="
    " 各题均分按权重平均 × 20（0—100），不含总体题；指数不是满意率，两者不可混用。没有作答的写“—”。"
    "无效卷：未填过半，或除核对题外各题全同且与核对题相差三分以上。"
)


def questionnaire(
    one: Survey | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """A questionnaire: the purpose and privacy lines, the questions as a grid, open lines."""
    parts = _page(one)
    title = one.title if one else "业主满意度调查"
    return Sheet(f"{title}问卷", estate, parts, printed_at, one.number if one else "", head,
                 format=on)  # fmt: skip


def _page(one: Survey | None, no: int = 0, home: str = "") -> tuple[Part, ...]:
    """A questionnaire's page: its number and home where they are known."""
    questions: tuple[Question, ...] = one.questions if one else parsed(SEED)
    anonymous = one is not None and one.anonymous
    until = full_day(one.last_day) if one else ""
    rows = tuple((str(n), q.text, *["☐"] * 6) for n, q in enumerate(questions, 1))
    where = ("楼栋", "") if anonymous else ("房号", home)
    return (
        Fields.of(
            ("卷号", str(no) if no else "", "入住年数", ""),
            (*where, "身份", "☐ 业主  ☐ 租户"),
        ),
        Plain(_PRIVACY + (_ANONYMOUS if anonymous else "")),
        Table(_GRID, rows),
        Fields.of(("最满意一项", "", "最需改进一项", "")),
        Prose("意见建议", "", lines=2),
        Plain(
            f"感谢您的支持！请交前台或投入意见箱，截止 {until or '＿＿＿＿'}。日期：＿＿＿＿＿＿"
        ),
    )


def numbered(
    one: Survey | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Every sheet that goes out, a page each with its number; a named one with its home (V13)."""
    parts: list[Part] = []
    asked = {each.no: each.home for each in surveys.sample_of(one.id)} if one else {}
    for no in range(1, (one.handed if one else 1) + 1):
        parts += [Turn()] if parts else []
        parts += _page(one, no if one else 0, asked.get(no, ""))
    title = one.title if one else "业主满意度调查"
    number = one.number if one else ""
    return Sheet(f"{title}问卷", estate, tuple(parts), printed_at, number, head, format=on)


def homes(
    one: Survey | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Which homes are asked, for handing the sheets out; an anonymous one has no numbers (V14)."""
    asked = surveys.sample_of(one.id) if one else []
    codes = {each.home_id: each.home for each in asked}
    told = f"{one.share}%，种子 {one.seed}" if one else ""
    handed = f"在住 {one.homes} 户，发 {one.handed} 份" if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(("抽样", told, "发放", handed)),
        Table(_ASKED, tuple(_asked(each, codes) for each in asked), 0 if one else 20),
        Signatures((Signature("发放人", "按名单发放"), Signature("主管"))),
    )
    number = one.number if one else ""
    return Sheet("调查发放登记表", estate, parts, printed_at, number, head, format=on)


_ASKED = (
    Column("卷号", 20, Align.CENTRE),
    Column("房号", 40),
    Column("替换", 40),
    Column("发放日期", 34),
    Column("签收", 40),
    Column("收回", 20, Align.CENTRE),
)


def _asked(each: Asked, codes: Mapping[int, str]) -> tuple[str, ...]:
    instead = f"替 {codes.get(each.instead_of, '')}" if each.instead_of else ""
    number = str(each.no) if each.no else ""
    return number, each.home, instead, "", "", "已收" if each.returned else ""


def result(
    one: Survey | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The figures with their n, bars, buildings, the last one beside, what follows; signed."""
    parts: list[Part] = []
    if one is None:
        parts += [Fields.of(("调查", "", "截止", "")), Table(_RESULT, (), 15, "各题")]
    else:
        parts += _filled(one)
    parts += [Prose("改进措施", "", lines=3), Plain(_RULE), _signatures()]
    number = one.number if one else ""
    return Sheet("满意度调查统计报告", estate, tuple(parts), printed_at, number, head, format=on)


def _filled(one: Survey) -> list[Part]:
    found, earlier = surveys.results(one), surveys.before(one)
    last = surveys.results(earlier) if earlier else None
    parts: list[Part] = [
        Fields.of(
            ("调查", one.title, "截止", full_day(one.last_day)),
            ("方式", _way(one), "抽样", f"{one.share}%，种子 {one.seed}"),
            ("发放率", _told(found.out), "回收率", _told(found.back)),
            ("有效率", _told(found.fit), "逾期、另附", f"{found.late}、{found.beside}"),
            ("总满意率", _told(found.whole), "满意度指数", found.index.text),
        ),
        Table(_RESULT, tuple(_row(q, last) for q in found.questions), 0, "各题"),
        Bars(
            tuple(Bar(q.question.text, q.rate.text, q.rate.tenths) for q in found.questions),
            one.goal * 10,
            f"题满意率（竖线为目标 {one.goal}%）",
        ),
    ]
    if found.groups:
        parts += [_buildings(found)]
    if last is not None and earlier is not None:
        change = f"{earlier.number}：总满意率 {_told(last.whole)}，指数 {last.index.text}"
        parts += [Fields.of(("上次", change))]
    return [*parts, _follows(one)]


def _way(one: Survey) -> str:
    return "匿名" if one.anonymous else "记名"


def _told(rate: Rate) -> str:
    return rate.text


def _row(one: Answered, last: Results | None) -> tuple[str, ...]:
    then = last.rate_of(one.question.text) if last else None
    marks = tuple(str(one.marks[mark_]) for mark_ in reversed(MARKS))
    before = (
        "" if then is None or then.tenths is None else f"{then.tenths // 10}.{then.tenths % 10}"
    )
    return (
        *(one.question.text, *marks, str(one.unknown), str(one.blank), one.rate.text, before),
        _mean(one.mean),
    )


def _mean(exact: Fraction | None) -> str:
    if exact is None:
        return "—"
    hundredths = rounded(exact * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _buildings(found: Results) -> Table:
    columns = (
        Column("楼栋", 40),
        Column("有效卷", 30, Align.RIGHT),
        Column("总满意率", 60, Align.RIGHT),
    )
    rows = tuple(
        (
            one.name,
            str(one.sheets) if one.rate else "",
            one.rate.text if one.rate else "份数少，不列",
        )
        for one in found.groups
    )
    return Table(columns, rows, 0, "分楼栋")


def _follows(one: Survey) -> Table:
    columns = (
        Column("低于目标或下降", 60),
        Column("满意率", 50),
        Column("上次", 50),
        Column("原因", 40),
    )
    rows = tuple(
        (
            each.question.text,
            each.rate.text,
            each.last.text if each.last else "",
            "、".join(("低于目标",) * each.under + ("下降",) * each.fell),
        )
        for each in surveys.shortfalls(one)
    )
    return Table(columns, rows, 0 if rows else 1, "须改进（转整改）")


def _signatures() -> Signatures:
    return Signatures(
        (
            Signature("统计人", "数据与原卷一致"),
            Signature("主管"),
            Signature("经理", "同意公布"),
        )
    )


def asked_result(one: Survey) -> tuple[SheetKind, str]:
    """How a survey's result is asked for."""
    return SURVEY_RESULT, one.subject


SHEETS = Sheets(
    {
        QUESTIONNAIRE: about(SURVEYS, QUESTIONNAIRE, "questionnaire", questionnaire),
        SURVEY_SHEETS: replace(
            about(SURVEYS, SURVEY_SHEETS, "survey-sheets", numbered), blanks=(), long=True
        ),
        SURVEY_HOMES: about(SURVEYS, SURVEY_HOMES, "survey-homes", homes),
        SURVEY_RESULT: about(SURVEYS, SURVEY_RESULT, "survey-result", result),
    },
    (
        command(SURVEYS, QUESTIONNAIRE, "questionnaire", mark("the questionnaire of a survey")),
        command(SURVEYS, SURVEY_SHEETS, "survey-sheets", mark("a survey's numbered sheets")),
        command(SURVEYS, SURVEY_HOMES, "survey-homes", mark("the homes that a survey asks")),
        command(SURVEYS, SURVEY_RESULT, "survey-result", mark("the result of a survey")),
    ),
)
