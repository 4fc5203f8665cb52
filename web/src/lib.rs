#![doc = include_str!("../README.md")]

mod act_form;
mod assets;
mod dates;
mod failure;
mod frame;
mod hosted;
mod live;
mod pages;
mod route;
mod run;
mod security;
mod site;
mod site_map;
mod tongue;
mod visit;

pub use hosted::Hosted;
pub use route::{Access, described};
pub use run::serve;
pub use site::{Cookies, Settings, Site};
pub use site_map::router;
pub use tongue::{LANGUAGES, Tongue};
