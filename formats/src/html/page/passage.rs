//! Words and brackets as markup.

use unbracket_text::{Alternative, Bracket, Edge, Passage, Piece, Printed, Stance};

use super::escape::{escaped, has_bidi_control};
use super::frame::Frame;

/// What is proposed for words, as it is shown on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// They stand.
    Plain,
    /// They are proposed.
    Proposed,
    /// Somebody would delete them.
    Deleted,
}

/// The markup of a passage.
pub(super) fn passage(frame: &Frame<'_>, passage: &Passage, mark: Mark) -> String {
    let mut out = String::new();
    write(frame, passage, mark, &mut out);
    out
}

/// A square bracket of the compilation: typography, not text.
pub(super) fn sign(sign: &str) -> String {
    format!("<b>{sign}</b>")
}

/// Writes the markup of a passage.
pub(super) fn write(frame: &Frame<'_>, passage: &Passage, mark: Mark, out: &mut String) {
    let links = Links::of(passage);
    write_pieces(frame, passage, mark, &links, out);
}

fn write_pieces(
    frame: &Frame<'_>,
    passage: &Passage,
    mark: Mark,
    links: &Links<'_>,
    out: &mut String,
) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(words) => out.push_str(&marked(words, mark)),
            Piece::Edge(Edge::Opens) => own_sign("[", out),
            Piece::Edge(Edge::Closes) => own_sign("]", out),
            Piece::Break => {
                let said = frame.own("i", &frame.phrases.paragraph_begins);
                out.push_str(&format!("<span class=\"s\">¶{said}</span>"));
            }
            Piece::Bracket(bracket) if bracket.is_compiled() => {
                write_compiled(frame, bracket, mark, links, out);
            }
            Piece::Bracket(bracket) => write_own(frame, bracket, mark, links, out),
        }
    }
}

/// Words with their mark; the spaces around them bear none.
fn marked(words: &str, mark: Mark) -> String {
    let element = match mark {
        Mark::Plain => "",
        Mark::Proposed => "ins",
        Mark::Deleted => "del",
    };
    let inner = words.trim();
    let text = if has_bidi_control(words) {
        format!("<bdi>{}</bdi>", escaped(inner))
    } else {
        escaped(inner)
    };
    if element.is_empty() && text.len() == inner.len() || inner.is_empty() {
        return escaped(words);
    }
    let (lead, tail) = (words.len() - words.trim_start().len(), words.trim_end().len());
    let (lead, tail) = (escaped(&words[..lead]), escaped(&words[tail..]));
    if element.is_empty() {
        return format!("{lead}{text}{tail}");
    }
    format!("{lead}<{element}>{text}</{element}>{tail}")
}

/// A bracket that stood in the draft: its signs are text.
fn own_sign(sign: &str, out: &mut String) {
    out.push_str(&format!("<span class=\"o\">{sign}</span>"));
}

fn write_own(
    frame: &Frame<'_>,
    bracket: &Bracket,
    mark: Mark,
    links: &Links<'_>,
    out: &mut String,
) {
    let plain = Printed { opens: true, closes: true, ..Printed::default() };
    for alternative in &bracket.alternatives {
        let printed = alternative.printed.as_ref().unwrap_or(&plain);
        out.push_str(&escaped(&printed.lead));
        if printed.opens {
            own_sign("[", out);
        }
        out.push_str(&escaped(&printed.before));
        write_pieces(frame, &alternative.wording, mark, links, out);
        out.push_str(&escaped(&printed.after));
        if printed.closes {
            own_sign("]", out);
        }
    }
}

/// A bracket of the compilation: the words of the base first, then the proposals.
fn write_compiled(
    frame: &Frame<'_>,
    bracket: &Bracket,
    mark: Mark,
    links: &Links<'_>,
    out: &mut String,
) {
    let (before, behind) = blank_edges(bracket);
    out.push_str(&format!("<u-k>{}[", if before { " " } else { "" }));
    let is_deleted = bracket.alternatives.iter().any(|a| a.stance == Stance::Delete);
    let retain_mark = if is_deleted { Mark::Deleted } else { mark };
    let mut said_before = false;
    for (index, alternative) in bracket.alternatives.iter().enumerate() {
        let is_delete = alternative.stance == Stance::Delete;
        // A deletion stands beside the very words, if nothing else does.
        if said_before && !(is_delete && index == 1) {
            out.push_str(" | ");
        }
        if alternative.is_retain() {
            if alternative.wording.is_empty() {
                continue;
            }
            let mut words = String::new();
            write_pieces(frame, &alternative.wording, retain_mark, links, &mut words);
            out.push_str(&format!("<u-a>{}</u-a>", within(&words, "")));
        } else {
            let element = if is_delete { "u-d" } else { "u-a" };
            let numbers = frame.numbers(&alternative.sponsors);
            let mut words = String::new();
            write_pieces(frame, &alternative.wording, Mark::Proposed, links, &mut words);
            let voice = voice(frame, bracket, alternative, links);
            let words = within(&words, &voice);
            out.push_str(&format!("<{element} s=\"{numbers}\">{words}</{element}>"));
        }
        said_before = true;
    }
    out.push_str(&format!("]{}</u-k>", if behind { " " } else { "" }));
}

/// Whether a space is shown before the bracket and behind it, for wordings that bring theirs.
fn blank_edges(bracket: &Bracket) -> (bool, bool) {
    let wordings = bracket.alternatives.iter().map(|one| one.wording.to_marked_text());
    wordings.fold((false, false), |(before, behind), text| {
        (before || text.starts_with(' '), behind || text.ends_with(' '))
    })
}

/// Words and who stands behind them; the spaces at their edges are shown in readings only, since in
/// the compilation they stand outside the bracket.
fn within(words: &str, voice: &str) -> String {
    let edge = |spaces: &str| match spaces {
        "" => String::new(),
        spaces => format!("<u>{spaces}</u>"),
    };
    let rest = words.trim_start_matches(' ');
    let inner = rest.trim_end_matches(' ');
    let lead = edge(&words[..words.len() - rest.len()]);
    format!("{lead}{inner}{voice}{}", edge(&rest[inner.len()..]))
}

/// Who stands behind an alternative, and how it relates to others.
fn voice(
    frame: &Frame<'_>,
    bracket: &Bracket,
    alternative: &Alternative,
    links: &Links<'_>,
) -> String {
    let names = frame.names(&alternative.sponsors);
    let near = near_repeat(frame, bracket, alternative);
    let link = links.place(alternative).map(|place| frame.aside(&frame.phrases.links[place]));
    let link = link.unwrap_or_default();
    if alternative.stance == Stance::Delete {
        return format!("{}{names}{link}", frame.own("em", &frame.phrases.delete));
    }
    format!("<small>{}{names}{near}{link}</small>", frame.own("i", &frame.phrases.proposed_by))
}

/// Names the wording that an alternative nearly repeats.
pub(super) fn near_repeat(
    frame: &Frame<'_>,
    bracket: &Bracket,
    alternative: &Alternative,
) -> String {
    let twin = alternative.nearly_repeats.and_then(|index| bracket.alternatives.get(index));
    let named = twin.map(|twin| {
        let words = frame.aside(&frame.phrases.nearly_as);
        format!("{words}{}", frame.names(&twin.sponsors))
    });
    named.unwrap_or_default()
}

/// For each proposal that crosses another, in how many brackets of the passage its parts stand.
struct Links<'p>(Vec<(u32, &'p Alternative)>);

impl<'p> Links<'p> {
    fn of(passage: &'p Passage) -> Self {
        let brackets = passage.brackets();
        let alternatives = brackets.iter().flat_map(|bracket| &bracket.alternatives);
        Self(alternatives.filter_map(|a| Some((a.link?, a))).collect())
    }

    /// Where a part that is chosen together with others stands: 0 before them, 1 behind them, 2
    /// between them.
    fn place(&self, alternative: &Alternative) -> Option<usize> {
        let link = alternative.link?;
        let parts: Vec<_> = self.0.iter().filter(|(number, _)| *number == link).collect();
        let at = parts.iter().position(|(_, part)| std::ptr::eq(*part, alternative))?;
        match (at, parts.len()) {
            (_, 0 | 1) => None,
            (0, _) => Some(0),
            (at, count) if at + 1 == count => Some(1),
            _ => Some(2),
        }
    }
}
