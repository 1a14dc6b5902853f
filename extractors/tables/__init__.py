"""Finds tables, recovers their columns, and reads what they say."""
