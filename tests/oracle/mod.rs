//! The second opinion: the plain evaluator and the grid engine must give the same outcome for every case.

mod generate;
