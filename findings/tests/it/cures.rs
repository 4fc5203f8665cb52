//! Cures stand in the order of who could live with them.

use unbracket_findings::chapter::bridging::Offered;

use crate::small::{found, said};

const CURES: &str = "\
Bantara: propose-cure on [provision #op1] of Galvia wording \"Decides to consider step 1;\"\n\
Bantara: propose-cure on [provision #op1] of Hestia wording \"Decides to step;\" => second\n\
Bantara: propose-cure on [provision #op1] of Ilmaria wording \"Decides to step later;\" => third\n\
Hestia: accept-cure cure second => two\n\
Ilmaria: accept-cure cure third => three\n\
Aldoria: state-position on [proposal two] stance object because \"too little\"\n\
Costavia: state-position on [proposal two] stance object because \"too little\"\n\
Drovania: state-position on [proposal two] stance support\n\
Aldoria: state-position on [proposal three] stance support\n\
Costavia: state-position on [proposal three] stance can-live-with\n\
Drovania: state-position on [proposal three] stance support\n";

#[test]
fn what_more_could_live_with_comes_first_and_what_nobody_spoke_of_last() {
    let cures = found(&format!("{}{CURES}", said(1, "f.ff..aaa"))).bridging.unwrap().cures;
    let words: Vec<&str> = cures.iter().map(|one| one.cure.wording.as_str()).collect();
    let order = ["Decides to step later;", "Decides to step;", "Decides to consider step 1;"];
    assert_eq!(words, order);
    let of = |one: &Offered| one.received.as_ref().map(|it| (it.objecting, it.no_objection));
    let [Some((0, best)), Some((2, next)), None] = [&cures[0], &cures[1], &cures[2]].map(of) else {
        panic!("{cures:?}")
    };
    assert!(next < best && best < 1.0, "{next} {best}");
    let best = cures[0].received.as_ref().unwrap();
    assert!(best.support >= 2 && best.n > best.support, "{best:?}");
}

#[test]
fn a_cure_in_the_words_that_stand_is_said_to_stand() {
    let lines =
        "Chair: revise-provision provision 1 wording \"Decides to step;\" because \"clearer\"\n";
    let cures = found(&format!("{}{CURES}{lines}", said(1, "f.ff..aaa"))).bridging.unwrap().cures;
    let standing: Vec<&str> =
        cures.iter().filter(|one| one.stands).map(|one| one.cure.wording.as_str()).collect();
    assert_eq!(standing, ["Decides to step;"]);
}
