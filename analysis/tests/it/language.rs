//! Strength of language: what the lexicon finds, how clauses change, the figures of real drafts.

#![expect(clippy::disallowed_methods, reason = "tests read the public data sets")]

use std::collections::BTreeMap;

use unbracket_analysis::language::{
    Change, Course, Fault, Feature, Lexicon, NotScored, Standing, Strength, change, changes,
    profile, recognise, strength, strength_of,
};
use unbracket_testkit::data;
use unbracket_text::{
    Alternative, Bracket, Draft, Passage, Piece, Provision, ProvisionKind, Stance,
};

fn score(text: &str) -> Strength {
    strength(text, "en", Lexicon::english()).expect("the clause is in English")
}

fn levels(text: &str, feature: Feature) -> Vec<i8> {
    score(text).of(feature).map(|mark| mark.level).collect()
}

#[test]
fn the_built_in_lexicon_has_a_source_for_each_row() {
    let lexicon = Lexicon::english();
    assert_eq!((lexicon.language(), lexicon.version()), ("en", "2"));
    assert!(lexicon.entries().len() > 250);
    assert!(lexicon.entries().iter().all(|entry| !entry.source.is_empty()));
    // None of the works that rank phrases was read for it, and it says so; the guide states the numbers.
    let count =
        |of: Standing| lexicon.entries().iter().filter(|entry| entry.standing() == of).count();
    let all = (count(Standing::Read), count(Standing::SecondHand), count(Standing::Own));
    assert_eq!(all, (0, 162, 147));
    assert_eq!(lexicon.entries().iter().filter(|entry| !entry.used_in.is_empty()).count(), 111);
    // What is written out is read again, with everything but the comments.
    let again = Lexicon::read(&lexicon.table()).expect("it was written to be read");
    assert_eq!(again.entries(), lexicon.entries());
}

#[test]
fn a_fault_in_a_lexicon_names_its_line() {
    let fault = |table: &str| Lexicon::read(table).expect_err("the table has a fault");
    assert_eq!(fault("").fault, Fault::NoHead);
    let row = fault("lexicon\ten\t1\n# note\nhedge\t-\twhere possible\n");
    assert_eq!((row.line, row.fault), (3, Fault::Columns(3)));
    let row = fault("lexicon\ten\t1\nforce\t1\turge\tx\ty");
    assert_eq!(row.to_string().split(':').next(), Some("line 2"));
    assert_eq!(row.fault, Fault::Feature("force".into()));
    assert_eq!(fault("lexicon\ten\t1\nhedge\t99\tif any\tx\ty").fault, Fault::Level("99".into()));
    assert_eq!(fault("lexicon\ten\t1\nhedge\t-\t \tx\ty").fault, Fault::Phrase(0));
}

#[test]
fn a_lexicon_of_ones_own_is_used() {
    let own = Lexicon::read("lexicon\tfr\t7\ncommitment\t5\tdoit/doivent\tobligation\tours\n");
    let own = own.expect("the table is in order");
    let scored = strength("Les États doivent agir.", "fr", &own).expect("it is in French");
    assert_eq!((scored.lexicon.as_str(), scored.count(Feature::Commitment)), ("7", 1));
}

#[test]
fn verbs_are_found_in_every_form_where_an_organ_speaks() {
    for text in [
        "Urges States to act;",
        "We strongly urge States to act.",
        "1. Also urges States to act;",
        "Recalling the report, and urging States to act,",
        "Welcomes the report and urges States to act;",
    ] {
        assert_eq!(levels(text, Feature::Directive), [4], "{text}");
    }
    assert_eq!(levels("The urges and requests of the market", Feature::Directive), [0i8; 0]);
    assert_eq!(score("We strongly urge States to act.").marks[0].raised, 1);
}

#[test]
fn the_longest_phrase_holds_and_every_mark_shows_its_words() {
    let text = "Parties shall endeavour to report, to the extent possible, by 30 June 2027.";
    let scored = score(text);
    assert_eq!(levels(text, Feature::Commitment), [2]);
    for mark in &scored.marks {
        assert_eq!(text[mark.range.clone()].to_lowercase(), mark.words.to_lowercase());
    }
    let date: Vec<_> =
        scored.of(Feature::Date).map(|m| (m.class.as_str(), m.words.as_str())).collect();
    assert_eq!(date, [("deadline", "30 June 2027")]);
    assert_eq!(scored.count(Feature::Hedge), 1);
}

#[test]
fn names_with_numbers_are_no_figures_and_may_is_a_month() {
    let scored =
        score("As set out in paragraph 5 of resolution 70/125, in May 2026, two Parties may act.");
    assert_eq!(scored.count(Feature::Date), 1);
    let numbers: Vec<&str> = scored.of(Feature::Number).map(|mark| mark.words.as_str()).collect();
    assert_eq!(numbers, ["two"]);
    assert_eq!(scored.count(Feature::Commitment), 1);
}

#[test]
fn a_condition_of_law_is_no_hedge() {
    let scored = score("States shall act consistent with international human rights law.");
    assert_eq!((scored.count(Feature::Hedge), scored.count(Feature::Condition)), (0, 1));
    let scored = score("States shall act in accordance with national legislation.");
    assert_eq!((scored.count(Feature::Hedge), scored.count(Feature::Condition)), (1, 0));
}

#[test]
fn a_prohibition_binds_and_a_release_does_not() {
    assert_eq!(levels("Parties shall not delay.", Feature::Commitment), [5]);
    assert_eq!(levels("Parties need not report.", Feature::Commitment), [0]);
    let denied = score("We do not endorse the plan.");
    assert!(denied.of(Feature::Stance).all(|mark| mark.negated));
}

#[test]
fn legalization_counts_what_binds_names_and_delegates() {
    let clause =
        "Requests the Secretary-General to report to the General Assembly by 2027, as appropriate;";
    let of = score(clause).legalization();
    assert_eq!((of.obligation, of.precision, of.delegation), (4, 3, 3));
}

#[test]
fn other_languages_and_open_brackets_are_not_scored() {
    let refused = strength("Les Parties doivent agir.", "fr", Lexicon::english());
    let languages = NotScored::Language { text: "fr".into(), lexicon: "en".into() };
    assert_eq!(refused, Err(languages.clone()));
    assert_eq!(profile("Les Parties", "fr", Lexicon::english()), Err(languages));
    let mut passage = Passage::words("Parties ");
    let ways = ["shall", "should"];
    let ways = ways.map(|word| Alternative::new(Stance::Propose, Passage::words(word))).to_vec();
    passage.push(Piece::Bracket(Bracket::new(ways)));
    assert_eq!(strength_of(&passage, "en", Lexicon::english()), Err(NotScored::Bracketed));
}

#[test]
fn a_dropped_clause_is_dropped_and_reasons_name_the_words() {
    let (old, new) =
        (score("All States shall report by 2027."), score("Relevant States should report."));
    assert_eq!(change(Some(&old), None).change, Change::Dropped);
    assert_eq!(change(None, Some(&new)).change, Change::New);
    let changed = change(Some(&old), Some(&new));
    assert_eq!(changed.change, Change::Weaker);
    let features: Vec<Feature> = changed.reasons.iter().map(|reason| reason.feature).collect();
    assert_eq!(features, [Feature::Commitment, Feature::Scope, Feature::Date]);
    assert!(changed.reasons.iter().all(|reason| reason.course == Course::Falls));
    assert_eq!(changed.reasons[0].from[0].words, "shall");
    assert_eq!(changed.reasons[0].to[0].words, "should");
}

#[test]
fn what_rises_one_way_falls_the_other() {
    for (_, before, after) in gold() {
        let (old, new) = (before.map(score), after.map(score));
        let there = change(old.as_ref(), new.as_ref()).change;
        let back = change(new.as_ref(), old.as_ref()).change;
        let turned = match there {
            Change::Weaker => Change::Stronger,
            Change::Stronger => Change::Weaker,
            Change::Dropped => Change::New,
            Change::New => Change::Dropped,
            Change::Mixed | Change::Same => there,
        };
        assert_eq!(back, turned, "{before:?} and {after:?}");
        assert_eq!(change(old.as_ref(), old.as_ref()).change, Change::Same);
    }
}

type Pair = (&'static str, Option<&'static str>, Option<&'static str>);

fn gold() -> Vec<Pair> {
    include_str!("gold/strength.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let side = |at: usize| Some(columns[at]).filter(|text| !text.is_empty());
            (columns[0], side(1), side(2))
        })
        .collect()
}

/// The pairs are ours and by one hand: they guard against falling back and say nothing of how two
/// experts would label a real text.
#[test]
fn the_labels_of_our_own_pairs_are_met() {
    let mut table: BTreeMap<(String, String), u32> = BTreeMap::new();
    for (label, before, after) in gold() {
        let (old, new) = (before.map(score), after.map(score));
        let changed = change(old.as_ref(), new.as_ref());
        let found = format!("{:?}", changed.change).to_lowercase();
        if found != label {
            println!("{label} but {found}: {before:?} {after:?}");
        }
        *table.entry((label.to_owned(), found)).or_default() += 1;
    }
    for label in ["weaker", "stronger", "mixed", "same", "dropped", "new"] {
        let sum = |is: &dyn Fn(&(String, String)) -> bool| -> f64 {
            table.iter().filter(|(key, _)| is(key)).map(|(_, count)| f64::from(*count)).sum()
        };
        let hit = sum(&|(wanted, found)| wanted == label && found == label);
        let all = sum(&|(wanted, _)| wanted == label) + sum(&|(_, found)| found == label);
        println!("{label}: F1 {:.3}", 2.0 * hit / all);
        assert!(2.0 * hit / all >= 0.9, "{label} {table:?}");
    }
}

#[test]
fn drafts_are_compared_clause_by_clause() {
    let draft = |clauses: &[(&str, &str)]| {
        let provisions = clauses.iter().map(|(id, text)| {
            let kind = ProvisionKind::OperativeParagraph;
            Provision::new(*id, kind, Passage::words(*text))
        });
        Draft::new(provisions.collect()).expect("the identities differ")
    };
    let before = draft(&[
        ("a", "States shall protect the privacy of all users of public networks."),
        ("b", "Operators should publish the results of their yearly audits."),
    ]);
    let after =
        draft(&[("c", "States should protect the privacy of all users of public networks.")]);
    let found = changes(&before, &after, Lexicon::english());
    let labels: Vec<_> = found
        .iter()
        .map(|of| (of.before.len(), of.after.len(), of.result.as_ref().map(|c| c.change)))
        .collect();
    assert!(labels.contains(&(1, 1, Ok(Change::Weaker))), "{labels:?}");
    assert!(labels.contains(&(1, 0, Ok(Change::Dropped))), "{labels:?}");
    let french = after.with_language(Some("fr".into()));
    let refused = changes(&before, &french, Lexicon::english());
    assert!(refused.iter().any(|of| matches!(of.result, Err(NotScored::Language { .. }))));
}

#[test]
fn words_that_raise_a_verb_stand_in_the_reason() {
    let text = |words: &str| format!("{words} about the cost of connection;");
    let changed = change(Some(&score(&text("Concerned"))), Some(&score(&text("Deeply concerned"))));
    assert_eq!(changed.change, Change::Stronger);
    let [shift] = &changed.reasons[..] else { panic!("one reason: {changed:?}") };
    let said = |marks: &[unbracket_analysis::language::Mark]| {
        marks.iter().map(|mark| mark.phrase.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        (said(&shift.from), said(&shift.to)),
        (vec!["concerned".to_owned()], vec!["deeply concerned".to_owned()])
    );
}

#[test]
fn each_change_has_the_marks_of_its_own_two_versions() {
    let draft = |text: &str| {
        let words = Passage::words(text);
        let one = Provision::new("a", ProvisionKind::OperativeParagraph, words);
        Draft::new(vec![one]).expect("one clause")
    };
    let before = draft("Calls upon States to report on privacy where possible;");
    let after = draft("Calls upon States to report on privacy;");
    let last = draft("Invites States to report on privacy;");
    let levels = |marks: &[unbracket_analysis::language::Mark]| {
        let of = marks.iter().filter(|mark| mark.feature == Feature::Directive);
        of.map(|mark| mark.level).collect::<Vec<_>>()
    };
    let step = |from: &Draft, to: &Draft| {
        let found = changes(from, to, Lexicon::english());
        (levels(&found[0].marks_before), levels(&found[0].marks_after))
    };
    assert_eq!(step(&before, &after), (vec![4], vec![4]), "what the last draft says is not asked");
    assert_eq!(step(&after, &last), (vec![4], vec![1]));
}

/// `methods.md` 6: words are runs of letters, digits and underscores over the whole file, front
/// matter too. Unicode's word boundaries keep `country's` and `1.5` whole, hence fewer words.
#[test]
fn the_drafts_of_paris_have_the_known_figures() {
    let Some(folder) = data::set("paris-agreement-cop21") else { return };
    for (draft, runs, share, hedged) in [
        ("23-oct-2015", 17_480, 0.767, 0.80),
        ("9-dec-2015", 8_916, 0.845, 1.46),
        ("12-dec-2015", 7_440, 0.823, 2.15),
    ] {
        let path = folder.join("agreement").join(draft).join("index.md");
        let text = std::fs::read_to_string(path).expect("the draft is in the set");
        let words = text
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .count();
        assert_eq!(words, runs, "{draft}");
        let of = profile(&text, "en", Lexicon::english()).expect("the draft is in English");
        let (binding, interval) = of.binding().expect("it has modals");
        assert!((binding - share).abs() < 0.0005, "{draft}: {binding}");
        assert!(interval.holds(binding));
        let times = |words: &str| of.hedges.get(words).copied().unwrap_or(0);
        let appropriate = f64::from(
            u32::try_from(times("as appropriate") + times("where appropriate")).expect("few"),
        );
        let per_thousand = 1000.0 * appropriate / f64::from(u32::try_from(words).expect("few"));
        assert!((per_thousand - hedged).abs() < 0.005, "{draft}: {per_thousand}");
        assert!(of.words < words && of.words * 100 > words * 96, "{draft}: {}", of.words);
        println!(
            "{draft}: {} words, {:.2} hedges of any kind",
            of.words,
            of.hedges_per_thousand().expect("words")
        );
    }
}

#[test]
fn what_was_not_and_what_nobody_should_do_is_no_stronger() {
    let unreal = levels("a network that no country could have built alone", Feature::Commitment);
    assert!(unreal.is_empty(), "{unreal:?}");
    assert_eq!(levels("a network to which everybody could have access", Feature::Commitment), [1]);
    let (plain, denied) = (
        score("Recognizes the role of all parties in the network;"),
        score("Recognizes that no single party should control the network;"),
    );
    let changed = change(Some(&plain), Some(&denied));
    assert_eq!(changed.change, Change::Mixed, "{:?}", changed.reasons);
    assert!(changed.reasons.iter().any(|reason| reason.feature == Feature::Negation));
    assert!(changed.reasons.iter().all(|reason| reason.course != Course::Rises));
    let more = score("Recognizes that no single party shall control the network;");
    assert_eq!(change(Some(&denied), Some(&more)).change, Change::Stronger);
    let asked = score("Recognizes that all parties should control the network;");
    assert_eq!(change(Some(&plain), Some(&asked)).change, Change::Stronger);
}

#[test]
fn a_text_is_recognised_by_its_small_words_and_letters_or_not_at_all() {
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let all = crate::meaning::texts();
        let said: Vec<&str> =
            all.iter().filter(|said| said.language == language).map(|said| said.text).collect();
        assert_eq!(recognise(&said.join("\n")), Some(language));
    }
    let english =
        "The rights of all people are protected in the law and by the courts of the States. ";
    let french =
        "Les droits de tous sont protégés par le droit et par les tribunaux dans les pays. ";
    assert_eq!(recognise(&english.repeat(3)), Some("en"));
    assert_eq!(recognise(&format!("{}{french}", english.repeat(3))), Some("en"));
    // Half and half, too short, and another language in the letters of Russian.
    assert_eq!(recognise(&format!("{english}{french}").repeat(3)), None);
    assert_eq!(recognise("We reaffirm the Tunis Agenda."), None);
    let ukrainian = "Держави зобов'язані захищати права людини в мережі так само, як і поза нею.";
    assert_eq!(recognise(ukrainian), None);
    assert_eq!(recognise(""), None);
}
