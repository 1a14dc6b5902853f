"""What a load writes into a store and reads back: schema, batches of nodes and edges, and the books that it keeps."""
