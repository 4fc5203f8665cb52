//! `unbracket man`: the man pages, one for the whole and one a command.

use clap::CommandFactory;

use crate::arguments::{Arguments, EXIT_CODES, Man};
use crate::failure::{CannotWrite, Done};

pub(crate) fn run(options: &Man) -> anyhow::Result<Done> {
    let folder = &options.folder;
    std::fs::create_dir_all(folder)
        .map_err(|why| CannotWrite { path: folder.display().to_string(), why: why.to_string() })?;
    let mut whole = Arguments::command();
    whole.build();
    write(folder, &whole)?;
    for command in whole.get_subcommands().filter(|command| command.get_name() != "help") {
        write(folder, command)?;
    }
    Ok(Done::Whole)
}

fn write(folder: &std::path::Path, command: &clap::Command) -> anyhow::Result<()> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let source = format!("unbracket {}", env!("CARGO_PKG_VERSION"));
    let man = clap_mangen::Man::new(command.clone()).title(name.to_uppercase()).source(source);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    if let Some(examples) = examples.strip_prefix("Examples:\n") {
        section("EXAMPLES", examples, &mut page);
    }
    let codes = EXIT_CODES.trim_start_matches("Exit codes: ").replace(" · ", "\n");
    section("EXIT STATUS", &codes, &mut page);
    crate::output::write(&folder.join(format!("{name}.1")), &page)
}

/// A section whose lines stand as they are: an example that is wrapped cannot be copied.
fn section(name: &str, text: &str, page: &mut Vec<u8>) {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    page.extend(format!(".SH {name}\n.nf\n").bytes());
    for line in text.lines() {
        // A line that opens with a dot would be an order to the formatter.
        page.extend(format!("\\&{line}\n").bytes());
    }
    page.extend(".fi\n".bytes());
}
