//! Workbooks: what is read of them, and what is refused.

mod archives;
mod hostile;
mod maker;
mod ods;
mod xlsx;
