//! Who stands behind a bracket and what they want: `[EU: text]`, `[text – EU]`, `[US: delete]`.

use unbracket_text::{Alternative, BracketReason, Passage, Printed, Sponsors, Stance};

use super::build::{self, Group, Item};
use super::rival;
use crate::names::Names;

/// Names are looked for within this many bytes of either end of a bracket.
const REACH: usize = 400;

/// Reads what stands between a pair of brackets.
pub(super) fn read(mut items: Vec<Item>, names: &Names) -> Group {
    if let [Item::Words(words)] = items.as_slice() {
        let rivals = positions(words, names).or_else(|| slashed(words));
        if let Some(group) = rivals {
            return group;
        }
    }
    let mut sponsors = Sponsors::new();
    let before = take_front(&mut items, names, &mut sponsors);
    let after = take_back(&mut items, names, &mut sponsors);
    let mut shape = rival::shape(&items);
    shape.named = !sponsors.is_empty() || !before.is_empty();
    let mut alternative = Alternative::new(Stance::Propose, build::passage(items));
    alternative.sponsors = sponsors;
    alternative.printed =
        Some(Printed { opens: true, closes: true, before, after, ..Printed::default() });
    Group { alternatives: vec![alternative], reason: BracketReason::NotAgreed, shape }
}

/// Cuts `EU: ` or `Option 1: ` off the first words.
fn take_front(items: &mut [Item], names: &Names, sponsors: &mut Sponsors) -> String {
    let Some(Item::Words(words)) = items.first_mut() else { return String::new() };
    let Some((cut, found)) = front(words, names) else { return String::new() };
    sponsors.extend(found);
    let rest = words.split_off(cut);
    std::mem::replace(words, rest)
}

/// Cuts ` – EU` or ` (EU)` off the last words.
fn take_back(items: &mut [Item], names: &Names, sponsors: &mut Sponsors) -> String {
    let Some(Item::Words(words)) = items.last_mut() else { return String::new() };
    let Some((cut, found)) = behind_dash(words, names).or_else(|| in_parentheses(words, names))
    else {
        return String::new();
    };
    sponsors.extend(found);
    words.split_off(cut)
}

/// Where the words begin behind `EU: ` or `Option 1: `, and who is named.
fn front(words: &str, names: &Names) -> Option<(usize, Sponsors)> {
    let colon = words.find([':', '：']).filter(|colon| *colon <= REACH)?;
    let head = &words[..colon];
    let found =
        sponsors_before_colon(head, names).or_else(|| is_option(head).then(Sponsors::new))?;
    let behind = colon + words[colon..].chars().next().map_or(1, char::len_utf8);
    let space = words[behind..].len() - words[behind..].trim_start().len();
    Some((behind + space, found))
}

fn sponsors_before_colon(head: &str, names: &Names) -> Option<Sponsors> {
    const BEFORE: [&str; 4] = ["Proposal by ", "Proposed by ", "Proposal of ", "Alternative by "];
    const BEHIND: [&str; 6] =
        [" proposal", " proposes", " propose", " alternative", " alt", " suggests"];
    let head = head.trim();
    if let Some(found) = names.list(head) {
        return Some(found);
    }
    let inner = BEFORE.iter().find_map(|word| head.strip_prefix(word)).unwrap_or(head);
    let inner = BEHIND.iter().find_map(|word| inner.strip_suffix(word)).unwrap_or(inner);
    if inner.len() == head.len() { None } else { names.list(inner) }
}

/// `Option 1`, `Alt 2`, `Alternative A`.
fn is_option(head: &str) -> bool {
    let mut words = head.split_whitespace();
    let named = words.next().is_some_and(|word| {
        matches!(word.to_lowercase().as_str(), "option" | "alt" | "alternative" | "opción")
    });
    let numbered = words
        .next()
        .is_some_and(|word| word.chars().count() <= 4 && word.chars().all(char::is_alphanumeric));
    named && numbered && words.next().is_none()
}

/// Where ` – EU` begins at the end of these words.
fn behind_dash(words: &str, names: &Names) -> Option<(usize, Sponsors)> {
    let reach = floor(words, words.len().saturating_sub(REACH));
    let dashes = words[reach..].char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—'));
    let mut places: Vec<(usize, char)> = dashes.map(|(at, c)| (reach + at, c)).collect();
    places.reverse();
    places.into_iter().take(8).find_map(|(at, dash)| {
        let text = &words[..at];
        let behind = &words[at + dash.len_utf8()..];
        let spaced = text.ends_with(char::is_whitespace)
            && (dash != '-' || behind.starts_with(char::is_whitespace));
        let found = spaced.then(|| names.list(behind)).flatten()?;
        Some((text.trim_end().len(), found))
    })
}

/// Where ` (EU)` begins at the end of these words, unless it explains an abbreviation.
fn in_parentheses(words: &str, names: &Names) -> Option<(usize, Sponsors)> {
    let inner = words.trim_end().strip_suffix(')')?;
    let reach = floor(inner, inner.len().saturating_sub(REACH));
    let mut depth = 0usize;
    let open = inner[reach..].char_indices().rev().find_map(|(at, c)| {
        match c {
            ')' => depth += 1,
            '(' if depth == 0 => return Some(reach + at),
            '(' => depth -= 1,
            _ => {}
        }
        None
    })?;
    let text = words[..open].trim_end();
    let found = names.list(&inner[open + 1..])?;
    (!explains(text, &inner[open + 1..], &found, names)).then_some((text.len(), found))
}

/// Whether a text ends in the words that the parenthesis abbreviates: `… States (SIDS)`.
fn explains(text: &str, short: &str, found: &Sponsors, names: &Names) -> bool {
    let last: Vec<&str> = text.split_whitespace().rev().take(8).collect();
    let letters: Vec<char> = short.chars().filter(|c| c.is_uppercase()).collect();
    let initials: Vec<char> =
        last.iter().filter_map(|word| word.chars().next()?.to_uppercase().next()).collect();
    let spelt = initials.len() >= letters.len()
        && letters.len() > 1
        && initials[..letters.len()].iter().rev().eq(letters.iter());
    spelt
        || (1..=last.len()).any(|count| {
            let tail: Vec<&str> = last[..count].iter().rev().copied().collect();
            names.find(&tail.join(" ")).is_some_and(|sponsor| found.contains(sponsor))
        })
}

/// `[US, JP: delete]`, `[US: delete; EU: retain]`: positions on the words before.
fn positions(words: &str, names: &Names) -> Option<Group> {
    if words.len() > 2 * REACH {
        return None;
    }
    let mut alternatives = Vec::new();
    let mut reason = BracketReason::NotAgreed;
    let mut lead = "";
    let mut rest = words;
    loop {
        let mut ends = rest.match_indices([';', '/']).map(|(end, _)| end);
        let end = ends.find(|end| position(&rest[..*end], names).is_some());
        let (this, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let (stance, reserves, cut, sponsors) = position(this, names)?;
        if reserves {
            reason = BracketReason::PendingInstructions;
        }
        let mut alternative = Alternative::new(stance, Passage::default());
        alternative.sponsors = sponsors;
        alternative.printed = Some(Printed {
            lead: lead.to_owned(),
            opens: alternatives.is_empty(),
            closes: end.is_none(),
            before: this[..cut].to_owned(),
            after: this[cut..].to_owned(),
        });
        alternatives.push(alternative);
        if end.is_none() {
            break;
        }
        (lead, rest) = behind.split_at(1);
    }
    let shape = rival::Shape { named: true, position: true, ..rival::Shape::default() };
    Some(Group { alternatives, reason, shape })
}

/// What `EU, CANZ: retain` asks for, whether it is a reserve, where the verb begins, and who asks.
fn position(words: &str, names: &Names) -> Option<(Stance, bool, usize, Sponsors)> {
    let (cut, sponsors) = front(words, names).filter(|(_, sponsors)| !sponsors.is_empty())?;
    let verb = words[cut..].trim().trim_end_matches(['.', ';']).to_lowercase();
    let verb = verb.strip_prefix("to ").unwrap_or(&verb).trim_start();
    let (first, object) = verb.split_once(char::is_whitespace).unwrap_or((verb, ""));
    let object = object.trim();
    let whole = matches!(
        object,
        "" | "paragraph"
            | "this paragraph"
            | "para"
            | "text"
            | "this"
            | "its position"
            | "position"
            | "the position"
            | "their position"
            | "on this paragraph"
    );
    let (stance, reserves) = match first {
        "delete" | "deletes" | "deletion" => (Stance::Delete, false),
        "retain" | "retains" | "keep" | "keeps" => (Stance::Retain, false),
        // A reserve takes nothing out: the words stand while the delegation waits.
        "reserve" | "reserves" => (Stance::Retain, true),
        _ => return None,
    };
    whole.then_some((stance, reserves, cut, sponsors))
}

/// `[shall/should]`: rival words in one pair of brackets.
fn slashed(words: &str) -> Option<Group> {
    const IDIOMS: [&str; 8] =
        ["and/or", "or/and", "he/she", "she/he", "his/her", "her/his", "him/her", "either/or"];
    let parts: Vec<&str> = words.split('/').collect();
    let spaced = words.contains(" / ");
    let wording = |part: &str| {
        let count = part.split_whitespace().count();
        let letters = |c: char| c.is_alphabetic() || c == '-' || c == '\'' || c == ' ';
        (1..=if spaced { 3 } else { 1 }).contains(&count)
            && part.chars().all(letters)
            && part.trim().chars().count() > 1
    };
    let many = (2..=6).contains(&parts.len());
    if !many || IDIOMS.contains(&words.to_lowercase().as_str()) || !parts.iter().all(|p| wording(p))
    {
        return None;
    }
    let last = parts.len() - 1;
    let alternatives = parts.iter().enumerate().map(|(at, part)| {
        let inner = part.trim();
        let before = part.len() - part.trim_start().len();
        let mut alternative = Alternative::new(Stance::Propose, Passage::words(inner));
        alternative.printed = Some(Printed {
            lead: if at == 0 { String::new() } else { "/".to_owned() },
            opens: at == 0,
            closes: at == last,
            before: part[..before].to_owned(),
            after: part[before + inner.len()..].to_owned(),
        });
        alternative
    });
    let shape = rival::shape(&[Item::Words(words.to_owned())]);
    Some(Group { alternatives: alternatives.collect(), reason: BracketReason::NotAgreed, shape })
}

/// The nearest boundary between characters at or before this byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
