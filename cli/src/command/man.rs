//! `unbracket man`: the man pages, one for the whole and one a command.

use clap::CommandFactory;

use crate::arguments::{Arguments, Man};
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
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).title(name.to_uppercase()).render(&mut page)?;
    crate::output::write(&folder.join(format!("{name}.1")), &page)
}
