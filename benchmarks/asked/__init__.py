"""Labels of questions asked before, threads and changes; what fits the weights; what measures."""
