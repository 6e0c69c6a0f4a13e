"""The commands of `kb`, one a module: `command(words)` gives its options and help, `run` does it."""
