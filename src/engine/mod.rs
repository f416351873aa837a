//! One run as a library call: inputs, analysis, editions, the report.
//!
//! Nothing here prints, and nothing knows an exit code. What stops a run is a [`RunError`] that carries all findings;
//! whoever called says them. A [`Run`] has the files of its report in memory and writes them when it is told where.
//!
//! ```no_run
//! use lueckenlos::engine::{Inputs, Wishes, analyse, unwatched};
//!
//! let inputs = Inputs::of_folder("data/musterstadt".as_ref());
//! match analyse(&inputs, &Wishes::default(), &unwatched) {
//!     Ok(run) => run.publish("reports/musterstadt".as_ref()).expect("a folder that can be written"),
//!     Err(error) => eprintln!("{error}: {} findings", error.findings.len()),
//! }
//! ```

mod found;
mod inputs;
mod internal_tables;
mod money;
mod outlook;
mod prepared;
mod replay;
mod report;
mod stopped;
mod watch;

pub use inputs::Inputs;
pub use money::{budget_of_settings, not_kept};
pub use outlook::Start;
pub use prepared::{Asked, Prepared, ask, open, prepare};
pub use report::{Run, Wishes, analyse, report};
pub use stopped::{Reason, RunError, what_stops};
pub use watch::{Step, Watch, unwatched};
