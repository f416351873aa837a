//! Help texts and mistakes of the command line in the reader's language.
//!
//! A command's text is the message `cli-<command>`, its example `cli-<command>-example`; an argument's is
//! `cli-<command>-<argument>`, or `cli-<argument>` where several commands share it.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Outcome, complain, print};
use crate::language::{Language, text};

/// The command with every text in this language.
pub fn localised(command: clap::Command, language: Language) -> clap::Command {
    let texts = language.texts();
    let subcommands: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_string())
        .collect();
    let mut command = translated(command, "program", language)
        .help_template(texts.get("cli-template-program"))
        .disable_help_subcommand(true)
        .subcommand_value_name(texts.get("cli-command-value"));
    for name in subcommands {
        command = command.mut_subcommand(&name, |sub| {
            translated(sub, &name, language)
                .help_template(texts.get("cli-template-command"))
                .override_usage(texts.get(&format!("cli-{name}-usage")))
        });
    }
    command
}

fn translated(command: clap::Command, name: &str, language: Language) -> clap::Command {
    let texts = language.texts();
    let heading = texts.get("cli-options");
    let command = command
        .about(texts.get(&format!("cli-{name}")))
        .after_help(texts.get(&format!("cli-{name}-example")))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .help(texts.get("cli-help")),
        );
    let command = match name {
        "program" => command.arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .help(texts.get("cli-version")),
        ),
        _ => command,
    };
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().replace('_', "-");
        let own = texts.find(&format!("cli-{name}-{id}"), &[]);
        let help = own.unwrap_or_else(|| texts.get(&format!("cli-{id}")));
        let argument = match argument.get_action().takes_values() {
            // the text says what is possible and what holds if nothing is said, in the language
            true => {
                let argument = argument.help(help).hide_possible_values(true);
                named_value(argument.hide_default_value(true), language)
            }
            false => argument.help(help),
        };
        match argument.is_positional() {
            true => argument.help_heading(texts.get("cli-arguments")),
            false => argument.help_heading(heading.clone()),
        }
    })
}

/// The argument with its value's name (`FILE`) in this language: the message `cli-value-<name>`.
fn named_value(argument: clap::Arg, language: Language) -> clap::Arg {
    let own = argument
        .get_value_names()
        .and_then(|names| names.first())
        .map(|name| name.to_lowercase());
    let name = own.unwrap_or_else(|| argument.get_id().as_str().to_string());
    match language.texts().find(&format!("cli-value-{name}"), &[]) {
        Some(name) => argument.value_name(name),
        None => argument,
    }
}

/// Says what is wrong with the command line, or shows the help that was asked for.
pub fn refuse(error: &clap::Error, language: Language) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print(&error.render().to_string());
            return Outcome::Done;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            complain(&error.render().to_string());
            return Outcome::Refused;
        }
        _ => {}
    }
    let name = match error.kind() {
        ErrorKind::UnknownArgument => "cli-error-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-error-unknown-command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-error-value",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "cli-error-missing",
        ErrorKind::ArgumentConflict => "cli-error-conflict",
        _ => "cli-error-other",
    };
    let arguments = [
        (
            "argument",
            text(context(
                error,
                &[ContextKind::InvalidArg, ContextKind::InvalidSubcommand],
            )),
        ),
        ("value", text(context(error, &[ContextKind::InvalidValue]))),
        ("other", text(context(error, &[ContextKind::PriorArg]))),
        (
            "suggestion",
            text(context(
                error,
                &[
                    ContextKind::SuggestedArg,
                    ContextKind::SuggestedSubcommand,
                    ContextKind::SuggestedValue,
                    ContextKind::ValidValue,
                ],
            )),
        ),
    ];
    let texts = language.texts();
    let mut said = format!("{}\n", texts.with(name, &arguments));
    if let Some(advice) = texts.advice(name, &arguments) {
        said.push_str(&format!("{advice}\n"));
    }
    complain(&said);
    Outcome::Refused
}

/// The first of these details that the error has; `none` if it has none of them.
fn context(error: &clap::Error, kinds: &[ContextKind]) -> String {
    let found = kinds.iter().find_map(|kind| match error.get(*kind)? {
        ContextValue::String(word) => Some(word.clone()),
        ContextValue::Strings(words) => Some(words.join(", ")),
        _ => None,
    });
    found
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| "none".to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_and_every_argument_has_a_text_in_both_languages() {
        for language in [Language::German, Language::English] {
            let mut command = localised(super::super::Cli::command(), language);
            let names: Vec<String> = command
                .get_subcommands()
                .map(|sub| sub.get_name().to_string())
                .collect();
            let mut shown = command.render_long_help().to_string();
            for name in names {
                let sub = command.find_subcommand_mut(&name).unwrap();
                shown.push_str(&sub.render_long_help().to_string());
            }
            assert!(!shown.contains('⟨'), "{shown}");
            assert!(!shown.contains("[default"), "{shown}");
            if language == Language::German {
                let english = ["DATE", "STEPS", "ASSUMPTION", "FILE", "YEAR", "LEVEL"];
                for name in english {
                    assert!(!shown.contains(&format!("<{name}>")), "{name}: {shown}");
                }
            }
        }
    }
}
