use super::*;

fn formatted(text: &str) -> String {
    format(SourceId(0), text).unwrap()
}

#[test]
fn signs_have_their_spaces() {
    let condition = |text: &str| {
        let formatted = formatted(&format!("record R {{\n  let x = {text}\n}}\n"));
        formatted.lines().nth(1).unwrap().trim_start_matches("  let x = ").to_owned()
    };
    assert_eq!(condition("a+b*-c-(d/e)"), "a + b * -c - (d / e)");
    assert_eq!(condition("age ( born,on )in 18 .. 30"), "age(born, on) in 18..30");
    assert_eq!(condition("not(a.b=c)"), "not (a.b = c)");
    assert_eq!(condition("a in(b,above 3 , -5 .. -1)"), "a in (b, above 3, -5..-1)");
    assert_eq!(condition("30 / 06 / 2024"), "30 / 06 / 2024");
}

#[test]
fn a_long_list_is_filled_and_a_long_condition_broken() {
    let members: Vec<String> = (0..20_000).map(|number| format!("member_{number}")).collect();
    let long = formatted(&format!("set a of B = {}\n", members.join(",")));
    assert!(long.lines().all(|line| line.len() <= WIDTH) && long.lines().count() < 3_000);
    assert!(
        long.starts_with("set a of B\n  = member_0, member_1,")
            && long.lines().nth(2).unwrap().starts_with("    member_")
    );
    let conditions: Vec<String> = (0..9).map(|number| format!("(a = member_{number} or b)")).collect();
    let long = formatted(&format!("record R {{\n  let x = {}\n}}\n", conditions.join(" and ")));
    assert!(long.contains("let x = (a = member_0 or b)\n    and (a = member_1 or b)\n    and"), "{long}");
}

#[test]
fn nothing_that_cannot_be_broken_is() {
    let text = format!("set {} of B\n  = {}, b\n", "a".repeat(150), "c".repeat(150));
    assert_eq!(formatted(&text), text.replace(", b", ",\n    b"));
}
