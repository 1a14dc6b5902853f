"""Finds what a question is about: at most three topics of `lexicons/topics.tsv`, the most spoken of first.

公司今年海外业务的毛利率为何提升？ → 海外业务, 毛利率. Terms are matched with Aho-Corasick; jieba, whose dictionary
takes a third of a second to load, is asked only where a term may be a piece of other words (产能 in 生产能力).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language
from spacy.tokens import Doc

from extractors.annotations import notes
from extractors.lexicon_rows import lexicon_rows
from extractors.record import Mention, Question
from extractors.topic_tree import topic_parent, topic_parents

__all__ = ["MOST", "find_topics", "question_topics", "rank_topics", "topic_parent", "topic_parents"]

MOST = 3
"""Topics of one question; a fourth is a side remark."""


@dataclass(frozen=True, slots=True)
class TopicMention:
    topic: str
    start: int
    end: int


@Language.component("irgraph_topics")
def topics_component(doc: Doc) -> Doc:
    found = notes(doc)
    for index, question in enumerate(found.questions):
        mentions = question_topics(question, found.document.text)
        topics = rank_topics(mentions)
        found.questions[index] = question.model_copy(update={"topics": topics})
        found.mentions.extend(
            Mention(label="Topic", name=m.topic, start=m.start, end=m.end) for m in mentions if m.topic in topics
        )
    return doc


def question_topics(question: Question, text: str) -> list[TopicMention]:
    """Topics of the question itself, never of its answer, with their places in the document."""
    words = text[question.question_start : question.question_end]
    return [
        TopicMention(m.topic, question.question_start + m.start, question.question_start + m.end)
        for m in find_topics(words)
    ]


def rank_topics(mentions: list[TopicMention]) -> tuple[str, ...]:
    """The topics most spoken of; of equals the earlier. A parent says nothing beside its own part."""
    counts = Counter(m.topic for m in mentions)
    parents = {topic_parent(topic) for topic in counts}
    narrow = [topic for topic in counts if topic not in parents]
    return tuple(sorted(narrow, key=lambda t: -counts[t])[:MOST])


def find_topics(words: str) -> Iterator[TopicMention]:
    """Terms of the lexicon in a sentence, longest first, none within another."""
    automaton, topics = _terms()
    for index, start, end in automaton.find_matches_as_indexes(words):
        if not _is_latin_piece(words, start, end) and _is_word(words, start, end):
            yield TopicMention(topics[index], start, end)


@cache
def _terms() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The automaton, and the topic of each of its patterns."""
    rows = lexicon_rows("topics.tsv")
    topics = {word: topic for topic, _, words in rows for word in (*words.split("|"), topic) if word}
    return AhoCorasick(list(topics), matchkind=MatchKind.LeftmostLongest), tuple(topics.values())


@cache
def _seams() -> dict[str, tuple[str, str]]:
    return {term: (before, after) for term, before, after in lexicon_rows("topic_seams.tsv")}


def _is_latin_piece(words: str, start: int, end: int) -> bool:
    """AI within AIPC or OpenAI is a piece of another name."""
    before, after = words[start - 1 : start], words[end : end + 1]
    return (words[start].isascii() and before.isascii() and before.isalnum()) or (
        words[end - 1].isascii() and after.isascii() and after.isalnum()
    )


def _is_word(words: str, start: int, end: int) -> bool:
    """Whether a term stands by itself; jieba decides where its neighbours make it doubtful."""
    seams = _seams().get(words[start:end])
    if seams is None:
        return True
    before, after = words[start - 1 : start], words[end : end + 1]
    is_doubtful = (before and before in seams[0]) or (after and after in seams[1])
    return not is_doubtful or _are_edges(words, start, end)


def _are_edges(words: str, start: int, end: int) -> bool:
    """Whether jieba cuts the sentence at both ends of the term."""
    import jieba

    edges = {edge for _, first, last in jieba.tokenize(words) for edge in (first, last)}
    return start in edges and end in edges
