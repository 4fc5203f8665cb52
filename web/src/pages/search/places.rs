//! What a hit is called, and on which page it stands.

use unbracket_search::{Key, Piece};

use crate::hosted::Hosted;
use crate::tongue::Tongue;

/// The name of a thing that was found, and its path within the process.
pub(super) fn named(tongue: Tongue, process: &Hosted, piece: &Piece) -> (String, String) {
    let numbered = |key: &str, number: u32| tongue.with(key, &[("number", &number.to_string())]);
    let paragraph = || match piece.label.as_str() {
        "" => tongue.say("tell-part"),
        label => tongue.with("tell-paragraph", &[("label", &label)]),
    };
    let at = |path: String| match &piece.provision {
        Some(provision) => format!("provisions/{}", escaped(provision.as_str())),
        None => path,
    };
    let titled = |key: &str, number: u32| match piece.label.as_str() {
        "" => numbered(key, number),
        label => label.to_owned(),
    };
    match &piece.key {
        Key::Present(_) => (paragraph(), at("text".to_owned())),
        Key::Provision(document, language, id) => {
            let path = format!(
                "documents/{}?language={}#{}",
                document.0,
                escaped(language),
                escaped(id.as_str())
            );
            let symbol = process.state(|state| {
                let symbol = state.texts.document(*document)?.symbol.as_ref()?;
                Some(symbol.to_string())
            });
            let of = symbol.unwrap_or_else(|| numbered("search-document", document.0));
            (format!("{} · {}", paragraph(), of), path)
        }
        Key::Document(id) => (titled("search-document", id.0), format!("documents/{}", id.0)),
        Key::Proposal(id) => (numbered("tell-proposal", id.0), format!("proposals/{}", id.0)),
        Key::Call(id) => (titled("search-call", id.0), format!("inputs/calls/{}", id.0)),
        Key::Contribution(id) => (titled("tell-contribution", id.0), "inputs".to_owned()),
        Key::Point(id) => (numbered("search-point", id.0), format!("inputs/points/{}", id.0)),
        Key::Position(entry) => (tongue.say("search-position"), at(format!("record/{entry}"))),
        Key::Breaking(id, _) | Key::Understanding(id, _) => {
            (numbered("search-silence", id.0), format!("silence/{}", id.0))
        }
        Key::Statement(id) => (numbered("search-statement", id.0), "statements".to_owned()),
        Key::Ruling(id) => (numbered("search-ruling", id.0), "record".to_owned()),
        Key::Commitment(id) => {
            (numbered("tell-commitment", id.0), format!("follow-up/commitments/{}", id.0))
        }
        Key::Report(id) => (numbered("search-report", id.0), "follow-up".to_owned()),
        Key::Evidence(id) => (numbered("search-evidence", id.0), "follow-up".to_owned()),
        Key::Assessment(id) => (numbered("search-assessment", id.0), "follow-up".to_owned()),
        Key::Dispute(id) => (numbered("search-dispute", id.0), "follow-up".to_owned()),
        Key::TaskForce(id) => (titled("search-task-force", id.0), "follow-up".to_owned()),
        Key::RoadMap(id) => (titled("search-road-map", id.0), "follow-up".to_owned()),
        Key::Forum(id) => (titled("search-forum", id.0), "meetings".to_owned()),
        Key::Meeting(id) => (numbered("search-meeting", id.0), format!("meetings/{}", id.0)),
        Key::Intervention(id) => (numbered("search-intervention", id.0), "meetings".to_owned()),
        Key::Message(id) => (numbered("search-message", id.0), "meetings".to_owned()),
        Key::Instrument(id) => (titled("search-instrument", id.0), "record".to_owned()),
    }
}

/// Text within an address.
pub(super) fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
