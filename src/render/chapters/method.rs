//! How the numbers came about, how small ones are kept back, and what words and signs mean.

use crate::language::Language;
use crate::protect::Protected;
use crate::render::chapters::parts::{rule, section};
use crate::render::document::{Block, Term};
use crate::render::values;

const TERMS: &[&str] = &[
    "need",
    "cases",
    "covered",
    "gap",
    "coverage",
    "certain",
    "possible",
    "not-assessable",
    "offers",
    "nominal-capacity",
    "not-broken-down",
    "unknown",
];

const ABBREVIATIONS: &[&str] = &["n", "fte", "sgb"];

const SIGNS: &[(&str, &str)] = &[
    ("0", "nothing"),
    (values::NOT_APPLICABLE, "not-applicable"),
    (values::NOT_RECORDED, "not-recorded"),
    (values::WITHHELD, "withheld"),
];

pub fn method(protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let texts = language.texts();
    let mut blocks = Vec::new();
    let paragraph = |name: &str| Block::Paragraph(texts.get(name));
    let part = |name: &str| section(name, texts.get(&format!("report-section-{name}")));
    blocks.push(part("protection"));
    blocks.push(Block::Paragraph(rule(protected, language)));
    blocks.push(part("reading"));
    blocks.push(paragraph("report-results-reading"));
    blocks.push(part("fair-coverage"));
    blocks.push(paragraph("report-method-fair-coverage"));
    blocks.push(paragraph("report-method-who-sits-where"));
    blocks.push(part("scenarios"));
    blocks.push(paragraph("report-method-scenarios"));
    blocks.push(part("signs"));
    let sign = |(sign, name): &(&str, &str)| Term {
        term: (*sign).to_string(),
        meaning: texts.get(&format!("report-sign-{name}")),
    };
    blocks.push(Block::Terms(SIGNS.iter().map(sign).collect()));
    let abbreviation = |name: &&str| Term {
        term: texts.get(&format!("report-abbreviation-{name}")),
        meaning: texts.get(&format!("report-long-{name}")),
    };
    blocks.push(part("terms"));
    let term = |name: &&str| Term {
        term: texts.get(&format!("report-term-{name}")),
        meaning: texts.get(&format!("report-meaning-{name}")),
    };
    blocks.push(Block::Terms(TERMS.iter().map(term).collect()));
    blocks.push(part("abbreviations"));
    blocks.push(Block::Terms(
        ABBREVIATIONS.iter().map(abbreviation).collect(),
    ));
    blocks
}
