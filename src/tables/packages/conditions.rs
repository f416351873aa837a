//! What every package keeps, what that costs, and how far packages come where none does. For the planner only, but for
//! the conditions themselves: a council states them.

use crate::analysis::budget::{Cost, Held, Spending};
use crate::analysis::picture::Year;
use crate::language::{Label, Language, number, text};
use crate::model::condition::{Condition, Demand};
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::{both, labelled};
use crate::tables::lists::{cases, euros, item, list, whole};
use crate::tables::scope::Scope;
use crate::tables::spec::TableId;
use crate::tables::table::{Kind, Row, Table, Value};
use crate::vocabulary::quantity::Quantity;

/// `Stadtteil Nord: mindestens 60 % gedeckt`
pub fn in_words(year: &Year, condition: &Condition) -> Label {
    let dimension = &year.vocabulary.dimensions[condition.dimension];
    let category = dimension.name(condition.category).cloned();
    let category = category.unwrap_or_else(|| Label::plain(""));
    let mut arguments = vec![("dimension", &dimension.label), ("category", &category)];
    match condition.demand {
        Demand::NotLess => both("condition-not-less", &arguments),
        Demand::Coverage(least) => {
            let share = percent(least.share());
            arguments.push(("share", &share));
            both("condition-coverage", &arguments)
        }
    }
}

/// The same in every language.
fn id(year: &Year, condition: &Condition) -> String {
    let dimension = &year.vocabulary.dimensions[condition.dimension];
    let category = dimension.node_id(condition.category);
    let demand = match condition.demand {
        Demand::NotLess => "must_not_lose".to_string(),
        Demand::Coverage(least) => format!("least_coverage={}", least.share()),
    };
    format!("{}={category} {demand}", dimension.id)
}

/// With as many decimals as it takes, at most one.
fn percent(share: f64) -> Label {
    let is_whole = (share * 100.0 - (share * 100.0).round()).abs() < 1e-9;
    let words = |language: Language| match is_whole {
        true => language.whole_percent(share),
        false => language.percent(share),
    };
    Label {
        de: words(Language::German),
        en: Some(words(Language::English)),
    }
}

/// Every condition, with what it asks for and what packages do; none if nothing is demanded.
pub fn conditions(year: &Year, spending: &Spending) -> Option<Table> {
    let mut columns = vec![
        (ColumnId::Condition, Kind::Text),
        (ColumnId::Need, Kind::Cases),
        (ColumnId::LeastCovered, Kind::Cases),
        (ColumnId::CoveredUndecided, Kind::Cases),
        (ColumnId::CoveredAfter, Kind::Cases),
        (ColumnId::CasesFewer, Kind::Cases),
    ];
    let are_reached = spending.conditions.iter().any(|own| own.reached.is_some());
    if are_reached {
        columns.push((ColumnId::Furthest, Kind::Cases));
    }
    let columns = columns.into_iter();
    let columns = columns.map(|(id, kind)| labelled(id, "condition", kind, Disclosure::Internal));
    let rows = spending.conditions.iter().map(|own| {
        let mut row = row(year, own);
        row.values.truncate(if are_reached { 7 } else { 6 });
        row
    });
    let rows: Vec<Row> = rows.collect();
    let base = whole(year, year.headline(), &Scope::default());
    let is_empty = rows.is_empty();
    let table = list(TableId::PackageConditions, base, columns.collect(), rows);
    (!is_empty).then_some(table)
}

fn row(year: &Year, own: &Held) -> Row {
    let amount = |units: u64| cases(Quantity::from_units(units));
    let or_none = |units: Option<u64>| units.map_or(Value::NotApplicable, amount);
    let label = in_words(year, &own.condition);
    item(vec![
        Value::Category {
            id: id(year, &own.condition),
            label,
        },
        amount(own.need),
        amount(own.least),
        amount(own.undecided),
        or_none(own.covered),
        or_none(own.cost.map(|cost| cost.cases)),
        or_none(own.reached.map(|reached| reached.furthest.covered)),
    ])
}

/// What the conditions cost, or that no package keeps them.
pub(super) fn sentences(year: &Year, spending: &Spending, language: Language) -> Vec<String> {
    if spending.conditions.is_empty() {
        return Vec::new();
    }
    if spending.frontier.corners.is_empty() {
        let kept = spending.conditions.iter();
        let kept = kept.filter_map(|own| not_reached(year, spending, own));
        let texts = language.texts();
        let all = kept.map(|told| {
            let arguments = [
                ("status", text(told.status)),
                (
                    "condition",
                    text(told.condition.in_language(language).to_string()),
                ),
                ("share", text(told.share.in_language(language).to_string())),
                ("covered", number(told.covered.as_f64())),
                ("need", number(told.need.as_f64())),
            ];
            texts.with("condition-not-reached", &arguments)
        });
        return all.collect();
    }
    match (&spending.cautious.best, spending.budget) {
        (Some(_), _) => costs(year, spending, language),
        (None, Some(budget)) => vec![too_little(spending, budget, language)],
        (None, None) => Vec::new(),
    }
}

/// What keeping each of the conditions costs, and all together.
fn costs(year: &Year, spending: &Spending, language: Language) -> Vec<String> {
    let texts = language.texts();
    let told = |cost: Cost, message: &str, condition: Option<Label>| {
        let condition = condition.unwrap_or_else(|| Label::plain(""));
        let cases = Quantity::from_units(cost.cases).as_f64();
        let arguments = [
            (
                "condition",
                text(condition.in_language(language).to_string()),
            ),
            ("cases", number(cases)),
            ("proved", text(if cost.is_proved { "yes" } else { "no" })),
        ];
        texts.with(message, &arguments)
    };
    let is_free = |cost: &Cost| cost.cases == 0 && cost.is_proved;
    let together = spending.cost_of_conditions();
    if together.is_some_and(|own| is_free(&own)) {
        return vec![texts.get("conditions-free")];
    }
    let each = spending.conditions.iter().filter_map(|own| {
        let cost = own.cost.filter(|cost| !is_free(cost))?;
        let words = in_words(year, &own.condition);
        Some(told(cost, "condition-cost", Some(words)))
    });
    let mut said: Vec<String> = each.collect();
    said.extend(
        spending
            .conditions_cost
            .map(|cost| told(cost, "conditions-cost", None)),
    );
    said
}

/// For this money no package keeps all conditions.
fn too_little(spending: &Spending, budget: Quantity, language: Language) -> String {
    let cheapest = spending.frontier.corners.first();
    let cheapest = cheapest.map_or(0.0, |own| euros(own.package.cost));
    let arguments = [
        ("budget", number(budget.as_f64())),
        ("cost", number(cheapest)),
        (
            "proved",
            text(if spending.frontier.is_exact {
                "yes"
            } else {
                "no"
            }),
        ),
    ];
    language.texts().with("conditions-too-dear", &arguments)
}

/// A condition that no package keeps, and how far the best comes.
#[derive(Debug, Clone, PartialEq)]
pub struct NotReached {
    /// Whether no package keeps it at all, none that keeps the others, or none was found.
    pub status: &'static str,
    pub condition: Label,
    pub share: Label,
    pub covered: Quantity,
    pub need: Quantity,
}

/// How far the best package comes for a condition; none if some package keeps it, or that is not known.
pub fn not_reached(year: &Year, spending: &Spending, own: &Held) -> Option<NotReached> {
    let reached = own.reached?;
    let furthest = reached.furthest;
    let is_proved = furthest.bound < own.least;
    let status = match (is_proved, reached.beside_others) {
        (true, false) => "alone",
        (true, true) => "beside",
        (false, _) => "unproved",
    };
    let is_told = furthest.covered < own.least || !spending.frontier.is_exact;
    is_told.then(|| NotReached {
        status,
        condition: in_words(year, &own.condition),
        share: percent(furthest.covered as f64 / own.need.max(1) as f64),
        covered: Quantity::from_units(furthest.covered),
        need: Quantity::from_units(own.need),
    })
}

/// What every package has to keep, in a sentence for everybody; none if nothing is demanded.
pub fn stated(year: &Year, spending: &Spending) -> Option<Label> {
    let conditions = spending.conditions.iter();
    let words: Vec<Label> = conditions
        .map(|own| in_words(year, &own.condition))
        .collect();
    let joined = Label::joined(&words, "; ");
    (!words.is_empty()).then(|| both("note-conditions", &[("conditions", &joined)]))
}

/// Conditions on a coverage of fewer are for the planner: for which money they can be kept tells who is short.
const FEW: Quantity = Quantity::from_whole(30);

/// Whether everybody may know for which money the conditions can be kept.
pub fn are_about_many(spending: &Spending) -> bool {
    spending
        .conditions
        .iter()
        .all(|own| own.condition.demand == Demand::NotLess || Quantity::from_units(own.need) >= FEW)
}
