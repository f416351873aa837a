//! Rows of an inventory of offers that are none: sums, and rows that say of nobody that it is for them.

use std::cell::OnceCell;

use crate::inventory::columns::Field;
use crate::inventory::files::lines::Row;
use crate::inventory::findings::Findings;
use crate::inventory::rows::offer_file::OfferFile;
use crate::inventory::values::numbers::{DecimalMark, Number};
use crate::inventory::values::special_words::{SpecialWord, special};
use crate::inventory::values::status_words::says_closed;
use crate::inventory::values::total_words::{Total, says_sum_within, total};
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowIs {
    Offer,
    Sum,
    /// It could be a sum as well as an offer.
    Doubtful,
    Nothing,
}

/// Takes the rows out that are no offers.
pub fn of_offers(file: &mut OfferFile, findings: &mut Findings) {
    let judge = Judge::of(file);
    let mut kept = Vec::with_capacity(file.rows.len());
    let (mut all, mut since) = (Quantity::ZERO, Quantity::ZERO);
    let (mut closed, mut named) = (Lines::default(), Vec::new());
    let (mut nothing, mut texts) = (Lines::default(), Vec::new());
    let last = file.rows.len().saturating_sub(1);
    let mut sums = 0;
    let mut doubtful = 0;
    for (position, row) in file.rows.iter().enumerate() {
        let places = judge.places(row);
        let equals = |sum: Quantity| places == Some(sum) && sum > Quantity::ZERO;
        let is_sum = kept.len() >= 2 && (equals(all) || equals(since));
        let row_is = judge.row(row, is_sum, position == last);
        let held = match row_is {
            RowIs::Offer if doubtful < MOST_HELD && judge.is_named_like_a_sum(row) => {
                doubtful += 1;
                judge.parts_of(position).zip(places)
            }
            _ => None,
        };
        let row_is = match held {
            Some((parts, places)) if is_near(parts, places) => {
                findings.add(judge.sum_or_offer(row, places, parts));
                sums += 1;
                continue;
            }
            _ => row_is,
        };
        match row_is {
            RowIs::Offer => {
                findings.extend(judge.named_like_a_sum(row));
                if judge.is_called_closed(row) {
                    closed.add(row.line);
                    named.push(judge.text(row));
                }
                all += places.unwrap_or_default();
                since += places.unwrap_or_default();
                kept.push(position);
            }
            RowIs::Nothing => {
                nothing.add(row.line);
                texts.push(judge.text(row));
            }
            sum @ (RowIs::Sum | RowIs::Doubtful) => {
                let parts = if equals(since) { since } else { all };
                let code = match (sum, places) {
                    (RowIs::Doubtful, _) => Code::SumOrData,
                    (_, Some(stated)) if stated != parts => Code::SumDiffers,
                    _ => Code::SumLeftOut,
                };
                let finding = judge.sum_or_offer(row, places.unwrap_or(parts), parts);
                findings.add(Finding { code, ..finding });
                since = Quantity::ZERO;
                sums += 1;
            }
        }
    }
    if closed.total > 0 {
        let place = Place {
            lines: closed,
            ..file.source.place(None)
        };
        findings.add(Finding::new(Code::OfferNotOpen, place).detail("texts", named));
    }
    if nothing.total > 0 {
        let place = Place {
            lines: nothing,
            ..file.source.place(None)
        };
        findings.add(Finding::new(Code::NotAnOffer, place).detail("texts", texts));
    }
    file.sums_left_out = sums;
    if kept.len() < file.rows.len() {
        let rows = std::mem::take(&mut file.rows);
        let rows = rows.into_iter().enumerate();
        let is_kept = |position: &usize| kept.binary_search(position).is_ok();
        file.rows = rows
            .filter(|(position, _)| is_kept(position))
            .map(|(_, row)| row)
            .collect();
    }
}

/// So many offers that are called like sums are held against the others.
const MOST_HELD: usize = 1000;

/// How far, as a share, what is called a sum may lie from its parts' places to be asked about.
const NEAR: f64 = 0.1;

fn is_near(parts: Quantity, stated: Quantity) -> bool {
    let (parts, stated) = (parts.as_f64(), stated.as_f64());
    parts > 0.0 && (stated - parts).abs() <= NEAR * parts
}

/// What a row says, as it is held against others.
struct Said {
    /// For whom it is, by the columns that say so.
    whom: Vec<String>,
    /// None: not stated, or it is called like a sum itself.
    places: Option<Quantity>,
}

/// What is known of a file, to judge its rows by.
struct Judge<'a> {
    file: &'a OfferFile,
    mark: DecimalMark,
    /// Most rows have an id, or a name.
    have_ids: bool,
    have_names: bool,
    /// The columns that say for whom an offer is.
    targets: Vec<usize>,
    sums: Vec<String>,
    no_sums: Vec<String>,
    /// Per row; made once a row is held against the others.
    said: OnceCell<Vec<Said>>,
}

impl Judge<'_> {
    fn of(file: &OfferFile) -> Judge<'_> {
        let columns = &file.columns;
        // rows that call themselves a sum tell nothing of how offers are named
        let says_sum = |row: &&Row| row.fields.iter().any(|cell| total(cell).is_some());
        let others = file.rows.len() - file.rows.iter().filter(says_sum).count();
        let most = |field: Field| {
            let filled = file.values(columns.field(field)).count();
            columns.field(field).is_some() && filled > 0 && filled * 5 >= others * 4
        };
        let fields = [Field::AgeFrom, Field::AgeTo]
            .into_iter()
            .filter_map(|f| columns.field(f));
        let normal = |words: &[String]| words.iter().map(|word| normalised(word)).collect();
        Judge {
            file,
            mark: DecimalMark::of(file.values(columns.field(Field::Capacity))),
            have_ids: most(Field::Id),
            have_names: most(Field::Name),
            targets: columns
                .dimensions
                .iter()
                .flatten()
                .copied()
                .chain(fields)
                .collect(),
            sums: normal(&file.source.sums),
            no_sums: normal(&file.source.no_sums),
            said: OnceCell::new(),
        }
    }

    fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let column = self.file.columns.field(field);
        let cell = column.and_then(|column| row.fields.get(column));
        cell.map_or("", |cell| cell.trim())
    }

    fn places(&self, row: &Row) -> Option<Quantity> {
        match Number::parse(self.cell(row, Field::Capacity), self.mark) {
            Ok(Number::Exact(places) | Number::Read(places)) => Some(places),
            _ => None,
        }
    }

    fn row(&self, row: &Row, is_sum: bool, is_last: bool) -> RowIs {
        let (id, name) = (self.cell(row, Field::Id), self.cell(row, Field::Name));
        let names: Vec<&str> = [id, name]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        // a cell of it, or all that a finding shows of it
        let word = |words: &[String]| {
            let mut cells = row.fields.iter().map(|cell| normalised(cell));
            cells.any(|cell| words.contains(&cell)) || words.contains(&normalised(&self.text(row)))
        };
        if word(&self.no_sums) {
            return RowIs::Offer;
        }
        if word(&self.sums) {
            return RowIs::Sum;
        }
        let is_named = |cell: &str| matches!(total(cell), Some(Total::Everything));
        let says_sum = |cell: &str| total(cell).is_some();
        let for_nobody = self.targets.iter().all(|column| {
            let cell = row.fields.get(*column).map_or("", |cell| cell.trim());
            cell.is_empty() || is_named(cell) && special(cell) != Some(SpecialWord::All)
        });
        let in_text = row
            .fields
            .iter()
            .enumerate()
            .any(|(column, cell)| !self.targets.contains(&column) && says_sum(cell));
        let lacks_name = names.is_empty() && (self.have_ids || self.have_names);
        if !names.is_empty() && names.iter().all(|name| is_named(name)) {
            return RowIs::Sum;
        }
        let says_rest = names.iter().any(|name| says_sum(name)) && (is_sum || id.is_empty());
        if for_nobody && (in_text || is_sum) || says_rest && is_sum {
            return RowIs::Sum;
        }
        let by_target = self
            .targets
            .iter()
            .any(|column| row.fields.get(*column).is_some_and(|cell| is_named(cell)));
        if lacks_name && is_sum && (by_target || is_last) {
            return RowIs::Sum;
        }
        if says_rest && (self.have_ids || for_nobody) {
            return RowIs::Doubtful;
        }
        match for_nobody && !self.targets.is_empty() {
            true => RowIs::Nothing,
            false => RowIs::Offer,
        }
    }

    /// Whether an offer that states no days is called closed, or planned: in its name, in a note, or in a column that
    /// nothing else is known of.
    fn is_called_closed(&self, row: &Row) -> bool {
        let dates = [Field::ValidFrom, Field::ValidTo, Field::Year];
        let is_dated = dates.iter().any(|field| !self.cell(row, *field).is_empty());
        let columns = &self.file.columns;
        let own = [Field::Name, Field::Note, Field::Kind];
        let own = own.into_iter().filter_map(|field| columns.field(field));
        let mut cells = own
            .chain(columns.unknown.iter().copied())
            .filter_map(|column| row.fields.get(column));
        !is_dated && cells.any(|cell| says_closed(cell))
    }

    /// Whether an offer is called like a sum, and nobody has said that it is none.
    fn is_named_like_a_sum(&self, row: &Row) -> bool {
        let name = self.cell(row, Field::Name);
        let settled = [name.to_string(), self.text(row)];
        let mut settled = settled.iter();
        says_sum_within(name) && !settled.any(|cell| self.no_sums.contains(&normalised(cell)))
    }

    /// The finding that an offer is called like a sum: `Kita gesamt Nord`.
    fn named_like_a_sum(&self, row: &Row) -> Option<Finding> {
        let place = self.file.source.place(Some(row.line));
        let finding = || Finding::new(Code::OfferNamedSum, place).seen(self.cell(row, Field::Name));
        self.is_named_like_a_sum(row).then(finding)
    }

    /// The finding that a row could be the sum of others as well as an offer.
    fn sum_or_offer(&self, row: &Row, sum: Quantity, parts: Quantity) -> Finding {
        let finding = Finding::new(Code::SumOrData, self.file.source.place(Some(row.line)));
        let finding = finding.seen(self.text(row)).detail("sum", sum);
        finding.detail("parts", parts)
    }

    /// The places of the offers for the same people as the one at this position, or for some of them; none if there are
    /// no such offers.
    fn parts_of(&self, position: usize) -> Option<Quantity> {
        let said = self.said.get_or_init(|| self.said());
        let wanted: Vec<(usize, &String)> = said[position]
            .whom
            .iter()
            .enumerate()
            .filter(|(_, word)| {
                !matches!(special(word), Some(SpecialWord::All | SpecialWord::Blank))
            })
            .collect();
        let others = said.iter().enumerate().filter(|(other, row)| {
            *other != position && wanted.iter().all(|(slot, word)| row.whom[*slot] == **word)
        });
        let places: Vec<Quantity> = others.filter_map(|(_, row)| row.places).collect();
        (!places.is_empty()).then(|| places.into_iter().sum())
    }

    /// What all rows say, as it is compared.
    fn said(&self) -> Vec<Said> {
        let word = |row: &Row, column: usize| {
            normalised(row.fields.get(column).map_or("", String::as_str))
        };
        let rows = self.file.rows.iter().map(|row| Said {
            whom: self
                .targets
                .iter()
                .map(|column| word(row, *column))
                .collect(),
            places: self.places(row).filter(|_| !self.is_named_like_a_sum(row)),
        });
        rows.collect()
    }

    /// What a row says, for a person to find it.
    fn text(&self, row: &Row) -> String {
        let cells = row
            .fields
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty());
        let words: Vec<&str> = cells
            .filter(|cell| cell.chars().any(char::is_alphabetic))
            .collect();
        match words.is_empty() {
            true => row.fields.join(" ").trim().to_string(),
            false => words.join(" "),
        }
    }
}
