//! How a number came about: the story of a group of cells, an offer or a bottleneck, in sentences and
//! small tables.

use std::collections::BTreeSet;

use super::column_id::ColumnId;
use super::crosstab::{Sums, base_of};
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::{both, both_with, column};
use super::lists::{cases, gap_code, item, list};
use super::phrases::{and, in_words};
use super::scope::Scope;
use super::shortages::{knows_places, offer_name};
use super::spec::TableId;
use super::table::{Base, Column, Kind, Row, Table, Value};
use crate::analysis::cover::{Part, solve};
use crate::analysis::gaps::near_misses;
use crate::analysis::levers::MORE;
use crate::analysis::openings::openings;
use crate::analysis::picture::GapType;
use crate::analysis::picture::{Picture, Year};
use crate::analysis::targets::Leaves;
use crate::language::{Label, number, text};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// A story with its tables, and the needs (by position) that it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    pub title: Label,
    pub sentences: Vec<Label>,
    pub tables: Vec<Table>,
    pub needs: BTreeSet<u32>,
}

/// How many lines the tables of a story have.
const TOLD: usize = 10;

/// Everything that the stories are told from.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub year: &'a Year,
    pub picture: &'a Picture,
}

impl Teller<'_> {
    /// The story of all cells in these categories; none if no cell lies in them.
    pub fn cells(&self, group: &[(usize, Node)]) -> Option<Explanation> {
        let cells: Vec<u32> = (0..self.picture.cells.len())
            .filter(|cell| self.lies_in(*cell, group))
            .map(|cell| cell as u32)
            .collect();
        if cells.is_empty() {
            return None;
        }
        let mut sums = Sums::default();
        cells
            .iter()
            .for_each(|cell| sums.add(self.picture, *cell as usize));
        let mut sentences = Vec::new();
        if sums.cautious.need > Quantity::ZERO || sums.not_assessable == Quantity::ZERO {
            sentences.push(self.amounts(sums));
        }
        if sums.not_assessable > Quantity::ZERO {
            let unread = match self.year.left_out_topics.is_empty() {
                true => "no",
                false => "yes",
            };
            let arguments = [
                ("need", number(sums.not_assessable.as_f64())),
                ("unread", text(unread)),
            ];
            sentences.push(both_with("explain-not-assessable", &arguments));
        }
        for part in self.bottlenecks_of(&cells).iter().take(TOLD) {
            sentences.push(self.bottleneck_sentence(*part));
        }
        let filter = Scope::new(group.to_vec()).in_words(self.year);
        let base = self.base(&cells, filter);
        let mut tables = Vec::new();
        tables.extend(self.reasons(&cells, &base));
        tables.extend(self.reaching(&cells, &base));
        tables.extend(self.missing_by_one(&cells, &base));
        Some(Explanation {
            title: self.name_of(group),
            sentences,
            tables,
            needs: self.needs_of(&cells),
        })
    }

    /// The story of a bottleneck, by its number as the tables show it; none if there is none.
    pub fn bottleneck(&self, shown: usize) -> Option<Explanation> {
        let number = shown.checked_sub(1)?;
        let part = self.picture.cautious.cover.parts.get(number)?;
        if part.covered() >= part.need {
            return None;
        }
        let mut sentences = vec![
            label_of(in_words(self.year, self.picture, &part.cells)),
            self.bottleneck_sentence(number as u32),
        ];
        let mut offers = part.offers.iter();
        if offers.any(|offer| knows_places(self.year, *offer)) {
            sentences.push(both("explain-recount", &[]));
        }
        Some(Explanation {
            title: both_with("explain-bottleneck", &[("number", text(shown.to_string()))]),
            sentences,
            tables: vec![self.offer_table(
                TableId::ExplainSharedOffers,
                &part.offers,
                self.base(&part.cells, Vec::new()),
            )],
            needs: self.needs_of(&part.cells),
        })
    }

    /// The story of an offer, by its position among the year's.
    pub fn offer(&self, offer: usize) -> Explanation {
        let record = &self.year.offers[offer];
        let cells = self.picture.cautious.market.reach().of(offer);
        let mut sums = Sums::default();
        cells
            .iter()
            .for_each(|cell| sums.add(self.picture, *cell as usize));
        let mut sentences = vec![match record.capacity {
            Some(places) => both_with("explain-places", &[("places", number(places.as_f64()))]),
            None => both("explain-places-unknown", &[]),
        }];
        sentences.extend(self.whom_it_takes(offer));
        sentences.push(match cells.is_empty() {
            true => both("explain-reaches-nobody", &[]),
            false => self.amounts(sums),
        });
        let spare = self.picture.cautious.spare[offer];
        if spare > Quantity::ZERO {
            sentences.push(both_with(
                "explain-spare",
                &[("spare", number(spare.as_f64()))],
            ));
        }
        if let Some(part) = self.picture.cautious.cover.part_of_offer[offer]
            && self.is_bottleneck(part)
        {
            sentences.push(self.bottleneck_sentence(part));
            if record.capacity.is_some() {
                sentences.push(self.ten_more(cells));
            }
        }
        Explanation {
            title: Label::plain(&offer_name(record)),
            sentences,
            tables: self.opening_table(offer).into_iter().collect(),
            needs: BTreeSet::new(),
        }
    }

    /// What ten more places for these cells would do.
    fn ten_more(&self, cells: &[u32]) -> Label {
        let solved = solve(&self.picture.cautious.market);
        let relief = Quantity::from_units(solved.relief().of(MORE.units(), cells));
        both_with("explain-ten-more", &[("relief", number(relief.as_f64()))])
    }

    /// The most places of an offer that can stay empty; not recorded where its places are not.
    fn spare(&self, offer: usize) -> Value {
        match knows_places(self.year, offer as u32) {
            true => cases(self.picture.cautious.spare[offer]),
            false => Value::NotRecorded,
        }
    }

    fn lies_in(&self, cell: usize, group: &[(usize, Node)]) -> bool {
        group.iter().all(|(position, node)| {
            let own = self.picture.cells.node(cell, *position);
            let dimension = &self.year.vocabulary.dimensions[*position];
            own == *node || (node.index() >= 2 && dimension.is_within(own, *node))
        })
    }

    fn name_of(&self, group: &[(usize, Node)]) -> Label {
        let names: Vec<Label> = group
            .iter()
            .map(|(position, node)| {
                label_of(node_value(
                    &self.year.vocabulary.dimensions[*position],
                    *node,
                ))
            })
            .collect();
        match names.is_empty() {
            true => both("everybody", &[]),
            false => and(&names),
        }
    }

    fn needs_of(&self, cells: &[u32]) -> BTreeSet<u32> {
        cells
            .iter()
            .flat_map(|cell| &self.picture.cells.sources[*cell as usize])
            .copied()
            .collect()
    }

    fn is_bottleneck(&self, part: u32) -> bool {
        let part = &self.picture.cautious.cover.parts[part as usize];
        part.covered() < part.need
    }

    fn amounts(&self, sums: Sums) -> Label {
        let share = sums.cautious.coverage().unwrap_or(1.0) * 100.0;
        let (low, high) = (sums.cautious.gap(), sums.generous.gap());
        let arguments = [
            ("need", number(sums.cautious.need.as_f64())),
            ("covered", number(sums.cautious.covered.as_f64())),
            ("gap", number(sums.cautious.gap().as_f64())),
            ("coverage", number(share)),
            ("low", number(low.min(high).as_f64())),
            ("high", number(low.max(high).as_f64())),
        ];
        match low == high {
            true => both_with("explain-amounts", &arguments),
            false => both_with("explain-amounts-range", &arguments),
        }
    }

    /// The bottlenecks that some cells share in, by their part in the cells' gap.
    fn bottlenecks_of(&self, cells: &[u32]) -> Vec<u32> {
        let mut gaps: std::collections::BTreeMap<u32, Quantity> = Default::default();
        for cell in cells {
            let result = &self.picture.results[*cell as usize];
            if let Some(part) = result.bottleneck {
                *gaps.entry(part).or_default() += result.cautious.gap();
            }
        }
        let mut parts: Vec<(u32, Quantity)> = gaps.into_iter().collect();
        parts.sort_by_key(|(part, gap)| (std::cmp::Reverse(*gap), *part));
        parts.into_iter().map(|(part, _)| part).collect()
    }

    /// "Engpass 12: 120 Fälle teilen sich 85 Plätze in 4 Angeboten, Deckungsgrad 70,8 %."
    fn bottleneck_sentence(&self, number_of_part: u32) -> Label {
        let part: &Part = &self.picture.cautious.cover.parts[number_of_part as usize];
        let offers = part.offers.iter();
        let unknown = offers
            .filter(|offer| !knows_places(self.year, **offer))
            .count();
        let name = match unknown == part.offers.len() {
            true => "explain-shared-unknown",
            false => "explain-shared",
        };
        both_with(
            name,
            &[
                ("number", text((number_of_part + 1).to_string())),
                ("need", number(Quantity::from_units(part.need).as_f64())),
                ("places", number(Quantity::from_units(part.places).as_f64())),
                ("offers", number(part.offers.len() as f64)),
                ("coverage", number(part.coverage.as_f64() * 100.0)),
                ("unknown", number(unknown as f64)),
            ],
        )
    }

    /// A sentence per dimension in which the offer does not take everybody.
    fn whom_it_takes(&self, offer: usize) -> Vec<Label> {
        let dimensions = self.year.vocabulary.dimensions.iter();
        dimensions
            .zip(&self.year.targets[offer])
            .zip(&self.year.takes_everybody[offer])
            .filter_map(|((dimension, leaves), takes)| {
                let Leaves::Only(_) = leaves else { return None };
                let shown = super::crosstab::shown_nodes(dimension);
                let names = |wanted: bool| -> Vec<Label> {
                    let nodes = shown.iter().filter(|node| takes.contains(node.0) == wanted);
                    nodes
                        .map(|node| label_of(node_value(dimension, *node)))
                        .collect()
                };
                if names(false).is_empty() {
                    return None;
                }
                let (taken, others) = (listed(&names(true)), listed(&names(false)));
                let arguments = [
                    ("dimension", &dimension.label),
                    ("taken", &taken),
                    ("others", &others),
                ];
                Some(both("explain-takes", &arguments))
            })
            .collect()
    }

    /// What the tables of a story count from: the cells that it tells of.
    fn base(&self, cells: &[u32], filter: Vec<Label>) -> Base {
        base_of(self.year, self.picture, cells, filter)
    }

    /// The gap by its type; none without a gap.
    fn reasons(&self, cells: &[u32], base: &Base) -> Option<Table> {
        let rows: Vec<Row> = GapType::ALL
            .iter()
            .filter_map(|gap_type| {
                let mut sums = Sums::default();
                let of_type = cells.iter().filter(|cell| {
                    self.picture.results[**cell as usize].gap_type == Some(*gap_type)
                });
                of_type.for_each(|cell| sums.add(self.picture, *cell as usize));
                let amount = sums.cautious.gap() + sums.not_assessable;
                (amount > Quantity::ZERO)
                    .then(|| item(vec![gap_code(self.year, *gap_type), cases(amount)]))
            })
            .collect();
        let columns = vec![
            column(ColumnId::GapType, Kind::Code, Disclosure::Key),
            column(ColumnId::Gap, Kind::Cases, Disclosure::Internal),
        ];
        (!rows.is_empty()).then(|| table(TableId::ExplainReasons, base.clone(), columns, rows))
    }

    /// The offers that reach some of the cells.
    fn reaching(&self, cells: &[u32], base: &Base) -> Option<Table> {
        let wanted: BTreeSet<u32> = cells.iter().copied().collect();
        let reach = self.picture.cautious.market.reach();
        let offers: Vec<u32> = (0..self.year.offers.len() as u32)
            .filter(|offer| {
                reach
                    .of(*offer as usize)
                    .iter()
                    .any(|cell| wanted.contains(cell))
            })
            .collect();
        (!offers.is_empty())
            .then(|| self.offer_table(TableId::ExplainReaching, &offers, base.clone()))
    }

    fn offer_table(&self, id: TableId, offers: &[u32], base: Base) -> Table {
        let columns = vec![
            column(ColumnId::Offer, Kind::Text, Disclosure::Key),
            column(ColumnId::Places, Kind::Places, Disclosure::Record),
            column(ColumnId::Spare, Kind::Places, Disclosure::Internal),
            column(ColumnId::Line, Kind::Text, Disclosure::Record),
        ];
        let rows = offers.iter().map(|offer| {
            let record = &self.year.offers[*offer as usize];
            item(vec![
                Value::Text(offer_name(record)),
                record.capacity.map_or(Value::NotRecorded, cases),
                self.spare(*offer as usize),
                Value::Text(format!("{}:{}", record.file, record.line)),
            ])
        });
        table(id, base, columns, rows.collect())
    }

    /// Offers that would reach cells without any offer if they opened in one dimension.
    fn missing_by_one(&self, cells: &[u32], base: &Base) -> Option<Table> {
        let not_open = |cell: &&u32| {
            self.picture.results[**cell as usize].gap_type == Some(GapType::NotForGroup)
        };
        let mut found: std::collections::BTreeMap<(usize, usize), Quantity> = Default::default();
        for cell in cells.iter().filter(not_open) {
            for miss in near_misses(self.year, self.picture, *cell as usize) {
                let gap = self.picture.results[*cell as usize].cautious.gap();
                *found.entry((miss.offer, miss.dimension)).or_default() += gap;
            }
        }
        let mut ranked: Vec<((usize, usize), Quantity)> = found.into_iter().collect();
        ranked.sort_by_key(|(key, gap)| {
            (
                std::cmp::Reverse(self.picture.cautious.spare[key.0].min(*gap)),
                *key,
            )
        });
        let rows: Vec<Row> = ranked
            .into_iter()
            .take(TOLD)
            .map(|((offer, dimension), gap)| {
                let record = &self.year.offers[offer];
                item(vec![
                    Value::Text(offer_name(record)),
                    keys::dimension_value(&self.year.vocabulary, dimension),
                    cases(gap),
                    self.spare(offer),
                ])
            })
            .collect();
        let columns = vec![
            column(ColumnId::Offer, Kind::Text, Disclosure::Key),
            column(ColumnId::OpensIn, Kind::Text, Disclosure::Key),
            column(ColumnId::Gap, Kind::Cases, Disclosure::Internal),
            column(ColumnId::Spare, Kind::Places, Disclosure::Internal),
        ];
        (!rows.is_empty()).then(|| table(TableId::ExplainNotOpen, base.clone(), columns, rows))
    }

    /// What opening the offer would do, category by category; none if it has nothing to spare.
    fn opening_table(&self, offer: usize) -> Option<Table> {
        let spare = self.picture.cautious.spare[offer];
        if spare == Quantity::ZERO {
            return None;
        }
        let solved = solve(&self.picture.cautious.market);
        let mut relief = solved.relief();
        let mut ranked: Vec<(Quantity, usize, Node)> = openings(self.year, self.picture, offer)
            .into_iter()
            .map(|opening| {
                let fall = Quantity::from_units(relief.of(spare.units(), &opening.cells));
                (fall, opening.dimension, opening.category)
            })
            .filter(|(fall, ..)| *fall > Quantity::ZERO)
            .collect();
        ranked.sort_by_key(|(fall, dimension, category)| {
            (std::cmp::Reverse(*fall), *dimension, *category)
        });
        let rows: Vec<Row> = ranked
            .into_iter()
            .take(TOLD)
            .map(|(fall, dimension, category)| {
                let vocabulary = &self.year.vocabulary;
                item(vec![
                    keys::dimension_value(vocabulary, dimension),
                    node_value(&vocabulary.dimensions[dimension], category),
                    cases(fall),
                ])
            })
            .collect();
        let columns = vec![
            column(ColumnId::OpensIn, Kind::Text, Disclosure::Key),
            column(ColumnId::OpensTo, Kind::Text, Disclosure::Key),
            column(ColumnId::Relief, Kind::Cases, Disclosure::Internal),
        ];
        let cells = self.picture.cautious.market.reach().of(offer);
        let base = || self.base(cells, Vec::new());
        (!rows.is_empty()).then(|| table(TableId::ExplainOpenings, base(), columns, rows))
    }
}

/// A list that is called as its name says.
fn table(id: TableId, base: Base, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    let title = id.name().unwrap_or_default().replace('_', "-");
    Table {
        title: both(&title, &[]),
        ..list(id, base, columns, rows)
    }
}

fn label_of(value: Value) -> Label {
    match value {
        Value::Category { label, .. } => label,
        _ => Label::plain(""),
    }
}

/// Names as a list; a dash for none, and only a count beyond twelve.
fn listed(names: &[Label]) -> Label {
    match names.len() {
        0 => Label::plain("–"),
        1..=12 => and(names),
        many => both_with("explain-many", &[("count", number(many as f64))]),
    }
}
