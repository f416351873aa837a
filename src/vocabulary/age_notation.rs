//! How offices write ages: the one place where such a notation is read.
//!
//! `3 bis unter 6 Jahre`, `drei bis fünf Jahre`, `3-u6`, `85 u. ä.`, `über 65`, `Ü3`, `65plus`, `Klasse 5–7`, `Grundschulkinder`,
//! `6 Monate bis 3 Jahre`, `03. Mai`: cells, headings, phases and phrases all come through here. What whole
//! numbers of a table mean together is [`super::age_reading`].

use super::age_dates;
use super::age_reading::Reading;
use super::age_words;
use super::ages::{self, Age, AgeNumber, AgeProblem, StatedBand, is_endless};
use super::number_words;
use super::words::normalised;

/// The ages that a cell states, and from what they were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    pub band: StatedBand,
    pub notation: Notation,
}

/// From what ages were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notation {
    /// Numbers, which say it themselves.
    Numbers,
    /// `über 65`: whether 65 is among them is open.
    Over,
    /// `0–99`: an upper end that nobody reaches is none.
    NoUpperEnd,
    /// `Klasse 5–7`: school years, counted from the sixth birthday.
    Class,
    /// `Grundschulkinder`: a word of the list.
    Word,
    /// `03. Mai`: a spreadsheet has made a date of `3-5`.
    Date,
}

impl StatedBand {
    /// Reads a band written in one cell, whatever its notation.
    ///
    /// # Errors
    /// It is no age at all, its ends are the wrong way round, or nobody gets so old.
    pub fn parse(cell: &str) -> Result<StatedBand, AgeProblem> {
        read(cell).map(|noted| noted.band)
    }
}

/// Reads one cell. What is no statement about ages at all is [`AgeProblem::NotAnAge`].
pub fn read(cell: &str) -> Result<Noted, AgeProblem> {
    let words = age_words::ungendered(&normalised(cell));
    let of_word = of_word(&words).or_else(|| of_word(without_people(&words)?));
    if let Some(band) = of_word {
        return Ok(Noted {
            band,
            notation: Notation::Word,
        });
    }
    if let Some(band) = age_dates::band(&words) {
        return Ok(Noted {
            band,
            notation: Notation::Date,
        });
    }
    match of_symbols(&words) {
        Err(AgeProblem::NotAnAge) => in_brackets(&words).ok_or(AgeProblem::NotAnAge),
        read => read,
    }
}

/// `Ü3-Kinder`, `Ü3-Plätze`: what stands before a word for people or places.
fn without_people(words: &str) -> Option<&str> {
    const BEHIND: [&str; 8] = [
        "kinder",
        "kind",
        "kindern",
        "bereich",
        "gruppe",
        "gruppen",
        "plaetze",
        "betreuung",
    ];
    let (before, last) = words.rsplit_once([' ', '-'])?;
    let has_number = before.contains(|c: char| c.is_ascii_digit());
    (has_number && BEHIND.contains(&last)).then(|| before.trim_end())
}

/// `Kindergarten (3-6 Jahre)`: what stands in brackets behind a name, if it is an age.
fn in_brackets(words: &str) -> Option<Noted> {
    let (name, behind) = words.split_once(['(', '['])?;
    let inside = behind.strip_suffix([')', ']'])?;
    let is_name =
        name.chars().any(char::is_alphabetic) && !name.contains(|c: char| c.is_ascii_digit());
    is_name.then(|| of_symbols(inside).ok())?
}

/// What a part of a notation says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Symbol {
    Number(AgeNumber),
    To,
    Under,
    /// The number that follows is included, whatever the other bands of the table say.
    Included,
    From,
    Over,
    OrMore,
}

/// Words of a notation, longest first; a single letter counts only where a number follows or goes before.
const SYMBOLS: &[(&str, Symbol)] = &[
    ("bis einschliesslich", Symbol::Included),
    ("bis einschl", Symbol::Included),
    ("bis inkl", Symbol::Included),
    ("bis inklusive", Symbol::Included),
    ("und darueber", Symbol::OrMore),
    ("und aelter", Symbol::OrMore),
    ("und aeltere", Symbol::OrMore),
    ("oder aelter", Symbol::OrMore),
    ("oder aeltere", Symbol::OrMore),
    ("und mehr", Symbol::OrMore),
    ("oder mehr", Symbol::OrMore),
    ("und hoeher", Symbol::OrMore),
    ("u darueber", Symbol::OrMore),
    ("u aelter", Symbol::OrMore),
    ("u mehr", Symbol::OrMore),
    ("und ae", Symbol::OrMore),
    ("u ae", Symbol::OrMore),
    ("u m", Symbol::OrMore),
    ("o ae", Symbol::OrMore),
    ("and over", Symbol::OrMore),
    ("and older", Symbol::OrMore),
    ("and above", Symbol::OrMore),
    ("and more", Symbol::OrMore),
    ("or over", Symbol::OrMore),
    ("or older", Symbol::OrMore),
    ("or more", Symbol::OrMore),
    ("aufwaerts", Symbol::OrMore),
    ("plus", Symbol::OrMore),
    ("+", Symbol::OrMore),
    ("bis zum vollendeten", Symbol::Under),
    ("bis unter", Symbol::Under),
    ("bis u", Symbol::Under),
    ("b u", Symbol::Under),
    ("to under", Symbol::Under),
    ("to less than", Symbol::Under),
    ("less than", Symbol::Under),
    ("younger than", Symbol::Under),
    ("juenger als", Symbol::Under),
    ("up to under", Symbol::Under),
    ("unter", Symbol::Under),
    ("under", Symbol::Under),
    ("below", Symbol::Under),
    ("u", Symbol::Under),
    ("<=", Symbol::Included),
    ("≤", Symbol::Included),
    ("<", Symbol::Under),
    ("hoechstens", Symbol::To),
    ("maximal", Symbol::To),
    ("max", Symbol::To),
    ("bis zu", Symbol::To),
    ("up to", Symbol::To),
    ("at most", Symbol::To),
    ("through", Symbol::To),
    ("bis", Symbol::To),
    ("to", Symbol::To),
    ("-", Symbol::To),
    ("mindestens", Symbol::From),
    ("at least", Symbol::From),
    ("mind", Symbol::From),
    ("min", Symbol::From),
    ("from", Symbol::From),
    ("ab", Symbol::From),
    (">=", Symbol::From),
    ("≥", Symbol::From),
    ("aelter als", Symbol::Over),
    ("older than", Symbol::Over),
    ("mehr als", Symbol::Over),
    ("more than", Symbol::Over),
    ("ueber", Symbol::Over),
    ("over", Symbol::Over),
    ("ue", Symbol::Over),
    (">", Symbol::Over),
];

/// Words that say nothing beside a number.
const SILENT: &[&str] = &[
    "jahre",
    "jahren",
    "jahr",
    "j",
    "jaehrige",
    "jaehrigen",
    "jaehriger",
    "jaehrig",
    "lebensjahr",
    "lebensjahre",
    "lebensjahren",
    "geburtstag",
    "alter",
    "altersgruppe",
    "im",
    "von",
    "zwischen",
    "der",
    "die",
    "years",
    "year",
    "yrs",
    "yr",
    "old",
    "olds",
    "age",
    "ages",
    "aged",
    "of",
    "between",
    "einschl",
    "inkl",
    "einschliesslich",
    "zum",
];

/// Words that make numbers school years.
const CLASSES: &[&str] = &[
    "klasse",
    "klassen",
    "kl",
    "klassenstufe",
    "klassenstufen",
    "jahrgangsstufe",
    "jahrgangsstufen",
    "jgst",
    "jahrgang",
    "schuljahrgang",
    "grade",
    "grades",
];

/// How long the unit of a number is, in thousandths of a year.
fn unit(word: &str) -> Option<f64> {
    match word {
        "jahre" | "jahren" | "jahr" | "j" | "years" | "year" | "yrs" | "yr" => Some(1000.0),
        "monat" | "monate" | "monaten" | "mon" | "months" | "month" => Some(1000.0 / 12.0),
        "woche" | "wochen" | "weeks" | "week" => Some(7000.0 / 365.25),
        _ => None,
    }
}

/// The age in completed years in which a class begins: the first one at six.
const CLASS_AGE: u32 = 5;
/// The last class of any school.
const LAST_CLASS: u32 = 13;
/// The ages of the word of the list, already [`normalised`]: points in time, however the list writes them.
pub fn of_word(word: &str) -> Option<StatedBand> {
    let noted = of_numbers(age_words::ages(word)?).ok()?;
    let band = noted.band.read(&Reading::default());
    let point = |age: Age| AgeNumber { age, whole: false };
    Some(StatedBand {
        from: point(band.from),
        to: band.to.map(point),
        over: false,
    })
}

/// Reads numbers and signs only, no words of the list and no dates.
fn of_numbers(words: &str) -> Result<Noted, AgeProblem> {
    of_symbols(&normalised(words))
}

fn of_symbols(words: &str) -> Result<Noted, AgeProblem> {
    let tokens = in_digits(tokens(words));
    let is_class = tokens.iter().any(|token| CLASSES.contains(&token.as_str()));
    let symbols = symbols(&tokens, is_class)?;
    if is_class {
        let band = classes(&symbols)?;
        let notation = Notation::Class;
        return Ok(Noted { band, notation });
    }
    let band = band(&symbols)?;
    let notation = match band {
        _ if band.over => Notation::Over,
        StatedBand { to: Some(to), .. } if is_endless(band.from, to) => Notation::NoUpperEnd,
        _ => Notation::Numbers,
    };
    Ok(Noted {
        band: band.without_endless(),
        notation,
    })
}

/// Numbers, words and signs. `3-u6jährige` is `3`, `-`, `u`, `6`, `jaehrige`.
fn tokens(words: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Digit,
        Letter,
        Sign,
        Blank,
    }
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => Kind::Digit,
        c if c.is_alphabetic() => Kind::Letter,
        '<' | '>' | '=' | '≤' | '≥' | '+' | '-' | '/' | '&' => Kind::Sign,
        _ => Kind::Blank,
    };
    let chars: Vec<char> = words.chars().collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut last = Kind::Blank;
    for (position, c) in chars.iter().enumerate() {
        let decimal = matches!(c, '.' | ',')
            && last == Kind::Digit
            && chars.get(position + 1).is_some_and(char::is_ascii_digit);
        let now = if decimal { Kind::Digit } else { kind(*c) };
        let joins = now == last && (now != Kind::Sign || matches!(c, '='));
        match tokens.last_mut() {
            Some(token) if joins && now != Kind::Blank => token.push(*c),
            _ if now != Kind::Blank => tokens.push(c.to_string()),
            _ if !matches!(c, ' ' | '.' | '\'') => tokens.push(c.to_string()),
            _ => {}
        }
        last = now;
    }
    tokens
}

/// Numbers in words as digits: `drei bis fünf`. `null` alone is no age but a database's blank.
fn in_digits(tokens: Vec<String>) -> Vec<String> {
    if let [only] = &tokens[..]
        && matches!(only.as_str(), "null" | "ein" | "eine" | "one")
    {
        return tokens;
    }
    let digits = |token: String| match (number_words::number(&token), number_words::leading(&token))
    {
        (Some(number), _) => vec![number.to_string()],
        (None, Some((number, rest))) => vec![number.to_string(), rest.to_string()],
        (None, None) => vec![token],
    };
    tokens.into_iter().flat_map(digits).collect()
}

fn symbols(tokens: &[String], is_class: bool) -> Result<Vec<Symbol>, AgeProblem> {
    let mut symbols: Vec<Symbol> = Vec::new();
    let mut units: Vec<Option<f64>> = Vec::new();
    let is_between = tokens
        .iter()
        .any(|token| matches!(token.as_str(), "zwischen" | "between"));
    let mut position = 0;
    while position < tokens.len() {
        let token = tokens[position].as_str();
        let behind_number = matches!(symbols.last(), Some(Symbol::Number(_)));
        if is_number(Some(&tokens[position])) {
            symbols.push(Symbol::Number(AgeNumber::of_units(token)?));
            units.push(None);
        } else if let (Some(unit), true) = (unit(token), behind_number) {
            if let Some(last) = units.last_mut() {
                *last = Some(unit);
            }
        } else if let Some((symbol, length)) = symbol_at(&tokens[position..], !units.is_empty()) {
            symbols.push(symbol);
            position += length;
            continue;
        } else if matches!(token, "und" | "and" | "u" | "&") {
            match (symbols.is_empty(), is_between) {
                // `Kinder und Jugendliche von 6 bis 14`
                (true, _) => {}
                (false, true) => symbols.push(Symbol::To),
                (false, false) => return Err(AgeProblem::NotAnAge),
            }
        } else if is_class && token == "/" {
            symbols.push(Symbol::To);
        } else if !SILENT.contains(&token)
            && !CLASSES.contains(&token)
            && !age_words::is_people(token)
        {
            return Err(AgeProblem::NotAnAge);
        }
        position += 1;
    }
    in_units(&mut symbols, &units);
    for symbol in &symbols {
        if let Symbol::Number(number) = symbol {
            number.checked()?;
        }
    }
    Ok(tidied(&symbols))
}

fn is_number(token: Option<&String>) -> bool {
    token.is_some_and(|token| token.starts_with(|c: char| c.is_ascii_digit()))
}

/// The longest word of a notation that begins here, and of how many tokens it is.
fn symbol_at(tokens: &[String], after_number: bool) -> Option<(Symbol, usize)> {
    let mut best: Option<(Symbol, usize)> = None;
    for (words, symbol) in SYMBOLS {
        let length = words.split(' ').count();
        let same = tokens.len() >= length
            && words
                .split(' ')
                .eq(tokens[..length].iter().map(String::as_str));
        let single = words.len() <= 2
            && words.chars().all(char::is_alphabetic)
            && *words != "ab"
            && *words != "to";
        let fits = match symbol {
            // `u`, `ue` alone only before a number
            _ if single => {
                let hyphens = tokens[length.min(tokens.len())..]
                    .iter()
                    .take_while(|t| *t == "-");
                is_number(tokens.get(length + hyphens.count()))
            }
            // `u m`, `u ae` only behind one
            Symbol::OrMore => after_number,
            _ => true,
        };
        if same && fits && best.is_none_or(|(_, known)| length > known) {
            best = Some((*symbol, length));
        }
    }
    best
}

/// Numbers of months and weeks as ages; a number without a unit has that of the number behind it.
fn in_units(symbols: &mut [Symbol], units: &[Option<f64>]) {
    let mut units: Vec<f64> = {
        let mut behind = 1000.0;
        let filled = units.iter().rev().map(|unit| {
            behind = unit.unwrap_or(behind);
            behind
        });
        filled.collect()
    };
    let mut is_under = false;
    for symbol in symbols.iter_mut() {
        let was_under = std::mem::replace(&mut is_under, *symbol == Symbol::Under);
        if let Symbol::Number(number) = symbol {
            let unit = units.pop().unwrap_or(1000.0);
            if unit < 1000.0 {
                let completed = number.whole;
                let counted = number.in_units();
                // `0-11 Monate` is the first year of life: completed months.
                let last_month =
                    completed && !was_under && counted > 0 && (counted + 1).is_multiple_of(12);
                let counted = number.age.in_years() + if last_month { 1.0 } else { 0.0 };
                *number = AgeNumber {
                    age: Age((counted * unit).round() as u32),
                    whole: false,
                };
            }
        }
    }
}

/// Without the hyphens of `6-Jährige` and `3- bis 5-Jährige`, and `- unter` as one.
fn tidied(symbols: &[Symbol]) -> Vec<Symbol> {
    let mut tidy: Vec<Symbol> = Vec::with_capacity(symbols.len());
    for symbol in symbols {
        match (tidy.last(), symbol) {
            (Some(Symbol::To), Symbol::To | Symbol::Under | Symbol::Included) => {
                tidy.pop();
                tidy.push(*symbol);
            }
            (Some(Symbol::To), Symbol::OrMore) => {
                tidy.pop();
                tidy.push(*symbol);
            }
            (Some(Symbol::From), Symbol::From)
            | (Some(Symbol::Under | Symbol::Over | Symbol::From), Symbol::To) => {}
            _ => tidy.push(*symbol),
        }
    }
    // `0-100+`: nobody is above
    if let [.., Symbol::To, Symbol::Number(last), Symbol::OrMore] = tidy[..]
        && last.whole
        && last.age >= ages::NO_UPPER_END
    {
        tidy.pop();
    }
    // `6-Jährige`, `6 - und älter`
    if let [.., Symbol::Number(_), Symbol::To] = tidy[..] {
        tidy.pop();
    }
    tidy
}

fn band(symbols: &[Symbol]) -> Result<StatedBand, AgeProblem> {
    use Symbol::{From, Included, Number, OrMore, Over, To, Under};
    let point = |number: AgeNumber| AgeNumber {
        whole: false,
        ..number
    };
    let birth = AgeNumber::BIRTH;
    match *symbols {
        [Number(only)] => StatedBand::of(only, Some(only)),
        [Number(from), OrMore] | [From, Number(from)] | [From, Number(from), OrMore] => {
            StatedBand::of(from, None)
        }
        [Over, Number(from)] | [Over, Number(from), OrMore] => Ok(StatedBand {
            over: from.whole,
            ..StatedBand::of(from, None)?
        }),
        [Under, Number(to)] => StatedBand::of(birth, Some(point(to))),
        [To, Number(to)] => StatedBand::of(birth, Some(to)),
        [Included, Number(to)] => StatedBand::of(birth, Some(to.end_included())),
        [Number(from), To, Number(to)] | [From, Number(from), To, Number(to)] => {
            StatedBand::of(from, Some(to))
        }
        [Number(from), Under, Number(to)] | [From, Number(from), Under, Number(to)] => {
            StatedBand::of(from, Some(point(to)))
        }
        [Number(from), Included, Number(to)] | [From, Number(from), Included, Number(to)] => {
            StatedBand::of(from, Some(to.end_included()))
        }
        _ => Err(AgeProblem::NotAnAge),
    }
}

/// School years as ages: class 1 is the seventh year of life.
fn classes(symbols: &[Symbol]) -> Result<StatedBand, AgeProblem> {
    use Symbol::{From, Included, Number, OrMore, To};
    let (first, last) = match *symbols {
        [Number(only)] => (only, Some(only)),
        [Number(from), To | Included, Number(to)] | [From, Number(from), To, Number(to)] => {
            (from, Some(to))
        }
        [From, Number(from)] | [Number(from), OrMore] => (from, None),
        [To | Included, Number(to)] => (AgeNumber::whole(1), Some(to)),
        _ => return Err(AgeProblem::NotAnAge),
    };
    let class = |number: AgeNumber| {
        let class = number.in_units();
        let is_class = number.whole && (1..=LAST_CLASS).contains(&class);
        is_class.then_some(class).ok_or(AgeProblem::NotAnAge)
    };
    let (first, last) = (class(first)?, last.map_or(Ok(LAST_CLASS), class)?);
    let point = |years: u32| AgeNumber {
        age: Age::years(years),
        whole: false,
    };
    StatedBand::of(point(first + CLASS_AGE), Some(point(last + CLASS_AGE + 1)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::age_reading::Reading;
    use super::super::ages::AgeBand;
    use super::*;

    /// The ages that a cell means on its own, in years; none: no upper end.
    fn years(cell: &str) -> (f64, Option<f64>) {
        let noted = read(cell).unwrap_or_else(|problem| panic!("{cell}: {problem:?}"));
        let band = noted.band.read(&Reading::default());
        (band.from.in_years(), band.to.map(Age::in_years))
    }

    #[track_caller]
    fn all_mean(cells: &[&str], from: f64, to: impl Into<Option<f64>>) {
        let expected = (from, to.into());
        for cell in cells {
            assert_eq!(years(cell), expected, "{cell}");
        }
    }

    #[test]
    fn half_open_bands_as_offices_write_them() {
        all_mean(
            &[
                "3 bis unter 6 Jahre",
                "3 bis unter 6",
                "von 3 bis unter 6 Jahren",
                "3-u6",
                "3 - unter 6",
                "3 – u. 6",
                "3 b. u. 6 J.",
                "3-<6",
                "3 bis u. 6 Jahre",
                "3 to under 6 years",
                "Ages 3 to under 6",
                "ab 3 bis unter 6 Jahre",
                "3 Jahre bis unter 6 Jahre",
                "3-unter 6-Jährige",
            ],
            3.0,
            6.0,
        );
        all_mean(
            &[
                "unter 3 Jahre",
                "unter 3",
                "U3",
                "u 3",
                "U-3",
                "<3",
                "< 3 Jahre",
                "bis unter 3",
                "0 bis unter 3",
                "under 3",
                "jünger als 3",
                "younger than 3",
                "unter 3-Jährige",
                "unter_3",
                "0-u3",
            ],
            0.0,
            3.0,
        );
        all_mean(
            &["unter 1", "unter 1 Jahr", "0 bis unter 1 Jahr", "u1", "< 1"],
            0.0,
            1.0,
        );
    }

    #[test]
    fn closed_bands_and_single_years_as_offices_write_them() {
        all_mean(
            &[
                "3-5",
                "3–5 Jahre",
                "3 bis 5 Jahre",
                "von 3 bis 5 Jahren",
                "3- bis 5-Jährige",
                "3 bis 5-jährige",
                "3 bis einschl. 5 Jahre",
                "3 bis einschließlich 5",
                "zwischen 3 und 5 Jahren",
                "3 to 5",
                "Ages 3–5",
                "3-5-year-olds",
                "Kinder von 3 bis 5 Jahren",
                "Kinder 3-5",
                "3.0-5.0",
                "3 - 5 J.",
                "Kindergarten (3-5 Jahre)",
            ],
            3.0,
            6.0,
        );
        all_mean(
            &[
                "1-Jährige",
                "1 Jahr",
                "1",
                "1jährig",
                "Age 1",
                "Einjährige",
                "ein Jahr",
                "im Alter von 1 Jahr",
                "1.0",
            ],
            1.0,
            2.0,
        );
        all_mean(
            &[
                "bis 5",
                "bis 5 Jahre",
                "bis zu 5 Jahren",
                "up to 5",
                "≤5",
                "<= 5",
                "max. 5",
            ],
            0.0,
            6.0,
        );
    }

    #[test]
    fn bands_without_an_upper_end_as_offices_write_them() {
        all_mean(
            &[
                "65 Jahre und mehr",
                "65 und mehr",
                "65 Jahre und älter",
                "65 u. ä.",
                "65 u.ä.",
                "65 J. u. ä.",
                "65 Jahre u. älter",
                "65 u. m.",
                "65plus",
                "65 plus",
                "65+",
                "65 +",
                "ab 65",
                "ab 65 Jahren",
                "≥65",
                ">= 65",
                "mindestens 65 Jahre",
                "65 und darüber",
                "65 years and over",
                "Ages 65 and over",
                "65 or older",
                "ab_65",
                "65-Jährige und Ältere",
                "Seniorinnen und Senioren ab 65",
                "Senior*innen 65plus",
                "65-99",
                "ab fünfundsechzig Jahren",
                "65 bis 120",
            ],
            65.0,
            None,
        );
        all_mean(
            &[
                "über 65",
                "über 65 Jahre",
                "Ü65",
                "ü 65",
                "> 65",
                "over 65",
                "älter als 65",
            ],
            65.0,
            None,
        );
        all_mean(&["0-99", "0 – 99 Jahre", "0 bis 100", "0-100+"], 0.0, None);
        all_mean(&["95-99", "95 bis 99 Jahre"], 95.0, 100.0);
    }

    #[test]
    fn months_are_points_in_time() {
        all_mean(
            &[
                "6 Monate bis 3 Jahre",
                "6 Monaten bis unter 3 Jahren",
                "0,5-3",
                "6-36 Monate",
            ],
            0.5,
            3.0,
        );
        all_mean(
            &[
                "0-12 Monate",
                "0-11 Monate",
                "unter 12 Monate",
                "bis 12 Monate",
            ],
            0.0,
            1.0,
        );
        all_mean(&["ab 6 Monaten", "ab 0,5"], 0.5, None);
    }

    #[test]
    fn school_years_and_words_have_the_ages_of_the_law_and_of_school() {
        all_mean(
            &[
                "Klasse 5–7",
                "Klassen 5 bis 7",
                "5.-7. Klasse",
                "Kl. 5-7",
                "Jahrgangsstufe 5-7",
                "grades 5-7",
            ],
            10.0,
            13.0,
        );
        all_mean(&["Klasse 1", "1. Klasse"], 6.0, 7.0);
        all_mean(
            &[
                "bis Klasse 4",
                "Grundschulkinder",
                "1.-4. Klasse",
                "Grundschüler*innen",
            ],
            6.0,
            10.0,
        );
        all_mean(
            &[
                "Ü3",
                "ü-3",
                "Kindergartenalter",
                "Vorschulkinder",
                "3 Jahre bis Schuleintritt",
                "Ü3-Kinder",
                "drei bis fünf Jahre",
                "drei bis unter sechs Jahre",
                "Kinder von drei bis fünf Jahren",
                "Drei- bis Fünfjährige",
                "three to five years",
            ],
            3.0,
            6.0,
        );
        all_mean(
            &[
                "Senior*innen",
                "Senior:innen",
                "SENIOREN",
                "Seniorinnen und Senioren",
            ],
            65.0,
            None,
        );
        assert_eq!(read("Ü3").map(|noted| noted.notation), Ok(Notation::Word));
        assert_eq!(read("Ü65").map(|noted| noted.notation), Ok(Notation::Over));
    }

    #[test]
    fn ages_that_a_spreadsheet_made_into_dates_are_turned_back() {
        all_mean(
            &[
                "03. Mai",
                "3. Mai",
                "03.Mai",
                "3-May",
                "May-03",
                "03.05.",
                "03.05.2025",
                "2025-05-03",
            ],
            3.0,
            6.0,
        );
        all_mean(
            &["06. Sep", "6-Sep", "06.09.2026", "2026-09-06 00:00:00"],
            6.0,
            10.0,
        );
        all_mean(
            &["Okt 15", "Oct-15", "01.10.2015", "2015-10-01T00:00:00"],
            10.0,
            16.0,
        );
        all_mean(&["5-Mar"], 3.0, 6.0);
        assert_eq!(
            read("03. Mai").map(|noted| noted.notation),
            Ok(Notation::Date)
        );
    }

    #[test]
    fn what_is_no_age_is_refused() {
        for cell in [
            "Kita",
            "Schwangerschaft und Geburt",
            "Nordstadt",
            "3 Gruppen",
            "drei Gruppen",
            "null",
            "viele",
            "--",
            "1e3",
            "3 4",
            "",
            "bis",
            "ab",
            "3 und mehr Kinder im Haushalt",
            "Haus 3",
            "Klasse 14",
            "K 3",
            "5.6.7",
        ] {
            assert_eq!(read(cell), Err(AgeProblem::NotAnAge), "{cell}");
        }
        assert_eq!(read("9-3"), Err(AgeProblem::Reversed));
        assert_eq!(read("3-131"), Err(AgeProblem::TooOld));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(from in 0u32..100, length in 0u32..29, open: bool, half: bool) {
            let from = Age(from * 1000 + if half { 500 } else { 0 });
            let to = Age(from.0 + length * 1000 + 1000);
            let band = AgeBand { from, to: (!open).then_some(to) };
            let label = band.label();
            for printed in [band.to_string(), label.de.clone(), label.en.clone().unwrap_or_default()] {
                let noted = read(&printed);
                prop_assert_eq!(noted.map(|noted| noted.band.read(&Reading::default())), Ok(band), "{}", printed);
            }
        }

        #[test]
        fn no_cell_stops_the_program(cell in ".{0,30}", strange in "[-u0-9.,+<> bismoJahreKlä()/]{0,24}") {
            let _ = (read(&cell), read(&strange));
        }
    }
}
