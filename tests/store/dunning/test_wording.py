"""No notice threatens with what the law forbids, whatever way it is written ($68, 民法典 944)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store.dunning import DunningSettings, NewStep, StepForAll, forbidden

SUPPLY = [
    "逾期将停水停电", "停 水", "停·水", "停\u200b水", "停\n水", "停㊌", "停⽔",
    "ＴＩＮＧＳＨＵＩ", "ting dian",
    "停止对贵户供水", "斷電", "切断贵户的燃气", "掐 电", "拉闸", "限制用电",
    "停.止.供.暖", "暂停供应天然气",
    "We will cut off your water", "w a t e r will be cut off",
]  # fmt: skip
ENTRY = [
    "禁止进入小区", "不让您的车进小区", "门禁卡将被停用", "电梯卡将锁定", "取消车位",
    "车位将被收回", "不予放行车辆",
    "限 制 通 行", "禁-止-停-车", "禁止乘坐电梯", "暂停车辆识别，道闸不再抬杆", "ｎｏ ｅｎｔｒｙ",
]  # fmt: skip
LAWFUL = [
    "请缴纳停车费、水费", "关于物业费的通知，咨询电话 88886666",
    "停车费和电费合计", "欠缴水费、电费",
    "请于七日内缴清，逾期我们将依法向人民法院起诉。", "如有异议请到前台", "停车位管理费三个月",
    "不能按时缴纳的可以分期", "不再另行通知，请到小区前台缴费", "无法接通电话，请回电", "",
]  # fmt: skip
_SIGNS = st.text(alphabet=" ·.-*_/　\u200b\u200d\ufeff，。|~", max_size=3)


@pytest.mark.parametrize("text", SUPPLY + ENTRY)
def test_a_forbidden_threat_is_refused_with_the_article(text: str) -> None:
    for model in (NewStep, StepForAll):
        with pytest.raises(ValidationError) as error:
            model.model_validate({"whom": "x", "text": text})
        (told,) = error.value.errors()
        assert told["loc"] == ("text",) and "民法典 944" in told["msg"]
    with pytest.raises(ValidationError):
        DunningSettings.model_validate({"reply": text})


@pytest.mark.parametrize("text", LAWFUL)
def test_what_is_lawful_may_be_written(text: str) -> None:
    assert forbidden(text) is None
    assert NewStep(whom="x", text=text).text == text


@given(st.sampled_from(["停水", "断电", "停止供暖", "禁止进入", "门禁停用"]), st.data())
def test_no_signs_between_hide_a_threat(threat: str, data: st.DataObject) -> None:
    hidden = "".join(one + data.draw(_SIGNS) for one in threat)
    assert forbidden(f"如不缴费{hidden}") is not None


def test_what_they_answered_is_kept_in_their_words() -> None:
    """Who says that water was cut off is not kept from saying so."""
    assert NewStep(whom="x", said="他说去年停水三天").said
