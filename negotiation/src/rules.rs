//! The rules that acts rely on and refusals name, each with its source.

macro_rules! rules {
    ($($(#[$meta:meta])* $name:ident = $word:literal, $text:literal;)*) => {
        $($(#[$meta])* pub const $name: &str = $word;)*

        /// Every rule: its name, and what it says with its source.
        pub const ALL: &[(&str, &str)] = &[$(($word, $text)),*];
    };
}

/// How many things of one kind an act can name, so that its leaf stays small.
pub const MOST: usize = 500;

rules! {
    /// Who may do what.
    RIGHTS = "rights", "Who may do what is a matrix of the modalities, by basis of accreditation (practice 4.2).";
    /// Acts of office.
    OFFICE = "office", "The chair and the secretariat act for the process, in public and with a reason.";
    /// Two persons.
    TWO_OFFICERS = "two-officers", "Adoption and erasure need two officers (OWASP ASVS 2.3.5).";
    /// Capacity.
    CAPACITY = "capacity", "Capacity belongs to each act: national, on behalf of a group, aligned with one (practice 4.3).";
    /// Accreditation.
    ACCREDITATION = "accreditation", "Accreditation has a basis, rights and a validity; a State can object with reasons (practice 4.2).";
    /// Stages.
    STAGES = "stages", "The process goes through its stages by a public timetable; a breach or a waiver is public (practice 9.8).";
    /// Minimum notice.
    NOTICE = "notice", "Minimum notice periods are modalities; a waiver is a public act with a reason (practice 9.8).";
    /// Calls for inputs.
    INPUTS = "inputs", "Inputs are called for on every iteration and answered point by point (practice 9.6).";
    /// Consent to publication.
    CONSENT = "consent", "Whoever contributes chooses how they are named, and may withdraw that until publication (practice 7).";
    /// The way of the text.
    TEXT = "text", "A bracket never closes itself; no text changes without a named act (practice 1.4, 9.2).";
    /// Amendments.
    AMENDMENTS = "amendments", "An amendment adds to, deletes from or revises part of a proposal (General Assembly rule 90/130).";
    /// The package.
    PACKAGE = "package", "Nothing is agreed until everything is agreed, where the modalities say so (practice 1.4).";
    /// Positions.
    POSITIONS = "positions", "One position for each seat and question; an objection carries its reason (practice 1.6).";
    /// The silence procedure.
    SILENCE = "silence", "At least 72 hours; anyone eligible breaks it up to the stroke; silence is never support (General Assembly decision 74/544; practice 1.5, 9.3).";
    /// The call for consensus.
    CONSENSUS = "consensus", "Consensus is the absence of objection; anyone eligible may ask for a vote (practice 9.5).";
    /// Votes.
    VOTES = "votes", "Present and voting are those who cast yes or no (General Assembly rules 82 to 95; practice 9.4).";
    /// Statements.
    STATEMENTS = "statements", "Explanations, reservations and dissociations are recorded and never change the text (practice 1.6).";
    /// Follow-up.
    FOLLOW_UP = "follow-up", "What was promised is followed: reports, evidence, assessments by others (practice 2.2).";
    /// Meetings.
    MEETINGS = "meetings", "Speakers alternate between groups, with equal time (practice 9.8).";
    /// Chatham House.
    CHATHAM_HOUSE = "chatham-house", "What was said may be used; who said it may not be told (practice 4.3).";
    /// Other processes.
    INSTRUMENTS = "instruments", "How each instrument was adopted, and who contests its standing, is part of the record (practice 10).";
    /// Review cycles.
    CYCLES = "cycles", "The next review opens from what was adopted, reserved and promised (practice 10).";
    /// The record itself.
    RECORD = "record", "A record is never quietly continued: a new name or key is an act of its own (reliability of the record).";
    /// Erasure.
    ERASURE = "erasure", "Words can be erased, facts stay; acts of office are not erased.";
    /// Limits.
    LIMITS = "limits", "What comes from outside has limits, stated in one place.";
}
