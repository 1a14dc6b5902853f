"""Puts records together into a graph, keeps it in a store, and answers questions about it."""
