"""How alike two questions are: whether they ask in substance the same, something near, or something else."""
