//! Which column of an opened file is what, before anything is known of its words.

use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::columns::{self, Columns, Field, FileKind};
use crate::inventory::files::source::Source;
use crate::inventory::findings::Findings;
use crate::inventory::layout;
use crate::inventory::rows::row_shape;
use crate::inventory::values::numbers::{DecimalMark, Number};
use crate::inventory::values::special_words::special;
use crate::language::Label;
use crate::model::finding::{Code, Finding};
use crate::vocabulary::ages::StatedBand;
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::normalised;

/// The columns of a file, and its rows checked for as many cells; none if a column that it cannot do without
/// is missing. `only_topic` is the topic of the other tables, if they name only one.
pub fn recognise(
    source: &mut Source,
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
    only_topic: Option<&str>,
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
        stopping.push(
            columns::missing(source, &names)
                .detail("paste", "topic")
                .detail(
                    "topic",
                    only_topic.map_or_else(|| topic_of_name(&source.name), str::to_string),
                ),
        );
    }
    let district = dimensions
        .iter()
        .position(|dimension| dimension.id == "district");
    let has_districts = district.is_none_or(|district| columns.dimensions[district].is_some());
    match kind {
        FileKind::Offers if columns.field(Field::Capacity).is_none() => {
            stopping.push(missing_count(
                source,
                kind,
                Field::Capacity,
                &columns,
                has_districts,
            ));
        }
        FileKind::Population if columns.field(Field::Persons).is_none() => {
            stopping.push(missing_count(
                source,
                kind,
                Field::Persons,
                &columns,
                has_districts,
            ));
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
            let candidates = count_columns(source, &columns);
            stopping.push(match &candidates[..] {
                [_, _, ..] if !has_districts => {
                    let names = candidates.iter().map(|column| heading(source, *column));
                    header(Code::CountColumnsMany).detail("columns", names.collect::<Vec<_>>())
                }
                [column, ..] => {
                    let paste = match numbers_rows(source, *column) {
                        true => "rows",
                        false => "column",
                    };
                    let finding = header(Code::CountColumnUnknown);
                    finding
                        .seen(heading(source, *column))
                        .detail("paste", paste)
                }
                [] => header(Code::CountColumnMissing)
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
    let looks_used = looks_used(source, &columns, &dimensions);
    if !looks_used.is_empty() {
        let finding = columns::header_finding(Code::ColumnLooksUsed, source);
        let are_ages = |heading: &String| {
            let column = source.header.iter().position(|name| name == heading);
            column.is_some_and(|column| holds_ages(source, column))
        };
        let held = looks_used.iter().find_map(|heading| {
            let field = match are_ages(heading) {
                true => "life_phase",
                false => held_by(heading, kind)?,
            };
            Some((field, heading.clone()))
        });
        let finding = match held {
            Some((key, heading)) => finding
                .detail("paste", "column")
                .detail("key", key)
                .detail("candidate", heading),
            None => finding.detail("paste", "none"),
        };
        findings.add(finding.detail("columns", looks_used));
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
    let ragged = findings.unless_stopped(row_shape::check(source, &columns, kind, outlines))?;
    findings.extend(ragged);
    Some(columns)
}

/// Larger tables are not looked through for what their words could mean.
const MOST_ROWS: u64 = 100_000;

/// The topics that tables name. Large tables are not looked through for them.
pub fn topics_of(
    sources: &[Source],
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
) -> BTreeSet<String> {
    let dimensions: Vec<DimensionSettings> = outlines.iter().map(|(o, _)| o.clone()).collect();
    let topic = dimensions
        .iter()
        .position(|dimension| dimension.id == "topic");
    let mut found = BTreeSet::new();
    for source in sources.iter().filter(|source| source.rows <= MOST_ROWS) {
        let (columns, _) = columns::resolve(source, kind, &dimensions);
        let column = topic.and_then(|topic| columns.dimensions[topic]);
        let groups = column.and_then(|column| source.distinct(&[column]).ok());
        let cells = groups
            .into_iter()
            .flat_map(|groups| groups.values[0].clone());
        let cells = cells.map(|cell| cell.trim().to_string());
        found.extend(cells.filter(|cell| special(cell).is_none()));
    }
    found
}

/// The topic of a table that is known by its name only: `kitas-2025.csv` is about `Kitas`.
fn topic_of_name(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut words = stem.split(|c: char| !c.is_alphabetic());
    let word = words.find(|word| !word.is_empty()).unwrap_or(stem);
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The finding that the column of counts is missing, with the lines that may help: the column that probably holds them,
/// or that there is one for each district.
fn missing_count(
    source: &Source,
    kind: FileKind,
    field: Field,
    columns: &Columns,
    has_districts: bool,
) -> Finding {
    let missing = missing_field(source, kind, field);
    let candidates = count_columns(source, columns);
    match &candidates[..] {
        [] => missing,
        [_, _, ..] if !has_districts => missing.detail("paste", "unpivot"),
        [column, ..] => missing
            .detail("paste", "column")
            .detail("candidate", heading(source, *column)),
    }
}

fn missing_field(source: &Source, kind: FileKind, field: Field) -> Finding {
    columns::missing_field(source, kind, field)
}

/// Words in headings of columns that matter: of counts, their parts, ages, districts, target groups, and of when an
/// offer begins and ends.
const MATTERING: [&str; 35] = [
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
    "laufzeit",
    "zeitraum",
    "befrist",
    "gueltig",
    "foerderung",
    "foerderzeitraum",
    "schliess",
    "geschlossen",
    "eroeffn",
    "davon",
    "darunter",
    "age",
    "district",
    "capacity",
    "persons",
    "places",
];

/// What a column with such a heading would hold, as settings name it.
fn held_by(heading: &str, kind: FileKind) -> Option<&'static str> {
    const HELD: [(&[&str], &str); 6] = [
        (
            &[
                "stadtteil",
                "ortsteil",
                "bezirk",
                "sozialraum",
                "quartier",
                "planungsraum",
                "district",
            ],
            "district",
        ),
        (&["alter", "age", "jahre"], "life_phase"),
        (&["geschlecht"], "gender"),
        (&["zielgruppe"], "target_group"),
        (&["schliess", "geschlossen"], "valid_to"),
        (&["eroeffn"], "valid_from"),
    ];
    const COUNTED: [&str; 10] = [
        "anzahl",
        "plaetz",
        "personen",
        "einwohner",
        "kapazitaet",
        "faelle",
        "kinder",
        "jugendliche",
        "persons",
        "places",
    ];
    let word = normalised(heading);
    let begins = |known: &&str| -> bool {
        word.split([' ', '/', '(', ')', '-', ','])
            .any(|part| part.starts_with(known))
    };
    match COUNTED.iter().any(begins) {
        true if kind == FileKind::Offers => Some("capacity"),
        true => Some("persons"),
        false => HELD
            .iter()
            .find(|(words, _)| words.iter().any(begins))
            .map(|(_, field)| *field),
    }
}

/// Unknown columns that look as if they mattered: by a word of their heading, or because they hold numbers under the
/// name of a category, as `weiblich` and `3-5 Jahre` do.
fn looks_used(source: &Source, columns: &Columns, dimensions: &[DimensionSettings]) -> Vec<String> {
    let matters = columns.unknown.iter().filter(|column| {
        let heading = &source.header[**column];
        let word = normalised(heading);
        let mut words = word.split([' ', '/', '(', ')', '-', ',']);
        let named = words.any(|word| MATTERING.iter().any(|known| word.starts_with(known)));
        let is_category = || names_category(heading, dimensions) && holds_numbers(source, **column);
        let are_ages = || columns.field(Field::AgeFrom).is_none() && holds_ages(source, **column);
        (named || is_category() || are_ages()) && !layout::is_key(heading)
    });
    matters
        .map(|column| source.header[*column].clone())
        .collect()
}

/// Whether a heading is a category of the program's or the town's own, or ages.
fn names_category(heading: &str, dimensions: &[DimensionSettings]) -> bool {
    let wanted = normalised(heading);
    let mut categories = dimensions.iter().flat_map(|known| &known.categories);
    let is_known = categories.any(|category| {
        let label = category.label.iter().flat_map(Label::words);
        let aliases = category.aliases.iter().map(String::as_str);
        let mut words = label.chain(aliases).chain([category.id.as_str()]);
        words.any(|word| normalised(word) == wanted)
    });
    is_known || begins_with_ages(&wanted)
}

/// Whether a heading is ages, or begins with them: `unter 3 Kita`. A number alone may be anything.
fn begins_with_ages(heading: &str) -> bool {
    let is_share = ["%", "anteil", "quote", "prozent"]
        .iter()
        .any(|word| heading.contains(word));
    let words: Vec<&str> = heading.split(' ').collect();
    let is_number = |text: &String| text.chars().all(|c| c.is_ascii_digit());
    let mut beginnings = (1..=words.len()).map(|end| words[..end].join(" "));
    let is_whole = !is_number(&heading.to_string()) && StatedBand::parse(heading).is_ok();
    let is_band = |text: String| !is_number(&text) && StatedBand::parse(&text).is_ok();
    is_whole || !is_share && beginnings.any(is_band)
}

/// Unknown columns whose values are all numbers, then those that have no heading.
fn count_columns(source: &Source, columns: &Columns) -> Vec<usize> {
    let unknown = columns.unknown.iter().copied();
    let named = unknown.filter(|column| !layout::is_key(&source.header[*column]));
    let is_unnamed = |column: &usize| source.header[*column].trim().is_empty();
    let unnamed = (0..source.header.len()).filter(is_unnamed);
    let unnamed = unnamed.filter(|column| !numbers_rows(source, *column));
    let all = named.chain(unnamed);
    all.filter(|column| holds_numbers(source, *column))
        .collect()
}

/// What a column is called.
fn heading(source: &Source, column: usize) -> String {
    match source.header[column].trim() {
        "" => columns::unnamed(column),
        _ => source.header[column].clone(),
    }
}

/// Whether a column says nothing but ages, in words: `Kinder unter 3 Jahren`. Numbers alone may be anything. Large tables
/// are not looked through for them.
fn holds_ages(source: &Source, column: usize) -> bool {
    if source.rows > MOST_ROWS {
        return false;
    }
    /// Ages have few different values.
    const MOST_VALUES: usize = 200;
    let is_band =
        |value: &String| value.chars().any(char::is_alphabetic) && StatedBand::parse(value).is_ok();
    source.distinct(&[column]).is_ok_and(|groups| {
        let values = groups.values[0].iter();
        let mut values = values.filter(|value| !value.trim().is_empty()).peekable();
        let are_few = groups.values[0].len() <= MOST_VALUES;
        are_few && values.peek().is_some() && values.all(is_band)
    })
}

fn holds_numbers(source: &Source, column: usize) -> bool {
    let is_number = |value: &String| {
        matches!(
            Number::parse(value, DecimalMark::Unknown),
            Ok(Number::Exact(_) | Number::Read(_) | Number::Withheld)
        )
    };
    source.distinct(&[column]).is_ok_and(|groups| {
        let values = groups.values[0].iter();
        let mut values = values.filter(|value| !value.trim().is_empty()).peekable();
        values.peek().is_some() && values.all(is_number)
    })
}

/// Whether a column has numbers that follow each other, each once: it numbers the rows.
fn numbers_rows(source: &Source, column: usize) -> bool {
    let Ok(groups) = source.distinct(&[column]) else {
        return false;
    };
    let mut numbers: Vec<u64> = Vec::new();
    for cell in &groups.values[0] {
        let Ok(number) = cell.trim().parse() else {
            return false;
        };
        numbers.push(number);
    }
    numbers.sort_unstable();
    let follow = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let is_once = u64::try_from(numbers.len()) == Ok(source.rows);
    numbers.len() > 1 && follow && is_once
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
            false => {
                let place = needs
                    .first()
                    .map(|source| source.place(None))
                    .unwrap_or_default();
                let finding = Finding::new(Code::ColumnDivides, place);
                findings.add(finding.seen(own.name.as_str()));
                shared.push((dimension_named(&own.name), false));
            }
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
                known.is_for_all |= special(&cell).is_some();
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
        synonyms: BTreeMap::new(),
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
