"""Finds questions with their answers, and the chapters of a reply."""
