//! Columns and rows.

use super::{Builder, Node};
use crate::diagnostic::{Diagnostic, codes as registry};
use crate::message::Message;
use crate::message::reading as say;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{BesideIt, Dimension, Member};

impl Builder<'_> {
    pub(super) fn member(&mut self, node: &Node<'_>) -> Option<Member> {
        let mut member = Member {
            doc: self.docs(node),
            hidden: node.has(Rule::kw_hidden),
            dimension: if node.has(Rule::kw_row) { Dimension::Row } else { Dimension::Column },
            id: self.id_in(node)?,
            label: self.words_in(node)?,
            printed: None,
            values: None,
            otherwise: None,
            body: None,
            clauses: Vec::new(),
            shows: Vec::new(),
            in_force: None,
            cites: Vec::new(),
            beside: None,
            companions: None,
            of_block: None,
            span: self.span(node),
        };
        for part in node.children() {
            self.member_part(&mut member, &part)?;
        }
        self.warn_of_aligned_parts(node, &member);
        self.refuse_chained_body(node);
        Some(member)
    }

    fn member_part(&mut self, member: &mut Member, part: &Node<'_>) -> Option<()> {
        match part.rule() {
            Rule::printed => {
                let text = self.string_in(part);
                self.once(&mut member.printed, text, part, "`printed`");
            }
            Rule::values => {
                let values = self.choices(part)?;
                self.once(&mut member.values, Some(values), part, say::what_this_takes());
            }
            Rule::otherwise => {
                let span = self.span(part);
                self.once(&mut member.otherwise, Some(span), part, "`otherwise`");
            }
            Rule::body => {
                let body = self.body(part)?;
                self.once(&mut member.body, Some(body), part, say::what_is_counted());
            }
            Rule::clause => member.clauses.push(self.clause(part)?),
            Rule::show => member.shows.push(self.show(part)?),
            Rule::in_force => {
                let in_force = self.in_force(part);
                self.once(&mut member.in_force, Some(in_force), part, "`in force`");
            }
            Rule::cite => member.cites.push(self.cite(part)?),
            Rule::beside_it => {
                let beside = BesideIt { difference: part.has(Rule::kw_difference), span: self.span(part) };
                self.once(&mut member.beside, Some(beside), part, "`beside`");
            }
            _ => {}
        }
        Some(())
    }

    /// A `show` or `cite` on a line of its own that is not indented below its column looks as if it spoke of the whole
    /// table.
    fn warn_of_aligned_parts(&mut self, node: &Node<'_>, member: &Member) {
        let indent = node
            .children()
            .find(|child| matches!(child.rule(), Rule::kw_hidden | Rule::kw_column | Rule::kw_row))
            .and_then(|keyword| indent_of(&keyword));
        let Some(indent) = indent else { return };
        let in_clauses = node.all(Rule::clause).flat_map(|clause| clause.all(Rule::cite));
        let parts = node.children().filter(|part| matches!(part.rule(), Rule::show | Rule::cite)).chain(in_clauses);
        for part in parts.filter(|part| indent_of(part).is_some_and(|own| own <= indent)) {
            let word = if part.rule() == Rule::show { "show" } else { "cite" };
            let what = member.dimension.word();
            let id = &member.id.value;
            let span = self.span(&part);
            let message = say::read_as_part_of(word, what, id);
            self.found.push(
                Diagnostic::new(&registry::ALIGNED_PART, message)
                    .at(span, Message::default())
                    .at(member.id.span, say::follows_this_one())
                    .help(say::whole_table_or_one(what, id)),
            );
        }
    }

    /// `where a = b = c`: the second `=` would be the body, which is hardly ever a bare name or number there.
    fn refuse_chained_body(&mut self, node: &Node<'_>) {
        let parts: Vec<Node<'_>> = node.children().collect();
        for pair in parts.windows(2) {
            let [clause, body] = pair else { continue };
            let bare = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
            let formula = body.first(Rule::formula);
            let between = node.0.get_input().get(clause.extent().1..body.extent().0).unwrap_or("");
            if clause.rule() == Rule::clause
                && formula.is_some_and(|formula| bare(formula.text().trim_end()))
                && !between.contains('\n')
            {
                let message = say::one_comparison();
                let help = say::join_two_comparisons();
                self.report(&registry::COMPARISON_CHAIN, body, message, say::second_equals(), help);
            }
        }
    }
}

/// How far a part is indented in bytes, if it is the first on its line.
fn indent_of(node: &Node<'_>) -> Option<usize> {
    let (start, _) = node.extent();
    let before = node.0.get_input().get(..start)?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.trim().is_empty().then_some(line.len())
}
