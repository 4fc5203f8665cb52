//! Planted faults: evaluators that are wrong in one way, each of which the tables must find.

use unbracket_procedure::*;

use crate::tables::{Decide, all_rows, wrong_rows};

/// The same question with the ballots and positions changed.
fn on(rule: &Rule, room: &Room, question: &Question, change: impl Fn(&mut Question)) -> Decision {
    let mut question = question.clone();
    change(&mut question);
    decide(rule, room, &question)
}

/// The same room with each seat changed.
fn seated(room: &Room, change: impl Fn(&mut Member)) -> Room {
    let seats = room.members().cloned().map(|mut member| {
        change(&mut member);
        member
    });
    let present = room.present().iter().copied();
    Room::new(seats).unwrap().with_present(present).unwrap()
}

fn of_objections(question: &mut Question, change: impl Fn(&mut Objection)) {
    for stance in question.positions.values_mut() {
        if let Stance::Object(objection) = stance {
            change(objection);
        }
    }
}

fn abstentions_count_against(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| {
        it.ballots.values_mut().filter(|b| **b == Ballot::Abstain).for_each(|b| *b = Ballot::No);
    })
}

fn silence_is_a_yes(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| {
        for member in room.members() {
            it.positions.entry(member.voter).or_insert(Stance::Support);
        }
    })
}

fn a_tie_passes(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = decide(rule, room, question);
    if decision.tally.ballots.is_some_and(|it| it.yes == it.no && it.yes > 0) {
        decision.verdict = Verdict::Passed;
    }
    decision
}

fn two_thirds_have_to_be_exceeded(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = decide(rule, room, question);
    if decision.tally.ballots.is_some_and(|it| 3 * it.yes == 2 * it.cast()) {
        decision.verdict = Verdict::NotPassed;
    }
    decision
}

fn nobody_asks_for_a_quorum(rule: &Rule, room: &Room, question: &Question) -> Decision {
    decide(rule, &Room::new(room.members().cloned()).unwrap(), question)
}

fn there_is_no_veto(rule: &Rule, room: &Room, question: &Question) -> Decision {
    decide(rule, &seated(room, |member| member.permanent = false), question)
}

fn population_does_not_matter(rule: &Rule, room: &Room, question: &Question) -> Decision {
    decide(rule, &seated(room, |member| member.weight = 1), question)
}

fn every_vote_binds(rule: &Rule, room: &Room, question: &Question) -> Decision {
    decide(rule, &seated(room, |member| member.binding = true), question)
}

fn every_part_is_important(rule: &Rule, room: &Room, question: &Question) -> Decision {
    decide(rule, &seated(room, |member| member.important = true), question)
}

fn a_caveat_is_an_obstacle(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| of_objections(it, |objection| objection.obstacle = true))
}

fn reasons_do_not_matter(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| of_objections(it, |objection| objection.reasoned = true))
}

fn every_objection_is_sustained(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| of_objections(it, |objection| objection.sustained = true))
}

fn objections_need_no_answer(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| of_objections(it, |objection| objection.answered = true))
}

fn nobody_may_ask_for_a_vote(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| it.vote_requested = false)
}

fn every_vote_is_the_second(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| it.round = Round::Second)
}

fn every_vote_is_the_first(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| it.round = Round::First)
}

fn a_review_date_is_not_asked_for(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| it.review_at = Some(Moment(0)))
}

fn an_hour_less_will_do(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| {
        if let Some(time) = &mut it.time_to_object {
            time.hours += 1;
        }
    })
}

fn the_clock_is_always_over(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| {
        if let Some(time) = &mut it.time_to_object {
            time.over = true;
        }
    })
}

fn whoever_can_live_with_it_votes_for_it(
    rule: &Rule,
    room: &Room,
    question: &Question,
) -> Decision {
    on(rule, room, question, |it| it.reading = BallotReading::Acquiescent)
}

fn the_chair_finds_all_addressed(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| {
        for voter in it.positions.keys() {
            it.chair.objections.insert(*voter, Finding::Addressed);
        }
    })
}

fn the_group_need_not_accept(rule: &Rule, room: &Room, question: &Question) -> Decision {
    on(rule, room, question, |it| it.chair.designation_accepted = true)
}

fn there_is_no_blocking_minority(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let rule = match rule {
        Rule::Qmv(majority) => Rule::Qmv(QualifiedMajority { blocking: None, ..*majority }),
        other => other.clone(),
    };
    decide(&rule, room, question)
}

fn one_group_is_enough(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let rule = match rule {
        Rule::PerGroup(rules) => {
            Rule::PerGroup(GroupRules::new(rules.groups().clone(), Some(1)).unwrap())
        }
        other => other.clone(),
    };
    decide(&rule, room, question)
}

const FAULTS: &[(&str, Decide)] = &[
    ("abstentions count against", abstentions_count_against),
    ("silence is a yes", silence_is_a_yes),
    ("a tie passes", a_tie_passes),
    ("two thirds have to be exceeded", two_thirds_have_to_be_exceeded),
    ("nobody asks for a quorum", nobody_asks_for_a_quorum),
    ("there is no veto", there_is_no_veto),
    ("population does not matter", population_does_not_matter),
    ("every vote binds", every_vote_binds),
    ("every part is important", every_part_is_important),
    ("a caveat is an obstacle", a_caveat_is_an_obstacle),
    ("reasons do not matter", reasons_do_not_matter),
    ("every objection is sustained", every_objection_is_sustained),
    ("objections need no answer", objections_need_no_answer),
    ("nobody may ask for a vote", nobody_may_ask_for_a_vote),
    ("every vote is the second", every_vote_is_the_second),
    ("every vote is the first", every_vote_is_the_first),
    ("a review date is not asked for", a_review_date_is_not_asked_for),
    ("an hour less will do", an_hour_less_will_do),
    ("the clock is always over", the_clock_is_always_over),
    ("whoever can live with it votes for it", whoever_can_live_with_it_votes_for_it),
    ("the chair finds all addressed", the_chair_finds_all_addressed),
    ("the group need not accept", the_group_need_not_accept),
    ("there is no blocking minority", there_is_no_blocking_minority),
    ("one group is enough", one_group_is_enough),
];

#[test]
fn every_planted_fault_is_found_by_a_table() {
    let rows = all_rows();
    for (name, fault) in FAULTS {
        assert!(!wrong_rows(*fault, &rows).is_empty(), "not found: {name}");
    }
}
