//! Measures that were decided earlier: what they aim at, what was expected of them, by when.

use std::path::Path;

use super::choices::unknown_act;
use crate::inventory::columns;
use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::FileSettings;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values;
use crate::inventory::values::numbers::DecimalMark;
use crate::inventory::values::signs::Counts;
use crate::model::decision::{Aim, Decision, InPackage};
use crate::model::finding::{Code, Finding};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Meaning};

/// Reads a file with the columns id, what, decided_on, decided_by, offer, expected_effect, due, and any
/// dimension; of packages also package, act, places, annual_cost and expected_together. A row names an offer, or
/// categories. What cannot be used is left out, with a finding.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    vocabulary: &Vocabulary,
) -> (Vec<Decision>, Vec<Finding>) {
    let mut findings = Findings::default();
    let table = findings.unless_stopped(NamedTable::open(path, reading));
    let measures = table.and_then(|table| measures(&table, vocabulary, &mut findings));
    (measures.unwrap_or_default(), findings.sorted())
}

/// Columns of a file of measures.
struct Columns {
    id: usize,
    what: Option<usize>,
    decided_on: Option<usize>,
    decided_by: Option<usize>,
    offer: Option<usize>,
    expected: Option<usize>,
    due: Option<usize>,
    dimensions: Vec<(usize, usize)>,
    package: Option<usize>,
    act: Option<usize>,
    places: Option<usize>,
    cost: Option<usize>,
    together: Option<usize>,
}

impl Columns {
    /// How the numbers of the file are written: of cases, places and money each.
    fn marks(&self, table: &NamedTable) -> [DecimalMark; 3] {
        let columns = [self.expected, self.places, self.cost];
        columns.map(|column| {
            let cells = table.rows.iter();
            DecimalMark::of(cells.map(|row| table.cell(row, column)))
        })
    }
}

fn measures(
    table: &NamedTable,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Option<Vec<Decision>> {
    let of_dimension = |(position, dimension): (usize, &Dimension)| {
        let mut names = vec![dimension.id.as_str(), dimension.label.de.as_str()];
        names.extend(dimension.aliases.iter().map(String::as_str));
        Some((position, table.column(&names)?))
    };
    let dimensions = vocabulary.dimensions.iter().enumerate();
    let columns = Columns {
        id: findings.unless_stopped(table.needed(&["id", "kennung"]))?,
        what: table.column(&["what", "measure", "maßnahme", "name"]),
        decided_on: table.column(&["decided_on", "beschlossen_am"]),
        decided_by: table.column(&["decided_by", "beschlossen_von"]),
        offer: table.column(&["offer", "angebot"]),
        expected: table.column(&["expected_effect", "erwartete_wirkung"]),
        due: table.column(&["due", "fällig", "frist"]),
        dimensions: dimensions.filter_map(of_dimension).collect(),
        package: table.column(&["package", "paket"]),
        act: table.column(&["act", "was_tun", "art"]),
        places: table.column(&["places", "plätze"]),
        cost: table.column(&["annual_cost", "cost", "kosten", "jahreskosten"]),
        together: table.column(&["expected_together", "erwartet_zusammen"]),
    };
    let marks = columns.marks(table);
    let rows = table.rows.iter();
    let measures =
        rows.filter_map(|row| measure(table, &columns, vocabulary, marks, row, findings));
    Some(measures.collect())
}

fn measure(
    table: &NamedTable,
    columns: &Columns,
    vocabulary: &Vocabulary,
    marks: [DecimalMark; 3],
    row: &Row,
    findings: &mut Findings,
) -> Option<Decision> {
    let text = |column: Option<usize>| table.cell(row, column).to_string();
    let mut group = Vec::new();
    for (position, column) in &columns.dimensions {
        let word = table.cell(row, Some(*column));
        if word.is_empty() {
            continue;
        }
        let dimension = &vocabulary.dimensions[*position];
        match dimension.meaning(word) {
            Meaning::One(node) => group.push((*position, node)),
            Meaning::Several(_) | Meaning::Nothing => {
                let near = crate::vocabulary::words::nearest(word, dimension.known_words());
                let problem = Problem::new(Code::CrosswalkCategoryUnknown)
                    .detail("dimension", dimension.label.clone())
                    .detail("suggestion", near.unwrap_or_default());
                findings.add(table.finding(&problem, row, Some(*column)));
                return None;
            }
        }
    }
    let aim = match (text(columns.offer), group.is_empty()) {
        (offer, _) if !offer.is_empty() => Aim::Offer(offer),
        (_, false) => Aim::Group(group),
        (_, true) => {
            let problem = Problem::new(Code::MeasureAimsAtNothing);
            findings.add(table.finding(&problem, row, Some(columns.id)));
            return None;
        }
    };
    let in_package = text(columns.package);
    let act = columns::act(table.cell(row, columns.act));
    if act.is_none() && !in_package.is_empty() {
        let problem = unknown_act(table.cell(row, columns.act));
        findings.add(table.finding(&problem, row, columns.act));
        return None;
    }
    let mut kept = |problem: Problem, column: Option<usize>| {
        findings.add(table.finding(&problem, row, column));
    };
    let mut day = |column: Option<usize>| match values::day(table.cell(row, column)) {
        Ok(day) => Some(day.value),
        Err(problem) => {
            kept(problem, column);
            None
        }
    };
    let (decided_on, due) = (day(columns.decided_on)?, day(columns.due)?);
    let mut number = |column: Option<usize>, mark: DecimalMark, counts: Counts| {
        let read = values::quantity(table.cell(row, column), mark, counts);
        read.map(|number| number.value)
            .map_err(|problem| kept(problem, column))
            .ok()
    };
    let expected = number(columns.expected, marks[0], Counts::Persons)?;
    let package = match act {
        Some(act) if !in_package.is_empty() => Some(InPackage {
            name: in_package,
            act,
            places: number(columns.places, marks[1], Counts::Persons)?,
            cost: number(columns.cost, marks[2], Counts::Money)?,
            together: number(columns.together, marks[0], Counts::Persons)?,
        }),
        _ => None,
    };
    Some(Decision {
        id: text(Some(columns.id)),
        what: text(columns.what),
        decided_on,
        decided_by: text(columns.decided_by),
        aim,
        expected,
        due,
        package,
    })
}
