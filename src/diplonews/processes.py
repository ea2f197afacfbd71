"""The same work on many items, in one process or several: results in the order of the items, few of them under way."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pickle import PicklingError
from typing import TYPE_CHECKING, TypeVar

from diplonews.errors import DiplonewsError, InputError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from queue import SimpleQueue

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16  # items that travel to a process together: the way there costs far less than the parse
WINDOW = 4  # chunks a process under way; this and no more is held in memory


def in_order(work: Callable[[T], R], items: Iterable[T], workers: int | None) -> Generator[R, None, None]:
    """What ``work`` makes of each item. Closing the generator ends the processes at once.

    Raises:
        InputError: when ``workers`` is below 1.
    """
    if workers is not None and workers < 1:
        raise InputError(f"workers: {workers} is below 1")
    return _here(work, items) if workers in (None, 1) else _in_processes(work, iter(items), workers or 1)


def _here(work: Callable[[T], R], items: Iterable[T]) -> Generator[R, None, None]:
    yield from map(work, items)


def _in_processes(work: Callable[[T], R], items: Iterator[T], workers: int) -> Generator[R, None, None]:
    """One thread a process asks it and waits; only whole answers count, so a process may be killed at any moment.

    (The pools of the standard library wait for ever when a process is killed amid an answer, and leave theirs behind
    when they are killed themselves.)
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # only who asks for processes pays

    chunks = iter(lambda: list(islice(items, CHUNK)), [])
    processes, idle = _start(work, workers)  # before there are threads: forking a process with threads is unsafe
    threads = ThreadPoolExecutor(workers)
    try:
        under_way: deque[Future[list[R]]] = deque()
        for chunk in chunks:
            under_way.append(threads.submit(_ask, work, idle, chunk))
            if len(under_way) >= WINDOW * workers:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        for process in processes:
            process.kill()
        threads.shutdown(cancel_futures=True)
        for process in processes:
            process.join()


def _start(work: Callable[[T], R], workers: int) -> "tuple[list[BaseProcess], SimpleQueue[Connection]]":
    import multiprocessing  # noqa: PLC0415
    from queue import SimpleQueue  # noqa: PLC0415

    processes: list[BaseProcess] = []
    ours: list[Connection] = []
    idle: SimpleQueue[Connection] = SimpleQueue()
    for _ in range(workers):
        mine, theirs = multiprocessing.Pipe()
        ours.append(mine)
        process = multiprocessing.Process(target=_serve, args=(theirs, ours, work), daemon=True)
        process.start()
        theirs.close()  # now each end is held by one process, and closes when that one dies, however it dies
        processes.append(process)
        idle.put(mine)
    return processes, idle


def _serve(connection: "Connection", others: "list[Connection]", work: Callable[[T], R]) -> None:
    """Answer chunk after chunk, until whoever asks is gone."""
    import signal  # noqa: PLC0415

    for other in others:  # inherited; while it is open here, nobody notices that its owner has died
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one decides
    with suppress(EOFError, OSError):
        while True:
            connection.send([work(item) for item in connection.recv()])


def _ask(work: Callable[[T], R], idle: "SimpleQueue[Connection]", chunk: list[T]) -> list[R]:
    connection = idle.get()
    try:
        connection.send(chunk)
        answer: list[R] = connection.recv()
    except (PicklingError, AttributeError, TypeError):  # a value that cannot travel
        return [work(item) for item in chunk]
    except (EOFError, OSError) as error:
        raise DiplonewsError("a worker process died; it may have run out of memory") from error
    finally:
        idle.put(connection)
    return answer
