"""Finds kind, code, names, number and date of a filing."""
