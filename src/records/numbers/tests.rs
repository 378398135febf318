use NumberDialect::{CommaPoint, Plain, Point, PointComma, SpaceComma};

use super::*;
use crate::diagnostic::codes;
use crate::message::records as say;

const WRONG: &str = codes::NOT_A_NUMBER.id;
const DOUBTFUL: &str = codes::AMBIGUOUS_NUMBER.id;
const TOO_LARGE: &str = codes::NUMBER_TOO_LARGE.id;
const NOT_WHOLE: &str = codes::NOT_WHOLE.id;
const LEFTOVER: &str = codes::SPREADSHEET_LEFTOVER.id;

#[test]
fn integers_by_dialect() {
    let read = |text, dialect| read_integer(text, Notation::Text(dialect)).map(|(n, _)| n).map_err(|f| f.code.id);
    for (text, dialect, expected) in [
        ("02", Plain, Ok(2)),
        ("-7", Plain, Ok(-7)),
        ("\u{2212}7", Plain, Ok(-7)),
        ("2.0", Plain, Ok(2)),
        ("2.00", Plain, Ok(2)),
        ("9223372036854775807", Plain, Ok(i64::MAX)),
        ("-9223372036854775808", Plain, Ok(i64::MIN)),
        ("9223372036854775808", Plain, Err(TOO_LARGE)),
        ("2,295", Plain, Err(DOUBTFUL)),
        ("2.295", Plain, Err(DOUBTFUL)),
        ("2.000", Plain, Err(DOUBTFUL)),
        ("1.234.567", Plain, Err(DOUBTFUL)),
        ("1 234", Plain, Err(WRONG)),
        ("2.5", Plain, Err(NOT_WHOLE)),
        ("2.000", Point, Ok(2)),
        ("2.295", Point, Err(NOT_WHOLE)),
        ("2,295", Point, Err(WRONG)),
        ("1.076", PointComma, Ok(1076)),
        ("1.234.567", PointComma, Ok(1_234_567)),
        ("1,0", PointComma, Ok(1)),
        ("1.07", PointComma, Err(WRONG)),
        ("2,295", PointComma, Err(DOUBTFUL)),
        ("1 076", SpaceComma, Ok(1076)),
        ("1\u{A0}234\u{A0}567", SpaceComma, Ok(1_234_567)),
        ("1\u{202F}234", SpaceComma, Ok(1234)),
        ("1 234\u{A0}567", SpaceComma, Err(WRONG)),
        ("12 34", SpaceComma, Err(WRONG)),
        ("1.076", SpaceComma, Err(WRONG)),
        ("2,295", SpaceComma, Err(DOUBTFUL)),
        ("2,295", CommaPoint, Ok(2295)),
        ("2.295", CommaPoint, Err(DOUBTFUL)),
        ("1,23", CommaPoint, Err(WRONG)),
        ("1e+05", Plain, Ok(100_000)),
        ("1e5", Plain, Ok(100_000)),
        ("1.5e1", Plain, Ok(15)),
        ("1.5e0", Plain, Err(NOT_WHOLE)),
        ("1e99", Plain, Err(TOO_LARGE)),
        ("7.9087E+11", Plain, Err(LEFTOVER)),
        ("7,9087E+11", PointComma, Err(LEFTOVER)),
        ("1e", Plain, Err(WRONG)),
        ("e5", Plain, Err(WRONG)),
        ("1e5.5", Plain, Err(WRONG)),
        ("-", Plain, Err(WRONG)),
    ] {
        assert_eq!(read(text, dialect), expected, "{text} {dialect:?}");
    }
}

#[test]
fn decimals_by_dialect() {
    let read = |text, dialect| {
        read_decimal(text, Notation::Text(dialect), None).map(|(n, _)| n.to_string()).map_err(|f| f.code.id)
    };
    for (text, dialect, expected) in [
        ("1234.5", Plain, Ok("1234.5")),
        ("0.125", Plain, Ok("0.125")),
        ("1234.567", Plain, Ok("1234.567")),
        ("2.295", Plain, Err(DOUBTFUL)),
        ("2.295", Point, Ok("2.295")),
        ("38,87", Plain, Err(WRONG)),
        ("38,87", PointComma, Ok("38.87")),
        ("2,295", PointComma, Ok("2.295")),
        ("1.234,5", PointComma, Ok("1234.5")),
        ("2.295", PointComma, Ok("2295")),
        ("38.87", PointComma, Err(WRONG)),
        ("1 234,5", SpaceComma, Ok("1234.5")),
        ("1\u{202F}234,5", SpaceComma, Ok("1234.5")),
        ("2,295", SpaceComma, Ok("2.295")),
        ("1,234.5", CommaPoint, Ok("1234.5")),
        ("2.295", CommaPoint, Ok("2.295")),
        ("0.30000000000000004", Plain, Ok("0.30000000000000004")),
        ("6.3e-05", Plain, Ok("0.000063")),
        ("6.3E-05", Plain, Ok("0.000063")),
        ("6,3e-05", PointComma, Ok("0.000063")),
        ("1e+16", Plain, Ok("10000000000000000")),
        ("-1.7976931348623157e+20", Plain, Ok("-179769313486231570000")),
        ("1.2345678901234567e-13", Plain, Ok("0.00000000000012345678901234567")),
        ("1.2345678901234567e-15", Plain, Err(TOO_LARGE)),
        ("0e-999", Plain, Ok("0")),
        ("0.000000000000000000000000000001", Plain, Ok("0.000000000000000000000000000001")),
        ("0.0000000000000000000000000000001", Plain, Err(TOO_LARGE)),
        ("123456789012345678901234567890", Plain, Ok("123456789012345678901234567890")),
        ("1234567890123456789012345678901", Plain, Err(TOO_LARGE)),
        ("1e400", Plain, Err(TOO_LARGE)),
        ("12%", Plain, Err(WRONG)),
        (".5", Plain, Err(WRONG)),
        ("5.", Plain, Err(WRONG)),
        ("inf", Plain, Err(WRONG)),
        ("NaN", Plain, Err(WRONG)),
    ] {
        assert_eq!(read(text, dialect), expected.map(str::to_string), "{text} {dialect:?}");
    }
}

#[test]
fn what_is_too_fine_is_rounded_where_that_is_declared() {
    let read = |text, places| {
        let read = read_decimal(text, Notation::Text(Plain), Some(places));
        read.map(|(n, manner)| (n.to_string(), manner)).map_err(|f| f.code.id)
    };
    for (text, places, expected, manner) in [
        ("0.5", 6, "0.5", Manner::Plain),
        ("0.1234565", 6, "0.123457", Manner::Rounded),
        ("0.12345649999999999999999999999999999999", 6, "0.123456", Manner::Rounded),
        ("-0.1234565", 6, "-0.123457", Manner::Rounded),
        ("0.9999999", 6, "1", Manner::Rounded),
        ("6.3e-05", 4, "0.0001", Manner::Rounded),
        ("6.3e-05", 5, "0.00006", Manner::Rounded),
        ("6.3e-05", 6, "0.000063", Manner::Exponent),
        ("1e-400", 6, "0", Manner::Rounded),
        ("0.5", 0, "1", Manner::Rounded),
        ("0.4", 0, "0", Manner::Rounded),
        ("0.05", 0, "0", Manner::Rounded),
    ] {
        assert_eq!(read(text, places), Ok((expected.to_string(), manner)), "{text} to {places}");
    }
    assert_eq!(read("1234567890123456789012345678901.5", 0).unwrap_err(), TOO_LARGE);
}

#[test]
fn a_source_with_numbers_of_its_own_leaves_nothing_to_guess() {
    let decimal = |text| read_decimal(text, Notation::Literal, None).map(|(n, _)| n.to_string()).map_err(|f| f.code.id);
    assert_eq!(decimal("2.295"), Ok("2.295".to_string()));
    assert_eq!(decimal("1E-7"), Ok("0.0000001".to_string()));
    let whole = |text| read_integer(text, Notation::Literal).map_err(|f| f.code.id);
    assert_eq!(whole("2.000"), Ok((2, Manner::PointZero)));
    assert_eq!(whole("1.5E+11"), Ok((150_000_000_000, Manner::Exponent)));
    assert_eq!(whole_digits("18446744073709551616"), Some(("18446744073709551616".to_string(), Manner::Plain)));
    assert_eq!(whole_digits("1.0"), Some(("1".to_string(), Manner::PointZero)));
    assert_eq!(whole_digits("1.5"), None);
}

#[test]
fn help_leads_to_the_declaration() {
    let help = |text, dialect| read_decimal(text, Notation::Text(dialect), None).unwrap_err().help.unwrap();
    assert_eq!(help("1 234,5", Plain), say::take_space_out());
    assert_eq!(help("1\u{A0}234", Plain), say::take_space_out());
    assert_eq!(help("38,87", Plain), say::write_decimal_point());
    assert_eq!(help("NA", Plain), say::if_nothing_declare_missing("NA"));
    assert_eq!(help("1e-40", Plain), say::declare_rounding());
    assert_eq!(help("2.295", Plain), say::declare_number_form());
}
