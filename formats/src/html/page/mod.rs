//! Pages that people are shown: a compilation, and a comparison of two drafts.
//!
//! Each page is one file that asks nothing of the network: its style and its script stand in it, and
//! its policy names both by their digests. It is read in full without the script; the script adds
//! readings and jumps. Whatever comes from outside stays text (`escape`). Its own words are in the
//! language of the text (`wording`), those that the script says too: they stand in `#_say`, as
//! `data-base` and `data-sponsor`, with a `*` for the name that an option holds as `data-n`.
//!
//! A page of a compilation is also data: an evaluator that knows the attributes below finds the
//! clean text of every reading in the markup. The script is one, the tests have another.
//!
//! * A provision is a `section.p`, in reading order; counted from 0 they are the *nodes*. A sponsor
//!   is its index in the list of options. `data-in` names the sponsors who propose a provision,
//!   `data-x` those who would delete it.
//! * Its words stand in `.w`. A bracket is a `u-k`; the text directly in it is its signs. Its
//!   alternatives are `u-a` and, where words are deleted, `u-d`, in order; `s` names the sponsors of
//!   one. A reading takes the first that names its sponsor, else the one that names nobody. A rewrite
//!   of the whole stands in `.alt[data-s]` behind, and is taken before that.
//! * `b`, `i`, `small`, `.n` and what stands in `u-d` are marks, not text; `.s` is where a provision
//!   would be split.
//! * `data-o` of an option says what a reading does to the order: `m12,14` node 12 stands behind
//!   node 14 (behind nothing for -1), `j13,11` the words of node 13 are joined to those of node 11,
//!   `J13,11` with a space, `d12,1` node 12 stands at depth 1. In this order they are carried out.
//!
//! **Invariant:** what an evaluator finds for a sponsor is the text of
//! [`Compilation::reading`](unbracket_text::Compilation::reading), character by character.

mod census;
mod changes;
mod compiled;
mod digest;
mod ending;
mod escape;
mod frame;
mod heading;
mod legend;
pub mod markup;
mod order;
mod passage;
mod phrases;
mod provision;
mod shell;
mod tools;

pub use changes::{Note, Row, comparison};
pub use compiled::compilation;

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageOptions {
    /// The title of the page.
    pub title: String,
    /// A sentence under the title.
    pub lede: Option<String>,
    /// The language of the text as a BCP 47 tag; that of the draft where it is not given.
    pub language: Option<String>,
}
