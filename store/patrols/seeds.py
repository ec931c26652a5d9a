"""The routes that come with the program, to begin a patrol with (I6, service.md §4.1)."""

from __future__ import annotations

from collections.abc import Mapping

from store.patrols.route import Kind, Point

BUILDING = (
    Point("走廊楼梯", "看：灯亮；墙、顶、地面无剥落"),
    Point("门窗", "看、试：门窗完好，能关"),
    Point("消火栓", "看：标识、配件齐全"),
    Point("灭火器", "看：压力在绿区，未过期"),
    Point("防火门", "试：常闭，能自行关上"),
    Point("疏散指示和应急照明", "看、试：亮，方向对"),
    Point("疏散通道", "看：无堆物"),
    Point("报警设备", "看：无故障灯"),
    Point("天台门", "试：手可开，不得上锁"),
    Point("天台", "看：护栏、避雷完好，无占用，雨水口通畅"),
    Point("单元门禁对讲", "试：能开，能通话"),
    Point("电梯轿厢", "试：紧急电话通；看：年检标志未过期"),
    Point("管道井", "看：上锁"),
    Point("楼外立面", "看：管线无渗漏，空调支架牢固，无违规广告"),
    Point("首层和车棚", "看：无电动车入楼、无飞线充电"),
    Point("空置房门窗", "看：关好"),
    Point("装修户", "看：许可证在门"),
)
FIRE = (
    Point("用火用电", "看：无违章"),
    Point("安全出口", "试：畅通，未锁"),
    Point("疏散指示和应急照明", "看：完好"),
    Point("消防设施、器材", "看：在位，标志完整"),
    Point("常闭式防火门", "试：关闭，门下无物"),
    Point("重点部位", "问：人员在岗"),
    Point("消防车道", "看：无占用"),
)
SEEDS: Mapping[Kind, tuple[Point, ...]] = {Kind.BUILDING: BUILDING, Kind.FIRE: FIRE}
