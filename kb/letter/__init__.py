"""Letters: who wrote to whom, when, about what, under which numbers."""
