//! `lueckenlos.toml`: what stands in it, and the line of what is wrong there.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::inventory::files::encoding::{Decoded, Encoding};
use crate::inventory::files::settings::FileSettings;
use crate::inventory::limits::{Limit, Limits};
use crate::inventory::project::pasted::with_pasted_lines;
use crate::inventory::values::target_phrases::Phrase;
use crate::language::Language;
use crate::model::evidence::Evidence;
use crate::model::finding::{Code, Excerpt, Finding, Lines, Place, Stopped};
use crate::model::need_rate::RateKind;
use crate::model::settings::{
    BlankTarget, ChainSettings, Detour, ProtectionSettings, Reserved, Served,
};
use crate::vocabulary::settings::{DimensionSettings, ViewSettings};
use crate::vocabulary::words::normalised;

/// The settings file's name.
pub const SETTINGS_FILE: &str = "lueckenlos.toml";

/// What stands in `lueckenlos.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub name: Option<String>,
    pub language: Option<Language>,
    pub year: Option<i32>,
    pub reference_date: Option<toml::value::Datetime>,
    /// From where people come to an offer that does not say: `own`, the id of a level, `all`.
    pub default_reach: Option<String>,
    /// The same for offers of single topics and ages: the first that an offer fits.
    pub reach: Vec<ReachSettings>,
    /// How much longer the way on foot is than the straight line, and who says so.
    pub detour: Option<Detour>,
    pub detour_source: String,
    pub blank_target: BlankTarget,
    /// Lower and upper end of a count that the source withholds.
    pub withheld: Option<[u32; 2]>,
    /// The kind of evidence that the headline rests on.
    pub evidence: Evidence,
    /// What there is to spend, in euros a year.
    pub budget: Option<u64>,
    /// Places beyond the need, by topic, for each case of need.
    pub reserve: BTreeMap<String, Reserved>,
    /// What every package has to keep.
    #[serde(alias = "bedingung")]
    pub condition: Vec<ConditionSettings>,
    /// The kind of share that counts where a topic has several.
    pub rate_kind: Option<RateKind>,
    pub files: Files,
    pub protection: ProtectionSettings,
    pub chain: ChainSettings,
    pub dimension: Vec<DimensionSettings>,
    pub cross_cutting: Vec<ViewSettings>,
    pub working_group: Vec<ViewSettings>,
    pub report: Vec<ReportSettings>,
    pub goal: Vec<ViewSettings>,
    /// Target groups in words, beside the program's own.
    pub target_phrase: Vec<Phrase>,
}

impl Settings {
    /// Takes over how another project reads what is unknown or not stated: two years are compared only if
    /// both are read alike. Returns the names of the settings that were otherwise.
    pub fn read_unknowns_like(&mut self, other: &Settings) -> Vec<String> {
        // where nothing is said, people come from an offer's own district
        let reach =
            |settings: &Settings| normalised(settings.default_reach.as_deref().unwrap_or("own"));
        let differ = [
            ("default_reach", reach(self) != reach(other)),
            ("reach", self.reach != other.reach),
            ("blank_target", self.blank_target != other.blank_target),
            ("withheld", self.withheld != other.withheld),
            ("evidence", self.evidence != other.evidence),
            ("rate_kind", self.rate_kind != other.rate_kind),
        ];
        self.default_reach = other.default_reach.clone();
        self.reach = other.reach.clone();
        self.blank_target = other.blank_target;
        self.withheld = other.withheld;
        self.evidence = other.evidence;
        self.rate_kind = other.rate_kind;
        let differ = differ.into_iter().filter(|(_, differ)| *differ);
        differ.map(|(name, _)| name.to_string()).collect()
    }
}

/// `[files]`: the inventories by name, relative to the folder, and how to read them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    pub needs: Vec<String>,
    pub offers: Vec<String>,
    pub population: Vec<String>,
    /// Shares of the inhabitants who need something.
    pub need_rates: Vec<String>,
    /// What a full-time post stands for.
    pub staff_ratios: Vec<String>,
    /// New homes, and who moves in.
    pub housing: Vec<String>,
    /// People expected in years to come: the need of the outlook follows them.
    pub projection: Vec<String>,
    /// Blocks or cells of a grid, with inhabitants.
    pub locations: Vec<String>,
    pub travel_times: Vec<String>,
    /// The map of the districts: GeoJSON.
    pub map: Option<String>,
    pub crosswalk: Vec<String>,
    pub measures: Vec<String>,
    pub options: Vec<String>,
    /// How single files are read, where the detection is wrong.
    pub reading: BTreeMap<String, FileSettings>,
}

/// A `[[reach]]`: how far people come to offers of a topic and of ages that do not say.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachSettings {
    pub topic: Option<String>,
    pub ages: Option<String>,
    pub reach: String,
}

/// A `[[report]]`: what it leaves out is as in the report that everybody gets without one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSettings {
    /// The name of its folder.
    pub name: String,
    pub title: Option<String>,
    /// For whom it is written.
    pub committee: Option<String>,
    pub language: Option<Language>,
    /// Per dimension the categories that it looks at.
    #[serde(default)]
    pub filter: BTreeMap<String, Vec<String>>,
    /// Tables by dimension, such as `topic` or `life_phase-district`.
    pub tables: Option<Vec<String>>,
    pub chapters: Option<Vec<String>>,
    /// From which coverage on a link of the chain is served.
    pub served: Option<Served>,
    /// A fact sheet for each category of this dimension, or of this level of it.
    #[serde(alias = "je")]
    pub each: Option<String>,
}

/// A `[[condition]]`: what a council demands of every package.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionSettings {
    /// `Stadtteil: Nord`
    #[serde(rename = "for", alias = "fuer", alias = "für")]
    pub whom: String,
    #[serde(default, alias = "verliert_nicht")]
    pub must_not_lose: bool,
    #[serde(alias = "mindestdeckung")]
    pub least_coverage: Option<StatedShare>,
}

/// `0.6`, or in words `"60 %"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum StatedShare {
    Number(f64),
    Words(String),
}

/// Reads the settings of a town; what cannot be understood is shown.
pub fn read(file: &Path) -> Result<Settings, Stopped> {
    let bytes = std::fs::metadata(file).map_or(0, |metadata| metadata.len());
    Limits::standard().check(Limit::SettingsBytes, bytes, &Place::file(SETTINGS_FILE))?;
    let text = text_of(file).map_err(|error| {
        let finding = Finding::new(Code::FileUnreadable, Place::file(SETTINGS_FILE));
        Box::new(finding.detail("reason", error.to_string()))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let read = toml::from_str(text);
    let pasted = || with_pasted_lines(text)?.try_into().ok();
    read.or_else(|error: toml::de::Error| pasted().ok_or(error))
        .map_err(|error| {
            let at = error.span().map_or(0, |span| span.start).min(text.len());
            let before = text.get(..at).unwrap_or_default();
            let line = before.matches('\n').count();
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let content = text.lines().nth(line).unwrap_or_default().to_string();
            let from = (at - start).min(content.len());
            let length = error.span().map_or(1, |span| span.len()).max(1);
            let to = (from + length).min(content.len());
            let place = Place {
                lines: Lines::one(line as u64 + 1),
                ..Place::file(SETTINGS_FILE)
            };
            let excerpt = Excerpt {
                line: content,
                span: from..to,
            };
            let finding =
                Finding::new(Code::SettingsInvalid, place).detail("reason", error.message());
            Box::new(finding.excerpt(Some(excerpt)))
        })
}

/// A text as any editor saves it.
fn text_of(file: &Path) -> io::Result<String> {
    let bytes = std::fs::read(file)?;
    let guessed = match std::str::from_utf8(&bytes) {
        Ok(_) => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    };
    let encoding = Encoding::of_head(&bytes).unwrap_or(guessed);
    io::read_to_string(Decoded::new(&bytes[..], encoding))
}
