"""Finds how a named company stands to the filer."""
