"""What each line of a text is, all lines weighed together: heading, question, answer, note, furniture."""
