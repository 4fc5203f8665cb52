//! Packages: everybody is measured on its own scale, and to delete is to leave out.

use unbracket_analysis::packages::OMIT;
use unbracket_findings::chapter::packages::Packages;

use unbracket_formats::{Names, brackets};
use unbracket_negotiation::Target;
use unbracket_negotiation::script::{Files, play};
use unbracket_negotiation::state::Fate;
use unbracket_text::{Draft, Passage, ProvisionId};

use crate::small::{Six, found, opening, parted, said};

fn packages(lines: &str) -> Packages {
    found(lines).packages.expect("something is open")
}

/// Paragraph 1 is contested with a cure, paragraph 2 with another; Bantara wants both, Hestia neither.
fn open() -> String {
    format!(
        "{}{}\
         Aldoria: propose change [replace 3 \"Decides to take step 3 with care;\"] => p\n\
         Bantara: propose-cure on [provision #op1] of Hestia wording \"Decides to step;\"\n\
         Costavia: propose-cure on [provision #op2] of Hestia wording \"Delete\"\n\
         Drovania: propose change [delete #op2]\n",
        said(1, "fff....a"),
        said(2, "f.f....a"),
    )
}

#[test]
fn every_package_says_how_satisfied_each_is() {
    let found = packages(&open());
    assert!(found.packages.len() >= 3, "{:?}", found.packages);
    for one in &found.packages {
        assert_eq!(one.satisfactions.len(), found.actors, "{}", one.objective);
        for it in &one.satisfactions {
            assert_eq!(it.utility, one.utilities[&it.actor]);
            let own = it.satisfaction;
            assert!(own.is_none_or(|own| (0.0..=1.0).contains(&own)), "{it:?}");
            assert_eq!(own.is_none(), it.most == it.least, "{it:?}");
        }
    }
}

#[test]
fn a_cure_and_a_proposal_that_delete_are_folded_into_leaving_out() {
    let found = packages(&open());
    let of = |name: &str| found.issues.iter().find(|issue| issue.issue == name).unwrap();
    let names: Vec<&str> =
        of("2").alternatives.iter().map(|one| one.alternative.as_str()).collect();
    assert_eq!(names, ["text", OMIT]);
    let stakes = &of("2").alternatives[1].stakes;
    assert_eq!(stakes.keys().map(String::as_str).collect::<Vec<_>>(), ["Costavia", "Drovania"]);
    assert_eq!(of("2").alternatives[0].objectors["Hestia"], [OMIT]);
    assert_eq!(of("1").alternatives.len(), 2, "words are words");
}

/// The names of what could stand in an issue.
fn alternatives<'f>(found: &'f Packages, issue: &str) -> Vec<&'f str> {
    let of = found.issues.iter().find(|one| one.issue == issue).expect("it is open");
    of.alternatives.iter().map(|one| one.alternative.as_str()).collect()
}

#[test]
fn to_keep_a_provision_is_a_voice_for_its_words_and_to_move_it_changes_none() {
    let found = packages(&format!(
        "{}\
         Bantara: propose change [retain 1]\n\
         Hestia: propose change [retain 1]\n\
         Aldoria: propose change [move 1 [after 4]]\n\
         Costavia: propose change [replace 1 \"Decides to step;\"] => p\n",
        said(1, "fff....a"),
    ));
    assert_eq!(alternatives(&found, "1"), ["text", "proposal 3"]);
    let text = &found.issues[0].alternatives[0];
    // Hestia said of the words themselves that they cannot stand.
    assert_eq!(text.stakes["Hestia"], -2);
    assert_eq!(text.objectors.keys().collect::<Vec<_>>(), ["Hestia"]);
    for one in &found.packages {
        assert_ne!(one.choices[0].alternative, "text", "{}", one.objective);
    }
}

#[test]
fn the_same_words_are_one_alternative_whoever_put_them() {
    let found = packages(&format!(
        "{}\
         Aldoria: propose change [replace 1 \"Decides to step;\"]\n\
         Jundland: propose change [replace 1 \"Decides to  step.\"] => q\n\
         Kesria: state-position on [proposal q] stance object because \"too little\"\n\
         Bantara: propose-cure on [provision #op1] of Hestia wording \"Decides to step;\"\n\
         Bantara: propose-cure on [provision #op1] of Galvia wording \"Decides to walk;\"\n\
         Chair: revise-provision provision 1 wording \"Decides to walk;\" because \"clearer\"\n",
        said(1, "..f...aa"),
    ));
    assert_eq!(alternatives(&found, "1"), ["text", "proposal 0"]);
    let [text, other] = &found.issues[0].alternatives[..] else { panic!("{:?}", found.issues) };
    assert_eq!(text.stakes["Bantara"], 2);
    assert_eq!(text.objectors["Hestia"], ["proposal 0"]);
    assert!(text.objectors["Galvia"].is_empty(), "words that stand lift nothing");
    assert_eq!(
        other.stakes.keys().collect::<Vec<_>>(),
        ["Aldoria", "Bantara", "Jundland", "Kesria"]
    );
    assert_eq!(other.objectors.keys().collect::<Vec<_>>(), ["Kesria"]);
}

/// Paragraph 1 with a bracket in it, paragraph 2 as a whole in brackets, paragraph 3 with a part: to the
/// words of all three somebody objects, and others want the words within.
fn nested() -> String {
    format!(
        "Galvia: bracket provision 1 words \"step 1\" or [\"step 9\"] reason not-agreed because \"no\"\n\
         Estoria: bracket provision 2 reason not-agreed because \"no\"\n\
         {}{}{}\
         Aldoria: propose change [replace #op3.1 \"the second part;\"]\n\
         Bantara: propose change [replace 1 \"Decides to take [step 1][step 9] in time;\"]\n\
         Aldoria: state-position on [provision #op1 bracket 1 alternative 1] stance support\n\
         Bantara: state-position on [provision #op1 bracket 1 alternative 2] stance support\n\
         Drovania: state-position on [provision #op1 bracket 1 alternative 2] stance support\n",
        said(1, "f......a"),
        said(2, "ff.....a"),
        said(3, "fff....a"),
    )
}

#[test]
fn no_words_stand_in_a_provision_that_does_not() {
    let found = parted(&nested()).packages.expect("something is open");
    let names: Vec<&str> = found.issues.iter().map(|one| one.issue.as_str()).collect();
    assert_eq!(names, ["1", "1 [1]", "2", "3", "3(a)"]);
    let second = &found.issues[2].alternatives;
    assert_eq!(second[0].alternative, "text");
    assert_eq!(second[0].wording, "Decides to take step 2 at once;");
    assert_eq!(second[0].objectors.keys().collect::<Vec<_>>(), ["Hestia"]);
    // Every choice there is, by hand.
    let mut best = i64::MIN;
    let sizes: Vec<usize> = found.issues.iter().map(|one| one.alternatives.len() + 1).collect();
    for number in 0..sizes.iter().product::<usize>() {
        let mut rest = number;
        let mut taken = Vec::new();
        for (issue, size) in found.issues.iter().zip(&sizes) {
            taken.push(issue.alternatives.get(rest % size).filter(|it| it.alternative != OMIT));
            rest /= size;
        }
        let [first, inner, _, third, part] = taken[..] else { panic!("{sizes:?}") };
        let vetoed = taken.iter().flatten().any(|it| !it.objectors.is_empty());
        let keeps = |it: &str| it == "text" || it == "proposal 1";
        let astray = inner.is_some() && !first.is_some_and(|it| keeps(&it.alternative));
        if vetoed || astray || (part.is_some() && third.is_none()) {
            continue;
        }
        let worth = taken.iter().flatten().flat_map(|it| it.stakes.values());
        best = best.max(worth.map(|it| i64::from(*it)).sum());
    }
    let total = found.packages.iter().find(|one| one.objective == "total").unwrap();
    assert_eq!(total.total, best);
    assert!(total.proof.optimal);
    for one in &found.packages {
        let taken: Vec<&str> = one.choices.iter().map(|it| it.alternative.as_str()).collect();
        assert!(taken[1] == OMIT || taken[0] == "proposal 1", "{} {taken:?}", one.objective);
        assert_eq!(taken[2..], [OMIT; 3], "{}", one.objective);
    }
}

/// Hestia cannot have paragraph 1 unless paragraph 2 is reworded, which Aldoria would rather not have;
/// the others want paragraph 1.
fn resting(on: &str) -> String {
    format!(
        "Aldoria: propose change [replace 2 \"Decides to step;\"] => p\n\
         Bantara: bracket provision 3 words \"step 3\" or [\"step 9\"] reason not-agreed because \"no\"\n\
         {}{}\
         Galvia: state-position on [proposal p] stance reserve\n\
         Jundland: state-position on [proposal p] stance reserve\n\
         Hestia: state-position on [provision #op1] stance object because \"alone\" unless [{on}]\n",
        said(1, "ffff"),
        said(2, "..ff"),
    )
}

/// What a package takes of an issue.
fn taken<'f>(found: &'f Packages, objective: &str, issue: &str) -> &'f str {
    let one = found
        .packages
        .iter()
        .find(|one| one.objective == objective)
        .expect("it is among the packages");
    &one.choices.iter().find(|choice| choice.issue == issue).expect("it is open").alternative
}

#[test]
fn what_an_objection_rests_on_stands_beside_what_it_is_to() {
    let found = packages(&resting("[proposal p]"));
    let text = &found.issues[0].alternatives[0];
    assert_eq!(text.objectors["Hestia"], [""; 0]);
    assert_eq!(text.unless["Hestia"], ["proposal 0"]);
    assert_eq!(text.stakes["Hestia"], 1, "with it, there is no objection");
    assert_eq!(taken(&found, "total", "1"), "text");
    assert_eq!(taken(&found, "total", "2"), "proposal 0");
    for one in &found.packages {
        let of = |issue: &str| one.choices.iter().find(|it| it.issue == issue).unwrap();
        let stands = of("1").alternative == "text";
        assert!(!stands || of("2").alternative == "proposal 0", "{one:?}");
    }
    // An alternative of a bracket is asked for by its place.
    let found = packages(&resting("[provision 3 bracket 1 alternative 2]"));
    assert_eq!(found.issues[0].alternatives[0].unless["Hestia"], ["3 [1.2]"]);
    assert_eq!(taken(&found, "total", "1"), "text");
    assert_eq!(taken(&found, "total", "3 [1]"), "3 [1.2]");
}

#[test]
fn an_objection_that_rests_on_what_fell_is_a_veto_and_on_what_stands_none() {
    let fell = resting("[proposal p]") + "Aldoria: withdraw-proposal proposal p\n";
    let found = packages(&fell);
    assert_eq!(found.issues[0].alternatives[0].unless.len(), 0);
    assert_eq!(taken(&found, "total", "1"), OMIT);
    let stands =
        resting("[proposal p]") + &said(3, "ff.....a") + "Chair: accept-proposal proposal p\n";
    let found = packages(&stands);
    let first = found.issues.iter().find(|issue| issue.issue == "1");
    let objects = first.is_some_and(|it| it.alternatives[0].objectors.contains_key("Hestia"));
    assert!(!objects, "{first:?}");
}

#[test]
fn the_same_words_under_two_names_rest_on_something_only_where_both_do() {
    let twice = |second: &str| {
        let lines = format!(
            "Aldoria: propose change [replace 1 \"Decides to step;\"] => p\n\
             Jundland: propose change [replace 1 \"Decides to  step.\"] => q\n\
             Bantara: propose change [replace 2 \"Decides to walk;\"] => r\n\
             Hestia: state-position on [proposal p] stance object because \"no\" unless [[proposal r]]\n\
             Hestia: state-position on [proposal q] stance object because \"no\"{second}\n"
        );
        let found = packages(&lines);
        let one = &found.issues[0].alternatives[1];
        assert_eq!(
            one.names.iter().map(String::as_str).collect::<Vec<_>>(),
            ["proposal 0", "proposal 1"]
        );
        (one.unless.contains_key("Hestia"), one.stakes["Hestia"])
    };
    assert_eq!(twice(""), (false, -2));
    assert_eq!(twice(" unless [[proposal r]]"), (true, 1));
}

/// The same paragraphs, where square brackets in words are brackets.
struct Bracketed;

impl Files for Bracketed {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        Six.draft(path)
    }

    fn passage(&self, text: &str) -> Passage {
        brackets::parse(text, &Names::default()).passage
    }
}

#[test]
fn a_condition_is_found_again_in_a_bracket_that_changed_and_ends_where_its_words_do() {
    let fate = |then: &str| {
        let lines = resting("[provision 3 bracket 1 alternative 2]") + then;
        let (state, _) = play(&(opening("yes") + &lines), &Bracketed).expect("it is in order");
        let seat = state.roster.seat_named("Hestia").expect("a seat");
        let on = Target::provision(ProvisionId::new("op1"));
        let position = state.texts.position(&on, seat).expect("it objects");
        position.fate(&state.texts)
    };
    let revised = |words: &str| {
        format!(
            "Bantara: release-bracket provision 3 bracket 1\n\
             Chair: revise-provision provision 3 wording \"{words}\" because \"clearer\"\n"
        )
    };
    let more = revised("Decides to take [step 3][step 9][step 27] with care;");
    assert_eq!(fate(&more), Some(Fate::Waits), "a third wording takes none away");
    let other = revised("Decides to take [step 3][step 27] with care;");
    assert_eq!(fate(&other), Some(Fate::Gone));
    let lifted = "Bantara: release-bracket provision 3 bracket 1\n\
                  Chair: lift-bracket provision 3 bracket 1 alternative 2\n";
    assert_eq!(fate(lifted), Some(Fate::Stands));
    let since = "Chair: revise-provision provision 3 wording \"Decides to wait;\" because \"no\"\n";
    assert_eq!(fate(&format!("{lifted}{since}")), Some(Fate::Gone), "it was changed again");
}
