//! The reasons, each with its key, its figures and its English; those of one rule stand together.
//!
//! *Invariant*: a key never changes its meaning; every figure of a reason stands in its words.

use std::fmt;

use super::figure::{Figure, Figured};
use super::reasons;
use crate::ballot::BallotTally;
use crate::room::Constituency;
use crate::rule::{Bound, Fraction, Percent};

reasons! {
    // Any rule.

    /// The room has no members.
    NobodyHoldsASeat = "nobody-holds-a-seat", "nobody holds a seat, so nobody can decide";
    /// Nobody took a position.
    NobodyHasSpoken = "nobody-has-spoken", "nobody has spoken";
    /// Nobody's position is on record, as ballots of the IETF call it.
    NoRecord = "no-record", "no record";
    /// There is nothing that could be read as a ballot.
    NoVoteNoPosition = "no-vote-no-position", "no vote was held and no position is on record";
    /// Ballots were not cast, but read from positions.
    ReadAsBallots = "read-as-ballots", "no vote was held; positions read as ballots";
    /// In the other reading the outcome is another.
    TurnsOnReading {
        /// Members who can live with it.
        count: u64,
    } = "turns-on-reading",
        "the outcome turns on how the {count} who can live with it would vote";
    /// There are ballots, and the rule asks who objects.
    BallotsNameNoObjection = "ballots-name-no-objection",
        "a ballot says not whether its author objects";

    // Consensus of the UN, UNFCCC, UNCLOS, WTO; consent.

    /// Somebody asked for a vote.
    VoteRequested = "vote-requested", "a vote was requested; the voting rules apply";
    /// An objection is stated as an obstacle.
    Obstacle = "obstacle", "an objection is stated as an obstacle to the decision";
    /// No objection is stated as an obstacle.
    NoObstacle = "no-obstacle",
        "no objection was stated as an obstacle; joining is not support";
    /// An objection is stated, and the rule knows no vote.
    ObjectionStands = "objection-stands",
        "a stated objection stands; there is no rule for a vote";
    /// The presiding officer found that there is no consensus.
    NoConsensusFound = "no-consensus-found", "the presiding officer found no consensus";
    /// The presiding officer has still to judge what was said.
    MisgivingsToJudge = "misgivings-to-judge",
        "the presiding officer judges whether the misgivings are objections";
    /// Nobody stated an objection.
    NoObjectionStated = "no-objection-stated", "no objection was stated";
    /// Nobody objects formally.
    NoFormalObjection = "no-formal-objection", "there is no formal objection";
    /// Somebody objects formally.
    FormalObjection = "formal-objection", "there is a formal objection";
    /// Nobody present objects formally.
    NobodyPresentObjects = "nobody-present-objects", "no member present formally objects";
    /// Somebody present objects formally.
    SomebodyPresentObjects = "somebody-present-objects", "a member present formally objects";
    /// A reasoned objection has to find its place in the text.
    ReasonedObjection = "reasoned-objection", "a reasoned objection is to be integrated";
    /// Nobody set a date of review.
    NoReviewDate = "no-review-date", "a date of review is mandatory";
    /// Nobody objects with reasons.
    NoReasonedObjection = "no-reasoned-objection",
        "no reasoned objection: good enough for now, safe enough to try";

    // Silence.

    /// Somebody objected in time.
    SilenceBroken = "silence-broken", "the silence was broken";
    /// Nobody objected in time.
    SilenceNotBroken = "silence-not-broken", "the silence was not broken; it is not support";
    /// The time to object was shorter than the rule asks.
    TimeTooShort {
        /// Hours that were given.
        given: u32,
        /// Hours that have to be given.
        least: u32,
    } = "time-too-short", "{given} hours were given; {least} are the least";
    /// There is still time to object.
    TimeNotOver = "time-not-over", "the time to object is not over";

    // Votes of the General Assembly, the Security Council, the ITU and treaty conferences.

    /// Too few members are present.
    TooFewPresent {
        /// Members present.
        present: u64,
        /// All members.
        members: u64,
    } = "too-few-present",
        "{present} of {members} members are present; a decision needs a majority";
    /// As many for as against: there will be a second vote.
    Tie = "tie", "equally divided; a second vote within 48 hours";
    /// As many for as against in the second vote.
    TieAgain = "tie-again", "equally divided again; regarded as rejected";
    /// As many for as against, where a tie rejects.
    TieRejects = "tie-rejects", "equally divided; regarded as rejected";
    /// More for than against are needed.
    MoreThanAgainst {
        /// The votes.
        tally: BallotTally,
    } = "more-than-against", "{tally}; yes has to exceed no";
    /// Two thirds are needed.
    TwoThirds {
        /// The votes.
        tally: BallotTally,
        /// The votes for and against.
        cast: u64,
    } = "two-thirds", "{tally}; two thirds of {cast} are needed";
    /// More than half is needed.
    MoreThanHalf {
        /// The votes.
        tally: BallotTally,
        /// The votes for and against.
        cast: u64,
    } = "more-than-half", "{tally}; more than half of {cast} is needed, a tie rejects";
    /// So many abstain that the vote is put off.
    TooManyAbstain {
        /// Those who abstain.
        abstain: u64,
        /// The votes for and against, and the abstentions.
        counted: u64,
    } = "too-many-abstain",
        "{abstain} of {counted} abstain; at the later meeting abstentions do not count";
    /// A veto was cast.
    Veto = "veto", "a permanent member votes against";
    /// What follows a veto.
    AssemblyMeets = "assembly-meets", "the Assembly meets within 10 working days";
    /// So many votes in favour are needed.
    InFavour {
        /// Votes in favour.
        yes: u64,
        /// Votes in favour that are needed.
        needed: u64,
    } = "in-favour", "{yes} in favour; {needed} are needed";

    // Shares: qualified majorities, unanimity, plain thresholds.

    /// The members have no weights.
    PopulationUnknown = "population-unknown", "the population of the members is not known";
    /// A share of the members with a share of the population is needed.
    MembersAndPopulation {
        /// Members in favour.
        yes: u64,
        /// All members.
        members: u64,
        /// The population of those in favour.
        weight: u128,
        /// The population of all.
        total: u128,
        /// The share of the members that is needed, in hundredths.
        share: Percent,
        /// The share of the population that is needed, in hundredths.
        population: Percent,
    } = "members-and-population",
        "{yes} of {members} members with {weight} of {total}; {share} % and {population} % are needed";
    /// Nobody is against.
    NoneAgainst {
        /// Votes in favour.
        yes: u64,
    } = "none-against", "{yes} in favour, none against";
    /// Somebody is not in favour.
    NotAllInFavour = "not-all-in-favour", "not all are in favour";
    /// A share of the votes for and against is needed.
    ShareOfCast {
        /// Votes in favour.
        yes: u64,
        /// The votes for and against.
        whole: u64,
        /// Whether the share itself is enough.
        bound: Bound,
        /// The share that is needed.
        share: Fraction,
    } = "share-of-cast", "{yes} of {whole} cast for or against; {bound} {share}";
    /// A share of the votes for and against and the abstentions is needed.
    ShareOfVoting {
        /// Votes in favour.
        yes: u64,
        /// The votes for and against, and the abstentions.
        whole: u64,
        /// Whether the share itself is enough.
        bound: Bound,
        /// The share that is needed.
        share: Fraction,
    } = "share-of-voting", "{yes} of {whole} cast; {bound} {share}";
    /// A share of the members present is needed.
    ShareOfPresent {
        /// Votes in favour.
        yes: u64,
        /// Members present.
        whole: u64,
        /// Whether the share itself is enough.
        bound: Bound,
        /// The share that is needed.
        share: Fraction,
    } = "share-of-present", "{yes} of {whole} present; {bound} {share}";
    /// A share of all members is needed.
    ShareOfMembers {
        /// Votes in favour.
        yes: u64,
        /// All members.
        whole: u64,
        /// Whether the share itself is enough.
        bound: Bound,
        /// The share that is needed.
        share: Fraction,
    } = "share-of-members", "{yes} of {whole} members; {bound} {share}";

    // Groups.

    /// So many groups agree.
    GroupsAgree {
        /// Groups that agree.
        agreed: u64,
        /// Groups that are asked.
        groups: u64,
        /// Groups that have to agree.
        needed: u64,
    } = "groups-agree", "{agreed} of {groups} groups agree; {needed} are needed";
    /// A group that is asked has no members.
    GroupWithoutSeat {
        /// The group.
        group: Constituency,
    } = "group-without-seat", "group {} has no seat", group.0;

    // IETF, IESG, IRSG.

    /// An issue that was raised is not addressed.
    IssueNotAddressed = "issue-not-addressed", "an issue is not addressed";
    /// The chair found that there is no rough consensus.
    NoRoughConsensus = "no-rough-consensus", "the chair found no rough consensus";
    /// The chair has still to judge the issues.
    IssuesToJudge = "issues-to-judge",
        "the chair has to find of each issue whether it is addressed";
    /// Nobody declared support.
    NobodyInFavour = "nobody-in-favour",
        "nobody has spoken in favour, and silence is not support";
    /// All issues are addressed.
    IssuesAddressed = "issues-addressed",
        "every issue is addressed, though not every one accommodated";
    /// Somebody holds a Discuss.
    Discuss = "discuss", "a Discuss is held";
    /// Nobody said Yes.
    NoYes = "no-yes", "no Yes; one is needed";
    /// So many who do not oppose are needed.
    YesOrNoObjection {
        /// Yes and No Objection.
        favourable: u64,
        /// How many are needed.
        needed: u64,
    } = "yes-or-no-objection", "{favourable} Yes or No Objection; {needed} are needed";
    /// So many Yes are needed, and nothing else is counted.
    YesNeeded {
        /// Yes.
        yes: u64,
        /// Yes that are needed.
        needed: u64,
        /// Not Ready.
        unready: u64,
        /// Need More Time.
        later: u64,
    } = "yes-needed",
        "{yes} Yes, {needed} are needed; {unready} Not Ready and {later} Need More Time are not counted";

    // GNSO.

    /// The group took the chair's designation.
    DesignationAccepted = "designation-accepted", "the group accepted the chair's designation";
    /// The group has not yet looked at the chair's designation.
    DesignationToReview = "designation-to-review",
        "the group has to review the chair's designation";
    /// The chair has designated nothing yet.
    Estimate = "estimate", "an estimate from the positions; the designation is the chair's";

    // W3C.

    /// Too few declared support.
    TooLittleSupport {
        /// Those who did.
        support: u64,
        /// How many are needed.
        needed: u64,
    } = "too-little-support", "{support} in support; {needed} are needed";
    /// Nobody upholds an objection.
    NoSustainedObjection = "no-sustained-objection",
        "substantial support, no sustained objection";
    /// The chair decided over an objection.
    DissentRecorded = "dissent-recorded", "the chair recorded a decision with dissent";
    /// Somebody upholds an objection.
    SustainedObjection = "sustained-objection",
        "an objection is sustained; the chair may record a decision";
    /// The council ruled for the decision.
    CouncilAffirmed = "council-affirmed", "the council affirmed the decision";
    /// The council ruled against the decision.
    CouncilOverturned = "council-overturned", "the council overturned the decision";
    /// The council has not ruled yet.
    CouncilToRule = "council-to-rule",
        "the team mediates for 90 days at most, then the council rules";

    // ISO and IEC.

    /// Somebody important upholds an objection on substance.
    SustainedOpposition = "sustained-opposition",
        "sustained opposition to a substantial issue by an important part";
    /// Nobody declared support.
    NoDeclaredSupport = "no-declared-support",
        "general agreement needs somebody's declared support";
    /// Nobody important upholds an objection.
    NoSustainedOpposition = "no-sustained-opposition",
        "no sustained opposition by an important part of the interests";
    /// Two thirds of the P-members who vote are needed.
    ParticipatingMembers {
        /// P-members in favour.
        yes: u64,
        /// P-members who vote.
        voting: u64,
    } = "participating-members", "{yes} of {voting} P-members voting; two thirds are needed";
    /// Two thirds of the P-members who vote are needed, and few votes against.
    Enquiry {
        /// P-members in favour.
        yes: u64,
        /// P-members who vote.
        voting: u64,
        /// Votes against, with reasons.
        against: u64,
        /// All votes that count.
        all: u64,
    } = "enquiry",
        "{yes} of {voting} P-members in favour, {against} of {all} votes against; abstentions and \
         votes against without reasons are not counted";

    // Apache.

    /// More for than against are needed.
    PlusOverMinus {
        /// Binding votes in favour.
        plus: u64,
        /// Binding votes against.
        minus: u64,
    } = "plus-over-minus", "{plus} +1 and {minus} −1; more +1 than −1 are needed";
    /// So many in favour and no veto are needed.
    PlusWithoutVeto {
        /// Binding votes in favour.
        plus: u64,
        /// Votes in favour that are needed.
        needed: u64,
        /// Binding votes against, with reasons.
        vetoes: u64,
    } = "plus-without-veto", "{plus} +1, {needed} are needed; {vetoes} vetoes";
    /// So many in favour, and more than against, are needed.
    PlusForRelease {
        /// Binding votes in favour.
        plus: u64,
        /// Votes in favour that are needed.
        needed: u64,
        /// Binding votes against.
        minus: u64,
    } = "plus-for-release",
        "{plus} +1, {needed} and more than the {minus} −1 are needed; nobody can veto a release";

    // The US standards rule.

    /// There is no general agreement.
    NoGeneralAgreement = "no-general-agreement", "there is no general agreement";
    /// An objector has not been answered.
    AnswersOwed = "answers-owed", "each objector is owed the disposition and its reasons";
    /// There is general agreement, and all objectors were answered.
    ObjectionsAnswered = "objections-answered",
        "general agreement, and every objection was answered";
}
