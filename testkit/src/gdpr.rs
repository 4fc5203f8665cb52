//! Real amendment proposals to the draft General Data Protection Regulation (`lobbyplag-gdpr`).

use std::collections::BTreeMap;

use serde::Deserialize;
use unbracket_text::token::normalise;
use unbracket_text::{
    Amendment, Change, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind, Sponsor,
};

/// One proposal as published.
#[derive(Debug, Clone, Deserialize)]
pub struct Proposal {
    /// The organisation.
    pub lobbyist_title: String,
    /// The provisions that it names.
    pub relations: Vec<String>,
    /// What it quotes and proposes.
    pub text: Texts,
    /// Its published identity.
    pub uid: String,
}

/// The words of a proposal.
#[derive(Debug, Clone, Deserialize)]
pub struct Texts {
    /// The words of the base as quoted; empty where nothing is quoted.
    pub old: String,
    /// The words proposed.
    pub new: String,
}

/// The base that the proposals quote, and the proposals as amendments.
#[derive(Debug, Clone)]
pub struct Gdpr {
    /// Provisions named by a proposal, each with the fullest text quoted for it.
    pub base: Draft,
    /// One amendment a proposal, in the order of the file.
    pub amendments: Vec<Amendment>,
    /// The proposals themselves, in the same order.
    pub proposals: Vec<Proposal>,
}

/// Reads the data set; none where it is absent.
///
/// # Panics
/// Where the file is not what its source says.
pub fn load() -> Option<Gdpr> {
    let path = crate::data::set("lobbyplag-gdpr")?.join("proposals.json");
    let bytes = std::fs::read(&path).expect("the folder holds proposals.json");
    let proposals: Vec<Proposal> = serde_json::from_slice(&bytes).expect("proposals are JSON");
    let mut fullest: BTreeMap<Vec<u32>, (String, String)> = BTreeMap::new();
    for proposal in &proposals {
        if let Some(name) = proposal.relations.first() {
            let old = normalise(&proposal.text.old);
            let known = fullest.entry(natural(name)).or_insert((name.clone(), String::new()));
            if old.chars().count() > known.1.chars().count() {
                known.1 = old;
            }
        }
    }
    let provisions = fullest.into_values().map(|(name, text)| {
        let kind = match text.is_empty() {
            true => ProvisionKind::Placeholder,
            false => ProvisionKind::OperativeParagraph,
        };
        Provision::new(name, kind, Passage::words(text))
    });
    let base = Draft::new(provisions.collect()).expect("names differ");
    let amendments = proposals.iter().map(amendment).collect();
    Some(Gdpr { base, amendments, proposals })
}

fn amendment(proposal: &Proposal) -> Amendment {
    let named = proposal.relations.first().map(ProvisionId::new);
    let (old, new) = (normalise(&proposal.text.old), normalise(&proposal.text.new));
    let change = match named {
        Some(provision) if !old.is_empty() => {
            Change::Excerpt { provision, quoted: Passage::words(old), wording: Passage::words(new) }
        }
        named => Change::Insert {
            place: named.map_or(Place::Unnamed, Place::After),
            rank: 0,
            provision: Provision::new(
                "new",
                ProvisionKind::OperativeParagraph,
                Passage::words(new),
            ),
        },
    };
    Amendment::new([Sponsor::new(&proposal.lobbyist_title)].into(), change)
        .with_reference(proposal.uid.clone())
}

/// `a4p10` behind `a4p9`: letters by their code, numbers by their value.
fn natural(name: &str) -> Vec<u32> {
    let mut key = Vec::new();
    let mut number: Option<u32> = None;
    for c in name.chars() {
        match c.to_digit(10) {
            Some(digit) => number = Some(number.unwrap_or(0).saturating_mul(10) + digit),
            None => {
                key.extend(number.take());
                key.push(u32::from(c));
            }
        }
    }
    key.extend(number);
    key
}
