//! Help: the documentation of the project as pages, one a job.
//!
//! **Invariant:** the pages are the files under `docs`, rendered once; raw HTML in them is left out.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use comrak::options::Options;

use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::route::{Access, Route, get};
use crate::visit::Visitor;

include!(concat!(env!("OUT_DIR"), "/guides.rs"));

/// The pages that come first, in this order; the others follow by name.
const FIRST: &[&str] =
    &["following", "words", "reading", "entering", "proposing", "verifying", "follow-up"];

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/help", Access::Anyone, index), get("/help/{page}", Access::Anyone, guide)]
}

/// A page of the documentation.
struct Guide {
    name: &'static str,
    title: String,
    /// Its first sentences, as plain text.
    lede: String,
    html: String,
}

static SHELF: LazyLock<Vec<Guide>> = LazyLock::new(|| {
    let pages = GUIDES.iter().filter_map(|(file, text)| Some((file.strip_suffix(".md")?, *text)));
    let mut shelf: Vec<Guide> = pages.map(|(name, text)| read(name, text)).collect();
    let place = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    shelf.sort_by_key(|guide| (place(guide.name), guide.name));
    shelf
});

fn read(name: &'static str, text: &str) -> Guide {
    let title = text.lines().find_map(|line| line.strip_prefix("# "));
    let plain = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let lede: Vec<&str> =
        text.lines().skip_while(|line| !plain(line)).take_while(|line| plain(line)).collect();
    Guide {
        name,
        title: title.unwrap_or(name).to_owned(),
        lede: lede.join(" ").replace(['`', '*', '_'], ""),
        html: render(text),
    }
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
    let html = comrak::markdown_to_html(text, &options);
    let html =
        html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table class=\"doc\">");
    let html = html.replace("</table>", "</table></div>");
    GUIDES.iter().fold(html, |html, (file, _)| {
        let page = file.strip_suffix(".md").unwrap_or(file);
        html.replace(&format!("href=\"{file}"), &format!("href=\"/help/{page}"))
    })
}

#[derive(Template)]
#[template(path = "help/index.html")]
struct Index {
    frame: Frame,
    guides: &'static [Guide],
}

async fn index(visitor: Visitor) -> Result<Response, Failure> {
    let title = visitor.tongue.say("help-title");
    page(&Index { frame: Frame::new(&visitor, title), guides: &SHELF })
}

#[derive(Template)]
#[template(path = "help/guide.html")]
struct Page {
    frame: Frame,
    guide: &'static Guide,
    guides: &'static [Guide],
}

async fn guide(visitor: Visitor, Path(name): Path<String>) -> Result<Response, Failure> {
    let guide = SHELF.iter().find(|guide| guide.name == name).ok_or(Failure::NotFound)?;
    page(&Page { frame: Frame::new(&visitor, guide.title.clone()), guide, guides: &SHELF })
}
