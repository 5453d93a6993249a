"""Where the store is: the option, the environment, else the platform's folder for data; and what lies beside it."""

import os

from aig_cli.errors import NoHomeError, NoPlaceError

FILE_NAME = "aig.json"


class Files:
    """The files of one store.

    Attributes:
        store: the file itself, behind any symbolic link.
        folder, name: where it is, and what its neighbours are named after.
        history: every operation.
        lock: held by the one who writes.
        backups: the folder of its backups, which other stores beside it may share.
        profiles: which columns of lists are which fields.
        own: the files that are the store's own.
    """

    def __init__(self, path: str) -> None:
        self.store = os.path.realpath(path)
        self.folder, name = os.path.split(self.store)
        self.name = name.removesuffix(".json")
        self.history = os.path.join(self.folder, f"{self.name}.history.jsonl")
        self.lock = os.path.join(self.folder, f"{self.name}.lock")
        self.backups = os.path.join(self.folder, "backups")
        self.profiles = os.path.join(self.folder, f"{self.name}.profiles.json")
        self.own = (self.store, self.history, self.lock, self.profiles)

    def is_backup(self, path: str) -> bool:
        """Tell whether a path is the folder of the backups, or lies in it, behind any symbolic link."""
        return f"{os.path.realpath(path)}/".startswith(f"{os.path.realpath(self.backups)}/")


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
