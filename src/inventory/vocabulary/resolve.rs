//! The vocabulary of a project: from its settings where they fix it, else from the words in its files.

use std::collections::BTreeSet;

use super::near_duplicates::{self, WordColumn};
use super::one_name;
use super::open::{self, Seen};
use crate::inventory::findings::Findings;
use crate::inventory::limits::{Limit, Limits};
use crate::inventory::open_files::Opened;
use crate::inventory::project::Project;
use crate::inventory::rows::count_file::CountFile;
use crate::inventory::rows::offer_file::OfferFile;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Place};
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Meaning, Role};
use crate::vocabulary::settings::{DimensionSettings, ViewSettings};
use crate::vocabulary::{View, Vocabulary};

impl Opened {
    /// The vocabulary: from the settings where they fix it, else from the words in the files.
    pub fn vocabulary(&self, project: &Project, findings: &mut Findings) -> Vocabulary {
        let mut dimensions = Vec::with_capacity(self.outlines.len());
        let mut taken: Vec<Label> = Vec::new();
        for (position, (outline, settled)) in self.outlines.iter().enumerate() {
            let seen = self.seen(position);
            let outline = &self.with_forms(outline, position, &seen, findings);
            let from_needs = || {
                let read = |file: &CountFile| -> Vec<AgeBand> {
                    let bands = file.stated_bands(Some(position)).into_iter();
                    bands.map(|band| band.read(&file.reading)).collect()
                };
                let of_rates = |file: &OfferFile| -> Vec<AgeBand> {
                    let bands = file.stated_bands(Some(position)).into_iter();
                    bands.map(|band| band.read(&file.reading)).collect()
                };
                let counted = self.needs.iter().flat_map(read);
                let ages = counted
                    .chain(self.rates.iter().flat_map(of_rates))
                    .collect();
                open::phases_from_needs(outline, &seen.needs, ages)
            };
            let dimension = match (outline.id.as_str(), settled) {
                ("life_phase", _) if !project.has_settings => from_needs(),
                (_, false) => Some(open::from_data(outline, &seen)),
                _ => None,
            };
            let Some(dimension) = dimension else {
                let (dimension, dangling) = outline.build();
                findings.extend(
                    dangling.iter().map(|name| {
                        project.unknown_reference(&name.owner, &name.name, &name.known)
                    }),
                );
                dimensions.push(dimension);
                continue;
            };
            findings.extend(near_duplicates::findings(
                &dimension,
                &self.word_columns(position),
            ));
            if !dimension.is_empty() {
                let count = Label::plain(&format!("({})", dimension.categories().count()));
                taken.push(Label::joined(&[dimension.label.clone(), count], " "));
            }
            dimensions.push(dimension);
        }
        if !taken.is_empty() {
            let place = project.settings_place();
            findings.add(Finding::new(Code::VocabularyFromData, place).detail("dimensions", taken));
        }
        let topics = dimensions
            .iter()
            .find(|dimension| dimension.role == Role::Topic);
        let mut views = |settings: &[ViewSettings]| views(project, topics, settings, findings);
        Vocabulary {
            cross_cutting: views(&project.settings.cross_cutting),
            working_groups: views(&project.settings.working_group),
            goals: views(&project.settings.goal),
            dimensions,
        }
    }

    /// A dimension that knows the forms in which tables write the names of one another, with a finding that says which.
    fn with_forms(
        &self,
        outline: &DimensionSettings,
        position: usize,
        seen: &Seen,
        findings: &mut Findings,
    ) -> DimensionSettings {
        let mut outline = outline.clone();
        let (known, _) = outline.build();
        let tables = [&seen.needs, &seen.offers, &seen.people];
        let pairs = one_name::pairs(&known, tables);
        let Some((first, _)) = pairs.first() else {
            return outline;
        };
        let columns = self.word_columns(position);
        let names = |column: &&WordColumn| column.cells.iter().any(|cell| cell.contains(first));
        let place = columns.iter().find(names).map(|column| Place {
            column: Some(column.source.header[column.position].clone()),
            ..column.source.place(None)
        });
        let (words, meant): (Vec<String>, Vec<String>) = pairs.iter().cloned().unzip();
        let said = pairs
            .iter()
            .map(|(word, meant)| format!("{word} = {meant}"));
        let finding = Finding::new(Code::NameInTwoForms, place.unwrap_or_default())
            .detail("dimension", known.label.clone())
            .detail("dimension_id", outline.id.as_str())
            .detail("count", pairs.len() as u64)
            .detail("pairs", said.collect::<Vec<_>>())
            .detail("words", words)
            .detail("meant", meant);
        findings.add(finding);
        outline.synonyms.extend(pairs);
        outline
    }

    /// The columns that say more different things than a dimension has categories.
    pub fn too_many_words(&self, limits: &Limits) -> Vec<Finding> {
        let positions = 0..self.outlines.len();
        let columns = positions.flat_map(|position| self.word_columns(position));
        let check = |column: WordColumn| {
            let place = Place {
                column: Some(column.source.header[column.position].clone()),
                ..column.source.place(None)
            };
            let words = column.cells.iter().collect::<BTreeSet<_>>().len() as u64;
            limits.check(Limit::Categories, words, &place).err()
        };
        columns.filter_map(check).map(|stopped| *stopped).collect()
    }

    /// A dimension's columns, those of the needs first.
    fn word_columns(&self, position: usize) -> Vec<WordColumn<'_>> {
        let of_needs = self.needs.iter().filter_map(|file| {
            let column = file.columns.dimensions[position]?;
            let cells = file.values(Some(column)).iter().map(String::as_str);
            Some(WordColumn {
                source: &file.source,
                position: column,
                cells: cells.collect(),
            })
        });
        let of_offers = self.offers.iter().filter_map(|file| {
            let column = file.columns.dimensions[position]?;
            let cells = file.values(Some(column)).collect();
            Some(WordColumn {
                source: &file.source,
                position: column,
                cells,
            })
        });
        of_needs.chain(of_offers).collect()
    }

    /// The distinct words of a dimension's columns.
    fn seen(&self, position: usize) -> Seen {
        let of_counts = |file: &CountFile| file.values(file.columns.dimensions[position]).to_vec();
        let is_phase = self.outlines[position].0.id == "life_phase";
        let multiplied = self
            .population
            .iter()
            .filter(|_| !self.rates.is_empty() && !is_phase);
        let mut offers = BTreeSet::new();
        for file in self.offers.iter().chain(&self.plan) {
            let column = file.columns.dimensions[position];
            offers.extend(file.values(column).map(str::to_string));
        }
        let of_rates = self.rates.iter().flat_map(|file| {
            let column = file.columns.dimensions[position];
            file.values(column).map(str::to_string)
        });
        let counted = self.population.iter().chain(&self.projection);
        Seen {
            people: counted.flat_map(of_counts).collect(),
            needs: self
                .needs
                .iter()
                .chain(multiplied)
                .flat_map(of_counts)
                .chain(of_rates)
                .collect(),
            offers,
        }
    }
}

/// The town's views over topics.
fn views(
    project: &Project,
    topics: Option<&Dimension>,
    settings: &[ViewSettings],
    findings: &mut Findings,
) -> Vec<View> {
    let Some(topics) = topics else {
        return Vec::new();
    };
    settings
        .iter()
        .map(|view| {
            let mut nodes = Vec::new();
            for topic in &view.topics {
                match topics.meaning(topic) {
                    Meaning::One(node) => nodes.push(node),
                    _ => {
                        let known: Vec<String> = topics
                            .categories()
                            .map(|(_, category)| category.id.clone())
                            .collect();
                        findings.add(project.unknown_reference(&view.id, topic, &known));
                    }
                }
            }
            View {
                id: view.id.clone(),
                label: view.label.clone(),
                topics: nodes,
                source: view.source.clone(),
            }
        })
        .collect()
}
