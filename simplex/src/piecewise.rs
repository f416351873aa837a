//! Separable convex programs: the sum of convex piecewise linear functions, one for each unknown and one for each
//! of some weighted sums of them, is made as small as it can be.
//!
//! The primal simplex method for piecewise linear costs (Fourer 1985, "A simplex algorithm for piecewise-linear
//! programming I", Mathematical Programming 33) on a dense tableau. What an attacker asks has few unknowns, many
//! sums, and a solution at hand from which to begin: all 0, the true counts. So there is no first phase, and a hard
//! limit is no more than a very steep piece. Solutions are approximate; who uses one rounds and checks it.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A convex piecewise linear function: its slope before the first point, and the points with the slope behind each,
/// both ascending.
#[derive(Debug, Clone, PartialEq)]
pub struct Convex {
    /// The slope before the first point.
    pub first: f64,
    /// Where the slope changes, and the slope from there on; ascending.
    pub points: Vec<(f64, f64)>,
}

/// What has to be as small as it can be.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// Per unknown.
    pub unknowns: Vec<Convex>,
    /// Weighted sums of unknowns.
    pub sums: Vec<(Vec<(usize, f64)>, Convex)>,
}

/// The slope of what must not happen: far beyond all prices.
pub const HARD: f64 = 1e9;

/// A derivative above this is no descent.
const DESCENT: f64 = 1e-6;

/// What is smaller counts as 0 in the tableau.
const NOTHING: f64 = 1e-10;

/// A pivot has to be larger.
const PIVOT: f64 = 1e-7;

/// A value is whole if it is no further from a whole number.
const FRACTION: f64 = 1e-5;

/// The slope that draws an unknown to a value.
const DRAWN: f64 = 1e6;

/// Limits are moved apart by about so much, so that no two of them are met at once: else the method could stand
/// still (Charnes 1952, "Optimality and degeneracy in linear programming", Econometrica 20).
const APART: f64 = 1e-7;

/// So many steps for each unknown and sum at most.
const STEPS: usize = 4;

impl Convex {
    /// Free of charge from low to high, impossible beyond.
    pub fn within(low: f64, high: f64) -> Convex {
        Convex {
            first: -HARD,
            points: vec![(low, 0.0), (high, HARD)],
        }
    }

    /// Adds another function.
    pub fn add(&mut self, at: f64, more: f64) {
        let place = self.points.iter().position(|(point, _)| *point >= at);
        let place = place.unwrap_or(self.points.len());
        let before = self.slope(place);
        if self.points.get(place).is_none_or(|(point, _)| *point > at) {
            self.points.insert(place, (at, before));
        }
        let points = self.points[place..].iter_mut();
        points.for_each(|(_, slope)| *slope += more);
    }

    /// The slope of a piece: the first lies before the first point.
    fn slope(&self, piece: usize) -> f64 {
        match piece.checked_sub(1) {
            None => self.first,
            Some(point) => self.points[point].1,
        }
    }

    /// The piece that a value lies in.
    fn piece(&self, value: f64) -> usize {
        let points = self.points.iter();
        points.take_while(|(point, _)| *point < value).count()
    }

    fn is_fixed(&self) -> bool {
        matches!(self.points[..], [(low, _), (high, _)] if low == high && self.first == -HARD)
    }
}

/// Where a function stands: at a point of it, or within a piece.
#[derive(Debug, Clone, Copy)]
struct Basic {
    function: usize,
    value: f64,
    piece: usize,
}

#[derive(Debug, Clone, Copy)]
struct Nonbasic {
    function: usize,
    value: f64,
    /// The point that it stands at; none: a fixed sum, that stays.
    point: usize,
}

#[derive(Clone)]
struct Tableau {
    unknowns: usize,
    functions: Vec<Convex>,
    basic: Vec<Basic>,
    nonbasic: Vec<Nonbasic>,
    /// Per basic function: what one more of each nonbasic one adds to it.
    rows: Vec<Vec<f64>>,
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Up,
    Down,
}

/// The next step: along which column, which way, how far, past which points, and what it ends at.
struct Step {
    column: usize,
    way: Way,
    length: f64,
    passed: Vec<End>,
    end: End,
}

#[derive(Debug, Clone, Copy)]
enum End {
    /// The column's own next point.
    Own { point: usize },
    /// A basic function meets a point.
    Row { row: usize, point: usize },
}

/// A point on the way, and by how much the slope rises there.
#[derive(Debug)]
struct Met {
    length: f64,
    /// Of points as near, those of one function are met in their order.
    order: usize,
    jump: f64,
    end: End,
}

impl Program {
    /// Values of the unknowns.
    pub fn solve(&self) -> Vec<f64> {
        self.solved().values()
    }

    /// Whole values of the unknowns that are good enough; none if none are found. Unknowns are fixed one after the
    /// other at the next whole number or the one behind it (diving: Berthold 2006, "Primal heuristics for mixed
    /// integer programs"); if neither can be had beside those that are fixed already, there is nothing to be found.
    pub fn solve_whole(&self, is_enough: impl Fn(&[f64]) -> bool) -> Option<Vec<f64>> {
        let mut tableau = self.solved();
        let mut values = tableau.values();
        let mut fixed: Vec<(usize, f64)> = Vec::new();
        while is_enough(&values) {
            let Some(unknown) = nearest_to_whole(&values) else {
                return Some(values);
            };
            let next = values[unknown].round();
            let other = if next > values[unknown] {
                next - 1.0
            } else {
                next + 1.0
            };
            let stays = |values: &[f64], (unknown, at): (usize, f64)| {
                (values[unknown] - at).abs() <= FRACTION
            };
            let found = [next, other].into_iter().find_map(|at| {
                let tableau = tableau.fixed(unknown, at);
                let values = tableau.values();
                let mut all = fixed.iter().copied().chain([(unknown, at)]);
                (all.all(|one| stays(&values, one)) && is_enough(&values))
                    .then_some((tableau, values, at))
            });
            let at;
            (tableau, values, at) = found?;
            fixed.push((unknown, at));
        }
        None
    }

    fn solved(&self) -> Tableau {
        let mut tableau = Tableau::of(self);
        tableau.leave_fixed();
        tableau.descend();
        tableau
    }
}

/// Of what is not whole, what is closest to it.
fn nearest_to_whole(values: &[f64]) -> Option<usize> {
    let parts = values.iter().map(|value| (value - value.round()).abs());
    let parts = parts.enumerate().filter(|(_, part)| *part > FRACTION);
    let nearest = parts.min_by(|one, other| one.1.total_cmp(&other.1));
    nearest.map(|(unknown, _)| unknown)
}

impl Tableau {
    fn descend(&mut self) {
        let limit = STEPS * (self.rows.len() + self.nonbasic.len()) + STEPS;
        for _ in 0..limit {
            let Some(step) = self.step() else { break };
            self.take(step);
        }
    }

    /// The values of the unknowns.
    fn values(&self) -> Vec<f64> {
        let mut values = vec![0.0; self.unknowns];
        let basic = self.basic.iter().map(|one| (one.function, one.value));
        let nonbasic = self.nonbasic.iter().map(|one| (one.function, one.value));
        for (function, value) in basic.chain(nonbasic) {
            if let Some(own) = values.get_mut(function) {
                *own = value;
            }
        }
        values
    }

    /// The same with an unknown drawn to a value, solved anew from where it stands.
    fn fixed(&self, unknown: usize, value: f64) -> Tableau {
        let mut fixed = self.clone();
        let function = &mut fixed.functions[unknown];
        *function = Convex {
            first: -DRAWN,
            points: vec![(value, DRAWN)],
        };
        for basic in fixed
            .basic
            .iter_mut()
            .filter(|basic| basic.function == unknown)
        {
            basic.piece = function.piece(basic.value);
        }
        if let Some(own) = fixed
            .nonbasic
            .iter_mut()
            .find(|own| own.function == unknown)
        {
            function.add(own.value, 0.0);
            own.point = function.piece(own.value);
        }
        fixed.descend();
        fixed
    }

    fn of(program: &Program) -> Tableau {
        let unknowns = program.unknowns.len();
        let mut functions: Vec<Convex> = program.unknowns.clone();
        functions.extend(program.sums.iter().map(|(_, function)| function.clone()));
        for (number, function) in functions.iter_mut().enumerate() {
            function.move_apart(number, number < unknowns);
        }
        let nonbasic = (0..unknowns).map(|function| Nonbasic {
            function,
            value: 0.0,
            point: functions[function].nearest_to_zero(),
        });
        let basic = (unknowns..functions.len()).map(|function| Basic {
            function,
            value: 0.0,
            piece: functions[function].piece(0.0),
        });
        let row = |(terms, _): &(Vec<(usize, f64)>, Convex)| {
            let mut row = vec![0.0; unknowns];
            terms
                .iter()
                .for_each(|(unknown, weight)| row[*unknown] += weight);
            row
        };
        Tableau {
            unknowns,
            nonbasic: nonbasic.collect(),
            basic: basic.collect(),
            rows: program.sums.iter().map(row).collect(),
            functions,
        }
    }

    /// Takes sums that must not move out of the basis, and with each of them its column.
    fn leave_fixed(&mut self) {
        let mut row = 0;
        while row < self.rows.len() {
            if !self.functions[self.basic[row].function].is_fixed() {
                row += 1;
                continue;
            }
            let sizes = self.rows[row].iter().map(|weight| weight.abs()).enumerate();
            let largest =
                sizes.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
            match largest.filter(|(_, size)| *size > PIVOT) {
                Some((column, _)) => {
                    self.exchange(row, column);
                    let entering = self.nonbasic.swap_remove(column);
                    for weights in &mut self.rows {
                        weights.swap_remove(column);
                    }
                    self.basic[row] = Basic {
                        function: entering.function,
                        value: 0.0,
                        piece: self.functions[entering.function].piece(0.0),
                    };
                    row += 1;
                }
                // it follows from those before
                None => {
                    self.rows.swap_remove(row);
                    self.basic.swap_remove(row);
                }
            }
        }
    }

    /// Exchanges the places of a basic function and a nonbasic one.
    fn exchange(&mut self, row: usize, column: usize) {
        let mut own = std::mem::take(&mut self.rows[row]);
        let pivot = own[column];
        own[column] = -1.0;
        own.iter_mut().for_each(|weight| *weight /= -pivot);
        for (other, weights) in self.rows.iter_mut().enumerate() {
            if other == row {
                continue;
            }
            let times = weights[column];
            if times.abs() <= NOTHING {
                weights[column] = 0.0;
                continue;
            }
            weights[column] = 0.0;
            for (weight, more) in weights.iter_mut().zip(&own) {
                *weight += times * more;
            }
        }
        self.rows[row] = own;
    }

    /// The steepest way down along one column; none if there is none.
    fn step(&self) -> Option<Step> {
        let mut slopes = vec![0.0; self.nonbasic.len()];
        for (basic, weights) in self.basic.iter().zip(&self.rows) {
            let slope = self.functions[basic.function].slope(basic.piece);
            if slope != 0.0 {
                for (sum, weight) in slopes.iter_mut().zip(weights) {
                    *sum += slope * weight;
                }
            }
        }
        let mut steepest: Option<(f64, usize, Way)> = None;
        for (column, (own, slope)) in self.nonbasic.iter().zip(&slopes).enumerate() {
            let function = &self.functions[own.function];
            let up = function.slope(own.point + 1) + slope;
            let down = -(function.slope(own.point) + slope);
            for (derivative, way) in [(up, Way::Up), (down, Way::Down)] {
                if derivative < steepest.map_or(-DESCENT, |(best, ..)| best) {
                    steepest = Some((derivative, column, way));
                }
            }
        }
        let (derivative, column, way) = steepest?;
        self.along(column, way, derivative)
    }

    /// How far to go along a column: until going further costs.
    fn along(&self, column: usize, way: Way, derivative: f64) -> Option<Step> {
        let mut met = self.met(column, way);
        let mut slope = derivative;
        let mut passed = Vec::new();
        while let Some(next) = met.pop() {
            slope += next.jump;
            if slope >= -DESCENT {
                return Some(Step {
                    column,
                    way,
                    length: next.length,
                    passed,
                    end: next.end,
                });
            }
            passed.push(next.end);
        }
        None
    }

    /// The points that are met along a column, its own and those of basic functions; the nearest comes first.
    fn met(&self, column: usize, way: Way) -> BinaryHeap<Met> {
        let mut met = Vec::with_capacity(2 * self.rows.len());
        let own = &self.nonbasic[column];
        let function = &self.functions[own.function];
        for point in way.from(own.point, function) {
            met.push(Met {
                length: (function.points[point].0 - own.value).abs(),
                order: met.len(),
                jump: function.jump(point),
                end: End::Own { point },
            });
        }
        for (row, (basic, weights)) in self.basic.iter().zip(&self.rows).enumerate() {
            let rate = way.sign() * weights[column];
            if rate.abs() <= PIVOT {
                continue;
            }
            let function = &self.functions[basic.function];
            for point in Way::of(rate).beyond(basic.piece, function) {
                met.push(Met {
                    length: ((function.points[point].0 - basic.value) / rate).max(0.0),
                    order: met.len(),
                    jump: function.jump(point) * rate.abs(),
                    end: End::Row { row, point },
                });
            }
        }
        BinaryHeap::from(met)
    }

    fn take(&mut self, step: Step) {
        let Step {
            column, way, end, ..
        } = step;
        let moved = way.sign() * step.length;
        // a point that is passed at no distance is passed all the same: by its value alone a function could
        // stand on either side of it
        let mut own_piece = way.piece_beyond(self.nonbasic[column].point);
        for passed in step.passed {
            match passed {
                End::Own { point } => own_piece = way.piece_beyond(point),
                End::Row { row, point } => {
                    let rate = way.sign() * self.rows[row][column];
                    self.basic[row].piece = Way::of(rate).piece_beyond(point);
                }
            }
        }
        for (basic, weights) in self.basic.iter_mut().zip(&self.rows) {
            basic.value += moved * weights[column];
        }
        self.nonbasic[column].value += moved;
        match end {
            End::Own { point } => {
                let own = &mut self.nonbasic[column];
                own.point = point;
                own.value = self.functions[own.function].points[point].0;
            }
            End::Row { row, point } => {
                let entering = self.nonbasic[column];
                let leaving = self.basic[row];
                self.exchange(row, column);
                self.nonbasic[column] = Nonbasic {
                    function: leaving.function,
                    value: self.functions[leaving.function].points[point].0,
                    point,
                };
                self.basic[row] = Basic {
                    function: entering.function,
                    value: entering.value,
                    piece: own_piece,
                };
            }
        }
    }
}

impl Way {
    fn of(rate: f64) -> Way {
        if rate > 0.0 { Way::Up } else { Way::Down }
    }

    fn sign(self) -> f64 {
        match self {
            Way::Up => 1.0,
            Way::Down => -1.0,
        }
    }

    /// The points of a function that are met from a point of it on.
    fn from(self, point: usize, function: &Convex) -> impl Iterator<Item = usize> + use<> {
        self.beyond(self.piece_beyond(point), function)
    }

    /// The points of a function that are met from within a piece on.
    fn beyond(self, piece: usize, function: &Convex) -> impl Iterator<Item = usize> + use<> {
        let (above, below) = match self {
            Way::Up => (piece..function.points.len(), 0..0),
            Way::Down => (0..0, 0..piece),
        };
        above.chain(below.rev())
    }

    /// The piece behind a point.
    fn piece_beyond(self, point: usize) -> usize {
        match self {
            Way::Up => point + 1,
            Way::Down => point,
        }
    }
}

/// The nearest is the greatest, as a heap has it.
impl Ord for Met {
    fn cmp(&self, other: &Met) -> Ordering {
        let by_length = other.length.total_cmp(&self.length);
        by_length.then(other.order.cmp(&self.order))
    }
}

impl PartialOrd for Met {
    fn partial_cmp(&self, other: &Met) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Met {
    fn eq(&self, other: &Met) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Met {}

impl Convex {
    /// By how much the slope rises at a point.
    fn jump(&self, point: usize) -> f64 {
        self.slope(point + 1) - self.slope(point)
    }

    fn nearest_to_zero(&self) -> usize {
        let sizes = self.points.iter().map(|(point, _)| point.abs()).enumerate();
        let nearest = sizes.min_by(|one, other| one.1.total_cmp(&other.1));
        nearest.map_or(0, |(point, _)| point)
    }

    /// Moves its points apart from those of all others; what stays at 0 stays there.
    fn move_apart(&mut self, number: usize, stays_at_zero: bool) {
        if self.is_fixed() {
            return;
        }
        let mut least = f64::NEG_INFINITY;
        for position in 0..self.points.len() {
            let seed = (3 * number + position + 1) as u64;
            let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
            let size = mixed as f64 / (1u64 << 24) as f64;
            let (at, slope) = self.points[position];
            let sign = match (self.slope(position) < 0.0, slope > 0.0) {
                _ if at != 0.0 => at.signum(),
                (true, false) => -1.0,
                (false, true) => 1.0,
                // a price both ways
                _ => {
                    if mixed.is_multiple_of(2) {
                        1.0
                    } else {
                        -1.0
                    }
                }
            };
            if at != 0.0 || !stays_at_zero {
                let moved = at + sign * APART * (1.0 + size);
                self.points[position].0 = moved.max(least);
            }
            least = self.points[position].0;
        }
    }
}

#[cfg(test)]
mod tests;
