"""Finds the company's own figures in prose."""
