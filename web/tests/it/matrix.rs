//! Who gets through which door: every route, tried as everybody.
//!
//! **Invariant:** the table of all routes stands in `golden/routes.txt`; a route without a row there, or
//! one that lets in others than its row says, fails.

use std::collections::BTreeSet;
use std::path::PathBuf;

use axum::http::{Method, StatusCode, header};
use unbracket_negotiation::{Act, Role, SeatId};
use unbracket_secretariat::accounts::{Account, Holding, Proof, Scopes};
use unbracket_web::{Access, described};

use crate::browser::{Browser, written};
use crate::support::{At, wait};

const HERE: &str = "silence";
const ELSEWHERE: &str = "first-reading";

/// Somebody who tries all doors.
struct Somebody {
    name: String,
    account: Option<Account>,
}

fn account(at: &At, name: &str, holdings: &[(&str, SeatId)], operator: bool) -> Somebody {
    let made = wait(at.site.accounts().make(name, None));
    let mut account = made.expect("the vault takes it");
    account.operator = operator;
    account.holdings.extend(
        holdings
            .iter()
            .map(|(process, seat)| Holding { process: (*process).to_owned(), seat: seat.0 }),
    );
    wait(at.site.accounts().keep(&account)).expect("the vault takes it");
    Somebody { name: name.to_owned(), account: Some(account) }
}

/// The public, an account without a seat, an operator, the officers and delegates of the process, and
/// the most powerful of another process.
fn everybody(at: &At) -> Vec<Somebody> {
    let mut all = vec![Somebody { name: "public".to_owned(), account: None }];
    all.push(account(at, "no-seat", &[], false));
    all.push(account(at, "operator", &[], true));
    let seats: Vec<_> = at.state(HERE, |state| {
        let seats = state.roster.seats().map(|(id, seat)| (id, seat.offices.clone(), seat.basis));
        seats.collect()
    });
    let mut bases = BTreeSet::new();
    for (seat, offices, basis) in &seats {
        if offices.is_empty() && bases.insert(*basis) {
            all.push(account(at, &format!("basis-{}", basis.word()), &[(HERE, *seat)], false));
        }
    }
    for role in Role::ALL {
        let officer = seats.iter().find(|(_, offices, _)| offices.contains(role));
        if let Some((seat, ..)) = officer {
            all.push(account(at, &format!("office-{}", role.word()), &[(HERE, *seat)], false));
        }
    }
    let officers: Vec<_> = at.state(ELSEWHERE, |state| {
        let seats = state.roster.seats().filter(|(_, seat)| !seat.offices.is_empty());
        seats.map(|(id, _)| (ELSEWHERE, id)).collect()
    });
    all.push(account(at, "elsewhere", &officers, false));
    all
}

/// An address that a route serves: the process is there, whatever else it names is not.
pub(crate) fn address(path: &str, process: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{process}" => process,
        part if part.starts_with('{') => "1",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    Through,
    /// Asked to enter first.
    Enter,
    /// Sent away.
    Away,
}

/// How far somebody comes: what a form without fields does behind the door does not matter.
fn tries(at: &At, somebody: &Somebody, method: &str, path: &str) -> Came {
    let mut browser = match &somebody.account {
        Some(account) => Browser::of(&at.site, account, Proof::Link),
        None => Browser::new(&at.site),
    };
    let token = browser.cookies.get("unbracket").map(|cookie| {
        let secret = unbracket_secretariat::accounts::Secret::from_cookie(cookie);
        secret.expect("it was written so").token()
    });
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = browser.asked(&method, &address(path, HERE));
    // A program shows a token of its person.
    if let Some(account) =
        somebody.account.as_ref().filter(|_| method == Method::POST && path.starts_with("/api/"))
    {
        let grant = (HERE, Scopes { read: true, submit: true });
        let token = wait(at.site.accounts().make_token(&account.id, "x", grant, 1));
        let shown = format!("Bearer {}", token.expect("the vault takes it"));
        request = request.header(header::AUTHORIZATION, shown);
    }
    let answer = browser.send(written(request, &[("token", token.as_deref().unwrap_or_default())]));
    let away = ["This is for others", "\"not-yours\""];
    match answer.status {
        StatusCode::UNAUTHORIZED => Came::Enter,
        StatusCode::FORBIDDEN if away.iter().any(|word| answer.text().contains(word)) => Came::Away,
        _ => Came::Through,
    }
}

/// Whether the declared access lets somebody in, worked out from the roster and not by the server.
fn lets_in(at: &At, somebody: &Somebody, path: &str, access: Access) -> bool {
    let Some(account) = &somebody.account else { return access == Access::Anyone };
    let seats: Vec<_> = account.seats(HERE).collect();
    assert!(seats.is_empty() || !somebody.name.starts_with("elsewhere"));
    match access {
        Access::Anyone | Access::Account => true,
        Access::Operator => account.operator,
        Access::Seat | Access::Office(_) | Access::Act(_) if !path.contains("{process}") => false,
        Access::Seat => !seats.is_empty(),
        Access::Office(roles) => at.state(HERE, |state| {
            let offices = seats.iter().filter_map(|seat| state.roster.seat(*seat));
            offices.flat_map(|seat| &seat.offices).any(|office| roles.contains(office))
        }),
        Access::Act(kind) => at.state(HERE, |state| {
            let (_, permit, _) =
                Act::kinds().find(|(name, ..)| *name == kind).expect("a kind of act");
            seats.iter().any(|seat| {
                let offices = state.roster.seat(*seat).map(|seat| seat.offices.clone());
                permit.covers(&state.rights_of(*seat), &offices.unwrap_or_default())
            })
        }),
    }
}

/// What is wrong with how far somebody came.
fn fault(came: Came, may: bool, public: bool) -> Option<&'static str> {
    match (came, may, public) {
        (Came::Through, false, _) => Some("came through, and may not"),
        (Came::Enter, true, _) => Some("was asked to enter, and had no need"),
        (Came::Away, _, true) => Some("was sent away instead of asked to enter"),
        (Came::Enter, _, false) => Some("was asked to enter, and had"),
        _ => None,
    }
}

#[test]
fn a_door_that_lets_the_wrong_one_in_is_found() {
    assert!(fault(Came::Through, false, false).is_some());
    assert!(fault(Came::Enter, true, true).is_some());
    assert!(fault(Came::Away, false, true).is_some());
    assert!(fault(Came::Away, false, false).is_none() && fault(Came::Enter, false, true).is_none());
}

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/routes.txt")
}

/// Decidim's CVE-2026-40869, -45414, -45330, -45415 and -45086 were each a route that somebody could use
/// who should not: this is the test against them all.
#[test]
fn every_route_lets_in_whom_its_access_names_and_nobody_else() {
    let at = At::own(&[HERE, ELSEWHERE]);
    let everybody = everybody(&at);
    let (mut faults, mut rows, mut cells) = (Vec::new(), BTreeSet::new(), 0);
    for (method, path, access) in described() {
        let mut through = Vec::new();
        for somebody in &everybody {
            let came = tries(&at, somebody, method, path);
            let may = lets_in(&at, somebody, path, access);
            let public = somebody.account.is_none();
            if let Some(what) = fault(came, may, public) {
                faults.push(format!("{method} {path}: {} {what}", somebody.name));
            }
            if came == Came::Through {
                through.push(somebody.name.as_str());
            }
            cells += 1;
        }
        let whom =
            if through.len() == everybody.len() { "all".to_owned() } else { through.join(" ") };
        rows.insert(format!("{method} {path} {access:?}: {whom}"));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(cells > 300, "{cells} cells");
    let table = rows.into_iter().collect::<Vec<_>>().join("\n") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden(), &table).expect("the table can be written");
    }
    let kept = std::fs::read_to_string(golden()).unwrap_or_default();
    let kept: BTreeSet<_> = kept.lines().collect();
    let new: Vec<_> = table.lines().filter(|row| !kept.contains(row)).collect();
    let gone: Vec<_> = kept.iter().filter(|row| !table.lines().any(|line| line == **row)).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "look at these rows, and write them with UPDATE_GOLDEN=1 if they are meant\nnew: {new:#?}\ngone: {gone:#?}"
    );
}
