//! The clock of a script stays within the years that a script can name.

use unbracket_negotiation::State;
use unbracket_negotiation::script::{NoFiles, Player, parse, play};

fn stopped(script: &str) -> String {
    play(script, &NoFiles).unwrap_err().to_string()
}

#[test]
fn a_wait_beyond_the_last_year_is_refused_with_its_line() {
    for span in ["9223372036854775807s", "106751991167300d", "2913000d"] {
        let said = stopped(&format!("at 2034-01-10 09:00\n# a comment\nwait {span}\n"));
        assert!(said.starts_with("line 3: ") && said.contains("9999"), "{span}: {said}");
    }
    assert!(stopped("wait 9223372036854775808s\n").contains("a span such as"));
}

#[test]
fn a_wait_to_the_last_moment_is_in_order_and_one_second_more_is_not() {
    let mut player = Player::new(State::default(), &NoFiles);
    let lines = parse("at 9999-12-31 23:59:58\nwait 1s\nwait 1s\n").unwrap();
    player.step(&lines[0]).unwrap();
    player.step(&lines[1]).unwrap();
    let last = player.now;
    assert!(player.step(&lines[2]).is_err());
    assert_eq!(player.now, last);
}

#[test]
fn a_deadline_beyond_the_last_year_is_refused_with_its_place() {
    let opening = "at 2034-01-10 09:00\n\
        Secretariat: open-process title R secretariat Secretariat modalities [as intergovernmental languages [en]]\n\
        Secretariat: open-stage stage inputs\n";
    for until in ["+9223372036854775807s", "+2913000d", "999999-01-01T00:00"] {
        let line = format!("Secretariat: call-for-inputs title E questions [q] until {until}\n");
        let said = stopped(&format!("{opening}{line}"));
        assert!(said.starts_with("line 4: column ") && said.contains("a moment such as"), "{said}");
    }
    assert!(play(opening, &NoFiles).is_ok());
}
