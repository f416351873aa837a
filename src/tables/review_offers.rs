//! What became of the offers between two years, and of measures decided earlier.

use super::lists::{cases, code, counting, item, list};
use super::review::{base, own, signed};
use super::table::{Kind, Row, RowRole, Table, Value};
use super::words::{both, column};
use crate::analysis::picture::Year;
use crate::analysis::review::Review;
use crate::analysis::review::causes::Sixths;
use crate::analysis::review::offers::{Feature, OfferChange};
use crate::inventory::measures::{Aim, Measure};
use crate::language::{Label, Language};

/// Offers that are not as they were, the largest effect first and so many at most, and what all changes of
/// supply do together: single effects do not add up to it.
pub fn offers(review: &Review, most: usize) -> Table {
    let columns = vec![
        own("id", Kind::Text),
        column("offer", Kind::Text),
        own("turn", Kind::Code),
        own("provider", Kind::Text),
        own("changed", Kind::Text),
        own("places_before", Kind::Places),
        own("places_after", Kind::Places),
        own("effect", Kind::Cases),
    ];
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
    let mut table = list("review_offers", base(review), columns, rows);
    table.notes = vec![both("review-note-effects", &[])];
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
            let dimension = &review.to.vocabulary.dimensions[position];
            return (dimension.id.clone(), dimension.label.clone());
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
pub fn measures(review: &Review, measures: &[Measure]) -> Option<Table> {
    let columns = vec![
        own("id", Kind::Text),
        own("what", Kind::Text),
        own("aim", Kind::Text),
        own("expected", Kind::Cases),
        own("happened", Kind::Cases),
        own("outcome", Kind::Code),
        own("due", Kind::Text),
        own("decided_on", Kind::Text),
        own("decided_by", Kind::Text),
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
    let mut table = list("review_measures", base(review), columns, rows.collect());
    table.notes = vec![both("review-note-measures", &[])];
    (!table.rows.is_empty()).then_some(table)
}

fn aim(review: &Review, aim: &Aim) -> Value {
    match aim {
        Aim::Offer(id) => Value::Text(id.clone()),
        Aim::Group(group) => {
            let dimensions = &review.to.vocabulary.dimensions;
            let words = group.iter().map(|(position, node)| {
                let dimension = &dimensions[*position];
                let label = dimension.category(*node).map(|c| c.label.clone());
                let label = label.unwrap_or_else(|| both("not-broken-down", &[]));
                (
                    format!("{}={}", dimension.id, dimension.node_id(*node)),
                    label,
                )
            });
            joined(words.collect())
        }
    }
}
