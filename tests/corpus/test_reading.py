from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.datamodels import BlockKind, Document, ReadFile, SourceFile
from corpus.errors import ReaderError
from corpus.reading import document_id, document_ids, read_source

Files = Callable[[str], ReadFile]


def document_in(file_of: Files, name: str) -> Document:
    stem, _, order = name.partition(".")
    return file_of(stem).documents[int(order or 1) - 1]


def paths(document: Document) -> list[str]:
    kinds = (BlockKind.HEADING, BlockKind.CLAUSE)
    return [" > ".join(block.path) for block in document.blocks if block.kind in kinds]


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [block.text.text for block in document.blocks if block.kind == kind]


def test_spans_of_blocks_are_in_order_and_inside_the_document(read_file: ReadFile) -> None:
    for document in read_file.documents:
        starts = [block.text.span.start for block in document.blocks]
        assert starts == sorted(starts)
        assert all(document.span.covers(block.text.span) for block in document.blocks)


def test_mends_stand_where_they_say(read_file: ReadFile) -> None:
    for mend in read_file.mends:
        stood = read_file.source.text[mend.span.start : mend.span.end]
        if len(mend.before) == len(stood) == 1:
            assert stood == mend.before or stood in '"＂'
        assert mend.before != mend.after


@pytest.mark.parametrize(
    ("name", "first"),
    [
        (
            "yuncheng-2021",
            [
                "一、总体要求",
                "二、主要任务（10个任务，39项具体工作）",
                "三、专项督查（执法）检查行动（7项检查）",
            ],
        ),
        ("linfen-2024", ["一、指导思想", "二、攻坚目标", "三、攻坚任务", "四、保障措施"]),
        ("jincheng-2020", ["一、总体要求", "二、有效应对重污染天气"]),
        ("jincheng-2021.2", ["一、总体要求", "二、主要任务", "三、保障措施"]),
        ("jincheng-2023", ["一、整治时间", "二、整治目标", "三、整治任务", "四、保障措施"]),
        ("heyao-2023-emergency", ["第一章 总则", "第二章 组织机构和职责", "第三章 预警"]),
        ("ningzhu-2024-emergency", ["1 总则", "2 组织机构", "3 监测与预警", "4 应急响应"]),
        ("haishu-2025-vocs", ["适用范围", "一、工作目标", "二、VOCs全过程治理"]),
        ("yunling-2022-plan", ["一、攻坚指标", "二、八项行动", "三、推进机制"]),
        ("tongya-2023-offpeak", ["一、时间安排", "二、分行业措施", "三、有关要求", "四、附则"]),
        ("donglu-2023-forward.2", ["一、严控露天焚烧", "二、严控烟花爆竹污染", "三、严控其他污染"]),
    ],
)
def test_outermost_sections(file_of: Files, name: str, first: list[str]) -> None:
    tops = dict.fromkeys(path.split(" > ")[0] for path in paths(document_in(file_of, name)) if path)
    assert [top for top in tops if not top.startswith("附")][: len(first)] == first


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("yuncheng-2021", "一、总体要求 > （三）目标要求 > 1.约束性指标"),
        (
            "yuncheng-2021",
            "二、主要任务（10个任务，39项具体工作） > （八）推进移动源污染治理（7项工作） > 32.",
        ),
        (
            "linfen-2024",
            "三、攻坚任务 > （二）强化工业企业污染减排 > 8.实施工业企业错峰生产 > "
            "（9）石灰窑行业（不包括长流程钢铁和铸造用生铁企业中的石灰窑工序） > ③",
        ),
        ("jincheng-2021.2", "三、保障措施 > （十五）强化考核督查和执纪问责"),
        (
            "heyao-2023-emergency",
            "第四章 响应 > 第三节 Ⅱ级响应 > 第十七条 发布橙色预警的，启动Ⅱ级响应，在Ⅲ级响应的基础"
            "上，增加下列措施 > （二）工业减排",
        ),
        ("ningzhu-2024-emergency", "4 应急响应 > 4.2 三级响应措施 > 4.2.2 移动源"),
        ("haishu-2025-vocs", "二、VOCs全过程治理 > （五）分行业要求 > 汽修"),
    ],
)
def test_deep_path_is_complete(file_of: Files, name: str, path: str) -> None:
    assert path in paths(document_in(file_of, name))


@pytest.mark.parametrize(
    ("name", "annexes"),
    [
        ("yuncheng-2021", ["附件1", "附件2", "附件3"]),
        ("jincheng-2020", ["附件"]),
        ("jincheng-2021.2", ["附件"]),
        ("jincheng-2023", ["附件"]),
        ("linfen-2024", []),
        ("ningzhu-2024-emergency", ["附件1", "附件2"]),
        ("donglu-2023-forward.2", ["附1", "附2"]),
        ("yunling-2022-plan", ["附件1", "附件2"]),
    ],
)
def test_annexes(file_of: Files, name: str, annexes: list[str]) -> None:
    document = document_in(file_of, name)
    labels = [text for text in texts(document, BlockKind.ATTACHMENT) if "：" not in text]
    assert labels == annexes
    roots = dict.fromkeys(p.split(" ")[0] for p in paths(document) if p.startswith("附"))
    assert list(roots) == annexes


def test_page_of_another_document_is_taken_out_and_kept_on_record(file_of: Files) -> None:
    file = file_of("jincheng-2023")
    gone = [file.source.text[r.span.start : r.span.end] for r in file.removed]
    assert any("工作制度（试行）" in text for text in gone)
    assert {r.reason for r in file.removed} == {"foreign_page"}
    assert not any("工作制度" in text for text in texts(file.documents[0], BlockKind.TITLE))


def test_running_header_is_no_part_of_the_sentence_that_it_cuts(file_of: Files) -> None:
    document = document_in(file_of, "donglu-2023-forward.2")
    (cut,) = [text for text in texts(document, BlockKind.CLAUSE) if "小年" in text]
    assert "（2024年2月2日）起每日会商" in cut


def test_each_note_of_responsibility_ends_its_clause(file_of: Files) -> None:
    duties = [block.duty.text for block in document_in(file_of, "linfen-2024").blocks if block.duty]
    assert len(duties) == 30
    assert all(duty.endswith(("）", ")")) for duty in duties)
    assert any("市住建局、市规划和自然资源局）局；配合部门" in duty for duty in duties)


def test_note_that_closes_a_list_is_the_lists(file_of: Files) -> None:
    blocks = document_in(file_of, "linfen-2024").blocks
    (lone,) = [b for b in blocks if b.duty and len(b.duty) == len(b.text)]
    assert lone.path[-1] == "8.实施工业企业错峰生产"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("haishu-2025-vocs", {BlockKind.SIGNATURE: 1, BlockKind.DATE: 1, BlockKind.PUBLICITY: 1}),
        (
            "tongya-2023-offpeak",
            {BlockKind.ISSUER: 2, BlockKind.SIGNATURE: 1, BlockKind.PUBLICITY: 1},
        ),
        ("linfen-2024", {BlockKind.IMPRINT: 4, BlockKind.ADDRESSEE: 1}),
        ("jincheng-2023", {BlockKind.CONTACT: 2, BlockKind.TITLE: 2}),
    ],
)
def test_formal_parts(file_of: Files, name: str, kinds: dict[BlockKind, int]) -> None:
    document = document_in(file_of, name)
    assert {kind: len(texts(document, kind)) for kind in kinds} == kinds


def read(text: str) -> tuple[Document, ...]:
    return read_source(SourceFile(name="a.txt", sha256="", text=text)).documents


def test_file_without_any_form_is_one_document() -> None:
    (document,) = read("今天检查了三家企业。\n发现两个问题。")
    assert [block.kind for block in document.blocks] == [BlockKind.CLAUSE] * 2
    assert (document.number, document.issuer, document.published) == (None, None, None)


def test_titled_annexes_open_one_by_one_and_a_list_of_them_does_not() -> None:
    (document,) = read(
        "关于印发方案的通知\n请落实。\n附件1：任务清单\n附件2：联系表\n云岭市环保局\n2023年3月5日\n"
        "附件1 任务清单\n一、任务\n淘汰锅炉。\n附件2 联系表\n各县联系人。"
    )
    tops = [block.path[0] for block in document.blocks if block.path]
    assert "附件1：任务清单附件2：联系表" in texts(document, BlockKind.ATTACHMENT)
    assert list(dict.fromkeys(tops)) == ["附件1 任务清单", "附件2 联系表"]


def test_date_at_the_beginning_of_a_wrapped_line_is_text() -> None:
    text = (
        "一、任务\n" + "各有关企业应当严格按照清单落实减排措施，并将方案于\n2023年3月5日\n前报送。"
    )
    (document,) = read(text + "\n" + "各县（市、区）人民政府要压实责任落实各项减排措施任务\n" * 3)
    assert not [block for block in document.blocks if block.kind == BlockKind.DATE]


def test_short_cover_letter_is_cut_at_the_edge_of_the_plan_that_it_forwards() -> None:
    cover, _ = read(
        "云岭市交通局文件\n云交发〔2023〕4号\n云岭市交通局\n关于转发云岭市治污方案的通知\n"
        "各县交通局：\n一、货车淘汰补贴资料的初审由市道路运输事务服务中\n\n心负责，时限为7日。\n\n"
        "二、港口每月26日前报送台账。\n\n云岭市交通局\n2023年3月5曰\n\n"
        "云岭市人民政府文件\n云政发〔2023〕2号\n云岭市人民政府\n关于印发云岭市治污方案的通知\n"
        "各县政府：\n" + "各县（市、区）人民政府要压实责任落实各项减排措施任务\n" * 8
    )
    assert texts(cover, BlockKind.CLAUSE) == [
        "一、货车淘汰补贴资料的初审由市道路运输事务服务中心负责，时限为7日。",
        "二、港口每月26日前报送台账。",
    ]
    assert texts(cover, BlockKind.DATE) == ["2023年3月5日"]


@pytest.mark.parametrize("text", ["", " \n ", "— 3 —\n“\n"], ids=["empty", "blank", "furniture"])
def test_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(ReaderError, match="没有文字"):
        read(text)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("云岭 2022（定稿）.txt", "云岭-2022-定稿"),
        ("a/b/c.d.md", "c-d"),
        ("???.txt", "document"),
    ],
)
def test_document_id_is_safe_in_a_path(name: str, key: str) -> None:
    assert document_id(name) == key


def test_files_that_differ_only_in_their_format_have_ids_of_their_own() -> None:
    assert document_ids(["甲.docx", "甲.pdf", "乙.pdf"]) == {
        "甲.docx": "甲-docx",
        "甲.pdf": "甲-pdf",
        "乙.pdf": "乙",
    }


TITLED_TABLES = """澄川市旧渔船退出补助细则

第一章 总则

第一条 补助标准见附表1。

表1 2026年退出计划（艘）

地区\t钢质\t木质
东塘县\t16\t24

第二章 附则

第二条 本细则自2026年8月1日起施行。

附表1 旧渔船退出补助标准（万元/艘）

船型\t船龄\t2026年8月前退出
钢质\t10年以上\t2.0

附表2 补助办理流程一览表

环节\t责任单位\t办理时限
提交申请\t船舶所有人\t2026年9月底前
"""


def test_annex_that_is_a_table_stands_under_no_article() -> None:
    (document,) = read_source(SourceFile(name="a.txt", sha256="", text=TITLED_TABLES)).documents
    assert [table.path for table in document.tables] == [
        ("第一章 总则", "第一条 补助标准见附表1", "表1 2026年退出计划（艘）"),
        ("附表1 旧渔船退出补助标准（万元/艘）",),
        ("附表2 补助办理流程一览表",),
    ]
