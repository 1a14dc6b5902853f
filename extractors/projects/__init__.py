"""Finds the named undertakings of the company."""
