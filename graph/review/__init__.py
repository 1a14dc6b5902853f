"""Proposals that two nodes may be one, with what both filings say, for somebody to judge. Nothing here joins anything.

`candidates.find_candidates(store, judgements)` lists them, `evidence` adds documents and sentences, `verdicts` writes
what was decided into the judgements file, which `load` applies.
"""
