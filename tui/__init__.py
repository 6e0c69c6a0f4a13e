"""The terminal user interface: search, read, quote; shows what `kb` gives and knows nothing more."""
