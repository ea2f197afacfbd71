"""The table of constructions in the documentation is made from the rules."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_date_table.py"


def test_table_is_current():
    """The page shows the examples of the rules as they are now."""
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
