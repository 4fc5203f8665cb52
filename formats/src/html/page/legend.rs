//! The legend: what the typography means.

use super::census::State;
use crate::wording::Wording;

/// The legend of a compilation.
pub(super) fn compilation(wording: &Wording) -> String {
    let (legend, words) = (&wording.page.legend, wording.legend.words);
    let states = State::ALL.map(|state| {
        let (number, words) = (state as usize, state.words(&wording.page.states));
        format!("<li><span class=\"c t{number}\" aria-hidden=\"true\"></span> {words}</li>")
    });
    let (name, delete) = (legend.name, wording.page.marks.delete);
    let entries = [
        (styled("<u-k>[ ]</u-k>"), legend.brackets),
        (styled("<u-k>|</u-k>"), legend.bar),
        (styled(&format!("<ins>{words}</ins>")), legend.proposed),
        (styled(&format!("<del>{words}</del>")), legend.struck),
        (styled(&format!("<small>{name}</small>")), legend.by),
        (styled(&format!("<u-d><em> {delete} </em>{name}</u-d>")), legend.against),
        ("alt".to_owned(), legend.rival),
        ("¶".to_owned(), legend.paragraph),
    ];
    let behind = format!("<p>{}</p><ul>{}</ul>", legend.strip, states.join(""));
    framed(wording, &entries, &behind)
}

/// The legend of a comparison.
pub(super) fn comparison(wording: &Wording) -> String {
    let (legend, words) = (&wording.page.legend, wording.legend.words);
    let entries = [
        (styled(&format!("<ins>{words}</ins>")), legend.only_new),
        (styled(&format!("<del>{words}</del>")), legend.only_old),
    ];
    framed(wording, &entries, "")
}

/// An example that looks as in the text.
fn styled(example: &str) -> String {
    format!("<span class=\"w\">{example}</span>")
}

/// The examples with what they mean, and what stands behind them.
fn framed(wording: &Wording, entries: &[(String, &str)], behind: &str) -> String {
    let entry = |(example, meaning): &(String, &str)| {
        format!("<div><dt>{example}</dt><dd>{meaning}</dd></div>")
    };
    format!(
        "<details class=\"legend\" open><summary>{}</summary><dl>{}</dl>{behind}</details>",
        wording.headings.legend,
        entries.iter().map(entry).collect::<String>(),
    )
}
