//! Every cell and every offer of a year, for a page in which planners ask further: exact, and so for them alone.

mod chain;

use serde::Serialize;

pub use chain::{ChainEntries, STATES};

use super::crosstab::shown_nodes;
use super::lists::{code, gap_code};
use super::money::named;
use super::phrases::targets_in_words;
use super::shortages::offer_name;
use super::table::Value;
use crate::analysis::budget::{Amount, Spending};
use crate::analysis::picture::{Covered, GapType, Year};
use crate::analysis::targets::Leaves;
use crate::language::Language;
use crate::model::choice::{Act, Choice};
use crate::model::settings::Served;
use crate::vocabulary::dimension::{Dimension, Node};

/// What the page is made from. Amounts are in millionths, so that sums in the page are exact.
#[derive(Debug, Serialize)]
pub struct Everything {
    pub served: f64,
    pub dimensions: Vec<Axis>,
    pub cells: Cells,
    /// The types of gaps in words; cells name them by position.
    pub types: Vec<String>,
    pub offers: Vec<OfferEntry>,
    /// With the best package for each round amount of money, the least first; none if nothing was asked.
    pub budgeted: Vec<Budgeted>,
    /// None if there is no chain.
    pub chain: Option<ChainEntries>,
}

/// The town with the best package for an amount of money.
#[derive(Debug, Serialize)]
pub struct Budgeted {
    /// What is in the package, how often and for how much.
    pub package: Vec<String>,
    /// Cells of which more or less is covered than for the amount before; for the first, than today. Each is told by
    /// how far behind the one before it stands.
    pub cells: Vec<u32>,
    /// What is covered of each of these.
    pub covered: Vec<u64>,
}

/// A dimension with the categories that tables show.
#[derive(Debug, Serialize)]
pub struct Axis {
    pub id: String,
    pub label: String,
    pub categories: Vec<CategoryEntry>,
    /// By node: the node above it; none at the top.
    pub parents: Vec<Option<u32>>,
}

#[derive(Debug, Serialize)]
pub struct CategoryEntry {
    pub node: u32,
    pub id: String,
    pub label: String,
    pub depth: usize,
}

/// Column by column, one entry for each cell of the headline.
#[derive(Debug, Serialize)]
pub struct Cells {
    /// Per dimension.
    pub nodes: Vec<Vec<u32>>,
    pub need: Vec<u64>,
    pub covered: Vec<u64>,
    pub assessable: Vec<bool>,
    /// Positions in [`Everything::types`]; -1: no gap.
    #[serde(rename = "type")]
    pub gap_type: Vec<i8>,
}

#[derive(Debug, Serialize)]
pub struct OfferEntry {
    pub name: String,
    pub provider: String,
    /// Topic, age and place in words.
    pub whom: String,
    pub places: Option<f64>,
    /// The last day that is known.
    pub until: Option<String>,
    /// File and line.
    pub place: String,
    /// Per dimension the nodes of which it takes everybody; none: all.
    pub takes: Vec<Option<Vec<u32>>>,
}

impl Everything {
    pub fn of(
        year: &Year,
        money: Option<&Spending>,
        served: Served,
        language: Language,
    ) -> Everything {
        let picture = year.headline();
        let types = GapType::ALL.iter();
        let types = types.map(|gap_type| match gap_code(year, *gap_type) {
            Value::Code { label, .. } => label.in_language(language).to_string(),
            _ => String::new(),
        });
        let position = |own: Option<GapType>| {
            let position = GapType::ALL.iter().position(|other| Some(*other) == own);
            position.map_or(-1, |position| position as i8)
        };
        let results = || picture.results.iter();
        Everything {
            served: served.share(),
            dimensions: year
                .vocabulary
                .dimensions
                .iter()
                .map(|dimension| axis(dimension, language))
                .collect(),
            cells: Cells {
                nodes: picture.cells.columns.clone(),
                need: results().map(|one| one.cautious.need.units()).collect(),
                covered: results().map(|one| one.cautious.covered.units()).collect(),
                assessable: results().map(|one| one.certainty.is_some()).collect(),
                gap_type: results().map(|one| position(one.gap_type)).collect(),
            },
            types: types.collect(),
            offers: (0..year.offers.len())
                .map(|offer| entry(year, offer, language))
                .collect(),
            budgeted: money.map_or(Vec::new(), |money| budgeted(year, money, language)),
            chain: ChainEntries::of(year, served),
        }
    }
}

fn budgeted(year: &Year, money: &Spending, language: Language) -> Vec<Budgeted> {
    let results = &year.headline().results;
    let today: Vec<Covered> = results.iter().map(|own| own.cautious).collect();
    let then = |amount: &'_ Amount| amount.cautious.covered.clone();
    let before = std::iter::once(today).chain(money.amounts.iter().map(then));
    let amounts = money.amounts.iter().zip(before);
    let amounts = amounts.map(|(amount, before)| {
        let now = &amount.cautious.covered;
        let differ = (0..results.len()).filter(|cell| {
            results[*cell].certainty.is_some() && before[*cell].covered != now[*cell].covered
        });
        let differ: Vec<usize> = differ.collect();
        let from = std::iter::once(&0).chain(&differ);
        Budgeted {
            package: package(money, amount, language),
            cells: from
                .zip(&differ)
                .map(|(from, to)| (to - from) as u32)
                .collect(),
            covered: differ
                .iter()
                .map(|cell| now[*cell].covered.units())
                .collect(),
        }
    });
    amounts.collect()
}

/// What is in the cautious package, a line for each choice.
fn package(money: &Spending, amount: &Amount, language: Language) -> Vec<String> {
    let times = &amount.cautious.best.package.times;
    let taken = money
        .choices
        .iter()
        .zip(times)
        .filter(|(_, times)| **times > 0);
    let line = |(choice, times): (&Choice, &u32)| {
        let often = match times {
            1 => String::new(),
            _ => format!("{times} × "),
        };
        let sign = match choice.act {
            Act::Close(_) => -1.0,
            Act::Renew(_) | Act::Places(..) | Act::Open(..) | Act::New(_) => 1.0,
        };
        let cost = choice.cost.unwrap_or_default().as_f64();
        let cost = language.number(sign * cost * f64::from(*times), 0);
        let act = match code("package-act", choice.act.kind().id()) {
            Value::Code { label, .. } => label.in_language(language).to_string(),
            _ => String::new(),
        };
        format!("{often}{} ({act}): {cost}\u{a0}€", named(money, choice))
    };
    taken.map(line).collect()
}

fn axis(dimension: &Dimension, language: Language) -> Axis {
    let shown = shown_nodes(dimension).into_iter();
    let categories = shown.map(|node| CategoryEntry {
        node: node.0,
        id: dimension.node_id(node).to_string(),
        label: dimension.name(node).map_or(String::new(), |label| {
            label.in_language(language).to_string()
        }),
        depth: dimension.depth(node),
    });
    let parents = (0..dimension.nodes() as u32).map(|node| {
        let category = dimension.category(Node(node));
        category.and_then(|category| category.parent.map(|above| above.0))
    });
    Axis {
        id: dimension.id.clone(),
        label: dimension.label.in_language(language).to_string(),
        categories: categories.collect(),
        parents: parents.collect(),
    }
}

fn entry(year: &Year, position: usize, language: Language) -> OfferEntry {
    let offer = &year.offers[position];
    let takes = year.takes_everybody[position].iter();
    let takes = takes.zip(&year.targets[position]);
    let ends = [offer.valid_to, offer.funding_until].into_iter().flatten();
    let reference = year.question.reference_date;
    OfferEntry {
        name: offer_name(offer),
        provider: offer.provider.clone(),
        whom: match targets_in_words(year, position) {
            Value::Category { label, .. } => label.in_language(language).to_string(),
            _ => String::new(),
        },
        places: offer.capacity.map(|places| places.as_f64()),
        until: ends
            .filter(|day| *day >= reference)
            .min()
            .map(|day| language.date(day)),
        place: format!("{}:{}", offer.file, offer.line),
        takes: takes
            .map(|(nodes, leaves)| match leaves {
                Leaves::Everybody => None,
                Leaves::Only(_) => Some(nodes.iter().collect()),
            })
            .collect(),
    }
}
