//! Which column of a file is what, and the special words of its cells.
//!
//! The names stand in `columns.toml`.

pub mod headings;
pub mod named;

use crate::model::choice::ActKind;
use crate::model::evidence::Evidence;
use crate::model::need_rate::RateKind;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::files::source::Source;
use crate::model::finding::{Code, Finding};
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
    TargetGroup,
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
    /// The reference system of the two.
    Crs,
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
    vague: Vague,
    /// The last column of the copies that `check` writes.
    finding: Vec<String>,
    evidence: BTreeMap<Evidence, Vec<String>>,
    rate_kinds: BTreeMap<RateKind, Vec<String>>,
    acts: BTreeMap<ActKind, Vec<String>>,
}

/// Names that a column goes by only where no other column has a clearer one.
#[derive(Deserialize)]
struct Vague {
    needs: BTreeMap<Field, Vec<String>>,
    offers: BTreeMap<Field, Vec<String>>,
    population: BTreeMap<Field, Vec<String>>,
    projection: BTreeMap<Field, Vec<String>>,
    #[serde(default)]
    rates: BTreeMap<Field, Vec<String>>,
    dimensions: BTreeMap<String, Vec<String>>,
    row_numbers: Vec<String>,
}

static NAMES: LazyLock<Option<Names>> =
    LazyLock::new(|| toml::from_str(include_str!("columns.toml")).ok());

/// The column in which `check` says what to mend, the last one with a name: it is not read.
pub fn finding_column(header: &[String]) -> Option<usize> {
    let last = header.iter().rposition(|name| !name.trim().is_empty())?;
    let word = normalised(&header[last]);
    let names = &NAMES.as_ref()?.finding;
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

/// What a choice does, by its word.
pub fn act(cell: &str) -> Option<ActKind> {
    let word = normalised(cell);
    let (kind, _) = NAMES.as_ref()?.acts.iter().find(|(kind, names)| {
        kind.id() == word || names.iter().any(|name| normalised(name) == word)
    })?;
    Some(*kind)
}

/// The first word of every act.
pub fn acts() -> Vec<String> {
    let names = NAMES.as_ref().into_iter();
    let names = names.flat_map(|names| names.acts.values());
    names.filter_map(|names| names.first().cloned()).collect()
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
    /// Forgets a column.
    pub fn without(&mut self, field: Field) {
        self.fields.remove(&field);
    }

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

/// The names of a dimension's column, and those that it goes by only if no other column has one of the former.
pub fn dimension_names(dimension: &DimensionSettings) -> [Vec<String>; 2] {
    let mut clear = vec![dimension.id.clone()];
    clear.extend(dimension.aliases.iter().cloned());
    let vague = NAMES
        .as_ref()
        .and_then(|names| names.vague.dimensions.get(&dimension.id));
    [clear, vague.cloned().unwrap_or_default()]
}

/// The same for a field.
pub fn field_names(kind: FileKind, field: Field) -> [Vec<String>; 2] {
    let vague = NAMES.as_ref().map(|names| match kind {
        FileKind::Needs => &names.vague.needs,
        FileKind::Offers => &names.vague.offers,
        FileKind::Population => &names.vague.population,
        FileKind::Projection => &names.vague.projection,
        FileKind::Rates => &names.vague.rates,
    });
    let vague = vague.and_then(|fields| fields.get(&field)).cloned();
    [field.id(kind), vague.unwrap_or_default()]
}

/// The fields of a kind of file.
pub fn fields_of(kind: FileKind) -> impl Iterator<Item = Field> {
    fields(kind).keys().copied()
}

/// Whether a column only numbers the rows, or is one of the keys that a statistics office adds.
pub fn is_row_number(heading: &str) -> bool {
    let names = NAMES.as_ref().map(|names| &names.vague.row_numbers);
    let names: Vec<String> = names
        .into_iter()
        .flatten()
        .map(|name| normalised(name))
        .collect();
    headings::closeness(heading, &names).is_some()
}

/// What a column without a heading is called, by its number: `Spalte 6`. Settings name it so, too.
pub fn unnamed(column: usize) -> String {
    format!("Spalte {}", column + 1)
}

/// The column that is called by its number.
pub fn numbered(heading: &str) -> Option<usize> {
    let word = normalised(heading);
    let number = word
        .strip_prefix("spalte ")
        .or(word.strip_prefix("column "))?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// Finds every known column in a header; says which are named twice and which are not known.
pub fn resolve(
    source: &Source,
    kind: FileKind,
    dimensions: &[DimensionSettings],
) -> (Columns, Vec<Finding>) {
    let (header, assigned) = (&source.header, &source.assigned);
    let mut search = Search {
        source,
        header,
        used: header
            .iter()
            .map(|heading| source.levels.contains(heading))
            .collect(),
        assigned: header
            .iter()
            .map(|heading| {
                source.levels.contains(heading) || assigned.values().any(|named| named == heading)
            })
            .collect(),
        findings: Vec::new(),
    };
    let mut columns = Columns::default();
    for dimension in dimensions {
        let names = dimension_names(dimension);
        let position = search.find(&names, assigned);
        columns.dimensions.push(position);
    }
    // a town may call a dimension like one of our columns, such as `need`: then its column is the dimension's
    for position in columns.dimensions.iter().flatten() {
        search.assigned[*position] = true;
    }
    for field in fields_of(kind) {
        if let Some(position) = search.find(&field_names(kind, field), assigned) {
            columns.fields.insert(field, position);
        }
    }
    let finding = finding_column(header);
    columns.unknown = (0..header.len())
        .filter(|position| !search.used[*position] && !header[*position].trim().is_empty())
        .filter(|position| Some(*position) != finding)
        .collect();
    (columns, search.findings)
}

/// The search for the columns of a header.
struct Search<'a> {
    source: &'a Source,
    header: &'a [String],
    used: Vec<bool>,
    /// Columns of which it was said what they hold.
    assigned: Vec<bool>,
    findings: Vec<Finding>,
}

impl Search<'_> {
    /// The column with one of these names.
    fn find(
        &mut self,
        names: &[Vec<String>; 2],
        assigned: &BTreeMap<String, String>,
    ) -> Option<usize> {
        let said = names[0].iter().chain(&names[1]).find_map(|name| {
            let mut said = assigned.iter();
            let (_, heading) = said.find(|(key, _)| normalised(key) == normalised(name))?;
            self.position_of(heading)
        });
        let key = names[0].first().map_or("", String::as_str);
        let found = said.or_else(|| {
            names.iter().find_map(|names| {
                let names: Vec<String> = names.iter().map(|name| normalised(name)).collect();
                self.closest(&names, key)
            })
        });
        if let Some(position) = found {
            self.used[position] = true;
        }
        found
    }

    fn position_of(&self, heading: &str) -> Option<usize> {
        let exactly = self.header.iter().position(|name| name == heading);
        let wanted = normalised(heading);
        let alike = || {
            let mut names = self.header.iter();
            names.position(|name| normalised(name) == wanted)
        };
        let by_number = || {
            let column = numbered(heading)?;
            self.header.get(column)?.trim().is_empty().then_some(column)
        };
        exactly.or_else(alike).or_else(by_number)
    }

    /// The column whose heading is closest to one of these names; two that are equally close are a finding.
    fn closest(&mut self, names: &[String], key: &str) -> Option<usize> {
        let free = (0..self.header.len()).filter(|position| !self.assigned[*position]);
        let close: Vec<(usize, usize)> = free
            .filter_map(|position| {
                let closeness = headings::closeness(&self.header[position], names)?;
                Some((closeness, position))
            })
            .collect();
        let (best, first) = *close.iter().min()?;
        let second = close
            .iter()
            .find(|(closeness, position)| *closeness == best && *position != first);
        if let Some((_, second)) = second {
            self.used[*second] = true;
            let finding = header_finding(Code::ColumnTwice, self.source)
                .seen(&self.header[*second])
                .detail("other", self.header[first].as_str())
                .detail("key", key);
            self.findings.push(finding);
        }
        Some(first)
    }
}

/// The finding that a column which cannot be done without is missing.
pub fn missing(source: &Source, names: &[String]) -> Finding {
    let header = &source.header;
    let suggestion = names
        .iter()
        .find_map(|name| nearest(name, header.iter().map(String::as_str)))
        .unwrap_or_default();
    let named = header.iter().filter(|name| !name.trim().is_empty());
    let english = names.first().cloned().unwrap_or_default();
    header_finding(Code::ColumnMissing, source)
        .detail("german", names.get(1).cloned().unwrap_or(english.clone()))
        .detail("name", english)
        // One filled cell is no header, but the title that people write above it.
        .detail("titled", if named.count() == 1 { "yes" } else { "" })
        .detail("names", names.to_vec())
        .detail("found", header.clone())
        .detail("suggestion", suggestion)
        // whether there are lines to paste, and for what
        .detail("paste", "")
}

/// The same for a field.
pub fn missing_field(source: &Source, kind: FileKind, field: Field) -> Finding {
    missing(source, &field.id(kind))
}

/// A finding about the header line.
pub fn header_finding(code: Code, source: &Source) -> Finding {
    Finding::new(code, source.place(Some(source.header_line)))
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

    fn resolved(header: &str) -> (Columns, Vec<Finding>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.csv");
        std::fs::write(
            &path,
            format!("{header}\n{}\n", header.replace(|c| c != ';', "1")),
        )
        .unwrap();
        let source = Source::open(&path, &Default::default()).unwrap();
        resolve(&source, FileKind::Needs, &defaults())
    }

    #[test]
    fn german_names_with_or_without_umlauts_are_found() {
        let (columns, findings) = resolved("Jahr;STADTTEIL;Beeintraechtigung;Fälle;Farbe");
        assert!(findings.is_empty());
        assert_eq!(columns.field(Field::Year), Some(0));
        assert_eq!(columns.field(Field::Persons), Some(3));
        assert_eq!(columns.dimensions[1], Some(1));
        assert_eq!(columns.dimensions[5], Some(2));
        assert_eq!(columns.unknown, [4]);
    }

    #[test]
    fn two_columns_for_the_same_thing_are_named() {
        let (_, findings) = resolved("personen;anzahl");
        assert_eq!(findings[0].code, Code::ColumnTwice);
    }

    #[test]
    fn a_vague_name_counts_only_where_there_is_no_clear_one() {
        let (columns, findings) = resolved("personen;gesamt");
        assert!(findings.is_empty());
        assert_eq!(
            (columns.field(Field::Persons), &columns.unknown[..]),
            (Some(0), &[1][..])
        );
        let (columns, _) = resolved("stadtteil;gesamt");
        assert_eq!(columns.field(Field::Persons), Some(1));
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
    fn evidence_is_read_without_umlauts() {
        assert_eq!(evidence("Fachkraefte"), Some(Evidence::Professionals));
    }
}
