"""What a query means beyond its words: names, numbers, days, abbreviations, and the signs AND, OR, NOT."""
