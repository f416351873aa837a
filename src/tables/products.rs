//! Where a need that was not counted comes from: inhabitants times a share, as sentences.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::{Argument, Label, Language, number, text};
use crate::model::inventory::Inventory;
use crate::model::need::{Amount, Trace};

/// A sentence for each share that some needs (by position) were made with.
pub fn products(inventory: &Inventory, needs: &BTreeSet<u32>) -> Vec<Label> {
    let mut sums: BTreeMap<usize, (Amount, Amount)> = BTreeMap::new();
    for need in needs
        .iter()
        .filter_map(|need| inventory.needs.get(*need as usize))
    {
        if let Trace::Estimated { rate, persons, .. } = need.trace {
            let (inhabitants, cases) = sums.entry(rate).or_default();
            inhabitants.low += persons.low;
            inhabitants.high += persons.high;
            cases.low += need.persons.low;
            cases.high += need.persons.high;
        }
    }
    let sums = sums.into_iter();
    sums.map(|(rate, (persons, cases))| sentence(inventory, rate, persons, cases))
        .collect()
}

fn sentence(inventory: &Inventory, rate: usize, persons: Amount, cases: Amount) -> Label {
    let rate = &inventory.rates[rate];
    let source = match rate.source.as_str() {
        "" => "none",
        source => source,
    };
    let percent = |share: crate::vocabulary::quantity::Quantity| number(share.as_f64() * 100.0);
    let arguments = [
        ("persons", number(persons.high.as_f64())),
        ("low", percent(rate.share.low)),
        ("high", percent(rate.share.high)),
        ("needlow", number(cases.low.as_f64())),
        ("need", number(cases.high.as_f64())),
        ("file", text(rate.file.as_str())),
        ("line", text(rate.line.to_string())),
        ("source", text(source)),
    ];
    let name = match rate.share.low == rate.share.high {
        true => "explain-product",
        false => "explain-product-range",
    };
    let kind = format!("rate-kind-{}", rate.kind.id().replace('_', "-"));
    let in_language = |language: Language| {
        let kind = ("kind", text(language.texts().get(&kind)));
        let arguments: Vec<Argument> = arguments.iter().cloned().chain([kind]).collect();
        language.texts().with(name, &arguments)
    };
    Label {
        de: in_language(Language::German),
        en: Some(in_language(Language::English)),
    }
}
