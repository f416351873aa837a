//! Editions on the same town, one after the other: whoever keeps the first ones holds all of them.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use lueckenlos::language::Language;
use lueckenlos::protect::{Numbering, Profile, Protected, protect_beside};
use lueckenlos::published::{Again, Learned, read};
use lueckenlos::render::json::{record, results};

use super::attacker::{Find, attack};
use super::folder::beside;
use super::knowledge::Knowledge;
use super::towns::{Told, Town, YEAR, files, random, reduced, told_in, with_a_year_more};
use super::{RULE, side_by_side};

const PROFILE: Profile = Profile::Threshold(RULE);

/// Every town is published twice or three times.
const TOWNS: u64 = 20;

/// What the program learns of a report that is out, when it is named with `--earlier`: from its files, and from the
/// same report made again, which would say `first`; the later report says `second`.
fn learn(report: &Protected, first: &Told, second: &Told, learned: &mut Learned) {
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, text: Vec<u8>| {
        std::fs::write(folder.path().join(name), text).expect(name);
    };
    save("results.json", results(report, Language::German));
    save("protection.json", record(report.record()));
    let folders = [folder.path().to_path_buf()];
    let years = BTreeSet::from([first.edition.year]);
    let [own, later] = [first, second].map(|told| (&told.names[..], &told.edition.cells[..]));
    let again = Again {
        edition: first.edition.clone(),
        numbering: Numbering::between(own, later),
    };
    for earlier in read(&folders, &years, PROFILE).expect("a report").all {
        earlier.learn(&again, learned);
    }
}

/// What can be computed of small counts from reports that come out one after the other, each of which knows all
/// before it; none: one of them was refused.
fn from_all(reports: &[Told]) -> Option<Vec<Find>> {
    let mut out: Vec<Protected> = Vec::new();
    for told in reports {
        let mut learned = Learned::default();
        for (report, earlier) in out.iter().zip(reports) {
            learn(report, earlier, told, &mut learned);
        }
        let editions = vec![told.edition.clone()];
        out.extend(protect_beside(editions, PROFILE, &learned.known).ok()?);
    }
    let names = ["first", "second", "third"];
    let folders = names.into_iter().zip(&out);
    let folders: Vec<_> = folders
        .map(|(name, report)| (name, files(report.edition())))
        .collect();
    let known: Vec<_> = names.into_iter().zip(reports).collect();
    let mut finds = attack(&beside(folders), &Knowledge::of_all(&known)).finds;
    // what would be missing if every unknown place were free counts nobody: it need not stay wide
    finds.retain(|find| find.is_small);
    Some(finds)
}

/// A town that asks for two reports, the second one to be published later.
fn with_reports(seed: u64, first: &str, second: &str) -> Town {
    let town = random(seed);
    let settings = town.settings.unwrap_or_default();
    let reports =
        format!("[[report]]\nname = \"eins\"\n{first}\n[[report]]\nname = \"zwei\"\n{second}\n");
    Town {
        settings: Some(format!("{settings}\n{reports}")),
        ..town
    }
}

/// Panics with the smallest town of those that give a small count away.
fn give_nothing_away(
    reports: impl Fn(&Town) -> Option<Vec<Told>> + Sync,
    town: impl Fn(u64) -> Town + Sync,
) {
    let finds = |town: &Town| from_all(&reports(town)?);
    let leak = |town: &Town| finds(town).filter(|finds| !finds.is_empty());
    let found = side_by_side(0..TOWNS, |seed| (seed, finds(&town(seed))));
    let published = found.iter().filter(|(_, finds)| finds.is_some()).count();
    eprintln!("{published} of {TOWNS} towns got all their reports");
    assert!(2 * published > TOWNS as usize, "only {published} reports");
    let leaks = found.iter().filter(|(_, finds)| {
        let finds = finds.as_ref();
        finds.is_some_and(|finds| !finds.is_empty())
    });
    let found: Vec<u64> = leaks.map(|(seed, _)| *seed).collect();
    let smallest = found.iter().map(|seed| town(*seed));
    if let Some(town) = smallest.min_by_key(|town| town.needs.len()) {
        let town = reduced(&town, |town| leak(town).is_some());
        let (of, finds) = (found.len(), leak(&town));
        panic!(
            "{of} of {TOWNS}, such as\n{}\n{}\n{finds:#?}",
            town.needs, town.offers
        );
    }
}

/// The reports of a town on its year, one after the other.
fn of_one_year(town: &Town) -> Option<Vec<Told>> {
    told_in(town, YEAR)
}

/// A town's first report on each of these years.
fn of_years(town: &Town, years: RangeInclusive<i32>) -> Option<Vec<Told>> {
    let first = |year| told_in(town, year)?.into_iter().next();
    years.map(first).collect()
}

#[test]
fn the_same_report_again_tells_nothing_new() {
    give_nothing_away(of_one_year, |seed| with_reports(seed, "", ""));
}

#[test]
fn the_same_report_can_be_published_again() {
    let refused = side_by_side(0..TOWNS, |seed| {
        let reports = of_one_year(&with_reports(seed, "", "")).expect("reports");
        from_all(&reports).is_none()
    });
    let refused = refused.into_iter().filter(|refused| *refused).count();
    assert!(
        refused * 20 < TOWNS as usize,
        "{refused} of {TOWNS} refused"
    );
}

#[test]
fn further_tables_tell_nothing_of_what_the_first_ones_hid() {
    let tables = |names: &str| format!("tables = [{names}]");
    let first = tables("\"district\", \"gender\"");
    let second = tables("\"life_phase\", \"topic-gender\"");
    give_nothing_away(of_one_year, |seed| with_reports(seed, &first, &second));
}

#[test]
fn a_report_on_girls_tells_nothing_of_what_the_one_on_all_hid() {
    let girls = "filter = { gender = [\"female\"] }";
    give_nothing_away(of_one_year, |seed| with_reports(seed, "", girls));
}

#[test]
fn this_year_s_report_tells_nothing_of_what_last_year_s_hid() {
    let years = |town: &Town| of_years(town, YEAR - 1..=YEAR);
    // these towns have two years
    give_nothing_away(years, |seed| random(6 * seed + 5));
}

#[test]
fn the_reports_of_three_years_tell_nothing_of_what_one_of_them_hid() {
    let years = |town: &Town| of_years(town, YEAR - 2..=YEAR);
    give_nothing_away(years, |seed| with_a_year_more(random(6 * seed + 5)));
}
