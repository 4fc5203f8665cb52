//! Every picture with invented data, for whoever builds a page, and for the tests.

use super::{
    Agreement, Arrow, Axis, Balance, Bench, Choice, Choices, Common, Curve, Division, Fault,
    Faults, Figure, Flow, Head, Kind, Known, Line, Map, Picture, Point, Ribbon, Seat, Seats, Share,
    Shift, Sign, Slope, Source, Stances, Stand, Step, Stood, Strength, Turn, Way, Ways, Whisker,
    Whiskers,
};
use crate::tongue::Tongue;

const NAMES: [&str; 24] = [
    "Northern Partnership",
    "Aldoria",
    "Brevia",
    "Costavia",
    "Group of Forty",
    "Digital Rights Assembly",
    "Island Forum",
    "Marenia",
    "Sovereign Networks Group",
    "Tavaria",
    "Network Operators",
    "Ostrava Union",
    "Veldland",
    "Registry Council",
    "Youth Coalition",
    "Pelagia",
    "Quorra",
    "Standards Board",
    "Sundar",
    "Trade Chamber",
    "Umbria",
    "Library Federation",
    "Wendland",
    "Zephyria",
];

/// A number between 0 and 1 that looks like chance and is none.
fn scatter(seed: usize) -> f64 {
    let turn = super::draw::many(seed) * 12.989_8 + 4.137;
    (turn.sin() * 43_758.545_3).fract().abs()
}

fn map() -> Map {
    let point = |(place, name): (usize, &&str)| {
        let group = place % 3;
        let centre = [(-1.4, 0.3), (1.2, 0.9), (0.7, -1.2)][group];
        let away = |seed| scatter(seed) - 0.5;
        Point {
            name: (*name).to_owned(),
            at: (centre.0 + away(place) * 1.3, centre.1 + away(place + 50) * 1.1),
            group: Some(group),
            camp: Some((place * 7 + 1) % 4),
            certainty: Some(1.0 - scatter(place + 9).powi(3) * 0.7),
            link: Some(format!("#seat-{place}")),
        }
    };
    let camps = ["Governments", "Civil society", "Private sector", "Technical community"];
    Map {
        points: NAMES.iter().enumerate().map(point).collect(),
        camps: camps.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn faults() -> Faults {
    let row = |place: usize| {
        let strength = scatter(place + 3);
        let by = [Division::Stakeholders, Division::Regions, Division::Blocs][place % 3];
        let stand = match place % 7 {
            0 | 1 | 4 => Stand::Agreed,
            3 if place > 20 => Stand::TooLittle,
            _ => Stand::Divided {
                by,
                between: "A | B, C".to_owned(),
                strength,
                low: (strength - 0.16).max(0.0),
                high: (strength + 0.13).min(1.0),
                certain: strength > 0.3,
            },
        };
        let (label, link) = (format!("{}", place + 1), Some(format!("#p{}", place + 1)));
        Fault { label, link, stand }
    };
    Faults { rows: (0..38).map(row).collect() }
}

fn curve() -> Curve {
    let line = |(place, (name, members, users)): (usize, (&str, usize, usize))| {
        let step = |user: usize| Step {
            who: NAMES[(place * 7 + user * 3) % NAMES.len()].to_owned(),
            at: 1.0 + super::draw::many(user) * (0.7 + 0.5 * scatter(place + user)),
            when: format!("Rev.{}", user % 4),
            link: Some("#entry".to_owned()),
        };
        let mut steps: Vec<_> = (0..users).map(step).collect();
        steps.sort_by(|a, b| a.at.total_cmp(&b.at));
        Line { name: name.to_owned(), members, steps }
    };
    let groups = [("Governments", 12, 7), ("Civil society", 8, 7), ("Technical community", 6, 2)];
    let times = ["Inputs", "Zero draft", "Rev.1", "Rev.2", "Outcome"];
    let times = times.iter().enumerate();
    Curve {
        each: "group",
        lines: groups.into_iter().enumerate().map(line).collect(),
        times: times.map(|(at, name)| (super::draw::many(at) * 2.0, (*name).to_owned())).collect(),
        drafted: vec![Some(2.0), Some(2.0), None],
    }
}

fn flow() -> Flow {
    let source = |(name, kind): (&str, Kind)| Source {
        name: name.to_owned(),
        kind,
        link: Some("#source".to_owned()),
    };
    let sources = [
        ("Founding summit, 2005", Kind::Earlier),
        ("Review, 2015", Kind::Earlier),
        ("Input of the Youth Coalition", Kind::Input),
        ("Input of the Library Federation", Kind::Input),
        ("Group of Forty", Kind::Party),
        ("Northern Partnership", Kind::Party),
        ("Sovereign Networks Group", Kind::Party),
        ("", Kind::Chair),
    ];
    let mut ribbons = Vec::new();
    for to in 0..16 {
        for from in 0..sources.len() {
            let words = (scatter(to * 11 + from) * 60.0 - 34.0).floor();
            if words > 0.0 {
                ribbons.push(Ribbon { from, to, words });
            }
        }
    }
    let provision = |place: usize| (format!("{place}."), Some(format!("#p{place}")));
    let mut sources: Vec<_> = sources.into_iter().map(source).collect();
    sources[7].name = "Chair".to_owned();
    Flow { sources, provisions: (1..=16).map(provision).collect(), ribbons }
}

fn seats() -> Seats {
    let bench = |(name, count): (&str, usize)| {
        let seat = |place: usize| {
            let sign = match scatter(place + count) {
                it if it < 0.5 => Sign::Supports,
                it if it < 0.65 => Sign::LivesWith,
                it if it < 0.7 => Sign::Reserves,
                it if it < 0.82 => Sign::Objects,
                _ => Sign::Silent,
            };
            Seat { name: NAMES[(place + count) % NAMES.len()].to_owned(), sign, link: None }
        };
        Bench { name: name.to_owned(), seats: (0..count).map(seat).collect() }
    };
    let benches = [
        ("Governments", 38),
        ("Civil society", 9),
        ("Private sector", 6),
        ("Technical community", 5),
    ];
    Seats { benches: benches.into_iter().map(bench).collect() }
}

fn points() -> Whiskers {
    let row = |(place, name): (usize, &&str)| {
        let tier = place / 4;
        let value = super::draw::many(tier) * 0.9 - 1.8 + scatter(place) * 0.4;
        let wide = 0.2 + scatter(place + 8) * 0.5;
        Whisker {
            name: (*name).to_owned(),
            link: Some("#seat".to_owned()),
            tier,
            group: Some(place / 8),
            value,
            low: value - wide,
            high: value + wide,
            n: 12 + place,
            ..Whisker::default()
        }
    };
    let rows: Vec<_> = NAMES.iter().take(16).enumerate().map(row).collect();
    let axis = Axis::around(&rows, 0.0, None);
    Whiskers { axis, rows }
}

fn shares(tongue: Tongue) -> Whiskers {
    let groups = [
        ("Governments", 0.61, 0.65),
        ("Civil society", 0.22, 0.15),
        ("Private sector", 0.1, 0.11),
        ("Technical community", 0.07, 0.09),
    ];
    let row = |(name, value, even): (&str, f64, f64)| Whisker {
        name: name.to_owned(),
        value,
        low: value - 0.05,
        high: value + 0.06,
        beside: Some(even),
        n: 210,
        ..Whisker::default()
    };
    let rows: Vec<_> = groups.into_iter().map(row).collect();
    Whiskers { axis: Axis::of_shares(&rows, Some(tongue.say("figure-even"))), rows }
}

fn slope() -> Slope {
    let turn = |(name, before, after, certain): (&str, f64, f64, bool)| Turn {
        name: name.to_owned(),
        link: None,
        before,
        before_range: (before - 0.06, before + 0.05),
        after,
        after_range: (after - 0.05, after + 0.05),
        certain,
    };
    let turns = [
        ("Governance", 0.42, 0.58, true),
        ("Money", 0.55, 0.51, false),
        ("Access", 0.4, 0.22, true),
        ("Rights", 0.31, 0.33, false),
    ];
    let between = ("Rev.1".to_owned(), "Rev.2".to_owned());
    Slope { between, turns: turns.into_iter().map(turn).collect() }
}

fn agreement() -> Agreement {
    let count = 14;
    let mut pairs = Vec::new();
    for i in 0..count {
        for j in 0..i {
            let near = if i % 3 == j % 3 { 0.55 } else { 0.05 };
            let share = near + scatter(i * 40 + j) * 0.45;
            let n = 4 + (i * j) % 23;
            pairs.push(Common { share: (n > 5).then_some(share), n });
        }
    }
    let names = NAMES.iter().take(count).map(|name| (*name).to_owned()).collect();
    Agreement { names, links: Vec::new(), pairs }
}

fn choices() -> Choices {
    let issues = [
        "10. Who governs",
        "11. A permanent forum",
        "12 bis. Placeholder",
        "16. Who pays",
        "17. Assessed contributions",
        "20. The parallel compact",
    ];
    let issue = |(place, name): (usize, &&str)| Choice {
        name: (*name).to_owned(),
        link: Some(format!("#p{place}")),
        alternatives: vec![
            "in their respective roles".to_owned(),
            "as equals".to_owned(),
            "as equals in the Forum".to_owned(),
            String::new(),
        ],
        omit: Some(3),
        taken: (0..3)
            .map(|package| if place % 2 == 0 { (place / 2 + package) % 4 } else { 1 })
            .collect(),
    };
    let packages = ["Best sum", "Best for the worst off", "Most even"];
    Choices {
        packages: packages.iter().map(|name| (*name).to_owned()).collect(),
        issues: issues.iter().enumerate().map(issue).collect(),
    }
}

fn balance() -> Balance {
    let row = |(place, name): (usize, &&str)| Share {
        name: (*name).to_owned(),
        link: None,
        gains: 2.0 + scatter(place) * 6.0,
        concedes: 1.0 + scatter(place + 30) * 5.0,
        issues: 9,
    };
    Balance { rows: NAMES.iter().take(9).enumerate().map(row).collect() }
}

fn strength() -> Strength {
    let row = |place: usize| {
        let arrow = |axis: usize| {
            let level = |seed: usize| (scatter(seed) * 6.0).floor();
            let from = level(place * 5 + axis);
            let to = if axis == place % 4 { level(place * 9 + axis + 2) } else { from };
            let spoken = scatter(place + axis * 3) > 0.25;
            Arrow { from: spoken.then_some(from), to: spoken.then_some(to) }
        };
        let arrows = [arrow(0), arrow(1), arrow(2), arrow(3)];
        let besides = (place == 4).then(|| "mixed: hedges, conditions".to_owned());
        let (name, link) = (format!("{}.", place + 9), Some("#p".to_owned()));
        Shift { name, link, arrows, said: "weaker".to_owned(), besides }
    };
    let spans = [(0.0, 6.0), (0.0, 6.0), (0.0, 6.0), (0.0, 6.0)];
    Strength { spans, rows: (0..9).map(row).collect() }
}

/// All of them, in a language.
fn stances() -> Stances {
    let row = |place: usize| {
        let later = scatter(place + 40) > 0.4;
        let first = [4 + place % 5, 3, 2, 1 + place * 3 % 7];
        let then = if later { [first[0] + first[3], 4, 1, 0] } else { first };
        let last = if later { [then[0] + 2, 4, 0, 0] } else { [first[0], 4, 1, first[3] + 1] };
        let change = (place != 3).then_some((if later { -0.31 } else { 0.06 }, later));
        Stood {
            name: (place + 1).to_string(),
            link: Some(format!("#p{}", place + 1)),
            at: if place == 5 { vec![[0; 4], [0; 4], last] } else { vec![first, then, last] },
            change,
        }
    };
    let moments = ["Zero draft", "Rev.1", "Rev.1, second reading"].map(str::to_owned);
    Stances { moments: moments.to_vec(), rows: (0..12).map(row).collect() }
}

fn ways() -> Ways {
    let way = |place: usize| {
        let at = |moment: usize| {
            let value = 0.8 * scatter(place + 7) - 0.12 * super::draw::many(moment);
            let wide = 0.08 + 0.05 * scatter(place + moment);
            let known = Known { value, low: value - wide, high: value + wide, n: 24 };
            (place != 2 || moment > 0).then_some(known)
        };
        Way { name: NAMES[place * 4].to_owned(), link: None, at: (0..4).map(at).collect() }
    };
    let moments = ["Zero draft", "Rev.1", "Rev.2", "Chair's text"].map(str::to_owned);
    Ways { moments: moments.to_vec(), ways: (0..4).map(way).collect(), zero: 0.0 }
}

pub(crate) fn all(tongue: Tongue) -> Vec<Figure> {
    let shares = shares(tongue);
    let pictures: [(&str, &str, &dyn Picture); 14] = [
        ("sample-map", "figure-title-map", &map()),
        ("sample-faults", "figure-title-faults", &faults()),
        ("sample-curve", "figure-title-curve", &curve()),
        ("sample-flow", "figure-title-flow", &flow()),
        ("sample-seats", "figure-title-seats", &seats()),
        ("sample-points", "figure-title-points", &points()),
        ("sample-shares", "figure-title-shares", &shares),
        ("sample-slope", "figure-title-slope", &slope()),
        ("sample-stances", "analysis-title-stances", &stances()),
        ("sample-ways", "figure-title-ways", &ways()),
        ("sample-agreement", "figure-title-agreement", &agreement()),
        ("sample-choices", "figure-title-choices", &choices()),
        ("sample-balance", "figure-title-balance", &balance()),
        ("sample-strength", "figure-title-strength", &strength()),
    ];
    let drawn = |(id, title, picture): (&str, &str, &dyn Picture)| {
        let title = tongue.say(title);
        picture.figure(&Head { tongue, id, title: &title })
    };
    pictures.into_iter().map(drawn).collect()
}
