"""Where the store is: the option, the environment, else the platform's folder for data."""

import os

from aig_cli.errors import NoHomeError, NoPlaceError

FILE_NAME = "aig.json"


def store_path(given: str | None) -> str:
    """Return the path of the store file: as given, else `AIG_STORE`, else in the user's data folder.

    Raises:
        NoHomeError: no path, and no home folder to look in.
        NoPlaceError: a relative path, and the working folder is gone.
    """
    named = given or os.environ.get("AIG_STORE")
    path = os.path.expanduser(named) if named else os.path.join(_data_folder(), "aig", FILE_NAME)
    try:
        if path.startswith("~"):
            raise NoHomeError
        return os.path.abspath(path)
    except FileNotFoundError:
        raise NoPlaceError from None


def _data_folder() -> str:
    """Return the XDG data folder. Relative values of the variables do not count, as the specification says."""
    named = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(named):
        return named
    home = os.environ["HOME"] if "HOME" in os.environ else os.path.expanduser("~")
    if not os.path.isabs(home):
        raise NoHomeError
    return os.path.join(home, ".local", "share")
