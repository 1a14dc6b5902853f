"""The frames that a sentence calls for: those of whose keys it holds one, each a pattern with a place for objects."""

from __future__ import annotations

import pytest

from extractors.relations.frames import Frame, frames, frames_in, topics
from extractors.surface import COMPANY, FILER

FRAMES = [*frames(), *(frame for topic in topics() for frame in topic.answers)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_pattern_names_its_objects(frame: Frame) -> None:
    assert "objects" in frame.pattern.groupindex


SURFACES = [
    "",
    f"{FILER}向{COMPANY}采购设备，双方签署战略合作协议，不构成竞争关系。",
    f"{COMPANY}、{COMPANY}等是{FILER}的客户，{FILER}的供应商包括{COMPANY}。",
    f"{COMPANY}向{FILER}采购标注服务，{FILER}采用{COMPANY}的芯片。",
    f"竞争对手为{COMPANY}，参股公司{COMPANY}经{COMPANY}审计。",
    "客户供应商客户",
]


@pytest.mark.parametrize("text", SURFACES)
def test_frames_of_a_sentence_hold_its_keys(text: str) -> None:
    keyed = [f for f in frames() if not f.keys or any(key in text for key in f.keys)]
    assert [f for f in frames_in(text) if f not in keyed] == []
    assert [f.name for f in keyed if f.pattern.search(text) and f not in frames_in(text)] == []


def test_a_frame_is_tried_only_where_its_names_stand_in_its_order() -> None:
    buys, sells = f"{COMPANY}向{FILER}采购", f"{FILER}向{COMPANY}采购"
    [frame] = [f for f in frames() if f.name == "buys_from_us"]
    assert frame in frames_in(buys)
    assert frame not in frames_in(sells)
