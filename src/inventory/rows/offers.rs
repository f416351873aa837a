//! The offers: every row is one service, read with its line.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::cross_checks;
use super::offer_file::{OfferFile, field};
use crate::inventory::columns::Field;
use crate::inventory::coordinates::point_columns::PointColumns;
use crate::inventory::coordinates::recognise::Frame;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::Source;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::rows::target_groups::TargetGroups;
use crate::inventory::values::numbers::DecimalMark;
use crate::inventory::values::signs::Counts;
use crate::inventory::values::target_phrases::Phrases;
use crate::inventory::values::years;
use crate::inventory::values::{self, Stated, StatedTarget};
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::model::inventory::LeftOut;
use crate::model::offer::{MostPlaces, Offer, Target};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Role};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;
use chrono::NaiveDate;

/// Reads all offers of a file; a row with an error is left out and counted.
pub fn read(
    file: &OfferFile,
    (vocabulary, phrases): (&Vocabulary, &Phrases),
    town: Option<Frame>,
    findings: &mut Findings,
    left_out: &mut LeftOut,
) -> Vec<Offer> {
    if let Some(column) = file.columns.field(Field::Year) {
        let place = Place {
            column: Some(file.source.header[column].clone()),
            ..file.source.place(None)
        };
        findings.add(Finding::new(Code::OfferYears, place));
    }
    let marks = Marks::of_file(file);
    let groups = TargetGroups::of(file, phrases, vocabulary);
    findings.extend(groups.findings(vocabulary));
    let points = point_columns(file);
    let positions = points.positions(&file.rows, town);
    findings.extend(points.findings(&file.source, &file.rows, town));
    let mut offers = Vec::with_capacity(file.rows.len());
    for (row, position) in file.rows.iter().zip(positions) {
        let mut reader = RowReader {
            file,
            row,
            position,
            marks: &marks,
            groups: &groups,
            findings: &mut *findings,
            readable: true,
        };
        let offer = reader.offer(vocabulary);
        match reader.readable {
            true => offers.push(offer),
            false => left_out.add_offer(&offer, vocabulary),
        }
    }
    offers
}

/// Where a file of offers says where these are.
fn point_columns(file: &OfferFile) -> PointColumns {
    PointColumns {
        east: file.columns.field(Field::Lon),
        north: file.columns.field(Field::Lat),
        system: file.columns.field(Field::Crs),
        cell: None,
    }
}

/// What a column of numbers counts.
pub fn counts(field: Field) -> Counts {
    match field {
        Field::AnnualCost => Counts::Money,
        Field::Staff => Counts::Posts,
        Field::Runs => Counts::Runs,
        _ => Counts::Persons,
    }
}

/// Reads one row; every problem becomes a finding at its line.
struct RowReader<'a> {
    file: &'a OfferFile,
    row: &'a Row,
    position: Option<Position>,
    marks: &'a Marks,
    groups: &'a TargetGroups<'a>,
    findings: &'a mut Findings,
    readable: bool,
}

/// Which decimal mark the columns of numbers have.
struct Marks(Vec<(Field, DecimalMark)>);

impl Marks {
    fn of_file(file: &OfferFile) -> Marks {
        let numbers = [
            Field::Capacity,
            Field::Runs,
            Field::Occupied,
            Field::Waiting,
            Field::AnnualCost,
            Field::Staff,
        ];
        Marks(numbers.map(|field| (field, file.mark(field))).to_vec())
    }

    fn of(&self, field: Field) -> DecimalMark {
        let known = self.0.iter().find(|(known, _)| *known == field);
        known.map(|(_, mark)| *mark).unwrap_or_default()
    }
}

impl RowReader<'_> {
    fn offer(&mut self, vocabulary: &Vocabulary) -> Offer {
        let (targets, in_cell) = self.targets(vocabulary);
        let limit = self.age_limit();
        let (targets, ages, age_limit) = with_ages(vocabulary, targets, in_cell, limit);
        let district = vocabulary
            .with_role(Role::District)
            .map(|position| &vocabulary.dimensions[position]);
        let catchment = self.cell(Field::Reach).to_string();
        let catchment = values::catchment(district, &catchment);
        let catchment = self.or_note(catchment, Some(Field::Reach)).flatten();
        let places = self.capacity();
        let capacity = places.value;
        let runs = self.number(Field::Runs);
        let a_year = |places: Quantity| places.product(runs.unwrap_or(Quantity::ONE));
        let (valid_from, valid_to) = match (self.day(Field::ValidFrom), self.day(Field::ValidTo)) {
            (None, None) => self.year(),
            stated => stated,
        };
        if let (Some(from), Some(to)) = (valid_from, valid_to)
            && to < from
        {
            self.note(Problem::new(Code::DatesReversed), Some(Field::ValidTo));
        }
        Offer {
            id: self.id(),
            name: self.name(),
            provider: self.text(Field::Provider),
            targets,
            ages,
            age_limit,
            catchment,
            capacity: capacity.map(a_year),
            capacity_most: match places.most_places() {
                MostPlaces::UpTo(most) => MostPlaces::UpTo(a_year(most)),
                other => other,
            },
            places_at_once: capacity,
            occupied: self.number(Field::Occupied),
            waiting: self.number(Field::Waiting),
            valid_from,
            valid_to,
            funding_until: self.day(Field::FundingUntil),
            annual_cost: self.number(Field::AnnualCost),
            staff: self.number(Field::Staff),
            kind: self.text(Field::Kind),
            working_group: self.text(Field::WorkingGroup),
            hands_over_to: self.ids(),
            checked_on: self.day(Field::CheckedOn),
            note: self.text(Field::Note),
            position: self.position,
            file: self.file.source.name.clone(),
            line: self.row.line,
        }
    }

    /// Whom the offer is for, in every dimension, and the ages that its life phase's cell states.
    fn targets(&mut self, vocabulary: &Vocabulary) -> (Vec<Target>, Vec<AgeBand>) {
        let mut targets = Vec::with_capacity(vocabulary.dimensions.len());
        let mut ages = Vec::new();
        for (position, dimension) in vocabulary.dimensions.iter().enumerate() {
            let column = self.file.columns.dimensions[position];
            let mut stated = match values::target(dimension, field(self.row, column)) {
                Ok(stated) => stated,
                Err(problem) => {
                    self.note_in(problem, column);
                    StatedTarget {
                        target: Target::NotStated,
                        ages: Vec::new(),
                    }
                }
            };
            let own_ages =
                self.file.columns.field(Field::AgeFrom).is_some() && self.age_cells_are_filled();
            if stated.target == Target::NotStated
                && !(dimension.role == Role::LifePhase && own_ages)
                && let Some(of_words) = self.groups.target(self.row, position, dimension)
            {
                stated = of_words;
            }
            for band in stated.ages {
                match values::settle(dimension, band.read(&self.file.reading)) {
                    (node, None) => stated.target.add(node),
                    (_, Some(band)) => ages.push(band),
                }
            }
            let has_age_columns = dimension.role == Role::LifePhase
                && self.file.columns.field(Field::AgeFrom).is_some();
            if stated.target == Target::NotStated && !dimension.is_empty() && !has_age_columns {
                self.note_blank(dimension, column);
            }
            targets.push(stated.target);
        }
        (targets, ages)
    }

    fn age_cells_are_filled(&self) -> bool {
        let filled = |name: Field| !self.cell(name).trim().is_empty();
        filled(Field::AgeFrom) || filled(Field::AgeTo)
    }

    /// A blank target is a note about the file: the cell itself shows nothing.
    fn note_blank(&mut self, dimension: &Dimension, column: Option<usize>) {
        let problem =
            Problem::new(Code::OfferTargetBlank).detail("dimension", dimension.label.clone());
        self.note_in(problem, column);
    }

    fn age_limit(&mut self) -> Option<AgeBand> {
        let from = values::age(self.cell(Field::AgeFrom));
        let from = self.or_note(from, Some(Field::AgeFrom));
        let to = values::last_age(self.cell(Field::AgeTo));
        let to = self.or_note(to, Some(Field::AgeTo));
        let band = values::band(from?, to?);
        let band = self.or_note(band, Some(Field::AgeFrom)).flatten()?;
        Some(band.read(&self.file.reading))
    }

    fn cell(&self, name: Field) -> &str {
        field(self.row, self.file.columns.field(name))
    }

    fn text(&self, name: Field) -> String {
        self.cell(name).trim().to_string()
    }

    fn name(&self) -> String {
        match self.text(Field::Name) {
            name if name.is_empty() => self.text(Field::Id),
            name => name,
        }
    }

    fn id(&mut self) -> String {
        if self.text(Field::Id).is_empty() {
            self.note(Problem::new(Code::OfferWithoutId), Some(Field::Id));
        }
        id_of(self.file, self.row)
    }

    fn ids(&self) -> Vec<String> {
        let cell = self.cell(Field::HandsOverTo);
        let parts = cell.split(['|', ';', ',']).map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_string)
            .collect()
    }

    fn number(&mut self, name: Field) -> Option<Quantity> {
        self.stated(name)?.value
    }

    /// A number with the upper end of a range; how it had to be understood is noted.
    fn stated(&mut self, name: Field) -> Option<Stated<Quantity>> {
        let read = values::quantity(self.cell(name), self.marks.of(name), counts(name));
        self.with_note(read, name)
    }

    fn with_note<T>(&mut self, read: Result<Stated<T>, Problem>, name: Field) -> Option<Stated<T>> {
        let mut stated = self.or_note(read, Some(name))?;
        if let Some(note) = stated.note.take() {
            self.note(note, Some(name));
        }
        Some(stated)
    }

    /// The places, if they are recorded; a number that cannot be read has a finding of its own.
    fn capacity(&mut self) -> Stated<Quantity> {
        let was_readable = std::mem::replace(&mut self.readable, true);
        let capacity = self.stated(Field::Capacity).unwrap_or_default();
        if capacity.value.is_none() && self.readable {
            let problem = Problem::new(Code::OfferCapacityBlank);
            self.note(problem, Some(Field::Capacity));
        }
        self.readable &= was_readable;
        capacity
    }

    fn day(&mut self, name: Field) -> Option<NaiveDate> {
        let day = values::day(self.cell(name));
        self.with_note(day, name)?.value
    }

    /// The first and last day of the year for which the row was written.
    fn year(&mut self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let cell = self.cell(Field::Year);
        if cell.trim().is_empty() {
            return (None, None);
        }
        match years::year_of(cell) {
            Some(stated) => stated.days(),
            None => {
                self.note(Problem::new(Code::YearInvalid), Some(Field::Year));
                (None, None)
            }
        }
    }

    fn or_note<T>(&mut self, read: Result<T, Problem>, name: Option<Field>) -> Option<T> {
        read.map_err(|problem| self.note(problem, name)).ok()
    }

    fn note(&mut self, problem: Problem, name: Option<Field>) {
        let column = name.and_then(|name| self.file.columns.field(name));
        self.note_in(problem, column);
    }

    fn note_in(&mut self, problem: Problem, column: Option<usize>) {
        self.readable &= !problem.stops_row();
        let seen = field(self.row, column).to_string();
        let place = Place {
            lines: Lines::one(self.row.line),
            column: column.map(|column| self.file.source.header[column].clone()),
            ..self.file.source.place(None)
        };
        let excerpt = column.and_then(|column| self.row.excerpt(column));
        self.findings.add(problem.at(place, &seen).excerpt(excerpt));
    }
}

/// Ages in the life phase's cell and in the age columns, as one target: without a phase the columns are
/// the target; beside one they limit it.
fn with_ages(
    vocabulary: &Vocabulary,
    mut targets: Vec<Target>,
    in_cell: Vec<AgeBand>,
    limit: Option<AgeBand>,
) -> (Vec<Target>, Vec<AgeBand>, Option<AgeBand>) {
    let Some(position) = vocabulary.with_role(Role::LifePhase) else {
        return (targets, in_cell, None);
    };
    match (&targets[position], limit) {
        (Target::NotStated | Target::All, Some(band)) => {
            targets[position] = Target::Some(Vec::new());
            (targets, vec![band], None)
        }
        _ => (targets, in_cell, limit),
    }
}

/// What can only be seen over all offers: rows that are equal but for the id, hand-overs to nobody.
pub fn compare(files: &[OfferFile], offers: &[Offer], findings: &mut Findings) {
    for file in files {
        equal_rows(file, findings);
    }
    let ids: BTreeSet<&str> = offers.iter().map(|o| o.id.as_str()).collect();
    for offer in offers {
        for next in &offer.hands_over_to {
            if !ids.contains(next.as_str()) {
                let near = crate::vocabulary::words::nearest(next, ids.iter().copied());
                let finding = Finding::new(Code::OfferLeadsNowhere, place_of(offer))
                    .seen(next.as_str())
                    .detail("suggestion", near.unwrap_or_default());
                findings.add(finding);
            }
        }
    }
}

fn place_of(offer: &Offer) -> Place {
    Place {
        lines: Lines::one(offer.line),
        ..Place::file(&offer.file)
    }
}

fn equal_rows(file: &OfferFile, findings: &mut Findings) {
    let id = file.columns.field(Field::Id);
    let finding = crate::inventory::columns::finding_column(&file.source.header);
    let mut seen: HashMap<Vec<String>, &Row> = HashMap::new();
    for row in &file.rows {
        let cells = row.fields.iter().enumerate();
        let rest = cells.filter(|(column, _)| Some(*column) != id && Some(*column) != finding);
        let rest = rest.map(|(_, value)| normalised(value)).collect();
        match seen.get(&rest) {
            // The same id in both is a finding of its own.
            Some(first) if id_of(file, first) != id_of(file, row) => {
                let place = Place {
                    lines: Lines::one(row.line),
                    column: id.map(|id| file.source.header[id].clone()),
                    ..file.source.place(None)
                };
                let finding = Finding::new(Code::OfferAlike, place)
                    .seen(id_of(file, row))
                    .detail("other", id_of(file, first))
                    .detail("otherline", first.line);
                findings.add(finding);
            }
            Some(_) => {}
            None => {
                seen.insert(rest, row);
            }
        }
    }
}

/// A row's id, or one that is made from the row. Where a table has one column of places per age band, each of them is
/// an offer of its own.
fn id_of(file: &OfferFile, row: &Row) -> String {
    let id = match field(row, file.columns.field(Field::Id)).trim() {
        "" => format!("{}:{}", file.source.name, row.line),
        id => id.to_string(),
    };
    match &row.counted_under {
        Some(heading) => format!("{id} {heading}"),
        None => id,
    }
}

/// An id may come again for a later period of validity, but not for the same days: the first row stays, and
/// the later one is left out, as its places would count twice.
pub fn once_each(
    offers: &mut Vec<Offer>,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
    left_out: &mut LeftOut,
) {
    let mut kept: Vec<Offer> = Vec::with_capacity(offers.len());
    let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
    for offer in std::mem::take(offers) {
        let same = by_id.entry(offer.id.clone()).or_default();
        let mut earlier = same.iter().map(|position| &kept[*position]);
        if let Some(first) = earlier.find(|other| overlap(other, &offer)) {
            let finding = Finding::new(Code::OfferTwice, place_of(&offer))
                .seen(offer.id.as_str())
                .detail("otherfile", first.file.as_str())
                .detail("otherline", first.line);
            findings.add(finding);
            left_out.add_offer(&offer, vocabulary);
        } else {
            same.push(kept.len());
            kept.push(offer);
        }
    }
    *offers = kept;
}

/// Whether there is a day on which both are in force.
fn overlap(one: &Offer, other: &Offer) -> bool {
    let begins_after_end = |a: &Offer, b: &Offer| match (a.valid_to, b.valid_from) {
        (Some(end), Some(begin)) => begin > end,
        _ => false,
    };
    !begins_after_end(one, other) && !begins_after_end(other, one)
}

/// The inventory with a plan laid over it: new ids are added, known ids replaced, and an offer whose plan
/// has no places is gone.
pub fn laid_over(offers: &[Offer], planned: Vec<Offer>) -> Vec<Offer> {
    let ids: HashSet<String> = planned.iter().map(|offer| normalised(&offer.id)).collect();
    let kept = offers
        .iter()
        .filter(|offer| !ids.contains(&normalised(&offer.id)));
    let mut laid: Vec<Offer> = kept.cloned().collect();
    laid.extend(
        planned
            .into_iter()
            .filter(|offer| offer.capacity != Some(Quantity::ZERO)),
    );
    laid
}

/// The finding that no offer holds in a year because all of them were written for others.
pub fn years_over(files: &[OfferFile], offers: &[Offer], year: i32) -> Option<Finding> {
    let file = files
        .iter()
        .find(|file| file.columns.field(Field::Year).is_some())?;
    let column = file.columns.field(Field::Year)?;
    let (first, last) = (
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    );
    let holds = |offer: &Offer| {
        offer.valid_from.is_none_or(|from| from <= last)
            && offer.valid_to.is_none_or(|to| to >= first)
    };
    if offers.is_empty() || offers.iter().any(holds) {
        return None;
    }
    let mut years: Vec<String> = file.values(Some(column)).map(str::to_string).collect();
    years.sort();
    years.dedup();
    let latest = years.iter().filter_map(|year| years::year_of(year));
    let latest = latest.map(|year| year.year).max()?;
    let place = Place {
        column: Some(file.source.header[column].clone()),
        ..file.source.place(None)
    };
    // a year is no number to be grouped
    let finding = Finding::new(Code::OfferYearsOver, place).detail("year", year.to_string());
    let finding = finding.detail("latest", latest.to_string());
    Some(finding.detail("years", years))
}

/// Two files that share most of their offers are two editions of one inventory.
pub fn editions(files: &[OfferFile]) -> Option<Finding> {
    let keys: Vec<(&Source, HashSet<String>)> = files
        .iter()
        .map(|file| {
            (
                &file.source,
                file.rows.iter().map(|row| key_of(file, row)).collect(),
            )
        })
        .collect();
    cross_checks::editions(&keys, Code::TwoEditions)
}

/// What an offer is known by in another edition: its id, else all that is said of it.
fn key_of(file: &OfferFile, row: &Row) -> String {
    match field(row, file.columns.field(Field::Id)).trim() {
        "" => row
            .fields
            .iter()
            .map(|cell| normalised(cell))
            .collect::<Vec<_>>()
            .join("; "),
        id => normalised(id),
    }
}
