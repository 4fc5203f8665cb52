//! Brackets within a passage: putting words in them, and lifting them.
//!
//! **Invariant:** nothing here is done unasked: a bracket is lifted by its number, with the
//! alternative that is to stand. Brackets are numbered in reading order from 1, those within a
//! bracket behind it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use unbracket_text::token::is_han;
use unbracket_text::{
    Alternative, Bracket, BracketReason, Draft, Edge, Passage, Piece, ProvisionId, Stance,
};

/// Puts words in brackets; without words, the whole passage. Other wordings stand beside them.
///
/// `None` where the words do not stand in the passage exactly once, outside marks of brackets. With
/// the passage comes the number of the new bracket; those behind it count one more.
pub fn put_in_brackets(
    passage: &Passage,
    words: Option<&str>,
    others: &[Passage],
    reason: &BracketReason,
) -> Option<(Passage, u32)> {
    let bracket = |inner: Passage| {
        let stays = Alternative::new(Stance::Retain, inner);
        let rivals = others.iter().map(|wording| {
            let stance = if wording.is_empty() { Stance::Delete } else { Stance::Propose };
            Alternative::new(stance, wording.clone())
        });
        let alternatives = std::iter::once(stays).chain(rivals).collect();
        Piece::Bracket(Bracket { id: None, reason: reason.clone(), alternatives })
    };
    let Some(words) = words else {
        return Some((Passage { pieces: vec![bracket(passage.clone())] }, 1));
    };
    if words.is_empty() || occurrences(passage, words) != 1 {
        return None;
    }
    let put = rewrite_words(passage, &mut |text| match places(text, words)
        .next()
        .and_then(|at| text.split_at_checked(at))
    {
        Some((before, rest)) => vec![
            Piece::Words(before.to_owned()),
            bracket(Passage::words(words)),
            Piece::Words(rest.get(words.len()..).unwrap_or_default().to_owned()),
        ],
        None => vec![Piece::Words(text.to_owned())],
    });
    let mut number = 1;
    before(passage, words, &mut number);
    Some((put, number))
}

/// Counts the brackets that open before the words; true when they were found.
fn before(passage: &Passage, words: &str, number: &mut u32) -> bool {
    passage.pieces.iter().any(|piece| match piece {
        Piece::Words(text) => places(text, words).next().is_some(),
        Piece::Bracket(bracket) => {
            *number += 1;
            bracket.alternatives.iter().any(|one| before(&one.wording, words, number))
        }
        Piece::Edge(_) | Piece::Break => false,
    })
}

/// Lifts a bracket: the words of the chosen alternative stand in its place. Both are counted from 1.
///
/// `None` where there is no such bracket or alternative. With the passage comes, for every bracket
/// that was there, its number now.
pub fn lift(
    passage: &Passage,
    bracket: u32,
    alternative: u32,
) -> Option<(Passage, Vec<Option<u32>>)> {
    let place = |number: u32| usize::try_from(number).ok()?.checked_sub(1);
    let all = passage.brackets();
    let found = all.get(place(bracket)?)?;
    found.alternatives.get(place(alternative)?)?;
    let map = after_lifting(all.len(), found, bracket, alternative);
    let mut left = bracket;
    let mut lifted = false;
    let passage = lifted_in(passage, &mut left, alternative, &mut lifted);
    lifted.then_some((passage, map))
}

fn after_lifting(count: usize, found: &Bracket, at: u32, choice: u32) -> Vec<Option<u32>> {
    // One entry for the bracket itself, then those within each alternative, then those behind it.
    let mut map: Vec<Option<u32>> = (1..at).map(Some).collect();
    map.push(None);
    let mut next = at;
    for (number, one) in (1..).zip(&found.alternatives) {
        for _ in one.wording.brackets() {
            map.push((number == choice).then_some(next));
            next += u32::from(number == choice);
        }
    }
    let rest = (next..).map(Some).take(count.saturating_sub(map.len()));
    map.extend(rest);
    map
}

/// For every bracket of the one passage, its number in the other if it stands there unchanged.
pub fn same_brackets(old: &Passage, new: &Passage) -> Vec<Option<u32>> {
    let mut numbered: Vec<(u32, &Bracket)> = (1..).zip(new.brackets()).collect();
    let found = old.brackets().into_iter().map(|bracket| {
        let at = numbered.iter().position(|(_, other)| *other == bracket)?;
        Some(numbered.remove(at).0)
    });
    found.collect()
}

/// The passage with every bracket that reads as one of an earlier passage as it was there: a file prints
/// neither what an alternative does to the words before it nor why the words stand in brackets.
pub fn known_again(passage: &Passage, before: &Passage) -> Passage {
    if passage.to_marked_text() == before.to_marked_text() {
        return before.clone();
    }
    let mut known = Known::default();
    for bracket in before.brackets() {
        known.0.entry(bracket.to_marked_text()).or_default().push_back(bracket);
    }
    known.recognise(passage)
}

/// The brackets of an earlier passage that were not met again so far, by how they read.
#[derive(Default)]
struct Known<'b>(BTreeMap<String, VecDeque<&'b Bracket>>);

impl<'b> Known<'b> {
    fn take(&mut self, bracket: &Bracket) -> Option<&'b Bracket> {
        self.0.get_mut(&bracket.to_marked_text())?.pop_front()
    }

    fn recognise(&mut self, passage: &Passage) -> Passage {
        let mut out = Passage::default();
        for piece in &passage.pieces {
            let Piece::Bracket(bracket) = piece else {
                out.push(piece.clone());
                continue;
            };
            if let Some(known) = self.take(bracket) {
                out.push(Piece::Bracket(known.clone()));
            } else if let Some(neighbours) = self.neighbours(bracket) {
                neighbours.into_iter().for_each(|piece| out.push(piece));
            } else {
                let mut bracket = bracket.clone();
                for one in &mut bracket.alternatives {
                    one.wording = self.recognise(&one.wording);
                }
                out.push(Piece::Bracket(bracket));
            }
        }
        out
    }

    /// The brackets that stood side by side, where a reader took them for rival wordings of one.
    fn neighbours(&mut self, bracket: &Bracket) -> Option<Vec<Piece>> {
        let (mut taken, mut out) = (Vec::<&Bracket>::new(), Vec::new());
        for one in &bracket.alternatives {
            let mut alone = one.clone();
            let between = alone.printed.as_mut().map(|printed| std::mem::take(&mut printed.lead));
            let Some(known) = self.take(&Bracket::new(vec![alone])) else {
                // One of them is new: the others may yet be met elsewhere.
                for known in taken.into_iter().rev() {
                    self.0.entry(known.to_marked_text()).or_default().push_front(known);
                }
                return None;
            };
            out.extend(between.map(Piece::Words));
            out.push(Piece::Bracket(known.clone()));
            taken.push(known);
        }
        Some(out)
    }
}

/// The provisions that hold text in brackets, or stand between the halves of one.
pub fn bracketed(draft: &Draft) -> BTreeSet<ProvisionId> {
    let mut open = 0_u32;
    let mut found = BTreeSet::new();
    for visit in draft.visit() {
        let content = &visit.provision.content;
        let mut touched = open > 0;
        for piece in &content.pieces {
            match piece {
                Piece::Bracket(_) => touched = true,
                Piece::Edge(Edge::Opens) => {
                    open += 1;
                    touched = true;
                }
                Piece::Edge(Edge::Closes) => {
                    open = open.saturating_sub(1);
                    touched = true;
                }
                Piece::Words(_) | Piece::Break => {}
            }
        }
        if touched {
            found.insert(visit.provision.id.clone());
        }
    }
    found
}

/// Where whole words stand in a text, in bytes; Chinese characters are words of their own.
fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let inside = |c: char| c.is_alphanumeric() && !is_han(c);
    let joined = move |one: Option<char>, other: Option<char>| {
        one.is_some_and(inside) && other.is_some_and(inside)
    };
    text.match_indices(words).map(|(at, _)| at).filter(move |at| {
        let (before, rest) = text.split_at(*at);
        let after = rest.get(words.len()..).unwrap_or_default();
        !joined(before.chars().next_back(), words.chars().next())
            && !joined(words.chars().next_back(), after.chars().next())
    })
}

fn occurrences(passage: &Passage, words: &str) -> usize {
    let count = |piece: &Piece| match piece {
        Piece::Words(text) => places(text, words).count(),
        Piece::Bracket(bracket) => {
            bracket.alternatives.iter().map(|one| occurrences(&one.wording, words)).sum()
        }
        Piece::Edge(_) | Piece::Break => 0,
    };
    passage.pieces.iter().map(count).sum()
}

fn rewrite_words(passage: &Passage, each: &mut impl FnMut(&str) -> Vec<Piece>) -> Passage {
    let mut out = Passage::default();
    for piece in &passage.pieces {
        match piece {
            Piece::Words(text) => each(text).into_iter().for_each(|piece| out.push(piece)),
            Piece::Bracket(bracket) => {
                let mut bracket = bracket.clone();
                for one in &mut bracket.alternatives {
                    one.wording = rewrite_words(&one.wording, each);
                }
                out.push(Piece::Bracket(bracket));
            }
            Piece::Edge(_) | Piece::Break => out.push(piece.clone()),
        }
    }
    out
}

/// Counts down to the bracket, and puts the alternative in its place.
fn lifted_in(passage: &Passage, left: &mut u32, choice: u32, lifted: &mut bool) -> Passage {
    let mut out = Passage::default();
    for piece in &passage.pieces {
        let Piece::Bracket(bracket) = piece else {
            out.push(piece.clone());
            continue;
        };
        *left = left.saturating_sub(u32::from(!*lifted));
        let chosen = usize::try_from(choice).ok().and_then(|choice| choice.checked_sub(1));
        let chosen = chosen.and_then(|choice| bracket.alternatives.get(choice));
        match chosen {
            Some(chosen) if *left == 0 && !*lifted => {
                *lifted = true;
                chosen.wording.pieces.iter().for_each(|piece| out.push(piece.clone()));
            }
            _ if *left == 0 => out.push(piece.clone()),
            _ => {
                let mut bracket = bracket.clone();
                for one in &mut bracket.alternatives {
                    one.wording = lifted_in(&one.wording, left, choice, lifted);
                }
                out.push(Piece::Bracket(bracket));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use unbracket_text::Printed;

    use super::*;

    fn passage(words: &str) -> Passage {
        Passage::words(words)
    }

    fn bracketed_twice() -> Passage {
        let (once, first) = put_in_brackets(
            &passage("States shall act together now"),
            Some("act together"),
            &[passage("cooperate")],
            &BracketReason::NotAgreed,
        )
        .unwrap();
        let technical = BracketReason::Technical;
        let (twice, second) = put_in_brackets(&once, Some("together"), &[], &technical).unwrap();
        assert_eq!((first, second), (1, 2));
        twice
    }

    #[test]
    fn words_are_put_in_brackets_where_they_stand_once() {
        assert_eq!(
            bracketed_twice().to_marked_text(),
            "States shall [act [together]][cooperate] now"
        );
        let twice = passage("of the people by the people");
        assert_eq!(put_in_brackets(&twice, Some("the"), &[], &BracketReason::NotAgreed), None);
        assert_eq!(put_in_brackets(&twice, Some("for"), &[], &BracketReason::NotAgreed), None);
    }

    #[test]
    fn words_are_found_as_whole_words() {
        let put = |text: &str, words: &str| {
            let put = put_in_brackets(&passage(text), Some(words), &[], &BracketReason::NotAgreed);
            put.map(|(passage, _)| passage.to_marked_text())
        };
        assert_eq!(put("States shall do all", "all").unwrap(), "States shall do [all]");
        assert_eq!(put("States shall", "all"), None);
        assert_eq!(put("各国应当合作", "应当").unwrap(), "各国[应当]合作");
    }

    #[test]
    fn a_bracket_is_lifted_by_its_number_and_others_stay() {
        let twice = bracketed_twice();
        let lifted = |bracket, alternative| {
            lift(&twice, bracket, alternative).map(|(passage, _)| passage.to_marked_text())
        };
        assert_eq!(lifted(1, 1).unwrap(), "States shall act [together] now");
        assert_eq!(lifted(1, 2).unwrap(), "States shall cooperate now");
        assert_eq!(lifted(2, 1).unwrap(), "States shall [act together][cooperate] now");
        assert_eq!(
            (lifted(3, 1), lifted(1, 3), lifted(0, 1), lifted(1, 0)),
            (None, None, None, None)
        );
    }

    #[test]
    fn brackets_that_stay_are_known_again() {
        let twice = bracketed_twice();
        let (inner, map) = lift(&twice, 1, 1).unwrap();
        assert_eq!(map, [None, Some(1)]);
        assert_eq!(lift(&twice, 1, 2).unwrap().1, [None, None]);
        assert_eq!(lift(&twice, 2, 1).unwrap().1, [Some(1), None]);
        assert_eq!(same_brackets(&twice, &inner), [None, Some(1)]);
        assert_eq!(same_brackets(&twice, &twice), [Some(1), Some(2)]);
    }

    #[test]
    fn a_bracket_read_from_a_file_is_what_it_was_in_the_text_before() {
        let linked = BracketReason::Linked("finance".to_owned());
        let (before, _) =
            put_in_brackets(&passage("States shall act now"), Some("act"), &[], &linked).unwrap();
        let read = |before: &str, behind: &str, inner: &str| {
            let proposes = Alternative::new(Stance::Propose, passage(inner));
            let mut out = passage(before);
            out.push(Piece::Bracket(Bracket::new(vec![proposes])));
            out.push_words(behind);
            out
        };
        assert_eq!(known_again(&read("States shall ", " now", "act"), &before), before);
        let elsewhere = known_again(&read("All States shall ", "", "act"), &before);
        assert_eq!(same_brackets(&before, &elsewhere), [Some(1)]);
        assert_eq!(elsewhere.to_marked_text(), "All States shall [act]");
        // A reader takes neighbours for rivals.
        let (twice, _) =
            put_in_brackets(&before, Some("now"), &[], &BracketReason::Technical).unwrap();
        let rivals = [("", "act"), (" ", "now")].map(|(lead, words)| {
            let lead = lead.to_owned();
            let printed = Printed { lead, opens: true, closes: true, ..Printed::default() };
            Alternative {
                printed: Some(printed),
                ..Alternative::new(Stance::Propose, passage(words))
            }
        });
        let mut read_as_one = passage("All States shall ");
        read_as_one.push(Piece::Bracket(Bracket::new(rivals.into())));
        let apart = known_again(&read_as_one, &twice);
        assert_eq!(same_brackets(&twice, &apart), [Some(1), Some(2)]);
        assert_eq!(apart.to_marked_text(), "All States shall [act] [now]");
        let other = read("States shall ", " now", "act together");
        assert_eq!(known_again(&other, &before), other);
    }
}
