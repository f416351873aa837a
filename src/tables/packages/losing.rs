//! Who has less than today by the best package: the largest groups in a sentence, every cell in a table. For the planner
//! only: an order by size tells of needs.

use std::collections::BTreeMap;

use crate::analysis::budget::{Decided, Spending};
use crate::analysis::picture::Year;
use crate::language::{Language, number, text};
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::keys;
use crate::tables::labels::labelled;
use crate::tables::lists::{cases, counting, list, whole};
use crate::tables::phrases::{group_in_words, in_words};
use crate::tables::scope::Scope;
use crate::tables::spec::TableId;
use crate::tables::table::{Kind, Table, Value};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// More groups than these are only counted.
const NAMED: usize = 5;

/// A cell that has less than today.
struct Loser {
    cell: u32,
    before: Quantity,
    after: Quantity,
}

impl Loser {
    fn lost(&self) -> Quantity {
        self.before - self.after
    }
}

/// The cells that have less than today, the largest loss first.
fn losers(year: &Year, decided: &Decided) -> Vec<Loser> {
    let need = year.headline().cautious.market.need();
    let fallen = decided.changes.iter();
    let fallen = fallen.filter(|change| change.after < change.before);
    let losers = fallen.map(|change| {
        let need = need[change.cell as usize];
        Loser {
            cell: change.cell,
            before: Quantity::from_units(change.before.of(need)),
            after: Quantity::from_units(change.after.of(need)),
        }
    });
    let mut losers: Vec<Loser> = losers.filter(|own| own.after < own.before).collect();
    losers.sort_by_key(|own| (std::cmp::Reverse(own.lost()), own.cell));
    losers
}

/// Every cell that has less than today by the best package; none without a budget.
pub fn losing(year: &Year, spending: &Spending) -> Option<Table> {
    let decided = spending.cautious.best.as_ref()?;
    let vocabulary = &year.vocabulary;
    let picture = year.headline();
    let own = |id: ColumnId| labelled(id, "package", Kind::Cases, Disclosure::Internal);
    let dimensions = 0..vocabulary.dimensions.len();
    let keys = dimensions
        .clone()
        .map(|position| keys::column(vocabulary, position));
    let counted = [
        ColumnId::CoveredBefore,
        ColumnId::CoveredAfter,
        ColumnId::Lost,
    ];
    let columns = keys.chain(counted.map(own)).collect();
    let rows = losers(year, decided).into_iter().map(|own| {
        let node = |position: usize| picture.cells.node(own.cell as usize, position);
        let categories = dimensions
            .clone()
            .map(|position| keys::node_value(&vocabulary.dimensions[position], node(position)));
        let counts = [own.before, own.after, own.lost()].map(cases);
        counting(categories.chain(counts).collect(), &[own.cell])
    });
    let base = whole(year, picture, &Scope::default());
    Some(list(TableId::PackageLosing, base, columns, rows.collect()))
}

/// Who has less than today, always said: where many groups do, the largest losses, and how many others.
pub(super) fn losing_in_words(year: &Year, decided: &Decided, language: Language) -> String {
    let texts = language.texts();
    let losers = losers(year, decided);
    if losers.is_empty() {
        return texts.get("package-nobody-loses");
    }
    let lost = losers.iter().map(Loser::lost).sum();
    let cases = |lost: Quantity| ("lost", number(lost.as_f64()));
    let groups = groups(year, &losers);
    if groups.len() <= NAMED {
        let cells: Vec<u32> = losers.iter().map(|own| own.cell).collect();
        let whom = (
            "whom",
            text(worded(in_words(year, year.headline(), &cells), language)),
        );
        return texts.with("package-losing", &[cases(lost), whom]);
    }
    let (named, others) = groups.split_at(NAMED);
    let named = named.iter().map(|(group, lost)| {
        let whom = worded(group_in_words(year, group), language);
        texts.with(
            "package-losing-group",
            &[("whom", text(whom)), cases(*lost)],
        )
    });
    let named = ("groups", text(named.collect::<Vec<_>>().join("; ")));
    let rest: Quantity = others.iter().map(|(_, lost)| *lost).sum();
    let others = ("others", number(others.len() as f64));
    let rest = ("rest", number(rest.as_f64()));
    texts.with("package-losing-most", &[cases(lost), named, others, rest])
}

type Group = (Vec<(usize, Node)>, Quantity);

/// What is lost by topic and district, the most first.
fn groups(year: &Year, losers: &[Loser]) -> Vec<Group> {
    let dimensions = &year.vocabulary.dimensions;
    let by = [Role::Topic, Role::District].map(|role| year.vocabulary.with_role(role));
    let by: Vec<usize> = by.into_iter().flatten().collect();
    let mut groups: BTreeMap<Vec<(usize, Node)>, Quantity> = BTreeMap::new();
    for own in losers {
        let node = |position: &usize| {
            let node = year.headline().cells.node(own.cell as usize, *position);
            (*position, dimensions[*position].shown(node))
        };
        *groups.entry(by.iter().map(node).collect()).or_default() += own.lost();
    }
    let mut groups: Vec<Group> = groups.into_iter().collect();
    groups.sort_by_key(|(_, lost)| std::cmp::Reverse(*lost));
    groups
}

fn worded(value: Value, language: Language) -> String {
    match value {
        Value::Category { label, .. } => label.in_language(language).to_string(),
        _ => String::new(),
    }
}
