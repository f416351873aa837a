//! All needs of tiny towns are tried: those that would have given the same report leave every small count wide.

use super::*;

/// All whole needs of five cells that agree with the rows that are shown.
fn possible(shown: &[(Vec<u32>, u32)], most: u32) -> Vec<[u32; 5]> {
    let base = most + 1;
    let needs = (0..base.pow(5)).map(|number| {
        let mut rest = number;
        [0; 5].map(|_| {
            let need = rest % base;
            rest /= base;
            need
        })
    });
    let agrees = |needs: &[u32; 5]| {
        let sum = |cells: &[u32]| cells.iter().map(|cell| needs[*cell as usize]).sum::<u32>();
        shown.iter().all(|(cells, need)| sum(cells) == *need)
    };
    needs.filter(agrees).collect()
}

#[test]
fn trying_all_needs_of_tiny_towns_narrows_no_small_count() {
    let (mut state, mut reports, mut ranges) = (1u64, 0, 0);
    let mut below = |end: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % end
    };
    for _ in 0..25 {
        let needs = [0; 5].map(|_| 1 + below(6) as u32);
        let mut sets: Vec<Vec<u32>> = (0..5).map(|cell| vec![cell]).collect();
        for _ in 0..3 {
            sets.push((0..5).filter(|_| below(2) == 0).collect());
        }
        sets.push((0..5).collect());
        let names: Vec<String> = (0..sets.len()).map(|set| format!("row {set}")).collect();
        let rows = names.iter().zip(&sets);
        let rows: Vec<(&str, &[u32])> = rows.map(|(name, set)| (&**name, &**set)).collect();
        let cells = needs.map(|need| cell(need, 0.0)).to_vec();
        let made = protect(
            edition(cells, vec![table("one", &rows)]),
            Profile::Threshold(RULE),
        );
        let Ok(safe) = made else { continue };
        if safe.edition().tables.is_empty() {
            continue;
        }
        reports += 1;
        let gone = withheld(safe.edition(), 0);
        let sum = |needs: &[u32; 5], set: &[u32]| {
            set.iter().map(|cell| needs[*cell as usize]).sum::<u32>()
        };
        let shown = names
            .iter()
            .zip(&sets)
            .filter(|(name, _)| !gone.contains(name));
        let shown: Vec<(Vec<u32>, u32)> = shown
            .map(|(_, set)| (set.clone(), sum(&needs, set)))
            .collect();
        let possible = possible(&shown, 8);
        for set in names
            .iter()
            .zip(&sets)
            .filter(|(name, _)| gone.contains(name))
        {
            let counts = || possible.iter().map(|needs| sum(needs, set.1));
            let (low, high) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
            let is_small = (1..3).contains(&sum(&needs, set.1));
            assert!(!is_small || high - low >= 3, "{needs:?} {sets:?} {gone:?}");
        }
        // a range tells nothing: all needs that agree with what is shown lie in it
        for (row, set) in safe
            .edition()
            .tables
            .iter()
            .flat_map(|table| table.rows.iter().zip(&sets))
        {
            if let Value::Range { low, high } = row.values[1] {
                ranges += 1;
                // what is withheld is not zero
                let is_left = |needs: &&[u32; 5]| {
                    let hidden = names
                        .iter()
                        .zip(&sets)
                        .filter(|(name, _)| gone.contains(name));
                    hidden
                        .into_iter()
                        .all(|(_, set)| set.is_empty() || sum(needs, set) > 0)
                };
                let left = possible.iter().filter(is_left);
                let mut counts = left.map(|needs| f64::from(sum(needs, set)));
                assert!(
                    counts.all(|count| (low..=high).contains(&count)),
                    "{needs:?} {sets:?}"
                );
            }
        }
    }
    assert!(
        reports > 10 && ranges > 10,
        "{reports} reports, {ranges} ranges"
    );
}

#[test]
fn trying_all_needs_of_towns_with_shares_narrows_no_small_count() {
    let mut dice = dice(7);
    let shares = [0.0, 0.25, 0.5, 7.0 / 12.0, 1.0];
    let (mut reports, mut small) = (0, 0);
    for _ in 0..120 {
        let needs = [0; 5].map(|_| 1 + dice(5) as u32);
        let cells: Vec<Cell> = needs
            .iter()
            .map(|need| cell(*need, shares[dice(5) as usize]))
            .collect();
        let mut sets: Vec<Vec<u32>> = (0..5).map(|cell| vec![cell]).collect();
        for _ in 0..2 {
            sets.push((0..5).filter(|_| dice(2) == 0).collect());
        }
        sets.push((0..5).collect());
        let names: Vec<String> = (0..sets.len()).map(|set| format!("row {set}")).collect();
        let rows = names.iter().zip(&sets);
        let rows: Vec<(&str, &[u32])> = rows.map(|(name, set)| (&**name, &**set)).collect();
        let told = edition(cells.clone(), vec![table("one", &rows)]);
        let Ok(safe) = protect(told, Profile::Threshold(RULE)) else {
            continue;
        };
        let Some(table) = safe.edition().tables.first() else {
            continue;
        };
        let rows = &table.rows;
        let is_gone = |set: usize, column: usize| rows[set].values[column].is_withheld();
        // where the town's own numbers are small there is too much to try
        if is_gone(sets.len() - 1, 1) {
            continue;
        }
        reports += 1;
        let holds_for_all = safe.record().holds_for == Some("all_withheld_rows");
        let with = |needs: &[u32; 5]| -> Vec<Cell> {
            let cells = cells.iter().zip(needs);
            cells
                .map(|(cell, need)| Cell {
                    need: *need,
                    ..*cell
                })
                .collect()
        };
        let looks_alike = |other: &[u32; 5]| {
            let other = with(other);
            (0..sets.len()).all(|set| {
                let (one, other) = (
                    Counts::of(&cells, &sets[set]),
                    Counts::of(&other, &sets[set]),
                );
                let told = |counts: Counts| counts.in_steps(RULE.steps()).covered;
                let need = match is_gone(set, 1) {
                    true => other.need > 0 || one.need == 0,
                    false => other.need == one.need && !is_small(other.need, 3),
                };
                let is_told = || told(one) == told(other) && !Component::Covered.is_small(other, 3);
                need && (is_gone(set, 2) || is_told())
            })
        };
        let possible: Vec<[u32; 5]> = possible(&[((0..5).collect(), needs.iter().sum())], 11)
            .into_iter()
            .filter(looks_alike)
            .collect();
        let width = |set: &[u32], weight: &dyn Fn(&Cell) -> f64| {
            let sum = |needs: &[u32; 5]| -> f64 {
                let own = set.iter().map(|cell| *cell as usize);
                own.map(|cell| weight(&cells[cell]) * f64::from(needs[cell]))
                    .sum()
            };
            let sums = || possible.iter().map(sum);
            let most = sums().fold(f64::NEG_INFINITY, f64::max);
            let largest = set.iter().map(|cell| weight(&cells[*cell as usize]));
            let largest = largest.fold(0.0, f64::max);
            (most - sums().fold(f64::INFINITY, f64::min)) / largest + 1e-9
        };
        for set in 0..sets.len() {
            let own = Counts::of(&cells, &sets[set]);
            if is_gone(set, 1) && (holds_for_all || is_small(own.need, 3)) {
                assert!(
                    width(&sets[set], &|_| 1.0) >= 3.0,
                    "{needs:?} {sets:?}: {set}"
                );
            }
            let small_parts = [
                (own.covered, LinearForm::Covered),
                (own.gap(), LinearForm::Gap),
            ];
            for (count, form) in small_parts
                .into_iter()
                .filter(|(count, _)| is_small(*count, 3))
            {
                small += 1;
                assert!(is_gone(set, 2), "{needs:?} {sets:?}: {set} says {count}");
                assert!(
                    width(&sets[set], &|cell| form.weight(cell)) >= 3.0,
                    "{needs:?} {sets:?}: {set}"
                );
            }
        }
    }
    assert!(
        reports > 30 && small > 60,
        "{reports} reports, {small} small parts"
    );
}

/// Numbers below an end, the same every time.
fn dice(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed;
    move |end| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % end
    }
}
