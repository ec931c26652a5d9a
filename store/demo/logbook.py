"""What the demo's assistants write into the duty log, by the time of day."""

from __future__ import annotations

from dataclasses import dataclass

from store.dutylog import Category

C = Category


@dataclass(frozen=True)
class Event:
    """One entry; ``at_home``: it concerns a home; ``outcome``: of its follow-up the next day."""

    category: Category
    what: str
    handled: str
    at_home: bool = False
    outcome: str = ""


MORNING = (
    Event(C.CALL, "业主来电问停车证到期怎么换", "告知带行驶证来前台，当天可换", True),
    Event(C.CALL, "业主来电反映快递放在门口不见了", "调监控，系邻居代收，已取回", True),
    Event(
        C.CALL,
        "自来水公司来电，周四夜间冲洗管网",
        "记下时间，拟通知张贴各单元",
        False,
        "通知已贴各单元大堂并发业主群",
    ),
    Event(C.CALL, "业主来电要补物业费发票", "转财务，约明天来取", True, "发票已交业主，签收"),
    Event(C.VISIT, "新租客来登记，带租约和证件", "核对复印存档，发门禁卡一张", True),
    Event(
        C.VISIT,
        "业主来办装修申请，缺图纸",
        "资料清单已给，约后天补交",
        True,
        "图纸已补交，转工程组审核",
    ),
    Event(C.VISIT, "街道网格员来访，核对空置房", "提供楼栋空置数，未给个人资料"),
    Event(C.VISIT, "访客二人看房，由中介带领", "登记证件，电话核实业主同意后放行", True),
    Event(C.PARCEL, "代收挂号信一封", "通知业主，已放信件柜 3 号格", True),
    Event(C.PARCEL, "代收生鲜一箱，业主上班", "放冷藏柜，业主下班取", True),
    Event(C.NOTICE, "张贴电梯年检通知", "各单元大堂和电梯轿厢各一张"),
    Event(C.NOTICE, "发布消杀通知，周六上午九点", "业主群、公告栏同时发布"),
    Event(C.PATROL, "大堂及门前巡视", "地面干净，灯具完好，门禁正常"),
    Event(C.PATROL, "陪同工程组检查屋面", "三栋屋面落水口有落叶，已清理"),
    Event(C.FACILITY, "二栋二单元电梯年检", "维保与检验人员到场，停梯一小时，合格"),
    Event(C.FACILITY, "大堂自动门感应迟钝", "报工程组，擦拭感应窗后正常"),
    Event(C.FACILITY, "一栋消防水箱液位偏低", "通知工程组补水，请明天复看", False, "复看液位正常"),
    Event(C.ENVIRONMENT, "北门绿化带枯枝较多", "通知绿化单位修剪", False, "已修剪清运"),
    Event(C.ENVIRONMENT, "单元门口有宠物粪便", "保洁五分钟内清理，群内提醒"),
    Event(C.SECURITY, "外卖车逆行进地库", "秩序部劝离，提醒岗亭核查"),
    Event(
        C.ESCALATION, "业主对漏水赔偿方案不同意，要见负责人", "已报主管王主管，约下午三点面谈", True
    ),
    Event(C.OTHER, "领取打印纸两包、签字笔一盒", "已登记物品台账"),
)
EVENING = (
    Event(C.CALL, "业主来电问夜间施工是否允许", "告知 18:00 后不得有噪声施工，记录楼号", True),
    Event(C.CALL, "业主来电说家里老人走失", "通知各岗，二十分钟后在花园找到，送回家", True),
    Event(
        C.CALL,
        "业主来电要求调看停车刮擦录像",
        "告知程序，请本人带证件来看",
        True,
        "业主已看录像，与对方自行协商",
    ),
    Event(C.VISIT, "业主来取代收文件", "核对身份，签字取走", True),
    Event(C.VISIT, "家政二人进户保洁", "电话核实业主同意，押证件放行，已离开", True),
    Event(C.PARCEL, "快递柜满，快递员要求放前台", "告知不代收贵重件，放临时架六件"),
    Event(C.PARCEL, "业主寄存雨伞和钥匙扣一个", "登记，约明早取", True, "业主已取走"),
    Event(C.PATROL, "巡视大堂、信报箱、休息区", "无异常，关休息区空调"),
    Event(C.PATROL, "配合秩序部查车位占用", "三辆外来车已联系挪走"),
    Event(C.FACILITY, "一栋大堂一盏筒灯不亮", "已报工程组更换", False, "已更换"),
    Event(C.FACILITY, "车库道闸识别慢", "重启识别相机后恢复"),
    Event(C.ENVIRONMENT, "垃圾桶满溢，有异味", "通知保洁加清一次"),
    Event(C.ENVIRONMENT, "儿童滑梯旁有积水", "保洁清扫，放防滑牌"),
    Event(C.SECURITY, "陌生人尾随进单元门", "秩序部上前询问，系访客走错楼，已引导", True),
    Event(C.SECURITY, "电动车进电梯报警", "劝返车主，告知规定", True),
    Event(
        C.ESCALATION,
        "一户反映楼上多次渗水未解决",
        "已报主管王主管，转工程组出方案",
        True,
        "方案已出，两户同意，周末施工",
    ),
    Event(C.NOTICE, "明早八点停电检修，再次群内提醒", "已提醒，电梯口放告示牌"),
    Event(C.ABSENCE, "离岗：送老人上楼", "三栋，请秩序部代看前台；8 分钟后返岗", True),
    Event(C.OTHER, "捡到小学生校服一件", "放失物柜，群内招领", False, "失主已认领"),
)
NIGHT = (
    Event(C.PATROL, "夜间巡视大堂与各单元门", "门禁全部闭合，无异常"),
    Event(C.PATROL, "查看监控主机与录像", "16 路画面正常，录像连续"),
    Event(C.SECURITY, "门岗报有人在花园大声喧哗", "秩序部劝离，业主已回家"),
    Event(C.SECURITY, "业主忘带门禁卡", "核对登记照片后开门", True),
    Event(
        C.FACILITY,
        "消防主机报一条探头故障",
        "现场查看无烟火，复位后正常，报工程组",
        False,
        "探头已清洁，测试正常",
    ),
    Event(C.FACILITY, "地库水泵启动一次", "集水井水位正常，已记录"),
    Event(C.ABSENCE, "离岗：到大堂外指引救护车", "秩序部代看前台；6 分钟后返岗"),
    Event(C.CALL, "业主来电说邻居家音乐声大", "秩序部上门劝导，声音已小", True),
    Event(C.CALL, "业主来电询问跳闸怎么合", "电话指导合闸，已恢复", True),
    Event(
        C.ENVIRONMENT,
        "大风，门前广告牌晃动",
        "秩序部放倒固定，早班请通知广告公司",
        False,
        "广告公司已加固",
    ),
    Event(C.OTHER, "夜班交接物品整理", "台面整理完毕，充电器归位"),
)

# The emergency plan for people caught in a lift, step by step (D6): minutes after the call.
TRAPPED = (
    (
        0,
        C.EMERGENCY,
        "电梯困人：一栋一单元轿厢停在五、六层之间，内有两人",
        "安抚被困人员，嘱不要扒门",
    ),
    (1, C.EMERGENCY, "按预案第一步：通知维保单位和工程组", "维保答复 15 分钟内到，赵师傅先到机房"),
    (3, C.ESCALATION, "电梯困人已上报", "已告知主管王主管、经理陈经理"),
    (16, C.EMERGENCY, "按预案第二步：维保人员到场", "断电，盘车至六层"),
    (24, C.EMERGENCY, "两人平安走出", "询问身体无不适，送水，留下联系电话；电梯停用待检"),
    (75, C.EMERGENCY, "维保出具检查单，电梯恢复运行", "原因：门锁触点接触不良，已更换；通知张贴"),
)
SLIP = "更正：上条所记房号有误，处理情况不变"
NOT_YET = "对方尚未回复，再约一天"
