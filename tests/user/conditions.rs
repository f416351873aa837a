//! What a committee demands of every package of measures.

use crate::plan::{NEEDS, OFFERS, OPTIONS, certificate, tables};
use crate::util::{Folder, Ran, Rows, town_of};

fn town(settings: &str) -> Folder {
    town_of(NEEDS, OFFERS)
        .file("optionen.csv", OPTIONS)
        .file("lueckenlos.toml", settings)
}

fn plan(folder: &Folder, asked: &[&str]) -> Ran {
    let ran = folder.run(&[&["plan", ".", "--format", "csv"], asked].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

fn conditions(ran: &Ran) -> Rows {
    let from = ran.out.find("condition,need").expect("conditions");
    Rows::of(&ran.out[from..])
}

/// A text with plain spaces in its numbers.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

const NORD: [&str; 2] = ["--least-coverage", "Stadtteil: Nord = 80 %"];

#[test]
fn a_district_that_has_to_be_covered_to_four_fifths_costs_two_cases() {
    let ran = plan(&town(""), &[&["--budget", "100000"], &NORD[..]].concat());
    let (package, frontier) = tables(&ran);
    assert_eq!(package.column("id"), ["A", "D"]);
    // only A has places enough for Nord and Mitte: before it there is nothing to choose
    let costs = ["60000.00", "110000.00", "160000.00"];
    assert_eq!(frontier.column("annual_cost"), costs);
    let conditions = conditions(&ran);
    let named = ["district=Nord least_coverage=0.8"];
    assert_eq!(conditions.column("condition"), named);
    assert_eq!(conditions.column("least_covered"), ["8"]);
    assert_eq!(conditions.column("covered_after"), ["9"]);
    assert_eq!(conditions.column("cases_fewer"), ["2"]);
}

#[test]
fn what_a_condition_costs_is_said_in_both_languages() {
    let asked = [&["plan", ".", "--budget", "100000"], &NORD[..]].concat();
    let german = plain(&town("").run(&asked).out);
    for said in [
        "Die Bedingung „Stadtteil Nord: mindestens 80 % gedeckt“ kostet 2 Fälle",
        "Kein Paket für dieses Geld, das die Bedingung einhält, deckt mehr",
        "Sie weiß von Bedingungen nichts, und die kosten 2 Fälle.",
    ] {
        assert!(german.contains(said), "{said}: {german}");
    }
    let english = town("").run(&[&asked[..], &["--lang", "en"]].concat()).out;
    for said in [
        "The condition “District Nord: at least 80% covered” costs 2 cases",
        "no package for this money that keeps the condition covers more",
    ] {
        assert!(english.contains(said), "{said}: {english}");
    }
}

#[test]
fn the_settings_take_conditions_under_german_and_english_names() {
    let german = "[[bedingung]]\nfuer = \"Stadtteil: Nord\"\nmindestdeckung = \"80 %\"\n";
    let english = "[[condition]]\nfor = \"district=Nord\"\nleast_coverage = 0.8\n";
    for settings in [german, english, &german.replace("fuer", "\"für\"")] {
        let ran = plan(&town(settings), &["--budget", "100000"]);
        assert_eq!(tables(&ran).0.column("id"), ["A", "D"], "{settings}");
    }
}

#[test]
fn a_group_that_must_not_lose_keeps_what_it_has_without_a_decision() {
    // the house for Nord may be opened to Süd, which halves what Nord has
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;Nord;Rat;10\n2025;Süd;Rat;20\n";
    let offers = "kennung;angebot;stadtteil;handlungsfeld;plätze\nN;Rat Nord;Nord;Rat;14\n";
    let options = "kennung;art;angebot;kosten;stadtteil\nauf;öffnen;N;0;Süd\n";
    let town = town_of(needs, offers).file("optionen.csv", options);
    let open = plan(&town, &["--budget", "0"]);
    assert_eq!(tables(&open).0.column("id"), ["auf"]);
    let kept = plan(
        &town,
        &["--budget", "0", "--must-not-lose", "Stadtteil: Nord"],
    );
    assert!(tables(&kept).0.column("id").is_empty());
    let conditions = conditions(&kept);
    let covered = conditions.at(&[], ["least_covered", "covered_after", "cases_fewer"]);
    assert_eq!(covered, ["10", "10", "4"]);
    let everybody = plan(
        &town,
        &["--budget", "0", "--must-not-lose", "Handlungsfeld: Rat"],
    );
    assert_eq!(tables(&everybody).0.column("id"), ["auf"]);
}

#[test]
fn for_too_little_money_it_is_said_what_the_cheapest_package_costs() {
    let asked = [&["plan", ".", "--budget", "50000"], &NORD[..]].concat();
    let ran = town("").run(&asked);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let said = "Für 50 000 Euro im Jahr hält kein Paket alle Bedingungen ein. Das billigste, das sie einhält, kostet 60 000 Euro.";
    assert!(plain(&ran.out).contains(said), "{}", ran.out);
    assert!(!ran.err.contains("L646"), "{}", ran.err);
}

#[test]
fn a_condition_that_no_package_keeps_is_a_finding_that_says_how_far_the_best_comes() {
    let options = OPTIONS.replace("B;neu;;Kita Birke;14", "B;neu;;Kita Birke;1");
    let town = town("").file("optionen.csv", options);
    let asked = ["plan", ".", "--budget", "500000", "--least-coverage"];
    let ran = town.run(&[&asked[..], &["Stadtteil: Nord = 96 %"]].concat());
    let said = "Kein Paket hält „Stadtteil Nord: mindestens 96 % gedeckt“ ein, für wie viel Geld auch immer: Das beste kommt auf 95 % (9,5 von 10).";
    assert!(plain(&ran.out).contains(said), "{}", ran.out);
    ran.says("L646", &["Stadtteil Nord", "95\u{a0}%"]);
    assert_eq!(ran.code, Some(0));
    let english = town.run(&[&asked[..], &["Nord = 96 %", "--lang", "en"]].concat());
    let said = "No package keeps “District Nord: at least 96% covered”, for whatever money: the best comes to 95% (9.5 of 10).";
    assert!(english.out.contains(said), "{}", english.out);
    english.says("L646", &["District Nord"]);
}

#[test]
fn conditions_that_only_together_cannot_be_kept_are_said_to_be_so() {
    // one of both: a house for Nord, or one for Süd
    let options = "\
kennung;art;option;plätze;kosten;stadtteil;lebensphase;handlungsfeld;nur_eine_aus
N;neu;Haus Nord;10;50000;Nord;3-5;Kita;Grundstück
S;neu;Haus Süd;10;50000;Süd;3-5;Kita;Grundstück
";
    let offers = "kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze\nM;Kita Mitte;Mitte;3-5;Kita;5\n";
    let town = town_of(NEEDS, offers).file("optionen.csv", options);
    let both = ["Nord = 100 %", "Süd = 100 %"];
    let asked = [
        "plan",
        ".",
        "--least-coverage",
        both[0],
        "--least-coverage",
        both[1],
    ];
    let ran = town.run(&asked);
    let said = "Mit den anderen kommt „Stadtteil Süd: mindestens 100 % gedeckt“ höchstens auf 0 % (0 von 10).";
    assert!(plain(&ran.out).contains(said), "{}", ran.out);
    assert_eq!(ran.err.matches("L646").count(), 2, "{}", ran.err);
}

#[test]
fn a_mistyped_condition_is_refused_with_the_name_that_was_meant() {
    for (words, meant) in [
        ("Stadtteil: Nrod", "Stadtteil: Nord"),
        ("Stadteil: Nord", "Stadtteil: Nord"),
        ("Mite", "Mitte"),
    ] {
        let ran = town("").run(&["plan", ".", "--must-not-lose", words]);
        assert_eq!(ran.code, Some(2), "{words}");
        ran.says("L644", &[words, meant]);
    }
    let settings = "[[bedingung]]\nfuer = \"Stadtteil: Nrod\"\nverliert_nicht = true\n";
    for command in ["plan", "check", "analyse"] {
        let ran = town(settings).run(&[command, "."]);
        assert_eq!(ran.code, Some(1), "{command}: {}", ran.err);
        ran.says("L644", &["Stadtteil: Nrod", "Stadtteil: Nord"]);
    }
}

#[test]
fn a_condition_that_demands_nothing_or_no_coverage_is_refused() {
    for demand in [
        "",
        "mindestdeckung = \"viel\"",
        "mindestdeckung = 80",
        "verliert_nicht = false",
    ] {
        let settings = format!("[[bedingung]]\nfuer = \"Nord\"\n{demand}\n");
        let ran = town(&settings).run(&["plan", "."]);
        assert_eq!(ran.code, Some(1), "{demand}");
        ran.says("L645", &["Nord"]);
    }
    for words in ["Nord", "Nord = 0", "Nord = 120 %"] {
        let ran = town("").run(&["plan", ".", "--least-coverage", words]);
        assert_eq!(ran.code, Some(2), "{words}");
        ran.says("L645", &[words]);
    }
}

/// A hundred times as many children and places.
fn large(settings: &str) -> Folder {
    let times_ten = |text: &str| {
        let more = [
            ("18;", "180;"),
            ("14;", "140;"),
            ("10;5", "100;5"),
            ("4;4", "40;4"),
        ];
        more.iter()
            .fold(text.to_string(), |text, (one, ten)| text.replace(one, ten))
    };
    town_of(NEEDS.replace(";10\n", ";100\n"), times_ten(OFFERS))
        .file("optionen.csv", times_ten(OPTIONS))
        .file("lueckenlos.toml", settings)
}

const EIGHTY: &str = "budget = 100000\n[[bedingung]]\nfuer = \"Nord\"\nmindestdeckung = \"80 %\"\n";

#[test]
fn a_report_names_the_conditions_and_for_which_money_they_cannot_be_kept() {
    let town = large(EIGHTY);
    let amounts = town.written("public/tables/amounts.csv", &[]);
    assert_eq!(amounts.column("money")[0], "60000");
    let chapter = plain(&town.read("bericht/public/report.html"));
    for said in [
        "Jedes Paket hält diese Bedingungen ein: Stadtteil Nord: mindestens 80 % gedeckt.",
        "Für 40 000 € oder weniger hält kein Paket die Bedingungen ein.",
        "Für höchstens 100 000 € im Jahr bleiben 80 Fälle ohne Platz.",
    ] {
        assert!(chapter.contains(said), "{said}");
    }
    let conditions = town.written("internal/package_conditions.csv", &[]);
    assert_eq!(conditions.column("cases_fewer"), ["20"]);
    let run = town.read("bericht/internal/run.json");
    let run: serde_json::Value = serde_json::from_str(&run).expect("JSON");
    let own = &run["conditions"][0];
    assert_eq!(
        (&own["category"], &own["kept"]),
        (&"Nord".into(), &true.into())
    );
}

#[test]
fn an_impossible_condition_leaves_a_report_that_says_so() {
    let settings = EIGHTY
        .replace("80 %", "100 %")
        .replace("Nord", "Lebensphase: 3-5");
    let options = OPTIONS.replace("B;neu;;Kita Birke;14;", "B;neu;;Kita Birke;15;");
    let town = large(&settings).file("optionen.csv", options);
    let said = town.analysed().err;
    assert!(
        said.contains("L646") && said.contains("295 von 300"),
        "{said}"
    );
    let out = format!("reports/{}", town.names("reports")[0]);
    assert!(
        !town
            .all(&out)
            .keys()
            .any(|file| file.ends_with("amounts.csv"))
    );
    let run = town.read(format!("{out}/internal/run.json"));
    assert!(
        run.contains("L646") && run.contains("\"kept\": null"),
        "{run}"
    );
    let chapter = plain(&town.read(format!("{out}/public/report.html")));
    let said = "oder weniger hält kein Paket die Bedingungen ein.";
    assert!(chapter.contains(said), "{chapter}");
}

#[test]
fn for_which_money_a_condition_about_few_can_be_kept_is_not_told_in_public() {
    let needs = NEEDS.replace(";10\n", ";7\n");
    let town = town_of(needs, OFFERS)
        .file("optionen.csv", OPTIONS)
        .file("lueckenlos.toml", EIGHTY);
    town.analysed();
    let out = format!("reports/{}", town.names("reports")[0]);
    assert!(
        !town
            .all(&out)
            .keys()
            .any(|file| file.ends_with("amounts.csv"))
    );
    assert!(
        !town
            .read(format!("{out}/public/tables/options.csv"))
            .contains("in_package")
    );
    assert!(
        town.read(format!("{out}/internal/package_conditions.csv"))
            .contains("Nord")
    );
}

#[test]
fn sums_that_know_of_no_condition_are_no_less_right() {
    let ran = plan(&town(""), &[&["--budget", "100000"], &NORD[..]].concat());
    let lines = certificate(&ran);
    let total = lines.iter().filter(|(_, line, ..)| line == "total");
    let most = total.map(|(.., cases)| *cases).fold(0.0, f64::max);
    assert!(most >= 24.0, "{lines:?}");
}
