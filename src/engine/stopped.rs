//! Why a run came to no report.

use std::fmt;
use std::io;

use crate::analysis::year::Refused;
use crate::language::Language;
use crate::model::finding::{Finding, Severity};
use crate::protect::Unsafe;
use crate::published::Unusable;
use crate::render::RenderError;
use crate::render::publish::PublishError;

/// A run that came to no report, with everything that was found until then.
#[derive(Debug)]
pub struct RunError {
    pub reason: Reason,
    pub findings: Vec<Finding>,
    /// In which language the project is spoken of.
    pub language: Language,
}

/// What stopped a run.
#[derive(Debug)]
pub enum Reason {
    /// There are no files to analyse, or one of them cannot be read: the findings say which.
    Unreadable,
    /// The level from which people come is none of the town's: the last finding says so.
    UnknownReach,
    /// Errors in the inputs; whether all of them are about rows that can be left out.
    Errors {
        can_be_left_out: bool,
    },
    /// No need has a year, and none was asked for.
    NoYear,
    /// There are more cells than can be computed with.
    TooLarge,
    /// A small count could be computed, whatever is withheld.
    NotProtected,
    /// A report that is out cannot be taken into account.
    Earlier(Unusable),
    /// A file that was read cannot be read again, to keep a copy of it.
    NotCopied(io::Error),
    NotRendered(RenderError),
    NotWritten(PublishError),
}

/// Why a run cannot go on with these findings, if it cannot: there are errors, and not all of them are about what
/// can be left out, or that was not asked for.
pub fn what_stops(findings: &[Finding], keep_going: bool) -> Option<Reason> {
    let error = |finding: &&Finding| finding.code.severity() == Severity::Error;
    let mut errors = findings.iter().filter(error).peekable();
    errors.peek()?;
    let can_be_left_out = errors.all(|error| error.code.can_be_left_out());
    (!keep_going || !can_be_left_out).then_some(Reason::Errors { can_be_left_out })
}

impl From<Refused> for Reason {
    fn from(refused: Refused) -> Reason {
        match refused {
            Refused::TooLarge => Reason::TooLarge,
        }
    }
}

impl From<Unsafe> for Reason {
    fn from(_: Unsafe) -> Reason {
        Reason::NotProtected
    }
}

impl From<Unusable> for Reason {
    fn from(unusable: Unusable) -> Reason {
        Reason::Earlier(unusable)
    }
}

impl From<RenderError> for Reason {
    fn from(error: RenderError) -> Reason {
        Reason::NotRendered(error)
    }
}

/// For programmers; what a user reads is in the locales.
impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.reason {
            Reason::Unreadable => f.write_str("nothing that can be read"),
            Reason::UnknownReach => f.write_str("no such level"),
            Reason::Errors { .. } => f.write_str("errors in the inputs"),
            Reason::NoYear => f.write_str("no need has a year"),
            Reason::TooLarge => f.write_str("too many cells"),
            Reason::NotProtected => f.write_str("a small count could be computed"),
            Reason::Earlier(unusable) => write!(f, "an earlier report: {unusable:?}"),
            Reason::NotCopied(error) => write!(f, "an input: {error}"),
            Reason::NotRendered(error) => write!(f, "the report: {error}"),
            Reason::NotWritten(error) => write!(f, "the folder: {error:?}"),
        }
    }
}

impl std::error::Error for RunError {}
