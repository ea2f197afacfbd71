"""Whether the tests notice: mutmut's mutants of the modules that decide most, each held against the tests of its room.

Usage: mutate.py [--sample MUTANTS] [--show] [MODULE…], modules as they stand under src/diplonews (``text/marks.py``).
mutmut makes the mutants. They are tried here and not by `mutmut run`, which collects the tests anew for each of them:
the tests are collected once, one run says which tests call which function, and each mutant gets a fork of the process
in which the function has the mutant's code. ``--show`` prints the difference of each mutant that no test noticed.

A mutant that takes more than twice the CPU time of its tests, or fills the memory, counts as noticed.
"""

import argparse
import ast
import difflib
import functools
import importlib
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Final, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation.file_mutation import mutate_file_contents

SOURCE: Final = Path("src/diplonews")
# the module, and the tests that are to hold it; what takes long and shows nothing more stays out
ROOMS: Final[Mapping[str, tuple[str, ...]]] = {
    "dates/resolve.py": (
        "tests/dates/test_resolve.py",
        "tests/dates/test_cases.py",
        "tests/dates/test_resolve_date.py",
    ),
    "people/names.py": ("tests/people", "-k", "name or parts or pairs"),
    "quotes/attribute.py": ("tests/quotes/test_cases.py", "tests/quotes/test_rules.py"),
    "text/marks.py": ("tests/text",),
}
WANTED: Final = 0.85
SPARE: Final = 2.0  # seconds beyond twice what the tests took
MEMORY: Final = 2**30  # bytes that a mutant may take beyond what the tests do


class Mutant(NamedTuple):
    """A function of the module with one thing changed."""

    name: str
    original: FunctionType
    changed: FunctionType


class Held:
    """A pytest plugin that runs the mutants in place of the tests."""

    def __init__(self, module: str, sample: int | None, *, show: bool) -> None:
        self.module, self.sample, self.show = module, sample, show
        self.score = 0.0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant on the tests that call its function."""
        path = SOURCE / self.module
        module = importlib.import_module("diplonews." + self.module.removesuffix(".py").replace("/", "."))
        mutants = list(_mutants(module, path))
        total = len(mutants)
        if self.sample is not None and self.sample < total:
            mutants = random.Random(0).sample(mutants, self.sample)  # noqa: S311
        calling, costs = _calls(session.items, {m.original.__code__ for m in mutants})
        alive = []
        for mutant in mutants:
            tests = calling[mutant.original.__code__]
            killer = _noticed(mutant, tests, 2 * costs[mutant.original.__code__] + SPARE)
            if killer is None:
                alive.append(mutant)
            elif killer >= 0:
                tests.insert(0, tests.pop(killer))  # what noticed one mutant of a function notices the next
        self.score = 1 - len(alive) / len(mutants)
        of = f"{len(mutants)} of {total} mutants" if len(mutants) < total else f"{total} mutants"
        print(f"\n{self.module}: {self.score:.1%} of {of} noticed, {len(alive)} not")
        for mutant in sorted(alive):
            print(f"\n{mutant.name}" + ("" if calling[mutant.original.__code__] else ": no test calls it"))
            if self.show:
                print("\n".join(_difference(path, mutant)))
        return True


@functools.cache
def _source(path: Path) -> str:
    return str(mutate_file_contents(str(path), path.read_text(encoding="utf-8")).code)


def _mutants(module: ModuleType, path: Path) -> Iterator[Mutant]:
    """The variants of each function that mutmut makes, compiled in a copy of the module's names."""
    names = dict(vars(module))
    exec(compile(_source(path), str(path), "exec"), names)  # noqa: S102
    for name, changed in names.items():
        function, mark, number = name.removeprefix("x_").partition("__mutmut_")
        if mark and number.isdecimal() and isinstance(changed, FunctionType):
            original = vars(module)[function]
            yield Mutant(f"{function} {number}", original, changed)


def _calls(
    items: Sequence[pytest.Item], watched: set[CodeType]
) -> tuple[dict[CodeType, list[pytest.Item]], dict[CodeType, float]]:
    """The tests that call each function, the quickest first, and the CPU seconds they take."""
    calling: dict[CodeType, list[tuple[float, int]]] = {code: [] for code in watched}
    for k, item in enumerate(items):
        seen: set[CodeType] = set()

        def profile(frame: FrameType, event: str, argument: object, seen: set[CodeType] = seen) -> None:
            if event == "call" and frame.f_code in watched:
                seen.add(frame.f_code)

        _forget()
        began = time.process_time()
        sys.setprofile(profile)
        failed = _fails(item)
        sys.setprofile(None)
        if failed:
            pytest.exit(f"{item.nodeid} fails without any mutant", returncode=2)
        for code in seen:
            calling[code].append((time.process_time() - began, k))
    ordered = {code: [items[k] for _, k in sorted(found)] for code, found in calling.items()}
    return ordered, {code: sum(seconds for seconds, _ in found) for code, found in calling.items()}


def _fails(item: pytest.Item) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _forget() -> None:
    """Empty the caches above the lexicon: what a function gave an earlier test tells nothing about its mutant."""
    for name, module in list(sys.modules.items()):
        if name.startswith("diplonews.") and not name.startswith("diplonews.lexicon"):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):  # noqa: SLF001
                    value.cache_clear()


def _noticed(mutant: Mutant, tests: Sequence[pytest.Item], seconds: float) -> int | None:
    """Which test fails under the mutant; -1 where it exceeded its time or memory; None where all pass."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
        for part in ("__code__", "__defaults__", "__kwdefaults__"):
            setattr(mutant.original, part, getattr(mutant.changed, part))
        _forget()
        failing = next((k for k, item in enumerate(tests) if _fails(item)), None)
        os.write(writing, str(failing).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return None if said == "None" else int(said or -1)


def _difference(path: Path, mutant: Mutant) -> Iterator[str]:
    """The lines in which a mutant differs from its function."""
    function, number = mutant.name.split()
    written = {node.name: node for node in ast.parse(_source(path)).body if isinstance(node, ast.FunctionDef)}
    before, after = (
        ast.unparse(ast.Module(written[f"x_{function}__mutmut_{which}"].body, [])).splitlines()
        for which in ("orig", number)
    )
    for line in difflib.unified_diff(before, after, lineterm="", n=0):
        if line[:1] in "+-" and line[:3] not in ("+++", "---"):
            yield f"  {line}"


def main() -> int:
    """Print how many mutants of each module the tests notice; 1 where it is too few."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("modules", nargs="*", metavar="MODULE", default=sorted(ROOMS))
    asked.add_argument("--sample", type=int)
    asked.add_argument("--show", action="store_true")
    options = asked.parse_args()
    os.environ.setdefault("HYPOTHESIS_PROFILE", "ci")
    scores = []
    for module in options.modules:
        held = Held(module, options.sample, show=options.show)
        code = pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--no-header", *ROOMS[module]], [held])
        if code == 2:
            return 2
        scores.append(held.score)
    return int(min(scores) < WANTED)


if __name__ == "__main__":
    sys.exit(main())
