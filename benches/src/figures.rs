//! What the compile does on real amendments.

use unbracket_testkit::gdpr;
use unbracket_text::{Anchor, Change, UnplacedReason, WordCount, compile};

pub(crate) fn run() {
    let Some(gdpr) = gdpr::load() else { return };
    let compilation = compile(&gdpr.base, &gdpr.amendments);
    let quoting =
        compilation.amendments().iter().filter(|a| matches!(a.change, Change::Excerpt { .. }));
    let (mut no_place, mut silent, mut lost) = (0, 0, Vec::new());
    for unplaced in compilation.unplaced() {
        match unplaced.reason {
            UnplacedReason::NoPlace => no_place += 1,
            UnplacedReason::NoChange => silent += 1,
            _ => lost.push(unplaced.reason.to_string()),
        }
    }
    let quoting = quoting.count();
    println!("real amendments: {} proposals on the draft GDPR", compilation.amendments().len());
    println!("  quote the base       {quoting}, of which placed {}", quoting - lost.len());
    println!("  propose no change    {silent}");
    println!("  name no provision    {no_place}, listed apart");
    for reason in lost {
        println!("  refused: {reason}");
    }
    anchors(&compilation);
    words(compilation.words().by_provision().map(|(id, count)| (id.to_string(), count)).collect());
    println!("  {:?}", compilation.summary());
}

fn anchors(compilation: &unbracket_text::Compilation) {
    let (mut whole, mut excerpt, mut inexact) = (0, 0, 0);
    for index in (0_u32..).take(compilation.amendments().len()) {
        match compilation.anchor(unbracket_text::AmendmentId(index)) {
            Some(Anchor::Whole) => whole += 1,
            Some(Anchor::Excerpt) => excerpt += 1,
            Some(Anchor::Inexact { .. }) => inexact += 1,
            None => {}
        }
    }
    println!("  quotations           {whole} whole, {excerpt} exact excerpts, {inexact} inexact");
}

fn words(mut counts: Vec<(String, WordCount)>) {
    let sum = |pick: fn(&WordCount) -> usize| counts.iter().map(|(_, c)| pick(c)).sum::<usize>();
    let (needed, printed, flat) = (sum(|c| c.needed), sum(|c| c.printed), sum(|c| c.flat));
    let ratio = |words: usize| words as f64 / needed.max(1) as f64;
    println!("  words needed         {needed}");
    println!("  words printed        {printed}, {:.3} for each needed", ratio(printed));
    println!("  flat groups would    {flat}, {:.3} for each needed", ratio(flat));
    counts.sort_by(|a, b| b.1.ratio().total_cmp(&a.1.ratio()));
    for (id, count) in counts.iter().take(3) {
        println!("  worst {id:<10} {:.3} (flat {:.3})", count.ratio(), count.flat_ratio());
    }
}
