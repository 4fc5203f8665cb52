//! Lineage: which texts share words, where every run of words first stood, whose words survived.
//!
//! **Invariant:** every figure comes with the passages that it counts, every word has one origin, and
//! the credits of all sources with what nobody proposed add up to the new words.
//!
//! - [`shingles`] and [`reuse`]: all pairs of units that share runs of five words; the best source
//!   of each; copies that count as one voice.
//! - [`provenance`]: for each word of a text the earliest source that has it in a run.
//! - [`influence`]: what survived of each party's and each group's words, against chance.
//! - [`fate`]: what of an earlier outcome was reaffirmed, changed or dropped, and what is new.
//!
//! What it cannot say: a shared run of words is evidence of a source, not proof. It sees neither what
//! was said aloud, nor a common source that is not among the texts, nor who agreed to a proposal of
//! another; who asks for much and gets little may have moved the middle.

pub mod fate;
pub mod influence;
pub mod provenance;
pub mod reuse;
pub mod shingles;
