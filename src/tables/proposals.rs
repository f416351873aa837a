//! What is proposed, as a table: measures, renewals, and what has to be asked first.

use super::column_id::{Axis, ColumnId};
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::{both, column};
use super::lists::{cases, counting, list, whole};
use super::outlook::date;
use super::phrases::{group_in_words, in_words};
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::table::{Kind, Row, Table, Value};
use crate::analysis::cover::CellChange;
use crate::analysis::outlook::renewals::Renewal;
use crate::analysis::outlook::{Assumption, Horizon};
use crate::analysis::picture::{Picture, Year};
use crate::analysis::proposals::{About, Group, Inquiry, Measure, Proposal, Proposals, proposals};
use crate::analysis::year::Refused;
use crate::model::inventory::Inventory;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::dimension::{Node, Role};

/// What is proposed for each report that a town asks for, in their order: for the gaps of those whom it looks at.
pub fn for_briefs(
    inventory: &Inventory,
    year: &Year,
    ahead: Option<(Horizon, &Assumption)>,
) -> Result<Vec<Proposals>, Refused> {
    let mut found: Vec<Proposals> = Vec::with_capacity(inventory.briefs.len());
    for (position, brief) in inventory.briefs.iter().enumerate() {
        // reports on the same people make the same proposals
        let mut before = inventory.briefs[..position].iter();
        let same = before.position(|other| other.filter == brief.filter);
        let own = match same {
            Some(same) => found[same].clone(),
            None => {
                let cells = Scope::new(brief.filter.clone()).cells(year, year.headline());
                proposals(inventory, &inventory.offers, year, &cells, ahead)?
            }
        };
        found.push(own);
    }
    Ok(found)
}

/// The proposals as rows. Effects are those on the people of the scope; on top of all rows before.
pub fn table(year: &Year, found: &Proposals, scope: &Scope) -> Table {
    let writer = Writer::new(year, scope);
    let measures = found.measures.iter().map(|one| writer.measure(one));
    let renewals = found.renewals.iter().map(|one| writer.renewal(one));
    let inquiries = found.inquiries.iter().map(|one| writer.inquiry(one));
    let rows = measures.chain(renewals).chain(inquiries).collect();
    let mut table = list(
        TableId::Proposals,
        whole(year, year.headline(), scope),
        writer.columns(),
        rows,
    );
    table.notes.push(both("note-proposals", &[]));
    table
}

/// Writes proposals as rows.
pub(super) struct Writer<'a> {
    year: &'a Year,
    picture: &'a Picture,
    /// The cells of the scope, ascending.
    own: Vec<u32>,
}

/// What stands in a row beside the cells that it changes.
struct Entry {
    step: &'static str,
    topic: Option<Node>,
    offers: Vec<String>,
    whom: Value,
    opens_to: Value,
    before: Value,
    /// Euros for a place, or for the whole in a year.
    place_cost: Value,
    annual_cost: Value,
}

impl<'a> Writer<'a> {
    pub(super) fn new(year: &'a Year, scope: &Scope) -> Writer<'a> {
        let picture = year.headline();
        Writer {
            year,
            picture,
            own: scope.cells(year, picture),
        }
    }

    pub(super) fn columns(&self) -> Vec<super::table::Column> {
        let mut columns = vec![column(ColumnId::Step, Kind::Category, Disclosure::Key)];
        columns.extend(self.topic_position().map(|position| {
            let own = keys::column(&self.year.vocabulary, position);
            debug_assert_eq!(own.id, ColumnId::Dimension(Axis::Topic));
            own
        }));
        columns.extend([
            column(ColumnId::OfferNames, Kind::Text, Disclosure::Key),
            column(ColumnId::Whom, Kind::Text, Disclosure::Key),
            column(ColumnId::OpensTo, Kind::Text, Disclosure::Key),
            column(ColumnId::DecideBefore, Kind::Category, Disclosure::Key),
            column(ColumnId::Relief, Kind::Cases, Disclosure::Linear),
            column(ColumnId::Gained, Kind::Cases, Disclosure::Linear),
            column(ColumnId::Lost, Kind::Cases, Disclosure::Linear),
            column(ColumnId::PlaceCost, Kind::Euro, Disclosure::Record),
            column(ColumnId::AnnualCost, Kind::Euro, Disclosure::Record),
        ]);
        columns
    }

    fn topic_position(&self) -> Option<usize> {
        let position = self.year.vocabulary.with_role(Role::Topic);
        position.filter(|position| !self.year.vocabulary.dimensions[*position].is_empty())
    }

    pub(super) fn measure(&self, proposal: &Proposal) -> Row {
        let offers = &self.year.offers;
        let (step, named, opens_to) = match &proposal.measure {
            Measure::Open {
                offer,
                dimension,
                category,
                ..
            } => {
                let opened = &self.year.vocabulary.dimensions[*dimension];
                let to = node_value(opened, *category);
                ("open", vec![offer_name(&offers[*offer])], to)
            }
            Measure::MorePlaces { offer, .. } => (
                "more_places",
                vec![offer_name(&offers[*offer])],
                Value::NotApplicable,
            ),
            Measure::NewOffer { .. } => ("new_offer", Vec::new(), Value::NotApplicable),
        };
        let cost = proposal.cost.map(|cost| cases(cost.euros));
        let entry = Entry {
            step,
            topic: proposal.group.topic,
            offers: named,
            whom: self.group(&proposal.group),
            opens_to,
            before: Value::NotApplicable,
            place_cost: match proposal.measure {
                Measure::Open { .. } => Value::NotApplicable,
                _ => cost.unwrap_or(Value::NotRecorded),
            },
            annual_cost: Value::NotApplicable,
        };
        let weights = proposal.changes.iter().map(rise).collect();
        self.telling(entry, weights)
    }

    pub(super) fn renewal(&self, renewal: &Renewal) -> Row {
        let gaining: Vec<u32> = renewal
            .weights
            .iter()
            .filter(|(cell, weight)| *weight > 0.0 && self.own.binary_search(cell).is_ok())
            .map(|(cell, _)| *cell)
            .collect();
        let entry = Entry {
            step: "renew",
            topic: self.topic_of(&renewal.offer),
            offers: vec![offer_name(&renewal.offer)],
            whom: match gaining.is_empty() {
                true => Value::NotApplicable,
                false => in_words(self.year, self.picture, &gaining),
            },
            opens_to: Value::NotApplicable,
            before: date(renewal.last_day),
            place_cost: Value::NotApplicable,
            annual_cost: renewal.offer.annual_cost.map_or(Value::NotRecorded, cases),
        };
        self.telling(entry, renewal.weights.clone())
    }

    pub(super) fn inquiry(&self, inquiry: &Inquiry) -> Row {
        let names = inquiry.offers.iter();
        let named = names.map(|offer| offer_name(&self.year.offers[*offer]));
        let dimensions = &self.year.vocabulary.dimensions;
        let (step, opens_to) = match inquiry.about {
            About::Places => ("ask_places", Value::NotApplicable),
            About::Opening {
                dimension,
                category,
            } => ("ask_opening", node_value(&dimensions[dimension], category)),
            About::Needs { dimension } => (
                "ask_needs",
                keys::dimension_value(&self.year.vocabulary, dimension),
            ),
        };
        let entry = Entry {
            step,
            topic: inquiry.topic,
            offers: named.collect(),
            whom: in_words(self.year, self.picture, &inquiry.cells),
            opens_to,
            before: Value::NotApplicable,
            place_cost: Value::NotApplicable,
            annual_cost: Value::NotApplicable,
        };
        let numbers = [const { Value::NotApplicable }; 3];
        counting(self.values(entry, numbers), &[])
    }

    /// A row that says how many more cases are covered of the scope's, as weighted sums of their needs.
    fn telling(&self, entry: Entry, mut weights: Vec<(u32, f64)>) -> Row {
        weights.retain(|(cell, _)| self.own.binary_search(cell).is_ok());
        let sum = |wanted: &dyn Fn(f64) -> bool| -> f64 {
            let own = weights.iter().filter(|(_, weight)| wanted(*weight));
            own.map(|(cell, weight)| {
                weight * self.picture.results[*cell as usize].cautious.need.as_f64()
            })
            .sum()
        };
        let (gained, lost) = (sum(&|rise| rise > 0.0), sum(&|rise| rise < 0.0));
        let numbers = [gained + lost, gained, lost.abs()].map(Value::Number);
        let first = self.columns().len() - 5;
        let risen = weights.iter().copied().filter(|(_, rise)| *rise > 0.0);
        let fallen = weights.iter().filter(|(_, rise)| *rise < 0.0);
        let fallen = fallen.map(|(cell, rise)| (*cell, -rise));
        let row = counting(self.values(entry, numbers), &[]);
        row.telling(first, weights.iter().copied())
            .telling(first + 1, risen)
            .telling(first + 2, fallen)
    }

    fn values(&self, entry: Entry, numbers: [Value; 3]) -> Vec<Value> {
        let mut values = vec![Value::Category {
            id: entry.step.to_string(),
            label: both(&format!("step-{}", entry.step.replace('_', "-")), &[]),
        }];
        values.extend(self.topic_position().map(|position| {
            let topics = &self.year.vocabulary.dimensions[position];
            let topic = entry.topic.map(|topic| node_value(topics, topic));
            topic.unwrap_or(Value::NotApplicable)
        }));
        values.push(match entry.offers.is_empty() {
            true => Value::NotApplicable,
            false => Value::List(entry.offers),
        });
        values.extend([entry.whom, entry.opens_to, entry.before]);
        values.extend(numbers);
        values.extend([entry.place_cost, entry.annual_cost]);
        values
    }

    /// Age and place of a gap: its topic has a column of its own.
    fn group(&self, group: &Group) -> Value {
        let vocabulary = &self.year.vocabulary;
        let nodes = [
            (Role::LifePhase, group.life_phase),
            (Role::District, group.district),
        ];
        let named = nodes.into_iter().filter_map(|(role, node)| {
            let position = vocabulary.with_role(role)?;
            Some((position, node.filter(|node| node.index() >= 2)?))
        });
        group_in_words(self.year, &named.collect::<Vec<_>>())
    }

    /// The topic of an offer that has one.
    fn topic_of(&self, offer: &Offer) -> Option<Node> {
        match &offer.targets[self.topic_position()?] {
            Target::Some(nodes) => match nodes.as_slice() {
                [topic] => Some(*topic),
                _ => None,
            },
            Target::All | Target::NotStated => None,
        }
    }
}

fn rise(change: &CellChange) -> (u32, f64) {
    let rise = change.after.as_f64() - change.before.as_f64();
    (change.cell, rise)
}
