"""Bring the catalogue of Dutch up to date with what the program says; see `.ci/messages`.

A message is what a call of `say`, `several`, `Phrase` or `verb` is given (a literal, a constant, or one of several),
what an error says, a paragraph of the help of a command or an option, and what click says.
"""

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import click
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from aig_cli import errors, language
from aig_cli.language import Language

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "aig_cli" / "locale" / "nl" / "LC_MESSAGES" / "aig.po"
CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "types")
"""The modules of click that say something in this program."""
OF_CLICK = {"required": "click/core"}
"""What click says through a variable."""
DONE = "done"
"""The context of words for what was done with a record."""
SAYING: Mapping[str, tuple[str, ...]] = {
    "say": ("0",),
    "Phrase": ("0",),
    "several": ("0+1",),
    "Question": ("name",),
    "chooses": ("0", "plural"),
    "about": ("0", "changed_by"),
    "phrases": ("*",),
    "change": ("backup",),
    "back_up": ("1",),
    "_back_up": ("1",),
    "make": ("2",),
}
"""Which arguments of a call are messages, by its name; two with a + are one of them and several, * is all of them."""
VERBS = {"verb": "0", "Done": "0"}
"""Which arguments are words for what was done."""
MARK = "\1"


class Message(NamedTuple):
    """What identifies a message: its words, those for several of them, and its context."""

    words: str
    many: str = ""
    context: str = ""


Found = dict[Message, set[str]]
"""The messages, each with where it is said."""


# -- what the code says -----------------------------------------------------------------------------------------------


class Literals(ast.NodeVisitor):
    """Finds the messages in the calls of one file."""

    def __init__(self, constants: Mapping[str, ast.expr], place: str, found: Found) -> None:
        self._constants = constants
        self._place = place
        self._found = found

    def visit_Call(self, node: ast.Call) -> None:
        """Note the messages among the arguments of a call."""
        self.generic_visit(node)
        name: str = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        given: dict[str, ast.expr] = {str(index): each for index, each in enumerate(node.args)}
        given |= {each.arg: each.value for each in node.keywords if each.arg}
        for wanted in SAYING.get(name, ()):
            one, _, many = wanted.partition("+")
            if one == "*":
                for text in (text for each in node.args for text in self._texts(each)):
                    self._note(Message(text))
            elif many and one in given and many in given:
                for pair in zip(self._texts(given[one]), self._texts(given[many]), strict=True):
                    self._note(Message(*pair))
            elif one in given and not many:
                for text in self._texts(given[one]):
                    self._note(Message(text))
        if name in VERBS and VERBS[name] in given:
            for text in self._texts(given[VERBS[name]]):
                self._note(Message(text, context=DONE))

    def _note(self, message: Message) -> None:
        if message.words:
            self._found.setdefault(message, set()).add(self._place)

    def _texts(self, node: ast.expr) -> list[str]:
        """Return the texts that an expression may be, as far as they stand in the code."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.Name(id=name) | ast.Attribute(attr=name):
                constant = self._constants.get(name)
                return self._texts(constant) if constant else []
            case ast.IfExp(body=one, orelse=other):
                return self._texts(one) + self._texts(other)
            case ast.Subscript(value=ast.Name(id=name)) if name in self._constants:
                return [text for each in _parts(self._constants[name]) for text in self._texts(each)]
        return []


def _parts(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Dict(values=parts):
            return parts
    return []


def of_code(found: Found) -> None:
    """Add what is said in the files of the program."""
    trees = {path: ast.parse(path.read_text()) for path in sorted((ROOT / "aig_cli").rglob("*.py"))}
    everywhere = {name: value for tree in trees.values() for name, value in _constants(tree)}
    for path, tree in trees.items():
        Literals(everywhere | dict(_constants(tree)), _place(path), found).visit(tree)


def of_pages(found: Found) -> None:
    """Add what is said in the templates of pages."""
    for path in sorted((ROOT / "aig_cli").rglob("template/*.html")):
        for text in re.findall(r'say\("([^"]+)"\)', path.read_text()):
            found.setdefault(Message(text), set()).add(_place(path))


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                yield name, value


def _place(path: Path) -> str:
    return str(path.relative_to(ROOT).with_suffix(""))


def of_words(found: Found) -> None:
    """Add the words that come from tables: nouns, what becomes of rows and accounts, and what errors say."""
    from aig_cli.cli.doctor import _codes, _meaning
    from aig_cli.model.code import ReportState
    from aig_cli.model.intake import Verdict

    for kind in errors.kinds(errors.AigError):
        for sentence in filter(None, (kind.sentence, kind.way_out)):
            found.setdefault(Message(sentence), set()).add("aig_cli/errors")
    for kind in _codes().values():
        found.setdefault(Message(_meaning(kind)), set()).add("aig_cli/errors")
    for noun in (*errors.NOUNS, *errors.NOUNS.values()):
        found.setdefault(Message(noun), set()).add("aig_cli/errors")
    for word in (*ReportState, *Verdict):
        found.setdefault(Message(word.value, context=DONE), set()).add("aig_cli/cli/app")


# -- what help says ---------------------------------------------------------------------------------------------------


class Marking(Language):
    """A language that marks what it says, so that what was put together from that is known from what never was."""

    def __init__(self, found: Found) -> None:
        super().__init__("en")
        self._found = found
        self.place = ""

    def say(self, sentence: str, /, **facts: Any) -> str:
        """Return a sentence in English, marked, and note it."""
        self._found.setdefault(Message(sentence.replace(MARK, "")), set()).add(self.place)
        return MARK + super().say(sentence, **facts)


def of_help(found: Found) -> None:
    """Add the help of every command and its options, a paragraph a message, unless it is put together by `say`."""
    from aig_cli.cli import main

    speaking = language._Spoken.language = Marking({})  # noqa: SLF001 - the place for another language
    speaking._found = found  # noqa: SLF001
    for section, commands in main.COMMANDS.items():
        for text in (section, *commands.values()):
            found.setdefault(Message(text), set()).add("aig_cli/cli/main")
    _walk(main.command, "main", found, speaking)
    language.speak("nl")
    language.speak("en")


def _walk(command: click.Command, name: str, found: Found, speaking: Marking) -> None:
    from aig_cli.cli.translation import paragraphs

    place = f"aig_cli/cli/{name}"
    texts = [command.help, *(each.help for each in command.params if isinstance(each, click.Option))]
    for text in texts:
        for each in paragraphs(text or ""):
            if each and MARK not in each:
                found.setdefault(Message(each), set()).add(place)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            speaking.place = f"aig_cli/cli/{each if name == 'main' else name}"
            inner = command.get_command(context, each)
            assert inner
            _walk(inner, each if name == "main" else name, found, speaking)


def of_click(found: Found) -> None:
    """Add what click says."""
    folder = Path(inspect.getfile(click)).parent
    for name in CLICK:
        place = f"click/{name}"
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text())):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text))]):
                    found.setdefault(Message(text), set()).add(place)
                case ast.Call(
                    func=ast.Name(id="ngettext"), args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _]
                ):
                    found.setdefault(Message(one, many), set()).add(place)
    for text, place in OF_CLICK.items():
        found.setdefault(Message(text), set()).add(place)


def messages() -> Found:
    """Return every message of the program."""
    found: Found = {}
    add: tuple[Callable[[Found], None], ...] = (of_help, of_code, of_pages, of_words, of_click)
    for each in add:
        each(found)
    counted = {(message.words, message.context) for message in found if message.many}
    return {each: places for each, places in found.items() if each.many or (each.words, each.context) not in counted}


# -- the catalogue ----------------------------------------------------------------------------------------------------


def read(path: Path) -> Catalog:
    """Return a catalogue; an empty one where there is no file."""
    if not path.exists():
        return Catalog("nl")
    with path.open("rb") as file:
        return read_po(file, "nl")


def of(catalogue: Catalog) -> dict[Message, Entry]:
    """Return the entries of a catalogue by their messages."""
    return {_message(each): each for each in catalogue if each.id}


def _message(entry: Entry) -> Message:
    one, many = entry.id if isinstance(entry.id, tuple) else (str(entry.id), "")
    return Message(one, many, entry.context or "")


def merged(found: Found, known: Catalog, others: list[Catalog]) -> Catalog:
    """Return a catalogue of what was found, with the texts that are known; those of others where there is none."""
    texts: dict[Message, Any] = {}
    for source in (*reversed(others), known):
        texts |= {message: entry.string for message, entry in of(source).items() if _is_filled(entry)}
    new = Catalog("nl", project="aig-cli", copyright_holder="", fuzzy=False)
    for message in sorted(found):
        id_ = (message.words, message.many) if message.many else message.words
        text = texts.get(message, ("", "") if message.many else "")
        locations = [(place, None) for place in sorted(found[message])]
        new.add(id_, text, locations, context=message.context or None)  # type: ignore[arg-type] # no line numbers
    return new


def _is_filled(entry: Entry) -> bool:
    texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
    return all(texts)


def written(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue, and beside it what is compiled from it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        for entry in catalogue:
            if entry.id:
                entry.flags.discard("python-format")
        write_po(file, catalogue, width=0, omit_header=True, include_lineno=False)
    with path.open("rb") as text, path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(text))


HEADER = r"""# The Dutch of what the program says. .ci/messages keeps it up to date with the code.
msgid ""
msgstr ""
"Language: nl\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


# -- the check --------------------------------------------------------------------------------------------------------


def faults(found: Found, catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with a catalogue: a message too few or too many, without a text, or with other facts."""
    known = of(catalogue)
    for message in sorted(found.keys() - known.keys()):
        yield f"not in the catalogue: {message.words!r}"
    for message in sorted(known.keys() - found.keys()):
        yield f"said nowhere: {message.words!r}"
    for message in sorted(found.keys() & known.keys()):
        entry = known[message]
        if entry.fuzzy:
            yield f"fuzzy: {message.words!r}"
        elif not _is_filled(entry):
            yield f"without a text: {message.words!r}"
        elif [*map(facts, _strings(entry))] != [facts(each) for each in (message.words, message.many) if each]:
            yield f"with other facts: {message.words!r}"


def _strings(entry: Entry) -> tuple[str, ...]:
    return tuple(map(str, entry.string)) if isinstance(entry.string, tuple | list) else (str(entry.string),)


def facts(text: str) -> set[str]:
    """Return the names of the facts that a message has places for, of either kind."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        names = set()
    return names | set(re.findall(r"%\(\w+\)\w", text))


def main() -> None:
    """Bring the catalogue up to date, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("others", nargs="*", type=Path, metavar="OTHER.po")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE)
    given = parser.parse_args()
    found = messages()
    if not given.check:
        written(merged(found, read(given.catalogue), [read(each) for each in given.others]), given.catalogue)
    wrong = list(faults(found, read(given.catalogue)))
    print("\n".join([*wrong, f"Messages: {len(found)}; to look at: {len(wrong)}."]))
    sys.exit(bool(wrong) and given.check)


if __name__ == "__main__":
    main()
