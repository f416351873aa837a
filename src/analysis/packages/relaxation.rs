//! The problem without whole numbers: choices may be taken in part, and what is covered is bounded by cuts.
//!
//! Cuts come in one by one, where the last solution breaks them (Benders 1962; for every part of the town its own,
//! Birge & Louveaux 1988). What the simplex method finds in floating point only says by how much every row should
//! count: a sum of rows, each times a number that is not negative, holds for all packages whatever these numbers
//! are. So the bound is added up in whole numbers, and is no less right for being found by a computer.

use simplex::boxed::{End, Row, Simplex};

use super::linear::Linear;
use super::network::Network;
use super::problem::Problem;

/// What is sought: the most of `covered` × units covered − `money` × cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Objective {
    pub covered: i128,
    pub money: i128,
}

impl Objective {
    /// As many cases as possible.
    pub const COVERED: Objective = Objective {
        covered: 1,
        money: 0,
    };

    pub fn score(self, covered: i128, cost: i128) -> i128 {
        self.covered * covered - self.money * cost
    }
}

/// How often every choice is taken at least and at most, and how much may be spent at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Range {
    pub low: Vec<u32>,
    pub high: Vec<u32>,
    pub cost: (i128, i128),
}

/// A row: terms ≤ most, by column.
#[derive(Debug, Clone)]
struct Line {
    terms: Vec<(usize, i128)>,
    most: i128,
    /// The row of the simplex method is divided by this.
    scale: f64,
}

#[derive(Debug)]
pub(super) struct Relaxation {
    simplex: Simplex,
    lines: Vec<Line>,
    /// Lines before this one are rules and stay.
    rules: usize,
    objective: Objective,
    fixed: Linear,
    costs: Vec<i128>,
    /// The most that a part covers.
    parts: Vec<i128>,
    covered_scale: f64,
    money_scale: f64,
}

/// A bound of the score of all packages in a range.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// In 2^-[`DIGITS`].
    total: i128,
    /// What a package gains by taking a choice once more, as far as the bound can tell.
    gains: Vec<i128>,
}

/// Binary digits after the point of a row's number.
const DIGITS: u32 = 44;
/// A cut is added if it is broken by this share of all that can be covered.
const BROKEN: f64 = 1e-9;
/// So many rows are kept for every column, before those that are not used are dropped.
const ROWS_PER_COLUMN: usize = 4;

impl Relaxation {
    pub fn new(problem: &Problem, network: &Network, costs: &[i128]) -> Relaxation {
        let choices = problem.choices();
        let parts: Vec<i128> = network.parts.iter().map(|part| part.most).collect();
        let columns = choices.len() + parts.len() + 1;
        let all: i128 = parts.iter().sum::<i128>().max(1);
        let largest = costs
            .iter()
            .map(|cost| cost.abs())
            .max()
            .unwrap_or(0)
            .max(1);
        let mut relaxation = Relaxation {
            simplex: Simplex::new(vec![0.0; columns], vec![0.0; columns], vec![1.0; columns]),
            lines: Vec::new(),
            rules: 0,
            objective: Objective::COVERED,
            fixed: network.fixed.clone(),
            costs: costs.to_vec(),
            covered_scale: all as f64,
            money_scale: largest as f64,
            parts,
        };
        relaxation.set_objective(Objective::COVERED);
        let spent = columns - 1;
        let mut budget: Vec<(usize, i128)> = costs.iter().copied().enumerate().collect();
        budget.retain(|(_, cost)| *cost != 0);
        budget.push((spent, -1));
        relaxation.add(budget, 0, largest as f64);
        for exclusion in &problem.rules().exclusions {
            let most = |own: &u32| i128::from(choices[*own as usize].most);
            let product: Option<i128> = exclusion.iter().map(most).try_fold(1, checked_times);
            if let Some(product) = product {
                let terms = exclusion
                    .iter()
                    .map(|own| (*own as usize, product / most(own)));
                relaxation.add(terms.collect(), product, product as f64);
            }
        }
        for (own, other) in &problem.rules().prerequisites {
            let most = i128::from(choices[*own as usize].most);
            if own != other {
                let terms = vec![(*own as usize, 1), (*other as usize, -most)];
                relaxation.add(terms, 0, most as f64);
            }
        }
        relaxation.rules = relaxation.lines.len();
        for (number, part) in network.parts.iter().enumerate() {
            for cut in part.outer_cuts() {
                relaxation.add_cut(number, &cut);
            }
        }
        relaxation
    }

    pub fn set_objective(&mut self, objective: Objective) {
        self.objective = objective;
        let unit = objective.covered as f64 * self.covered_scale;
        let mut factors: Vec<f64> = self
            .gains_of_fixed()
            .map(|gain| gain as f64 / unit)
            .collect();
        factors.extend(self.parts.iter().map(|_| 1.0));
        factors.push(0.0);
        self.simplex.set_objective(factors);
    }

    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// What the objective gains by each choice itself, cuts aside.
    fn gains_of_fixed(&self) -> impl Iterator<Item = i128> {
        let mut gains: Vec<i128> = self
            .costs
            .iter()
            .map(|cost| -self.objective.money * cost)
            .collect();
        for (choice, more) in &self.fixed.each {
            gains[*choice as usize] += self.objective.covered * more;
        }
        gains.into_iter()
    }

    fn add(&mut self, terms: Vec<(usize, i128)>, most: i128, scale: f64) {
        let in_columns = |(column, factor): &(usize, i128)| {
            (*column, *factor as f64 / scale * self.column_scale(*column))
        };
        self.simplex.add(Row {
            terms: terms.iter().map(in_columns).collect(),
            most: most as f64 / scale,
        });
        self.lines.push(Line { terms, most, scale });
    }

    /// In which unit the simplex method counts a column.
    fn column_scale(&self, column: usize) -> f64 {
        match column {
            own if own < self.costs.len() => 1.0,
            own if own < self.costs.len() + self.parts.len() => self.covered_scale,
            _ => self.money_scale,
        }
    }

    /// Adds a cut of a part, unless it is there already.
    pub fn add_cut(&mut self, part: usize, cut: &Linear) -> bool {
        let choices = cut.each.iter();
        let mut terms: Vec<(usize, i128)> =
            choices.map(|(own, more)| (*own as usize, -more)).collect();
        terms.push((self.costs.len() + part, 1));
        let is_known = self.lines[self.rules..]
            .iter()
            .any(|line| line.most == cut.constant && line.terms == terms);
        if !is_known {
            self.add(terms, cut.constant, self.covered_scale);
        }
        !is_known
    }

    /// Adds that a cut has to allow so many at least, unless that is there already.
    pub fn add_floor(&mut self, cut: &Linear, least: i128) -> bool {
        let choices = cut.each.iter();
        let terms: Vec<(usize, i128)> = choices.map(|(own, more)| (*own as usize, -more)).collect();
        let most = cut.constant - least;
        let is_known = self.lines[self.rules..]
            .iter()
            .any(|line| line.most == most && line.terms == terms);
        if !is_known {
            let factors = terms.iter().map(|(_, factor)| factor.abs());
            let scale = factors.max().unwrap_or(0).max(1) as f64;
            self.add(terms, most, scale);
        }
        !is_known
    }

    /// Whether the lines leave nothing in a range of which the last solution said so: recounted in whole numbers.
    pub fn is_ruled_out(&self, range: &Range) -> bool {
        self.conflict(range).is_some_and(|room| room < 0)
    }

    /// What the lines that contradict each other leave together, at most; none if it cannot be counted.
    fn conflict(&self, range: &Range) -> Option<i128> {
        let one = (1i128 << DIGITS) as f64;
        let prices = self.simplex.conflict()?;
        let largest = prices.iter().copied().fold(0.0, f64::max);
        let choices = self.costs.len();
        let mut sums = vec![0i128; choices + self.parts.len() + 1];
        let mut room = 0i128;
        for (line, price) in self.lines.iter().zip(&prices) {
            let number = (price / largest / line.scale * one) as i128;
            room = room.checked_add(checked_times(line.most, number)?)?;
            for (column, factor) in &line.terms {
                sums[*column] = sums[*column].checked_add(checked_times(*factor, number)?)?;
            }
        }
        for (column, sum) in sums.iter().enumerate() {
            let (low, high) = self.ends(column, range);
            let least = checked_times(*sum, low)?.min(checked_times(*sum, high)?);
            room = room.checked_sub(least)?;
        }
        Some(room)
    }

    /// The least and the most that a column can be in a range.
    fn ends(&self, column: usize, range: &Range) -> (i128, i128) {
        let choices = self.costs.len();
        match column {
            own if own < choices => (i128::from(range.low[own]), i128::from(range.high[own])),
            own if own < choices + self.parts.len() => (0, self.parts[own - choices]),
            _ => (
                self.least_cost(range).max(range.cost.0).min(range.cost.1),
                range.cost.1,
            ),
        }
    }

    /// Drops cuts that the last solution does not touch, if there are many.
    fn drop_cuts(&mut self) {
        let columns = self.costs.len() + self.parts.len();
        if self.simplex.rows() <= ROWS_PER_COLUMN * columns + 100 {
            return;
        }
        let slack = self.simplex.slack();
        let rules = self.rules;
        let mut by_slack = slack[rules..].to_vec();
        by_slack.sort_unstable_by(f64::total_cmp);
        let most = by_slack[by_slack.len() / 2].max(BROKEN);
        let kept: Vec<bool> = slack
            .iter()
            .enumerate()
            .map(|(row, slack)| row < rules || *slack <= most)
            .collect();
        let mut flags = kept.iter();
        self.lines.retain(|_| flags.next().is_none_or(|kept| *kept));
        self.simplex.retain(&kept);
    }

    /// How often every choice is taken, in parts, and how much every part covers; none if nothing is allowed,
    /// as far as floating point can tell.
    pub fn solve(&mut self, range: &Range) -> Option<(Vec<f64>, Vec<f64>)> {
        self.drop_cuts();
        let choices = self.costs.len();
        for column in 0..choices {
            let (low, high) = (range.low[column], range.high[column]);
            self.simplex
                .set_bounds(column, f64::from(low), f64::from(high));
        }
        for (part, most) in self.parts.iter().enumerate() {
            let most = *most as f64 / self.covered_scale;
            self.simplex.set_bounds(choices + part, 0.0, most);
        }
        let (least, most) = range.cost;
        let spent = choices + self.parts.len();
        let least = self.least_cost(range).max(least) as f64;
        self.simplex.set_bounds(
            spent,
            least / self.money_scale,
            most as f64 / self.money_scale,
        );
        if self.simplex.solve() == End::Infeasible {
            return None;
        }
        let values = self.simplex.values();
        let times = values[..choices].to_vec();
        let covered = values[choices..spent].iter();
        Some((times, covered.map(|own| own * self.covered_scale).collect()))
    }

    /// A difference of what a part covers that is worth a cut.
    pub fn broken(&self) -> f64 {
        BROKEN * self.covered_scale
    }

    fn least_cost(&self, range: &Range) -> i128 {
        let costs = self.costs.iter().enumerate();
        let least = costs.map(|(own, cost)| {
            let (low, high) = (range.low[own], range.high[own]);
            cost * i128::from(if *cost < 0 { high } else { low })
        });
        least.sum()
    }

    /// A bound for all packages of a range, by the numbers of the last solution; none if it cannot be counted.
    pub fn bound(&self, range: &Range) -> Option<Bound> {
        let choices = self.costs.len();
        let one = 1i128 << DIGITS;
        let unit = self.objective.covered as f64 * self.covered_scale;
        let lines = self.lines.iter().zip(self.simplex.prices());
        let mut numbers: Vec<i128> = lines
            .map(|(line, price)| (price * unit / line.scale * one as f64) as i128)
            .collect();
        let mut gains: Vec<i128> = Vec::new();
        for gain in self.gains_of_fixed() {
            gains.push(checked_times(gain, one)?);
        }
        gains.extend(self.parts.iter().map(|_| self.objective.covered * one));
        gains.push(0);
        self.even_out(&mut numbers, one);
        let mut total = checked_times(self.objective.covered * self.fixed.constant, one)?;
        for (line, number) in self.lines.iter().zip(&numbers) {
            if *number == 0 {
                continue;
            }
            total = total.checked_add(checked_times(line.most, *number)?)?;
            for (column, factor) in &line.terms {
                gains[*column] = gains[*column].checked_sub(checked_times(*factor, *number)?)?;
            }
        }
        for (column, gain) in gains.iter().enumerate() {
            let (low, high) = self.ends(column, range);
            let most = checked_times(*gain, low)?.max(checked_times(*gain, high)?);
            total = total.checked_add(most)?;
        }
        gains.truncate(choices);
        Some(Bound { total, gains })
    }

    /// The cuts of a part count once together: what floating point has left over is given to the largest.
    fn even_out(&self, numbers: &mut [i128], one: i128) {
        let choices = self.costs.len();
        let whole = self.objective.covered * one;
        for part in 0..self.parts.len() {
            let own = |line: &Line| line.terms.last() == Some(&(choices + part, 1));
            let lines: Vec<usize> = (self.rules..self.lines.len())
                .filter(|line| own(&self.lines[*line]))
                .collect();
            let sum: i128 = lines.iter().map(|line| numbers[*line]).sum();
            let left = whole - sum;
            let largest = lines.into_iter().max_by_key(|line| numbers[*line]);
            if let Some(largest) = largest
                && left.abs() < whole >> 20
                && numbers[largest] + left >= 0
            {
                numbers[largest] += left;
            }
        }
    }

    pub fn work(&self) -> u64 {
        self.simplex.work
    }
}

fn checked_times(one: i128, other: i128) -> Option<i128> {
    one.checked_mul(other)
}

impl Bound {
    /// No package has a larger score.
    pub fn score(&self) -> i128 {
        self.total >> DIGITS
    }

    /// Narrows a range to packages that may have at least this score; whether there can be any.
    pub fn narrow(&self, range: &mut Range, at_least: i128) -> bool {
        let Some(needed) = checked_times(at_least, 1 << DIGITS) else {
            return true;
        };
        let room = self.total - needed;
        if room < 0 {
            return false;
        }
        for (own, gain) in self.gains.iter().enumerate() {
            let (low, high) = (range.low[own], range.high[own]);
            if low == high || *gain == 0 {
                continue;
            }
            let steps = u32::try_from(room / gain.abs()).unwrap_or(u32::MAX);
            match *gain > 0 {
                true => range.low[own] = low.max(high.saturating_sub(steps)),
                false => range.high[own] = high.min(low.saturating_add(steps)),
            }
        }
        true
    }
}
