//! Offers that hand over to an offer of another topic.

use crate::util::{Folder, Rows, town, town_of};

const NEEDS: &str = "\
jahr;stadtteil;lebensphase;handlungsfeld;personen
2025;Nord;0-2;Gesundheit;40
2025;Nord;3-5;Gesundheit;40
2025;Nord;0-2;Sprache;40
2025;Nord;3-5;Sprache;40
2025;Nord;6-9;Sport;40
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze;übergibt_an
H;Hausbesuche;Nord;0-2;Gesundheit;20;E | K
E;Eltern-Kind-Gruppe;Nord;0-2;Sprache;20;K
K;Sprachkita;Nord;3-5;Sprache;30;V
V;Turnverein;Nord;6-9;Sport;30;
";

const TABLE: &str = "tables/chain_between_topics.csv";

fn public(folder: &Folder, further: &[&str]) -> String {
    folder.protected_with(&[&["--out", "bericht"], further].concat());
    folder.read(format!("bericht/public/{TABLE}"))
}

#[test]
fn a_hand_over_to_another_topic_has_a_table_of_its_own() {
    let folder = town_of(NEEDS, OFFERS);
    let rows = folder.written(&format!("public/{TABLE}"), &[]);
    let to = |topic: &str, phase: &str| {
        let side = [("to_topic", topic), ("to_life_phase", phase)];
        rows.at(&side, ["from_topic", "from_life_phase", "handing_over"])
    };
    assert_eq!(rows.len(), 3);
    let visits = "Hausbesuche (H) → Eltern-Kind-Gruppe (E)";
    assert_eq!(to("Sprache", "0-2"), ["Gesundheit", "0-2", visits]);
    let visits = "Hausbesuche (H) → Sprachkita (K)";
    assert_eq!(to("Sprache", "3-5"), ["Gesundheit", "0-2", visits]);
    let kita = "Sprachkita (K) → Turnverein (V)";
    assert_eq!(to("Sport", "6-9"), ["Sprache", "3-5", kita]);
    let page = folder.read("bericht/public/report.html");
    assert!(page.contains("Übergaben zwischen Handlungsfeldern"));
}

#[test]
fn a_hand_over_to_another_topic_closes_no_transition_of_the_chain() {
    let chain = town_of(NEEDS, OFFERS).written("internal/chain.csv", &[]);
    let of = |topic: &str| chain.at(&[("topic", topic), ("life_phase", "0-2")], ["transition"]);
    assert_eq!(
        [of("Gesundheit"), of("Sprache")],
        [["open"], ["handed_over"]]
    );
}

#[test]
fn where_nothing_leads_to_another_topic_there_is_no_such_table() {
    let folder = town();
    folder.analysed_with(&["--out", "bericht"]);
    for place in ["public/tables", "internal"] {
        let names = folder.names(&format!("bericht/{place}"));
        assert!(!names.contains(&"chain_between_topics.csv".to_string()));
    }
}

#[test]
fn what_is_said_of_hand_overs_does_not_depend_on_needs() {
    let few = town_of(NEEDS.replace(";40", ";1"), OFFERS);
    let none = town_of(NEEDS.replace(";40", ";0"), OFFERS);
    let many = public(&town_of(NEEDS, OFFERS), &["--protect", "none"]);
    assert_eq!(public(&few, &["--protect", "none"]), many);
    assert_eq!(public(&none, &["--protect", "none"]), many);
    assert_eq!(
        public(&town_of(NEEDS, OFFERS), &["--protect", "threshold"]),
        many
    );
}

#[test]
fn a_report_on_one_topic_shows_what_leads_into_it_and_out_of_it() {
    let report = |topic: &str| {
        format!("[[report]]\nname = \"{topic}\"\nfilter = {{ topic = [\"{topic}\"] }}\n")
    };
    let all = "[[report]]\nname = \"alle\"\n";
    let settings = all.to_string() + &report("Gesundheit") + &report("Sport");
    let folder = town_of(NEEDS, OFFERS).file("lueckenlos.toml", settings);
    folder.analysed_with(&["--out", "bericht"]);
    let sides = |report: &str| {
        let table = folder.read(format!("bericht/public/{report}/{TABLE}"));
        let rows = Rows::of(&table);
        ["from_topic", "to_topic"].map(|side| rows.column(side).join(" "))
    };
    assert_eq!(
        sides("gesundheit"),
        ["Gesundheit Gesundheit", "Sprache Sprache"]
    );
    assert_eq!(sides("sport"), ["Sprache", "Sport"]);
}
