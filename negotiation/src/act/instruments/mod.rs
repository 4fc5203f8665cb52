//! Instruments of other processes: registering them, contesting their standing, linking to them or
//! deliberately not.

mod contest_instrument;
mod link_instrument;
mod refuse_link;
mod register_instrument;
mod withdraw_contest;

pub use contest_instrument::ContestInstrument;
pub use link_instrument::LinkInstrument;
pub use refuse_link::RefuseLink;
pub use register_instrument::RegisterInstrument;
pub use withdraw_contest::WithdrawContest;

use unbracket_text::ProvisionId;

use super::acts;
use crate::refusal::{Code, Refusal, require};
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::state::instruments::{InstrumentId, InstrumentLink, InstrumentPlace, LinkId};
use crate::state::{DocumentId, State};

acts! {
    /// What is done about the texts of other processes.
    InstrumentsAct {
        RegisterInstrument,
        ContestInstrument,
        WithdrawContest,
        LinkInstrument,
        RefuseLink,
    }
}

fn unknown(id: impl Into<Part>) -> Refusal {
    Refusal::new(Code::Unknown, rules::INSTRUMENTS, said!("there is no {id}", id))
}

/// Checks that an instrument is registered.
fn registered(state: &State, id: InstrumentId) -> Result<(), Refusal> {
    state.instruments.instrument(id).map(|_| ()).ok_or_else(|| unknown(id))
}

/// Checks both ends of a link: the provision of a document, or of the present text where none is
/// named, and the instrument.
fn check_ends(
    state: &State,
    document: Option<DocumentId>,
    provision: &ProvisionId,
    to: &InstrumentPlace,
) -> Result<(), Refusal> {
    let draft = match document {
        Some(id) => state.texts.documents.get(id.place()).map(|document| &document.draft),
        None => state.texts.rolling.as_ref().map(|rolling| &rolling.draft),
    };
    let known = draft.is_some_and(|draft| draft.get(provision).is_some());
    require(known, Code::Unknown, rules::INSTRUMENTS, || {
        let text = document.map_or_else(|| said!("the present text").into(), Part::from);
        said!("{text} has no provision {provision}", text, provision)
    })?;
    registered(state, to.instrument)
}

/// Adds a link, or the refusal of one.
fn add(state: &mut State, link: InstrumentLink) {
    let id = LinkId(crate::state::aftermath::next(&state.instruments.links));
    state.instruments.of_provision.entry(link.provision.clone()).or_default().push(id);
    state.instruments.links.push(link);
}
