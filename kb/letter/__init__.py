"""The letter as a whole, read off the text around its questions: sender, addressee, date, subject, numbers."""
