//! Search: in one process, and over all of them.

mod places;

use askama::Template;
use axum::extract::Query as Asked;
use axum::response::Response;
use serde::Deserialize;
use unbracket_negotiation::SeatId;
use unbracket_search::{Facets, Filter, Found, Hit, Index, Kind, Part, Query};

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::hosted::Hosted;
use crate::pages::front::called;
use crate::route::{Access, Route, get};
use crate::tongue::Tongue;
use crate::visit::{Visit, Visitor};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/search", Access::Anyone, everywhere),
        get("/p/{process}/search", Access::Anyone, within),
    ]
}

/// How many hits a page shows, and how many of a kind while all kinds are shown.
const MOST: usize = 100;
const OF_A_KIND: usize = 8;

#[derive(Clone, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    cycle: String,
    #[serde(default)]
    seat: String,
    #[serde(default)]
    language: String,
}

/// A hit as it is shown.
struct Shown {
    name: String,
    to: String,
    by: Option<String>,
    language: Option<String>,
    rtl: bool,
    excerpt: Vec<Part>,
    at: Option<unbracket_negotiation::Moment>,
}

struct Group {
    kind: &'static str,
    count: usize,
    hits: Vec<Shown>,
    more: String,
}

/// A way to narrow the hits, or to widen them again.
struct Way {
    name: String,
    count: usize,
    here: bool,
    to: String,
}

struct Ways {
    title: &'static str,
    ways: Vec<Way>,
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct Page {
    frame: Frame,
    action: String,
    asked: String,
    /// Whether something is sought, by words or by what it is narrowed to.
    narrowed: bool,
    total: usize,
    groups: Vec<Group>,
    facets: Vec<Ways>,
}

async fn within(visit: Visit, Asked(wanted): Asked<Wanted>) -> Result<Response, Failure> {
    let filter = wanted.filter();
    let most = if filter.kind.is_some() { MOST } else { MOST * 4 };
    let query = Query::read(&wanted.q);
    let process = visit.process.clone();
    let found = process.index(move |index| index.find(&query, &filter, most)).await?;
    let narrowed = wanted.narrows();
    let title = visit.tongue().say("search-title");
    let address = visit.address("search");
    page(&Page {
        frame: Frame::within(&visit, Section::Overview, title),
        facets: facets(visit.tongue(), &visit.process, &wanted, &found.facets, &address),
        total: found.total,
        groups: groups(visit.tongue(), &visit.process, &wanted, &found, &address),
        action: address,
        narrowed,
        asked: wanted.q,
    })
}

#[derive(Template)]
#[template(path = "search/everywhere.html")]
struct Everywhere {
    frame: Frame,
    asked: String,
    processes: Vec<(String, String, usize, Vec<Group>)>,
}

async fn everywhere(visitor: Visitor, Asked(wanted): Asked<Wanted>) -> Result<Response, Failure> {
    let query = Query::read(&wanted.q);
    let mut processes = Vec::new();
    for process in visitor.site.processes() {
        let query = query.clone();
        let find = move |index: &Index| index.find(&query, &Filter::default(), OF_A_KIND);
        let found = process.clone().index(find).await?;
        if found.total > 0 {
            let address = format!("/p/{}/search", process.name());
            let to = wanted.with(&address, |_| {});
            let total = found.total;
            let groups = groups(visitor.tongue, &process, &wanted, &found, &address);
            processes.push((called(&visitor, &process), to, total, groups));
        }
    }
    // The process that says the most about it comes first.
    processes.sort_by_key(|(.., total, _)| std::cmp::Reverse(*total));
    page(&Everywhere {
        frame: Frame::new(&visitor, visitor.tongue.say("search-title")),
        asked: wanted.q,
        processes,
    })
}

impl Wanted {
    /// Whether anything is asked for.
    fn narrows(&self) -> bool {
        !self.q.is_empty() || self.filter() != Filter::default()
    }

    fn filter(&self) -> Filter {
        Filter {
            kind: Kind::named(&self.kind),
            // Cycles are counted from 1 in addresses, as people count them.
            cycle: self.cycle.parse::<usize>().ok().and_then(|cycle| cycle.checked_sub(1)),
            seat: self.seat.parse().ok().map(SeatId),
            language: Some(self.language.clone()).filter(|language| !language.is_empty()),
        }
    }

    /// The address of the same search with something else wanted.
    fn with(&self, address: &str, change: impl FnOnce(&mut Self)) -> String {
        let mut wanted = self.clone();
        change(&mut wanted);
        let fields = [
            ("q", &wanted.q),
            ("kind", &wanted.kind),
            ("cycle", &wanted.cycle),
            ("seat", &wanted.seat),
            ("language", &wanted.language),
        ];
        let pairs = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> =
            pairs.map(|(name, value)| format!("{name}={}", places::escaped(value))).collect();
        format!("{address}?{}", pairs.join("&"))
    }
}

fn groups(
    tongue: Tongue,
    process: &Hosted,
    wanted: &Wanted,
    found: &Found,
    address: &str,
) -> Vec<Group> {
    let most = if wanted.kind.is_empty() { OF_A_KIND } else { MOST };
    let mut groups = Vec::new();
    for (kind, word) in Kind::ALL {
        let of_kind = found.hits.iter().filter(|hit| hit.piece.key.kind(hit.piece.agreed) == *kind);
        let hits: Vec<Shown> = of_kind.take(most).map(|hit| shown(tongue, process, hit)).collect();
        let count = found.facets.kinds.get(kind).copied().unwrap_or_default();
        if !hits.is_empty() {
            let more = if count > hits.len() && wanted.kind.is_empty() {
                wanted.with(address, |wanted| wanted.kind = (*word).to_owned())
            } else {
                String::new()
            };
            groups.push(Group { kind: word, count, hits, more });
        }
    }
    groups
}

fn shown(tongue: Tongue, process: &Hosted, hit: &Hit) -> Shown {
    let (name, path) = places::named(tongue, process, &hit.piece);
    let first: String = hit.excerpt.iter().map(|part| part.text.as_str()).collect();
    Shown {
        name,
        to: format!("/p/{}/{path}", process.name()),
        by: hit.piece.seat.map(|seat| process.seat_name(tongue, seat)),
        language: hit.piece.language.clone(),
        rtl: unbracket_text::token::runs_right_to_left(&first),
        excerpt: hit.excerpt.clone(),
        at: hit.piece.at,
    }
}

fn facets(
    tongue: Tongue,
    process: &Hosted,
    wanted: &Wanted,
    facets: &Facets,
    address: &str,
) -> Vec<Ways> {
    let way =
        |name: String, count: usize, now: &str, value: String, set: fn(&mut Wanted, String)| {
            let here = now == value;
            let to = wanted
                .with(address, |wanted| set(wanted, if here { String::new() } else { value }));
            Way { name, count, here, to }
        };
    let kinds = Kind::ALL.iter().filter_map(|(kind, word)| {
        let count = *facets.kinds.get(kind)?;
        let name = tongue.say(&format!("search-kind-{word}"));
        Some(way(name, count, &wanted.kind, (*word).to_owned(), |wanted, it| wanted.kind = it))
    });
    let cycles = facets.cycles.iter().map(|(cycle, count)| {
        let number = (cycle + 1).to_string();
        let name = tongue.with("search-cycle", &[("number", &number)]);
        way(name, *count, &wanted.cycle, number, |wanted, it| wanted.cycle = it)
    });
    let mut seats: Vec<_> = facets.seats.iter().collect();
    seats.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let seats = seats.into_iter().take(12).map(|(seat, count)| {
        let (name, number) = (process.seat_name(tongue, *seat), seat.0.to_string());
        way(name, *count, &wanted.seat, number, |wanted, it| wanted.seat = it)
    });
    let languages = facets.languages.iter().map(|(language, count)| {
        let name =
            Tongue::find(language).map_or_else(|| language.clone(), |it| it.name().to_owned());
        way(name, *count, &wanted.language, language.clone(), |wanted, it| wanted.language = it)
    });
    let all = [
        ("search-by-kind", kinds.collect::<Vec<_>>()),
        ("search-by-cycle", cycles.collect()),
        ("search-by-seat", seats.collect()),
        ("search-by-language", languages.collect()),
    ];
    let several = |ways: &[Way]| ways.len() > 1 || ways.iter().any(|way| way.here);
    all.into_iter()
        .filter(|(_, ways)| several(ways))
        .map(|(title, ways)| Ways { title, ways })
        .collect()
}
