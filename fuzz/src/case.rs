//! A small draft and amendments of every kind to it, made of the fuzzer's bytes.

use arbitrary::{Result, Unstructured};
use unbracket_formats::{Names, brackets};
use unbracket_text::{
    Amendment, Change, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind, Sponsor,
    Sponsors,
};

/// Words that meet often, with the marks of brackets among them.
const WORDS: [&str; 32] = [
    "States",
    "shall",
    "should",
    "the",
    "of",
    "network",
    ",",
    ";",
    "and",
    "open",
    "free",
    "secure",
    "发展",
    "中国",
    "国家",
    "الدول",
    "تدعو",
    "not",
    "(a)",
    "[",
    "]",
    "] [",
    "/",
    "EU:",
    ".",
    "and/or",
    "re-affirm",
    "…",
    "2030",
    "é",
    "a",
    "b",
];
const SPONSORS: [&str; 5] = ["EU", "G77 and China", "US", "Kenya", "中国"];
const KINDS: [ProvisionKind; 7] = [
    ProvisionKind::OperativeParagraph,
    ProvisionKind::PreambularParagraph,
    ProvisionKind::SubParagraph,
    ProvisionKind::Heading { level: 1 },
    ProvisionKind::Heading { level: 2 },
    ProvisionKind::Chapeau,
    ProvisionKind::Unnumbered,
];

/// A draft, what is proposed for it, and another draft.
#[derive(Debug, Clone)]
pub struct Case {
    /// The base.
    pub draft: Draft,
    /// What is proposed.
    pub amendments: Vec<Amendment>,
    /// The next draft, or what a delegation sends back: made of the base, or anew.
    pub other: Draft,
    /// Any numbers, to choose subsets and alternatives by.
    pub dice: u32,
}

impl Case {
    /// Any bytes make a case.
    pub fn of(data: &[u8]) -> Result<Self> {
        let mut u = Unstructured::new(data);
        let draft = draft(&mut u, "p")?;
        let other =
            if u.ratio(1, 4)? { self::draft(&mut u, "q")? } else { edited(&mut u, &draft)? };
        let dice = u.arbitrary()?;
        let mut amendments = Vec::new();
        while amendments.len() < 10 && !u.is_empty() {
            amendments.push(amendment(&mut u, &draft)?);
        }
        Ok(Self { draft, amendments, other, dice })
    }
}

fn draft(u: &mut Unstructured<'_>, prefix: &str) -> Result<Draft> {
    let mut rows = Vec::new();
    for at in 0..u.int_in_range(0..=6)? {
        let provision =
            Provision::new(format!("{prefix}{at}"), *u.choose(&KINDS)?, passage(u, 12)?);
        rows.push((u.int_in_range(0..=2)?, provision));
    }
    Ok(of_rows(rows))
}

/// A draft of provisions with their depths; one too deep stands as deep as it can.
fn of_rows(rows: Vec<(usize, Provision)>) -> Draft {
    let mut roots: Vec<Provision> = Vec::new();
    for (depth, provision) in rows {
        let mut level = &mut roots;
        for _ in 0..depth {
            if level.is_empty() {
                break;
            }
            level = &mut level.last_mut().expect("it is not empty").children;
        }
        level.push(provision);
    }
    Draft::new(roots).expect("names are counted")
}

/// The draft after a delegation has worked on it: words changed, provisions away, moved, added.
fn edited(u: &mut Unstructured<'_>, draft: &Draft) -> Result<Draft> {
    let mut rows: Vec<(usize, Provision)> = draft
        .visit()
        .map(|visit| (visit.depth, visit.provision.clone().with_children(Vec::new())))
        .collect();
    for at in 0..u.int_in_range(0..=4)? {
        let place = u.int_in_range(0..=rows.len())?;
        let here = place.min(rows.len().saturating_sub(1));
        match u.int_in_range(0..=6)? {
            0 if !rows.is_empty() => drop(rows.remove(here)),
            1 if !rows.is_empty() => {
                let row = rows.remove(here);
                rows.insert(u.int_in_range(0..=rows.len())?, row);
            }
            2 if !rows.is_empty() => rows[here].0 = u.int_in_range(0..=2)?,
            3 => {
                let new = Provision::new(format!("n{at}"), *u.choose(&KINDS)?, passage(u, 8)?);
                rows.insert(place, (u.int_in_range(0..=2)?, new));
            }
            _ if !rows.is_empty() => rows[here].1.content = spliced(u, &rows[here].1.content)?,
            _ => {}
        }
    }
    Ok(of_rows(rows))
}

fn text(u: &mut Unstructured<'_>, most: usize) -> Result<String> {
    let mut out = String::new();
    for _ in 0..u.int_in_range(0..=most)? {
        let choice: u8 = u.arbitrary()?;
        let word = WORDS[usize::from(choice) % WORDS.len()];
        let glued = choice >= 224 || matches!(word, "," | ";" | "." | "]");
        if !out.is_empty() && !glued && !out.ends_with('[') {
            out.push(' ');
        }
        out.push_str(word);
    }
    Ok(out)
}

/// Words and brackets, as a door hands them in.
fn passage(u: &mut Unstructured<'_>, most: usize) -> Result<Passage> {
    Ok(parsed(&text(u, most)?))
}

fn parsed(text: &str) -> Passage {
    brackets::parse(text, &Names::default()).passage
}

/// A passage with some of its words changed for others.
fn spliced(u: &mut Unstructured<'_>, passage: &Passage) -> Result<Passage> {
    let marked = passage.to_marked_text();
    let mut words: Vec<String> = marked.split(' ').map(str::to_owned).collect();
    let from = u.int_in_range(0..=words.len())?;
    let to = u.int_in_range(from..=words.len())?;
    let new = text(u, 3)?;
    words.splice(from..to, (!new.is_empty()).then_some(new));
    Ok(parsed(words.join(" ").trim()))
}

fn sponsors(u: &mut Unstructured<'_>) -> Result<Sponsors> {
    let mut sponsors = Sponsors::new();
    let choice: u8 = u.arbitrary()?;
    for (at, name) in SPONSORS.iter().enumerate() {
        if choice >> at & 1 == 1 {
            sponsors.insert(Sponsor::new(name));
        }
    }
    // Rarely nobody: such an amendment has to be listed as unplaced.
    if sponsors.is_empty() && choice < 0xE0 {
        sponsors.insert(Sponsor::new(SPONSORS[0]));
    }
    Ok(sponsors)
}

/// A provision of the draft, or, rarely, one that it does not have.
fn target(u: &mut Unstructured<'_>, draft: &Draft) -> Result<ProvisionId> {
    let count = draft.visit().count();
    let at = usize::from(u.arbitrary::<u8>()?);
    let found = draft.visit().nth(at % (count + usize::from(at > 240)).max(1));
    Ok(found.map_or_else(|| ProvisionId::new("nowhere"), |visit| visit.provision.id.clone()))
}

fn words_of(draft: &Draft, id: &ProvisionId) -> Passage {
    draft.get(id).map(|provision| provision.content.clone()).unwrap_or_default()
}

fn place(u: &mut Unstructured<'_>, draft: &Draft) -> Result<Place> {
    Ok(match u.int_in_range(0..=7)? {
        0 => Place::Start,
        1 => Place::Unnamed,
        2 | 3 => Place::Under(target(u, draft)?),
        _ => Place::After(target(u, draft)?),
    })
}

fn amendment(u: &mut Unstructured<'_>, draft: &Draft) -> Result<Amendment> {
    let sponsors = sponsors(u)?;
    let change = change(u, draft)?;
    let mut amendment = Amendment::new(sponsors, change);
    if u.ratio(1, 16)? {
        amendment.reason = Some(text(u, 2)?);
    }
    Ok(amendment)
}

fn change(u: &mut Unstructured<'_>, draft: &Draft) -> Result<Change> {
    let provision = target(u, draft)?;
    let content = words_of(draft, &provision);
    Ok(match u.int_in_range(0..=11)? {
        0 => Change::Replace { provision, wording: passage(u, 10)? },
        1..=4 => Change::Replace { provision, wording: spliced(u, &content)? },
        5 => excerpt(u, provision, &content)?,
        6 => Change::Insert { place: place(u, draft)?, rank: rank(u)?, provision: inserted(u)? },
        7 => Change::Delete { provision },
        8 => Change::Move { provision, to: place(u, draft)?, rank: rank(u)? },
        9 => merge(u, draft, provision)?,
        10 => split(u, provision, &content)?,
        _ => Change::Retain { provision },
    })
}

fn rank(u: &mut Unstructured<'_>) -> Result<u32> {
    u.int_in_range(0..=2)
}

fn excerpt(u: &mut Unstructured<'_>, provision: ProvisionId, content: &Passage) -> Result<Change> {
    let marked = content.to_marked_text();
    let words: Vec<&str> = marked.split(' ').collect();
    let from = u.int_in_range(0..=words.len())?;
    let to = u.int_in_range(from..=words.len())?;
    let exact = parsed(&words[from..to].join(" "));
    let quoted = if u.ratio(1, 3)? { spliced(u, &exact)? } else { exact };
    let wording = spliced(u, &quoted)?;
    Ok(Change::Excerpt { provision, quoted, wording })
}

/// A provision with up to two below it; its identities must not matter.
fn inserted(u: &mut Unstructured<'_>) -> Result<Provision> {
    let mut provision = Provision::new("p0", *u.choose(&KINDS)?, passage(u, 6)?);
    for _ in 0..u.int_in_range(0..=2)? {
        provision.children.push(Provision::new("p0", *u.choose(&KINDS)?, passage(u, 4)?));
    }
    Ok(provision)
}

fn merge(u: &mut Unstructured<'_>, draft: &Draft, first: ProvisionId) -> Result<Change> {
    let ids: Vec<ProvisionId> = draft.visit().map(|visit| visit.provision.id.clone()).collect();
    let at = ids.iter().position(|id| *id == first).unwrap_or(0);
    let end = (at + u.int_in_range(0..=3)?).min(ids.len());
    let provisions: Vec<ProvisionId> = ids.get(at..end).unwrap_or_default().to_vec();
    let texts: Vec<String> =
        provisions.iter().map(|id| words_of(draft, id).to_marked_text()).collect();
    let wording = spliced(u, &parsed(&texts.join(" ")))?;
    Ok(Change::Merge { provisions, wording })
}

fn split(u: &mut Unstructured<'_>, provision: ProvisionId, content: &Passage) -> Result<Change> {
    let marked = content.to_marked_text();
    let words: Vec<&str> = marked.split(' ').collect();
    let mut into = Vec::new();
    let mut from = 0;
    for _ in 0..u.int_in_range(0..=2)? {
        let to = u.int_in_range(from..=words.len())?;
        into.push(parsed(&words[from..to].join(" ")));
        from = to;
    }
    into.push(spliced(u, &parsed(&words[from..].join(" ")))?);
    Ok(Change::Split { provision, into })
}
