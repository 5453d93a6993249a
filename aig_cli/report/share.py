"""Shares: the part of a whole, in percent."""


def share(part: int, whole: int) -> float | None:
    """Return a share in percent, rounded to one decimal; None (n/a, never 0) where there is nothing to share."""
    return round(100 * part / whole, 1) if whole else None
