//! What is proposed, in sentences: each with what it does and, where a record says so, what it costs.

use fluent_bundle::FluentValue;

use super::causes::to_record;
use super::{Line, cases};
use crate::language::{Language, count, text};
use crate::render::values::visible;
use crate::tables::{Axis, ColumnId, Edition, TableId, Value};

/// The kinds of steps, by their ids in the table.
const RENEWAL: &str = "renew";
const INQUIRY: &str = "ask_";

/// So many offers are named in a question on the first page.
const ASKED: usize = 1;

/// All steps in the order of the table, then what has to be recorded first.
pub fn steps(edition: &Edition, language: Language) -> Vec<String> {
    let lines = Line::all(edition, &TableId::Proposals).into_iter();
    let steps = lines.filter_map(|line| step(line, language));
    steps.chain(to_record(edition, language)).collect()
}

/// The steps of some topics, by id.
pub fn steps_of(edition: &Edition, topics: &[String], language: Language) -> Vec<String> {
    let lines = Line::all(edition, &TableId::Proposals).into_iter();
    let own = lines.filter(|line| {
        let topic = line.id(ColumnId::Dimension(Axis::Topic));
        topic.is_some_and(|topic| topics.iter().any(|own| own == topic))
    });
    own.filter_map(|line| step(line, language)).collect()
}

/// So many measures, renewals and inquiries of the table.
pub fn first_steps(
    edition: &Edition,
    [measures, renewals, inquiries]: [usize; 3],
    language: Language,
) -> Vec<String> {
    type InWords = fn(Line, Language) -> Option<String>;
    let of = |wanted: &dyn Fn(&str) -> bool, most: usize, words: InWords| -> Vec<String> {
        let lines = Line::all(edition, &TableId::Proposals).into_iter();
        let own = lines.filter(|line| line.id(ColumnId::Step).is_some_and(wanted));
        own.filter_map(|line| words(line, language))
            .take(most)
            .collect()
    };
    let is_inquiry = |step: &str| step.starts_with(INQUIRY);
    let is_measure = |step: &str| step != RENEWAL && !is_inquiry(step);
    [
        of(&is_measure, measures, step),
        of(&|step| step == RENEWAL, renewals, step),
        of(&is_inquiry, inquiries, question),
    ]
    .concat()
}

/// What a step is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// Something is opened, enlarged or made.
    Measure,
    Renewal,
    /// Something has to be asked or recorded first; it costs nothing.
    Inquiry,
}

/// A step as a council decides on it.
pub struct Step {
    pub kind: StepKind,
    pub words: String,
    /// Euros in a year, in two digits; none where no record says so.
    pub cost: Option<f64>,
}

/// All steps: measures, then renewals, then inquiries, each kind in the order of the table.
pub fn in_order(edition: &Edition, language: Language) -> Vec<Step> {
    let lines = Line::all(edition, &TableId::Proposals).into_iter();
    let steps = lines.filter_map(|line| {
        let id = line.id(ColumnId::Step)?;
        let kind = match id {
            RENEWAL => StepKind::Renewal,
            _ if id.starts_with(INQUIRY) => StepKind::Inquiry,
            _ => StepKind::Measure,
        };
        Some(Step {
            kind,
            words: step(line, language)?,
            cost: cost_of(line, line.number(ColumnId::Relief)),
        })
    });
    let unrecorded = to_record(edition, language).into_iter().map(|words| Step {
        kind: StepKind::Inquiry,
        words,
        cost: None,
    });
    let mut steps: Vec<Step> = steps.chain(unrecorded).collect();
    steps.sort_by_key(|step| step.kind);
    steps
}

/// A row in words; without its effect where this is withheld.
pub(super) fn step(line: Line, language: Language) -> Option<String> {
    let id = line.id(ColumnId::Step)?;
    let named = |column: ColumnId| -> FluentValue<'static> {
        let id = line.id(column).and_then(|_| line.shown(column, language));
        id.map_or(text("none"), text)
    };
    let offers = line.shown(ColumnId::OfferNames, language)?;
    let relief = line.number(ColumnId::Relief);
    let arguments = [
        ("topic", named(ColumnId::Dimension(Axis::Topic))),
        ("offer", text(offers)),
        ("whom", named(ColumnId::Whom)),
        ("category", named(ColumnId::OpensTo)),
        ("date", named(ColumnId::DecideBefore)),
        ("relief", relief.map_or(text("withheld"), cases)),
        ("cost", cost(line, relief, language)),
        ("lost", lost(line)),
    ];
    let name = format!("report-propose-{}", id.replace('_', "-"));
    Some(language.texts().with(&name, &arguments))
}

/// A question in short: whom to ask about what, of many offers the first.
fn question(line: Line, language: Language) -> Option<String> {
    let texts = language.texts();
    let name = format!(
        "report-question-{}",
        line.id(ColumnId::Step)?.replace('_', "-")
    );
    let category = line.shown(ColumnId::OpensTo, language)?;
    let Some(Value::List(offers)) = line.value(ColumnId::OfferNames) else {
        return Some(texts.with(&name, &[("category", text(category))]));
    };
    let named = offers.iter().take(ASKED).map(|offer| visible(offer));
    let arguments = [
        ("offers", text(named.collect::<Vec<String>>().join("; "))),
        ("more", count(offers.len().saturating_sub(ASKED) as u64)),
        ("category", text(category)),
    ];
    Some(texts.with(&name, &arguments))
}

/// What it costs in a year, in two digits, from published numbers; `none` where no record says so.
fn cost(line: Line, relief: Option<f64>, language: Language) -> FluentValue<'static> {
    match cost_of(line, relief) {
        Some(cost) => text(language.number(cost, 0)),
        None => text("none"),
    }
}

fn cost_of(line: Line, relief: Option<f64>) -> Option<f64> {
    let for_places = || Some(line.number(ColumnId::PlaceCost)? * relief?);
    let cost = line.number(ColumnId::AnnualCost).or_else(for_places);
    cost.filter(|cost| *cost > 0.0).map(two_digits)
}

/// `none` where nobody loses by it.
fn lost(line: Line) -> FluentValue<'static> {
    match line.value(ColumnId::Lost) {
        Some(value) if value.number() == Some(0.0) => text("none"),
        Some(_) => line.number(ColumnId::Lost).map_or(text("withheld"), cases),
        None => text("none"),
    }
}

fn two_digits(number: f64) -> f64 {
    let digits = number.abs().log10().floor() - 1.0;
    let unit = 10f64.powf(digits.max(0.0));
    (number / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::two_digits;

    #[test]
    fn a_sum_of_estimates_is_told_in_two_digits() {
        let told = [248_400.0, 9_960.0, 7.0, 55.4].map(two_digits);
        assert_eq!(told, [250_000.0, 10_000.0, 7.0, 55.0]);
    }
}
