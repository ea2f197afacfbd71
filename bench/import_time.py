"""How long `import diplonews` takes beyond a bare interpreter: the best of fifteen cold starts of each.

The best, not the mean: a start can only be slowed down by what else the machine does.
"""

import subprocess
import sys
import time

STARTS = 15
BUDGET_MS = 60


def start_ms(code: str) -> float:
    """Milliseconds of wall time for one interpreter that runs `code`."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print one line."""
    bare, loaded = [], []
    for _ in range(STARTS):  # in turn, so that both meet the same machine
        bare.append(start_ms("pass"))
        loaded.append(start_ms("import diplonews"))
    cost = min(loaded) - min(bare)
    print(f"import diplonews: {cost:.0f} ms beyond a bare interpreter ({min(bare):.0f} ms), budget {BUDGET_MS} ms")


if __name__ == "__main__":
    main()
