//! Lineage: whose words survive, since when they stand, and the published figures on real codes.

use std::time::Instant;

use proptest::prelude::*;
use unbracket_text::lineage::{How, Origin, trace_in_rounds};
use unbracket_text::shingle::{Resemblance, Shingles, Vocabulary, resemblances};
use unbracket_text::{Chain, Draft, Sponsor, Trace, chain, trace};

use crate::drafts::{data, drafts, edited, edits, flat, text};

fn inputs(texts: &[(&str, &str)]) -> Vec<(Sponsor, Draft)> {
    texts.iter().map(|(sponsor, text)| (Sponsor::new(sponsor), flat(&[text]))).collect()
}

/// The runs of a trace, each as its origin and its words.
fn printed(trace: &Trace) -> Vec<String> {
    let runs = trace.provisions.iter().flat_map(|provision| &provision.runs);
    let print = |origin: &Origin| match origin {
        Origin::Base => "base".to_owned(),
        Origin::Agreed(texts) => format!("agreed {texts:?}"),
        Origin::Inputs { first, later } if later.is_empty() => format!("{first:?}"),
        Origin::Inputs { first, later } => format!("{first:?} then {later:?}"),
        Origin::Unexplained => "?".to_owned(),
    };
    runs.map(|run| format!("{}: {}", print(&run.origin), run.text)).collect()
}

const BASE: &str = "States shall protect the rights of all people online and offline";

#[test]
fn an_added_word_belongs_to_the_input_that_has_it_in_its_context() {
    let proposal = "States shall fully protect the rights of all people online and offline";
    let found = trace(&flat(&[proposal]), &flat(&[BASE]), &inputs(&[("EU", proposal)]), &[]);
    assert_eq!(
        printed(&found),
        [
            "base: States shall",
            "[0]: fully",
            "base: protect the rights of all people online and offline"
        ]
    );
    let score = &found.scores[&Sponsor::new("EU")];
    assert_eq!((score.proposed, found.new_words), (1, 1));
    assert!((score.success - 1.0).abs() < 1e-9 && (score.influence - 1.0).abs() < 1e-9);
}

#[test]
fn the_earliest_input_has_the_credit_and_the_later_one_is_named() {
    let new = "They should invest in public libraries and community networks";
    let early = format!("{new} as early as possible in every rural district of the world");
    let late = format!("We note with concern many gaps of funding in poor areas. {new}");
    let all = inputs(&[("G77", &early), ("EU", &late)]);
    let found = trace(&flat(&[BASE, new]), &flat(&[BASE]), &all, &[]);
    assert_eq!(printed(&found)[1], format!("[0] then [1]: {new}"));
    assert_eq!(found.provisions[1].runs[0].quotes[0].text, new);
    assert!((found.scores[&Sponsor::new("G77")].influence - 1.0).abs() < 1e-9);
    let later = &found.scores[&Sponsor::new("EU")];
    assert_eq!((later.standing, later.credited), (9, 0.0));
}

#[test]
fn inputs_that_came_together_share_whatever_their_order() {
    let new = "They should invest in public libraries and community networks";
    let early = format!("{new} as early as possible in every rural district of the world");
    let late = format!("We note with concern many gaps of funding in poor areas. {new}");
    let (base, last) = (flat(&[BASE]), flat(&[BASE, new]));
    for all in [[("G77", &early), ("EU", &late)], [("EU", &late), ("G77", &early)]] {
        let all = all.map(|(name, text)| (Sponsor::new(name), flat(&[text.as_str()])));
        let found = trace_in_rounds(&last, &base, (&all, &[0, 0]), &[]);
        for sponsor in ["EU", "G77"] {
            assert!((found.scores[&Sponsor::new(sponsor)].credited - 4.5).abs() < 1e-9);
        }
    }
}

#[test]
fn inputs_that_repeat_each_other_are_one_voice_and_share() {
    let new = "They should invest in public libraries and community networks";
    let all = inputs(&[("A", new), ("B", new), ("C", "Something else entirely was said here")]);
    let found = trace(&flat(&[BASE, new]), &flat(&[BASE]), &all, &[]);
    assert_eq!(found.voices, [0, 0, 2]);
    for sponsor in ["A", "B"] {
        assert!((found.scores[&Sponsor::new(sponsor)].credited - 4.5).abs() < 1e-9);
    }
}

#[test]
fn agreed_language_is_nobody_s_new_word() {
    let agreed = "Reaffirming the Universal Declaration of Human Rights and its principles";
    let found = trace(
        &flat(&[BASE, agreed]),
        &flat(&[BASE]),
        &inputs(&[("EU", agreed)]),
        &[flat(&[agreed])],
    );
    assert_eq!(printed(&found)[1], format!("agreed [0]: {agreed}"));
    assert_eq!((found.new_words, found.scores[&Sponsor::new("EU")].proposed), (0, 0));
}

#[test]
fn new_words_that_no_input_has_are_listed_as_unexplained() {
    let new = "Decides to convene a conference in Geneva";
    let found = trace(&flat(&[BASE, new]), &flat(&[BASE]), &[], &[]);
    assert_eq!(printed(&found)[1], format!("?: {new}"));
    assert_eq!(found.new_words, 7);
}

#[test]
fn three_words_of_matter_are_a_borrowing_and_grammar_is_none() {
    let all = inputs(&[("EU", "about meaningful universal connectivity, and of the to in")]);
    let base = flat(&[BASE]);
    let found = trace(&flat(&["Promote meaningful universal connectivity"]), &base, &all, &[]);
    assert_eq!(printed(&found), ["?: Promote", "[0]: meaningful universal connectivity"]);
    let found = trace(&flat(&["Seen: and of the to"]), &base, &all, &[]);
    assert_eq!(printed(&found), ["?: Seen: and of the to"]);
}

type Tracer = fn(&Draft, &Draft, &[(Sponsor, Draft)]) -> Trace;

/// Every word stands in one run, and the credits add up to the explained words.
fn check(
    final_text: &Draft,
    base: &Draft,
    inputs: &[(Sponsor, Draft)],
    tracer: Tracer,
) -> Result<(), String> {
    let trace = tracer(final_text, base, inputs);
    for (provision, visit) in trace.provisions.iter().zip(final_text.visit()) {
        let words: usize = provision.runs.iter().map(|run| run.words).sum();
        let text = visit.provision.content.to_marked_text();
        let joined: Vec<&str> =
            provision.runs.iter().flat_map(|run| run.text.split_whitespace()).collect();
        if words != text.split_whitespace().count() || joined.join(" ") != text {
            return Err(format!("{text:?} is traced as {joined:?}"));
        }
    }
    let unexplained: usize = trace.unexplained().map(|(_, run)| run.words).sum();
    let credited: f64 = trace.scores.values().map(|score| score.credited).sum();
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let explained = (trace.new_words - unexplained) as f64;
    if (credited - explained).abs() > 1e-6 {
        return Err(format!("{credited} words are credited of {explained}"));
    }
    Ok(())
}

fn tracer(final_text: &Draft, base: &Draft, inputs: &[(Sponsor, Draft)]) -> Trace {
    trace(final_text, base, inputs, &[])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_new_word_is_credited_once_or_unexplained(
        base in drafts(), one in edits(6), two in edits(6), other in drafts(),
    ) {
        let first = edited(&base, &one);
        let last = edited(&first, &two);
        let inputs = [
            (Sponsor::new("A"), first.clone()),
            (Sponsor::new("B"), last.clone()),
            (Sponsor::new("C"), first),
            (Sponsor::new("A"), other),
        ];
        prop_assert_eq!(check(&last, &base, &inputs, tracer), Ok(()));
    }
}

#[test]
fn a_trace_that_gives_every_holder_the_whole_credit_is_caught() {
    let generous: Tracer = |final_text, base, inputs| {
        let mut trace = tracer(final_text, base, inputs);
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        trace.scores.values_mut().for_each(|score| score.credited = score.standing as f64);
        trace
    };
    let new = "They should invest in public libraries and community networks";
    let all = inputs(&[("A", new), ("B", new)]);
    assert!(check(&flat(&[BASE, new]), &flat(&[BASE]), &all, generous).is_err());
}

#[test]
fn a_chain_knows_ancestors_through_moves_splits_and_merges() {
    let long: Vec<String> = (1..5).map(|seed| text(seed, 24)).collect();
    let joined = format!("{} {}", long[0], long[1]);
    let first = flat(&long);
    let second = flat(&[joined.as_str(), &long[2], &long[3]]);
    let third = flat(&[long[2].as_str(), &long[3], &joined]);
    let found = chain(&[first, second, third]);
    let how = |at: usize| -> Vec<Vec<How>> {
        let generations = found.descents[at].ancestors.iter();
        generations
            .map(|ancestors| ancestors.iter().map(|ancestor| ancestor.how).collect())
            .collect()
    };
    assert_eq!(how(2), [vec![How::Moved], vec![How::Merged, How::Merged]]);
    assert_eq!(how(0), [vec![How::Same], vec![How::Same]]);
    assert!(found.descents.iter().all(|d| d.runs.len() == 1 && d.runs[0].draft == 0));
}

#[test]
fn words_date_from_the_draft_in_which_they_first_stood() {
    let added = BASE.replace("people", "people and peoples everywhere");
    let again = [BASE, "Requests a report on follow-up to the next session"];
    let found = chain(&[flat(&again), flat(&[added.as_str()]), flat(&[&added, again[1]])]);
    let ages: Vec<(usize, &str)> =
        found.descents[0].runs.iter().map(|run| (run.draft, run.text.as_str())).collect();
    assert_eq!(
        ages,
        [
            (0, "States shall protect the rights of all people"),
            (1, "and peoples everywhere"),
            (0, "online and offline")
        ]
    );
    assert_eq!(found.descents[1].ancestors, [vec![], vec![]]);
    assert_eq!(found.descents[1].runs[0].draft, 0, "it was taken out and put in again");
}

#[test]
fn no_drafts_have_no_lineage() {
    assert!(chain(&[]).descents.is_empty());
}

type Finder = fn(&[Shingles], &[Shingles], f64) -> Vec<Resemblance>;

/// The index finds exactly the pairs that comparing all with all finds.
fn check_pairs(left: &Draft, right: &Draft, finder: Finder) -> bool {
    let mut vocabulary = Vocabulary::default();
    let mut read = |draft: &Draft| -> Vec<Shingles> {
        let texts = draft.visit().map(|visit| visit.provision.content.to_marked_text());
        texts.map(|text| Shingles::of_text(&text, &mut vocabulary)).collect()
    };
    let (left, right) = (read(left), read(right));
    let found: Vec<(usize, usize)> =
        finder(&left, &right, 0.1).iter().map(|pair| (pair.left, pair.right)).collect();
    let all = (0..left.len()).flat_map(|a| (0..right.len()).map(move |b| (a, b)));
    let wanted: Vec<(usize, usize)> =
        all.filter(|&(a, b)| left[a].jaccard(&right[b]) >= 0.1).collect();
    found == wanted
}

proptest! {
    #[test]
    fn the_index_finds_every_pair_that_comparing_all_finds(base in drafts(), changes in edits(6)) {
        prop_assert!(check_pairs(&base, &edited(&base, &changes), resemblances));
    }

    #[test]
    fn every_word_of_a_chain_has_one_birth(base in drafts(), one in edits(6), two in edits(6)) {
        let second = edited(&base, &one);
        let third = edited(&second, &two);
        prop_assert_eq!(check_chain(&[base, second, third], chain), Ok(()));
    }
}

#[test]
fn an_index_that_keeps_only_the_best_is_caught() {
    let best_only: Finder = |left, right, at_least| {
        let mut found = resemblances(left, right, at_least);
        found.truncate(1);
        found
    };
    let draft = flat(&[text(1, 20), text(2, 20)]);
    assert!(!check_pairs(&draft, &draft, best_only));
}

type Chainer = fn(&[Draft]) -> Chain;

/// The runs of a provision are its words, and what stands word for word in the first draft is of
/// the first draft.
fn check_chain(drafts: &[Draft], chainer: Chainer) -> Result<(), String> {
    let chain = chainer(drafts);
    let first: Vec<String> =
        drafts[0].visit().map(|visit| visit.provision.content.to_marked_text()).collect();
    for (descent, visit) in chain.descents.iter().zip(drafts[drafts.len() - 1].visit()) {
        let text = visit.provision.content.to_marked_text();
        let joined: Vec<&str> = descent.runs.iter().map(|run| run.text.as_str()).collect();
        if joined.join(" ") != text {
            return Err(format!("{text:?} is told as {joined:?}"));
        }
        let is_old = text.split(' ').count() >= 5 && first.contains(&text);
        if is_old && descent.runs.iter().any(|run| run.draft != 0) {
            return Err(format!(
                "{text:?} stood in the first draft, and is told as {:?}",
                descent.runs
            ));
        }
        if descent.runs.iter().any(|run| run.draft >= drafts.len()) {
            return Err("a word is born after the last draft".to_owned());
        }
    }
    Ok(())
}

#[test]
fn a_chain_that_dates_everything_from_the_last_draft_is_caught() {
    let forgetful: Chainer = |drafts| {
        let mut chain = chain(drafts);
        let runs = chain.descents.iter_mut().flat_map(|descent| &mut descent.runs);
        runs.for_each(|run| run.draft = drafts.len() - 1);
        chain
    };
    assert!(check_chain(&[flat(&[BASE]), flat(&[BASE])], forgetful).is_err());
}

#[test]
#[ignore = "a measurement: run it in release and read its lines"]
#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn tracing_hundreds_of_versions_takes_seconds() {
    let base: Vec<String> = (1..151).map(|seed| text(seed, 60)).collect();
    let version = |of: u64| {
        let mut texts = base.clone();
        for at in 0..50 {
            let place = ((of * 7 + at * 3) % 150) as usize;
            texts[place] = format!("{} {}", texts[place], text(1000 + of * 50 + at, 12));
        }
        flat(&texts)
    };
    let inputs: Vec<(Sponsor, Draft)> =
        (0..200).map(|of| (Sponsor::new(&format!("S{of}")), version(of))).collect();
    let start = Instant::now();
    let found = trace(&version(17), &flat(&base), &inputs, &[]);
    println!(
        "200 versions of 150 paragraphs: {:?}, {} new words",
        start.elapsed(),
        found.new_words
    );
    let drafts: Vec<Draft> = (0..10).map(version).collect();
    let start = Instant::now();
    println!("10 drafts: {} provisions in {:?}", chain(&drafts).descents.len(), start.elapsed());
}

/// The sections of a code, cut at the section sign, each with its number, which is counted among
/// its words as in the published experiment.
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
fn sections(folder: &std::path::Path, code: &str) -> Vec<(String, String)> {
    let whole = std::fs::read_to_string(folder.join(format!("{code}.txt"))).unwrap();
    let number = |section: &str| {
        section.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>()
    };
    whole.split('§').skip(1).map(|section| (number(section), section.to_owned())).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
fn the_published_figures_on_borrowed_codes_are_reproduced() {
    let Some(folder) = data("civil-procedure-codes") else { return };
    let mut vocabulary = Vocabulary::default();
    let mut read = |code: &str| -> Vec<(String, Shingles)> {
        let read = |(number, words): (String, String)| {
            (number, Shingles::of_text(&words, &mut vocabulary))
        };
        sections(&folder, code).into_iter().map(read).collect()
    };
    let (california, new_york) = (read("CA1851"), read("NY1850"));
    let others =
        [("NY1850", new_york.clone()), ("CA1850", read("CA1850")), ("NY1848", read("NY1848"))];
    let of = |code: &[(String, Shingles)], number: &str| {
        code.iter().find(|section| section.0 == number).unwrap().1.clone()
    };
    for (ny, ca, published) in
        [("554", "1", 0.141), ("555", "2", 0.409), ("554", "2", 0.0), ("555", "1", 0.0)]
    {
        let found = of(&new_york, ny).jaccard(&of(&california, ca));
        println!("NY1850 {ny} - CA1851 {ca}: {found:.4}, published {published}");
        assert!((found - published).abs() <= 0.003, "{ny} {ca}: {found}");
    }
    let start = Instant::now();
    let left: Vec<Shingles> = california.iter().map(|section| section.1.clone()).collect();
    let mut best = vec![(0.0, ""); left.len()];
    for (name, code) in &others {
        let right: Vec<Shingles> = code.iter().map(|section| section.1.clone()).collect();
        for pair in resemblances(&left, &right, 0.2) {
            if pair.jaccard > best[pair.left].0 {
                best[pair.left] = (pair.jaccard, name);
            }
        }
    }
    let count = |name: &str| best.iter().filter(|found| found.1 == name).count();
    println!("{} sections of CA1851 in {:?}", left.len(), start.elapsed());
    for name in ["NY1850", "CA1850", "NY1848", ""] {
        println!("best match {name:?}: {}", count(name));
    }
    assert!((280..=340).contains(&count("NY1850")), "{}", count("NY1850"));
    assert!(count("NY1850") > count("CA1850") && count("NY1850") > count("NY1848"));
}
