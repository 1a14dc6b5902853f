"""What a person at a terminal meets: tables, progress, completion, and commands that start quickly."""
