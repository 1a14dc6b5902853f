"""Reads a filing and finds what it says: file → Document → Record."""
