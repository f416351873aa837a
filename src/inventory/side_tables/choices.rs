//! The choices of a council, read from a file: what could be done, with what, for how much.

use std::collections::BTreeSet;
use std::path::Path;

use crate::inventory::columns;
use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::FileSettings;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values::numbers::DecimalMark;
use crate::inventory::values::signs::Counts;
use crate::inventory::values::{self, Stated};
use crate::model::choice::{Act, ActKind, Choice};
use crate::model::finding::{Code, Finding};
use crate::model::offer::{Offer, Target};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::dimension::{Dimension, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::nearest;

/// Reads a file with the columns id, act, offer, what, annual_cost, places, most, one_of, requires, reach, provider and
/// any dimension. What cannot be used is left out, with a finding.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    vocabulary: &Vocabulary,
    offers: &[Offer],
) -> (Vec<Choice>, Vec<Finding>) {
    let mut findings = Findings::default();
    let table = findings.unless_stopped(NamedTable::open(path, reading));
    let choices = table.and_then(|table| {
        let columns = findings.unless_stopped(Columns::of(&table, vocabulary))?;
        let marks = [columns.cost, columns.places, columns.most].map(|column| {
            let cells = table.rows.iter().map(|row| table.cell(row, column));
            DecimalMark::of(cells)
        });
        let mut reader = Reader {
            table: &table,
            columns: &columns,
            vocabulary,
            offers,
            marks,
            findings: &mut findings,
        };
        let rows = table.rows.iter();
        let choices = rows.filter_map(|row| Some((row, reader.choice(row)?)));
        let choices: Vec<(&Row, Choice)> = choices.collect();
        Some(reader.with_known_requirements(choices))
    });
    (choices.unwrap_or_default(), findings.sorted())
}

/// Columns of a file of choices.
struct Columns {
    id: usize,
    act: usize,
    offer: Option<usize>,
    what: Option<usize>,
    provider: Option<usize>,
    cost: Option<usize>,
    places: Option<usize>,
    most: Option<usize>,
    one_of: Option<usize>,
    requires: Option<usize>,
    reach: Option<usize>,
    /// One per dimension.
    dimensions: Vec<Option<usize>>,
}

impl Columns {
    fn of(
        table: &NamedTable,
        vocabulary: &Vocabulary,
    ) -> Result<Columns, crate::model::finding::Stopped> {
        let of_dimension = |dimension: &Dimension| {
            let mut names = vec![dimension.id.as_str()];
            names.extend(dimension.label.words());
            names.extend(dimension.aliases.iter().map(String::as_str));
            table.column(&names)
        };
        Ok(Columns {
            id: table.needed(&["id", "kennung"])?,
            act: table.needed(&["act", "was_tun", "art"])?,
            offer: table.column(&["offer", "angebot"]),
            what: table.column(&["what", "option", "maßnahme", "name", "bezeichnung"]),
            provider: table.column(&["provider", "träger"]),
            cost: table.column(&["annual_cost", "cost", "kosten", "jahreskosten"]),
            places: table.column(&["places", "capacity", "plätze", "kapazität"]),
            most: table.column(&["most", "höchstens"]),
            one_of: table.column(&["one_of", "nur_eine_aus"]),
            requires: table.column(&["requires", "setzt_voraus"]),
            reach: table.column(&["reach", "einzugsbereich"]),
            dimensions: vocabulary.dimensions.iter().map(of_dimension).collect(),
        })
    }
}

struct Reader<'a> {
    table: &'a NamedTable,
    columns: &'a Columns,
    vocabulary: &'a Vocabulary,
    offers: &'a [Offer],
    marks: [DecimalMark; 3],
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn choice(&mut self, row: &Row) -> Option<Choice> {
        let text = |column: Option<usize>| self.table.cell(row, column).to_string();
        let id = text(Some(self.columns.id));
        let (what, one_of) = (text(self.columns.what), text(self.columns.one_of));
        let requires = text(self.columns.requires);
        let Some(kind) = columns::act(&text(Some(self.columns.act))) else {
            let problem = unknown_act(&text(Some(self.columns.act)));
            return self.refuse(problem, row, Some(self.columns.act));
        };
        let cost = self
            .number(row, self.columns.cost, (0, Counts::Money))?
            .value;
        let places = self.number(row, self.columns.places, (1, Counts::Persons))?;
        let most = self
            .number(row, self.columns.most, (2, Counts::Anything))?
            .value;
        let most = most.map_or(1, |most| {
            u32::try_from(most.units() / Quantity::ONE.units()).unwrap_or(u32::MAX)
        });
        let targets = self.targets(row)?;
        let act = self.act(row, kind, &what, places, targets)?;
        let own = self
            .offers
            .iter()
            .rev()
            .find(|offer| offer.id == act.offer());
        let cost = cost.or_else(|| usual_cost(&act, own?));
        let name = match (what.is_empty(), own) {
            (false, _) => what,
            (true, Some(offer)) => offer.name.clone(),
            (true, None) => id.clone(),
        };
        Some(Choice {
            id,
            name,
            cost,
            most: match kind {
                ActKind::Places | ActKind::New => most.clamp(1, MOST),
                ActKind::Renew | ActKind::Open | ActKind::Close => 1,
            },
            act,
            one_of,
            requires: listed(&requires),
        })
    }

    fn act(
        &mut self,
        row: &Row,
        kind: ActKind,
        what: &str,
        places: Stated<Quantity>,
        targets: Vec<Target>,
    ) -> Option<Act> {
        let id = self.table.cell(row, self.columns.offer).to_string();
        if kind != ActKind::New && !self.offers.iter().any(|offer| offer.id == id) {
            let known = self.offers.iter().map(|offer| offer.id.as_str());
            let near = nearest(&id, known).unwrap_or_default().to_string();
            let problem = Problem::new(Code::ChoiceOfferUnknown).detail("suggestion", near);
            return self.refuse(problem, row, self.columns.offer.or(Some(self.columns.id)));
        }
        let is_stated = targets.iter().any(|target| *target != Target::NotStated);
        let missing = match kind {
            ActKind::Places | ActKind::New if places.value.is_none() => Some("places"),
            ActKind::Open | ActKind::New if !is_stated => Some("target"),
            _ => None,
        };
        if let Some(missing) = missing {
            let problem = Problem::new(Code::ChoiceIncomplete).detail("missing", missing);
            return self.refuse(problem, row, Some(self.columns.id));
        }
        Some(match kind {
            ActKind::Renew => Act::Renew(id),
            ActKind::Places => Act::Places(id, places.value?),
            ActKind::Open => Act::Open(id, targets),
            ActKind::Close => Act::Close(id),
            ActKind::New => Act::New(Box::new(self.offer(row, what, places, targets)?)),
        })
    }

    /// Of every dimension the categories that a row names.
    fn targets(&mut self, row: &Row) -> Option<Vec<Target>> {
        let mut targets = Vec::new();
        for (dimension, column) in self
            .vocabulary
            .dimensions
            .iter()
            .zip(&self.columns.dimensions)
        {
            let cell = self.table.cell(row, *column);
            let stated = match values::target(dimension, cell) {
                Ok(stated) => stated,
                Err(problem) => return self.refuse(problem, row, *column),
            };
            let mut target = stated.target;
            for band in stated.ages {
                match values::settle(dimension, band.read(&Reading::default())) {
                    (node, None) => target.add(node),
                    // only whole phases, so that cells are cut alike with and without choices
                    (_, Some(_)) => {
                        let near = nearest(cell, dimension.known_words()).unwrap_or_default();
                        let problem = Problem::new(Code::CategoryUnknown)
                            .detail("dimension", dimension.label.clone())
                            .detail("suggestion", near)
                            .detail("allowed", Vec::<String>::new());
                        return self.refuse(problem, row, *column);
                    }
                }
            }
            targets.push(target);
        }
        Some(targets)
    }

    fn offer(
        &mut self,
        row: &Row,
        what: &str,
        places: Stated<Quantity>,
        targets: Vec<Target>,
    ) -> Option<Offer> {
        let district = self.vocabulary.with_role(Role::District);
        let district = district.map(|position| &self.vocabulary.dimensions[position]);
        let catchment = values::catchment(district, self.table.cell(row, self.columns.reach));
        let catchment = match catchment {
            Ok(catchment) => catchment,
            Err(problem) => return self.refuse(problem, row, self.columns.reach),
        };
        let id = self.table.cell(row, Some(self.columns.id)).to_string();
        Some(Offer {
            name: if what.is_empty() {
                id.clone()
            } else {
                what.to_string()
            },
            id,
            provider: self.table.cell(row, self.columns.provider).to_string(),
            targets,
            ages: Vec::new(),
            age_limit: None,
            catchment,
            capacity: places.value,
            capacity_most: places.most_places(),
            places_at_once: places.value,
            occupied: None,
            waiting: None,
            valid_from: None,
            valid_to: None,
            funding_until: None,
            annual_cost: None,
            staff: None,
            kind: String::new(),
            working_group: String::new(),
            hands_over_to: Vec::new(),
            checked_on: None,
            note: String::new(),
            position: None,
            file: self.table.source.name.clone(),
            line: row.line,
        })
    }

    /// A number that may be missing, and the upper end of a range; none: it cannot be read, which is said, as is how
    /// it had to be understood.
    fn number(
        &mut self,
        row: &Row,
        column: Option<usize>,
        (mark, counts): (usize, Counts),
    ) -> Option<Stated<Quantity>> {
        match values::quantity(self.table.cell(row, column), self.marks[mark], counts) {
            Ok(mut stated) => {
                let note = stated.note.take();
                if let Some(note) = note.filter(|_| !self.table.cell(row, column).is_empty()) {
                    self.findings.add(self.table.finding(&note, row, column));
                }
                Some(stated)
            }
            Err(problem) => self.refuse(problem, row, column),
        }
    }

    fn refuse<T>(&mut self, problem: Problem, row: &Row, column: Option<usize>) -> Option<T> {
        self.findings.add(self.table.finding(&problem, row, column));
        None
    }

    /// Choices whose requirements are all there. One that needs what is not there can never be decided.
    fn with_known_requirements(&mut self, mut choices: Vec<(&Row, Choice)>) -> Vec<Choice> {
        loop {
            let ids: BTreeSet<String> = choices.iter().map(|(_, own)| own.id.clone()).collect();
            let before = choices.len();
            choices.retain(|(row, own)| {
                let missing = own.requires.iter().find(|other| !ids.contains(*other));
                if let Some(missing) = missing {
                    let near = nearest(missing, ids.iter().map(String::as_str));
                    let problem = Problem::new(Code::ChoiceNeedsUnknown)
                        .detail("other", missing.as_str())
                        .detail("suggestion", near.unwrap_or_default());
                    let column = self.columns.requires;
                    self.findings.add(self.table.finding(&problem, row, column));
                }
                missing.is_none()
            });
            if choices.len() == before {
                return choices.into_iter().map(|(_, own)| own).collect();
            }
        }
    }
}

/// More times than this are no choice.
const MOST: u32 = 1_000;

/// What an act costs by what is on record about its offer: a renewal what it costs today, places in proportion, a closing
/// saves what it costs.
fn usual_cost(act: &Act, offer: &Offer) -> Option<Quantity> {
    let cost = offer.annual_cost?;
    match act {
        Act::Renew(_) | Act::Close(_) => Some(cost),
        Act::Places(_, more) => {
            let capacity = offer.capacity.filter(|places| *places > Quantity::ZERO)?;
            let share = u128::from(cost.units()) * u128::from(more.units());
            let share = share / u128::from(capacity.units());
            u64::try_from(share).ok().map(Quantity::from_units)
        }
        Act::Open(..) | Act::New(_) => None,
    }
}

fn listed(cell: &str) -> Vec<String> {
    let parts = cell.split(['|', ';', ',']).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_string)
        .collect()
}

/// The problem that a cell names nothing that can be done.
pub fn unknown_act(seen: &str) -> Problem {
    let known = columns::acts();
    let near = nearest(seen, known.iter().map(String::as_str));
    Problem::new(Code::ChoiceActUnknown)
        .detail("suggestion", near.unwrap_or_default())
        .detail("allowed", known.clone())
}
