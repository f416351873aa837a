//! What can be seen in the pictures of what changed and of what is to come.

use lueckenlos::language::{Label, Language};
use lueckenlos::render::charts::{self, Mark, Picture};
use lueckenlos::tables::{ChartKind, ColumnId, Edition, Kind, Row, RowRole, Shape, Table, Value};

use crate::edition::{both, category, column, nasty, table};
use crate::labels_apart;
use crate::pictures::{count, draw, texts, with};

fn row(values: Vec<Value>) -> Row {
    Row {
        role: RowRole::Item { depth: 0 },
        values,
        cells: [].into(),
        tells: Vec::new(),
    }
}

fn number(value: f64) -> Value {
    match value.is_nan() {
        true => Value::Withheld,
        false => Value::Number(value),
    }
}

/// Withheld.
const X: f64 = f64::NAN;

fn causes(values: [f64; 5]) -> Table {
    let columns = vec![
        column(ColumnId::Cause, "Ursache", "Cause", Kind::Code),
        column(ColumnId::Cases, "Fälle", "Cases", Kind::Cases),
    ];
    let ids = [
        "gap_before",
        "by_need",
        "by_supply",
        "by_knowledge",
        "gap_after",
    ];
    let rows = ids.into_iter().zip(values).map(|(id, value)| {
        let label = Label::plain(&id.replace('_', " "));
        row(vec![Value::Code { id, label }, number(value)])
    });
    table(
        "review_causes",
        both("Ursachen", "Causes"),
        columns,
        rows.collect(),
        Shape::List,
    )
}

/// Of each group its name and its coverage in both years, in percent; the first two rows are everybody.
fn groups(groups: &[(String, f64, f64)]) -> Table {
    let columns = vec![
        column(ColumnId::Dimensions, "Merkmal", "Dimension", Kind::Category),
        column(ColumnId::Category, "Ausprägung", "Category", Kind::Category),
        column(ColumnId::Year, "Jahr", "Year", Kind::Text),
        column(ColumnId::Coverage, "Deckungsgrad", "Coverage", Kind::Share),
    ];
    let total = [("total".to_string(), "total".to_string(), 61.0, 62.0)];
    let own = groups.iter().enumerate();
    let own = own.map(|(position, (name, before, after))| {
        let dimension = format!("Merkmal {}", position / 12);
        (dimension, name.clone(), *before, *after)
    });
    let rows = total
        .into_iter()
        .chain(own)
        .flat_map(|(dimension, name, before, after)| {
            [("2024", before), ("2025", after)].map(|(year, share)| {
                row(vec![
                    category(&dimension),
                    category(&name),
                    Value::Text(year.to_string()),
                    number(share / 100.0),
                ])
            })
        });
    table(
        "review_groups",
        both("Gruppen", "Groups"),
        columns,
        rows.collect(),
        Shape::List,
    )
}

fn steps(gaps: &[f64], names: &[String]) -> Table {
    let columns = vec![
        column(ColumnId::Day, "Tag", "Day", Kind::Category),
        column(ColumnId::GapThen, "Lücke", "Gap", Kind::Cases),
        column(ColumnId::GapThenLow, "Lücke von", "Gap from", Kind::Cases),
        column(ColumnId::GapThenHigh, "Lücke bis", "Gap to", Kind::Cases),
        column(ColumnId::EndedNames, "beendet", "Ended", Kind::Text),
    ];
    let rows = gaps.iter().enumerate().map(|(step, gap)| {
        let day = category(&format!("{:02}.{:02}.2026", step % 28 + 1, step % 12 + 1));
        let ended = match step % 3 {
            1 => names.to_vec(),
            _ => Vec::new(),
        };
        let ends = [number(gap * 0.8), number(*gap)];
        let [low, high] = ends;
        row(vec![day, number(*gap), low, high, Value::List(ended)])
    });
    table(
        "outlook_steps",
        both("Ausblick", "Outlook"),
        columns,
        rows.collect(),
        Shape::List,
    )
}

fn named(names: &[&str]) -> Vec<(String, f64, f64)> {
    let names = names.iter().enumerate();
    names
        .map(|(n, name)| (name.to_string(), 60.0 + n as f64, 62.0))
        .collect()
}

fn all() -> Vec<Edition> {
    let nasty_groups: Vec<(String, f64, f64)> =
        nasty().into_iter().map(|name| (name, 50.0, 50.0)).collect();
    let many = (0..70).map(|n| (format!("Gruppe {n}"), f64::from(n), f64::from(70 - n)));
    let withheld = vec![
        ("geflüchtet".to_string(), X, 41.0),
        ("ohne".to_string(), 55.0, X),
        ("mit".to_string(), X, X),
        ("unbekannt".to_string(), 50.0, 51.0),
    ];
    let waterfall = |values| with(ChartKind::Waterfall, causes(values), None);
    let slope = |table| with(ChartKind::Slope, table, None);
    let timeline = |table| with(ChartKind::Timeline, table, None);
    let long: Vec<String> = (0..30)
        .map(|n| format!("Beratungsstelle für Familien {n}"))
        .collect();
    vec![
        waterfall([4242.0, 398.0, -293.0, -16.0, 4331.0]),
        waterfall([10.0, -30.0, 45.0, 0.0, 25.0]),
        waterfall([100.0, X, -5.0, X, 120.0]),
        waterfall([0.0, 0.0, 0.0, 0.0, 0.0]),
        waterfall([1.0e9, 2.0e9, -1.0, 4.0, 3.0e9]),
        slope(groups(&named(&["weiblich", "männlich", "divers"]))),
        slope(groups(&withheld)),
        slope(groups(&nasty_groups)),
        slope(groups(&many.collect::<Vec<_>>())),
        timeline(steps(&[10.0, 12.0, X, 40.0], &["Treff".to_string()])),
        timeline(steps(&[1_234_567.0; 21], &long)),
        timeline(steps(&[5.0; 80], &nasty())),
        timeline(steps(&[0.0], &[])),
    ]
}

#[test]
fn no_label_of_what_changed_is_cut_off_or_lies_on_another() {
    for edition in all() {
        for language in [Language::German, Language::English] {
            let picture = draw(&edition, language);
            labels_apart(&picture);
            let points = 12.0 * 482.0 / f64::from(picture.width);
            assert!(points >= 8.0 - 0.05, "{}: {points:.1} pt", picture.title);
            assert!(picture.description.chars().count() > 60);
            assert!(!picture.description.contains('⟨'));
            picture.svg().unwrap();
        }
    }
}

/// Boxes of the colour that withheld fields have as their ground.
fn grounds(picture: &Picture) -> usize {
    let is_ground = |mark: &&Mark| matches!(mark, Mark::Box { from, to, ink } if (ink.0, ink.1, ink.2) == (240, 241, 242) && to.0 - from.0 > 22);
    picture.marks.iter().filter(is_ground).count()
}

#[test]
fn a_withheld_number_is_hatched_and_never_a_zero() {
    let waterfall = |values| with(ChartKind::Waterfall, causes(values), None);
    let picture = draw(&waterfall([100.0, X, -5.0, X, 120.0]), Language::German);
    assert_eq!(grounds(&picture), 2);
    assert_eq!(count(&picture, "zurückgehalten"), 1);
    assert_eq!(count(&picture, "−5"), 1, "{:?}", texts(&picture));
    let steps = steps(&[10.0, 12.0, X, 40.0], &[]);
    let picture = draw(&with(ChartKind::Timeline, steps, None), Language::German);
    assert_eq!(grounds(&picture), 1);
    let groups = groups(&[
        ("a".into(), X, 41.0),
        ("b".into(), X, X),
        ("c".into(), 5.0, 6.0),
    ]);
    let picture = draw(&with(ChartKind::Slope, groups, None), Language::German);
    assert_eq!(grounds(&picture), 3);
    assert_eq!(count(&picture, "41,0\u{a0}%"), 1, "{:?}", texts(&picture));
}

#[test]
fn a_withheld_end_of_a_band_is_hatched_and_said() {
    let ends = |low: Value| {
        let mut table = steps(&[10.0, 12.0, 40.0], &[]);
        table.rows[1].values[2] = low;
        draw(&with(ChartKind::Timeline, table, None), Language::German)
    };
    let word = "Spanne zurückgehalten: Sie liegt irgendwo darin";
    assert_eq!(count(&ends(number(9.0)), word), 0);
    let height = |picture: &Picture| {
        let is_ground = |mark: &&Mark| matches!(mark, Mark::Box { from, to, ink } if (ink.0, ink.1, ink.2) == (240, 241, 242) && to.0 - from.0 > 22);
        match picture.marks.iter().find(is_ground) {
            Some(Mark::Box { from, to, .. }) => to.1 - from.1,
            _ => 0,
        }
    };
    let withheld = ends(Value::Withheld);
    assert_eq!((grounds(&withheld), count(&withheld, word)), (1, 1));
    // what everybody can compute is no less known than it is
    let ranged = ends(Value::Range {
        low: 6.0,
        high: 11.0,
    });
    assert_eq!((grounds(&ranged), count(&ranged, word)), (1, 1));
    assert_eq!(2 * height(&ranged), height(&withheld));
}

#[test]
fn a_picture_without_a_single_number_is_not_drawn() {
    let edition = with(ChartKind::Waterfall, causes([4.0, X, X, X, 5.0]), None);
    assert!(charts::draw(&edition, &edition.charts[0], Language::German).is_none());
    let edition = with(ChartKind::Slope, groups(&[("a".into(), X, 41.0)]), None);
    assert!(charts::draw(&edition, &edition.charts[0], Language::German).is_none());
    let edition = with(ChartKind::Timeline, steps(&[X, X], &[]), None);
    assert!(charts::draw(&edition, &edition.charts[0], Language::German).is_none());
}

#[test]
fn every_column_of_the_waterfall_begins_where_the_one_before_ends() {
    let edition = with(
        ChartKind::Waterfall,
        causes([100.0, 50.0, -30.0, 20.0, 140.0]),
        None,
    );
    let picture = draw(&edition, Language::German);
    for word in ["100", "+50", "−30", "+20", "140"] {
        assert!(count(&picture, word) >= 1, "{word}: {:?}", texts(&picture));
    }
    // connecting lines are level
    let level = picture.marks.iter().filter(|mark| match mark {
        Mark::Path {
            points, width: 1, ..
        } => points.len() == 2 && points[0].1 == points[1].1,
        _ => false,
    });
    assert!(level.count() >= 4);
}
