//! A truth table for each rule.
//!
//! Each table names its source in `practice` (the field's rules as collected for this house): "read" where
//! the source itself was read, "known" where it is domain knowledge that is still to be held against it.

use unbracket_procedure::*;

use crate::rooms::{room, room_of, says, told, votes, with};

/// One row: a question in a room under a rule, and what comes out.
pub(crate) struct Row {
    source: &'static str,
    rule: &'static str,
    room: Room,
    question: Question,
    expected: &'static str,
}

/// How a rule is evaluated; a planted fault is another one.
pub(crate) type Decide = fn(&Rule, &Room, &Question) -> Decision;

/// The rows that an evaluator gets wrong.
pub(crate) fn wrong_rows(decide: Decide, rows: &[Row]) -> Vec<String> {
    let wrong = |row: &Row| {
        let decision = decide(&row.rule.parse().unwrap(), &row.room, &row.question);
        let told = told(&decision);
        let text = format!("{} [{}]: {told}, not {}", row.rule, row.source, row.expected);
        (told != row.expected).then_some(text)
    };
    rows.iter().filter_map(wrong).collect()
}

/// All tables.
pub(crate) fn all_rows() -> Vec<Row> {
    [
        un_consensus,
        other_consensus,
        silence,
        ga,
        committee,
        unsc,
        treaty_and_itu,
        qmv,
        ietf,
        iesg,
        gnso,
        w3c,
        iso,
        consent_and_omb,
        apache,
        unanimity_and_thresholds,
        per_group,
        readings,
    ]
    .into_iter()
    .flat_map(|table| table())
    .collect()
}

#[test]
fn every_row_of_every_table_holds() {
    let wrong = wrong_rows(decide, &all_rows());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_rows() {
    let rows = all_rows();
    let name = |text: &str| text.split('(').next().unwrap().to_owned();
    let seen: Vec<String> = rows.iter().map(|row| name(row.rule)).collect();
    for rule in catalogue(&room_of(2, |_, seat| seat.of(Constituency(1)))) {
        let name = name(&rule.to_string());
        assert!(seen.contains(&name), "{name} has no row");
    }
}

/// Rows of one rule in one room of plain seats.
fn rows<const N: usize>(
    source: &'static str,
    rule: &'static str,
    room: &Room,
    rows: [(Question, &'static str); N],
) -> Vec<Row> {
    let row = |(question, expected)| Row { source, rule, room: room.clone(), question, expected };
    rows.into_iter().map(row).collect()
}

fn present(size: u32, present: u32) -> Room {
    room(size).with_present((1..=present).map(Voter)).unwrap()
}

fn un_consensus() -> Vec<Row> {
    let source = "practice 1.6, 9.5 (read: Dag Hammarskjöld Library; OECD test)";
    let asked = |question| with(question, |it| it.vote_requested = true);
    let yes = "without a vote: Consensus";
    rows(
        source,
        "un_consensus",
        &room(5),
        [
            (says("....."), yes),
            (says("sssss"), yes),
            (says("vvvvv"), yes),
            (says("rrvca"), yes),
            (says("sssso"), "not passed"),
            (says("....u"), "not passed"),
            (asked(says("sssss")), "not passed"),
            (votes(5, 0, 0), "not passed"),
        ],
    )
}

fn other_consensus() -> Vec<Row> {
    let yes = "without a vote: Consensus";
    let chair = |found| move |it: &mut Question| it.chair.consensus = Some(found);
    let unfccc = rows(
        "practice 3 (read: draft rule 42)",
        "unfccc_consensus",
        &room(4),
        [
            (says("s..."), yes),
            (says("sssv"), "needs ChairFinding"),
            (with(says("sssv"), chair(true)), yes),
            (with(says("ssss"), chair(false)), "not passed"),
            (with(says("ssso"), chair(true)), "not passed"),
        ],
    );
    let away = present(4, 3);
    let unclos = rows(
        "practice 3 (known: 161(8)(e))",
        "unclos_consensus",
        &away,
        [
            (says("sss."), yes),
            (says("sssv"), yes),
            (says("ssso"), "not passed"),
            (says("sssh"), "not passed"),
        ],
    );
    let wto = rows(
        "practice 3 (known: IX:1 footnote 1)",
        "wto",
        &away,
        [(says("ssso"), yes), (says("sso."), "not passed"), (votes(3, 0, 0), "needs Positions")],
    );
    [unfccc, unclos, wto].into_iter().flatten().collect()
}

fn time(hours: u32, over: bool) -> impl Fn(Question) -> Question {
    move |question| with(question, |it| it.time_to_object = Some(TimeToObject { hours, over }))
}

fn silence() -> Vec<Row> {
    let yes = "without a vote: WithoutObjection";
    let source = "practice 1.5, 9.3 (read: GA decision 74/544)";
    let mut table = rows(
        source,
        "silence(72h)",
        &room(4),
        [
            (time(72, true)(says("....")), yes),
            (time(72, true)(says("vrc.")), yes),
            (time(72, false)(says("....")), "needs Deadline"),
            (time(71, true)(says("....")), "needs Deadline"),
            (says("ssss"), "needs Deadline"),
            (time(72, true)(says("...o")), "not passed"),
            (time(72, false)(says("...o")), "not passed"),
        ],
    );
    table.extend(rows(
        "practice 3 (known)",
        "nato_silence",
        &room(3),
        [
            (time(1, true)(says("...")), yes),
            (time(1, true)(says("o..")), "not passed"),
            (says("sss"), "needs Deadline"),
        ],
    ));
    table.extend(rows(
        "practice 3 (read: apache.org voting)",
        "apache_lazy(72h)",
        &room(3),
        [
            (time(72, true)(says("...")), yes),
            (time(72, true)(says("..o")), "not passed"),
            (time(24, true)(says("...")), "needs Deadline"),
        ],
    ));
    table
}

fn ga() -> Vec<Row> {
    let second = |question| with(question, |it| it.round = Round::Second);
    let source = "practice 9.4 (known: GA rules 67, 85, 86, 95)";
    let mut table = rows(
        source,
        "ga_simple",
        &room(193),
        [
            (votes(2, 1, 190), "passed"),
            (votes(1, 2, 190), "not passed"),
            (votes(97, 96, 0), "passed"),
            (votes(77, 77, 10), "needs SecondVote"),
            (second(votes(77, 77, 10)), "not passed"),
            (second(votes(81, 77, 0)), "passed"),
            (votes(0, 0, 193), "not passed"),
            (votes(1, 0, 0), "passed"),
        ],
    );
    table.extend(rows(source, "ga_simple", &present(193, 97), [(votes(97, 0, 0), "passed")]));
    table.extend(rows(source, "ga_simple", &present(193, 96), [(votes(96, 0, 0), "needs Quorum")]));
    table.extend(rows(source, "ga_simple", &present(4, 2), [(votes(2, 0, 0), "needs Quorum")]));
    table.extend(rows(
        "practice 9.4 (known: GA rules 83, 84, 86)",
        "ga_two_thirds",
        &room(193),
        [
            (votes(100, 50, 43), "passed"),
            (votes(100, 51, 42), "not passed"),
            (votes(2, 1, 0), "passed"),
            (votes(50, 50, 0), "not passed"),
            (votes(0, 0, 150), "not passed"),
            (Question::default(), "needs Ballots"),
        ],
    ));
    table
}

fn committee() -> Vec<Row> {
    rows(
        "practice 9.4 (known: GA rules 125, 126, 133)",
        "ga_simple(committee)",
        &room(193),
        [
            (votes(108, 50, 3), "passed"),
            (votes(50, 50, 3), "not passed"),
            (votes(50, 51, 80), "not passed"),
        ],
    )
}

fn council() -> Room {
    room_of(15, |seat, member| Member { permanent: seat > 10, ..member })
}

fn unsc() -> Vec<Row> {
    // Seats 11 to 15 are permanent.
    let nine = votes(9, 0, 0);
    let veto = with(votes(14, 1, 0), |_| ());
    let abstaining = votes(10, 0, 5);
    let elected_against = with(votes(0, 6, 0), |it| {
        it.ballots.extend((7..=15).map(|seat| (Voter(seat), Ballot::Yes)));
    });
    let source = "practice 9.10 (known: UN Charter 27)";
    let mut table = rows(
        source,
        "unsc",
        &council(),
        [
            (nine, "passed"),
            (votes(8, 0, 7), "not passed"),
            (veto.clone(), "not passed"),
            (abstaining, "passed"),
            (elected_against, "passed"),
        ],
    );
    table.extend(rows(
        source,
        "unsc(procedural)",
        &council(),
        [(veto, "passed"), (votes(8, 0, 7), "not passed")],
    ));
    table
}

fn treaty_and_itu() -> Vec<Row> {
    let mut table = rows(
        "practice 3 (known: VCLT 9(2))",
        "treaty_2_3",
        &room(9),
        [
            (votes(6, 3, 0), "passed"),
            (votes(5, 3, 1), "not passed"),
            (votes(2, 1, 6), "passed"),
            (votes(0, 0, 9), "not passed"),
        ],
    );
    let second = |question| with(question, |it| it.round = Round::Second);
    table.extend(rows(
        "practice 3 (known: ITU General Rules)",
        "itu",
        &room(12),
        [
            (votes(4, 2, 6), "passed"),
            (votes(4, 1, 6), "needs LaterVote"),
            (second(votes(4, 1, 6)), "passed"),
            (votes(5, 5, 2), "not passed"),
            (second(votes(1, 1, 10)), "not passed"),
        ],
    ));
    table
}

/// Seats of which the first few are heavy.
fn weighed(size: u32, weight: impl Fn(u32) -> u64) -> Room {
    room_of(size, |seat, member| member.weighing(weight(seat)))
}

fn qmv() -> Vec<Row> {
    let source = "practice 9.10 (read: consilium.europa.eu)";
    // 15 with 649 of 1000; 12 with the rest.
    let short = weighed(27, |seat| {
        if seat == 1 {
            635
        } else if seat <= 15 {
            1
        } else {
            29 + u64::from(seat == 16) * 3
        }
    });
    let even = weighed(27, |_| 10);
    // Three with 36 % cannot block; four can.
    let large = weighed(27, |seat| if seat > 24 { 120 } else { 26 + u64::from(seat <= 16) });
    let four = weighed(27, |seat| if seat > 23 { 90 } else { 27 + u64::from(seat <= 19) });
    let mut table = rows(source, "qmv(55,65,4,35)", &short, [(votes(15, 12, 0), "not passed")]);
    table.extend(rows(
        source,
        "qmv(55,65,4,35)",
        &even,
        [
            (votes(18, 9, 0), "passed"),
            (votes(17, 10, 0), "not passed"),
            (votes(17, 0, 10), "not passed"),
            (votes(18, 0, 0), "passed"),
        ],
    ));
    table.extend(rows(source, "qmv(55,65,4,35)", &large, [(votes(24, 3, 0), "passed")]));
    table.extend(rows(source, "qmv(55,65,4,35)", &four, [(votes(23, 4, 0), "not passed")]));
    table.extend(rows(
        "practice 3 (read: 72 %)",
        "qmv(72,65)",
        &even,
        [(votes(20, 7, 0), "passed"), (votes(19, 8, 0), "not passed")],
    ));
    table.extend(rows(
        source,
        "qmv(55,65,4,35)",
        &weighed(3, |_| 0),
        [(votes(3, 0, 0), "needs Weights")],
    ));
    // 14 of 27 with 80 % of the population.
    let heavy = weighed(27, |seat| if seat <= 14 { 80 * 13 } else { 20 * 14 });
    table.extend(rows(source, "qmv(55,65,4,35)", &heavy, [(votes(14, 13, 0), "not passed")]));
    table
}

fn found(findings: &[(u32, Finding)]) -> impl FnOnce(&mut Question) {
    let findings: Vec<_> = findings.iter().map(|(seat, it)| (Voter(*seat), *it)).collect();
    |it: &mut Question| it.chair.objections = findings.into_iter().collect()
}

fn ietf() -> Vec<Row> {
    use Finding::{Accommodated, Addressed, NotAddressed};
    rows(
        "practice 3 (read: RFC 7282)",
        "ietf_rough",
        &room(6),
        [
            (says("s....."), "passed, Consensus"),
            (says("......"), "needs Positions"),
            (says("sssss."), "passed, Consensus"),
            (says("ssssso"), "needs ChairFinding"),
            (with(says("ssssso"), found(&[(6, NotAddressed)])), "not passed"),
            (with(says("ssssso"), found(&[(6, Addressed)])), "passed, RoughConsensus"),
            (with(says("ssssso"), found(&[(6, Accommodated)])), "passed, Consensus"),
            (
                with(says("sooooo"), found(&[2, 3, 4, 5, 6].map(|seat| (seat, Addressed)))),
                "passed, RoughConsensus",
            ),
            (says("sssssu"), "passed, Consensus"),
            (with(says("ssssss"), |it| it.chair.consensus = Some(false)), "not passed"),
        ],
    )
}

fn iesg() -> Vec<Row> {
    let source = "practice 9.10 (read: datatracker ietf/doc/utils.py)";
    let mut table = rows(
        source,
        "iesg_ballot",
        &room(15),
        [
            (says("sccccccccc....x"), "passed"),
            (says("scccccccc.....x"), "not passed"),
            (says("scccccccc......"), "not passed"),
            (says("cccccccccccccc."), "not passed"),
            (says("ssssssssssssss o".replace(' ', "").as_str()), "not passed"),
            (says("sssssssssssvvvv"), "passed"),
            (says("sccccccc....xxx"), "passed"),
            (says("scccccc.....xxx"), "not passed"),
            (says("..............."), "needs Positions"),
        ],
    );
    table.extend(rows(
        source,
        "iesg_ballot(other)",
        &room(15),
        [
            (says("s.............."), "passed"),
            (says("s.............o"), "not passed"),
            (says("c.............."), "not passed"),
        ],
    ));
    table.extend(rows(
        source,
        "irsg_ballot",
        &room(5),
        [
            (says("ss..."), "passed"),
            (says("s...."), "not passed"),
            (says("sccc."), "not passed"),
            (says("ssorr"), "passed"),
        ],
    ));
    table
}

fn gnso() -> Vec<Row> {
    let chair = |designated, accepted| {
        move |it: &mut Question| {
            it.chair.designation = Some(designated);
            it.chair.designation_accepted = accepted;
        }
    };
    let consensus = Designated::in_favour(Designation::Consensus);
    let against = Designated::against(Designation::Consensus);
    let source = "practice 9.10 (read: GNSO 3.6 in quotation; shares of 10 and 33 % are ours)";
    rows(
        source,
        "gnso(10,33)",
        &room(10),
        [
            (says("ssss......"), "passed, FullConsensus"),
            (says("sssssssssv"), "passed, Consensus"),
            (says("ssssssssoo"), "not passed, StrongSupportButSignificantOpposition"),
            (says("sssssooooo"), "not passed, Divergence"),
            (says("soooooooo."), "not passed, StrongSupportButSignificantOpposition against"),
            (says("oooooooooo"), "not passed, FullConsensus against"),
            (says("rrraaa...."), "not passed, Divergence"),
            (says(".........."), "needs Positions"),
            (with(says("ssssssssoo"), chair(consensus, true)), "passed, Consensus"),
            (with(says("ssssssssoo"), chair(consensus, false)), "needs Review, Consensus"),
            (with(says("ssssssssss"), chair(against, true)), "not passed, Consensus against"),
        ],
    )
}

fn w3c() -> Vec<Row> {
    let ruled = |ruling| move |it: &mut Question| it.chair.council = Some(ruling);
    let source = "practice 9.10 (read: W3C Process)";
    let mut table = rows(
        source,
        "w3c(1)",
        &room(4),
        [
            (says("ssss"), "passed, Unanimity"),
            (says("sssa"), "passed, Consensus"),
            (says("s..."), "passed, Consensus"),
            (says("cccc"), "needs Positions"),
            (says("sssm"), "passed, Consensus"),
            (says("ssso"), "needs ChairFinding, Dissent"),
            (with(says("ssso"), |it| it.chair.consensus = Some(true)), "passed, Dissent"),
            (says("sssf"), "needs Council, Dissent"),
            (says("sssg"), "needs ChairFinding, Dissent"),
            (with(says("sssf"), ruled(CouncilRuling::Affirm)), "passed, Dissent"),
            (with(says("sssf"), ruled(CouncilRuling::Overturn)), "not passed, Dissent"),
            (with(says("fccc"), ruled(CouncilRuling::Affirm)), "needs Positions"),
            (with(says("ssof"), ruled(CouncilRuling::Affirm)), "passed, Dissent"),
            (with(says("ssos"), ruled(CouncilRuling::Affirm)), "passed, Dissent"),
        ],
    );
    table.extend(rows(
        source,
        "w3c(3)",
        &room(4),
        [(says("ss.."), "needs Positions"), (says("sss."), "passed, Consensus")],
    ));
    table
}

fn iso() -> Vec<Row> {
    let source = "practice 9.10 (thresholds read: iso.org; abstentions, reasons known)";
    let reasonless = |seats: std::ops::RangeInclusive<u32>| {
        move |it: &mut Question| {
            let stance = Stance::Object(Objection { reasoned: false, ..Objection::BLOCKING });
            it.positions.extend(seats.map(|seat| (Voter(seat), stance)));
        }
    };
    let mut table = rows(
        source,
        "iso_dis",
        &room(12),
        [
            (votes(9, 3, 0), "passed"),
            (votes(8, 3, 1), "not passed"),
            (votes(3, 1, 8), "passed"),
            (votes(8, 4, 0), "not passed"),
            (with(votes(8, 4, 0), reasonless(12..=12)), "not passed"),
            (with(votes(8, 4, 0), reasonless(11..=12)), "passed"),
            (with(votes(7, 5, 0), reasonless(8..=12)), "passed"),
            (votes(0, 0, 12), "not passed"),
        ],
    );
    // Seats 9 to 12 are not P-members: their votes count in the second limit alone.
    let observers = room_of(12, |seat, member| Member { binding: seat <= 8, ..member });
    table.extend(rows(
        source,
        "iso_dis",
        &observers,
        [
            (votes(12, 0, 0), "passed"),
            (votes(8, 3, 0), "not passed"),
            (
                with(votes(0, 0, 0), |it| {
                    it.ballots.extend((9..=12).map(|s| (Voter(s), Ballot::Yes)));
                }),
                "not passed",
            ),
        ],
    ));
    let part = room_of(6, |seat, member| Member { important: seat <= 5, ..member });
    table.extend(rows(
        "practice 3 (read: definition)",
        "iso_committee",
        &part,
        [
            (says("sss..."), "passed, Consensus"),
            (says("ssssom"), "not passed"),
            (says("ssssn."), "passed, Consensus"),
            (says("ssss.m"), "passed, Consensus"),
            (says("ssss.o"), "passed"),
            (says("s....o"), "not passed"),
            (with(says("sssso."), found(&[(5, Finding::Addressed)])), "passed, Consensus"),
            (says("......"), "needs Positions"),
        ],
    ));
    table
}

fn consent_and_omb() -> Vec<Row> {
    let dated = |question| with(question, |it: &mut Question| it.review_at = Some(Moment(0)));
    let mut table = rows(
        "practice 3 (read: S3)",
        "consent",
        &room(4),
        [
            (dated(says("....")), "without a vote: WithoutObjection"),
            (says("ssss"), "needs ReviewDate"),
            (dated(says("sssu")), "without a vote: WithoutObjection"),
            (dated(says("ssso")), "not passed"),
            (dated(says("sssv")), "not passed"),
            (dated(says("sssn")), "without a vote: WithoutObjection"),
        ],
    );
    table.extend(rows(
        "practice 3 (read: OMB in quotation)",
        "us_omb",
        &room(5),
        [
            (says("sssss"), "passed, Consensus"),
            (says("sssso"), "needs Answers"),
            (says("ssssw"), "passed, Consensus"),
            (says("swwww"), "not passed"),
            (says("sw..."), "not passed"),
            (says("....."), "needs Positions"),
            (with(says("swwww"), |it| it.chair.consensus = Some(true)), "passed, Consensus"),
        ],
    ));
    table
}

fn apache() -> Vec<Row> {
    let source = "practice 9.10 (read: apache.org voting)";
    // Seats 1 to 5 bind.
    let committee = room_of(8, |seat, member| Member { binding: seat <= 5, ..member });
    let mut table = rows(
        source,
        "apache_procedural",
        &committee,
        [
            (says("sso....."), "passed"),
            (says("so......"), "not passed"),
            (says("s....ooo"), "passed"),
            (says("o....sss"), "not passed"),
        ],
    );
    table.extend(rows(
        source,
        "apache_code",
        &committee,
        [
            (says("sss....."), "passed"),
            (says("ss...sss"), "not passed"),
            (says("sss.o..."), "not passed"),
            (says("sss.u..."), "passed"),
            (says("sss....o"), "passed"),
        ],
    ));
    table.extend(rows(
        source,
        "apache_release",
        &committee,
        [
            (says("sssoo..."), "passed"),
            (says("ssooo..."), "not passed"),
            (says("ss......"), "not passed"),
            (says("sss..ooo"), "passed"),
        ],
    ));
    table.extend(rows(
        source,
        "apache_release",
        &room(8),
        [(says("sssooo.."), "not passed"), (says("ssssooo."), "passed")],
    ));
    table
}

fn unanimity_and_thresholds() -> Vec<Row> {
    let source = "practice 3 (read: W3C Process; consilium.europa.eu)";
    let mut table = rows(
        source,
        "unanimity",
        &room(4),
        [
            (votes(4, 0, 0), "passed, Unanimity"),
            (votes(3, 0, 1), "not passed"),
            (votes(3, 0, 0), "not passed"),
            (says("sssc"), "not passed"),
        ],
    );
    table.extend(rows(
        source,
        "unanimity(abstention_allowed)",
        &room(4),
        [
            (votes(3, 0, 1), "passed"),
            (votes(3, 1, 0), "not passed"),
            (votes(3, 0, 0), "not passed"),
            (votes(0, 0, 4), "not passed"),
        ],
    ));
    let source = "arithmetic";
    table.extend(rows(
        source,
        "more_than(1/2 of cast)",
        &room(10),
        [(votes(3, 2, 5), "passed"), (votes(2, 2, 6), "not passed")],
    ));
    table.extend(rows(
        source,
        "at_least(2/3 of cast)",
        &room(5),
        [(votes(2, 1, 2), "passed"), (votes(0, 0, 5), "not passed")],
    ));
    table.extend(rows(
        source,
        "more_than(1/2 of voting)",
        &room(10),
        [(votes(3, 2, 1), "not passed"), (votes(4, 2, 1), "passed")],
    ));
    table.extend(rows(
        source,
        "at_least(2/3 of members)",
        &room(9),
        [(votes(6, 0, 0), "passed"), (votes(5, 0, 0), "not passed")],
    ));
    table.extend(rows(
        source,
        "at_least(1/2 of present)",
        &present(9, 4),
        [(votes(2, 2, 0), "passed"), (votes(1, 0, 3), "not passed")],
    ));
    table
}

fn per_group() -> Vec<Row> {
    // Seats 1–2 are group 1, 3–4 group 2, 5–6 group 3.
    let groups = room_of(6, |seat, member| {
        let group = u16::try_from(seat.div_ceil(2)).unwrap();
        member.of(Constituency(group))
    });
    let source = "a design for equal groups (no body's rule)";
    let each = "per_group(1=un_consensus; 2=un_consensus; 3=un_consensus)";
    let mut table =
        rows(source, each, &groups, [(says("s.s.s."), "passed"), (says("ssssso"), "not passed")]);
    let two = "per_group(2 of 1=un_consensus; 2=un_consensus; 3=un_consensus)";
    table.extend(rows(
        source,
        two,
        &groups,
        [(says("ssssso"), "passed"), (says("sssoso"), "not passed")],
    ));
    let mixed = "per_group(1=more_than(1/2 of cast); 2=ietf_rough)";
    table.extend(rows(
        source,
        mixed,
        &groups,
        [
            (says("sss..."), "passed"),
            (says("sos..."), "not passed"),
            (says("ss...."), "needs Positions"),
            (says("oo...."), "not passed"),
        ],
    ));
    table.extend(rows(
        source,
        "per_group(9=un_consensus)",
        &groups,
        [(says("ssssss"), "needs MembersOf(Constituency(9))")],
    ));
    table
}

fn readings() -> Vec<Row> {
    let acquiescent =
        |question| with(question, |it: &mut Question| it.reading = BallotReading::Acquiescent);
    let mut table = rows("decision 0011", "ga_simple", &present(5, 3), [(says("sosoo"), "passed")]);
    table.extend(rows(
        "decision 0011",
        "ga_simple",
        &room(7),
        [
            (says("so....."), "needs SecondVote"),
            (says("soc...."), "needs SecondVote"),
            (acquiescent(says("soc....")), "passed"),
            (acquiescent(says("sor....")), "needs SecondVote"),
            (acquiescent(says("so.....")), "needs SecondVote"),
            (says("sox...."), "needs SecondVote"),
            (with(says("ooooooo"), |it| it.ballots = votes(1, 0, 0).ballots), "passed"),
        ],
    ));
    table
}
