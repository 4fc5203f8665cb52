//! Whose words: where the words of the text first stood, what survived, what became of agreed language.

use std::collections::BTreeMap;

use unbracket_analysis::lineage::fate::Fates;
use unbracket_analysis::lineage::influence::{Influence, Standing};
use unbracket_analysis::lineage::provenance::{Card, Kind as Was, Provenance, TracedRun};
use unbracket_findings::chapter::lineage::{Lineage, Since};

use crate::analysis::links;
use crate::analysis::sheet::Sheet;
use crate::figure::{
    Axis, Cell, Flow, Kind, Ribbon, Source, Table, Whisker, Whiskers, count, number, percent,
};

/// So many sources have a ribbon of their own; the others of a kind share one.
const SOURCES: usize = 14;

pub(super) fn write(sheet: &mut Sheet<'_>, found: &Lineage) {
    let words = &found.provenance.words;
    let share = |part: usize| percent(sheet.tongue(), share(part, words.all));
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("text", &sheet.version(&found.text)),
        ("words", &count(words.all)),
        ("agreed", &share(words.agreed)),
        ("proposed", &share(words.proposed)),
        ("base", &share(words.base)),
        ("own", &share(words.own)),
    ];
    sheet.para(&sheet.with("analysis-lineage-told", &values));
    sheet.figure(&sheet.say("figure-title-flow"), &flow(sheet, found));
    sheet.heading("analysis-influence");
    match &found.influence {
        Ok(influence) => influences(sheet, influence),
        Err(why) => sheet.too_little(why),
    }
    for since in &found.since {
        became(sheet, since);
    }
}

#[expect(clippy::cast_precision_loss, reason = "texts have far fewer than 2^52 words")]
fn many(count: usize) -> f64 {
    count as f64
}

fn share(part: usize, all: usize) -> f64 {
    many(part) / many(all.max(1))
}

/// The words of each source in each provision.
fn credited(found: &Provenance) -> BTreeMap<(Option<usize>, usize), f64> {
    let mut sums = BTreeMap::new();
    for (to, traced) in found.provisions.iter().enumerate() {
        for run in &traced.runs {
            let words = many(run.words.len());
            let mut rest = words;
            for (source, share) in shares(run) {
                *sums.entry((Some(source), to)).or_default() += words * share;
                rest -= words * share;
            }
            if rest > 1e-6 {
                *sums.entry((None, to)).or_default() += rest;
            }
        }
    }
    sums
}

fn shares(run: &TracedRun) -> impl Iterator<Item = (usize, f64)> {
    run.holders.iter().filter(|holder| holder.share > 0.0).map(|it| (it.source, it.share))
}

fn kind(was: Was) -> Kind {
    match was {
        Was::Agreed => Kind::Earlier,
        Was::Input => Kind::Input,
        Was::Amendment => Kind::Party,
    }
}

fn flow(sheet: &Sheet<'_>, found: &Lineage) -> Flow {
    let credited = credited(&found.provenance);
    let cards = &found.provenance.sources;
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for ((source, _), words) in &credited {
        if let Some(source) = source {
            *sums.entry(*source).or_default() += words;
        }
    }
    let mut large: Vec<_> = sums.into_iter().collect();
    large.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    large.truncate(SOURCES);
    let mut named: Vec<usize> = large.into_iter().map(|(source, _)| source).collect();
    named.sort_by_key(|source| (kind(cards[*source].kind), *source));
    let mut sources: Vec<Source> =
        named.iter().map(|source| source_of(sheet, found, &cards[*source])).collect();
    // What has no ribbon of its own shares one with its kind.
    let mut rest: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut ribbons: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for ((source, to), words) in credited {
        let own = source.and_then(|source| named.iter().position(|name| *name == source));
        let from = own.unwrap_or_else(|| {
            let kind = source.map_or(Kind::Chair, |source| kind(cards[source].kind));
            *rest.entry(kind).or_insert_with(|| {
                let key =
                    if kind == Kind::Chair { "analysis-the-chair" } else { "analysis-others" };
                sources.push(Source { name: sheet.say(key), kind, link: None });
                sources.len() - 1
            })
        });
        *ribbons.entry((from, to)).or_default() += words;
    }
    let provisions = found.provenance.provisions.iter().map(|traced| {
        let cited = sheet.cited(&traced.provision);
        (cited.text, cited.link)
    });
    let ribbon = |((from, to), words)| Ribbon { from, to, words };
    Flow {
        sources,
        provisions: provisions.collect(),
        ribbons: ribbons.into_iter().map(ribbon).collect(),
    }
}

fn source_of(sheet: &Sheet<'_>, found: &Lineage, card: &Card) -> Source {
    let link = found.named.get(&card.name).and_then(|source| sheet.link(source));
    let own = links::called(sheet.tongue(), &sheet.version(&card.name));
    let comma = sheet.tongue().comma();
    let name = match &card.actors[..] {
        [] => own,
        [one] => format!("{one}{comma}{own}"),
        [first, ..] => format!("{first} +{}{comma}{own}", card.actors.len() - 1),
    };
    Source { name, kind: kind(card.kind), link }
}

fn influences(sheet: &mut Sheet<'_>, found: &Influence) {
    let own = percent(sheet.tongue(), found.own_share);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("words", &found.new_words), ("own", &own)];
    sheet.para(&sheet.with("analysis-influence-told", &values));
    let row = |one: &Standing| {
        let range = one.influence_interval.as_ref().ok();
        Whisker {
            name: one.name.clone(),
            link: sheet.group_link(&one.name),
            value: one.influence,
            low: range.map_or(one.influence, |it| it.low),
            high: range.map_or(one.influence, |it| it.high),
            n: one.sources,
            ..Whisker::default()
        }
    };
    let rows: Vec<_> = found.groups.iter().map(row).collect();
    if !rows.is_empty() {
        let axis = Axis::of_shares(&rows, None);
        sheet.figure(&sheet.say("analysis-influence-title"), &Whiskers { axis, rows });
    }
    sheet.folded("analysis-influence-all", &standings(sheet, &found.actors));
}

fn standings(sheet: &Sheet<'_>, standings: &[Standing]) -> Table {
    let words = ["who", "side-of", "sources", "proposed", "credited", "success"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let row = |one: &Standing| {
        let success = match (one.success, &one.success_interval) {
            (Some(value), Ok(range)) => sheet.ranged(value, (range.low, range.high)),
            (Some(value), Err(_)) => number(tongue, value, 2).into(),
            (None, _) => "–".into(),
        };
        vec![
            sheet.actor(&one.name),
            one.group.as_ref().map_or_else(|| "–".into(), |name| sheet.group(name)),
            count(one.sources).into(),
            number(tongue, one.proposed, 0).into(),
            number(tongue, one.credited, 1).into(),
            success,
        ]
    };
    Table { head, rows: standings.iter().map(row).collect() }
}

fn became(sheet: &mut Sheet<'_>, since: &Since) {
    sheet.heading_of(&sheet.with("analysis-since", &[("name", &since.earlier)]));
    let fates = match &since.fates {
        Ok(fates) => fates,
        Err(why) => return sheet.too_little(why),
    };
    let kept = percent(sheet.tongue(), share(fates.kept, fates.words));
    let counts = &fates.counts;
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("reaffirmed", &counts.reaffirmed),
        ("changed", &counts.changed),
        ("dropped", &counts.dropped),
        ("new", &counts.new),
        ("kept", &kept),
    ];
    sheet.para(&sheet.with("analysis-since-told", &values));
    sheet.folded("analysis-since-all", &fated(sheet, since, fates));
}

fn fated(sheet: &Sheet<'_>, since: &Since, fates: &Fates) -> Table {
    use unbracket_analysis::lineage::fate::Outcome;
    let words = ["earlier", "became", "stands-in", "likeness", "kept"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let earlier = since.sources.first().and_then(|source| sheet.link(source));
    let told = |share: Option<f64>| -> Cell {
        share.map_or_else(|| "–".to_owned(), |it| percent(sheet.tongue(), it)).into()
    };
    let rows = fates.provisions.iter().map(|one| {
        let became = match one.outcome {
            Outcome::Reaffirmed => "analysis-reaffirmed",
            Outcome::Changed => "analysis-changed",
            Outcome::Dropped if one.elsewhere => "analysis-stands-elsewhere",
            Outcome::Dropped => "analysis-dropped",
        };
        let mut now = Cell::from("");
        for counterpart in &one.counterparts {
            let cited = sheet.cited(&counterpart.provision);
            now = now.beside(cited.text, cited.link);
        }
        vec![
            Cell::to(since.labels.get(&one.provision).unwrap_or(&one.provision), earlier.clone()),
            sheet.say(became).into(),
            now,
            told(one.likeness()),
            told(one.kept_share()),
        ]
    });
    Table { head, rows: rows.collect() }
}
