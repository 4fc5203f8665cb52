//! What would bridge a divided room.
//!
//! Two notions, shown side by side because they are not the same. [`by_group`] asks every group:
//! what do all of them agree with, or at least not object to, and how sure is that in the group where
//! it is worst? [`factorise`] asks no groups: it lays the answers out as generosity of the actor,
//! reception of the item and a common line on which they differ, and takes the reception that the
//! line does not explain (the intercept of Community Notes).
//!
//! What this cannot say: that an item is good. Bland wording bridges best; set it beside the strength
//! of the language. The intercept does not require that the agreement be diverse, and the line need
//! be no political one. Below 50 actors the line is not determined and [`factorise`] says nothing.

mod descent;
mod factor;
mod groupwise;
mod loss;
mod status;

pub use factor::{Bridge, Factors, Rater, Settings, factorise};
pub use groupwise::{ByGroup, Common, LeastSure, by_group};
pub use status::Status;
