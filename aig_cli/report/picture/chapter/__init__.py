"""The chapters of the yearly picture, and their order."""

CHAPTERS = (
    "figures",
    "growth",
    "partners",
    "settings",
    "themes",
    "status",
    "planning",
    "collaboration",
    "reach",
    "targets",
    "response",
    "same",
    "silent",
    "method",
)
"""The chapters in their order. Each is a file here: `chapter` takes a `View`."""
