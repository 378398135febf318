//! Texts of rules.

use bieu::Rules;
use bieu::source::SourceId;
use bieu::unstable::format::format;

/// Nothing that reads rules gives up on a text, whatever stands in it: they are parsed, checked, proved and, with what was found, printed.
/// What is laid out once is laid out.
pub fn hold(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Rules::from_text("fuzz.bieu", text) {
        Ok(rules) => {
            let suite = rules.test(&|_| true);
            assert!(suite.tests.len() <= text.len());
        }
        Err(faults) => assert!(!faults.to_string().is_empty()),
    }
    if let Ok(once) = format(SourceId(0), text) {
        let twice = format(SourceId(0), &once);
        assert_eq!(twice.as_deref(), Ok(once.as_str()), "laid out twice it is another text");
    }
}
