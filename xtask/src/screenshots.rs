//! `cargo xtask screenshots`: the pictures of the README, taken from what the commands write.
//!
//! Needs Chromium for the page, and LibreOffice with pdftoppm for the Word file; what is absent is
//! named and left out.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context;

use crate::house::{first_of, root, run as run_program, unbracket};

/// Takes the pictures.
///
/// # Errors
/// Fails where the example does not compile or a program that is there fails.
pub(crate) fn run(_arguments: &[String]) -> anyhow::Result<()> {
    let work = root().join("target").join("screenshots");
    std::fs::create_dir_all(&work)?;
    let (page, word) = (work.join("compilation.html"), work.join("compilation.docx"));
    let charter = root().join("examples").join("charter");
    let mut compile = Command::new(unbracket()?);
    compile.arg("compile").arg(charter.join("base.md")).arg(charter.join("submissions"));
    compile.arg("-o").arg(&page).arg("-o").arg(&word).stdout(Stdio::null());
    run_program(&mut compile)?;
    let pictures = root().join("docs").join("pictures");
    std::fs::create_dir_all(&pictures)?;
    for (name, size) in [("page.png", "1280,1500"), ("page-phone.png", "500,1100")] {
        picture_of_page(&work, &page, &pictures.join(name), size)?;
    }
    picture_of_word(&work, &word, &pictures)
}

fn picture_of_page(work: &Path, page: &Path, out: &Path, size: &str) -> anyhow::Result<()> {
    let Some(chromium) = first_of(&["chromium", "chromium-browser", "google-chrome"]) else {
        println!("left out {}: Chromium is not here", out.display());
        return Ok(());
    };
    let profile = work.join("profile");
    let mut command = Command::new(chromium);
    command.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--hide-scrollbars",
    ]);
    command.args([
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.arg(format!("--window-size={size}")).arg(format!("--screenshot={}", out.display()));
    command.arg(format!("file://{}", page.display())).stderr(Stdio::null());
    run_program(&mut command)?;
    println!("{}", out.display());
    Ok(())
}

fn picture_of_word(work: &Path, word: &Path, pictures: &Path) -> anyhow::Result<()> {
    let (Some(office), Some(pdftoppm)) =
        (first_of(&["soffice", "libreoffice"]), first_of(&["pdftoppm"]))
    else {
        println!("left out word.png: LibreOffice or pdftoppm is not here");
        return Ok(());
    };
    let mut command = Command::new(office);
    command.arg(format!("-env:UserInstallation=file://{}", work.join("office").display()));
    command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(work).arg(word);
    run_program(command.stdout(Stdio::null()).stderr(Stdio::null()))?;
    let pdf: PathBuf = work.join("compilation.pdf");
    let mut command = Command::new(pdftoppm);
    command.args(["-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile"]);
    command.arg(&pdf).arg(pictures.join("word"));
    run_program(&mut command).context("the Word file became no picture")?;
    println!("{}", pictures.join("word.png").display());
    Ok(())
}
