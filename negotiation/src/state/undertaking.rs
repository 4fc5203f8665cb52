//! What a commitment says: its verb, who has to act, until when, with which means.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;

use super::instruments::InstrumentPlace;
use crate::roster::SeatId;
use crate::wire::{record, terms};
use crate::words::{Tag, Words};

terms! {
    /// The verb of a commitment, the strongest first.
    Verb {
        /// Decides.
        Decides = "decides",
        /// Commits, or commits itself.
        Commits = "commits",
        /// Requests.
        Requests = "requests",
        /// Calls upon.
        CallsUpon = "calls-upon",
        /// Invites.
        Invites = "invites",
        /// Encourages.
        Encourages = "encourages",
    }
}

terms! {
    /// From where the means come.
    Funding {
        /// From what there is already.
        WithinExistingResources = "within-existing-resources",
        /// From voluntary contributions.
        Voluntary = "voluntary",
        /// From assessed contributions.
        Assessed = "assessed",
        /// From a regular budget.
        Core = "core",
        /// From partners, in money or in kind.
        Partnership = "partnership",
    }
}

record! {
    /// An amount of money.
    Money {
        /// In the smallest unit of the currency.
        amount: i64,
        /// The currency, as a code of three letters.
        currency: Tag,
    }
}

record! {
    /// The means of a commitment.
    Means {
        /// From where they come.
        sources: BTreeSet<Funding>,
        /// What it needs.
        needs: Option<Money>,
        /// What is pledged to it.
        pledged: Option<Money>,
    }
}

record! {
    /// What is undertaken, by whom, until when.
    Undertaking {
        /// The verb.
        verb: Verb,
        /// Who has to act, as far as they have a seat.
        actors: BTreeSet<SeatId>,
        /// Who else has to act.
        others: Vec<Words>,
        /// What they have to do.
        action: Words,
        /// Until when.
        due: Option<Moment>,
        /// At which meeting or session it is due.
        session: Option<Tag>,
        /// To whom they report.
        to: Option<Tag>,
        /// The means.
        means: Option<Means>,
        /// By what it can be told that it was done.
        indicators: Vec<Words>,
        /// The action lines that it serves.
        action_lines: BTreeSet<Tag>,
        /// Goals and objectives of other frameworks that it serves.
        goals: BTreeSet<Tag>,
        /// Provisions of other instruments that say the same or more.
        links: BTreeSet<InstrumentPlace>,
    }
}
