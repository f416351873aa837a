//! What is left of reports that cannot be made safe as they are: tables fall away, the finest first, until the rest
//! can be protected. The report names them, and its totals are always left.

use super::{Protected, Unsafe};
use crate::language::Label;
use crate::tables::labels::both;
use crate::tables::{Edition, Notice, Table, TableId};

/// The name of the notice that tells which tables are left out.
pub const LEFT_OUT: &str = "tables_left_out";

/// Protects editions with as many of their tables as can be made safe: with all of them, else without the finest
/// one, two, four and so on, and then with as many more as bisection finds. Fails if not even totals are safe.
pub fn with_fewer_tables(
    editions: Vec<Edition>,
    protect: impl Fn(Vec<Edition>) -> Result<Vec<Protected>, Unsafe>,
) -> Result<Vec<Protected>, Unsafe> {
    let finest = finest_first(&editions);
    let without = |count: usize| protect(left_of(&editions, &finest[..count]));
    let mut unsafe_count = 0;
    let mut count = 0;
    let mut found = loop {
        match without(count) {
            Ok(found) => break found,
            Err(Unsafe) if count == finest.len() => return Err(Unsafe),
            Err(Unsafe) => {
                unsafe_count = count;
                count = (2 * count).clamp(1, finest.len());
            }
        }
    };
    while count > unsafe_count + 1 {
        let middle = (count + unsafe_count) / 2;
        match without(middle) {
            Ok(better) => (found, count) = (better, middle),
            Err(Unsafe) => unsafe_count = middle,
        }
    }
    Ok(found)
}

/// The editions without any number of cases but their totals.
pub fn totals_alone(editions: &[Edition]) -> Vec<Edition> {
    left_of(editions, &finest_first(editions))
}

/// The tables that tell of needs, those with the most rows first.
fn finest_first(editions: &[Edition]) -> Vec<TableId> {
    let mut sizes: Vec<(usize, TableId)> = Vec::new();
    for table in editions.iter().flat_map(|edition| &edition.tables) {
        let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
        let rows = rows.count();
        if !tells_of_needs(table) {
            continue;
        }
        match sizes.iter_mut().find(|(_, id)| *id == table.id) {
            Some((size, _)) => *size = rows.max(*size),
            None => sizes.push((rows, table.id.clone())),
        }
    }
    // of equals the one that stands further back
    sizes.reverse();
    sizes.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    sizes.into_iter().map(|(_, id)| id).collect()
}

fn tells_of_needs(table: &Table) -> bool {
    table.is_counted() || table.rows.iter().any(|row| !row.tells.is_empty())
}

/// The editions without some tables, each of which they name.
fn left_of(editions: &[Edition], gone: &[TableId]) -> Vec<Edition> {
    let left = editions.iter().map(|edition| {
        let mut left = edition.clone();
        let is_gone = |table: &Table| gone.contains(&table.id);
        let names: Vec<Label> = left
            .tables
            .iter()
            .filter(|table| is_gone(table))
            .map(|table| table.title.clone())
            .collect();
        left.tables.retain(|table| !is_gone(table));
        left.charts.retain(|chart| !gone.contains(&chart.table));
        if !names.is_empty() {
            left.notices.push(notice(&names));
        }
        left
    });
    left.collect()
}

fn notice(names: &[Label]) -> Notice {
    let quoted = |name: &str| format!("„{name}“");
    let english = |name: &Label| format!("“{}”", name.en.as_ref().unwrap_or(&name.de));
    let german: Vec<String> = names.iter().map(|name| quoted(&name.de)).collect();
    let english: Vec<String> = names.iter().map(english).collect();
    let tables = Label {
        de: german.join(", "),
        en: Some(english.join(", ")),
    };
    Notice {
        id: LEFT_OUT,
        text: both("notice-tables-left-out", &[("tables", &tables)]),
        public: None,
    }
}
