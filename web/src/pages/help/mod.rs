//! Help: the documentation of the project as pages, one a job.
//!
//! **Invariant:** the pages are the files under `docs`, rendered once; raw HTML in them is left out. A page
//! that is not there in a language is shown in English, marked as such, and says so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use comrak::options::Options;

use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::route::{Access, Route, get};
use crate::tongue::Tongue;
use crate::visit::Visitor;

include!(concat!(env!("OUT_DIR"), "/guides.rs"));

/// The pages by whom they are for, each in the order in which one meets it.
const SHELVES: [(&str, &[&str]); 4] = [
    (
        "help-for-everyone",
        &[
            "following",
            "reading",
            "words",
            "searching",
            "subscribing",
            "meetings",
            "follow-up",
            "verifying",
        ],
    ),
    ("help-for-parties", &["entering", "contributing", "proposing", "positions"]),
    ("help-for-offices", &["secretariat", "processes", "room", "deciding", "guide", "analysing"]),
    ("help-for-operators", &["operating", "programs", "negotiation", "acts"]),
];

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/help", Access::Anyone, index), get("/help/{page}", Access::Anyone, guide)]
}

/// A page of the documentation.
struct Guide {
    name: &'static str,
    /// The language in which it is written.
    written: Tongue,
    title: String,
    /// Its first sentences, as plain text.
    lede: String,
    html: String,
}

/// Pages for the same people.
struct Shelf {
    /// The name of the message that says for whom.
    whom: &'static str,
    guides: Vec<Guide>,
}

/// The shelves as they stand in each language.
static SHELVED: LazyLock<BTreeMap<Tongue, Vec<Shelf>>> =
    LazyLock::new(|| Tongue::all().map(|tongue| (tongue, shelved(tongue))).collect());

fn shelved(tongue: Tongue) -> Vec<Shelf> {
    let is = |file: &str, name: &str| file.strip_suffix(".md") == Some(name);
    let guide = |name: &&'static str| {
        let mut translated = TRANSLATED.iter();
        let own = translated.find(|(code, file, _)| *code == tongue.code() && is(file, name));
        let english = || Some((Tongue::ENGLISH, GUIDES.iter().find(|(file, _)| is(file, name))?.1));
        let (written, text) = own.map(|(.., text)| (tongue, *text)).or_else(english)?;
        Some(read(name, written, text))
    };
    let guides = |names: &[&'static str]| names.iter().filter_map(guide).collect();
    SHELVES.iter().map(|(whom, names)| Shelf { whom, guides: guides(names) }).collect()
}

fn read(name: &'static str, written: Tongue, text: &str) -> Guide {
    let title = text.lines().find_map(|line| line.strip_prefix("# "));
    let plain = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let lede: Vec<&str> =
        text.lines().skip_while(|line| !plain(line)).take_while(|line| plain(line)).collect();
    Guide {
        name,
        written,
        title: title.unwrap_or(name).to_owned(),
        lede: plain_words(&lede.join(" ")),
        html: render(text),
    }
}

/// Markdown of one paragraph without its signs; a link is its words.
fn plain_words(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, (link, after))) =
        rest.split_once('[').and_then(|(before, it)| Some((before, it.split_once("](")?)))
    {
        words.push_str(before);
        words.push_str(link);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words.replace(['`', '*'], "")
}

/// Markdown of ours as HTML, without its title, which is the page's own heading; a link to another page
/// of the documentation leads to its page here.
pub(crate) fn render(text: &str) -> String {
    let titled = text.split_once('\n').filter(|(first, _)| first.starts_with("# "));
    let text = titled.map_or(text, |(_, rest)| rest);
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = false;
    options.extension.header_id_prefix = Some(String::new());
    let html = without_anchors(&comrak::markdown_to_html(text, &options));
    let html =
        html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"doc\">");
    let html = html.replace("</table>", "</table></div>");
    GUIDES.iter().fold(html, |html, (file, _)| {
        let page = file.strip_suffix(".md").unwrap_or(file);
        // A translation names what is there in English alone by the folder above it.
        let html = html.replace(&format!("href=\"../{file}"), &format!("href=\"/help/{page}"));
        html.replace(&format!("href=\"{file}"), &format!("href=\"/help/{page}"))
    })
}

/// The headings keep their identities, to which links lead. The empty link at the end of each is left
/// out: nothing is seen of it, and its name is English in every language.
fn without_anchors(html: &str) -> String {
    let mut pieces = html.split("<a href=\"#");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let tag = piece.split_once('>').filter(|(tag, _)| tag.ends_with("class=\"anchor\""));
        match tag.and_then(|(_, rest)| rest.strip_prefix("</a>")) {
            Some(rest) => out.push_str(rest),
            None => {
                out.push_str("<a href=\"#");
                out.push_str(piece);
            }
        }
    }
    out
}

#[derive(Template)]
#[template(path = "help/index.html")]
struct Index {
    frame: Frame,
    shelves: &'static [Shelf],
}

async fn index(visitor: Visitor) -> Result<Response, Failure> {
    let title = visitor.tongue.say("help-title");
    page(&Index { frame: Frame::new(&visitor, title), shelves: &SHELVED[&visitor.tongue] })
}

#[derive(Template)]
#[template(path = "help/guide.html")]
struct Page {
    frame: Frame,
    guide: &'static Guide,
    shelves: &'static [Shelf],
}

async fn guide(visitor: Visitor, Path(name): Path<String>) -> Result<Response, Failure> {
    let shelves = &SHELVED[&visitor.tongue];
    let mut guides = shelves.iter().flat_map(|shelf| &shelf.guides);
    let guide = guides.find(|guide| guide.name == name).ok_or(Failure::NotFound)?;
    page(&Page { frame: Frame::new(&visitor, guide.title.clone()), guide, shelves })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_documentation_stands_on_one_shelf_with_a_title_and_a_lede() {
        let mut shelved: Vec<&str> = SHELVED[&Tongue::ENGLISH]
            .iter()
            .flat_map(|shelf| &shelf.guides)
            .inspect(|guide| assert!(!guide.lede.is_empty() && guide.title != guide.name))
            .map(|guide| guide.name)
            .collect();
        shelved.sort_unstable();
        let mut files: Vec<&str> =
            GUIDES.iter().filter_map(|(file, _)| file.strip_suffix(".md")).collect();
        files.sort_unstable();
        assert_eq!(shelved, files);
    }

    /// What a translation keeps: the depth of each heading, the rows of tables, what is code, the links.
    fn frame_of(text: &str) -> (Vec<usize>, usize, Vec<&str>, Vec<&str>) {
        let depth = |line: &str| line.chars().take_while(|c| *c == '#').count();
        let headings = text.lines().map(depth).filter(|depth| *depth > 0).collect();
        let rows = text.lines().filter(|line| line.starts_with('|')).count();
        let mut code: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
        code.sort_unstable();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let mut links: Vec<&str> =
            links.map(|link| link.strip_prefix("../").unwrap_or(link)).collect();
        links.sort_unstable();
        (headings, rows, code, links)
    }

    #[test]
    fn a_translated_page_has_the_headings_tables_code_and_links_of_the_english_one() {
        assert!(!TRANSLATED.is_empty(), "no page is translated");
        for (language, file, text) in TRANSLATED {
            assert!(Tongue::find(language).is_some_and(|it| it != Tongue::ENGLISH), "{language}");
            let english = GUIDES.iter().find(|(name, _)| name == file);
            let (_, english) =
                english.unwrap_or_else(|| panic!("{language}/{file} translates nothing"));
            assert_eq!(frame_of(text), frame_of(english), "{language}/{file}");
            assert_ne!(text.lines().next(), english.lines().next(), "{language}/{file}");
            let there = TRANSLATED.iter().filter(|(_, name, _)| name == file).count();
            assert_eq!(there, Tongue::all().count() - 1, "{file} is there in some languages alone");
        }
    }

    #[test]
    fn a_heading_keeps_its_identity_and_has_no_link_with_an_english_name() {
        let html = render("# Title\n\n## What > this \"is\"\n\nSee [above](#what).\n");
        assert!(html.contains("<h2 id=\"what"), "{html}");
        assert!(!html.contains("aria-label") && !html.contains("class=\"anchor\""), "{html}");
        assert!(html.contains("<a href=\"#what\">above</a>"), "{html}");
    }

    #[test]
    fn a_lede_is_words_without_signs_and_a_link_is_what_it_says() {
        let text = "See *My work* and [the guide](guide.md), then `unbracket`.";
        assert_eq!(plain_words(text), "See My work and the guide, then unbracket.");
    }
}
