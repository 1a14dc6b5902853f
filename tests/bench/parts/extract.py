"""Reading what filings say, over cutting the same text into words."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

from extractors.pipeline import extract, read
from tests.bench.ratio import Ratio, measure, timed
from tests.bench.setting import Setting


def bench_extract(setting: Setting) -> Iterator[Ratio]:
    import jieba

    documents = [read(path) for path in setting.files]
    yield measure(
        "extract",
        2.0,
        timed(lambda: [extract(document) for document in documents], clock=process_time),
        timed(lambda: [jieba.lcut(document.text) for document in documents], clock=process_time),
    )
