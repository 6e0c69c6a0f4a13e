"""Teaches the default model the field: pairs out of letters and law, scales and biases, one command.

`python -m training` says how; `docs/training.md` says what was tried. Not part of what is installed.
"""
