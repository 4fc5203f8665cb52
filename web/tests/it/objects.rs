//! Things that are somebody's own: drafts, contributions, proposals, tokens, sessions, passkeys, invitations,
//! letters, acts that wait for a second officer.
//!
//! **Invariant:** a form that its owner may send does nothing in the hands of anybody else, with the right
//! body and the right name of the thing; sent by its owner, the same form does what it says, so that
//! what refused the others was a right.

use axum::http::StatusCode;
use unbracket_negotiation::state::ProposalState;
use unbracket_negotiation::{Role, SeatId};
use unbracket_secretariat::accounts::{Account, Holding, Offer, Passkey, Proof, Secret, Stay};
use unbracket_secretariat::mail::Letter;

use crate::browser::Browser;
use crate::rights::{Person, person};
use crate::support::{Answer, At, wait};

const HERE: &str = "first-reading";
const OTHER: &str = "silence";

/// Something that is somebody's.
struct Thing {
    name: &'static str,
    owner: Account,
    /// Where the form goes, and what stands in it.
    form: (String, Vec<(&'static str, String)>),
    /// What the thing looks like: different once the form did something.
    look: Box<dyn Fn(&At) -> String>,
}

fn seat(at: &At, process: &str, name: &str) -> SeatId {
    at.state(process, |state| state.roster.seat_named(name).expect("somebody of the story"))
}

fn officer(at: &At, process: &str, role: Role) -> SeatId {
    at.state(process, |state| state.roster.officers(role).first().copied().expect("an officer"))
}

/// Sends a form in a browser in which somebody has just entered; the public has no account.
fn send(at: &At, who: Option<&Account>, form: &(String, Vec<(&'static str, String)>)) -> Answer {
    let mut browser = match who {
        Some(account) => Browser::of(&at.site, account, Proof::Link),
        None => Browser::new(&at.site),
    };
    let token = browser.cookies.get("unbracket").and_then(|cookie| Secret::from_cookie(cookie));
    let token = token.map(|secret| secret.token()).unwrap_or_default();
    let mut fields: Vec<_> = form.1.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("token", &token));
    browser.post(&form.0, &fields)
}

/// A paragraph of the text, and other words for it.
pub(crate) fn paragraph(at: &At, process: &str) -> (String, String) {
    at.state(process, |state| {
        let draft = &state.texts.rolling.as_ref().expect("there is a text").draft;
        let found = draft.visit().find(|visit| {
            unbracket_negotiation::standing::is_paragraph(visit.provision.kind)
                && visit.provision.content.is_clean()
        });
        let provision = found.expect("there are paragraphs").provision;
        let words = format!("{} And nothing else.", provision.content.to_marked_text());
        (provision.id.to_string(), words)
    })
}

/// Keeps a draft of a person, or of a group of theirs; returns its address.
pub(crate) fn kept_draft(at: &At, owner: &Account, group: &str) -> String {
    let (id, words) = paragraph(at, HERE);
    let fields = vec![
        ("words", words),
        ("does", "replace".to_owned()),
        ("group", group.to_owned()),
        ("do", "keep".to_owned()),
    ];
    let kept = send(at, Some(owner), &(format!("/p/{HERE}/propose/{id}"), fields));
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    kept.header("location").to_owned()
}

/// What the vault of the process holds of a draft.
pub(crate) fn draft_bytes(at: &At, path: &str) -> String {
    let id = path.rsplit('/').next().expect("an address has an end");
    let vault = at.record(HERE).stores().vault.clone();
    let bytes = wait(vault.get("draft", id.as_bytes())).expect("the vault is there");
    String::from_utf8(bytes.unwrap_or_default()).expect("it is text")
}

fn drafts(at: &At, north: &Person) -> Vec<Thing> {
    let group = at.state(HERE, |state| {
        state
            .roster
            .group_named("Northern Partnership")
            .expect("a group of the story")
            .0
            .to_string()
    });
    let (_, words) = paragraph(at, HERE);
    let version = ("version", "1".to_owned());
    type Verb = (&'static str, &'static str, &'static str, Vec<(&'static str, String)>);
    let verbs: [Verb; 5] = [
        (
            "a draft, saved",
            "save",
            "none",
            vec![("words", format!("{words} Now.")), version.clone()],
        ),
        ("a draft, thrown away", "discard", "none", vec![version.clone()]),
        ("a draft, submitted", "submit", "none", vec![("words", words), version.clone()]),
        (
            "a draft of a group, said of",
            "comment",
            "group",
            vec![("comment", "Shorter?".to_owned())],
        ),
        ("a draft of a group, thrown away", "discard", "group", vec![version]),
    ];
    let thing = |(name, verb, whose, mut fields): (_, &str, &str, Vec<(&'static str, String)>)| {
        let path = kept_draft(at, &north.account, if whose == "group" { &group } else { "none" });
        fields.push(("do", verb.to_owned()));
        let look = path.clone();
        Thing {
            name,
            owner: north.account.clone(),
            form: (path, fields),
            look: Box::new(move |at| draft_bytes(at, &look)),
        }
    };
    verbs.into_iter().map(thing).collect()
}

/// What somebody enters with, and what they hold in the vault of the house.
fn of_an_account(at: &At, owner: &Account) -> Vec<Thing> {
    let accounts = at.site.accounts();
    let id = owner.id.clone();
    let made = wait(accounts.tokens(&id)).expect("the vault has them");
    let token = made.first().expect("one was made").handle.clone();
    wait(accounts.enter(&id, Proof::Link, Stay::Own)).expect("the vault takes it");
    let session = wait(accounts.sessions(&id)).expect("the vault has them");
    let session = session.first().expect("one was begun").handle.clone();
    let passkey = |name: &str, id: u8| Passkey {
        id: vec![id],
        name: name.to_owned(),
        made: 0,
        credential: serde_json::Value::Null,
    };
    let kept = passkey("mine", 1);
    wait(accounts.keep_passkey(&id, &kept)).expect("the vault takes it");
    let handle = wait(accounts.passkeys(&id)).expect("the vault has it")[0].handle();
    let of = |look: fn(&At, &Account) -> String| {
        let owner = owner.clone();
        Box::new(move |at: &At| look(at, &owner)) as Box<dyn Fn(&At) -> String>
    };
    let thing = |name, path: &str, fields, look| Thing {
        name,
        owner: owner.clone(),
        form: (path.to_owned(), fields),
        look: of(look),
    };
    vec![
        thing("a token", "/account/tokens/end", vec![("token-name", token)], |at, owner| {
            format!("{}", wait(at.site.accounts().tokens(&owner.id)).expect("them").len())
        }),
        thing(
            "a passkey, renamed",
            "/account/passkeys/rename",
            vec![("passkey", handle), ("name", "theirs".to_owned())],
            |at, owner| format!("{:?}", wait(at.site.accounts().passkeys(&owner.id))),
        ),
        Thing {
            name: "a session",
            owner: owner.clone(),
            form: ("/account/sessions/end".to_owned(), vec![("session", session.clone())]),
            look: Box::new(move |at| {
                let all = wait(at.site.accounts().sessions(&id)).expect("the vault has them");
                all.iter().any(|one| one.handle == session).to_string()
            }),
        },
    ]
}

fn of_the_process(at: &At, north: &Person, secretariat: &Person) -> Vec<Thing> {
    let (id, words) = paragraph(at, HERE);
    let fields = vec![
        ("words", format!("{words} It is so.")),
        ("does", "replace".to_owned()),
        ("do", "submit".to_owned()),
    ];
    let made = send(at, Some(&north.account), &(format!("/p/{HERE}/propose/{id}"), fields));
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let number = at.state(HERE, |state| state.texts.proposals.len()) - 1;
    let entry = at.state(HERE, |state| state.length) - 1;
    let invitation = Offer {
        seat: Some(Holding { process: HERE.to_owned(), seat: north.seat.0 }),
        operator: false,
        address: Some("new@example.org".to_owned()),
        language: None,
    };
    wait(at.site.accounts().invite(invitation)).expect("the vault takes it");
    let invitations = |at: &At| wait(at.site.accounts().invitations(Some(HERE))).expect("them");
    let handle = invitations(at)[0].handle.clone();
    let state = move |at: &At| {
        let state = at.state(HERE, |state| state.texts.proposals[number].state);
        format!("{}", state == ProposalState::Open)
    };
    vec![
        Thing {
            name: "a proposal, taken back by one click",
            owner: north.account.clone(),
            form: (format!("/p/{HERE}/mine/done/{entry}/take-back"), Vec::new()),
            look: Box::new(state),
        },
        Thing {
            name: "an invitation",
            owner: secretariat.account.clone(),
            form: (format!("/p/{HERE}/office/invitations/{handle}/take-back"), Vec::new()),
            look: Box::new(move |at| invitations(at).len().to_string()),
        },
    ]
}

/// An act that two have to sign, which the secretariat has asked for: the chair may sign it, and who asked not.
fn waiting(at: &At, secretariat: &Person, chair: &Person) -> Thing {
    let entry = at.state(HERE, |state| {
        let all = 0..state.length;
        all.rev().find(|entry| state.process.entries.get(*entry).is_some_and(|it| it.erasable))
    });
    let entry = entry.expect("something can be erased").to_string();
    let fields = vec![("entry", entry), ("because", "A name stands in it.".to_owned())];
    let asked = send(at, Some(&secretariat.account), &(format!("/p/{HERE}/acts/erase"), fields));
    let path = asked.header("location").to_owned();
    assert!(path.contains("/office/pending/"), "{} {}", asked.status, asked.text());
    Thing {
        name: "an act that waits for a second officer",
        owner: chair.account.clone(),
        form: (format!("{path}/sign"), Vec::new()),
        look: Box::new(|at| {
            at.state(HERE, |state| state.process.entries.erased().count().to_string())
        }),
    }
}

fn letter(at: &At, operator: &Account) -> Thing {
    let letter = Letter { to: "a@b.example".into(), subject: "s".into(), text: "t".into() };
    wait(at.site.outbox().put(&letter)).expect("the vault takes it");
    let waiting = |at: &At| wait(at.site.outbox().waiting()).expect("the vault has them");
    let name: String = waiting(at)[0].name.iter().map(|byte| format!("{byte:02x}")).collect();
    Thing {
        name: "a letter",
        owner: operator.clone(),
        form: ("/operator/outbox/remove".to_owned(), vec![("letter", name)]),
        look: Box::new(move |at| waiting(at).len().to_string()),
    }
}

/// A site, what is somebody's in it, and everybody by name.
type Scene = (At, Vec<Thing>, Vec<(String, Option<Account>)>);

fn scene() -> Scene {
    let at = At::own(&[HERE, OTHER]);
    let north = person(&at, HERE, "Marenia", seat(&at, HERE, "Marenia"));
    let secretariat = person(&at, HERE, "secretariat", officer(&at, HERE, Role::Secretariat));
    let chair = person(&at, HERE, "chair", officer(&at, HERE, Role::Chair));
    let sovereign = person(&at, HERE, "Aldoria", seat(&at, HERE, "Aldoria"));
    let president = person(&at, HERE, "president", seat(&at, HERE, "President"));
    let elsewhere = person(&at, OTHER, "elsewhere", officer(&at, OTHER, Role::Secretariat));
    let accounts = at.site.accounts();
    let plain = wait(accounts.make("no seat", None)).expect("the vault takes it");
    let mut operator = wait(accounts.make("operator", None)).expect("the vault takes it");
    operator.operator = true;
    wait(accounts.keep(&operator)).expect("the vault takes it");
    let keeper = person(&at, HERE, "keeper", seat(&at, HERE, "Aldoria"));
    let mut things = drafts(&at, &north);
    things.extend(of_the_process(&at, &north, &secretariat));
    things.push(waiting(&at, &secretariat, &chair));
    things.extend(of_an_account(&at, &keeper.account));
    things.push(letter(&at, &operator));
    let seats = [north, secretariat, chair, sovereign, president, elsewhere];
    let mut everybody = vec![("public".to_owned(), None)];
    everybody
        .extend([("no seat", plain), ("operator", operator)].map(|(n, a)| (n.to_owned(), Some(a))));
    everybody.extend(seats.map(|person| (person.name, Some(person.account))));
    (at, things, everybody)
}

/// Who else than its owner may use a thing, by the rules.
fn shared(thing: &str, who: &str) -> bool {
    // The second who signs may hold any office, but is not the one who asked.
    thing == "an act that waits for a second officer" && who == "president"
}

/// Everybody tries everything that is not theirs; returns who did something.
fn strangers(
    at: &At,
    things: &[Thing],
    everybody: &[(String, Option<Account>)],
    send: &dyn Fn(&At, Option<&Account>, &Thing) -> Answer,
) -> (usize, Vec<String>) {
    let (mut cells, mut faults) = (0, Vec::new());
    for thing in things {
        let before = (thing.look)(at);
        for (who, account) in everybody {
            let owns = account.as_ref().is_some_and(|account| account.id == thing.owner.id);
            if owns || shared(thing.name, who) {
                continue;
            }
            let answer = send(at, account.as_ref(), thing);
            cells += 1;
            if (thing.look)(at) != before {
                faults.push(format!("{who} changed {}: {}", thing.name, answer.status));
            }
            // An answer that a thing is there tells too much, where it is nobody else's business.
            let tells = thing.form.0.contains("/drafts/") && answer.status == StatusCode::CONFLICT;
            if tells {
                faults.push(format!("{who} was told of {}", thing.name));
            }
        }
    }
    (cells, faults)
}

#[test]
fn a_form_for_what_is_somebody_elses_does_nothing_and_the_same_form_works_for_its_owner() {
    let (at, things, everybody) = scene();
    let as_they_are: &dyn Fn(&At, Option<&Account>, &Thing) -> Answer =
        &|at, who, thing| send(at, who, &thing.form);
    let (cells, faults) = strangers(&at, &things, &everybody, as_they_are);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(cells > 80, "{cells} cells");
    for thing in &things {
        let before = (thing.look)(&at);
        let answer = send(&at, Some(&thing.owner), &thing.form);
        assert_ne!(
            (thing.look)(&at),
            before,
            "{}: {} {}",
            thing.name,
            answer.status,
            answer.text()
        );
    }
}

#[test]
fn a_server_that_takes_everybody_for_the_owner_is_found_for_every_thing() {
    let (at, things, everybody) = scene();
    let one = |thing: Thing| {
        // The fault of a form that looks at the thing and not at who sends it.
        let planted: &dyn Fn(&At, Option<&Account>, &Thing) -> Answer =
            &|at, _, thing| send(at, Some(&thing.owner), &thing.form);
        let name = thing.name;
        let (_, faults) = strangers(&at, &[thing], &everybody, planted);
        (!faults.is_empty(), name)
    };
    let found: Vec<_> = things.into_iter().map(one).collect();
    assert!(found.iter().all(|(found, _)| *found), "{found:?}");
}

/// A confirmed subscription is ended and confirmed by its secret alone: every other spelling does nothing.
#[test]
fn a_secret_of_a_letter_with_one_sign_changed_opens_nothing() {
    let at = At::own(&[HERE]);
    let offer = Offer { seat: None, operator: false, address: None, language: None };
    let secret = wait(at.site.accounts().invite(offer)).expect("the vault takes it").to_cookie();
    let mut opened = Vec::new();
    for place in 0..secret.len() {
        let mut other = secret.clone().into_bytes();
        other[place] = if other[place] == b'A' { b'E' } else { b'A' };
        let other = String::from_utf8(other).expect("letters");
        let answer = at.get(&format!("/invitation/{other}"));
        if answer.status != StatusCode::NOT_FOUND {
            opened.push((place, answer.status));
        }
    }
    assert!(opened.is_empty(), "{opened:?}");
    assert_eq!(at.get(&format!("/invitation/{secret}")).status, StatusCode::OK);
}
