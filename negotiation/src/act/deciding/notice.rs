//! The notice that is due before a text is decided on.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;

use crate::refusal::Refusal;
use crate::said;
use crate::state::{Clause, Document, DocumentId, State};
use crate::words::Tag;

/// Refuses a decision on a text that was not there for long enough, in the languages that are demanded.
///
/// The clock starts when the last of these languages was there. Returns what is broken all the
/// same, because it was waived.
pub(super) fn check(
    state: &State,
    id: DocumentId,
    document: &Document,
    now: Moment,
) -> Result<BTreeSet<Tag>, Refusal> {
    let cycle = state.cycle();
    let mut there = document.issued;
    let mut breaches = BTreeSet::new();
    for language in &cycle.modalities.languages {
        let at = document.languages.get(language);
        breaches.extend(cycle.notice(Clause::Languages, at.is_some(), || {
            said!("{id} is not there in {language}; issue it in that language", id, language)
        })?);
        there = at.map_or(there, |at| there.max(*at));
    }
    let hours = cycle.modalities.text_hours;
    breaches.extend(cycle.notice(Clause::TextHours, now >= there.plus_hours(hours), || {
        said!("{id} has to be there for {hours} hours before it is decided on", id, hours)
    })?);
    Ok(breaches)
}
