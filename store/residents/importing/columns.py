"""What the columns of other systems' spreadsheets mean, by their names."""

from __future__ import annotations

import re
from enum import StrEnum

from store.inputs import halfwidth, mark


class Field(StrEnum):
    """What a column may hold; ``IGNORE`` is known to be of no use here.

    ``SAME`` and ``APART`` are said of numbers that are alike, ``TAKE`` and ``LEAVE`` of people
    whom the file adds where somebody was erased.
    """

    LEVEL = "level"
    CODE = "code"
    BUILDING = "building"
    UNIT = "unit"
    ROOM = "room"
    KIND = "kind"
    AREA = "area"
    NAME = "name"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    SEX = "sex"
    ROLE = "role"
    RELATION = "relation"
    SINCE = "since"
    EMPLOYER = "employer"
    ADDRESS = "address"
    CONTACT = "contact"
    CONTACT_PHONE = "contact_phone"
    NUMBER = "number"
    PLATE = "plate"
    MODEL = "model"
    COLOUR = "colour"
    SPACE = "space"
    NOTE = "note"
    IGNORE = "ignore"
    SAME = "same"
    APART = "apart"
    TAKE = "take"
    LEAVE = "leave"


TITLES: dict[Field, str] = {
    Field.LEVEL: mark("District or phase"),
    Field.CODE: mark("Home number"),
    Field.BUILDING: mark("Building"),
    Field.UNIT: mark("Unit"),
    Field.ROOM: mark("Room"),
    Field.KIND: mark("Kind"),
    Field.AREA: mark("Area in m²"),
    Field.NAME: mark("Name"),
    Field.PHONE: mark("Phone"),
    Field.ID_NUMBER: mark("ID number"),
    Field.SEX: mark("Sex"),
    Field.ROLE: mark("Resident's role"),
    Field.RELATION: mark("Relation to the owner"),
    Field.SINCE: mark("Moved in on"),
    Field.EMPLOYER: mark("Employer"),
    Field.ADDRESS: mark("Postal address"),
    Field.CONTACT: mark("Emergency contact"),
    Field.CONTACT_PHONE: mark("Emergency contact's phone"),
    Field.NUMBER: mark("Owner's number"),
    Field.PLATE: mark("Plate"),
    Field.MODEL: mark("Make"),
    Field.COLOUR: mark("Colour"),
    Field.SPACE: mark("Parking space"),
    Field.NOTE: mark("Note"),
    Field.IGNORE: mark("Not needed"),
    Field.SAME: mark("The same home"),
    Field.APART: mark("Another home"),
    Field.TAKE: mark("Take them in: they are others"),
    Field.LEAVE: mark("Leave them out"),
}
_OF_NO_COLUMN = (Field.SAME, Field.APART, Field.TAKE, Field.LEAVE)
OF_A_COLUMN = tuple(field for field in Field if field not in _OF_NO_COLUMN)

# The better name first: where a sheet has several for one field, the first one found counts.
_NAMES: dict[Field, str] = {
    Field.LEVEL: (
        "小区 小区名称 项目 项目名称 楼盘 楼盘名称 区域 区域名称 片区 组团 "
        "组团名称 苑 苑区 园区 园区名称 区 分区 管理区 管理处 地块 分期 期 期数 期次 项目分期 社区 "
        "estate project community district phase garden zone"
    ),
    Field.CODE: (
        "房屋编码 房屋全称 房屋名称 房产 房产名称 房间全称 房屋地址 住址 门牌 门牌号 "
        "楼栋单元房号 home homecode homenumber house houseno address apartment apartmentno apt "
        "aptno property propertyno"
    ),
    Field.BUILDING: (
        "楼栋 栋 幢 楼号 栋号 幢号 楼栋号 楼栋编号 楼栋名称 楼幢 楼宇 楼宇名称 楼 座 座号 "
        "栋座 building buildingno buildingnumber block blockno blk tower towerno"
    ),
    Field.UNIT: "单元 单元号 单元编号 单元名称 门洞 梯 unit unitno unitnumber entrance staircase",
    Field.ROOM: (
        "房号 室号 房间号 房间 房屋编号 房屋号 房间编号 房屋 室 户号 门号 房间名称 商铺号 "
        "商铺编号 铺号 room roomno roomnumber flat flatno door doorno"
    ),
    Field.KIND: "房屋类型 房产类型 物业类型 房屋性质 房屋用途 用途 业态 hometype propertytype",
    Field.AREA: "建筑面积 收费面积 计费面积 房屋面积 面积 建面 产权面积 area builtarea size",
    Field.NAME: (
        "业主姓名 业主名称 业主 姓名 住户姓名 住户名称 住户 客户名称 客户姓名 产权人 "
        "产权人姓名 户主 户主姓名 人员姓名 成员姓名 租户 租户姓名 租户名称 租客 name owner "
        "ownername resident residentname fullname"
    ),
    Field.PHONE: (
        "手机号 手机号码 手机 联系电话 电话 电话号码 联系方式 移动电话 业主电话 业主手机 "
        "业主手机号 住户电话 本人手机 phone phonenumber mobile mobilephone tel telno telephone "
        "telephoneno cell cellphone cellno mobileno mobilenumber phoneno contact contactno "
        "contactnumber contactphone"
    ),
    Field.ID_NUMBER: (
        "身份证号 身份证号码 身份证 证件号码 证件号 证件编号 业主身份证 业主身份证号 idnumber "
        "idno idcard idcardno idcardnumber passport passportno"
    ),
    Field.SEX: "性别 sex gender",
    Field.ROLE: (
        "业主类型 住户身份 住户类型 人员类型 人员身份 身份 成员类型 客户类型 角色 residenttype role"
    ),
    Field.RELATION: "与业主关系 与户主关系 与产权人关系 家庭关系 关系 relation relationship",
    Field.SINCE: ("入住日期 入住时间 入伙日期 交房日期 交房时间 迁入日期 movein moveindate since"),
    Field.EMPLOYER: (
        "工作单位 单位名称 就业单位 服务单位 任职单位 工作单位名称 employer workplace"
    ),
    Field.ADDRESS: (
        "通讯地址 邮寄地址 通信地址 联系地址 邮政地址 postaladdress mailingaddress postaddress"
    ),
    Field.CONTACT: (
        "紧急联系人 紧急联络人 应急联系人 紧急联系人姓名 紧急联络人姓名 应急联系人姓名 "
        "emergencycontact emergencycontactname"
    ),
    Field.CONTACT_PHONE: (
        "紧急联系电话 紧急联系人电话 紧急联系人手机 紧急联系人手机号 紧急联系人联系方式 "
        "紧急联络电话 紧急联络人电话 应急联系电话 应急联系人电话 紧急电话 emergencyphone "
        "emergencycontactphone emergencycontactno"
    ),
    Field.NUMBER: "业主编号 业主编码 客户编号 客户编码 住户编号 ownernumber ownerno ownerid",
    Field.PLATE: (
        "车牌号 车牌 车牌号码 车辆号牌 号牌 plate plateno platenumber licenceplate licenseplate "
        "carplate vehicleno vehicleplate vehiclenumber carno registrationno"
    ),
    Field.MODEL: "车品牌 品牌 车型 车辆品牌 品牌型号 make model car",
    Field.COLOUR: "颜色 车身颜色 车辆颜色 colour color",
    Field.SPACE: "车位编码 车位编号 车位号 车位 停车位 parkingspace "
    "parkingspaceno parkingno parkinglot space carpark lot",
    Field.NOTE: "备注 备注信息 note notes remark remarks comment",
    Field.IGNORE: (
        "序号 编号 年龄 楼层 房屋楼层 所在楼层 总层数 是否有电梯 房屋户型 户型 户型结构 "
        "室内面积 套内面积 公摊面积 使用面积 租金 房屋费用 费用开始时间 房屋状态 状态 "
        "停车场编号 停车场类型 车类型 出租还是出售 开始时间 结束时间 "
        "民族 国籍 职业 证件类型 出生日期 籍贯 邮箱 原因 reason no serial floor age "
        "layout status"
    ),
}
_KNOWN = {name: field for field, names in _NAMES.items() for name in names.split()}
_RANK = {name: rank for names in _NAMES.values() for rank, name in enumerate(names.split())}


def bare(header: str) -> str:
    """A column's name without stars, brackets and what stands in them, spaces and case."""
    name = re.sub(r"[(【\[].*?[)】\]]|[*:：\s_/.#-]", "", halfwidth(header)).lower()
    return name.removesuffix("必填").removesuffix("选填")


def field_of(header: str) -> Field | None:
    """What a column of this name holds, None when the name isn't known."""
    name = bare(header)
    return _KNOWN.get(name) or _KNOWN.get(re.sub("^(所属|所在)", "", name))


def rank(header: str) -> int:
    """How good a name is for its field, 0 the best."""
    return _RANK.get(bare(header), len(_RANK))


_PHONE = re.compile(r"1[3-9]\d{9}")
_ID = re.compile(r"\d{17}[\dXx]")
_PLATE = re.compile(r"[\u4e00-\u9fff][A-Za-z][·]?[0-9A-Za-z]{5,6}")


def looks_like(values: list[str]) -> Field | None:
    """What most of the filled cells look like, if they look like something personal."""
    filled = [value for value in values if value][:50]
    for field, form in ((Field.PHONE, _PHONE), (Field.ID_NUMBER, _ID), (Field.PLATE, _PLATE)):
        if filled and sum(bool(form.fullmatch(v)) for v in filled) * 2 > len(filled):
            return field
    return None
