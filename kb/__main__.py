"""`python -m kb` does what `kb` does."""

import sys

from kb.cli import main

sys.exit(main())
