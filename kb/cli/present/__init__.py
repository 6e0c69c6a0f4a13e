"""What people read on the terminal: pure functions from values of the domain to paragraphs."""
