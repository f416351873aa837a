//! What a long run is doing, on standard error: only on a terminal, and only once it has taken a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::engine::Step;
use crate::language::Language;

/// Shorter work needs no word.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// What a step is called.
fn message(step: Step) -> &'static str {
    match step {
        Step::Reading => "cli-progress-reading",
        Step::Covering => "cli-progress-covering",
        Step::Weighing => "cli-progress-weighing",
        Step::Ahead => "cli-progress-ahead",
        Step::Protecting => "cli-progress-protecting",
        Step::Writing => "cli-progress-writing",
    }
}

/// The line that says which step a run is at. It disappears with this value: what is said afterwards
/// begins on an empty line.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    pub fn of(step: Step, language: Language) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.set_message(language.texts().get(message(step)));
        let later = bar.clone();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            if !later.is_finished() {
                // hides itself where standard error is no terminal
                later.set_draw_target(ProgressDrawTarget::stderr());
                later.enable_steady_tick(TICK);
            }
        });
        Progress(bar)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
