//! What became of the offers between two years, and of measures decided earlier.

use super::scope::Seen;
use super::{base, own, signed};
use crate::analysis::picture::Year;
use crate::analysis::review::Review;
use crate::analysis::review::causes::Sixths;
use crate::analysis::review::measures::Outcome;
use crate::analysis::review::offers::{Feature, OfferChange};
use crate::language::{Label, Language};
use crate::model::decision::{Aim, Decision};
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::keys;
use crate::tables::labels::{both, column};
use crate::tables::lists::{cases, code, counting, item, list};
use crate::tables::spec::TableId;
use crate::tables::table::{Column, Kind, Row, RowRole, Table, Value};

/// Offers that are not as they were, the largest effect first and so many at most, and what all changes of
/// supply do together: single effects do not add up to it.
pub fn offers(review: &Review, most: usize) -> Table {
    let mut columns = record_columns();
    columns.push(own(ColumnId::Effect, Kind::Cases, Disclosure::Linear));
    let changes = review.offers.iter().take(most);
    let mut rows: Vec<Row> = changes
        .filter_map(|change| offer_row(review, change))
        .collect();
    if !rows.is_empty() {
        let together: Sixths = review.causes.iter().map(|causes| causes.supply).sum();
        let mut values = vec![Value::Category {
            id: "together".to_string(),
            label: both("review-together", &[]),
        }];
        values.extend(vec![Value::NotApplicable; 6]);
        values.push(signed(together));
        rows.push(Row {
            role: RowRole::Total,
            values,
            cells: review.all_cells().into(),
            tells: Vec::new(),
        });
    }
    let mut table = list(TableId::ReviewOffers, base(review), columns, rows);
    table.notes = vec![both("review-note-effects", &[])];
    table
}

/// The columns that tell of records alone.
fn record_columns() -> Vec<Column> {
    vec![
        own(ColumnId::OfferId, Kind::Text, Disclosure::Key),
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        own(ColumnId::Turn, Kind::Code, Disclosure::Record),
        own(ColumnId::Provider, Kind::Text, Disclosure::Record),
        own(ColumnId::Changed, Kind::Text, Disclosure::Record),
        own(ColumnId::PlacesBefore, Kind::Places, Disclosure::Record),
        own(ColumnId::PlacesAfter, Kind::Places, Disclosure::Record),
    ]
}

/// The same as everybody may know it: in an order that follows from the records alone, the most places that
/// came or went first, and without what all do together, which stands among the causes.
pub(super) fn in_public(seen: &Seen, most: usize) -> Table {
    let review = seen.review;
    let concerns = |change: &&OfferChange| {
        let mut cells = change.cells.iter();
        seen.scope.is_everybody() || cells.any(|cell| seen.own.binary_search(cell).is_ok())
    };
    let mut changes: Vec<&OfferChange> = review.offers.iter().filter(concerns).collect();
    let moved = |change: &OfferChange| {
        let places = |year: &Year, offer: Option<usize>| {
            offer.map_or(0, |offer| {
                year.offers[offer]
                    .capacity
                    .map_or(0, |places| places.units())
            })
        };
        let before = places(&review.from, change.slot.from);
        before.abs_diff(places(&review.to, change.slot.to))
    };
    let places_of = |change: &OfferChange| (change.slot.to, change.slot.from);
    changes.sort_by_key(|change| {
        (
            std::cmp::Reverse(moved(change)),
            change.turn,
            places_of(change),
        )
    });
    let mut columns = record_columns();
    let effect = columns.len();
    columns.push(own(ColumnId::Effect, Kind::Cases, Disclosure::Linear));
    let rows = changes.into_iter().take(most).filter_map(|change| {
        let mut values = offer_row(review, change)?.values;
        let Ok([before, after]) = change.weights(&review.from, &review.to) else {
            return Some(item(values));
        };
        let weights = seen.weighed_each([&before, &after]);
        if values[effect] == Value::NotApplicable {
            values[effect] = Value::Number(seen.sum([&before, &after]));
        }
        Some(item(values).telling(effect, weights))
    });
    let rows = rows.collect();
    let mut table = list(TableId::ReviewOffers, seen.base(), columns, rows);
    table.notes = vec![both("review-note-offers", &[])];
    table
}

fn offer_row(review: &Review, change: &OfferChange) -> Option<Row> {
    let offer = change.record(&review.from, &review.to)?;
    let places = |year: &Year, offer: Option<usize>| match offer {
        Some(offer) => year.offers[offer]
            .capacity
            .map_or(Value::NotRecorded, cases),
        None => Value::NotApplicable,
    };
    let features = change
        .features
        .iter()
        .map(|feature| label(review, *feature));
    let values = vec![
        Value::Text(offer.id.clone()),
        Value::Text(offer.name.clone()),
        code("review-turn", change.turn.id()),
        Value::Text(offer.provider.clone()),
        joined(features.collect()),
        places(&review.from, change.slot.from),
        places(&review.to, change.slot.to),
        change.effect.map_or(Value::NotApplicable, signed),
    ];
    Some(counting(values, &change.cells))
}

/// What of an offer changed, in words.
fn label(review: &Review, feature: Feature) -> (String, Label) {
    let id = match feature {
        Feature::Target(position) => {
            let vocabulary = &review.to.vocabulary;
            let label = vocabulary.dimensions[position].label.clone();
            return (keys::dimension_name(vocabulary, position), label);
        }
        Feature::Name => "name",
        Feature::Provider => "provider",
        Feature::Capacity => "capacity",
        Feature::CapacityRecorded => "capacity-recorded",
        Feature::FundingUntil => "funding-until",
        Feature::AnnualCost => "annual-cost",
        Feature::Staff => "staff",
        Feature::Kind => "kind",
        Feature::WorkingGroup => "working-group",
    };
    let name = format!("review-feature-{id}");
    (id.replace('-', "_"), both(&name, &[]))
}

fn joined(words: Vec<(String, Label)>) -> Value {
    if words.is_empty() {
        return Value::NotApplicable;
    }
    let ids: Vec<&str> = words.iter().map(|(id, _)| id.as_str()).collect();
    let in_language = |language: Language| -> String {
        let words = words.iter().map(|(_, label)| label.in_language(language));
        words.collect::<Vec<_>>().join(", ")
    };
    Value::Category {
        id: ids.join("|"),
        label: Label {
            de: in_language(Language::German),
            en: Some(in_language(Language::English)),
        },
    }
}

/// Measures decided earlier: expected against what happened. None if there are none.
pub fn measures(review: &Review, measures: &[Decision]) -> Option<Table> {
    let columns = vec![
        own(ColumnId::OfferId, Kind::Text, Disclosure::Key),
        own(ColumnId::What, Kind::Text, Disclosure::Record),
        own(ColumnId::Aim, Kind::Text, Disclosure::Record),
        own(ColumnId::Expected, Kind::Cases, Disclosure::Record),
        own(ColumnId::Happened, Kind::Cases, Disclosure::Linear),
        own(ColumnId::Outcome, Kind::Code, Disclosure::Recomputed),
        own(ColumnId::Due, Kind::Text, Disclosure::Record),
        own(ColumnId::DecidedOn, Kind::Text, Disclosure::Record),
        own(ColumnId::DecidedBy, Kind::Text, Disclosure::Record),
    ];
    let text = |words: &str| match words.is_empty() {
        true => Value::NotRecorded,
        false => Value::Text(words.to_string()),
    };
    let day =
        |day: Option<chrono::NaiveDate>| text(&day.map_or(String::new(), |day| day.to_string()));
    let rows = measures.iter().map(|measure| {
        let followed = review.follow_up(measure);
        item(vec![
            text(&measure.id),
            text(&measure.what),
            aim(review, &measure.aim),
            measure.expected.map_or(Value::NotRecorded, cases),
            followed.fall.map_or(Value::NotApplicable, signed),
            code("review-outcome", followed.outcome.id()),
            day(measure.due),
            day(measure.decided_on),
            text(&measure.decided_by),
        ])
    });
    let mut table = list(
        TableId::ReviewMeasures,
        base(review),
        columns,
        rows.collect(),
    );
    table.notes = vec![both("review-note-measures", &[])];
    (!table.rows.is_empty()).then_some(table)
}

/// The same as everybody may know it: the fall of the gap is told, and the outcome follows from it.
pub(super) fn followed_up(seen: &Seen, measures: &[Decision]) -> Option<Table> {
    let review = seen.review;
    let columns = vec![
        own(ColumnId::OfferId, Kind::Text, Disclosure::Key),
        own(ColumnId::What, Kind::Text, Disclosure::Record),
        own(ColumnId::Aim, Kind::Text, Disclosure::Record),
        own(ColumnId::Due, Kind::Text, Disclosure::Record),
        own(ColumnId::Expected, Kind::Cases, Disclosure::Record),
        own(ColumnId::Happened, Kind::Cases, Disclosure::Linear),
        own(ColumnId::Outcome, Kind::Code, Disclosure::Recomputed),
    ];
    let text = |words: String| match words.is_empty() {
        true => Value::NotRecorded,
        false => Value::Text(words),
    };
    let rows = measures.iter().map(|measure| {
        let followed = review.follow_up(measure);
        let weights = followed.fall.and_then(|_| fall(seen, &measure.aim));
        let told = weights.is_some();
        let values = vec![
            text(measure.id.clone()),
            text(measure.what.clone()),
            aim(review, &measure.aim),
            text(measure.due.map_or(String::new(), |day| day.to_string())),
            measure.expected.map_or(Value::NotRecorded, cases),
            followed
                .fall
                .filter(|_| told)
                .map_or(Value::NotApplicable, signed),
            match told || followed.outcome == Outcome::NotYetDue {
                true => code("review-outcome", followed.outcome.id()),
                false => Value::NotApplicable,
            },
        ];
        match weights {
            None => item(values),
            Some(weights) => item(values).telling(5, weights),
        }
    });
    let mut table = list(
        TableId::ReviewMeasures,
        seen.base(),
        columns,
        rows.collect(),
    );
    table.notes = vec![both("review-note-measures-public", &[])];
    fill(&mut table);
    (!table.rows.is_empty()).then_some(table)
}

/// How a fall of the gap follows from both years' needs: of a group, or by an offer alone. None if it does not.
fn fall(seen: &Seen, aim: &Aim) -> Option<Vec<(u32, f64)>> {
    let review = seen.review;
    match aim {
        Aim::Group(group) => {
            let cells = review.cells_within(group);
            (!cells.is_empty()).then(|| fall_of(seen, &cells))
        }
        Aim::Offer(id) => {
            let change = review
                .changed_offer(id)
                .filter(|change| change.effect.is_some());
            let Some(change) = change else {
                return Some(Vec::new());
            };
            let [before, after] = change.weights(&review.from, &review.to).ok()?;
            let mut weights = seen.weighed_each([&before, &after]);
            weights
                .iter_mut()
                .for_each(|(_, weight)| *weight = -*weight);
            Some(weights)
        }
    }
}

fn fall_of(seen: &Seen, cells: &[u32]) -> Vec<(u32, f64)> {
    let (counted, _) = seen.review.comparable.counted(cells);
    seen.weighed_in_both(&counted, |cell, which| {
        let weights = &seen.review.weights[cell as usize];
        let causes = [weights.need, weights.supply, weights.knowledge];
        -causes
            .iter()
            .map(|cause| cause[which as usize])
            .sum::<f64>()
    })
}

/// Writes the outcomes that follow from what is told. A measure whose effect is not told has none; what is not
/// yet due stays so.
pub fn fill(table: &mut Table) {
    let columns =
        [ColumnId::Expected, ColumnId::Happened, ColumnId::Outcome].map(|id| table.column(id));
    let [Some(expected), Some(happened), Some(outcome)] = columns else {
        return;
    };
    for row in &mut table.rows {
        match &row.values[outcome] {
            Value::Code { id, .. } if *id == Outcome::NotYetDue.id() => {
                row.values[happened] = Value::NotApplicable;
                continue;
            }
            Value::NotApplicable => {
                row.values[happened] = Value::NotApplicable;
                continue;
            }
            _ => {}
        }
        let parts = [&row.values[expected], &row.values[happened]];
        let found = Value::combine(&parts, |numbers| {
            let found = Outcome::of(numbers[1] >= numbers[0], numbers[1] > 0.0);
            code("review-outcome", found.id())
        });
        row.values[outcome] = match found {
            Value::NotRecorded => code("review-outcome", Outcome::NothingExpected.id()),
            found => found,
        };
    }
}

fn aim(review: &Review, aim: &Aim) -> Value {
    match aim {
        Aim::Offer(id) => Value::Text(id.clone()),
        Aim::Group(group) => {
            let vocabulary = &review.to.vocabulary;
            let words = group.iter().map(|(position, node)| {
                let dimension = &vocabulary.dimensions[*position];
                let label = dimension.category(*node).map(|c| c.label.clone());
                let label = label.unwrap_or_else(|| both("not-broken-down", &[]));
                let id = keys::place_name(
                    &keys::dimension_name(vocabulary, *position),
                    &keys::node_name(dimension, *node),
                );
                (id, label)
            });
            joined(words.collect())
        }
    }
}
