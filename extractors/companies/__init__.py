"""Finds companies named in prose."""
