//! What a report is to say, and to whom.

use super::settings::Served;
use crate::language::Language;
use crate::vocabulary::dimension::Node;

/// The chapters of a report, in their order: that of § 80 SGB VIII, which asks for the stock, the need, and
/// the plans that follow from both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChapterName {
    /// The paper's first page: the town in key figures and sentences.
    Summary,
    /// What is there: offers and places.
    Inventory,
    /// What is needed, by topic, phase, district and group.
    Need,
    /// Where need and places do not meet, and why.
    Gaps,
    /// Cells and offers that share too few places.
    Bottlenecks,
    /// From one life phase to the next: links, transitions, breaks.
    Chain,
    /// For which groups offers are open.
    Openness,
    /// Occupied places and waiting lists.
    Usage,
    /// What would close gaps: openings, places, renewals.
    Levers,
    /// The year before beside this one.
    Development,
    /// The years to come, as far as endings are known.
    Outlook,
    /// What is possible for which money, if the town names options or a budget.
    Money,
    /// What each working group should look at.
    WorkingGroups,
    /// Views over topics, never added to them.
    CrossCutting,
    /// Money and posts.
    Resources,
    /// What the data do not say.
    Limits,
    /// How it was computed, and the rule of protection.
    Method,
}

impl ChapterName {
    /// In the order of the report.
    pub const ALL: [ChapterName; 17] = [
        ChapterName::Summary,
        ChapterName::Inventory,
        ChapterName::Need,
        ChapterName::Gaps,
        ChapterName::Bottlenecks,
        ChapterName::Chain,
        ChapterName::Openness,
        ChapterName::Usage,
        ChapterName::Levers,
        ChapterName::Development,
        ChapterName::Outlook,
        ChapterName::Money,
        ChapterName::WorkingGroups,
        ChapterName::CrossCutting,
        ChapterName::Resources,
        ChapterName::Limits,
        ChapterName::Method,
    ];

    /// The chapter of this name in the settings.
    pub fn named(word: &str) -> Option<ChapterName> {
        let mut all = ChapterName::ALL.into_iter();
        all.find(|chapter| chapter.key() == word)
    }

    /// Its name in the settings.
    pub fn key(self) -> String {
        self.id().replace('-', "_")
    }

    /// The name of its texts in the locales: `report-chapter-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            ChapterName::Summary => "summary",
            ChapterName::Inventory => "inventory",
            ChapterName::Need => "need",
            ChapterName::Gaps => "gaps",
            ChapterName::Bottlenecks => "bottlenecks",
            ChapterName::Chain => "chain",
            ChapterName::Openness => "openness",
            ChapterName::Usage => "usage",
            ChapterName::Levers => "levers",
            ChapterName::Development => "development",
            ChapterName::Outlook => "outlook",
            ChapterName::Money => "money",
            ChapterName::WorkingGroups => "working-groups",
            ChapterName::CrossCutting => "cross-cutting",
            ChapterName::Resources => "resources",
            ChapterName::Limits => "limits",
            ChapterName::Method => "method",
        }
    }
}

/// The areas of which a report of fact sheets has a page each: categories of one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Each {
    /// Its position in the vocabulary.
    pub dimension: usize,
    /// In the vocabulary's order.
    pub nodes: Vec<Node>,
}

/// What one report is asked to say; nothing about it is open any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The name of its folder; empty for the only report of a town that asks for none.
    pub name: String,
    /// In place of the usual title.
    pub title: Option<String>,
    /// For whom it is written, as the title page says it.
    pub committee: Option<String>,
    /// None: that of the project.
    pub language: Option<Language>,
    /// Dimensions and categories: those of one dimension are alternatives, dimensions narrow each other.
    pub filter: Vec<(usize, Node)>,
    /// Dimensions that tables break down by; none: the usual ones.
    pub tables: Option<Vec<Vec<usize>>>,
    /// In their order.
    pub chapters: Vec<ChapterName>,
    /// From which coverage on a link of the chain counts as served; none: the project's.
    pub served: Option<Served>,
    /// A page for each of these, in place of the chapters.
    pub each: Option<Each>,
}

impl Default for Brief {
    fn default() -> Brief {
        Brief {
            name: String::new(),
            title: None,
            committee: None,
            language: None,
            filter: Vec::new(),
            tables: None,
            chapters: ChapterName::ALL.to_vec(),
            served: None,
            each: None,
        }
    }
}
