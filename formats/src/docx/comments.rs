//! Comments, with the words that they are about.

use std::collections::BTreeMap;

use unbracket_text::ProvisionId;
use unbracket_text::token::normalise;

use crate::document::{Author, Comment};

use super::model::{Present, Story, What};
use super::project::attached_text;

/// A quotation longer than this serves nobody.
const LONGEST: usize = 64 << 10;
/// More comments than these on the same words are listed without their words.
const MOST_OPEN: usize = 64;
/// All quotations together, in bytes: overlapping ranges would multiply the text without end.
const MOST_QUOTED: usize = 16 << 20;

/// Where a comment hangs.
#[derive(Default)]
struct Range {
    /// The order of its beginning among all comments.
    order: usize,
    provision: Option<ProvisionId>,
    quoted: String,
}

/// The comments in the order of their places; those without a place come last.
pub(super) fn comments(
    story: &Story,
    present: &Present,
    places: &[Option<ProvisionId>],
) -> Vec<Comment> {
    let mut ranges = ranges(story, present, places);
    let mut found: Vec<(usize, Comment)> = Vec::new();
    for attached in &story.comments {
        let range = ranges.remove(&attached.key.1);
        let order = range.as_ref().map_or(usize::MAX, |range| range.order);
        let range = range.unwrap_or_default();
        let comment = Comment {
            author: Author(attached.author.clone()),
            date: attached.date.clone(),
            provision: range.provision,
            quoted: normalise(&range.quoted),
            text: attached_text(story, &attached.paragraphs, present, '\n'),
        };
        found.push((order, comment));
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, comment)| comment).collect()
}

fn ranges(
    story: &Story,
    present: &Present,
    places: &[Option<ProvisionId>],
) -> BTreeMap<i64, Range> {
    let known: BTreeMap<i64, ()> = story.comments.iter().map(|one| (one.key.1, ())).collect();
    let mut ranges: BTreeMap<i64, Range> = BTreeMap::new();
    let mut open: Vec<i64> = Vec::new();
    let mut room = MOST_QUOTED;
    for (at, paragraph) in story.body.iter().enumerate() {
        let provision = places.get(at).cloned().flatten();
        for inline in &paragraph.inlines {
            match inline.what {
                What::CommentOpens(id) | What::CommentMark(id) if known.contains_key(&id) => {
                    let order = ranges.len();
                    if let std::collections::btree_map::Entry::Vacant(free) = ranges.entry(id) {
                        let provision = provision.clone();
                        free.insert(Range { order, provision, quoted: String::new() });
                        if matches!(inline.what, What::CommentOpens(_)) && open.len() < MOST_OPEN {
                            open.push(id);
                        }
                    }
                }
                What::CommentCloses(id) => open.retain(|other| *other != id),
                What::Text(start, end) if present.has(inline.change) && !open.is_empty() => {
                    let text = story.text.get(start..end).unwrap_or_default();
                    quote(&mut ranges, &open, text, &mut room);
                }
                _ => {}
            }
        }
        quote(&mut ranges, &open, " ", &mut room);
    }
    ranges
}

fn quote(ranges: &mut BTreeMap<i64, Range>, open: &[i64], text: &str, room: &mut usize) {
    for id in open {
        if let Some(range) = ranges.get_mut(id)
            && range.quoted.len() + text.len() <= LONGEST
            && text.len() <= *room
        {
            range.quoted.push_str(text);
            *room -= text.len();
        }
    }
}
