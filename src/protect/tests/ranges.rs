//! The range that is told of a withheld number.

use super::*;
use crate::protect::feasibility::{Ranges, ToldRange};
use crate::protect::statistics::cell_groups::{CellGroups, Rests};
use crate::protect::statistics::prior_knowledge::PriorKnowledge;

#[test]
fn the_ranges_of_the_document_come_out_as_on_paper() {
    // docs/schutz.md: Nord 20, Süd 2, West 38, of whom 25 are under three years and 13 older; 60 in all
    let cells = [20, 2, 25, 13].map(|need| cell(need, 0.0)).to_vec();
    let rows: [(&str, &[u32]); 6] = [
        ("nord", &[0]),
        ("sued", &[1]),
        ("west", &[2, 3]),
        ("west under three", &[2]),
        ("west older", &[3]),
        ("total", &[0, 1, 2, 3]),
    ];
    let editions = [edition(cells.clone(), vec![table("one", &rows)])];
    let known = PriorKnowledge::default();
    let groups = CellGroups::of(&cells, &editions, (Zeros::Show, Rests::Told), &known);
    let position = |row: usize| groups.rows[0][row].expect("a group");
    let mut withheld = vec![false; groups.all.len() * Component::ALL.len()];
    for row in [1, 2, 4] {
        withheld[Statistics::position(position(row), Component::Need)] = true;
        withheld[Statistics::position(position(row), Component::Covered)] = true;
    }
    let ranges = Ranges::of(&editions, &groups, &withheld, RULE.steps());
    let told = |row: usize| {
        let need = ranges.group(position(row)).need;
        need.map(|ToldRange { low, high }| (low, high))
    };
    assert_eq!(told(0), None);
    assert_eq!(told(1), Some((1, 15)));
    assert_eq!(told(2), Some((25, 40)));
    assert_eq!(told(4), Some((1, 15)));
}

#[test]
fn coverage_is_told_in_whole_percent_of_few_cases_and_of_many() {
    // 6 of 21 are missing, told as 5: 16 of 21 are 76.19 percent
    let cells = vec![cell(21, 15.0 / 21.0), cell(6000, 0.5)];
    let rows: [(&str, &[u32]); 3] = [("few", &[0]), ("many", &[1]), ("total", &[0, 1])];
    let mut told = edition(cells, vec![table("one", &rows)]);
    let coverage = counted(Measure::Coverage);
    told.tables[0].columns.push(coverage);
    let rows = told.tables[0].rows.iter_mut();
    rows.for_each(|row| row.values.push(Value::Number(0.0)));
    let safe = protected(told);
    let of = |row: usize| safe.edition().tables[0].rows[row].values[3].clone();
    assert_eq!(of(0), Value::WholePercent(0.76));
    assert_eq!(of(1), Value::WholePercent(0.5));
}
