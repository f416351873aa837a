//! The most that a budget can do.

use crate::util::{Folder, Ran, Rows, town_of};

pub const NEEDS: &str = "\
jahr;stadtteil;lebensphase;handlungsfeld;personen
2025;Nord;3-5;Kita;10
2025;Mitte;3-5;Kita;10
2025;Süd;3-5;Kita;10
";

pub const OFFERS: &str = "\
kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze;kosten;förderung_bis
A;Kita Ahorn;Nord | Mitte;3-5;Kita;18;60000;31.12.2026
C;Kita Linde;Süd;3-5;Kita;10;50000;31.12.2026
";

pub const OPTIONS: &str = "\
kennung;art;angebot;option;plätze;kosten;stadtteil;lebensphase;handlungsfeld
B;neu;;Kita Birke;14;50000;Nord | Mitte;3-5;Kita
D;neu;;Tagespflege Eiche;4;40000;Süd;3-5;Kita
";

fn town(options: &str) -> Folder {
    town_of(NEEDS, OFFERS).file("optionen.csv", options)
}

fn plan(folder: &Folder, asked: &[&str]) -> Ran {
    let ran = folder.run(&[&["plan", ".", "--format", "csv"], asked].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

/// The package, and the frontier.
pub fn tables(ran: &Ran) -> (Rows, Rows) {
    let frontier = ran.out.find("annual_cost,gap").expect("a frontier");
    let (package, rest) = ran.out.split_at(frontier);
    let ends = ["sum,line", "condition,need"].map(|head| rest.find(head).unwrap_or(rest.len()));
    (Rows::of(package), Rows::of(&rest[..ends[0].min(ends[1])]))
}

/// The sums, line by line: number, kind, cost and cases.
pub fn certificate(ran: &Ran) -> Vec<(String, String, f64, f64)> {
    let from = ran.out.find("sum,line").expect("a certificate");
    let rest = &ran.out[from..];
    let to = rest.find("condition,need").unwrap_or(rest.len());
    let rows = Rows::of(&rest[..to]);
    let number = |text: &str| text.parse().unwrap_or(0.0);
    let [sums, lines, costs, cases] =
        ["sum", "line", "annual_cost", "cases"].map(|name| rows.column(name));
    let rows = sums.iter().zip(lines).zip(costs).zip(cases);
    rows.map(|(((sum, line), cost), cases)| {
        let (cost, cases) = (number(cost), number(cases));
        (sum.to_string(), line.to_string(), cost, cases)
    })
    .collect()
}

#[test]
fn why_no_package_does_better_can_be_added_up_with_a_pencil() {
    let lines = certificate(&plan(&town(OPTIONS), &["--budget", "100000"]));
    let totals = lines.iter().filter(|(_, line, ..)| line == "total");
    let mut found = Vec::new();
    for (sum, _, cost, total) in totals {
        let own = lines.iter().filter(|own| own.0 == *sum && own.1 != "total");
        let (costs, cases) = own.fold((0.0, 0.0), |(costs, cases), own| {
            (costs + own.2, cases + own.3)
        });
        assert_eq!((costs, cases), (*cost, *total), "{lines:?}");
        assert!(*cost <= 100_000.0);
        found.push(*total);
    }
    // with A nothing but D can still be paid; without it there are B and C
    assert_eq!(found, [22.0, 24.0], "{lines:?}");
}

#[test]
fn in_a_whole_town_few_sums_prove_it_too_each_on_one_line() {
    let town = concat!(env!("CARGO_MANIFEST_DIR"), "/data/musterstadt");
    let asked = ["plan", town, "--budget", "100000", "--quiet"];
    let ran = Folder::new().run(&asked);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out
            .contains("Keine der 12 Summen oben lässt für dieses Geld mehr zu."),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("mit MU026 und MU147, ohne MU142"),
        "{}",
        ran.out
    );
    // written out, every sum adds up, but for what is rounded in the table
    let written = Folder::new().run(&[&asked[..], &["--format", "csv"]].concat());
    let lines = certificate(&written);
    let totals: Vec<_> = lines.iter().filter(|own| own.1 == "total").collect();
    assert_eq!(totals.len(), 12);
    for (sum, _, _, total) in totals {
        let own = lines.iter().filter(|own| own.0 == *sum && own.1 != "total");
        let cases: f64 = own.map(|own| own.3).sum();
        assert!((cases - total).abs() < 0.01, "{sum}: {cases} and {total}");
    }
}

#[test]
fn check_reads_the_options_too() {
    let wrong = "kennung;art;angebot;plätze;kosten\nB;bauen;A;14;50000\n";
    let ran = town(wrong).run(&["check", "."]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(
        ran.err.contains("L640") || ran.out.contains("L640"),
        "{}",
        ran.err
    );
}

#[test]
fn of_many_who_lose_the_largest_groups_are_named_and_all_are_in_the_table() {
    let districts = ["A", "B", "C", "D", "E", "F", "G"];
    let (mut needs, mut offers) = (
        "jahr;stadtteil;handlungsfeld;personen\n".to_string(),
        "kennung;angebot;stadtteil;handlungsfeld;plätze;kosten;förderung_bis\n".to_string(),
    );
    for (number, district) in (1..).zip(districts) {
        let persons = 10 * number;
        needs += &format!("2025;{district};Rat;{persons}\n");
        offers += &format!("R{number};Rat {district};{district};Rat;{persons};1000;31.12.2026\n");
    }
    let town = town_of(needs, offers).file("lueckenlos.toml", "budget = 0\n");
    let ran = town.run(&["plan", "."]);
    let named = "280 Fälle, am meisten: Rat · G (70); Rat · F (60); Rat · E (50); Rat · D (40); Rat · C (30). Dazu kommen 2 weitere Gruppen mit 30 Fällen.";
    assert!(ran.out.contains(named), "{}", ran.out);
    let losing = town.written("internal/package_losing.csv", &[]);
    assert_eq!(
        losing.column("lost"),
        ["70", "60", "50", "40", "30", "20", "10"]
    );
}

#[test]
fn a_package_covers_more_than_the_cheapest_one_by_one() {
    let (package, frontier) = tables(&plan(&town(OPTIONS), &["--budget", "100000"]));
    assert_eq!(package.column("id"), ["C", "B"]);
    assert_eq!(package.column("expected_effect"), ["10", "14"]);
    let costs = ["0.00", "60000.00", "110000.00", "160000.00"];
    assert_eq!(frontier.column("annual_cost"), costs);
    assert_eq!(frontier.column("gap"), ["30", "12", "2", "0"]);
}

#[test]
fn the_settings_may_name_the_budget() {
    let town = town(OPTIONS).file("lueckenlos.toml", "budget = 60000\n");
    let (package, _) = tables(&plan(&town, &[]));
    assert_eq!(package.column("id"), ["A"]);
}

#[test]
fn without_money_the_gap_is_that_of_today_if_nothing_ends() {
    let asked = ["--budget", "0", "--until", "30.06.2026"];
    let (package, frontier) = tables(&plan(&town(OPTIONS), &asked));
    assert!(package.column("id").is_empty());
    assert_eq!(frontier.column("gap")[0], "2");
}

#[test]
fn only_one_of_several_is_taken_and_none_without_what_it_needs() {
    let rules = "\
kennung;art;angebot;plätze;kosten;stadtteil;lebensphase;handlungsfeld;nur_eine_aus;setzt_voraus
B;neu;;14;50000;Nord | Mitte;3-5;Kita;;D
D;neu;;4;40000;Süd;3-5;Kita;Süd;
E;neu;;10;40000;Süd;3-5;Kita;Süd;
";
    let (package, _) = tables(&plan(&town(rules), &["--budget", "90000"]));
    assert_eq!(package.column("id"), ["B", "D"]);
    let (package, _) = tables(&plan(&town(rules), &["--budget", "100000"]));
    assert_eq!(package.column("id"), ["A", "E"]);
}

#[test]
fn an_opening_a_closing_and_more_places_are_packed_together() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;Nord;Rat;10\n2025;Süd;Rat;10\n";
    let offers = "\
kennung;angebot;stadtteil;handlungsfeld;plätze;kosten
N;Rat Nord;Nord;Rat;10;10000
M;Rat Mitte;Mitte;Rat;5;30000
";
    let options = "\
kennung;art;angebot;plätze;kosten;stadtteil;höchstens
auf;öffnen;N;;0;Süd;
mehr;aufstocken;N;5;;;3
zu;schließen;M;;;;
";
    let settings = "[[dimension]]\nid = \"district\"\ncategories = [{ id = \"Nord\" }, { id = \"Mitte\" }, { id = \"Süd\" }]\n";
    let town = town_of(needs, offers)
        .file("optionen.csv", options)
        .file("lueckenlos.toml", settings);
    let (package, _) = tables(&plan(&town, &["--budget", "0"]));
    assert_eq!(package.column("id"), ["auf", "mehr", "zu"]);
    assert_eq!(package.column("times"), ["1", "2", "1"]);
    // 10 places cost 10 000, so 5 cost half of it; the closing saves
    let costs = ["0.00", "10000.00", "-30000.00"];
    assert_eq!(package.column("annual_cost"), costs);
    assert_eq!(package.column("expected_effect"), ["10", "10", "0"]);
}

#[test]
fn who_has_less_than_today_is_always_told() {
    let ran = town(OPTIONS).run(&["plan", ".", "--budget", "100000"]);
    let losing = "Weniger als heute haben damit 4 Fälle";
    assert!(ran.out.contains(losing), "{}", ran.out);
    let all = town(OPTIONS).run(&["plan", ".", "--budget", "160000"]);
    let nobody = "Niemand hat damit weniger als heute.";
    assert!(all.out.contains(nobody), "{}", all.out);
}

#[test]
fn an_option_without_a_cost_is_named_and_not_guessed() {
    let options = "kennung;art;plätze;stadtteil\nB;neu;14;Nord\n";
    let ran = town(options).run(&["plan", ".", "--budget", "100000"]);
    let named = "Ohne Kosten und darum in keinem Paket: B.";
    assert!(ran.out.contains(named), "{}", ran.out);
}

#[test]
fn what_is_wrong_with_an_option_is_shown_where_it_stands() {
    let wrong = "\
kennung;art;angebot;plätze;kosten;setzt_voraus
B;bauen;A;14;50000;
C;aufstocken;X;14;50000;
D;aufstocken;A;;50000;
E;aufstocken;A;5;50000;Z
";
    let ran = town(wrong).run(&["plan", ".", "--budget", "100000"]);
    assert_eq!(ran.code, Some(1));
    for code in ["L640", "L641", "L642", "L643"] {
        assert!(ran.err.contains(code), "{code}: {}", ran.err);
    }
    let kept = town(wrong).run(&["plan", ".", "--budget", "100000", "--keep-going"]);
    assert_eq!(kept.code, Some(0), "{}", kept.err);
}

#[test]
fn a_budget_that_is_no_amount_is_refused() {
    let ran = town(OPTIONS).run(&["plan", ".", "--budget", "viel"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--budget viel"), "{}", ran.err);
    plan(&town(OPTIONS), &["--budget", "100.000"]);
}

#[test]
fn a_package_is_followed_up_as_measures() {
    let town = town(OPTIONS);
    let asked = ["--budget", "100000", "--measures", "massnahmen.csv"];
    plan(&town, &asked);
    let measures = Rows::of(&town.read("massnahmen.csv"));
    assert_eq!(measures.column("offer"), ["C", "B"]);
    // a year later B is there, and C goes on
    let rows = NEEDS.lines().skip(1);
    let later: String = rows
        .map(|row| format!("{}\n", row.replace("2025", "2026")))
        .collect();
    town.save("bedarfe.csv", format!("{NEEDS}{later}"));
    let offers = "\
kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze;gültig_ab;gültig_bis
A;Kita Ahorn;Nord | Mitte;3-5;Kita;18;;31.12.2025
B;Kita Birke;Nord | Mitte;3-5;Kita;14;01.01.2026;
C;Kita Linde;Süd;3-5;Kita;10;;
";
    town.save("angebote.csv", offers);
    let ran = town.run(&["review", "2025", "2026", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let out = town.names("reports");
    let file = format!("reports/{}/internal/review_measures.csv", out[0]);
    let followed = Rows::of(&town.read(&file));
    assert_eq!(followed.column("expected"), ["10", "14"]);
}

#[test]
fn an_item_of_a_package_whose_act_nobody_understands_is_asked_about() {
    let town = town(OPTIONS);
    plan(
        &town,
        &["--budget", "100000", "--measures", "massnahmen.csv"],
    );
    let measures = town.read("massnahmen.csv");
    assert!(measures.contains("renew"), "{measures}");
    town.save("massnahmen.csv", measures.replace("renew", "verlagern"));
    let rows = NEEDS.lines().skip(1);
    let later: String = rows
        .map(|row| format!("{}\n", row.replace("2025", "2026")))
        .collect();
    town.save("bedarfe.csv", format!("{NEEDS}{later}"));
    let ran = town.run(&["review", "2025", "2026", "."]);
    ran.says("L640", &["verlagern", "verlängern"]);
}

/// B and C were decided for 2027; then there are these offers.
fn followed(offers: &str) -> Rows {
    let town = town(OPTIONS);
    plan(
        &town,
        &["--budget", "100000", "--measures", "massnahmen.csv"],
    );
    let rows = NEEDS.lines().skip(1);
    let later: String = rows
        .map(|row| format!("{}\n", row.replace("2025", "2027")))
        .collect();
    town.save("bedarfe.csv", format!("{NEEDS}{later}"));
    let head =
        "kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze;kosten;gültig_ab;gültig_bis\n";
    town.save("angebote.csv", format!("{head}{offers}"));
    let ran = town.run(&["review", "2025", "2027", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let out = town.names("reports");
    Rows::of(&town.read(format!("reports/{}/internal/review_packages.csv", out[0])))
}

const ENDED: &str = "A;Kita Ahorn;Nord | Mitte;3-5;Kita;18;60000;;31.12.2026\n";
const RENEWED: &str = "C;Kita Linde;Süd;3-5;Kita;10;50000;;\n";

#[test]
fn of_a_package_is_told_what_is_there_and_what_it_does() {
    let built = "B;Kita Birke;Nord | Mitte;3-5;Kita;12;45000;01.01.2027;\n";
    let package = followed(&format!("{ENDED}{built}{RENEWED}"));
    assert_eq!(package.column("id"), ["together", "C", "B"]);
    assert_eq!(package.column("state"), ["1/2", "done", "partly"]);
    assert_eq!(package.column("places_decided"), ["–", "10", "14"]);
    assert_eq!(package.column("places"), ["–", "10", "12"]);
    let costs = ["100000.00", "50000.00", "50000.00"];
    assert_eq!(package.column("cost_decided"), costs);
    let costs = ["95000.00", "50000.00", "45000.00"];
    assert_eq!(package.column("annual_cost"), costs);
    assert_eq!(package.column("expected"), ["24", "10", "14"]);
    assert_eq!(package.column("effect_certain"), ["22", "10", "12"]);
    assert_eq!(package.column("effect_possible"), ["22", "10", "12"]);
    assert_eq!(package.column("due"), ["2027-12-31"; 3]);
}

#[test]
fn of_a_package_with_places_that_nobody_recorded_the_effect_is_possible() {
    let unknown = "B;Kita Birke;Nord | Mitte;3-5;Kita;;;01.01.2027;\n";
    let package = followed(&format!("{ENDED}{unknown}{RENEWED}"));
    assert_eq!(package.column("state"), ["1/2", "done", "not_recorded"]);
    assert_eq!(package.column("annual_cost")[0], ".");
    assert_eq!(package.column("effect_certain"), ["10", "10", "0"]);
    assert_eq!(package.column("effect_possible"), ["30", "10", "20"]);
}

#[test]
fn of_a_package_that_was_not_carried_out_nothing_is_there() {
    let package = followed(&ENDED.replace("31.12.2026", ""));
    assert_eq!(package.column("state"), ["0/2", "not_done", "not_done"]);
    assert_eq!(package.column("places"), ["–", "–", "–"]);
    assert_eq!(package.column("effect_possible"), ["0", "0", "0"]);
}

/// A hundred children instead of ten, so that no gap is small.
fn large(options: &str) -> Folder {
    let needs = NEEDS.replace(";10\n", ";100\n");
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
    town_of(needs, times_ten(OFFERS)).file("optionen.csv", times_ten(options))
}

#[test]
fn a_plain_analysis_with_options_tells_what_is_possible_for_which_money() {
    let town = large(OPTIONS).file("lueckenlos.toml", "budget = 100000\n");
    let amounts = town.written("public/tables/amounts.csv", &[]);
    let gaps = amounts.at(&[("money", "100000")], ["gap_then", "enters", "lost"]);
    assert_eq!(gaps, ["60", "Kita Linde | Kita Birke", "40"]);
    assert_eq!(amounts.at(&[("money", "0")], ["gap_then"]), ["300"]);
    let options = town.written("public/tables/options.csv", &[]);
    assert_eq!(options.column("what")[..2], ["Kita Linde", "Kita Birke"]);
    assert_eq!(options.column("in_package")[..2], ["both", "both"]);
    // the same files as those of the command, for the planner
    let package = town.written("internal/package.csv", &[]);
    assert_eq!(package.column("id"), ["C", "B"]);
    let frontier = town.written("internal/package_frontier.csv", &[]);
    assert_eq!(frontier.column("gap"), ["300", "120", "20", "0"]);
}

#[test]
fn without_options_and_budget_a_report_has_no_chapter_about_money() {
    let town = town_of(NEEDS, OFFERS);
    town.analysed();
    let files = town.all("reports");
    assert!(!files.keys().any(|file| file.ends_with("amounts.csv")));
}

#[test]
fn how_often_an_option_is_taken_is_not_told_in_public() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;Nord;Rat;37\n";
    let offers = "kennung;angebot;stadtteil;handlungsfeld;plätze\nR;Rat Nord;Nord;Rat;20\n";
    let options = "kennung;art;angebot;option;plätze;kosten;höchstens\nP;aufstocken;R;Ein Platz mehr;1;1000;40\n";
    let settings = "budget = 40000\n";
    let town = town_of(needs, offers)
        .file("optionen.csv", options)
        .file("lueckenlos.toml", settings);
    let package = town.written("internal/package.csv", &[]);
    assert_eq!(package.column("times"), ["17"]);
    let amounts = town.written("public/tables/amounts.csv", &[]);
    let told = ["0", "10000", "20000", "30000", "40000"];
    assert_eq!(amounts.column("money"), told);
    let options = town.written("public/tables/options.csv", &[]);
    assert_eq!(options.column("most"), ["40"]);
}

#[test]
fn an_analysis_stops_at_an_option_that_is_wrong_and_says_where() {
    let wrong = "kennung;art;angebot;plätze;kosten\nB;bauen;A;14;50000\n";
    let ran = town(wrong).run(&["analyse", "."]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("L640"), "{}", ran.err);
}
