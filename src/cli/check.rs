use super::Outcome;
use super::prepare::Speech;

#[derive(Debug, clap::Args)]
pub struct Arguments {}

pub fn run(_: &Arguments, _: Speech) -> Outcome {
    Outcome::Refused
}
