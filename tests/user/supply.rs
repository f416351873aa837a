//! What there is: offers, providers, places, who may come, how full they are, how old the records are.

use crate::util::{Folder, town_of};

const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;geschlecht;personen
2025;Nordstadt;3;5;Bildung;weiblich;60
2025;Südstadt;3;5;Bildung;männlich;40
2025;Nordstadt;3;5;Medien;weiblich;9
";

const OFFERS: &str = "\
kennung;angebot;träger;stadtteil;alter_von;alter_bis;handlungsfeld;geschlecht;plätze;durchgänge;belegt;warteliste;kosten;vzae;stand
K1;Kita Nord;Verein;Nordstadt;3;5;Bildung;alle;20;2;15;;100000;2,5;2025-06-01
K2;Kita Süd;VEREIN;Südstadt;3;5;Bildung;weiblich | männlich;80;;80;2;;;2024-06-01
K3;Medienbus;Stadt;Nordstadt | Südstadt;3;5;Bildung | Medien;weiblich;;;;;5000;0,5;2021-06-01
K4;Netz;Stadt;alle;3;5;Medien;;30;;28;1;;;
";

const SETTINGS: &str = "\
[[dimension]]
id = \"gender\"
mode = \"replace\"
categories = [{ id = \"f\", aliases = [\"weiblich\"] }, { id = \"m\", aliases = [\"männlich\"] }]
";

fn folder() -> Folder {
    town_of(NEEDS, OFFERS).file("lueckenlos.toml", SETTINGS)
}

#[test]
fn an_offer_in_two_topics_stands_in_both_and_once_in_the_total() {
    let table = folder().written("public/tables/offers_by_topic.csv", &[]);
    let columns = [
        "offers",
        "providers",
        "places",
        "without_places",
        "annual_cost",
        "cost_stated",
    ];
    let of = |topic: &str| table.at(&[("topic", topic)], columns);
    assert_eq!(of("Bildung"), ["3", "2", "120", "1", "105000.00", "2"]);
    assert_eq!(of("Medien"), ["2", "1", "30", "1", "5000.00", "1"]);
    assert_eq!(of("total"), ["4", "2", "150", "1", "105000.00", "2"]);
    assert_eq!(
        table.at(&[("topic", "total")], ["staff", "staff_stated"]),
        ["3", "2"]
    );
}

#[test]
fn who_provides_the_offers_is_not_0_providers_where_it_is_not_recorded() {
    let offers = OFFERS.replace("träger", "hinweis");
    let folder = town_of(NEEDS, offers).file("lueckenlos.toml", SETTINGS);
    for table in ["offers_by_topic", "resources_by_district"] {
        let table = folder.written(&format!("public/tables/{table}.csv"), &[]);
        assert!(table.column("providers").iter().all(|shown| *shown == "."));
    }
}

#[test]
fn an_offer_for_the_whole_town_is_based_in_no_district() {
    let table = folder().written("public/tables/resources_by_district.csv", &[]);
    let of =
        |district: &str| table.at(&[("district", district)], ["offers", "providers", "places"]);
    assert_eq!(of("Nordstadt"), ["2", "2", "40"]);
    assert_eq!(of("Südstadt"), ["2", "2", "80"]);
    assert_eq!(of("whole_town"), ["1", "1", "30"]);
    assert_eq!(of("total"), ["4", "2", "150"]);
}

#[test]
fn all_some_one_and_not_stated_are_told_apart() {
    let folder = folder();
    let table = folder.written("public/tables/openness.csv", &[]);
    let columns = ["for_all", "for_several", "for_one", "not_stated"];
    // for girls and boys are all that the town tells apart
    assert_eq!(
        table.at(&[("dimension", "gender")], columns),
        ["2", "0", "1", "1"]
    );
    assert_eq!(
        table.at(&[("dimension", "district")], columns),
        ["2", "0", "2", "0"]
    );
    let table = folder.written("public/tables/only_for.csv", &[]);
    let of = |gender: &str| table.at(&[("category", gender)], ["taking", "only_for"]);
    assert_eq!([of("f"), of("m")], [["4", "1"], ["3", "0"]]);
}

#[test]
fn a_record_is_as_old_as_its_last_check() {
    let table = folder().written("public/tables/freshness.csv", &[]);
    let columns = [
        "offers",
        "checked_within_year",
        "checked_within_two",
        "checked_earlier",
        "not_checked",
    ];
    assert_eq!(
        table.at(&[("topic", "total")], columns),
        ["4", "25", "25", "25", "25"]
    );
    assert_eq!(
        table.at(&[("topic", "Bildung")], columns)[1..],
        ["33.333", "33.333", "33.333", "0"]
    );
}

#[test]
fn places_of_several_runs_are_full_when_each_run_is() {
    let table = folder().written("public/tables/usage.csv", &[]);
    let columns = [
        "usage_stated",
        "places_at_once",
        "occupied",
        "utilisation",
        "free",
        "waiting",
    ];
    assert_eq!(
        table.at(&[("topic", "Bildung")], columns),
        ["2", "100", "95", "95", "5", "2"]
    );
}

#[test]
fn few_who_wait_or_stay_away_are_kept_back_like_few_who_need() {
    let table = folder().written("public/tables/usage.csv", &["--protect", "threshold"]);
    let columns = ["occupied", "waiting"];
    assert_eq!(table.at(&[("topic", "Bildung")], columns), ["95", "x"]);
    assert_eq!(table.at(&[("topic", "Medien")], columns), ["28", "x"]);
    assert_eq!(table.at(&[("topic", "Medien")], ["free"]), ["x"]);
    let table = folder().written("public/tables/usage.csv", &["--protect", "round"]);
    assert_eq!(table.at(&[("topic", "Medien")], columns), ["30", "0"]);
    assert_eq!(table.at(&[("topic", "Medien")], ["utilisation"]), ["100"]);
}

#[test]
fn a_waiting_list_without_a_gap_and_free_places_beside_one_are_found() {
    // Kita Süd has 80 places for 40 children
    let ran = folder().analysed();
    ran.says("L507", &["angebote.csv:3", "Kita Süd (K2)"]);
    let report = folder().written("internal/usage_by_offer.csv", &[]);
    let of = |offer: &str| report.at(&[("offer", offer)], ["gap_reached", "contradiction"]);
    assert_eq!(of("Kita Nord (K1)"), ["20", "free_beside_gap"]);
    assert_eq!(of("Kita Süd (K2)"), ["0", "waiting_without_gap"]);
}

#[test]
fn goals_are_views_with_a_source_and_in_no_total() {
    let settings = format!(
        "{SETTINGS}
[[goal]]
id = \"lernen\"
label = {{ de = \"Lernen\" }}
topics = [\"Bildung\", \"Medien\", \"Bildung\"]
source = \"Rat der Stadt\"
"
    );
    let folder = town_of(NEEDS, OFFERS).file("lueckenlos.toml", settings);
    let goals = folder.written("public/tables/goals.csv", &[]);
    assert_eq!(
        goals.at(
            &[("goal", "lernen")],
            ["need", "covered", "offers", "source"]
        ),
        ["109", "89", "4", "Rat der Stadt"]
    );
    let topics = folder.table(&[".", "--rows", "topic"]);
    assert_eq!(topics.column("topic"), ["Bildung", "Medien", "total"]);
}

#[test]
fn needs_are_rated_by_the_people_of_the_same_group_where_they_were_counted() {
    let people = "\
jahr;stadtteil;alter_von;alter_bis;personen
2025;Nordstadt;0;5;240
2025;Südstadt;0;5;160
";
    let folder = folder().file("einwohner.csv", people);
    let rates = folder.written("public/tables/rates-district.csv", &[]);
    let of = |district: &str| {
        let wanted = [("topic", "Bildung"), ("district", district)];
        rates.at(&wanted, ["need", "population", "rate"])
    };
    assert_eq!(of("Nordstadt"), ["60", "240", "250"]);
    assert_eq!(of("Südstadt"), ["40", "160", "250"]);
    assert_eq!(of("total"), ["100", "400", "250"]);
    assert!(rates.column("topic").iter().all(|topic| *topic != "total"));
    let rates = folder.written("public/tables/rates-life_phase.csv", &[]);
    let wanted = [("topic", "Bildung"), ("life_phase", "3-5")];
    // half of those from 0 to 5
    assert_eq!(rates.at(&wanted, ["population", "rate"]), ["200", "500"]);
    let wanted = [("topic", "Bildung"), ("life_phase", "27-64")];
    assert_eq!(rates.at(&wanted, ["population", "rate"]), [".", "."]);
}
