"""What one filing contributes to the graph: its meeting, passages, statements, figures, names, each with evidence."""
