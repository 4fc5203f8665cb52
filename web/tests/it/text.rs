//! The pages of the text, through the router, at moments of the example review.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use unbracket_formats::{Limits, docx};
use unbracket_negotiation::state::{DocumentKind, Proposal, ProposalState};
use unbracket_text::{Change, Draft, ProvisionId, labels};

use crate::support::{Answer, At, asked, escaped};

fn with(at: &At, path: &str, name: header::HeaderName, value: &str) -> Answer {
    at.send(asked(Method::GET, path).header(name, value).body(Body::empty()).expect("an address"))
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, from: &'t str, to: &'t str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

#[test]
fn the_compilation_shows_brackets_with_who_proposes_and_a_status_by_sign_and_word() {
    let page = At::station("second-reading").get("/p/second-reading/text").text();
    assert!(page.contains("<u-k>"), "no bracket");
    assert!(page.contains("<i> proposed by </i>"), "no words before sponsors");
    assert!(page.contains("✓ "), "no sign of a status");
    let ids = between(&page, "<section class=\"prov", "</section>");
    assert!(ids.len() > 30, "{} provisions", ids.len());
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn the_base_has_no_proposal_and_what_changed_is_said_to_whoever_cannot_see_it() {
    let at = At::station("second-reading");
    let base = at.get("/p/second-reading/text?view=base").text();
    assert!(!base.contains("<u-k>"));
    let changes = at.get("/p/second-reading/text?view=changes").text();
    assert!(changes.contains("<i> inserted: </i><ins>"), "{changes}");
}

#[test]
fn the_text_is_read_as_a_party_would_have_it() {
    let at = At::station("second-reading");
    let page = at.get("/p/second-reading/text").text();
    let options = between(&page, "<option value=\"", "</option>");
    let (seat, name) = options.iter().filter_map(|one| one.split_once("\">")).nth(1).unwrap();
    let read = at.get(&format!("/p/second-reading/text?as={seat}"));
    assert!(read.text().contains(&format!("Read as {name} would have it")));
    assert!(!read.text().contains("<u-k>"));
    let against = at.get(&format!("/p/second-reading/text?as={seat}&view=changes")).text();
    assert!(against.contains("<ins>") || against.contains("<del>"), "{name} proposes something");
}

#[test]
fn the_text_of_a_seat_that_proposes_nothing_is_said_to_be_as_it_stands() {
    let at = At::station("second-reading");
    let page = at.get("/p/second-reading/text").text();
    let options = between(&page, "<option value=\"", "\">");
    let offered: Vec<_> = options.iter().filter_map(|one| one.parse::<u32>().ok()).collect();
    let seats = at.state("second-reading", |state| state.roster.seats().count());
    let quiet = (0..).find(|seat| !offered.contains(seat)).unwrap();
    assert!((quiet as usize) < seats, "somebody proposes nothing");
    let read = at.get(&format!("/p/second-reading/text?as={quiet}"));
    assert!(read.text().contains("They have proposed nothing"), "{}", read.text());
    assert!(!read.text().contains("<u-k>"));
    let nobody = at.get(&format!("/p/second-reading/text?as={seats}"));
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[test]
fn a_page_for_the_public_is_sent_packed_once_and_not_twice_when_it_is_known() {
    let at = At::station("first-reading");
    let path = "/p/first-reading/text";
    let packed = with(&at, path, header::ACCEPT_ENCODING, "gzip");
    assert_eq!(packed.header("content-encoding"), "gzip");
    let mut plain = String::new();
    flate2::read::GzDecoder::new(&*packed.bytes).read_to_string(&mut plain).unwrap();
    assert_eq!(plain, at.get(path).text());
    assert!(packed.header("vary").contains("accept-encoding"));
    let tag = packed.header("etag").to_owned();
    let again = with(&at, path, header::IF_NONE_MATCH, &tag);
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    let other = with(&at, path, header::IF_NONE_MATCH, "W/\"other\"");
    assert_eq!(other.status, StatusCode::OK);
}

#[test]
fn a_page_of_a_member_is_never_kept_for_the_public() {
    let at = At::station("second-reading");
    let path = "/p/second-reading/text?view=base";
    let before = at.get(path).text();
    let own = at.get_as("north", path);
    assert!(own.text().contains("/propose/"), "a member can propose from the page");
    assert!(own.header("cache-control").contains("private"));
    let after = at.get(path).text();
    assert_eq!(before, after);
    assert!(!after.contains("/propose/"));
}

#[test]
fn what_stands_in_an_address_never_becomes_markup() {
    let at = At::station("second-reading");
    let page = at.get("/p/second-reading/text?view=%22%3E%3Cscript%3E&at=%3Cb%3E&with=%22x").text();
    assert!(!page.contains("\"><script>") && !page.contains("<b>\""));
    assert_eq!(at.get("/p/second-reading/text?as=%00").status, StatusCode::NOT_FOUND);
}

#[test]
fn every_document_can_be_read_compared_cited_by_lines_and_taken_home() {
    let at = At::station("follow-up");
    let list = at.get("/p/follow-up/documents").text();
    let count = at.state("follow-up", |state| state.texts.documents.len());
    assert!(count > 3);
    for number in 0..count {
        let address = format!("/p/follow-up/documents/{number}");
        assert!(list.contains(&format!("\"{address}\"")), "{number} is not listed");
        for path in [address.clone(), format!("{address}?view=changes"), format!("{address}/lines")]
        {
            assert_eq!(at.get(&path).status, StatusCode::OK, "{path}");
        }
        for ending in ["docx", "html", "md", "txt", "json"] {
            let file = at.get(&format!("{address}.{ending}"));
            assert_eq!(file.status, StatusCode::OK, "{ending}");
            assert!(file.header("content-disposition").ends_with(&format!(".{ending}\"")));
        }
        let compared = at.get(&format!("/p/follow-up/compare/0/{number}"));
        assert_eq!(compared.status, StatusCode::OK);
    }
    for ending in ["docx", "md", "json"] {
        let answer = at.get(&format!("/p/follow-up/compilation.{ending}"));
        assert_eq!(answer.status, StatusCode::OK);
    }
    for wrong in
        ["documents/999", "documents/x", "documents/0.exe", "compare/0/999", "compare/0/999.docx"]
    {
        let answer = at.get(&format!("/p/follow-up/{wrong}"));
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

/// What a file shows of each provision: its number and its words.
fn lines(draft: &Draft) -> Vec<(Option<String>, String)> {
    let all = draft.visit().map(|visit| visit.provision);
    all.map(|it| (it.former_label.clone(), it.content.to_marked_text())).collect()
}

#[test]
fn the_changes_between_two_documents_as_a_file_hold_both_with_their_numbers() {
    let at = At::station("follow-up");
    let read = |path: &str| {
        let file = at.get(&format!("/p/follow-up/{path}.docx"));
        assert_eq!(file.status, StatusCode::OK, "{path}");
        docx::read(&file.bytes, &Limits::default()).expect("what we write is read")
    };
    let count = at.state("follow-up", |state| state.texts.documents.len());
    for (from, to) in (1..count).map(|to| (to - 1, to)).chain([(0, count - 1), (count - 1, 0)]) {
        let changes = read(&format!("compare/{from}/{to}"));
        for (found, number) in [(&changes.rejected, from), (&changes.accepted, to)] {
            let document = read(&format!("documents/{number}")).accepted;
            assert_eq!(lines(found), lines(&document), "{from} to {to}: {number}");
            assert_eq!(found.title(), document.title());
        }
    }
}

#[test]
fn the_story_of_a_provision_tells_how_its_silence_was_broken() {
    let at = At::station("follow-up");
    let said: Vec<(String, u64)> = at.state("follow-up", |state| {
        let runs = state.deciding.silences.iter();
        let breaks = runs.flat_map(|run| run.breaks.iter().map(|it| (&it.provisions, it.entry)));
        let one = |(on, entry): (&BTreeSet<ProvisionId>, u64)| {
            on.iter().map(|id| (id.as_str().to_owned(), entry)).collect::<Vec<_>>()
        };
        breaks.flat_map(one).collect()
    });
    assert!(!said.is_empty(), "somebody broke a silence on a paragraph");
    for (id, entry) in said {
        let page = at.get(&format!("/p/follow-up/provisions/{}", escaped(&id))).text();
        let story = between(&page, "<ol class=\"story\">", "</ol>").concat();
        assert!(story.contains(&format!("/record/{entry}\"")), "{id}, entry {entry}: {story}");
    }
}

#[test]
fn a_proposal_is_cited_under_the_numbers_of_the_present_text() {
    let (mut same, mut renumbered) = (0, 0);
    for process in ["first-reading", "second-reading", "silence"] {
        let at = At::station(process);
        let cited: Vec<(usize, String, Option<String>)> = at.state(process, |state| {
            let rolling = &state.texts.rolling.as_ref().expect("a text").draft;
            let (now, all) = (labels(rolling), state.texts.proposals.iter().enumerate());
            let open = all.filter(|(_, it)| {
                it.state == ProposalState::Open && it.cycle == state.present_cycle()
            });
            let one = |(number, it): (usize, &Proposal)| {
                let (Change::Replace { provision, .. } | Change::Excerpt { provision, .. }) =
                    &it.change
                else {
                    return None;
                };
                let label = now.get(provision)?.to_string();
                if !label.starts_with(char::is_numeric) {
                    return None;
                }
                let then = labels(&it.base).get(provision).map(ToString::to_string);
                Some((number, label, then))
            };
            open.filter_map(one).collect()
        });
        for (number, label, then) in cited {
            let page = at.get(&format!("/p/{process}/proposals/{number}")).text();
            let page = page.replace(['\u{2068}', '\u{2069}'], "");
            let heading = format!("paragraph {label}<");
            assert!(page.contains(&heading), "{process} {number}: {heading} in {page}");
            *(if then.as_ref() == Some(&label) { &mut same } else { &mut renumbered }) += 1;
        }
    }
    println!("{same} under the numbers of their base, {renumbered} under others");
    assert!(same > 0 && renumbered > 0);
}

#[test]
fn every_numbered_provision_is_found_in_every_document_by_its_number() {
    let at = At::station("follow-up");
    let found = at.state("follow-up", |state| {
        let documents = state.texts.documents.iter().enumerate();
        let labels = documents.flat_map(|(number, document)| {
            let labels = unbracket_negotiation::standing::cited_labels(&document.draft);
            labels.into_iter().map(move |(id, label)| (number, id, label))
        });
        labels.collect::<Vec<_>>()
    });
    assert!(found.len() > 60);
    for (number, id, label) in found {
        let label = label.replace(' ', "-");
        let answer = at.get(&format!("/p/follow-up/documents/{number}/{label}"));
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{number} {label}");
        let to = format!("/p/follow-up/documents/{number}#{id}");
        assert_eq!(answer.header("location"), to, "{label}");
    }
    let none = at.get("/p/follow-up/documents/0/999");
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_story_of_every_provision_is_told_and_silence_is_not_support() {
    let at = At::station("second-reading");
    let ids = at.state("second-reading", |state| {
        let rolling = state.texts.rolling.as_ref().expect("a text is negotiated");
        rolling.draft.visit().map(|visit| visit.provision.id.to_string()).collect::<Vec<_>>()
    });
    let mut silent = 0;
    for id in ids {
        let answer = at.get(&format!("/p/second-reading/provisions/{id}"));
        assert_eq!(answer.status, StatusCode::OK, "{id}");
        let page = answer.text();
        assert!(page.contains("/record/"), "{id}: nothing on the record");
        silent += usize::from(page.contains("class=\"silent\"><b>·</b>"));
        silent += usize::from(page.contains("Silence is silence, not support."));
        let beside = at.get(&format!("/p/second-reading/text?at={id}")).text();
        assert!(beside.contains("story-aside"), "{id}");
    }
    assert!(silent > 20);
    let none = at.get("/p/second-reading/provisions/nowhere");
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_newest_translation_stands_beside_the_text_and_says_where_it_is_older() {
    let at = At::station("second-reading");
    let page = at.get("/p/second-reading/text?view=base&with=fr").text();
    // Rev.1 was translated after the zero draft was.
    assert!(page.contains("États côtiers de faible altitude"), "the translation is of Rev.1");
    let stale = page.matches("This translation is of an earlier wording.").count();
    let beside = page.matches("lang=\"fr\"").count();
    assert!(stale > 0 && beside > 2 * stale, "{stale} of {beside} are older");
}

#[test]
fn a_paragraph_of_an_earlier_cycle_is_compared_with_what_became_of_it() {
    let at = At::station("follow-up");
    let drafts = at.state("follow-up", |state| {
        let outcomes = state.texts.documents.iter().filter(|one| one.kind == DocumentKind::Outcome);
        outcomes.map(|one| one.draft.clone()).collect::<Vec<_>>()
    });
    let [first, second] = &drafts[..] else { panic!("{} outcomes", drafts.len()) };
    let words = |draft: &Draft, id| draft.get(id).map(|one| one.content.to_marked_text());
    let mut shared = 0;
    for visit in first.visit() {
        let id = &visit.provision.id;
        let Some(now) = words(second, id) else { continue };
        let then = visit.provision.content.to_marked_text();
        let of_then: BTreeSet<&str> = then.split_whitespace().collect();
        let kept = now.split_whitespace().filter(|word| of_then.contains(word)).count();
        assert!(kept * 2 >= of_then.len(), "{id}: {then} / {now}");
        shared += 1;
    }
    assert!(shared > 8, "{shared} provisions live on");
}

#[test]
fn the_pages_speak_six_languages_and_the_text_keeps_its_own() {
    let at = At::station("second-reading");
    for (code, direction) in
        [("ar", "rtl"), ("zh", "ltr"), ("fr", "ltr"), ("ru", "ltr"), ("es", "ltr")]
    {
        let page = at.get(&format!("/p/second-reading/text?lang={code}")).text();
        assert!(page.contains(&format!("<html lang=\"{code}\" dir=\"{direction}\">")));
        assert!(!page.contains('⟦'), "{code}: a message is missing");
        assert!(page.contains("dir=\"ltr\"><p class=\"w\">"), "{code}");
        assert!(page.contains(&format!("<i lang=\"{code}\" dir=\"{direction}\">")), "{code}");
    }
}

#[test]
fn before_there_is_a_text_the_page_says_so_and_later_shows_what_was_adopted() {
    let page = At::station("review").get("/p/review/text").text();
    assert!(page.contains("Adopted on"));
    let components = At::station("review").get("/components");
    assert_eq!(components.status, StatusCode::OK);
}

#[test]
fn the_story_of_a_provision_tells_what_each_act_did_when_and_where_it_is_recorded() {
    let at = At::station("second-reading");
    let changed: Vec<(String, Vec<u64>)> = at.state("second-reading", |state| {
        let all = state.texts.history.iter();
        all.map(|(id, entries)| (id.as_str().to_owned(), entries.clone())).collect()
    });
    assert!(changed.len() > 10, "{}", changed.len());
    let mut told = 0;
    for (id, entries) in changed {
        let path = format!("/p/second-reading/provisions/{id}");
        let page = at.get(&path);
        if page.status == StatusCode::NOT_FOUND {
            continue; // Nothing is told of what was gone before any document held it.
        }
        let page = page.text();
        assert!(!page.contains("Words, place or status changed"), "{path}");
        let story = between(&page, "<ol class=\"story\">", "</ol>").concat();
        for entry in entries {
            let link = format!("/record/{entry}\"");
            let line = between(&story, "<li>", "</li>").into_iter().find(|it| it.contains(&link));
            let line = line.unwrap_or_else(|| panic!("{path} does not lead to entry {entry}"));
            assert!(line.contains("<time "), "{path}, entry {entry}: no date: {line}");
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
    let beside = at.get("/p/second-reading/text?at=d7.7").text();
    assert!(!beside.contains("Words, place or status changed"), "nor beside the text");
}

#[test]
fn every_link_of_a_story_leads_to_a_page() {
    let at = At::station("review");
    let told: BTreeSet<String> = at.state("review", |state| {
        let commitments = state.aftermath.commitments.iter();
        commitments.map(|one| one.provision.as_str().to_owned()).collect()
    });
    // One link of each sort: those that differ in a number alone lead to pages of one kind.
    let mut sorts = BTreeMap::new();
    for id in told {
        let page = at.get(&format!("/p/review/provisions/{id}")).text();
        let main = page.split_once("<main").map_or("", |(_, main)| main);
        for link in between(main, "href=\"", "\"").into_iter().filter(|it| it.starts_with("/p/")) {
            let link = link.split('#').next().unwrap_or_default();
            sorts.entry(link.replace(|c: char| c.is_ascii_digit(), "")).or_insert(link.to_owned());
        }
    }
    assert!(sorts.contains_key("/p/review/follow-up/commitments/"), "{sorts:?}");
    for link in sorts.into_values() {
        assert_eq!(at.get(&link).status, StatusCode::OK, "{link}");
    }
}

#[test]
fn the_signs_of_stances_are_the_same_on_every_page_and_their_key_names_them() {
    let at = At::station("second-reading");
    let key = at.get("/p/second-reading/provisions/d7.7").text();
    let positions = at.get("/p/second-reading/positions").text();
    for (sign, stance) in [("✓", "supports"), ("≈", "can live"), ("?", "reserve"), ("✕", "objects")]
    {
        let keyed = between(&key, "<ul class=\"key\">", "</ul>").concat();
        let named = between(&keyed, &format!("<b>{sign}</b>"), "</li>").concat();
        assert!(named.contains(stance), "{sign} in {keyed}");
        let marks = between(&positions, "stance-signs\">", "</p>").concat();
        assert!(marks.contains(&format!("<b class=\"status\">{sign}</b>")), "{sign} in {marks}");
    }
}

#[test]
fn a_file_of_the_rolling_text_has_the_numbers_of_its_page() {
    let at = At::station("second-reading");
    let labels: Vec<String> = at.state("second-reading", |state| {
        let rolling = state.texts.rolling.as_ref().expect("a rolling text");
        let labels = labels(&rolling.draft).into_values();
        labels.map(|label| label.as_str().to_owned()).collect()
    });
    let inserted: Vec<_> = labels.iter().filter(|label| label.contains("bis")).collect();
    assert!(!inserted.is_empty(), "something was inserted");
    let file = at.get("/p/second-reading/text.md").text();
    for label in inserted {
        assert!(file.contains(&format!("{label}.")), "{label} is not in the file");
    }
}

#[test]
fn a_corrigendum_changes_what_it_corrects_and_no_bracket_beside_it() {
    let at = At::station("second-reading");
    let (differ, bracketed) = at.state("second-reading", |state| {
        let documents = &state.texts.documents;
        let corrigendum = documents.iter().find(|it| it.corrects.is_some()).expect("there is one");
        let corrects = corrigendum.corrects.and_then(|id| state.texts.document(id));
        let corrects = corrects.expect("it corrects a document");
        let differ = corrigendum.draft.visit().filter(|visit| {
            let before = corrects.draft.get(&visit.provision.id).expect("the same outline");
            before.content != visit.provision.content
        });
        let bracketed = |draft: &Draft| {
            draft.visit().filter(|visit| !visit.provision.content.is_clean()).count()
        };
        (differ.count(), bracketed(&corrects.draft))
    });
    assert!(bracketed > 3, "{bracketed}");
    assert_eq!(differ, 1);
}
