"""Finds figures in prose."""
