"""What the readers share: lines and runs of text made into blocks, words and notes made whole."""
