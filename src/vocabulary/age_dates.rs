//! Ages that a spreadsheet has made into dates: `3-5` becomes 3 May, `10-15` October 2015.

use super::ages::{AgeNumber, StatedBand};

/// Names of months as German and English spreadsheets shorten them, by their number less one.
const MONTHS: [&[&str]; 12] = [
    &["jan", "januar", "january"],
    &["feb", "februar", "february"],
    &["mrz", "maer", "maerz", "mar", "march"],
    &["apr", "april"],
    &["mai", "may"],
    &["jun", "juni", "june"],
    &["jul", "juli", "july"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["okt", "oct", "oktober", "october"],
    &["nov", "november"],
    &["dez", "dec", "dezember", "december"],
];

/// Before this year nobody keeps such tables: a date in it stands for a month and a second age.
const FIRST_YEAR: u32 = 2020;

/// The ages that a cell stated before it became a date; the cell as [`super::words::normalised`] gives it.
pub fn band(words: &str) -> Option<StatedBand> {
    let (one, other) = month_name(words).or_else(|| numeric(words))?;
    // A band goes up: `5-Mar` of an English spreadsheet was 3-5, as `03. Mai` of a German one.
    let (from, to) = (one.min(other), one.max(other));
    StatedBand::of(AgeNumber::whole(from), Some(AgeNumber::whole(to))).ok()
}

/// `03. mai`, `3-may`, `okt 15`, `03. mai 2025`.
fn month_name(words: &str) -> Option<(u32, u32)> {
    let parts: Vec<&str> = words
        .split([' ', '.', '-', '/'])
        .filter(|part| !part.is_empty())
        .collect();
    let number = |word: &str| -> Option<u32> {
        let short = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        short.then(|| word.parse().ok())?
    };
    let month = |word: &str| {
        let position = MONTHS.iter().position(|names| names.contains(&word))?;
        u32::try_from(position + 1).ok()
    };
    match parts[..] {
        [day, name] if month(name).is_some() => day_and_month(number(day)?, month(name)?),
        [name, day] => Some((month(name)?, number(day).filter(|second| *second < 100)?)),
        [day, name, year] => of_date(number(day)?, month(name)?, number(year)?),
        _ => None,
    }
}

/// `03.05.`, `03.05.2025`, `2025-05-03 00:00:00`.
fn numeric(words: &str) -> Option<(u32, u32)> {
    let day = words.split([' ', 't']).next().unwrap_or(words);
    let time = &words[day.len()..];
    if time
        .chars()
        .any(|c| c.is_alphanumeric() && !c.is_ascii_digit() && c != 't' && c != 'z')
    {
        return None;
    }
    let numbers = |separator: char| -> Option<Vec<u32>> {
        let parts = day.trim_end_matches(separator).split(separator);
        parts
            .map(|part| {
                let digits =
                    (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
                digits.then(|| part.parse().ok())?
            })
            .collect()
    };
    if let Some([year, month, day]) = numbers('-').as_deref()
        && *year >= 1900
    {
        return of_date(*day, *month, *year);
    }
    match numbers('.').as_deref() {
        Some([first, month]) if day.ends_with('.') => day_and_month(*first, *month),
        Some([first, month, year]) => {
            let digits = day.rsplit('.').next().map_or(0, str::len);
            matches!(digits, 2 | 4).then(|| of_date(*first, *month, *year))?
        }
        _ => None,
    }
}

fn day_and_month(day: u32, month: u32) -> Option<(u32, u32)> {
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// A whole date: the first of a month long ago was a month and a year before, `10-15` as October 2015.
fn of_date(day: u32, month: u32, year: u32) -> Option<(u32, u32)> {
    let (day, month) = day_and_month(day, month)?;
    let full = match year {
        0..=29 => 2000 + year,
        30..=99 => 1900 + year,
        other => other,
    };
    match day == 1 && full < FIRST_YEAR && full % 100 > month {
        true => Some((month, full % 100)),
        false => Some((day, month)),
    }
}
