//! Registers an instrument of another process.

use std::collections::BTreeMap;

use unbracket_procedure::Moment;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require, short};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::next;
use crate::state::instruments::{Instrument, Manner};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Registers a text of another process: how it came about, by whom, and whether it binds.
    RegisterInstrument = "register-instrument" {
        /// What it is called.
        name: Words,
        /// Its symbol.
        symbol: Option<Tag>,
        /// How it came about.
        manner: Manner,
        /// Who adopted it.
        adopted_by: Words,
        /// When it was adopted.
        adopted: Option<Moment>,
        /// Whether it binds.
        binding: bool,
    }
}

impl Deed for RegisterInstrument {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat]));
    const RULE: &'static str = rules::INSTRUMENTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        short(&self.name)?;
        let named = !self.name.is_blank() && !self.adopted_by.is_blank();
        require(named, Code::Blank, rules::INSTRUMENTS, || {
            said!("what the instrument is called, and whose it is")
        })?;
        let registered = &state.instruments.registered;
        let twice = self.symbol.is_some() && registered.iter().any(|one| one.symbol == self.symbol);
        require(!twice, Code::Repeated, rules::INSTRUMENTS, || {
            said!("an instrument of this symbol is registered already; contest it, or link to it")
        })?;
        let past = self.adopted.is_none_or(|adopted| adopted <= case.now);
        require(past, Code::TooEarly, rules::INSTRUMENTS, || {
            said!("what is not adopted yet is registered without a date")
        })?;
        let dated = self.adopted.is_none() || self.manner != Manner::NotAdopted;
        require(dated, Code::Contradiction, rules::INSTRUMENTS, || {
            said!("what was never adopted has no date of adoption")
        })?;
        Ok(Outcome::made(next(registered)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.instruments.registered.push(Instrument {
            name: self.name.clone(),
            symbol: self.symbol.clone(),
            manner: self.manner,
            adopted_by: self.adopted_by.clone(),
            adopted: self.adopted,
            binding: self.binding,
            contests: BTreeMap::new(),
            by: done.by.seat,
        });
    }
}
