//! Need rates: each row is the share of a group of inhabitants who need something.

use super::offer_file::OfferFile;
use crate::inventory::columns::{self, Field};
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values::numbers::{DecimalMark, Number, without_percent};
use crate::inventory::values::signs::Counts;
use crate::inventory::values::{self, Statement};
use crate::model::finding::{Code, Lines, Place};
use crate::model::need_rate::{NeedRate, RateKind, Share};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{AgeBand, StatedBand};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Reads all rows of a file; a row with an error is left out.
pub fn read(file: &OfferFile, vocabulary: &Vocabulary, findings: &mut Findings) -> Vec<NeedRate> {
    let mut reader = Reader {
        file,
        vocabulary,
        findings,
    };
    let rows = 0..file.rows.len();
    rows.filter_map(|row| reader.rate(row)).collect()
}

struct Reader<'a> {
    file: &'a OfferFile,
    vocabulary: &'a Vocabulary,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn age_columns(&self, row: usize) -> Result<Option<StatedBand>, Problem> {
        let cell = |field: Field| self.cell(row, self.file.columns.field(field));
        let (from, to) = (cell(Field::AgeFrom), cell(Field::AgeTo));
        values::band(values::age(from)?, values::last_age(to)?)
    }

    fn rate(&mut self, row: usize) -> Option<NeedRate> {
        let place = self.place_of(row);
        let share = self.share(row);
        let kind = self.kind(row);
        let year = self.year(row);
        let evidence = self.evidence(row);
        let text = |field: Field| {
            let cell = self.cell(row, self.file.columns.field(field));
            cell.trim().to_string()
        };
        let (applies_to, source) = (text(Field::AppliesTo), text(Field::Source));
        if source.is_empty() {
            self.note(
                row,
                self.file.columns.field(Field::Source),
                &Problem::new(Code::RateWithoutSource),
            );
        }
        let (nodes, ages) = place?;
        Some(NeedRate {
            nodes,
            ages,
            share: share?,
            kind: kind?,
            evidence: evidence?,
            year: year?,
            applies_to,
            source,
            file: self.file.source.name.clone(),
            line: self.file.rows[row].line,
        })
    }

    /// Whom the share is of: a node in every dimension, and ages.
    fn place_of(&mut self, row: usize) -> Option<(Vec<Node>, Option<AgeBand>)> {
        let mut nodes = Vec::with_capacity(self.vocabulary.dimensions.len());
        let mut ages = None;
        let mut readable = true;
        for (position, dimension) in self.vocabulary.dimensions.iter().enumerate() {
            let column = self.file.columns.dimensions[position];
            match values::statement(dimension, self.cell(row, column)) {
                Ok(Statement::Node(node)) => nodes.push(node),
                Ok(Statement::Ages(band)) => {
                    ages = Some(band);
                    nodes.push(Node::NOT_BROKEN_DOWN);
                }
                Err(problem) => {
                    self.note(row, column, &problem);
                    readable = false;
                }
            }
        }
        let columns = match self.age_columns(row) {
            Ok(band) => band,
            Err(problem) => {
                self.note(row, self.file.columns.field(Field::AgeFrom), &problem);
                return None;
            }
        };
        if let Some(topic) = self.vocabulary.with_role(Role::Topic)
            && readable
            && nodes[topic].index() < 2
        {
            self.note(
                row,
                self.file.columns.dimensions[topic],
                &Problem::new(Code::RateWithoutTopic),
            );
            return None;
        }
        let ages = ages.or(columns).map(|band| band.read(&self.file.reading));
        readable.then(|| self.with_phase(nodes, ages))
    }

    /// The life phase as ages, where it has some: so ages are compared with ages.
    fn with_phase(
        &self,
        mut nodes: Vec<Node>,
        ages: Option<AgeBand>,
    ) -> (Vec<Node>, Option<AgeBand>) {
        let Some(position) = self.vocabulary.with_role(Role::LifePhase) else {
            return (nodes, ages);
        };
        let phase = self.vocabulary.dimensions[position].category(nodes[position]);
        match phase.and_then(|phase| phase.ages) {
            Some(of_phase) => {
                nodes[position] = Node::NOT_BROKEN_DOWN;
                let both = ages.and_then(|ages| ages.shared_with(&of_phase));
                (nodes, Some(both.unwrap_or(of_phase)))
            }
            None => (nodes, ages),
        }
    }

    /// The share of one person, with its two ends.
    fn share(&mut self, row: usize) -> Option<Share> {
        let per = self.per(row)?;
        let mut share = |field: Field| self.share_in(row, field, per);
        let (stated, low, high) = (
            share(Field::Share)?,
            share(Field::ShareLow)?,
            share(Field::ShareHigh)?,
        );
        let column = self.file.columns.field(Field::Share);
        let (Some(low), Some(high)) = (low.or(stated), high.or(stated)) else {
            self.note(row, column, &Problem::new(Code::NumberEmpty));
            return None;
        };
        let inside = stated.is_none_or(|stated| low <= stated && stated <= high);
        if low > high || !inside {
            self.note(row, column, &Problem::new(Code::RateEndsReversed));
            return None;
        }
        Some(Share { low, stated, high })
    }

    /// Of how many the share is: 1, unless the column says otherwise.
    fn per(&mut self, row: usize) -> Option<Option<Quantity>> {
        let column = self.file.columns.field(Field::Per);
        let per = values::quantity(
            self.cell(row, column),
            DecimalMark::Unknown,
            Counts::Anything,
        );
        match per.map(|per| per.value) {
            Ok(Some(Quantity::ZERO)) => {
                self.note(row, column, &Problem::new(Code::NumberInvalid));
                None
            }
            Ok(per) => Some(per),
            Err(problem) => {
                self.note(row, column, &problem);
                None
            }
        }
    }

    /// Outer none: the cell cannot be read, which was noted; inner none: it is blank.
    fn share_in(
        &mut self,
        row: usize,
        field: Field,
        per: Option<Quantity>,
    ) -> Option<Option<Quantity>> {
        let column = self.file.columns.field(field);
        let mark = DecimalMark::of(self.file.values(column).map(without_percent));
        let cell = self.cell(row, column).trim();
        let number = without_percent(cell);
        let of = match (number.len() < cell.len(), per) {
            (true, _) => Some(Quantity::from_whole(100)),
            (false, per) => per,
        };
        let read = match Number::parse(number, mark) {
            Ok(Number::Exact(number) | Number::Read(number)) => number,
            Ok(Number::Empty) => return Some(None),
            // A share that is not exact has columns of its own for its ends.
            _ => return self.note_share(row, column, Code::NumberInvalid),
        };
        match of {
            Some(of) => Some(Some(read.divided_by(of))),
            // 51 of one person: surely 51 of a hundred, but nobody says so
            None if read > Quantity::ONE => self.note_share(row, column, Code::RateAboveOne),
            None => Some(Some(read)),
        }
    }

    fn note_share<T>(&mut self, row: usize, column: Option<usize>, code: Code) -> Option<T> {
        self.note(row, column, &Problem::new(code));
        None
    }

    fn kind(&mut self, row: usize) -> Option<RateKind> {
        let column = self.file.columns.field(Field::Kind);
        let cell = self.cell(row, column).trim();
        let known = columns::rate_kind(cell);
        if known.is_none() {
            self.note(row, column, &Problem::new(Code::RateKindUnknown));
        }
        known
    }

    fn year(&mut self, row: usize) -> Option<Option<i32>> {
        let column = self.file.columns.field(Field::Year);
        match self.cell(row, column).trim() {
            "" => Some(None),
            cell => {
                let year = values::year(cell);
                if let Err(problem) = &year {
                    self.note(row, column, problem);
                }
                year.ok().map(Some)
            }
        }
    }

    fn evidence(&mut self, row: usize) -> Option<crate::model::evidence::Evidence> {
        let column = self.file.columns.field(Field::Evidence);
        let evidence = columns::evidence(self.cell(row, column));
        if evidence.is_none() {
            self.note(row, column, &Problem::new(Code::EvidenceUnknown));
        }
        evidence
    }

    fn cell(&self, row: usize, column: Option<usize>) -> &str {
        let fields = &self.file.rows[row].fields;
        let cell = column.and_then(|column| fields.get(column));
        cell.map_or("", String::as_str)
    }

    fn note(&mut self, row: usize, column: Option<usize>, problem: &Problem) {
        let source = &self.file.source;
        let line = &self.file.rows[row];
        let place = Place {
            lines: Lines::one(line.line),
            column: column.map(|column| source.header[column].clone()),
            ..source.place(None)
        };
        let excerpt = column.and_then(|column| line.excerpt(column));
        let seen = self.cell(row, column).trim().to_string();
        self.findings.add(problem.at(place, &seen).excerpt(excerpt));
    }
}
