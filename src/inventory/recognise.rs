//! Which column of an opened file is what, before anything is known of its words.

use std::collections::BTreeMap;

use super::columns::{self, Columns, Field, FileKind};
use super::files::source::Source;
use super::findings::Findings;
use super::fits;
use super::layout;
use super::numbers::{DecimalMark, Number};
use crate::language::Label;
use crate::model::finding::{Code, Finding};
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::normalised;

/// The columns of a file, and its rows checked for as many cells; none if a column that it cannot do without
/// is missing.
pub fn recognise(
    source: &mut Source,
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
    findings: &mut Findings,
) -> Option<Columns> {
    let dimensions: Vec<DimensionSettings> = outlines
        .iter()
        .map(|(outline, _)| outline.clone())
        .collect();
    let (mut columns, found) = columns::resolve(source, kind, &dimensions);
    if source.rows_are_persons {
        columns.without(Field::Persons);
    }
    let mut stopping: Vec<Finding> = found;
    let topic = dimensions
        .iter()
        .position(|dimension| dimension.id == "topic");
    if let (Some(topic), FileKind::Needs | FileKind::Offers | FileKind::Rates) = (topic, kind)
        && columns.dimensions[topic].is_none()
    {
        let mut names = vec![dimensions[topic].id.clone()];
        names.extend(dimensions[topic].aliases.iter().cloned());
        stopping.push(columns::missing(source, &names).detail("setting", "topic"));
    }
    match kind {
        FileKind::Offers if columns.field(Field::Capacity).is_none() => {
            stopping.push(missing_field(source, kind, Field::Capacity));
        }
        FileKind::Population if columns.field(Field::Persons).is_none() => {
            stopping.push(missing_field(source, kind, Field::Persons));
        }
        FileKind::Rates => {
            let shares = [Field::Share, Field::ShareLow];
            if shares.iter().all(|field| columns.field(*field).is_none()) {
                stopping.push(missing_field(source, kind, Field::Share));
            }
        }
        FileKind::Projection => {
            let needed = [Field::Year, Field::Persons].into_iter();
            let missing = needed.filter(|field| columns.field(*field).is_none());
            stopping.extend(missing.map(|field| missing_field(source, kind, field)));
        }
        FileKind::Needs if source.rows_are_persons => {}
        FileKind::Needs if columns.field(Field::Persons).is_none() => {
            // No row passes as one person unless the town says so.
            let header = |code| columns::header_finding(code, source);
            stopping.push(match count_column(source, &columns) {
                Some(column) => {
                    header(Code::CountColumnUnknown).seen(source.header[column].as_str())
                }
                None => header(Code::CountColumnMissing)
                    .detail("name", source.name.as_str())
                    .detail("found", source.header.clone()),
            });
        }
        _ => {}
    }
    let unknown: Vec<String> = columns
        .unknown
        .iter()
        .map(|column| source.header[*column].clone())
        .collect();
    let looks_used = looks_used(source, &columns);
    if !looks_used.is_empty() {
        let finding = columns::header_finding(Code::ColumnLooksUsed, source)
            .detail("columns", looks_used)
            .detail("name", source.name.as_str());
        findings.add(finding);
    }
    if !unknown.is_empty() {
        let finding = columns::header_finding(Code::ColumnUnknown, source);
        findings.add(finding.detail("columns", unknown));
    }
    if !stopping.is_empty() {
        findings.extend(stopping);
        return None;
    }
    if kind == FileKind::Needs && columns.field(Field::Persons).is_none() {
        let finding = columns::header_finding(Code::RowsArePersons, source);
        findings.add(finding.detail("count", source.rows));
    }
    let ragged = findings.unless_stopped(fits::check(source, &columns, kind, outlines))?;
    findings.extend(ragged);
    Some(columns)
}

fn missing_field(source: &Source, kind: FileKind, field: Field) -> Finding {
    columns::missing_field(source, kind, field)
}

/// Words in headings of columns that matter: of counts, ages, districts and target groups.
const MATTERING: [&str; 24] = [
    "anzahl",
    "plaetz",
    "personen",
    "einwohner",
    "kapazitaet",
    "faelle",
    "betreute",
    "alter",
    "jahre",
    "zielgruppe",
    "stadtteil",
    "ortsteil",
    "bezirk",
    "sozialraum",
    "quartier",
    "planungsraum",
    "kinder",
    "jugendliche",
    "geschlecht",
    "age",
    "district",
    "capacity",
    "persons",
    "places",
];

/// Unknown columns that look as if they mattered.
fn looks_used(source: &Source, columns: &Columns) -> Vec<String> {
    let unknown = columns.unknown.iter().map(|column| &source.header[*column]);
    let matters = unknown.filter(|heading| {
        let word = normalised(heading);
        let mut words = word.split([' ', '/', '(', ')', '-', ',']);
        let named = words.any(|word| MATTERING.iter().any(|known| word.starts_with(known)));
        named && !layout::is_key(heading)
    });
    matters.cloned().collect()
}

/// An unknown column whose values are all numbers.
fn count_column(source: &Source, columns: &Columns) -> Option<usize> {
    columns
        .unknown
        .iter()
        .copied()
        .filter(|column| !layout::is_key(&source.header[*column]))
        .find(|column| {
            source.distinct(&[*column]).is_ok_and(|groups| {
                let mut values = groups.values[0]
                    .iter()
                    .filter(|v| !v.trim().is_empty())
                    .peekable();
                let numeric = |value: &String| {
                    matches!(
                        Number::parse(value, DecimalMark::Unknown),
                        Ok(Number::Exact(_) | Number::Read(_) | Number::Withheld)
                    )
                };
                values.peek().is_some() && values.all(numeric)
            })
        })
}

/// Columns that both inventories have, that nothing else is known by, and that hold words: dimensions
/// that the town added without saying so. Where the two have no word in common, they have the name by chance: as
/// a dimension it would part all needs from all offers.
pub fn shared_columns(
    needs: &[Source],
    offers: &[Source],
    outlines: &[(DimensionSettings, bool)],
    findings: &mut Findings,
) -> Vec<(DimensionSettings, bool)> {
    let dimensions: Vec<DimensionSettings> = outlines.iter().map(|(o, _)| o.clone()).collect();
    let of_needs = word_columns(needs, FileKind::Needs, &dimensions);
    let mut of_offers = word_columns(offers, FileKind::Offers, &dimensions);
    let mut shared = Vec::new();
    for (word, own) in of_needs {
        let Some(other) = of_offers.remove(&word) else {
            continue;
        };
        match own.words.keys().all(|word| !other.words.contains_key(word)) && !other.is_for_all {
            true => {
                let place = offers
                    .first()
                    .map(|source| source.place(None))
                    .unwrap_or_default();
                let first =
                    |column: WordColumn| column.words.into_values().take(3).collect::<Vec<_>>();
                let finding = Finding::new(Code::ColumnByChance, place)
                    .seen(own.name.as_str())
                    .detail("needs", first(own))
                    .detail("offers", first(other));
                findings.add(finding);
            }
            false => shared.push((dimension_named(&own.name), false)),
        }
    }
    shared
}

/// A column of words that nothing is known by.
struct WordColumn {
    name: String,
    /// Its words by the form in which they are compared; of a list, each.
    words: BTreeMap<String, String>,
    /// Whether a cell says `alle` or nothing.
    is_for_all: bool,
}

/// The columns of words of some files, by their names.
fn word_columns(
    sources: &[Source],
    kind: FileKind,
    dimensions: &[DimensionSettings],
) -> BTreeMap<String, WordColumn> {
    let mut found: BTreeMap<String, WordColumn> = BTreeMap::new();
    for source in sources {
        let (columns, _) = columns::resolve(source, kind, dimensions);
        for column in columns.unknown {
            let Some(cells) = words_of(source, column) else {
                continue;
            };
            let name = source.header[column].trim().to_string();
            let known = found.entry(normalised(&name)).or_insert(WordColumn {
                name,
                words: BTreeMap::new(),
                is_for_all: false,
            });
            for cell in cells {
                known.is_for_all |= columns::special(&cell).is_some();
                let parts = cell.split(['|', ';', ',']).map(str::trim);
                let parts = parts.filter(|part| !part.is_empty());
                let parts = parts.map(|part| (normalised(part), part.to_string()));
                known.words.extend(parts);
            }
        }
    }
    found
}

fn dimension_named(name: &str) -> DimensionSettings {
    DimensionSettings {
        id: name.to_string(),
        mode: Default::default(),
        label: Some(Label::plain(name)),
        aliases: Vec::new(),
        ordered: None,
        source: None,
        levels: Vec::new(),
        categories: Vec::new(),
        file: None,
    }
}

/// The different cells of a column that holds words: few different ones, and no numbers.
fn words_of(source: &Source, column: usize) -> Option<Vec<String>> {
    /// More different words than this are names or remarks.
    const MOST_WORDS: usize = 100;
    let cells = source.distinct(&[column]).ok()?.values[0].clone();
    let mut words = cells.iter().filter(|word| !word.is_empty()).peekable();
    let is_word = |word: &String| word.chars().any(char::is_alphabetic) && word.len() < 80;
    words.peek()?;
    let number = cells.iter().filter(|word| !word.is_empty()).count();
    (number <= MOST_WORDS && words.all(is_word)).then_some(cells)
}
