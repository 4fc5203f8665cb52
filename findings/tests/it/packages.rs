//! Packages: everybody is measured on its own scale, and to delete is to leave out.

use unbracket_analysis::packages::OMIT;
use unbracket_findings::chapter::packages::Packages;

use crate::small::{found, said};

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
