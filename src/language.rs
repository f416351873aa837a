//! Every text that a person reads, in German and English, and how numbers are written in them.
//!
//! The texts stand in `locales/<language>/*.ftl` ([Fluent](https://projectfluent.org)); the code only
//! knows their names. A message may carry an attribute `.advice`: what is wrong and what to do about it
//! are two things.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language in which messages and reports are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
pub enum Language {
    #[default]
    #[serde(rename = "de")]
    #[value(name = "de")]
    German,
    #[serde(rename = "en")]
    #[value(name = "en")]
    English,
}

impl Language {
    /// The two-letter tag, as in HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::German => "de",
            Language::English => "en",
        }
    }

    /// The language of a locale name such as `de_DE.UTF-8`, if it is one of ours.
    pub fn from_locale(locale: &str) -> Option<Language> {
        match locale.get(..2)? {
            "de" => Some(Language::German),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// The texts of this language.
    pub fn texts(self) -> &'static Texts {
        match self {
            Language::German => &GERMAN,
            Language::English => &ENGLISH,
        }
    }

    /// A number with `decimals` places: `1 204,5` in German, `1,204.5` in English.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let (group, point) = match self {
            Language::German => ('\u{a0}', ','),
            Language::English => (',', '.'),
        };
        let mut text = String::new();
        if value < 0.0
            && plain
                .chars()
                .any(|digit| digit.is_ascii_digit() && digit != '0')
        {
            text.push('−');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }

    /// A number with as many decimals as it needs, two at most.
    pub fn short_number(self, value: f64) -> String {
        let rounded = (value * 100.0).round() / 100.0;
        let decimals = match rounded {
            whole if whole.fract() == 0.0 => 0,
            tenth if (tenth * 10.0).fract() == 0.0 => 1,
            _ => 2,
        };
        self.number(rounded, decimals)
    }

    /// A share of one as a percentage with one decimal: `58,3 %` in German, `58.3%` in English. None and all have
    /// none: they are exact.
    pub fn percent(self, share: f64) -> String {
        let is_exact = share == 0.0 || (share - 1.0).abs() < 1e-9;
        let number = self.number(share * 100.0, usize::from(!is_exact));
        match self {
            Language::German => format!("{number}\u{a0}%"),
            Language::English => format!("{number}%"),
        }
    }

    /// The same without a decimal, for a share that is not known any better: `58 %`.
    pub fn whole_percent(self, share: f64) -> String {
        let number = self.number((share * 100.0).round(), 0);
        match self {
            Language::German => format!("{number}\u{a0}%"),
            Language::English => format!("{number}%"),
        }
    }

    /// A calendar day: `31.12.2025` in German, `31 December 2025` in English.
    pub fn date(self, day: chrono::NaiveDate) -> String {
        match self {
            Language::German => day.format("%d.%m.%Y").to_string(),
            Language::English => day.format("%-d %B %Y").to_string(),
        }
    }
}

/// A name in both languages; the English one may be missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub de: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Label {
    /// A name that is the same in both languages.
    pub fn plain(text: &str) -> Label {
        Label {
            de: text.to_string(),
            en: None,
        }
    }

    /// The name in every language that it has one in.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.de.as_str()).chain(self.en.as_deref())
    }

    /// Names one after the other, in each language.
    pub fn joined(labels: &[Label], between: &str) -> Label {
        let in_language = |language: Language| {
            let words = labels.iter().map(|label| label.in_language(language));
            words.collect::<Vec<_>>().join(between)
        };
        Label {
            de: in_language(Language::German),
            en: Some(in_language(Language::English)),
        }
    }

    pub fn in_language(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::English, Some(english)) => english,
            _ => &self.de,
        }
    }
}

/// What fills a `{ $name }` in a text.
pub type Argument<'a> = (&'static str, FluentValue<'a>);

/// The messages of one language.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The message of this name. A name without a message is shown as itself; a test finds those.
    pub fn get(&self, name: &str) -> String {
        self.with(name, &[])
    }

    /// The message of this name, filled in.
    pub fn with(&self, name: &str, arguments: &[Argument]) -> String {
        self.find(name, arguments)
            .unwrap_or_else(|| format!("⟨{name}⟩"))
    }

    /// The message of this name, if there is one.
    pub fn find(&self, name: &str, arguments: &[Argument]) -> Option<String> {
        let pattern = self.bundle.get_message(name)?.value()?;
        Some(self.fill(pattern, arguments))
    }

    /// What to do about it: the message's attribute `.advice`.
    pub fn advice(&self, name: &str, arguments: &[Argument]) -> Option<String> {
        let message = self.bundle.get_message(name)?;
        let pattern = message.get_attribute("advice")?.value();
        let text = self.fill(pattern, arguments);
        (!text.trim().is_empty()).then_some(text)
    }

    fn fill(&self, pattern: &Pattern<&str>, arguments: &[Argument]) -> String {
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            filled.set(*name, value.clone());
        }
        // A name that was not filled in is shown as `{$name}`: tests look for that, a user is not stopped.
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&filled), &mut errors);
        text.into_owned()
    }
}

static GERMAN: LazyLock<Texts> = LazyLock::new(|| {
    read(
        Language::German,
        &[
            include_str!("../locales/de/cli.ftl"),
            include_str!("../locales/de/findings.ftl"),
            include_str!("../locales/de/report.ftl"),
            include_str!("../locales/de/tables.ftl"),
        ],
    )
});

static ENGLISH: LazyLock<Texts> = LazyLock::new(|| {
    read(
        Language::English,
        &[
            include_str!("../locales/en/cli.ftl"),
            include_str!("../locales/en/findings.ftl"),
            include_str!("../locales/en/report.ftl"),
            include_str!("../locales/en/tables.ftl"),
        ],
    )
});

/// The program's own files: a mistake in them is found by a test, not by a user.
fn read(language: Language, files: &[&str]) -> Texts {
    let locale = LanguageIdentifier::from_bytes(language.tag().as_bytes()).unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::German => german_value,
        Language::English => english_value,
    }));
    for file in files {
        let resource = match FluentResource::try_new((*file).to_string()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                debug_assert!(errors.is_empty(), "{errors:?}");
                resource
            }
        };
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "{added:?}");
    }
    Texts { bundle }
}

type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

fn german_value(value: &FluentValue, _: &Memoizer) -> Option<String> {
    numeric(value).map(|number| Language::German.short_number(number))
}

fn english_value(value: &FluentValue, _: &Memoizer) -> Option<String> {
    numeric(value).map(|number| Language::English.short_number(number))
}

fn numeric(value: &FluentValue) -> Option<f64> {
    match value {
        FluentValue::Number(number) => Some(number.value),
        _ => None,
    }
}

/// A text argument that borrows nothing.
pub fn text(value: impl Into<String>) -> FluentValue<'static> {
    FluentValue::String(Cow::Owned(value.into()))
}

/// A number argument with decimals; it is written in the style of the language.
pub fn number(value: f64) -> FluentValue<'static> {
    FluentValue::from(value)
}

/// A number argument; it is written in the style of the language.
pub fn count(value: u64) -> FluentValue<'static> {
    FluentValue::from(value as f64)
}
