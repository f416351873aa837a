//! Staff ratios: for a topic and a kind of offer, what a full-time post stands for.

use std::path::Path;

use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::FileSettings;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values;
use crate::inventory::values::numbers::DecimalMark;
use crate::inventory::values::signs::Counts;
use crate::model::finding::Code;
use crate::model::need::Amount;
use crate::model::staff_ratio::StaffRatio;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Meaning, Node, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::nearest;

/// Reads a file; a row with an error is left out.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Vec<StaffRatio> {
    let Some(table) = findings.unless_stopped(NamedTable::open(path, reading)) else {
        return Vec::new();
    };
    let mut ratios = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut reader = Reader {
            table: &table,
            row,
            findings: &mut *findings,
            readable: true,
        };
        let ratio = reader.ratio(vocabulary);
        ratios.extend(Some(ratio).filter(|_| reader.readable));
    }
    ratios
}

struct Reader<'a> {
    table: &'a NamedTable,
    row: &'a Row,
    findings: &'a mut Findings,
    readable: bool,
}

impl Reader<'_> {
    fn ratio(&mut self, vocabulary: &Vocabulary) -> StaffRatio {
        let size = self.amount(["gruppengröße", "group_size"], None);
        StaffRatio {
            topic: self.topic(vocabulary),
            kind: self.text(&["art", "kind"]),
            places_per_post: self.amount(
                ["plätze_je_stelle", "places_per_post"],
                Some(["plätze_je_stelle_bis", "places_per_post_high"]),
            ),
            group_size: size
                .map(|size| size.high)
                .filter(|size| *size > Quantity::ZERO),
            posts_per_group: self.amount(
                ["stellen_je_gruppe", "posts_per_group"],
                Some(["stellen_je_gruppe_bis", "posts_per_group_high"]),
            ),
            cost_per_place: self.amount(
                ["kosten_je_platz", "cost_per_place"],
                Some(["kosten_je_platz_bis", "cost_per_place_high"]),
            ),
            source: self.text(&["quelle", "source"]),
            file: self.table.source.name.clone(),
            line: self.row.line,
        }
    }

    fn topic(&mut self, vocabulary: &Vocabulary) -> Option<Node> {
        let topics = &vocabulary.dimensions[vocabulary.with_role(Role::Topic)?];
        let names: Vec<&str> = topics.names().collect();
        let column = self.table.column(&names);
        let word = self.table.cell(self.row, column);
        if word.is_empty() {
            return None;
        }
        match topics.meaning(word) {
            Meaning::One(node) => Some(node),
            Meaning::Several(_) | Meaning::Nothing => {
                let near = nearest(word, topics.known_words()).unwrap_or_default();
                let problem = Problem::new(Code::CategoryUnknown)
                    .detail("dimension", topics.label.clone())
                    .detail("suggestion", near)
                    .detail("allowed", Vec::<String>::new());
                self.note(&problem, column);
                None
            }
        }
    }

    fn text(&self, names: &[&str]) -> String {
        self.table
            .cell(self.row, self.table.column(names))
            .to_string()
    }

    /// A number, with a second one where it is a range.
    fn amount(&mut self, low: [&str; 2], high: Option<[&str; 2]>) -> Option<Amount> {
        let low = self.number(&low)?;
        let high = high.and_then(|names| self.number(&names)).unwrap_or(low);
        Some(Amount {
            low: low.min(high),
            high: low.max(high),
        })
    }

    fn number(&mut self, names: &[&str]) -> Option<Quantity> {
        let column = self.table.column(names)?;
        let cells = self
            .table
            .rows
            .iter()
            .map(|row| self.table.cell(row, Some(column)));
        let mark = DecimalMark::of(cells);
        match values::quantity(
            self.table.cell(self.row, Some(column)),
            mark,
            Counts::Anything,
        ) {
            Ok(stated) => stated.value,
            Err(problem) => {
                self.note(&problem, Some(column));
                None
            }
        }
    }

    fn note(&mut self, problem: &Problem, column: Option<usize>) {
        self.readable = false;
        self.findings
            .add(self.table.finding(problem, self.row, column));
    }
}
