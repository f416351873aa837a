//! What the sheets are called: short, unique, and accepted by every spreadsheet.

use rust_xlsxwriter::Url;

use crate::language::Language;
use crate::render::values::visible;
use crate::tables::{Table, TableId};

/// Excel takes no longer name, in units of UTF-16.
const LONGEST: usize = 31;

/// The names of all sheets.
pub struct Names {
    pub contents: String,
    pub figures: String,
    /// One a table, in the edition's order.
    pub tables: Vec<String>,
    pub notes: String,
}

impl Names {
    /// A table's sheet has its number in the contents (the key figures are the first) and a short title.
    pub fn of(tables: &[Table], language: Language) -> Names {
        let texts = language.texts();
        let titles: Vec<String> = tables.iter().map(|table| title(table, language)).collect();
        let short = |title: &str| title.split(':').next().unwrap_or(title).to_string();
        let named = |(index, title): (usize, &String)| {
            let twins = titles.iter().filter(|other| short(other) == short(title));
            let title = match twins.count() {
                1 => short(title),
                _ => title.clone(),
            };
            format!("{} {title}", index + 2)
        };
        let wanted: Vec<String> = titles.iter().enumerate().map(named).collect();
        let cut: Vec<String> = wanted.iter().map(|name| finished(name)).collect();
        let behind_number = |name: &str| name.split_once(' ').map(|(_, title)| title.to_string());
        let tables = wanted.iter().zip(&cut).map(|(name, short)| {
            let title = behind_number(short);
            let twins = cut.iter().filter(|other| behind_number(other) == title);
            match twins.count() {
                1 => short.clone(),
                _ => ending(name),
            }
        });
        Names {
            contents: accepted(&texts.get("workbook-contents")),
            figures: accepted(&texts.get("workbook-figures")),
            tables: tables.collect(),
            notes: accepted(&texts.get("workbook-notes")),
        }
    }
}

/// Where a link to a sheet leads.
pub fn address(name: &str) -> Url {
    Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")))
}

/// A table that is named after its keys is called like them: its title only adds the measures.
fn title(table: &Table, language: Language) -> String {
    let keys = &table.columns[..table.keys()];
    if !matches!(table.id, TableId::By(_)) {
        return visible(table.title.in_language(language));
    }
    let labels = keys.iter().map(|column| column.label.in_language(language));
    visible(&labels.collect::<Vec<_>>().join(" × "))
}

/// Without the characters that no sheet may have in its name.
fn plain(name: &str) -> String {
    let plain = name.replace(':', " –");
    let plain = plain.replace(['[', ']', '*', '?', '/', '\\'], " ");
    // the space within a number does not part it
    let words = plain.split(|c: char| c.is_whitespace() && c != '\u{a0}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(['\'', ' ']).to_string()
}

/// Where it is too long, cut behind a word, or better behind a clause.
fn accepted(name: &str) -> String {
    let plain = plain(name);
    let mut kept = String::new();
    for word in plain.split(' ') {
        let space = usize::from(!kept.is_empty());
        let left = LONGEST.saturating_sub(units(&kept) + space);
        if units(word) <= left {
            kept.extend(std::iter::repeat_n(' ', space));
            kept.push_str(word);
            continue;
        }
        match (kept.contains(' '), kept.rfind(',')) {
            (_, Some(comma)) => kept.truncate(comma),
            (true, None) => {}
            // one long word behind the number: better a part of it than none
            (false, None) => kept.extend(std::iter::once(' ').chain(beginning(word, left))),
        }
        break;
    }
    kept.trim_matches(['\'', ' ', ',', '–']).to_string()
}

/// Words that lead on to what was cut off.
const LEADING_ON: [&str; 20] = [
    "nach", "des", "der", "die", "das", "den", "zu", "zwischen", "sich", "und", "mit", "in", "of",
    "the", "by", "to", "and", "between", "with", "for",
];

/// Cut so that it does not end in the middle of a thought.
fn finished(name: &str) -> String {
    let mut kept = accepted(name);
    if units(&kept) == units(&plain(name)) {
        return kept;
    }
    while let Some((before, last)) = kept.rsplit_once(' ')
        && before.contains(' ')
        && LEADING_ON.contains(&last)
    {
        kept = before.trim_end_matches([' ', ',', '–']).to_string();
    }
    kept
}

/// The same, but cut in the middle, so that it ends with the words that tell it from others: as many of them
/// as fit behind its number and its first word.
fn ending(name: &str) -> String {
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').collect();
    if units(&plain) <= LONGEST || words.len() < 4 {
        return accepted(name);
    }
    let cut = |head: usize, tail: usize| {
        let head = words[..head].join(" ");
        let head = head.trim_end_matches([',', '–', ' ']);
        format!("{head} … {}", words[tail..].join(" "))
    };
    let ways =
        (2..words.len()).flat_map(|head| (head + 1..words.len()).map(move |tail| (head, tail)));
    // the words that a title ends with say more than those that it begins with
    let fits = ways.map(|(head, tail)| (words.len() - tail, cut(head, tail)));
    let fits = fits.filter(|(_, name)| units(name) <= LONGEST);
    match fits.max_by_key(|(told, name)| (*told >= 2, units(name))) {
        Some((_, name)) => name.trim_matches('\'').to_string(),
        None => accepted(name),
    }
}

/// As many characters as fit into so many units.
fn beginning(word: &str, units: usize) -> impl Iterator<Item = char> {
    word.chars().scan(units, |left, c| {
        *left = left.checked_sub(c.len_utf16())?;
        Some(c)
    })
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_cut_to_the_same_words_ends_with_its_own() {
        let names = [
            (
                "11 Warum es Lücken gibt, nach Handlungsfeld",
                "11 Warum … nach Handlungsfeld",
            ),
            (
                "12 Deckungsgrad und Lücke der Stadtteile im Vorjahr",
                "12 Deckungsgrad … im Vorjahr",
            ),
            (
                "4 Donaudampfschifffahrtsgesellschaftskapitän",
                "4 Donaudampfschifffahrtsgesells",
            ),
            ("5 Kurz", "5 Kurz"),
            (
                "25 Bedarf je 1\u{a0}000 Personen – Handlungsfeld und Stadtteil",
                "25 Bedarf je … und Stadtteil",
            ),
        ];
        assert_eq!(
            finished("31 Wie alt die Angaben zu den Angeboten sind"),
            "31 Wie alt die Angaben"
        );
        assert_eq!(
            finished("21 Ungleichheit des Deckungsgrads nach Merkmalen"),
            "21 Ungleichheit"
        );
        for (name, expected) in names {
            assert_eq!(ending(name), expected);
            assert!(units(expected) <= LONGEST);
        }
    }

    #[test]
    fn a_long_title_is_cut_behind_a_word_and_a_long_word_within() {
        let names = [
            "8 Lebensphase × Stadtteil",
            "14 Hebel: Angebote mit freien Plätzen, die sich öffnen könnten",
            "15 Hebel: zehn Plätze mehr, wo sie fehlen",
            "3 Medien/Digitalisierung [neu]",
            "4 Donaudampfschifffahrtsgesellschaftskapitän",
            "5 🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸",
            "6 'x'",
        ];
        let accepted = names.map(accepted);
        assert_eq!(accepted[0], "8 Lebensphase × Stadtteil");
        assert_eq!(accepted[1], "14 Hebel – Angebote mit freien");
        assert_eq!(accepted[2], "15 Hebel – zehn Plätze mehr");
        assert_eq!(accepted[3], "3 Medien Digitalisierung neu");
        assert_eq!(accepted[4], "4 Donaudampfschifffahrtsgesells");
        assert_eq!(accepted[5], "5 🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸🧸");
        assert_eq!(accepted[6], "6 'x");
        assert!(accepted.iter().all(|name| units(name) <= LONGEST));
    }
}
