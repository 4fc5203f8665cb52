//! The present text: as it stands with all that is proposed for it, as any party would have it, and
//! what changed in it.

use askama::Template;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_formats::html::page::markup::{Markup, anchor};
use unbracket_negotiation::assembly::Assembly;
use unbracket_negotiation::{Moment, SeatId};
use unbracket_text::sponsor::names;
use unbracket_text::{Draft, ProvisionId, Reading, Sponsor};

use super::basis::Basis;
use super::changes::changes;
use super::glance::{Cell, Count, key, strip};
use super::phrases::phrases;
use super::provision::{Acts, Story, acts, story};
use super::reader::Reader;
use super::row::{Row, Standings, Step, rows};
use super::{Asked, at_home, clean, rendered};
use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::{away, kept};
use crate::named;
use crate::telling::Teller;
use crate::unfit;
use crate::visit::Visit;

pub(super) async fn show(
    visit: Visit,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = asked.filled();
    let visit = at_home(visit, "text", &asked);
    let make = move |visit: Visit| async move {
        let assembly = visit.process.clone().laid_in().await;
        let told = asked.at.as_deref().map(ProvisionId::new);
        let acts = match &told {
            Some(id) => acts(&visit, id).await?,
            None => Acts::new(),
        };
        away(move || made(&visit, &asked, &assembly, &acts)).await
    };
    kept(visit, &headers, make).await
}

#[derive(Template)]
#[template(path = "text/present.html")]
struct Present {
    frame: Frame,
    head: Head,
    steps: Vec<Step>,
    cells: Vec<Cell>,
    key: Vec<Count>,
    figures: Vec<String>,
    tools: Tools,
    attributes: String,
    rows: Vec<Row>,
    /// Whether a box leaves out what is not contested, or did not change.
    only: bool,
    compiles: bool,
    unplaced: Vec<Unplaced>,
    aside: Option<Story>,
}

/// What stands over the text.
struct Head {
    title: String,
    kind: String,
    ledes: Vec<String>,
    /// The next deadline of the cycle.
    until: Option<Moment>,
}

/// A proposal that stands in no provision.
struct Unplaced {
    number: u32,
    who: String,
    reason: String,
}

/// What can be chosen over the text.
#[derive(Default)]
pub(super) struct Tools {
    pub(super) action: String,
    /// Address, word, and whether it is this one.
    pub(super) views: Vec<(String, String, bool)>,
    pub(super) view: String,
    pub(super) seats: Vec<(u32, String, bool)>,
    pub(super) languages: Vec<(String, bool)>,
    pub(super) downloads: Vec<(String, &'static str)>,
    pub(super) propose: Option<String>,
}

fn made(visit: &Visit, asked: &Asked, assembly: &Assembly, acts: &Acts) -> Result<String, Failure> {
    let mut frame = Frame::within(visit, Section::Text, visit.tongue().say("text-title"));
    let basis = visit.state(|state| Basis::of(state, &frame));
    let home = format!("/p/{}", visit.process.name());
    let reader = Reader::of(visit, asked)?.filter(|_| basis.rolling);
    let making = Making {
        frame: &frame,
        home: &home,
        asked,
        basis: &basis,
        assembly,
        reader: reader.as_ref(),
    };
    let (mut shown, figures) = making.rows();
    let proposes = basis.rolling && visit.may_now("propose");
    if proposes {
        let offers = shown.iter_mut().filter(|row| !row.story.is_empty());
        offers.for_each(|row| row.propose = Some(row.story.replace("/provisions/", "/propose/")));
    }
    let markup = Markup::of_draft(&basis.draft, phrases(&frame));
    let version =
        asked.with.as_ref().and_then(|tag| Some((tag.as_str(), basis.versions.get(tag)?)));
    if let Some((tag, (translated, source))) = version {
        clean::put_beside(&frame, &mut shown, &basis.draft, (tag, translated), source);
    }
    let told = asked.at.as_deref().map(ProvisionId::new);
    let aside =
        told.as_ref().and_then(|id| visit.state(|state| story(state, (&frame, &home), id, acts)));
    if let Some(id) = &told {
        let anchor = anchor(id.as_str());
        shown.iter_mut().for_each(|row| row.told = row.anchor == anchor);
    }
    let head = head(&frame, &basis, reader.as_ref());
    frame.title.clone_from(&head.title);
    let cells = strip(&shown);
    let compiles = asked.view() != "base" && asked.view() != "changes" && basis.rolling;
    let page = Present {
        key: key(&cells),
        cells,
        figures,
        tools: tools((&frame, &home), asked, &basis, proposes),
        attributes: markup.attributes(),
        only: (compiles && reader.is_none()) || asked.view() == "changes",
        compiles,
        unplaced: if compiles { unplaced(visit, assembly) } else { Vec::new() },
        rows: shown,
        steps: basis.steps,
        head,
        aside,
        frame,
    };
    rendered(&page)
}

/// Everything from which the rows of the page follow.
struct Making<'a> {
    frame: &'a Frame,
    home: &'a str,
    asked: &'a Asked,
    basis: &'a Basis,
    assembly: &'a Assembly,
    reader: Option<&'a Reader>,
}

impl Making<'_> {
    /// The rows, and what is to be said over them.
    fn rows(&self) -> (Vec<Row>, Vec<String>) {
        let Self { frame, home, basis, .. } = *self;
        let compilation = &self.assembly.compilation;
        let reading = self.reader.map(|it| compilation.reading(&Reading::Sponsor(&it.name)));
        if self.asked.view() == "changes"
            && let Some(found) = self.changes(reading.as_ref())
        {
            return found;
        }
        if let Some(reading) = &reading {
            let silent = self.reader.is_some_and(|it| !basis.seats.contains_key(&it.seat));
            let said = silent.then(|| frame.t("text-reads-unchanged"));
            let rows = clean::rows(frame, home, reading, &Standings::default());
            return (rows, said.into_iter().collect());
        }
        if self.asked.view() == "base" || !basis.rolling {
            return (clean::rows(frame, home, &basis.draft, &basis.standings), Vec::new());
        }
        let (count, sponsors) = (compilation.amendments().len(), compilation.sponsors().len());
        let figures = frame.t2("text-amendments", "count", count, "sponsors", sponsors);
        (rows(frame, home, compilation, &basis.standings), vec![figures])
    }

    fn changes(&self, reading: Option<&Draft>) -> Option<(Vec<Row>, Vec<String>)> {
        let Self { frame, home, basis, .. } = *self;
        let (old, new, since) = match (reading, basis.earlier()) {
            (Some(reading), _) => (&*basis.draft, reading, None),
            (None, Some((name, old))) => (&**old, &*basis.draft, Some(name)),
            (None, None) => return None,
        };
        let (rows, tally) = changes(frame, home, old, new);
        let since = since.map(|since| frame.t1("text-changes-since", "document", &since.name));
        Some((rows, since.into_iter().chain([tally_words(frame, tally)]).collect()))
    }
}

/// A comparison in one sentence.
pub(super) fn tally_words(frame: &Frame, tally: super::changes::Tally) -> String {
    frame.tongue.with(
        "text-tally",
        &[
            ("all", &tally.all),
            ("changed", &tally.changed),
            ("inserted", &tally.inserted),
            ("deleted", &tally.deleted),
            ("moved", &tally.moved),
        ],
    )
}

fn head(frame: &Frame, basis: &Basis, reader: Option<&Reader>) -> Head {
    let mut ledes = vec![basis.stage.clone()];
    let Some((document, _)) = &basis.document else {
        ledes.push(frame.t("text-none"));
        return Head {
            title: frame.t("text-title"),
            kind: String::new(),
            ledes,
            until: basis.until,
        };
    };
    if let Some((agreed, units)) = basis.progress {
        let sentence = frame.t2("overview-progress", "agreed", agreed, "paragraphs", units);
        ledes.push(sentence.trim_end_matches(['.', '。']).to_owned());
    }
    if basis.rolling {
        ledes.push(frame.t1("text-started-from", "document", &document.name));
    } else if basis.adopted {
        ledes.push(frame.t1("text-as-adopted", "date", frame.day(&document.issued)));
    }
    if let Some(Reader { name, .. }) = reader {
        ledes.push(frame.t1("text-read-as", "who", name));
    }
    let kind = if basis.rolling { frame.t("text-rolling") } else { document.kind.clone() };
    let title = basis.version.as_ref().unwrap_or(document).title.clone();
    Head { title, kind, ledes, until: basis.until }
}

fn tools((frame, home): (&Frame, &str), asked: &Asked, basis: &Basis, proposes: bool) -> Tools {
    let address = |view: &str| {
        let view = (!view.is_empty()).then(|| view.to_owned());
        format!("{home}/text{}", Asked { view, at: None, ..asked.clone() }.query())
    };
    let mut views = Vec::new();
    let mut view = |name: &str, key: &str, here: bool| {
        views.push((address(name), frame.t(key), here));
    };
    let compiles = !matches!(asked.view(), "base" | "changes");
    if basis.rolling {
        view("base", "text-view-base", asked.view() == "base");
        view("", "text-view-compilation", compiles);
    } else {
        view("", "text-view-clean", compiles);
    }
    if basis.earlier().is_some() || asked.seat.is_some() {
        view("changes", "text-view-changes", asked.view() == "changes");
    }
    let chosen = asked.seat.as_deref().unwrap_or_default();
    let seat = |(seat, name): (&SeatId, &Sponsor)| {
        (seat.0, name.as_str().to_owned(), seat.0.to_string() == chosen)
    };
    let with = asked.with.as_deref();
    let language = |tag: &String| (tag.clone(), with == Some(tag.as_str()));
    let downloads = match (&basis.document, basis.rolling) {
        (_, true) => {
            let what = if compiles { "compilation" } else { "text" };
            let address = |ending| (format!("{home}/{what}.{ending}"), word(ending));
            ["docx", "md", "json"].map(address).to_vec()
        }
        (Some((document, _)), false) => document_downloads(home, document.number),
        (None, false) => Vec::new(),
    };
    Tools {
        action: format!("{home}/text"),
        views,
        view: asked.view().to_owned(),
        seats: basis.seats.iter().map(seat).collect(),
        languages: basis.versions.keys().map(language).collect(),
        downloads,
        propose: proposes.then(|| format!("{home}/propose/upload")),
    }
}

/// What a download is called by its ending.
fn word(ending: &str) -> &'static str {
    match ending {
        "docx" => "Word",
        "md" => "Markdown",
        "html" => "HTML",
        "txt" => "TXT",
        _ => "JSON",
    }
}

/// The files of a document.
pub(super) fn document_downloads(home: &str, number: u32) -> Vec<(String, &'static str)> {
    let file = |ending| (format!("{home}/documents/{number}.{ending}"), word(ending));
    ["docx", "html", "md", "txt", "json"].map(file).to_vec()
}

/// The proposals that stand in no provision, each with the reason.
fn unplaced(visit: &Visit, assembly: &Assembly) -> Vec<Unplaced> {
    let compilation = &assembly.compilation;
    visit.state(|state| {
        let teller = Teller::new(visit.tongue(), state);
        let loose = compilation.unplaced().iter().filter_map(|one| {
            let number = assembly.proposals.get(&one.amendment)?.0;
            let who = names(&compilation.amendment(one.amendment)?.sponsors);
            Some(Unplaced { number, who, reason: unfit::unplaced(&teller, &one.reason) })
        });
        let stale = assembly.stale.iter().map(|(id, reason)| {
            let by = state.texts.proposal(*id).map(|proposal| proposal.by);
            let who = by.map(|by| named::seat_of(visit.tongue(), state, by)).unwrap_or_default();
            Unplaced { number: id.0, who, reason: unfit::stale(&teller, reason) }
        });
        loose.chain(stale).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue::Tongue;
    use unbracket_text::{Amendment, Change, Passage, Provision, ProvisionKind, compile};

    /// Paragraphs of 90 words, no two alike.
    fn draft(paragraphs: usize) -> Draft {
        let words = |at: usize| {
            let words = (0..90).map(|word| format!("w{}", (at * 131 + word * word * 7) % 4_999));
            words.collect::<Vec<_>>().join(" ")
        };
        let made = (0..paragraphs).map(|at| {
            let words = Passage::words(format!("Decides {};", words(at)));
            Provision::new(format!("p{at}"), ProvisionKind::OperativeParagraph, words)
        });
        Draft::new(made.collect()).unwrap()
    }

    /// Each puts two words in the place of one.
    fn amendments(draft: &Draft, count: usize) -> Vec<Amendment> {
        let paragraphs = draft.provisions();
        let made = (0..count).map(|number| {
            let paragraph = &paragraphs[number % paragraphs.len()];
            let text = paragraph.content.to_marked_text();
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let at = 1 + (number * 37) % 88;
            words[at] = format!("proposed-{number} wording");
            let change = Change::Replace {
                provision: paragraph.id.clone(),
                wording: Passage::words(words.join(" ")),
            };
            Amendment::new([Sponsor::new(&format!("Delegation {}", number % 40))].into(), change)
        });
        made.collect()
    }

    fn page(paragraphs: usize, count: usize) -> String {
        let draft = draft(paragraphs);
        let compilation = compile(&draft, &amendments(&draft, count));
        let frame = Frame {
            title: "The text".to_owned(),
            tongue: Tongue::ENGLISH,
            address: "/p/x/text".to_owned(),
            token: String::new(),
            person: None,
            operator: false,
            demo: false,
            process: None,
            now: Moment(0),
        };
        let rows = rows(&frame, "/p/x", &compilation, &Standings::default());
        let page = Present {
            head: Head {
                title: String::new(),
                kind: String::new(),
                ledes: Vec::new(),
                until: None,
            },
            steps: Vec::new(),
            cells: strip(&rows),
            key: Vec::new(),
            figures: Vec::new(),
            tools: Tools::default(),
            attributes: Markup::of_draft(&draft, phrases(&frame)).attributes(),
            rows,
            only: true,
            compiles: true,
            unplaced: Vec::new(),
            aside: None,
            frame,
        };
        rendered(&page).unwrap()
    }

    #[test]
    fn a_text_of_150_provisions_with_1000_amendments_is_sent_in_less_than_200_kilobytes() {
        let html = page(150, 1_000);
        assert_eq!(html.matches("</section>").count(), 150);
        assert!(html.matches("<u-k>").count() > 800, "the amendments stand in brackets");
        let packed = crate::kept::pack(html.as_bytes()).len();
        assert!(packed < 200_000, "{packed} bytes of {}", html.len());
    }
}
