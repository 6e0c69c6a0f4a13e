"""From what a person types to hits: verbatim passages, best first, each with what matched."""
