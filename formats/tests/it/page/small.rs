//! A small negotiation that has one of everything.

use unbracket_text::{
    Amendment, Change, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind, Sponsor,
};

fn words(id: &str, text: &str) -> Provision {
    Provision::new(id, ProvisionKind::OperativeParagraph, Passage::words(text))
}

pub(crate) fn draft() -> Draft {
    Draft::new(vec![
        Provision::new("h", ProvisionKind::Heading { level: 1 }, Passage::words("Harbours")),
        words("p1", "Decides that every harbour shall be lit;"),
        words("p2", "Invites the pilots to report each spring;"),
        words("p3", "Thanks the keepers of the lights."),
        words("p4", "Requests the Office of Pilots to publish, every year, a chart of all lights;"),
        words("p5", "Welcomes the second survey; asks for a third one."),
        words("p6", "Notes that buoys drift."),
    ])
    .unwrap()
}

pub(crate) fn amendments() -> Vec<Amendment> {
    let by = |name: &str, change| Amendment::new([Sponsor::new(name)].into(), change);
    let replace = |id: &str, text: &str| Change::Replace {
        provision: ProvisionId::new(id),
        wording: Passage::words(text),
    };
    vec![
        by("Aldoria", replace("p1", "Decides that every harbour may be lit;")),
        by("Velmark", replace("p1", "Decides that every harbour may be lit at night;")),
        by("Marenia", Change::Delete { provision: ProvisionId::new("p2") }),
        by(
            "Aldoria",
            Change::Move {
                provision: ProvisionId::new("p3"),
                to: Place::After(ProvisionId::new("h")),
                rank: 0,
            },
        ),
        by(
            "Velmark",
            Change::Insert {
                place: Place::After(ProvisionId::new("p2")),
                rank: 0,
                provision: words("x", "Encourages the sharing of charts;"),
            },
        ),
        by("Marenia", replace("p9", "Words without a place;")),
        by(
            "Velmark",
            replace(
                "p4",
                "Leaves it to each island whether, when and how its own shores are charted;",
            ),
        ),
        by(
            "Marenia",
            replace(
                "p4",
                "Leaves to each island whether, when and how its own shores are charted and paid;",
            ),
        ),
        by(
            "Aldoria",
            replace(
                "p4",
                "Requests the Office of Pilots to publish, every other year, a chart of all lights;",
            ),
        ),
        by(
            "Aldoria",
            Change::Split {
                provision: ProvisionId::new("p5"),
                into: vec![
                    Passage::words("Welcomes the second survey;"),
                    Passage::words("Asks for a third one."),
                ],
            },
        ),
        by(
            "Marenia",
            Change::Merge {
                provisions: vec![ProvisionId::new("p5"), ProvisionId::new("p6")],
                wording: Passage::words(
                    "Welcomes the second survey; asks for a third one. Notes that buoys drift.",
                ),
            },
        ),
        by("Velmark", Change::Retain { provision: ProvisionId::new("p5") }),
    ]
}
