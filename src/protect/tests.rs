//! Known small cases in which plain suppression gives itself away.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Profile, Protected, Threshold, Zeros, protect, without_small_counts};
use crate::language::Label;
use crate::protect::attacker::constraints::Constraints;
use crate::protect::attacker::integer_program::{BRANCHES_AT_LAST, IntegerProgram, Way};
use crate::protect::statistics::cell_groups::CellGroup;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, Steps, is_small};
use crate::protect::statistics::linear_form::{LinearForm, View};
use crate::protect::statistics::{Statistic, Statistics};
use crate::tables::labels::{column, counted};
use crate::tables::{
    Axis, Base, Cell, Column, ColumnId, Disclosure, Edition, Kind, Measure, Report, Row, RowRole,
    Shape, Table, TableId, Told, Value,
};

const RULE: Threshold = Threshold {
    minimum: 3,
    width: 3,
    zeros: Zeros::Show,
};

mod chain_breaks;
mod ranges;
mod rankings;
mod together;
mod told_in_steps;
mod trying;

fn cell(need: u32, covered: f64) -> Cell {
    Cell {
        need,
        unsure: 0,
        assessable: true,
        covered,
        covered_at_most: covered,
        covered_with_plan: 0.0,
    }
}

/// A table whose rows count these cells; the last one is the margin.
fn table(name: &str, rows: &[(&str, &[u32])]) -> Table {
    let key = Column {
        id: ColumnId::Dimension(Axis::Group(0)),
        name: name.to_string(),
        renamed_from: None,
        label: Label::plain(name),
        kind: Kind::Category,
        disclosure: Disclosure::Key,
    };
    let row = |(position, (id, cells)): (usize, &(&str, &[u32]))| Row {
        role: match position + 1 == rows.len() {
            true => RowRole::Total,
            false => RowRole::Item { depth: 0 },
        },
        values: vec![
            Value::Category {
                id: id.to_string(),
                label: Label::plain(id),
            },
            Value::Number(0.0),
            Value::Number(0.0),
        ],
        cells: Arc::from(*cells),
        tells: Vec::new(),
    };
    Table {
        id: TableId::By(vec![Axis::Group(0)]),
        name: name.to_string(),
        title: Label::plain(name),
        base: Base {
            year: 2025,
            need: Value::Number(0.0),
            not_assessable: Value::Number(0.0),
            persons: true,
            filter: Vec::new(),
        },
        columns: vec![key, counted(Measure::Need), counted(Measure::Covered)],
        rows: rows.iter().enumerate().map(row).collect(),
        shape: Shape::List,
        notes: Vec::new(),
    }
}

fn edition(cells: Vec<Cell>, tables: Vec<Table>) -> Edition {
    Edition {
        town: "Kleinstadt".to_string(),
        year: 2025,
        reference_date: NaiveDate::MAX,
        figures: Vec::new(),
        tables,
        charts: Vec::new(),
        map: None,
        points: Vec::new(),
        notices: Vec::new(),
        unread: None,
        findings: Vec::new(),
        public_files: Vec::new(),
        report: Report::default(),
        inhabitants: Vec::new(),
        whole: (0..cells.len() as u32).collect(),
        served: Default::default(),
        cells,
    }
}

/// The ids of the withheld rows of a table.
fn withheld(edition: &Edition, table: usize) -> Vec<String> {
    let rows = edition.tables[table].rows.iter();
    let id = |row: &Row| match &row.values[0] {
        Value::Category { id, .. } => id.clone(),
        _ => String::new(),
    };
    rows.filter(|row| row.values.iter().any(Value::is_withheld))
        .map(id)
        .collect()
}

fn protected(edition: Edition) -> Protected {
    protect(edition, Profile::Threshold(RULE)).expect("a report")
}

/// Three rows, three columns and their margins over nine cells.
fn square(needs: [u32; 9]) -> Edition {
    let cells: Vec<Cell> = needs.iter().map(|need| cell(*need, 0.0)).collect();
    let rows: [(&str, &[u32]); 16] = [
        ("a1", &[0]),
        ("a2", &[1]),
        ("a3", &[2]),
        ("b1", &[3]),
        ("b2", &[4]),
        ("b3", &[5]),
        ("c1", &[6]),
        ("c2", &[7]),
        ("c3", &[8]),
        ("a", &[0, 1, 2]),
        ("b", &[3, 4, 5]),
        ("c", &[6, 7, 8]),
        ("1", &[0, 3, 6]),
        ("2", &[1, 4, 7]),
        ("3", &[2, 5, 8]),
        ("total", &[0, 1, 2, 3, 4, 5, 6, 7, 8]),
    ];
    edition(cells, vec![table("square", &rows)])
}

#[test]
fn in_three_rows_and_columns_one_more_field_in_the_row_is_not_enough() {
    let needs = [2, 10, 20, 30, 12, 40, 50, 60, 70];
    let plain = without_small_counts(square(needs), RULE);
    assert_eq!(withheld(&plain, 0), ["a1"]);
    let safe = protected(square(needs));
    let withheld = withheld(safe.edition(), 0);
    assert!(withheld.contains(&"a1".to_string()));
    let inner = withheld.iter().filter(|id| id.len() == 2).count();
    let reasons = safe.reasons().expect("reasons");
    assert!(inner >= 4 || withheld.len() > inner, "{withheld:?}");
    assert_eq!(
        (reasons.primary, reasons.secondary),
        (1, withheld.len() - 1)
    );
    assert!(reasons.narrowest_interval.is_some_and(|width| width >= 3.0));
}

#[test]
fn two_tables_that_are_each_safe_alone_do_not_give_each_other_away() {
    // Alone, each table hides its small row behind another one: p behind q, and x behind y.
    let cells = vec![cell(2, 0.0), cell(5, 0.0), cell(30, 0.0), cell(40, 0.0)];
    let all: &[u32] = &[0, 1, 2, 3];
    let one = table(
        "one",
        &[("p", &[0]), ("q", &[1]), ("r", &[2, 3]), ("total", all)],
    );
    let other = table(
        "other",
        &[("y", &[1]), ("x", &[0, 2]), ("z", &[3]), ("total", all)],
    );
    let safe = protected(edition(cells, vec![one, other]));
    let shown = |table: usize, id: &str| !withheld(safe.edition(), table).contains(&id.to_string());
    assert!(!shown(0, "p"));
    // The same cells are shown in both tables or in none.
    assert_eq!(shown(0, "q"), shown(1, "y"));
}

#[test]
fn a_small_count_is_not_given_away_by_the_zeros_beside_it() {
    let cells = vec![cell(2, 0.0), cell(9, 0.0), cell(20, 0.0)];
    let all: &[u32] = &[0, 1, 2];
    let rows: [(&str, &[u32]); 5] = [
        ("small", &[0]),
        ("none", &[]),
        ("next", &[1]),
        ("large", &[2]),
        ("total", all),
    ];
    let safe = protected(edition(cells, vec![table("one", &rows)]));
    assert_eq!(withheld(safe.edition(), 0), ["small", "next"]);
}

#[test]
fn sums_of_covered_cases_do_not_give_the_need_away() {
    // Need: a + b = 14; covered: all of a and none of b. Two equations for two unknowns.
    let cells = vec![
        cell(2, 1.0),
        cell(12, 0.0),
        cell(30, 0.5),
        cell(40, 0.25),
        cell(35, 0.8),
    ];
    let all: &[u32] = &[0, 1, 2, 3, 4];
    let rows: [(&str, &[u32]); 6] = [
        ("a", &[0]),
        ("b", &[1]),
        ("c", &[2]),
        ("d", &[3]),
        ("e", &[4]),
        ("total", all),
    ];
    let safe = protected(edition(cells, vec![table("one", &rows)]));
    let withheld = withheld(safe.edition(), 0);
    assert!(withheld.contains(&"a".to_string()));
    // 54 covered of 119, and not 55, which would leave two cases of a and no others
    let total = safe.edition().tables[0].rows[5].values[2].number();
    assert_eq!(total, Some(54.0));
    assert!(withheld.len() > 1, "{withheld:?}");
    let reasons = safe.reasons().expect("reasons");
    assert!(reasons.narrowest_interval.is_some_and(|width| width >= 3.0));
}

#[test]
fn an_area_with_a_single_district_is_withheld_with_it() {
    let cells = vec![cell(2, 0.0), cell(10, 0.0), cell(20, 0.0), cell(30, 0.0)];
    let all: &[u32] = &[0, 1, 2, 3];
    let rows: [(&str, &[u32]); 7] = [
        ("area", &[0]),
        ("its district", &[0]),
        ("other area", &[1, 2, 3]),
        ("b", &[1]),
        ("c", &[2]),
        ("d", &[3]),
        ("total", all),
    ];
    let safe = protected(edition(cells, vec![table("one", &rows)]));
    let withheld = withheld(safe.edition(), 0);
    for id in ["area", "its district", "other area"] {
        assert!(withheld.contains(&id.to_string()), "{id}: {withheld:?}");
    }
}

#[test]
fn a_table_that_cannot_be_made_safe_falls_away_and_the_totals_stay() {
    // The total is never withheld, and beside it there is nothing to hide behind.
    let cells = vec![cell(2, 1.0), cell(12, 0.25)];
    let rows: [(&str, &[u32]); 3] = [("a", &[0]), ("b", &[1]), ("total", &[0, 1])];
    let safe = protected(edition(cells, vec![table("one", &rows)]));
    assert!(safe.edition().tables.is_empty());
    let notices = &safe.edition().notices;
    let named: Vec<&str> = notices
        .iter()
        .map(|notice| notice.text.de.as_str())
        .collect();
    assert!(named.iter().any(|text| text.contains("„one“")), "{named:?}");
}

fn steps(minimum: u32, step: u32) -> Steps {
    Steps { minimum, step }
}

/// Groups of cells, as statistics.
fn statistics_of(sets: &[&[u32]], cells: &[Cell]) -> Statistics {
    let parts = |set: &&[u32]| {
        let group = Arc::new(CellGroup {
            known: Default::default(),
            cells: set.to_vec(),
            counts: Counts::of(cells, set),
            margins: 0,
            keys: 2,
            everybody: false,
            is_bottleneck: false,
            is_implicit: false,
            everybody_figures: None,
        });
        Component::ALL.map(|part| Statistic::Component(group.clone(), part))
    };
    Statistics {
        all: sets.iter().flat_map(parts).collect(),
        told: Vec::new(),
    }
}

#[test]
fn five_a_and_three_b_are_nineteen_in_one_way_only() {
    // five groups alike and three groups alike: over the reals a lies between 0 and 3.8
    let cells = vec![cell(2, 0.0), cell(3, 0.0)];
    let mut constraints = Constraints::of(
        &cells,
        &statistics_of(&[&[0], &[1], &[0, 1]], &cells),
        View::Steps(steps(3, 5)),
    );
    let sum = constraints.all.len() - 1;
    constraints.all[sum].terms = vec![(0, 5.0), (1, 3.0)];
    for own in &mut constraints.constraints_of {
        own.retain(|(constraint, _)| *constraint != sum);
    }
    constraints.constraints_of[0].push((sum, 5.0));
    constraints.constraints_of[1].push((sum, 3.0));
    let withheld: Vec<bool> = (0..15).map(|statistic| statistic < 10).collect();
    let problems = IntegerProgram::of(&constraints, &withheld, &[0, 1], 12);
    let terms = vec![(0, 1.0)];
    let (furthest, _) = problems.relaxed(&withheld, &terms, Way::Up, 1.0);
    assert!(furthest >= 1.0, "over the reals there is another way");
    for way in [Way::Up, Way::Down] {
        assert_eq!(
            problems.whole(&withheld, &terms, (way, 1.0), BRANCHES_AT_LAST),
            None
        );
    }
}

#[test]
fn a_small_number_told_beside_rows_is_withheld_and_others_are_told_in_steps() {
    let cells = vec![cell(8, 0.0), cell(30, 0.5), cell(40, 0.25), cell(45, 0.0)];
    let all: &[u32] = &[0, 1, 2, 3];
    let rows: [(&str, &[u32]); 5] = [
        ("a", &[0]),
        ("b", &[1]),
        ("c", &[2]),
        ("d", &[3]),
        ("total", all),
    ];
    let mut one = table("one", &rows);
    one.columns
        .push(column(ColumnId::Effect, Kind::Cases, Disclosure::Linear));
    for row in &mut one.rows {
        row.values.push(Value::Number(0.0));
    }
    // two more of the 8 would be served; and 12 more of the 45
    for (row, weights) in [(0, vec![(0, 0.25)]), (3, vec![(3, 12.0 / 45.0)])] {
        one.rows[row].tells = vec![Told {
            column: 3,
            weights: weights.into(),
        }];
    }
    let safe = protected(edition(cells, vec![one]));
    let told = |row: usize| safe.edition().tables[0].rows[row].values[3].clone();
    assert!(told(0).is_withheld());
    assert!(
        told(3) == Value::Number(10.0) || told(3).is_withheld(),
        "{:?}",
        told(3)
    );
}

#[test]
fn what_is_left_of_one_row_without_another_is_not_given_away() {
    // Eleven children in the south, ten of them need day care: the list of gaps names the ten, and no row names
    // the one who needs something else.
    let cells = vec![
        cell(10, 0.0),
        cell(1, 0.0),
        cell(30, 0.0),
        cell(40, 0.0),
        cell(8, 0.0),
    ];
    let all: &[u32] = &[0, 1, 2, 3, 4];
    let districts = [
        ("south", &[0, 1][..]),
        ("north", &[2]),
        ("east", &[3]),
        ("west", &[4]),
        ("total", all),
    ];
    let gaps = [("south, day care", &[0][..]), ("east", &[3])];
    let tables = vec![table("district", &districts), table("gaps", &gaps)];
    let safe = protected(edition(cells, tables));
    let is_withheld = |table: usize, id: &str| withheld(safe.edition(), table).contains(&id.into());
    assert!(is_withheld(0, "south") || is_withheld(1, "south, day care"));
}
