//! Drafts made by chance, for the laws of the doors.

use proptest::prelude::*;
use unbracket_formats::{Names, brackets};
use unbracket_text::token::normalise;
use unbracket_text::{
    Draft, InsertionConvention, Numbering, Passage, PreambularStyle, Provision, ProvisionKind,
    Standing,
};

/// Words and marks that have troubled readers of text.
fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => "[a-zA-Zé]{1,9}",
        2 => Just("[shall] [should]".to_owned()),
        1 => Just("[EU: all [human] rights]".to_owned()),
        1 => Just("[text – Japan]".to_owned()),
        1 => Just("[a](b)".to_owned()),
        1 => Just("[a]: b".to_owned()),
        1 => Just("[^1]".to_owned()),
        1 => Just("*and* _so_ ~on~ `x` <b> &amp; \\".to_owned()),
        1 => Just("# x #".to_owned()),
        1 => Just("{:toc}".to_owned()),
        1 => Just("2030.".to_owned()),
        1 => Just("- dash".to_owned()),
        1 => Just("发展 中国".to_owned()),
        1 => Just("نؤكد".to_owned()),
        1 => "[\\[\\]/(),;:.!?\"'<>&|=+-]{1,4}",
    ];
    prop::collection::vec(part, 1..8).prop_map(|parts| normalise(&parts.join(" ")))
}

pub(crate) fn passage() -> impl Strategy<Value = Passage> {
    let names = Names::default();
    words().prop_map(move |text| brackets::parse(&text, &names).passage)
}

fn kind() -> impl Strategy<Value = ProvisionKind> {
    prop_oneof![
        Just(ProvisionKind::Title),
        (1u8..5).prop_map(|level| ProvisionKind::Heading { level }),
        Just(ProvisionKind::PreambularParagraph),
        Just(ProvisionKind::OperativeParagraph),
        Just(ProvisionKind::Chapeau),
        Just(ProvisionKind::SubParagraph),
        Just(ProvisionKind::Placeholder),
        Just(ProvisionKind::Annex),
        Just(ProvisionKind::Unnumbered),
    ]
}

fn standing() -> impl Strategy<Value = Standing> {
    prop_oneof![Just(Standing::Numbered), Just(Standing::Inserted), Just(Standing::Alternative)]
}

fn numbering() -> impl Strategy<Value = Numbering> {
    let insertion = prop_oneof![
        Just(InsertionConvention::NegotiationPractice),
        Just(InsertionConvention::EditorialManual),
        Just(InsertionConvention::LetterSuffix),
    ];
    let preambular = prop_oneof![
        Just(PreambularStyle::Pp),
        Just(PreambularStyle::Letters),
        Just(PreambularStyle::Consecutive),
        Just(PreambularStyle::Unnumbered),
    ];
    (insertion, preambular, 1u32..200, any::<bool>()).prop_map(
        |(insertion, preambular, first, restarts)| Numbering {
            insertion,
            preambular,
            first,
            restarts,
        },
    )
}

fn label() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![
        "[1-9][0-9]?",
        "\\([a-h]\\)",
        Just("PP3".to_owned()),
        Just("12 bis".to_owned()),
        Just("Option 1".to_owned()),
        Just("•".to_owned()),
    ])
}

/// Any draft at all, whether or not its kinds fit its words.
pub(crate) fn any_draft() -> impl Strategy<Value = Draft> {
    let flat = prop::collection::vec((0usize..4, kind(), standing(), label(), passage()), 0..12);
    let whole = (prop::option::of(words()), prop::option::of(Just("ar".to_owned())), numbering());
    (flat, whole).prop_map(|(flat, (title, language, numbering))| {
        let mut open: Vec<Provision> = Vec::new();
        let mut done = Vec::new();
        for (at, (depth, kind, standing, label, content)) in flat.into_iter().enumerate() {
            close(depth, &mut open, &mut done);
            let mut provision = Provision::new(format!("id-{at}"), kind, content);
            provision.standing = standing;
            provision.former_label = label;
            open.push(provision);
        }
        close(0, &mut open, &mut done);
        Draft::new(done)
            .expect("identities differ")
            .with_title(title)
            .with_language(language)
            .with_numbering(numbering)
    })
}

fn close(depth: usize, open: &mut Vec<Provision>, done: &mut Vec<Provision>) {
    while open.len() > depth {
        let Some(provision) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.children.push(provision),
            None => done.push(provision),
        }
    }
}

/// The draft of a resolution as text doors hold it: labels in order, kinds that fit the words.
pub(crate) fn resolution() -> impl Strategy<Value = String> {
    let preamble = prop::collection::vec("[a-z]{3,8}( \\[[a-z]{2,5}\\])?", 0..4);
    let body = prop::collection::vec(("[a-z]{3,8}( \\[x\\]\\[y\\])?", 0usize..4), 1..6);
    (preamble, body).prop_map(|(preamble, body)| {
        let mut out = String::new();
        for words in preamble {
            out.push_str(&format!("Recalling {words},\n\n"));
        }
        for (at, (words, parts)) in body.into_iter().enumerate() {
            let colon = if parts > 0 { ":" } else { ";" };
            out.push_str(&format!("{}. Decides {words}{colon}\n\n", at + 1));
            for letter in ["a", "b", "c"].iter().take(parts) {
                out.push_str(&format!("({letter}) To act [{letter}];\n\n"));
            }
        }
        out
    })
}
