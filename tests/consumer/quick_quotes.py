"""A quotation finder in one regular expression: marks, a comma, a verb, a name."""

import re

QUOTE = re.compile(r"«\s?([^»]+?)\s?»,? (?:a dit|a déclaré|a assuré) ([A-Z]\w+ [A-Z]\w+)")


def find_quotes(text: str) -> list[tuple[str, str]]:
    """The words quoted and who said them."""
    return QUOTE.findall(text)
