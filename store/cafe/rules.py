"""The source's rules of the café (CR1–CR32), every row, the misprints put right as marked.

The source numbers its parts 1, 2, 3, 4, 5 and 8: 6 and 7 are missing there.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule of service: its code, the source's part, its words; ``{site}`` is the estate."""

    code: str
    part: str
    text: str


_GREETING = "1 迎接客人"
_SEATING = "2 客户入座"
_MENU = "3 出示酒单"
_ORDERING = "4 点单"
_SERVING = "5 饮料服务"
_LEAVING = "8 送别客户"
RULES = (
    Rule("CR1", _GREETING, "上班时必须穿干净整洁的工服并配戴工号牌"),
    Rule("CR2", _GREETING, "提前15分钟到达工作岗位,检查本职工作"),
    Rule(
        "CR3",
        _GREETING,
        "对照员工手册上的有关仪容仪表的规定,进行着装的检查,并接受上级的岗位检查及培训",
    ),
    Rule("CR4", _GREETING, "准备接待客户"),
    Rule(
        "CR5",
        _SEATING,
        "以最标准的引领姿势引领客户到餐桌前,为客户挑选最好的台位或是客户自己喜欢的台位",
    ),
    Rule("CR6", _SEATING, "使用“您这边请”礼貌用语"),
    Rule("CR7", _SEATING, "要随时关注客户"),
    Rule("CR8", _SEATING, "引领客户时步伐的快慢应与客户一致,保持与客户1米——1.5米"),
    Rule("CR9", _SEATING, "应把客户带到令客户感到满意的地方"),
    Rule(
        "CR10",
        _SEATING,
        "应主动拉椅子请客户坐下…女士优先,而且椅子必须从桌下拉出来,服务员应站在椅子"
        "后面,当客户坐下时,常拉着椅子并用脚抵住椅子的后腿",
    ),
    Rule("CR11", _MENU, "(酒单)是体现咖啡吧水准的舞台"),
    Rule("CR12", _MENU, "1)酒单递给客人时,应保持酒单打开状态"),
    Rule("CR13", _MENU, "2)酒单应从右边双手呈交给客户,酒单正面对着客户"),
    Rule("CR14", _MENU, "3)开始工作之前必须掌握: 每日特色饮品; 没有的项目"),
    Rule("CR15", _MENU, "要用正确的酒单服务; 酒单必须干净、完整; 女士优先,陪同最后"),
    Rule("CR16", _ORDERING, "1)必须告诉客户每日特色品种和没有项目"),
    Rule("CR17", _ORDERING, "2)如客户点的饮品没有必须立刻通知客户"),
    Rule("CR18", _ORDERING, "3)如客户赶时间应尽快给客户点单"),
    Rule("CR19", _ORDERING, "4)应该按正确的顺序点单"),
    Rule("CR20", _ORDERING, "5)上错饮品给客户是不礼貌,不予接受的,所有在岗服务员必须知道这一点"),
    Rule("CR21", _ORDERING, "6)客户入座好后应该问:“女士/先生,您需要什么饮品”"),
    Rule(
        "CR22",
        _ORDERING,
        "7)打开酒单递给客户,从右边双手,称呼:“女士/先生,这是我们这里可以提供的饮品”",
    ),
    Rule("CR23", _ORDERING, "8)服务员应清楚各式饮品的配料及制作方法。掌握并介绍有关酒单的知识"),
    Rule("CR24", _ORDERING, "9)服务人员掌握的知识应主动向客户推荐;酒单上没有打印出的不得推荐"),
    Rule("CR25", _ORDERING, "10)不要向客户推荐三种以上的饮品"),
    Rule("CR26", _ORDERING, "11)准备向客户介绍的知识 · 12)介绍有关酒单的知识"),
    Rule("CR27", _SERVING, "1)尽快把饮品送上桌,为饮品报名,注意不要打扰客户"),
    Rule(
        "CR28",
        _SERVING,
        "2)所有饮料应用托盘服务或餐车上: 单手托盘; 杯子要平稳的放在托盘上或餐车上",
    ),
    Rule(
        "CR29",
        _SERVING,
        "3)饮品应用右手从客户的右侧服务(在不打扰客户和保证安全的情况下)或在外侧"
        "上饮品; 酒杯轻拿轻放,手指必须放在杯子的底部; 在客户身后时提醒:“对不起"
        ",先生/女士”",
    ),
    Rule(
        "CR30",
        _SERVING,
        "4)在客户的饮料用完之前应问是否需要续杯; 每次添加必须重复饮料名称。“您需"
        "要再加一杯矿泉水吗,先生/女士?”拿走脏杯子,摆上个新杯子,同时把用过的器皿"
        "拿走,例如搅拌棒等",
    ),
    Rule("CR31", _LEAVING, "客户准备离开: 1)客户站起时帮客人拉椅子——女士优先,尊者优先"),
    Rule(
        "CR32",
        _LEAVING,
        "2)尽可能的送客户至销售大厅外,面带笑容:“再见,女士/先生,欢迎您再次光临"
        "。”,“谢谢您的光临,祝您愉快。”,“希望您再次来到{site}”",
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}
