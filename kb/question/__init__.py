"""Questions and answers: headings, outline, pairing, records."""
