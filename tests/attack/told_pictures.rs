//! Pictures: no number more than their tables, nothing beside their marks, and a hatched field for every `x`.

use super::folder::Folder;
use super::formats::{Told, name, sums};
use super::office::chunks;
use super::page::{beside_marks, ground, letterings, nearest_line, number};
use super::sentences::reads_as;

/// The ground of fields that have nothing to show.
const HATCHED: &str = "#F0F1F2";
/// The lines across them.
const HATCH: &str = "#8C9399";
/// How far above or below its sign a line may begin.
const NEAR: f64 = 16.0;
/// The ink of ticks, and of signs in the fields of a grid.
const AXIS: &str = "#545C64";

impl Told {
    /// A picture has no number more than its table, and no colour where its table has an `x`.
    pub fn of_pictures(&self, folder: &Folder) -> Vec<String> {
        let mut found = Vec::new();
        for chart in self.results["charts"].as_array().expect("charts") {
            let path = format!("charts/{}.svg", name(chart));
            let Some(bytes) = folder.get(&path) else {
                continue;
            };
            let svg = String::from_utf8_lossy(bytes);
            let beside = beside_marks(&svg).into_iter();
            found.extend(beside.map(|one| format!("{path}: {one} is no mark")));
            let png = folder.get(&path.replace(".svg", ".png"));
            let mut chunks = png.iter().flat_map(|png| chunks(png));
            if let Some(chunk) =
                chunks.find(|chunk| !["IHDR", "IDAT", "IEND"].contains(&chunk.as_str()))
            {
                found.push(format!("{path}: a chunk {chunk}"));
            }
            let kind = chart["kind"].as_str().expect("a kind");
            let measures: &[&str] = match kind {
                "heat_map" | "chain" | "map" | "topic_maps" => &["coverage"],
                "coverage_by_group" => &["coverage", "coverage_low", "coverage_high"],
                "gap_types" => &["gap"],
                "offers_grid" => &["offers"],
                "largest_gaps" => &["gap"],
                "waterfall" => &["cases"],
                "slope" => &["coverage"],
                "timeline" => &["gap_then", "ended"],
                "money" => &["gap_then"],
                "endings" => &["places"],
                "series" => &["need", "places", "nominal_capacity", "gap"],
                "inhabitants" => &["need", "not_assessable", "population"],
                "places_against_need" => &["need", "nominal_capacity", "covered"],
                "need_against_covered" => &["need", "covered"],
                other => panic!("which columns of its table does a picture `{other}` show?"),
            };
            let lines = &self.lines[chart["table"].as_str().expect("a table")];
            let mut left: Vec<f64> = lines
                .iter()
                .flat_map(|line| {
                    measures
                        .iter()
                        .filter_map(|measure| line.values.get(*measure))
                })
                // a bar of nothing where there is nothing to cover
                .filter_map(|value| {
                    if value == "–" {
                        Some(0.0)
                    } else {
                        value.parse().ok()
                    }
                })
                .collect();
            if kind == "gap_types" {
                let not_assessable = sums(lines, "not_assessable");
                let gaps = sums(lines, "gap");
                left.extend(
                    gaps.iter()
                        .zip(not_assessable)
                        .map(|(gap, other)| gap + other),
                );
                left.extend(gaps);
            }
            if kind == "timeline" {
                // marks of the steps on which offers end
                left.extend((1..=lines.len()).map(|mark| mark as f64));
            }
            if kind == "money" {
                // the amounts below the line
                left.extend(lines.iter().filter_map(|line| number(&line.keys[0])));
            }
            let is_tick = |ink: &str| ink == AXIS && !["heat_map", "offers_grid"].contains(&kind);
            for lettering in letterings(&svg) {
                // where there is a bar for every number, there is a sign instead of a bar
                let has_bars = [
                    "largest_gaps",
                    "need_against_covered",
                    "places_against_need",
                    "series",
                    "inhabitants",
                ]
                .contains(&kind);
                if lettering.text == "x" && !has_bars {
                    let ink = ground(&svg, lettering.at);
                    let far = nearest_line(&svg, HATCH, lettering.at);
                    let is_beside = ["coverage_by_group", "slope"].contains(&kind);
                    if far > NEAR || !is_beside && ink.as_deref() != Some(HATCHED) {
                        found.push(format!("{path}: x on {ink:?}, lines {far} away"));
                    }
                }
                let Some(read) = number(&lettering.text).filter(|_| !is_tick(&lettering.ink))
                else {
                    continue;
                };
                let near = |exact: &f64| (exact - read).abs();
                let fits = (0..left.len()).filter(|at| reads_as(left[*at], read));
                match fits.min_by(|one, other| near(&left[*one]).total_cmp(&near(&left[*other]))) {
                    Some(position) => drop(left.swap_remove(position)),
                    None => found.push(format!("{path}: {}", lettering.text)),
                }
            }
        }
        found
    }
}
