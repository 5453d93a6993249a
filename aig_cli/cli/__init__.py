"""The command line: one noun a file, one verb a function."""
