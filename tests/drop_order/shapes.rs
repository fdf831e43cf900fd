//! The generated programs: expressions with temporaries, put into every context that has its own drop rules.

/// Expressions of type `i32` that make temporaries. `{e}` inside is another, simpler one.
const VALUES: &[&str] = &[
    "d(1).val()",
    "d(1).same().val()",
    "d(1).thru().val()",
    "d(1).eat()",
    "pass(d(1)).val()",
    "take(d(1))",
    "two(d(1).val(), d(2).val())",
    "two(take(d(1)), d(2).val())",
    "d(1).val() + d(2).val()",
    "(d(1).val(), d(2).val()).0",
    "[d(1).val(), d(2).val()][1]",
    "{ let a = d(1); a.val() }",
    "{ let a = d(1); d(2).val() }",
    "{ let a = d(1); let b = d(2); a.val() + b.val() }",
    "{ let a = d(1); take(a); d(2).val() }",
    "{ let a = d(1); let a = d(2); a.val() }",
    "{ let _ = d(1); let _b = d(2); m(1).await; 3 }",
    "{ d(1); m(1).await; 3 }",
    "{ let mut a = d(1); a = d(2); m(1).await; a.val() }",
    "{ let a; a = d(1); m(1).await; a.val() }",
    "{ let (a, _) = (d(1), d(2)); m(1).await; a.val() }",
    "{ let t = (d(1), d(2)); let (a, _) = t; m(1).await; a.val() }",
    "{ let a = Some(d(1)); if let Some(x) = a { m(1).await; x.val() } else { m(2).await; 0 } }",
    "{ let a = Some(d(1)); match a { Some(ref x) => { m(1).await; x.val() } None => 0 } }",
    "if d(1).yes() { m(1).await; d(2).val() } else { m(2).await; d(3).val() }",
    "if d(1).no() { m(1).await; d(2).val() } else { m(2).await; d(3).val() }",
    "if let Some(x) = d(1).opt() { m(1).await; x } else { m(2).await; d(2).val() }",
    "if let Some(x) = d(1).none() { m(1).await; x } else { m(2).await; d(2).val() }",
    "if let Some(x) = d(1).some() { m(1).await; x.val() } else { m(2).await; 0 }",
    "match d(1).val() { 1 => { m(1).await; d(2).val() } _ => { m(2).await; 0 } }",
    "match d(1).opt() { Some(x) if d(2).yes() => { m(1).await; x } _ => { m(2).await; 0 } }",
    "match d(1).opt() { Some(x) if d(2).no() => { m(1).await; x } _ => { m(2).await; 0 } }",
    "match d(1).some() { Some(x) => { m(1).await; x.val() } None => { m(2).await; 0 } }",
    "if d(1).yes() && d(2).yes() { m(1).await; 1 } else { m(2).await; 2 }",
    "if d(1).no() || d(2).yes() { m(1).await; 1 } else { m(2).await; 2 }",
    "if d(1).no() && d(2).yes() { m(1).await; 1 } else { m(2).await; 2 }",
    "loop { break d(1).val(); }",
    "loop { let a = d(1); if a.yes() { break d(2).val(); } }",
    "'a: { let x = d(1); if x.yes() { break 'a d(2).val(); } 0 }",
    "unsafe { d(1).val() }",
    "{ let mut n = 0; while d(1).yes() { m(1).await; n = n + 1; if d(2).yes() { break; } } n }",
    "{ let mut n = 0; while let Some(x) = d(1).opt() { m(1).await; n = x; let _a = d(2); break; } n }",
    "{ let mut n = 0; for i in d(1).opt() { let _a = d(2); m(1).await; n = i; } n }",
    "{ let mut n = 0; for x in d(1).some() { m(1).await; n = x.val(); } n }",
    "{ let Some(x) = d(1).opt() else { m(2).await; return; }; m(1).await; x }",
    "{ let Some(x) = d(1).none() else { m(2).await; return; }; m(1).await; x }",
    "{ let Some(x) = d(1).some() else { m(2).await; return; }; m(1).await; x.val() }",
    "{ let a = d(1); if yes() { let _b = d(2); return; } a.val() }",
    "{ let a = d(1); if no() { take(a); } m(1).await; 0 }",
    "{ let a = maybe(d(1)); let b = async { let c = d(2); m(1).await; c.val() }.await; m(2).await; b }",
    "{ let a = d(1); let b = async move { m(1).await; a.val() }; m(2).await; b.await }",
];

/// Contexts for values.
const CONTEXTS: &[&str] = &[
    "let x = {e}; m(9).await; let _y = x;",
    "{e}; m(9).await;",
    "let _ = {e}; m(9).await;",
    "let y = d(8); let x = two({e}, y.val()); m(9).await; let _z = x;",
    "let x = two(d(8).val(), {e}); m(9).await; let _z = x;",
    "let x = ({e}) + m(9).await; let _z = x;",
    "match {e} { _ => { m(9).await; } }",
    "if ({e}) == 77 { m(7).await; } else { m(9).await; }",
];

/// References to temporaries, where some are extended to the end of the block.
const REFERENCES: &[&str] = &[
    "let x = &d(1); m(9).await; x.val();",
    "let x = &d(1).thru(); m(9).await; x.val();",
    "let x = &(d(1)); m(9).await; x.val();",
    "let x = &{ d(1) }; m(9).await; x.val();",
    "let x = &(d(1), d(2)).0; m(9).await; x.val();",
    "let x = (&d(1), 5); m(9).await; x.0.val();",
    "let x = [&d(1), &d(2)]; m(9).await; x[0].val();",
    "let x = { let y = d(3); &d(1) }; m(9).await; x.val();",
    "let ref x = d(1); m(9).await; x.val();",
    "let x = &*d(1).same(); let _y = 5; m(9).await;",
    "let x = d(1).same().val(); m(9).await; let _y = x;",
    "let x: &D = &d(1); let y: &D = &d(2); m(9).await; x.val(); y.val();",
    "let x = &Some(d(1)); m(9).await; x.is_some();",
    "let x; { x = &d(1); m(8).await; } m(9).await;",
    "let x = Pair { a: &d(1), b: d(2) }; m(9).await; x.a.val();",
    "let x = Pair { b: d(2), a: &d(1) }; let Pair { b, .. } = x; m(9).await; b.val();",
    "let t = (d(1), d(2)); take(t.0); m(9).await;",
    "let t = (d(1), d(2), d(3)); take(t.1); m(9).await;",
    "let mut t = (d(1), d(2)); t.0 = d(3); m(9).await; t.1.val();",
    "let x = if yes() { &d(1) } else { &d(2) }; m(9).await; x.val();",
    "let x = match 1 { 1 => &d(1), _ => &d(2) }; m(9).await; x.val();",
    "let a = d(1); let b = &a; m(9).await; b.val(); drop(a); m(8).await;",
    "let a = d(1); { let b = a; m(9).await; b.val(); } m(8).await;",
    "let a = Box::new(d(1)); m(9).await; a.val();",
    "let a = vec![d(1), d(2)]; m(9).await; drop(a); m(8).await;",
    "let f = |a: D| a.val(); f(d(1)); m(9).await;",
    "let a = d(1); let f = move || a.val(); m(9).await; f(); drop(f); m(8).await;",
    "let a = d(1); let f = || a.val(); m(9).await; f(); m(8).await;",
    "let mut a = Some(d(1)); let b = a.take(); m(9).await; drop(b); m(8).await;",
    "let a = d(1); let b = d(2); std::mem::drop((a, b)); m(9).await;",
    "let mut a = d(1); let b = std::mem::replace(&mut a, d(2)); m(9).await; drop(b); m(8).await;",
];

/// One function per shape: its name and text.
pub(crate) fn all() -> Vec<(String, String)> {
    let mut shapes = Vec::new();
    for (context_number, context) in CONTEXTS.iter().enumerate() {
        for (value_number, value) in VALUES.iter().enumerate() {
            let body = context.replace("{e}", value);
            shapes.push((format!("v{context_number}_{value_number}"), body));
        }
    }
    for (number, body) in REFERENCES.iter().enumerate() {
        shapes.push((format!("r{number}"), (*body).to_owned()));
    }
    let functions = shapes.into_iter();
    functions
        .map(|(name, body)| {
            (
                name.clone(),
                format!("pub async fn {name}() {{ {body} }}\n"),
            )
        })
        .collect()
}
