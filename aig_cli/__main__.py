"""Runs the program, as `aig` or as `python -m aig_cli`."""

import sys


def main() -> None:
    """Run the program; an interruption while it still loads is one of nothing."""
    try:
        from aig_cli.cli.main import main as program
    except KeyboardInterrupt:
        sys.exit(130)
    program()


if __name__ == "__main__":
    main()
