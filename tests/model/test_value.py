"""Values as people write them in Dutch."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aig_cli.errors import InvalidError
from aig_cli.model.code import Code, Measure, OrganisationType, Setting
from aig_cli.model.value import (
    Decimal,
    Doubtful,
    in_dutch,
    number_text,
    read_code,
    read_date,
    read_email,
    read_evidence,
    read_kvk,
    read_language,
    read_number,
    read_phone,
    read_quantity,
    read_sha256,
    read_website,
    read_whole_number,
    read_year,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("1250", 1250),
        ("4.200", 4200),
        ("1.250.000", 1_250_000),
        ("1.250,5", 1250.5),
        ("4,2", 4.2),
        ("€ 1.250", 1250),
        (" 12 ", 12),
        ("0", 0),
        ("9000000000000000", 9_000_000_000_000_000),
        ("33,333333333333336", 33.333333333333336),
    ],
)
def test_numbers_are_written_the_dutch_way(written: str, number: float) -> None:
    assert read_number(written) == number


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("4.2", "write 4,2 or 4200"),
        ("4.5", "write 4,5 or 4500"),
        ("4.25", "write 4,25 or 4250"),
        ("0.5", "write 0,5"),
        ("12.3456", "write 12,3456"),
    ],
)
def test_a_point_that_can_mean_two_things_is_refused_with_both(written: str, advice: str) -> None:
    with pytest.raises(InvalidError, match=advice):
        read_number(written)


@pytest.mark.parametrize(
    "written", ["", "nan", "inf", "1e9", "1_000", "１２", "1 000", "1,000.5", "ten", "--1", "10-12"]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidError, match="is not a number"):
        read_number(written)


@pytest.mark.parametrize("written", ["-5", "-0,1", "9000000000000001", "9" * 5000])
def test_numbers_have_bounds(written: str) -> None:
    with pytest.raises(InvalidError, match="outside 0 to 9000000000000000"):
        read_number(written)


@given(st.integers(0, 10**15))
def test_a_whole_number_survives_writing_with_points(number: int) -> None:
    assert read_number(f"{number:,}".replace(",", ".")) == number


def test_people_are_counted_whole() -> None:
    assert read_whole_number("4.200") == 4200
    with pytest.raises(InvalidError, match="not a whole number"):
        read_whole_number("4,5")


def test_a_quantity_follows_its_measure() -> None:
    assert read_quantity("4,5", Measure.COUNT) == 4.5
    assert read_quantity("50 %", Measure.PERCENTAGE) == 50
    assert read_quantity("Ja", Measure.YES_NO) == "yes"
    assert read_quantity("nee", Measure.YES_NO) == "no"
    assert read_quantity("een handreiking", Measure.TEXT) == "een handreiking"
    with pytest.raises(InvalidError, match="outside 0 to 100 %"):
        read_quantity("101", Measure.PERCENTAGE)
    with pytest.raises(InvalidError, match="not yes or no"):
        read_quantity("7", Measure.YES_NO)


@pytest.mark.parametrize(
    "written",
    ["2015-02-03", "3-2-2015", "03-02-2015", "3/2/2015", "3.2.2015", "3 feb 2015", "3 februari 2015", "3 Feb. 2015"],
)
def test_dates_are_written_day_first(written: str) -> None:
    assert read_date(written) == date(2015, 2, 3)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31-2-2015", "no such day"),
        ("2015-13-01", "no such day"),
        ("2015-02-30", "no such day"),
        ("0000-01-01", "no such day"),
        ("05-06-15", "two digits"),
        ("20150101", "not a date"),
        ("2015-W01-1", "not a date"),
        ("2015-1-1", "not a date"),
        ("1 foo 2015", "not a date"),
        ("1-1-20155", "not a date"),
        ("1/2-2015", "not a date"),
        ("２０１５-01-01", "not a date"),
        ("morgen", "not a date"),
        ("0215-02-03", "outside 1900-01-01 to 9999-12-31"),
        ("1-1-0015", "outside 1900-01-01"),
    ],
)
def test_what_is_no_date_is_refused_and_says_why(written: str, why: str) -> None:
    with pytest.raises(InvalidError, match=why):
        read_date(written)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_date_is_read_back_from_both_ways_of_writing(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}-{day.month}-{day.year}") == day


@pytest.mark.parametrize(
    "written", ["0", "-1", "19", "15", "99999", "2025.0", "２０２５", "2_025", " 2025 ", "1e3", "nan"]
)
def test_a_year_has_four_ascii_digits(written: str) -> None:
    assert read_year("2015") == 2015
    with pytest.raises(InvalidError, match="not a year"):
        read_year(written)


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("JA", True), ("no", False), ("Nee", False)])
def test_yes_and_no_in_two_languages(written: str, meant: bool) -> None:  # noqa: FBT001
    assert read_yes_no(written) is meant


def test_codes_have_any_case_and_near_words_are_suggested() -> None:
    assert read_code("Living", Setting) is Setting.LIVING
    with pytest.raises(InvalidError, match=r"not one of: living, working, .* Did you mean working\?"):
        read_code("workin", Setting)


def test_a_kvk_number_is_text_of_eight_digits() -> None:
    assert read_kvk("01234567") == "01234567"
    doubtful = read_kvk("1234567")
    assert isinstance(doubtful, Doubtful)
    assert doubtful.value == "01234567"
    assert "Excel dropped a zero?" in str(doubtful.remark)


@pytest.mark.parametrize(
    ("written", "why"), [("123456789012", "branch number"), ("12", "8 digits"), ("1234567.0", "8 d")]
)
def test_another_length_is_no_kvk_number(written: str, why: str) -> None:
    with pytest.raises(InvalidError, match=why):
        read_kvk(written)


def test_digests_and_languages_have_their_form() -> None:
    assert read_sha256("AB" * 32) == "ab" * 32
    assert read_language("NL") == "nl"
    with pytest.raises(InvalidError, match="not a SHA-256 digest"):
        read_sha256("x")
    with pytest.raises(InvalidError, match="not a language"):
        read_language("Dutch")


def test_addresses_are_checked() -> None:
    assert read_email("a.b@voorbeeld.nl") == "a.b@voorbeeld.nl"
    assert read_phone("+31 6 12345678") == "+31 6 12345678"
    assert read_website("https://www.example.nl/a?b=c") == "https://www.example.nl/a?b=c"


@pytest.mark.parametrize("written", ["a@b", "x y@z.nl", "a@b.nl\nBcc: c@d.nl", "a" * 400 + "@b.nl", "@b.nl"])
def test_what_is_no_email_address_is_refused(written: str) -> None:
    with pytest.raises(InvalidError, match="not an e-mail"):
        read_email(written)


@pytest.mark.parametrize("written", ["", "06\x1b", "bel mij", "12", "612345678", "111222333", "0----", "+" + "1" * 25])
def test_what_is_no_telephone_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidError, match="not a telephone number"):
        read_phone(written)


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "data:text/html,x", "//evil", "http://[::1", "https://user:pw@host/", "file:///etc/passwd"],
)
def test_only_web_addresses_without_password(written: str) -> None:
    with pytest.raises(InvalidError, match="not a web address"):
        read_website(written)


def test_evidence_is_an_address_or_words() -> None:
    assert read_evidence("jaarverslag 2015, p. 4") == "jaarverslag 2015, p. 4"
    assert read_evidence("../../etc/passwd") == "../../etc/passwd"
    assert read_evidence("https://example.nl/x") == "https://example.nl/x"
    assert read_evidence("zie https://example.nl/x") == "zie https://example.nl/x"
    for written in ("file:///etc/passwd", "https://user:pw@host/", "ftp://x"):
        with pytest.raises(InvalidError, match="not a web address"):
            read_evidence(written)


@pytest.mark.parametrize(
    ("given", "decimal", "written"),
    [
        ("12.5", Decimal.COMMA, "12.5"),
        ("4.200", Decimal.COMMA, "4.200"),
        ("12.5", Decimal.POINT, "12,5"),
        ("4.200", Decimal.POINT, "4,200"),
        (" 12.5 ", Decimal.POINT, "12,5"),
        ("12.5 %", Decimal.POINT, "12,5 %"),
        ("12.5%", Decimal.EITHER, "12,5%"),
        ("4200", Decimal.POINT, "4200"),
        ("-0.5", Decimal.POINT, "-0,5"),
        ("0.125", Decimal.EITHER, "0,125"),
        ("1234.567", Decimal.EITHER, "1234,567"),
        ("12,5", Decimal.EITHER, "12,5"),
        ("1.2.3", Decimal.POINT, "1.2.3"),
        ("veel, heel veel", Decimal.POINT, "veel, heel veel"),
        ("yes", Decimal.POINT, "yes"),
    ],
)
def test_a_number_of_a_list_is_read_as_dutch_has_it(given: str, decimal: Decimal, written: str) -> None:
    assert in_dutch(given, decimal) == written


def test_a_number_that_may_be_two_things_in_a_list_is_refused() -> None:
    with pytest.raises(InvalidError, match=r"'4\.200' can be 4200 or 4,200\. Give --decimal comma"):
        in_dutch("4.200", Decimal.EITHER)
    with pytest.raises(InvalidError, match=r"'12,5' is not a number with a decimal point"):
        in_dutch("12,5", Decimal.POINT)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (4.125, "4.125"),
        (1e-7, "0.0000001"),
        (1.25e-7, "0.000000125"),
        (-1.25e-7, "-0.000000125"),
        (5.960464477539063e-08, "0.00000005960464477539063"),
        (1e15, "1000000000000000"),
        (9_000_000_000_000_000, "9000000000000000"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_a_number_is_written_in_digits(number: float, text: str) -> None:
    assert number_text(number) == text


@given(st.floats(0, 9e15))
def test_a_number_that_was_written_is_the_same_number(number: float) -> None:
    written = number_text(number)

    assert float(written) == number
    assert "e" not in written
    assert read_number(written.replace(".", ",")) == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GGD", OrganisationType.PUBLIC_HEALTH_SERVICE),
        ("ggd", OrganisationType.PUBLIC_HEALTH_SERVICE),
        (" Gemeente ", OrganisationType.MUNICIPALITY),
        ("public health service", OrganisationType.PUBLIC_HEALTH_SERVICE),
        ("care-provider", OrganisationType.CARE_PROVIDER),
    ],
)
def test_a_code_may_be_its_label_in_either_language(written: str, code: OrganisationType) -> None:
    assert read_code(written, OrganisationType) is code


@pytest.mark.parametrize("codes", Code.__subclasses__())
def test_every_label_of_a_code_list_means_one_code(codes: type[Code]) -> None:
    for code in codes:
        assert read_code(code.nl.upper(), codes) is code
        assert read_code(code.en.title(), codes) is code


@pytest.mark.parametrize(
    ("written", "day"), [("42369", "2015-12-31"), ("20000", "1954-10-03"), ("79999", "2119-01-10")]
)
def test_the_day_number_of_a_spreadsheet_is_told_what_day_it_is(written: str, day: str) -> None:
    with pytest.raises(InvalidError, match=f"'{written}' is not a date. As a day number of a spreadsheet it is {day}"):
        read_date(written)
