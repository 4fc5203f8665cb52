//! `cargo xtask story`: the parts of the example story that nobody writes by hand.
//!
//! Everything comes from stated seeds, so that the files are the same wherever they are written.
//! `--check` writes nothing and says which files are stale.

mod amendments;
mod chance;
mod inputs;
mod people;
mod positions;
mod reports;

use std::path::Path;

use crate::house::root;

/// A file: its name, its seed, its story in two sentences, and what comes before its acts and after.
struct Part {
    name: &'static str,
    seed: u64,
    story: &'static str,
    before: &'static str,
    acts: fn(u64) -> String,
    after: &'static str,
}

const PARTS: &[Part] = &[
    Part {
        name: "07-contributions.play",
        seed: 7,
        story: "Forty-six delegations and stakeholders answer the first call.\n\
                # Each says what it always says, and some ask not to be named.",
        before: "at 2034-07-18 09:00\n",
        acts: |seed| inputs::contributions(seed, (true, "call-one", "c")),
        after: "",
    },
    Part {
        name: "09-points.play",
        seed: 7,
        story: "The secretariat takes every contribution apart into points and joins what is the same.\n\
                # Every point is answered: used, used in part, or not used and why.",
        before: "at 2034-09-18 09:00\n",
        acts: |seed| inputs::points(seed, (true, "c")),
        after: "",
    },
    Part {
        name: "11-elements-inputs.play",
        seed: 11,
        story: "The elements paper is on the table, and the second call is about it.\n\
                # Those who missed the first call do not miss this one.",
        before: "at 2034-10-16 09:00\n",
        acts: |seed| inputs::contributions(seed, (false, "call-two", "e")),
        after: "at 2034-11-20 09:00\nSecretariat: publish-contributions call call-two\n\n",
    },
    Part {
        name: "12-elements-points.play",
        seed: 11,
        story: "What was said of the elements is taken apart and answered as well.\n\
                # Only then may a draft be written.",
        before: "at 2034-11-21 09:00\n",
        acts: |seed| inputs::points(seed, (false, "e")),
        after: "Secretariat: publish-synthesis call call-two report \"What was said of the elements, and what became of it.\"\n",
    },
    Part {
        name: "14-amendments.play",
        seed: 14,
        story: "The first reading collects: every camp writes its words behind every paragraph.\n\
                # Sponsors join and leave, and proposals are themselves amended.",
        before: "at 2035-02-12 09:00\n",
        acts: amendments::proposed,
        after: "",
    },
    Part {
        name: "15-handled.play",
        seed: 14,
        story: "The Co-Facilitators go through the compilation at night.\n\
                # A little is taken up, and what falls, falls with a reason.",
        before: "at 2035-03-05 09:00\n",
        acts: amendments::handled,
        after: "",
    },
    Part {
        name: "17-positions.play",
        seed: 17,
        story: "Delegations go through Rev.1 paragraph by paragraph and say where they stand.\n\
                # The hard places show: the compact, the fund, the Forum, and how States hear.",
        before: "at 2035-04-17 09:00\n",
        acts: positions::stated,
        after: "",
    },
    Part {
        name: "26-undertakings.play",
        seed: 26,
        story: "Every State commits itself to something of its own.\n\
                # Those who need means say how much, and how much is there.",
        before: "at 2036-01-20 09:00\n",
        acts: reports::undertaken,
        after: "",
    },
    Part {
        name: "28-first-round.play",
        seed: 28,
        story: "The first reporting round: those who promised report, and others look.\n\
                # Some are contradicted, and some are silent.",
        before: "at 2038-01-18 09:00\nSecretariat: open-reporting-round deadline 2038-03-31T18:00 => round-one\n",
        acts: |seed| reports::round(seed, ("round-one", "r1")),
        after: "at 2038-04-01 09:00\nSecretariat: close-reporting-round round round-one\n",
    },
    Part {
        name: "30-second-round.play",
        seed: 30,
        story: "The second reporting round, five years on: more is done, and more is overdue.\n\
                # Whoever assessed last time looks again.",
        before: "at 2041-01-21 09:00\nSecretariat: open-reporting-round deadline 2041-03-29T18:00 => round-two\n",
        acts: |seed| reports::round(seed, ("round-two", "r2")),
        after: "at 2041-04-01 09:00\nSecretariat: close-reporting-round round round-two\n",
    },
];

fn text(part: &Part) -> String {
    format!(
        "# {}\n# Written by `cargo xtask story` with seed {}; change the generator, not this file.\n\n{}{}{}",
        part.story,
        part.seed,
        part.before,
        (part.acts)(part.seed),
        part.after
    )
}

/// Writes the generated parts, or says which are stale.
///
/// # Errors
/// Fails where a file cannot be written, or with `--check` where one is stale.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    let folder = root().join("examples").join("review");
    let check = arguments.iter().any(|argument| argument == "--check");
    let stale = PARTS.iter().filter(|part| is_stale(&folder, part)).map(|part| part.name);
    let stale: Vec<&str> = stale.collect();
    if check {
        anyhow::ensure!(stale.is_empty(), "stale: {}; run `cargo xtask story`", stale.join(", "));
        return Ok(());
    }
    for part in PARTS {
        std::fs::write(folder.join(part.name), text(part))?;
    }
    println!("{} files, {} of them changed", PARTS.len(), stale.len());
    Ok(())
}

fn is_stale(folder: &Path, part: &Part) -> bool {
    std::fs::read_to_string(folder.join(part.name)).ok().as_deref() != Some(text(part).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_committed_is_what_the_generator_writes() {
        let folder = root().join("examples").join("review");
        let stale: Vec<&str> =
            PARTS.iter().filter(|part| is_stale(&folder, part)).map(|part| part.name).collect();
        assert_eq!(stale, Vec::<&str>::new());
    }

    #[test]
    fn a_file_that_somebody_changed_is_stale() {
        let nowhere = root().join("no-such-folder");
        assert!(PARTS.iter().all(|part| is_stale(&nowhere, part)));
    }

    #[test]
    fn another_seed_gives_another_part() {
        for part in PARTS {
            assert_ne!((part.acts)(1), (part.acts)(2), "{}", part.name);
        }
    }

    #[test]
    fn no_part_is_longer_than_seven_hundred_lines() {
        for part in PARTS {
            assert!(text(part).lines().count() <= 700, "{}", part.name);
        }
    }
}
