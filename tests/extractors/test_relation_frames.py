"""The frames that a sentence calls for: those of whose keys it holds one, each a pattern with a place for objects."""

from __future__ import annotations

import pytest

from extractors.relations.frames import Frame, frames, frames_in, topics

FRAMES = [*frames(), *(frame for topic in topics() for frame in topic.answers)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_pattern_names_its_objects(frame: Frame) -> None:
    assert "objects" in frame.pattern.groupindex


@pytest.mark.parametrize(
    "text", ["", "公司向云岭数据采购设备，双方签署战略合作协议，不构成竞争关系。", "客户供应商客户"]
)
def test_frames_of_a_sentence_hold_its_keys(text: str) -> None:
    assert frames_in(text) == [f for f in frames() if not f.keys or any(key in text for key in f.keys)]
