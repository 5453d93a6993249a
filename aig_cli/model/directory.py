"""Finding an organisation by what people call it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from aig_cli.errors import AmbiguousError, Nearest, NotFoundError
from aig_cli.language import Phrase
from aig_cli.model.organisation import Organisation
from aig_cli.model.text import fold

LISTED_MATCHES = 8


class Directory:
    """Names, aliases and KVK numbers of organisations; each leads to the ids that carry it.

    The KVK number of one that was merged away leads to the one that took its place, unless another has that number; its
    names are aliases there.
    """

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._ids_by_name: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)  # smaller than lists
        self._ids_by_kvk: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        self._survivors_by_kvk: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._names: dict[str, str] = {}
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Take in one more organisation."""
        if organisation.merged_into:
            if organisation.kvk:
                self._survivors_by_kvk[organisation.kvk][organisation.id] = organisation.merged_into
            return
        self._names[organisation.id] = organisation.name
        for name in (organisation.name, *organisation.aliases):
            self._ids_by_name[fold(name)] += (organisation.id,)
        if organisation.kvk:
            self._ids_by_kvk[organisation.kvk] += (organisation.id,)

    def discard(self, organisation: Organisation) -> None:
        """Forget what an organisation is called."""
        if organisation.merged_into:
            self._survivors_by_kvk.get(organisation.kvk or "", {}).pop(organisation.id, None)
            return
        self._names.pop(organisation.id, None)
        for name in (organisation.name, *organisation.aliases):
            _discard(self._ids_by_name, fold(name), organisation.id)
        if organisation.kvk:
            _discard(self._ids_by_kvk, organisation.kvk, organisation.id)

    def named(self, name: str) -> Sequence[str]:
        """Return the ids of the organisations whose name or alias reads the same."""
        return self._ids_by_name.get(fold(name), ())

    def with_kvk(self, kvk: str) -> Sequence[str]:
        """Return the ids of the organisations with a KVK number, else of those into which one with it was merged."""
        return self._ids_by_kvk.get(kvk) or list(dict.fromkeys(self._survivors_by_kvk.get(kvk, {}).values()))

    def find(self, given: str) -> str:
        """Return the id that a KVK number, a name or an alias leads to, or else the beginning of just one name.

        Raises:
            NotFoundError: nothing answers to it.
            AmbiguousError: several organisations do.
        """
        sought = fold(given)
        found = self.with_kvk(given.strip()) or self.named(given)
        if not found and sought:
            found = [id_ for name, ids in self._ids_by_name.items() if name.startswith(sought) for id_ in ids]
        matches = sorted(set(found))
        if len(matches) == 1:
            return matches[0]
        if matches:
            shown = [f"{id_} ({self._names[id_]})" for id_ in matches[:LISTED_MATCHES]]
            matched: str | Phrase = ", ".join(shown)
            if more := len(matches) - len(shown):
                matched = Phrase("{listed}, and {more} more", listed=matched, more=more)
            raise AmbiguousError(given=given, matches=matched)
        raise NotFoundError(
            kind=Phrase("organisation"),
            given=given,
            hint=Nearest(given, self._names.values()),
            see=Phrase(" See: aig org list"),
        )


def _discard(index: dict[str, tuple[str, ...]], key: str, id_: str) -> None:
    left = tuple(each for each in index.get(key, ()) if each != id_)
    if left:
        index[key] = left
    else:
        index.pop(key, None)
