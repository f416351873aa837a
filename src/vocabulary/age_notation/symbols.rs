//! What the tokens of a notation of ages say.

use super::words::{SYMBOLS, Symbol, Written, is_school_year, is_silent, unit};
use crate::vocabulary::age_words;
use crate::vocabulary::ages::{self, Age, AgeNumber, AgeProblem};

/// What tokens say, in order; `is_class` where they are school years.
///
/// # Errors
/// One of them says nothing about ages, or nobody gets so old.
pub fn symbols(tokens: &[String], is_class: bool) -> Result<Vec<Symbol>, AgeProblem> {
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
        } else if !is_silent(token) && !is_school_year(token) && !age_words::is_people(token) {
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
    for Written { words, symbol } in SYMBOLS.iter() {
        let length = words.len();
        let same = tokens.len() >= length && words.iter().eq(&tokens[..length]);
        let single = match words[..] {
            [word] => {
                let is_short = word.len() <= 2 && word.chars().all(char::is_alphabetic);
                is_short && word != "ab" && word != "to"
            }
            _ => false,
        };
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
