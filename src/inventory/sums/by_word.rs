//! Sums that their words show, or the vocabulary.

use std::collections::HashMap;

use super::axes::{Axis, Statements, Value};
use super::{Verdict, Verdicts};
use crate::model::finding::Code;
use crate::vocabulary::quantity::Quantity;

/// How far a number may lie from its parts' sum, as a share, to be asked about: further away it is a statement of
/// its own.
const NEAR: f64 = 0.1;

/// A statement that stands for others, and what they add up to.
struct Held {
    row: usize,
    axis: usize,
    parts: Vec<usize>,
    sum: Quantity,
    /// All parts are known.
    is_whole: bool,
}

/// Judges all statements that have a value that stands for others.
pub fn find(statements: &Statements, verdicts: &mut Verdicts) {
    let index = Index::of(statements);
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for (position, row) in statements.rows.iter().enumerate() {
        let general = axes_with_parts(statements, &row.at);
        if !general.is_empty() && !verdicts.contains_key(&position) {
            let weight = general.iter().map(|axis| {
                let axis = (&statements.axes[*axis], row.at[*axis]);
                match axis.0.values[axis.1 as usize] {
                    Value::Plain => axis.0.below[axis.1 as usize].len(),
                    _ => axis.0.words.len(),
                }
            });
            candidates.push((weight.sum(), position));
        }
    }
    // what is less general comes first: a part that is a sum itself is not added once more
    candidates.sort_unstable();
    let mut open: Vec<Held> = Vec::new();
    for (_, row) in candidates {
        let held = hold(statements, &index, row, verdicts);
        match held {
            Some(held) if is_hard(statements, &held) => {
                verdicts.insert(row, hard(statements, &held));
            }
            Some(held) if is_equal(statements, &held) => {
                verdicts.insert(row, verdict(statements, &held, Code::SumLeftOut));
                open.push(held);
            }
            Some(held) => open.push(held),
            None => {}
        }
    }
    settle(statements, &open, verdicts);
}

fn general_axes(statements: &Statements, at: &[u32]) -> Vec<usize> {
    let axes = statements.axes.iter().enumerate().zip(at);
    axes.filter(|((_, axis), at)| axis.dimension.is_some() && axis.is_general(**at))
        .map(|((position, _), _)| position)
        .collect()
}

/// Those along which there can be parts: on most axes, what no file tells apart is blank everywhere.
fn axes_with_parts(statements: &Statements, at: &[u32]) -> Vec<usize> {
    let mut general = general_axes(statements, at);
    general.retain(|axis| statements.axes[*axis].has_parts(at[*axis]));
    general
}

/// The statement against its parts: along one axis, if there are parts that differ in no other; else along all.
fn hold(statements: &Statements, index: &Index, row: usize, verdicts: &Verdicts) -> Option<Held> {
    let at = &statements.rows[row].at;
    let axes = axes_with_parts(statements, at);
    let mut ways: Vec<Vec<usize>> = axes.iter().map(|axis| vec![*axis]).collect();
    if axes.len() > 1 {
        ways.push(axes.clone());
    }
    let mut first: Option<Held> = None;
    for way in ways {
        let parts = index.parts(statements, row, &way, verdicts);
        if parts.is_empty() {
            continue;
        }
        let amounts = parts.iter().map(|part| statements.rows[*part].amount);
        let held = Held {
            row,
            axis: word_axis(statements, row, &way),
            sum: amounts.clone().flatten().sum(),
            is_whole: amounts.into_iter().all(|amount| amount.is_some()),
            parts,
        };
        if is_equal(statements, &held) {
            return Some(held);
        }
        first = first.or(Some(held));
    }
    first
}

/// The axis whose word tells best that it is a sum.
fn word_axis(statements: &Statements, row: usize, way: &[usize]) -> usize {
    let at = &statements.rows[row].at;
    let is_total = |axis: &&usize| {
        let value = &statements.axes[**axis].values[at[**axis] as usize];
        matches!(value, Value::Total | Value::TotalOf)
    };
    let all = general_axes(statements, at);
    let told = way
        .iter()
        .find(is_total)
        .or_else(|| all.iter().find(is_total));
    told.or(way.first()).copied().unwrap_or(0)
}

fn is_hard(statements: &Statements, held: &Held) -> bool {
    let at = &statements.rows[held.row].at;
    let mut axes = statements.axes.iter().zip(at);
    let is_named = statements.rows[held.row].is_named_sum;
    is_named
        || axes
            .any(|(axis, at)| axis.dimension.is_some() && axis.values[*at as usize] == Value::Total)
}

/// Whether the parts are as much, or could be where some are withheld.
fn is_equal(statements: &Statements, held: &Held) -> bool {
    match statements.rows[held.row].amount {
        None => false,
        Some(stated) if held.is_whole => stated == held.sum,
        Some(stated) => stated >= held.sum && held.parts.len() > 1,
    }
}

/// A sum by its word: whatever it says, it is none of the data.
fn hard(statements: &Statements, held: &Held) -> Verdict {
    let is_unknown = statements.rows[held.row].amount.is_none();
    match is_unknown || is_equal(statements, held) {
        true => verdict(statements, held, Code::SumLeftOut),
        false => verdict(statements, held, Code::SumDiffers),
    }
}

fn verdict(statements: &Statements, held: &Held, code: Code) -> Verdict {
    let row = &statements.rows[held.row];
    let axis: &Axis = &statements.axes[held.axis];
    let word = &axis.words[row.at[held.axis] as usize];
    let word = match word.is_empty() {
        true => statements.name(held.row),
        false => word.clone(),
    };
    Verdict {
        code,
        word,
        stated: row.amount.unwrap_or(held.sum),
        parts: held.sum,
        withheld: held
            .parts
            .iter()
            .copied()
            .filter(|part| statements.rows[*part].amount.is_none())
            .collect(),
    }
}

impl Statements {
    /// What a statement says, for a finding.
    pub fn name(&self, row: usize) -> String {
        let said = self.axes.iter().zip(&self.rows[row].at);
        let words = said.map(|(axis, at)| axis.words[*at as usize].as_str());
        words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Statements that no word makes a sum. A value that is as much as its parts wherever it stands beside them is their
/// sum; one that nearly is, is asked about; any other is a statement of its own. Where it is a sum in nearly all
/// places, it is one in all.
fn settle(statements: &Statements, open: &[Held], verdicts: &mut Verdicts) {
    let mut by_value: HashMap<(usize, u32), [usize; 2]> = HashMap::new();
    let key = |held: &Held| (held.axis, statements.rows[held.row].at[held.axis]);
    for held in open {
        let equal = is_equal(statements, held) && held.sum > Quantity::ZERO;
        by_value.entry(key(held)).or_default()[usize::from(equal)] += 1;
    }
    for held in open {
        let [other, equal] = by_value[&key(held)];
        if statements.rows[held.row].amount.is_none() {
            continue;
        }
        let stated = statements.rows[held.row].amount.unwrap_or_default();
        if is_equal(statements, held) {
            // a single part that happens to be as much proves little
            let proves = held.parts.len() > 1 || equal > 1 || held.sum == Quantity::ZERO;
            if !proves || equal * 4 < other {
                let code = match proves {
                    true => Code::SumOrData,
                    false => Code::MaybeSum,
                };
                verdicts.insert(held.row, verdict(statements, held, code));
            }
        } else if equal >= 2 && equal >= other * 4 {
            verdicts.insert(held.row, verdict(statements, held, Code::SumDiffers));
        } else if held.is_whole && held.parts.len() > 1 && is_near(stated, held.sum) {
            verdicts.insert(held.row, verdict(statements, held, Code::SumOrData));
        }
    }
}

fn is_near(one: Quantity, other: Quantity) -> bool {
    let (one, other) = (one.as_f64(), other.as_f64());
    other > 0.0 && (one - other).abs() <= NEAR * other
}

/// The positions of statements by what they say on some axes.
type Positions = HashMap<Vec<u32>, Vec<usize>>;

/// Statements by what they say on all axes but some.
struct Index {
    by_axes: std::cell::RefCell<HashMap<Vec<usize>, Positions>>,
}

impl Index {
    fn of(_: &Statements) -> Index {
        Index {
            by_axes: Default::default(),
        }
    }

    /// The statements below one along these axes, without those that are sums themselves.
    fn parts(
        &self,
        statements: &Statements,
        row: usize,
        axes: &[usize],
        verdicts: &Verdicts,
    ) -> Vec<usize> {
        let rest = |at: &[u32]| -> Vec<u32> {
            let others = at
                .iter()
                .enumerate()
                .filter(|(axis, _)| !axes.contains(axis));
            others.map(|(_, at)| *at).collect()
        };
        let mut by_axes = self.by_axes.borrow_mut();
        let by_rest = by_axes.entry(axes.to_vec()).or_insert_with(|| {
            let mut by_rest: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
            for (position, row) in statements.rows.iter().enumerate() {
                by_rest.entry(rest(&row.at)).or_default().push(position);
            }
            by_rest
        });
        let at = &statements.rows[row].at;
        let same = by_rest.get(&rest(at)).map_or(&[][..], Vec::as_slice);
        let is_below = |part: &[u32]| {
            let mut below = axes.iter().map(|axis| {
                let axis = (&statements.axes[*axis], part[*axis], at[*axis]);
                axis.1 == axis.2 && axes.len() > 1 || axis.0.is_part(axis.1, axis.2)
            });
            below.all(|below| below) && part != at.as_slice()
        };
        let is_sum = |part: &usize| verdicts.get(part).is_some_and(Verdict::is_sum);
        same.iter()
            .copied()
            .filter(|part| *part != row && is_below(&statements.rows[*part].at) && !is_sum(part))
            .collect()
    }
}
