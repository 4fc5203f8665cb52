//! How each chapter is made: what the method is, in words, where it comes from, and what it cannot say.

use super::{Chapter, Place, links};
use crate::figure::Node;

/// The methods of a chapter, below its heading.
pub(crate) fn methods(place: Place<'_>, chapter: Chapter) -> String {
    let tongue = place.tongue;
    let name = chapter.name();
    let mut html = String::new();
    for (part, label) in [
        ("method", None),
        ("parameters", Some("analysis-parameters")),
        ("limits", Some("analysis-cannot")),
        ("sources", Some("analysis-sources")),
    ] {
        if let Some(label) = label {
            html += &Node::new("h3").text(&tongue.say(label)).done();
        }
        if part == "sources" {
            html += &sources(place, name);
        } else {
            let made = &place.findings.made.settings;
            let level = crate::figure::percent(tongue, made.level);
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("bootstraps", &made.bootstraps),
                ("permutations", &made.permutations),
                ("level", &level),
            ];
            let words = tongue.with(&format!("analysis-{name}-{part}"), &values);
            html += &Node::new("p").text(&words).done();
        }
    }
    html
}

fn sources(place: Place<'_>, chapter: &str) -> String {
    let tongue = place.tongue;
    let methods = place.findings.made.methods.iter();
    let of = methods.filter(|method| method.chapter == chapter);
    let items = of.map(|method| {
        let how = Node::new("li").text(&tongue.say(&format!("analysis-by-{}", method.key)));
        if method.source.is_empty() {
            return how;
        }
        // Works are cited as they are, in the language in which they were written.
        let work = Node::new("bdi").at("lang", "en").at("dir", "ltr").text(method.source);
        how.text(tongue.colon()).child(work)
    });
    Node::new("ul").children(items).done()
}

/// With which seed, how many trials, and of which record findings were made.
pub(crate) fn seed_of(place: Place<'_>) -> String {
    let (tongue, made) = (place.tongue, &place.findings.made);
    let settings = &made.settings;
    let level = crate::figure::percent(tongue, settings.level);
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("seed", &settings.seed.0),
        ("bootstraps", &settings.bootstraps),
        ("permutations", &settings.permutations),
        ("level", &level),
        ("length", &made.length),
        ("version", &made.version),
    ];
    // A record has entries from its first act on; without any, it was files.
    let key = if links::is_record(place) { "analysis-made" } else { "analysis-made-files" };
    tongue.with(key, &values)
}
