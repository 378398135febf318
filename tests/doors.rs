//! Every door by which text comes in, against every fault that was met at one of them: the gates are one.

mod fits;
mod frames;
mod gates;
mod places;
