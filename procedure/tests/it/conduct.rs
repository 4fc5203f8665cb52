//! Votes, amendments, division, motions, quorum.

use std::collections::BTreeMap;

use unbracket_procedure::*;

use crate::rooms::{room, room_of, says, told, votes};

fn open_vote() -> Vote {
    let room = room(5).with_present((1..=4).map(Voter)).unwrap();
    let mut vote = Vote::announce(room, VoteMethod::Recorded, [Voter(1)]);
    vote.open().unwrap();
    vote
}

#[test]
fn a_ballot_can_be_changed_until_the_machine_is_locked_and_never_after() {
    let mut vote = open_vote();
    vote.cast(Voter(1), Ballot::No).unwrap();
    vote.cast(Voter(1), Ballot::Yes).unwrap();
    vote.lock().unwrap();
    let refused = vote.cast(Voter(1), Ballot::No);
    assert_eq!(refused, Err(VoteError::Stage(VoteStage::Locked, VoteStage::Open)));
    assert_eq!(vote.result().unwrap()[&Voter(1)], Ballot::Yes);
}

#[test]
fn what_somebody_had_meant_to_vote_never_alters_the_result() {
    let mut vote = open_vote();
    vote.cast(Voter(1), Ballot::No).unwrap();
    let refused = vote.note_intention(Voter(1), Ballot::Yes);
    assert_eq!(refused, Err(VoteError::Stage(VoteStage::Open, VoteStage::Locked)));
    vote.lock().unwrap();
    let (tally, question) = (vote.tally(), vote.question());
    vote.note_intention(Voter(1), Ballot::Yes).unwrap();
    vote.note_intention(Voter(5), Ballot::Yes).unwrap();
    assert_eq!((vote.tally(), vote.question()), (tally, question));
    assert_eq!(vote.intended().len(), 2);
}

#[test]
fn who_took_no_part_and_who_was_away_are_told_apart() {
    let mut vote = open_vote();
    assert_eq!(vote.result(), None);
    vote.cast(Voter(2), Ballot::Abstain).unwrap();
    assert_eq!(vote.cast(Voter(5), Ballot::Yes), Err(VoteError::NotPresent(Voter(5))));
    assert_eq!(vote.cast(Voter(3), Ballot::Absent), Err(VoteError::NoBallot(Ballot::Absent)));
    vote.lock().unwrap();
    let expected =
        BallotTally { abstain: 1, not_participating: 3, absent: 1, ..BallotTally::default() };
    assert_eq!(vote.tally(), Some(expected));
}

#[test]
fn a_vote_is_explained_once_shortly_and_not_by_the_proposer() {
    let mut vote = open_vote();
    vote.cast(Voter(2), Ballot::Yes).unwrap();
    let none = EarlierExplanation::None;
    let during = vote.explain(Voter(2), 5, none);
    assert_eq!(during, Err(VoteError::Stage(VoteStage::Open, VoteStage::Locked)));
    vote.lock().unwrap();
    assert_eq!(vote.explain(Voter(1), 5, none), Err(VoteError::Proposer(Voter(1))));
    assert_eq!(vote.explain(Voter(2), 11, none), Err(VoteError::TooLong(11)));
    vote.explain(Voter(2), 10, none).unwrap();
    assert_eq!(vote.explain(Voter(2), 1, none), Err(VoteError::Once));
}

#[test]
fn who_explained_in_committee_explains_again_only_a_different_vote() {
    let mut vote = open_vote();
    vote.cast(Voter(2), Ballot::Yes).unwrap();
    vote.cast(Voter(3), Ballot::Yes).unwrap();
    vote.lock().unwrap();
    let of = EarlierExplanation::Of;
    assert_eq!(vote.explain(Voter(2), 5, of(Ballot::Yes)), Err(VoteError::Once));
    vote.explain(Voter(3), 5, of(Ballot::Abstain)).unwrap();
}

#[test]
fn a_secret_ballot_keeps_no_names_and_no_explanations() {
    let mut vote = Vote::announce(room(3), VoteMethod::Secret, []);
    vote.open().unwrap();
    vote.cast(Voter(1), Ballot::Yes).unwrap();
    vote.lock().unwrap();
    assert_eq!(vote.named_result(), None);
    assert_eq!(vote.tally().unwrap().yes, 1);
    let refused = vote.explain(Voter(1), 1, EarlierExplanation::None);
    assert_eq!(refused, Err(VoteError::Secret));
    assert_eq!(vote.note_intention(Voter(1), Ballot::No), Err(VoteError::Secret));
}

#[test]
fn nothing_interrupts_a_vote_but_a_point_of_order_on_the_voting() {
    let mut vote = open_vote();
    assert!(vote.may_interrupt(Motion::PointOfOrder, true));
    assert!(!vote.may_interrupt(Motion::PointOfOrder, false));
    assert!(!vote.may_interrupt(Motion::AdjournDebate, true));
    vote.lock().unwrap();
    assert!(vote.may_interrupt(Motion::AdjournDebate, false));
}

#[test]
fn at_the_itu_two_ask_for_a_roll_call_and_five_for_a_secret_ballot() {
    assert_eq!(itu_vote_method(1, 4), VoteMethod::NonRecorded);
    assert_eq!(itu_vote_method(2, 4), VoteMethod::RollCall);
    assert_eq!(itu_vote_method(9, 5), VoteMethod::Secret);
}

#[test]
fn an_empty_room_decides_nothing() {
    for (rule, decision) in under_every_rule(&room(0), &says("sss")) {
        assert_eq!(decision.verdict, Verdict::needs(Need::Quorum), "{rule}");
    }
}

#[test]
fn a_consensus_against_has_its_minority_too() {
    let rule: Rule = "gnso(10,33)".parse().unwrap();
    let decision = decide(&rule, &room(10), &says("sooooooooo"));
    assert_eq!(told(&decision), "not passed, Consensus against");
    assert_eq!(decision.minority, [Voter(1)]);
}

#[test]
fn stages_come_in_order() {
    let mut vote = Vote::announce(room(3), VoteMethod::RollCall, []);
    assert!(vote.lock().is_err());
    assert!(vote.cast(Voter(1), Ballot::Yes).is_err());
    vote.open().unwrap();
    assert!(vote.open().is_err());
}

fn proposed(number: u32, reach: Reach, distance: u32, rejects: &[u32]) -> Proposed {
    let implies_rejection_of = rejects.iter().copied().map(Proposal).collect();
    Proposed { proposal: Proposal(number), reach, distance, implies_rejection_of }
}

#[test]
fn the_amendment_furthest_removed_is_put_first_and_equals_in_order_of_submission() {
    let order = order_of_voting(&[
        proposed(1, Reach::Part, 1, &[]),
        proposed(2, Reach::Part, 3, &[]),
        proposed(3, Reach::Part, 1, &[]),
        proposed(4, Reach::Whole, 9, &[]),
        proposed(5, Reach::Part, 3, &[]),
    ]);
    let amendments: Vec<_> = order.amendments().collect();
    assert_eq!(amendments, [2, 5, 1, 3].map(Proposal));
    assert_eq!(order.rivals(), [Proposal(4)]);
}

#[test]
fn an_amendment_whose_rejection_is_implied_is_not_put() {
    let order =
        order_of_voting(&[proposed(1, Reach::Part, 1, &[]), proposed(2, Reach::Part, 5, &[1])]);
    let voted = |votes: &[(u32, bool)]| {
        votes.iter().map(|(it, adopted)| (Proposal(*it), *adopted)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(order.next(&voted(&[])), NextVote::Amendment(Proposal(2)));
    assert_eq!(order.next(&voted(&[(2, false)])), NextVote::Amendment(Proposal(1)));
    assert_eq!(order.next(&voted(&[(2, true)])), NextVote::TheProposal { amended: true });
    assert_eq!(order.not_put(&voted(&[(2, true)])), [(Proposal(1), Proposal(2))].into());
    // What was voted on before was put; nothing is said of it any more.
    assert!(order.not_put(&voted(&[(1, true), (2, true)])).is_empty());
    let both_fell = voted(&[(2, false), (1, false)]);
    assert_eq!(order.next(&both_fell), NextVote::TheProposal { amended: false });
}

#[test]
fn a_division_is_granted_unless_somebody_objects_and_then_voted() {
    assert_eq!(divide(false, None), DivisionRequest::Granted);
    assert_eq!(divide(true, None), DivisionRequest::MotionToVote);
    assert_eq!(divide(true, Some(true)), DivisionRequest::Granted);
    assert_eq!(divide(true, Some(false)), DivisionRequest::Refused);
}

fn part(unit: u32, operative: bool, voted: Option<bool>) -> Part {
    Part { unit: Unit(unit), operative, voted }
}

#[test]
fn approved_parts_are_put_together_and_if_all_operative_parts_fall_so_does_the_whole() {
    let preamble = part(1, false, None);
    let (fell, kept) = (part(2, true, Some(false)), part(3, true, Some(true)));
    let untouched = part(4, true, None);
    let together =
        |units: &[u32]| AfterParts::PutTogether(units.iter().copied().map(Unit).collect());
    assert_eq!(after_parts(&[preamble, fell, kept]), together(&[1, 3]));
    assert_eq!(after_parts(&[preamble, fell, untouched]), together(&[1, 4]));
    assert_eq!(after_parts(&[preamble, fell]), AfterParts::WholeFalls);
    assert_eq!(after_parts(&[part(1, false, Some(false))]), together(&[]));
}

#[test]
fn motions_are_taken_in_their_precedence() {
    let moved = [
        Motion::CloseDebate,
        Motion::AdjournDebate,
        Motion::SuspendMeeting,
        Motion::PointOfOrder,
        Motion::AdjournMeeting,
    ];
    let expected = [
        Motion::PointOfOrder,
        Motion::SuspendMeeting,
        Motion::AdjournMeeting,
        Motion::AdjournDebate,
        Motion::CloseDebate,
    ];
    assert_eq!(by_precedence(&moved), expected);
}

#[test]
fn two_speak_for_a_no_action_motion_and_two_against_and_only_against_closing_the_debate() {
    let spoken = |in_favour, against| Speakers { in_favour, against };
    assert!(Motion::AdjournDebate.may_speak(MotionSide::For, spoken(1, 2)));
    assert!(!Motion::AdjournDebate.may_speak(MotionSide::For, spoken(2, 0)));
    assert!(!Motion::CloseDebate.may_speak(MotionSide::For, spoken(0, 0)));
    assert!(Motion::CloseDebate.may_speak(MotionSide::Against, spoken(0, 1)));
    assert!(!Motion::SuspendMeeting.may_speak(MotionSide::Against, spoken(0, 0)));
}

#[test]
fn reconsidering_needs_two_thirds_and_a_tie_leaves_the_ruling() {
    let rule = Motion::Reconsider.majority(Body::Committee).unwrap();
    assert_eq!(rule, Rule::GaTwoThirds);
    let room = room(193);
    assert!(!decide(&rule, &room, &votes(65, 35, 0)).verdict.is_adopted());
    let appeal = Motion::Appeal.majority(Body::Plenary).unwrap();
    assert!(ruling_stands(&decide(&appeal, &room, &votes(50, 50, 0))));
    assert!(!ruling_stands(&decide(&appeal, &room, &votes(51, 50, 0))));
    assert_eq!(Motion::PointOfOrder.majority(Body::Plenary), None);
}

#[test]
fn a_proposal_is_withdrawn_by_its_proposer_before_the_vote_unless_amended() {
    assert_eq!(may_withdraw(true, false, false), Ok(()));
    assert_eq!(may_withdraw(false, false, false), Err(WithdrawalError::NotProposer));
    assert_eq!(may_withdraw(true, true, false), Err(WithdrawalError::VotingStarted));
    assert_eq!(may_withdraw(true, false, true), Err(WithdrawalError::Amended));
}

#[test]
fn a_third_is_enough_to_debate_in_plenary_a_quarter_in_committee_and_neither_to_decide() {
    let with = |present: u32| room(193).with_present((1..=present).map(Voter)).unwrap();
    assert!(quorum_for_debate(&with(65), Body::Plenary));
    assert!(!quorum_for_debate(&with(64), Body::Plenary));
    assert!(quorum_for_debate(&with(49), Body::Committee));
    assert!(!quorum_for_debate(&with(48), Body::Committee));
    assert!(quorum_for_decision(&with(97)));
    assert!(!quorum_for_decision(&with(96)));
    assert!(!quorum_for_debate(&room(0), Body::Plenary));
}

#[test]
fn nobody_holds_two_seats_and_only_members_are_present() {
    let twice = [Member::new(Voter(1)), Member::new(Voter(1))];
    assert_eq!(Room::new(twice), Err(RoomError::Duplicate(Voter(1))));
    assert_eq!(room(1).with_present([Voter(2)]), Err(RoomError::NoSeat(Voter(2))));
}

#[test]
fn the_chairs_estimate_counts_once_the_group_accepts_it() {
    let first = Designated::in_favour(Designation::Divergence);
    let second = Designated::in_favour(Designation::Consensus);
    let estimates = EstimateLoop::default().accept().publish(first);
    assert_eq!(estimates.designation(), None);
    let again = estimates.accept().publish(second);
    assert_eq!(again.designation(), None);
    let accepted = again.accept();
    assert_eq!(accepted.designation(), Some(second));
    assert_eq!(accepted.published(), [first, second]);
}

#[test]
fn the_proposal_with_the_weakest_objections_is_preferred_to_the_one_with_most_support() {
    let popular = says("sssssssf");
    let mild = says("ss.....m");
    let sustained = says("sssss..o");
    assert_eq!(weakest_objections(&room(8), &[popular, mild, sustained]), [1, 2, 0]);
}

#[test]
fn under_every_rule_says_what_a_rule_lacks_and_how_positions_were_read() {
    let room = room_of(4, |seat, member| member.of(Constituency(u16::from(seat > 2))));
    let decisions = under_every_rule(&room, &says("ssc."));
    let of = |rule: &Rule| &decisions.iter().find(|(it, _)| it == rule).unwrap().1;
    let vote = of(&Rule::GA_SIMPLE);
    assert!(vote.notes.iter().any(|note| note.reason == Reason::ReadAsBallots));
    assert!(!vote.turns_on_reading);
    let silence = of(&Rule::Silence { hours: 72 });
    assert_eq!(silence.verdict, Verdict::needs(Need::Deadline));
    assert!(decisions.iter().any(|(rule, _)| matches!(rule, Rule::PerGroup(_))));
    let tied = decide(&Rule::GA_SIMPLE, &room, &says("soc."));
    assert!(tied.turns_on_reading);
}
