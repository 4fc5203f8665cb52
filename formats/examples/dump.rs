//! scratch
fn main() {
    if std::env::args().nth(2).is_some() {
        print!(
            "{}",
            unbracket_formats::pdf::text(
                &std::fs::read(std::env::args().nth(1).unwrap()).unwrap(),
                &Default::default()
            )
            .unwrap()
        );
        return;
    }
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let document = unbracket_formats::read(&bytes, &path, &Default::default()).unwrap();
    for visit in document.accepted.visit() {
        let p = visit.provision;
        println!(
            "{}{:?} {} | {}",
            "  ".repeat(visit.depth),
            p.kind,
            p.former_label.clone().unwrap_or_default(),
            p.content.to_marked_text()
        );
    }
    for n in document.notices {
        eprintln!("{n}");
    }
}
