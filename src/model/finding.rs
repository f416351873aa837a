//! Something wrong or doubtful in an input: what, where, what was seen there, and what to do.
//!
//! All codes stand in one list below; their texts stand under `finding-<name>` in
//! `locales/*/findings.ftl`, the advice as the message's attribute.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::{Argument, Label, Language, count, number, text};
use crate::vocabulary::quantity::Quantity;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The row, column or file cannot be used as it is.
    Error,
    /// It was used, but a person should look.
    Warning,
    /// How the program understood something.
    Note,
}

macro_rules! codes {
    ($($variant:ident = $id:literal $severity:ident $name:literal),* $(,)?) => {
        /// What a finding is about. The identifier is stable from one version to the next.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(
                #[doc = concat!("`", $id, "`: `", $name, "` in the locales.")]
                $variant
            ),*
        }

        impl Code {
            /// Every code, in the order of their identifiers.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// The stable identifier, such as `L301`.
            pub fn id(self) -> &'static str {
                match self { $(Code::$variant => $id),* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// The name of its text in the locales.
            pub fn message(self) -> &'static str {
                match self { $(Code::$variant => concat!("finding-", $name)),* }
            }
        }
    };
}

codes! {
    // 1xx: files
    FileMissing = "L101" Error "file-missing",
    FileIsFolder = "L102" Error "file-is-folder",
    FileEmpty = "L103" Error "file-empty",
    FileWithoutRows = "L104" Error "file-without-rows",
    SheetMissing = "L108" Error "sheet-missing",
    FileBinary = "L105" Error "file-binary",
    FileUnreadable = "L106" Error "file-unreadable",
    EncodingDoubtful = "L107" Error "encoding-doubtful",
    LimitExceeded = "L109" Error "limit-exceeded",
    FileLocked = "L119" Error "file-locked",
    RowTooShort = "L110" Error "row-too-short",
    RowTooLong = "L111" Error "row-too-long",
    QuoteOpen = "L112" Error "quote-open",
    ListUnquoted = "L113" Error "list-unquoted",
    ProjectIsFile = "L114" Error "project-is-file",
    NeedsMissing = "L115" Error "needs-missing",
    OffersMissing = "L116" Error "offers-missing",
    RatesWithoutPopulation = "L140" Error "rates-without-population",
    RunWithoutCopies = "L117" Error "run-without-copies",
    CopyChanged = "L118" Error "copy-changed",
    SettingsInvalid = "L120" Error "settings-invalid",
    SettingsUnknownReference = "L121" Error "settings-unknown-reference",
    ReportTwice = "L122" Error "report-twice",
    MapNotDegrees = "L123" Error "map-not-degrees",
    MapDistrictUnknown = "L124" Warning "map-district-unknown",
    MapDistrictMissing = "L125" Note "map-district-missing",
    MapInvalid = "L126" Error "map-invalid",
    MapRead = "L127" Note "map-read",
    TwoEditions = "L130" Error "two-editions",
    NeedsTwoEditions = "L131" Error "needs-two-editions",
    FindingsCounted = "L190" Note "findings-counted",
    // 2xx: columns
    ColumnMissing = "L201" Error "column-missing",
    ColumnTwice = "L202" Error "column-twice",
    ColumnUnknown = "L203" Note "column-unknown",
    CountColumnUnknown = "L204" Error "count-column-unknown",
    CountColumnsMany = "L208" Error "count-columns-many",
    RowsArePersons = "L205" Note "rows-are-persons",
    ColumnLooksUsed = "L206" Warning "column-looks-used",
    ColumnUnnamed = "L221" Warning "column-unnamed",
    CountColumnMissing = "L207" Error "count-column-missing",
    HeaderBelow = "L210" Note "header-below",
    RowsPassedOver = "L211" Note "rows-passed-over",
    ColumnsAsRows = "L212" Note "columns-as-rows",
    SaidOfAllRows = "L213" Note "said-of-all-rows",
    CellsMerged = "L214" Note "cells-merged",
    FormulaUncalculated = "L215" Error "formula-uncalculated",
    BlanksBelow = "L216" Warning "blanks-below",
    SheetsPassedOver = "L217" Note "sheets-passed-over",
    SheetHidden = "L218" Warning "sheet-hidden",
    ColumnsOfWholeRows = "L220" Warning "columns-of-whole-rows",
    LayoutChanged = "L231" Warning "layout-changed",
    RowsHidden = "L230" Warning "rows-hidden",
    ColumnsHidden = "L232" Warning "columns-hidden",
    AreasAreLevels = "L219" Note "areas-are-levels",
    // 3xx: single values
    CategoryUnknown = "L301" Error "category-unknown",
    CategoryAmbiguous = "L302" Error "category-ambiguous",
    CategoryAlike = "L303" Warning "category-alike",
    NameInTwoForms = "L349" Warning "name-in-two-forms",
    NumberInvalid = "L310" Error "number-invalid",
    NumberNegative = "L311" Error "number-negative",
    NumberEmpty = "L312" Error "number-empty",
    NumberRead = "L313" Note "number-read",
    NumberAmbiguous = "L315" Error "number-ambiguous",
    NumberUnit = "L316" Error "number-unit",
    NumberAbout = "L317" Warning "number-about",
    NumberRange = "L318" Warning "number-range",
    NumberAtLeast = "L348" Warning "number-at-least",
    NumberNothing = "L319" Note "number-nothing",
    NumberNotKnown = "L336" Note "number-not-known",
    NeedUnknown = "L337" Error "need-unknown",
    NumberTooLarge = "L314" Error "number-too-large",
    YearInvalid = "L320" Error "year-invalid",
    AgeInvalid = "L321" Error "age-invalid",
    AgesReversed = "L322" Error "ages-reversed",
    AgeTooOld = "L327" Error "age-too-old",
    AgeOutside = "L323" Error "age-outside",
    AgesTouch = "L324" Warning "ages-touch",
    AgesShared = "L325" Warning "ages-shared",
    AgesContradict = "L326" Error "ages-contradict",
    AgeInWords = "L328" Note "age-in-words",
    AgeFromDate = "L329" Warning "age-from-date",
    AgeOver = "L334" Warning "age-over",
    AgesCut = "L339" Warning "ages-cut",
    DateInvalid = "L330" Error "date-invalid",
    DateImpossible = "L332" Error "date-impossible",
    DateMonthOnly = "L333" Error "date-month-only",
    DatesReversed = "L331" Error "dates-reversed",
    DateOpen = "L335" Note "date-open",
    DateNotKnown = "L338" Note "date-not-known",
    EvidenceUnknown = "L340" Error "evidence-unknown",
    ReachUnknown = "L341" Error "reach-unknown",
    WordForEverybody = "L342" Note "word-for-everybody",
    SignForNothing = "L343" Note "sign-for-nothing",
    WordAbbreviated = "L344" Note "word-abbreviated",
    TargetRead = "L345" Note "target-read",
    TargetUnknown = "L346" Warning "target-unknown",
    TargetUntold = "L347" Warning "target-untold",
    RateAboveOne = "L350" Error "rate-above-one",
    RateEndsReversed = "L351" Error "rate-ends-reversed",
    RateKindUnknown = "L352" Error "rate-kind-unknown",
    RateWithoutTopic = "L353" Error "rate-without-topic",
    RateWithoutSource = "L354" Warning "rate-without-source",
    PositionsRead = "L370" Note "positions-read",
    PositionOutside = "L371" Warning "position-outside",
    PositionInvalid = "L372" Warning "position-invalid",
    PositionElsewhere = "L373" Warning "position-elsewhere",
    LocationsOutside = "L374" Warning "locations-outside",
    OfferWithoutPosition = "L375" Note "offer-without-position",
    TravelUnknown = "L376" Warning "travel-unknown",
    TravelRead = "L377" Note "travel-read",
    TravelUnread = "L378" Error "travel-unread",
    TravelTimeInvalid = "L379" Warning "travel-time-invalid",
    // 4xx: rows of one file
    OfferTwice = "L401" Error "offer-twice",
    OfferAlike = "L402" Warning "offer-alike",
    OfferWithoutId = "L403" Note "offer-without-id",
    OfferTargetBlank = "L404" Note "offer-target-blank",
    OfferCapacityBlank = "L405" Warning "offer-capacity-blank",
    OfferLeadsNowhere = "L406" Warning "offer-leads-nowhere",
    NeedTwice = "L410" Warning "need-twice",
    NeedBesideBreakdown = "L411" Warning "need-beside-breakdown",
    NeedWithheld = "L412" Note "need-withheld",
    NeedUntold = "L415" Warning "need-untold",
    NeedsFromTwoSources = "L416" Warning "needs-from-two-sources",
    YearMissing = "L413" Error "year-missing",
    RatesTie = "L420" Error "rates-tie",
    RateKindsMixed = "L421" Error "rate-kinds-mixed",
    NeedBounded = "L450" Note "need-bounded",
    SumLeftOut = "L440" Note "sum-left-out",
    SumDiffers = "L441" Warning "sum-differs",
    SumOrData = "L442" Error "sum-or-data",
    MaybeSum = "L443" Warning "maybe-sum",
    NotAnOffer = "L444" Warning "not-an-offer",
    OfferYears = "L445" Note "offer-years",
    OfferYearsOver = "L446" Error "offer-years-over",
    LatestYearSmall = "L447" Warning "latest-year-small",
    LatestYearFar = "L455" Warning "latest-year-far",
    OfferNamedSum = "L452" Warning "offer-named-sum",
    PartLeftOut = "L453" Warning "part-left-out",
    FigureLeftOut = "L456" Warning "figure-left-out",
    OfferNotOpen = "L454" Warning "offer-not-open",
    SumByNumber = "L449" Warning "sum-by-number",
    DaysOfOneYear = "L451" Warning "days-of-one-year",
    SchoolYears = "L448" Note "school-years",
    // 5xx: between files
    CategoryOnlyInOffers = "L501" Warning "category-only-in-offers",
    CategoryOnlyInNeeds = "L502" Warning "category-only-in-needs",
    UnitsDiffer = "L503" Warning "units-differ",
    TopicWithoutOffers = "L504" Warning "topic-without-offers",
    NeedsOfYearMissing = "L505" Error "needs-of-year-missing",
    VocabularyFromData = "L506" Note "vocabulary-from-data",
    WaitingWithoutGap = "L507" Warning "waiting-without-gap",
    FreeBesideGap = "L508" Note "free-beside-gap",
    RateFinerThanPeople = "L510" Error "rate-finer-than-people",
    RateWithoutPeople = "L511" Warning "rate-without-people",
    RatesBesideCounted = "L512" Note "rates-beside-counted",
    RateAgesSpread = "L513" Warning "rate-ages-spread",
    RateOfLaterYear = "L514" Warning "rate-of-later-year",
    PopulationContradicts = "L520" Error "population-contradicts",
    PopulationNotMet = "L521" Error "population-not-met",
    PopulationOverlaps = "L522" Error "population-overlaps",
    PopulationTooFine = "L523" Error "population-too-fine",
    PopulationJoined = "L524" Note "population-joined",
    ColumnByChance = "L530" Warning "column-by-chance",
    ColumnDivides = "L532" Warning "column-divides",
    PhaseWithoutAges = "L531" Error "phase-without-ages",
    // 6xx: between years
    OfferLikelySame = "L601" Warning "offer-likely-same",
    DefinitionsDiffer = "L602" Warning "definitions-differ",
    SettingsDiffer = "L603" Warning "settings-differ",
    CrosswalkDimensionUnknown = "L610" Error "crosswalk-dimension-unknown",
    CrosswalkCategoryUnknown = "L611" Error "crosswalk-category-unknown",
    CrosswalkWeights = "L612" Error "crosswalk-weights",
    MeasureAimsAtNothing = "L620" Error "measure-aims-at-nothing",
    ProjectionOverlaps = "L630" Error "projection-overlaps",
    ChoiceActUnknown = "L640" Error "choice-act-unknown",
    ChoiceOfferUnknown = "L641" Error "choice-offer-unknown",
    ChoiceIncomplete = "L642" Error "choice-incomplete",
    ChoiceNeedsUnknown = "L643" Error "choice-needs-unknown",
    ConditionUnknown = "L644" Error "condition-unknown",
    ConditionInvalid = "L645" Error "condition-invalid",
    ConditionNotKept = "L646" Warning "condition-not-kept",
    HousingIncomplete = "L650" Error "housing-incomplete",
}

impl Code {
    /// Whether what it is about can be left out and the rest analysed: rows can, but neither files nor
    /// settings, columns or the year.
    pub fn can_be_left_out(self) -> bool {
        let whole = [
            Code::FileMissing,
            Code::FileIsFolder,
            Code::FileEmpty,
            Code::FileWithoutRows,
            Code::SheetMissing,
            Code::FileBinary,
            Code::FileUnreadable,
            Code::FileLocked,
            Code::EncodingDoubtful,
            Code::LimitExceeded,
            Code::ProjectIsFile,
            Code::NeedsMissing,
            Code::RatesWithoutPopulation,
            Code::RateKindsMixed,
            Code::PopulationContradicts,
            Code::PopulationNotMet,
            Code::PopulationOverlaps,
            Code::PopulationTooFine,
            Code::OffersMissing,
            Code::RunWithoutCopies,
            Code::CopyChanged,
            Code::SettingsInvalid,
            Code::SettingsUnknownReference,
            Code::ReportTwice,
            Code::ConditionUnknown,
            Code::ConditionInvalid,
            Code::MapNotDegrees,
            Code::MapInvalid,
            Code::TwoEditions,
            Code::NeedsTwoEditions,
            Code::ColumnMissing,
            Code::ColumnTwice,
            Code::CountColumnUnknown,
            Code::CountColumnMissing,
            Code::SumOrData,
            Code::OfferYearsOver,
            Code::YearMissing,
            Code::NeedsOfYearMissing,
        ];
        !whole.contains(&self)
    }
}

/// Lines of one file: the first few, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// Line numbers as an editor shows them, the header being line 1; at most [`Lines::KEPT`].
    #[serde(serialize_with = "few")]
    pub first: Vec<u64>,
    /// How many there are, those that are not kept among them.
    pub total: u64,
}

/// The lines that are named one by one.
fn few<S: serde::Serializer>(lines: &[u64], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lines.iter().take(Lines::NAMED))
}

impl Lines {
    /// How many line numbers a finding carries: enough to mark them all in a copy that a person mends.
    pub const KEPT: usize = 100_000;
    /// How many line numbers are named where people read them.
    pub const NAMED: usize = 5;

    /// A single line.
    pub fn one(line: u64) -> Lines {
        Lines {
            first: vec![line],
            total: 1,
        }
    }

    /// Adds the lines of another finding of the same kind.
    pub fn add_all(&mut self, more: &Lines) {
        let room = Lines::KEPT.saturating_sub(self.first.len());
        self.first.extend(more.first.iter().take(room));
        self.first.sort_unstable();
        self.total += more.total;
    }

    /// One line more; beyond [`Lines::KEPT`] it is only counted.
    pub fn add(&mut self, line: u64) {
        if self.first.len() < Lines::KEPT {
            self.first.push(line);
        }
        self.total += 1;
    }
}

/// Where in an input something was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file's name as it is shown, without its folder.
    pub file: String,
    /// The sheet of a workbook; its rows are counted like lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The lines that it is about; none: the file as a whole.
    pub lines: Lines,
    /// The column's name as the file writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<String>) -> Place {
        Place {
            file: file.into(),
            ..Place::default()
        }
    }
}

/// The first line that a finding is about, and which part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or a piece of it, without line breaks.
    pub line: String,
    /// Byte range within `line`.
    pub span: std::ops::Range<usize>,
}

/// What fills the gaps in a finding's text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// Words as the input has them.
    Text(String),
    /// Of lines, rows, files and the like.
    Count(u64),
    /// Cases or places; may have decimals.
    Amount(f64),
    /// Words as the input has them, in the order in which they are shown.
    List(Vec<String>),
    /// A name that each language has its own word for.
    Label(Label),
    /// Names that each language has its own words for.
    Labels(Vec<Label>),
}

/// Something wrong or doubtful in an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub code: Code,
    /// Where it was seen.
    pub place: Place,
    /// The value that was seen, as the file has it.
    pub seen: Option<String>,
    /// What fills the placeables of its text, by their names in the locales.
    pub details: Vec<(&'static str, Detail)>,
    /// The first line that it is about, if it can be shown.
    pub excerpt: Option<Excerpt>,
    /// Further values of the same column with the same mistake: see [`by_kind`].
    pub alike: Vec<String>,
}

/// What stops a file from being read.
pub type Stopped = Box<Finding>;

/// A file cannot be read, for the reason that the system or a reader gives.
pub fn unreadable(place: &Place, error: &dyn std::fmt::Display) -> Stopped {
    let finding = Finding::new(Code::FileUnreadable, place.clone());
    Box::new(finding.detail("reason", error.to_string()))
}

impl Finding {
    /// A finding without details.
    pub fn new(code: Code, place: Place) -> Finding {
        Finding {
            code,
            place,
            seen: None,
            details: Vec::new(),
            excerpt: None,
            alike: Vec::new(),
        }
    }

    /// With the value that was seen.
    pub fn seen(mut self, value: impl Into<String>) -> Finding {
        self.seen = Some(value.into());
        self
    }

    /// What was seen is called by its name in the reader's language.
    pub fn seen_as(self, label: Label) -> Finding {
        self.seen(label.de.as_str()).detail("seen", label)
    }

    /// What was seen, in a language where it has a name in it.
    pub fn seen_in(&self, language: Language) -> Option<&str> {
        let named = self.details.iter().find_map(|detail| match detail {
            ("seen", Detail::Label(label)) => Some(label.in_language(language)),
            _ => None,
        });
        named.or(self.seen.as_deref())
    }

    /// With what fills the placeable of this name in its text.
    pub fn detail(mut self, name: &'static str, value: impl Into<Detail>) -> Finding {
        self.details.push((name, value.into()));
        self
    }

    /// With the first line that it is about.
    pub fn excerpt(mut self, excerpt: Option<Excerpt>) -> Finding {
        self.excerpt = excerpt;
        self
    }

    /// What is wrong, in one sentence.
    pub fn message(&self, language: Language) -> String {
        let texts = language.texts();
        let message = texts.with(self.code.message(), &self.arguments(language));
        if self.alike.is_empty() {
            return message;
        }
        let arguments = [
            ("count", count(self.alike.len() as u64)),
            (
                "examples",
                text(listed(self.alike.iter().map(String::as_str), language)),
            ),
        ];
        format!(
            "{} {}",
            message.trim_end(),
            texts.with("finding-alike", &arguments)
        )
    }

    /// The value as an example of its kind: with what was read instead, or probably meant.
    fn example(&self) -> String {
        let seen = shorten(self.seen.as_deref().unwrap_or_default());
        let read = self
            .details
            .iter()
            .find_map(|(name, detail)| match (*name, detail) {
                ("number", Detail::Amount(number)) => Some(number.to_string()),
                ("suggestion", Detail::Text(word)) if !word.is_empty() => Some(shorten(word)),
                _ => None,
            });
        match read {
            Some(read) => format!("{seen} → {read}"),
            None => seen,
        }
    }

    /// What to do about it.
    pub fn advice(&self, language: Language) -> Option<String> {
        language
            .texts()
            .advice(self.code.message(), &self.arguments(language))
    }

    /// `file`, `column`, `line`, `rows`, `seen` and the details; lists are written out, and an empty
    /// list or text selects the variant `[none]`.
    fn arguments(&self, language: Language) -> Vec<Argument<'static>> {
        let mut arguments = vec![
            ("file", text(self.place.file.clone())),
            (
                "column",
                text(self.place.column.clone().unwrap_or_default()),
            ),
            (
                "line",
                count(self.place.lines.first.first().copied().unwrap_or(0)),
            ),
            ("rows", count(self.place.lines.total)),
            (
                "seen",
                text(shorten(self.seen_in(language).unwrap_or_default())),
            ),
        ];
        for (name, detail) in self.details.iter().filter(|(name, _)| *name != "seen") {
            let value = match detail {
                Detail::Text(words) if words.is_empty() => text("none"),
                Detail::List(words) if words.is_empty() => text("none"),
                Detail::Labels(labels) if labels.is_empty() => text("none"),
                Detail::Text(words) => text(shorten(words)),
                Detail::Label(label) => text(shorten(label.in_language(language))),
                Detail::Count(whole) => count(*whole),
                Detail::Amount(amount) => number(*amount),
                Detail::List(words) => text(listed(words.iter().map(String::as_str), language)),
                Detail::Labels(labels) => {
                    let words = labels.iter().map(|label| label.in_language(language));
                    text(listed(words, language))
                }
            };
            arguments.push((name, value));
        }
        arguments
    }
}

/// From so many values of one column with the same mistake on, they are one finding.
const ONE_FROM: usize = 3;

/// The findings as people read them: the same mistake in many values of one column is one finding, with the others
/// as examples. A person mends a column, not cell by cell.
pub fn by_kind(findings: &[Finding]) -> Vec<Finding> {
    type Kind = (Code, String, Option<String>, String);
    let kind = |finding: &Finding| -> Option<Kind> {
        let seen = finding.seen.as_deref().unwrap_or_default();
        let column = finding.place.column.clone()?;
        let place = &finding.place;
        (!seen.trim().is_empty()).then(|| {
            (
                finding.code,
                place.file.clone(),
                place.sheet.clone(),
                column,
            )
        })
    };
    let mut sizes: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in findings.iter().filter_map(kind) {
        *sizes.entry(kind).or_default() += 1;
    }
    let mut first: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut together: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let kind =
            kind(finding).filter(|kind| sizes.get(kind).is_some_and(|size| *size >= ONE_FROM));
        match kind.as_ref().and_then(|kind| first.get(kind)) {
            Some(position) => {
                let one = &mut together[*position];
                one.alike.push(finding.example());
                one.place.lines.add_all(&finding.place.lines);
            }
            None => {
                first.extend(kind.map(|kind| (kind, together.len())));
                together.push(finding.clone());
            }
        }
    }
    together
}

impl From<&str> for Detail {
    fn from(words: &str) -> Detail {
        Detail::Text(words.to_string())
    }
}

impl From<String> for Detail {
    fn from(words: String) -> Detail {
        Detail::Text(words)
    }
}

impl From<Quantity> for Detail {
    fn from(quantity: Quantity) -> Detail {
        Detail::Amount(quantity.as_f64())
    }
}

impl From<Label> for Detail {
    fn from(label: Label) -> Detail {
        Detail::Label(label)
    }
}

impl From<u64> for Detail {
    fn from(number: u64) -> Detail {
        Detail::Count(number)
    }
}

impl From<Vec<Label>> for Detail {
    fn from(labels: Vec<Label>) -> Detail {
        Detail::Labels(labels)
    }
}

impl From<Vec<String>> for Detail {
    fn from(words: Vec<String>) -> Detail {
        Detail::List(words)
    }
}

/// How many entries of a list a sentence names.
const NAMED: usize = 12;

/// `a, b, c`; a long list ends with how many more there are.
fn listed<'a>(words: impl ExactSizeIterator<Item = &'a str> + Clone, language: Language) -> String {
    let mut named: Vec<String> = words.clone().take(NAMED).map(shorten).collect();
    if words.len() > NAMED {
        let more = count((words.len() - NAMED) as u64);
        named.push(language.texts().with("and-more", &[("count", more)]));
    }
    named.join(", ")
}

/// The longest value that a message shows whole, in characters.
const SHOWN: usize = 60;

/// A value fit for a sentence: control characters and directional marks made visible, not too long.
pub fn shorten(value: &str) -> String {
    let visible = |c: char| {
        let invisible = c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if invisible { '␣' } else { c }
    };
    let mut short: String = value.chars().take(SHOWN).map(visible).collect();
    if value.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}
