"""N-Quads, which triple stores read: a named graph for each document, of what it says."""
