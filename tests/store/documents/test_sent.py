"""Letters sent and notices posted: numbered once signed, frozen, and naming nobody (O22, O23)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import answers, clock, documents, residents, tickets
from store.desk.settings import change_own
from store.documents import (
    Checking,
    CoSigning,
    DocumentSettings,
    InStage,
    Kind,
    LetterOut,
    LetterText,
    NewLetterOut,
    Numbering,
    Outcome,
    OutStage,
    Posting,
    Receipt,
    Sealing,
    Sending,
    SigningLetter,
    Source,
    TakingDown,
    Void,
)
from store.documents.naming import must_name_nobody
from store.engine import database
from store.errors import Forbidden, Refused
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.store.documents.test_received import in_hand, waiting

TEXT = {
    "title": "关于清洗水箱的函",
    "body": "兹定于下周清洗。",
    "sent_to": "平安街道办",
    "copies": 3,
}


def drafted(by: Staff, **told: object) -> LetterOut:
    return documents.draft(NewLetterOut.model_validate(TEXT | told), by=by)


def signed(by: Staff, signer: Staff, **told: object) -> LetterOut:
    one = drafted(by, **told)
    documents.check(one.id, Checking(), by=signer)
    return documents.sign(one.id, SigningLetter(pin=PIN), by=signer)


def sealed(by: Staff, signer: Staff, **told: object) -> LetterOut:
    one = signed(by, signer, **told)
    documents.number(one.id, Numbering(), by=by)
    return documents.seal(one.id, Sealing(sealed_by=signer.name), by=by)


def test_a_letter_has_its_number_only_once_it_is_signed(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O22: drafted, checked, co-signed, signed, numbered, sealed, sent, signed for."""
    one = drafted(assistant)
    assert (one.number, one.doc_number) == ("NG-2026-0001", "")
    with pytest.raises(Refused, match="not possible"):
        documents.number(one.id, Numbering(), by=assistant)
    with pytest.raises(Refused, match="not possible"):
        documents.seal(one.id, Sealing(sealed_by="周"), by=assistant)
    documents.check(one.id, Checking(), by=supervisor)
    documents.cosign(one.id, CoSigning(cosigned="工程部 李师傅 同意"), by=assistant)
    assert waiting("letter_out") == ["letter_out.to_sign"]
    documents.sign(one.id, SigningLetter(pin=PIN), by=supervisor)
    assert documents.letter_out(one.id).doc_number == ""
    assert documents.number(one.id, Numbering(), by=assistant).doc_number == "物函〔2026〕1号"
    documents.seal(one.id, Sealing(sealed_by="周经理", seals=2), by=assistant)
    sent = documents.send(one.id, Sending(copies_kept=1), by=assistant)
    assert (sent.envelope, sent.left) == ("SF-2026-0001", 1)
    after = documents.receive(one.id, Receipt(receipt_by="王科员"), by=assistant)
    assert (after.stage, waiting("letter_out")) == (OutStage.RECEIVED, [])


def test_edit_voids_approval_and_says_so(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """G10, Q32: who checked or co-signed has to do so again, and the book says it."""
    one = drafted(assistant)
    documents.check(one.id, Checking(), by=supervisor)
    documents.cosign(one.id, CoSigning(cosigned="工程部 同意"), by=assistant)
    text = LetterText.model_validate(TEXT | {"title": "关于清洗水池的函"})
    after = documents.change(one.id, text, by=assistant)
    assert (after.stage, after.checked_by, after.cosigned) == (OutStage.DRAFT, None, "")
    assert after.struck == "标题：关于清洗水箱的函"
    with pytest.raises(Refused, match="not possible"):
        documents.sign(one.id, SigningLetter(pin=PIN), by=supervisor)


def test_asker_cannot_approve(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """G10, Q33: nobody checks or signs what they drafted."""
    one = drafted(supervisor)
    with pytest.raises(Forbidden, match="four eyes"):
        documents.check(one.id, Checking(), by=supervisor)
    documents.check(one.id, Checking(), by=assistant)
    with pytest.raises(Forbidden, match="four eyes"):
        documents.sign(one.id, SigningLetter(pin=PIN), by=supervisor)
    with pytest.raises(Forbidden):
        documents.sign(one.id, SigningLetter(pin=PIN), by=assistant)


def test_draft_is_not_submitted(assistant: Staff, time: Clock) -> None:
    """G10, Q34: a draft asks nobody for anything until it is checked."""
    drafted(assistant)
    assert waiting("letter_out") == []


def test_a_signed_text_is_frozen(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """O22: another text is another number; the table refuses it, too, and verify finds it."""
    one = signed(assistant, supervisor)
    with pytest.raises(Refused, match="frozen"):
        documents.change(one.id, LetterText.model_validate(TEXT), by=assistant)
    with pytest.raises(Exception, match="frozen"), database.write():
        documents.LETTERS_OUT.table.update(one.id, body="别的")
    (proof,) = answers.of("documents").proofs.values()
    assert list(proof(database.db)) == []
    with database.write():
        documents.LETTERS_OUT.table.update(one.id, sent_to="别人")
    assert list(proof(database.db)) == [one.subject]


def test_a_number_is_given_once_and_a_void_letter_keeps_it(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """G11, Q35, Q37: each kind has a series of its own, without a hole."""
    first = signed(assistant, supervisor)
    documents.number(first.id, Numbering(), by=assistant)
    documents.void_out(first.id, Void(reason="不再需要"), by=assistant)
    second = signed(assistant, supervisor)
    assert documents.number(second.id, Numbering(), by=assistant).doc_number == "物函〔2026〕2号"
    notice = signed(assistant, supervisor, kind=Kind.POSTER)
    assert documents.number(notice.id, Numbering(), by=assistant).doc_number == "物告〔2026〕1号"
    assert documents.letter_out(first.id).doc_number == "物函〔2026〕1号"
    with pytest.raises(Exception, match="given once"), database.write():
        documents.LETTERS_OUT.table.update(first.id, doc_number="物函〔2026〕9号")


def test_a_reply_gives_its_number_to_what_it_answers(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O20, O26: what lacks its reply is known."""
    asked = in_hand(assistant, source=Source.AUTHORITY, sender="平安街道办")
    assert asked.lacks_reply
    with pytest.raises(Refused, match="No letter of ours"):
        documents.finish(
            asked.id, Outcome(result="已复", reply_number="物函〔2026〕7号"), by=assistant
        )
    with pytest.raises(Refused, match="no such thing"):
        drafted(assistant, reply_to="LW-2026-0009")
    one = signed(assistant, supervisor, reply_to=asked.number)
    documents.number(one.id, Numbering(), by=assistant)
    after = documents.letter_in(asked.id)
    assert (after.reply_number, after.lacks_reply) == ("物函〔2026〕1号", False)
    done = documents.finish(asked.id, Outcome(result="已复"), by=assistant)
    assert (done.stage, done.reply_number) == (InStage.DONE, "物函〔2026〕1号")
    assert done.ticket_id is not None
    assert tickets.get(done.ticket_id).result == "已复（物函〔2026〕1号）"


def test_a_letter_that_nobody_signed_for_stands_on_today(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O26: what lacks its receipt."""
    one = sealed(assistant, supervisor)
    with pytest.raises(Refused, match="one goes"):
        documents.send(one.id, Sending(copies_kept=3), by=assistant)
    documents.send(one.id, Sending(), by=assistant)
    time.pass_(days=7)
    assert (waiting("letter_out"), documents.letter_out(one.id).late(clock.today())) == ([], False)
    time.pass_(days=1)
    assert waiting("letter_out") == ["letter_out.no_receipt"]
    assert documents.letter_out(one.id).late(clock.today())


def test_a_notice_that_hangs_too_long_shows_until_it_is_down(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """O23."""
    one = sealed(assistant, supervisor, kind=Kind.POSTER)
    with pytest.raises(Refused, match="posted, not sent"):
        documents.send(one.id, Sending(), by=assistant)
    until = clock.today() + timedelta(days=2)
    documents.post(one.id, Posting(posted_at="大堂", post_until=until), by=assistant)
    seen = []
    for day in range(5):
        if waiting("letter_out"):
            seen.append((day, documents.letter_out(one.id).late(clock.today())))
        time.pass_(days=1)
    assert seen == [(2, False), (3, True), (4, True)]
    down = documents.take_down(one.id, TakingDown(), by=assistant)
    assert (down.stage, waiting("letter_out")) == (OutStage.DOWN, [])


@pytest.mark.parametrize(
    "body",
    [
        "请联系 13812341234",
        "张某，440301199001011234",
        "1栋2单元305室欠费 2,300 元",
        "3-0501 拖欠物业费三个月",
        "逾期未缴名单\n2-1-0402 张女士",
    ],
)
def test_a_notice_names_nobody_and_nobodys_debt(body: str, desk: object) -> None:
    """F6, O23: refused at the field, whatever the reason given for names."""
    with pytest.raises(Refused) as refused:
        must_name_nobody("通知", body, "委员名单")
    assert refused.value.field == "body"


@pytest.mark.parametrize(
    "body",
    [
        "因管道检修，2026-12-01 09:00 至 12:00 停水，咨询 0755-88123401。",
        "请欠费业主尽快到前台缴费。",
        "1栋至3栋将于 2026-12-01 清洗外墙，请关窗。",
        "305室至308室走廊施工，请绕行。",
    ],
)
def test_a_notice_says_what_it_has_to(body: str, desk: object) -> None:
    must_name_nobody("通知", body, "")


def test_a_residents_name_stands_for_a_reason_only(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """F6: the law has elected members posted; anybody else is left out."""
    home = residents.add_home(NewHome(code="1-0101", area=88), by=supervisor)
    residents.move_in(home.id, NewPerson(name="张惠文"), by=supervisor)
    body = {"kind": Kind.POSTER, "body": "业主委员会委员：张惠文。"}
    with pytest.raises(Refused, match="张惠文"):
        drafted(assistant, **body)
    assert drafted(assistant, **body, names="业委会选举公示").kind is Kind.POSTER
    assert drafted(assistant, body="张惠文女士：来函收悉。").kind is Kind.LETTER


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(course=st.lists(st.sampled_from(["函", "告", "void"]), max_size=6))
def test_numbers_of_each_kind_have_no_gap(
    course: list[str], assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """G11: whatever becomes of letters, "find gaps" lists none."""
    kinds = {"函": Kind.LETTER, "告": Kind.POSTER}
    for each in course:
        if each == "void":
            documents.void_out(signed(assistant, supervisor).id, Void(reason="废"), by=assistant)
        else:
            one = signed(assistant, supervisor, kind=kinds[each])
            documents.number(one.id, Numbering(), by=assistant)
    for sign in kinds:
        held = sorted(
            int(one.doc_number.partition("〕")[2][:-1])
            for one in documents.letters_out()
            if sign in one.doc_number.partition("〔")[0]
        )
        assert held == list(range(1, len(held) + 1))


def test_the_short_name_is_the_estates(manager: Staff, assistant: Staff, time: Clock) -> None:
    change_own("documents", DocumentSettings(short="金物"), by=manager)
    one = signed(assistant, manager)
    assert documents.number(one.id, Numbering(), by=assistant).doc_number == "金物函〔2026〕1号"
