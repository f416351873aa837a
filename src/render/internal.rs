//! The files of `internal/`: plain tables for the planner, marked as not protected.

use std::path::PathBuf;

use crate::language::Language;
use crate::render::json::{Resource, data_package};
use crate::render::{File, RenderError, csv, stem};
use crate::tables::Table;

/// What only the planner may see.
#[derive(Debug)]
pub struct Internal {
    files: Vec<File>,
    copies: Vec<Copy>,
}

/// A file that goes in as it is.
#[derive(Debug)]
pub struct Copy {
    /// Its place in the folder.
    pub path: String,
    pub source: PathBuf,
}

impl Internal {
    /// Tables as CSV, and a package and a note that say that they are not protected.
    pub fn of(tables: &[&Table], language: Language) -> Result<Internal, RenderError> {
        let texts = language.texts();
        let mut files = vec![File {
            path: "README.txt".to_string(),
            bytes: format!("{}\n", texts.get("internal-readme")).into_bytes(),
        }];
        let mut resources = Vec::new();
        for table in tables {
            let path = format!("{}.csv", stem(&table.name));
            files.push(File {
                path: path.clone(),
                bytes: csv::csv(table)?,
            });
            resources.push(Resource { path, table });
        }
        let title = texts.get("internal-title");
        let description = texts.get("internal-description");
        let name = "lueckenlos-internal";
        files.push(File {
            path: "datapackage.json".to_string(),
            bytes: data_package(name, &title, &description, &resources, language),
        });
        Ok(Internal {
            files,
            copies: Vec::new(),
        })
    }

    /// Adds a file that is no table, such as `run.json`.
    pub fn with(mut self, name: &str, bytes: Vec<u8>) -> Internal {
        self.files.push(File {
            path: name.to_string(),
            bytes,
        });
        self
    }

    /// Adds copies of files.
    pub fn copying(mut self, copies: impl IntoIterator<Item = Copy>) -> Internal {
        self.copies.extend(copies);
        self
    }

    pub fn copies(&self) -> &[Copy] {
        &self.copies
    }

    pub fn files(&self) -> &[File] {
        &self.files
    }
}
