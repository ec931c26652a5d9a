"""A shop's file: the five that agree, documents, papers that expire, changes told (I24-I28)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from store import agenda, answers, clock, journal, licences, shops
from store.errors import Refused
from store.licences import Renewal
from store.residents import HomeKind
from store.rights import Staff
from store.shops import (
    BreachKind,
    CheckStage,
    Closing,
    Document,
    Good,
    Licensing,
    NewPermit,
    News,
    NotHere,
    SeenTo,
    Shop,
    SignedDocument,
    Stage,
    Told,
)
from tests.conftest import Clock
from tests.store.shops.fronts import CODE, TODAY, WHO, at_home, entered, licensed, reviewed, wrong


def waiting(thing: str = "shop") -> list[str]:
    there = agenda.everything(clock.now())
    return [one.kind for one in there if one.subject.startswith(f"{thing}:")]


def told(shop: Shop, news: News, what: str, by: Staff, days: int = 5, phone: str = "") -> Shop:
    given = Told(news=news, begins=TODAY + timedelta(days=days), what=what, phone=phone)
    return shops.tell(shop.id, given, by=by)


def test_a_shop_is_reviewed_within_a_month_and_signs_four_documents(
    assistant: Staff, time: Clock
) -> None:
    """I24, I25: the review is due a month after it came in, what is not signed is told."""
    one = entered(assistant, since=TODAY - timedelta(days=20))
    assert one.review_due == TODAY + timedelta(days=10)
    assert (one.missing, waiting()) == (list(Document), ["shop.to_review", "shop.to_sign"])
    for document in Document:
        one = shops.sign(one.id, SignedDocument(document=document), by=assistant)
    assert (one.missing, one.fire_on, waiting()) == ([], TODAY, ["shop.to_review"])
    licensed(one, assistant)
    reviewed(one, assistant)
    assert (shops.get(one.id).stage, waiting()) == (Stage.AGREES, [])


def test_each_mismatch_is_a_finding_of_its_own(assistant: Staff, time: Clock) -> None:
    """I24: 照、证、铺、人、业; G9."""
    one = licensed(entered(assistant), assistant)
    check = reviewed(one, assistant, 0, 3)
    assert (check.stage, check.wrong) == (CheckStage.COMPLETE, 2)
    found = answers.findings().of_source(check.subject)
    assert len(found) == 2 and all(each.open for each in found)
    assert shops.get(one.id).stage is Stage.DIFFERS
    reviewed(one, assistant)
    assert shops.get(one.id).stage is Stage.AGREES


def test_without_its_licence_a_shop_is_not_reviewed(assistant: Staff, time: Clock) -> None:
    one = entered(assistant)
    with pytest.raises(Refused, match="licence first"):
        shops.review(one.id, WHO, by=assistant)


def test_an_expired_paper_never_agrees(assistant: Staff, time: Clock) -> None:
    """Q40: an expired licence or permit cannot be chosen as good; Q38: its last day holds."""
    one = licensed(entered(assistant), assistant, until=TODAY)
    days = {"issued": TODAY - timedelta(days=300), "expires": TODAY - timedelta(days=1)}
    gone = NewPermit.model_validate({"called": "食品经营许可证", "no": "JY1"} | days)
    shops.permit(one.id, gone, by=assistant)
    check = shops.review(one.id, WHO, by=assistant)
    shops.good(check.id, 0, Good(), by=assistant)
    with pytest.raises(Refused, match="does not agree"):
        shops.good(check.id, 1, Good(), by=assistant)
    (paper,) = shops.papers(one.id)
    new = Renewal(no="JY2", issued=TODAY, expires=TODAY + timedelta(days=365))
    licences.renew(paper.id, new, by=assistant)
    assert [each.no for each in shops.papers(one.id)] == ["JY2"]
    shops.good(check.id, 1, Good(), by=assistant)
    time.pass_(days=1)
    with pytest.raises(Refused, match="does not agree"):
        shops.good(check.id, 0, Good(), by=assistant)


def test_an_expired_licence_stays_listed_and_on_today(assistant: Staff, time: Clock) -> None:
    """Q39: what has expired is not hidden; G12: 30 and 7 days before, and on the day."""
    one = licensed(entered(assistant), assistant, until=TODAY + timedelta(days=40))
    seen = []
    for day in range(45):
        if "shop.expiring" in waiting():
            seen.append(day)
            if len(seen) < 4:
                shops.follow(one.id, SeenTo(told="已催办"), by=assistant)
        time.pass_(days=1)
    assert seen == [10, 33, 40, 41, 42, 43, 44]
    listed = [each.subject for each in licences.every()]
    assert one.subject in listed


def test_a_review_looks_at_each_line_and_permits_alone_may_not_apply(
    assistant: Staff, time: Clock
) -> None:
    """G7: not looked at is not in order."""
    check = shops.review(licensed(entered(assistant), assistant).id, WHO, by=assistant)
    with pytest.raises(Refused, match="by itself"):
        shops.rest(check.id, shops.Rest(), by=assistant)
    with pytest.raises(Refused, match="Only permits"):
        shops.not_here(check.id, 0, NotHere(reason="无"), by=assistant)
    check = shops.not_here(check.id, 1, NotHere(reason="零售无需许可"), by=assistant)
    assert (check.left, check.wrong) == ([0, 2, 3, 4], 0)
    shops.mismatch(check.id, 2, wrong(), by=assistant)
    with pytest.raises(Refused, match="on record"):
        shops.good(check.id, 2, Good(), by=assistant)


def test_a_change_is_told_before_and_voids_the_review(assistant: Staff, time: Clock) -> None:
    """I28, G10: another trade, name or holder is reviewed anew; told late is on record as late."""
    one = licensed(entered(assistant), assistant)
    reviewed(one, assistant)
    one = told(one, News.TRADE, "火锅", assistant)
    assert (one.trade, one.stage) == ("火锅", Stage.TO_REVIEW)
    reviewed(one, assistant)
    assert told(one, News.FIT_OUT, "换门头", assistant).stage is Stage.AGREES
    one = told(one, News.HOLDER, "黄丽", assistant, days=-3, phone="13700130009")
    assert (one.operator, one.phone, one.stage) == ("黄丽", "13700130009", Stage.TO_REVIEW)
    assert journal.of_kind(one.subject, "shop.told")[-1].payload["late"]
    assert "黄丽" not in str([each.words for each in journal.of_subject(one.subject)])
    with pytest.raises(Refused, match="another phone"):
        told(one, News.NAME, "新店", assistant, phone="13700130009")


def test_a_dwelling_used_as_a_shop_needs_the_owners_consent(assistant: Staff, time: Clock) -> None:
    """I28, 民法典 279: without it, it is a breach that may be reported at once."""
    one = entered(assistant, "1-1-0101", HomeKind.HOME)
    (breach,) = shops.breaches_of(one.id)
    assert (breach.kind, breach.reportable) == (BreachKind.DWELLING, True)
    agreed = entered(assistant, "1-1-0102", HomeKind.HOME, consent="2026-11 同意书 12 户")
    assert shops.breaches_of(agreed.id) == []


def test_a_home_has_one_shop_at_a_time_and_the_next_comes_after(
    assistant: Staff, time: Clock
) -> None:
    one = entered(assistant)
    with pytest.raises(Refused, match="close it first"):
        at_home(one.home_id, assistant)
    with pytest.raises(Refused, match="before"):
        shops.close(one.id, Closing(on=TODAY - timedelta(days=1)), by=assistant)
    shops.close(one.id, Closing(reason="转让"), by=assistant)
    assert (shops.get(one.id).stage, waiting()) == (Stage.CLOSED, [])
    assert at_home(one.home_id, assistant, name="新店").stage is Stage.TO_REVIEW


def test_names_are_erased_a_year_after_a_shop_has_left(assistant: Staff, time: Clock) -> None:
    """G17, 个人信息保护法 19: the file stays, who ran it does not."""
    one = licensed(entered(assistant), assistant)
    shops.close(one.id, Closing(), by=assistant)
    lapse = answers.of("shops").lapse
    assert lapse is not None
    time.pass_(days=364)
    lapse()
    assert shops.get(one.id).operator == "刘小军"
    time.pass_(days=2)
    lapse()
    there = shops.get(one.id)
    assert (there.operator, there.phone, there.legal, there.name) == ("", "", "", "湘味小厨")
    assert [each.kind for each in journal.of_subject(one.subject)].count("shop.lapsed") == 1
    lapse()


def test_no_name_and_no_phone_enters_the_journal(assistant: Staff, time: Clock) -> None:
    """F6."""
    one = licensed(entered(assistant), assistant)
    for entry in journal.of_subject(one.subject):
        said = f"{entry.payload} {entry.words}"
        assert "刘小军" not in said and "13700130001" not in said and CODE not in said


def test_a_credit_code_with_a_wrong_check_digit_is_refused() -> None:
    """I18/I24: GB 32100."""
    usual = {"licensee": "店", "legal": "人", "scope": "业", "address": "铺", "founded": TODAY}
    with pytest.raises(ValidationError):
        Licensing.model_validate(usual | {"code": CODE[:-1] + "Q"})


def test_its_phones_are_looked_at_on_record(assistant: Staff, time: Clock) -> None:
    one = shops.reveal(entered(assistant).id, by=assistant)
    assert one.phone == "13700130001"
    assert journal.of_subject(one.subject)[-1].kind == "shop.revealed"
