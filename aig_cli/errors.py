"""All that is said when something is wrong, with the exit code that goes with it.

A sentence names the trouble first and the way out of it after. It is a template that the facts fill when it is shown,
so that it stands in one place and can be translated.
"""

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from aig_cli.language import Phrase, phrases, say

FieldPath = tuple[str | int, ...]
"""The way from a record to one of its fields: names, and positions from 0."""

LISTED_PROBLEMS = 20
"""Of more problems than that, only the first are told."""
SHOWN_CHARACTERS = 80
"""A given value is quoted in a message up to this length."""
NOUNS: Final = {
    "organisation": "organisations",
    "network": "networks",
    "pledge": "pledges",
    "commitment": "commitments",
    "deliverable": "deliverables",
    "party": "parties",
    "entry": "entries",
    "commitment or deliverable": "commitments or deliverables",
    "code": "codes",
    "sheet": "sheets",
}
"""What a sentence may be about, one and several of them: a `Phrase` may have any of these words."""


def shorten(given: str) -> str:
    """Cut what was given to a length that leaves the message readable."""
    return given if len(given) <= SHOWN_CHARACTERS else given[:SHOWN_CHARACTERS] + "…"


class Nearest:
    """The nearest known word, as a question that starts with a space, or nothing. Sought when it is shown.

    Where none is near, it is sought among others that are known too.
    """

    def __init__(self, given: str, known: Iterable[str], others: Iterable[str] = ()) -> None:
        self._given = given
        self._known = known
        self._others = others

    def __str__(self) -> str:
        from difflib import get_close_matches

        for words in (self._known, self._others):
            by_fold = {word.casefold(): word for word in words}
            if near := get_close_matches(self._given.casefold(), by_fold, n=1):
                return say(" Did you mean {word}?", word=by_fold[near[0]])
        return ""


class NearestOrAll(Nearest):
    """The nearest known word, or where none is near, all of them."""

    def __str__(self) -> str:
        return super().__str__() or say(" Fields: {known}.", known=", ".join(self._known))


def dotted(path: FieldPath) -> str:
    """Name a field for people: positions count from 1. What came from a file as a name stays on one line."""
    return ".".join(str(step + 1) if isinstance(step, int) else shorten(" ".join(step.split())) for step in path)


_OF_SYSTEM: Final = phrases(
    "bad file descriptor",
    "broken pipe",
    "cannot allocate memory",
    "device or resource busy",
    "directory not empty",
    "disk quota exceeded",
    "file exists",
    "file name too long",
    "file too large",
    "input/output error",
    "is a directory",
    "no such file or directory",
    "not a directory",
    "operation not permitted",
    "permission denied",
    "read-only file system",
    "stale file handle",
    "too many open files",
)
"""What the operating system says most, in lower case; what it says beside these is said in its own words."""


def reason(error: OSError) -> str | Phrase:
    """Return what the operating system says, in lower case."""
    if error.errno == errno.ENOSPC:
        return Phrase("the disk is full")
    if error.errno == errno.ELOOP:
        return Phrase("it is a symbolic link, or goes through too many of them")
    said = (error.strerror or str(error)).lower()
    return _OF_SYSTEM.get(said, said)


class AigError(Exception):
    """Something the user can mend. Facts fill the sentence of the class when it is shown.

    Attributes:
        sentence: what is wrong; for most errors with the way out.
        way_out: what to do, where what is wrong is also told without it.
    """

    exit_code = 1
    sentence = ""
    way_out = ""

    def __init__(self, **facts: Any) -> None:
        super().__init__()
        self.facts = facts

    @property
    def fact(self) -> str:
        """What is wrong, without the way out."""
        facts = dict(self.facts)
        if isinstance(facts.get("given"), str):
            facts["given"] = shorten(facts["given"])
        return say(self.sentence, **facts)

    def __str__(self) -> str:
        return f"{self.fact} {say(self.way_out)}".rstrip() if self.way_out else self.fact.rstrip()


def code_of(kind: type[AigError]) -> str:
    """Return the stable code of an error: its name, as in `end-before-start`."""
    name = kind.__name__
    for ending in ("Error", "Remark", "Finding"):
        name = name.removesuffix(ending)
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("-")


def kinds(kind: type[AigError]) -> Iterator[type[AigError]]:
    """Yield a kind of error and all that are more special."""
    yield kind
    for special in kind.__subclasses__():
        yield from kinds(special)


Problem = tuple[FieldPath, AigError]
"""What is wrong, and with which field."""


# -- 2: usage ---------------------------------------------------------------------------------------------------------


class UsageError(AigError):
    """The command was typed in a way that cannot be carried out."""

    exit_code = 2


class UnknownColumnError(UsageError):
    """A filter, sort key or column names a field that the records do not have."""

    sentence = "There is no field {given!r} in {question}.{hint}"


class FilterSyntaxError(UsageError):
    """A filter is not FIELD, operator, VALUE."""

    sentence = (
        "--where {given!r} is not a filter. Write FIELD=VALUE, or one of != ~ >= <= , or FIELD=FROM..TO; "
        "in quotes, since a shell takes > and < for itself: --where '{given}>=2020'"
    )


class FilterOperatorError(UsageError):
    """A filter with an operator that there is not."""

    sentence = "--where {given!r}: there is no operator {operator}. Operators: = != ~ (contains) >= <= , and =FROM..TO."


class EmptyFilterError(UsageError):
    """A filter without a value."""

    sentence = "--where {given!r} has no value. For what is not known write {field}=missing."


class FilterValueError(UsageError):
    """The value of a filter does not fit its field."""

    sentence = "--where {given!r}: {why}"


class NoTableError(UsageError):
    """A filter, and nothing to filter: the whole register was asked for."""

    sentence = "{options} choose from a table; name one: aig export {format} pledges. Tables: {known}."


class OnlyWholeError(UsageError):
    """A table, of a format that has the whole register."""

    sentence = (
        "{format} holds the whole register, not a table: leave out {table}. For one table: aig export csv pledges"
    )


class NoFolderError(UsageError):
    """No folder, for a format that is several files."""

    sentence = "{format} is several files, which need a folder of their own: aig export {format} -o FOLDER"


class BinaryError(UsageError):
    """What no terminal can show, on a terminal."""

    sentence = "{format} is nothing that a terminal can show. Write it to a file: aig export {format} -o FILE"


class SheetRowsError(UsageError):
    """More rows than a sheet of a workbook has."""

    sentence = (
        "{table} has {rows:,} rows, and a sheet of a workbook has room for {limit:,}. Choose some with --where or "
        "--limit, or write them all as text: aig export csv {table} -o FILE"
    )


class EditSyntaxError(UsageError):
    """An edit is not FIELD=VALUE."""

    sentence = "{option} {given!r} is not FIELD=VALUE."


class NothingToEditError(UsageError):
    """An edit without a change."""

    sentence = "There is nothing to change. Give --set FIELD=VALUE, --unset FIELD, --add FIELD=VALUE or --from FILE."


class NoItemsError(UsageError):
    """Neither records nor all of them were named."""

    sentence = "Name one or more pledges, or --all."


class NoChoiceError(UsageError):
    """Records were neither named nor selected."""

    sentence = "Missing {metavar}. Name one or more, or choose them: --where FIELD=VALUE"


class BothChosenError(UsageError):
    """Records were named, and others selected."""

    sentence = "Name the {plural}, or choose them with --where; not both."


class OneAloneError(UsageError):
    """What can be said of one record, said of several."""

    sentence = "{option} is for one {noun}: name that one alone."


class NumberArgumentError(UsageError):
    """Not the number of an operation."""

    sentence = "{given!r} is not the number of an operation. See: aig log"


class NoSearchWordsError(UsageError):
    """Nothing to search for."""

    sentence = "There is nothing to search for: give one or more words."


class BatchQuoteError(UsageError):
    """A line that a shell could not split."""

    sentence = "a quote is not closed, or the line ends in a backslash."


class BatchLabelError(UsageError):
    """A reference to a line that there is not, or that made nothing."""

    sentence = "{given} stands for nothing: no earlier line that was carried out has the label {label}:"


class NoLastError(UsageError):
    """A reference to the line before, and none was carried out."""

    sentence = "$last stands for nothing: the line before was not carried out or changed nothing, or there is none."


class NoCommandError(UsageError):
    """A line of a batch without a command."""

    sentence = "there is no command in this line. See: aig --help"


class NotInBatchError(UsageError):
    """A command that a batch cannot hold."""

    sentence = "aig {command} cannot stand in a batch: only commands that record or change something can."


class BatchOptionError(UsageError):
    """An option that goes for a batch as a whole."""

    sentence = "{option} goes for the whole batch: aig batch {option} FILE"


class DocumentNameError(UsageError):
    """A file whose name says that it is something that no report is written as."""

    sentence = (
        "A report is not written as {ending}. Give the file another name, or a --format: {known}. "
        "For a PDF, write HTML and print it from a browser."
    )


class NoFileNameError(UsageError):
    """An output without a name."""

    sentence = "--output names no file. Leave it out to see the output, or give it a name."


class NoInputError(UsageError):
    """Standard input was asked for, and it is a terminal."""

    sentence = "No input: '-' reads standard input. Pipe something in, or name a file instead of '-'."


class BesidesFileError(UsageError):
    """Field options were given beside a file that holds the whole record."""

    sentence = "--from takes the whole record from the file; leave out {options}."


class NothingToLogError(UsageError):
    """An entry without content."""

    sentence = "There is nothing to log for {given} over {year}. Give one of its options: aig progress log --help"


class NoHomeError(UsageError):
    """Without a home folder there is no place for the store."""

    sentence = "There is no home folder to keep the store in. Set AIG_STORE to a file, or HOME."


class NoPlaceError(UsageError):
    """A relative path, and the working folder is gone."""

    sentence = "The current folder no longer exists. Change to another folder, or give an absolute path."


class StoreNameError(UsageError):
    """A store whose neighbours could be those of another."""

    sentence = "A store is a file whose name ends in .json; {path} does not."


class LockTimeoutValueError(UsageError):
    """AIG_LOCK_TIMEOUT is not a number of seconds."""

    sentence = "AIG_LOCK_TIMEOUT is {given!r}. Set it to whole seconds, 1 to 3600."


class MissingExtraError(UsageError):
    """A part of the program that is installed when it is asked for."""

    sentence = "{what} with {package}, which is not installed: pip install 'aig-cli[{extra}]'"


# -- 3: not found or ambiguous ----------------------------------------------------------------------------------------


class NotFoundError(AigError):
    """Nothing answers to what was given."""

    exit_code = 3
    sentence = "There is no {kind} {given!r}.{hint}{see}"


class NotThereThenError(AigError):
    """What is there now, and was not on a day."""

    exit_code = 3
    sentence = "There was no {kind} {given!r} on {day}, the as-of date, as far as the register tells."


class WrongKindError(AigError):
    """The id of another kind of record."""

    exit_code = 3
    sentence = "{given} is the id of another kind of record: {found}, not {kind}."


class NoProfileError(AigError):
    """There is no such profile of columns."""

    exit_code = 3
    sentence = "There is no profile {given!r} for these lists; there is: {known}. Make it with --map 'HEADER=FIELD'."


class NoOperationError(AigError):
    """The history has no such operation, or none that can be taken back."""

    exit_code = 3
    sentence = "There is no operation {given}. See: aig log"


class NothingToUndoError(AigError):
    """Nothing is left to be taken back."""

    exit_code = 3
    sentence = "There is nothing to {verb}. See: aig log"


class NoBackupError(AigError):
    """There is no such backup, or none at all."""

    exit_code = 3
    sentence = "There is no backup {given!r}. See: aig backup list"


class NoGoodBackupError(AigError):
    """None that could be restored without naming it."""

    exit_code = 3
    sentence = "In {folder} there is no backup of this register that is whole. See: aig backup verify"


class NoReportError(AigError):
    """Nothing was reported of it over that year."""

    exit_code = 3
    sentence = "Nothing was reported of {given} over {year}. See: aig progress list {given}"


class NoRoundError(AigError):
    """There is no round of that year."""

    exit_code = 3
    sentence = "There is no round of {year}. Rounds: {known}. Open it with: aig round open {year} -n"


class SeveralRoundsError(AigError):
    """Several rounds are open, and none was named."""

    exit_code = 3
    sentence = "Several rounds are open: {known}. Say which one: --year YEAR"


class SeveralContactsError(AigError):
    """A name that several contact persons have."""

    exit_code = 3
    sentence = "{organisation} has {count} contact persons of that name. Give the e-mail address."


class NoContactError(AigError):
    """An organisation without such a contact person."""

    exit_code = 3
    sentence = "{organisation} has no contact person {given!r}. See: aig contact list {organisation}"


class NoMemberError(AigError):
    """A network without such a member on a day."""

    exit_code = 3
    sentence = "{given} is no member of {network} on {on}. See: aig network show {network}"


class NoPersonError(AigError):
    """A contact person who is nowhere in the register or its history."""

    exit_code = 3
    sentence = (
        "There is no contact person with that name or e-mail address, now, in the history or in a backup. "
        "See: aig contact list"
    )


class NotInError(AigError):
    """The record exists, but has no such part."""

    exit_code = 3
    sentence = "{owner} has no {kind} {given!r}. It has: {known}."


class AmbiguousError(AigError):
    """Several records answer to what was given."""

    exit_code = 3
    sentence = "{given!r} is ambiguous: it can be {matches}. Give the id, or more of the name."


class ChooseError(AigError):
    """A row of a list that may be about several organisations, or about one that is nearly called so.

    Attributes:
        facts: what was given, and the candidates, the nearest first.
    """

    exit_code = 4
    sentence = "{given!r} is not sure. It may be {candidates}. Write its id, or new, in the column aig_decision."

    @property
    def fact(self) -> str:
        """What is wrong, with the candidates in words."""
        among = say(" or ").join(map(str, self.facts["candidates"]))
        return say(self.sentence, given=shorten(self.facts["given"]), candidates=among)


class StandardInputClosedError(AigError):
    """Standard input was asked for, and there is none."""

    exit_code = 3
    sentence = "Cannot read '-': standard input is closed. Name a file instead of '-'."


class NoFileError(AigError):
    """The file to read is not there, or is not a file."""

    exit_code = 3
    sentence = "Cannot read {given!r}: {why}. Give the path of a file, or - for standard input."


# -- 4: invalid data, nothing written ---------------------------------------------------------------------------------


class InvalidError(AigError):
    """What was given cannot be stored."""

    exit_code = 4


class BlankError(InvalidError):
    """An empty value, or one of spaces only."""

    sentence = "may not be empty."


class TooLongError(InvalidError):
    """A text over its limit."""

    sentence = "longer than {limit} characters ({length})."


class TooManyError(InvalidError):
    """A list over its limit."""

    sentence = "more than {limit} ({length})."


class CharacterError(InvalidError):
    """A character that would act on a terminal or cannot be seen."""

    sentence = "{what} U+{code:04X} at position {position}. Type the text again without it."


class OneLineError(InvalidError):
    """A line break or tab where one line is asked for."""

    sentence = "one line only; there is a line break or a tab at position {position}."


class EncodingError(InvalidError):
    """Bytes that are not UTF-8."""

    sentence = "not valid UTF-8. Set the terminal or the file to UTF-8."


class CitizenNumberError(InvalidError):
    """A number that may identify a person."""

    sentence = "{given} may be a citizen service number (BSN); those are never stored. Leave it out."


class NumberError(InvalidError):
    """Not a number in Dutch notation."""

    sentence = "{given!r} is not a number. Write 1250, 1.250 or 1250,5."


class AmbiguousNumberError(InvalidError):
    """A point that can be a decimal point or a separator of thousands."""

    sentence = "{given!r} is ambiguous: write {decimal} or {thousands}."


class DecimalPointError(InvalidError):
    """A decimal point where Dutch has a comma."""

    sentence = "{given!r} has a decimal point: write {decimal}."


class DecimalSignError(InvalidError):
    """A point in a list that does not tell what its points are."""

    sentence = "{given!r} can be {whole} or {fraction}. Give --decimal comma, or --decimal point."


class EnglishNumberError(InvalidError):
    """A comma in a number of an English form."""

    sentence = "{given!r} can be {whole} or {fraction}. Write {whole}, or {fraction}0 for the fraction."


class PeriodError(InvalidError):
    """A period that is not about the year of its round."""

    sentence = "{start} to {end} is not about {year}. Begin in that year or the one before, and end in it or the next."


class LateRoundError(InvalidError):
    """A round that would have closed before it opens."""

    sentence = "The round of {year} would have closed on {closes}. Say until when it runs: --closes DATE"


class PointNumberError(InvalidError):
    """A comma in a number with a decimal point."""

    sentence = "{given!r} is not a number with a decimal point. Write 1250 or 1250.5, or give --decimal comma."


class WholeNumberError(InvalidError):
    """A fraction where things are counted."""

    sentence = "{given!r} is not a whole number."


class BoundsError(InvalidError):
    """A number outside its bounds."""

    sentence = "{given!r} is outside {low} to {high}."


class DateError(InvalidError):
    """Not a date."""

    sentence = "{given!r} is not a date. Write 2015-12-31, 31-12-2015 or 31 dec 2015."


class SharePercentageError(InvalidError):
    """A cell of a workbook that may show a hundred times what it holds."""

    sentence = "{given!r} can be {share} % or {given} %. Format the column as text, with the % sign."


class SerialDayError(InvalidError):
    """What a spreadsheet counts days with."""

    sentence = "{given!r} is not a date. As a day number of a spreadsheet it is {day}: format the column as a date."


class NoSuchDayError(InvalidError):
    """A date that the calendar does not have."""

    sentence = "{given!r}: there is no such day. Day first, then month: 31-12-2015, or 2015-12-31."


class TwoDigitYearError(InvalidError):
    """A date whose century is left to guess."""

    sentence = "{given!r} has a year of two digits. Write all four: 2015."


class YearError(InvalidError):
    """Not a year."""

    sentence = "{given!r} is not a year. Write four digits, 1990 to 2100."


class YesNoError(InvalidError):
    """Not yes or no."""

    sentence = "{given!r} is not yes or no."


class CodeError(InvalidError):
    """A value that its code list does not have."""

    sentence = "{given!r} is not one of: {allowed}.{hint}"


class KvkError(InvalidError):
    """Not a chamber of commerce number."""

    sentence = "{given!r} is not a KVK number: 8 digits."


class BranchNumberError(InvalidError):
    """Twelve digits are the number of a branch."""

    sentence = "{given!r} looks like a branch number (12 digits). Give the 8 digits of the organisation."


class EmailError(InvalidError):
    """Not an e-mail address."""

    sentence = "{given!r} is not an e-mail address. Write name@example.nl."


class PhoneError(InvalidError):
    """Not a telephone number."""

    sentence = "{given!r} is not a telephone number. Write 030 123 45 67 or +31 30 123 45 67; did it lose its 0?"


class WebsiteError(InvalidError):
    """Not a web address, or one that carries a password."""

    sentence = "{given!r} is not a web address. Write https://example.nl, without a password."


class Sha256Error(InvalidError):
    """Not a SHA-256 digest."""

    sentence = "{given!r} is not a SHA-256 digest: 64 hexadecimal digits, as sha256sum prints them."


class LanguageError(InvalidError):
    """Not a language code."""

    sentence = "{given!r} is not a language: two letters, as in nl."


class IdError(InvalidError):
    """Not an id of its kind."""

    sentence = "{given!r} is not an id here. Write {example}."


class TakenError(InvalidError):
    """An id that another record has."""

    sentence = "{given} exists. Leave the id out and the next free one is given."


class ForeignKeyError(InvalidError):
    """The number of a record in another system where our id is asked for."""

    sentence = (
        "{given!r} is not an id here, as {example} is. From another system? Leave the column out: --map 'HEADER=-'"
    )


class GivenBeforeError(InvalidError):
    """An id that another record had."""

    sentence = "{given} is not given a second time; {last} is the last one so far. Leave the id out for the next."


class OwnMergeError(InvalidError):
    """An organisation that is to be merged into itself."""

    sentence = "{given} cannot be merged into itself: {typed!r} leads to {given} too."


class BeforeAmendmentError(InvalidError):
    """A closing before the pledge was last changed."""

    sentence = "{given} is before the last amendment, {on}."


class ForeignIdError(InvalidError):
    """The id of a part that belongs elsewhere."""

    sentence = "{given!r} does not belong to {owner}."


class UnknownFieldError(InvalidError):
    """A field that the record does not have."""

    sentence = "there is no field {given!r}.{hint} Allowed: {known}."


class MissingFieldError(InvalidError):
    """A field that the record cannot do without."""

    sentence = "is missing."


class ShapeError(InvalidError):
    """A list, a mapping or a text where another of them is asked for."""

    sentence = "{found} where {wanted} is asked for. Write {example}."


class EndBeforeStartError(InvalidError):
    """An end that comes before its start."""

    sentence = "{end} is before the start, {start}."


class AfterEndError(InvalidError):
    """A start that comes after the end of the whole."""

    sentence = "{given} is after the end, {end}."


class FutureError(InvalidError):
    """A day or a year that has yet to come."""

    sentence = "{given} is in the future (today is {today})."


class NotBegunError(InvalidError):
    """A year that had yet to begin on the day that it is told of."""

    sentence = "{given} had yet to begin on the as-of date, {day}."


class SameYearError(InvalidError):
    """A year beside itself."""

    sentence = "{given} is the year itself. Name another to compare it with."


class BeforePledgeError(InvalidError):
    """An account of a year in which the pledge did not stand."""

    sentence = "{given} is before {pledge}, which starts on {start}."


class PartiesError(InvalidError):
    """A pledge has one holder."""

    sentence = "exactly one holder is needed; there {found}."


class OwnLinkError(InvalidError):
    """A pledge that renews itself, or is renewed by what it renews."""

    sentence = "{given} cannot be linked to here: a pledge renews an earlier one and is renewed by a later one."


class RangeError(InvalidError):
    """A range that nothing can lie in, or that has one end only."""

    sentence = "the range {low}..{high} is not one from low to high. Write FROM..TO, or use >= or <= for one end."


class NoOrderError(InvalidError):
    """Asking of codes which is larger."""

    sentence = "codes have no order. Use = or !=, several times if need be."


class NetworkNameError(InvalidError):
    """A name that another network has."""

    sentence = "{given!r} is the name of {other} already."


class OverlapError(InvalidError):
    """The same organisation twice at a time."""

    sentence = "{given} is there already, from {since} to {until}: the two overlap."


class NetworkEndedError(InvalidError):
    """A membership that starts when the network is over."""

    sentence = "{network} ended on {end}."


class MeasureError(InvalidError):
    """A value that its measure does not have."""

    sentence = "{given!r} is not a value of measure {measure}. Change it in the same command."


class SameTextError(InvalidError):
    """An amendment that changes nothing."""

    sentence = "{given} says exactly that already."


class NotOpenError(InvalidError):
    """A final status for what is over, or was never there."""

    sentence = "{given} is not open. Open commitments: {known}."


class NotInListError(InvalidError):
    """Taking out of a list what is not in it."""

    sentence = "{given!r} is not there. There is: {known}."


class OneValueError(InvalidError):
    """Adding to what is no list."""

    sentence = "holds one value. Use --set {field}=VALUE, or --unset {field}."


class RecordsError(InvalidError):
    """A list of records where a value is asked for."""

    sentence = "holds records of several fields. Give all of them with --from FILE, or see the commands for them."


class PartFieldError(InvalidError):
    """A part with fields, where one of them is asked for."""

    sentence = "has fields of its own: {known}. Name one of them, with a dot."


class NoPartError(InvalidError):
    """A field of what has none."""

    sentence = "{field} has no fields of its own."


class RequiredFieldError(InvalidError):
    """Taking away what a record cannot do without."""

    sentence = "is required: it can be changed, not taken away."


class FixedIdError(InvalidError):
    """An id is never changed."""

    sentence = "an id is given once and never changes."


class FixedFieldError(InvalidError):
    """A field that another command changes."""

    exit_code = 5
    sentence = "is changed by {changed_by}, not by an edit."


class BatchSizeError(InvalidError):
    """A batch with too many lines."""

    sentence = "{place}: more than {limit} commands. Split the file."


class LineError(AigError):
    """A line of a batch that cannot be carried out. It has the exit code of what is wrong with it."""

    exit_code = 4
    sentence = "{place}: {why}{nothing}"

    def __init__(self, exit_code: int, **facts: Any) -> None:
        super().__init__(**facts)
        self.exit_code = exit_code


class TwiceError(InvalidError):
    """The same organisation, theme or entry a second time."""

    sentence = "{given} stands there twice."


class NoCommitmentError(InvalidError):
    """A pledge is signed for something."""

    sentence = 'a signed pledge needs a commitment. Add one: aig commitment add {pledge} "..."'


class StateFieldError(InvalidError):
    """A field that belongs to another state."""

    sentence = "belongs to a pledge that is {wanted}; this one is {state}."


class DuplicateNameError(InvalidError):
    """A name that the register has already."""

    sentence = "{given!r} looks the same as {other} ({name}). Another one all the same? Add --allow-duplicate"


class ZeroTargetError(InvalidError):
    """No share can be taken of a target of 0 that is to be reached by growing."""

    sentence = "a target of 0 can only be reached by a decrease. Give --direction decrease, or another target."


class AddingUpError(InvalidError):
    """Values that may not be added up."""

    sentence = "{why} may not be added up. Choose last, max or none."


class StopReasonError(InvalidError):
    """Stopped, and not why."""

    sentence = "stopped needs a reason: {allowed}."


class ReasonWithoutStopError(InvalidError):
    """A reason to stop on what has not stopped."""

    sentence = "a stop reason belongs to status stopped."


class NoResponseReasonError(InvalidError):
    """No response, and not why."""

    sentence = "no-response needs a reason: {allowed}."


class ExemptReasonError(InvalidError):
    """Exempt, and not why."""

    sentence = "exempt needs a reason."


class ReasonWithoutStateError(InvalidError):
    """A reason for what did come in."""

    sentence = "a reason belongs to no-response and exempt."


class WholePledgeError(InvalidError):
    """A pledge where one of its commitments or deliverables is asked for."""

    sentence = "{given} is a pledge; this is logged on one of its commitments or deliverables: {known}."


class ValueAndNotMeasuredError(InvalidError):
    """A value, and why there is none."""

    sentence = "give a value, or why it was not measured, not both."


class NotForKindError(InvalidError):
    """A field that another kind of record reports."""

    sentence = "is reported on a {wanted}, and {given} is a {kind}. {advice}"


class FieldsError(InvalidError):
    """Everything that is wrong with what was given, a line a field. Problems of one kind keep their exit code."""

    def __init__(self, problems: Sequence[Problem], label: Callable[[FieldPath], str] = dotted) -> None:
        super().__init__()
        self.problems = problems
        self._label = label
        codes = {error.exit_code for _, error in problems}
        self.exit_code = codes.pop() if len(codes) == 1 else InvalidError.exit_code

    def __str__(self) -> str:
        named = [(self._label(path), error) for path, error in self.problems[:LISTED_PROBLEMS]]
        lines = dict.fromkeys(f"{name}: {error}" if name else str(error) for name, error in named)
        more = len(self.problems) - LISTED_PROBLEMS
        return "\n".join([*lines, *([say("and {more} more.", more=more)] if more > 0 else [])])

    def of(self, record: str) -> "FieldsError":
        """Return the same error, which names the record."""
        return FieldsError(self.problems, lambda path: ": ".join(filter(None, (record, self._label(path)))))


class DifferencesError(FieldsError):
    """The fields of which organisations that are to be one say different things, and how to choose."""

    way_out = "They differ, and nothing was merged. Choose whose count: --prefer keep or --prefer drop"

    def __str__(self) -> str:
        return f"{super().__str__()}\n{say(self.way_out)}"


class FileFormatError(InvalidError):
    """A file that cannot be read as what it should be."""

    sentence = "{place}: {why}."


class FileEncodingError(FileFormatError):
    """A file that is not UTF-8."""

    sentence = "{place}: not valid UTF-8. Save the file as UTF-8."


class FileSizeError(FileFormatError):
    """A file over the limit."""

    sentence = "{place}: larger than {limit} MB."


class NotAFormError(FileFormatError):
    """Another file among forms."""

    sentence = "{place}: this is not a form of aig. Take it out of the folder, or import a list by itself."


class FormFolderError(FileFormatError):
    """A folder within a folder of forms."""

    sentence = "{place}: is a folder; forms are read from one folder. Name it too, or move its forms."


class NoFormsError(FileFormatError):
    """A folder without forms."""

    sentence = "{place}: there is no form in it."


class FormVersionError(FileFormatError):
    """A form of a layout that this program does not know."""

    sentence = "{place}: is a form of layout {given!r}, and this program reads {known}. Install a newer aig."


class FormNameError(FileFormatError):
    """A form that does not tell which one it is."""

    sentence = "{place}: the form does not say which one it is ({given}). Its id is like F2026-O0042; put it back."


class NoRegisterLineError(FileFormatError):
    """A form in YAML that does not tell of which register it is."""

    sentence = "{place}: the line register: is missing, which says of which register the form is. Put it back."


class UnsoundFormError(FileFormatError):
    """A file that is a form, and no whole one."""


class FormKeyError(UnsoundFormError):
    """A form with something else in it."""

    sentence = "{place}: a form has no {given!r} here.{hint} Known: {known}."


class SheetTwiceError(UnsoundFormError):
    """A form in which a sheet was copied."""

    sentence = "{place}: the sheets {one!r} and {other!r} both have the questions. Delete the one that does not count."


class FileNameError(FileFormatError):
    """A file whose name is no text."""

    sentence = "{place}: the name of the file is not text. Give it another one."


class FormShapeError(UnsoundFormError):
    """A form that is not laid out as one."""

    sentence = (
        "{place}: this is not laid out as a form: one document with lists under rows and reach, each row with id, "
        "about and answers. Write the form anew: aig round forms YEAR --format yaml --out DIR"
    )


class NoAnswersError(UnsoundFormError):
    """A form without its sheet."""

    sentence = "{place}: the sheet with the answers is not there, or without its headings. Ask for the form again."


class MissingHeadingError(UnsoundFormError):
    """A form without a column."""

    sentence = "{place}: there is no column {given!r} in the sheet {sheet!r}. Type its heading again where it was."


class MacroWorkbookError(FileFormatError):
    """A form with programs in it."""

    sentence = "{place}: a workbook with macros is not accepted as a form. Save it as .xlsx, which has none."


class OtherRegisterError(FileFormatError):
    """A form of another register."""

    sentence = (
        "{place}: is a form of another register ({given}), and this one is {own}. "
        "Read it into the register that made it: --store FILE"
    )


class FormRoundError(FileFormatError):
    """A form of a round that there is not."""

    sentence = "{place}: is a form of the round of {given}, which the register does not have. Rounds: {known}."


class LockedFormError(FileFormatError):
    """A form that comes after its round was locked."""

    sentence = "{place}: the round of {year} was locked on {on}; its reports no longer change."


class OtherRoundError(FileFormatError):
    """A form of another round than the one that was asked for."""

    sentence = "{place}: is a form of the round of {given}, and --set year={wanted} asks for another."


class RowWithoutIdError(InvalidError):
    """Answers in a row of which nobody knows what it is about."""

    sentence = "there are answers in a row without an id. Type the id of the pledge or the part in the column id."


class ForeignRowError(InvalidError):
    """A row about something that the form did not ask for."""

    sentence = (
        "{given!r} is not an id of this form.{hint} Put the id back; what it did not ask: aig progress log {given}"
    )


class UnaskedError(InvalidError):
    """An answer that a row does not ask for."""

    sentence = "{given} is not asked in this row.{hint} It takes: {known}."


class FormRowTwiceError(InvalidError):
    """Two rows of a form about the same, with different answers."""

    sentence = "{given} stands here and in {other}, with different answers. Leave one of them, or mend its id."


class DateForNumberError(InvalidError):
    """What a spreadsheet took for a date."""

    sentence = "{given!r} is a date, and a number is asked for. Did the spreadsheet make it of {typed}? Type a number."


class ReachNumberError(InvalidError):
    """A row about an audience without its number."""

    sentence = "there is no number of people: an audience counts only with one. Fill it in, or empty the row."


class AudienceTwiceError(InvalidError):
    """Two rows of a form about the same people."""

    sentence = "{given!r} stands here and in {other}. Leave one of them out."


class NoRecordError(FileFormatError):
    """A file without a record."""

    sentence = "{place}: there is no record in it."


class OneRecordError(FileFormatError):
    """Several records where one is asked for."""

    sentence = "{place}: one record is asked for; there are {count}."


class NotARecordError(FileFormatError):
    """A list or a text where a record is asked for."""

    sentence = "{place}: a record is asked for: lines of 'field: value'."


class FieldNameError(FileFormatError):
    """A list or a mapping where the name of a field is asked for."""

    sentence = "{place}: the name of a field is asked for."


class FieldTwiceError(FileFormatError):
    """A field a second time in one mapping."""

    sentence = "{place}: field {given!r} stands there twice."


class AliasError(FileFormatError):
    """A YAML anchor or alias."""

    sentence = "{place}: anchors and aliases are not accepted. Write the value out."


class ControlCharacterError(FileFormatError):
    """A character that YAML does not allow."""

    sentence = "{place}: control character U+{code:04X}. Type the text again without it."


class TagError(FileFormatError):
    """A YAML tag."""

    sentence = "{place}: tags are not accepted. Leave out the part that starts with '!'."


class NulError(FileFormatError):
    """A character that no text has."""

    sentence = "{place}: a NUL character; is it UTF-16 without a mark, or no text? Save the file as UTF-8."


class NotTextError(FileFormatError):
    """A file of another kind under the name of a text."""

    sentence = (
        "{place}: this is {kind}, not CSV. Name a CSV file; a workbook has a name that ends in .xlsx, .xls or .ods."
    )


class DelimiterError(FileFormatError):
    """A header that can be read in two ways."""

    sentence = (
        "{place}: the cells of the header can be separated by {one} or by {other}. Say which: --delimiter '{one}'"
    )


class HeaderTwiceError(FileFormatError):
    """A header a second time."""

    sentence = "{place}: the header {given!r} stands in columns {one} and {other}. Give one of them another name."


class JsonError(FileFormatError):
    """Not JSON."""

    sentence = "{place}: not JSON: {why}."


class JsonCommaError(JsonError):
    """Two records without a comma between them."""

    sentence = "{place}: not JSON: a comma or ] is asked for after the record."


class JsonEndError(JsonError):
    """More than one value."""

    sentence = "{place}: not JSON: something stands behind the end."


class JsonNumberError(JsonError):
    """What JSON does not have as a number, or what is none for us."""

    sentence = "{place}: {given!r} is not a number."


class OpenQuoteError(FileFormatError):
    """A quote that nothing closes."""

    sentence = "{place}: a quote is not closed: the cell goes on to the end of the file."


class LongCellError(FileFormatError):
    """A cell that no field can hold."""

    sentence = "{place}: a cell of more than {limit:,} characters. Is a quote not closed?"


class QuoteError(FileFormatError):
    """A quote where none belongs."""

    sentence = "{place}: a quote inside a cell. Write it twice, and put quotes around the cell."


class MergedCellsError(FileFormatError):
    """Merged cells among the rows of a list."""

    sentence = "{place}: the cells {range} are merged; only the first of them has the value. Split them, and fill each."


class ColumnTwiceError(FileFormatError):
    """Two columns for one field."""

    sentence = "{place}: {one!r} and {other!r} are both {field}. Leave one out: --map '{other}=-'"


class NoColumnsError(FileFormatError):
    """No header that is known: most often there is none, or another delimiter."""

    sentence = (
        "{place}: no column is known: {given}. The first row holds the names of fields, such as {known}. "
        "Name them with --map 'HEADER=FIELD', or the delimiter with --delimiter."
    )


class NoSuchHeaderError(FileFormatError):
    """A header that was named is not there."""

    sentence = "{place}: there is no column {given!r}.{hint} Columns: {known}."


class RowLengthError(InvalidError):
    """A row with more or fewer cells than there are headers."""

    sentence = "{cells} cells, and {columns} columns. Is there a delimiter or a quote too many or too few?"


class BrokenCellError(InvalidError):
    """What a spreadsheet shows when it cannot compute."""

    sentence = "{given!r} is an error of the spreadsheet, not a value. Mend the formula, or empty the cell."


class MojibakeError(InvalidError):
    """UTF-8 that was read as Windows-1252, and saved."""

    sentence = "{given!r} was read in the wrong encoding before it came here. Save the list as UTF-8 from its source."


class ColumnCountError(FileFormatError):
    """More columns than any list has."""

    sentence = "{place}: more than {limit:,} columns."


class RowCountError(FileFormatError):
    """More rows than are taken at once."""

    sentence = "{place}: more than {limit:,} rows. Split the list."


class RowsRefusedError(InvalidError):
    """Rows of a list that cannot be taken."""

    sentence = (
        "{lines}\n{count:,} of {rows:,} rows cannot be taken; nothing was written. "
        "Mend them (--rejects FILE keeps them), or take the others with --keep-going."
    )


class RegisterRefusedError(InvalidError):
    """A register from a file that cannot be taken."""

    sentence = "{lines}\nThe register cannot be taken; nothing was written."


class RecordTwiceError(InvalidError):
    """A record of a register a second time."""

    sentence = "{record} stands there twice."


class NotInRegisterError(InvalidError):
    """A part of a record that is not there."""

    sentence = "there is no record {given!r} among those of the folder."


class WholeRegisterError(FileFormatError):
    """A whole register where a list is asked for."""

    sentence = "{place}: this is a whole register, not a list. Read it into an empty store: aig import registry FILE"


class NoRegisterError(FileFormatError):
    """A file or a folder that holds no register."""

    sentence = (
        "{place}: this is no whole register. Give what aig export json, jsonl or yaml writes without a table, "
        "or a folder with its tables as CSV: {known}. For a list: aig import orgs"
    )


class MapTwiceError(UsageError):
    """Two choices for one column or field."""

    sentence = "{option} {given!r} was given twice."


class StoreAsListError(UsageError):
    """The store itself where a list is asked for."""

    sentence = (
        "{path!r} is the store or belongs to it. Name a list; a register is copied by aig backup or aig export json."
    )


class OptionInBatchError(UsageError):
    """An option that a line of a batch cannot have."""

    sentence = "{option} cannot stand in a batch. Give the command by itself, or leave the option out."


class FormatOptionError(UsageError):
    """An option that goes with another format."""

    sentence = "{option} {given!r} does not go with {place}, which is read as {format}. Leave it out, or give --format."


class MapSyntaxError(UsageError):
    """A choice of a column that is not HEADER=FIELD."""

    sentence = "{option} {given!r} is not {form}."


class DepthError(FileFormatError):
    """Too many levels."""

    sentence = "{place}: deeper than {limit} levels."


class NotAWorkbookError(FileFormatError):
    """Another file where a workbook is asked for."""

    sentence = "{place}: is not a workbook but {found}. Save the sheet as .xlsx, or as CSV."


class BinaryWorkbookError(FileFormatError):
    """A workbook of a kind that is not read."""

    sentence = "{place}: a binary workbook (.xlsb) is not read. Save it as .xlsx."


class PasswordError(FileFormatError):
    """A workbook that nobody can read without its password."""

    sentence = "{place}: the workbook has a password. Save it without one."


class DamagedWorkbookError(FileFormatError):
    """A workbook that is not whole, or that no spreadsheet wrote."""

    sentence = "{place}: the workbook is damaged. Open it in a spreadsheet, and save it as .xlsx again."


class EntitiesError(FileFormatError):
    """A workbook that declares entities, which no spreadsheet writes."""

    sentence = "{place}: a workbook with a DOCTYPE is not accepted. Open it in a spreadsheet, and save it again."


class UnpackedSizeError(FileFormatError):
    """A workbook that is small only while it is packed."""

    sentence = "{place}: unpacks to more than {limit} MB. Save the sheet alone, or as CSV."


class SheetSizeError(FileFormatError):
    """A sheet over a limit."""

    sentence = "{place}: the sheet {sheet!r} has more than {limit:,} {what}. Delete what is not meant to be read."


class SeveralSheetsError(FileFormatError):
    """Several sheets that could be meant."""

    sentence = "{place}: several sheets have something in them. Name one: --sheet NAME. Sheets: {known}."


class OverLimitsError(FileFormatError):
    """A file that a reader did not survive."""

    sentence = (
        "{place}: cannot be read as a workbook within {memory} MB of memory and {seconds} s. "
        "Copy the list into a new workbook, or save it as CSV."
    )


class NotALetterError(FileFormatError):
    """Another file where a letter is asked for."""

    sentence = "{place}: is not a letter that can be read but {found}. Save it as .docx, .pdf or .txt."


class OldLetterError(FileFormatError):
    """A letter in the format of Word before 2007."""

    sentence = "{place}: is a document of an older Word (.doc). Open it, and save it as .docx."


class EmptyLetterError(FileFormatError):
    """A letter in which nothing stands."""

    sentence = "{place}: there is no text in it."


class ScannedLetterError(FileFormatError):
    """A PDF of pictures."""

    sentence = (
        "{place}: is a scan without text (pages: {pages}). Have its text recognised (OCR) and save it as PDF, "
        "or type the letter over."
    )


class LockedLetterError(FileFormatError):
    """A letter that nobody can read without its password."""

    sentence = (
        "{place}: the letter has a password. Save it without one; what opens without can be printed to a new PDF."
    )


class DamagedLetterError(FileFormatError):
    """A letter that is not whole, or that no program wrote so."""

    sentence = "{place}: the file is damaged. Open it in the program that made it, and save it again."


class LetterDoctypeError(FileFormatError):
    """A document that declares entities, which Word never writes."""

    sentence = "{place}: a document with a DOCTYPE is not accepted. Open it in Word, and save it again."


class LetterUnpackedError(FileFormatError):
    """A document that is small only while it is packed."""

    sentence = "{place}: unpacks to more than {limit} MB. Take out its pictures, or save it as .txt."


class LetterLengthError(FileFormatError):
    """More text than a letter has."""

    sentence = "{place}: has more than {limit:,} {what}; that is no letter. Save the letter by itself."


class LetterLimitsError(FileFormatError):
    """A PDF that its reader did not survive."""

    sentence = (
        "{place}: cannot be read within {memory} MB of memory and {seconds} s. "
        "Print it to a new PDF, or save it as .txt."
    )


class LetterCharacterError(FileFormatError):
    """A character in a letter that would act on a terminal."""

    sentence = "{place}: control character U+{code:04X}. Take it out, or save the letter as .docx or .pdf."


# -- 5: refused -------------------------------------------------------------------------------------------------------


class RefusedError(AigError):
    """Possible, but not in this state or not without saying so."""

    exit_code = 5


class ConflictError(RefusedError):
    """A second, different report value."""

    sentence = "{of} has {old} already; {new} is different. Add --replace to put it in its place."


class NotEmptyError(RefusedError):
    """Taking over a whole register where there are records."""

    sentence = (
        "The store has {count:,} records, and they are not those of the file. A whole register goes into an empty "
        "store: aig init --store NEW.json, then aig import registry FILE --store NEW.json"
    )


class DifferentFieldError(RefusedError):
    """The register says something else than a row of a list."""

    sentence = "{given} in the list, and {old} in the register. Take the list's with --on-conflict update."


class DifferentReportError(RefusedError):
    """A second, different report value in a list."""

    sentence = "{of} has {old} already; {new} is different. Put it in its place with --replace."


class DecisionError(InvalidError):
    """A decision about a row that leaves nothing to decide."""

    sentence = (
        "{given!r} in aig_decision: nothing is to be decided here, a row names what it belongs to. Empty the cell."
    )


class DecisionWordError(InvalidError):
    """A decision that is none."""

    sentence = "{given!r} in aig_decision is no decision. Write the id of a record, as {example}, or new."


class NameTakenError(InvalidError):
    """A name in a list that another organisation has than the one that the row is about."""

    sentence = (
        "{given!r} is also a name of {other} ({name}). Write {other} or new in the column aig_decision; "
        "are both one organisation: aig org merge"
    )


class RowTwiceError(InvalidError):
    """Two rows of a list that say different things of one record."""

    sentence = "{given} here, and {old} in {place}: both are about {of}. Leave one of them out."


class MergedAlreadyError(RefusedError):
    """Merging what is no longer there by itself."""

    sentence = "{given} was merged into {survivor} already, and leads there. When that was: aig log {given}"


class MergeRuleError(RefusedError):
    """Merging would make something that the rules forbid."""

    sentence = "{record} would break a rule. {why} Nothing was merged; change {record} first."


class DifferenceError(RefusedError):
    """A field of which organisations that are to be one say different things."""

    sentence = "{values}."


class NotReviewedError(RefusedError):
    """A draft from a letter at which nobody has looked."""

    sentence = "nobody has looked at this draft beside its letter. Do so, and write there who did."


class LetterChangedError(RefusedError):
    """Another letter under the name of the one that a draft was made from."""

    sentence = (
        "{path} is not the letter that the draft was made from: its SHA-256 is {found}. "
        "Make a new draft of it: aig pledge draft {path}"
    )


class OverLetterError(RefusedError):
    """A draft that would overwrite its letter."""

    sentence = "{path} is the letter itself; choose another name for the draft."


class NotADraftError(RefusedError):
    """Signing what is no draft."""

    sentence = "{pledge} is {state}: only a draft can be signed."


class NotWithdrawableError(RefusedError):
    """Withdrawing what is no draft."""

    sentence = "{pledge} is {state}: only a draft can be withdrawn. What was signed is closed: aig pledge close"


class NotSignedError(RefusedError):
    """Closing what does not stand."""

    sentence = "{pledge} is {state}: only a signed pledge can be closed."


class StartAfterReportError(RefusedError):
    """A start that lies after years that were reported on."""

    sentence = "{pledge} is reported on over {years}: it cannot start on {start}."


class UndoRuleError(RefusedError):
    """Taking back would make something that the rules forbid."""

    sentence = "Operation {number} ({command}) cannot be taken back: {record} would break a rule. {why}"


class DraftAmendmentError(RefusedError):
    """Amending what was never signed."""

    sentence = "{pledge} is a draft: nothing of it is signed yet. Change it with aig commitment add, edit or remove."


class AmendTextError(RefusedError):
    """A signed text is changed by an amendment only."""

    sentence = '{given} is signed: its text changes by aig pledge amend {given} "..." --on DATE --reason "..."'


class ClosedTextError(RefusedError):
    """What was closed keeps its text and its commitments."""

    sentence = "{given} is closed: what was signed no longer changes."


class AmendDropError(RefusedError):
    """A signed commitment is dropped by an amendment only."""

    sentence = '{given} is signed: it is dropped by aig pledge amend {given} --drop --on DATE --reason "..."'


class SignedRemovalError(RefusedError):
    """A signed pledge stays in the register."""

    sentence = "{pledge} is {state}: what was signed stays. Close it: aig pledge close {pledge} --reason ..."


class ReportedOnError(RefusedError):
    """What was reported on stays in the register."""

    sentence = "{given} is reported on ({years}): it stays. A commitment that ended gets the status stopped."


class ValuesInUseError(RefusedError):
    """A measure or unit that reported values were given in."""

    sentence = "values of {given} were reported ({years}), and would mean something else. Add another deliverable."


class InUseError(RefusedError):
    """Removing what other records refer to."""

    sentence = "{given} is referred to by {users}: it stays."


class LastHolderError(RefusedError):
    """The only holder leaves."""

    sentence = "{organisation} is the only holder of {pledge}. Say who takes over: --holder ORGANISATION"


class NoHolderLeavesError(RefusedError):
    """A successor is named, and it is not the holder who leaves."""

    sentence = "{organisation} is not the holder of {pledge}. Leave out --holder."


class NotRenewableError(RefusedError):
    """Renewing what was never signed."""

    sentence = "{pledge} is {state}: only what was signed can be renewed."


class RenewedError(RefusedError):
    """A second link between pledges."""

    sentence = "{pledge} has the {link} {other} already."


class UndoneError(RefusedError):
    """Taking back what was taken back."""

    sentence = "Operation {number} was taken back already, by {by}. To have it again: aig redo"


class UndoOfUndoError(RefusedError):
    """Taking back by number what itself takes another back."""

    sentence = "Operation {number} is itself one that took {other} back. Use {advice}, without a number."


class NoChangeError(RefusedError):
    """Taking back what changed nothing, or what was forgotten since."""

    sentence = "Operation {number} ({command}) left nothing to take back."


class TouchedSinceError(RefusedError):
    """Later operations changed what is to be taken back."""

    sentence = (
        "Operation {number} ({command}) cannot be taken back: the same records were changed since, by {later}. "
        "Take that back first: aig undo {last}"
    )


class ReferredSinceError(RefusedError):
    """What is to be taken back would leave references to nothing."""

    sentence = (
        "Operation {number} ({command}) cannot be taken back: {record} refers to {missing}{later}. "
        "Take that back first, or change it."
    )


class NeedsYesError(RefusedError):
    """What cannot be undone needs a yes, and nobody is there to be asked."""

    sentence = "{question} {consequence} Add --yes to do it."


class NotConfirmedError(RefusedError):
    """The answer was no."""

    sentence = "Nothing was changed."


class ForeignBackupError(RefusedError):
    """A backup of another register."""

    sentence = "{path} is a backup of another register than {store}. Restore it to a new file: --store NEW.json"


class FinishedError(RefusedError):
    """Adding to what is closed or withdrawn."""

    sentence = "{pledge} is {state}: nothing more can be added to it, or changed in this way."


class WithdrawnError(RefusedError):
    """Reporting on what was withdrawn."""

    sentence = "{pledge} is {state}: there is nothing to account for."


class LockedRoundError(RefusedError):
    """The round is locked."""

    sentence = (
        "The round of {year} was locked on {on}; its reports no longer change. What is wrong is corrected with a "
        'reason, and shown so: --correction "REASON" of aig progress log, remove and establish, round no-response and '
        "exempt."
    )


class NotLockedError(RefusedError):
    """Correcting what simply changes."""

    sentence = "The round of {year} is not locked: leave out --correction, and add --replace where something differs."


class RoundThereError(RefusedError):
    """Opening or locking a round that was opened or locked."""

    sentence = "There is a round of {year} already: {told}. See: aig round show {year}"


class NoOpenRoundError(RefusedError):
    """No round is open."""

    sentence = "No round is open. Open one with: aig round open {year} -n; or name a locked one: --year YEAR"


class AnsweredError(RefusedError):
    """Excusing a pledge that gave its account."""

    sentence = (
        "The account of {pledge} over {year} came in. Remove it first, if that is wrong: "
        "aig progress remove {pledge} --year {year}"
    )


class NotAskedError(RefusedError):
    """Excusing a pledge that its round does not ask."""

    sentence = "{pledge} is not in the round of {year} ({reason}): there is nothing to excuse."


class NotReceivedError(RefusedError):
    """Establishing an account that did not come in."""

    sentence = "The account of {pledge} over {year} did not come in ({state}): there is nothing to establish."


class NeverSignedError(RefusedError):
    """A draft is asked for an account."""

    sentence = "{pledge} is {state}: only what was signed is asked for an account."


class ExistsError(RefusedError):
    """A file that would be overwritten."""

    sentence = "{path} exists. Add --force to overwrite it, or choose another name."


class NotEmptyFolderError(RefusedError):
    """A folder with something in it, where files are to be alone."""

    sentence = (
        "{path} has files in it already. Choose a new folder, or add --force to overwrite those of the same name."
    )


class LockedFormsError(RefusedError):
    """Forms of a round whose reports no longer change."""

    sentence = "The round of {year} was locked on {on}; there is nothing left to ask for."


class OverStoreError(RefusedError):
    """The output would overwrite the register."""

    sentence = "{path} is the store or a file beside it that belongs to it; choose another name."


class OverListError(RefusedError):
    """Rejected rows where the list itself is."""

    sentence = "--rejects {path!r} is the list itself, and would lose its other rows. Give another file."


class NotOverError(RefusedError):
    """The output would take the place of a folder, a pipe or a device."""

    sentence = "{path} is there and is not a file; choose another name."


class NotAFolderError(RefusedError):
    """The output is a folder, and something else has its name."""

    sentence = "{path} is there and is not a folder; choose another name."


class StoreExistsError(RefusedError):
    """There is a store already."""

    sentence = "{path} exists already; nothing was changed."


# -- 6: busy ----------------------------------------------------------------------------------------------------------


class BusyError(AigError):
    """Another command holds the store."""

    exit_code = 6
    sentence = "The store is in use by {holder}; gave up after {seconds} s. Try again, or raise AIG_LOCK_TIMEOUT."


# -- 7: store or output -----------------------------------------------------------------------------------------------

UNTIL_MENDED = "Until that is mended nothing is written. See: aig doctor"


class StoreError(AigError):
    """The store is damaged, unreadable or not writable."""

    exit_code = 7


class NoStoreError(StoreError):
    """No store where one is looked for."""

    sentence = "There is no store at {path}."
    way_out = "Make one: aig init. Or name another: --store PATH (AIG_STORE)."


class HistoryWithoutStoreError(StoreError):
    """The store is gone, its history is not."""

    sentence = "{path} is gone, but its history {history} is there."
    way_out = "Nothing was changed. See: aig doctor"


class BackupsWithoutStoreError(StoreError):
    """The store and its history are gone, its backups are not."""

    sentence = "{path} is not there, but backups of it are, in {folder}."
    way_out = "Restore one: aig backup restore. For a new register use another name, or move them away."


class NotAFileError(StoreError):
    """A folder or a device where the store should be."""

    sentence = "Cannot read the store {path}: it is not a file."


class UnreadableStoreError(StoreError):
    """The store cannot be opened."""

    sentence = "Cannot read the store {path}: {why}."


class DamagedStoreError(StoreError):
    """The store is not what aig wrote."""

    sentence = "The store {path} is damaged: {why}."
    way_out = "It was left as it is. See what can be done: aig doctor"

    @property
    def damage(self) -> str:
        """What is damaged, without the path."""
        before, _, after = say(DamagedStoreError.sentence).partition("{why}")
        return self.fact.removeprefix(before.format(path=self.facts["path"])).removesuffix(after)


class EmptyStoreError(DamagedStoreError):
    """A store file without content, which is damage and no beginning."""

    sentence = DamagedStoreError.sentence.replace("{why}", "it is empty")


class UnparsableStoreError(DamagedStoreError):
    """A store file that is not what a store is made of."""

    sentence = DamagedStoreError.sentence.replace("{why}", "it does not parse ({why})")


class MergeConflictError(DamagedStoreError):
    """A store file in which git left two versions to choose from."""

    sentence = DamagedStoreError.sentence.replace("{why}", "it does not parse: line {line} starts a merge conflict")


class KeyTwiceError(DamagedStoreError):
    """A store file with a key twice in one mapping: one of the two would be lost."""

    sentence = DamagedStoreError.sentence.replace("{why}", "the key {key!r} stands there twice")


class MissingTableError(DamagedStoreError):
    """A store file that was changed by another hand, and lacks a whole table: its name was changed?"""

    sentence = DamagedStoreError.sentence.replace("{why}", "the table {table!r} is missing")


class UnsoundRegisterError(StoreError):
    """A register that breaks a rule which a database holds."""

    sentence = "The register breaks a rule of its {table}, so there is no database of it: {why}. See: aig doctor"


class BrokenStoreError(DamagedStoreError):
    """A store that was edited by hand, whose records do not fit each other."""

    sentence = DamagedStoreError.sentence.replace("{why}", "it was changed outside aig, and {why}")


class HistoryAheadError(StoreError):
    """The history goes on where the store ends: an older copy of the store was put back."""

    sentence = (
        "{path} is at operation {revision}, but its history {history} goes on to {found}: an older copy was put back?"
    )
    way_out = UNTIL_MENDED


class ShortHistoryError(StoreError):
    """Operations are missing at the end of the history."""

    sentence = "{path} ends at operation {found}, the store is at {revision}: operations are missing from the history."
    way_out = UNTIL_MENDED


class ForeignHistoryError(StoreError):
    """The history beside a store is that of another."""

    sentence = "{path} is the history of another register than {store}."
    way_out = UNTIL_MENDED


class MixedHistoryError(StoreError):
    """The history tells otherwise of a record than the store."""

    sentence = "{record} is not as operation {number} in {history} left it: {path} is a copy of another moment?"
    way_out = "Nothing was written. See what differs: aig doctor --diff"


class DamagedHistoryError(StoreError):
    """A line of the history was changed, or one before it is missing."""

    sentence = "The history {path} is damaged: line {line} {why}."
    way_out = UNTIL_MENDED


class NotToldError(StoreError):
    """What the register was cannot be said, since operations are missing."""

    sentence = "The history {path} does not tell what the register was after operation {revision}."
    way_out = "See: aig doctor"


class UnreadableHistoryError(StoreError):
    """The history cannot be read."""

    sentence = "Cannot read the history {path}: {why}."


class UnreadBackupError(StoreError):
    """Backups that could not be cleared of a person."""

    sentence = "These could not be read or written, and may hold the person; delete them: {paths}"


class UnreadableFolderError(StoreError):
    """A folder that cannot be listed."""

    sentence = "Cannot read the folder {path}: {why}."


class DamagedBackupError(StoreError):
    """A backup that is not whole."""

    sentence = "The backup {path} is not whole: {why}."


class BloatedBackupError(DamagedBackupError):
    """A backup that would unpack to far more than any store packs to."""

    sentence = DamagedBackupError.sentence.replace("{why}", "{name} would unpack to {size} bytes")


class NotAFileBackupError(DamagedBackupError):
    """A folder or a device in the place of a backup."""

    sentence = DamagedBackupError.sentence.replace("{why}", "it is not a file")


class MissingMemberError(DamagedBackupError):
    """A zip file without what a backup holds."""

    sentence = DamagedBackupError.sentence.replace("{why}", "there is no {name} in it")


class PackingError(DamagedBackupError):
    """A zip file that no aig packed: encrypted, or packed in another way."""

    sentence = DamagedBackupError.sentence.replace("{why}", "{name} is encrypted, or packed as aig does not")


class MismatchedBackupError(DamagedBackupError):
    """A backup with another store in it than it says."""

    sentence = DamagedBackupError.sentence.replace("{why}", "its store is not the one that it tells of")


class UnreadableChangeError(StoreError):
    """A record in the history that is none."""

    sentence = "The history holds something else than a record for {table} {number}: {why}. Nothing was written."


class ForgetHistoryError(StoreError):
    """The first half of forgetting was done, the second was not."""

    sentence = "The person was taken out of the register, but not yet out of history and backups. Run it again. {why}"


class TakeBackError(StoreError):
    """The history and the store say different things of a record."""

    sentence = (
        "Operation {number} left {table} {record} otherwise than it is now, and no later operation says why. "
        "Nothing was written."
    )


class UnkeptProfileError(StoreError):
    """What the columns of a list are could not be kept, after the list was read."""

    sentence = "Every change was saved, but the profile {given!r} was not remembered: {why}"


class ProfileFileError(StoreError):
    """The profiles of lists cannot be read."""

    sentence = "{path} cannot be read: {why}. Mend it, or remove it and give --map once more."


class OutsideWriteError(StoreError):
    """A write that would go past the lock and the history."""

    sentence = "{path} is written by aig only: a write through TinyDB would go past its lock and its history."


class EditedStoreError(StoreError):
    """The store is whole, but another hand wrote it."""

    sentence = "{path} was changed outside aig: its content does not match its checksum."
    way_out = "Nothing was written. See what differs: aig doctor --diff. Then keep it: aig doctor --fix"


class NewerStoreError(StoreError):
    """The store was written by a newer aig."""

    sentence = (
        "{path} was made by a newer aig (schema {found}, this one knows {known}). Upgrade: pip install -U aig-cli"
    )


class UnstorableError(StoreError):
    """A record that could be written but not read back."""

    sentence = (
        "{record} breaks its own declaration ({why}). Nothing was written. This is a bug in aig; please report it."
    )


class ReadOnlyStoreError(StoreError):
    """The store may not be written."""

    sentence = "Cannot write the store: {path} is read-only. Nothing was written."


class WriteStoreError(StoreError):
    """Writing failed, the old state stands."""

    sentence = "Could not write {path}: {why}. Nothing was saved."


class UnconfirmedError(StoreError):
    """The new state stands, but may not survive a power cut."""

    sentence = "The change was saved, but the disk did not confirm it ({why}). Check the disk, then run: aig org list"


class OutputError(AigError):
    """The output could not be written."""

    exit_code = 7
    sentence = "Could not write {path}: {why}."


class OutputAfterSaveError(AigError):
    """The output could not be written; the change was."""

    exit_code = 7
    sentence = "The change was saved, but the output could not be written: {why}."


# -- warnings: said, and written all the same -------------------------------------------------------------------------


class Remark(AigError):  # noqa: N818 - a warning is no error
    """Something to look at that does not stop the command. Never raised: collected and shown.

    Attributes:
        place: the line of a batch that gave reason for it.
    """

    place = ""


class PaddedKvkRemark(Remark):
    """A zero was lost."""

    sentence = "KVK {given} has 7 digits; stored as {kvk}. Excel dropped a zero?"


class RegisteredRemark(Remark):
    """An organisation that came with another record."""

    sentence = "{name} was not known; it is registered as {organisation}."


class ResponsibleLeftRemark(Remark):
    """Commitments that nobody is left to carry out."""

    sentence = (
        "{organisation} is still responsible for {commitments}. Change it: aig commitment edit ID --set responsible="
    )


class UnknownReferenceRemark(Remark):
    """A filter by a name that nothing has."""

    sentence = "No {kind} is called {given!r}. For a part of a name write ~ in the place of =."


class MergedAwayRemark(Remark):
    """An id that leads to the organisation with which its own was merged."""

    sentence = "{given} was merged into {organisation} ({name}), which is taken in its place."


class UnreadColumnRemark(Remark):
    """A column of which nothing is known."""

    sentence = (
        "The column {given!r} is not read.{hint} Name its field with --map '{given}=FIELD', or leave it out with -."
    )


class FolderRemark(Remark):
    """A register from CSV is not whole."""

    sentence = (
        "A folder of CSV tables holds no contact persons, rounds, reach, amendments, corrections, final statuses and "
        "organisations that were merged away; aig export json --with-contacts holds all."
    )


class OtherNameRemark(Remark):
    """A KVK number leads to an organisation that is called otherwise."""

    sentence = "KVK {kvk} is that of {organisation} ({name}); {given!r} is taken for another name of it."


class NothingFilledInRemark(Remark):
    """A row of an account in which nothing is filled in."""

    sentence = "Nothing is filled in for {of}; it does not count as an account."


class SuccessorRemark(Remark):
    """A pledge that is renewed by one that is not there yet."""

    sentence = "{given}, which renews it, is not there yet; it is linked when it comes, by its own predecessor."


class EncodingRemark(Remark):
    """A list in an older encoding."""

    sentence = "{place} is not UTF-8; it was read as Windows-1252."


class HiddenSheetRemark(Remark):
    """A form without what tells whether its fixed texts are still those of the register."""

    sentence = (
        "the hidden sheet of the form is lost, so that its register and its rows could not be checked; "
        "it was read by its first line as {given}."
    )


class UncheckedFormRemark(Remark):
    """A form in YAML without the checks of its rows."""

    sentence = "no row has its check, so that it could not be seen whether its text was changed since it was written."


class StrayTextRemark(Remark):
    """Text in a form that belongs to no question."""

    sentence = "{count} ({rows}) with text of no question: it is not read. See whether it says something."


class EditedTextRemark(Remark):
    """Fixed texts of a form that somebody changed."""

    sentence = "the grey text was changed in {count} ({rows}); the register's text stays."


class ChangedTextRemark(Remark):
    """A form that is older than the texts of the register."""

    sentence = (
        "the form was made at revision {given} and the register is at revision {revision}; "
        "what it says of {rows} has changed since. The answers are taken; see whether they still fit."
    )


class MissingRowsRemark(Remark):
    """A form without some of its rows."""

    sentence = "{count}: {rows}. What they were about stays as it is."


class ClosedSinceRemark(Remark):
    """Answers about a pledge that is closed."""

    sentence = "{pledge} was closed on {on}; its answers are taken all the same."


class ComputedCellsRemark(Remark):
    """Cells of a form that hold a formula."""

    sentence = "there is a formula in {cells}; its value was taken."


class UnreadCellsRemark(Remark):
    """What was written beside the columns of a form."""

    sentence = "what stands in {columns} is no answer of the form, and was not read."


class KeptRowsRemark(Remark):
    """Rows that say something else than the register."""

    sentence = (
        "{count:,} of the rows say something else than the register, which was kept. "
        "-n shows what; --on-conflict update takes what the list says."
    )


class SharedKvkRemark(Remark):
    """Two organisations with one KVK."""

    sentence = "KVK {kvk} is also that of {other} ({name})."


class KeptFieldRemark(Remark):
    """The register says something else than a file about a known organisation."""

    sentence = "{organisation} is known; its {field} stays {old}, the file says {new}."


class HolderSignsRemark(Remark):
    """The holder was named as a signatory too."""

    sentence = "{organisation} is the holder and signs as such; it is listed once."


class NoDueRemark(Remark):
    """Commitments without a day."""

    sentence = "No due date: {commitments}."


class NoNumberRemark(Remark):
    """Commitments that cannot be measured."""

    sentence = "No number (a deliverable with a target): {commitments}."


class NoTargetRemark(Remark):
    """A deliverable that cannot be measured."""

    sentence = "{deliverable} has no target."


class OnlyIntentionsRemark(Remark):
    """A pledge that promises nothing firm."""

    sentence = "{pledge} has only intentions, no firm commitment."


class DueBeforePledgeRemark(Remark):
    """A commitment due before it was made."""

    sentence = "{commitment} is due on {due}, before {pledge} starts on {start}."


class SameTitleRemark(Remark):
    """Perhaps the same pledge twice."""

    sentence = "{other} has the same title and holder."


class FallingRemark(Remark):
    """A running total that falls."""

    sentence = (
        "{deliverable} is a running total, and falls from {before} in {year_before} to {after} in {year}. "
        "Is that right?"
    )


class AfterAllRemark(Remark):
    """An account of a pledge of which none was expected."""

    sentence = "{pledge} has {was} in {year}: now its account came in after all."


class ReopenedAccountRemark(Remark):
    """An established account that says something else since."""

    sentence = "The account of {pledge} over {year} was established, and is received again: look at what changed."


class OverTargetRemark(Remark):
    """A count far over its target."""

    sentence = "{deliverable} is {value} in {year}, over ten times its target of {target}. Is that right?"


class ReopenedRemark(Remark):
    """A commitment that was completed before."""

    sentence = "{commitment} was completed in {year_before}, and is {status} in {year}. Is that right?"


class UnknownOutcomeRemark(Remark):
    """Commitments of which it stays unknown how far they came."""

    sentence = "How far they came stays unknown: {commitments}."


class UnamendedRemark(Remark):
    """A commitment that a signed pledge got without a date and a reason."""

    sentence = (
        "{pledge} is signed. Is {commitment} a change of it? Then take this back, and: "
        'aig pledge amend {pledge} "..." --on DATE --reason "..."'
    )


class StillThereRemark(Remark):
    """Words of a forgotten person that stand elsewhere."""

    sentence = "The name, address or number also stands in other texts of {place}, which stay as they are."


class UnprovenRemark(Remark):
    """Completed, and nothing to show."""

    sentence = "{commitment} is completed in {year} without a value or evidence."


class ClosedProgressRemark(Remark):
    """An account of a year in which the pledge no longer stood."""

    sentence = "{pledge} was closed on {on}, before {year}."


class SameNameRemark(Remark):
    """Two organisations with one name."""

    sentence = "{organisation} and {other} have the same name: {name}."


class DraftProgressRemark(Remark):
    """An account of a pledge that was never signed."""

    sentence = "{pledge} is still a draft. Sign it: aig pledge sign {pledge} --on DATE"


class EditedStoreRemark(Remark):
    """The store is whole, but another hand wrote it."""

    sentence = "{path} was changed outside aig: its content does not match its checksum."


class HardLinkRemark(Remark):
    """The store was replaced, and the file of before has another name."""

    sentence = "{path} had another name too (a hard link); under that name it is as it was before."


class HistoryRemark(Remark):
    """The store can be read, but its history is not what belongs to it."""

    sentence = "{why}"


class ClockRemark(Remark):
    """The clock went back."""

    sentence = "The clock says {now} (UTC), which is before the last operation, {last}. Operations keep their order."


class NoBackupRemark(Remark):
    """The backup of the day could not be made."""

    sentence = "No backup of the day could be made. {why}"


# -- findings: what the doctor tells of, beside the errors and remarks above -----------------------------------------


class Finding(AigError):  # noqa: N818 - a finding is no error
    """Something that the doctor found. Never raised."""


class UnreadableRecordFinding(Finding):
    """A record that is none: a field that there is not, or a value that its field does not have."""

    sentence = "Not a record: {why}."


class MisplacedRecordFinding(Finding):
    """A record under the number of another."""

    sentence = "It is called {record} itself."


class UnknownReferenceFinding(Finding):
    """A record that refers to one that is not there."""

    sentence = "It refers to {missing}, which is not there."


class DifferentRecordFinding(Finding):
    """A record that is not as the last operation on it left it."""

    sentence = "It is not as the history tells."


class LostOperationsFinding(Finding):
    """Operations that neither history nor backups tell of, and without which the store would be made anew."""

    sentence = "Operations {first} to {last} cannot be recalled: no line of them is left that fits."


class DivergedBackupFinding(Finding):
    """A backup of a copy of the register that went another way."""

    sentence = "Its history tells other operations than this register's: a copy that went another way."


class LowCounterFinding(Finding):
    """A number that was given out, and would be given out again."""

    sentence = "{given} was given out, and the store does not know of it: it would be given a second time."


class UnfinishedFinding(Finding):
    """What a writer that was killed left at the end of the history. It never happened."""

    sentence = "What follows operation {revision} was never saved; the next change drops it."


class LeftoverFinding(Finding):
    """A draft that a writer left that was killed."""

    sentence = "A writer that was killed left it."


class OpenToOthersFinding(Finding):
    """A file or folder that others may read or write."""

    sentence = "Others may read or write it: its mode is {mode:o}."


class SecondNameFinding(Finding):
    """A store with a second name, which keeps the old content at the next change."""

    sentence = "It has {count} names; the others keep what it is now when it changes."


class LargeStoreFinding(Finding):
    """A store that is larger than a program that reads it whole should have."""

    sentence = "It is {size} MB; every command reads it whole."


class NotAsBackedUpFinding(Finding):
    """A backup whose store is whole, and whose history is not."""

    sentence = "Its store is whole, but {why}."


class HarmfulTextFinding(Finding):
    """A character that would act on a terminal or cannot be seen. It is shown as its code."""

    sentence = "There is a U+{code:04X} at position {position}."


class MixedScriptsFinding(Finding):
    """A name with letters of several alphabets: they may look like others."""

    sentence = "{name} has letters of {scripts}."


class MergedAwayFinding(Finding):
    """Organisations that were merged into each other in a circle."""

    sentence = "{organisation} was merged away, and leads to no organisation."
