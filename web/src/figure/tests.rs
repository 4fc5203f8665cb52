//! What every picture promises.

use std::collections::BTreeSet;

use super::*;

const HOSTILE: &str = "<script>alert('1')</script>\" style=\"x\" & \u{7}]]>";

fn tongues() -> impl Iterator<Item = Tongue> {
    Tongue::all()
}

/// Whether markup is well-formed: every tag is closed in order, every attribute is quoted and stands
/// once. The tags that were met, with their attributes.
fn well_formed(markup: &str) -> Result<Vec<(String, String)>, String> {
    let (mut open, mut met) = (Vec::new(), Vec::new());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        references(&rest[..at])?;
        let end = rest[at..].find('>').ok_or("a tag does not end")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let last: Option<String> = open.pop();
            if last.as_deref() != Some(name) {
                return Err(format!("{name} closes {last:?}"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        quoted(attributes)?;
        met.push((name.to_owned(), attributes.to_owned()));
        open.push(name.to_owned());
    }
    references(rest)?;
    if open.is_empty() { Ok(met) } else { Err(format!("{open:?} stay open")) }
}

fn quoted(attributes: &str) -> Result<(), String> {
    let mut names = BTreeSet::new();
    let mut rest = attributes;
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or(format!("no value in {rest}"))?;
        let (value, after) = after.split_once('"').ok_or(format!("no end of {after}"))?;
        references(value)?;
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !plain || !names.insert(name) {
            return Err(format!("attribute {name}"));
        }
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Ok(())
}

fn references(text: &str) -> Result<(), String> {
    for after in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|it| after.starts_with(it));
        if !known {
            return Err(format!("& in {text}"));
        }
    }
    let control = text.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
    if control { Err("a control character".to_owned()) } else { Ok(()) }
}

#[test]
fn every_picture_is_well_formed_in_every_language_and_has_a_name_and_a_description() {
    for tongue in tongues() {
        for figure in samples::all(tongue) {
            let html = figure.html(tongue);
            let met = well_formed(&html).unwrap_or_else(|why| panic!("{}: {why}", figure.id));
            let images: Vec<_> = met
                .iter()
                .filter(|(name, at)| name == "svg" && at.contains("role=\"img\""))
                .collect();
            assert_eq!(images.len(), 2, "{}: one for each window", figure.id);
            for end in ["w", "n"] {
                for (tag, part) in [("title", "t"), ("desc", "d")] {
                    let id = format!("id=\"{}-{part}{end}\"", figure.id);
                    let told = html.split(&format!("<{tag} {id}>")).nth(1);
                    let told = told.and_then(|rest| rest.split('<').next()).unwrap_or_default();
                    assert!(told.chars().count() > 1, "{}: {tag}", figure.id);
                }
            }
            assert!(!html.contains('⟦'), "{}: a message is missing", figure.id);
        }
    }
}

#[test]
fn no_tag_has_a_style_or_a_script() {
    for figure in samples::all(Tongue::ENGLISH) {
        for (name, attributes) in well_formed(&figure.html(Tongue::ENGLISH)).unwrap() {
            assert!(name != "script" && name != "style", "{}", figure.id);
            let names = attributes.split("=\"").filter_map(|part| part.rsplit([' ', '"']).next());
            for name in names {
                assert!(name != "style" && !name.starts_with("on"), "{}: {name}", figure.id);
            }
        }
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    for tongue in tongues() {
        let once: Vec<_> = samples::all(tongue).iter().map(|it| it.html(tongue)).collect();
        let again: Vec<_> = samples::all(tongue).iter().map(|it| it.html(tongue)).collect();
        assert_eq!(once, again);
    }
}

fn head() -> Head<'static> {
    Head { tongue: Tongue::ENGLISH, id: "one", title: HOSTILE }
}

#[test]
fn what_comes_from_outside_is_escaped_wherever_it_stands() {
    let link = Some("javascript:alert(1)".to_owned());
    let point = Point {
        name: HOSTILE.into(),
        at: (f64::NAN, 1.0),
        group: Some(0),
        camp: Some(usize::MAX),
        certainty: Some(f64::NAN),
        link: link.clone(),
    };
    let near = Point { at: (0.0, f64::INFINITY), ..point.clone() };
    let whisker = Whisker {
        name: HOSTILE.into(),
        link: Some("//elsewhere.example".into()),
        group: Some(usize::MAX),
        value: f64::NAN,
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
        beside: Some(f64::NAN),
        n: 0,
        ..Whisker::default()
    };
    let axis =
        Axis::around(std::slice::from_ref(&whisker), 0.0, Some((HOSTILE.into(), HOSTILE.into())));
    let here = Point { at: (0.0, 0.0), ..point.clone() };
    let pictures: [&dyn Picture; 3] = [
        &Map { points: vec![point, near, here], camps: vec![HOSTILE.into()] },
        &Whiskers { axis, rows: vec![whisker] },
        &Curve {
            each: "group",
            lines: vec![Line {
                name: HOSTILE.into(),
                members: 0,
                steps: vec![Step { who: HOSTILE.into(), at: f64::NAN, when: HOSTILE.into(), link }],
            }],
            times: vec![(f64::NAN, HOSTILE.into())],
            drafted: vec![Some(f64::NAN), Some(0.0)],
        },
    ];
    for picture in pictures {
        let html = picture.figure(&head()).html(Tongue::ENGLISH);
        let met = well_formed(&html).unwrap();
        assert!(met.iter().all(|(name, _)| name != "script"));
        assert!(!html.contains("javascript:") && !html.contains("//elsewhere"));
        let unknown = ["NaN", "\"inf", "\"-inf", ">inf"];
        assert!(unknown.iter().all(|word| !html.contains(word)), "{html}");
        assert!(html.contains("&lt;script&gt;"));
    }
}

#[test]
fn a_picture_of_nothing_is_still_a_picture() {
    let axis = Axis::of_shares(&[], None);
    let pictures: [&dyn Picture; 11] = [
        &Map { points: Vec::new(), camps: Vec::new() },
        &Faults { rows: Vec::new() },
        &Curve { each: "group", lines: Vec::new(), times: Vec::new(), drafted: Vec::new() },
        &Flow { sources: Vec::new(), provisions: Vec::new(), ribbons: Vec::new() },
        &Seats { benches: Vec::new() },
        &Whiskers { axis, rows: Vec::new() },
        &Slope { between: (String::new(), String::new()), turns: Vec::new() },
        &Agreement { names: Vec::new(), links: Vec::new(), pairs: Vec::new() },
        &Choices { packages: Vec::new(), issues: Vec::new() },
        &Balance { rows: Vec::new() },
        &Strength { spans: [(0.0, 0.0); 4], rows: Vec::new() },
    ];
    for picture in pictures {
        well_formed(&picture.figure(&head()).html(Tongue::ENGLISH)).unwrap();
    }
}

/// The cells of a table, row by row.
fn rows(picture: &dyn Picture) -> Vec<String> {
    let table = picture.table(Tongue::ENGLISH);
    let row = |cells: &Vec<Cell>| {
        assert_eq!(cells.len(), table.head.len(), "{cells:?}");
        cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn every_datum_stands_in_the_table() {
    let point = |name: &str, group| Point {
        name: name.into(),
        at: (1.0, -2.5),
        group,
        camp: Some(0),
        certainty: Some(0.9),
        link: None,
    };
    let points = vec![point("Aldoria", Some(1)), point("Brevia", None)];
    let map = Map { points: points.clone(), camps: Vec::new() };
    assert_eq!(rows(&map), ["Aldoria | B | 90% | 1.00 | −2.50", "Brevia | – | 90% | 1.00 | −2.50"]);
    let map = Map { points, camps: vec!["North".into()] };
    assert_eq!(rows(&map)[0], "Aldoria | North | B | 90% | 1.00 | −2.50");
    let divided = Stand::Divided {
        by: Division::Regions,
        between: "A | B".into(),
        strength: 0.5,
        low: 0.25,
        high: 0.75,
        certain: true,
    };
    let fault = |label: &str, stand| Fault { label: label.into(), link: None, stand };
    let faults = Faults {
        rows: vec![
            fault("1", Stand::Agreed),
            fault("2", divided),
            fault("3", Stand::TooLittle),
            fault("4", Stand::Silent),
        ],
    };
    assert_eq!(
        rows(&faults)[1],
        "2 | regions | A | B | 0.50 | 0.25 to 0.75 | more than chance would do"
    );
    assert!(rows(&faults)[0].contains("agreed") && rows(&faults)[2].contains("too little"));
    // Nobody is another thing than too few.
    assert!(rows(&faults)[3].contains("nobody has said anything on this"));
    let told = faults.describe(Tongue::ENGLISH);
    assert!(told.contains("1 cannot be told, and on 1 nobody has said anything"), "{told}");
    let source = Source { name: "2005".into(), kind: Kind::Earlier, link: None };
    let flow = Flow {
        sources: vec![source],
        provisions: vec![("7".into(), None), ("8".into(), None)],
        ribbons: vec![Ribbon { from: 0, to: 0, words: 12.5 }],
    };
    assert_eq!(rows(&flow), ["7 | 2005 | earlier outcomes | 12.5", "8 | – |  | 0"]);
    let pair = |share, n| Common { share, n };
    let agreement = Agreement {
        names: ["A", "B", "C"].map(str::to_owned).to_vec(),
        links: Vec::new(),
        pairs: vec![pair(Some(0.5), 8), pair(None, 2), pair(Some(1.0), 9)],
    };
    let expected = ["A | B | 50% | 8", "A | C | too little to say | 2", "B | C | 100% | 9"];
    assert_eq!(rows(&agreement), expected);
}

#[test]
fn where_writing_runs_from_right_to_left_the_axes_do_too() {
    let arabic = Tongue::find("ar").unwrap();
    let map = Balance {
        rows: vec![Share { name: "A".into(), link: None, gains: 2.0, concedes: 1.0, issues: 3 }],
    };
    let place = |tongue: Tongue| {
        let html = map.figure(&Head { tongue, ..head() }).html(tongue);
        let bar = html.split("class=\"bar gain\"").next().unwrap();
        let x = bar.rsplit(" x=\"").next().and_then(|rest| rest.split('"').next()).unwrap();
        (x.parse::<f64>().unwrap(), html.contains("direction=\"rtl\""))
    };
    let ((left, ltr), (right, rtl)) = (place(Tongue::ENGLISH), place(arabic));
    assert!(left > 400.0 && right < 300.0, "{left} {right}");
    assert!(!ltr && rtl);
}

#[test]
fn the_places_of_a_room_are_as_many_as_its_seats() {
    for count in [0, 1, 7, 58, 193, 900] {
        let seat = || Seat { name: "x".into(), sign: Sign::Objects, link: None };
        let bench = Bench { name: "side".into(), seats: (0..count).map(|_| seat()).collect() };
        let html = Seats { benches: vec![bench] }.figure(&head()).html(Tongue::ENGLISH);
        assert_eq!(html.matches("class=\"pt held\"").count(), 2 * count, "in two drawings");
    }
}

#[test]
fn a_tier_is_one_thing_and_chance_another() {
    let row = |name: &str, low: f64, high: f64| Whisker {
        name: name.into(),
        value: f64::midpoint(low, high),
        low,
        high,
        ..Whisker::default()
    };
    let html = |rows: Vec<Whisker>| {
        let axis = Axis::around(&rows, 0.0, None);
        Whiskers { axis, rows }.figure(&head()).html(Tongue::ENGLISH)
    };
    // Lines that overlap are no tiers; those that chance may draw stand last.
    let line = |name, low, high, chance| Whisker { chance, ..row(name, low, high) };
    let lines = html(vec![line("faint", 0.03, 0.27, true), line("strong", 0.17, 0.44, false)]);
    assert!(lines.find(">strong<") < lines.find(">faint<"), "{lines}");
    assert!(lines.contains("more than chance would do") && !lines.contains("tiers"), "{lines}");
    // Within a tier Albania may be told from Bahrain: each says from how many it is.
    let place =
        |name, low, high, sure| Whisker { sure: Some(sure), tier: 1, ..row(name, low, high) };
    let places = html(vec![
        place("Albania", -1.93, -1.44, (0, 1)),
        place("Between", -1.6, 1.2, (0, 0)),
        place("Bahrain", 0.94, 1.54, (1, 0)),
    ]);
    assert!(places.contains("Surely below") && places.contains("Surely above"), "{places}");
    assert!(places.contains("not every row of one can be told"), "{places}");
    assert!(!places.contains("cannot be told apart"), "{places}");
}

#[test]
fn an_axis_has_as_many_digits_as_tell_its_numbers_apart() {
    for (low, high, least) in [(0.0, 1.0, 1), (-0.02, 0.02, 2), (0.0, 0.004, 3), (0.0, 40.0, 1)] {
        let ticks = draw::ticks(low, high, 4.0);
        let digits = draw::digits(&ticks);
        assert_eq!(digits, least, "{ticks:?}");
        let written: BTreeSet<String> =
            ticks.iter().map(|tick| number(Tongue::ENGLISH, *tick, digits)).collect();
        assert_eq!(written.len(), ticks.len(), "{written:?}");
    }
}

#[test]
fn a_provision_on_which_nobody_had_a_position_was_not_free() {
    let row = |first: [usize; 4], last: [usize; 4]| Stood {
        name: "1".into(),
        link: None,
        at: vec![first, last],
        change: None,
    };
    let told = |rows: Vec<Stood>| {
        let moments = vec!["first".to_owned(), "last".to_owned()];
        Stances { moments, rows }.describe(Tongue::ENGLISH)
    };
    let silent = told(vec![row([0; 4], [3, 0, 0, 1]), row([3, 0, 1, 0], [0; 4])]);
    assert!(silent.contains("0 were held") && silent.contains("0 were free"), "{silent}");
    let moments = vec!["first".to_owned(), "last".to_owned()];
    let table = Stances { moments, rows: vec![row([0; 4], [3, 0, 0, 1])] }.table(Tongue::ENGLISH);
    assert_eq!(table.rows[0][1].text, "nobody has said anything on this");
    let spoken = told(vec![row([3, 0, 0, 0], [3, 0, 0, 1]), row([3, 0, 1, 0], [4, 0, 0, 0])]);
    assert!(spoken.contains("1 were held") && spoken.contains("1 were free"), "{spoken}");
}

#[test]
fn what_is_measured_on_other_questions_each_time_neither_rises_nor_falls() {
    let known = |value: f64| Some(Known { value, low: value - 0.1, high: value + 0.1, n: 9 });
    let way =
        |name: &str, at: [Option<Known>; 2]| Way { name: name.into(), link: None, at: at.to_vec() };
    let moments = vec!["Rev.1".to_owned(), "Rev.2".to_owned()];
    let ways = vec![
        way("Disagreement", [known(0.2), known(0.8)]),
        way("Agreement", [None, known(0.5)]),
        way("Others", [None, None]),
    ];
    let told = Ways { moments, ways, zero: 0.0 }.describe(Tongue::ENGLISH);
    assert_eq!(
        told,
        "Disagreement: 0.20 (0.10 to 0.30) at Rev.1, 0.80 (0.70 to 0.90) at Rev.2. Agreement: \
         0.50 (0.40 to 0.60) at Rev.2 alone. Others: too little to say."
    );
}

#[test]
fn tiers_are_told_where_there_are_tiers() {
    let row = |name: &str, value: f64| Whisker {
        name: name.into(),
        value,
        low: value - 0.1,
        high: value + 0.1,
        ..Whisker::default()
    };
    let told = |rows: Vec<Whisker>| {
        let axis = Axis::of_shares(&rows, None);
        Whiskers { axis, rows }.describe(Tongue::ENGLISH)
    };
    let plain = told(vec![row("States", 0.5), row("Science", 0.2), row("Youth", 0.3)]);
    assert_eq!(plain, "3 rows, from Science, 20% (10% to 30%), to States, 50% (40% to 60%).");
    assert_eq!(told(vec![row("States", 0.5)]), "States: 50% (40% to 60%).");
    let placed =
        |name, value, tier| Whisker { tier, sure: Some((tier, 1 - tier)), ..row(name, value) };
    let tiers = told(vec![placed("States", 0.1, 0), placed("Science", 0.6, 1)]);
    assert!(tiers.starts_with("2 rows in 2 tiers"), "{tiers}");
}
