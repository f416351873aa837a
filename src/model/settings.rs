//! What a town settles once: how blanks are understood, when a link of the chain is served, what is protected.

use serde::{Deserialize, Serialize};

/// Whom an offer is for that does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlankTarget {
    /// Everybody, with a finding.
    #[default]
    All,
    /// Nobody, with a finding.
    Nobody,
}

/// `[chain]` of the settings: what it does not say is the default.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChainSettings {
    /// From which coverage on a link counts as served.
    pub served: Served,
}

/// A coverage that can be asked for: more than 0, at most 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Served(f64);

impl Served {
    /// Covered cases per case of need: more than 0, at most 1.
    pub fn share(self) -> f64 {
        self.0
    }
}

impl Default for Served {
    /// Four of five. No standard says where "served" begins, so this is a choice: at full coverage as the
    /// mark a single missing place would break every chain, and at half of it a link would pass for whole
    /// that fails every second person. A town that has decided on a target sets its own.
    fn default() -> Served {
        Served(0.8)
    }
}

impl TryFrom<f64> for Served {
    type Error = String;

    fn try_from(share: f64) -> Result<Served, String> {
        match share > 0.0 && share <= 1.0 {
            true => Ok(Served(share)),
            false => Err(format!("{share}: 0 < served <= 1")),
        }
    }
}

/// How many places a town wants to have beyond the need, for each case of it: more than 0, at most 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Reserved(f64);

impl Reserved {
    /// Places for each case of need.
    pub fn share(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Reserved {
    type Error = String;

    fn try_from(share: f64) -> Result<Reserved, String> {
        match share > 0.0 && share <= 1.0 {
            true => Ok(Reserved(share)),
            false => Err(format!("{share}: 0 < reserve <= 1")),
        }
    }
}

/// How much longer the way on foot is than the straight line: no shorter, and less than ten times as long.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Detour(f64);

impl Detour {
    /// So many metres on the way for one in a straight line.
    pub fn factor(self) -> f64 {
        self.0
    }
}

impl Default for Detour {
    /// On a rectangular grid of streets the way is 4/π = 1.27 times as long in the mean of all directions; rounded up.
    fn default() -> Detour {
        Detour(1.3)
    }
}

impl TryFrom<f64> for Detour {
    type Error = String;

    fn try_from(factor: f64) -> Result<Detour, String> {
        match (1.0..10.0).contains(&factor) {
            true => Ok(Detour(factor)),
            false => Err(format!("{factor}: 1 <= detour < 10")),
        }
    }
}

/// `[protection]` of the settings: what it does not say is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProtectionSettings {
    /// How counts are protected.
    pub profile: ProfileName,
    /// The smallest count of persons that may be shown.
    pub minimum: u32,
    /// How wide the interval must stay that can be computed for a small count.
    pub width: u32,
    /// Whether `threshold` shows that nobody is concerned.
    pub zeros: Zeros,
    /// To which multiple `round` rounds.
    pub base: RoundingBase,
}

impl Default for ProtectionSettings {
    fn default() -> ProtectionSettings {
        ProtectionSettings {
            profile: ProfileName::Threshold,
            minimum: 3,
            width: 3,
            zeros: Zeros::Show,
            base: RoundingBase::Five,
        }
    }
}

/// A profile's name, as in the settings and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
#[expect(
    missing_docs,
    reason = "clap would print them as help; `docs/schutz.md` says what each does"
)]
pub enum ProfileName {
    Threshold,
    Round,
    None,
}

/// What becomes of a count of 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Zeros {
    /// It is shown.
    #[default]
    Show,
    /// It is withheld like a small count.
    Sensitive,
}

impl Zeros {
    /// Its word in the settings.
    pub fn id(self) -> &'static str {
        match self {
            Zeros::Show => "show",
            Zeros::Sensitive => "sensitive",
        }
    }
}

/// What counts are rounded to a multiple of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u32")]
pub enum RoundingBase {
    /// Multiples of 5.
    Five,
    /// Multiples of 10.
    Ten,
}

impl TryFrom<u32> for RoundingBase {
    type Error = String;

    fn try_from(number: u32) -> Result<RoundingBase, String> {
        match number {
            5 => Ok(RoundingBase::Five),
            10 => Ok(RoundingBase::Ten),
            other => Err(format!("{other}: 5 or 10")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ChainSettings, String> {
        toml::from_str(text).map_err(|error: toml::de::Error| error.message().to_string())
    }

    #[test]
    fn a_link_is_served_from_four_of_five_on_unless_the_town_says_otherwise() {
        assert_eq!(read("").map(|chain| chain.served.share()), Ok(0.8));
        assert_eq!(
            read("served = 0.65").map(|chain| chain.served.share()),
            Ok(0.65)
        );
        assert_eq!(
            read("served = 1").map(|chain| chain.served.share()),
            Ok(1.0)
        );
    }

    #[test]
    fn a_threshold_that_everything_or_nothing_reaches_is_refused() {
        for share in ["0", "0.0", "-0.2", "1.01", "80", "nan", "inf"] {
            let refused = read(&format!("served = {share}")).unwrap_err();
            assert!(refused.contains("0 < served <= 1"), "{share}: {refused}");
        }
    }
}
