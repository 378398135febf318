//! Two lines of words, cut down to where they differ.

/// How many letters stay around what differs.
const AROUND: usize = 24;

/// The two lines from a little before the first difference to a little behind the last one; `…` stands for what both share.
pub(super) fn apart(lines: [&str; 2]) -> [String; 2] {
    let letters = lines.map(|line| line.chars().collect::<Vec<char>>());
    let [old, new] = &letters;
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let behind = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let first = word_start(old, before.saturating_sub(AROUND));
    letters.each_ref().map(|line| {
        let last = word_end(line, (line.len() - behind + AROUND).min(line.len()));
        let words: String = line[first..last].iter().collect();
        let (start, end) = (if first > 0 { "…" } else { "" }, if last < line.len() { "…" } else { "" });
        format!("{start}{}{end}", words.trim())
    })
}

/// The start of the word at a place.
fn word_start(line: &[char], mut at: usize) -> usize {
    while at > 0 && line.get(at - 1).is_some_and(|letter| !letter.is_whitespace()) {
        at -= 1;
    }
    at
}

/// The end of the word at a place.
fn word_end(line: &[char], mut at: usize) -> usize {
    while line.get(at).is_some_and(|letter| !letter.is_whitespace()) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn only_what_differs_is_shown() {
        assert_eq!(apart(["a b", "a c"]), ["a b", "a c"]);
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        let [old, new] = apart([long, &long.replace("seven", "7")]);
        assert_eq!(old, "…two three four five six seven eight nine ten eleven twelve…");
        assert_eq!(new, "…two three four five six 7 eight nine ten eleven twelve…");
        assert_eq!(apart(["", "x"]), ["", "x"]);
        assert_eq!(apart(["aa", "aaa"]), ["aa", "aaa"]);
    }
}
