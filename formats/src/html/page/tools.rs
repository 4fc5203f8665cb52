//! The controls: which reading is shown, what is left out, and the way from bracket to bracket.

use unbracket_text::Compilation;

use super::escape::escaped;
use super::frame::{Frame, counted};
use super::order::{movers, steps};
use super::provision::Place;

/// The controls above the text. The filter works without the script; the rest shows itself with it.
pub(super) fn tools(compilation: &Compilation, frame: &Frame<'_>, places: &[Place<'_>]) -> String {
    let counts = compilation.sponsors();
    let mut options = String::new();
    let movers = movers(compilation);
    for (&sponsor, number) in &frame.sponsors {
        let steps = movers.contains(sponsor).then(|| steps(compilation, sponsor));
        let steps = match steps.unwrap_or_default() {
            steps if steps.is_empty() => steps,
            steps => format!(" data-o=\"{steps}\""),
        };
        let count = counts.get(sponsor).copied().unwrap_or(0);
        let name = escaped(sponsor.as_str());
        options.push_str(&format!("<option value=\"{number}\"{steps}>{name} ({count})</option>"));
    }
    let filter = if places.iter().any(|place| place.measure.proposals > 0) {
        "<label class=\"f\"><input type=\"checkbox\" id=\"_only\"> Only contested</label>"
    } else {
        ""
    };
    format!(
        "<div class=\"tools\"><fieldset class=\"js\" hidden><legend>Show</legend>\
         <label><input type=\"radio\" name=\"show\" value=\"c\" checked> Compilation</label>\
         <label><input type=\"radio\" name=\"show\" value=\"b\"> Base</label>\
         <label><input type=\"radio\" name=\"show\" value=\"s\"> As proposed by</label>\
         <select id=\"_who\" aria-label=\"Sponsor, {}\">{options}</select></fieldset>{filter}\
         <span class=\"js\" hidden><button type=\"button\" id=\"_previous\">← Previous</button>\
         <button type=\"button\" id=\"_next\">Next bracket →</button>\
         <label class=\"f\"><input type=\"checkbox\" id=\"_keys\" checked> keys <kbd>p</kbd> <kbd>n</kbd></label></span></div>\
         <p class=\"say\" id=\"_say\" role=\"status\"></p>",
        counted(frame.sponsors.len(), "choice"),
    )
}
