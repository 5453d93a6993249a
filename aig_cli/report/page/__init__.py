"""Pages for a partner, on one pledge, organisation or network; each has its file, with a `page`."""
