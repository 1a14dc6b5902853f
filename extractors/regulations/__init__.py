"""Finds laws, rules, standards and policy papers."""
