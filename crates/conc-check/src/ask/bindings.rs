//! Giving a name to a value that is thrown away.

use conc_link::{EventKind, Value};
use conc_model::Discard;
use conc_source::Span;

use super::BodyView;
use crate::{Applicability, Edit, Suggestion};

impl BodyView<'_> {
    /// The edit that keeps a value until the end of the block: `_` gets a name, or the statement becomes a `let`.
    /// `None` where a statement is more than the call that made the value.
    #[must_use]
    pub fn kept_by_name(self, value: &Value, name: &str, safe: bool) -> Option<Suggestion> {
        let discarded = value.events.iter().find_map(|event| match event.kind {
            EventKind::Discarded(how) => Some((how, event)),
            _ => None,
        });
        let (how, event) = discarded?;
        let call = self.origin_call(value)?;
        let start = call.span().start;
        let (span, text) = match how {
            // The pattern of a `let` lies before its value; `_ = ..` is no `let`.
            Discard::Underscore if event.span.end <= start => (event.span, name.to_owned()),
            Discard::Statement if call.call().dest == value.first_holder => {
                (Span::new(start, start), format!("let {name} = "))
            }
            _ => return None,
        };
        Some(Suggestion {
            title: format!("keep it until the end of the block as `{name}`"),
            applicability: if safe {
                Applicability::MachineApplicable
            } else {
                Applicability::MaybeIncorrect
            },
            edits: vec![Edit {
                file: self.file(),
                span,
                text,
            }],
        })
    }
}
