//! A change of the rules on its way through review: the files that services read, and one change from the edit to the comment.

mod change;
mod files;
