//! The files of `public/`: made from protected tables alone.

use rayon::prelude::*;

use crate::language::{Language, text};
use crate::protect::Protected;
use crate::render::chapters::paper::paper;
use crate::render::chapters::parts::rule;
use crate::render::json::{Resource, data_package, record, results};
use crate::render::report::report;
use crate::render::values::visible;
use crate::render::{
    File, RenderError, charts, csv, docx, explorer, html, pdf, stem, stems, workbook,
};
use crate::tables::Edition;

/// A format of the report, as on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum FormatName {
    Html,
    Pdf,
    Xlsx,
    Docx,
}

impl FormatName {
    pub const ALL: [FormatName; 4] = [
        FormatName::Html,
        FormatName::Pdf,
        FormatName::Xlsx,
        FormatName::Docx,
    ];
}

/// Everything that a committee may see.
#[derive(Debug)]
pub struct Public {
    files: Vec<File>,
}

impl Public {
    /// Renders one report.
    pub fn of(
        protected: &Protected,
        language: Language,
        formats: &[FormatName],
    ) -> Result<Public, RenderError> {
        Ok(Public {
            files: report_files(protected, language, formats)?,
        })
    }

    /// Renders reports, each in its own language. The first one stands in the folder itself, every further
    /// one in a folder of its own name.
    pub fn of_all(protected: &[Protected], formats: &[FormatName]) -> Result<Public, RenderError> {
        let names = protected
            .iter()
            .map(|one| one.edition().report.name.as_str());
        let names = stems(names);
        let of_report = |(position, one): (usize, &Protected)| -> Result<Vec<File>, RenderError> {
            let files = report_files(one, one.edition().report.language, formats)?.into_iter();
            let placed = files.map(|file| match position {
                0 => file,
                _ => File {
                    path: format!("{}/{}", names[position], file.path),
                    ..file
                },
            });
            Ok(placed.collect())
        };
        let reports = protected.par_iter().enumerate().map(of_report);
        let files: Vec<Vec<File>> = reports.collect::<Result<_, _>>()?;
        Ok(Public {
            files: files.concat(),
        })
    }

    pub fn files(&self) -> &[File] {
        &self.files
    }
}

/// The files of one report: the report itself, tables, charts, results and their description.
fn report_files(
    protected: &Protected,
    language: Language,
    formats: &[FormatName],
) -> Result<Vec<File>, RenderError> {
    let edition = protected.edition();
    let names = stems(edition.tables.iter().map(|table| table.name.as_str()));
    let paths: Vec<String> = names
        .iter()
        .map(|name| format!("tables/{name}.csv"))
        .collect();
    let (documents, pictures) = rayon::join(
        || documents(protected, language, formats),
        || pictures(edition, language),
    );
    let mut files = documents?;
    for (table, path) in edition.tables.iter().zip(&paths) {
        files.push(File {
            path: path.clone(),
            bytes: csv::csv(table)?,
        });
    }
    files.extend(pictures?);
    files.extend(explorer::public(protected, language).map(|page| File {
        path: "explorer.html".to_string(),
        bytes: page.into_bytes(),
    }));
    files.push(File {
        path: "results.json".to_string(),
        bytes: results(protected, language),
    });
    files.push(File {
        path: "protection.json".to_string(),
        bytes: record(protected.record()),
    });
    files.push(File {
        path: "datapackage.json".to_string(),
        bytes: package(protected, paths, language),
    });
    Ok(files)
}

/// The report in the formats that are asked for, made side by side.
fn documents(
    protected: &Protected,
    language: Language,
    formats: &[FormatName],
) -> Result<Vec<File>, RenderError> {
    let file = |format: &FormatName| -> Result<File, RenderError> {
        let (path, bytes) = match format {
            FormatName::Html => (
                "report.html",
                html::html(&report(protected, language))?.into_bytes(),
            ),
            FormatName::Pdf => ("report.pdf", pdf::pdf(&report(protected, language))?),
            FormatName::Xlsx => ("tables.xlsx", workbook::workbook(protected, language)?),
            FormatName::Docx => {
                let document = match protected.edition().report.sheets {
                    Some(_) => report(protected, language),
                    None => paper(protected, language),
                };
                ("summary.docx", docx::docx(&document)?)
            }
        };
        Ok(File {
            path: path.to_string(),
            bytes,
        })
    };
    formats.par_iter().map(file).collect()
}

/// Charts are drawn side by side and stand in the edition's order.
fn pictures(edition: &Edition, language: Language) -> Result<Vec<File>, RenderError> {
    let names = stems(edition.charts.iter().map(|chart| chart.name.as_str()));
    let drawn: Result<Vec<Vec<File>>, RenderError> = edition
        .charts
        .par_iter()
        .zip(names)
        .map(|(chart, name)| {
            let picture = charts::draw(edition, chart, language);
            picture.map_or(Ok(Vec::new()), |picture| picture_files(&picture, &name))
        })
        .collect();
    Ok(drawn?.into_iter().flatten().collect())
}

fn picture_files(picture: &charts::Picture, name: &str) -> Result<Vec<File>, RenderError> {
    let svg = File {
        path: format!("charts/{name}.svg"),
        bytes: picture.svg()?.into_bytes(),
    };
    let png = File {
        path: format!("charts/{name}.png"),
        bytes: picture.png()?,
    };
    Ok(vec![svg, png])
}

fn package(protected: &Protected, paths: Vec<String>, language: Language) -> Vec<u8> {
    let edition = protected.edition();
    let town = text(visible(&edition.town));
    let arguments = [("town", town), ("year", text(edition.year.to_string()))];
    let title = language.texts().with("public-title", &arguments);
    let description = rule(protected, language);
    let resource = |(table, path)| Resource { path, table };
    let resources: Vec<Resource> = edition.tables.iter().zip(paths).map(resource).collect();
    let name = stem(&format!("lueckenlos-{}-{}", edition.town, edition.year));
    data_package(&name, &title, &description, &resources, language)
}
