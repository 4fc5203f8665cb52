//! The process: opening it, its modalities, its stages, its people, and its record.

mod accredit;
mod appeal;
mod change_modalities;
mod confirm_accreditation;
mod continue_record;
mod create_group;
mod decide_appeal;
mod declare_holiday;
mod end_accreditation;
mod end_office;
mod erase;
mod give_office;
mod join_group;
mod leave_group;
mod note_breach;
mod object_to_accreditation;
mod open_cycle;
mod open_process;
mod open_sealed;
mod open_stage;
mod plan_stage;
mod postpone_stage;
mod publish_correction;
mod refuse_accreditation;
mod rule_on;
mod waive;

pub use accredit::Accredit;
pub use appeal::Appeal;
pub use change_modalities::ChangeModalities;
pub use confirm_accreditation::ConfirmAccreditation;
pub use continue_record::ContinueRecord;
pub use create_group::CreateGroup;
pub use decide_appeal::DecideAppeal;
pub use declare_holiday::DeclareHoliday;
pub use end_accreditation::EndAccreditation;
pub use end_office::EndOffice;
pub use erase::Erase;
pub use give_office::GiveOffice;
pub use join_group::JoinGroup;
pub use leave_group::LeaveGroup;
pub use note_breach::NoteBreach;
pub use object_to_accreditation::ObjectToAccreditation;
pub use open_cycle::OpenCycle;
pub use open_process::OpenProcess;
pub use open_sealed::OpenSealed;
pub use open_stage::OpenStage;
pub use plan_stage::PlanStage;
pub use postpone_stage::PostponeStage;
pub use publish_correction::PublishCorrection;
pub use refuse_accreditation::RefuseAccreditation;
pub use rule_on::RuleOn;
pub use waive::Waive;

use super::acts;
use crate::refusal::{Code, Refusal, require};
use crate::roster::{Admission, Seat, SeatId};
use crate::rules;
use crate::said;
use crate::state::{Entry, Ruling, RulingId, State};

acts! {
    /// What is done about the process itself.
    ProcessAct {
        OpenProcess, OpenCycle, ChangeModalities, PlanStage, PostponeStage, OpenStage, Waive, DeclareHoliday,
        Accredit, ObjectToAccreditation, ConfirmAccreditation, RefuseAccreditation, EndAccreditation,
        CreateGroup, JoinGroup, LeaveGroup, GiveOffice, EndOffice,
        RuleOn, Appeal, DecideAppeal, NoteBreach, PublishCorrection, OpenSealed, Erase, ContinueRecord,
    }
}

/// Finds a seat whose admission stands like this.
fn proposed(state: &State, id: SeatId, admission: Admission) -> Result<&Seat, Refusal> {
    let seat = state.roster.seat(id).ok_or_else(|| {
        Refusal::new(Code::Unknown, rules::ACCREDITATION, said!("there is no {id}", id))
    })?;
    require(seat.admission == admission, Code::Closed, rules::ACCREDITATION, || {
        said!(
            "{seat} is {admission}, not {wanted}",
            seat = seat.shown(),
            admission = seat.admission,
            wanted = admission
        )
    })?;
    Ok(seat)
}

fn ruling(state: &State, id: RulingId) -> Result<&Ruling, Refusal> {
    state
        .process
        .rulings
        .get(id.place())
        .ok_or_else(|| Refusal::new(Code::Unknown, rules::OFFICE, said!("there is no {id}", id)))
}

fn entry<'s>(state: &'s State, number: u32, rule: &'static str) -> Result<&'s Entry, Refusal> {
    let found = state.process.entries.get(u64::from(number));
    found.ok_or_else(|| {
        Refusal::new(Code::Unknown, rule, said!("there is no entry {number}", number))
    })
}
