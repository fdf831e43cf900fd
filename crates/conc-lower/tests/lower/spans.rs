//! Spans point into the bytes on disk.

use conc_source::Span;

use crate::{Lowered, lowered};

const BODY: &str = "/// döc\n/// \u{1f600}\npub fn ünï(ä: u8) -> Ünit {}\nstruct Ünit(u8, Vec<u8>);\n\
    enum Är { Bä { ß: u8, r#type: u8 } }\n/* ä */ static ÖL: u8 = f(); impl Är { fn mö(&self) {} }\n\
    thread_local! { static TL: Cell<u8> = Cell::new(1); }\ncfg_rt! { fn in_macro() {} }\n";

/// Every span that belongs to a name, with the name.
fn named_spans(lowered: &Lowered) -> Vec<(&str, Span)> {
    let Lowered { model, names, .. } = lowered;
    let functions = model
        .functions
        .iter()
        .map(|item| (item.name, item.name_span));
    let adts = model.adts.iter().map(|item| (item.name, item.name_span));
    let statics = model.statics.iter().map(|item| (item.name, item.name_span));
    let variants = model.adts.iter().flat_map(|adt| &adt.variants);
    let fields = variants
        .flat_map(|variant| &variant.fields)
        .map(|field| (field.name, field.span));
    let all = functions.chain(adts).chain(statics).chain(fields);
    all.map(|(name, span)| (names.text(name), span)).collect()
}

fn assert_spans(text: &str) {
    let lowered = lowered(text);
    assert_eq!(lowered.problems(), Vec::<String>::new(), "{text}");
    let spans = named_spans(&lowered);
    assert_eq!(spans.len(), 11, "{text}");
    for (name, span) in spans {
        let slice = lowered.source.slice(span);
        match name {
            "0" => assert_eq!(slice, "u8"),
            "1" => assert_eq!(slice, "Vec<u8>"),
            _ => assert_eq!(slice.trim_start_matches("r#"), name),
        }
    }
    for function in lowered.model.functions.iter() {
        let slice = lowered.source.slice(function.span);
        let first = if function.is_public { "pub fn" } else { "fn" };
        assert!(slice.starts_with(first) && slice.ends_with('}'), "{slice}");
    }
    let span = lowered
        .model
        .impls
        .iter()
        .next()
        .expect("there is an impl")
        .span;
    assert_eq!(lowered.source.slice(span), "impl Är { fn mö(&self) {} }");
}

#[test]
fn names_are_read_back_behind_all_kinds_of_beginnings() {
    let shebang = "#!/usr/bin/env -S cargo +nightly ä\n";
    let frontmatter = "---cargo\n[dependencies]\nü = \"1\"\n---\n";
    for bom in ["", "\u{feff}"] {
        for start in [
            "",
            shebang,
            frontmatter,
            "#![allow(dead_code)]\n",
            "//! dÖc\n",
            "\n\n",
        ] {
            assert_spans(&format!("{bom}{start}{BODY}"));
        }
        assert_spans(&format!("{bom}{shebang}{frontmatter}{BODY}"));
    }
}

#[test]
fn names_are_read_back_with_windows_line_ends_and_on_one_line() {
    assert_spans(&BODY.replace('\n', "\r\n"));
    assert_spans(
        &BODY
            .replace("/// döc\n/// \u{1f600}\n", "/** döc */")
            .replace('\n', " "),
    );
}

#[test]
fn the_size_of_a_file_is_that_on_disk() {
    let lowered = lowered("\u{feff}#!/bin/sh\nfn a() {}\n");
    assert_eq!((lowered.model.bytes, lowered.model.lines), (23, 3));
}
