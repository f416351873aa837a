//! The attacker: knows the files of `public/` and what he could compute from the town's offers
//! ([`Knowledge`]), and shares no code with what protects them.
//!
//! The needs of the cells are the unknowns, whole and not negative. Every line of every table that counts
//! cells is an equation: its need exactly, its covered cases in both scenarios as one of the whole numbers that
//! are told in the same step, and these to half a case, as they are rounded; a withheld line counts at least one
//! case, as zeros are shown. Margins, hierarchies, linked tables, bottlenecks and the year before need no
//! equations of their own: they count the same cells, or cells of their own. A number that stands beside the
//! groups, such as what an ending offer takes, is a weighted sum of needs, told in steps. A ranking that shows
//! only the ten largest says of all others that they are no larger. He asks of every withheld line how small and
//! how large its counts can be. The true counts fit all equations (he checks his own equations by that), so the
//! search may begin there: what he finds does not depend on it.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions};

use super::folder::{Folder, Line, lines};
use super::knowledge::{Knowledge, Share, Weights};

/// A count of a withheld line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    Need,
    NotAssessable,
    Covered,
    Gap,
    GenerousGap,
    /// A weighted sum that stands beside what the line counts.
    Beside,
}

/// The columns of the parts of a line, and what must not be computed where one is withheld. What is covered at
/// best counts nobody.
const PARTS: [(&[&str], &[Count]); 3] = [
    (&["need"], &[Count::Need]),
    (&["not_assessable"], &[Count::NotAssessable]),
    (&["covered", "gap"], &[Count::Covered, Count::Gap]),
];

impl Count {
    /// How much of a case of need in a cell counts.
    fn weight(self, share: &Share) -> f64 {
        match (self, share.assessable) {
            (Count::NotAssessable, assessable) => f64::from(u8::from(!assessable)),
            (_, false) => 0.0,
            (Count::Need, true) => 1.0,
            (Count::Covered, true) => share.cautious,
            (Count::Gap, true) => 1.0 - share.cautious,
            (Count::GenerousGap, true) => share.generous.map_or(0.0, |share| 1.0 - share),
            (Count::Beside, true) => 0.0,
        }
    }
}

/// A withheld count that can be narrowed to less than is promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Find {
    /// Table and keys of a line that it stands in.
    pub line: String,
    pub count: Count,
    pub low: f64,
    pub high: f64,
    pub truth: f64,
    /// From 1 to below the minimum: somebody's health or descent, and not only a key to another count.
    pub is_small: bool,
}

/// What came of an attack.
#[derive(Debug, Default)]
pub struct Attack {
    pub finds: Vec<Find>,
    /// Counts for which the search was given up.
    pub undecided: usize,
    /// Withheld lines, the same cells once.
    pub withheld: usize,
}

/// Counts below this are small.
pub const MINIMUM: f64 = 3.0;
/// How wide an interval has to stay, in cases of need.
pub const WIDTH: f64 = 3.0;
/// Gaps are told in steps of so many cases: the report says so.
const STEP: i64 = 5;

/// Lists of what single steps would do.
const EFFECTS: [&str; 2] = ["proposals", "area_proposals"];

/// More cases than any of these towns has.
const MOST: i32 = 10_000;
/// Up to so many unknowns only whole numbers are looked for.
const WHOLE: usize = 150;
/// So many branches are tried before a question is given up.
const BRANCHES: u64 = 400;
/// The same for a question about rounded counts that is still open.
const BRANCHES_AT_LAST: u64 = 500 * BRANCHES;
/// What floating point may be off by.
const HAIR: f64 = 1e-5;

/// A weighted sum of the unknowns.
type Terms = Vec<(usize, f64)>;

struct Equation {
    terms: Terms,
    low: f64,
    high: f64,
    about: String,
}

/// A count of a withheld line, and the ends that it is known to reach.
struct Question {
    line: String,
    count: Count,
    terms: Terms,
    is_small: bool,
    truth: f64,
    low: f64,
    high: f64,
    /// How far apart they have to be.
    needed: f64,
    settled: bool,
}

impl Question {
    fn is_wide(&self) -> bool {
        self.high - self.low + HAIR >= self.needed
    }
}

struct System {
    /// The true needs of the unknowns.
    truth: Vec<i64>,
    equations: Vec<Equation>,
    questions: Vec<Question>,
    withheld: usize,
    /// Per unknown: whether a withheld line counts it.
    in_withheld: Vec<bool>,
    /// What the counts are rounded to a multiple of.
    base: Option<f64>,
}

/// Everything that can be found out from a published folder.
pub fn attack(folder: &Folder, knowledge: &Knowledge) -> Attack {
    System::of(&lines(folder), knowledge, None).attacked()
}

/// The same where all counts are rounded to a multiple: a find is a need below the base that
/// can be narrowed to less than half a base.
pub fn attack_rounded(folder: &Folder, knowledge: &Knowledge, base: u32) -> Attack {
    System::of(&lines(folder), knowledge, Some(f64::from(base))).attacked()
}

/// The smallest and the largest whole number that are rounded to this multiple; a half goes up.
fn rounded_alike(multiple: f64, base: f64) -> (f64, f64) {
    let low = (multiple - base / 2.0).ceil();
    (low.max(0.0), (multiple + base / 2.0).ceil() - 1.0)
}

/// The smallest and the largest whole gap that is told like this: all gaps that are no smaller than the
/// minimum and leave no less covered are told by the nearest multiple that is such a gap itself, and by half
/// the need if none is.
fn told_alike(gap: f64, need: f64) -> (f64, f64) {
    if gap <= 0.0 || gap >= need {
        return (gap, gap);
    }
    let (need, told) = (need as i64, gap as i64);
    let gaps: Vec<i64> = (MINIMUM as i64..=need - MINIMUM as i64).collect();
    let multiples: Vec<i64> = gaps.iter().copied().filter(|gap| gap % STEP == 0).collect();
    let nearest = |gap: i64| {
        let by_distance = multiples
            .iter()
            .min_by_key(|one| ((*one - gap).abs(), -**one));
        by_distance.copied().unwrap_or(need / 2)
    };
    let alike: Vec<i64> = gaps
        .iter()
        .copied()
        .filter(|gap| nearest(*gap) == told)
        .collect();
    match (alike.first(), alike.last()) {
        (Some(low), Some(high)) => (*low as f64, *high as f64),
        _ => (gap, gap),
    }
}

/// What lines say: sums over groups of cells, and weighted sums beside them.
struct Heard<'a> {
    groups: BTreeMap<&'a [u32], Vec<&'a Line>>,
    beside: Vec<(&'a Line, &'a str, &'a Weights)>,
}

impl<'a> Heard<'a> {
    fn of(lines: &'a [Line], knowledge: &'a Knowledge) -> Heard<'a> {
        let mut heard = Heard {
            groups: BTreeMap::new(),
            beside: Vec::new(),
        };
        for line in lines {
            if let Some(group) = knowledge.group(line) {
                heard.groups.entry(group).or_default().push(line);
            }
            let told = knowledge.told(line).iter();
            let told = told.filter(|(column, _)| line.values.contains_key(column));
            heard
                .beside
                .extend(told.map(|(column, weights)| (line, column.as_str(), weights)));
        }
        for (report, table, candidates) in &knowledge.rankings {
            if listed(lines, report, table).count() == LISTED {
                for group in candidates.iter().filter(|group| !group.is_empty()) {
                    heard.groups.entry(group).or_default();
                }
            }
        }
        heard
    }
}

/// How many lines a ranking has at most.
const LISTED: usize = 10;

fn listed<'a>(
    lines: &'a [Line],
    report: &'a str,
    table: &'a str,
) -> impl Iterator<Item = &'a Line> {
    let lines = lines.iter();
    lines.filter(move |line| line.report == report && line.table == table)
}

impl System {
    fn of(lines: &[Line], knowledge: &Knowledge, base: Option<f64>) -> System {
        let heard = Heard::of(lines, knowledge);
        let (unknowns, shares, truth) = unknowns(&heard, knowledge);
        let mut system = System {
            in_withheld: vec![base.is_some(); truth.len()],
            truth,
            equations: Vec::new(),
            questions: Vec::new(),
            withheld: 0,
            base,
        };
        let terms = |group: &[u32], count: Count| -> Terms {
            let members: BTreeSet<usize> = group.iter().map(|cell| unknowns[cell]).collect();
            let weights = members
                .into_iter()
                .map(|member| (member, count.weight(&shares[member])));
            weights.filter(|(_, weight)| *weight > HAIR).collect()
        };
        for (group, told) in &heard.groups {
            let known = group
                .iter()
                .all(|cell| knowledge.cells[cell].generous.is_some());
            system.hears_of_group(told, known, &|count| terms(group, count));
        }
        for (line, column, weights) in &heard.beside {
            let weights = weights.iter();
            let weights: BTreeMap<usize, f64> = weights
                .map(|(cell, weight)| (unknowns[cell], *weight))
                .collect();
            let weights = weights
                .into_iter()
                .filter(|(_, weight)| weight.abs() > HAIR);
            system.hears_beside(line, column, weights.collect());
        }
        for (report, table, candidates) in &knowledge.rankings {
            let listed: Vec<&Line> = listed(lines, report, table).collect();
            if listed.len() == LISTED {
                let shown: Vec<&[u32]> = listed
                    .iter()
                    .filter_map(|line| knowledge.group(line))
                    .collect();
                let others = candidates.iter().map(Vec::as_slice);
                let others = others.filter(|group| !group.is_empty() && !shown.contains(group));
                for other in others {
                    let other = terms(other, Count::Gap);
                    for (line, own) in listed.iter().zip(&shown) {
                        system.hears_order(line, &terms(own, Count::Gap), &other);
                    }
                }
            }
        }
        system
    }

    /// All that lines say of the same cells.
    fn hears_of_group(&mut self, told: &[&Line], known: bool, terms: &impl Fn(Count) -> Terms) {
        let is_bottleneck = told.iter().any(|line| line.table == "bottlenecks");
        for line in told {
            self.hears(line, (known, is_bottleneck), terms);
        }
        let Some(first) = told.first() else {
            return;
        };
        if self.base.is_some() {
            self.ask_rounded(first, terms(Count::Need));
        }
        let gone = PARTS.iter().filter(|(columns, _)| {
            let values = told.iter().flat_map(|line| {
                let own = columns.iter();
                own.filter_map(|column| line.values.get(*column))
            });
            let mut values = values.peekable();
            values.peek().is_some() && values.all(|value| value == "x")
        });
        let gone: Vec<Count> = gone.flat_map(|(_, counts)| *counts).copied().collect();
        self.withheld += usize::from(!gone.is_empty());
        for count in gone {
            let terms = terms(count);
            for (member, _) in &terms {
                self.in_withheld[*member] = true;
            }
            if matches!(count, Count::Need | Count::NotAssessable) {
                // zeros are shown
                self.hear(terms.clone(), (1.0, f64::INFINITY), first);
            }
            if self.base.is_none() {
                self.ask(first, count, terms);
            }
        }
    }

    /// A number beside the groups: told in steps or rounded, in whole cases. Small effects of single steps are
    /// left out and need not stay wide; nor need what is rounded.
    fn hears_beside(&mut self, line: &Line, column: &str, terms: Terms) {
        if let Some(number) = line.number(column) {
            let (low, high) = match (self.base, number.abs()) {
                // a rise or a fall
                (Some(base), 0.0) => (-rounded_alike(0.0, base).1, rounded_alike(0.0, base).1),
                (Some(base), told) => rounded_alike(told, base),
                (None, 0.0) => (0.0, 0.0),
                (None, told) => (told - (STEP / 2) as f64, told + (STEP / 2) as f64),
            };
            let ends = match number < 0.0 {
                true => (-high, -low),
                false => (low, high),
            };
            self.hear(terms, (ends.0 - 0.5, ends.1 + 0.5), line);
        } else if self.base.is_none()
            && line.withholds(column)
            && !EFFECTS.contains(&line.table.as_str())
        {
            for (member, _) in &terms {
                self.in_withheld[*member] = true;
            }
            self.ask(line, Count::Beside, terms);
        }
    }

    /// What is listed is no smaller than what is not.
    fn hears_order(&mut self, line: &Line, listed: &Terms, other: &Terms) {
        let mut difference: BTreeMap<usize, f64> = listed.iter().copied().collect();
        for (unknown, weight) in other {
            *difference.entry(*unknown).or_default() -= weight;
        }
        let terms = difference.into_iter();
        let terms: Terms = terms.filter(|(_, weight)| weight.abs() > HAIR).collect();
        self.hear(terms, (-HAIR, f64::INFINITY), line);
    }

    /// All that a line says of its cells.
    fn hears(
        &mut self,
        line: &Line,
        (known, is_bottleneck): (bool, bool),
        terms: &impl Fn(Count) -> Terms,
    ) {
        let base = self.base;
        let exact = |number: f64| match base {
            None => (number, number),
            Some(base) => rounded_alike(number, base),
        };
        let rounded = |number: f64| match base {
            None => (number - 0.5, number + 0.5),
            Some(base) => {
                let (low, high) = rounded_alike(number, base);
                (low - 0.5, high + 0.5)
            }
        };
        let need = line.number("need");
        if let Some(need) = need {
            self.hear(terms(Count::Need), exact(need), line);
        }
        if let Some(number) = line.number("not_assessable") {
            self.hear(terms(Count::NotAssessable), exact(number), line);
        }
        if line.table.starts_with("rates-") && base.is_none() {
            self.hears_of_people(
                line,
                [terms(Count::Need), terms(Count::NotAssessable)].concat(),
            );
        }
        // what is told of a withheld number: its range
        for (column, count, slack) in [
            ("need", Count::Need, 0.0),
            ("not_assessable", Count::NotAssessable, 0.0),
            ("gap", Count::Gap, 0.5),
        ] {
            if let Some([low, high]) = line.ranges.get(column) {
                self.hear(terms(count), (low - slack, high + slack), line);
            }
        }
        let gap = line.number("gap");
        let places = || line.number("places").filter(|_| is_bottleneck);
        let given = line.number("covered").or_else(places);
        let follows = need.zip(gap).map(|(need, gap)| need - gap);
        // rounded, the gap is told, and what is covered follows
        let gap_of_rounded = gap.filter(|_| base.is_some());
        // what is covered of a bottleneck are its places: they are told exactly
        let whole = need.filter(|_| base.is_none());
        let in_steps = |gap: f64, is_exact: bool| match whole {
            Some(need) if !is_exact => told_alike(gap, need),
            _ => (gap, gap),
        };
        if let Some(gap) = gap_of_rounded {
            self.hear(terms(Count::Gap), rounded(gap), line);
        } else if let (Some(covered), Some(need)) = (given.or(follows), need) {
            let (low, high) = in_steps(need - covered, is_bottleneck);
            let ends = (need - high - 0.5, need - low + 0.5);
            self.hear(terms(Count::Covered), ends, line);
        }
        let ends = line.number("gap_low").zip(line.number("gap_high"));
        if let (Some(gap), Some((low, high)), true) = (gap, ends, known) {
            // one end is the cautious gap, the other one the generous
            let generous = low + high - gap;
            let ends = match base {
                Some(_) => rounded(generous),
                None => {
                    let (low, high) = in_steps(generous, false);
                    (low - 0.5, high + 0.5)
                }
            };
            self.hear(terms(Count::GenerousGap), ends, line);
        }
    }

    /// Nobody needs the same thing twice: no more cases than inhabitants, unless the town has so.
    fn hears_of_people(&mut self, line: &Line, cases: Terms) {
        let truth = cases
            .iter()
            .map(|(unknown, weight)| self.truth[*unknown] as f64 * weight);
        let truth: f64 = truth.sum();
        if let Some(people) = line.number("population").filter(|people| truth <= *people) {
            self.hear(cases, (0.0, people), line);
        }
    }

    fn hear(&mut self, terms: Terms, (low, high): (f64, f64), line: &Line) {
        if !terms.is_empty() {
            self.equations.push(Equation {
                terms,
                low,
                high,
                about: line.named(),
            });
        }
    }

    fn ask(&mut self, line: &Line, count: Count, terms: Terms) {
        let truth = sum(&terms, &self.truth);
        let rounded = (truth.abs() + 0.5 + HAIR).floor();
        let is_small = (1.0..MINIMUM).contains(&rounded);
        // of what is withheld for others only the need is asked for: the rest follows from it
        if terms.is_empty() || (!is_small && !matches!(count, Count::Need | Count::NotAssessable)) {
            return;
        }
        let weights = terms.iter().map(|(_, weight)| weight.abs());
        let largest = weights.fold(0.0, f64::max);
        self.push(line, count, terms, (is_small, WIDTH * largest));
    }

    /// Of rounded counts those below the base are asked for: they stay half a base wide, or as wide as
    /// rounding alone leaves them where that is less.
    fn ask_rounded(&mut self, line: &Line, terms: Terms) {
        let Some(base) = self.base.filter(|_| !terms.is_empty()) else {
            return;
        };
        let truth = sum(&terms, &self.truth);
        let multiple = (truth / base + 0.5 + HAIR).floor() * base;
        let (low, high) = rounded_alike(multiple, base);
        if (1.0..base).contains(&truth) {
            let needed = (high - low).min((base / 2.0).floor());
            let is_small = (1.0..MINIMUM).contains(&truth);
            self.push(line, Count::Need, terms, (is_small, needed));
        }
    }

    fn push(&mut self, line: &Line, count: Count, terms: Terms, (is_small, needed): (bool, f64)) {
        let truth = sum(&terms, &self.truth);
        self.questions.push(Question {
            line: line.named(),
            count,
            terms,
            is_small,
            truth,
            low: truth,
            high: truth,
            needed,
            settled: false,
        });
    }

    fn attacked(mut self) -> Attack {
        let truth: Vec<f64> = self.truth.iter().map(|need| *need as f64).collect();
        if let Some(wrong) = self.broken(&truth) {
            panic!(
                "he is mistaken about {}: {:?}",
                wrong.about,
                (wrong.low, wrong.high)
            );
        }
        let mut attack = Attack {
            withheld: self.withheld,
            ..Attack::default()
        };
        for question in 0..self.questions.len() {
            // counts that only shown lines hold are left as they are at first: the search is shorter
            self.settle_both(question, &[(false, BRANCHES), (true, BRANCHES)]);
            if self.base.is_some() && !self.questions[question].is_wide() {
                self.look_again(question);
                self.settle_both(question, &[(true, BRANCHES_AT_LAST)]);
            }
            let asked = &self.questions[question];
            match (asked.is_wide(), asked.settled) {
                (true, _) => {}
                _ if self.is_printed(asked) => {}
                (false, false) => attack.undecided += 1,
                (false, true) => attack.finds.push(Find {
                    line: asked.line.clone(),
                    count: asked.count,
                    low: asked.low,
                    high: asked.high,
                    truth: asked.truth,
                    is_small: asked.is_small,
                }),
            }
        }
        attack
    }

    /// Moves a count up and down with one effort after the other, until it is known to reach far enough.
    fn settle_both(&mut self, question: usize, efforts: &[(bool, u64)]) {
        for direction in [
            OptimizationDirection::Maximize,
            OptimizationDirection::Minimize,
        ] {
            for effort in efforts {
                if !self.questions[question].is_wide() {
                    self.settle(question, direction, *effort);
                }
            }
        }
    }

    /// Whether a count that is not small is printed somewhere: a part of the town that has all of its cases that
    /// cannot be assessed has as many of them as the town.
    fn is_printed(&self, asked: &Question) -> bool {
        let mut equations = self.equations.iter();
        let is_same = |told: &Equation| told.low == told.high && told.terms == asked.terms;
        !asked.is_small && equations.any(is_same)
    }

    /// Moves a count as far as it goes, or as far as is enough; other counts learn from what was found.
    fn settle(
        &mut self,
        question: usize,
        direction: OptimizationDirection,
        (all, branches): (bool, u64),
    ) {
        let asked = &self.questions[question];
        let (low, high) = (asked.low, asked.high);
        let first = direction == OptimizationDirection::Maximize;
        let mut problem = Problem::new(direction);
        let mut goal = vec![0.0; self.truth.len()];
        asked
            .terms
            .iter()
            .for_each(|(unknown, weight)| goal[*unknown] = *weight);
        let is_whole = goal.len() <= WHOLE;
        let variables: Vec<Option<_>> = goal
            .iter()
            .zip(&self.in_withheld)
            .map(|(weight, withheld)| {
                (all || *withheld).then(|| match is_whole {
                    true => problem.add_integer_var(*weight, (0, MOST)),
                    false => problem.add_var(*weight, (0.0, f64::from(MOST))),
                })
            })
            .collect();
        let linear = |terms: &Terms| {
            let (mut linear, mut fixed) = (LinearExpr::empty(), 0.0);
            for (at, weight) in terms {
                match variables[*at] {
                    Some(variable) => linear.add(variable, *weight),
                    None => fixed += weight * self.truth[*at] as f64,
                }
            }
            (linear, fixed)
        };
        let is_free = |terms: &Terms| terms.iter().any(|(at, _)| variables[*at].is_some());
        let (goal, fixed) = linear(&asked.terms);
        match first {
            true => {
                let far = low + asked.needed + 1.0 - fixed;
                problem.add_constraint(goal, ComparisonOp::Le, far);
            }
            false => {
                let far = high - asked.needed - 1.0 - fixed;
                problem.add_constraint(goal, ComparisonOp::Ge, far);
            }
        }
        for equation in self
            .equations
            .iter()
            .filter(|equation| is_free(&equation.terms))
        {
            let (sum, fixed) = linear(&equation.terms);
            let (low, high) = (equation.low - fixed, equation.high - fixed);
            if low == high {
                problem.add_constraint(sum, ComparisonOp::Eq, low);
                continue;
            }
            problem.add_constraint(sum.clone(), ComparisonOp::Ge, low);
            if high.is_finite() {
                problem.add_constraint(sum, ComparisonOp::Le, high);
            }
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(branches);
        let outcome = problem.solve_with(options);
        // settled once both directions were answered for all unknowns
        if all {
            let is_optimal = outcome.as_ref().is_ok_and(|outcome| outcome.is_optimal());
            let settled = first || self.questions[question].settled;
            self.questions[question].settled = is_optimal && settled;
        }
        let Some(solution) = outcome.as_ref().ok().and_then(|outcome| outcome.solution()) else {
            return;
        };
        let found: Vec<f64> = variables
            .iter()
            .zip(&self.truth)
            .map(|(variable, truth)| match variable {
                None => *truth as f64,
                Some(variable) if is_whole => solution.var_value(*variable).round(),
                Some(variable) => solution.var_value(*variable),
            })
            .collect();
        if self.broken(&found).is_none() {
            self.learn(&found);
        }
    }

    /// Looks for counts that fit and are a little further away, one sum after the other: among hundreds of
    /// numbers that are known to a range each, the search for the furthest is given up too early at times.
    fn look_again(&mut self, question: usize) {
        let asked = &self.questions[question];
        let steps = 1..=asked.needed as i32;
        let further =
            steps.flat_map(|step| [asked.low - f64::from(step), asked.high + f64::from(step)]);
        for sum in further.collect::<Vec<f64>>() {
            if let Some(found) = self.with_sum(&self.questions[question].terms, sum) {
                self.learn(&found);
            }
        }
    }

    /// Whole counts near the true ones that fit, and of which these have this sum.
    fn with_sum(&self, terms: &Terms, sum: f64) -> Option<Vec<f64>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut change = |most: i32| problem.add_integer_var(1.0, (0, most));
        let changes: Vec<[_; 2]> = self
            .truth
            .iter()
            .map(|truth| [change(MOST), change(*truth as i32)])
            .collect();
        let linear = |terms: &Terms| {
            let (mut linear, mut fixed) = (LinearExpr::empty(), 0.0);
            for (at, weight) in terms {
                let [more, less] = changes[*at];
                linear.add(more, *weight);
                linear.add(less, -weight);
                fixed += weight * self.truth[*at] as f64;
            }
            (linear, fixed)
        };
        for equation in &self.equations {
            let (sum, fixed) = linear(&equation.terms);
            problem.add_constraint(sum.clone(), ComparisonOp::Ge, equation.low - fixed);
            if equation.high.is_finite() {
                problem.add_constraint(sum, ComparisonOp::Le, equation.high - fixed);
            }
        }
        let (goal, fixed) = linear(terms);
        problem.add_constraint(goal, ComparisonOp::Eq, sum - fixed);
        let mut options = SolveOptions::default();
        options.node_limit = Some(BRANCHES);
        let outcome = problem.solve_with(options).ok()?;
        let solution = outcome.solution()?;
        let truth = self.truth.iter().zip(&changes);
        let found = truth.map(|(truth, [more, less])| {
            let change = solution.var_value(*more) - solution.var_value(*less);
            *truth as f64 + change.round()
        });
        let found: Vec<f64> = found.collect();
        self.broken(&found).is_none().then_some(found)
    }

    /// What counts that fit say of all that is asked.
    fn learn(&mut self, found: &[f64]) {
        for other in &mut self.questions {
            let terms = other.terms.iter();
            let sum: f64 = terms.map(|(at, weight)| weight * found[*at]).sum();
            other.low = other.low.min(sum);
            other.high = other.high.max(sum);
        }
    }

    /// An equation that counts do not fit.
    fn broken(&self, counts: &[f64]) -> Option<&Equation> {
        let mut equations = self.equations.iter();
        equations.find(|equation| {
            let sum: f64 = equation
                .terms
                .iter()
                .map(|(at, weight)| weight * counts[*at])
                .sum();
            !(equation.low - HAIR..=equation.high + HAIR).contains(&sum)
        })
    }
}

fn sum(terms: &Terms, counts: &[i64]) -> f64 {
    terms
        .iter()
        .map(|(at, weight)| weight * counts[*at] as f64)
        .sum()
}

/// Where a cell is spoken of: the group or the sum, and its weight there.
type Spoken = Vec<(usize, u64)>;

/// Cells that every line counts together, with the same coverage and the same weights, are one unknown: per
/// cell its unknown, per unknown its coverage and its true need.
fn unknowns(heard: &Heard, knowledge: &Knowledge) -> (BTreeMap<u32, usize>, Vec<Share>, Vec<i64>) {
    let mut within: BTreeMap<u32, Spoken> = BTreeMap::new();
    let one = 1f64.to_bits();
    for (number, group) in heard.groups.keys().enumerate() {
        for cell in group.iter() {
            within.entry(*cell).or_default().push((number, one));
        }
    }
    let first = heard.groups.len();
    for (number, (.., weights)) in (first..).zip(&heard.beside) {
        for (cell, weight) in weights.iter() {
            let spoken = within.entry(*cell).or_default();
            spoken.push((number, weight.to_bits()));
        }
    }
    let (mut shares, mut truth, mut unknowns) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut alike: Vec<(Spoken, Share, usize)> = Vec::new();
    for (cell, own) in within {
        let share = knowledge.cells[&cell];
        let known = alike
            .iter()
            .find(|(spoken, other, _)| *spoken == own && *other == share);
        let unknown = known.map_or(shares.len(), |(.., unknown)| *unknown);
        if unknown == shares.len() {
            shares.push(share);
            truth.push(0);
            alike.push((own, share, unknown));
        }
        truth[unknown] += knowledge.truth[&cell];
        unknowns.insert(cell, unknown);
    }
    (unknowns, shares, truth)
}
