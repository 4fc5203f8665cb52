//! Packages, held against every package there is (small deals) and against other solvers (large ones).

mod brute;
mod laws;
mod reference;
