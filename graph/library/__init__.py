"""Filings that come and go one by one, and what that changes in the graph that they make together."""
