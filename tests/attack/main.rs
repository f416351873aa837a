//! What somebody finds out who has nothing but the files in `public/`, and all the time in the world.

#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "an attack says how much it found"
)]

mod attacker;
mod beside;
mod earlier;
mod fact_sheets;
mod folder;
mod formats;
mod inhabitants;
mod knowledge;
mod metres;
mod names;
mod office;
mod page;
mod planted;
mod printed;
mod sentences;
mod told_explorer;
mod told_office;
mod told_pictures;
mod towns;
mod workbook;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use lueckenlos::protect::{Profile, Protected, Threshold, Zeros, protect, without_small_counts};
use lueckenlos::tables::ColumnId;
use lueckenlos::tables::recomputed::derive;

use attacker::{Attack, Find, attack, attack_rounded};
use folder::{Folder, lines, published};
use formats::{all_sentences, disagreements};
use knowledge::Knowledge;
use towns::{Told, Town, YEAR, files, random, told, told_of};

const RULE: Threshold = Threshold {
    minimum: attacker::MINIMUM as u32,
    width: attacker::WIDTH as u32,
    zeros: Zeros::Show,
};

/// How many towns there are: 200, or as many as the environment variable `LUECKENLOS_TOWNS` says.
static TOWNS: LazyLock<u64> = LazyLock::new(|| {
    let asked = std::env::var("LUECKENLOS_TOWNS").ok();
    let asked = asked.map(|number| number.parse().expect("a number of towns"));
    asked.unwrap_or(200).max(2 * ALL_FILES)
});

/// Of so many towns every file is made.
const ALL_FILES: u64 = 12;

fn threshold(seed: u64) -> Option<Protected> {
    protect(told(&random(seed)).edition, Profile::Threshold(RULE)).ok()
}

/// A protected report, what stands behind it, and what came of the attack on it.
struct Attacked {
    folder: Folder,
    attack: Attack,
    /// Whether the report promises that no need at all that it withholds can be computed: else it does so for
    /// the small counts.
    promises_all: bool,
}

impl Attacked {
    fn of(told: Told, publish: impl Fn(&Protected) -> Folder) -> Option<Attacked> {
        let knowledge = Knowledge::of(&told);
        let protected = protect(told.edition, Profile::Threshold(RULE)).ok()?;
        let folder = publish(&protected);
        Some(Attacked {
            attack: attack(&folder, &knowledge),
            folder,
            promises_all: protected.record().holds_for == Some("all_withheld_rows"),
        })
    }

    /// What can be computed although it is promised that it cannot.
    fn broken_promises(&self) -> Vec<&Find> {
        let finds = self.attack.finds.iter();
        let promised = |find: &&Find| find.is_small || self.promises_all;
        finds.filter(promised).collect()
    }
}

/// Towns whose files are all made; none: it got no report.
static RENDERED: LazyLock<Vec<Option<Attacked>>> = LazyLock::new(|| {
    side_by_side(0..ALL_FILES, |seed| {
        Attacked::of(told(&random(seed)), published)
    })
});

/// Towns of which there are only the tables, which takes less time.
static OTHERS: LazyLock<Vec<Option<Attacked>>> = LazyLock::new(|| {
    side_by_side(ALL_FILES..*TOWNS, |seed| {
        Attacked::of(told(&random(seed)), |protected| files(protected.edition()))
    })
});

/// Every town by its seed.
fn attacked() -> impl Iterator<Item = (usize, Option<&'static Attacked>)> {
    let all = RENDERED.iter().chain(OTHERS.iter());
    all.map(Option::as_ref).enumerate()
}

/// Sentences that stand in the reports of three towns or more: of no single one.
static CONSTANT: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    for attacked in RENDERED.iter().flatten() {
        for sentence in all_sentences(&attacked.folder) {
            *often.entry(sentence).or_default() += 1;
        }
    }
    let constant = often.into_iter().filter(|(_, times)| *times >= 3);
    constant.map(|(sentence, _)| sentence).collect()
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
fn no_small_count_of_random_towns_can_be_computed() {
    for (seed, attacked) in attacked() {
        let small = attacked.iter().flat_map(|one| &one.attack.finds);
        let small: Vec<&Find> = small.filter(|find| find.is_small).collect();
        assert!(small.is_empty(), "town {seed}: {small:#?}");
    }
    let attacks = || attacked().filter_map(|(_, town)| Some(&town?.attack));
    let withheld: usize = attacks().map(|attack| attack.withheld).sum();
    let undecided: usize = attacks().map(|attack| attack.undecided).sum();
    eprintln!("{withheld} withheld, {undecided} undecided");
    assert!(withheld > 10 * *TOWNS as usize, "{withheld}");
    assert!(undecided * 100 <= withheld, "{undecided} of {withheld}");
}

#[test]
fn where_a_report_promises_it_no_withheld_need_at_all_can_be_computed() {
    let mut promising = 0;
    let mut computable = 0;
    for (seed, attacked) in attacked() {
        let Some(attacked) = attacked else { continue };
        computable += attacked.attack.finds.len();
        let broken = attacked.broken_promises();
        assert!(broken.is_empty(), "town {seed}: {broken:#?}");
        promising += u64::from(attacked.promises_all);
    }
    eprintln!(
        "{promising} of {} promise it; {computable} needs of the others computable",
        *TOWNS
    );
    assert!(promising * 10 >= 9 * *TOWNS, "{promising}");
}

#[test]
fn hardly_any_town_gets_no_report() {
    let refused = attacked().filter(|(_, town)| town.is_none()).count();
    eprintln!("{refused} of {} towns got no report", *TOWNS);
    assert!(refused * 100 <= 2 * *TOWNS as usize, "{refused}");
}

#[test]
fn where_only_small_counts_are_withheld_the_same_attack_finds_them() {
    let found = side_by_side(0..*TOWNS / 4, |seed| {
        let told = told(&random(seed));
        let knowledge = Knowledge::of(&told);
        let open = without_small_counts(told.edition, RULE);
        let attack = attack(&files(&open), &knowledge);
        attack.finds.iter().any(|find| find.is_small)
    });
    let found = found.into_iter().filter(|found| *found).count() as u64;
    eprintln!("{found} of {} towns give a small count away", *TOWNS / 4);
    assert!(found > *TOWNS / 8, "only {found}");
}

#[test]
fn page_charts_and_json_say_what_the_tables_say_and_nothing_more() {
    for (seed, attacked) in RENDERED.iter().enumerate() {
        let Some(Attacked { folder, .. }) = attacked else {
            continue;
        };
        let disagreements = disagreements(folder, &CONSTANT);
        assert!(disagreements.is_empty(), "town {seed}: {disagreements:#?}");
    }
}

#[test]
fn nothing_public_says_why_a_row_is_withheld_or_names_a_file_of_the_town() {
    for Attacked { folder, .. } in RENDERED.iter().flatten() {
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
    let attacked = attack_musterstadt(YEAR - 1);
    let disagreements = disagreements(&attacked.folder, &CONSTANT);
    assert!(disagreements.is_empty(), "{disagreements:#?}");
}

/// Sentences are not looked at: those that are the same in every such report are known from small towns only, which
/// have no rates.
#[test]
fn no_small_count_of_musterstadt_can_be_computed_from_two_years() {
    attack_musterstadt(YEAR);
}

/// Musterstadt's report on a year, in which nothing that was promised to be safe could be computed.
fn attack_musterstadt(year: i32) -> Attacked {
    let town = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/musterstadt");
    let told = told_of(&town, year).expect("reports").remove(0);
    let attacked = Attacked::of(told, published).expect("a report");
    let attack = &attacked.attack;
    eprintln!(
        "{} withheld, {} of them computable, {} undecided",
        attack.withheld,
        attack.finds.len(),
        attack.undecided
    );
    let broken = attacked.broken_promises();
    assert!(broken.is_empty(), "{broken:#?}");
    attacked
}

#[test]
fn rounded_counts_are_multiples_of_five_wherever_they_stand() {
    for seed in 0..10 {
        let protected = protect(told(&random(seed)).edition, Profile::Round(5)).expect("a report");
        let folder = published(&protected);
        for line in lines(&folder) {
            for column in [
                "need",
                "covered",
                "gap",
                "gap_low",
                "gap_high",
                "not_assessable",
                "relief",
                "gained",
                "lost",
                "relief_of_ten",
                "cases",
                "gap_then",
                "lost_alone",
            ] {
                let number = line.number(column).unwrap_or(0.0);
                assert_eq!(number % 5.0, 0.0, "{line:?} {column}");
            }
        }
        let disagreements = disagreements(&folder, &CONSTANT);
        assert!(disagreements.is_empty(), "town {seed}: {disagreements:#?}");
    }
}

#[test]
fn no_small_count_can_be_computed_from_rounded_ones() {
    for base in [5, 10] {
        let found = side_by_side(0..40, |seed| {
            let told = told(&random(seed));
            let knowledge = Knowledge::of(&told);
            let protected = protect(told.edition, Profile::Round(base)).ok()?;
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
        let Ok(protected) = protect(told(&random(seed)).edition, Profile::Threshold(RULE)) else {
            continue;
        };
        let published = &protected.edition().tables;
        let equity = published.iter().find(|table| table.name == "equity");
        let equity = equity.expect("a table of equity");
        let column = equity.column(ColumnId::LeftOut).expect("a column");
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

/// 14 groups with a gap, of which the ranking lists ten.
const FOR_TEN: &str = "\
year;district;life_phase;topic;gender;persons
2025;Nord;0-2;Gesundheit;male;8
2025;Nord;3-5;Bildung;male;4
2025;Nord;3-5;Gesundheit;female;5
2025;Nord;6-9;Bildung;female;9
2025;Nord;6-9;Gesundheit;female;2
2025;Ost;3-5;Bildung;male;4
2025;Ost;6-9;Bildung;;2
2025;Ost;6-9;Gesundheit;;3
2025;Süd;0-2;Bildung;;4
2025;Süd;3-5;Bildung;male;4
2025;Süd;6-9;Bildung;;11
2025;West;3-5;Bildung;;2
2025;Insel;0-2;Bildung;female;9
2025;Insel;3-5;Gesundheit;female;9
";

const OFFERS_FOR_TEN: &str = "\
id;name;topic;life_phase;district;capacity
A0;Angebot 0;Gesundheit;0-2;Nord;19
A5;Angebot 5;Gesundheit;6-9;Ost;12
A6;Angebot 6;Bildung;0-2;Süd;6
";

#[test]
fn every_count_below_ten_stays_half_a_base_wide() {
    let town = Town {
        needs: FOR_TEN.to_string(),
        offers: OFFERS_FOR_TEN.to_string(),
        settings: None,
    };
    let settings = random(1).settings;
    for settings in [None, settings] {
        let told = told(&Town {
            settings,
            ..town.clone()
        });
        let knowledge = Knowledge::of(&told);
        let protected = protect(told.edition, Profile::Round(10)).expect("a report");
        let attack = attack_rounded(&files(protected.edition()), &knowledge, 10);
        assert!(attack.finds.is_empty(), "{:#?}", attack.finds);
        assert_eq!(attack.undecided, 0);
    }
}
