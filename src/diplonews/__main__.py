"""``python -m diplonews``: the command line."""

import sys

from diplonews.cli import main

if __name__ == "__main__":
    sys.exit(main())
