//! What the chapter on bridging withholds, in every file alike.

use unbracket_analysis::{Answer, Answers};
use unbracket_findings::chapter::bridging::Parts;
use unbracket_findings::gather::{Table, of_files};
use unbracket_findings::{Findings, Settings, find, write};

/// Two camps of twelve that answer alike within, on ten questions; one question more was answered by all
/// of one camp and by `others` of the other, and one by four of the room.
fn found(others: usize) -> Findings {
    let mut room = Answers::builder();
    for actor in 0..24 {
        let name = format!("S{actor:02}");
        let camp = actor < 12;
        for item in 0..10 {
            let answer = if camp == (item % 2 == 0) { Answer::For } else { Answer::Against };
            room.say(&name, &format!("q{item}"), answer);
        }
        if camp || actor < 12 + others {
            room.say(&name, "half heard", if camp { Answer::For } else { Answer::Against });
        }
        if actor % 6 == 0 {
            room.say(&name, "hardly heard", Answer::For);
        }
    }
    let table = Table { file: "votes.csv".into(), session: None, answers: room.build() };
    let settings = Settings { bootstraps: 40, permutations: 19, ..Settings::default() };
    find(&of_files(vec![table], Vec::new(), false), &settings)
}

#[test]
fn no_file_tells_a_share_of_a_part_of_which_fewer_than_five_answered() {
    let findings = found(3);
    let bridging = findings.bridging.as_ref().unwrap();
    assert_eq!((bridging.parts, bridging.few), (Parts::OpinionGroups, 1));
    let one = bridging.common.items.iter().find(|one| one.item == "half heard").unwrap();
    // Three of the other camp object; its size would follow from that of the first.
    assert_eq!(one.objecting_by_group, [None, None]);
    assert_eq!((one.least_sure.share, one.least_sure.n, one.least), (None, None, None));
    assert!(one.bound > 0.0 && one.objecting == 3);
    let json = String::from_utf8(write::json(&findings).unwrap()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let items = json["bridging"]["Ok"]["common"]["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["item"] == "half heard").unwrap();
    for field in ["share", "n"] {
        assert!(item["least_sure"][field].is_null(), "{item}");
    }
    // The table and Parquet are written from the same rows.
    let rows = write::rows(&findings).unwrap();
    let of = |name: &str| -> Vec<&write::Row> {
        let of = |row: &&write::Row| row.chapter == "bridging" && row.subject.ends_with(name);
        rows.iter().filter(of).collect()
    };
    let told: Vec<&str> = of("half heard").iter().map(|row| row.measure.as_str()).collect();
    assert!(told.contains(&"common.items.bound"), "{told:?}");
    for withheld in
        ["common.items.least", "common.items.least_sure.share", "common.items.least_sure.n"]
    {
        assert!(!told.contains(&withheld), "{withheld}");
        assert!(of("q0").iter().any(|row| row.measure == withheld), "{withheld} of a whole room");
    }
    let by_group = |row: &write::Row| row.measure.contains("objecting_by_group");
    assert!(rows.iter().any(by_group), "other wordings are told by group");
    let begins = |row: &&write::Row| row.subject.contains("half heard");
    assert!(!rows.iter().filter(begins).any(by_group), "a count of a part that is withheld");
    assert_eq!(of("hardly heard").len(), 0, "four of the whole room");
}

#[test]
fn five_are_enough_to_be_told() {
    let findings = found(5);
    let bridging = findings.bridging.unwrap();
    let one = bridging.common.items.iter().find(|one| one.item == "half heard").unwrap();
    assert!(one.objecting_by_group.iter().all(Option::is_some), "{one:?}");
    assert!(one.objecting_by_group.contains(&Some(5)), "{one:?}");
    assert_eq!((one.least_sure.share, one.least_sure.n), (Some(0.0), Some(5)));
}
