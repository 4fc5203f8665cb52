//! Who took part, how evenly, what came of it, and who could have stopped it.
//!
//! Invariant: whoever was invited and kept silent is in the figures, as a zero; what would point at
//! fewer than five people is withheld; a flag is a question to a person, never a verdict.
//!
//! Equal shares are not fairness, and a large share is not capture: groups differ in size, mandate and
//! in how far the text touches them. Figures of a whole body are descriptions without sampling error;
//! where the persons or proposals could have been others, an interval stands beside them.

mod capture;
mod concentration;
mod power;
mod shares;
mod suppress;
mod time;
mod uptake;

pub use capture::{CaptureSettings, Contribution, Question, Voice, questions};
pub use concentration::{Concentration, GroupPart, Theil, concentration, gini, theil};
pub use power::{Member, Power, PowerError, power};
pub use shares::{
    Representation, Share, Without, leave_one_out, representation, representation_of_amounts,
    shares,
};
pub use suppress::{Cell, LEAST, suppress, suppress_lines, suppress_table};
pub use time::{Spread, spreads};
pub use uptake::{Fate, GroupUptake, Proposal, uptake};

/// Standard errors of the 95 % intervals here.
const Z: f64 = 1.959_963_984_540_054;
