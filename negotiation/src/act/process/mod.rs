//! The process: opening it, its modalities, its stages, its people.

mod accredit;
mod open_cycle;
mod open_process;
mod open_stage;

pub use accredit::Accredit;
pub use open_cycle::OpenCycle;
pub use open_process::OpenProcess;
pub use open_stage::OpenStage;

use super::acts;

acts! {
    /// What is done about the process itself.
    ProcessAct { OpenProcess, OpenStage, Accredit, OpenCycle }
}
