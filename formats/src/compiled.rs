//! A compilation as text that people read: one layout for Markdown and for plain text.

use std::collections::BTreeMap;

use unbracket_text::sponsor::names;
use unbracket_text::{
    Alternative, Bracket, Compilation, CompiledProvision, Edge, Origin, Passage, Piece, Place,
    ProvisionKind, Stance, Unplaced, Voices,
};

use crate::structure::print_label;

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

/// Writes a compilation: legend, provisions, what is proposed for the whole of each, the unplaced.
pub(crate) fn write(compilation: &Compilation, style: &Style) -> String {
    let mut blocks = vec![(style.heading)(1, &title(compilation, style))];
    blocks.extend(legend(compilation, style));
    let labels = crate::written::Labels::of(compilation.base());
    let all = compilation.base().visit().map(|visit| visit.provision);
    let borne: BTreeMap<_, _> =
        all.filter_map(|provision| Some((&provision.id, labels.get(provision)?))).collect();
    for provision in compilation.provisions() {
        let borne = borne.get(&provision.id).map_or("", String::as_str);
        blocks.push(block(provision, borne, style));
        let proposals = proposals(provision, compilation, style);
        if !proposals.is_empty() {
            blocks.push(proposals.join("\n"));
        }
    }
    if !compilation.unplaced().is_empty() {
        blocks.push((style.heading)(2, "Amendments that could not be laid in"));
        let unplaced = compilation.unplaced().iter();
        let lines: Vec<String> = unplaced.map(|u| unplaced_line(u, compilation, style)).collect();
        blocks.push(lines.join("\n"));
    }
    blocks.join("\n\n") + "\n"
}

fn title(compilation: &Compilation, style: &Style) -> String {
    let name = compilation.base().title().map(|title| format!(": {}", (style.words)(title)));
    format!("Compilation of amendments{}", name.unwrap_or_default())
}

fn legend(compilation: &Compilation, style: &Style) -> Vec<String> {
    let strong = (style.strong)("words");
    let mut lines = vec![
        format!(
            "[words | {strong} – A, B | delete: C]: the words of the base; those that A and B put in their place; C would take them out"
        ),
        format!("[{strong} – A]: words that A would put in"),
        "Square brackets without sponsors stand in the base itself".to_owned(),
    ];
    lines.extend(special(compilation));
    let sponsors: Vec<String> = compilation
        .sponsors()
        .iter()
        .map(|(sponsor, count)| format!("{} ({count})", (style.words)(sponsor.as_str())))
        .collect();
    let count = compilation.amendments().len();
    let amendments = if count == 1 { "amendment" } else { "amendments" };
    lines.push(format!("{count} {amendments} by {}", sponsors.join(", ")));
    let items: Vec<String> = lines.iter().map(|line| (style.item)(line)).collect();
    vec![(style.heading)(2, "Legend"), items.join("\n"), (style.heading)(2, "Text")]
}

/// Marks that are explained only where they occur.
fn special(compilation: &Compilation) -> Vec<String> {
    let brackets = || compilation.provisions().iter().flat_map(|one| one.content.brackets());
    let alternatives = || brackets().flat_map(|bracket| &bracket.alternatives);
    let mut lines = Vec::new();
    if alternatives().any(|one| one.link.is_some()) {
        let line = "“Part of proposal n” names parts of one proposal that cross another: they are \
                    chosen together";
        lines.push(line.to_owned());
    }
    if alternatives().any(|one| one.wording.pieces.contains(&Piece::Break)) {
        lines.push("¶: a new paragraph would begin here".to_owned());
    }
    lines
}

/// A provision behind its label: the one that follows from its place, or where it has no number, as
/// options and bullets have none, the one that it bears in its document.
fn block(provision: &CompiledProvision, borne: &str, style: &Style) -> String {
    let mut line = String::new();
    let label = if provision.label.is_empty() { borne } else { provision.label.as_str() };
    if !label.is_empty() {
        line.push_str(&(style.words)(&print_label(label)));
        line.push(' ');
    }
    let mut text = String::new();
    write_passage(&provision.content, style, &mut text);
    match &provision.origin {
        Origin::Base => line.push_str(&text),
        Origin::Inserted { voices, .. } => {
            let who = (style.words)(&names(&voices.sponsors));
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

fn write_passage(passage: &Passage, style: &Style, out: &mut String) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(words) => out.push_str(&(style.words)(words)),
            Piece::Edge(Edge::Opens) => out.push('['),
            Piece::Edge(Edge::Closes) => out.push(']'),
            Piece::Break => out.push('¶'),
            Piece::Bracket(bracket) if bracket.is_compiled() => {
                write_compiled(bracket, style, out);
            }
            Piece::Bracket(bracket) => write_printed(bracket, style, out),
        }
    }
}

/// A bracket of the base, as it was printed.
fn write_printed(bracket: &Bracket, style: &Style, out: &mut String) {
    for alternative in &bracket.alternatives {
        let printed = alternative.printed.clone().unwrap_or_else(|| unbracket_text::Printed {
            opens: true,
            closes: true,
            ..Default::default()
        });
        out.push_str(&(style.words)(&printed.lead));
        out.push_str(if printed.opens { "[" } else { "" });
        out.push_str(&(style.words)(&printed.before));
        write_passage(&alternative.wording, style, out);
        out.push_str(&(style.words)(&printed.after));
        out.push_str(if printed.closes { "]" } else { "" });
    }
}

/// Blanks at the edges of the wordings stand outside the brackets, where a reader expects them.
fn write_compiled(bracket: &Bracket, style: &Style, out: &mut String) {
    let edges = bracket.alternatives.iter().map(|one| one.wording.to_marked_text());
    let (before, behind) = edges.fold((false, false), |(before, behind), text| {
        let has_words = !text.trim().is_empty();
        (before || has_words && text.starts_with(' '), behind || has_words && text.ends_with(' '))
    });
    out.push_str(if before { " " } else { "" });
    let printed: Vec<String> =
        bracket.alternatives.iter().filter_map(|a| alternative(a, bracket, style)).collect();
    out.push('[');
    out.push_str(&printed.join(" | "));
    out.push(']');
    out.push_str(if behind { " " } else { "" });
}

/// One alternative; none for the empty words of the base where something is put in.
fn alternative(alternative: &Alternative, bracket: &Bracket, style: &Style) -> Option<String> {
    let mut words = String::new();
    write_passage(&alternative.wording, style, &mut words);
    let words = words.trim_matches(' ');
    let mut who = (style.words)(&names(&alternative.sponsors));
    if let Some(link) = alternative.link {
        who.push_str(&format!(" (part of proposal {link})"));
    }
    let other = alternative.nearly_repeats.and_then(|at| bracket.alternatives.get(at));
    if let Some(other) = other {
        let other = (style.words)(&names(&other.sponsors));
        who.push_str(&format!(" (nearly the same as {other})"));
    }
    let behind = if who.is_empty() { String::new() } else { format!(" – {who}") };
    match alternative.stance {
        Stance::Retain if words.is_empty() && who.is_empty() => None,
        Stance::Retain if words.is_empty() => Some(format!("nothing{behind}")),
        Stance::Retain => Some(format!("{words}{behind}")),
        Stance::Delete => Some(format!("delete: {who}")),
        Stance::Propose => Some(format!("{}{behind}", strong_within(words, style))),
    }
}

/// Strong words; Markdown knows no strong blank.
fn strong_within(words: &str, style: &Style) -> String {
    if words.is_empty() { String::new() } else { (style.strong)(words) }
}

fn proposals(
    provision: &CompiledProvision,
    compilation: &Compilation,
    style: &Style,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |what: &str, voices: &Voices| {
        if !voices.is_empty() {
            let who = (style.words)(&names(&voices.sponsors));
            lines.push((style.item)(&format!("{what}: {who}")));
        }
    };
    say("delete the paragraph", &provision.whole.delete);
    say("retain the paragraph", &provision.whole.retain);
    say("join it to the paragraph before", &provision.whole.join);
    for (place, voices) in &provision.whole.moves {
        say(&format!("move it {}", where_to(place, compilation, style)), voices);
    }
    if let Some(other) = &provision.nearly_repeats {
        let other = called(other, compilation, style);
        lines.push((style.item)(&format!("nearly repeats {other}")));
    }
    lines
}

fn where_to(place: &Place, compilation: &Compilation, style: &Style) -> String {
    match place {
        Place::Start => "to the beginning".to_owned(),
        Place::After(provision) => format!("behind {}", called(provision, compilation, style)),
        Place::Under(provision) => format!("below {}", called(provision, compilation, style)),
        Place::Unnamed => "to a place not named".to_owned(),
    }
}

/// What a provision is called: its label, or the first words that it has.
fn called(id: &unbracket_text::ProvisionId, compilation: &Compilation, style: &Style) -> String {
    let found = compilation.provisions().iter().find(|provision| &provision.id == id);
    match found {
        Some(provision) if !provision.label.is_empty() => {
            format!("paragraph {}", (style.words)(provision.label.as_str()))
        }
        Some(provision) => {
            let text = provision.content.to_marked_text();
            let first: Vec<&str> = text.split_whitespace().take(6).collect();
            format!("“{} …”", (style.words)(&first.join(" ")))
        }
        None => (style.words)(id.as_str()),
    }
}

fn unplaced_line(unplaced: &Unplaced, compilation: &Compilation, style: &Style) -> String {
    let amendment = compilation.amendment(unplaced.amendment);
    let who = amendment.map(|amendment| names(&amendment.sponsors)).unwrap_or_default();
    let who = if who.is_empty() { "nobody".to_owned() } else { who };
    let from = amendment.and_then(|amendment| amendment.reference.as_deref());
    let from = from.map(|from| format!(" ({from})")).unwrap_or_default();
    let line = format!("{who}{from}: {}", unplaced.reason);
    (style.item)(&(style.words)(&line))
}
