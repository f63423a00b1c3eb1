from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.companies import find_companies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "稷山县永祥煤焦集团有限公司和新绛县山西至信宝能科技有限公司完成焦化超低排放改造",
            [
                ("永祥煤焦集团有限公司", "永祥煤焦", "稷山县"),
                ("山西至信宝能科技有限公司", "至信宝能科技", "新绛县"),
            ],
        ),
        (
            "装备制造以大运汽车股份有限公司，化工以山西义诺电子材料有限公司为典型",
            [
                ("大运汽车股份有限公司", "大运汽车", ""),
                ("山西义诺电子材料有限公司", "义诺电子材料", ""),
            ],
        ),
        (
            "（国家能源集团山西电力公司霍州发电厂—市区能源站工程）",
            [("国家能源集团山西电力公司霍州发电厂", "国家能源集团山西电力公司霍州发电厂", "")],
        ),
        (
            "完成某控股装备制造集团天溪煤制油分公司关停搬迁",
            [("某控股装备制造集团天溪煤制油分公司", "某控股装备制造集团天溪煤制油", "")],
        ),
        (
            "3．恒澜电石有限责任公司：停2台",  # numbered with a wide full stop
            [("恒澜电石有限责任公司", "恒澜电石", "")],
        ),
        (
            "晋城福盛钢铁有限公司东厂 (2x530m3",
            [("晋城福盛钢铁有限公司东厂", "福盛钢铁有限公司东厂", "")],
        ),
        (
            "其中山西明源集团沁泽焦化有限公司 13 万吨、",
            [("山西明源集团沁泽焦化有限公司", "明源集团沁泽焦化", "")],
        ),
        ("天泽化工厂6台220蒸吨", [("天泽化工厂", "天泽化工厂", "")]),
        ("大宁煤矿铁路专用线", [("大宁煤矿", "大宁煤矿", "")]),
        ("晋城市东方热电有限\n公司巴公供热站", [("晋城市东方热电有限\n公司", "东方热电", "")]),
        (
            "督促上海某某科技（集团）股份有限公司整改",
            [("上海某某科技（集团）股份有限公司", "某某科技(集团)", "")],
        ),
        ("翔天钢铁有限公司要做什么？", [("翔天钢铁有限公司", "翔天钢铁", "")]),
    ],
)  # fmt: skip
def test_company_is_found_without_what_stands_before_it(
    text: str, names: list[tuple[str, str, str]]
) -> None:
    found = [(company.text, company.core, company.place) for company in find_companies(text)]
    assert found == names


@pytest.mark.parametrize(
    "text",
    [
        "第三方监测、运维公司",
        "充分运用电网公司专用变压器",
        "18家重点煤矿企业",
        "进出厂区的车辆",
        "工矿企业和露天矿山",
        "“一厂一策”",
        "各供热公司",
        "企业集团",
        "集团化管理",
        "市属集团",
        "C级焦化厂在错峰期间",
        "长流程钢厂",
        "外头公司弄假",
        "包装印刷厂",
        "晋城钢厂",
    ],
)
def test_words_that_name_no_company_are_left_alone(text: str) -> None:
    assert find_companies(text) == ()


@given(
    st.lists(
        st.sampled_from(["宏远焦化", "泰和钢铁", "晋源水泥", "华为新材料"]), min_size=1, unique=True
    )
)
def test_every_company_of_a_list_is_found_at_its_place(names: list[str]) -> None:
    text = "2024年12月底前，" + "、".join(f"{name}有限公司" for name in names) + "完成改造。"
    found = find_companies(text)
    assert [company.core for company in found] == names
    assert all(text[company.start : company.end] == company.text for company in found)


@given(st.text(alphabet="山西运城县集团有限公司分厂煤矿电（）、和完成 \n", max_size=40))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for company in find_companies(text):
        assert text[company.start : company.end] == company.text
