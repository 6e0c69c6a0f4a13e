"""The same letter by other roads: golden letters through other programs and back into records."""
