//! Several reports that are published together, and reports published before already.

use super::{RULE, cell, edition, table, withheld};
use crate::language::Label;
use crate::model::finding::{Code, Finding, Place};
use crate::protect::statistics::component::Component;
use crate::protect::statistics::linear_form::View;
use crate::protect::{
    KnownComponent, Numbering, PriorKnowledge, Profile, Protected, Threshold, Unsafe, Zeros,
    protect, protect_all, protect_beside,
};
use crate::tables::labels::column;
use crate::tables::{Cell, ColumnId, Disclosure, Edition, Kind, TableId, Told, Value};

const THRESHOLD: Profile = Profile::Threshold(RULE);

fn needs(needs: &[u32]) -> Vec<Cell> {
    needs.iter().map(|need| cell(*need, 0.0)).collect()
}

/// The report of a group of people.
fn focus(mut edition: Edition, whole: &[u32]) -> Edition {
    edition.report.filter = vec![Label::plain("Herkunft: geflüchtet")];
    edition.report.name = "fokus".to_string();
    edition.whole = whole.into();
    edition
}

/// The district's report hides its two girls behind the boys; the report on the other children counts all
/// but the girls.
fn town_and_focus() -> [Edition; 2] {
    let cells = needs(&[2, 9, 20, 30]);
    let all: &[u32] = &[0, 1, 2, 3];
    let town = [
        ("girls", &[0][..]),
        ("boys", &[1]),
        ("north", &[2]),
        ("south", &[3]),
    ];
    let town = [&town[..], &[("total", all)]].concat();
    let own = [("boys", &[1][..]), ("north", &[2]), ("south", &[3])];
    let own = [&own[..], &[("total", &[1, 2, 3])]].concat();
    [
        edition(cells.clone(), vec![table("one", &town)]),
        focus(edition(cells, vec![table("one", &own)]), &[1, 2, 3]),
    ]
}

#[test]
fn two_reports_that_are_each_safe_alone_do_not_give_each_other_away() {
    let [town, others] = town_and_focus();
    let alone = |edition: &Edition| protect(edition.clone(), THRESHOLD).expect("a report");
    // Alone the second one has nothing to hide: and 61 - 59 are the girls.
    assert!(withheld(alone(&town).edition(), 0).contains(&"girls".to_string()));
    assert_eq!(withheld(alone(&others).edition(), 0), [""; 0]);
    let both = protect_all(vec![town, others], THRESHOLD).expect("reports");
    let [town, others] = [&both[0], &both[1]].map(|one| withheld(one.edition(), 0));
    assert!(town.contains(&"girls".to_string()) && !town.contains(&"total".to_string()));
    assert!(others.contains(&"total".to_string()), "{others:?}");
    assert!(both[1].edition().tables[0].base.need.is_withheld());
    for id in ["boys", "north", "south"] {
        let id = id.to_string();
        assert_eq!(town.contains(&id), others.contains(&id), "{id}");
    }
}

#[test]
fn each_report_says_its_own_base_and_how_much_of_it_is_missing() {
    let cells = needs(&[2, 9, 20, 30, 40]);
    let all: &[u32] = &[0, 1, 2, 3, 4];
    let rows = [
        ("a", &[0][..]),
        ("b", &[1]),
        ("c", &[2]),
        ("d", &[3, 4]),
        ("total", all),
    ];
    let own = [("d1", &[3][..]), ("d2", &[4]), ("total", &[3, 4])];
    let town = edition(cells.clone(), vec![table("one", &rows)]);
    let own = focus(edition(cells, vec![table("one", &own)]), &[3, 4]);
    let both = protect_all(vec![town, own], THRESHOLD).expect("reports");
    let base = |one: &Protected| one.edition().tables[0].base.need.clone();
    assert_eq!(base(&both[0]), Value::Number(101.0));
    assert_eq!(base(&both[1]), Value::Number(70.0));
    // a and b, 11 of 101; nothing of the other
    assert_eq!(both[0].record().cases_not_shown_percent, Some(10.9));
    assert_eq!(both[1].record().cases_not_shown_percent, None);
    let reasons = both[0].reasons().expect("reasons");
    assert!(reasons.rows.iter().all(|row| row.report.is_empty()));
}

#[test]
fn reports_on_different_cells_are_not_protected_together() {
    let one = edition(needs(&[5]), Vec::new());
    let other = edition(needs(&[6]), Vec::new());
    assert_eq!(protect_all(vec![one, other], THRESHOLD).err(), Some(Unsafe));
}

fn with_small_ones() -> Edition {
    let cells = needs(&[2, 1, 9, 20, 30]);
    let all: &[u32] = &[0, 1, 2, 3, 4];
    let rows = [
        ("a", &[0][..]),
        ("b", &[1]),
        ("c", &[2]),
        ("d", &[3]),
        ("e", &[4]),
    ];
    edition(
        cells,
        vec![table("one", &[&rows[..], &[("total", all)]].concat())],
    )
}

/// The needs of these groups, told exactly.
fn known(groups: &[&[u32]]) -> PriorKnowledge {
    let need = |cells: &&[u32]| told(cells, Component::Need, View::Exact);
    PriorKnowledge {
        components: groups.iter().map(need).collect(),
        ..PriorKnowledge::default()
    }
}

fn told(cells: &[u32], component: Component, view: View) -> KnownComponent {
    KnownComponent {
        cells: cells.into(),
        component,
        view,
    }
}

#[test]
fn what_is_out_already_hides_nothing_any_more() {
    // Nobody knows anything: a and b hide behind each other and a third row.
    let fresh = protect(with_small_ones(), THRESHOLD).expect("a report");
    let without = withheld(fresh.edition(), 0);
    // a and c are out: they cannot hide b, which needs others.
    let known = known(&[&[0], &[2]]);
    let after = protect_beside(vec![with_small_ones()], THRESHOLD, &known).expect("a report");
    let with = withheld(after[0].edition(), 0);
    assert!(without.contains(&"c".to_string()), "{without:?}");
    assert!(with.contains(&"b".to_string()) && !with.contains(&"c".to_string()));
    assert!(with.contains(&"d".to_string()) || with.contains(&"e".to_string()));
    // The two children are not said once more.
    assert!(with.contains(&"a".to_string()));
    let reasons = after[0].reasons().expect("reasons");
    let a = reasons.rows.iter().find(|row| row.row == "a");
    assert_eq!(a.map(|row| row.reason), Some("known"));
}

#[test]
fn what_is_out_need_not_be_in_a_row_of_today() {
    // a and b hide behind c; but that all but b are 61 of 62 is out, in a table that is not in this report
    let all_but_b = known(&[&[0, 2, 3, 4]]);
    let left = protect_beside(vec![with_small_ones()], THRESHOLD, &all_but_b);
    assert!(left.is_ok_and(|left| left[0].edition().tables.is_empty()));
    // That a and b are three is out: as neither is 0, each is 1 or 2.
    let both = known(&[&[0, 1]]);
    let left = protect_beside(vec![with_small_ones()], THRESHOLD, &both);
    assert!(left.is_ok_and(|left| left[0].edition().tables.is_empty()));
    // That a to c are twelve is out: they hide behind one another, and d and e are shown.
    let three = known(&[&[0, 1, 2]]);
    let after = protect_beside(vec![with_small_ones()], THRESHOLD, &three).expect("a report");
    assert_eq!(withheld(after[0].edition(), 0), ["a", "b", "c"]);
}

/// Last year's needs in a to d, this year's in e and f. This year's report also says something of last year's: of
/// those in b.
fn with_last_year() -> Edition {
    let rows = [
        ("b, last year", &[1][..]),
        ("e", &[4]),
        ("f", &[5]),
        ("total", &[4, 5]),
    ];
    let mut edition = edition(needs(&[2, 9, 20, 30, 25, 35]), vec![table("one", &rows)]);
    edition.whole = [4, 5].into();
    edition
}

#[test]
fn what_last_year_s_report_withheld_is_not_given_away_by_this_year_s() {
    let alone = protect(with_last_year(), THRESHOLD).expect("a report");
    // 9 is not small, and nobody said anything of the others
    assert_eq!(withheld(alone.edition(), 0), [""; 0]);
    // last year's report hid a behind b
    let mut known = known(&[&[2], &[3], &[0, 1, 2, 3]]);
    known.withheld = vec![[0].into(), [1].into()];
    let after = protect_beside(vec![with_last_year()], THRESHOLD, &known).expect("a report");
    assert_eq!(withheld(after[0].edition(), 0), ["b, last year"]);
}

#[test]
fn a_number_that_last_year_s_report_withheld_is_not_given_away_either() {
    // an offer that ends takes two places from a, and the total of last year is out
    let mut known = known(&[&[2], &[3], &[0, 1, 2, 3]]);
    known.withheld_numbers = vec![[(0, 1.0)].into()];
    let after = protect_beside(vec![with_last_year()], THRESHOLD, &known).expect("a report");
    assert_eq!(withheld(after[0].edition(), 0), ["b, last year"]);
}

#[test]
fn a_report_that_is_out_speaks_of_cells_by_other_numbers() {
    let cells = needs(&[2, 9, 0, 4]);
    let later = needs(&[7, 9, 2]);
    let numbering = Numbering::between(
        (&["a", "b", "nobody", "moved"], &cells),
        (&["moved", "b", "a"], &later),
    );
    let own = PriorKnowledge {
        components: vec![
            told(&[0, 1, 2], Component::Need, View::Exact),
            told(&[1, 3], Component::Need, View::Exact),
        ],
        withheld: vec![[0].into(), [3].into()],
        withheld_numbers: vec![[(0, 0.5), (1, 0.25)].into()],
        ..PriorKnowledge::default()
    };
    let mut today = PriorKnowledge::default();
    today.add(&own, &numbering);
    // of those who moved today's edition says something else
    assert_eq!(
        today.components,
        [told(&[1, 2], Component::Need, View::Exact)]
    );
    assert_eq!(today.withheld, [[2].into()]);
    assert_eq!(today.withheld_numbers, [[(1, 0.25), (2, 0.5)].into()]);
}

/// Ten cases in a with half of them covered, twelve in b with a third, two in c with none: 9 of 24 are covered.
fn halves_and_thirds() -> Edition {
    let cells = vec![cell(10, 0.5), cell(12, 1.0 / 3.0), cell(2, 0.0)];
    let rows: [(&str, &[u32]); 4] = [("a", &[0]), ("b", &[1]), ("c", &[2]), ("total", &[0, 1, 2])];
    edition(cells, vec![table("one", &rows)])
}

#[test]
fn what_was_told_in_steps_is_known_to_its_step_alone() {
    let all: &[u32] = &[0, 1, 2];
    let covered = |view: View| PriorKnowledge {
        components: vec![
            told(all, Component::Need, View::Exact),
            told(all, Component::Covered, view),
        ],
        ..PriorKnowledge::default()
    };
    // The gap of 15 was told as 15, as 13 to 17 would be: c may be 1 to 6 and a 11 to 6, half of them covered.
    let in_steps = covered(View::Steps(RULE.steps()));
    let after = protect_beside(vec![halves_and_thirds()], THRESHOLD, &in_steps);
    let after = after.expect("a report");
    assert_eq!(withheld(after[0].edition(), 0), ["a", "c"]);
    // Exactly 9 of 24 are covered: with one case more in c there must be two more in a and three less in b.
    let exactly = covered(View::Exact);
    let after = protect_beside(vec![halves_and_thirds()], THRESHOLD, &exactly);
    let after = after.map(|after| withheld(after[0].edition(), 0));
    assert_eq!(after, Ok(["a", "b", "c"].map(String::from).to_vec()));
}

#[test]
fn rounding_hides_less_beside_an_exact_report() {
    let rows: [&[u32]; 5] = [&[0], &[2], &[3], &[4], &[0, 1, 2, 3, 4]];
    let left = protect_beside(vec![with_small_ones()], Profile::Round(5), &known(&rows));
    // 62 - 61: nothing can hide b any more
    assert!(left.is_ok_and(|left| left[0].edition().tables.is_empty()));
    let safe = protect_beside(
        vec![with_small_ones()],
        Profile::Round(5),
        &known(&rows[..1]),
    );
    assert!(safe.is_ok());
}

#[test]
fn zeros_are_shown_or_withheld_as_the_settings_say() {
    let zeros = |zeros: Zeros| {
        // nobody was counted in "empty", and nobody ever asked in "nobody"
        let cells = needs(&[0, 9, 20, 30]);
        let all: &[u32] = &[0, 1, 2, 3];
        let rows: [(&str, &[u32]); 6] = [
            ("empty", &[0]),
            ("nobody", &[]),
            ("b", &[1]),
            ("c", &[2]),
            ("d", &[3]),
            ("total", all),
        ];
        let rule = Threshold { zeros, ..RULE };
        let edition = edition(cells, vec![table("one", &rows)]);
        let safe = protect(edition, Profile::Threshold(rule)).expect("a report");
        withheld(safe.edition(), 0)
    };
    assert_eq!(zeros(Zeros::Show), [""; 0]);
    // The zero that was counted could be computed: another row goes with it.
    assert_eq!(zeros(Zeros::Sensitive), ["empty", "nobody", "b"]);
}

#[test]
fn a_small_number_beside_the_groups_is_withheld() {
    let all: &[u32] = &[0, 1, 2, 3];
    let rows: [(&str, &[u32]); 5] = [
        ("a", &[0]),
        ("b", &[1]),
        ("c", &[2]),
        ("d", &[3]),
        ("total", all),
    ];
    let mut with = edition(needs(&[10, 20, 30, 40]), vec![table("one", &rows)]);
    let mut levers = table("levers", &[("x", &[]), ("y", &[])]);
    levers.columns.truncate(1);
    levers.id = TableId::Proposals;
    levers
        .columns
        .push(column(ColumnId::Relief, Kind::Cases, Disclosure::Linear));
    for (row, told) in levers.rows.iter_mut().zip([(0, 0.2), (2, 0.8)]) {
        row.values.truncate(2);
        row.tells.push(Told {
            column: 1,
            weights: [told].into(),
        });
    }
    with.tables.push(levers);
    let safe = protect(with, THRESHOLD).expect("a report");
    let levers = safe.edition().table(&TableId::Proposals).expect("levers");
    let relief: Vec<&Value> = levers.rows.iter().map(|row| &row.values[1]).collect();
    // in steps of five
    assert_eq!(relief, [&Value::Number(25.0), &Value::Withheld]);
}

#[test]
fn only_findings_about_offers_alone_are_published() {
    let mut town = with_small_ones();
    let finding = |code: Code, file: &str| Finding::new(code, Place::file(file)).seen("2 Kinder");
    town.public_files = vec!["angebote.csv".to_string()];
    town.findings = vec![
        finding(Code::OfferCapacityBlank, "angebote.csv"),
        finding(Code::CategoryUnknown, "bedarfe.csv"),
        finding(Code::NumberInvalid, "angebote.csv"),
        finding(Code::WaitingWithoutGap, "angebote.csv"),
        finding(Code::FreeBesideGap, "angebote.csv"),
        finding(Code::CategoryOnlyInOffers, "angebote.csv"),
    ];
    let safe = protect(town, THRESHOLD).expect("a report");
    let left: Vec<Code> = safe.edition().findings.iter().map(|one| one.code).collect();
    assert_eq!(left, [Code::OfferCapacityBlank]);
}
