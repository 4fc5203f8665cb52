//! What the pages of a delegate share: words that were typed, who acted, and where one goes after an act.
//!
//! **Invariant:** what was typed keeps its brackets, and a bracket that still reads as it did stays the one
//! of the record.

use axum::response::Response;
use unbracket_formats::{Names, brackets};
use unbracket_negotiation::brackets::known_again;
use unbracket_negotiation::{Act, Capacity, SeatId, State};
use unbracket_secretariat::chance::Chance;
use unbracket_store::Vault;
use unbracket_text::Passage;

use crate::act_form::Filled;
use crate::acting::hex;
use crate::failure::Failure;
use crate::frame::go;
use crate::named;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// A random word in hexadecimal digits, for forms and for what the vault keeps.
///
/// # Errors
/// Where the system gives no chance.
pub(crate) fn random_word() -> Result<String, Failure> {
    let bytes = Chance::System.bytes("form", 0);
    let bytes = bytes.map_err(|error| Failure::Unavailable(error.to_string()))?;
    Ok(hex(&bytes[..16]))
}

/// The name of a seat with the capacity in which it acted.
pub(crate) fn actor(tongue: Tongue, state: &State, seat: SeatId, capacity: Capacity) -> String {
    let name = named::seat_of(tongue, state, seat);
    let group = match capacity {
        Capacity::National => return name,
        Capacity::OnBehalfOf(group) | Capacity::AlignedWith(group) => group,
    };
    let group = state.roster.group(group).map(|group| named::words(tongue, &group.name));
    format!("{name} ({})", group.unwrap_or_default())
}

/// The names of seats.
pub(crate) fn names<'s>(
    tongue: Tongue,
    state: &State,
    seats: impl IntoIterator<Item = &'s SeatId>,
) -> Vec<String> {
    seats.into_iter().map(|seat| named::seat_of(tongue, state, *seat)).collect()
}

/// Takes an act as the form says, and goes on to the page that shows what came of it.
///
/// # Errors
/// Where the act is out of order.
pub(crate) async fn act(
    visit: &Visit,
    filled: &Filled,
    act: impl Into<Act>,
) -> Result<Response, Failure> {
    let act = act.into();
    let kind = act.kind();
    let accepted = crate::acting::submit(visit, filled, act).await?;
    Ok(done(visit, kind, accepted.index))
}

/// On to the page that shows what happened and what comes next.
pub(crate) fn done(visit: &Visit, kind: &str, index: u64) -> Response {
    go(&visit.address(&format!("mine/done/{index}?act={kind}")))
}

/// The same after acts of one kind that belong together; the last of them is entry `last`.
pub(crate) fn done_all(visit: &Visit, kind: &str, last: u64, count: usize) -> Response {
    go(&visit.address(&format!("mine/done/{last}?act={kind}&count={count}")))
}

/// Words that were typed, with square brackets read as brackets.
pub(crate) fn passage(text: &str) -> Passage {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    brackets::parse(&text, &Names::none()).passage
}

/// As [`passage`], where the words change others: a bracket that still reads as it did is that bracket,
/// with all that the record knows of it.
pub(crate) fn passage_over(text: &str, old: &Passage) -> Passage {
    known_again(&passage(text), old)
}

/// Where drafts and uploads of this process are kept: apart from its record.
pub(crate) fn vault(visit: &Visit) -> &dyn Vault {
    visit.process.secretariat().stores().vault.as_ref()
}

/// The vault does not answer.
#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
pub(crate) fn unkept(error: unbracket_store::Error) -> Failure {
    Failure::Unavailable(error.to_string())
}

/// The name of an act, in the reader's language where it has one.
pub(crate) fn act_name(tongue: Tongue, kind: &str) -> String {
    let key = format!("act-{kind}");
    if tongue.has(&key) { tongue.say(&key) } else { kind.to_owned() }
}

#[cfg(test)]
mod tests {
    use unbracket_text::Piece;

    use super::*;

    #[test]
    fn a_bracket_that_reads_as_before_is_the_one_of_the_record() {
        let mut known = passage("Parties [shall] [should] act");
        if let Some(Piece::Bracket(bracket)) = known.pieces.get_mut(1) {
            bracket.alternatives[0].stance = unbracket_text::passage::Stance::Retain;
        }
        let same = passage_over("Parties [shall] [should]  act", &known);
        assert_eq!(same, known);
        let longer = passage_over("All parties [shall] [should] act [now]", &known);
        assert_eq!(longer.pieces.get(1), known.pieces.get(1));
        assert_eq!(longer.to_marked_text(), "All parties [shall] [should] act [now]");
        assert_ne!(passage_over("Parties [shall] act", &known), known);
    }
}
