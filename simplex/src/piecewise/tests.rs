use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome, Variable};
use proptest::prelude::*;

use super::*;

/// What a value costs beside 0, summed over the stretches between the points; hard limits are held but for a hair.
fn cost(function: &Convex, value: f64) -> f64 {
    let value = match limits(function) {
        Some((low, high)) => {
            assert!(
                value >= low - 1e-5 && value <= high + 1e-5,
                "{value} in {function:?}"
            );
            value.clamp(low, high)
        }
        None => value,
    };
    let mut stops: Vec<f64> = function.points.iter().map(|(point, _)| *point).collect();
    stops.retain(|point| point.abs() < value.abs() && point * value > 0.0);
    stops.extend([0.0, value]);
    stops.sort_by(f64::total_cmp);
    let stretch = |ends: &[f64]| {
        let middle = f64::midpoint(ends[0], ends[1]);
        function.slope(function.piece(middle)) * (ends[1] - ends[0])
    };
    value.signum() * stops.windows(2).map(stretch).sum::<f64>()
}

/// Where a value must not go beyond.
fn limits(function: &Convex) -> Option<(f64, f64)> {
    match &function.points[..] {
        [first, .., last] if function.first <= -HARD => Some((first.0, last.0)),
        _ => None,
    }
}

fn total(program: &Program, values: &[f64]) -> f64 {
    let unknowns = program.unknowns.iter().zip(values);
    let own: f64 = unknowns
        .map(|(function, value)| cost(function, *value))
        .sum();
    let sums = program.sums.iter().map(|(terms, function)| {
        let value = terms
            .iter()
            .map(|(unknown, weight)| weight * values[*unknown]);
        cost(function, value.sum())
    });
    own + sums.sum::<f64>()
}

/// A price for each case, either way, up to a limit.
fn priced(price: f64, limit: f64) -> Convex {
    let mut function = Convex::within(-limit, limit);
    function.points.insert(1, (0.0, price));
    function.points[0].1 = -price;
    function
}

/// A sum that is worth so much a case up to a goal.
fn wanted(worth: f64, goal: f64) -> Convex {
    Convex {
        first: -worth,
        points: vec![(goal, 0.0)],
    }
}

/// Two cells of a row whose sum is published: what one gives the other takes, three cases for a price of 1 each.
#[test]
fn one_cell_takes_what_the_other_gives() {
    let program = Program {
        unknowns: vec![priced(1.0, 5.0), priced(1.0, 3.0)],
        sums: vec![
            (vec![(0, 1.0), (1, 1.0)], Convex::within(0.0, 0.0)),
            (vec![(0, 1.0)], wanted(10.0, 4.0)),
        ],
    };
    let solved = program.solve();
    assert!((solved[0] - 3.0).abs() < 1e-5, "{solved:?}");
    assert!((solved[1] + 3.0).abs() < 1e-5, "{solved:?}");
    // 3 cases further are worth 30 and cost 6
    assert!((total(&program, &solved) + 24.0).abs() < 1e-4);
}

/// Two unknowns that only together are worth something, both at a kink: neither may take the other's place for ever.
#[test]
fn it_does_not_stand_still_where_two_kinks_meet() {
    let program = Program {
        unknowns: vec![priced(2.0, 5.0), priced(2.0, 5.0), priced(2.0, 5.0)],
        sums: vec![
            (vec![(0, 1.0), (1, -1.0)], Convex::within(0.0, 0.0)),
            (
                vec![(0, 1.0), (1, 1.0), (2, -2.0)],
                Convex::within(0.0, 0.0),
            ),
            (vec![(2, 1.0)], wanted(10.0, 2.0)),
        ],
    };
    let solved = program.solve();
    solved
        .iter()
        .for_each(|value| assert!((value - 2.0).abs() < 1e-5, "{solved:?}"));
}

/// 2a = b and b up to 3: over the reals a reaches 1.5, in whole numbers 1.
#[test]
fn whole_values_are_found_beside_those_that_are_fixed() {
    let program = Program {
        unknowns: vec![priced(1.0, 9.0), priced(1.0, 3.0)],
        sums: vec![
            (vec![(0, 2.0), (1, -1.0)], Convex::within(0.0, 0.0)),
            (vec![(0, 1.0)], wanted(100.0, 9.0)),
        ],
    };
    assert!((program.solve()[0] - 1.5).abs() < 1e-5);
    let whole = program.solve_whole(|values| values[0] > 0.9).unwrap();
    assert_eq!([whole[0].round(), whole[1].round()], [1.0, 2.0]);
    assert!(program.solve_whole(|values| values[0] > 1.1).is_none());
}

/// The least cost by another simplex method: a function is the largest of the lines that its pieces lie on.
fn least(program: &Program) -> f64 {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let unknowns: Vec<Variable> = program
        .unknowns
        .iter()
        .map(|_| problem.add_var(0.0, (f64::NEG_INFINITY, f64::INFINITY)))
        .collect();
    let own = program.unknowns.iter().enumerate();
    let own = own.map(|(unknown, function)| (vec![(unknown, 1.0)], function.clone()));
    for (terms, function) in own.chain(program.sums.iter().cloned()) {
        let sum = |times: f64| {
            let mut sum = LinearExpr::empty();
            terms
                .iter()
                .for_each(|(unknown, weight)| sum.add(unknowns[*unknown], times * weight));
            sum
        };
        let costs = problem.add_var(1.0, (f64::NEG_INFINITY, f64::INFINITY));
        for piece in 0..=function.points.len() {
            let slope = function.slope(piece);
            // the point that it begins or ends at
            let point = function.points[piece.saturating_sub(1)].0;
            if slope.abs() >= HARD {
                let side = if slope > 0.0 {
                    ComparisonOp::Le
                } else {
                    ComparisonOp::Ge
                };
                problem.add_constraint(sum(1.0), side, point);
                continue;
            }
            let mut line = sum(slope);
            line.add(costs, -1.0);
            problem.add_constraint(
                line,
                ComparisonOp::Le,
                slope * point - cost(&function, point),
            );
        }
    }
    let SolveOutcome::Solution(solution) = problem.solve().unwrap() else {
        panic!("0 is always an answer")
    };
    solution.objective()
}

fn functions() -> impl Strategy<Value = Convex> {
    (0..4u8, 0..5u8).prop_map(|(price, limit)| priced(price.into(), limit.into()))
}

fn sums(unknowns: usize) -> impl Strategy<Value = (Vec<(usize, f64)>, Convex)> {
    let terms = proptest::collection::btree_map(
        0..unknowns,
        prop_oneof![Just(1.0), Just(-1.0), Just(2.0)],
        1..=unknowns,
    );
    let function = prop_oneof![
        Just(Convex::within(0.0, 0.0)),
        (0..3u8, 0..3u8).prop_map(|(low, high)| Convex::within(-f64::from(low), f64::from(high))),
        (1..9u8, 1..6u8).prop_map(|(worth, goal)| wanted(worth.into(), goal.into())),
    ];
    (terms, function).prop_map(|(terms, function)| (terms.into_iter().collect(), function))
}

fn programs() -> impl Strategy<Value = Program> {
    (1..6usize).prop_flat_map(|unknowns| {
        let own = proptest::collection::vec(functions(), unknowns);
        let sums = proptest::collection::vec(sums(unknowns), 1..7);
        (own, sums).prop_map(|(unknowns, sums)| Program { unknowns, sums })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn it_is_as_small_as_another_method_makes_it(program in programs()) {
        let (own, other) = (total(&program, &program.solve()), least(&program));
        prop_assert!((own - other).abs() < 1e-3, "{own} {other}");
    }
}
