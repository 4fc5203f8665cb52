//! Benchmarks of the house, printed as figures and ratios. Run them with `cargo xtask bench`.

mod compare;
mod compile;
mod measure;

fn main() {
    let only: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|o| o == name);
    if wanted("compile") {
        compile::run();
    }
    if wanted("compare") {
        compare::run();
    }
}
