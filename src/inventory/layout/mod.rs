//! Tables as offices keep them become the plain tables that everything else reads: which sheets hold a table, where
//! its header stands, which rows are notes or sums, which columns are categories. What was found is said, and can be
//! fixed in `[files.reading]`.
//!
//! A file that is plain already stays as it lies; a large one is judged by its first rows.

mod body;
mod findings;
pub(in crate::inventory) mod header;
pub(in crate::inventory) mod heading_words;
pub(in crate::inventory) mod lexicon;
mod sheets;
mod table;
mod wide;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::lexicon::{Heading, HeadingWords, Lexicon, Target};
use self::table::Layout;
use super::columns::{Field, FileKind};
use super::files::grid::{Grid, GridRow};
use super::files::open::{self, FoundFile};
use super::files::settings::{FileSettings, RowsAre};
use super::files::source::Source;
use super::values::years;
use crate::model::finding::{Finding, Stopped};
use crate::vocabulary::settings::DimensionSettings;

pub use self::findings::Described;
pub use self::wide::is_key;

/// The tables of a file.
#[derive(Debug)]
pub struct Tables {
    /// One per sheet that is read; a text file is one.
    pub sources: Vec<Source>,
    /// What was found of each, in the same order.
    pub described: Vec<Described>,
    pub findings: Vec<Finding>,
}

/// Larger text files are judged by their first rows; they are no tables that were made to be looked at.
const LARGE: u64 = 16 << 20;

/// So many rows of a large file are looked at.
const FIRST_ROWS: usize = 1000;

/// Opens a file and works out the layout of its tables. `words` may be headings, as other tables tell.
pub fn open(
    path: &Path,
    settings: &FileSettings,
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
    words: &HeadingWords,
) -> Result<Tables, Stopped> {
    let file = open::look(path)?;
    let lexicon = Lexicon::new(kind, outlines, settings, words);
    let reader = Reader {
        lexicon: &lexicon,
        settings,
        file: &file,
    };
    match file.is_workbook {
        true => sheets::read(&reader),
        false => reader.text(),
    }
}

/// What is known before a file is read.
struct Reader<'a> {
    lexicon: &'a Lexicon,
    settings: &'a FileSettings,
    file: &'a FoundFile,
}

/// What is said of all rows of a table although no column says it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Constant {
    target: Target,
    value: String,
    origin: Origin,
}

/// Where it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Settings,
    Sheet,
    Title,
    FileName,
}

impl Reader<'_> {
    fn text(&self) -> Result<Tables, Stopped> {
        let source = open::text(self.file, self.settings)?;
        let is_large = self.file.bytes > LARGE;
        let mut grid = source.grid_of_first(is_large.then_some(FIRST_ROWS))?;
        let Some(mut layout) = self.layout(&grid) else {
            return Ok(self.as_it_is(source.with_rows()?));
        };
        let anew = |layout: &Layout| {
            layout.wide.is_some()
                || layout.header.body > layout.header.first + 1
                || !layout.filled_down.is_empty()
        };
        if is_large && anew(&layout) {
            grid = source.grid_of_first(None)?;
            layout = self.layout(&grid).unwrap_or(layout);
        }
        let constants = self.constants(&grid, &layout, Vec::new());
        let mut described = Described::of(&grid, &layout, self.lexicon, &constants);
        let mut source = match anew(&layout) {
            true => {
                let built = table::build(&grid, &layout, self.lexicon);
                described.note_built(&built);
                let mut source = source.replaced_by(built.table)?;
                source.assigned = built.assigned;
                source
            }
            false => self.trimmed(source, &grid, &layout, is_large)?,
        };
        self.complete(&mut source, &constants);
        let findings = described.findings(&source, &grid, &layout, self.lexicon, self.settings);
        Ok(Tables {
            sources: vec![source],
            described: vec![described],
            findings,
        })
    }

    /// The file without what stands above its header and without the rows that are no data.
    fn trimmed(
        &self,
        source: Source,
        grid: &Grid,
        layout: &Layout,
        is_large: bool,
    ) -> Result<Source, Stopped> {
        let line = grid.rows[layout.header.first].line;
        let mut source = match line == source.header_line {
            true => source,
            false => open::text(
                self.file,
                &FileSettings {
                    header_row: Some(line),
                    ..self.settings.clone()
                },
            )?,
        };
        if !layout.no_data.is_empty() && !is_large {
            let lines: BTreeSet<u64> = layout
                .no_data
                .keys()
                .map(|row| grid.rows[*row].line)
                .collect();
            source.pass_over(lines)?;
        }
        source.with_rows()
    }

    fn as_it_is(&self, mut source: Source) -> Tables {
        self.complete(&mut source, &[]);
        Tables {
            sources: vec![source],
            described: vec![Described::default()],
            findings: Vec::new(),
        }
    }

    /// The layout of a grid; none if it is empty.
    fn layout(&self, grid: &Grid) -> Option<Layout> {
        let header = header::find(grid, self.lexicon, self.settings.header_row)?;
        let count = Target::Field(self.lexicon.count_field());
        let mut named = header.columns.iter();
        let counts = named.any(|column| column.meaning == Heading::Column(count));
        // one column of words beside the count, as a pivot table has it, is a table as well
        let no_data = match header.is_certain || counts {
            true => body::no_data(grid, &header, self.lexicon, &self.settings.no_sums),
            false => BTreeMap::new(),
        };
        let filled_down = table::filled_down(&header, self.settings);
        let mut layout = Layout {
            header,
            wide: None,
            no_data,
            filled_down,
        };
        let rows: Vec<&GridRow> = layout.rows(grid).map(|(_, row)| row).collect();
        if layout.header.is_certain || self.settings.unpivot.is_some() {
            layout.wide = wide::find(grid, &layout.header, &rows, self.lexicon, self.settings);
        }
        Some(layout)
    }

    /// What the settings say of all rows, then what the sheet's name, the title or the file's name says of the year.
    fn constants(&self, grid: &Grid, layout: &Layout, of_sheet: Vec<Constant>) -> Vec<Constant> {
        let mut constants: Vec<Constant> = Vec::new();
        let mut add = |target: Option<Target>, value: String, origin: Origin| {
            if let Some(target) = target
                && !layout.names(target)
                && constants.iter().all(|known| known.target != target)
            {
                constants.push(Constant {
                    target,
                    value,
                    origin,
                });
            }
        };
        let settings = self.settings;
        for (name, value) in &settings.values {
            add(self.lexicon.named(name), value.clone(), Origin::Settings);
        }
        if let Some(topic) = &settings.topic {
            add(self.lexicon.named("topic"), topic.clone(), Origin::Settings);
        }
        let year = Some(Target::Field(Field::Year));
        let date = settings.reference_date.and_then(|date| date.date);
        if let Some(stated) = settings.year.or(date.map(|date| date.year.into())) {
            add(year, stated.to_string(), Origin::Settings);
        }
        for constant in of_sheet {
            add(Some(constant.target), constant.value, constant.origin);
        }
        // an inventory of offers is not made for a year because a file or a title names one
        if self.lexicon.kind != FileKind::Offers {
            let title = grid.rows[..layout.header.first].iter();
            let cells = title.flat_map(|row| row.filled().map(|(_, cell)| cell.text.as_str()));
            let in_title: Vec<i32> = cells
                .filter_map(years::year_in)
                .map(|stated| stated.year)
                .collect();
            if let [first, rest @ ..] = &in_title[..]
                && rest.iter().all(|other| other == first)
            {
                add(year, first.to_string(), Origin::Title);
            }
            let stem = self
                .file
                .path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy();
            if let Some(stated) = years::year_in(&stem) {
                add(year, stated.year.to_string(), Origin::FileName);
            }
        }
        constants
    }

    /// Adds to a source what is known of it from elsewhere.
    fn complete(&self, source: &mut Source, constants: &[Constant]) {
        for constant in constants {
            let name = self.lexicon.column_name(constant.target);
            source.add_constant(&name, &constant.value);
            source
                .assigned
                .insert(self.lexicon.id(constant.target), name);
        }
        for (name, heading) in &self.settings.columns {
            let id = self
                .lexicon
                .named(name)
                .map(|target| self.lexicon.id(target));
            source
                .assigned
                .insert(id.unwrap_or_else(|| name.clone()), heading.clone());
        }
        source.sums = self.settings.sums.clone();
        source.no_sums = self.settings.no_sums.clone();
        source.rows_are_persons = self.settings.rows == Some(RowsAre::Persons);
    }
}

/// Whether a grid holds a table of this kind.
fn holds_table(layout: &Layout, grid: &Grid, reader: &Reader) -> bool {
    let counts = layout.counts(reader.lexicon) || reader.settings.rows == Some(RowsAre::Persons);
    layout.header.is_certain && counts && layout.rows(grid).next().is_some()
}
