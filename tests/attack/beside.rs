//! Numbers beside the groups, such as what a proposal would change: do they follow from the needs as they are said
//! to, and is a small one withheld?

use lueckenlos::protect::{Profile, protect};
use lueckenlos::tables::{ColumnId, Edition, TableId, Value};

use super::RULE;
use super::towns::{random, told};

/// Columns of which every row says what it follows from.
const TOLD: [(TableId, ColumnId); 3] = [
    (TableId::Proposals, ColumnId::Relief),
    (TableId::Proposals, ColumnId::Gained),
    (TableId::Proposals, ColumnId::Lost),
];

const TOWNS: u64 = 120;

/// Per row that tells a number in this column: what stands there, and what follows from the cells.
fn told_in(edition: &Edition, (table, column): &(TableId, ColumnId)) -> Vec<(f64, f64)> {
    let mut told = Vec::new();
    let Some(table) = edition.table(table) else {
        return told;
    };
    let position = table.column(*column).expect("a column");
    for row in &table.rows {
        if row.values[position] == Value::NotApplicable {
            continue; // a question changes nothing
        }
        let printed = row.values[position].number().expect("a number");
        let own = row.tells.iter().find(|one| one.column == position);
        let weights = &own.expect("what it follows from").weights;
        let parts = weights
            .iter()
            .map(|(cell, weight)| weight * f64::from(edition.cells[*cell as usize].need));
        told.push((printed, parts.sum()));
    }
    told
}

#[test]
fn what_a_proposal_changes_is_the_sum_of_what_its_cells_gain_and_lose() {
    let mut compared = [0; TOLD.len()];
    for seed in 0..TOWNS {
        let edition = told(&random(seed)).edition;
        for (compared, place) in compared.iter_mut().zip(TOLD) {
            for (printed, sum) in told_in(&edition, &place) {
                // needs are whole here; quantities have six decimals, and a cell loses less than one of them
                assert!(
                    (printed - sum).abs() < 1e-3,
                    "{seed} {place:?}: {printed} {sum}"
                );
                *compared += usize::from(printed > 0.0);
            }
        }
    }
    // in these towns nobody loses by any
    let [relief, gained, _] = compared;
    assert!(relief > 3 && gained > 3, "{compared:?}");
}

#[test]
fn a_small_effect_of_a_proposal_is_withheld_and_a_large_one_mostly_shown() {
    let (mut small, mut shown) = (0, 0);
    for seed in 0..TOWNS / 3 {
        let before = told(&random(seed)).edition;
        let Ok(after) = protect(before.clone(), Profile::Threshold(RULE)) else {
            continue;
        };
        for (name, column) in TOLD {
            let Some(table) = after.edition().table(&name) else {
                continue;
            };
            let position = table.column(column).expect("a column that is told stays");
            for row in &table.rows {
                if let Value::Number(number) = row.values[position] {
                    let is_small = number > 0.0 && number < f64::from(RULE.minimum);
                    assert!(!is_small, "{seed} {name:?} {column:?}: {number}");
                    shown += usize::from(number > 0.0);
                }
            }
            let all = told_in(&before, &(name, column));
            let is_small = |(printed, _): &&(f64, f64)| (0.5..2.5).contains(printed);
            small += all.iter().filter(is_small).count();
        }
    }
    assert!(small > 3 && shown > 3, "{small} small, {shown} shown");
}
