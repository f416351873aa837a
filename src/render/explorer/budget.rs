//! The budget that can be pulled: what is possible for each amount of money, as the table of amounts says it.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::language::Language;
use crate::render::values::{shown, shown_range, visible};
use crate::tables::{ColumnId, Row, Table, Value};

/// What changes in a page as the budget is pulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pulled {
    /// Every cell; packages are told with them.
    Cells,
    /// The sums of the table of amounts alone; packages are what entered and did not leave.
    Total,
}

/// The amounts, the least first, with what is to be done for each; none where there are no two to choose from.
pub(super) fn pulled(
    amounts: &Table,
    options: &Table,
    pulled: Pulled,
    language: Language,
) -> Option<Json> {
    let acts = Acts::of(options, language);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let rows = amounts.rows.iter().map(|row| {
        let [enters, leaves] =
            [ColumnId::Enters, ColumnId::Leaves].map(|id| names(amounts, row, id));
        taken.extend(enters.iter().cloned());
        taken.retain(|name| !leaves.contains(name));
        let mut amount = amount(amounts, row, language);
        let exchange = [(ColumnId::Enters, enters), (ColumnId::Leaves, leaves)];
        let exchange = exchange.into_iter().filter_map(|(id, names)| {
            let label = amounts.columns[amounts.column(id)?]
                .label
                .in_language(language);
            (!names.is_empty()).then(|| (label, acts.described(&names)))
        });
        amount["exchange"] = json!(exchange.collect::<Vec<_>>());
        if pulled == Pulled::Total {
            let all = acts.0.iter().map(|(name, _)| name);
            let package: Vec<String> = all.filter(|name| taken.contains(*name)).cloned().collect();
            amount["package"] = json!(acts.described(&package));
        }
        amount
    });
    let rows: Vec<Json> = rows.collect();
    let notes = amounts.notes.iter();
    let notes: Vec<&str> = notes.map(|note| note.in_language(language)).collect();
    (rows.len() > 1).then(|| json!({ "amounts": rows, "notes": notes }))
}

/// What is done if a choice is taken, in words: a name alone does not tell a closing from a renewal.
struct Acts(Vec<(String, String)>);

impl Acts {
    fn of(options: &Table, language: Language) -> Acts {
        let columns = [ColumnId::What, ColumnId::Act].map(|id| options.column(id));
        let acts = options.rows.iter().filter_map(|row| {
            let [what, act] = [columns[0]?, columns[1]?];
            let word = |at: usize| shown(&row.values[at], options.columns[at].kind, language);
            Some((word(what), word(act)))
        });
        Acts(acts.collect())
    }

    fn described(&self, names: &[String]) -> Vec<String> {
        let described = names.iter().map(|name| {
            let act = self.0.iter().find(|(own, _)| own == name);
            act.map_or(name.clone(), |(_, act)| format!("{name} ({act})"))
        });
        described.collect()
    }
}

fn names(table: &Table, row: &Row, id: ColumnId) -> Vec<String> {
    match table.column(id).map(|column| &row.values[column]) {
        Some(Value::List(names)) => names.iter().map(|name| visible(name)).collect(),
        _ => Vec::new(),
    }
}

/// What a row says in words, and the gap as a number to draw it.
fn amount(table: &Table, row: &Row, language: Language) -> Json {
    let told = |id: ColumnId| {
        let column = table.column(id)?;
        Some((&table.columns[column], &row.values[column]))
    };
    let fact = |id: ColumnId| {
        let (column, value) = told(id)?;
        let text = shown(value, column.kind, language);
        let label = column.label.in_language(language).to_string();
        (*value != Value::NotApplicable).then_some((label, text))
    };
    let range = || {
        let (column, low) = told(ColumnId::GapThenLow)?;
        let (_, high) = told(ColumnId::GapThenHigh)?;
        let range = shown_range(low, high, column.kind, language);
        (!range.is_empty()).then_some(range)
    };
    let gap = fact(ColumnId::GapThen).map(|(label, gap)| match range() {
        Some(range) => (label, format!("{gap} ({range})")),
        None => (label, gap),
    });
    let losing = [ColumnId::Lost, ColumnId::Loses].into_iter();
    let facts = gap.into_iter().chain(losing.filter_map(fact));
    let id = match told(ColumnId::Money) {
        Some((_, Value::Category { id, .. })) => id.as_str(),
        _ => "",
    };
    json!({
        "id": id,
        "label": fact(ColumnId::Money).map(|(_, label)| label),
        "gap": told(ColumnId::GapThen).and_then(|(_, gap)| gap.number()),
        "facts": facts.collect::<Vec<_>>(),
    })
}
