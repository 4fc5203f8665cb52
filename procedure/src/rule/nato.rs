//! NATO: nobody breaks the silence by the hour.
//!
//! *Invariant*: one ally is enough, and no vote follows.
//!
//! Domain knowledge.

use super::{Case, silence};
use crate::decision::Decision;

pub(super) fn decide(case: Case<'_>) -> Decision {
    silence::unbroken(case, "NATO silence procedure", 0)
}
