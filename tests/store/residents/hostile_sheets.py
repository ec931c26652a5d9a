"""Spreadsheets of mixed traps with known truth: what each cell must become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from store.cells import Sheet

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰玉英文建国红梅"


@dataclass(frozen=True)
class Cell:
    """A cell, and what of it must be kept; one that is ``named`` must be told with its row."""

    text: str
    kept: tuple[str, ...] = ()
    named: bool = False
    refused: bool = False


@dataclass
class Truth:
    """A row of data: its home, and its cells by the figure that they hold."""

    number: int
    code: str
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass
class Made:
    """A sheet, its rows of data, how many others it has, and columns that nobody knows."""

    sheet: Sheet
    truths: list[Truth]
    others: int
    unknown: list[str]


HEADERS = {
    "name": ("业主姓名", "业主", "产权人"),
    "phone": ("业主电话", "手机号", "联系电话*", "移动电话"),
    "id": ("身份证号", "证件号码"),
    "sex": ("性别", "Sex"),
    "since": ("入住日期", "交房时间"),
    "tenant": ("租户姓名", "租客"),
    "tenant phone": ("租户电话", "租客手机号"),
    "relative": ("家属姓名", "配偶姓名"),
    "relative phone": ("家属电话", "配偶手机"),
    "area": ("建筑面积", "面积(㎡)"),
    "plate": ("车牌号", "车牌"),
    "note": ("备注", "备注信息"),
    "unknown": ("幸运数字", "宠物", "x1"),
}
PEOPLE = {"name": "phone", "tenant": "tenant phone", "relative": "relative phone"}


class Maker:
    """Makes sheets from a seed; no name, number or plate stands in two cells."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._next = self.random.randrange(1000)

    def made(self) -> Made:
        """One sheet."""
        kinds = self._kinds()
        headers = {kind: self.random.choice(HEADERS[kind]) for kind in kinds}
        place = self.random.choice(("apart", "whole", "headed"))
        levels = self.random.random() < 0.2
        front = {"apart": ["楼栋", "单元", "房号"], "whole": ["房屋编码"], "headed": ["房号"]}[
            place
        ]
        top = [*(["分期"] if levels else []), *front, *headers.values()]
        rows = [[self.random.choice(("住户资料", "填写说明：请勿修改"))] for _ in range(self._n(3))]
        if place == "headed":
            rows.append(["3栋2单元"])
        rows.append(top)
        truths: list[Truth] = []
        others = 0
        for at in range(self.random.randint(4, 9)):
            if self.random.random() < 0.1:
                rows.append(["小计", *[""] * (len(top) - 2), "3"])
                others += 1
            phase = f"{'一二'[at % 2]}期" if levels else ""
            self._row(rows, truths, kinds, place, phase, at)
        unknown = [headers[kind] for kind in kinds if kind == "unknown"]
        return Made(Sheet("表", tuple(map(tuple, rows))), truths, others, unknown)

    def _kinds(self) -> list[str]:
        kinds = ["name", *(["phone"] if self.random.random() < 0.8 else [])]
        for who, phone in (("tenant", "tenant phone"), ("relative", "relative phone")):
            if self.random.random() < 0.3:
                kinds += [who, phone]
        further = [k for k in ("id", "sex", "since") if self.random.random() < 0.4]
        kinds[1:1] = further
        kinds += [k for k in ("area", "plate", "note", "unknown") if self.random.random() < 0.4]
        return kinds

    def _row(
        self, rows: list[list[str]], truths: list[Truth], kinds: list[str], place: str,
        phase: str, at: int,
    ) -> None:  # fmt: skip
        room, refused = f"{at // 4 + 1}{at % 4 + 1:02}", False
        shown = room
        if self.random.random() < 0.1:
            shown, refused = self.random.choice(
                ((f"{room}/{int(room) + 1}", True), (f"{room}、{int(room) + 1}", True),
                 ("2024-03-02", True), (f"{room}室", False), (f"{room}.0", False)),
            )  # fmt: skip
        number = {"apart": f"1-2-{room}", "whole": f"5-1-{room}", "headed": f"3-2-{room}"}[place]
        front = {
            "apart": [self.random.choice(("1", "1栋", "1.0", "01")), "2单元", shown],
            "whole": [f"5-1-{shown}" if not shown.startswith("2024") else shown],
            "headed": [shown],
        }[place]
        cells = {kind: self._cell(kind) for kind in kinds}
        for name, phone in PEOPLE.items():
            if len(cells.get(phone, Cell("")).kept) > 1 and name in cells:
                cells[phone] = Cell("") if cells[name].refused else cells[phone]
        truth = Truth(len(rows) + 1, "-".join(filter(None, (phase, number))), dict(cells))
        if refused:
            truth.cells["room"] = Cell(shown, refused=True)
        rows.append([*([phase] if phase else []), *front, *(c.text for c in cells.values())])
        truths.append(truth)

    def _cell(self, kind: str) -> Cell:
        if kind == "name":
            return self._name() if self.random.random() > 0.05 else Cell("")
        if kind in PEOPLE:
            return self._name() if self.random.random() < 0.5 else Cell("")
        if kind.endswith("phone"):
            return self.random.choice(list(self._phones()))
        further: Iterator[Cell] = getattr(self, f"_{kind}s")()
        return self.random.choice([Cell(""), *further])

    def _name(self) -> Cell:
        a, b = self._person(), self._person()
        return self.random.choices(
            [Cell(a, (a,)), Cell(f"{a[0]}　 {a[1:]}", (a,)), Cell(f"{a}、{b}", (a, b)),
             Cell(f"{a} {b}", refused=True), Cell("#N/A", named=True)],
            [20, 2, 2, 1, 1],
        )[0]  # fmt: skip

    def _phones(self) -> Iterator[Cell]:
        a, b = f"13{self._n():09}", f"15{self._n():09}"
        yield from (Cell(""), Cell(a, (a,)), Cell(f"{a}.0", (a,)), Cell(f"{a[:3]} {a[3:]}", (a,)))
        yield Cell(f"{a}/{b}", (a, b))
        yield Cell(f"0755-2{self._n():07}-801", (f"07552{self._next:07}-801",))
        yield from (Cell(text, named=True) for text in (a[:-1], f"{a}(妻)", "1.38E+10", "#REF!"))

    def _ids(self) -> Iterator[Cell]:
        number = f"E{self._n():08}"
        yield Cell(number, (number,))
        yield Cell("4.40306195001017E+17", named=True)
        yield Cell("110105194912310021", named=True)

    def _sexs(self) -> Iterator[Cell]:
        yield from (Cell("男", ("male",)), Cell("女性", ("female",)), Cell("1", named=True))

    def _sinces(self) -> Iterator[Cell]:
        yield from (Cell("42845", ("2017-04-20",)), Cell("2017年4月20日", ("2017-04-20",)))
        yield from (Cell(text, named=True) for text in ("2017-12", "4/20/2017", "17-4-20"))

    def _areas(self) -> Iterator[Cell]:
        yield from (Cell("89.5", ("8950",)), Cell("89.5㎡", ("8950",)), Cell("大", named=True))

    def _plates(self) -> Iterator[Cell]:
        plate, other = f"粤B{self._n():05}", f"粤B{self._n():05}"
        yield from (Cell(plate, (plate,)), Cell(f"{plate}/{other}", (plate, other)))
        yield from (Cell("?", named=True), Cell("无牌"))

    def _notes(self) -> Iterator[Cell]:
        yield Cell(f"第{self._n()}条", (f"第{self._next}条",))
        yield Cell("=B2", named=True)

    def _unknowns(self) -> Iterator[Cell]:
        yield Cell(f"u{self._n()}")

    def _person(self) -> str:
        n = self._n()
        first, n = n % len(SURNAMES), n // len(SURNAMES)
        return SURNAMES[first] + GIVEN[n % len(GIVEN)] + GIVEN[n // len(GIVEN) % len(GIVEN)]

    def _n(self, below: int = 0) -> int:
        if below:
            return self.random.randrange(below)
        self._next += 1
        return self._next
