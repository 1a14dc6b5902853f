"""What Neo4j Browser needs to show the graph well: `graph.browser.pack` writes a style, a guide and saved scripts."""
