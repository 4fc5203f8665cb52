//! A chapter that is being written.
//!
//! **Invariant:** whatever is written is escaped; a part that has too little to go by says so.

use std::fmt::Display;

use unbracket_analysis::TooLittle;
use unbracket_findings::chapter::said::Quoted;
use unbracket_findings::{Findings, Source};

use super::{Chapter, Place, links};
use crate::figure::{Cell, Head, Node, Picture, Table, number, ranged};
use crate::tongue::Tongue;

/// So many passages are named beside a number.
const PASSAGES: usize = 8;

/// The markup of a chapter.
pub(super) struct Sheet<'s> {
    place: Place<'s>,
    chapter: Chapter,
    html: String,
    parts: usize,
}

impl<'s> Sheet<'s> {
    pub(super) fn new(place: Place<'s>, chapter: Chapter) -> Self {
        Self { place, chapter, html: String::new(), parts: 0 }
    }

    pub(super) fn findings(&self) -> &'s Findings {
        self.place.findings
    }

    pub(super) fn tongue(&self) -> Tongue {
        self.place.tongue
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.place.tongue.say(key)
    }

    pub(super) fn with(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        self.place.tongue.with(key, values)
    }

    /// Whether the findings are those of a record; else they are of files.
    pub(super) fn is_record(&self) -> bool {
        links::is_record(self.place)
    }

    /// The address of what a number came from.
    pub(super) fn link(&self, source: &Source) -> Option<String> {
        links::address(self.place, source)
    }

    /// The address of the story of a provision.
    pub(super) fn provision(&self, id: &str) -> Option<String> {
        self.link(&Source::Provision { provision: id.to_owned() })
    }

    /// A provision of the text as it is cited, with the address of its story.
    pub(super) fn cited(&self, id: &str) -> Cell {
        Cell::to(links::cited(self.findings(), id), self.provision(id))
    }

    /// What a cycle, from 0, is called after its word: its number, or the name of its session.
    pub(super) fn cycle(&self, cycle: usize) -> String {
        self.findings().sessions.get(&cycle).cloned().unwrap_or_else(|| (cycle + 1).to_string())
    }

    /// The name of a version; the text on the screen has none of its own.
    pub(super) fn version(&self, name: &str) -> String {
        if name == "rolling" { self.say("analysis-rolling") } else { name.to_owned() }
    }

    /// Somebody by name, with the address of all that they said.
    pub(super) fn actor(&self, name: &str) -> Cell {
        Cell::to(links::called(self.tongue(), name), self.actor_link(name))
    }

    /// The address of all that somebody said.
    pub(super) fn actor_link(&self, name: &str) -> Option<String> {
        links::actor(self.place, name)
    }

    /// A group by name, with the address of its members; where it is none, such as all others, with that
    /// of what everybody said.
    pub(super) fn group(&self, name: &str) -> Cell {
        Cell::to(name, self.group_link(name))
    }

    pub(super) fn group_link(&self, name: &str) -> Option<String> {
        links::group(self.place, name).or_else(|| self.everything())
    }

    /// The address of what everybody said, for numbers of the whole room.
    pub(super) fn everything(&self) -> Option<String> {
        Some(links::everything(self.place))
    }

    /// The address of a version; that of the text as it stands where it is none yet.
    pub(super) fn version_link(&self, sources: &[Source]) -> Option<String> {
        let whole = sources.first().and_then(|source| self.link(source));
        whole.or_else(|| Some(links::text(self.place)))
    }

    /// A word, with the address of whatever holds it; in a file of where it was said first.
    pub(super) fn word(&self, word: &str, first: Option<&Source>) -> Cell {
        let found = self.place.home.map(|home| links::word(home, word));
        Cell::to(word, found.or_else(|| self.link(first?)))
    }

    /// Several by name, each with the address of all that they said.
    pub(super) fn actors<'n>(&self, names: impl Iterator<Item = &'n str>) -> Cell {
        names.fold(Cell::from(""), |cell, name| cell.beside(name.to_owned(), self.actor_link(name)))
    }

    /// An item by its name, with the address of what it is on.
    pub(super) fn item(&self, name: &str) -> Cell {
        let item = self.findings().items.iter().find(|item| item.name == name);
        Cell::to(name, item.and_then(|item| self.link(&item.source)))
    }

    /// A value with its range, as a cell.
    pub(super) fn ranged(&self, value: f64, (low, high): (f64, f64)) -> Cell {
        ranged(self.tongue(), (value, low, high), |it| number(self.tongue(), it, 2)).into()
    }

    /// A cell of passages.
    pub(super) fn passages(&self, sources: &[Source]) -> Cell {
        let tongue = self.place.tongue;
        let mut cell = Cell::from("");
        for source in sources.iter().take(PASSAGES) {
            cell = cell.beside(links::name(self.place, source), self.link(source));
        }
        let more = sources.len().saturating_sub(PASSAGES);
        if more > 0 {
            cell = cell.beside(tongue.with("analysis-more", &[("count", &more)]), None);
        }
        cell
    }

    pub(super) fn heading(&mut self, key: &str) {
        self.heading_of(&self.say(key));
    }

    /// A heading in words that were put together.
    pub(super) fn heading_of(&mut self, text: &str) {
        self.parts += 1;
        let id = format!("{}-{}", self.chapter.name(), self.parts);
        self.add(Node::new("h3").at("id", id).text(text));
    }

    /// A heading of a part of a part.
    pub(super) fn heading_below(&mut self, text: &str) {
        self.add(Node::new("h4").text(text));
    }

    pub(super) fn para(&mut self, text: &str) {
        self.add(Node::new("p").text(text));
    }

    pub(super) fn hint(&mut self, text: &str) {
        self.add(Node::new("p").class("hint").text(text));
    }

    /// A picture under its title.
    pub(super) fn figure(&mut self, title: &str, picture: &dyn Picture) {
        self.parts += 1;
        let id = format!("{}-{}", self.chapter.name(), self.parts);
        let head = Head { tongue: self.place.tongue, id: &id, title };
        let figure = picture.figure(&head).html(self.place.tongue);
        self.html.push_str(&figure);
    }

    /// Pictures that stand side by side where the window is wide.
    pub(super) fn several(&mut self) {
        self.html.push_str("<div class=\"multiples\">");
    }

    /// One of several pictures, with what is said of it.
    pub(super) fn one_of(&mut self, title: &str, picture: Option<&dyn Picture>, words: &[String]) {
        self.html.push_str("<div>");
        match picture {
            Some(picture) => self.figure(title, picture),
            None => self.heading_of(title),
        }
        words.iter().for_each(|words| self.hint(words));
        self.html.push_str("</div>");
    }

    /// The end of several pictures.
    pub(super) fn no_more(&mut self) {
        self.html.push_str("</div>");
    }

    /// Words in their company, one line each, with who says them and where.
    pub(super) fn quoted<'q>(&mut self, lines: impl Iterator<Item = &'q Quoted>) {
        let line = |one: &Quoted| {
            let words = Node::new("b").text(&one.words);
            let words = Node::new("q").at("dir", "auto").text(&one.before).child(words);
            let by = self
                .actor(&one.by)
                .beside(links::name(self.place, &one.source), self.link(&one.source));
            Node::new("li")
                .child(words.text(&one.behind))
                .child(Node::new("span").children(by.nodes()))
        };
        let list = Node::new("ul").class("company").children(lines.map(line));
        self.add(list);
    }

    /// Passages side by side, each under its name, and below them what is said of both.
    pub(super) fn pairs(&mut self, lines: &[([(Cell, String); 2], String)]) {
        let passage = |(name, words): &(Cell, String)| {
            let named = Node::new("b");
            let named = name.nodes().into_iter().fold(named, |b, one| b.child(one).raw(" "));
            let node = Node::new("div").child(named).raw(" ");
            // What has no number is cited by its words.
            let is_said = *words == name.text;
            if is_said { node } else { node.child(Node::new("q").at("dir", "auto").text(words)) }
        };
        let line = |(both, told): &([(Cell, String); 2], String)| {
            let line = Node::new("li").children(both.iter().map(passage));
            line.child(Node::new("small").text(told))
        };
        self.add(Node::new("ul").class("alike").children(lines.iter().map(line)));
    }

    /// Questions and other sentences, one a line, each with the passages behind it.
    pub(super) fn asked(&mut self, lines: &[(String, Cell)]) {
        let line = |(words, passages): &(String, Cell)| {
            Node::new("li").text(words).raw(" ").children(passages.nodes())
        };
        self.add(Node::new("ul").class("questions").children(lines.iter().map(line)));
    }

    /// What numbers lead to, one a line: each is addressed by a name that all share and its place.
    pub(super) fn listed(&mut self, shared: &str, lines: &[(String, Cell)]) {
        let line = |(at, (name, cell)): (usize, &(String, Cell))| {
            let name = Node::new("b").at("dir", "auto").text(name);
            let node = Node::new("li").at("id", format!("{shared}-{at}")).child(name);
            cell.nodes().into_iter().fold(node, |node, one| node.raw(" ").child(one))
        };
        self.add(Node::new("ul").class("places").children(lines.iter().enumerate().map(line)));
    }

    /// A table under its title.
    pub(super) fn table(&mut self, title: &str, table: &Table) {
        self.html.push_str(&table.html(title));
    }

    /// A long table, which is opened by whoever wants it.
    pub(super) fn folded(&mut self, key: &str, table: &Table) {
        let title = self.say(key);
        let summary = Node::new("summary").text(&title);
        let details = Node::new("details").class("behind").child(summary);
        self.add(details.raw(&table.html(&title)));
    }

    /// That there is too little to say, and of what.
    pub(super) fn too_little(&mut self, why: &TooLittle) {
        let [title, words] = self.unsaid(why);
        let (title, words) = (Node::new("b").text(&title), Node::new("span").text(&words));
        self.add(Node::new("p").class("unsaid").child(title).raw(" ").child(words));
    }

    /// That there is too little to say, and of what, as two sentences.
    pub(super) fn unsaid(&self, why: &TooLittle) -> [String; 2] {
        let is_settled = matches!(why, TooLittle::Settled { .. });
        let title = if is_settled { "analysis-nothing-open" } else { "analysis-too-little" };
        [self.say(title), too_little(self.tongue(), why)]
    }

    fn add(&mut self, node: Node) {
        self.html.push_str(&node.done());
    }

    pub(super) fn done(self) -> String {
        self.html
    }
}

/// Why nothing can be said, in words.
pub(super) fn too_little(tongue: Tongue, why: &TooLittle) -> String {
    // What the methods count is a short list; a name that is new is shown as it is.
    let of = |what: &str| {
        let key = format!("analysis-of-{}", what.replace([' ', ','], "-"));
        if tongue.has(&key) { tongue.say(&key) } else { what.to_owned() }
    };
    // Of some of them a number says less than a sentence of their own.
    let own = |what: &str| {
        let key = format!("analysis-why-{}", what.replace([' ', ','], "-"));
        tongue.has(&key).then(|| tongue.say(&key))
    };
    match why {
        why if why.is_silence() => tongue.say("analysis-nobody-said"),
        TooLittle::Few { what, have: 0, need } => own(what).unwrap_or_else(|| {
            tongue.with("analysis-none", &[("what", &of(what)), ("need", need)])
        }),
        TooLittle::Few { what, have, need } => own(what).unwrap_or_else(|| {
            tongue.with("analysis-few", &[("what", &of(what)), ("have", have), ("need", need)])
        }),
        TooLittle::Settled { what: _ } => tongue.say("analysis-settled"),
        TooLittle::Same { what } => tongue.with("analysis-same", &[("what", &of(what))]),
        TooLittle::Unstable { measure: _, found, need } => {
            let found = number(tongue, *found, 2);
            let need = number(tongue, *need, 2);
            tongue.with("analysis-unstable", &[("found", &found), ("need", &need)])
        }
        TooLittle::Close { measure: _, found: _, low, high, need } => {
            let [low, high] = [low, high].map(|end| number(tongue, *end, 3));
            let need = number(tongue, *need, 2);
            tongue.with("analysis-close", &[("low", &low), ("high", &high), ("need", &need)])
        }
    }
}
