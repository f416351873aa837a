//! Towns whose offers reach as far as people walk: districts have parts, and the report says how much of each
//! district's need nobody reaches.

use std::fmt::Write;

use super::folder::lines;
use super::towns::{Dice, Told, YEAR, files, random, told_of};
use super::{Attacked, side_by_side};

const TOWNS: u64 = 12;

/// A random town with three places in each district, and offers somewhere among them.
fn with_places(seed: u64) -> Told {
    let town = random(seed);
    let mut dice = Dice(seed + 1_000);
    let mut offers = String::new();
    for (number, line) in town.offers.lines().enumerate() {
        let ending = match number {
            0 => "reach;lat;lon".to_string(),
            _ => format!("{} m;{}", 300 + 200 * dice.below(6), position(&mut dice)),
        };
        let _ = writeln!(offers, "{line};{ending}");
    }
    let mut places = "id;district;lat;lon;persons\n".to_string();
    for district in ["Nord", "Ost", "Süd", "West", "Insel"] {
        let is_there = town.needs.contains(&format!(";{district};"));
        for number in (0..3).filter(|_| is_there) {
            let at = position(&mut dice);
            let _ = writeln!(
                places,
                "{district}{number};{district};{at};{}",
                1 + dice.below(9)
            );
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect(name);
    save("needs.csv", &town.needs);
    save("offers.csv", &offers);
    save("locations.csv", &places);
    if let Some(settings) = &town.settings {
        save("lueckenlos.toml", settings);
    }
    told_of(folder.path(), YEAR).expect("reports").remove(0)
}

/// Somewhere in three kilometres.
fn position(dice: &mut Dice) -> String {
    format!("52.{:03};13.{:03}", dice.below(28), dice.below(45))
}

#[test]
fn nothing_small_can_be_computed_from_how_much_need_is_out_of_reach() {
    let attacked = side_by_side(0..TOWNS, |seed| {
        Attacked::of(with_places(seed), |protected| files(protected.edition()))
    });
    let mut told = 0;
    for (seed, attacked) in attacked.iter().enumerate() {
        let Some(attacked) = attacked else { continue };
        let broken = attacked.broken_promises();
        assert!(broken.is_empty(), "town {seed}: {broken:#?}");
        let beyond = lines(&attacked.folder);
        let beyond = beyond
            .iter()
            .filter_map(|line| line.values.get("need_out_of_reach"));
        told += beyond
            .filter(|told| told.parse().is_ok_and(|told: f64| told > 0.0))
            .count();
    }
    assert!(told > 2 * TOWNS as usize, "{told}");
}
