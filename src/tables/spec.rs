//! Which table it is, and what is to be known of it: read by protection, report, files and command line alike.
//!
//! A new table is one line in the list below. The compiler then asks for nothing else; its columns say for
//! themselves what may be published of them ([`super::Disclosure`]).

use super::column_id::{Axis, ColumnId};
use crate::model::brief::ChapterName;

/// What a picture of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// First key down, second across, coverage as colour and number.
    HeatMap,
    /// A bar a row: the gap, with its range from low to high.
    LargestGaps,
    /// Two bars a row: need and covered.
    NeedAgainstCovered,
    /// Three bars a row: need, the places that are open to it, covered.
    PlacesAgainstNeed,
    /// First key down, second across, number of offers as colour and number.
    OffersGrid,
    /// First key down, life phases across, with the transitions between them.
    Chain,
    /// Coverage of the districts where they lie.
    Map,
    /// A bar a topic, divided by the types of its gaps.
    GapTypes,
    /// Coverage of each category, with its range, beside that of the town.
    CoverageByGroup,
    /// From last year's gap to this year's, cause by cause.
    Waterfall,
    /// Coverage of groups last year and this year, joined by lines.
    Slope,
    /// The gap step by step, with the offers that end.
    Timeline,
    /// The gap against money, a step an amount.
    Money,
    /// A line an offer, from the reference date to its last day.
    Endings,
    /// A bar a year: need, places and gap below one another.
    Series,
    /// Inhabitants of each group, and a panel of its need for each topic.
    Inhabitants,
    /// A small map of coverage for each topic.
    TopicMaps,
}

impl ChartKind {
    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            ChartKind::HeatMap => "heat_map",
            ChartKind::LargestGaps => "largest_gaps",
            ChartKind::NeedAgainstCovered => "need_against_covered",
            ChartKind::PlacesAgainstNeed => "places_against_need",
            ChartKind::OffersGrid => "offers_grid",
            ChartKind::Chain => "chain",
            ChartKind::Map => "map",
            ChartKind::GapTypes => "gap_types",
            ChartKind::CoverageByGroup => "coverage_by_group",
            ChartKind::Waterfall => "waterfall",
            ChartKind::Slope => "slope",
            ChartKind::Timeline => "timeline",
            ChartKind::Money => "money",
            ChartKind::Endings => "endings",
            ChartKind::Series => "series",
            ChartKind::Inhabitants => "inhabitants",
            ChartKind::TopicMaps => "topic_maps",
        }
    }
}

/// What is to be known of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableSpec {
    pub audience: Audience,
    pub order: Order,
    /// The picture of it, with the name of its file.
    pub chart: Option<(ChartKind, &'static str)>,
}

/// Who may see a table, once it is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: it stands in this chapter of the report.
    Everybody(ChapterName),
    /// The planner only.
    Planner,
}

/// What the order of a table's rows tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Nothing: it is that of the vocabulary, or of time.
    Fixed,
    /// A list of the largest by this column: a row whose number is withheld leaves it.
    Ranking(ColumnId),
    /// What single steps would do, the most first: a row whose number is withheld stands at the end.
    Effects(ColumnId),
    /// The same of steps that nobody has decided. Their effects count nobody: small ones are left out, but need
    /// not stay wide as a small need must.
    Proposals(ColumnId),
}

macro_rules! own_tables {
    ($($id:ident = $name:literal, $audience:expr, $order:expr, $chart:expr;)+) => {
        /// A table.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableId {
            /// Cells summed up by dimensions of the town.
            By(Vec<Axis>),
            /// Need in 1 000 persons, by topic and this dimension.
            Rates(Axis),
            $($id),+
        }

        impl TableId {
            /// All but those by the town's dimensions; those of a chapter in the order in which they stand in it.
            pub const OWN: &'static [TableId] = &[$(TableId::$id),+];

            /// The name of one of the program's own tables in files; none: the town's dimensions name it.
            pub fn name(&self) -> Option<&'static str> {
                match self {
                    TableId::By(_) | TableId::Rates(_) => None,
                    $(TableId::$id => Some($name)),+
                }
            }

            pub fn spec(&self) -> TableSpec {
                let (audience, order, chart) = match self {
                    TableId::By(_) => (Audience::Everybody(ChapterName::Gaps), Order::Fixed, None),
                    TableId::Rates(_) => (Audience::Everybody(ChapterName::Need), Order::Fixed, None),
                    $(TableId::$id => ($audience, $order, $chart)),+
                };
                TableSpec { audience, order, chart }
            }
        }
    };
}

use Audience::{Everybody, Planner};
use Order::{Effects, Fixed, Proposals, Ranking};

own_tables! {
    Directory = "directory", Everybody(ChapterName::Inventory), Fixed,
        Some((ChartKind::Endings, "endings"));
    AreaOffers = "area_offers", Everybody(ChapterName::Inventory), Fixed, None;
    OffersByTopic = "offers_by_topic", Everybody(ChapterName::Inventory), Fixed, None;
    Evidence = "evidence", Everybody(ChapterName::Need), Fixed, None;
    Bottlenecks = "bottlenecks", Everybody(ChapterName::Bottlenecks), Ranking(ColumnId::Gap), None;
    ChainBreaks = "chain_breaks", Everybody(ChapterName::Chain), Ranking(ColumnId::Need), None;
    ChainTopic = "chain_topic", Everybody(ChapterName::Chain), Fixed,
        Some((ChartKind::Chain, "chain_topic"));
    ChainDistrict = "chain_district", Everybody(ChapterName::Chain), Fixed,
        Some((ChartKind::Chain, "chain_district"));
    ChainBetweenTopics = "chain_between_topics", Everybody(ChapterName::Chain), Fixed, None;
    LargestGaps = "largest_gaps", Everybody(ChapterName::Gaps), Ranking(ColumnId::Gap),
        Some((ChartKind::LargestGaps, "largest_gaps"));
    GapTypes = "gap_types", Everybody(ChapterName::Gaps), Fixed, None;
    GapTypesByTopic = "gap_types_topic", Everybody(ChapterName::Gaps), Fixed,
        Some((ChartKind::GapTypes, "gap_types_topic"));
    OutOfReach = "out_of_reach", Everybody(ChapterName::Gaps), Fixed, None;
    AreaGapTypes = "area_gap_types", Everybody(ChapterName::Gaps), Fixed, None;
    AreaChain = "area_chain", Everybody(ChapterName::Chain), Fixed, None;
    AreaSimilar = "area_similar", Everybody(ChapterName::Gaps), Fixed, None;
    Equity = "equity", Everybody(ChapterName::Gaps), Fixed, None;
    Openness = "openness", Everybody(ChapterName::Openness), Fixed, None;
    OnlyFor = "only_for", Everybody(ChapterName::Openness), Fixed, None;
    Usage = "usage", Everybody(ChapterName::Usage), Fixed, None;
    Proposals = "proposals", Everybody(ChapterName::Levers), Proposals(ColumnId::Relief), None;
    AreaProposals = "area_proposals", Everybody(ChapterName::Levers), Proposals(ColumnId::Relief), None;
    Plan = "plan", Everybody(ChapterName::Levers), Ranking(ColumnId::Change), None;
    ReviewCauses = "review_causes", Everybody(ChapterName::Development), Fixed,
        Some((ChartKind::Waterfall, "review_causes"));
    ReviewGroups = "review_groups", Everybody(ChapterName::Development), Fixed,
        Some((ChartKind::Slope, "review_groups"));
    ReviewOffers = "review_offers", Everybody(ChapterName::Development), Fixed, None;
    ReviewSeries = "review_series", Everybody(ChapterName::Development), Fixed,
        Some((ChartKind::Series, "review_series"));
    ReviewMeasures = "review_measures", Everybody(ChapterName::Development), Fixed, None;
    ReviewNotComparable = "review_not_comparable", Everybody(ChapterName::Development), Fixed, None;
    OutlookSteps = "outlook_steps", Everybody(ChapterName::Outlook), Fixed,
        Some((ChartKind::Timeline, "outlook"));
    OutlookEndings = "outlook_endings", Everybody(ChapterName::Outlook), Effects(ColumnId::LostAlone), None;
    Options = "options", Everybody(ChapterName::Money), Fixed, None;
    Amounts = "amounts", Everybody(ChapterName::Money), Fixed,
        Some((ChartKind::Money, "money"));
    Goals = "goals", Everybody(ChapterName::CrossCutting), Fixed, None;
    WorkingGroups = "working_groups", Everybody(ChapterName::WorkingGroups), Fixed, None;
    ResourcesByDistrict = "resources_by_district", Everybody(ChapterName::Resources), Fixed, None;
    Freshness = "freshness", Everybody(ChapterName::Limits), Fixed, None;
    Definitions = "definitions", Everybody(ChapterName::Method), Fixed, None;
    Cells = "cells", Planner, Fixed, None;
    Gaps = "gaps", Planner, Fixed, None;
    Decided = "decided", Planner, Fixed, None;
    Reserve = "reserve", Planner, Fixed, None;
    Groups = "groups", Planner, Fixed, None;
    Nearest = "nearest", Planner, Fixed, None;
    WhiteSpots = "white_spots", Planner, Fixed, None;
    NewPlaces = "new_places", Planner, Fixed, None;
    Chain = "chain", Planner, Fixed, None;
    Levers = "levers", Planner, Fixed, None;
    MorePlaces = "more_places", Planner, Fixed, None;
    UsageByOffer = "usage_by_offer", Planner, Fixed, None;
    ReviewSummary = "review_summary", Planner, Fixed, None;
    ReviewCells = "review_cells", Planner, Fixed, None;
    ReviewPackages = "review_packages", Planner, Fixed, None;
    Package = "package", Planner, Fixed, None;
    PackageFrontier = "package_frontier", Planner, Fixed, None;
    PackageLosing = "package_losing", Planner, Fixed, None;
    PackageCertificate = "package_certificate", Planner, Fixed, None;
    PackageConditions = "package_conditions", Planner, Fixed, None;
    ExplainReasons = "explain_reasons", Planner, Fixed, None;
    ExplainReaching = "explain_reaching", Planner, Fixed, None;
    ExplainNotOpen = "explain_not_open", Planner, Fixed, None;
    ExplainOpenings = "explain_openings", Planner, Fixed, None;
    ExplainSharedOffers = "explain_shared_offers", Planner, Fixed, None;
}

impl TableId {
    /// Whether it lists what single steps would change that nobody has decided.
    pub fn lists_proposals(&self) -> bool {
        matches!(self.spec().order, Order::Proposals(_))
    }

    /// Whether it lists the largest only.
    pub fn is_ranking(&self) -> bool {
        matches!(self.spec().order, Order::Ranking(_))
    }

    pub fn is_public(&self) -> bool {
        matches!(self.spec().audience, Audience::Everybody(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tables_have_the_same_name() {
        let names = TableId::OWN.iter().filter_map(TableId::name);
        let distinct: std::collections::BTreeSet<&str> = names.collect();
        assert_eq!(distinct.len(), TableId::OWN.len());
    }

    #[test]
    fn no_two_columns_have_the_same_name() {
        let distinct: std::collections::BTreeSet<&&str> = ColumnId::NAMES.iter().collect();
        assert_eq!(distinct.len(), ColumnId::NAMES.len());
    }
}
