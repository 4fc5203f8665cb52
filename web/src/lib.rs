#![doc = include_str!("../README.md")]

mod act_form;
mod api;
mod assets;
mod dates;
mod doors;
mod failure;
mod frame;
mod hosted;
mod kept;
mod limits;
mod live;
mod pages;
mod pow;
mod provider;
mod route;
mod run;
mod security;
mod shaped;
mod site;
mod site_map;
pub mod story;
mod suspicions;
mod telling;
mod tongue;
mod visit;

pub use api::openapi;
pub use hosted::Hosted;
pub use provider::Provider;
pub use route::{Access, described};
pub use run::serve;
pub use site::{Cookies, Settings, Site};
pub use site_map::router;
pub use telling::{Sentence, Teller, tell};
pub use tongue::{LANGUAGES, Tongue};
