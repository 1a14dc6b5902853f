"""Finds periods, and which of them a filing reports on."""
