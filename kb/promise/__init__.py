"""What ministers promise to do: the words, the deadline, and whether later letters show it done."""
