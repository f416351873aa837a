//! `--what-if`: what a plan would change, for everybody to read.

use std::fmt::Write;

use crate::util::{Rows, town_of};

/// Twelve districts gain ten places each, and one loses one of its five.
#[test]
fn who_loses_by_a_plan_stands_in_public_however_many_gain_more() {
    let mut needs = "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen\n".to_string();
    let head = "kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\n";
    let mut plan = head.to_string();
    for district in 1..=13 {
        let _ = writeln!(needs, "2025;Ort {district};3;5;Bildung;20");
        let places = if district == 13 { 4 } else { 10 };
        let _ = writeln!(
            plan,
            "K{district};Kita {district};Ort {district};3;5;Bildung;{places}"
        );
    }
    let offers = format!("{head}K13;Kita 13;Ort 13;3;5;Bildung;5\n");
    let folder = town_of(needs, offers).file("plan/plan.csv", plan);
    let wanted = [
        "--out",
        "bericht",
        "--protect",
        "none",
        "--what-if",
        "plan/plan.csv",
    ];
    folder.analysed_with(&wanted);
    let changes = Rows::of(&folder.read("bericht/public/tables/plan.csv"));
    let losing = [("district", "Ort 13")];
    assert_eq!(
        changes.at(&losing, ["covered_before", "covered_after"]),
        ["5", "4"]
    );
    assert_eq!(changes.column("district").len(), 10 + 1 + 1);
}
