"""The text layer under atheris: any bytes, read as text, against what must hold of every document.

Usage: text_layer.py [CORPUS] [libFuzzer options], for instance ``-max_total_time=600``. Needs atheris.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests/properties"))

with atheris.instrument_imports(include=["diplonews.text"]):
    from diplonews.text import read

import invariants


def one(data: bytes) -> None:
    """Read one text: as the bytes' own UTF-8 where they are that, else as whatever characters they can be made into."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = atheris.FuzzedDataProvider(data).ConsumeUnicode(len(data))
    invariants.document_holds(read(text))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
