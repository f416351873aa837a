//! Which column of a file is what, and the special words of its cells.
//!
//! The names stand in `columns.toml`.

use crate::model::evidence::Evidence;
use crate::model::need_rate::RateKind;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::finding::{Code, Finding, Lines, Place};
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::{nearest, normalised};

/// Which of the inventories a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Needs,
    Offers,
    Population,
    Projection,
    Rates,
}

/// A column that every town has under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Id,
    Name,
    Provider,
    Year,
    AgeFrom,
    AgeTo,
    Persons,
    Evidence,
    Share,
    ShareLow,
    ShareHigh,
    Per,
    AppliesTo,
    Reach,
    Capacity,
    Runs,
    Occupied,
    Waiting,
    ValidFrom,
    ValidTo,
    FundingUntil,
    AnnualCost,
    Staff,
    Kind,
    WorkingGroup,
    HandsOverTo,
    CheckedOn,
    Lat,
    Lon,
    Url,
    Source,
    Note,
}

#[derive(Deserialize)]
struct Names {
    needs: BTreeMap<Field, Vec<String>>,
    offers: BTreeMap<Field, Vec<String>>,
    population: BTreeMap<Field, Vec<String>>,
    projection: BTreeMap<Field, Vec<String>>,
    rates: BTreeMap<Field, Vec<String>>,
    words: Words,
    evidence: BTreeMap<Evidence, Vec<String>>,
    rate_kinds: BTreeMap<RateKind, Vec<String>>,
}

#[derive(Deserialize)]
struct Words {
    unknown: Vec<String>,
    all: Vec<String>,
    finding: Vec<String>,
}

static NAMES: LazyLock<Option<Names>> =
    LazyLock::new(|| toml::from_str(include_str!("columns.toml")).ok());

/// What a cell says that names no category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecialWord {
    Blank,
    Unknown,
    All,
}

/// Whether a cell is blank, `unbekannt` or `alle`.
pub fn special(cell: &str) -> Option<SpecialWord> {
    let word = normalised(cell);
    let among = |words: &[String]| words.iter().any(|known| normalised(known) == word);
    let words = &NAMES.as_ref()?.words;
    if word.is_empty() {
        Some(SpecialWord::Blank)
    } else if among(&words.unknown) {
        Some(SpecialWord::Unknown)
    } else if among(&words.all) {
        Some(SpecialWord::All)
    } else {
        None
    }
}

/// The column in which `check` says what to mend, the last one with a name: it is not read.
pub fn finding_column(header: &[String]) -> Option<usize> {
    let last = header.iter().rposition(|name| !name.trim().is_empty())?;
    let word = normalised(&header[last]);
    let names = &NAMES.as_ref()?.words.finding;
    let is_finding = names.iter().any(|name| normalised(name) == word);
    is_finding.then_some(last)
}

/// The kind of evidence that a cell names; blank is `data`.
pub fn evidence(cell: &str) -> Option<Evidence> {
    let word = normalised(cell);
    if word.is_empty() {
        return Some(Evidence::Data);
    }
    let (kind, _) = NAMES.as_ref()?.evidence.iter().find(|(kind, names)| {
        kind.id() == word || names.iter().any(|name| normalised(name) == word)
    })?;
    Some(*kind)
}

/// The kind of share that a cell names; blank: how many are concerned.
pub fn rate_kind(cell: &str) -> Option<RateKind> {
    let word = normalised(cell);
    if word.is_empty() {
        return Some(RateKind::Prevalence);
    }
    let kinds = &NAMES.as_ref()?.rate_kinds;
    let (kind, _) = kinds.iter().find(|(kind, names)| {
        let mut names = names.iter().map(|name| normalised(name));
        normalised(kind.id()) == word || names.any(|name| name == word)
    })?;
    Some(*kind)
}

/// The columns of one file, by position in its header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// One per dimension, in the order of the dimensions.
    pub dimensions: Vec<Option<usize>>,
    fields: BTreeMap<Field, usize>,
    /// Columns that nothing is known by: kept, not used.
    pub unknown: Vec<usize>,
}

impl Columns {
    pub fn field(&self, field: Field) -> Option<usize> {
        self.fields.get(&field).copied()
    }

    /// The field that a column holds.
    pub fn field_at(&self, column: usize) -> Option<Field> {
        let mut fields = self.fields.iter();
        fields
            .find(|(_, position)| **position == column)
            .map(|(field, _)| *field)
    }
}

impl Field {
    /// Its name in English, as in `columns.toml`.
    fn id(self, kind: FileKind) -> Vec<String> {
        let mut names = vec![snake_case(&format!("{self:?}"))];
        names.extend(fields(kind).get(&self).cloned().unwrap_or_default());
        names
    }
}

fn fields(kind: FileKind) -> &'static BTreeMap<Field, Vec<String>> {
    static NONE: BTreeMap<Field, Vec<String>> = BTreeMap::new();
    match (NAMES.as_ref(), kind) {
        (Some(names), FileKind::Needs) => &names.needs,
        (Some(names), FileKind::Offers) => &names.offers,
        (Some(names), FileKind::Population) => &names.population,
        (Some(names), FileKind::Projection) => &names.projection,
        (Some(names), FileKind::Rates) => &names.rates,
        (None, _) => &NONE,
    }
}

/// Finds every known column in a header; says which are named twice and which are not known.
pub fn resolve(
    file: &str,
    header: &[String],
    kind: FileKind,
    dimensions: &[DimensionSettings],
) -> (Columns, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut columns = Columns::default();
    let mut used = vec![false; header.len()];
    let mut find = |names: &[String], findings: &mut Vec<Finding>| -> Option<usize> {
        let names: Vec<String> = names.iter().map(|name| normalised(name)).collect();
        let found: Vec<usize> = (0..header.len())
            .filter(|position| names.contains(&normalised(&header[*position])))
            .collect();
        found.iter().for_each(|position| used[*position] = true);
        if let [first, second, ..] = found[..] {
            findings.push(
                header_finding(Code::ColumnTwice, file)
                    .seen(&header[second])
                    .detail("other", header[first].as_str()),
            );
        }
        found.first().copied()
    };
    for dimension in dimensions {
        let mut names = vec![dimension.id.clone()];
        names.extend(dimension.aliases.iter().cloned());
        columns.dimensions.push(find(&names, &mut findings));
    }
    for field in fields(kind).keys() {
        if let Some(position) = find(&field.id(kind), &mut findings) {
            columns.fields.insert(*field, position);
        }
    }
    let finding = finding_column(header);
    columns.unknown = (0..header.len())
        .filter(|position| !used[*position] && !header[*position].trim().is_empty())
        .filter(|position| Some(*position) != finding)
        .collect();
    (columns, findings)
}

/// The finding that a column which cannot be done without is missing.
pub fn missing(file: &str, header: &[String], names: &[String]) -> Finding {
    let suggestion = names
        .iter()
        .find_map(|name| nearest(name, header.iter().map(String::as_str)))
        .unwrap_or_default();
    let named = header.iter().filter(|name| !name.trim().is_empty());
    let english = names.first().cloned().unwrap_or_default();
    header_finding(Code::ColumnMissing, file)
        .detail("german", names.get(1).cloned().unwrap_or(english.clone()))
        .detail("name", english)
        // One filled cell is no header, but the title that people write above it.
        .detail("titled", if named.count() == 1 { "yes" } else { "" })
        .detail("names", names.to_vec())
        .detail("found", header.to_vec())
        .detail("suggestion", suggestion)
}

/// The same for a field.
pub fn missing_field(file: &str, header: &[String], kind: FileKind, field: Field) -> Finding {
    missing(file, header, &field.id(kind))
}

/// A finding about the header line.
pub fn header_finding(code: Code, file: &str) -> Finding {
    let place = Place {
        lines: Lines::one(1),
        ..Place::file(file)
    };
    Finding::new(code, place)
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (position, c) in name.chars().enumerate() {
        if c.is_uppercase() && position > 0 {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::vocabulary::settings::defaults;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }

    #[test]
    fn the_list_of_column_names_is_read() {
        assert!(toml::from_str::<Names>(include_str!("columns.toml")).is_ok());
    }

    #[test]
    fn german_names_with_or_without_umlauts_are_found() {
        let header = header(&["Jahr", "STADTTEIL", "Beeintraechtigung", "Fälle", "Farbe"]);
        let (columns, findings) = resolve("b.csv", &header, FileKind::Needs, &defaults());
        assert!(findings.is_empty());
        assert_eq!(columns.field(Field::Year), Some(0));
        assert_eq!(columns.field(Field::Persons), Some(3));
        assert_eq!(columns.dimensions[1], Some(1));
        assert_eq!(columns.dimensions[5], Some(2));
        assert_eq!(columns.unknown, [4]);
    }

    #[test]
    fn two_columns_for_the_same_thing_are_named() {
        let header = header(&["personen", "anzahl"]);
        let (_, findings) = resolve("b.csv", &header, FileKind::Needs, &defaults());
        assert_eq!(findings[0].code, Code::ColumnTwice);
    }

    #[test]
    fn the_column_that_says_what_to_mend_is_known_by_its_title_in_every_language() {
        for language in [Language::German, Language::English] {
            let title = language.texts().get("copies-column");
            assert_eq!(finding_column(&header(&["personen", &title, ""])), Some(1));
            assert_eq!(finding_column(&header(&[&title, "personen"])), None);
        }
    }

    #[test]
    fn special_words_are_told_apart() {
        assert_eq!(special("  "), Some(SpecialWord::Blank));
        assert_eq!(special("Unbekannt"), Some(SpecialWord::Unknown));
        assert_eq!(special("ALLE"), Some(SpecialWord::All));
        assert_eq!(special("Nordstadt"), None);
        assert_eq!(evidence("Fachkraefte"), Some(Evidence::Professionals));
    }
}
