"""What stands behind a store: the engine in this process, the address of a server, who logs in, what can go wrong."""
