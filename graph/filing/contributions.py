"""What one filing contributes to the graph: the evidence for every node and edge that it speaks of.

Nothing here looks at another filing. What several filings share is settled when their evidence is joined.
"""

from __future__ import annotations

from extractors.record import Record
from graph.filing.claims import add_amount, add_metric, add_relation
from graph.filing.draft import Draft
from graph.filing.evidence import Contribution
from graph.filing.meetings import add_meeting
from graph.filing.subjects import add_mention, add_passages, add_periods, add_regulations, add_undertakings
from graph.identity import Identity
from graph.names.keys import is_registered, printed
from graph.names.statements import JOINING_KINDS, UNNAMED


def contribute(record: Record, identity: Identity) -> Contribution:
    """The evidence of one filing, under an identity that knows its names."""
    draft = Draft(record, identity)
    add_filer(draft)
    add_document(draft)
    add_meeting(draft)
    add_passages(draft)
    for relation in record.relations:
        add_relation(draft, relation)
    for metric in record.metrics:
        add_metric(draft, metric)
    for amount in record.amounts:
        add_amount(draft, amount)
    add_undertakings(draft)
    add_regulations(draft)
    add_periods(draft)
    for mention in record.mentions:
        add_mention(draft, mention)
    add_brands(draft)
    add_other_names(draft)
    return draft.finish()


def add_filer(draft: Draft) -> None:
    """The company that files, under the names of its latest filing."""
    header, date = draft.header, draft.header.published or ""
    if header.company_short is None and header.company_name is None and header.company_code is None:
        draft.company(UNNAMED)
        return
    draft.node("Company", draft.filer, code=header.company_code)
    if header.company_short is not None:
        draft.node("Company", draft.filer, short_names=(date, printed(header.company_short)))
        draft.same_as(draft.filer, header.company_short)
    if header.company_name is not None:
        draft.node("Company", draft.filer, full_names=(date, printed(header.company_name)))
        draft.same_as(draft.filer, header.company_name)
    if header.company_short is None and header.company_name is None:
        draft.node("Company", draft.filer, names=header.company_code)


def add_document(draft: Draft) -> None:
    """The filing itself, with the record from which everything else here can be made again."""
    header, record = draft.header, draft.record
    draft.node(
        "Document",
        draft.document,
        title=header.title,
        kind=header.kind.value,
        number=header.number,
        published=header.published,
        source=header.source,
        sha256=header.sha256,
        record=record.to_json(),
        letter=header.letter,
        pending=len(record.pending),
    )
    for item in record.pending:
        draft.node("Document", draft.document, pending_reasons=item.reason)
    draft.edge("FILED_BY", draft.document, draft.filer)


def add_brands(draft: Draft) -> None:
    """Brands beside the companies behind them, and short names that are not the company's alone: linked, not joined."""
    for alias in draft.record.aliases:
        names = sorted((alias.name, alias.alias), key=lambda n: not is_registered(n))
        company, brand = (draft.identity.company(n, draft.header.id) for n in names)
        linked = alias.kind == "brand" or is_registered(names[0]) > is_registered(names[1])
        if linked and company != brand and (draft.has("Company", company) or draft.has("Company", brand)):
            draft.edge("TRADES_AS", draft.company(names[0]), draft.company(names[1]))


def add_other_names(draft: Draft) -> None:
    """The other names that the filing gives to companies it speaks of."""
    for alias in draft.record.aliases:
        for name in (alias.name, alias.alias):
            if alias.kind in JOINING_KINDS and draft.has("Company", draft.identity.company(name, draft.header.id)):
                draft.company(name)
