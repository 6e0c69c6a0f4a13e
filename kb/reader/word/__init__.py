"""Documents of word processors, as they would be printed: DOCX and ODT."""
