//! A compilation as text that people read: one layout for Markdown and for plain text.

use std::collections::BTreeMap;

use unbracket_text::{
    Alternative, Bracket, Compilation, CompiledProvision, Edge, Origin, Passage, Piece,
    ProvisionKind, Stance, Unplaced, Voices,
};

use crate::structure::print_label;
use crate::wording::{self, Called, Wording, fill};

/// How a format prints the parts of a compilation.
pub(crate) struct Style {
    /// Words, escaped as the format needs it.
    pub(crate) words: fn(&str) -> String,
    /// Words that are proposed; they are escaped already.
    pub(crate) strong: fn(&str) -> String,
    /// A heading of a level from 1.
    pub(crate) heading: fn(u8, &str) -> String,
    /// An item of a list.
    pub(crate) item: fn(&str) -> String,
}

/// A text under construction.
struct Layout<'a> {
    compilation: &'a Compilation,
    style: &'a Style,
    wording: &'static Wording,
    called: Called<'a>,
}

/// Writes a compilation: legend, provisions, what is proposed for the whole of each, the unplaced.
pub(crate) fn write(compilation: &Compilation, style: &Style) -> String {
    let wording = Wording::of(compilation.base().language());
    let called = Called::of(compilation, wording);
    Layout { compilation, style, wording, called }.blocks().join("\n\n") + "\n"
}

impl Layout<'_> {
    fn blocks(&self) -> Vec<String> {
        let (compilation, headings) = (self.compilation, &self.wording.headings);
        let mut blocks = vec![self.title()];
        blocks.push((self.style.heading)(2, headings.legend));
        let items = self.legend().into_iter().map(|line| (self.style.item)(&line));
        blocks.push(items.collect::<Vec<_>>().join("\n"));
        blocks.push((self.style.heading)(2, headings.text));
        let labels = crate::written::Labels::of(compilation.base());
        let all = compilation.base().visit().map(|visit| visit.provision);
        let borne: BTreeMap<_, _> =
            all.filter_map(|provision| Some((&provision.id, labels.get(provision)?))).collect();
        for provision in compilation.provisions() {
            let borne = borne.get(&provision.id).map_or("", String::as_str);
            blocks.push(self.block(provision, borne));
            let proposals = self.proposals(provision);
            if !proposals.is_empty() {
                blocks.push(proposals.join("\n"));
            }
        }
        if !compilation.unplaced().is_empty() {
            blocks.push((self.style.heading)(2, headings.unplaced));
            let unplaced = compilation.unplaced().iter();
            let lines: Vec<String> = unplaced.map(|one| self.unplaced(one)).collect();
            blocks.push(lines.join("\n"));
        }
        blocks
    }

    fn title(&self) -> String {
        let what = self.wording.headings.compilation;
        let title =
            self.compilation.base().title().map(|title| {
                self.wording.said(what, &self.wording.apart(&(self.style.words)(title)))
            });
        (self.style.heading)(1, title.as_deref().unwrap_or(what))
    }

    fn legend(&self) -> Vec<String> {
        let (wording, legend) = (self.wording, &self.wording.legend);
        let (words, [a, b, c]) = (legend.words, legend.letters);
        let strong = (self.style.strong)(words);
        let ab = wording.list([a, b]);
        let delete = wording.said(wording.marks.delete, c);
        let entry = |mark: &str, meaning: &str| wording.said(mark, meaning);
        let letters = [("a", a), ("b", b), ("c", c)];
        let mut lines = vec![
            entry(
                &format!("[{words} | {strong} – {ab} | {delete}]"),
                &fill(legend.rivals, &letters),
            ),
            entry(&format!("[{strong} – {a}]"), &fill(legend.inserted, &letters)),
            legend.printed.to_owned(),
        ];
        let rare = wording::rare(self.compilation, wording);
        lines.extend(rare.iter().map(|one| entry(&one.mark, one.meaning)));
        let counts = wording::counts(self.compilation, wording);
        lines.extend(counts.iter().map(|line| (self.style.words)(line)));
        lines
    }

    /// A provision behind its label: the one that follows from its place, or where it has no number, as
    /// options and bullets have none, the one that it bears in its document.
    fn block(&self, provision: &CompiledProvision, borne: &str) -> String {
        let style = self.style;
        let mut line = String::new();
        let label = if provision.label.is_empty() { borne } else { provision.label.as_str() };
        if !label.is_empty() {
            line.push_str(&(style.words)(&print_label(label)));
            line.push(' ');
        }
        let mut text = String::new();
        self.passage(&provision.content, &mut text);
        match &provision.origin {
            Origin::Base => line.push_str(&text),
            Origin::Inserted { voices, .. } => {
                let mut who = self.wording.names(&voices.sponsors);
                if let Some(other) = &provision.nearly_repeats {
                    who.push_str(&self.wording.nearly(&self.called.name(other)));
                }
                let who = (style.words)(&who);
                let text = if text.is_empty() { text } else { (style.strong)(&text) };
                line.push_str(&format!("[{text} – {who}]"));
            }
        }
        match provision.kind {
            ProvisionKind::Title => (style.heading)(2, line.trim_end()),
            ProvisionKind::Heading { level } => {
                (style.heading)(level.saturating_add(2), line.trim_end())
            }
            _ => line.trim_end().to_owned(),
        }
    }

    fn passage(&self, passage: &Passage, out: &mut String) {
        for piece in &passage.pieces {
            match piece {
                Piece::Words(words) => out.push_str(&(self.style.words)(words)),
                Piece::Edge(Edge::Opens) => out.push('['),
                Piece::Edge(Edge::Closes) => out.push(']'),
                Piece::Break => out.push('¶'),
                Piece::Bracket(bracket) if bracket.is_compiled() => self.compiled(bracket, out),
                Piece::Bracket(bracket) => self.printed(bracket, out),
            }
        }
    }

    /// A bracket of the base, as it was printed.
    fn printed(&self, bracket: &Bracket, out: &mut String) {
        let words = self.style.words;
        for alternative in &bracket.alternatives {
            let printed = alternative.printed.clone().unwrap_or_else(|| unbracket_text::Printed {
                opens: true,
                closes: true,
                ..Default::default()
            });
            out.push_str(&words(&printed.lead));
            out.push_str(if printed.opens { "[" } else { "" });
            out.push_str(&words(&printed.before));
            self.passage(&alternative.wording, out);
            out.push_str(&words(&printed.after));
            out.push_str(if printed.closes { "]" } else { "" });
        }
    }

    /// Blanks at the edges of the wordings stand outside the brackets, where a reader expects them.
    fn compiled(&self, bracket: &Bracket, out: &mut String) {
        let edges = bracket.alternatives.iter().map(|one| one.wording.to_marked_text());
        let (before, behind) = edges.fold((false, false), |(before, behind), text| {
            let words = !text.trim().is_empty();
            (before || words && text.starts_with(' '), behind || words && text.ends_with(' '))
        });
        out.push_str(if before { " " } else { "" });
        let alternatives = bracket.alternatives.iter();
        let printed: Vec<String> =
            alternatives.filter_map(|one| self.alternative(one, bracket)).collect();
        out.push('[');
        out.push_str(&printed.join(" | "));
        out.push(']');
        out.push_str(if behind { " " } else { "" });
    }

    /// One alternative; none for the empty words of the base where something is put in.
    fn alternative(&self, alternative: &Alternative, bracket: &Bracket) -> Option<String> {
        let (wording, style) = (self.wording, self.style);
        let mut words = String::new();
        self.passage(&alternative.wording, &mut words);
        let words = words.trim_matches(' ');
        let mut who = wording.names(&alternative.sponsors);
        if let Some(link) = alternative.link {
            who.push_str(&wording.part(&link));
        }
        let other = alternative.nearly_repeats.and_then(|at| bracket.alternatives.get(at));
        if let Some(other) = other {
            who.push_str(&wording.nearly(&wording.names(&other.sponsors)));
        }
        let who = (style.words)(&who);
        let behind = if who.is_empty() { String::new() } else { format!(" – {who}") };
        match alternative.stance {
            Stance::Retain if words.is_empty() && who.is_empty() => None,
            Stance::Retain if words.is_empty() => {
                Some(format!("{}{behind}", wording.marks.nothing))
            }
            Stance::Retain => Some(format!("{words}{behind}")),
            Stance::Delete => Some(wording.said(wording.marks.delete, &who)),
            Stance::Propose => Some(format!("{}{behind}", strong_within(words, style))),
        }
    }

    /// What is proposed for a provision as a whole.
    fn proposals(&self, provision: &CompiledProvision) -> Vec<String> {
        let (proposed, whole) = (&provision.whole, &self.wording.whole);
        let mut lines = Vec::new();
        let mut say = |what: &str, voices: &Voices| {
            if !voices.is_empty() {
                let said = self.wording.said(what, &self.wording.names(&voices.sponsors));
                lines.push((self.style.item)(&(self.style.words)(&said)));
            }
        };
        say(whole.delete, &proposed.delete);
        say(whole.retain, &proposed.retain);
        say(whole.join, &proposed.join);
        for (place, voices) in &proposed.moves {
            say(&self.called.moved(place), voices);
        }
        lines
    }

    fn unplaced(&self, unplaced: &Unplaced) -> String {
        let wording = self.wording;
        let amendment = self.compilation.amendment(unplaced.amendment);
        let who = amendment.map(|amendment| wording.names(&amendment.sponsors));
        let who = who.filter(|who| !who.is_empty());
        let who = who.as_deref().unwrap_or(wording.asked.nobody);
        let from = amendment.and_then(|amendment| amendment.reference.as_deref());
        let from = from.map(|from| wording.aside(&wording.apart(from))).unwrap_or_default();
        let line = wording.said(&format!("{who}{from}"), &self.called.reason(&unplaced.reason));
        (self.style.item)(&(self.style.words)(&line))
    }
}

/// Strong words; Markdown knows no strong blank.
fn strong_within(words: &str, style: &Style) -> String {
    if words.is_empty() { String::new() } else { (style.strong)(words) }
}
