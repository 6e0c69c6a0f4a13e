"""The letter as a whole, read off the text around its questions: who, to whom, when, what, which numbers."""
