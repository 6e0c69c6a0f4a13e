"""Marked-up text of the web: HTML pages and the XML of officielebekendmakingen.nl."""
