"""The limited child process in which files are read, and the parent's side of it."""
