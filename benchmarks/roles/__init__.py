"""The weights by which lines of text get their roles: labelled lines, training, figures."""
