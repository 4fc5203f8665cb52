//! One provision: its number, its words, its rival versions, and what is proposed for it as a whole.

use unbracket_text::token::count_words;
use unbracket_text::{
    Alternative, Bracket, CompiledProvision, Origin, Passage, Piece, ProvisionKind, Sponsors,
    Stance,
};

use super::census::{Measure, State};
use super::escape::{Direction, isolated};
use super::frame::Frame;
use super::passage::{Mark, near_repeat, passage, sign};
use crate::wording::{Wording, fill};

/// Words in a paragraph from which on a rewrite stands below it instead of within.
const REWRITE_STANDS_ALONE: usize = 8;

/// A provision with what the page knows of it.
pub(super) struct Place<'a> {
    /// The provision.
    pub(super) provision: &'a CompiledProvision,
    /// Its anchor.
    pub(super) anchor: String,
    /// How contested it is.
    pub(super) measure: Measure,
    /// The level of its heading element, where it is a heading.
    pub(super) level: Option<usize>,
    /// The labels of its rival versions.
    pub(super) rivals: Vec<String>,
}

impl Place<'_> {
    /// Its number as printed, as markup that keeps its direction; empty where it has none.
    pub(super) fn label(&self, direction: Direction) -> String {
        isolated(self.provision.label.as_str(), direction)
    }

    /// What it is called in a sentence, escaped: its number, or its first words.
    pub(super) fn name(&self, frame: &Frame<'_>) -> String {
        frame.apart(&self.plain_name(frame.wording))
    }

    /// The same as mere text.
    pub(super) fn plain_name(&self, wording: &Wording) -> String {
        if !self.provision.label.is_empty() {
            return self.provision.label.as_str().to_owned();
        }
        let text = self.provision.content.to_marked_text();
        let mut short: String = text.trim().chars().take(32).collect();
        if short.len() < text.trim().len() {
            short.push('…');
        }
        wording.quoted(&short)
    }
}

/// The rewrites of a whole paragraph: its one bracket with the punctuation around it.
pub(super) struct Rewrite<'a> {
    lead: &'a str,
    bracket: &'a Bracket,
    tail: &'a str,
}

impl<'a> Rewrite<'a> {
    /// Finds them: everything but punctuation stands in one bracket, and is rewritten.
    pub(super) fn of(provision: &'a CompiledProvision) -> Option<Self> {
        let is_prose = !matches!(
            provision.kind,
            ProvisionKind::Title | ProvisionKind::Heading { .. } | ProvisionKind::Annex
        );
        let (lead, bracket, tail) = match provision.content.pieces.as_slice() {
            [Piece::Bracket(bracket)] => ("", bracket, ""),
            [Piece::Words(lead), Piece::Bracket(bracket)] => (lead.as_str(), bracket, ""),
            [Piece::Bracket(bracket), Piece::Words(tail)] => ("", bracket, tail.as_str()),
            [Piece::Words(lead), Piece::Bracket(bracket), Piece::Words(tail)] => {
                (lead.as_str(), bracket, tail.as_str())
            }
            _ => return None,
        };
        let retained = bracket.alternatives.first()?.wording.to_marked_text();
        let is_whole = bracket.is_compiled() && count_words(lead) + count_words(tail) == 0;
        let is_long = count_words(&retained) >= REWRITE_STANDS_ALONE;
        let rewrite = Self { lead, bracket, tail };
        (is_prose && is_whole && is_long && rewrite.rivals().count() > 0).then_some(rewrite)
    }

    /// The rival wordings.
    pub(super) fn rivals(&self) -> impl Iterator<Item = &'a Alternative> + use<'a> {
        self.bracket.alternatives.iter().filter(|a| a.stance == Stance::Propose)
    }

    /// What stays in the paragraph: the bracket without its rewrites.
    fn remainder(&self) -> Passage {
        let stays = |a: &&Alternative| a.stance != Stance::Propose;
        let alternatives: Vec<_> =
            self.bracket.alternatives.iter().filter(stays).cloned().collect();
        let mut out = Passage::words(self.lead);
        out.push(Piece::Bracket(Bracket { alternatives, ..self.bracket.clone() }));
        out.push_words(self.tail);
        out
    }

    /// A rival wording as a paragraph of its own.
    fn paragraph(&self, frame: &Frame<'_>, rival: &Alternative, label: &str) -> String {
        let mut whole = Passage::words(self.lead);
        rival.wording.pieces.iter().for_each(|piece| whole.push(piece.clone()));
        whole.push_words(self.tail);
        let words = passage(frame, &whole, Mark::Proposed);
        let near = near_repeat(frame, self.bracket, rival);
        format!(
            "<p class=\"w alt\" data-s=\"{}\"><span class=\"n\">{}</span><b>[</b>{words}\
             <small>{}{}{near}</small><b>]</b></p>",
            frame.numbers(&rival.sponsors),
            isolated(label, frame.direction),
            frame.own("i", &frame.phrases.proposed_by),
            frame.names(&rival.sponsors),
        )
    }
}

/// The markup of a provision.
pub(super) fn provision(frame: &Frame<'_>, places: &[Place<'_>], at: usize) -> String {
    let place = &places[at];
    let provision = place.provision;
    let mut out = opening(frame, place);
    if !provision.label.is_empty() {
        let anchor = &place.anchor;
        let (label, dot) = (place.label(frame.direction), dot(provision.label.as_str()));
        out.push_str(&format!("<a class=\"n\" href=\"#{anchor}\">{label}{dot}</a>"));
    }
    out.push_str(&words(frame, place));
    out.push_str(&meta(frame, places, at));
    out.push_str("</section>\n");
    out
}

/// The words of a provision with its brackets, and its rival versions behind them.
pub(super) fn words(frame: &Frame<'_>, place: &Place<'_>) -> String {
    let provision = place.provision;
    let rewrite = Rewrite::of(provision);
    let element = place.level.map_or_else(|| "p".to_owned(), |level| format!("h{level}"));
    let words = match &rewrite {
        Some(rewrite) => passage(frame, &rewrite.remainder(), Mark::Plain),
        None if provision.origin == Origin::Base => passage(frame, &provision.content, Mark::Plain),
        None => passage(frame, &provision.content, Mark::Proposed),
    };
    let words = in_whole_brackets(frame, provision, &words);
    let mut out = format!("<{element} class=\"w\">{words}</{element}>");
    for (rival, label) in rewrite.iter().flat_map(Rewrite::rivals).zip(&place.rivals) {
        out.push_str(
            &rewrite.as_ref().map_or_else(String::new, |r| r.paragraph(frame, rival, label)),
        );
    }
    out
}

fn opening(frame: &Frame<'_>, place: &Place<'_>) -> String {
    let provision = place.provision;
    let mut classes = format!("p t{}", place.measure.state as usize);
    if provision.depth > 0 {
        classes.push_str(&format!(" d{}", provision.depth.min(6)));
    }
    if place.level.is_some() {
        classes.push_str(" h");
    }
    let mut out = format!("<section class=\"{classes}\" id=\"{}\"", place.anchor);
    let mut attribute = |name: &str, sponsors: &Sponsors| {
        if !sponsors.is_empty() {
            out.push_str(&format!(" data-{name}=\"{}\"", frame.numbers(sponsors)));
        }
    };
    if let Origin::Inserted { voices, .. } = &provision.origin {
        attribute("in", &voices.sponsors);
    }
    attribute("x", &provision.whole.delete.sponsors);
    out.push('>');
    out
}

/// A full stop behind a number, none behind `(a)`.
pub(super) fn dot(label: &str) -> &'static str {
    if label.ends_with(char::is_alphanumeric) { "." } else { "" }
}

/// The brackets around a provision that is proposed, or that somebody would delete.
fn in_whole_brackets(frame: &Frame<'_>, provision: &CompiledProvision, words: &str) -> String {
    let delete = &provision.whole.delete.sponsors;
    let phrases = &frame.phrases;
    let (class, said, sponsors) = match &provision.origin {
        Origin::Inserted { voices, .. } => {
            ("", frame.own("i", &phrases.proposed_by), &voices.sponsors)
        }
        Origin::Base if delete.is_empty() => return words.to_owned(),
        Origin::Base => (" class=\"x whole\"", frame.own("em", &phrases.delete_whole), delete),
    };
    let (open, close) = (sign("["), sign("]"));
    let names = frame.names(sponsors);
    format!("{open}{words}<small{class}>{said}{names}</small>{close}")
}

/// The line below: the state by sign and word, the figures, and what is proposed for the whole.
fn meta(frame: &Frame<'_>, places: &[Place<'_>], at: usize) -> String {
    let place = &places[at];
    let measure = &place.measure;
    let (wording, states) = (frame.wording, &frame.wording.page.states);
    let mut parts: Vec<String> = Vec::new();
    if measure.state != State::Untouched {
        let places = match (measure.state, measure.places) {
            (State::Bracketed, count @ 2..) => {
                format!("{}{}", wording.signs.comma, states.brackets.say(count))
            }
            _ => String::new(),
        };
        let (sign, words) = (measure.state.sign(), measure.state.words(states));
        parts.push(format!("<strong>{sign} {words}{places}</strong>"));
    }
    if matches!(measure.state, State::Bracketed | State::Opposed) {
        parts.push(wording.legend.sponsors.say(measure.sponsors.len()));
        parts.push(states.proposals.say(measure.proposals));
        parts.push(format!("<span class=\"g {}\">{} %</span>", measure.bar(), measure.share));
    }
    parts.extend(wholes(frame, places, at));
    if parts.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = parts.iter().map(|part| format!("<span>{part}</span>")).collect();
    format!("<div class=\"m\"{}>{}</div>", frame.own_language(), parts.join(" "))
}

/// What is proposed for a provision as a whole, besides deleting it.
fn wholes(frame: &Frame<'_>, places: &[Place<'_>], at: usize) -> Vec<String> {
    let (wording, whole) = (frame.wording, &places[at].provision.whole);
    let mut parts = Vec::new();
    for (index, (to, voices)) in whole.moves.iter().enumerate() {
        let target = frame.apart(&frame.called.moved(to));
        let link = format!("<a href=\"#_m{at}-{index}\">⇄ {target}</a>");
        parts.push(wording.said(&link, &frame.names(&voices.sponsors)));
    }
    if !whole.join.is_empty() {
        let names = frame.names(&whole.join.sponsors);
        parts.push(wording.said(&format!("⇄ {}", wording.whole.join), &names));
    }
    if !whole.retain.is_empty() {
        parts.push(wording.said(wording.whole.retain, &frame.names(&whole.retain.sponsors)));
    }
    let twin = places[at].provision.nearly_repeats.as_ref();
    if let Some(twin) = twin.and_then(|id| places.iter().find(|p| &p.provision.id == id)) {
        let link = format!("<a href=\"#{}\">{}</a>", twin.anchor, twin.name(frame));
        parts.push(fill(wording.marks.nearly, &[("names", &link)]));
    }
    parts
}
