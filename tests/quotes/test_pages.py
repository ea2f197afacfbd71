"""The pages of the constructions say what the rules say."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_quote_pages.py"


def test_pages_are_up_to_date():
    """The pages in docs/explanation hold every construction with its examples, written from the rules."""
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
