//! A linear programme with boxed variables, solved by the dual simplex method in floating point. It says where to
//! look, and decides nothing: what it finds is recounted in whole numbers.
//!
//! Method: Lemke 1954, with bounds on variables as in Dantzig 1955; the whole table is kept, as there are only
//! some hundreds of rows and columns. Every programme starts from its slack variables: as all others have two
//! bounds, they can be put to the one that suits the objective, so it is never asked for a feasible start, neither
//! when rows are added nor when bounds change.

/// What stands for no bound.
const FAR: f64 = f64::INFINITY;
/// Smaller differences are none.
const EPSILON: f64 = 1e-9;
/// After so many steps the table is made anew, so that errors do not grow.
const RENEWED: usize = 400;

/// The most of `objective` · x with x between `low` and `high` and, for every row, terms · x ≤ most.
#[derive(Debug, Clone)]
pub struct Simplex {
    objective: Vec<f64>,
    low: Vec<f64>,
    high: Vec<f64>,
    rows: Vec<Row>,
    /// Every row: the variable in the basis = `constant` − `table` · the variables not in it. Variables from the
    /// number of columns on are the slacks of the rows.
    basic: Vec<usize>,
    free: Vec<usize>,
    at_high: Vec<bool>,
    table: Vec<Vec<f64>>,
    constant: Vec<f64>,
    reduced: Vec<f64>,
    value: Vec<f64>,
    steps: usize,
    /// The row that nothing brings within its bounds, and whether it is below them, if the last programme ended so.
    stuck: Option<(usize, bool)>,
    /// How many numbers of the table were computed so far.
    pub work: u64,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub terms: Vec<(usize, f64)>,
    pub most: f64,
}

/// How a programme ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Optimal,
    /// Nothing fulfils all rows, as far as floating point can tell.
    Infeasible,
    /// Too many steps.
    Stalled,
}

impl Simplex {
    pub fn new(objective: Vec<f64>, low: Vec<f64>, high: Vec<f64>) -> Simplex {
        let mut simplex = Simplex {
            objective,
            low,
            high,
            rows: Vec::new(),
            basic: Vec::new(),
            free: Vec::new(),
            at_high: Vec::new(),
            table: Vec::new(),
            constant: Vec::new(),
            reduced: Vec::new(),
            value: Vec::new(),
            steps: 0,
            stuck: None,
            work: 0,
        };
        simplex.renew();
        simplex
    }

    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> usize {
        self.objective.len()
    }

    fn renew(&mut self) {
        self.steps = 0;
        self.stuck = None;
        self.free = (0..self.columns()).collect();
        self.reduced = self.objective.clone();
        self.at_high = vec![false; self.columns()];
        self.basic.clear();
        self.table.clear();
        self.constant.clear();
        for number in 0..self.rows.len() {
            self.enter(number);
        }
    }

    pub fn set_objective(&mut self, objective: Vec<f64>) {
        self.objective = objective;
        self.renew();
    }

    pub fn set_bounds(&mut self, column: usize, low: f64, high: f64) {
        self.low[column] = low;
        self.high[column] = high;
    }

    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
        self.enter(self.rows.len() - 1);
    }

    /// Keeps only these rows.
    pub fn retain(&mut self, kept: &[bool]) {
        let mut kept = kept.iter();
        self.rows.retain(|_| kept.next().is_none_or(|kept| *kept));
        self.renew();
    }

    /// Adds a row to the table, in terms of the variables that are not in the basis.
    fn enter(&mut self, number: usize) {
        let mut place = vec![None; self.columns()];
        for (position, variable) in self.free.iter().enumerate() {
            if *variable < self.columns() {
                place[*variable] = Some(position);
            }
        }
        let mut row = vec![0.0; self.free.len()];
        let mut constant = self.rows[number].most;
        for (column, factor) in &self.rows[number].terms {
            if let Some(position) = place[*column] {
                row[position] += factor;
            } else if let Some(own) = self.basic.iter().position(|basic| basic == column) {
                constant -= factor * self.constant[own];
                for (value, other) in row.iter_mut().zip(&self.table[own]) {
                    *value -= factor * other;
                }
            }
        }
        self.basic.push(self.columns() + number);
        self.table.push(row);
        self.constant.push(constant);
        self.work += self.free.len() as u64;
    }

    fn bounds(&self, variable: usize) -> (f64, f64) {
        match variable < self.columns() {
            true => (self.low[variable], self.high[variable]),
            false => (0.0, FAR),
        }
    }

    pub fn solve(&mut self) -> End {
        if self.steps > RENEWED {
            self.renew();
        }
        self.place();
        self.stuck = None;
        let most = 50 * (self.rows.len() + self.columns()) + 100;
        for _ in 0..most {
            self.evaluate();
            let Some((row, below)) = self.worst() else {
                return End::Optimal;
            };
            let Some(position) = self.entering(row, below) else {
                self.stuck = Some((row, below));
                return End::Infeasible;
            };
            self.pivot(row, position);
            self.at_high[position] = !below;
        }
        self.renew();
        End::Stalled
    }

    /// Puts every variable outside the basis to the bound that suits the objective.
    fn place(&mut self) {
        for (position, variable) in self.free.iter().enumerate() {
            if *variable >= self.columns() {
                self.at_high[position] = false;
            } else if self.reduced[position] > EPSILON {
                self.at_high[position] = true;
            } else if self.reduced[position] < -EPSILON {
                self.at_high[position] = false;
            }
        }
    }

    fn at(&self, position: usize) -> f64 {
        let (low, high) = self.bounds(self.free[position]);
        if self.at_high[position] { high } else { low }
    }

    fn evaluate(&mut self) {
        let free: Vec<f64> = (0..self.free.len())
            .map(|position| self.at(position))
            .collect();
        let rows = self.table.iter().zip(&self.constant);
        let value = |(row, constant): (&Vec<f64>, &f64)| {
            let sum: f64 = row.iter().zip(&free).map(|(factor, at)| factor * at).sum();
            constant - sum
        };
        self.value = rows.map(value).collect();
    }

    /// The row whose variable is furthest outside its bounds, and whether it is below.
    fn worst(&self) -> Option<(usize, bool)> {
        let mut worst = (EPSILON, None);
        for (row, variable) in self.basic.iter().enumerate() {
            let (low, high) = self.bounds(*variable);
            for (outside, below) in [
                (low - self.value[row], true),
                (self.value[row] - high, false),
            ] {
                if outside > worst.0 {
                    worst = (outside, Some((row, below)));
                }
            }
        }
        worst.1
    }

    /// The variable that takes the place of a row's in the basis.
    fn entering(&self, row: usize, below: bool) -> Option<usize> {
        let mut best: Option<(f64, f64, usize)> = None;
        for (position, factor) in self.table[row].iter().enumerate() {
            let (low, high) = self.bounds(self.free[position]);
            let rises = (*factor < 0.0) != self.at_high[position];
            if factor.abs() <= EPSILON || low == high || rises != below {
                continue;
            }
            let ratio = (self.reduced[position] / factor).abs();
            let is_better = best.is_none_or(|(least, largest, _)| {
                ratio < least - EPSILON || (ratio <= least + EPSILON && factor.abs() > largest)
            });
            if is_better {
                best = Some((ratio, factor.abs(), position));
            }
        }
        best.map(|(_, _, position)| position)
    }

    fn pivot(&mut self, row: usize, position: usize) {
        self.steps += 1;
        self.work += (self.table.len() * self.free.len()) as u64;
        let factor = self.table[row][position];
        let mut own = std::mem::take(&mut self.table[row]);
        own.iter_mut().for_each(|value| *value /= factor);
        own[position] = 1.0 / factor;
        let constant = self.constant[row] / factor;
        for (other, values) in self.table.iter_mut().enumerate() {
            if other == row || values[position] == 0.0 {
                continue;
            }
            let times = values[position];
            values[position] = 0.0;
            for (value, own) in values.iter_mut().zip(&own) {
                *value -= times * own;
            }
            self.constant[other] -= times * constant;
        }
        let times = self.reduced[position];
        self.reduced[position] = 0.0;
        for (value, own) in self.reduced.iter_mut().zip(&own) {
            *value -= times * own;
        }
        self.table[row] = own;
        self.constant[row] = constant;
        std::mem::swap(&mut self.basic[row], &mut self.free[position]);
    }

    /// The values of all columns.
    pub fn values(&self) -> Vec<f64> {
        let mut values = vec![0.0; self.columns()];
        for (position, variable) in self.free.iter().enumerate() {
            if *variable < self.columns() {
                values[*variable] = self.at(position);
            }
        }
        for (row, variable) in self.basic.iter().enumerate() {
            if *variable < self.columns() {
                values[*variable] = self.value[row];
            }
        }
        values
    }

    /// What a unit more of every row's `most` would bring: at least 0.
    pub fn prices(&self) -> Vec<f64> {
        let mut prices = vec![0.0; self.rows.len()];
        for (position, variable) in self.free.iter().enumerate() {
            if *variable >= self.columns() {
                prices[variable - self.columns()] = (-self.reduced[position]).max(0.0);
            }
        }
        prices
    }

    /// By how much every row counts in a sum that nothing between the bounds fulfils (Farkas 1902), at least 0; none if
    /// the last programme did not end infeasible.
    pub fn conflict(&self) -> Option<Vec<f64>> {
        let (row, below) = self.stuck?;
        let sign = if below { 1.0 } else { -1.0 };
        let mut prices = vec![0.0; self.rows.len()];
        let own = self.free.iter().zip(&self.table[row]);
        for (variable, factor) in own.chain([(&self.basic[row], &1.0)]) {
            if *variable >= self.columns() {
                prices[variable - self.columns()] = (sign * factor).max(0.0);
            }
        }
        Some(prices)
    }

    /// How much every row leaves of its `most`.
    pub fn slack(&self) -> Vec<f64> {
        let values = self.values();
        let slack = |row: &Row| {
            let sum: f64 = row
                .terms
                .iter()
                .map(|(column, factor)| factor * values[*column])
                .sum();
            row.most - sum
        };
        self.rows.iter().map(slack).collect()
    }
}
