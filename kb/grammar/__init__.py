"""How letters of the genre word what many parts of the program must know: headings, letterheads, feet.

Knows strings only, so that readers and all that comes after them can share it.
"""
