"""Duties to report: what, by whom, to whom, when, where to."""


def texts(report) -> tuple[str, ...]:
    return tuple(field.text if field else "" for field in (report.by, report.what, report.to))


def test_who_sends_what_to_whom(facts_of):
    facts = facts_of(
        "一、保障措施",
        "（一）加强调度。市大气办建立通报机制，各县（市、区）、市直各有关部门于每月5日前报送进展情况。",
        "（二）市电力部门每月10日前将企业用电量等相关数据报市生态环境局。",
        "（三）名单于2023年12月12日前报省大气办，邮箱：dqb@ningshan.example。",
        "（四）响应终止后7日内，指挥部办公室向市政府和省生态环境厅报送书面总结。",
    )
    assert [texts(report) for report in facts.reports] == [
        ("各县（市、区）、市直各有关部门", "进展情况", ""),
        ("市电力部门", "企业用电量等相关数据", "市生态环境局"),
        ("", "名单", "省大气办"),
        ("指挥部办公室", "书面总结", "市政府和省生态环境厅"),
    ]
    monthly, _, dated, counted = facts.reports
    assert monthly.times[0].recurrence is not None
    assert monthly.times[0].recurrence.day == 5
    assert [time.due.isoformat() for time in dated.times if time.due] == ["2023-12-12"]
    assert [field.text for field in dated.mails] == ["dqb@ningshan.example"]
    assert counted.within is not None
    assert counted.within.text == "响应终止后7日内"


def test_words_that_only_look_like_reporting_are_none(facts_of):
    facts = facts_of(
        "一、保障措施",
        "（一）加强预警预报，做好信息报送。",
        "（二）施工单位落实施工前申报备案制度。",
        "（三）鼓励公众举报环境违法行为。",
    )
    assert facts.reports == ()
