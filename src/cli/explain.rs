//! `lueckenlos explain`: how the numbers of a cell, an offer or a bottleneck came about.

use super::prepare::{Inputs, Overlay, Speech, mention_warnings, prepare};
use super::table::condition;
use super::{Outcome, print, refused};
use crate::engine::Prepared;
use crate::inventory::trace::lines_of_needs;
use crate::language::text;
use crate::model::offer::Offer;
use crate::render::findings::place;
use crate::render::terminal;
use crate::tables::explanation::{Explanation, Teller};
use crate::tables::products::products;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::words::{nearest, normalised};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    what: What,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct What {
    #[arg(long, value_name = "CELL", value_delimiter = ',')]
    cell: Vec<String>,
    #[arg(long, value_name = "ID")]
    offer: Option<String>,
    #[arg(long, value_name = "N")]
    bottleneck: Option<usize>,
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match explain(arguments, speech) {
        Ok(()) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn explain(arguments: &Arguments, speech: Speech) -> Result<(), Outcome> {
    let prepared = prepare(&arguments.inputs, Overlay::default(), speech)?;
    let teller = Teller {
        year: &prepared.year,
        picture: prepared.year.headline(),
    };
    let explanation = match (&arguments.what.offer, arguments.what.bottleneck) {
        (Some(id), _) => teller.offer(offer(id, &prepared)?),
        (None, Some(number)) => teller.bottleneck(number).ok_or_else(|| {
            unknown(
                &prepared,
                "cli-bottleneck-unknown",
                &number.to_string(),
                "none",
            )
        })?,
        (None, None) => {
            let group: Result<Vec<(usize, Node)>, Outcome> = arguments
                .what
                .cell
                .iter()
                .map(|words| condition(words, &prepared, &prepared.year.vocabulary))
                .collect();
            let words = arguments.what.cell.join(", ");
            teller
                .cells(&group?)
                .ok_or_else(|| unknown(&prepared, "cli-cell-without-need", &words, "none"))?
        }
    };
    mention_warnings(&prepared.findings, speech, prepared.language);
    speech.warn_of_exact_numbers(prepared.language);
    print(&told(&explanation, &prepared));
    Ok(())
}

fn unknown(prepared: &Prepared, name: &str, word: &str, suggestion: &str) -> Outcome {
    let arguments = [("word", text(word)), ("suggestion", text(suggestion))];
    refused(prepared.language, name, &arguments)
}

/// The offer of this id among those in force.
fn offer(id: &str, prepared: &Prepared) -> Result<usize, Outcome> {
    let offers = &prepared.inventory.offers;
    let is_meant = |offer: &Offer| normalised(&offer.id) == normalised(id);
    let in_force = prepared.year.offers.iter().position(is_meant);
    in_force.ok_or_else(|| {
        let known = offers.iter().any(is_meant);
        let name = match known {
            true => "cli-offer-not-in-force",
            false => "cli-offer-unknown",
        };
        let near = nearest(id, offers.iter().map(|offer| offer.id.as_str()));
        unknown(prepared, name, id, near.unwrap_or("none"))
    })
}

/// The story as text for a terminal, with the lines of the inventories at the end.
fn told(explanation: &Explanation, prepared: &Prepared) -> String {
    let language = prepared.language;
    let title = explanation.title.in_language(language);
    let mut told = format!("{title}\n{}\n\n", "═".repeat(title.chars().count()));
    for sentence in &explanation.sentences {
        told.push_str(&format!("{}\n", sentence.in_language(language)));
    }
    for product in products(&prepared.inventory, &explanation.needs) {
        told.push_str(&format!("{}\n", product.in_language(language)));
    }
    told.push('\n');
    for table in &explanation.tables {
        told.push_str(&terminal::table(table, language));
    }
    match lines_of_needs(
        &prepared.inventory,
        &prepared.need_files,
        &explanation.needs,
    ) {
        Ok(places) if !places.is_empty() => {
            let words: Vec<String> = places.iter().map(|found| place(found, language)).collect();
            let arguments = [("places", text(words.join("; ")))];
            told.push_str(&format!(
                "{}\n",
                language.texts().with("explain-lines", &arguments)
            ));
        }
        Ok(_) => {}
        Err(stopped) => told.push_str(&format!("{}\n", stopped.message(language))),
    }
    told
}
