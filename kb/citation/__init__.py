"""References in a text: laws, acts of the Union, papers of parliament, case law, news, other answers."""
