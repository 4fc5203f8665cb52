//! Arrows between crates go down: `layers.txt` says which floor each crate stands on.

use std::collections::BTreeMap;

use super::finding::Finding;
use super::house::House;

const FILE: &str = "layers.txt";

/// Where a crate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Floor {
    /// In the house, counted from the ground.
    In(u32),
    /// Beside the house.
    Beside,
}

/// One line of `layers.txt`.
#[derive(Debug, Clone, Copy)]
struct Layer {
    floor: Floor,
    is_pure: bool,
}

/// Refuses arrows that do not go down, crates that have no floor, and lines that say nothing.
pub(crate) fn check(house: &House) -> Vec<Finding> {
    let Some(text) = house.text(FILE) else {
        let right = "write one line a crate: its floor and its folder";
        return vec![Finding::refused(FILE, "the floors of the house are written down", right)];
    };
    let (layers, mut findings) = read(text);
    for (folder, package) in &house.packages {
        let Some(layer) = layers.get(folder.as_str()) else {
            findings.push(Finding::refused(
                format!("{folder}/Cargo.toml"),
                "every crate has a floor",
                format!("name {folder} in {FILE}, on a floor above all that it uses"),
            ));
            continue;
        };
        for used in &package.uses {
            let beside = layers.get(folder.as_str()).is_some_and(|l| l.floor == Floor::Beside);
            // What stands beside the house measures it with what its tests share.
            let is_testkit = (used.in_tests || beside) && used.folder == "testkit";
            if let Some(target) = layers.get(used.folder.as_str())
                && !is_testkit
                && !may_use(layer.floor, target.floor)
            {
                findings.push(refuse_arrow(folder, &used.folder));
            }
        }
    }
    findings
}

/// The folders of the crates that may touch nothing outside their arguments.
pub(crate) fn pure_crates(house: &House) -> Vec<&str> {
    let (layers, _) = read(house.text(FILE).unwrap_or_default());
    layers.into_iter().filter(|(_, layer)| layer.is_pure).map(|(folder, _)| folder).collect()
}

fn may_use(from: Floor, to: Floor) -> bool {
    match (from, to) {
        (Floor::Beside, Floor::In(_)) => true,
        (Floor::Beside | Floor::In(_), Floor::Beside) => false,
        (Floor::In(from), Floor::In(to)) => to < from,
    }
}

fn refuse_arrow(from: &str, to: &str) -> Finding {
    Finding::refused(
        format!("{from}/Cargo.toml"),
        format!("a crate uses only crates on lower floors, and {to} is not below {from}"),
        format!(
            "take {to} out, or move what both need to a lower floor; a new floor in {FILE} needs \
             a decision"
        ),
    )
}

fn read(text: &str) -> (BTreeMap<&str, Layer>, Vec<Finding>) {
    let mut layers = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().collect();
        match read_line(&words) {
            Ok(Some((folder, layer))) if layers.insert(folder, layer).is_none() => {}
            Ok(None) => {}
            Ok(Some(_)) | Err(()) => findings.push(Finding::refused(
                format!("{FILE}:{}", index + 1),
                "a line names a crate once",
                "write a floor (a number, or beside), a folder, and pure where it holds",
            )),
        }
    }
    (layers, findings)
}

fn read_line<'a>(words: &[&'a str]) -> Result<Option<(&'a str, Layer)>, ()> {
    let (floor, folder, is_pure) = match words {
        [] => return Ok(None),
        [floor, folder] => (*floor, *folder, false),
        [floor, folder, "pure"] => (*floor, *folder, true),
        _ => return Err(()),
    };
    let floor = match floor {
        "beside" => Floor::Beside,
        number => Floor::In(number.parse().map_err(|_| ())?),
    };
    Ok(Some((folder, Layer { floor, is_pure })))
}

#[cfg(test)]
mod tests {
    use super::super::house::{Package, Use, of_strings, told};
    use super::*;

    const LAYERS: &str =
        "1 formats\n1 analysis\n0 text pure # ground\nbeside testkit\nbeside benches\n";

    fn arrow(from: &str, to: &str, in_tests: bool) -> String {
        let mut house = of_strings(&[(FILE, LAYERS)]);
        let uses = vec![Use { folder: to.to_owned(), in_tests }];
        house.packages.insert(from.to_owned(), Package { uses });
        told(&check(&house))
    }

    #[test]
    fn an_arrow_down_is_in_order() {
        assert_eq!(arrow("formats", "text", false), "");
    }

    #[test]
    fn an_arrow_up_is_refused_by_name() {
        let told = arrow("text", "formats", false);
        assert!(
            told.contains("text/Cargo.toml") && told.contains("formats is not below"),
            "{told}"
        );
    }

    #[test]
    fn an_arrow_up_from_tests_is_refused_too() {
        assert!(arrow("text", "formats", true).contains("refused"));
    }

    #[test]
    fn an_arrow_to_a_neighbour_is_refused() {
        assert!(arrow("formats", "analysis", false).contains("refused"));
    }

    #[test]
    fn the_testkit_serves_tests_alone() {
        assert_eq!(arrow("text", "testkit", true), "");
        assert!(arrow("text", "testkit", false).contains("refused"));
        assert_eq!(arrow("benches", "testkit", false), "");
    }

    #[test]
    fn a_crate_without_a_floor_is_refused() {
        assert!(arrow("cellar", "text", false).contains("every crate has a floor"));
    }

    #[test]
    fn a_line_that_says_nothing_is_refused() {
        for line in ["attic text", "1 text\n0 text", "1 text impure", "text"] {
            let told = told(&check(&of_strings(&[(FILE, line)])));
            assert!(told.contains("names a crate once"), "{line}: {told}");
        }
    }

    #[test]
    fn a_house_without_floors_is_refused() {
        assert!(told(&check(&of_strings(&[]))).contains("written down"));
    }

    #[test]
    fn pure_crates_are_those_that_say_so() {
        assert_eq!(pure_crates(&of_strings(&[(FILE, LAYERS)])), ["text"]);
    }
}
