"""Runs the program as `python -m aig_cli`."""

from aig_cli.cli.main import main

main()
