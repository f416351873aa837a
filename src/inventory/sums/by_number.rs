//! Sums that only their numbers show: a category that is, wherever it stands, as much as others together.
//!
//! Numbers that agree by chance are common where they are small and few. How much an agreement proves is counted in
//! bits: an amount of n that agrees is one chance in about n. A category is taken for a sum only where several amounts
//! agree that prove enough together; where a single one agrees, the town is asked, or told.

use std::collections::{BTreeMap, BTreeSet};

use super::axes::{Axis, Statements, Value};
use super::{Verdict, Verdicts};
use crate::model::finding::Code;
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// So many bits prove that an agreement is none by chance: less than one in a million, before it is counted how many
/// sums were tried.
const PROOF: f64 = 20.0;

/// A single amount of fewer grains (persons, or tens where all amounts are round) agrees by chance too often to be asked
/// about: the town is told.
const ASKED_FROM: f64 = 50.0;

/// More categories than this are not compared.
const MOST_CATEGORIES: usize = 2000;

/// The amounts of one axis: by category what it says under each of the other respects.
struct Matrix {
    /// The categories in the order of the file.
    codes: Vec<u32>,
    /// For each category its amounts by what is said on the other axes.
    amounts: BTreeMap<u32, BTreeMap<usize, Quantity>>,
    /// The statements with their places, by category.
    rows: BTreeMap<u32, Vec<(usize, usize)>>,
    /// Places in which an amount is withheld: they prove nothing.
    blind: BTreeSet<usize>,
    /// Whose amount is withheld, and in which statement, by place.
    withheld: BTreeMap<usize, Vec<(u32, usize)>>,
}

/// Categories that agree with a category.
struct Agreement {
    parts: Vec<u32>,
    bits: f64,
    /// In how many respects two or more parts say something.
    places: usize,
    are_all_others: bool,
}

/// Looks for such categories on every axis of categories without bands or levels.
pub fn find(statements: &Statements, town: &str) -> Verdicts {
    let mut verdicts = Verdicts::new();
    for axis in 0..statements.axes.len() {
        if statements.axes[axis].dimension.is_some() {
            of_axis(statements, axis, town, &mut verdicts);
        }
    }
    verdicts
}

fn of_axis(statements: &Statements, axis: usize, town: &str, verdicts: &mut Verdicts) {
    let values = &statements.axes[axis];
    let Some(matrix) = Matrix::of(statements, axis, verdicts) else {
        return;
    };
    let mut open = matrix.codes.clone();
    loop {
        let mut candidates: Vec<u32> = open.clone();
        candidates.sort_by_key(|code| matrix.total(*code));
        let found = candidates.iter().find_map(|code| {
            let agreement = matrix.agreement(*code, &open)?;
            let is_named = values.values[*code as usize] == Value::TotalOf;
            let tries = (open.len() as f64).log2().max(0.0) + 1.0;
            let proven = agreement.bits - tries >= PROOF && agreement.places >= 2;
            (proven || is_named).then_some((*code, agreement))
        });
        let Some((code, agreement)) = found else {
            break;
        };
        let named = values.values[code as usize] == Value::TotalOf;
        let code_of = match named {
            true => Code::SumLeftOut,
            false => Code::SumByNumber,
        };
        matrix.tell(values, code, &agreement.parts, code_of, verdicts);
        open.retain(|other| *other != code);
    }
    whole_town(statements, axis, town, &matrix, &mut open, verdicts);
    ask(values, &matrix, &open, verdicts);
}

/// `Stadt Köln` beside its districts: as much as all of them together, or more where some are missing.
fn whole_town(
    statements: &Statements,
    axis: usize,
    town: &str,
    matrix: &Matrix,
    open: &mut Vec<u32>,
    verdicts: &mut Verdicts,
) {
    let values = &statements.axes[axis];
    let names_town = |code: &u32| {
        let word = normalised(&values.words[*code as usize]);
        let leads = [
            "stadt ",
            "landeshauptstadt ",
            "hansestadt ",
            "kreis ",
            "landkreis ",
            "city of ",
        ];
        word == normalised(town) || leads.iter().any(|lead| word.starts_with(lead))
    };
    let found = open.iter().copied().filter(names_town).find(|code| {
        let others: Vec<u32> = open.iter().copied().filter(|other| other != code).collect();
        let places = &matrix.amounts[code];
        let is_more = |(place, amount): (&usize, &Quantity)| *amount >= matrix.sum(&others, *place);
        let is_sum = |(place, amount): (&usize, &Quantity)| *amount == matrix.sum(&others, *place);
        others.len() >= 2 && places.len() >= 2 && places.iter().all(is_more)
            || others.len() >= 2 && places.iter().all(is_sum)
            || others.len() >= 2 && word_is_town(values, *code, town) && places.iter().all(is_more)
    });
    if let Some(code) = found {
        let others: Vec<u32> = open
            .iter()
            .copied()
            .filter(|other| *other != code)
            .collect();
        matrix.tell(values, code, &others, Code::SumDiffers, verdicts);
        open.retain(|other| *other != code);
    }
}

fn word_is_town(values: &Axis, code: u32, town: &str) -> bool {
    normalised(&values.words[code as usize]) == normalised(town)
}

/// Categories that agree with too little to be sure.
fn ask(values: &Axis, matrix: &Matrix, open: &[u32], verdicts: &mut Verdicts) {
    let ends = [matrix.codes.first(), matrix.codes.last()];
    for code in open {
        let Some(agreement) = matrix.agreement(*code, open) else {
            continue;
        };
        let is_at_end = ends.contains(&Some(code));
        if !agreement.are_all_others || !is_at_end || agreement.places == 0 {
            continue;
        }
        let amounts = matrix.amounts[code]
            .values()
            .chain(parts_of(matrix, &agreement.parts));
        let grain = grain(amounts.map(|amount| amount.as_f64()));
        let largest = matrix.amounts[code]
            .values()
            .map(|amount| amount.as_f64())
            .fold(0.0, f64::max);
        let verdict = if largest / grain >= ASKED_FROM {
            Code::SumOrData
        } else if largest >= ASKED_FROM || agreement.places >= 2 {
            Code::MaybeSum
        } else {
            continue;
        };
        matrix.tell(values, *code, &agreement.parts, verdict, verdicts);
    }
}

fn parts_of<'a>(matrix: &'a Matrix, parts: &'a [u32]) -> impl Iterator<Item = &'a Quantity> {
    parts.iter().flat_map(|part| matrix.amounts[part].values())
}

/// The power of ten that all amounts are multiples of: round numbers agree by chance far more often.
fn grain(amounts: impl Iterator<Item = f64>) -> f64 {
    let of_one = |amount: f64| {
        let mut grain = 1.0;
        while amount % (grain * 10.0) == 0.0 {
            grain *= 10.0;
        }
        grain
    };
    amounts
        .filter(|amount| *amount > 0.0)
        .map(of_one)
        .fold(f64::INFINITY, f64::min)
}

impl Matrix {
    /// The amounts of the categories of an axis that could be sums or parts; none if they are too few or too many.
    fn of(statements: &Statements, axis: usize, verdicts: &Verdicts) -> Option<Matrix> {
        let values = &statements.axes[axis];
        let is_category = |code: u32| {
            let value = &values.values[code as usize];
            let word = &values.words[code as usize];
            matches!(value, Value::Plain | Value::TotalOf) && !word.is_empty()
        };
        let mut places: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
        let mut matrix = Matrix {
            codes: Vec::new(),
            amounts: BTreeMap::new(),
            rows: BTreeMap::new(),
            blind: BTreeSet::new(),
            withheld: BTreeMap::new(),
        };
        for (position, row) in statements.rows.iter().enumerate() {
            let code = row.at[axis];
            if !is_category(code) || verdicts.get(&position).is_some_and(Verdict::is_sum) {
                continue;
            }
            let mut rest = row.at.clone();
            rest.remove(axis);
            let next = places.len();
            let place = *places.entry(rest).or_insert(next);
            matrix.rows.entry(code).or_default().push((position, place));
            let amounts = matrix.amounts.entry(code).or_default();
            match row.amount {
                Some(amount) => *amounts.entry(place).or_default() += amount,
                None => {
                    matrix.blind.insert(place);
                    matrix
                        .withheld
                        .entry(place)
                        .or_default()
                        .push((code, position));
                }
            }
        }
        matrix.codes = matrix.amounts.keys().copied().collect();
        matrix
            .codes
            .sort_by_key(|code| (statements.order[axis][*code as usize], *code));
        let has_levels = values.below.iter().any(|below| !below.is_empty());
        let fits = (3..=MOST_CATEGORIES).contains(&matrix.codes.len()) && !has_levels;
        fits.then_some(matrix)
    }

    fn total(&self, code: u32) -> Quantity {
        self.amounts[&code].values().copied().sum()
    }

    /// What a category says where nobody's amount is withheld.
    fn seen(&self, code: u32) -> impl Iterator<Item = (&usize, &Quantity)> {
        let amounts = self.amounts[&code].iter();
        amounts.filter(|(place, _)| !self.blind.contains(place))
    }

    /// What these categories say together in one place.
    fn sum(&self, parts: &[u32], place: usize) -> Quantity {
        let amounts = parts
            .iter()
            .filter_map(|part| self.amounts[part].get(&place));
        amounts.copied().sum()
    }

    /// The categories that are as much as one: all others, or those that stand directly above or below it.
    fn agreement(&self, code: u32, open: &[u32]) -> Option<Agreement> {
        let others: Vec<u32> = open
            .iter()
            .copied()
            .filter(|other| *other != code)
            .collect();
        if let Some((bits, places)) = self.agrees(code, &others) {
            return Some(Agreement {
                parts: others,
                bits,
                places,
                are_all_others: true,
            });
        }
        let position = self.codes.iter().position(|other| *other == code)?;
        let above = self.codes[..position].iter().rev();
        let below = self.codes[position + 1..].iter();
        self.run(code, above, open)
            .or_else(|| self.run(code, below, open))
    }

    /// The neighbours on one side, as far as they go without being more.
    fn run<'a>(
        &self,
        code: u32,
        neighbours: impl Iterator<Item = &'a u32>,
        open: &[u32],
    ) -> Option<Agreement> {
        let mut left = self.amounts[&code].clone();
        left.retain(|place, _| !self.blind.contains(place));
        let mut parts = Vec::new();
        for part in neighbours.filter(|part| open.contains(part)) {
            for (place, amount) in self.seen(*part) {
                match left.get_mut(place) {
                    Some(left) if *left >= *amount => *left = *left - *amount,
                    None if *amount == Quantity::ZERO => {}
                    _ => return None,
                }
            }
            parts.push(*part);
            let is_used_up = left.values().all(|left| *left == Quantity::ZERO);
            if is_used_up && parts.len() >= 2 {
                let (bits, places) = self.agrees(code, &parts)?;
                return Some(Agreement {
                    parts,
                    bits,
                    places,
                    are_all_others: false,
                });
            }
        }
        None
    }

    /// How much it proves that a category is in all places as much as others; none if it is not.
    fn agrees(&self, code: u32, parts: &[u32]) -> Option<(f64, usize)> {
        let own = &self.amounts[&code];
        let (mut bits, mut places) = (0.0, 0);
        for (place, amount) in self.seen(code) {
            let said = parts
                .iter()
                .filter_map(|part| self.amounts[part].get(place));
            let said: Vec<Quantity> = said
                .copied()
                .filter(|part| *part > Quantity::ZERO)
                .collect();
            if said.iter().copied().sum::<Quantity>() != *amount {
                return None;
            }
            if said.len() >= 2 {
                bits += (1.0 + amount.as_f64()).log2();
                places += 1;
            }
        }
        // what the parts say elsewhere, their sum would have to say, too
        let elsewhere = parts.iter().flat_map(|part| self.seen(*part));
        let missing = elsewhere
            .filter(|(place, amount)| !own.contains_key(place) && **amount > Quantity::ZERO);
        (places > 0 && missing.count() == 0).then_some((bits, places))
    }

    /// Notes a verdict on all statements of a category.
    fn tell(
        &self,
        values: &Axis,
        code: u32,
        parts: &[u32],
        verdict: Code,
        verdicts: &mut Verdicts,
    ) {
        if values.never_a_sum[code as usize] {
            return;
        }
        for (row, place) in &self.rows[&code] {
            let sum = self.sum(parts, *place);
            let withheld = self.withheld.get(place).into_iter().flatten();
            let told = Verdict {
                code: verdict,
                word: values.words[code as usize].clone(),
                stated: self.amounts[&code].get(place).copied().unwrap_or(sum),
                parts: sum,
                withheld: withheld
                    .filter(|(part, _)| parts.contains(part))
                    .map(|(_, row)| *row)
                    .collect(),
            };
            verdicts.insert(*row, told);
        }
    }
}
