//! The controls: which reading is shown, what is left out, and the way from bracket to bracket.

use unbracket_text::Compilation;

use super::escape::escaped;
use super::frame::Frame;
use super::order::{movers, steps};
use super::provision::Place;
use crate::wording::fill;

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
        let count = frame.wording.aside(&count.to_string());
        options.push_str(&format!(
            "<option value=\"{number}\"{steps} data-n=\"{name}\">{name}{count}</option>"
        ));
    }
    let (wording, tools) = (frame.wording, &frame.wording.page.tools);
    let filter = if places.iter().any(|place| place.measure.proposals > 0) {
        only(tools.contested)
    } else {
        String::new()
    };
    let count = wording.aside(&frame.sponsors.len().to_string());
    // The way back points against the language, the way on with it.
    let (back, on) = if wording.right_to_left { ("→", "←") } else { ("←", "→") };
    let radio = |value: &str, checked: &str, words: &str| {
        format!(
            "<label><input type=\"radio\" name=\"show\" value=\"{value}\"{checked}> {words}</label>"
        )
    };
    let radios = [
        radio("c", " checked", tools.compilation),
        radio("b", "", tools.base),
        radio("s", "", tools.sponsor),
    ];
    format!(
        "<div class=\"tools\"><fieldset class=\"js\" hidden><legend>{}</legend>{}\
         <select id=\"_who\" aria-label=\"{}{count}\">{options}</select></fieldset>{filter}\
         <span class=\"js\" hidden><button type=\"button\" id=\"_previous\">{back} {}</button>\
         <button type=\"button\" id=\"_next\">{} {on}</button>\
         <label class=\"f\"><input type=\"checkbox\" id=\"_keys\" checked> {} <kbd>p</kbd> <kbd>n</kbd></label></span></div>\
         <p class=\"say\" id=\"_say\" role=\"status\" data-base=\"{}\" data-sponsor=\"{}\"></p>",
        tools.show,
        radios.join(""),
        tools.who,
        tools.previous,
        tools.next,
        tools.keys,
        tools.reads_base,
        // The script puts the name in, isolated.
        fill(tools.reads_sponsor, &[("name", "\u{2068}*\u{2069}")]),
    )
}

/// The filter: only what is told by these words.
pub(super) fn only(words: &str) -> String {
    format!("<label class=\"f\"><input type=\"checkbox\" id=\"_only\"> {words}</label>")
}
