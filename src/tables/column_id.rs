//! Which column it is: one of the program's own, or a dimension of the town.

use crate::vocabulary::dimension::{Dimension, Role};

/// A dimension of the town as a table's key. A town's own dimension is its position in the vocabulary, so that
/// it can never be taken for anything else, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    LifePhase,
    District,
    Topic,
    Group(usize),
}

impl Axis {
    /// The dimension at this position of the vocabulary.
    pub fn of(dimension: &Dimension, position: usize) -> Axis {
        match dimension.role {
            Role::LifePhase => Axis::LifePhase,
            Role::District => Axis::District,
            Role::Topic => Axis::Topic,
            Role::Group => Axis::Group(position),
        }
    }
}

macro_rules! own_columns {
    ($($id:ident = $name:literal),+ $(,)?) => {
        /// A column of a table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ColumnId {
            /// A key: categories of a dimension.
            Dimension(Axis),
            /// The same of the offer that hands over, and of the one that it hands over to.
            From(Axis),
            To(Axis),
            $($id),+
        }

        impl ColumnId {
            /// The names of the program's own columns in CSV and JSON.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name of one of the program's own columns in CSV and JSON; none: the town named it.
            pub fn name(self) -> Option<&'static str> {
                match self {
                    ColumnId::Dimension(_) | ColumnId::From(_) | ColumnId::To(_) => None,
                    $(ColumnId::$id => Some($name)),+
                }
            }
        }
    };
}

own_columns! {
    // counts of cells
    Need = "need",
    NeedLow = "need_low",
    NeedHigh = "need_high",
    NeedAtLeast = "need_at_least",
    NeedAtMost = "need_at_most",
    Decided = "decided",
    DecidedCovered = "decided_covered",
    DecidedGap = "decided_gap",
    ReserveShare = "reserve_share",
    Reserve = "reserve",
    MissingWithReserve = "missing_with_reserve",
    GroupsLow = "groups_low",
    GroupsHigh = "groups_high",
    PostsLow = "posts_low",
    PostsHigh = "posts_high",
    CostLow = "cost_low",
    CostHigh = "cost_high",
    NearestMedian = "nearest_median_metres",
    NearestWithin500 = "nearest_within_500",
    NearestWithin1000 = "nearest_within_1000",
    NearestWithin2000 = "nearest_within_2000",
    FreeMedian = "free_median_metres",
    FreeWithin500 = "free_within_500",
    FreeWithin1000 = "free_within_1000",
    FreeWithin2000 = "free_within_2000",
    OutOfReach = "out_of_reach",
    CasesOutOfReach = "need_out_of_reach",
    GapWithinReach = "gap_within_reach",
    NearestOffer = "nearest_offer",
    NearestMetres = "nearest_metres",
    ReachMetres = "reach_metres",
    Location = "location_id",
    Lat = "lat",
    Lon = "lon",
    Covered = "covered",
    CoveredLow = "covered_low",
    CoveredHigh = "covered_high",
    Gap = "gap",
    GapLow = "gap_low",
    GapHigh = "gap_high",
    Coverage = "coverage",
    CoverageLow = "coverage_low",
    CoverageHigh = "coverage_high",
    NotAssessable = "not_assessable",
    CellCount = "cells",
    CoveredBefore = "covered_before",
    CoveredAfter = "covered_after",
    NeedBefore = "need_before",
    NeedAfter = "need_after",
    GapBefore = "gap_before",
    GapBeforeLow = "gap_before_low",
    GapBeforeHigh = "gap_before_high",
    GapAfter = "gap_after",
    GapAfterLow = "gap_after_low",
    GapAfterHigh = "gap_after_high",
    Change = "change",
    // words about them
    GapType = "gap_type",
    Certainty = "certainty",
    Reason = "reason",
    Evidence = "evidence",
    Bottleneck = "bottleneck",
    Whom = "whom",
    Where = "where",
    // the vocabulary
    Dimensions = "dimension",
    Category = "category",
    Definition = "definition",
    Source = "source",
    Goal = "goal",
    WorkingGroup = "working_group",
    // offers
    Offer = "offer",
    OfferId = "id",
    Provider = "provider",
    Offers = "offers",
    OfferNames = "offer_names",
    Topics = "topics",
    Ages = "ages",
    Areas = "areas",
    NominalCapacity = "nominal_capacity",
    Providers = "providers",
    Places = "places",
    WithoutPlaces = "without_places",
    Staff = "staff",
    StaffStated = "staff_stated",
    AnnualCost = "annual_cost",
    CostStated = "cost_stated",
    Line = "line",
    ForAll = "for_all",
    ForSeveral = "for_several",
    ForOne = "for_one",
    NotStated = "not_stated",
    Taking = "taking",
    OnlyFor = "only_for",
    CheckedWithinYear = "checked_within_year",
    CheckedWithinTwo = "checked_within_two",
    CheckedEarlier = "checked_earlier",
    NotChecked = "not_checked",
    // how full they are
    UsageStated = "usage_stated",
    PlacesAtOnce = "places_at_once",
    Occupied = "occupied",
    Utilisation = "utilisation",
    Free = "free",
    WaitingStated = "waiting_stated",
    Waiting = "waiting",
    TopicGap = "topic_gap",
    GapReached = "gap_reached",
    Contradiction = "contradiction",
    // what single steps would change
    OpensIn = "opens_in",
    OpensTo = "opens_to",
    Spare = "spare",
    Step = "step",
    DecideBefore = "decide_before",
    PlaceCost = "place_cost",
    Relief = "relief",
    Gained = "gained",
    Gains = "gains",
    Lost = "lost",
    Loses = "loses",
    ReliefOfTen = "relief_of_ten",
    CostOfTen = "cost_of_ten",
    // the chain
    Link = "link",
    Transition = "transition",
    Between = "between",
    OffersBetween = "offers_between",
    DistrictsBridged = "districts_bridged",
    DistrictsHandedOver = "districts_handed_over",
    DistrictsPossiblyBridged = "districts_possibly_bridged",
    DistrictsOpen = "districts_open",
    TopicsBridged = "topics_bridged",
    TopicsHandedOver = "topics_handed_over",
    TopicsPossiblyBridged = "topics_possibly_bridged",
    TopicsOpen = "topics_open",
    Break = "break",
    ServedBefore = "served_before",
    BrokenUntil = "broken_until",
    HandOvers = "hand_overs",
    HandingOver = "handing_over",
    // rates and equity
    Population = "population",
    Rate = "rate",
    RateLow = "rate_low",
    RateHigh = "rate_high",
    Scale = "scale",
    Categories = "categories",
    LeftOut = "left_out",
    Best = "best",
    BestCoverage = "best_coverage",
    Worst = "worst",
    WorstCoverage = "worst_coverage",
    Difference = "difference",
    Ratio = "ratio",
    MeanDifference = "mean_difference",
    Theil = "theil",
    Concentration = "concentration",
    Slope = "slope",
    // areas beside each other
    Rank = "rank",
    SimilarArea = "similar_area",
    Distance = "distance",
    // what is to come
    Day = "day",
    GapThen = "gap_then",
    GapThenLow = "gap_then_low",
    GapThenHigh = "gap_then_high",
    MoreThanToday = "more_than_today",
    Ended = "ended",
    Begun = "begun",
    EndedNames = "ended_names",
    NeedThen = "need_then",
    NeedKept = "need_kept",
    LastDay = "last_day",
    Cause = "cause",
    LostAlone = "lost_alone",
    RegainedAlone = "regained_alone",
    // what is possible for which money
    Money = "money",
    InPackage = "in_package",
    Most = "most",
    Act = "act",
    Times = "times",
    TimesGenerous = "times_generous",
    ExpectedEffect = "expected_effect",
    ExpectedTogether = "expected_together",
    Package = "package",
    PerMoney = "cases_per_10000",
    Enters = "enters",
    Leaves = "leaves",
    Sum = "sum",
    Condition = "condition",
    LeastCovered = "least_covered",
    CoveredUndecided = "covered_undecided",
    CasesFewer = "cases_fewer",
    Furthest = "furthest",
    // between years
    Year = "year",
    Cases = "cases",
    GapChange = "gap_change",
    Status = "status",
    Certain = "certain",
    ByNeed = "by_need",
    BySupply = "by_supply",
    ByKnowledge = "by_knowledge",
    LeftOutBefore = "left_out_before",
    LeftOutAfter = "left_out_after",
    Turn = "turn",
    Changed = "changed",
    PlacesBefore = "places_before",
    PlacesAfter = "places_after",
    Effect = "effect",
    What = "what",
    Aim = "aim",
    Expected = "expected",
    Happened = "happened",
    Outcome = "outcome",
    Due = "due",
    State = "state",
    PlacesDecided = "places_decided",
    CostDecided = "cost_decided",
    EffectCertain = "effect_certain",
    EffectPossible = "effect_possible",
    DecidedOn = "decided_on",
    DecidedBy = "decided_by",
}

impl ColumnId {
    /// The columns with the ends that the unknowns leave open, low and high, for a measure that has them.
    pub fn ends(self) -> Option<(ColumnId, ColumnId)> {
        use ColumnId::*;
        Some(match self {
            Need => (NeedLow, NeedHigh),
            Covered => (CoveredLow, CoveredHigh),
            Gap => (GapLow, GapHigh),
            Coverage => (CoverageLow, CoverageHigh),
            GapBefore => (GapBeforeLow, GapBeforeHigh),
            GapAfter => (GapAfterLow, GapAfterHigh),
            GapThen => (GapThenLow, GapThenHigh),
            Rate => (RateLow, RateHigh),
            _ => return None,
        })
    }
}
