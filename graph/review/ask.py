"""Shows candidates one by one at a terminal and records what is answered; as JSON it only lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import IrgraphError
from graph.names.judgements import Decision, Judgement, ScopedName
from graph.review.candidates import Candidate
from graph.review.evidence import Evidence, read_evidence, read_people
from graph.review.verdicts import is_writable, record_verdict
from graph.store import Store
from graph.terminal.render import print_json, printable

if TYPE_CHECKING:
    from rich.console import Console

ANSWERS = {
    "s": Decision.SAME, "same": Decision.SAME, "同": Decision.SAME,
    "d": Decision.DIFFERENT, "different": Decision.DIFFERENT, "异": Decision.DIFFERENT,
    "u": Decision.UNSURE, "unsure": Decision.UNSURE, "疑": Decision.UNSURE,
}  # fmt: skip
SKIP = frozenset({"", "k", "skip", "跳"})
QUIT = frozenset({"q", "quit", "退"})
PROMPT = "same 同 [s] · different 异 [d] · unsure 存疑 [u] · skip 跳过 [Enter] · quit 退出 [q] > "
WHY = "why 理由 (Enter: as above 同上) > "


@dataclass(frozen=True)
class Shown:
    """A candidate with what filings say about either side."""

    candidate: Candidate
    left: tuple[Evidence, ...]
    right: tuple[Evidence, ...]
    left_people: tuple[str, ...] = ()
    right_people: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        c = self.candidate
        sides = ((c.left, self.left, self.left_people), (c.right, self.right, self.right_people))
        left, right = (_side(e.id, e.names, name, places, people)
                       for (e, places, people), name in zip(sides, c.names, strict=True))  # fmt: skip
        return {
            "label": c.label,
            "score": c.score,
            "signals": [asdict(signal) for signal in c.signals],
            "left": left,
            "right": right,
        }


def _side(
    id: str, names: tuple[str, ...], judged: ScopedName, places: tuple[Evidence, ...], people: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "id": id,
        "names": list(names),
        "judged_as": judged.name if judged.scope is None else f"{judged.name} @ {judged.scope}",
        "evidence": [asdict(place) for place in places],
        **({"people": list(people)} if people else {}),
    }


def with_evidence(store: Store, candidates: Sequence[Candidate]) -> list[Shown]:
    """The candidates with documents and sentences, in the same order."""
    places: dict[str, tuple[Evidence, ...]] = {}
    for label in sorted({c.label for c in candidates}):
        names = {e.id: e.names for c in candidates if c.label == label for e in (c.left, c.right)}
        places |= read_evidence(store, label, names)
    people = read_people(store, {e.id for c in candidates if c.label == "Institution" for e in (c.left, c.right)})
    return [
        Shown(c, places[c.left.id], places[c.right.id], people.get(c.left.id, ()), people.get(c.right.id, ()))
        for c in candidates
    ]


def show_as_json(shown: Iterable[Shown]) -> None:
    print_json([one.as_dict() for one in shown])


def ask_all(
    store: Store,
    candidates: Sequence[Candidate],
    file: Path,
    who: str,
    read: Callable[[str], str] = input,
    today: Callable[[], date] = date.today,
) -> int:
    """Ask about each candidate and write each verdict at once; how many were written.

    What was written stays when somebody quits, or the program is ended.
    """
    from rich.console import Console

    console, written = Console(highlight=False), 0
    for number, candidate in enumerate(candidates, 1):
        if not is_writable(candidate.names):
            continue
        (one,) = with_evidence(store, [candidate])
        print_candidate(console, one, f"{number}/{len(candidates)}")
        decision = _decision(read)
        if decision is None:
            break
        if isinstance(decision, Decision):
            why = read(WHY).strip() or "; ".join(s.text for s in candidate.signals if s.weight > 0)
            verdict = Judgement(decision, candidate.label, candidate.names, who, today().isoformat(), why)
            written += _record(console, file, verdict)
    return written


def _decision(read: Callable[[str], str]) -> Decision | str | None:
    """A decision; "" to skip; None to quit, which the end of the input is too."""
    while True:
        try:
            answer = read(PROMPT).strip().lower()
        except EOFError:
            return None
        if answer in QUIT:
            return None
        if answer in SKIP or answer in ANSWERS:
            return ANSWERS.get(answer, "")


def _record(console: Console, file: Path, verdict: Judgement) -> int:
    try:
        record_verdict(file, verdict)
    except IrgraphError as error:
        console.print(printable(f"not written 未写入: {error}"), markup=False)
        return 0
    return 1


def print_candidate(console: Console, shown: Shown, place: str) -> None:
    """Both sides with their sentences, and what speaks for and against."""
    from rich.rule import Rule

    c = shown.candidate
    console.print(Rule(printable(f"{place}  {c.label}  {c.score:.2f}"), align="left"))
    _print_side(console, shown.left, shown.left_people, c.left.names, c.left.scope)
    _print_side(console, shown.right, shown.right_people, c.right.names, c.right.scope)
    for signal in c.signals:
        console.print(printable(f"  {signal.weight:+.2f} {signal.text}"), markup=False)


def _print_side(
    console: Console, places: tuple[Evidence, ...], people: tuple[str, ...], names: tuple[str, ...], scope: str | None
) -> None:
    from rich.text import Text

    title = "、".join(names[:6]) + (f" @ {scope}" if scope else "")
    console.print(Text(printable(title), style="bold"))
    if people:
        console.print(Text(printable(f"    people 人员: {'、'.join(people)}")))
    for place in places:
        console.print(Text(printable(f"    {place.document} {place.date or ''}  {place.text}"), style="dim"))
