//! What somebody finds out who has nothing but the files in `public/`, and all the time in the world.

mod attacker;
mod beside;
mod folder;
mod formats;
mod knowledge;
mod page;
mod towns;
mod workbook;

use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use lueckenlos::protect::{Profile, Protected, Threshold, Zeros, protect, without_small_counts};
use lueckenlos::tables::derived::derive;

use attacker::{Attack, attack, attack_rounded};
use folder::{Folder, lines, published};
use formats::disagreements;
use knowledge::Knowledge;
use towns::{files, random, told, told_of};

const RULE: Threshold = Threshold {
    minimum: attacker::MINIMUM as u32,
    width: attacker::WIDTH as u32,
    zeros: Zeros::Show,
};

const TOWNS: u64 = 200;

/// Of so many towns every file is made; of the others only the tables, which takes less time.
const RENDERED: u64 = 20;

fn threshold(seed: u64) -> Option<Protected> {
    protect(told(&random(seed)), Profile::Threshold(RULE)).ok()
}

/// Per town: its protected report and the attack on it; none: it got no report.
static ATTACKED: LazyLock<Vec<Option<(Folder, Attack)>>> = LazyLock::new(|| {
    let attacked = |seed: u64| {
        let knowledge = Knowledge::of(&told(&random(seed)));
        let protected = threshold(seed)?;
        let folder = match seed < RENDERED {
            true => published(&protected),
            false => files(protected.edition()),
        };
        let attack = attack(&folder, &knowledge);
        Some((folder, attack))
    };
    side_by_side(0..TOWNS, attacked)
});

/// The same for every town, on threads of their own: the program itself uses those of rayon.
fn side_by_side<T: Send>(seeds: Range<u64>, of: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get());
    let next = AtomicU64::new(seeds.start);
    let work = || {
        let mut done = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if !seeds.contains(&seed) {
                return done;
            }
            done.push((seed, of(seed)));
        }
    };
    let mut all: Vec<(u64, T)> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = started
            .into_iter()
            .map(|thread| thread.join().expect("no panic"));
        done.flatten().collect()
    });
    all.sort_by_key(|(seed, _)| *seed);
    all.into_iter().map(|(_, done)| done).collect()
}

#[test]
fn no_small_count_of_two_hundred_towns_can_be_computed() {
    let mut undecided = 0;
    for (seed, attacked) in ATTACKED.iter().enumerate() {
        let Some((_, attack)) = attacked else {
            continue;
        };
        let finds: Vec<_> = attack.finds.iter().filter(|find| find.is_small).collect();
        assert!(finds.is_empty(), "town {seed}: {finds:#?}");
        undecided += attack.undecided;
    }
    let withheld = ATTACKED.iter().flatten().map(|(_, attack)| attack.withheld);
    let withheld: usize = withheld.sum();
    let others = ATTACKED
        .iter()
        .flatten()
        .map(|(_, attack)| attack.finds.len());
    let others: usize = others.sum();
    eprintln!(
        "{withheld} withheld, {others} of them no small count and computable, {undecided} undecided"
    );
    assert!(withheld > 10 * TOWNS as usize, "{withheld}");
    assert!(undecided * 100 <= withheld, "{undecided} of {withheld}");
}

#[test]
fn hardly_any_town_gets_no_report() {
    let refused = ATTACKED.iter().filter(|town| town.is_none()).count();
    eprintln!("{refused} of {TOWNS} towns got no report");
    assert!(refused * 100 <= 2 * TOWNS as usize, "{refused}");
}

#[test]
fn where_only_small_counts_are_withheld_the_same_attack_finds_them() {
    let found = side_by_side(0..TOWNS / 4, |seed| {
        let told = told(&random(seed));
        let knowledge = Knowledge::of(&told);
        let attack = attack(&files(&without_small_counts(told, RULE)), &knowledge);
        attack.finds.iter().any(|find| find.is_small)
    });
    let found = found.into_iter().filter(|found| *found).count() as u64;
    eprintln!("{found} of {} towns give a small count away", TOWNS / 4);
    assert!(found > TOWNS / 8, "only {found}");
}

#[test]
fn page_charts_and_json_say_what_the_tables_say_and_nothing_more() {
    for (seed, attacked) in ATTACKED.iter().enumerate().take(RENDERED as usize) {
        let Some((folder, _)) = attacked else {
            continue;
        };
        let disagreements = disagreements(folder);
        assert!(disagreements.is_empty(), "town {seed}: {disagreements:#?}");
    }
}

#[test]
fn a_number_that_only_one_format_says_is_noticed() {
    let folder = ATTACKED.iter().flatten().next().expect("a town");
    let folder = &folder.0;
    let withheld = lines(folder);
    assert!(withheld.iter().any(|line| line.is_withheld()));
    for (path, from, to) in [
        ("report.html", ">x<", ">1<"),
        ("results.json", "\"need\": \"x\"", "\"need\": 1"),
        ("charts/coverage.svg", "\nx\n", "\n37,1\u{a0}%\n"),
    ] {
        let mut changed = folder.clone();
        let text = String::from_utf8(folder[path].clone()).expect("text");
        assert!(text.contains(from), "{path}");
        changed.insert(path.to_string(), text.replacen(from, to, 1).into_bytes());
        assert!(!disagreements(&changed).is_empty(), "{path}");
    }
}

#[test]
fn nothing_public_says_why_a_row_is_withheld_or_names_a_file_of_the_town() {
    for (folder, _) in ATTACKED.iter().take(RENDERED as usize).flatten() {
        for file in ["results.json", "protection.json", "report.html"] {
            let text = String::from_utf8_lossy(&folder[file]);
            for word in ["primary", "secondary", "needs.csv"] {
                assert!(!text.contains(word), "{file}: {word}");
            }
        }
    }
}

#[test]
fn the_same_town_is_protected_in_the_same_way_every_time() {
    let made = || published(&threshold(11).expect("a report"));
    assert_eq!(made(), made());
}

#[test]
fn no_small_count_of_musterstadt_can_be_computed() {
    let town = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/musterstadt");
    let told = told_of(&town);
    let knowledge = Knowledge::of(&told);
    let folder = published(&protect(told, Profile::Threshold(RULE)).expect("a report"));
    let attack = attack(&folder, &knowledge);
    let small: Vec<_> = attack.finds.iter().filter(|find| find.is_small).collect();
    eprintln!(
        "{} withheld, {} of them computable, {} undecided",
        attack.withheld,
        attack.finds.len(),
        attack.undecided
    );
    assert!(small.is_empty(), "{small:#?}");
    let disagreements = disagreements(&folder);
    assert!(disagreements.is_empty(), "{disagreements:#?}");
}

#[test]
fn rounded_counts_are_multiples_of_five_wherever_they_stand() {
    for seed in 0..10 {
        let protected = protect(told(&random(seed)), Profile::Round(5)).expect("a report");
        let folder = published(&protected);
        for line in lines(&folder) {
            for column in [
                "need",
                "covered",
                "gap",
                "gap_low",
                "gap_high",
                "not_assessable",
            ] {
                let number = line.number(column).unwrap_or(0.0);
                assert_eq!(number % 5.0, 0.0, "{line:?} {column}");
            }
        }
        let disagreements = disagreements(&folder);
        assert!(disagreements.is_empty(), "town {seed}: {disagreements:#?}");
    }
}

#[test]
fn no_small_count_can_be_computed_from_rounded_ones() {
    for base in [5, 10] {
        let found = side_by_side(0..40, |seed| {
            let told = told(&random(seed));
            let knowledge = Knowledge::of(&told);
            let protected = protect(told, Profile::Round(base)).ok()?;
            Some(attack_rounded(
                &files(protected.edition()),
                &knowledge,
                base,
            ))
        });
        let attacks = || found.iter().flatten();
        let given_away = attacks().filter(|attack| !attack.finds.is_empty()).count();
        let small = attacks()
            .flat_map(|attack| &attack.finds)
            .filter(|find| find.is_small);
        let (small, all) = (
            small.count(),
            attacks().map(|attack| attack.finds.len()).sum::<usize>(),
        );
        let undecided: usize = attacks().map(|attack| attack.undecided).sum();
        eprintln!(
            "rounded to {base}: {given_away} towns, {all} counts narrowed, {small} of them small, {undecided} undecided, {} refused",
            found.len() - attacks().count()
        );
        assert_eq!(small, 0);
    }
}

#[test]
fn measures_that_are_no_counts_follow_from_what_is_published() {
    let mut left_out = 0.0;
    for seed in 0..40 {
        let Ok(protected) = protect(told(&random(seed)), Profile::Threshold(RULE)) else {
            continue;
        };
        let published = &protected.edition().tables;
        let equity = published.iter().find(|table| table.name == "equity");
        let equity = equity.expect("a table of equity");
        let column = equity.column("left_out").expect("a column");
        left_out += equity
            .rows
            .iter()
            .filter_map(|row| row.values[column].number())
            .sum::<f64>();
        // whoever has only the published tables computes the same
        let mut again = published.clone();
        for table in again.iter_mut().filter(|table| table.name == "equity") {
            table.rows.iter_mut().for_each(|row| row.values.truncate(2));
        }
        derive(&mut again);
        assert_eq!(&again, published, "town {seed}");
    }
    assert!(left_out > 0.0, "some towns have withheld categories");
}
