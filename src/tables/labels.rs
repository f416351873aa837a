//! The program's own words in tables, in both languages.

use super::column_id::ColumnId;
use super::disclosure::{Disclosure, Measure};
use super::spec::TableId;
use super::table::{Base, Column, Kind, Row, Shape, Table};
use crate::language::{Argument, Label, Language, text};

/// A message of the locales in both languages; its arguments are names, each in its language.
pub fn both(name: &str, arguments: &[(&'static str, &Label)]) -> Label {
    let in_language = |language: Language| {
        let arguments: Vec<Argument> = arguments
            .iter()
            .map(|(name, label)| (*name, text(label.in_language(language))))
            .collect();
        language.texts().with(name, &arguments)
    };
    Label {
        de: in_language(Language::German),
        en: Some(in_language(Language::English)),
    }
}

/// The same with arguments that do not depend on the language: numbers, and text from the inventories.
pub fn both_with(name: &str, arguments: &[Argument]) -> Label {
    let in_language = |language: Language| language.texts().with(name, arguments);
    Label {
        de: in_language(Language::German),
        en: Some(in_language(Language::English)),
    }
}

/// A column of the program's own: its label is the message `column-<name>`, with hyphens.
pub fn column(id: ColumnId, kind: Kind, disclosure: Disclosure) -> Column {
    labelled(id, "column", kind, disclosure)
}

/// The same with a label of its own: the message `<group>-<name>`.
pub fn labelled(id: ColumnId, group: &str, kind: Kind, disclosure: Disclosure) -> Column {
    let name = id.name().unwrap_or_default();
    Column {
        id,
        name: name.to_string(),
        renamed_from: None,
        label: both(&format!("{group}-{}", name.replace('_', "-")), &[]),
        kind,
        disclosure,
    }
}

/// The column of a measure under its usual name.
pub fn counted(measure: Measure) -> Column {
    let (id, kind) = match measure {
        Measure::Need => (ColumnId::Need, Kind::Cases),
        Measure::Covered => (ColumnId::Covered, Kind::Cases),
        Measure::Gap => (ColumnId::Gap, Kind::Cases),
        Measure::Coverage => (ColumnId::Coverage, Kind::Share),
        Measure::GapLow => (ColumnId::GapLow, Kind::Cases),
        Measure::GapHigh => (ColumnId::GapHigh, Kind::Cases),
        Measure::CoverageLow => (ColumnId::CoverageLow, Kind::Share),
        Measure::CoverageHigh => (ColumnId::CoverageHigh, Kind::Share),
        Measure::NotAssessable => (ColumnId::NotAssessable, Kind::Cases),
        Measure::CoveredWithPlan => (ColumnId::CoveredAfter, Kind::Cases),
        Measure::GapWithPlan => (ColumnId::GapAfter, Kind::Cases),
        Measure::Change => (ColumnId::Change, Kind::Cases),
    };
    column(id, kind, Disclosure::Counts(measure))
}

/// A list of one of the program's own tables; its title is the message `table-<name>`, with hyphens.
pub fn list(id: TableId, base: Base, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    let name = id.name().unwrap_or_default();
    Table {
        name: name.to_string(),
        title: both(&format!("table-{}", name.replace('_', "-")), &[]),
        id,
        base,
        columns,
        rows,
        shape: Shape::List,
        notes: Vec::new(),
    }
}
