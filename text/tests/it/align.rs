//! Alignment: what it finds, its invariant, and how long it takes.

use std::time::Instant;

use proptest::prelude::*;
use unbracket_text::{Alignment, Draft, Link, align};

use crate::drafts::{drafts, edited, edits, flat, text};

#[track_caller]
fn check(base: &[&str], version: &[&str], expected: &str) {
    let alignment = align(&flat(base), &flat(version));
    let printed: Vec<String> = alignment.links.iter().map(print).collect();
    assert_eq!(printed.join(" "), expected);
}

fn print(link: &Link) -> String {
    match link {
        Link::Same { base, version } => format!("{base}={version}"),
        Link::Changed { base, version, .. } => format!("{base}~{version}"),
        Link::Moved { base, version, changed: false, .. } => format!("{base}>{version}"),
        Link::Moved { base, version, .. } => format!("{base}~>{version}"),
        Link::Deleted { base } => format!("-{base}"),
        Link::Inserted { version } => format!("+{version}"),
        Link::Split { base, into, .. } => format!("{base}/{into:?}"),
        Link::Merged { from, version, .. } => format!("{from:?}&{version}"),
    }
}

const A: &str =
    "Reaffirms that the rights which people have offline must be protected online as well";
const B: &str = "Calls upon all States to close every digital divide within and between countries";
const C: &str =
    "Requests the Secretary-General to submit a report on follow-up at the next session";
const AI: &str = "Welcomes the panel on artificial intelligence and its first assessment of risks";

#[test]
fn equal_drafts_stay_as_they_are() {
    check(&[A, B, C], &[A, B, C], "0=0 1=1 2=2");
    check(&[], &[], "");
}

#[test]
fn a_changed_provision_is_found_by_its_likeness() {
    let changed = B.replace("close every digital divide", "bridge all digital divides");
    check(&[A, B, C], &[A, &changed, C], "0=0 1~1 2=2");
}

#[test]
fn new_and_deleted_provisions_stand_apart() {
    check(&[A, B, C], &[A, AI, C], "0=0 -1 +1 2=2");
    check(&[A, C], &[AI, A, C], "+0 0=1 1=2");
}

#[test]
fn a_moved_provision_is_found_even_where_it_changed() {
    check(&[A, B, C, AI], &[B, C, AI, A], "1=0 2=1 3=2 0>3");
    let changed = A.replace("must be protected", "shall be respected");
    check(&[A, B, C, AI], &[B, C, AI, &changed], "1=0 2=1 3=2 0~>3");
}

#[test]
fn a_split_and_a_merge_are_found() {
    let joined = format!("{A}, {B}");
    check(&[&joined, C], &[A, B, C], "0/[0, 1] 1=2");
    check(&[A, B, C], &[&joined, C], "[0, 1]&0 2=1");
    let three = format!("{A}; {B}; {AI}");
    check(&[&three, C], &[A, B, AI, C], "0/[0, 1, 2] 1=3");
}

#[test]
fn a_merge_under_the_number_of_the_first_is_found() {
    let numbered = |texts: &[&str]| {
        let provision = |(at, text): (usize, &&str)| {
            crate::drafts::paragraph(format!("p{at}"), *text)
                .with_former_label((at + 4).to_string())
        };
        Draft::new(texts.iter().enumerate().map(provision).collect()).unwrap()
    };
    let joined = format!("{A}, {B}");
    let found = align(&numbered(&[A, B]), &numbered(&[&joined]));
    assert!(matches!(found.links[..], [Link::Merged { .. }]), "{found:?}");
}

#[test]
fn a_new_provision_that_repeats_what_stays_is_no_part() {
    check(&[A, C], &[A, &A[..60], C], "0=0 +1 1=2");
}

#[test]
fn a_shared_number_speaks_for_a_heavy_rewording() {
    let with_label = |texts: &[&str]| {
        let provisions = texts.iter().enumerate().map(|(at, text)| {
            crate::drafts::paragraph(format!("p{at}"), *text).with_former_label("7")
        });
        Draft::new(provisions.collect()).unwrap()
    };
    let new = "Urges all States to close gaps of skill and of income and of cost within their own \
               borders and beyond";
    let labelled = align(&with_label(&[B, C]), &with_label(&[AI, new]));
    assert!(labelled.links.contains(&Link::Inserted { version: 0 }), "{labelled:?}");
    assert!(matches!(labelled.links[..], [_, Link::Changed { base: 0, .. }, _]), "{labelled:?}");
    check(&[B, C], &[AI, new], "-0 -1 +0 +1");
}

#[test]
fn chinese_and_arabic_are_aligned_by_their_words() {
    let chinese = "重申人们在网下享有的权利在网上也必须受到保护";
    let arabic =
        "يؤكد من جديد أن الحقوق التي يتمتع بها الناس خارج الإنترنت يجب حمايتها أيضا على الإنترنت";
    let base = [chinese, arabic];
    let version = [chinese.replace("必须", "应当"), arabic.replace("يجب", "ينبغي")];
    check(&base, &[&version[0], &version[1]], "0~0 1~1");
}

#[test]
fn likeness_tells_another_text_from_a_version() {
    let likeness = |base: &[&str], version: &[&str]| align(&flat(base), &flat(version)).likeness;
    assert!((likeness(&[A, B], &[B, A]) - 1.0).abs() < 1e-9);
    assert!((likeness(&[], &[A]) - 1.0).abs() < 1e-9);
    assert!(likeness(&[A, B], &[C, AI]) < 0.1);
    let half = likeness(&[A, B], &[A, AI]);
    assert!((0.45..0.55).contains(&half), "{half}");
}

type Align = fn(&Draft, &Draft) -> Alignment;

/// Every provision stands in exactly one link, and what is called the same is.
fn check_links(base: &Draft, version: &Draft, align: Align) -> Result<(), String> {
    let alignment = align(base, version);
    let of = |side: fn(&Link) -> &[usize]| {
        let mut all: Vec<usize> = alignment.links.iter().flat_map(side).copied().collect();
        all.sort_unstable();
        all
    };
    let (left, right): (Vec<_>, Vec<_>) = (base.visit().collect(), version.visit().collect());
    if of(Link::base) != (0..left.len()).collect::<Vec<_>>()
        || of(Link::version) != (0..right.len()).collect::<Vec<_>>()
    {
        return Err("a provision stands in no link or in two".to_owned());
    }
    for link in &alignment.links {
        let equal = |base: usize, version: usize| {
            left[base].provision.content == right[version].provision.content
        };
        let sound = match link {
            Link::Same { base, version } => equal(*base, *version),
            Link::Moved { base, version, changed, .. } => equal(*base, *version) != *changed,
            Link::Changed { base, version, .. } => !equal(*base, *version),
            Link::Split { into: parts, .. } | Link::Merged { from: parts, .. } => {
                parts.len() >= 2 && parts.windows(2).all(|pair| pair[0] + 1 == pair[1])
            }
            Link::Deleted { .. } | Link::Inserted { .. } => true,
        };
        if !sound {
            return Err(format!("{link:?} says what is not so"));
        }
    }
    if !(0.0..=1.0 + 1e-9).contains(&alignment.likeness) {
        return Err(format!("likeness {}", alignment.likeness));
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_provision_stands_in_exactly_one_link(base in drafts(), changes in edits(8), other in drafts()) {
        prop_assert_eq!(check_links(&base, &edited(&base, &changes), align), Ok(()));
        prop_assert_eq!(check_links(&base, &other, align), Ok(()));
    }
}

#[test]
fn an_alignment_that_forgets_a_deletion_is_caught() {
    let forgetful: Align = |base, version| {
        let mut alignment = align(base, version);
        alignment.links.retain(|link| !matches!(link, Link::Deleted { .. }));
        alignment
    };
    assert!(check_links(&flat(&[A, B]), &flat(&[A]), forgetful).is_err());
}

/// A draft of paragraphs with 60 words each, and one with every `step`-th of them reworded.
fn sized(paragraphs: u64, step: usize) -> (Draft, Draft) {
    let base: Vec<String> = (0..paragraphs).map(|seed| text(seed + 1, 60)).collect();
    let reworded = |(at, text): (usize, &String)| {
        if at.is_multiple_of(step) {
            text.replace("shall", "should strongly")
        } else {
            text.clone()
        }
    };
    let version: Vec<String> = base.iter().enumerate().map(reworded).collect();
    (flat(&base), flat(&version))
}

#[test]
#[ignore = "a measurement: run it in release and read its lines"]
#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn aligning_takes_milliseconds() {
    for (name, (base, version)) in [
        ("150 identical", sized(150, usize::MAX)),
        ("150, 50 differ", sized(150, 3)),
        ("150, all differ", sized(150, 1)),
        ("3000, all differ", sized(3000, 1)),
        (
            "3000 against another text",
            (sized(3000, 1).0, {
                let other: Vec<String> = (0..3000).map(|seed| text(seed + 90_000, 60)).collect();
                flat(&other)
            }),
        ),
    ] {
        let rounds = if name.starts_with("150") { 50 } else { 1 };
        let start = Instant::now();
        let mut likeness = 0.0;
        for _ in 0..rounds {
            likeness = align(&base, &version).likeness;
        }
        println!("{name}: {:?}, likeness {likeness:.3}", start.elapsed() / rounds);
    }
}
