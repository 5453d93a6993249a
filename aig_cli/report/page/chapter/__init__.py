"""The chapters of the pages, each on one thing that a page tells."""
