//! Sentences of the core in the language of a page.
//!
//! **Invariant:** a sentence is said in the language of the page as a whole, its values with it, or not at
//! all: one that has no translation is left to be shown as the English that it is.

use std::fmt::Display;

use unbracket_negotiation::{GroupId, Part, Refusal, Rule, Said, SeatId, State};
use unbracket_text::ProvisionId;

use crate::telling::Teller;
use crate::tongue::Tongue;
use crate::visit::Visit;
use crate::{dates, frame, named, rules};

/// The sentence as one of a page, with a capital letter and a full stop; none where it has no translation.
pub(crate) fn sentence(tongue: Tongue, said: &Said) -> Option<String> {
    let text = clause(tongue, said)?;
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let mut text: String = first.chain(letters).collect();
    if !text.ends_with(['.', '。', '!', '?']) {
        text.push_str(if tongue.code() == "zh" { "。" } else { "." });
    }
    Some(text)
}

/// The sentence as part of another.
fn clause(tongue: Tongue, said: &Said) -> Option<String> {
    let key = said.key();
    if !tongue.has(&key) {
        return None;
    }
    let mut values = Vec::new();
    for (name, value) in &said.parts {
        values.push((name.as_ref(), part(tongue, value)?));
    }
    let values: Vec<(&str, &dyn Display)> =
        values.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
    Some(tongue.with(&key, &values))
}

fn part(tongue: Tongue, part: &Part) -> Option<String> {
    let several = |parts: &[Part]| parts.iter().map(|one| self::part(tongue, one)).collect();
    Some(match part {
        Part::Count(count) => count.to_string(),
        Part::Words(words) | Part::Provision(words) => words.clone(),
        Part::At(moment) => dates::moment(tongue, *moment),
        Part::Term(list, word) => term(tongue, list, word),
        Part::Thing(noun, number) => tongue.thing(noun, number),
        Part::Field(name) => term(tongue, "field", name),
        Part::Rule(rule) => {
            rule.parse::<Rule>().map_or_else(|_| rule.clone(), |rule| rules::plain(tongue, &rule))
        }
        Part::Said(said) => clause(tongue, said)?,
        Part::All(parts) => {
            let parts: Option<Vec<_>> = several(parts);
            parts?.join(tongue.comma())
        }
        Part::Any(parts) => {
            let parts: Option<Vec<String>> = several(parts);
            let parts = parts?;
            match parts.as_slice() {
                [before @ .., other] if !before.is_empty() => {
                    let one = before.join(tongue.comma());
                    tongue.with("or", &[("one", &one), ("other", other)])
                }
                _ => parts.concat(),
            }
        }
    })
}

/// A word of a closed list; one that a newer version knows is shown as it is.
fn term(tongue: Tongue, list: &str, word: &str) -> String {
    match list {
        "Need" => tongue.word(&format!("decide-need-{word}"), word),
        "Noun" => tongue.word(&format!("noun-{word}"), word),
        "field" => tongue.word(&format!("field-{word}"), word),
        "Clause" => frame::clause(tongue, word),
        _ => tongue.term(list, word),
    }
}

/// The same refusal, with people and paragraphs as the pages of a process name them; a program is told the
/// identities.
pub(crate) fn refusal(visit: &Visit, refusal: Refusal) -> Refusal {
    if visit.visitor.address.starts_with("/api/") {
        return refusal;
    }
    let message =
        visit.state(|state| named(&refusal.message, state, &Teller::new(visit.tongue(), state)));
    Refusal { message, ..refusal }
}

/// The same sentence with people and paragraphs as the pages of this process name them.
fn named(said: &Said, state: &State, teller: &Teller<'_>) -> Said {
    let parts =
        said.parts.iter().map(|(name, part)| (name.clone(), part_named(part, state, teller)));
    Said::new(said.pattern.clone(), parts.collect())
}

fn part_named(part: &Part, state: &State, teller: &Teller<'_>) -> Part {
    let several = |parts: &[Part]| parts.iter().map(|one| part_named(one, state, teller)).collect();
    match part {
        Part::Provision(id) => Part::Words(teller.number(&ProvisionId::new(id))),
        Part::Thing(noun, number) => {
            thing(teller.tongue(), state, noun, *number).unwrap_or_else(|| part.clone())
        }
        Part::All(parts) => Part::All(several(parts)),
        Part::Any(parts) => Part::Any(several(parts)),
        Part::Said(said) => Part::Said(Box::new(named(said, state, teller))),
        other => other.clone(),
    }
}

/// Seats and groups have names.
fn thing(tongue: Tongue, state: &State, noun: &str, number: u32) -> Option<Part> {
    match noun {
        "seat" => {
            let id = SeatId(number);
            state.roster.seat(id).map(|seat| named::seat(tongue, id, seat).into())
        }
        "group" => {
            let name = &state.roster.group(GroupId(number))?.name;
            (!name.is_blank()).then(|| named::words(tongue, name).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use unbracket_negotiation::event::ParagraphStatus;
    use unbracket_negotiation::roster::Admission;
    use unbracket_negotiation::state::aftermath::CommitmentState;
    use unbracket_negotiation::state::deciding::MotionKind;
    use unbracket_negotiation::state::forum::{MeetingState, RequestState};
    use unbracket_negotiation::state::{Clause, Consent, Disposition, DocumentKind, ProposalState};
    use unbracket_negotiation::{Right, Role, Stage, said};

    use super::*;

    #[test]
    fn a_sentence_is_said_whole_in_every_language() {
        let whom = said!(
            "those with the right to {right}, or the {roles}",
            right = Right::Vote,
            roles = Part::Any(vec![Role::Chair.into(), Role::Rapporteur.into()]),
        );
        let stages: Part = [Stage::FirstReading, Stage::Closing].into_iter().collect();
        for said in [
            said!("{seat} may not do this; it is for {whom}", seat = "Cedar", whom),
            said!(
                "the stage is {stage}; this is in order in {stages}",
                stage = Stage::FollowUp,
                stages
            ),
            said!("{rule} counts votes; take the vote", rule = &Rule::UnConsensus),
            said!("{field} is missing", field = Part::Field("because".into())),
        ] {
            for tongue in Tongue::all() {
                let text = sentence(tongue, &said).expect("a translation");
                assert!(!text.contains(['⟦', '{', '_']), "{}: {text}", tongue.code());
                let english = tongue.code() == "en";
                assert_eq!(text == sentence(Tongue::find("en").unwrap(), &said).unwrap(), english);
            }
        }
        let english = Tongue::find("en").unwrap();
        let said = said!(
            "{seat} may not do this; it is for {whom}",
            seat = "Cedar",
            whom = said!("the founder")
        );
        assert_eq!(
            sentence(english, &said).unwrap(),
            "Cedar may not do this; it is for the founder."
        );
    }

    #[test]
    fn a_sentence_without_a_translation_is_left_to_be_shown_as_english() {
        let french = Tongue::find("fr").unwrap();
        assert_eq!(sentence(french, &Said::english("line 3: no number")), None);
        let within =
            said!("{found} stands where {want} is wanted", found = "x", want = Said::english("y"));
        assert_eq!(sentence(french, &within), None);
        assert_eq!(within.to_string(), "x stands where y is wanted");
    }

    #[test]
    fn words_of_closed_lists_that_a_sentence_may_hold_have_names() {
        let mut all: Vec<Part> = Vec::new();
        all.extend(Admission::ALL.iter().map(|it| Part::from(*it)));
        all.extend(Clause::ALL.iter().map(|it| Part::from(*it)));
        all.extend(CommitmentState::ALL.iter().map(|it| Part::from(*it)));
        all.extend(Consent::ALL.iter().map(|it| Part::from(*it)));
        all.extend(Disposition::ALL.iter().map(|it| Part::from(*it)));
        all.extend(DocumentKind::ALL.iter().map(|it| Part::from(*it)));
        all.extend(MeetingState::ALL.iter().map(|it| Part::from(*it)));
        all.extend(MotionKind::ALL.iter().map(|it| Part::from(*it)));
        all.extend(ParagraphStatus::ALL.iter().map(|it| Part::from(*it)));
        all.extend(ProposalState::ALL.iter().map(|it| Part::from(*it)));
        all.extend(RequestState::ALL.iter().map(|it| Part::from(*it)));
        all.extend(Right::ALL.iter().map(|it| Part::from(*it)));
        all.extend(Role::ALL.iter().map(|it| Part::from(*it)));
        all.extend(Stage::ALL.iter().map(|it| Part::from(*it)));
        for tongue in Tongue::all() {
            for part in &all {
                let Part::Term(list, word) = part else { panic!("a term") };
                let key = format!("term-{list}-{word}");
                assert!(tongue.has(&key), "{key} in {}", tongue.code());
            }
        }
    }
}
