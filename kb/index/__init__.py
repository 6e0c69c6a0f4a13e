"""The files under indexes/: generations of store, vectors and terms, committed as one step."""
