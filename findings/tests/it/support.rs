//! The example of the project, played up to a script or to its end.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use unbracket_formats::{Names, ReadOptions, brackets};
use unbracket_negotiation::State;
use unbracket_negotiation::script::{Files, Player, parse};
use unbracket_text::{Draft, Passage};

/// The files beside the scripts.
struct Beside(PathBuf);

impl Files for Beside {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let bytes = std::fs::read(self.0.join(path)).map_err(|error| error.to_string())?;
        let read = unbracket_formats::read(&bytes, path, &ReadOptions::default());
        read.map(|document| document.accepted).map_err(|error| error.to_string())
    }

    fn passage(&self, text: &str) -> Passage {
        brackets::parse(text, &Names::default()).passage
    }
}

/// The story after its seventeenth script, when positions are stated on the text, and at its end.
static PLAYED: LazyLock<(State, State)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/review");
    let entries = std::fs::read_dir(&folder).expect("the example ships with the project");
    let mut scripts: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    scripts.retain(|path| path.extension().is_some_and(|ending| ending == "play"));
    scripts.sort();
    let beside = Beside(folder);
    let mut player = Player::new(State::default(), &beside);
    let mut middle = State::default();
    for path in scripts {
        let text = std::fs::read_to_string(&path).expect("a script can be read");
        for line in parse(&text).expect("a script is understood") {
            player.step(&line).expect("the example is in order");
        }
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("17-")) {
            middle = player.state.clone();
        }
    }
    (middle, player.state)
});

/// The story between its two readings.
pub(crate) fn in_the_midst() -> &'static State {
    &PLAYED.0
}

/// The story at its end.
pub(crate) fn whole() -> &'static State {
    &PLAYED.1
}
