"""Text as such: made safe, made comparable, parted in sentences."""
