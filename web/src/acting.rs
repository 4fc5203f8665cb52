//! From a form to the record: who acts, in which capacity, once only, and certainly themselves.
//!
//! **Invariant:** every act of every page goes through here, so that what holds for one form holds for
//! all: it acts once however often it is sent; what binds asks for the person; words that are not what
//! they look like are shown before they are sent; and what two officers have to sign waits for the second.

use sha2::{Digest, Sha256};
use unbracket_negotiation::act::deciding::DecidingAct;
use unbracket_negotiation::act::process::ProcessAct;
use unbracket_negotiation::rights::Permit;
use unbracket_negotiation::said;
use unbracket_negotiation::{
    Act, Capacity, Code, Credentials, GroupId, Refusal, SeatId, State, decide, rules,
};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::pending::{PendingError, needs_second, seconds};
use unbracket_secretariat::{Accepted, Known, Submission, SubmitError};
use unbracket_store::Key;

use crate::act_form::{Choice, Filled};
use crate::failure::Failure;
use crate::saying;
use crate::suspicions::{self, Suspicion};
use crate::visit::Visit;

/// Names that belong to a form, not to what is said in it.
pub(crate) const OF_FORM: &[&str] =
    &["token", "key", "step", "back", "seen", "began", "anyway", "do", "more"];

/// Acts that give or take the power to act, beside all that two officers have to sign.
const BINDING: &[&str] = &[
    "accredit",
    "confirm-accreditation",
    "end-accreditation",
    "give-office",
    "end-office",
    "open-process",
    "open-cycle",
];

/// What came of an act.
pub(crate) enum Taken {
    /// It is on the record.
    Recorded(Box<Accepted>),
    /// It waits for a second officer, under this address within the process.
    Waits(String),
}

/// A name for a submission, made when its form is shown; blank where the system gives no chance, and then
/// a form that is sent twice acts twice.
pub(crate) fn fresh_key() -> String {
    Chance::System.bytes("form", 0).map(|bytes| hex(&bytes[..16])).unwrap_or_default()
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a submission: what chance gave to the page, bound to whoever sends it, to the process, to
/// the kind of act, to its place in the form and to everything that was filled in. So a form that is sent
/// twice acts once, two forms of one page act both, and nobody can take another's. None where the page
/// gave none.
pub(crate) fn key(visit: &Visit, filled: &Filled, kind: &str, place: usize) -> Option<Key> {
    let account = visit.visitor.session.as_ref().map(|session| session.account.id.as_str())?;
    named(account, visit.process.name(), filled, &format!("{kind} {place}"))
}

fn named(account: &str, process: &str, filled: &Filled, what: &str) -> Option<Key> {
    let page = filled.get("key")?;
    let said = filled.pairs().iter().filter(|(name, _)| !OF_FORM.contains(&name.as_str()));
    let said = said.flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    let mut hash = Sha256::new_with_prefix("form\0");
    for part in [account, process, page, what].into_iter().chain(said) {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    Some(Key(hash.finalize().into()))
}

/// The capacities in which this person may act: for a seat of theirs itself, for a group of which it is a
/// member, or aligned with one.
pub(crate) fn capacities(visit: &Visit, chosen: Option<&str>) -> Vec<Choice> {
    let tongue = visit.tongue();
    let choice = |value: String, label: String| Choice {
        chosen: chosen == Some(value.as_str()),
        value,
        label,
    };
    let own = choice("national".to_owned(), tongue.say("mine-capacity-own"));
    let groups = groups_of(visit, &visit.seats);
    let of_groups = groups.iter().flat_map(|(id, name)| {
        [
            choice(format!("for:{}", id.0), tongue.with("mine-capacity-for", &[("group", name)])),
            choice(format!("with:{}", id.0), tongue.with("mine-capacity-with", &[("group", name)])),
        ]
    });
    std::iter::once(own).chain(of_groups).collect()
}

/// The groups of some seats at this moment, with their names.
pub(crate) fn groups_of(visit: &Visit, seats: &[SeatId]) -> Vec<(GroupId, String)> {
    let now = visit.now();
    visit.state(|state| {
        let here = state.roster.groups();
        let here = here.filter(|(_, group)| seats.iter().any(|seat| group.has(*seat, now)));
        here.map(|(id, group)| (id, group.name.shown().to_owned())).collect()
    })
}

/// A capacity as a form names it.
pub(crate) fn capacity_word(capacity: Capacity) -> String {
    match capacity {
        Capacity::National => "national".to_owned(),
        Capacity::OnBehalfOf(group) => format!("for:{}", group.0),
        Capacity::AlignedWith(group) => format!("with:{}", group.0),
    }
}

/// The capacity that a form names: `national`, or `for:` or `with:` and the number of a group.
fn capacity(filled: &Filled) -> Result<Capacity, Failure> {
    let wrong = || Failure::Wrong(said!("the capacity in this form is none"));
    let group = |id: &str| id.parse().map(GroupId).map_err(|_| wrong());
    match filled.get("capacity").unwrap_or("national").split_once(':') {
        None => Ok(Capacity::National),
        Some(("for", id)) => Ok(Capacity::OnBehalfOf(group(id)?)),
        Some(("with", id)) => Ok(Capacity::AlignedWith(group(id)?)),
        Some(_) => Err(wrong()),
    }
}

/// Who acts before it is known what: the seat that the form names (`acting`), else the first of this
/// person's, in the capacity that the form names.
///
/// # Errors
/// Where the seat is not one of theirs, or the capacity none.
pub(crate) fn by(visit: &Visit, filled: &Filled) -> Result<Credentials, Failure> {
    let seat = asked(visit, filled)?.or_else(|| visit.seat()).ok_or(Failure::NotYours)?;
    Ok(Credentials { capacity: capacity(filled)?, ..Credentials::of(seat) })
}

fn asked(visit: &Visit, filled: &Filled) -> Result<Option<SeatId>, Failure> {
    match filled.get("acting").map(|seat| seat.parse().map(SeatId)) {
        None => Ok(None),
        Some(Ok(seat)) if visit.seats.contains(&seat) => Ok(Some(seat)),
        Some(_) => Err(Failure::NotYours),
    }
}

/// Who takes this act: the seat that the form names; else of this person's seats the first for which the
/// act is in order, or the first that its permit covers, or the first.
///
/// # Errors
/// Where this person has no seat here, or the form names what is not theirs.
pub(crate) fn credentials(
    visit: &Visit,
    filled: &Filled,
    act: &Act,
) -> Result<Credentials, Failure> {
    let capacity = capacity(filled)?;
    let of = |seat: SeatId| Credentials { capacity, ..Credentials::of(seat) };
    if let Some(seat) = asked(visit, filled)? {
        return Ok(of(seat));
    }
    let now = visit.now();
    let covered = visit.state(|state| {
        let covered: Vec<_> = visit
            .seats
            .iter()
            .filter(|seat| covers(state, act.permit(), **seat))
            .map(|it| of(*it))
            .collect();
        let fits = covered.iter().find(|by| decide(state, act, by, now).is_ok());
        fits.or_else(|| covered.first()).copied()
    });
    covered.or_else(|| visit.seat().map(of)).ok_or(Failure::NotYours)
}

/// What the core says of an act at this moment, for the first of this person's seats for which it is in
/// order; else for the first that may take it. What two sign is in order where a second could sign it.
/// None where no seat of theirs may.
pub(crate) fn tried(visit: &Visit, state: &State, act: &Act) -> Option<Result<(), Refusal>> {
    let covered = visit.seats.iter().filter(|seat| covers(state, act.permit(), **seat));
    let now = visit.now();
    let said = covered.map(|seat| {
        let by = Credentials::of(*seat);
        if act.permit().two {
            return seconds(state, act, &by, now).map(|_| ());
        }
        decide(state, act, &by, now).map(|_| ())
    });
    let said: Vec<_> = said.collect();
    let fits = said.iter().find(|it| it.is_ok());
    fits.or_else(|| said.first()).cloned()
}

/// Whether a permit covers a seat as things stand; the core decides again when it acts.
pub(crate) fn covers(state: &State, permit: &Permit, seat: SeatId) -> bool {
    let offices = state.roster.seat(seat).map(|seat| seat.offices.clone()).unwrap_or_default();
    permit.covers(&state.rights_of(seat), &offices)
}

/// Whether an act binds so much that whoever takes it by a form has to be certainly here. A token of the
/// interface was made by somebody who was; what two have to sign it cannot take.
fn binds(act: &Act) -> bool {
    act.permit().two || BINDING.contains(&act.kind())
}

/// What holds before any act of a form: nothing in it is other than it looks, and who binds is here.
async fn ready(visit: &Visit, filled: &Filled, acts: &[Act]) -> Result<(), Failure> {
    let said = filled.pairs().iter().map(|(name, _)| name.as_str());
    let said: Vec<_> = said.filter(|name| !OF_FORM.contains(name)).collect();
    suspicions::look(filled, &said)?;
    let alike = visit.state(|state| acts.iter().flat_map(|act| of_seat(state, act)).collect());
    suspicions::raise(alike, filled)?;
    if acts.iter().any(binds) {
        visit.visitor.present().await.map_err(|why| filled.kept(why))?;
    }
    Ok(())
}

/// What is odd about the name that an act gives to a seat: above all, that it reads as another's.
fn of_seat(state: &State, act: &Act) -> Vec<Suspicion> {
    let Act::Process(ProcessAct::Accredit(it)) = act else { return Vec::new() };
    let names = state.roster.seats().map(|(_, seat)| seat.shown());
    it.name.text().map(|name| suspicions::in_name(name, names)).unwrap_or_default()
}

/// Refuses a show of hands of which figures are missing.
///
/// In the record a missing figure is none: a rule of the core would make faults of what was once taken.
///
/// # Errors
/// Where one or two of the three figures are said.
pub(crate) fn said_whole(act: &Act) -> Result<(), Refusal> {
    let Act::Deciding(DecidingAct::CloseVote(it)) = act else { return Ok(()) };
    match [it.yes, it.no, it.abstain].iter().flatten().count() {
        0 | 3 => Ok(()),
        _ => Err(Refusal::new(
            Code::Blank,
            rules::VOTES,
            said!(
                "of a show of hands all three figures are said: for, against and abstaining; 0 where nobody raised a hand"
            ),
        )),
    }
}

/// Takes an act as the form says; where two officers have to sign, it waits for the second.
///
/// # Errors
/// Where the act is out of order, or something has to be shown first.
pub(crate) async fn take(visit: &Visit, filled: &Filled, act: Act) -> Result<Taken, Failure> {
    take_if(visit, filled, act, Vec::new()).await
}

/// As [`take`], only if provisions are as the form knew them when it was made.
///
/// # Errors
/// As [`take`]; [`Failure::Changed`] where one of them is not.
pub(crate) async fn take_if(
    visit: &Visit,
    filled: &Filled,
    act: Act,
    unchanged: Vec<Known>,
) -> Result<Taken, Failure> {
    let by = credentials(visit, filled, &act)?;
    said_whole(&act).map_err(|why| Failure::Refused(saying::refusal(visit, why)))?;
    ready(visit, filled, std::slice::from_ref(&act)).await?;
    let now = visit.now();
    let secretariat = visit.process.secretariat();
    if secretariat.state(|state| needs_second(state, &act, &by, now)) {
        visit.visitor.present().await.map_err(|why| filled.kept(why))?;
        let pending = visit.visitor.site.accounts().pending(visit.process.name());
        let account = visit.visitor.account().ok_or(Failure::Enter)?;
        let waiting = pending.ask(secretariat, act, by, &account.id).await;
        let waiting = waiting.map_err(|why| waits_not(visit, why))?;
        return Ok(Taken::Waits(format!("office/pending/{}", waiting.digest)));
    }
    let key = key(visit, filled, act.kind(), 0);
    let submission = Submission { act, by, key, at: None, unchanged };
    let recorded = secretariat.submit(submission).await;
    Ok(Taken::Recorded(Box::new(recorded.map_err(|why| refused(visit, why))?)))
}

/// Takes an act that one person can take.
///
/// # Errors
/// Where the act is out of order, or something has to be shown first.
pub(crate) async fn submit(visit: &Visit, filled: &Filled, act: Act) -> Result<Accepted, Failure> {
    let by = credentials(visit, filled, &act)?;
    ready(visit, filled, std::slice::from_ref(&act)).await?;
    let key = key(visit, filled, act.kind(), 0);
    record(visit, by, act, key).await
}

/// Acts that belong together, from one form: all, or none.
///
/// # Errors
/// The place of the act that is out of order, from 0, and why.
pub(crate) async fn submit_all(
    visit: &Visit,
    filled: &Filled,
    acts: Vec<Act>,
) -> Result<Vec<Accepted>, (usize, Failure)> {
    let by = by(visit, filled).map_err(|failure| (0, failure))?;
    ready(visit, filled, &acts).await.map_err(|failure| (0, failure))?;
    let submission = |(place, act): (usize, Act)| Submission {
        key: key(visit, filled, act.kind(), place),
        act,
        by,
        at: None,
        unchanged: Vec::new(),
    };
    let all = acts.into_iter().enumerate().map(submission).collect();
    let submitted = visit.process.secretariat().submit_all(all).await;
    submitted.map_err(|(place, error)| (place, refused(visit, error)))
}

/// Hands an act to the secretariat; the key makes sure that it acts once.
///
/// # Errors
/// Where the act is out of order, or nothing can be written.
pub(crate) async fn record(
    visit: &Visit,
    by: Credentials,
    act: Act,
    key: Option<Key>,
) -> Result<Accepted, Failure> {
    said_whole(&act).map_err(|why| Failure::Refused(saying::refusal(visit, why)))?;
    let submission = Submission { act, by, key, at: None, unchanged: Vec::new() };
    let recorded = visit.process.secretariat().submit(submission).await;
    recorded.map_err(|why| refused(visit, why))
}

/// Why an act was not taken, with names.
fn refused(visit: &Visit, why: SubmitError) -> Failure {
    match why {
        SubmitError::Refused(refusal) => Failure::Refused(saying::refusal(visit, refusal)),
        other => other.into(),
    }
}

/// What went wrong with an act that needs two.
pub(crate) fn waits_not(visit: &Visit, error: PendingError) -> Failure {
    match error {
        PendingError::Refused(refusal) => Failure::Refused(saying::refusal(visit, refusal)),
        PendingError::Submit(error) => refused(visit, error),
        PendingError::Vault(error) => error.into(),
        PendingError::Gone => Failure::Gone,
        PendingError::Declined => Failure::Wrong(said!(
            "a second officer has declined this; whoever asked can submit it anew"
        )),
        PendingError::Alone => {
            Failure::Wrong(said!("you asked for this yourself; a second person has to sign it"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(account: &str, what: &str, pairs: &[(&str, &str)]) -> Option<Key> {
        named(account, "review", &Filled::of_test(pairs), what)
    }

    #[test]
    fn two_forms_of_one_page_are_two_submissions_and_one_form_sent_twice_is_one() {
        let form =
            |words, token| of("a", "speak 0", &[("key", "k"), ("words", words), ("token", token)]);
        assert!(form("a", "x").is_some());
        assert_eq!(form("a", "x"), form("a", "y"));
        assert_ne!(form("a", "x"), form("b", "x"));
        assert_ne!(form("a", "x"), of("a", "move 0", &[("key", "k"), ("words", "a")]));
        assert_ne!(form("a", "x"), of("b", "speak 0", &[("key", "k"), ("words", "a")]));
    }

    #[test]
    fn every_act_that_binds_is_one_that_there_is() {
        for kind in BINDING {
            assert!(Act::kinds().any(|(known, ..)| known == kind), "{kind} is no act");
        }
    }

    #[test]
    fn a_form_without_a_key_is_no_submission_of_that_name() {
        assert_eq!(of("a", "speak 0", &[("words", "a")]), None);
        assert_eq!(of("a", "speak 0", &[("key", " ")]), None);
    }

    #[test]
    fn no_value_can_pass_for_a_name_and_its_value() {
        let one = of("a", "speak 0", &[("key", "k"), ("x", "yz")]);
        assert_ne!(one, of("a", "speak 0", &[("key", "k"), ("xy", "z")]));
    }
}
