"""Words of a class, written down as one text."""


def set_of(words: str) -> frozenset[str]:
    """Return a set of words that stand in one text."""
    return frozenset(words.split())


def ends_of(words: str) -> tuple[str, ...]:
    """Return the ends of words that stand in one text, as `str.endswith` takes them."""
    return tuple(words.split())
