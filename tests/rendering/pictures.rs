//! What can be seen in the pictures of the chain, the map, the reasons and the groups.

use std::sync::Arc;

use lueckenlos::language::{Label, Language};
use lueckenlos::model::map::{Area, Map};
use lueckenlos::render::charts::{self, Mark, Picture};
use lueckenlos::tables::{
    Axis, ChartKind, ColumnId, Edition, Kind, OfferPoint, Row, RowRole, Shape, Table, Value,
};
use lueckenlos::vocabulary::position::Position;

use crate::edition::{
    DISTRICTS, PHASES, both, by_dimension, category, chart, column, nasty, table, town,
};
use crate::labels_apart;

const LONG: &str = "Menschen mit Einwanderungsgeschichte";

fn code(id: &'static str) -> Value {
    Value::Code {
        id,
        label: Label::plain(id),
    }
}

/// Links of all kinds, in turn.
fn chain(name: &str, lanes: &[(String, u8)]) -> Table {
    let columns = vec![
        column(
            ColumnId::Dimension(Axis::Topic),
            "Handlungsfeld",
            "Topic",
            Kind::Category,
        ),
        column(
            ColumnId::Dimension(Axis::LifePhase),
            "Lebensphase",
            "Life phase",
            Kind::Category,
        ),
        column(ColumnId::Need, "Bedarf", "Need", Kind::Cases),
        column(ColumnId::Covered, "gedeckt", "Covered", Kind::Cases),
        column(ColumnId::Gap, "Lücke", "Gap", Kind::Cases),
        column(ColumnId::Coverage, "Deckungsgrad", "Coverage", Kind::Share),
        column(ColumnId::Link, "Glied", "Link", Kind::Code),
        column(ColumnId::Transition, "Übergang", "Transition", Kind::Code),
        column(ColumnId::Between, "dazwischen", "Between", Kind::Text),
    ];
    let transitions = [
        "bridged",
        "handed_over",
        "possibly_bridged",
        "partly_open",
        "open",
    ];
    let mut rows = Vec::new();
    for (down, (lane, depth)) in lanes.iter().enumerate() {
        for (across, phase) in PHASES.iter().enumerate() {
            let seed = down * 7 + across * 3;
            let share = (seed * 13 % 101) as f64 / 100.0;
            let (coverage, link) = match seed % 11 {
                0 => (Value::NotApplicable, "no_need"),
                5 => (Value::NotApplicable, "not_assessable"),
                8 => (Value::Withheld, "not_served"),
                _ if share < 0.5 => (Value::Number(share), "not_served"),
                _ => (Value::Number(share), "served"),
            };
            let transition = match across + 1 < PHASES.len() {
                true => code(transitions[(down + across) % 5]),
                false => Value::NotApplicable,
            };
            let gap = Value::Number((1.0 - share) * 100.0);
            rows.push(Row {
                role: RowRole::Item { depth: *depth },
                values: vec![
                    category(lane),
                    category(phase),
                    Value::Number(100.0),
                    Value::Number(share * 100.0),
                    gap,
                    coverage,
                    code(link),
                    transition,
                    Value::List(Vec::new()),
                ],
                cells: [].into(),
                tells: Vec::new(),
            });
        }
    }
    table(name, both("Kette", "Chain"), columns, rows, Shape::List)
}

fn named(names: &[&str]) -> Vec<(String, u8)> {
    names.iter().map(|name| (name.to_string(), 0)).collect()
}

/// Squares beside one another, in rows of 24.
fn squares(names: &[String]) -> Map {
    let area = |(position, name): (usize, &String)| {
        let west = 13.0 + (position % 24) as f64 * 0.02;
        let south = 52.0 + (position / 24) as f64 * 0.012;
        let (east, north) = (west + 0.02, south + 0.012);
        let corners = [[west, south], [east, south], [east, north], [west, north]];
        Area {
            district: name.to_lowercase(),
            polygons: vec![vec![corners.to_vec()]],
        }
    };
    Map {
        areas: names.iter().enumerate().map(area).collect(),
    }
}

fn gap_types() -> Table {
    let columns = vec![
        column(
            ColumnId::Dimension(Axis::Topic),
            "Handlungsfeld",
            "Topic",
            Kind::Category,
        ),
        column(
            ColumnId::GapType,
            "Art der Lücke",
            "Type of gap",
            Kind::Code,
        ),
        column(ColumnId::Need, "Bedarf", "Need", Kind::Cases),
        column(ColumnId::Gap, "Lücke", "Gap", Kind::Cases),
        column(
            ColumnId::NotAssessable,
            "nicht belegbar",
            "Not assessable",
            Kind::Cases,
        ),
    ];
    let number = Value::Number;
    let row = |topic: &str, kind: Value, gap: Value, not_assessable: Value| Row {
        role: RowRole::Item { depth: 0 },
        values: vec![category(topic), kind, gap.clone(), gap, not_assessable],
        cells: [].into(),
        tells: Vec::new(),
    };
    let zero = || number(0.0);
    let rows = vec![
        row("Bildung", code("too_few"), number(812.4), zero()),
        row("Bildung", code("not_for_group"), number(220.0), zero()),
        row("Bildung", code("ended"), number(3.0), zero()),
        row(LONG, code("too_few"), Value::Withheld, Value::Withheld),
        row(LONG, code("none"), number(90.0), zero()),
        row(
            "Wohnungslosigkeit",
            code("not_assessable"),
            zero(),
            number(46.0),
        ),
        row("Frühe Hilfen", Value::NotApplicable, zero(), zero()),
    ];
    table(
        "gap_types_topic",
        both("Gründe", "Reasons"),
        columns,
        rows,
        Shape::List,
    )
}

/// The town with a table and its picture, and a map.
pub fn with(kind: ChartKind, table: Table, map: Option<Map>) -> Edition {
    let mut edition = town();
    edition.charts = vec![chart("picture", "Ein Bild", kind, &table.name)];
    edition.tables = vec![table];
    edition.map = map.map(Arc::new);
    edition
}

pub fn draw(edition: &Edition, language: Language) -> Picture {
    charts::draw(edition, &edition.charts[0], language).unwrap()
}

pub fn texts(picture: &Picture) -> Vec<&str> {
    let marks = picture.marks.iter();
    marks
        .filter_map(|mark| match mark {
            Mark::Text(label) => Some(label.text.as_str()),
            _ => None,
        })
        .collect()
}

pub fn count(picture: &Picture, wanted: &str) -> usize {
    texts(picture)
        .iter()
        .filter(|text| **text == wanted)
        .count()
}

fn areas(picture: &Picture) -> usize {
    let is_area = |mark: &&Mark| matches!(mark, Mark::Area { .. });
    picture.marks.iter().filter(is_area).count()
}

/// Lines that are neither level nor upright.
fn slanted(picture: &Picture) -> usize {
    let is_slanted = |mark: &&Mark| match mark {
        Mark::Path { points, .. } => {
            points.len() == 2 && points[0].0 != points[1].0 && points[0].1 != points[1].1
        }
        _ => false,
    };
    picture.marks.iter().filter(is_slanted).count()
}

/// Sets every measure of a row to `x`.
fn withhold(table: &mut Table, row: usize) {
    for (value, column) in table.rows[row].values.iter_mut().zip(&table.columns) {
        if matches!(column.kind, Kind::Cases | Kind::Share) {
            *value = Value::Withheld;
        }
    }
}

fn all() -> Vec<Edition> {
    let names: Vec<String> = DISTRICTS.iter().map(|name| name.to_string()).collect();
    let areas: Vec<String> = (0..542)
        .map(|area| format!("Planungsraum {area:03}"))
        .collect();
    let mut hard = named(&[LONG, "Medien/Digitalisierung", "total"]);
    hard.extend(nasty().into_iter().map(|name| (name, 1)));
    let origin = [LONG.to_string(), "ohne".to_string()];
    let mut withheld = by_dimension("origin", both("Herkunft", "Origin"), &origin);
    withhold(&mut withheld, 0);
    let by = |names: &[String]| by_dimension("district", both("Stadtteil", "District"), names);
    let many = areas
        .iter()
        .map(|area| (area.clone(), 0))
        .collect::<Vec<_>>();
    vec![
        with(
            ChartKind::Chain,
            chain("chain_topic", &named(&DISTRICTS)),
            None,
        ),
        with(ChartKind::Chain, chain("chain_topic", &hard), None),
        with(ChartKind::Chain, chain("chain_district", &many), None),
        with(ChartKind::Map, by(&names), Some(squares(&names))),
        with(ChartKind::Map, by(&areas), Some(squares(&areas))),
        with(ChartKind::Map, by(&nasty()), Some(squares(&nasty()))),
        with(ChartKind::GapTypes, gap_types(), None),
        with(ChartKind::CoverageByGroup, withheld, None),
        with(ChartKind::CoverageByGroup, by(&nasty()), None),
    ]
}

#[test]
fn no_label_of_the_further_pictures_is_cut_off_or_lies_on_another() {
    for edition in all() {
        for language in [Language::German, Language::English] {
            labels_apart(&draw(&edition, language));
        }
    }
}

#[test]
fn every_picture_can_be_read_on_a_page_of_a4() {
    for edition in all().into_iter().chain([town()]) {
        for chart in &edition.charts {
            let picture = charts::draw(&edition, chart, Language::German).unwrap();
            let points = 12.0 * 482.0 / f64::from(picture.width);
            assert!(points >= 8.0 - 0.05, "{}: {points:.1} pt", chart.name);
        }
    }
}

#[test]
fn every_picture_says_in_words_what_it_shows() {
    for edition in all() {
        for (language, word) in [(Language::German, "edrig"), (Language::English, "owest")] {
            let picture = draw(&edition, language);
            let gaps = edition.charts[0].kind == ChartKind::GapTypes;
            assert!(
                gaps || picture.description.contains(word),
                "{}",
                picture.description
            );
            assert!(picture.description.chars().count() > 60);
            assert!(!picture.description.contains('⟨'));
            picture.svg().unwrap();
        }
    }
}

#[test]
fn every_link_of_a_chain_has_its_number_or_its_sign() {
    let table = chain("chain_topic", &named(&DISTRICTS));
    let edition = with(ChartKind::Chain, table, None);
    let picture = draw(&edition, Language::German);
    for row in &edition.tables[0].rows {
        if let Value::Number(share) = row.values[5] {
            let number = Language::German.percent(share);
            let number = number.trim_end_matches(['%', '\u{a0}']);
            let as_often = |row: &&Row| row.values[5] == Value::Number(share);
            let rows = edition.tables[0].rows.iter().filter(as_often).count();
            assert_eq!(count(&picture, number), rows, "{number}");
        }
    }
    let of = |value: &Value| {
        let rows = edition.tables[0].rows.iter();
        rows.filter(|row| row.values[5] == *value).count()
    };
    // once more in the legend
    assert_eq!(count(&picture, "x"), of(&Value::Withheld) + 1);
    assert_eq!(count(&picture, "–"), of(&Value::NotApplicable) + 2);
    for word in [
        "überbrückt",
        "übergeben",
        "vielleicht überbrückt",
        "offen",
        "zurückgehalten",
    ] {
        assert_eq!(count(&picture, word), 1, "{word}");
    }
}

#[test]
fn transitions_are_told_apart_without_colour() {
    let drawn = |transition: &'static str| {
        let mut table = chain("chain_topic", &named(&["Bildung"]));
        for row in &mut table.rows {
            if matches!(row.values[7], Value::Code { .. }) {
                row.values[7] = code(transition);
            }
        }
        draw(&with(ChartKind::Chain, table, None), Language::German).marks
    };
    let kinds = [
        "bridged",
        "handed_over",
        "possibly_bridged",
        "partly_open",
        "open",
    ]
    .map(drawn);
    for (position, one) in kinds.iter().enumerate() {
        for other in &kinds[position + 1..] {
            assert_ne!(one.len(), 0);
            assert_ne!(one, other);
        }
    }
}

#[test]
fn only_a_link_that_is_shown_can_be_seen_to_break() {
    let marked = |coverage: Value| {
        let mut table = chain("chain_topic", &named(&["Bildung"]));
        for row in &mut table.rows {
            row.values[5] = coverage.clone();
            row.values[6] = code("not_served");
        }
        let picture = draw(&with(ChartKind::Chain, table, None), Language::German);
        let jagged = |mark: &&Mark| matches!(mark, Mark::Path { points, .. } if points.len() > 5);
        picture.marks.iter().filter(jagged).count()
    };
    // the legend has one
    assert_eq!(marked(Value::Number(0.2)), PHASES.len() + 1);
    assert_eq!(marked(Value::Withheld), 1);
}

#[test]
fn need_beside_the_chain_is_no_link_of_it() {
    let mut table = chain("chain_topic", &named(&["Bildung"]));
    let mut beside = table.rows[0].clone();
    beside.values[1] = category("not_broken_down");
    beside.values[6] = Value::NotApplicable;
    let mut other = beside.clone();
    other.values[1] = category("ohne Alter");
    table.rows.extend([beside, other]);
    let plain = chain("chain_topic", &named(&["Bildung"]));
    let drawn = |table| draw(&with(ChartKind::Chain, table, None), Language::German);
    assert_eq!(drawn(table), drawn(plain));
}

#[test]
fn of_many_chains_those_that_fit_are_shown_and_the_others_named_in_number() {
    let areas: Vec<(String, u8)> = (0..542)
        .map(|area| (format!("Raum {area:03}"), 0))
        .collect();
    let edition = with(ChartKind::Chain, chain("chain_district", &areas), None);
    let picture = draw(&edition, Language::German);
    let said = texts(&picture).join(" ");
    assert!(said.contains("18 von 542"), "{said}");
    assert!(picture.height < 1200, "{}", picture.height);
}

#[test]
fn every_district_of_the_map_is_an_area_with_name_and_number() {
    let names: Vec<String> = DISTRICTS.iter().map(|name| name.to_string()).collect();
    let table = by_dimension("district", both("Stadtteil", "District"), &names);
    let edition = with(ChartKind::Map, table, Some(squares(&names)));
    let picture = draw(&edition, Language::German);
    assert_eq!(areas(&picture), names.len());
    let said = texts(&picture).join(" ");
    for name in &names {
        assert!(said.contains(name.as_str()), "{name}: {said}");
    }
}

/// Offers of a topic in the middle of the squares of [`squares`] from the first on, each with its topic.
fn offers_at(topics: &[Option<&str>], map: &Map) -> Vec<OfferPoint> {
    let middle = |area: &Area| {
        let ring = &area.polygons[0][0];
        let mean = |axis: usize| (ring[0][axis] + ring[2][axis]) / 2.0;
        Position::new(mean(1), mean(0)).expect("a position")
    };
    let point = |(topic, area): (&Option<&str>, &Area)| {
        let topic = topic.map(category);
        OfferPoint {
            position: middle(area),
            topics: topic.iter().cloned().collect(),
            only_topic: topic,
        }
    };
    topics.iter().zip(&map.areas).map(point).collect()
}

#[test]
fn offers_stand_on_the_map_each_topic_in_a_shape_of_its_own_that_the_legend_names() {
    let names: Vec<String> = DISTRICTS.iter().map(|name| name.to_string()).collect();
    let table = by_dimension("district", both("Stadtteil", "District"), &names);
    let map = squares(&names);
    let topics = [Some("Bildung"), Some("Sport"), Some("Bildung"), None];
    let mut edition = with(ChartKind::Map, table, Some(map.clone()));
    let empty = draw(&edition, Language::German);
    edition.points = offers_at(&topics, &map);
    edition
        .points
        .sort_by_key(|point| point.only_topic.is_none());
    let picture = draw(&edition, Language::German);
    for word in ["Angebote", "Bildung", "Sport", "mehrere Handlungsfelder"] {
        assert_eq!(count(&picture, word), 1, "{word}");
    }
    // a rim and a shape for each of four offers and three lines of the legend; a ring has a hole
    assert_eq!(areas(&picture) - areas(&empty), 2 * (4 + 3) + 2);
    assert!(
        picture
            .description
            .contains("4 Angebote sind eingezeichnet")
    );
    edition.points[0].position = Position::new(0.0, 0.0).expect("a position");
    let beside = draw(&edition, Language::German);
    assert!(
        texts(&beside)
            .join(" ")
            .contains("Ein Angebot liegt außerhalb der Karte")
    );
}

#[test]
fn of_more_topics_than_shapes_every_offer_is_a_disc_and_of_many_offers_a_dot() {
    let names: Vec<String> = (0..300).map(|area| format!("Raum {area:03}")).collect();
    let map = squares(&names);
    let drawn = |topics: &[Option<&str>]| {
        let table = by_dimension("district", both("Stadtteil", "District"), &names);
        let mut edition = with(ChartKind::Map, table, Some(map.clone()));
        edition.points = offers_at(topics, &map);
        draw(&edition, Language::German)
    };
    let seven: Vec<Option<&str>> = ["a", "b", "c", "d", "e", "f", "g"].map(Some).to_vec();
    for picture in [drawn(&seven), drawn(&[Some("a"); 300])] {
        assert_eq!(count(&picture, "ein Angebot"), 1);
        assert_eq!(count(&picture, "a"), 0);
    }
}

#[test]
fn a_map_of_542_areas_draws_them_all_and_says_that_names_are_in_the_table() {
    let names: Vec<String> = (0..542)
        .map(|area| format!("Planungsraum {area:03}"))
        .collect();
    let table = by_dimension("district", both("Stadtteil", "District"), &names);
    let edition = with(ChartKind::Map, table, Some(squares(&names)));
    let picture = draw(&edition, Language::German);
    assert_eq!(areas(&picture), 542);
    let said = texts(&picture).join(" ");
    assert!(
        said.contains("542 Gebiete sind für Name und Zahl zu klein"),
        "{said}"
    );
    assert!(picture.svg().unwrap().len() < 300_000);
}

#[test]
fn a_withheld_district_is_hatched_and_has_no_colour_of_a_class() {
    let names: Vec<String> = DISTRICTS.iter().map(|name| name.to_string()).collect();
    let mut table = by_dimension("district", both("Stadtteil", "District"), &names);
    let open = draw(
        &with(ChartKind::Map, table.clone(), Some(squares(&names))),
        Language::German,
    );
    for row in 0..table.rows.len() {
        withhold(&mut table, row);
    }
    let picture = draw(
        &with(ChartKind::Map, table, Some(squares(&names))),
        Language::German,
    );
    assert_eq!(slanted(&open), 0);
    assert!(slanted(&picture) > 8 * 5, "{}", slanted(&picture));
    assert_eq!(count(&picture, "zurückgehalten"), 1);
    assert!(!texts(&picture).contains(&"0,0\u{a0}%"));
}

#[test]
fn withheld_gaps_and_groups_are_hatched_and_never_zero() {
    let reasons = draw(
        &with(ChartKind::GapTypes, gap_types(), None),
        Language::German,
    );
    assert_eq!(count(&reasons, "x"), 2);
    assert_eq!(count(&reasons, "zurückgehalten"), 1);
    // a bar with a withheld part has no sum
    assert_eq!(count(&reasons, "90"), 1);
    let mut table = by_dimension("origin", both("Herkunft", "Origin"), &[LONG.to_string()]);
    for row in 0..table.rows.len() {
        withhold(&mut table, row);
    }
    let groups = draw(
        &with(ChartKind::CoverageByGroup, table, None),
        Language::German,
    );
    assert_eq!(areas(&groups), 2, "only the legend has its dot");
    assert!(slanted(&groups) > 20);
    assert!(
        !texts(&groups)
            .iter()
            .any(|text| text.contains("Stadt insgesamt"))
    );
}

#[test]
fn a_heat_map_says_what_its_x_means() {
    let mut edition = town();
    let position = edition
        .tables
        .iter()
        .position(|one| one.name == "life_phase-district");
    withhold(&mut edition.tables[position.unwrap()], 3);
    let chart = edition
        .charts
        .iter()
        .find(|chart| chart.name == "coverage")
        .unwrap();
    let picture = charts::draw(&edition, chart, Language::German).unwrap();
    assert_eq!(count(&picture, "zurückgehalten"), 1);
    assert_eq!(count(&picture, "x"), 2);
    assert!(slanted(&picture) > 5);
}

#[test]
fn a_withheld_link_keeps_its_place_in_the_order_of_phases() {
    let mut table = chain("chain_topic", &named(&["Bildung"]));
    // as protection leaves a row: no measure, and no word that follows from one
    withhold(&mut table, 0);
    withhold(&mut table, 3);
    for row in [0, 3] {
        table.rows[row].values[6] = Value::Withheld;
    }
    let said: Vec<String> = table.rows.iter().map(link_sign).collect();
    assert_eq!((said[0].as_str(), said[3].as_str()), ("x", "x"));
    let picture = draw(&with(ChartKind::Chain, table, None), Language::German);
    let labels = picture.marks.iter().filter_map(|mark| match mark {
        Mark::Text(label) => Some((label.at, label.text.clone())),
        _ => None,
    });
    let lane = labels
        .clone()
        .find(|(_, text)| text == "Bildung")
        .unwrap()
        .0
        .1;
    let mut links: Vec<_> = labels
        .filter(|((_, y), text)| *y == lane && text != "Bildung")
        .collect();
    links.sort();
    let texts: Vec<String> = links.iter().map(|(_, text)| text.clone()).collect();
    assert_eq!(texts, said);
    // the same distance from each link to the next
    let steps = links.windows(2).map(|pair| pair[1].0.0 - pair[0].0.0);
    assert!(steps.clone().all(|step| Some(step) == steps.clone().next()));
    for ((at, text), hatched) in links.iter().map(|link| (link, link.1 == "x")) {
        assert_eq!(hatched_at(&picture, *at), hatched, "{text}");
    }
}

/// What the picture of a chain says in a link.
fn link_sign(row: &Row) -> String {
    match &row.values[5] {
        Value::Number(share) => format!("{:.1}", share * 100.0).replace('.', ","),
        Value::Withheld => "x".to_string(),
        _ => "–".to_string(),
    }
}

/// Whether slanted lines run close to a point.
fn hatched_at(picture: &Picture, at: (i32, i32)) -> bool {
    let is_near = |point: &(i32, i32)| (point.0 - at.0).abs() < 24 && (point.1 - at.1).abs() < 18;
    picture.marks.iter().any(|mark| match mark {
        Mark::Path { points, .. } => {
            let slanted =
                points.len() == 2 && points[0].0 != points[1].0 && points[0].1 != points[1].1;
            slanted && points.iter().all(is_near)
        }
        _ => false,
    })
}

#[test]
fn a_row_without_numbers_keeps_its_place_among_the_bars_and_is_no_zero() {
    let names = ["Nordstadt", "Südstadt", "Hafen", "Westend"].map(String::from);
    let mut table = by_dimension("district", both("Stadtteil", "District"), &names);
    for row in &mut table.rows {
        row.values[1] = Value::Number(200.0);
        row.values[2] = Value::Number(150.0);
    }
    withhold(&mut table, 1);
    table.rows[2].values[1] = Value::NotApplicable;
    table.rows[2].values[2] = Value::NotApplicable;
    let picture = draw(
        &with(ChartKind::NeedAgainstCovered, table.clone(), None),
        Language::German,
    );
    labels_apart(&picture);
    let said = texts(&picture);
    let place = |name: &str| said.iter().position(|text| *text == name).unwrap();
    assert!(
        names
            .windows(2)
            .all(|pair| place(&pair[0]) < place(&pair[1]))
    );
    assert_eq!(said[place("Südstadt") + 1..place("Hafen")], ["x", "x"]);
    assert_eq!(
        said[place("Hafen") + 1..place("Westend")],
        ["kein Bedarf"; 2]
    );
    assert_eq!(count(&picture, "zurückgehalten"), 1);
    assert_eq!(
        count(&picture, "0"),
        1,
        "only the scale begins at 0: {said:?}"
    );
    let beside = table.column(ColumnId::NotAssessable).unwrap();
    for unsure in [Value::Number(20.0), Value::Withheld] {
        table.rows[2].values[1] = Value::Number(0.0);
        table.rows[2].values[beside] = unsure;
        let picture = draw(
            &with(ChartKind::NeedAgainstCovered, table.clone(), None),
            Language::German,
        );
        let said = texts(&picture);
        let place = |name: &str| said.iter().position(|text| *text == name).unwrap();
        assert_eq!(
            said[place("Hafen") + 1..place("Westend")],
            ["nicht belegbar"],
            "there is need, but nothing is known of it"
        );
    }
    let hidden: Vec<usize> = (0..table.rows.len()).collect();
    hidden.into_iter().for_each(|row| withhold(&mut table, row));
    let edition = with(ChartKind::NeedAgainstCovered, table, None);
    assert!(charts::draw(&edition, &edition.charts[0], Language::German).is_none());
}

#[test]
fn a_part_of_a_bar_whose_very_type_is_withheld_is_seen_and_the_bar_has_no_sum() {
    let mut table = gap_types();
    withhold(&mut table, 1);
    table.rows[1].values[1] = Value::Withheld;
    let picture = draw(&with(ChartKind::GapTypes, table, None), Language::German);
    assert_eq!(count(&picture, "x"), 1 + 1 + 1, "two bars and the legend");
    assert_eq!(count(&picture, "815,4"), 0, "no sum of what is left");
}

#[test]
fn a_field_whose_need_is_not_assessable_is_not_one_without_need() {
    let mut edition = town();
    let is_crossed = |one: &&mut Table| one.name == "life_phase-district";
    let table = edition.tables.iter_mut().find(is_crossed).unwrap();
    let columns = [ColumnId::Coverage, ColumnId::NotAssessable].map(|id| table.column(id).unwrap());
    for row in &mut table.rows {
        row.values[columns[0]] = Value::Number(0.5);
    }
    for (row, unsure) in [(0, 0.0), (1, 12.0), (2, 12.0)] {
        table.rows[row].values[columns[0]] = Value::NotApplicable;
        table.rows[row].values[columns[1]] = Value::Number(unsure);
    }
    let is_heat = |chart: &&lueckenlos::tables::Chart| chart.kind == ChartKind::HeatMap;
    let chart = edition.charts.iter().find(is_heat).unwrap();
    let picture = charts::draw(&edition, chart, Language::German).unwrap();
    assert_eq!(count(&picture, "–"), 3 + 2, "and both in the legend");
    assert_eq!(count(&picture, "nicht belegbar"), 1);
    assert_eq!(count(&picture, "kein Bedarf"), 1);
    let is_dot = |mark: &&Mark| matches!(mark, Mark::Box { from, to, .. } if to.0 - from.0 == 2);
    assert!(picture.marks.iter().filter(is_dot).count() > 2 * 20);

    let mut groups = by_dimension("origin", both("Herkunft", "Origin"), &[LONG.to_string()]);
    groups.rows[0].values[columns[0] - 1] = Value::NotApplicable;
    groups.rows[0].values[columns[1] - 1] = Value::Number(30.0);
    let picture = draw(
        &with(ChartKind::CoverageByGroup, groups, None),
        Language::German,
    );
    assert_eq!(count(&picture, "nicht belegbar"), 1);
}
