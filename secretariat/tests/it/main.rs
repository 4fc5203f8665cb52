//! What the service promises, each as a test.

mod damaged;
mod fork;
mod house;
mod privacy;
mod second;
mod submit;
