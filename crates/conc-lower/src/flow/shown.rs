//! Which arguments of a formatting macro are made into text, and whether by their `Display` or their `Debug`.

use conc_model::{Operand, Shown};

/// The operands of a macro, with where each argument went.
#[derive(Default)]
pub(super) struct FormatArgs {
    pub(super) operands: Vec<Operand>,
    pub(super) shown: Shown,
    /// For each argument its operand.
    of: Vec<Option<usize>>,
    /// The text that says how the others are shown, and where it stands among the arguments.
    text: Option<(usize, String)>,
}

impl FormatArgs {
    pub(super) fn with_capacity(args: usize) -> Self {
        Self {
            operands: Vec::with_capacity(args),
            ..Self::default()
        }
    }

    /// Operands of which nothing says that they are made into text.
    pub(super) fn unshown(operands: Vec<Operand>) -> Self {
        Self {
            operands,
            ..Self::default()
        }
    }

    /// Notes which operand the next argument is, if it is one.
    pub(super) fn next(&mut self, operand: Option<Operand>) {
        self.of
            .push(operand.is_some().then_some(self.operands.len()));
        self.operands.extend(operand);
    }

    /// Notes that the next argument is a text; the first of all says how what follows it is shown.
    pub(super) fn next_text(&mut self, text: String) {
        let at = self.of.len();
        self.of.push(None);
        self.text.get_or_insert((at, text));
    }

    /// A variable that the text captures by its name.
    pub(super) fn captured(&mut self, text: &str, name: &str, operand: Operand) {
        let mut named = placeholders(text).filter(|(argument, _)| *argument == name);
        if let Some(debug) = named.next().and_then(|(_, debug)| debug) {
            self.shown.note(self.operands.len(), debug);
        }
        self.operands.push(operand);
    }

    /// Reads the text, now that all arguments are there, and the marks in front of them.
    pub(super) fn finish(&mut self, marks: &[Option<bool>]) {
        for (operand, mark) in self.of.iter().zip(marks) {
            if let Some((operand, debug)) = operand.zip(*mark) {
                self.shown.note(operand, debug);
            }
        }
        let Some((at, text)) = self.text.take() else {
            return;
        };
        let mut next = 0;
        for (argument, debug) in placeholders(&text) {
            let position = match argument.parse::<usize>() {
                Ok(position) => position,
                Err(_) if argument.is_empty() => {
                    next += 1;
                    next - 1
                }
                Err(_) => continue,
            };
            let operand = self.of.get(at + 1 + position).copied().flatten();
            if let Some((operand, debug)) = operand.zip(debug) {
                self.shown.note(operand, debug);
            }
        }
    }
}

/// What stands between the braces of a format text: the argument, and whether it is shown by its `Debug`; none when by neither.
fn placeholders(text: &str) -> impl Iterator<Item = (&str, Option<bool>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let open = rest.find('{')?;
            rest = &rest[open + 1..];
            if let Some(behind) = rest.strip_prefix('{') {
                rest = behind;
                continue;
            }
            let close = rest.find('}')?;
            let inside = &rest[..close];
            rest = &rest[close + 1..];
            let (argument, spec) = inside.split_once(':').unwrap_or((inside, ""));
            let spec = spec.trim_end();
            let debug = match spec.chars().last() {
                Some('?') => Some(true),
                Some('x' | 'X' | 'o' | 'b' | 'e' | 'E' | 'p') => None,
                _ => Some(false),
            };
            return Some((argument.trim(), debug));
        }
    })
}
