//! Generated amendments of every shape: words, insertions, deletions, moves, joins, splits.

use unbracket_testkit::generate::{Seeded, draft, edited, paragraph};
use unbracket_text::{
    Amendment, Change, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind, Sponsor,
};

fn id(at: usize) -> ProvisionId {
    ProvisionId::new(format!("p{}", at + 1))
}

/// A draft with sub-paragraphs, and amendments by a handful of sponsors.
pub(crate) fn case(seed: u64) -> (Draft, Vec<Amendment>) {
    let mut seeded = Seeded::new(seed);
    let (count, words) = (5 + seeded.below(6), 4 + seeded.below(14));
    let (flat, texts) = draft(&mut seeded, count, words);
    let mut provisions: Vec<Provision> = Vec::new();
    for (at, provision) in flat.provisions().iter().enumerate() {
        match provisions.last_mut() {
            Some(last) if at % 4 == 2 => last
                .children
                .push(Provision { kind: ProvisionKind::SubParagraph, ..provision.clone() }),
            _ => provisions.push(provision.clone()),
        }
    }
    let amendments = 4 + seeded.below(14);
    let all = (0..amendments).map(|_| amendment(&mut seeded, &texts)).collect();
    (Draft::new(provisions).unwrap(), all)
}

fn amendment(seeded: &mut Seeded, texts: &[Vec<String>]) -> Amendment {
    let sponsor = Sponsor::new(&format!("Party {}", seeded.below(4)));
    let at = seeded.below(texts.len());
    let change = change(seeded, texts, at);
    Amendment::new([sponsor].into(), change)
}

fn change(seeded: &mut Seeded, texts: &[Vec<String>], at: usize) -> Change {
    let provision = id(at);
    let words = |seeded: &mut Seeded, count| {
        Passage::words(format!("{};", paragraph(seeded, count).join(" ")))
    };
    let rank = u32::try_from(seeded.below(3)).unwrap();
    let place = match seeded.below(5) {
        0 => Place::Start,
        1 => Place::Under(id(seeded.below(texts.len()))),
        _ => Place::After(id(seeded.below(texts.len()))),
    };
    match seeded.below(16) {
        0..6 => {
            let wording = Passage::words(format!("{};", edited(seeded, &texts[at]).join(" ")));
            Change::Replace { provision, wording }
        }
        6 => Change::Replace { provision, wording: words(seeded, 12) },
        7 | 8 => {
            let mut new = Provision::new("x", ProvisionKind::OperativeParagraph, words(seeded, 6));
            if seeded.below(2) == 0 {
                let below = words(seeded, 3);
                new.children.push(Provision::new("y", ProvisionKind::SubParagraph, below));
            }
            Change::Insert { place, rank, provision: new }
        }
        9 | 10 => Change::Delete { provision },
        11 | 12 => Change::Move { provision, to: place, rank },
        13 => {
            let both = (at..(at + 2).min(texts.len())).map(|at| texts[at].join(" "));
            let wording = Passage::words(both.collect::<Vec<_>>().join("; ") + ";");
            let provisions = (at..(at + 2).min(texts.len())).map(id).collect();
            Change::Merge { provisions, wording }
        }
        14 => {
            let cut = texts[at].len() / 2;
            let (left, right) = (texts[at][..cut].join(" "), texts[at][cut..].join(" "));
            let into = vec![Passage::words(left + ";"), Passage::words(right + ";")];
            Change::Split { provision, into }
        }
        _ => Change::Retain { provision },
    }
}
