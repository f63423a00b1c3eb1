from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from textwrap import dedent
from typing import Any

import pytest

from corpus.datamodels import Document, ReadFile, SourceFile
from corpus.reading import read_source
from corpus.regions import region_of


def season(first: int) -> tuple[date, date]:
    return date(first, 10, 1), date(first + 1, 3, 31)


# What a person reads off the documents; published is None where no day stands in the file.
EXPECTED: dict[str, dict[str, Any]] = {
    "jincheng-2020": {
        "title": "晋城市2020-2021年秋冬季大气污染综合治理攻坚行动方案",
        "number": "晋市政办〔2020〕56号",
        "issuer": "晋城市人民政府办公室",
        "region": "晋城市",
        "published": date(2020, 10, 28),
        "period": season(2020),
        "publicity": "此件公开发布",
        "addressees": "各县（市、区）人民政府、开发区管委会，市人民政府各委、办、局",
    },
    "jincheng-2021.1": {
        "title": "晋城市市场监督管理局办公室转发《关于印发〈晋城市2021-2022年秋冬季大气污染"
        "综合治理攻坚方案〉的通知》的通知",
        "number": "晋市市监办发〔2021〕133号",
        "issuer": "晋城市市场监督管理局办公室",
        "region": "晋城市",
        "published": date(2021, 11, 29),
        "publicity": "此件主动公开",
        "addressees": "各县（市、区）市场监管局、开发区分局",
        "forwarded_by": None,
    },
    "jincheng-2021.2": {
        "title": "晋城市2021-2022年秋冬季大气污染综合治理攻坚方案",
        "number": "晋市气防〔2021〕5号",
        "issuer": "晋城市大气污染防治工作领导组",
        "region": "晋城市",
        "published": None,
        "period": season(2021),
        "publicity": "此件公开发布",
        "forwarded_by": "jincheng-2021.1",
    },
    "jincheng-2023": {
        "title": "晋城市2023年大气污染防治百日专项整治攻坚行动方案",
        "number": "晋市生态环保委办〔2023〕4号",
        "issuer": "晋城市生态环境保护委员会办公室",
        "region": "晋城市",
        "published": date(2023, 3, 27),
        "period": (date(2023, 3, 26), date(2023, 7, 5)),
        "publicity": "此件依申请公开",
        "contacts": ("联系人：翟云峰 2026823", "邮箱：jcsbjdjk@163.com"),
    },
    "linfen-2024": {
        "title": "临汾市2024—2025年秋冬季大气污染综合治理攻坚行动方案",
        "number": "临政办发〔2024〕40号",
        "issuer": "临汾市人民政府办公室",
        "region": "临汾市",
        "published": date(2024, 12, 6),
        "period": season(2024),
        "addressees": "各县（市、区）人民政府，临汾经济开发区管委会，市直有关部门",
    },
    "yuncheng-2021": {
        "title": "运城市2021-2022年秋冬季大气污染防治攻坚行动方案",
        "number": "运政办发〔2021〕59号",
        "issuer": "运城市人民政府办公室",
        "region": "运城市",
        "published": date(2021, 11, 11),
        "period": season(2021),
    },
    "donglu-2023-forward.1": {
        "number": "东政办函〔2023〕30号",
        "issuer": "东麓县人民政府办公室",
        "region": "东麓县",
        "published": date(2023, 12, 11),
        "publicity": "此件公开发布",
        "contacts": (
            "联系人：步青阳，电话：0990-5554120",
            "联系人：尉迟岸，邮箱：dlx_hb@donglu.example",
        ),
    },
    "donglu-2023-forward.2": {
        "title": "关于加强岁末年初露天焚烧和烟花爆竹污染管控工作的通知",
        "number": "澜气办〔2023〕11号",
        "issuer": "澜山省大气污染防治工作领导小组办公室",
        "region": "澜山省",
        "published": date(2023, 12, 4),
        "period": (date(2023, 12, 1), date(2024, 3, 15)),
        "publicity": None,
        "forwarded_by": "donglu-2023-forward.1",
    },
    "haishu-2023-vocs": {
        "title": "海澍市重点行业挥发性有机物治理实施意见",
        "number": "海环发〔2023〕17号",
        "issuer": "海澍市生态环境局",
        "published": date(2023, 4, 6),
        "publicity": "主动公开",
    },
    "haishu-2025-vocs": {
        "title": "海澍市挥发性有机物与移动源协同治理实施办法",
        "number": "海环发〔2025〕9号",
        "issuer": "海澍市生态环境局、海澍市市场监督管理局、海澍市交通运输局",
        "region": "海澍市",
        "published": date(2025, 4, 18),
    },
    "heyao-2023-emergency": {
        "title": "河曜市重污染天气应急预案（2023年修订）",
        "number": "河政发〔2023〕15号",
        "issuer": "河曜市人民政府",
        "region": "河曜市",
        "published": date(2023, 9, 25),
    },
    "ningzhu-2024-emergency": {
        "title": "宁渚市空气重污染应急预案",
        "number": "宁政办字〔2024〕18号",
        "region": "宁渚市",
        "published": date(2024, 8, 20),
    },
    "songyan-2023-plan": {
        "title": "松堰市2023年大气污染防治工作要点",
        "number": "松政办〔2023〕21号",
        "issuer": "松堰市人民政府办公室",
        "published": date(2023, 3, 17),
        "period": (date(2023, 1, 1), date(2023, 12, 31)),
    },
    "songyan-2024-plan": {
        "number": "松政办〔2024〕17号",
        "published": date(2024, 2, 26),
        "period": (date(2024, 1, 1), date(2024, 12, 31)),
    },
    "tongya-2023-offpeak": {
        "title": "关于做好2023—2024年度采暖季工业企业错峰生产工作的通知",
        "number": "铜工信联发〔2023〕46号",
        "issuer": "铜崖市工业和信息化局、铜崖市生态环境局",
        "region": "铜崖市",
        "published": date(2023, 10, 24),
        "period": (date(2023, 11, 20), date(2024, 3, 10)),
        "publicity": "主动公开",
    },
    "yunling-2022-plan": {
        "title": "云岭市2022—2023年秋冬季大气污染防治攻坚实施方案",
        "number": "云政办发〔2022〕63号",
        "issuer": "云岭市人民政府办公室",
        "region": "云岭市",
        "published": date(2022, 10, 9),
        "period": season(2022),
    },
}


@pytest.fixture(scope="module")
def documents(file_of: Callable[[str], ReadFile]) -> Mapping[str, Document]:
    names = dict.fromkeys(name.split(".")[0] for name in EXPECTED)
    return {d.id: d for name in names for d in file_of(name).documents}


def test_no_file_gives_a_document_too_many_or_too_few(documents: Mapping[str, Document]) -> None:
    assert set(documents) == set(EXPECTED)


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, row in EXPECTED.items() for field in row]
)
def test_metadata(documents: Mapping[str, Document], name: str, field: str) -> None:
    document = documents[name]
    found: Any
    if field == "period":
        found = document.period and (document.period.start, document.period.end)
    else:
        found = getattr(document, field)
    assert found == EXPECTED[name][field]


def read(source: str) -> Document:
    text = dedent(source).strip()
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=text)).documents
    return document


def test_web_page_header_gives_the_metadata() -> None:
    document = read(
        """
        索 引 号：000014672/2023-00123    主题分类：生态环境
        发文机关：云岭市人民政府办公室    成文日期：2023年03月01日
        标　　题：云岭市人民政府办公室关于印发云岭市扬尘治理方案的通知
        发文字号：云政办发〔2023〕12号    发布日期：2023-03-05
        公开方式：主动公开
        云岭市人民政府办公室
        关于印发云岭市扬尘治理方案的通知
        各县（市、区）人民政府：
        现将《云岭市扬尘治理方案》印发给你们。
        云岭市扬尘治理方案
        一、目标
        到2023年底，扬尘明显减少。
        """
    )
    assert document.title == "云岭市扬尘治理方案"
    assert document.number == "云政办发〔2023〕12号"
    assert document.issuer == "云岭市人民政府办公室"
    assert document.published == date(2023, 3, 1)
    assert document.publicity == "主动公开"
    assert document.addressees == "各县（市、区）人民政府"


def test_order_and_what_it_makes_public_are_one_document() -> None:
    document = read(
        """
        云岭市人民政府令
        第 15 号
        《云岭市扬尘污染防治办法》已经市政府常务会议通过，现予公布，自2023年5月1日起施行。
        市长　张某
        2023年3月5日
        云岭市扬尘污染防治办法
        第一章　总　则
        第一条　为了防治扬尘污染，制定本办法。
        """
    )
    assert document.title == "云岭市扬尘污染防治办法"
    assert document.number == "云岭市人民政府令第15号"
    assert (document.issuer, document.region) == ("云岭市人民政府", "云岭市")
    assert document.published == date(2023, 3, 5)


def test_statute_without_a_number_has_its_day_from_the_note_under_the_title() -> None:
    document = read(
        """
        云岭市大气污染防治条例
        （2019年9月27日云岭市第五届人民代表大会常务委员会第二十次会议通过）
        第一章　总　则
        第一条　为了防治大气污染，制定本条例。
        第二条　本条例自2020年1月1日起施行。
        """
    )
    assert (document.number, document.region) == (None, "云岭市")
    assert document.published == date(2019, 9, 27)


def test_red_head_with_spaced_letters_is_closed_up() -> None:
    document = read(
        """
        云 岭 市 人 民 政 府 文 件
        云政发〔2023〕3 号
        云岭市人民政府
        关于公布禁燃区的通告
        为改善空气质量，现通告如下。
        云岭市人民政府
        二〇二三年二月三日
        """
    )
    assert document.issuer == "云岭市人民政府"
    assert document.title == "云岭市人民政府关于公布禁燃区的通告"
    assert document.published == date(2023, 2, 3)


def test_document_of_a_unit_that_names_no_place_is_about_the_place_it_speaks_of() -> None:
    document = read(
        """
        市生态环境局关于开展检查的通知
        一、范围
        运城市盐湖区、运城市河津市、运城市永济市重点企业，由运城市生态环境综合执法队检查。
        """
    )
    assert document.region == "运城市"


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("山西省人民政府办公厅", "山西省"),
        ("云岭市东麓县人民政府", "东麓县"),
        ("内蒙古自治区生态环境厅", "内蒙古自治区"),
        ("青岛市市南区人民政府", "市南区"),
        ("晋城市城区人民政府", "城区"),
        ("大理白族自治州人民政府", "大理白族自治州"),
        ("土右旗人民政府办公室", "土默特右旗"),
        ("临汾经济开发区管委会", None),
        ("市生态环境局", None),
        ("重点区域大气污染防治方案", None),
        ("全市秋冬季攻坚方案", None),
        (None, None),
    ],
)
def test_region_of_a_name(name: str | None, region: str | None) -> None:
    assert region_of(name) == region


def test_days_of_the_season_are_those_that_the_text_gives() -> None:
    text = """宁山市2026—2027年采暖季错峰生产实施方案
一、总则
（一）适用范围。本方案适用于本市工业企业。
（二）采暖季时间。本方案所称采暖季为2026年11月10日至2027年3月20日。
二、措施
（一）焦化行业。停产自2026年12月1日至2027年1月10日。
"""
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=text)).documents
    assert document.period is not None
    assert (document.period.start, document.period.end) == (date(2026, 11, 10), date(2027, 3, 20))


def test_the_days_of_one_part_are_not_those_of_the_document() -> None:
    text = """宁山市2026—2027年秋冬季大气污染综合治理攻坚方案
一、主要目标
2026年10月1日至2027年3月31日，重污染天数控制在5天以内。
二、错峰生产
（一）时段。本轮错峰生产自2026年11月15日起至2027年3月15日止。
"""
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=text)).documents
    assert document.period is not None
    assert (document.period.start, document.period.end) == (date(2026, 10, 1), date(2027, 3, 31))
