//! The crosswalk: into which later categories the people of an earlier one go, with which weight.

use crate::model::crosswalk::Crosswalk;
use std::path::Path;

use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::FileSettings;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values;
use crate::inventory::values::Stated;
use crate::inventory::values::numbers::DecimalMark;
use crate::inventory::values::signs::Counts;
use crate::language::Label;
use crate::model::finding::{Code, Finding};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::{nearest, normalised};

/// How far the weights of a category may be from 1 in all: a thousandth, for those who write thirds with
/// three decimals.
const TOLERANCE: Quantity = match Quantity::from_millionths(1_000) {
    Some(tolerance) => tolerance,
    None => Quantity::ZERO,
};

/// Where in a file a step stands.
struct Step<'a> {
    row: &'a Row,
    dimension: String,
    from: Node,
    to: Node,
    weight: Quantity,
}

/// Reads a file with the columns dimension, from, to, weight (blank: 1) and source. Earlier categories are of
/// the one vocabulary, later ones of the other. What cannot be used is left out, with a finding.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    earlier: &Vocabulary,
    later: &Vocabulary,
) -> (Crosswalk, Vec<Finding>) {
    let mut findings = Findings::default();
    let table = findings.unless_stopped(NamedTable::open(path, reading));
    let crosswalk = table.and_then(|table| crosswalk(&table, [earlier, later], &mut findings));
    (crosswalk.unwrap_or_default(), findings.sorted())
}

fn crosswalk(
    table: &NamedTable,
    [earlier, later]: [&Vocabulary; 2],
    findings: &mut Findings,
) -> Option<Crosswalk> {
    let mut column = |names: &[&str]| findings.unless_stopped(table.needed(names));
    let dimension = column(&["dimension", "merkmal"])?;
    let (from, to) = (column(&["from", "von"])?, column(&["to", "nach"])?);
    let weight = table.column(&["weight", "gewicht"]);
    let mark = DecimalMark::of(table.rows.iter().map(|row| table.cell(row, weight)));
    let mut steps: Vec<Step> = Vec::new();
    for row in &table.rows {
        let mut found = |at: usize, problem: Problem| {
            findings.add(table.finding(&problem, row, Some(at)));
        };
        let word = table.cell(row, Some(dimension));
        let [own, other] = [earlier, later].map(|words| named(words, word));
        let (Some(own), Some(other)) = (own, other) else {
            let known: Vec<String> = later.dimensions.iter().map(|d| d.id.clone()).collect();
            let problem = Problem::new(Code::CrosswalkDimensionUnknown).detail("known", known);
            found(dimension, problem);
            continue;
        };
        let mut node = |dimension: &Dimension, at: usize| {
            let word = table.cell(row, Some(at));
            match dimension.meaning(word) {
                Meaning::One(node) => Some(node),
                Meaning::Several(_) | Meaning::Nothing => {
                    let near = nearest(word, dimension.known_words()).unwrap_or_default();
                    let problem = Problem::new(Code::CrosswalkCategoryUnknown)
                        .detail("dimension", dimension.label.clone())
                        .detail("suggestion", near);
                    found(at, problem);
                    None
                }
            }
        };
        let (Some(one), Some(there)) = (node(own, from), node(other, to)) else {
            continue;
        };
        let stated = match weight {
            Some(_) => values::quantity(table.cell(row, weight), mark, Counts::Anything),
            None => Ok(Stated::default()),
        };
        match stated {
            Ok(Stated { value: weight, .. }) => steps.push(Step {
                row,
                dimension: own.id.clone(),
                from: one,
                to: there,
                weight: weight.unwrap_or(Quantity::ONE),
            }),
            Err(problem) => found(weight.unwrap_or(to), problem),
        }
    }
    Some(adding_up(
        table,
        &steps,
        earlier,
        weight.unwrap_or(to),
        findings,
    ))
}

/// The steps of those categories whose weights add up to 1.
fn adding_up(
    table: &NamedTable,
    steps: &[Step],
    earlier: &Vocabulary,
    column: usize,
    findings: &mut Findings,
) -> Crosswalk {
    let sum = |step: &Step| -> Quantity {
        let same = |other: &&Step| other.dimension == step.dimension && other.from == step.from;
        steps.iter().filter(same).map(|step| step.weight).sum()
    };
    let (right, wrong): (Vec<&Step>, Vec<&Step>) = steps.iter().partition(|step| {
        let sum = sum(step);
        (sum - Quantity::ONE) + (Quantity::ONE - sum) <= TOLERANCE
    });
    for step in wrong {
        let dimension = earlier.position(&step.dimension);
        let dimension = dimension.map(|position| &earlier.dimensions[position]);
        let category = dimension.and_then(|d| d.category(step.from));
        let mut place = table.place(step.row, Some(column));
        place.column = Some(table.source.header[column].clone());
        let name = category.map_or(Label::plain(""), |category| category.label.clone());
        let finding = Finding::new(Code::CrosswalkWeights, place)
            .seen_as(name)
            .detail("sum", sum(step));
        findings.add(finding);
    }
    Crosswalk::of_steps(
        right
            .into_iter()
            .map(|step| (step.dimension.clone(), step.from, step.to, step.weight)),
    )
}

/// The dimension of this id, label or column name.
pub(in crate::inventory) fn named<'a>(
    vocabulary: &'a Vocabulary,
    word: &str,
) -> Option<&'a Dimension> {
    let word = normalised(word);
    vocabulary.dimensions.iter().find(|dimension| {
        let labels = [Some(&dimension.label.de), dimension.label.en.as_ref()];
        let mut names = labels.into_iter().flatten().chain(&dimension.aliases);
        normalised(&dimension.id) == word || names.any(|name| normalised(name) == word)
    })
}
