//! Numbers with a fraction, as they stand in style sheets and in JSON.

/// A decimal number: `12`, `-0.5`, `.5`, `2e-3`. What is written with more than fifteen digits may
/// be off in the last of them.
pub fn decimal(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = digits().fold(0.0, |number, byte| number * 10.0 + f64::from(byte - b'0'));
    let places = i32::try_from(fraction.len()).ok()?;
    let mut shift = exponent.saturating_sub(places).clamp(-400, 400);
    let mut power = 1.0;
    let mut number: f64 = if text.starts_with('-') { -number } else { number };
    while shift != 0 {
        power *= 10.0;
        shift -= shift.signum();
        // Beyond this, powers of ten are no longer exact.
        if shift == 0 || power >= 1e22 {
            number = if exponent < places { number / power } else { number * power };
            power = 1.0;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_what_the_standard_library_reads() {
        for text in [
            "0",
            "12",
            "-12",
            "+7",
            "0.5",
            ".5",
            "5.",
            "-0.125",
            "255",
            "0.2126",
            "1e3",
            "1E3",
            "2.5e-3",
            "1e-7",
            "9007199254740991",
            "1e22",
            "1e-22",
            "0.000001",
            "12345.678",
            "-0",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["1e300", "1e-300", "1.7976931348623157e308", "3.141592653589793238462643"] {
            let (found, exact) = (decimal(text).unwrap(), text.parse::<f64>().unwrap());
            assert!((found / exact - 1.0).abs() < 1e-13, "{text}: {found}");
        }
        assert_eq!(decimal("1e-999"), Some(0.0));
        assert_eq!(decimal("1e999"), Some(f64::INFINITY));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".", "e3", "1e", "1e+-3", "1.2.3", "inf", "NaN", "1 ", "0x1", "١"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
