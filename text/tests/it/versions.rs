//! Versions to amendments, against a small reference that lays amendments into a base.

use std::collections::BTreeMap;

use proptest::prelude::*;
use unbracket_text::{
    Amendment, Change, Draft, Place, Provision, ProvisionId, ProvisionKind, Reading, Sponsor,
    Sponsors, align, amendments, amendments_above, compile,
};

use unbracket_text::token::normalise;

use crate::drafts::{data, drafts, edited, edits, flat, paragraph, text};

/// What the law compares: what each provision is, its words, its depth.
type Shape = Vec<(ProvisionKind, String, usize)>;

fn shape(draft: &Draft) -> Shape {
    draft
        .visit()
        .map(|visit| (visit.provision.kind, visit.provision.content.to_marked_text(), visit.depth))
        .collect()
}

/// The draft while amendments are laid in: levels by the provision above them.
#[derive(Default)]
struct Bench {
    provisions: BTreeMap<ProvisionId, Provision>,
    levels: BTreeMap<Option<ProvisionId>, Vec<ProvisionId>>,
    order: BTreeMap<ProvisionId, usize>,
    /// What things are put in behind: the last part of a split, or what a merger became.
    last_parts: BTreeMap<ProvisionId, ProvisionId>,
}

impl Bench {
    fn new(base: &Draft) -> Self {
        let mut bench = Self::default();
        for (at, visit) in base.visit().enumerate() {
            let provision = Provision { children: Vec::new(), ..visit.provision.clone() };
            bench.order.insert(provision.id.clone(), at);
            bench.levels.entry(visit.parent.cloned()).or_default().push(provision.id.clone());
            bench.provisions.insert(provision.id.clone(), provision);
        }
        bench
    }

    fn remove(&mut self, id: &ProvisionId) {
        self.levels.values_mut().for_each(|level| level.retain(|other| other != id));
    }

    fn put_behind(&mut self, anchor: &ProvisionId, ids: Vec<ProvisionId>) {
        let level = self.levels.values_mut().find(|level| level.contains(anchor)).unwrap();
        let at = level.iter().position(|id| id == anchor).unwrap() + 1;
        level.splice(at..at, ids);
    }

    fn put(&mut self, place: &Place, ids: Vec<ProvisionId>) {
        match place {
            Place::Start => drop(self.levels.entry(None).or_default().splice(0..0, ids)),
            Place::Under(id) => {
                drop(self.levels.entry(Some(id.clone())).or_default().splice(0..0, ids));
            }
            Place::Unnamed => panic!("a version names its places"),
            Place::After(id) => {
                let anchor = self.last_parts.get(id).unwrap_or(id).clone();
                self.put_behind(&anchor, ids);
            }
        }
    }

    fn add(&mut self, name: &str, provision: &Provision) -> ProvisionId {
        let id = ProvisionId::new(name);
        for (at, child) in provision.children.iter().enumerate() {
            let below = self.add(&format!("{name}.{at}"), child);
            self.levels.entry(Some(id.clone())).or_default().push(below);
        }
        let provision = Provision { id: id.clone(), children: Vec::new(), ..provision.clone() };
        self.provisions.insert(id.clone(), provision);
        id
    }

    fn tree(&self, above: Option<&ProvisionId>) -> Vec<Provision> {
        let level = self.levels.get(&above.cloned()).map_or(&[][..], Vec::as_slice);
        level
            .iter()
            .map(|id| self.provisions[id].clone().with_children(self.tree(Some(id))))
            .collect()
    }
}

/// Lays one sponsor's amendments into the base.
fn apply(base: &Draft, amendments: &[Amendment]) -> Draft {
    let mut bench = Bench::new(base);
    let mut places: BTreeMap<&Place, BTreeMap<u32, ProvisionId>> = BTreeMap::new();
    for (number, amendment) in amendments.iter().enumerate() {
        match &amendment.change {
            Change::Replace { provision, wording } => {
                bench.provisions.get_mut(provision).unwrap().content = wording.clone();
            }
            Change::Split { provision, into } => {
                bench.provisions.get_mut(provision).unwrap().content = into[0].clone();
                let mut parts = Vec::new();
                for (part, wording) in into[1..].iter().enumerate() {
                    let kind = bench.provisions[provision].kind;
                    let name = format!("part {number} {part}");
                    parts.push(bench.add(&name, &Provision::new("", kind, wording.clone())));
                }
                bench.last_parts.insert(provision.clone(), parts.last().unwrap().clone());
                bench.put_behind(provision, parts);
            }
            Change::Merge { provisions, wording } => {
                bench.provisions.get_mut(&provisions[0]).unwrap().content = wording.clone();
                provisions[1..].iter().for_each(|id| bench.remove(id));
                let last = provisions.last().unwrap().clone();
                bench.last_parts.insert(last, provisions[0].clone());
            }
            Change::Move { provision, to, rank } => {
                bench.remove(provision);
                let twice = places.entry(to).or_default().insert(*rank, provision.clone());
                assert_eq!(twice, None, "two provisions share a place and a rank");
            }
            Change::Insert { place, rank, provision } => {
                let id = bench.add(&format!("new {number}"), provision);
                let twice = places.entry(place).or_default().insert(*rank, id);
                assert_eq!(twice, None, "two insertions share a place and a rank");
            }
            Change::Delete { .. } => {}
            other => panic!("a version never yields {other:?}"),
        }
    }
    for (place, ranked) in places {
        bench.put(place, ranked.into_values().collect());
    }
    for amendment in amendments {
        if let Change::Delete { provision } = &amendment.change {
            bench.remove(provision);
        }
    }
    Draft::new(bench.tree(None)).unwrap()
}

fn eu() -> Sponsors {
    Sponsors::from([Sponsor::new("EU")])
}

type Reader = fn(&Draft, &Draft) -> Vec<Amendment>;

fn read(base: &Draft, version: &Draft) -> Vec<Amendment> {
    amendments_above(base, version, &eu(), 0.0).unwrap()
}

fn check(base: &Draft, version: &Draft, reader: Reader) -> Result<(), String> {
    let found = reader(base, version);
    let applied = shape(&apply(base, &found));
    let wanted = shape(version);
    if applied == wanted {
        return Ok(());
    }
    Err(format!("{found:#?}\ngive {applied:#?}\ninstead of {wanted:#?}"))
}

/// The same by the compiler: laid in, and read as the sponsor would have it.
fn check_compiled(base: &Draft, version: &Draft) -> Result<(), String> {
    let found = read(base, version);
    let compilation = compile(base, &found);
    let sponsor = Sponsor::new("EU");
    let (got, wanted) = (shape(&compilation.reading(&Reading::Sponsor(&sponsor))), shape(version));
    if got == wanted {
        Ok(())
    } else {
        Err(format!("{found:#?}\nread as {got:#?}\ninstead of {wanted:#?}"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn the_compiler_reads_every_version_back(base in drafts(), changes in edits(12)) {
        let version = edited(&base, &changes);
        prop_assert_eq!(check_compiled(&base, &version), Ok(()));
    }

    #[test]
    fn the_compiler_reaches_any_draft_from_any_other(base in drafts(), version in drafts()) {
        prop_assert_eq!(check_compiled(&base, &version), Ok(()));
    }

    #[test]
    fn the_amendments_of_a_version_give_the_version(base in drafts(), changes in edits(12)) {
        let version = edited(&base, &changes);
        prop_assert_eq!(check(&base, &version, read), Ok(()));
    }

    #[test]
    fn any_draft_can_be_reached_from_any_other(base in drafts(), version in drafts()) {
        prop_assert_eq!(check(&base, &version, read), Ok(()));
    }
}

#[test]
fn a_reader_that_forgets_ranks_or_moves_is_caught() {
    let base = flat(&["first", "second", "third"]);
    let version = flat(&["new one", "new two", "second", "third", "first"]);
    let ranks: Reader = |base, version| {
        let mut found = read(base, version);
        let places: Vec<&mut u32> = found
            .iter_mut()
            .filter_map(|amendment| match &mut amendment.change {
                Change::Insert { rank, .. } => Some(rank),
                _ => None,
            })
            .collect();
        let count = u32::try_from(places.len()).unwrap();
        places.into_iter().for_each(|rank| *rank = count - 1 - *rank);
        found
    };
    assert!(check(&base, &version, ranks).is_err());
    let moves: Reader = |base, version| {
        let mut found = read(base, version);
        found.retain(|amendment| !matches!(amendment.change, Change::Move { .. }));
        found
    };
    let long: Vec<String> = (1..4).map(|seed| text(seed, 20)).collect();
    let moved: Vec<String> = [1, 2, 0].map(|at: usize| long[at].clone()).to_vec();
    assert!(check(&flat(&long), &flat(&moved), moves).is_err());
    assert_eq!(check(&flat(&long), &flat(&moved), read), Ok(()));
}

#[test]
fn each_kind_of_change_is_said_as_such() {
    let long: Vec<String> = (1..6).map(|seed| text(seed, 24)).collect();
    let kinds = |version: &[String]| -> Vec<&str> {
        let found = amendments(&flat(&long), &flat(version), &eu()).unwrap();
        found.iter().map(|amendment| name(&amendment.change)).collect()
    };
    let mut version = long.clone();
    version[1] = version[1].replace("the", "every and each");
    assert_eq!(kinds(&version), ["replace"]);
    version.remove(3);
    assert_eq!(kinds(&version), ["replace", "delete"]);
    version = [1, 2, 3, 0, 4].map(|at: usize| long[at].clone()).to_vec();
    assert_eq!(kinds(&version), ["move"]);
    version = long.clone();
    version.splice(1..3, [format!("{} {}", long[1], long[2])]);
    assert_eq!(kinds(&version), ["merge"]);
    version = long.clone();
    let words: Vec<&str> = long[2].split(' ').collect();
    version.splice(2..3, [words[..12].join(" "), words[12..].join(" ")]);
    assert_eq!(kinds(&version), ["split"]);
}

fn name(change: &Change) -> &'static str {
    match change {
        Change::Replace { .. } => "replace",
        Change::Excerpt { .. } => "excerpt",
        Change::Insert { .. } => "insert",
        Change::Delete { .. } => "delete",
        Change::Move { .. } => "move",
        Change::Merge { .. } => "merge",
        Change::Split { .. } => "split",
        Change::Retain { .. } => "retain",
    }
}

#[test]
fn a_heading_that_goes_leaves_its_paragraphs() {
    let below = |ids: [u64; 2]| ids.map(|id| paragraph(format!("b{id}"), text(id, 20))).to_vec();
    let heading =
        Provision::new("h", ProvisionKind::Heading { level: 1 }, paragraph("", "Trust").content);
    let base = Draft::new(vec![heading.with_children(below([1, 2]))]).unwrap();
    let version = Draft::new(below([1, 2])).unwrap();
    assert_eq!(check(&base, &version, read), Ok(()));
}

#[test]
fn another_text_is_refused_with_its_likeness() {
    let (base, other) = (flat(&[text(1, 40)]), flat(&["An entirely different thing"]));
    let refusal = amendments(&base, &other, &eu()).unwrap_err();
    assert_eq!((refusal.percent, refusal.limit), (0, 35));
    assert!(refusal.to_string().contains("another text"));
}

#[test]
fn random_edits_reach_every_kind_of_change() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..4_000 {
        let (base, changes) = (drafts(), edits(12)).new_tree(&mut runner).unwrap().current();
        for amendment in read(&base, &edited(&base, &changes)) {
            *reached.entry(name(&amendment.change)).or_default() += 1;
        }
    }
    for kind in ["replace", "insert", "delete", "move", "merge", "split"] {
        assert!(reached.get(kind).is_some_and(|&times| times >= 5), "{kind}: {reached:?}");
    }
}

/// A text file as a draft with a paragraph for each line that holds words.
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
fn lines(file: &std::path::Path) -> Draft {
    let whole = std::fs::read_to_string(file).unwrap();
    let lines: Vec<String> = whole.lines().map(normalise).filter(|line| !line.is_empty()).collect();
    flat(&lines)
}

#[test]
fn real_drafts_of_one_agreement_are_rebuilt_from_their_changes() {
    let Some(folder) = data("paris-agreement-cop21") else { return };
    let state = |name: &str| lines(&folder.join("agreement").join(name).join("index.md"));
    let states = ["23-oct-2015", "9-dec-2015", "12-dec-2015"].map(state);
    for (base, version) in [(0, 1), (1, 2), (0, 2), (2, 0)] {
        let (base, version) = (&states[base], &states[version]);
        assert_eq!(check(base, version, read), Ok(()));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for amendment in read(base, version) {
            *counts.entry(name(&amendment.change)).or_default() += 1;
        }
        println!("likeness {:.3}: {counts:?}", align(base, version).likeness);
    }
    let likeness = align(&states[1], &states[2]).likeness;
    assert!(amendments(&states[1], &states[2], &eu()).is_ok(), "{likeness}");
}

#[test]
fn real_texts_of_two_processes_are_not_versions_of_each_other() {
    let (Some(codes), Some(excerpts)) = (data("civil-procedure-codes"), data("wsis-gdc-excerpts"))
    else {
        return;
    };
    let code = lines(&codes.join("CA1850.txt"));
    let compact = lines(&excerpts.join("gdc-rev1_2024-05-15_paras1-5.txt"));
    for (base, version) in [(&code, &compact), (&compact, &code)] {
        let refusal = amendments(base, version, &eu()).unwrap_err();
        assert!(refusal.percent < 10, "{refusal}");
    }
}
