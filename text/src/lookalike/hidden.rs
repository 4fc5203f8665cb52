//! Characters that show nothing and change what is shown.

use super::{Lookalike, LookalikeKind, lookalike};
use crate::token::runs_right_to_left;

const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202E}';
const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202D}';
const POP: char = '\u{202C}';

pub(crate) fn warnings(text: &str) -> Vec<Lookalike> {
    let has_right_to_left = text.chars().any(is_right_to_left);
    let mut found = unbalanced(text);
    for (at, character) in text.char_indices() {
        let kind = match character {
            '\u{200E}' | '\u{200F}' | '\u{061C}' if !has_right_to_left => {
                LookalikeKind::DirectionMark
            }
            '\u{200C}' | '\u{200D}' if !is_joiner_needed(text, at, character) => {
                LookalikeKind::Joiner
            }
            other => match always_hidden(other) {
                Some(kind) => kind,
                None => continue,
            },
        };
        found.push(lookalike(text, at..at + character.len_utf8(), kind));
    }
    found
}

/// Characters that are hidden wherever they stand.
fn always_hidden(character: char) -> Option<LookalikeKind> {
    Some(match character {
        '\t' | '\n' | '\r' => return None,
        '\u{AD}' => LookalikeKind::SoftHyphen,
        '\u{202A}'..='\u{202E}' => LookalikeKind::DirectionOverride,
        '\u{E0000}'..='\u{E007F}' => LookalikeKind::Tag,
        '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}'
        | '\u{180B}'..='\u{180D}'
        | '\u{180F}' => LookalikeKind::VariationSelector,
        '\u{34F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' => LookalikeKind::Invisible,
        control if control.is_control() => LookalikeKind::Invisible,
        _ => return None,
    })
}

/// Isolates must be opened and closed within one text.
fn unbalanced(text: &str) -> Vec<Lookalike> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        let place = at..at + character.len_utf8();
        match character {
            '\u{2066}'..='\u{2068}' => open.push(place),
            '\u{2069}' if open.pop().is_none() => {
                found.push(lookalike(text, place, LookalikeKind::UnbalancedIsolate));
            }
            _ => {}
        }
    }
    let left = open.into_iter();
    found.extend(left.map(|place| lookalike(text, place, LookalikeKind::UnbalancedIsolate)));
    found
}

fn is_right_to_left(character: char) -> bool {
    let mut buffer = [0; 4];
    runs_right_to_left(character.encode_utf8(&mut buffer))
}

/// A non-joiner stands between two letters of a script that joins (as in Persian), a joiner beside
/// one (a simplification of UTS #46, rule ContextJ).
fn is_joiner_needed(text: &str, at: usize, joiner: char) -> bool {
    let before = text[..at].chars().next_back().is_some_and(is_of_joining_script);
    let behind = text[at + joiner.len_utf8()..].chars().next().is_some_and(is_of_joining_script);
    if joiner == '\u{200D}' { before || behind } else { before && behind }
}

/// Arabic, Syriac, Thaana and N'Ko; the scripts of India, Tibet, Burma, the Khmer and Mongolia.
fn is_of_joining_script(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{7FF}' | '\u{840}'..='\u{8FF}' | '\u{900}'..='\u{DFF}'
        | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{A8E0}'..='\u{A8FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{11000}'..='\u{1147F}')
}

/// The text with what stands under a right-to-left override in the order that it is shown in, and
/// without the characters that direct it.
pub(crate) fn as_shown(text: &str) -> String {
    if !text.contains(RIGHT_TO_LEFT_OVERRIDE) {
        return text.to_owned();
    }
    // The outermost run, then each run that is still open, with whether it is to be turned round.
    let mut open: Vec<(Vec<char>, bool)> = vec![(Vec::new(), false)];
    for character in text.chars() {
        match character {
            RIGHT_TO_LEFT_OVERRIDE => open.push((Vec::new(), true)),
            LEFT_TO_RIGHT_OVERRIDE => open.push((Vec::new(), false)),
            POP => close(&mut open),
            _ => {
                if let Some((run, _)) = open.last_mut() {
                    run.push(character);
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.into_iter().flat_map(|(run, _)| run).collect()
}

/// Ends the innermost run; a run within one that is turned round is turned with it, so it is turned
/// once more to stay as it is.
fn close(open: &mut Vec<(Vec<char>, bool)>) {
    let is_outermost = open.len() == 1;
    let Some((mut run, is_turned)) = open.pop() else { return };
    if is_outermost {
        open.push((run, is_turned));
        return;
    }
    let (outer, is_outer_turned) = open.last_mut().expect("the outermost run is never taken");
    if *is_outer_turned != is_turned {
        run.reverse();
    }
    outer.extend(run);
}
