"""Which names are proposed as one, and which are not: pairs of names, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.review.comparisons import COMPARE, Field
from graph.review.entities import Beside, Entity
from graph.review.evidence import sentence_with
from graph.review.name_parts import faces, name_parts
from graph.review.signals import Signal, score

PROPOSED = 0.5


def entity(label: str, name: str, scope: str | None = None, **fields: str) -> Entity:
    inside = name if scope is None else f"{scope}#{name}"
    return Entity(f"{label}:{inside}", label, name, (name,), scope, **fields)


def scored(label: str, entities: Sequence[Entity], **beside: Beside) -> float:
    """The score of the first pair; 0 where it is not even compared. `left` and `right` stand beside it."""
    around = dict(zip((e.id for e in entities), (beside.get("left"), beside.get("right")), strict=False))
    field = Field(tuple(entities), {id: b for id, b in around.items() if b is not None})
    wanted = {e.id for e in entities[:2]}
    found = [score(signals) for pair, signals in COMPARE[label](field) if {e.id for e in pair} == wanted]
    return found[0] if found else 0.0


def names_scored(label: str, left: str, right: str, scope: str | None = None) -> float:
    return scored(label, [entity(label, left, scope), entity(label, right, scope)])


FIRMS_PROPOSED = [
    ("北京听雨投资管理有限公司", "听雨投资"),
    ("听雨资管", "听雨资产管理有限公司"),
    ("深圳前海听雨资本", "前海听雨资本管理有限公司"),
    ("听雨私募", "听雨投资"),
    ("听雨", "听雨资产"),
    ("聽雨投資", "听雨投资"),
    ("國豐投信", "国丰投信"),
    ("砚山自营", "砚山证券"),
    ("Lumen Capital", "LUMEN CAPITAL MANAGEMENT LIMITED"),
    ("Quillstone Advisors", "Quilstone Advisors"),
    ("Lumen Asset Management Limited（鹿鸣资产管理有限公司）", "鹿鸣资管"),
]
FIRMS_APART = [
    ("砚山证券", "砚山基金"),
    ("砚山人寿保险", "砚山财产保险股份有限公司资产管理部"),
    ("北京听雨投资管理有限公司", "上海听雨投资管理有限公司"),
    ("听雨国际", "听雨"),
    ("听雨资管（香港）", "听雨资管"),
    ("Lumen Capital (Asia) Limited", "Lumen Capital"),
    ("听雨资产管理有限公司", "听雨创业投资有限公司"),
    ("听雨资本", "听雪资本"),
    ("北京银行", "北京基金"),
    ("砚山理财", "砚山银行"),
]


@pytest.mark.parametrize(("left", "right"), FIRMS_PROPOSED)
def test_names_that_may_be_one_firm_are_proposed(left: str, right: str) -> None:
    assert names_scored("Institution", left, right) >= PROPOSED


@pytest.mark.parametrize(("left", "right"), FIRMS_APART)
def test_names_of_other_firms_are_not(left: str, right: str) -> None:
    assert names_scored("Institution", left, right) < PROPOSED


def test_asset_manager_and_fund_of_one_core_are_two_where_the_house_has_a_broker() -> None:
    pair = [entity("Institution", "听雨资管"), entity("Institution", "听雨基金")]
    assert scored("Institution", pair) >= PROPOSED
    assert scored("Institution", [*pair, entity("Institution", "听雨证券")]) < PROPOSED


def test_two_firms_that_the_lexicon_knows_are_not_proposed() -> None:
    assert names_scored("Institution", "国泰君安", "国泰海通") == 0


COMPANIES_PROPOSED = [
    ("数安行", "数安行(北京)科技有限公司"),
    ("听澜科技", "上海听澜科技股份有限公司"),
    ("听澜（苏州）光电有限公司", "听澜光电"),
]
COMPANIES_APART = [
    ("望舒汽车", "望舒电子"),
    ("听澜科技有限公司", "听澜软件有限公司"),
    ("听澜集团有限公司", "听澜科技有限公司"),
    ("中国某某集团", "中国电子"),
    ("苏州科技", "苏州半导体"),
    ("客户甲", "客户乙"),
]


@pytest.mark.parametrize(("left", "right"), COMPANIES_PROPOSED)
def test_a_short_name_and_the_full_one_are_proposed(left: str, right: str) -> None:
    assert names_scored("Company", left, right) >= PROPOSED


@pytest.mark.parametrize(("left", "right"), COMPANIES_APART)
def test_companies_that_only_sound_alike_are_not(left: str, right: str) -> None:
    assert names_scored("Company", left, right) < PROPOSED


def test_companies_named_in_one_sentence_are_two() -> None:
    pair = [entity("Company", "听澜"), entity("Company", "听澜科技有限公司")]
    alone, together = Beside(places={"1@7"}), Beside(places={"1@7"})
    assert scored("Company", pair, left=alone, right=Beside(places={"1@9"})) >= PROPOSED
    assert scored("Company", pair, left=alone, right=together) < PROPOSED


def test_two_security_codes_are_two_companies() -> None:
    pair = [entity("Company", "听澜", code="689903"), entity("Company", "听澜科技", code="689904")]
    assert scored("Company", pair) == 0


def test_a_brand_and_the_firm_behind_it_are_linked_and_not_proposed() -> None:
    pair = [entity("Company", "听澜"), entity("Company", "听澜科技有限公司")]
    brand, firm = Beside(linked={pair[1].id}), Beside(linked={pair[0].id})
    assert scored("Company", pair, left=brand, right=firm) == 0


def test_people_in_common_speak_for_one_firm_and_names_of_many_people_do_not() -> None:
    pair = [entity("Institution", "康棋资产"), entity("Institution", "康祺资产")]
    seen = ("2024-01-01", "2024-02-01")
    rare, common = Beside(people={"尉迟明远": seen}), Beside(people={"李明": seen})
    assert scored("Institution", pair, left=rare, right=rare) > scored("Institution", pair, left=common, right=common)
    assert scored("Institution", pair) == 0


def moved(first: str, last: str, company: str = "Company:689901", meeting: str = "m1") -> Beside:
    return Beside(places={meeting}, partners={company}, first=first, last=last)


def test_a_rare_name_that_leaves_one_firm_and_comes_for_another_may_have_moved() -> None:
    pair = [entity("Analyst", "尉迟明远", "砚山基金"), entity("Analyst", "尉迟明远", "松溪资管")]
    before, after = moved("2023-01-05", "2023-06-01"), moved("2024-02-01", "2024-08-01", meeting="m2")
    assert scored("Analyst", pair, left=before, right=after) >= PROPOSED


def test_two_people_of_one_name_in_one_room_are_two() -> None:
    pair = [entity("Analyst", "尉迟明远", "砚山基金"), entity("Analyst", "尉迟明远", "松溪资管")]
    beside = moved("2023-01-05", "2023-06-01")
    assert scored("Analyst", pair, left=beside, right=beside) < PROPOSED


def test_a_name_of_two_characters_is_many_peoples() -> None:
    pair = [entity("Analyst", "李明", "砚山基金"), entity("Analyst", "李明", "松溪资管")]
    before, after = moved("2023-01-05", "2023-06-01"), moved("2024-02-01", "2024-08-01", meeting="m2")
    assert scored("Analyst", pair, left=before, right=after) < PROPOSED


@pytest.mark.parametrize("label", ["Analyst", "Representative"])
def test_one_character_mistyped_in_one_house(label: str) -> None:
    assert names_scored(label, "林知遥", "林知瑶", "砚山基金") >= PROPOSED
    assert names_scored(label, "林知遥", "周知遥", "砚山基金") < PROPOSED
    assert names_scored(label, "林遥", "林瑶", "砚山基金") == 0


TITLES_PROPOSED = [
    ("Project", "知语平台", "知语语料平台"),
    ("Project", "高原语音数据集扩建项目", "高原多语种语音数据集扩建项目"),
    ("Regulation", "语料安全管理办法（试行）", "语料安全管理办法"),
]
TITLES_APART = [
    ("Project", "华南基地一期", "华南基地二期"),
    ("Project", "视觉大模型（图像）数据集", "视觉大模型（视频）数据集"),
    ("Project", "知语平台", "澄湖标注基地"),
    ("Regulation", "监管规则适用指引第1号", "监管规则适用指引第7号"),
    ("Regulation", "ISO 27001", "ISO 27701"),
    ("Regulation", "数据安全法", "网络安全法"),
]


@pytest.mark.parametrize(("label", "left", "right"), TITLES_PROPOSED)
def test_titles_that_may_be_one(label: str, left: str, right: str) -> None:
    assert names_scored(label, left, right, "689901" if label == "Project" else None) >= PROPOSED


@pytest.mark.parametrize(("label", "left", "right"), TITLES_APART)
def test_titles_of_two_things(label: str, left: str, right: str) -> None:
    assert names_scored(label, left, right, "689901" if label == "Project" else None) < PROPOSED


def test_projects_of_two_companies_are_not_compared() -> None:
    pair = [entity("Project", "知语平台", "689901"), entity("Project", "知语语料平台", "302901")]
    assert scored("Project", pair) == 0


def test_what_speaks_against_takes_its_share() -> None:
    speaks_for = Signal("a", 0.8, "")
    assert score([speaks_for]) == 0.8
    assert score([speaks_for, Signal("b", -0.5, "")]) == 0.4
    assert score([]) == 0


weights = st.lists(st.floats(-1, 1, allow_nan=False), max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(weights)
def test_a_score_is_a_share_and_its_reasons_have_no_order(given_weights: list[float]) -> None:
    signals = [Signal("x", w, "") for w in given_weights]
    assert 0 <= score(signals) <= 1
    assert score(signals) == pytest.approx(score(signals[::-1]), abs=0.001)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=30))
def test_every_name_has_parts(name: str) -> None:
    assert all(name_parts(face).core for face in faces(name))


@pytest.mark.parametrize(
    ("text", "names", "sentence"),
    [
        ("毛利率上升。听澜科技是公司的客户。谢谢。", ("听澜科技",), "听澜科技是公司的客户。"),
        ("听澜是公司的客户；听澜科技不是。", ("听澜", "听澜科技"), "听澜科技不是。"),
        ("没有这个名字。再说一句。", ("听澜",), "没有这个名字。"),
        ("", ("听澜",), ""),
    ],
)
def test_the_sentence_around_a_name(text: str, names: tuple[str, ...], sentence: str) -> None:
    assert sentence_with(text, names) == sentence
