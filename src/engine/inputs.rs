//! What a run looks at, and what was asked for over the settings.

use std::path::Path;

use crate::inventory::project::Request;
use crate::language::Language;

/// The inventories of a run, and what comes before the settings of their project.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Where the files are, and files that are laid over those of the project.
    pub files: Request,
    /// The year that is analysed.
    pub year: Option<i32>,
    /// From where people come to an offer that does not say: `own`, the id of a level, `all`.
    pub reach: Option<String>,
    /// Rows with errors are left out, as far as that can be.
    pub keep_going: bool,
    /// In which language is spoken and written.
    pub language: Option<Language>,
    /// The same, where neither it nor the settings say.
    pub usual_language: Language,
}

impl Inputs {
    /// A project folder without further wishes.
    pub fn of_folder(folder: &Path) -> Inputs {
        Inputs {
            files: Request {
                folder: Some(folder.to_path_buf()),
                ..Request::default()
            },
            ..Inputs::default()
        }
    }
}
