//! Two editions on the same town, one after the other: whoever keeps the first one holds both.

use std::collections::BTreeSet;

use lueckenlos::cli::earlier::{Again, Learned, read};
use lueckenlos::language::Language;
use lueckenlos::protect::{Known, Numbering, Profile, Protected, protect, protect_beside};
use lueckenlos::render::json::{record, results};

use super::attacker::{Find, attack};
use super::folder::beside;
use super::knowledge::Knowledge;
use super::towns::{Told, Town, YEAR, files, random, reduced, told_in};
use super::{RULE, side_by_side};

const PROFILE: Profile = Profile::Threshold(RULE);

/// Every town is published twice.
const TOWNS: u64 = 20;

/// What the program learns of a report that is out, when it is named with `--earlier`: from its files, and from the
/// same report made again, which would say `first`.
fn known(report: &Protected, first: &Told, second: &Told) -> Known {
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
    let mut learned = Learned::default();
    for earlier in read(&folders, &years, PROFILE).expect("a report").all {
        earlier.learn(&again, &mut learned);
    }
    learned.known
}

/// What can be computed of small counts from an edition and a later one that knows it; none: the later one was
/// refused.
fn from_both(first: &Told, second: &Told) -> Option<Vec<Find>> {
    let earlier = protect(first.edition.clone(), PROFILE).ok()?;
    let known = known(&earlier, first, second);
    let later = protect_beside(vec![second.edition.clone()], PROFILE, &known).ok()?;
    let [earlier, later] = [&earlier, &later[0]].map(|one| files(one.edition()));
    let both = beside([("first", earlier), ("second", later)]);
    let knowledge = Knowledge::of_all(&[("first", first), ("second", second)]);
    let mut finds = attack(&both, &knowledge).finds;
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
    editions: impl Fn(&Town) -> Option<[Told; 2]> + Sync,
    town: impl Fn(u64) -> Town + Sync,
) {
    let finds = |town: &Town| {
        let [first, second] = editions(town)?;
        from_both(&first, &second)
    };
    let leak = |town: &Town| finds(town).filter(|finds| !finds.is_empty());
    let found = side_by_side(0..TOWNS, |seed| (seed, finds(&town(seed))));
    let published = found.iter().filter(|(_, finds)| finds.is_some()).count();
    eprintln!("{published} of {TOWNS} towns got the second report");
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

/// Two reports of a town on its year, one after the other.
fn two(town: &Town) -> Option<[Told; 2]> {
    let mut told = told_in(town, YEAR)?.into_iter();
    Some([told.next()?, told.next()?])
}

#[test]
fn the_same_report_again_tells_nothing_new() {
    give_nothing_away(two, |seed| with_reports(seed, "", ""));
}

#[test]
fn the_same_report_can_be_published_again() {
    let refused = side_by_side(0..TOWNS, |seed| {
        let [first, second] = two(&with_reports(seed, "", "")).expect("reports");
        from_both(&first, &second).is_none()
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
    give_nothing_away(two, |seed| with_reports(seed, &first, &second));
}

#[test]
fn a_report_on_girls_tells_nothing_of_what_the_one_on_all_hid() {
    let girls = "filter = { gender = [\"female\"] }";
    give_nothing_away(two, |seed| with_reports(seed, "", girls));
}

#[test]
fn this_year_s_report_tells_nothing_of_what_last_year_s_hid() {
    let years = |town: &Town| {
        let [first, second] = [YEAR - 1, YEAR].map(|year| told_in(town, year));
        Some([first?.into_iter().next()?, second?.into_iter().next()?])
    };
    // these towns have two years
    give_nothing_away(years, |seed| random(6 * seed + 5));
}
