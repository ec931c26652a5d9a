"""How each event of a survey reads, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "survey.drafted": mark("Survey {number} drafted: {title}"),
    "survey.revised": mark("Survey {number} changed, to be approved again: {title}"),
    "survey.approved": mark("Survey {number} approved[: {remark}]"),
    "survey.published": mark("Survey {number} given out, seed {seed}"),
    "survey.returned": mark("Survey {number}: a home has returned a sheet"),
    "survey.replaced": mark("Survey {number}: a home will not answer, {other} is asked instead"),
    "survey.closed": mark("Survey {number} closed before its last day: {reason}"),
    "survey.counted": mark("Survey {number} counted; {worker} follows up by {due}"),
    "survey.posted": mark("Results of survey {number} to be posted: {measures}"),
    "survey.to_approve": mark("Survey {number} {title}: to be approved"),
    "survey.to_publish": mark("Survey {number} {title}: give it out"),
    "survey.running": mark("Survey {number} {title}: runs until {until}"),
    "survey.to_count": mark("Survey {number} {title}: type in the last sheets and count it"),
    "survey.to_post": mark("Survey {number} {title}: results to be posted"),
    "survey.handed": mark("{title}, until {until}: sheets come in"),
    "survey_sheet.entered": mark("Sheet {no} of survey {survey} typed in[: {words}]"),
    "survey_sheet.again": mark("Sheet {no} of survey {survey} typed in again"),
    "survey_sheet.settled": mark("Sheet {no} of survey {survey} settled by the paper"),
}
CALLED = {"survey": mark("Survey"), "survey_sheet": mark("Survey sheet")}
