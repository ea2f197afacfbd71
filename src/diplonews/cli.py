"""The command line: ``diplonews --help``. Results on standard output, messages on standard error."""

import argparse
import sys
from diplonews.batch import parse_lines, read_lines


def main(argv=None):
    for name, ok in parse_lines(read_lines(sys.stdin.buffer)):
        print(name)
