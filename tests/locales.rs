//! The texts: what is said in one language is said in the other, about the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::parse;
use lueckenlos::analysis::picture::GapType;
use lueckenlos::language::Language;
use lueckenlos::tables::TableId;

/// The German and the English file of each kind.
const FILES: [(&str, &str, &str); 4] = [
    (
        "cli",
        include_str!("../locales/de/cli.ftl"),
        include_str!("../locales/en/cli.ftl"),
    ),
    (
        "findings",
        include_str!("../locales/de/findings.ftl"),
        include_str!("../locales/en/findings.ftl"),
    ),
    (
        "report",
        include_str!("../locales/de/report.ftl"),
        include_str!("../locales/en/report.ftl"),
    ),
    (
        "tables",
        include_str!("../locales/de/tables.ftl"),
        include_str!("../locales/en/tables.ftl"),
    ),
];

/// Messages and attributes with the variables that each uses.
type Texts<'a> = BTreeMap<String, BTreeSet<&'a str>>;

fn texts<'a>(file: &str, text: &'a str) -> Texts<'a> {
    let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
    let mut texts = Texts::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let value = message
            .value
            .iter()
            .map(|value| (message.id.name.to_string(), value));
        let attributes = message.attributes.iter().map(|attribute| {
            (
                format!("{}.{}", message.id.name, attribute.id.name),
                &attribute.value,
            )
        });
        for (name, pattern) in value.chain(attributes) {
            let mut variables = BTreeSet::new();
            in_pattern(pattern, &mut variables);
            let earlier = texts.insert(name.clone(), variables);
            assert!(earlier.is_none(), "{file}: {name} stands there twice");
        }
    }
    texts
}

fn in_pattern<'a>(pattern: &Pattern<&'a str>, variables: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression<'a>(expression: &Expression<&'a str>, variables: &mut BTreeSet<&'a str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, variables: &mut BTreeSet<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name);
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_advice_about_the_same_things() {
    for (file, german, english) in FILES {
        let (german, english) = (texts(file, german), texts(file, english));
        let names = |texts: &Texts| texts.keys().cloned().collect::<BTreeSet<String>>();
        let (of_german, of_english) = (names(&german), names(&english));
        let one_sided: Vec<&String> = of_german.symmetric_difference(&of_english).collect();
        assert!(
            one_sided.is_empty(),
            "{file}: only in one language: {one_sided:?}"
        );
        for (name, variables) in &german {
            assert_eq!(variables, &english[name], "{file}: {name}");
        }
    }
}

#[test]
fn no_message_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for (file, german, _) in FILES {
        for name in texts(file, german).into_keys() {
            if let Some(other) = seen.insert(name.clone(), file) {
                panic!("{name} stands in {other} and in {file}");
            }
        }
    }
}

/// What is counted in sentences, in the plural.
const PLURALS: [&str; 40] = [
    "Fälle",
    "Fällen",
    "Bedarfsfälle",
    "Bedarfsfällen",
    "Plätze",
    "Plätzen",
    "Zeilen",
    "Angebote",
    "Angeboten",
    "Angaben",
    "Personen",
    "Handlungsfelder",
    "Handlungsfeldern",
    "Gebiete",
    "Gruppen",
    "Lebensphasen",
    "Einträge",
    "Einträgen",
    "Flächen",
    "Fehler",
    "Glieder",
    "Übergänge",
    "cases",
    "places",
    "rows",
    "lines",
    "offers",
    "statements",
    "persons",
    "topics",
    "areas",
    "groups",
    "entries",
    "links",
    "transitions",
    "findings",
    "errors",
    "warnings",
    "counts",
    "life",
];

/// Counts that are never one: of what is many, and of what is left out of a longer list.
const NEVER_ONE: [(&str, &str); 12] = [
    ("note-between-topics-most", "shown"),
    ("chart-rest-rows", "all"),
    ("chart-rest-needs", "all"),
    ("chart-rest-columns", "all"),
    ("finding-need-twice", "count"),
    ("protection-threshold", "width"),
    ("protection-threshold", "step"),
    ("report-protected-threshold", "step"),
    ("outlook-together", "alone"),
    ("finding-row-too-long", "cells"),
    ("finding-limit-exceeded", "most"),
    ("chart-rest-endings", "all"),
];

#[test]
fn a_count_before_a_plural_has_a_singular() {
    for (file, german, english) in FILES {
        for text in [german, english] {
            let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
            for entry in &resource.body {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let attributes = message.attributes.iter().map(|one| &one.value);
                for pattern in message.value.iter().chain(attributes) {
                    let mut found = Vec::new();
                    without_singular(pattern, &mut Vec::new(), &mut found);
                    let name = message.id.name;
                    found.retain(|variable| !NEVER_ONE.contains(&(name, variable)));
                    assert!(found.is_empty(), "{file}: {name} counts {found:?}");
                }
            }
        }
    }
}

/// The variables before a plural that no choice around them has a form for one of.
fn without_singular<'a>(
    pattern: &Pattern<&'a str>,
    chosen: &mut Vec<&'a str>,
    found: &mut Vec<&'a str>,
) {
    let elements = pattern.elements.iter();
    let next = pattern.elements.iter().skip(1).map(Some).chain([None]);
    for (element, next) in elements.zip(next) {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                let Some(PatternElement::TextElement { value }) = next else {
                    continue;
                };
                let word = value.split_whitespace().next().unwrap_or_default();
                let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
                let is_counted = value.starts_with(' ') && PLURALS.contains(&word);
                if is_counted && !chosen.contains(&id.name) {
                    found.push(id.name);
                }
            }
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                let has_one = variants
                    .iter()
                    .any(|variant| matches!(variant.key, VariantKey::Identifier { name: "one" }));
                let variable = match selector {
                    InlineExpression::VariableReference { id } if has_one => Some(id.name),
                    _ => None,
                };
                chosen.extend(variable);
                for variant in variants {
                    without_singular(&variant.value, chosen, found);
                }
                if variable.is_some() {
                    chosen.pop();
                }
            }
        }
    }
}

/// What is looked up by a name that the program puts together.
#[test]
fn types_of_gaps_and_pictures_have_their_words() {
    let hyphened = |name: &str| name.replace('_', "-");
    let types = GapType::ALL.iter().flat_map(|gap_type| {
        let id = hyphened(gap_type.id());
        [format!("gap-type-{id}"), format!("report-cause-{id}")]
    });
    let charts = TableId::OWN.iter().filter_map(|table| table.spec().chart);
    let charts = charts.map(|(_, name)| format!("chart-{}", hyphened(name)));
    for name in types.chain(charts) {
        for language in [Language::German, Language::English] {
            let words = language.texts().find(&name, &[]);
            assert!(words.is_some(), "{name} in {language:?}");
        }
    }
}

#[test]
fn the_page_on_files_says_what_every_type_of_gap_means() {
    let page = include_str!("../docs/dateien.md");
    let line = page.lines().find(|line| line.starts_with("| `gap_type` |"));
    let line = line.expect("the types of gaps");
    for gap_type in GapType::ALL {
        let id = gap_type.id();
        assert!(
            line.contains(&format!("`{id}` ")),
            "{id} in docs/dateien.md"
        );
    }
}
