"""Drafts are checked against the same small index as the command line."""

from tests.cli.conftest import root

__all__ = ["root"]
