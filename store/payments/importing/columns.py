"""What a column of a bank's or a channel's file may hold, and how such files call it ($37)."""

from __future__ import annotations

import re
from enum import StrEnum

from store.inputs import halfwidth, mark
from store.receipts import Method

METHOD = "@method"  # what is answered for the whole file, not for a column


class Field(StrEnum):
    """What a column holds."""

    DATE = "date"
    AMOUNT = "amount"
    OUT = "out"
    SIGN = "sign"
    STATE = "state"
    REFERENCE = "reference"
    PAYER = "payer"
    HOME = "home"
    BILL = "bill"
    SAID = "said"
    IGNORE = "ignore"


TITLES = {
    Field.DATE: mark("Day of the payment"),
    Field.AMOUNT: mark("Amount that came in"),
    Field.OUT: mark("Amount that went out"),
    Field.SIGN: mark("In or out"),
    Field.STATE: mark("Whether it succeeded"),
    Field.REFERENCE: mark("Payment number"),
    Field.PAYER: mark("Payer"),
    Field.HOME: mark("Home"),
    Field.BILL: mark("Bill no."),
    Field.SAID: mark("What the payer wrote"),
    Field.IGNORE: mark("Nothing of use here"),
}
METHODS = (Method.TRANSFER, Method.WECHAT, Method.ALIPAY, Method.DEBIT, Method.CARD)
NEEDED = (Field.DATE, Field.AMOUNT)
_NAMES = {
    Field.DATE: (
        "交易日期 记账日期 入账日期 入账时间 交易时间 日期 时间 收款日期 收款时间 "
        "到账日期 到账时间 缴费日期 缴费时间 付款时间 支付时间 扣款日期 扣款时间 "
        "交易创建时间 发生时间 清算日期 date time"
    ),
    Field.AMOUNT: (
        "金额 收入 收入金额 贷方发生额 贷方金额 贷方 存入 存入金额 收款金额 实收金额 "
        "交易金额 发生额 缴费金额 付款金额 支付金额 入账金额 到账金额 订单金额 "
        "扣款金额 贷 amount credit"
    ),
    Field.OUT: "支出 支出金额 借方发生额 借方金额 借方 支取 支取金额 转出金额 借 debit",
    Field.SIGN: "收/支 收支 收支标志 借贷标志 借贷 资金方向 交易方向 借贷方向",
    Field.STATE: "状态 当前状态 交易状态 支付状态 扣款结果 扣款状态 处理结果 结果 返回信息",
    Field.REFERENCE: (
        "流水号 交易流水号 银行流水号 交易单号 交易号 交易订单号 支付宝交易号 "
        "微信支付单号 凭证号 交易凭证号 参考号 检索参考号 业务流水号 支付流水号 "
        "账务流水号 核心流水号 reference"
    ),
    Field.PAYER: (
        "付款人 付款方 付款人名称 付款人户名 付款户名 对方户名 对方名称 对方账户名 "
        "对方单位 对方单位名称 交易对方 交款人 缴费人 户名 业主 业主姓名 客户名称 "
        "客户姓名 姓名 payer"
    ),
    Field.HOME: (
        "房号 房间号 房屋 房屋编号 户号 单元房号 缴费户号 用户编号 用户号 门牌号 home room"
    ),
    Field.BILL: "账单号 账单编号 缴费单号 bill",
    Field.SAID: (
        "摘要 附言 用途 备注 交易备注 交易附言 留言 客户附言 商品 商品说明 说明 "
        "交易摘要 对方附言 remark"
    ),
    Field.IGNORE: (
        "序号 余额 账户余额 交易后余额 本方账号 本方户名 对方账号 对方账户 对方开户行 "
        "对方行名 币种 商户单号 商家订单号 商户订单号 支付方式 收/付款方式 交易类型 "
        "交易分类 交易渠道 交易网点 柜员号 手续费 服务费"
    ),
}
_OF_NAME = {name: field for field, names in _NAMES.items() for name in names.split()}
_UNIT = re.compile(r"[(（\[][^)）\]]*[)）\]]|[\s:：*]")
OUTGOING = frozenset(["支出", "支", "借", "借方", "出账", "转出", "付款", "d", "out"])
FAILED = re.compile(r"失败|关闭|退款|撤销|未成功|未支付|冲正|不足|fail", re.IGNORECASE)


def field_of(name: str) -> Field | None:
    """What a column of this name holds, None when nobody knows."""
    return _OF_NAME.get(_UNIT.sub("", halfwidth(name)).lower())
