//! The legend: what the typography means.

use super::census::State;

/// The legend of a compilation.
pub(super) fn compilation() -> String {
    let states = State::ALL.map(|state| {
        let (number, words) = (state as usize, state.words());
        format!("<li><span class=\"c t{number}\" aria-hidden=\"true\"></span> {words}</li>")
    });
    format!(
        "<details class=\"legend\" open><summary>How to read this text</summary><dl>\
         <div><dt><span class=\"w\"><u-k>[ ]</u-k></span></dt><dd>Text that is not agreed. A \
         bracket within a bracket is a question within a question.</dd></div>\
         <div><dt><span class=\"w\"><u-k>|</u-k></span></dt><dd>Parts the alternatives. The words of the \
         base stand first.</dd></div>\
         <div><dt><span class=\"w\"><ins>words</ins></span></dt><dd>Proposed: bold and \
         underlined.</dd></div>\
         <div><dt><span class=\"w\"><del>words</del></span></dt><dd>Somebody would delete them: \
         struck through. They stand until that is agreed.</dd></div>\
         <div><dt><span class=\"w\"><small>Name</small></span></dt><dd>Who proposes the words \
         before it.</dd></div>\
         <div><dt><span class=\"w\"><u-d>Name</u-d></span></dt><dd>Who would delete \
         the words before it.</dd></div>\
         <div><dt>alt</dt><dd>A rival version of the whole paragraph above it.</dd></div>\
         <div><dt>¶</dt><dd>Here a new paragraph would begin.</dd></div>\
         </dl><p>In the strip, a cell is a provision: the higher it is filled, the more of its words \
         stand in brackets; the small figure counts its sponsors; the sign says what is proposed.</p>\
         <ul>{}</ul></details>",
        states.join(""),
    )
}

/// The legend of a comparison.
pub(super) fn comparison() -> &'static str {
    "<details class=\"legend\" open><summary>How to read this text</summary><dl>\
     <div><dt><span class=\"w\"><ins>words</ins></span></dt><dd>Only in the new draft: bold and \
     underlined.</dd></div>\
     <div><dt><span class=\"w\"><del>words</del></span></dt><dd>Only in the old draft: struck \
     through.</dd></div></dl></details>"
}
