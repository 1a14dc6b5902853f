"""The parts of the bench: each measures one thing, and yields what it measured as ratios."""
