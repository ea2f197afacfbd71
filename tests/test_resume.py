"""A batch that was interrupted goes on where it ended: nothing lost, nothing doubled, no other file touched."""

import gzip
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from diplonews import InputError, parse_many
from diplonews.cli import main
from diplonews.processes import _serve
from diplonews.resume import line_file

ROOT = Path(__file__).parents[1]
KILL = ROOT / "bench" / "kill_resume.py"
RECORDS = [
    {"id": "a", "text": "« Oui », a dit Anne Ferrand mardi.", "published": "2024-04-02"},
    {"id": "b", "text": None},
    {"id": 3, "maintext": "« Non », a dit Paul Morel."},
    {"text": "Sans id, avec \u2028 et \ud800 dedans."},
    {"id": "e", "text": "Rien.", "published": "un de ces jours"},
    {"id": "f", "text": ""},
    {"id": "g", "text": "Elle ira à Oslo."},
]
LINES = [json.dumps(record).encode() for record in RECORDS]
LINES[5:5] = [b"{", b"\xff"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of records, good and bad."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join(LINES) + b"\n")
    return path


def batch(*args: object) -> int:
    """The status of a batch."""
    return main(["batch", "--quiet", *map(str, args)])


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch):
    """Resume points so close that a few lines have several."""
    monkeypatch.setattr("diplonews.resume.POINT", 2)


@pytest.mark.usefixtures("points")
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_resume_after_any_byte(suffix, source, tmp_path, capsys):
    """Wherever the output was cut, it ends as an undisturbed one, byte for byte, and so do its count and status."""
    whole, target = tmp_path / f"whole{suffix}", tmp_path / f"out{suffix}"
    assert batch(source, "-o", whole) == 1
    told = capsys.readouterr().err
    undisturbed = whole.read_bytes()
    for cut in {*range(0, len(undisturbed), 211), *range(30), len(undisturbed) - 1, len(undisturbed)}:
        target.write_bytes(undisturbed[:cut])
        assert batch(source, "-o", target, "--resume") == 1
        assert target.read_bytes() == undisturbed
        assert capsys.readouterr().err == told


@pytest.mark.usefixtures("points")
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("tail", [b"\0" * 5000, b"\0" * 9 + b"\n" + b"\0" * 9, b'{"format": "diplonews/1", "id"\n'])
def test_what_never_reached_the_disk(suffix, tail, source, tmp_path):
    """After a power failure a file may end in zeros or rubbish: it is cut off, and computed again."""
    whole, target = tmp_path / f"whole{suffix}", tmp_path / f"out{suffix}"
    batch(source, "-o", whole)
    read = gzip.decompress if suffix.endswith("gz") else bytes
    lines = read(whole.read_bytes()).splitlines(keepends=True)
    kept = lines[0] if read is bytes else gzip.compress(b"".join(lines[:2]), 6, mtime=0)
    target.write_bytes(kept + tail)
    assert batch(source, "-o", target, "--resume") == 1
    assert target.read_bytes() == whole.read_bytes()


def test_resume_of_nothing_and_of_everything(source, tmp_path):
    """Where there is no output yet, all is done; where all is done, nothing; new lines of the input are added."""
    target = tmp_path / "out.jsonl"
    assert batch(source, "-o", target, "--resume") == 1
    whole = target.read_bytes()
    assert batch(source, "-o", target, "--resume", "--workers", 2) == 1
    assert target.read_bytes() == whole
    with source.open("ab") as added:
        added.write(b'{"id": "new", "text": "Plus rien."}\n')
    assert batch(source, "-o", target, "--resume") == 1
    assert target.read_bytes()[: len(whole)] == whole
    assert json.loads(target.read_bytes()[len(whole) :])["id"] == "new"


@pytest.mark.usefixtures("points")
def test_gzip_output_is_plain_gzip(source, tmp_path):
    """What is written to a name that ends in .gz is compressed: the same lines, in members that any reader joins."""
    plain, packed = tmp_path / "out.jsonl", tmp_path / "out.jsonl.gz"
    batch(source, "-o", plain)
    batch(source, "-o", packed)
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: lines[:3], "holds more results than the input has lines"),
        (lambda lines: [lines[1], lines[0], *lines[2:]], "line 1 was not"),
        (
            lambda lines: [*lines[:2], b'{"id": 3, "text": "autre chose"}', *lines[3:]],
            "line 3 was not made from line 3",
        ),
        (lambda lines: [*lines[:2], b'{"id": 4, "text": "\\u00ab Non \\u00bb, a dit Paul Morel."}'], "line 3 was not"),
        (lambda lines: [*lines[:6], *lines[7:]], "line 7 was not"),
    ],
)
def test_another_input_is_refused(suffix, change, told, source, tmp_path, capsys):
    """Fewer lines, another order, another text or id: the output was made from something else, and is left as it is."""
    target = tmp_path / f"out{suffix}"
    batch(source, "-o", target)
    before = target.read_bytes()
    source.write_bytes(b"\n".join(change(LINES)) + b"\n")
    capsys.readouterr()
    assert batch(source, "-o", target, "--resume") == 2
    assert told in capsys.readouterr().err
    assert target.read_bytes() == before


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("foreign", [b"Notes.\n", b"Notes", b"\0" * 9, b'{"id": "a"}\n', gzip.compress(b"Notes.\n")])
def test_what_no_batch_has_written_is_refused(suffix, foreign, source, tmp_path, capsys):
    """A file of another kind is not cut off, and not continued."""
    target = tmp_path / f"notes{suffix}"
    target.write_bytes(foreign)
    assert batch(source, "-o", target, "--resume") == 2
    assert "is no output of a batch" in capsys.readouterr().err
    assert target.read_bytes() == foreign


@pytest.mark.parametrize("target", ["-", "/dev/stdout", "/dev/null"])
def test_only_files_can_be_resumed(target, source, capsys):
    """Nobody can go back in a pipe or a device."""
    assert batch(source, "-o", target, "--resume") == 2
    assert "only a regular file can be resumed" in capsys.readouterr().err


def test_devices_links_and_standard_output(source, tmp_path):
    """A device takes what is written, a link leads to its file, and /dev/stdout adds to where it leads, as - does."""
    assert batch(source, "-o", "/dev/null") == 1
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    link.symlink_to(real)
    batch(source, "-o", link)
    whole = real.read_bytes()
    assert link.is_symlink()
    real.write_bytes(whole[:200])
    batch(source, "-o", link, "--resume")
    assert real.read_bytes() == whole
    for name in ("-", "/dev/stdout"):
        log = tmp_path / "log"
        log.write_bytes(b"before\n")
        with log.open("ab") as added:
            command = [sys.executable, "-m", "diplonews", "batch", source, "-o", name]
            assert subprocess.run(command, stdout=added, stderr=subprocess.DEVNULL, check=False).returncode == 1
        assert log.read_bytes() == b"before\n" + whole


def test_one_batch_at_a_time(source, tmp_path):
    """While one batch writes to a file, another is refused, and changes nothing."""
    target = tmp_path / "out.jsonl"
    with line_file(str(target), iter(())) as out:
        out.write("{}", parsed=True)
        command = [sys.executable, "-m", "diplonews", "batch", source, "-o", target]
        done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, b"another batch is writing to it" in done.stderr) == (2, True)
    assert target.read_bytes() == b"{}\n"


def test_an_error_leaves_whole_members(tmp_path, monkeypatch):
    """A gzip member that is not full is not written when the batch fails: the next one begins where it would have."""
    monkeypatch.setattr("diplonews.resume.POINT", 2)
    target = tmp_path / "out.jsonl.gz"
    with suppress(InputError), line_file(str(target), iter(())) as out:
        for _ in range(5):
            out.write("{}", parsed=True)
        raise InputError
    assert gzip.decompress(target.read_bytes()) == b"{}\n" * 4


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes where Linux lists them")
def test_interrupted_by_hand(tmp_path):
    """Ctrl-C ends a batch and its processes, at a whole line, with status 130 and a word on how to go on."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "« Oui », a dit mardi Anne Ferrand, la ministre belge, qui ira à Oslo le 9 avril 2024."
    source.write_text("".join(json.dumps({"id": str(k), "text": f"{text} {k}"}) + "\n" for k in range(20_000)))
    command = [sys.executable, "-m", "diplonews", "batch", source, "-o", target, "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stderr
        while not target.exists() or target.stat().st_size < 1_000:
            assert process.poll() is None
            time.sleep(0.01)
        workers = _children(process.pid)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everybody gets it
        told = process.stderr.read().decode()
        assert process.wait() == 130
    written = target.read_bytes().splitlines(keepends=True)
    assert (
        told
        == f"diplonews: interrupted after {len(written)} articles; the same command with --resume goes on from there\n"
    )
    assert [json.loads(line)["id"] for line in written] == [str(k) for k in range(len(written))]
    assert len(workers) == 2
    assert not [pid for pid in workers if Path(f"/proc/{pid}/exe").exists()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes where Linux lists them")
def test_a_worker_that_dies():
    """When a process is killed from outside, the batch says so and ends; it does not wait for ever."""
    results = parse_many(({"text": "Rien."} for _ in range(10_000)), workers=2)
    others = set(_children(os.getpid()))
    next(results)
    (first, *_) = set(_children(os.getpid())) - others
    os.kill(first, signal.SIGKILL)
    with pytest.raises(Exception, match="a worker process died"):
        list(results)
    assert set(_children(os.getpid())) <= others


def test_values_that_cannot_travel():
    """A record that holds what cannot be sent to another process is parsed in this one, with the same result."""
    records = [{"text": "Rien.", "soup": lambda: None, "rank": k} for k in range(3)]
    assert list(parse_many(records, workers=2)) == list(parse_many(records))


@pytest.mark.parametrize(("suffix", "articles", "kills"), [(".jsonl", "100", "2"), (".jsonl.gz", "400", "1")])
def test_killed_and_resumed(suffix, articles, kills):
    """Killed at random moments and resumed, a batch gives what an undisturbed one gives; no worker outlives it."""
    command = [sys.executable, KILL, "--articles", articles, "--kills", kills, "--suffix", suffix]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.stdout.decode().endswith(f"{kills} of {kills} resumed batches equal the undisturbed one\n"), done
    assert done.returncode == 0


def test_a_worker_whose_owner_is_gone_ends():
    """A worker answers what it was asked, hears nobody, and ends; Ctrl-C is for the first process to decide."""
    ours, theirs = multiprocessing.Pipe()
    others = multiprocessing.Pipe()
    asked: list[int] = []
    ours.send([1, 2])
    ours.close()
    before = signal.getsignal(signal.SIGINT)
    try:
        _serve(theirs, list(others), asked.append)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    assert asked == [1, 2]
    assert all(other.closed for other in others)


def test_a_file_that_another_batch_writes_to_is_refused(tmp_path, monkeypatch):
    """The lock of another process is told as what it is; where files have no locks, there is none."""
    target = str(tmp_path / "out.jsonl")
    with monkeypatch.context() as patched:
        patched.setattr("fcntl.lockf", lambda stream, how: (_ for _ in ()).throw(BlockingIOError()))
        with pytest.raises(InputError, match="another batch is writing to it"), line_file(target, iter(())):
            pass
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with line_file(target, iter(())) as out:
        out.write("{}", parsed=True)
    assert Path(target).read_bytes() == b"{}\n"
