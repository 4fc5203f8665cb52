//! The desk of the offices: what waits, who takes part, the stages, the inputs, the versions, and what
//! two officers do together.
//!
//! **Invariant:** every page here is for those who hold an office, and the only ones that show sealed
//! words are those of the offices that serve the process.

mod desk;
mod gather;
mod inputs;
mod issue;
pub(crate) mod pending;
mod people;
mod rulings;
mod stages;

use unbracket_negotiation::{Role, State};

use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::route::{Access, Route, get, post};
use crate::visit::Visit;

/// Everyone with an office.
const ALL: &[Role] = Role::ALL;
/// Those who accredit.
const REGISTRARS: &[Role] = &[Role::Registrar, Role::Secretariat];
/// Those who take points from inputs and answer them: they see what is sealed for the secretariat.
const READERS: &[Role] = &[Role::Secretariat, Role::Rapporteur, Role::Chair];
/// Those who issue documents.
const ISSUERS: &[Role] = &[Role::Secretariat, Role::Chair];

pub(crate) fn routes() -> Vec<Route> {
    let (all, issuers) = (Access::Office(ALL), Access::Office(ISSUERS));
    let (registrars, readers) = (Access::Office(REGISTRARS), Access::Office(READERS));
    vec![
        get("/p/{process}/office", all, desk::desk),
        get("/p/{process}/office/pending", all, pending::list),
        get("/p/{process}/office/pending/{digest}", all, pending::one),
        post("/p/{process}/office/pending/{digest}/sign", all, pending::sign),
        post("/p/{process}/office/pending/{digest}/decline", all, pending::decline),
        get("/p/{process}/office/people", all, people::people),
        post("/p/{process}/office/people/many", registrars, people::many),
        get("/p/{process}/office/stages", all, stages::stages),
        get("/p/{process}/office/inputs", readers, inputs::calls),
        get("/p/{process}/office/inputs/{call}", readers, inputs::call),
        post("/p/{process}/office/inputs/{call}/answer", readers, inputs::answer),
        get("/p/{process}/office/inputs/{call}/synthesis", readers, inputs::report),
        get("/p/{process}/office/issue", issuers, issue::issue),
        get("/p/{process}/office/rulings", all, rulings::rulings),
    ]
}

/// What every page of the offices has: the frame, the process, and a name for each submission.
struct Room {
    frame: Frame,
    /// The addresses of the process begin so.
    base: String,
    /// The number of the entry that the last form wrote.
    done: Option<u64>,
    /// Whether this person lets people in.
    invites: bool,
    /// Whether this person reads what was submitted, and answers it.
    reads: bool,
    /// Whether this person issues documents.
    issues: bool,
}

impl Room {
    /// Around a page with this title; its key is a message.
    fn new(visit: &Visit, title: &str) -> Self {
        let frame = Frame::within(visit, Section::Office, visit.tongue().say(title));
        let query = visit.visitor.address.split_once('?').map_or("", |(_, query)| query);
        let done = query.split('&').find_map(|pair| pair.strip_prefix("done=")?.parse().ok());
        let offices = visit.state(|state| offices(visit, state));
        let holds = |any: &[Role]| offices.iter().any(|office| any.contains(office));
        Self {
            frame,
            base: format!("/p/{}", visit.process.name()),
            done,
            invites: holds(REGISTRARS),
            reads: holds(READERS),
            issues: holds(ISSUERS),
        }
    }

    /// A name for a submission of this page; where chance fails, none.
    fn key(&self) -> String {
        fresh_key()
    }

    /// Where a form of this page comes back to.
    fn here(&self) -> &str {
        self.frame.address.split('?').next().unwrap_or_default()
    }

    /// Whether this is the room at `/office` and this path.
    fn is(&self, path: &str) -> bool {
        let rest = self.here().strip_prefix(&self.base).and_then(|it| it.strip_prefix("/office"));
        rest.is_some_and(|rest| rest == path || (!path.is_empty() && rest.starts_with(path)))
    }

    /// The name of an act.
    fn act(&self, kind: &str) -> String {
        crate::pages::acts::name(&self.frame, kind)
    }
}

/// The offices of this person here.
fn offices(visit: &Visit, state: &State) -> Vec<Role> {
    let seats = visit.seats.iter().filter_map(|seat| state.roster.seat(*seat));
    let mut roles: Vec<Role> = seats.flat_map(|seat| seat.offices.iter().copied()).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Whether this person serves the secretariat here.
fn clerk(visit: &Visit, state: &State) -> bool {
    offices(visit, state).contains(&Role::Secretariat)
}

/// Looks at the state as the offices may: with sealed words for those who answer inputs.
fn look<T>(visit: &Visit, look: impl FnOnce(&State) -> T) -> T {
    let serves =
        visit.state(|state| offices(visit, state).iter().any(|role| READERS.contains(role)));
    if serves { visit.process.sealed_state(look) } else { visit.state(look) }
}

/// A number in an address.
fn number(text: &str) -> Result<u32, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
