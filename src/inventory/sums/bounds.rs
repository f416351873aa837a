//! Between which ends withheld counts lie, as the sums beside them show: a sum less the parts that are known is what the
//! withheld parts are together. A count may stand in several sums, of its row and of its column.

use std::collections::BTreeMap;

use super::axes::Statements;
use super::{Verdict, Verdicts};
use crate::model::finding::Code;
use crate::model::need::Amount;
use crate::vocabulary::quantity::Quantity;

/// The ends are narrowed at most so often; what is not settled by then stays wider than it could be.
const ROUNDS: usize = 8;

/// The ends of withheld counts, by the position of their statements.
pub fn of(statements: &Statements, verdicts: &Verdicts) -> BTreeMap<usize, Amount> {
    let is_certain = |verdict: &&Verdict| {
        matches!(verdict.code, Code::SumLeftOut | Code::SumByNumber)
            && verdict.stated >= verdict.parts
    };
    let known = |row: &usize| statements.rows[*row].amount.is_some();
    let sums: Vec<&Verdict> = verdicts
        .iter()
        .filter(|(row, verdict)| known(row) && !verdict.withheld.is_empty())
        .map(|(_, verdict)| verdict)
        .filter(is_certain)
        .collect();
    let unknown = Amount {
        low: Quantity::ZERO,
        high: Quantity::MAX,
    };
    let mut ends: BTreeMap<usize, Amount> = sums
        .iter()
        .flat_map(|sum| &sum.withheld)
        .map(|row| (*row, unknown))
        .collect();
    for _ in 0..ROUNDS {
        let before = ends.clone();
        for sum in &sums {
            let rest = sum.stated - sum.parts;
            for row in &sum.withheld {
                let others = || sum.withheld.iter().filter(|other| *other != row);
                let lows: Quantity = others().map(|other| ends[other].low).sum();
                let highs: Quantity = others().map(|other| ends[other].high).sum();
                let own = ends[row];
                let narrowed = Amount {
                    low: own.low.max(rest - highs),
                    high: own.high.min(rest - lows),
                };
                ends.insert(*row, narrowed);
            }
        }
        if ends == before {
            break;
        }
    }
    // sums that contradict each other bound nothing
    ends.retain(|_, amount| amount.low <= amount.high && amount.high < Quantity::MAX);
    // what is a sum itself is no data
    ends.retain(|row, _| !verdicts.get(row).is_some_and(Verdict::is_sum));
    ends
}
