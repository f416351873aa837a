//! Inhabitants in small numbers: neither they nor, with their help, the needs can be computed.

use std::collections::BTreeMap;
use std::fmt::Write;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome};

use super::folder::{Folder, lines};
use super::towns::{Dice, Told, YEAR, files, random, told_of};
use super::{Attacked, attacker, side_by_side};

const TOWNS: u64 = 40;

/// A town with hardly more people than cases in each district and life phase.
fn with_people(seed: u64) -> Told {
    let mut town = random(6 * seed);
    let mut dice = Dice(seed + 77);
    let mut cases: BTreeMap<(String, String), u64> = BTreeMap::new();
    for line in town.needs.lines().skip(1) {
        let fields: Vec<&str> = line.split(';').collect();
        let count = fields
            .last()
            .and_then(|count| count.parse().ok())
            .unwrap_or(0);
        let most = cases
            .entry((fields[1].to_string(), fields[2].to_string()))
            .or_default();
        *most = count.max(*most);
    }
    let mut people = "year;district;age_from;age_to;persons\n".to_string();
    for ((district, phase), most) in cases {
        let (from, to) = phase.split_once('-').expect("ages");
        let more = dice.below(3);
        let _ = writeln!(people, "{YEAR};{district};{from};{to};{}", most + more);
    }
    // a hamlet of one or two people, one of them with a need
    let hamlet = 1 + dice.below(2);
    let _ = writeln!(people, "{YEAR};Weiler;0;2;{hamlet}");
    let _ = writeln!(town.needs, "{YEAR};Weiler;0-2;Bildung;female;;;data;1");
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect(name);
    save("needs.csv", &town.needs);
    save("offers.csv", &town.offers);
    save("population.csv", &people);
    told_of(folder.path(), YEAR).expect("reports").remove(0)
}

/// Per table of rates and group: the inhabitants as they are told, and the most cases shown of a topic.
type People = BTreeMap<(String, String), (String, f64)>;

fn people(folder: &Folder) -> People {
    let mut people = People::new();
    for line in lines(folder)
        .iter()
        .filter(|line| line.table.starts_with("rates-"))
    {
        let told = line.values["population"].clone();
        let cases = ["need", "not_assessable"].map(|column| line.number(column).unwrap_or(0.0));
        let key = match line.keys[1].as_str() {
            "total" => (String::new(), "total".to_string()),
            group => (line.table.clone(), group.to_string()),
        };
        let own = people.entry(key).or_insert((told, 0.0));
        own.1 = own.1.max(cases.iter().sum());
    }
    people
}

/// How small and how large a group's number can be, for whoever knows all that is told and what no group has.
fn narrowed(people: &People, truth: &People, wanted: &(String, String)) -> (f64, f64) {
    let end = |direction: OptimizationDirection| -> f64 {
        let mut problem = Problem::new(direction);
        let variable = |(key, (told, cases)): (&(String, String), &(String, f64))| {
            let aim = if key == wanted { 1.0 } else { 0.0 };
            let true_count: f64 = truth[key].0.parse().expect("a count");
            let bounds = match told.parse::<f64>() {
                Ok(told) => (told, told),
                Err(_) => (
                    if *cases <= true_count {
                        cases.max(1.0)
                    } else {
                        1.0
                    },
                    1e6,
                ),
            };
            (key.clone(), problem.add_var(aim, bounds))
        };
        let variables: BTreeMap<(String, String), _> = people.iter().map(variable).collect();
        for table in ["rates-district", "rates-life_phase"] {
            let own = variables.iter().filter(|((of, _), _)| of == table);
            let counts = truth.iter().filter(|((of, _), _)| of == table);
            let sum: f64 = counts
                .map(|(_, (count, _))| count.parse::<f64>().unwrap_or(0.0))
                .sum();
            let whole = (String::new(), "total".to_string());
            let rest = truth[&whole].0.parse::<f64>().expect("a count") - sum;
            let mut expression = LinearExpr::empty();
            own.for_each(|(_, variable)| expression.add(*variable, 1.0));
            expression.add(variables[&whole], -1.0);
            problem.add_constraint(expression, ComparisonOp::Eq, -rest);
        }
        match problem.solve().expect("the true numbers fit") {
            SolveOutcome::Solution(solution) => solution.objective(),
            other => panic!("{other:?}"),
        }
    };
    (
        end(OptimizationDirection::Minimize),
        end(OptimizationDirection::Maximize),
    )
}

#[test]
fn no_small_number_of_inhabitants_and_no_small_need_beside_it_can_be_computed() {
    let attacked = side_by_side(0..TOWNS, |seed| {
        let told = with_people(seed);
        let truth = people(&files(&told.edition));
        let attacked = Attacked::of(told, |protected| files(protected.edition()))?;
        Some((truth, attacked))
    });
    let (mut small, mut shown) = (0, 0);
    for (seed, (truth, attacked)) in attacked.into_iter().flatten().enumerate() {
        let broken = attacked.broken_promises();
        assert!(broken.is_empty(), "town {seed}: {broken:#?}");
        let people = people(&attacked.folder);
        for (group, (told, _)) in &people {
            let count: f64 = truth[group].0.parse().expect("a count");
            shown += usize::from(told != "x");
            if (1.0..attacker::MINIMUM).contains(&count) {
                small += 1;
                assert_eq!(told, "x", "town {seed} {group:?}");
                let (low, high) = narrowed(&people, &truth, group);
                let is_wide = high - low + 1e-6 >= attacker::WIDTH;
                assert!(is_wide, "town {seed} {group:?}: {low} to {high}");
            }
        }
        for line in lines(&attacked.folder) {
            let is_withheld = line.withholds("population");
            assert!(!is_withheld || line.withholds("rate"), "{line:?}");
        }
    }
    eprintln!("{small} small numbers of inhabitants, {shown} shown");
    assert!(small > 5 && shown > 100, "{small} {shown}");
}
