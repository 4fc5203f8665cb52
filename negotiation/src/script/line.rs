//! Lines of a script, before names are looked up.

use unbracket_procedure::Moment;

use super::{Entries, ScriptError, Token, World};
use crate::act::Act;
use crate::refusal::Code;
use crate::rights::Credentials;
use crate::said::Said;

/// One line of a script, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number of its first line in the file, from 1.
    pub number: usize,
    /// What it says.
    pub kind: LineKind,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The clock stands at this moment from now on.
    At(Moment),
    /// The clock moves on by so many seconds.
    Wait(i64),
    /// Somebody acts.
    Act {
        /// The code with which it must be refused; none if it must be accepted.
        refused: Option<Code>,
        /// Who.
        actor: Actor,
        /// What, and its fields.
        words: Vec<Token>,
        /// The name for what it makes.
        label: Option<String>,
    },
}

/// Who acts, in which capacity, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// All that stands before the colon: the name of a seat may itself hold one of the words that
    /// begin a capacity.
    pub whole: String,
    /// The name of the seat.
    pub name: String,
    /// The group on whose behalf.
    pub on_behalf_of: Option<String>,
    /// The group with whose statement the seat aligns itself.
    pub aligned_with: Option<String>,
    /// The officer who signs with them.
    pub countersigned_by: Option<String>,
}

/// Splits a script into lines.
///
/// # Errors
/// With the number of the first line that cannot be understood.
pub fn parse(script: &str) -> Result<Vec<Line>, (usize, ScriptError)> {
    let mut lines = Vec::new();
    for (number, text) in joined(script) {
        let kind = parse_line(&text).map_err(|error| (number, error))?;
        lines.push(Line { number, kind });
    }
    Ok(lines)
}

/// Lines without comments and blank ones, continuations joined.
fn joined(script: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (place, text) in script.lines().enumerate() {
        let continues = text.starts_with([' ', '\t']);
        let text = text.trim_end();
        if text.trim().is_empty() || text.trim_start().starts_with('#') {
            continue;
        }
        match lines.last_mut() {
            Some((_, last)) if continues => {
                last.push('\n');
                last.push_str(text.trim_start());
            }
            _ => lines.push((place + 1, text.to_owned())),
        }
    }
    lines
}

fn parse_line(text: &str) -> Result<LineKind, ScriptError> {
    let wants = |problem: &str| ScriptError { column: 1, problem: Said::english(problem) };
    if let Some(moment) = text.strip_prefix("at ") {
        let moment = super::world::moment(moment.trim());
        return moment
            .map(LineKind::At)
            .ok_or_else(|| wants("a moment such as `at 2035-03-01 09:00`, UTC, is wanted"));
    }
    if let Some(span) = text.strip_prefix("wait ") {
        let span = super::world::span(span);
        return span
            .map(LineKind::Wait)
            .ok_or_else(|| wants("a span such as `wait 3d 4h 30m` is wanted"));
    }
    let (refused, text, from) = match text.strip_prefix("refused ") {
        Some(rest) => {
            let (code, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            let code = Code::find(code).ok_or_else(|| ScriptError {
                column: 9,
                problem: Said::english(format_args!(
                    "`{code}` is no code of a refusal; there are: {}",
                    codes()
                )),
            })?;
            (Some(code), rest, 10 + code.word().len())
        }
        None => (None, text, 1),
    };
    let Some((actor, act)) = text.split_once(": ") else {
        return Err(wants("`WHO: ACT field value …` is wanted; `at` and `wait` move the clock"));
    };
    let column = from + actor.chars().count() + 2;
    let mut words = Token::split(act, column)?;
    let label = take_label(&mut words)?;
    if words.is_empty() {
        return Err(ScriptError { column, problem: Said::english("an act is wanted") });
    }
    Ok(LineKind::Act { refused, actor: parse_actor(actor), words, label })
}

fn codes() -> String {
    Code::ALL.iter().map(|code| code.word()).collect::<Vec<_>>().join(", ")
}

fn take_label(words: &mut Vec<Token>) -> Result<Option<String>, ScriptError> {
    let Some(arrow) = words.iter().position(|token| token.word() == Some("=>")) else {
        return Ok(None);
    };
    let [_, label] = &words[arrow..] else {
        return Err(
            words[arrow].wants(Said::english("one name behind `=>`, at the end of the line,"))
        );
    };
    let label = label.word().ok_or_else(|| label.wants(Said::english("a bare name")))?.to_owned();
    words.truncate(arrow);
    Ok(Some(label))
}

fn parse_actor(text: &str) -> Actor {
    let mut actor = Actor { whole: text.trim().to_owned(), ..Actor::default() };
    let (text, countersigned) = cut(text, " countersigned by ");
    let (text, aligned) = cut(text, " aligned with ");
    let (name, group) = cut(text, " for ");
    name.clone_into(&mut actor.name);
    actor.on_behalf_of = group.map(ToOwned::to_owned);
    actor.aligned_with = aligned.map(ToOwned::to_owned);
    actor.countersigned_by = countersigned.map(ToOwned::to_owned);
    actor
}

fn cut<'t>(text: &'t str, word: &str) -> (&'t str, Option<&'t str>) {
    text.split_once(word).map_or((text.trim(), None), |(one, two)| (one.trim(), Some(two.trim())))
}

impl Line {
    /// Looks the names up: who acts, and what they do.
    ///
    /// # Errors
    /// Where a name is unknown, or a field is missing, unknown or wrong. `None` for a line that only
    /// moves the clock.
    pub fn act(&self, world: &World<'_>) -> Result<Option<(Credentials, Act)>, ScriptError> {
        let LineKind::Act { actor, words, .. } = &self.kind else { return Ok(None) };
        let credentials = world.credentials(actor)?;
        let (verb, rest) = words
            .split_first()
            .ok_or_else(|| ScriptError { column: 1, problem: Said::english("an act is wanted") })?;
        let kind = verb.word().ok_or_else(|| verb.wants(Said::english("an act")))?;
        let mut entries = Entries::new(rest, verb.column())?;
        let act = Act::read(kind, &mut entries, world)
            .unwrap_or_else(|| Err(verb.wants(Said::english("a known act"))))?;
        entries.done(act.fields())?;
        Ok(Some((credentials, act)))
    }
}
