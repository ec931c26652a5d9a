"""What the demo's residents report, and what became of it: a desk's everyday words."""

from __future__ import annotations

from dataclasses import dataclass

from store.tickets import Kind, Urgency


@dataclass(frozen=True)
class Report:
    """A report, its result and the minutes of work; a public ``place`` is reported by a patrol."""

    what: str
    worker: str
    result: str
    minutes: int
    kind: Kind = Kind.REPAIR
    urgency: Urgency = Urgency.NORMAL
    place: str = ""


WATER, POWER, WOOD, NETWORK = "王师傅", "赵师傅", "孙师傅", "何师傅"
_URGENT, _PLANNED, _PAID = Urgency.URGENT, Urgency.PLANNED, Kind.PAID

REPAIRS = (
    Report("厨房水槽下方漏水，柜子已经湿了", WATER, "更换下水软管及密封圈，试水 10 分钟无渗漏", 40),
    Report("主卧空调不制冷，外机有异响", POWER, "清洗滤网，紧固外机支架，出风口 14 度", 55),
    Report(
        "客厅跳闸，合上又跳",
        POWER,
        "查出电热水壶漏电，拔除后供电正常，已提醒业主更换",
        25,
        urgency=_URGENT,
    ),
    Report("卫生间地漏反味", WATER, "更换防臭地漏芯，注水封堵", 30),
    Report("马桶水箱一直进水", WATER, "更换进水阀和浮球", 35),
    Report("马桶堵了，冲不下去", WATER, "疏通完毕，取出塑料杯盖一个", 45),
    Report(
        "入户门锁舌卡住，钥匙拔不出来",
        WOOD,
        "锁体上油，调整锁扣板，开关 20 次正常",
        30,
        urgency=_URGENT,
    ),
    Report("次卧窗户关不严，下雨进水", WOOD, "更换胶条并调整滑轮，淋水试验无渗", 50),
    Report("阳台推拉门滑轮掉了", WOOD, "更换滑轮一副，清理滑轨", 40),
    Report("可视对讲没有声音，能看到图像", NETWORK, "更换听筒线，与大堂通话正常", 25),
    Report("可视对讲黑屏", NETWORK, "重新压接水晶头，画面恢复", 30),
    Report("网络时断时续，光猫亮红灯", NETWORK, "弱电箱内光纤接头松动，重新插接，测速正常", 35),
    Report("卫生间排气扇不转", POWER, "更换电容，运转正常", 30),
    Report("走廊感应灯白天也亮", POWER, "调整感光旋钮", 15, place="二栋一单元走廊"),
    Report("楼道灯不亮，老人上下楼不安全", POWER, "更换 LED 灯一只", 15, place="一栋二单元楼道"),
    Report(
        "餐厅顶上有水渍，疑似楼上漏水", WATER, "楼上卫生间防水破损，已约两户现场确认维修方案", 60
    ),
    Report("暖气片接头滴水", WATER, "更换活接垫片，保压半小时无渗漏", 40),
    Report("水压小，热水器点不着火", WATER, "清洗入户水表前过滤网，水压恢复", 30),
    Report("水龙头关不紧", WATER, "更换陶瓷阀芯", 20),
    Report(
        "燃气报警器响，没闻到气味",
        POWER,
        "报警器探头受潮误报，检漏仪复测无泄漏，已请业主开窗",
        20,
        urgency=_URGENT,
    ),
    Report("单元门禁刷卡没反应", NETWORK, "读卡头进水，更换并重做密封", 40, place="二栋二单元大门"),
    Report(
        "电梯里有异味，轿厢灯一闪一闪", POWER, "更换轿厢灯管，通知保洁消毒", 30, place="一栋电梯"
    ),
    Report(
        "地下车库 B1 区有积水", WATER, "排水泵浮球卡住，排除后 20 分钟抽干", 50, place="地下车库"
    ),
    Report("墙面插座没电", POWER, "插座零线松脱，重新压接", 20),
    Report("浴霸一开就跳", POWER, "灯口烧蚀，更换灯口与灯泡", 35),
    Report("洗衣机水龙头接口喷水", WATER, "更换快接头，通水正常", 20, urgency=_URGENT),
    Report("防盗门合页异响，关门要用力", WOOD, "合页上油，紧固螺丝", 20),
    Report("厨房吊柜门掉了下来", WOOD, "更换合页两个", 30),
    Report("阳台栏杆松动", WOOD, "重新植筋固定，承重试验合格", 60, urgency=_URGENT),
    Report("信箱锁坏了，打不开", WOOD, "更换信箱锁，新钥匙两把已交业主", 15),
    Report(
        "玻璃门地弹簧漏油，门不能自动回位",
        WOOD,
        "更换地弹簧",
        60,
        urgency=_PLANNED,
        place="会所大门",
    ),
    Report(
        "屋面天沟落叶多，下雨会堵",
        WATER,
        "清理天沟及雨水斗",
        70,
        urgency=_PLANNED,
        place="三栋屋面",
    ),
)
# What is reported in the small hours.
NIGHT = tuple(report for report in REPAIRS if report.urgency is _URGENT)
PAID = (
    Report("要装一台净水器，材料自备", WATER, "安装完毕，试水正常，单据已签", 50, _PAID, _PLANNED),
    Report("代换客厅吊灯，灯具自备", POWER, "安装完毕，亮灯正常", 45, _PAID, _PLANNED),
    Report("卧室要加装一个插座", POWER, "明线加装五孔插座一个", 40, _PAID, _PLANNED),
    Report("搬家具请帮手两人，约一小时", WOOD, "搬运完毕，电梯已做护板", 60, _PAID, _PLANNED),
    Report("纱窗破了，要换两扇", WOOD, "量尺换纱两扇", 45, _PAID, _PLANNED),
    Report("空调清洗两台", POWER, "拆洗两台，出风正常", 80, _PAID, _PLANNED),
    Report("洗手盆下水要改成墙排", WATER, "改管完毕，通水无渗漏", 70, _PAID, _PLANNED),
    Report("换智能门锁，锁已经买好", WOOD, "安装调试完毕，业主已设密码", 60, _PAID, _PLANNED),
)


@dataclass(frozen=True)
class Question:
    """A complaint or an enquiry, and its answer."""

    what: str
    note: str
    answer: str


COMPLAINTS = (
    Question(
        "楼上半夜拖椅子，吵得睡不着",
        "已上门与楼上沟通",
        "楼上同意给椅脚贴毡垫，十点后不再拖动；已回复业主",
    ),
    Question(
        "装修户中午还在打孔", "秩序部到场制止", "装修负责人已签整改单，12:00–14:00 停工；已回复业主"
    ),
    Question(
        "有人在楼道堆纸箱，消防通道不通", "通知保洁和秩序部", "纸箱已清走，张贴提示；已回复业主"
    ),
    Question(
        "遛狗不牵绳，小孩被吓到",
        "调看监控确认狗主",
        "已找到狗主当面劝导，园区加挂提示牌；已回复业主",
    ),
    Question("车位被别人的车占了", "联系车主挪车", "车主 15 分钟后挪走并致歉；已回复业主"),
    Question("保洁没有按时擦楼梯扶手", "转环境主管核查", "当天已补做，主管加一次抽查；已回复业主"),
    Question("快递柜前电动车乱停", "秩序部现场清理", "划出停车线并增加巡查；已回复业主"),
    Question(
        "广场舞音乐太响，孩子没法写作业", "秩序部劝导", "领队同意八点半结束并调低音量；已回复业主"
    ),
    Question(
        "对面底商油烟飘进客厅", "约商户检查净化器", "商户清洗净化器滤网，一周后复查；已回复业主"
    ),
    Question(
        "电梯等太久，有一部停了两天", "催维保单位到件", "配件已装好，两部电梯恢复运行；已回复业主"
    ),
)
ENQUIRIES = (
    Question("问下季度物业费什么时候交，能不能手机交", "", "告知缴费期与手机缴费方法，业主已明白"),
    Question("想办第二张停车证，需要什么资料", "", "告知需行驶证、房产证明复印件和申请表"),
    Question("要装修，问怎么申请", "", "告知先填申请表，附图纸与装修公司资质，交押金后开工"),
    Question("出租房子要不要来登记", "", "告知请带租约和租客证件复印件来前台登记"),
    Question("问宽带哪几家可以装", "", "告知三家运营商均已入场，给了客服电话"),
    Question("孩子的门禁卡丢了，怎么补", "", "请业主本人带证件来，旧卡当场注销"),
    Question("阳台想封起来，允许吗", "", "告知须按统一样式，先报审；样式图已发业主"),
    Question("问大件垃圾放哪里", "", "告知北门旁临时堆放点，周三、周六清运"),
    Question("问停水通知是不是真的", "", "确认系水务公司计划停水，22:00–次日 5:00"),
    Question("想借活动室给孩子过生日", "", "告知提前三天预约，免费两小时，已登记"),
)

BURST = Report(
    "卫生间水管爆裂，水流到走廊",
    WATER,
    "更换角阀和软管，通水保压一小时无渗漏，走廊已吸干",
    60,
    urgency=_URGENT,
)

WAITS = (
    "需订购配件，供应商两天内到货，业主知情",
    "业主临时外出，改约明天",
    "楼上住户出差，明天回来才能进户检查",
    "需停水施工，已与业主约明天",
    "玻璃要按尺寸定做，业主同意等",
)
WITHDRAWN = (
    "业主来电说自己修好了",
    "业主已请厂家售后上门",
    "重复报修，与上一单同一件事",
)
CALLS = (
    "已向业主说明：师傅在前一户处理跑水，走不开；业主表示理解",
    "已致电致歉：电梯检修耽误，师傅马上到；业主说在家等",
    "已向业主解释人手紧，换另一位师傅过去；业主同意",
    "业主略有不满，已致歉并说明正在取配件",
)
SATISFIED = (
    "师傅很快，也很客气",
    "弄得很干净，谢谢",
    "很好",
    "修好了，没再出问题",
    "",
    "",
    "",
    "服务不错",
)
FAIR = ("修得可以，就是来得慢了点", "还行，地上留了些灰", "一般")
UNHAPPY = ("用了一天又坏了", "还是有点渗", "没修彻底，声音还在")
AGAIN = "回访时业主不满意，重新派人处理"
REPEATED = "重新检查并彻底处理，现场与业主共同试用正常"
CONVENIENT = ("随时", "下午在家", "晚上七点后", "请先打电话", "家里有老人，随时", "", "", "")
