//! Progress of long work: hidden where standard error is not a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for so many steps of one kind of work.
pub(crate) fn bar(what: &'static str, steps: usize) -> ProgressBar {
    // Short work is over before a bar can be read.
    if steps < 8 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps as u64).with_message(what);
    let style = ProgressStyle::with_template("{msg:>12} {wide_bar} {pos}/{len} {eta}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
