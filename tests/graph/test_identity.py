"""Which names mean one entity, and which do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.record import Alias, Attendee, DocumentHeader, Kind, Meeting, Project, Record, Relation, RelationType
from graph.assemble import assemble
from graph.identity import JudgementError, identify, name_keys, read_judgements
from graph.names.judgements import Judgements
from graph.names.keys import is_anonymous, is_registered, key, preferred, regulation_key
from tests.graph.strategies import filings

HEADER = "decision\tlabel\tnames\twho\twhen\twhy\n"


def filing(id: str, *aliases: tuple[str, str, str], objects: tuple[str, ...] = (), **header: str) -> Record:
    """A filing that makes alias statements (name, alias, kind) and names some customers."""
    relations = tuple(
        Relation(type=RelationType.CUSTOMER_OF, object=o, evidence=o, start=n, end=n + 1, rule="test", confidence=1)
        for n, o in enumerate(objects)
    )
    return Record(
        document=DocumentHeader(id=id, kind=Kind.IR_RECORD, title="记录表", source="x", sha256="0", **header),
        aliases=tuple(Alias(name=n, alias=a, kind=k, start=0, end=1) for n, a, k in aliases),
        relations=relations,
    )


def visit(id: str, house: str) -> Record:
    """A filing whose meeting one institution attends."""
    attendees = (Attendee(institution=house, person=None, start=0, end=1),)
    return filing(id).model_copy(update={"meeting": Meeting(dates=("2024-05-20",)), "attendees": attendees})


def judgements(tmp_path: Path, *lines: str) -> Judgements:
    path = tmp_path / "judgements.tsv"
    path.write_text(HEADER + "".join(f"{line}\tlin\t2024-05-02\tseen\n" for line in lines), encoding="utf-8")
    return read_judgements(path)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("澄湖（苏州）有限公司", "澄湖(苏州)有限公司"),
        ("Lumen Works", "LUMENWORKS"),
        ("Lumen Works Inc.", "Lumen Works Inc"),
        ("云岭 数据", "云岭数据"),
        ("ＴＣＬ", "TCL"),
        ("云岭\u3000数据\u200b", "云岭数据"),
        ("让·勒克", "让・勒克"),
    ],
)
def test_typography_makes_no_name(left: str, right: str) -> None:
    assert key(left) == key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("云岭数据", "云岭数据科技股份有限公司"),
        ("深圳澄湖有限公司", "深圳市澄湖有限公司"),
        ("听澜", "听岚"),
        ("䶮科技", "龙科技"),
    ],
)
def test_what_only_looks_alike_is_another_name(left: str, right: str) -> None:
    assert key(left) != key(right)


@given(st.text(min_size=1))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    "name",
    [
        "客户A",
        "境外客户J",
        "境外品牌甲",
        "某国际厂商",
        "A公司",
        "供应商一",
        "第一大客户",
        "前五名",
        "XX公司",
        "**科技",
        "单位1",
        "甲公司",
    ],
)
def test_a_masked_name(name: str) -> None:
    assert is_anonymous(name)


@pytest.mark.parametrize(
    "name", ["云岭数据", "TCL集团", "第一创业", "一汽集团", "甲骨文", "EXXON", "LG集团", "三杰", "客户", "大客户部"]
)
def test_a_name_that_only_looks_masked(name: str) -> None:
    assert not is_anonymous(name)


def test_a_short_name_is_shown_before_a_registered_one() -> None:
    assert preferred(["听澜科技有限公司", "听澜科技", "上海听澜科技"]) == "听澜科技"
    assert is_registered("Lumen Works Ltd.")
    assert not is_registered("Lumen Works")


def test_a_law_is_known_without_the_name_of_the_republic() -> None:
    assert regulation_key("《中华人民共和国数据安全法》") == regulation_key("数据安全法")
    assert regulation_key("ISO/IEC 27001") == regulation_key("ISO27001")
    assert regulation_key("评估办法") != regulation_key("数据出境安全评估办法")


def test_a_filer_is_known_by_its_code_under_every_name() -> None:
    before = filing("1", company_code="689901", company_short="云岭数据", company_name="云岭数据科技股份有限公司")
    after = filing("2", company_code="689901", company_short="云岭智能")
    identity = identify([before, after])
    for name in ("云岭数据", "云岭数据科技股份有限公司", "云岭智能"):
        assert identity.company(name, "3") == "Company:689901"


@pytest.mark.parametrize("kind", ["short", "full", "defined", "former"])
def test_a_filing_may_say_that_two_names_are_one(kind: str) -> None:
    identity = identify([filing("1", ("听澜科技有限公司", "听澜科技", kind))])
    assert identity.company("听澜科技有限公司", "2") == identity.company("听澜科技", "2") == "Company:听澜科技"


def test_a_brand_is_linked_and_not_joined() -> None:
    record = filing("1", ("听澜科技有限公司", "听澜", "brand"), objects=("听澜科技有限公司",), company_code="689901")
    graph = assemble([record])
    assert [(e.source, e.target) for e in graph.edges("TRADES_AS")] == [("Company:听澜科技有限公司", "Company:听澜")]


def test_similar_names_are_not_joined() -> None:
    identity = identify([filing("1", objects=("听澜科技", "听澜科技有限公司"))])
    assert identity.company("听澜科技", "1") != identity.company("听澜科技有限公司", "1")


def test_a_masked_name_stays_in_its_document() -> None:
    identity = identify([filing("1", objects=("客户A",)), filing("2", objects=("客户A",))])
    assert identity.company("客户A", "1") == "Company:1#客户a"
    assert identity.company("客户A", "2") == "Company:2#客户a"


def test_a_masked_name_that_the_filing_explains_is_the_company() -> None:
    record = filing("1", ("Lumen Works", "客户A", "defined"), objects=("客户A",))
    identity = identify([record])
    assert identity.company("客户A", "1") == "Company:lumenworks"
    assert identity.company("客户A", "2") == "Company:2#客户a"
    node = assemble([record]).node("Company:lumenworks")
    assert node.properties["name"] == "Lumen Works"
    assert "aliases" not in node.properties


def test_two_masked_names_of_one_filing_may_be_one() -> None:
    identity = identify([filing("1", ("境外客户J", "境外品牌E", "defined"))])
    assert identity.company("境外客户J", "1") == identity.company("境外品牌E", "1")


def test_a_role_is_somebody_else_in_every_filing() -> None:
    one = filing("1", ("云岭数据科技股份有限公司", "发行人", "defined"))
    two = filing("2", ("澄湖传动股份有限公司", "发行人", "defined"))
    identity = identify([one, two])
    assert identity.company("发行人", "1") == identity.company("云岭数据科技股份有限公司", "9")
    assert identity.company("发行人", "2") == identity.company("澄湖传动股份有限公司", "9")
    assert identity.company("云岭数据科技股份有限公司", "9") != identity.company("澄湖传动股份有限公司", "9")


def test_a_short_name_of_two_companies_means_in_each_filing_what_it_says() -> None:
    one = filing("1", ("听澜科技有限公司", "听澜", "defined"), objects=("听澜",))
    two = filing("2", ("上海听澜软件有限公司", "听澜", "defined"), objects=("听澜",))
    identity = identify([one, two, filing("3", objects=("听澜",))])
    assert identity.company("听澜", "1") == "Company:听澜科技有限公司"
    assert identity.company("听澜", "2") == "Company:上海听澜软件有限公司"
    assert identity.company("听澜", "3") == "Company:听澜"


def test_one_short_name_for_two_companies_in_one_filing_joins_neither() -> None:
    identity = identify([filing("1", ("听澜科技有限公司", "听澜", "short"), ("上海听澜软件有限公司", "听澜", "short"))])
    names = ("听澜", "听澜科技有限公司", "上海听澜软件有限公司")
    assert len({identity.company(n, "1") for n in names}) == 3


def test_two_filers_are_never_joined_by_a_shared_short_name() -> None:
    one = filing("1", company_code="689901", company_short="云岭")
    two = filing("2", company_code="302901", company_short="云岭")
    identity = identify([one, two])
    assert identity.filer(one.document) == "Company:689901"
    assert identity.filer(two.document) == "Company:302901"
    assert identity.company("云岭", "1") == "Company:689901"


def test_a_project_belongs_to_its_company() -> None:
    one = filing("1", company_code="689901")
    platform = Project(name="知语语料平台", kind="platform", aliases=("知语平台",), start=0, end=1)
    two = filing("2", company_code="302901")
    identity = identify([one.model_copy(update={"projects": (platform,)}), two])
    assert identity.project("知语平台", one.document) == identity.project("知语语料平台", one.document)
    assert identity.project("知语平台", one.document) != identity.project("知语平台", two.document)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("安信证券", "国投证券", True),
        ("国投证券股份有限公司", "国投证券", True),
        ("国君", "国泰君安", True),
        ("国泰君安", "国泰海通", False),
        ("华福证券有限责任公司", "华福证券", True),
        ("广发华福证券", "华福证券", False),
        ("远岫证券", "远岫证券股份有限公司", False),
    ],
)
def test_institutions_are_those_of_the_lexicon(left: str, right: str, same: bool) -> None:
    identity = identify([])
    assert (identity.institution(left) == identity.institution(right)) is same


def test_an_analyst_is_known_within_the_institution() -> None:
    identity = identify([])
    assert identity.analyst("高月", "安信证券", "1") == identity.analyst("高 月", "国投证券", "2")
    assert identity.analyst("高月", "砚山基金", "1") != identity.analyst("高月", "远岫证券", "1")
    assert identity.analyst("高月", None, "1") != identity.analyst("高月", None, "2")


def test_a_judgement_joins_and_taking_it_out_undoes_that(tmp_path: Path) -> None:
    record = filing("1", objects=("听澜科技", "听澜软件"))
    joined = identify([record], judgements(tmp_path, "same\tCompany\t听澜科技 | 听澜软件"))
    assert joined.company("听澜科技", "1") == joined.company("听澜软件", "1")
    apart = identify([record], judgements(tmp_path))
    assert apart.company("听澜科技", "1") != apart.company("听澜软件", "1")


def test_a_judgement_says_who_a_masked_name_is(tmp_path: Path) -> None:
    identity = identify([], judgements(tmp_path, "same\tCompany\t客户A @ 689901/2024-009 | Lumen Works"))
    assert identity.company("客户A", "689901/2024-009") == "Company:lumenworks"
    assert identity.company("客户A", "689901/2024-010") != "Company:lumenworks"


def test_a_judgement_keeps_apart_what_a_filing_joins(tmp_path: Path) -> None:
    record = filing("1", ("听澜科技有限公司", "听澜科技", "short"))
    identity = identify([record], judgements(tmp_path, "different\tCompany\t听澜科技有限公司 | 听澜科技"))
    assert identity.company("听澜科技有限公司", "1") != identity.company("听澜科技", "1")


def test_a_judgement_keeps_apart_what_filings_join_by_detour(tmp_path: Path) -> None:
    records = [filing("1", ("听澜", "听澜科技", "short")), filing("2", ("听澜科技", "听澜软件", "short"))]
    identity = identify(records, judgements(tmp_path, "different\tCompany\t听澜 | 听澜软件"))
    assert identity.company("听澜", "9") != identity.company("听澜软件", "9")


def test_a_renamed_house_is_one_and_goes_by_its_last_name(tmp_path: Path) -> None:
    judged = judgements(tmp_path, "renamed\tInstitution\t砚山证券 | 砚池证券 @ 2022-03 | 砚海证券 @ 2023-12-08")
    visits = [visit("1", "砚山证券"), visit("2", "砚海证券")]
    graph = assemble(visits, judged)
    (house,) = graph.nodes("Institution")
    assert house.properties["name"] == "砚海证券"
    assert house.properties["renamings"] == ["2022-03 砚山证券 → 砚池证券", "2023-12-08 砚池证券 → 砚海证券"]
    assert sorted(str(e.properties["printed"]) for e in graph.edges("ATTENDED")) == ["['砚山证券']", "['砚海证券']"]
    assert len(list(assemble(visits).nodes("Institution"))) == 2


def test_a_house_that_the_lexicon_knows_to_be_renamed_says_since_when() -> None:
    (house,) = assemble([visit("1", "安信证券")]).nodes("Institution")
    assert house.properties["name"] == "国投证券"
    assert house.properties["renamings"] == ["2023-12 安信证券 → 国投证券"]


def test_a_renamed_company_is_one(tmp_path: Path) -> None:
    records = [filing("1", objects=("听澜机电",)), filing("2", objects=("听澜智能",))]
    graph = assemble(records, judgements(tmp_path, "renamed\tCompany\t听澜机电 | 听澜智能 @ 2023"))
    assert [n.properties["name"] for n in graph.nodes("Company") if "renamings" in n.properties] == ["听澜智能"]


@pytest.mark.parametrize(
    "line",
    [
        "renamed\tInstitution\t砚山证券 | 砚池证券",
        "renamed\tInstitution\t砚山证券 @ 2022 | 砚池证券 @ 2023",
        "renamed\tInstitution\t砚山证券 | 砚池证券 @ 2023-12 | 砚海证券 @ 2022",
        "renamed\tInstitution\t砚山证券 | 砚池证券 @ last year",
        "renamed\tAnalyst\t林知遥 @ 砚山证券 | 林之遥 @ 砚山证券",
    ],
)
def test_a_change_of_name_needs_its_dates_in_order(tmp_path: Path, line: str) -> None:
    with pytest.raises(JudgementError, match=r"judgements.tsv:2: "):
        judgements(tmp_path, line)


def test_a_judgement_undoes_the_lexicon(tmp_path: Path) -> None:
    identity = identify([], judgements(tmp_path, "different\tInstitution\t安信证券 | 国投证券"))
    assert identity.institution("安信证券") != identity.institution("国投证券")
    assert identity.institution("国投证券股份有限公司") == identity.institution("国投证券")


def test_a_judgement_follows_an_analyst_to_another_employer(tmp_path: Path) -> None:
    identity = identify([], judgements(tmp_path, "same\tAnalyst\t高月 @ 砚山基金 | 高月 @ 松溪资管"))
    assert identity.analyst("高月", "砚山基金", "1") == identity.analyst("高月", "松溪资管", "2")


def test_unsure_changes_nothing(tmp_path: Path) -> None:
    identity = identify([], judgements(tmp_path, "unsure\tCompany\t听澜科技 | 听澜软件"))
    assert identity.company("听澜科技", "1") != identity.company("听澜软件", "1")


def test_judgements_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    lines = ("same\tCompany\t听澜 | 听澜软件", "same\tCompany\t听澜软件 | 听岚", "different\tCompany\t听岚 | 听澜")
    with pytest.raises(JudgementError, match="both same and different"):
        identify([], judgements(tmp_path, *lines))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "first line must be the header"),
        (HEADER + "maybe\tCompany\ta | b\tlin\t\t\n", r":2: decision 'maybe'"),
        (HEADER + "# a comment\n\nsame\tFirm\ta | b\tlin\t\t\n", r":4: label 'Firm'"),
        (HEADER + "same\tCompany\ta\tlin\t\t\n", "two names or more"),
        (HEADER + "same\tAnalyst\ta | b\tlin\t\t\n", "`name @ whose`"),
        (HEADER + "same\tCompany\ta | b\n", "3 columns"),
    ],
    ids=["header", "decision", "label", "one name", "no scope", "columns"],
)
def test_a_judgements_file_that_cannot_be_read_names_the_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError, match=reason):
        read_judgements(path)


@settings(max_examples=60, deadline=None)
@given(filings.filter(bool))
def test_identity_needs_only_the_filings_that_share_names(records) -> None:
    wanted = records[0]
    near, keys = [wanted], set(name_keys(wanted))
    while found := [r for r in records if r not in near and name_keys(r) & keys]:
        near += found
        keys.update(*(name_keys(r) for r in found))
    local, whole = identify(near), identify(records)
    assert local.filer(wanted.document) == whole.filer(wanted.document)
    for relation in wanted.relations:
        assert local.company(relation.object, wanted.document.id) == whole.company(relation.object, wanted.document.id)
    for project in wanted.projects:
        assert local.project(project.name, wanted.document) == whole.project(project.name, wanted.document)
