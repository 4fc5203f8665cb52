//! The base of a compilation with every amendment as real tracked changes.
//!
//! **Invariant:** rejecting every change gives the base: all that is added stands in `w:ins` or behind
//! an inserted mark, and no character of the base is left out.

use std::collections::BTreeMap;

use unbracket_text::{
    Alternative, Bracket, Compilation, CompiledProvision, Edge, Origin, Passage, Piece,
    ProvisionId, Sponsor, Sponsors, Stance, Voices,
};

use super::compilation::{Labels, direction};
use super::draft::{indent_of, printed, title_paragraph};
use super::markup::{Paragraph, escape, is_right_to_left};
use super::package::{Content, pack};
use super::sheet::style_id;
use super::{WriteOptions, Written};
use crate::notice::Notice;
use crate::wording::{Called, Wording, fill};

pub(super) fn write(compilation: &Compilation, options: &WriteOptions) -> Written {
    let wording = Wording::of(compilation.base().language());
    let mut redline =
        Redline { body: String::new(), date: escape(options.date()), changes: 0, wording };
    if let Some(title) = compilation.base().title() {
        title_paragraph(title, compilation.base().language()).write(&mut redline.body);
    }
    let joins = joins(compilation);
    let labels = Labels::of(compilation);
    let mut sample = String::new();
    for compiled in compilation.provisions() {
        let right_to_left = direction(compilation, compiled);
        let label = match compiled.origin {
            Origin::Base => labels.borne(compiled),
            Origin::Inserted { .. } => compiled.label.as_str(),
        };
        redline.provision(compiled, label, right_to_left, &joins);
        if sample.len() < 1000 {
            sample.push_str(&compiled.content.to_marked_text());
        }
    }
    // A mark that is deleted or inserted at the end needs a paragraph with which to be one.
    Paragraph::new("Normal", 0, false).write(&mut redline.body);
    let language = compilation.base().language();
    let content = Content {
        body: &redline.body,
        language,
        right_to_left: is_right_to_left(language, &sample),
        tracked: true,
    };
    Written { bytes: pack(&content, options), notices: notices(compilation, &joins) }
}

/// Who would join which provision of the base to the one before it.
#[derive(Default)]
struct Joins<'a> {
    /// For the provision before: whose mark is deleted by whom.
    marks: BTreeMap<&'a ProvisionId, &'a Sponsors>,
    /// For the provision that is joined: who joins it, and the space that comes between.
    joined: BTreeMap<&'a ProvisionId, (&'a Sponsors, &'static str)>,
    /// Provisions that a redline cannot join, since others stand between.
    apart: Vec<&'a ProvisionId>,
}

fn joins(compilation: &Compilation) -> Joins<'_> {
    let mut joins = Joins::default();
    let mut before: Option<&CompiledProvision> = None;
    for compiled in compilation.provisions().iter().filter(|one| one.origin == Origin::Base) {
        if !compiled.whole.join.is_empty() {
            match before.filter(|before| before.depth == compiled.depth) {
                Some(before) => {
                    let sponsors = &compiled.whole.join.sponsors;
                    let space = space_between(&before.content, &compiled.content);
                    joins.marks.insert(&before.id, sponsors);
                    joins.joined.insert(&compiled.id, (sponsors, space));
                }
                None => joins.apart.push(&compiled.id),
            }
        }
        before = Some(compiled);
    }
    joins
}

/// Han texts join without a space.
fn space_between(before: &Passage, behind: &Passage) -> &'static str {
    let east = |c: Option<char>| {
        c.is_some_and(|c| {
            unbracket_text::token::is_han(c)
                || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
        })
    };
    let last = before.to_marked_text().chars().next_back();
    let first = behind.to_marked_text().chars().next();
    if east(last) && east(first) { "" } else { " " }
}

/// A redline under construction.
struct Redline {
    body: String,
    date: String,
    changes: u64,
    wording: &'static Wording,
}

/// A paragraph with what is done to it as a whole.
struct Line<'a> {
    paragraph: Paragraph,
    /// Whose insertion all its words are; none for the base.
    inserted: Option<&'a Sponsors>,
    style: String,
    depth: usize,
    right_to_left: bool,
}

impl Redline {
    fn provision(
        &mut self,
        compiled: &CompiledProvision,
        label: &str,
        right_to_left: bool,
        joins: &Joins<'_>,
    ) {
        let style = style_id(compiled.kind);
        let depth = indent_of(compiled.kind, compiled.depth);
        let paragraph = Paragraph::new(&style, depth, right_to_left);
        let inserted = match &compiled.origin {
            Origin::Base => None,
            Origin::Inserted { voices, .. } => Some(&voices.sponsors),
        };
        let mut line = Line { paragraph, inserted, style, depth, right_to_left };
        let delete = &compiled.whole.delete.sponsors;
        let joined = joins.joined.get(&compiled.id);
        let text = compiled.content.to_marked_text();
        let label = printed(compiled.kind, label, &text);
        if !label.is_empty() {
            let mut gone = delete.clone();
            gone.extend(joined.iter().flat_map(|(sponsors, _)| sponsors.iter().cloned()));
            self.base(&mut line, &format!("{label}\t"), &gone);
        }
        if let Some((sponsors, space)) = joined.filter(|_| !text.is_empty()) {
            let change = self.change(sponsors);
            line.paragraph.inserted(space, &change);
        }
        self.passage(&mut line, &compiled.content, delete);
        self.mark(&mut line, compiled, joins);
        line.paragraph.write(&mut self.body);
    }

    /// The mark at the end of a paragraph: inserted with it, deleted with it, or to join the next.
    fn mark(&mut self, line: &mut Line<'_>, compiled: &CompiledProvision, joins: &Joins<'_>) {
        if let Some(sponsors) = line.inserted {
            let change = self.change(sponsors);
            line.paragraph.change_mark("ins", &change);
            return;
        }
        let mut gone = compiled.whole.delete.sponsors.clone();
        if let Some(sponsors) = joins.marks.get(&compiled.id) {
            gone.extend(sponsors.iter().cloned());
        }
        if !gone.is_empty() {
            let change = self.change(&gone);
            line.paragraph.change_mark("del", &change);
        }
    }

    /// Writes a passage of the base whose words these sponsors would delete.
    fn passage(&mut self, line: &mut Line<'_>, passage: &Passage, gone: &Sponsors) {
        for piece in &passage.pieces {
            match piece {
                Piece::Words(words) => self.base(line, words, gone),
                Piece::Edge(Edge::Opens) => self.base(line, "[", gone),
                Piece::Edge(Edge::Closes) => self.base(line, "]", gone),
                Piece::Break => {}
                Piece::Bracket(bracket) if bracket.is_compiled() => {
                    self.bracket(line, bracket, gone);
                }
                Piece::Bracket(bracket) => {
                    for alternative in &bracket.alternatives {
                        self.stood_in_base(line, alternative, gone);
                    }
                }
            }
        }
    }

    /// The words of the base, deleted by all who want others, and each proposed wording behind them.
    ///
    /// Those who delete the words around stand behind no wording within, and a sponsor behind two
    /// wordings only behind the first, as in a reading: accepting all changes of a sponsor then
    /// gives that sponsor's text.
    fn bracket(&mut self, line: &mut Line<'_>, bracket: &Bracket, gone: &Sponsors) {
        let rivals = || bracket.alternatives.iter().filter(|one| one.stance != Stance::Retain);
        let mut deleters = gone.clone();
        deleters.extend(rivals().flat_map(|one| one.sponsors.iter().cloned()));
        for alternative in bracket.alternatives.iter().filter(|one| one.is_retain()) {
            self.passage(line, &alternative.wording, &deleters);
        }
        let mut spoken = gone.clone();
        for alternative in rivals() {
            let first: Sponsors = alternative.sponsors.difference(&spoken).cloned().collect();
            spoken.extend(first.iter().cloned());
            let by = if first.is_empty() { self.second(&alternative.sponsors) } else { first };
            self.insert(line, &alternative.wording, &by);
        }
    }

    /// Words that sponsors insert; where a new paragraph would begin, it begins.
    fn insert(&mut self, line: &mut Line<'_>, wording: &Passage, sponsors: &Sponsors) {
        let breaks = wording.pieces.split(|piece| *piece == Piece::Break);
        for (at, pieces) in breaks.enumerate() {
            if at > 0 {
                let change = self.change(sponsors);
                line.paragraph.change_mark("ins", &change);
                line.paragraph.write(&mut self.body);
                line.paragraph = Paragraph::new(&line.style, line.depth, line.right_to_left);
            }
            let text = Passage { pieces: pieces.to_vec() }.to_marked_text();
            let change = self.change(sponsors);
            line.paragraph.inserted(&text, &change);
        }
    }

    /// An alternative of a bracket that stood in the base, with the characters of its document.
    fn stood_in_base(&mut self, line: &mut Line<'_>, alternative: &Alternative, gone: &Sponsors) {
        let printed = alternative.printed.clone();
        let (opens, closes) = printed.as_ref().map_or((true, true), |one| (one.opens, one.closes));
        let printed = printed.unwrap_or_default();
        let before = format!("{}{}{}", printed.lead, if opens { "[" } else { "" }, printed.before);
        self.base(line, &before, gone);
        self.passage(line, &alternative.wording, gone);
        let after = format!("{}{}", printed.after, if closes { "]" } else { "" });
        self.base(line, &after, gone);
    }

    /// Words that stand in the line: of the base, deleted or not, or of a proposed provision.
    fn base(&mut self, line: &mut Line<'_>, text: &str, gone: &Sponsors) {
        if let Some(sponsors) = line.inserted {
            let change = self.change(sponsors);
            line.paragraph.inserted(text, &change);
        } else if gone.is_empty() {
            line.paragraph.words(text, super::markup::Look::Plain);
        } else {
            let change = self.change(gone);
            line.paragraph.deleted(text, &change);
        }
    }

    /// The authors under whom a wording stands that none of its sponsors would take first.
    fn second(&self, sponsors: &Sponsors) -> Sponsors {
        let pattern = self.wording.marks.second;
        let name = |one: &Sponsor| Sponsor::new(&fill(pattern, &[("name", one.as_str())]));
        sponsors.iter().map(name).collect()
    }

    /// The attributes of a new tracked change.
    fn change(&mut self, sponsors: &Sponsors) -> String {
        self.changes += 1;
        let names: Vec<&str> = sponsors.iter().map(Sponsor::as_str).collect();
        let author = escape(&names.join("; "));
        let author = if author.is_empty() { "?".to_owned() } else { author };
        format!("w:id=\"{}\" w:author=\"{author}\" w:date=\"{}\"", self.changes, self.date)
    }
}

/// What the redline cannot hold.
fn notices(compilation: &Compilation, joins: &Joins<'_>) -> Vec<Notice> {
    // Notices are said to whoever writes the file, and in English everywhere.
    let called = Called::of(compilation, Wording::ENGLISH);
    let mut notices = Vec::new();
    for compiled in compilation.provisions() {
        let place = called.name(&compiled.id);
        let mut say = |code: &'static str, what: &str, voices: &Voices| {
            if !voices.is_empty() {
                let by = unbracket_text::sponsor::names(&voices.sponsors);
                notices.push(Notice::new(code, place.clone(), format!("{by}: {what}")));
            }
        };
        say(
            "retain-not-in-redline",
            "a wish to keep the words is no tracked change",
            &compiled.whole.retain,
        );
        for (to, voices) in &compiled.whole.moves {
            let what = format!("“{}” is not in the redline", called.moved(to));
            say("move-not-in-redline", &what, voices);
        }
        if joins.apart.contains(&&compiled.id) {
            let what = "the join is not in the redline: others stand between";
            say("join-not-in-redline", what, &compiled.whole.join);
        }
        if let Some(names) = second_wordings(&compiled.content) {
            let message = format!(
                "{names}: several wordings for the same words; only the first is theirs in the \
                 redline, another stands under their name as a second wording where nobody else proposes it"
            );
            notices.push(Notice::new("two-wordings-in-redline", place, message));
        }
    }
    for unplaced in compilation.unplaced() {
        let sponsors = compilation.amendment(unplaced.amendment).map(|one| &one.sponsors);
        let by = sponsors.map(unbracket_text::sponsor::names).unwrap_or_default();
        let message = format!("{by}: {}", unplaced.reason);
        notices.push(Notice::new("unplaced-not-in-redline", "", message));
    }
    notices
}

/// The sponsors who stand behind two alternatives of one bracket.
fn second_wordings(content: &Passage) -> Option<String> {
    let mut twice = Sponsors::new();
    for bracket in content.brackets() {
        let mut seen = Sponsors::new();
        let rivals = bracket.alternatives.iter().filter(|one| one.stance != Stance::Retain);
        for sponsor in rivals.flat_map(|one| &one.sponsors) {
            if !seen.insert(sponsor.clone()) {
                twice.insert(sponsor.clone());
            }
        }
    }
    (!twice.is_empty()).then(|| unbracket_text::sponsor::names(&twice))
}
