//! Workbooks: what is read of them, and what is refused.

mod archives;
mod hostile;
mod limits;
mod maker;
mod ods;
mod programs;
mod xlsx;
