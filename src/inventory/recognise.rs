//! Which column of an opened file is what, before anything is known of its words.

use super::columns::{self, Columns, Field, FileKind};
use super::files::source::Source;
use super::findings::Findings;
use super::fits;
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
    let (columns, found) = columns::resolve(&source.name, &source.header, kind, &dimensions);
    let mut stopping: Vec<Finding> = found;
    let topic = dimensions
        .iter()
        .position(|dimension| dimension.id == "topic");
    if let (Some(topic), FileKind::Needs | FileKind::Offers | FileKind::Rates) = (topic, kind)
        && columns.dimensions[topic].is_none()
    {
        let mut names = vec![dimensions[topic].id.clone()];
        names.extend(dimensions[topic].aliases.iter().cloned());
        stopping.push(columns::missing(&source.name, &source.header, &names));
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
        FileKind::Needs if columns.field(Field::Persons).is_none() => {
            // A column of numbers under an unknown name may be the count: no row may then pass as one
            // person.
            stopping.extend(count_column(source, &columns).map(|column| {
                columns::header_finding(Code::CountColumnUnknown, &source.name)
                    .seen(source.header[column].as_str())
            }));
        }
        _ => {}
    }
    let unknown: Vec<String> = columns
        .unknown
        .iter()
        .map(|column| source.header[*column].clone())
        .collect();
    if !unknown.is_empty() {
        let finding = columns::header_finding(Code::ColumnUnknown, &source.name);
        findings.add(finding.detail("columns", unknown));
    }
    if !stopping.is_empty() {
        findings.extend(stopping);
        return None;
    }
    if kind == FileKind::Needs && columns.field(Field::Persons).is_none() {
        let finding = columns::header_finding(Code::RowsArePersons, &source.name);
        findings.add(finding.detail("count", source.rows));
    }
    let ragged = findings.unless_stopped(fits::check(source, &columns, kind, outlines))?;
    findings.extend(ragged);
    Some(columns)
}

fn missing_field(source: &Source, kind: FileKind, field: Field) -> Finding {
    columns::missing_field(&source.name, &source.header, kind, field)
}

/// An unknown column whose values are all numbers.
fn count_column(source: &Source, columns: &Columns) -> Option<usize> {
    columns.unknown.iter().copied().find(|column| {
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
/// that the town added without saying so.
pub fn shared_columns(
    needs: &[Source],
    offers: &[Source],
    outlines: &[(DimensionSettings, bool)],
) -> Vec<(DimensionSettings, bool)> {
    let dimensions: Vec<DimensionSettings> = outlines.iter().map(|(o, _)| o.clone()).collect();
    let unknown = |sources: &[Source], kind: FileKind| -> Vec<(String, String)> {
        let of_source = |source: &Source| {
            let (columns, _) = columns::resolve(&source.name, &source.header, kind, &dimensions);
            let with_words = columns
                .unknown
                .into_iter()
                .filter(|column| holds_words(source, *column));
            with_words
                .map(|column| source.header[column].trim().to_string())
                .map(|name| (normalised(&name), name))
                .collect::<Vec<_>>()
        };
        sources.iter().flat_map(of_source).collect()
    };
    let of_offers = unknown(offers, FileKind::Offers);
    let mut shared: Vec<(String, String)> = unknown(needs, FileKind::Needs)
        .into_iter()
        .filter(|(word, _)| of_offers.iter().any(|(other, _)| other == word))
        .collect();
    shared.sort();
    shared.dedup_by(|one, other| one.0 == other.0);
    shared
        .into_iter()
        .map(|(_, name)| {
            let settings = DimensionSettings {
                id: name.clone(),
                mode: Default::default(),
                label: Some(Label::plain(&name)),
                aliases: Vec::new(),
                ordered: None,
                source: None,
                levels: Vec::new(),
                categories: Vec::new(),
                file: None,
            };
            (settings, false)
        })
        .collect()
}

/// Whether a column holds words: few different ones, and no numbers.
fn holds_words(source: &Source, column: usize) -> bool {
    /// More different words than this are names or remarks.
    const MOST_WORDS: usize = 100;
    source.distinct(&[column]).is_ok_and(|groups| {
        let words: Vec<&String> = groups.values[0]
            .iter()
            .filter(|word| !word.is_empty())
            .collect();
        let is_word = |word: &&String| word.chars().any(char::is_alphabetic) && word.len() < 80;
        !words.is_empty() && words.len() <= MOST_WORDS && words.iter().all(is_word)
    })
}
