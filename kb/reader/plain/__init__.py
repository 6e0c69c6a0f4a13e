"""Text without places: Markdown and plain text, typed by people or made by converters."""
