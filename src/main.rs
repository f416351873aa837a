//! Parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = variable("LC_ALL")
        .or_else(|| variable("LC_MESSAGES"))
        .or_else(|| variable("LANG"));
    let outcome = lueckenlos::cli::run(std::env::args_os().collect(), locale.as_deref());
    ExitCode::from(outcome.exit_code())
}
