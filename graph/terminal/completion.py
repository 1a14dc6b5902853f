"""What a shell may propose after `irgraph ask`: names of questions, then the parameters of the one that is asked."""

from __future__ import annotations

import typer


def complete_question(incomplete: str) -> list[tuple[str, str]]:
    """Names of questions that begin so, with their titles."""
    from graph.questions import get_question, question_names

    names = [name for name in question_names() if name.startswith(incomplete)]
    return [(name, get_question(name).title_line) for name in names]


def complete_parameter(ctx: typer.Context, incomplete: str) -> list[str]:
    """`name=` of the parameters not yet given, and `name=value` where only some values are allowed."""
    from graph.questions import QuestionError, get_question

    try:
        question = get_question(str(ctx.params.get("question")))
    except QuestionError:
        return []
    given = {pair.partition("=")[0] for pair in ctx.params.get("parameters") or ()}
    proposed = [
        text
        for p in question.parameters
        if p.name not in given
        for text in ([f"{p.name}={value}" for value in p.values] or [f"{p.name}="])
    ]
    return [text for text in proposed if text.startswith(incomplete)]
