//! What is claimed in the contributions of the story, and what became of it.

use super::people::Camp;

/// A claim that several make in words of their own.
pub(super) struct Theme {
    /// Its name in labels.
    pub(super) name: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// Whose claim it is.
    pub(super) camps: &'static [Camp],
    /// How it is said.
    pub(super) sentences: &'static [&'static str],
    /// What became of it.
    pub(super) disposition: &'static str,
    /// Why, where it is not used as it is.
    pub(super) because: &'static str,
}

const STATES_LEAD: &[Camp] = &[Camp::Sovereign];
const TOGETHER: &[Camp] = &[Camp::Shared, Camp::Stakeholder];
const POOR: &[Camp] = &[Camp::Means, Camp::Highland];
const ALL: &[Camp] = &[Camp::Shared, Camp::Means, Camp::Highland, Camp::Stakeholder];

const fn theme(
    (name, title): (&'static str, &'static str),
    camps: &'static [Camp],
    sentences: &'static [&'static str],
    (disposition, because): (&'static str, &'static str),
) -> Theme {
    Theme { name, title, camps, sentences, disposition, because }
}

const USED: (&str, &str) = ("used", "");

/// What is said of the Charter as it is.
pub(super) const FIRST: &[Theme] = &[
    theme(
        ("lead", "Who decides"),
        STATES_LEAD,
        &[
            "States lead, and others advise them",
            "Decisions on public policy rest with capitals",
            "No forum stands above a parliament",
        ],
        ("partly-used", "the respective roles are named, none is set above another"),
    ),
    theme(
        ("law", "National law"),
        STATES_LEAD,
        &[
            "Every obligation applies in accordance with national law",
            "What is lawful in one State need not be in another",
        ],
        ("not-used", "the Charter is no ground to depart from what was agreed before"),
    ),
    theme(
        ("body", "A body of States"),
        STATES_LEAD,
        &[
            "A body of States has to settle what the Forum cannot",
            "There has to be a place where governments decide among themselves",
        ],
        ("not-used", "no other side asks for it"),
    ),
    theme(
        ("equal", "As equals"),
        TOGETHER,
        &[
            "All sides take part as equals",
            "A seat without a voice is no seat",
            "Who builds the network has a say in it",
        ],
        ("partly-used", "on an equal footing stands for the Forum"),
    ),
    theme(
        ("answer", "An answer to everybody"),
        TOGETHER,
        &[
            "Every contribution is answered, point by point",
            "Whoever writes learns what became of it",
        ],
        USED,
    ),
    theme(
        ("forum", "A lasting Forum"),
        TOGETHER,
        &[
            "The Forum has to outlive its ten years",
            "The Forum needs a permanent mandate and a secretariat of its own",
            "One cannot plan for a body that may end",
        ],
        USED,
    ),
    theme(
        ("money", "Means"),
        POOR,
        &[
            "Promises without means connect nobody",
            "Financing has to be predictable",
            "Voluntary money comes when it likes",
        ],
        USED,
    ),
    theme(
        ("fund", "A fund"),
        POOR,
        &[
            "A fund of the Union has to pay for access",
            "There is no instrument today that pays for the last village",
        ],
        ("partly-used", "a fund is proposed; where its means come from is open"),
    ),
    theme(
        ("force", "A task force on means"),
        POOR,
        &[
            "A task force has to say what is missing and who can pay",
            "Nobody has counted the gap in ten years",
        ],
        USED,
    ),
    theme(
        ("skills", "Skills"),
        ALL,
        &[
            "A cable without skills lies idle",
            "A people-centred network pays teachers before terminals",
            "Public offices have to be trained as well",
        ],
        USED,
    ),
    theme(
        ("gap", "Women and men"),
        ALL,
        &[
            "The gap between women and men has not closed",
            "Data have to be taken apart by sex, age and disability",
        ],
        USED,
    ),
    theme(
        ("off", "No disruptions"),
        TOGETHER,
        &[
            "Nobody switches off the network of a whole people",
            "Disruptions in elections have to end",
        ],
        USED,
    ),
    theme(
        ("keys", "Encryption"),
        TOGETHER,
        &["Encryption protects everybody or nobody", "There is no back door for friends only"],
        USED,
    ),
    theme(
        ("ai", "Artificial intelligence"),
        ALL,
        &[
            "Evidence on artificial intelligence has to be gathered by independent experts",
            "Artificial intelligence has to be human-centred and stay under human oversight",
            "Small languages must not vanish from the models",
        ],
        ("partly-used", "an advisory panel is proposed, no regulator"),
    ),
    theme(
        ("open", "Open standards"),
        TOGETHER,
        &[
            "Open standards hold the network together",
            "Free and open-source software is a public good",
        ],
        USED,
    ),
    theme(
        ("alone", "No new obligations"),
        &[Camp::Alone],
        &[
            "No outcome may cost our budget anything",
            "Another compact is not ours to recall here",
            "Existing bodies suffice",
        ],
        ("not-used", "most ask for the opposite"),
    ),
];

/// What is said of the elements paper.
pub(super) const SECOND: &[Theme] = &[
    theme(
        ("order", "Roles before means"),
        STATES_LEAD,
        &[
            "The role of States has to come first in the elements",
            "Element 1 names roles and should rank them",
        ],
        ("not-used", "the order of the elements ranks nobody"),
    ),
    theme(
        ("narrow", "What the Charter is about"),
        &[Camp::Sovereign, Camp::Alone],
        &[
            "Element 4 goes beyond the network",
            "A charter on a network need not speak of machines that learn",
        ],
        ("partly-used", "the panel advises and no more"),
    ),
    theme(
        ("rights", "Rights in every element"),
        TOGETHER,
        &[
            "A people-centred Charter has rights in every element and not in one",
            "Element 3 has to name expression, privacy and assembly",
        ],
        USED,
    ),
    theme(
        ("footing", "Equal footing in element 1"),
        TOGETHER,
        &[
            "Element 1 has to say on an equal footing",
            "Respective roles must not become a hierarchy",
        ],
        ("partly-used", "both are said, in different paragraphs"),
    ),
    theme(
        ("clear", "Clear means"),
        POOR,
        &["Element 2 has to say how much and from whom", "A task force needs a date"],
        USED,
    ),
    theme(
        ("cables", "Cables and links"),
        POOR,
        &[
            "Submarine cables and links across borders are missing",
            "Who has no coast pays for two networks",
        ],
        USED,
    ),
    theme(
        ("messages", "Messages that are answered"),
        ALL,
        &[
            "The Assembly has to answer the messages of the Forum",
            "A message that nobody reads is no message",
        ],
        USED,
    ),
    theme(
        ("youth", "Those who come after"),
        ALL,
        &[
            "Those who will live with the Charter have to be heard",
            "Youth sits at the table and not beside it",
        ],
        ("partly-used", "youth takes part across all sides"),
    ),
];
