"""How good the ranking is: judged queries against the lists and fusions that could answer them."""
