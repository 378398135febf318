//! Decisions with reasons on eight criteria: bieu beside CEL, ZEN expressions, boxed closures and code written by hand.
//!
//! Every contestant gets the same made-up candidates in the form that suits it best, made before the clock starts. All must say
//! the same of each: which criteria are not met, and which cannot be decided for lack of a value. Rounds are interleaved, so that
//! a busy moment of the machine hits all of them, and what is measured is the thread's own time on a processor.
//!
//! `cargo run --release [CANDIDATES [ROUNDS]]`

mod candidate;
mod native;
mod with_bieu;
mod with_cel;
mod with_zen;

use std::hint::black_box;
use std::time::Duration;

use candidate::Reasons;
use cpu_time::ThreadTime;

/// So many candidates are decided from their written form, which is the slow way in.
const WRITTEN: usize = 20_000;

struct Contestant<'a> {
    name: &'static str,
    decisions: usize,
    /// Decides everything once.
    run: Box<dyn FnMut() + 'a>,
    times: Vec<Duration>,
}

impl<'a> Contestant<'a> {
    fn new(name: &'static str, decisions: usize, run: impl FnMut() + 'a) -> Contestant<'a> {
        Contestant { name, decisions, run: Box::new(run), times: Vec::new() }
    }
}

fn argument(position: usize, otherwise: usize) -> usize {
    std::env::args().nth(position).map_or(otherwise, |text| text.parse().expect("a number"))
}

fn main() {
    let (count, rounds) = (argument(1, 1_000_000), argument(2, 5));
    let candidates = candidate::candidates(count as u32);
    let boxed = native::boxed();
    let (in_cel, lent) = (with_cel::Criteria::new(), candidates.iter().map(with_cel::Lent::new).collect::<Vec<_>>());
    let (in_zen, objects) = (with_zen::Criteria::new(), candidates.iter().map(with_zen::object).collect::<Vec<_>>());
    let rules = with_bieu::rules();
    let records = with_bieu::records(&rules, &candidates);
    let evaluation = rules.over(&records).unwrap();
    let decider = || evaluation.decider("admission", None).unwrap();
    let ready = decider();
    let written: Vec<_> = candidates.iter().take(WRITTEN).map(candidate::Candidate::written).collect();
    let decide = |one| rules.decide("admission", one, None).expect("a decision");

    let expected = native::inlined(&candidates);
    agree("boxed closures", &expected, &native::closures(&boxed, &candidates));
    agree("cel", &expected, &in_cel.decide(&lent));
    agree("zen", &expected, &in_zen.decide(&objects));
    let batch = ready.all();
    let all: Vec<Reasons> = (0..count as u32).filter_map(|row| batch.of(row)).map(with_bieu::reasons).collect();
    agree("bieu, all", &expected, &all);
    let single: Vec<Reasons> =
        (0..count as u32).filter_map(|row| ready.one(row)).map(|one| with_bieu::reasons(&one)).collect();
    agree("bieu, one", &expected, &single);
    let from_structs: Vec<Reasons> = written.iter().map(|one| with_bieu::reasons(&decide(one))).collect();
    agree("bieu, decide", &expected[..written.len()], &from_structs);
    say_what_was_decided(&expected, batch.decisions.len());

    let mut contestants = [
        Contestant::new("by hand, inlined", count, || drop(black_box(native::inlined(&candidates)))),
        Contestant::new("by hand, eight boxed closures", count, || {
            drop(black_box(native::closures(&boxed, &candidates)));
        }),
        Contestant::new("bieu, Decider::all", count, || drop(black_box(decider().all()))),
        Contestant::new("bieu, Decider::one", count, || {
            (0..count as u32).for_each(|row| drop(black_box(ready.one(row))));
        }),
        Contestant::new("bieu, Rules::decide from a struct", written.len(), || {
            written.iter().for_each(|one| drop(black_box(decide(one))));
        }),
        Contestant::new("zen-expression, eight expressions", count, || drop(black_box(in_zen.decide(&objects)))),
        Contestant::new("cel, eight programs", count, || drop(black_box(in_cel.decide(&lent)))),
    ];
    for _ in 0..rounds {
        for contestant in &mut contestants {
            let start = ThreadTime::now();
            (contestant.run)();
            contestant.times.push(start.elapsed());
        }
    }
    print(&mut contestants, rounds);
}

fn agree(name: &str, expected: &[Reasons], said: &[Reasons]) {
    assert_eq!(expected.len(), said.len(), "{name}: every candidate is decided");
    for (index, (expected, said)) in expected.iter().zip(said).enumerate() {
        assert_eq!(expected, said, "{name}: candidate {index}");
    }
}

fn say_what_was_decided(all: &[Reasons], different: usize) {
    let eligible = all.iter().filter(|r| **r == Reasons::default()).count();
    let refused = all.iter().filter(|r| r.refused != 0).count();
    println!(
        "{} candidates: {eligible} eligible, {refused} refused, {} undetermined; {different} different decisions",
        all.len(),
        all.len() - eligible - refused
    );
}

fn print(contestants: &mut [Contestant<'_>], rounds: usize) {
    println!("{rounds} interleaved rounds, one thread, processor time\n");
    println!("{:<36} {:>14} {:>14} {:>12} {:>12}", "", "median ns", "best ns", "median M/s", "best M/s");
    for contestant in contestants {
        contestant.times.sort();
        let nanoseconds = |time: Duration| time.as_nanos() as f64 / contestant.decisions as f64;
        let (median, best) = (nanoseconds(contestant.times[rounds / 2]), nanoseconds(contestant.times[0]));
        println!("{:<36} {median:>14.1} {best:>14.1} {:>12.2} {:>12.2}", contestant.name, 1e3 / median, 1e3 / best);
    }
}
