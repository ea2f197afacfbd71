"""Kill a batch at random moments, take it up again with `--resume`, compare with an undisturbed run byte for byte.

Prints a line for each kill: how much was written, whether the last line was torn, whether a worker outlived the kill.
Ends with status 1 if any output differs or any worker stays. The kill is SIGKILL of the first process alone, so that
nothing can tidy up after it.
"""

import argparse
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from diplonews.samples import samples

PATIENCE = 5  # seconds in which workers must notice that nobody asks any more


def write_input(path: Path, articles: int) -> None:
    """So many articles, no two alike: a paragraph of the embedded dispatches each; every 97th cannot be parsed.

    They are short, since what is put to the test is what happens between two articles.
    """
    given = [(sample, text) for sample in samples() for text in sample.text.split("\n\n")]
    with path.open("w", encoding="utf-8") as out:
        for number in range(articles):
            sample, paragraph = given[number % len(given)]
            record: dict[str, object] = {"id": f"{sample.id}-{number}", "rank": number}
            record["text"] = f"{paragraph}\n\nDépêche numéro {number}."
            record["published"] = sample.published if (number + 1) % 97 else "un de ces jours"
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def command(source: Path, target: Path, workers: int, *more: str) -> list[str]:
    """The batch as a command line."""
    program = [sys.executable, "-m", "diplonews", "batch", str(source), "-o", str(target)]
    return [*program, "--workers", str(workers), "--quiet", *more]


def children(pid: int) -> list[int]:
    """The processes that a process has started, where the system says so (Linux)."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except FileNotFoundError:
        return []


def outlived(pids: list[int]) -> list[int]:
    """Those of the processes that are still there after a while."""
    until = time.monotonic() + PATIENCE
    while (left := [pid for pid in pids if Path(f"/proc/{pid}/exe").exists()]) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def killed(batch: list[str], target: Path, size: int) -> list[int]:
    """Run the batch, kill it when its output has that size, and give the workers that outlive it."""
    with subprocess.Popen(batch, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        while process.poll() is None and (not target.exists() or target.stat().st_size < size):
            time.sleep(0.001)
        workers = children(process.pid)
        process.kill()
    return outlived(workers)


def main() -> int:
    """Print the figures; the status says whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--suffix", default=".jsonl", help=".jsonl or .jsonl.gz")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    chance = random.Random(args.seed)  # noqa: S311
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        source, whole, target = (Path(folder, name + args.suffix) for name in ("in", "whole", "out"))
        source = source.with_name("in.jsonl")
        write_input(source, args.articles)
        began = time.monotonic()
        subprocess.run(command(source, whole, args.workers), check=False, stderr=subprocess.DEVNULL)  # noqa: S603
        lasted, undisturbed = time.monotonic() - began, whole.read_bytes()
        print(f"{args.articles} articles, {args.workers} workers: {lasted:.1f} s, {len(undisturbed) / 1e6:.1f} MB")
        for number in range(1, args.kills + 1):
            target.unlink(missing_ok=True)
            left = killed(command(source, target, args.workers), target, chance.randrange(len(undisturbed)))
            written = target.read_bytes()
            lines, torn = written.count(b"\n"), written[-1:] not in (b"", b"\n")
            subprocess.run(  # noqa: S603
                command(source, target, args.workers, "--resume"), check=False, stderr=subprocess.DEVNULL
            )
            same = target.read_bytes() == undisturbed
            faults += not same or bool(left)
            state = f"{len(written):,} bytes" if args.suffix.endswith(".gz") else f"{lines} lines{', torn' * torn}"
            print(f"kill {number}: {state}; workers left: {len(left)}; resumed: {same}", flush=True)
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, 9)
    print(f"{args.kills - faults} of {args.kills} resumed batches equal the undisturbed one")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
