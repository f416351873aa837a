//! How a number becomes a colour, and what the legend says about it.

use crate::language::{Language, count, text};
use crate::model::settings::Served;
use crate::render::charts::ink::{COVERAGE, Ink, OFFERS, coverage_class, offers_class};
use crate::tables::ColumnId;

/// How a measure becomes colour.
pub struct Scale {
    /// The column that is drawn.
    pub measure: ColumnId,
    pub inks: Vec<Ink>,
    classes: Classes,
    /// The name of the text before the legend.
    pub about: &'static str,
    /// The same where the fields are too narrow for a percent sign.
    pub about_narrow: &'static str,
    /// What the legend says for each of `inks`.
    pub entries: Vec<String>,
    /// The name of the text that says what is seen.
    pub description: &'static str,
}

/// How numbers fall into classes.
enum Classes {
    Fixed(fn(f64) -> usize),
    /// Held from this share on, tight from the next; below, broken.
    Grades(f64, f64),
}

/// Below the town's threshold a field is tight as long as it reaches three quarters of it. Own choice.
const TIGHT: f64 = 0.75;

impl Scale {
    /// The position in `inks` of a number.
    pub fn class(&self, number: f64) -> usize {
        match self.classes {
            Classes::Fixed(class) => class(number),
            Classes::Grades(held, tight) => {
                usize::from(number < held) + usize::from(number < tight)
            }
        }
    }

    /// Coverage in three grades around the share from which on a link of the chain is served.
    pub fn grades(served: Served, language: Language) -> Scale {
        let (held, tight) = (served.share(), served.share() * TIGHT);
        let percent = |share: f64| {
            text(format!(
                "{}{}",
                language.number(share * 100.0, 0),
                percent_sign(language)
            ))
        };
        let bounds = [("held", percent(held)), ("tight", percent(tight))];
        let entry = |name: &str| language.texts().with(name, &bounds);
        Scale {
            inks: [COVERAGE[0], COVERAGE[2], COVERAGE[4]].to_vec(),
            classes: Classes::Grades(held, tight),
            entries: ["held", "tight", "broken"]
                .map(|grade| entry(&format!("chart-grade-{grade}")))
                .to_vec(),
            ..Scale::coverage(language)
        }
    }

    /// Coverage: dark where little is covered.
    pub fn coverage(language: Language) -> Scale {
        Scale {
            measure: ColumnId::Coverage,
            inks: COVERAGE.to_vec(),
            classes: Classes::Fixed(coverage_class),
            about: "chart-legend-coverage",
            about_narrow: "chart-legend-coverage-percent",
            entries: coverage_entries(language),
            description: "chart-describe-coverage",
        }
    }

    /// Number of offers: dark where there are many.
    pub fn offers(language: Language) -> Scale {
        Scale {
            measure: ColumnId::Offers,
            inks: OFFERS.to_vec(),
            classes: Classes::Fixed(offers_class),
            about: "chart-legend-offers",
            about_narrow: "chart-legend-offers",
            entries: offers_entries(language),
            description: "chart-describe-offers",
        }
    }
}

fn coverage_entries(language: Language) -> Vec<String> {
    let percent = |share: f64| {
        text(format!(
            "{}{}",
            language.number(share, 0),
            percent_sign(language)
        ))
    };
    let bounds = [100.0, 75.0, 50.0, 25.0].map(percent);
    let texts = language.texts();
    let mut entries = vec![texts.with("chart-legend-from", &[("low", bounds[0].clone())])];
    entries.extend(bounds.windows(2).map(|pair| {
        let arguments = [("low", pair[1].clone()), ("high", pair[0].clone())];
        texts.with("chart-legend-between", &arguments)
    }));
    entries.push(texts.with("chart-legend-below", &[("high", bounds[3].clone())]));
    entries
}

fn percent_sign(language: Language) -> &'static str {
    match language {
        Language::German => "\u{a0}%",
        Language::English => "%",
    }
}

fn offers_entries(language: Language) -> Vec<String> {
    let texts = language.texts();
    let between = |low: u64, high: u64| {
        texts.with(
            "chart-legend-whole",
            &[("low", count(low)), ("high", count(high))],
        )
    };
    vec![
        texts.get("chart-legend-none"),
        between(1, 2),
        between(3, 5),
        between(6, 10),
        texts.with("chart-legend-from", &[("low", count(11))]),
    ]
}
