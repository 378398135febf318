//! The language spoken back: values, paths, measures, formulas and conditions, in the words of the rules or in the labels that they give.
//!
//! Whoever tells of rules calls it, so that one thing is said in one way: explanations and decisions, comparisons, proofs and printed
//! words. What is told, and when, is theirs. Sees `value`, `schema`, `outcome`, `syntax`,
//! `model` and `message`.

mod conditions;
mod criteria;
mod formulas;
mod language;
mod measures;
mod paths;
mod rows;
mod values;

pub(crate) use conditions::Words;
pub(crate) use criteria::known;
pub(crate) use formulas::{Brackets, formula};
pub(crate) use measures::measure;
pub(crate) use paths::{label, labels};
pub(crate) use rows::shown_rows;
pub(crate) use values::{printed, written};
