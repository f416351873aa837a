//! Everything that the report of a year says in public, put together.

use std::sync::Arc;

use super::cells::{self, CellKey, facts};
use super::chain;
use super::column_id::Axis;
use super::crosstab::{Request, Sums, crosstab};
use super::fact_sheets;
use super::keys;
use super::labels::{both, both_with};
use super::lists;
use super::money;
use super::offer_points::offer_points;
use super::outlook::{self, Detail};
use super::plan::plan;
use super::reasons;
use super::scope::Scope;
use super::shortages;
use super::spec::{ChartKind, TableId};
use super::table::{
    Chart, Edition, FigureId, Inhabited, KeyFigure, Kind, Notice, Report, Row, Table, Unread,
    Value, WorkingGroup,
};
use super::year_review::public_tables::{Behind, development};
use super::{equity, estimates, freshness, goals, openness, rates, supply, usage, white_spots};
use crate::analysis::budget::Spending;
use crate::analysis::outlook::Outlook;
use crate::analysis::picture::{Covered, Year};
use crate::analysis::proposals::Proposals;
use crate::language::{Argument, Label, count, number, text};
use crate::model::brief::Brief;
use crate::model::evidence::Evidence;
use crate::model::finding::Finding;
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::location::Locations;
use crate::model::parts::ReachKey;
use crate::model::settings::{ChainSettings, Served};
use crate::vocabulary::View;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// How many lines the lists of a report have.
const LISTED: usize = 10;

/// What reports are made from: a year with everything that was found out about it.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    pub town: &'a str,
    pub inventory: &'a Inventory,
    pub year: &'a Year,
    /// The same year under a plan, if there is one.
    pub planned: Option<&'a Year>,
    /// For each of the inventory's briefs, in their order.
    pub proposals: &'a [Proposals],
    /// What is to come, if any end is known.
    pub ahead: Option<&'a Outlook>,
    /// What is possible for which money, if the town asks.
    pub money: Option<&'a Spending>,
    /// What became of the gaps of the year before, if its needs are on record.
    pub behind: Option<&'a Behind>,
    pub findings: &'a [Finding],
    /// From which coverage on a link of the chain is served, unless a brief says otherwise.
    pub served: Served,
}

impl Material<'_> {
    /// What the cells of its editions are, in their order. Those of earlier years are in an edition only if it
    /// tells of the development.
    pub fn keys(&self) -> Vec<CellKey> {
        let mut keys = cells::keys(self.year);
        keys.extend(self.behind.iter().flat_map(|behind| behind.keys()));
        keys
    }
}

/// The edition of a year as a brief asks for it.
pub fn edition(material: Material, brief: &Brief) -> Edition {
    let Material {
        town,
        inventory,
        year,
        planned,
        proposals,
        behind,
        findings,
        served,
        ..
    } = material;
    let chain_settings = ChainSettings {
        served: brief.served.unwrap_or(served),
    };
    let picture = year.headline();
    let scope = Scope::new(brief.filter.clone());
    let whole: Arc<[u32]> = scope.cells(year, picture).into();
    let same = |other: &Brief| other.filter == brief.filter;
    let own = inventory.briefs.iter().position(same);
    let own = own.and_then(|position| proposals.get(position));
    let said = match &brief.each {
        Some(each) => {
            let (tables, inhabitants) =
                fact_sheets::tables((inventory, year), each, &scope, own, chain_settings);
            Said {
                tables,
                charts: Vec::new(),
                inhabitants,
            }
        }
        None => chapters(material, brief, &scope, own, chain_settings),
    };
    let Said {
        mut tables,
        mut charts,
        inhabitants,
    } = said;
    let mut cells = facts(year, planned);
    let behind = behind.and_then(|behind| development(year, behind, &scope, cells.len(), LISTED));
    if let Some(behind) = behind {
        // sheets tell of one year, but are protected with reports that tell of both
        if brief.each.is_none() {
            tables.extend(behind.tables);
        }
        cells.extend(behind.cells);
    }
    tables.retain(|table| !table.rows.is_empty());
    keys::tell_apart(&mut tables);
    charts.retain(|chart| tables.iter().any(|table| table.id == chart.table));
    Edition {
        town: town.to_string(),
        year: year.question.year,
        reference_date: year.question.reference_date,
        report: Report {
            name: brief.name.clone(),
            title: brief.title.clone(),
            committee: brief.committee.clone(),
            language: brief.language.unwrap_or_default(),
            filter: scope.in_words(year),
            filter_ids: scope.in_ids(year),
            chapters: brief.chapters.clone(),
            working_groups: working_groups(year),
            sheets: brief
                .each
                .as_ref()
                .map(|each| keys::axis(&year.vocabulary, each.dimension)),
        },
        figures: figures(&material, &scope),
        tables,
        charts,
        points: match inventory.map {
            Some(_) => offer_points(year, &scope),
            None => Vec::new(),
        },
        map: inventory.map.clone(),
        notices: notices(inventory, year),
        unread: unread(inventory, year),
        findings: findings.to_vec(),
        public_files: public_files(inventory),
        cells,
        inhabitants,
        whole,
        served: chain_settings.served,
    }
}

/// What a report says, before it is an edition.
struct Said {
    tables: Vec<Table>,
    charts: Vec<Chart>,
    inhabitants: Vec<Inhabited>,
}

/// What a report in chapters says of a year, but for the year before.
fn chapters(
    material: Material,
    brief: &Brief,
    scope: &Scope,
    own: Option<&Proposals>,
    chain_settings: ChainSettings,
) -> Said {
    let Material {
        inventory,
        year,
        planned,
        ahead,
        money,
        ..
    } = material;
    let picture = year.headline();
    let whole = scope.cells(year, picture);
    let mut charts = Vec::new();
    let mut inhabitants = Vec::new();
    let mut tables = broken_down(year, brief, scope, &mut charts);
    tables.push(reasons::largest_gaps(year, picture, scope, LISTED));
    tables.push(reasons::gap_types(year, picture, scope));
    tables.extend(reasons::gap_types_by_topic(year, picture, scope));
    let mut bottlenecks = shortages::bottlenecks(year, picture, usize::MAX);
    about(&mut bottlenecks, &whole);
    bottlenecks.rows.truncate(LISTED);
    tables.push(bottlenecks);
    tables.extend(own.map(|own| super::proposals::table(year, own, scope)));
    tables.extend(chain::tables(year, chain_settings, scope, LISTED));
    tables.extend(lists::evidence(year, scope));
    tables.push(equity::table(year, scope, &tables));
    tables.extend(white_spots::by_area(year, &inventory.locations, scope));
    tables.extend(goals::goals(year, picture, scope));
    tables.extend(goals::working_groups(year, picture, scope));
    if scope.is_everybody() {
        // the population is not known by every group that a report may look at
        let (rates, people) = rates::rates(year, inventory, picture);
        tables.extend(rates);
        inhabitants = people;
        tables.push(usage::usage(year, &tables));
    }
    tables.push(super::directory::directory(year, scope));
    tables.push(supply::offers_by_topic(year));
    tables.extend(supply::resources_by_district(year));
    tables.push(openness::openness(year));
    tables.push(openness::only_for(year));
    tables.push(freshness::freshness(year));
    tables.extend(lists::definitions(year));
    tables.extend(planned.map(|planned| plan(year, planned, scope, LISTED)));
    if let Some(ahead) = ahead {
        let looking = planned.unwrap_or(year);
        tables.push(outlook::steps(looking, ahead, scope));
        tables.push(outlook::endings(
            looking,
            ahead,
            scope,
            LISTED,
            Detail::Whom,
        ));
    }
    if let Some(spending) = money.filter(|_| scope.is_everybody()) {
        tables.push(money::options(year, spending));
        tables.extend(money::public_amounts(year, spending));
    }
    let (first, others): (Vec<Chart>, Vec<Chart>) =
        own_pictures().partition(|chart| chart.kind == ChartKind::LargestGaps);
    charts.splice(0..0, first);
    charts.push(chart(
        "need_against_covered",
        ChartKind::NeedAgainstCovered,
        TableId::By(vec![Axis::LifePhase]),
    ));
    charts.push(chart(
        "places_against_need",
        ChartKind::PlacesAgainstNeed,
        TableId::By(vec![Axis::District]),
    ));
    charts.extend(others);
    charts.extend(pictures(year, inventory));
    Said {
        tables,
        charts,
        inhabitants,
    }
}

/// The files of the offers and of the plan that hold no needs beside them.
fn public_files(inventory: &Inventory) -> Vec<String> {
    let offers = inventory
        .offers
        .iter()
        .chain(inventory.plan.iter().flatten());
    let mut files: Vec<String> = offers.map(|offer| offer.file.clone()).collect();
    files.sort_unstable();
    files.dedup();
    let counts = |file: &str| {
        let mut needs = inventory.need_files.iter();
        needs.any(|needs| needs.file == file)
    };
    files.retain(|file| !counts(file));
    files
}

/// Keeps the rows that concern somebody of the report: their numbers are those of all whom they concern, as
/// places are shared with everybody.
fn about(table: &mut Table, whole: &[u32]) {
    let concerns = |row: &Row| {
        let mut cells = row.cells.iter();
        cells.any(|cell| whole.binary_search(cell).is_ok())
    };
    table.rows.retain(concerns);
}

/// The town's working groups, each with its topics.
fn working_groups(year: &Year) -> Vec<WorkingGroup> {
    let Some(position) = year.vocabulary.with_role(Role::Topic) else {
        return Vec::new();
    };
    let topics = &year.vocabulary.dimensions[position];
    let group = |view: &View| WorkingGroup {
        id: view.id.clone(),
        label: view.label.clone(),
        topics: view
            .topics
            .iter()
            .map(|topic| keys::node_name(topics, *topic))
            .collect(),
    };
    year.vocabulary.working_groups.iter().map(group).collect()
}

/// The tables by dimension: those that the brief names, else one for each dimension by which anything is
/// broken down, and the usual pairs.
fn broken_down(year: &Year, brief: &Brief, scope: &Scope, charts: &mut Vec<Chart>) -> Vec<Table> {
    let dimensions = &year.vocabulary.dimensions;
    let asked = brief.tables.clone().unwrap_or_else(|| {
        let single = (0..dimensions.len()).map(|position| vec![position]);
        single.chain(usual_pairs(year)).collect()
    });
    let mut tables: Vec<Table> = Vec::new();
    for by in asked {
        if by.iter().any(|position| dimensions[*position].is_empty()) {
            continue;
        }
        let table = cross_table(year, scope, by);
        if tables.iter().any(|other| other.id == table.id) {
            continue;
        }
        charts.extend(chart_of(&table));
        tables.push(table);
    }
    tables
}

fn usual_pairs(year: &Year) -> impl Iterator<Item = Vec<usize>> {
    let pairs = [
        (Role::LifePhase, Role::District),
        (Role::Topic, Role::District),
        (Role::LifePhase, Role::Topic),
    ];
    pairs.into_iter().filter_map(|(one, other)| {
        let vocabulary = &year.vocabulary;
        Some(vec![
            vocabulary.with_role(one)?,
            vocabulary.with_role(other)?,
        ])
    })
}

/// The dimension with fewer categories goes across.
fn cross_table(year: &Year, scope: &Scope, mut by: Vec<usize>) -> Table {
    let size = |position: &usize| year.vocabulary.dimensions[*position].categories().count();
    by.sort_by_key(|position| std::cmp::Reverse(size(position)));
    let request = Request {
        by,
        scope: scope.clone(),
    };
    crosstab(year, year.headline(), &request)
}

/// The picture that belongs to a pair of dimensions.
fn chart_of(table: &Table) -> Option<Chart> {
    let TableId::By(axes) = &table.id else {
        return None;
    };
    let is_pair = |one: Axis, other: Axis| axes.contains(&one) && axes.contains(&other);
    let (name, kind) = match axes.len() {
        2 if is_pair(Axis::LifePhase, Axis::District) => ("coverage", ChartKind::HeatMap),
        2 if is_pair(Axis::LifePhase, Axis::Topic) => ("offers", ChartKind::OffersGrid),
        _ => return None,
    };
    Some(chart(name, kind, table.id.clone()))
}

fn chart(name: &str, kind: ChartKind, table: TableId) -> Chart {
    Chart {
        name: name.to_string(),
        title: both(&format!("chart-{}", name.replace('_', "-")), &[]),
        kind,
        table,
    }
}

/// The pictures of the program's own tables.
fn own_pictures() -> impl Iterator<Item = Chart> {
    TableId::OWN.iter().filter_map(|table| {
        let (kind, name) = table.spec().chart?;
        Some(chart(name, kind, table.clone()))
    })
}

/// The maps, inhabitants beside need, and each group beside the town.
fn pictures(year: &Year, inventory: &Inventory) -> Vec<Chart> {
    let mut pictures = Vec::new();
    if inventory.map.is_some() {
        let districts = TableId::By(vec![Axis::District]);
        pictures.push(chart("map", ChartKind::Map, districts));
        // whichever of the two goes down
        let pairs = [[Axis::District, Axis::Topic], [Axis::Topic, Axis::District]];
        let maps = pairs.map(|pair| {
            chart(
                "map_topics",
                ChartKind::TopicMaps,
                TableId::By(pair.to_vec()),
            )
        });
        pictures.extend(maps);
    }
    let people = [
        ("inhabitants_district", Axis::District),
        ("inhabitants_age", Axis::LifePhase),
    ];
    let people =
        people.map(|(name, axis)| chart(name, ChartKind::Inhabitants, TableId::Rates(axis)));
    pictures.extend(people);
    let vocabulary = &year.vocabulary;
    let dimensions = vocabulary.dimensions.iter().enumerate();
    let groups = dimensions.filter(|(_, one)| one.role == Role::Group);
    pictures.extend(groups.map(|(position, group)| Chart {
        name: format!("coverage_{}", keys::dimension_name(vocabulary, position)),
        title: both("chart-coverage-by", &[("dimension", &group.label)]),
        kind: ChartKind::CoverageByGroup,
        table: TableId::By(vec![keys::axis(vocabulary, position)]),
    }));
    pictures
}

fn figures(material: &Material, scope: &Scope) -> Vec<KeyFigure> {
    let Material {
        year,
        planned,
        money,
        ..
    } = *material;
    let sums = Sums::within(year, year.headline(), scope);
    let (cautious, generous) = (sums.cautious, sums.generous);
    let cases = |quantity: Quantity| Value::Number(quantity.as_f64());
    let figure = |id: FigureId, kind: Kind, value: Value, ends: Option<(Value, Value)>| KeyFigure {
        id,
        label: both(&format!("figure-{}", id.name().replace('_', "-")), &[]),
        kind,
        value,
        range: ends.filter(|(low, high)| low != high),
    };
    let range = |measure: &dyn Fn(Covered) -> Value| {
        let (one, other) = (measure(cautious), measure(generous));
        match one.number() <= other.number() {
            true => Some((one, other)),
            false => Some((other, one)),
        }
    };
    let gap = |covered: Covered| cases(covered.gap());
    let share = |covered: Covered| {
        covered
            .coverage()
            .map_or(Value::NotApplicable, Value::Number)
    };
    let reaching = scope.offers(year);
    let offers = reaching.iter();
    // a group shares its places with others
    let places_id = match scope.is_everybody() {
        true => FigureId::Places,
        false => FigureId::NominalCapacity,
    };
    let places: Quantity = offers.clone().filter_map(|offer| offer.capacity).sum();
    let unknown = offers.filter(|offer| offer.capacity.is_none()).count();
    let mut figures = vec![
        figure(
            FigureId::Need,
            Kind::Cases,
            cases(cautious.need),
            range(&|c| cases(c.need)),
        ),
        figure(
            FigureId::Covered,
            Kind::Cases,
            cases(cautious.covered),
            range(&|c| cases(c.covered)),
        ),
        figure(FigureId::Gap, Kind::Cases, gap(cautious), range(&gap)),
        figure(
            FigureId::Coverage,
            Kind::Share,
            share(cautious),
            range(&share),
        ),
        figure(
            FigureId::NotAssessable,
            Kind::Cases,
            cases(sums.not_assessable),
            None,
        ),
        figure(
            FigureId::Offers,
            Kind::Count,
            Value::Number(reaching.len() as f64),
            None,
        ),
        figure(places_id, Kind::Places, cases(places), None),
        figure(
            FigureId::UnknownCapacities,
            Kind::Count,
            Value::Number(unknown as f64),
            None,
        ),
    ];
    if let Some(planned) = planned {
        let with_plan = Sums::within(planned, planned.headline(), scope);
        let with_plan = with_plan.cautious.gap();
        figures.push(figure(
            FigureId::GapWithPlan,
            Kind::Cases,
            cases(with_plan),
            None,
        ));
    }
    let budget = money.filter(|_| scope.is_everybody());
    if let Some(budget) = budget.and_then(|money| money.budget) {
        figures.push(figure(FigureId::Budget, Kind::Euro, cases(budget), None));
    }
    figures
}

/// What the program understood, shared out or left out: sentences for the report.
fn notices(inventory: &Inventory, year: &Year) -> Vec<Notice> {
    let mut notices = missing_rows(&inventory.left_out);
    notices.extend(estimates::notices(inventory, year));
    let mut note = |id: &'static str, arguments: &[Argument]| {
        let text = both_with(&format!("notice-{}", id.replace('_', "-")), arguments);
        notices.push(Notice {
            id,
            text,
            public: None,
        });
    };
    let is_metres = |key: &ReachKey| matches!(key, ReachKey::Metres { .. });
    if year.parts.reached.keys().any(is_metres) {
        let Locations {
            detour,
            detour_source,
            ..
        } = inventory.locations.as_ref();
        let source = match detour_source.as_str() {
            "" => "none",
            source => source,
        };
        let arguments = [
            ("factor", number(detour.factor())),
            ("source", text(source)),
        ];
        note("straight_line", &arguments);
    }
    if inventory.rows_are_persons {
        note("rows_are_persons", &[]);
    }
    let kept_apart: Vec<Evidence> = year
        .pictures
        .iter()
        .map(|picture| picture.evidence)
        .collect();
    if kept_apart.len() > 1 {
        note("evidence", &[]);
    }
    let empty: Vec<Label> = year
        .vocabulary
        .dimensions
        .iter()
        .filter(|dimension| dimension.is_empty())
        .map(|dimension| dimension.label.clone())
        .collect();
    if !empty.is_empty() {
        let dimensions = Label::joined(&empty, ", ");
        notices.push(Notice {
            id: "not_broken_down_at_all",
            text: both(
                "notice-not-broken-down-at-all",
                &[("dimensions", &dimensions)],
            ),
            public: None,
        });
    }
    notices
}

/// How many rows had to be left out. Those of the offers are no secret; how many persons stand in those of the
/// needs is a count that no protection covers.
fn missing_rows(left_out: &LeftOut) -> Vec<Notice> {
    let mut notices = Vec::new();
    if left_out.need_rows > 0 {
        let arguments = [
            ("rows", count(left_out.need_rows)),
            ("persons", number(left_out.persons.as_f64())),
        ];
        notices.push(Notice {
            id: "left_out_needs",
            text: both_with("notice-left-out-needs", &arguments),
            public: Some(both("notice-left-out-needs-public", &[])),
        });
    }
    if left_out.offer_rows > 0 {
        let arguments = [
            ("rows", count(left_out.offer_rows)),
            ("places", number(left_out.places.as_f64())),
        ];
        notices.push(Notice {
            id: "left_out_offers",
            text: both_with("notice-left-out-offers", &arguments),
            public: None,
        });
    }
    notices
}

/// The topics without offers of which rows of offers were left out.
fn unread(inventory: &Inventory, year: &Year) -> Option<Unread> {
    let topics = year.unread_topics(&inventory.offers);
    if topics.is_empty() {
        return None;
    }
    let position = year.vocabulary.with_role(Role::Topic)?;
    let dimension = &year.vocabulary.dimensions[position];
    let named = topics.iter().filter(|topic| topic.is_named);
    let named = named.filter_map(|topic| dimension.category(topic.node));
    Some(Unread {
        ids: topics
            .iter()
            .map(|topic| keys::node_name(dimension, topic.node))
            .collect(),
        named: named.map(|category| category.label.clone()).collect(),
    })
}
