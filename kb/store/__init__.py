"""SQLite: every document, letter, record and passage. All SQL of the project is in this package."""
