//! The silence procedure, its clock and its tally.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unbracket_procedure::*;

use crate::rooms::{room, told};

const HOUR: i64 = 3_600;
/// 10:00 in New York on 27 August 2024, a Tuesday.
const TUESDAY: Moment = Moment(1_724_767_200);

fn calendar() -> Calendar {
    Calendar::at_offset(-4 * 3_600)
}

fn units(named: impl IntoIterator<Item = u32>) -> Scope {
    Scope::Units(named.into_iter().map(Unit).collect())
}

fn terms() -> Terms {
    Terms {
        issued_at: TUESDAY,
        languages_at: Vec::new(),
        deadline: TUESDAY.plus_hours(72),
        least_notice: GA_NOTICE,
        scope: Scope::All,
        eligible: (1..=10).map(Voter).collect(),
        package: false,
    }
}

fn started(terms: Terms) -> Silence {
    Silence::start(terms, &calendar()).unwrap()
}

fn after() -> Moment {
    Moment(TUESDAY.plus_hours(72).0 + 1)
}

#[test]
fn seventy_two_hours_are_enough_and_a_second_less_is_not() {
    assert!(Silence::start(terms(), &calendar()).is_ok());
    let deadline = Moment(TUESDAY.plus_hours(72).0 - 1);
    let short = Silence::start(Terms { deadline, ..terms() }, &calendar());
    assert_eq!(short, Err(SilenceError::TooShort(TUESDAY.plus_hours(72))));
}

#[test]
fn the_clock_starts_when_the_last_demanded_language_is_there() {
    let late = TUESDAY.plus_hours(5);
    let languages_at = vec![TUESDAY, late, TUESDAY.plus_hours(1)];
    let refused =
        Silence::start(Terms { languages_at: languages_at.clone(), ..terms() }, &calendar());
    assert_eq!(refused, Err(SilenceError::TooShort(late.plus_hours(72))));
    let silence = started(Terms { languages_at, deadline: late.plus_hours(72), ..terms() });
    assert_eq!(silence.starts(), late);
}

#[test]
fn a_silence_needs_somebody_who_may_break_it_and_something_to_break() {
    let nobody = Terms { eligible: BTreeSet::new(), ..terms() };
    assert_eq!(Silence::start(nobody, &calendar()), Err(SilenceError::NobodyEligible));
    let nothing = Terms { scope: units([]), ..terms() };
    assert_eq!(Silence::start(nothing, &calendar()), Err(SilenceError::NothingInScope));
}

type BreakSilence = fn(&mut Silence, Voter, Moment) -> Result<Effect, SilenceError>;

fn honest(silence: &mut Silence, by: Voter, at: Moment) -> Result<Effect, SilenceError> {
    silence.break_silence(by, at, Scope::All)
}

/// `<` where `≤` is meant: an objection counts only if a second is left.
fn a_second_early(silence: &mut Silence, by: Voter, at: Moment) -> Result<Effect, SilenceError> {
    silence.break_silence(by, Moment(at.0 + 1), Scope::All)
}

fn a_second_late(silence: &mut Silence, by: Voter, at: Moment) -> Result<Effect, SilenceError> {
    silence.break_silence(by, Moment(at.0 - 1), Scope::All)
}

/// On the stroke in time, a second later not.
fn the_stroke(break_silence: BreakSilence) -> bool {
    let deadline = terms().deadline;
    let mut stroke = started(terms());
    let on = break_silence(&mut stroke, Voter(1), deadline);
    let mut over = started(terms());
    let later = break_silence(&mut over, Voter(1), Moment(deadline.0 + 1));
    on == Ok(Effect::Breaks)
        && matches!(stroke.outcome(after()), SilenceOutcome::Broken { .. })
        && later == Ok(Effect::Late)
        && over.outcome(after()) == SilenceOutcome::NotBroken
        && over.late().len() == 1
}

#[test]
fn an_objection_on_the_stroke_is_in_time_and_a_second_later_it_is_not() {
    assert!(the_stroke(honest));
    assert!(!the_stroke(a_second_early), "the planted fault was not found");
    assert!(!the_stroke(a_second_late), "the planted fault was not found");
}

#[test]
fn until_the_stroke_is_over_nothing_is_agreed() {
    let silence = started(terms());
    assert_eq!(silence.outcome(terms().deadline), SilenceOutcome::Running);
    assert_eq!(silence.outcome(after()), SilenceOutcome::NotBroken);
}

#[test]
fn only_the_eligible_break_it() {
    let mut silence = started(terms());
    let refused = silence.break_silence(Voter(99), TUESDAY, Scope::All);
    assert_eq!(refused, Err(SilenceError::NotEligible(Voter(99))));
    assert_eq!(silence.outcome(after()), SilenceOutcome::NotBroken);
}

#[test]
fn a_partial_break_returns_only_what_was_named() {
    let mut silence = started(terms());
    silence.break_silence(Voter(1), TUESDAY, units([4, 7])).unwrap();
    silence.break_silence(Voter(2), TUESDAY, units([7])).unwrap();
    let SilenceOutcome::Broken { units: by, whole, returns } = silence.outcome(after()) else {
        panic!("it was broken")
    };
    assert_eq!(by[&Unit(7)], [Voter(1), Voter(2)].into());
    assert_eq!(by[&Unit(4)], [Voter(1)].into());
    assert!(whole.is_empty());
    assert_eq!(returns, units([4, 7]));
}

#[test]
fn with_the_package_proviso_one_unit_returns_all() {
    let mut silence = started(Terms { package: true, ..terms() });
    silence.break_silence(Voter(1), TUESDAY, units([4])).unwrap();
    let SilenceOutcome::Broken { returns, .. } = silence.outcome(after()) else {
        panic!("it was broken")
    };
    assert_eq!(returns, Scope::All);
}

#[test]
fn an_objection_to_the_whole_returns_all_that_lay_under_silence() {
    let mut silence = started(Terms { scope: units([3, 4]), ..terms() });
    silence.break_silence(Voter(1), TUESDAY, Scope::All).unwrap();
    let SilenceOutcome::Broken { returns, whole, .. } = silence.outcome(after()) else {
        panic!("it was broken")
    };
    assert_eq!((returns, whole), (units([3, 4]), [Voter(1)].into()));
}

#[test]
fn under_partial_silence_only_units_in_scope_are_broken() {
    let mut silence = started(Terms { scope: units([3, 4]), ..terms() });
    let out = silence.break_silence(Voter(1), TUESDAY, units([9]));
    assert_eq!(out, Err(SilenceError::OutOfScope));
    silence.break_silence(Voter(1), TUESDAY, units([4, 9])).unwrap();
    assert_eq!(silence.breaks()[0].of, units([4]));
}

#[test]
fn an_extension_comes_before_the_old_deadline_and_keeps_objections() {
    let mut silence = started(terms());
    silence.break_silence(Voter(1), TUESDAY, Scope::All).unwrap();
    let old = terms().deadline;
    assert_eq!(silence.extend(old, old.plus_hours(24)), Err(SilenceError::Over(old)));
    assert_eq!(silence.extend(TUESDAY, old), Err(SilenceError::NotLater(old)));
    silence.extend(Moment(old.0 - 1), old.plus_hours(24)).unwrap();
    assert_eq!(silence.outcome(after()), SilenceOutcome::Running);
    assert_eq!(silence.breaks().len(), 1);
}

#[test]
fn an_objection_withdrawn_in_time_breaks_nothing_and_is_no_support() {
    let mut silence = started(terms());
    silence.break_silence(Voter(1), TUESDAY, Scope::All).unwrap();
    silence.withdraw_break(Voter(1), terms().deadline).unwrap();
    assert_eq!(silence.outcome(after()), SilenceOutcome::NotBroken);
    let tally = silence.tally();
    assert_eq!((tally.objected, tally.silent, tally.withdrawn_break), (0, 9, 1));
    assert_eq!(silence.withdraw_break(Voter(1), TUESDAY), Err(SilenceError::NoBreak(Voter(1))));
}

#[test]
fn who_objects_again_after_withdrawing_is_counted_once() {
    let mut silence = started(terms());
    silence.break_silence(Voter(1), TUESDAY, Scope::All).unwrap();
    silence.withdraw_break(Voter(1), TUESDAY).unwrap();
    silence.break_silence(Voter(1), TUESDAY, units([3])).unwrap();
    let tally = silence.tally();
    assert_eq!((tally.objected, tally.silent, tally.withdrawn_break), (1, 9, 0));
}

#[test]
fn after_the_deadline_an_objection_is_no_longer_withdrawn() {
    let mut silence = started(terms());
    silence.break_silence(Voter(1), TUESDAY, Scope::All).unwrap();
    let refused = silence.withdraw_break(Voter(1), after());
    assert_eq!(refused, Err(SilenceError::Over(terms().deadline)));
}

#[test]
fn an_understanding_does_not_break_it() {
    let mut silence = started(terms());
    silence.state_understanding(Voter(1)).unwrap();
    assert_eq!(silence.outcome(after()), SilenceOutcome::NotBroken);
    assert_eq!((silence.tally().silent, silence.tally().understandings), (10, 1));
}

#[test]
fn a_text_withdrawn_before_the_deadline_is_neither_agreed_nor_broken() {
    let mut silence = started(terms());
    assert_eq!(silence.withdraw(terms().deadline), Err(SilenceError::Over(terms().deadline)));
    silence.withdraw(TUESDAY).unwrap();
    assert_eq!(silence.outcome(after()), SilenceOutcome::Withdrawn);
    let refused = silence.break_silence(Voter(1), TUESDAY, Scope::All);
    assert_eq!(refused, Err(SilenceError::Withdrawn));
    let decision = decide(&Rule::Silence { hours: 72 }, &room(10), &silence.question(after()));
    assert_eq!(told(&decision), "needs Deadline");
}

#[test]
fn as_a_question_silence_holds_no_position() {
    let mut silence = started(terms());
    let rule = Rule::Silence { hours: 72 };
    let decision = decide(&rule, &room(10), &silence.question(after()));
    assert_eq!(told(&decision), "without a vote: WithoutObjection");
    assert_eq!((decision.tally.positions.silent, decision.tally.positions.support), (10, 0));
    silence.break_silence(Voter(4), TUESDAY, units([1])).unwrap();
    let decision = decide(&rule, &room(10), &silence.question(after()));
    assert_eq!(decision.in_the_way, [InTheWay { voter: Voter(4), why: Why::Objects }]);
}

#[test]
fn working_days_leave_out_weekends_and_holidays() {
    let days = |days| notice(TUESDAY, Period::WorkingDays(days), &calendar());
    assert_eq!(days(0), TUESDAY);
    assert_eq!(days(3), TUESDAY.plus_hours(3 * 24));
    assert_eq!(days(4), TUESDAY.plus_hours(6 * 24));
    assert_eq!(days(7), TUESDAY.plus_hours(9 * 24));
    // 2 September 2024, Labor Day.
    let holiday = calendar().with_holidays([Day::of(2024, 9, 2)]);
    let notice = notice(TUESDAY, Period::WorkingDays(4), &holiday);
    assert_eq!(notice, TUESDAY.plus_hours(7 * 24));
}

#[test]
fn from_a_free_day_the_count_starts_when_the_next_working_day_begins() {
    let saturday = TUESDAY.plus_hours(4 * 24);
    let monday_night = Moment(TUESDAY.0 - 10 * HOUR).plus_hours(7 * 24);
    assert_eq!(notice(saturday, Period::WorkingDays(1), &calendar()), monday_night);
}

#[test]
fn a_week_without_a_working_day_is_refused() {
    let all = (0..7).map(|day| Day(day).weekday());
    assert_eq!(calendar().with_weekend(all), Err(NoWorkingDay));
    let friday = calendar().with_weekend([Weekday::Friday, Weekday::Saturday]).unwrap();
    assert!(!friday.is_worked(Day::of(2024, 8, 30)));
    assert!(friday.is_worked(Day::of(2024, 9, 1)));
}

#[test]
fn days_are_those_of_the_calendar() {
    assert_eq!(Day::of(1970, 1, 1), Day(0));
    assert_eq!(Day::of(1969, 12, 31), Day(-1));
    assert_eq!(Day::of(2000, 2, 29).0 + 1, Day::of(2000, 3, 1).0);
    assert_eq!(Day::of(1900, 2, 28).0 + 1, Day::of(1900, 3, 1).0);
    // The day of the adoption of A/RES/80/173, a Wednesday.
    assert_eq!(Day::of(2025, 12, 17).weekday(), Weekday::Wednesday);
    assert_eq!(calendar().day(TUESDAY), Day::of(2024, 8, 27));
    assert_eq!(Day::of(2024, 8, 27).weekday(), Weekday::Tuesday);
}

#[test]
fn no_instant_and_no_length_is_too_large() {
    for at in [i64::MIN, -1, 0, i64::MAX] {
        let later = notice(Moment(at), Period::WorkingDays(u16::MAX), &calendar());
        assert!(later.0 > at || at == i64::MAX);
        assert!(Moment(at).plus_hours(u32::MAX) >= Moment(at));
    }
}

#[derive(Debug, Clone)]
enum Act {
    Break(u32, i64, Option<u32>),
    Withdraw(u32, i64),
    Understand(u32),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..12_u32, 0..100_i64, proptest::option::of(0..4_u32))
            .prop_map(|(v, at, of)| Act::Break(v, at, of)),
        (0..12_u32, 0..100_i64).prop_map(|(v, at)| Act::Withdraw(v, at)),
        (0..12_u32).prop_map(Act::Understand),
    ]
}

proptest! {
    #[test]
    fn all_who_are_eligible_objected_were_silent_or_withdrew(acts in prop::collection::vec(act(), 0..20)) {
        let mut silence = started(terms());
        for act in &acts {
            let at = |hours: &i64| Moment(TUESDAY.0 + hours * HOUR);
            let _ = match act {
                Act::Break(by, hours, of) => {
                    let of = of.map_or(Scope::All, |unit| units([unit]));
                    silence.break_silence(Voter(*by), at(hours), of).map(|_| ())
                }
                Act::Withdraw(by, hours) => silence.withdraw_break(Voter(*by), at(hours)),
                Act::Understand(by) => silence.state_understanding(Voter(*by)),
            };
        }
        let tally = silence.tally();
        prop_assert_eq!(tally.objected + tally.silent + tally.withdrawn_break, 10);
        let broken = matches!(silence.outcome(after()), SilenceOutcome::Broken { .. });
        prop_assert_eq!(broken, tally.objected > 0);
        let question = silence.question(after());
        prop_assert!(question.positions.values().all(|it| it.objection().is_some()));
        prop_assert_eq!(question.positions.len(), tally.objected);
        let decision = decide(&Rule::Silence { hours: 72 }, &room(10), &question);
        prop_assert_eq!(decision.verdict.is_adopted(), !broken);
    }
}
