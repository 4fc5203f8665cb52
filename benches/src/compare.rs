//! Comparing two long texts, beside a raw histogram diff, a C++ word diff and Python's difflib.

use std::process::Command;

use imara_diff::{Algorithm, Diff, InternedInput};
use unbracket_testkit::data;
use unbracket_testkit::generate::{Seeded, edited, paragraph};
use unbracket_text::token::{count_words, normalise, tokens};
use unbracket_text::{
    Draft, Link, Passage, Provision, ProvisionKind, Run, align, compare as compare_words,
};

use crate::measure::{median, ms, peak_megabytes};

pub(crate) fn run() {
    let (old, new, source) = texts();
    println!("compare: {} and {} words ({source})", count_words(&old), count_words(&new));
    let (old_draft, new_draft) = (draft(&old), draft(&new));
    let (ours, changed) = median(5, || compare_drafts(&old_draft, &new_draft));
    let (whole, hunks) = median(5, || {
        let (old, new) = (Passage::words(old.as_str()), Passage::words(new.as_str()));
        compare_words(&old, &new).iter().filter(|run| !matches!(run, Run::Kept(_))).count()
    });
    let (raw, raw_hunks) = median(5, || raw_histogram(&old, &new));
    println!("  by paragraphs, then words   {:>9.1} ms   {changed} changed runs", ms(ours));
    println!("  as one run of words         {:>9.1} ms   {hunks} changed runs", ms(whole));
    let ratio = ours.as_secs_f64() / raw.as_secs_f64();
    println!(
        "  imara-diff 0.2 histogram    {:>9.1} ms   {raw_hunks} hunks; ours takes {ratio:.1} times as long",
        ms(raw)
    );
    for (name, module, script) in PEERS {
        match peer(script, &old, &new) {
            Some(seconds) => {
                let times = seconds / ours.as_secs_f64();
                println!(
                    "  {name:<27} {:>9.1} ms   ours is {times:.0} times as fast",
                    seconds * 1000.0
                );
            }
            None => println!("  {name:<27} not measured: {module}"),
        }
    }
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

/// Name, package, and what Python is to time; texts come by two files.
const PEERS: [(&str, &str, &str); 2] = [
    (
        "diff-match-patch in C++",
        "pip install fast-diff-match-patch",
        "import fast_diff_match_patch as d\nrun=lambda: d.diff(''.join(map(chr, a)), ''.join(map(chr, b)), timelimit=0, checklines=False, counts_only=True)",
    ),
    (
        "difflib of Python",
        "set UNBRACKET_SLOW=1 to run it; it takes minutes",
        "import difflib, os, sys\nif not os.environ.get('UNBRACKET_SLOW'): sys.exit(1)\nrun=lambda: difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()",
    ),
];

/// The seconds that Python needs; none where it or the package is absent.
fn peer(script: &str, old: &str, new: &str) -> Option<f64> {
    let folder = std::env::temp_dir().join(format!("unbracket-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let (a, b) = (folder.join("a"), folder.join("b"));
    std::fs::write(&a, old).ok()?;
    std::fs::write(&b, new).ok()?;
    // Every distinct token becomes a number above the surrogates, so that both peers compare words.
    let program = format!(
        "import re,sys,time\ncut=lambda p: re.findall(r'\\w+|\\s+|[^\\w\\s]', open(p,encoding='utf-8').read())\nx,y=cut(sys.argv[1]),cut(sys.argv[2])\nn={{}}\na=[n.setdefault(t,len(n)+0x10000) for t in x]\nb=[n.setdefault(t,len(n)+0x10000) for t in y]\n{script}\ns=time.perf_counter()\nrun()\nprint(time.perf_counter()-s)"
    );
    let output = Command::new("python3").arg("-c").arg(program).arg(&a).arg(&b).output();
    // The folder is ours; what is left of it after a crash lies in the system's temporary folder.
    let _ = std::fs::remove_dir_all(&folder);
    let output = output.ok().filter(|output| output.status.success())?;
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

fn texts() -> (String, String, &'static str) {
    let Some(folder) = data::set("civil-procedure-codes") else {
        let mut seeded = Seeded::new(7);
        let mut words: Vec<Vec<String>> = (0..400).map(|_| paragraph(&mut seeded, 110)).collect();
        let join = |words: &[Vec<String>]| {
            words.iter().map(|p| p.join(" ")).collect::<Vec<_>>().join("\n\n")
        };
        let old = join(&words);
        words = words.iter().map(|p| edited(&mut seeded, p)).collect();
        words.extend((0..600).map(|_| paragraph(&mut seeded, 110)));
        return (old, join(&words), "generated");
    };
    let read = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).expect("the data set holds the code");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    (read("CA1850.txt"), read("CA1851.txt"), "the codes of California, 1850 and 1851")
}

fn draft(text: &str) -> Draft {
    let paragraphs = text.split("\n\n").map(normalise).filter(|p| !p.is_empty());
    let provision = |(at, text): (usize, String)| {
        Provision::new(format!("p{at}"), ProvisionKind::Unnumbered, Passage::words(text))
    };
    Draft::new(paragraphs.enumerate().map(provision).collect()).expect("identities differ")
}

fn compare_drafts(old: &Draft, new: &Draft) -> usize {
    let old_list: Vec<&Passage> = old.visit().map(|v| &v.provision.content).collect();
    let new_list: Vec<&Passage> = new.visit().map(|v| &v.provision.content).collect();
    let mut changed = 0;
    for link in &align(old, new).links {
        if matches!(link, Link::Same { .. }) {
            continue;
        }
        let join = |list: &[&Passage], places: &[usize]| {
            let mut out = Passage::default();
            places.iter().for_each(|&at| list[at].pieces.iter().for_each(|p| out.push(p.clone())));
            out
        };
        let runs = compare_words(&join(&old_list, link.base()), &join(&new_list, link.version()));
        changed += runs.iter().filter(|run| !matches!(run, Run::Kept(_))).count();
    }
    changed
}

fn raw_histogram(old: &str, new: &str) -> usize {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(tokens(old).map(|token| token.text));
    input.update_after(tokens(new).map(|token| token.text));
    Diff::compute(Algorithm::Histogram, &input).hunks().count()
}
