//! The notice that is due before a text is decided on.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;

use crate::refusal::{Code, Refusal, require};
use crate::rules;
use crate::state::{Document, DocumentId, State};
use crate::words::Tag;

/// Refuses a decision on a text that was not there for long enough, in the languages that are demanded.
///
/// The clock starts when the last of these languages was there. Returns the rules that are broken all
/// the same, in public: this is where a waiver of the notice belongs.
pub(super) fn check(
    state: &State,
    id: DocumentId,
    document: &Document,
    now: Moment,
) -> Result<BTreeSet<Tag>, Refusal> {
    let modalities = &state.cycle().modalities;
    let mut there = document.issued;
    for language in &modalities.languages {
        let at = document.languages.get(language).ok_or_else(|| {
            let text = format!("{id} is not there in {language}; issue it in that language");
            Refusal::new(Code::ShortNotice, rules::NOTICE, text)
        })?;
        there = there.max(*at);
    }
    let hours = modalities.text_hours;
    require(now >= there.plus_hours(hours), Code::ShortNotice, rules::NOTICE, || {
        format!("{id} has to be there for {hours} hours before it is decided on")
    })?;
    Ok(BTreeSet::new())
}
