"""PDF: letters with their places become lines, then body, margin and notes, then blocks."""
