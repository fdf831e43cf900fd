//! What bodies look like, per topic. `expect` is the dump of the first function and the bodies nested in it.

use conc_model::{BodyDump, Edition};

use crate::lowered;

fn dump(code: &str, edition: Edition) -> String {
    let (file, names) = lowered(code, edition);
    let dumps = file.bodies.iter().map(|body| {
        let (file, names) = (&file, &names);
        BodyDump { body, file, names }.to_string()
    });
    dumps.collect::<Vec<_>>().join("\n")
}

fn check(code: &str, expected: &str) {
    let expected = expected
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(dump(code, Edition::E2021), expected.trim(), "{code}");
}

#[test]
fn a_guard_lives_in_its_block() {
    check(
        r#"async fn f(m: M) { let g = m.lock().unwrap(); f(&g).await; }"#,
        r#"
            async fn (m)
            bb0: _3 = m.lock(); g = _3.unwrap(); end s3[_3]; _4 = f(&g); _5 = await _4; discard _5; end s4[_4, _5]; end s2[g]; end s0[m]; return"#,
    );
}

#[test]
fn a_scrutinee_lives_as_long_as_the_statement() {
    check(
        r#"fn f(m: M) { if let Some(x) = m.lock().pop() { one(x); } else { two(); } three(); }"#,
        r#"
            fn (m)
            bb0: _2 = m.lock(); _3 = _2.pop(); match _3 {Some(x) -> bb1, _ -> bb2}
            bb1: x = bind _3 as Some.0; _5 = one(x); discard _5; end s7[_5]; end s4[x]; -> bb3
            bb2: _6 = two(); discard _6; end s10[_6]; -> bb3
            bb3: end s3[_2, _3]; _7 = three(); discard _7; end s11[_7]; end s0[m]; return"#,
    );
}

#[test]
fn a_guard_of_a_match_moves_nothing() {
    check(
        r#"fn f(o: Option<T>) { match o { Some(x) if x.ok() => one(x), Some(y) => two(y), None => {} } }"#,
        r#"
            fn (o)
            bb0: match o {Some(x#2) if -> bb1, Some(y) -> bb4, None -> bb5}
            bb1: x#4 = bind ref o as Some.0; _5 = x#4.ok(); if _5 -> bb2 else bb3
            bb2: x#2 = bind o as Some.0; _6 = one(x#2); end s3[x#2]; -> bb6
            bb3: match o {Some(y) -> bb4, None -> bb5}
            bb4: y = bind o as Some.0; _7 = two(y); end s4[y]; -> bb6
            bb5: -> bb6
            bb6: end s0[o]; return"#,
    );
}

#[test]
fn a_question_mark_ends_all_scopes() {
    check(
        r#"fn f(m: M) -> R { let g = m.lock(); { let h = g.get()?; h.go() } }"#,
        r#"
            fn (m)
            bb0: g = m.lock(); _4 = g.get(); h = try _4 -> bb2 else bb1
            bb1: end s4[_4]; end s2[g]; end s0[m]; return
            bb2: end s4[_4]; return = h.go(); end s3[h]; end s2[g]; end s0[m]; return"#,
    );
}

#[test]
fn loops_are_regions() {
    check(
        r#"fn f(v: V) { 'a: for x in v.iter() { while x.go() { if x.end() { break 'a; } continue; } } loop { tick(); } }"#,
        r#"
            fn (v)
            bb0: _2 = v.iter(); _3 = into_iter _2; -> bb1
            bb1 in loop0: x = next _3 -> bb2 else bb9
            bb2 in loop0: -> bb3
            bb3 in loop1: _5 = x.go(); if _5 -> bb4 else bb8
            bb4 in loop1: _6 = x.end(); if _6 -> bb5 else bb6
            bb5 in loop1: end s6[x]; -> bb9
            bb6 in loop1: -> bb7
            bb7 in loop1: -> bb3
            bb8 in loop0: end s6[x]; -> bb1
            bb9: end s5[_3]; end s4[_2]; -> bb10
            bb10 in loop2: _7 = tick(); discard _7; end s9[_7]; -> bb10
            bb11: diverge"#,
    );
}

#[test]
fn closures_capture_through_nesting() {
    check(
        r#"fn f(a: A, b: B) { let c = move |x| { let d = || a.put(x); async move { b.go(&a).await } }; c(1); }"#,
        r#"
            fn (a, b)
            bb0: c = body1; _4 = call c(1); discard _4; end s3[_4]; end s2[c]; end s0[a, b]; return
            move closure (x) captures [a, b]
            bb0: d = body2; return = body3; end s2[d]; end s0[x]; return
            closure () captures [a, x]
            bb0: return = a.put(x); return
            async move block () captures [b, a]
            bb0: _3 = b.go(&a); return = await _3; end s1[_3]; return"#,
    );
}

#[test]
fn patterns_are_taken_apart() {
    check(
        r#"fn f((a, S { b, c: Some(d @ T(_)), .. }): P) { let [x, .., y] = a; let &(ref z, NONE | A::B(_)) = b; let (E | F(_)) = d else { return }; }"#,
        r#"
            fn (_1)
            bb0: a = bind _1.0; b = bind _1.1 as S.b; d = bind _1.1 as S.c as Some.0; x = bind a[]; y = bind a[]; z = bind ref (*b).0; match d {E | F(_) -> bb2, _ -> bb1}
            bb1: end s2[x, y, z]; end s0[_1, a, b, d]; return
            bb2: end s2[x, y, z]; end s0[_1, a, b, d]; return"#,
    );
}

#[test]
fn assignments_and_let_underscore() {
    check(
        r#"fn f(mut s: S) { s.a = make(); (s.b, _) = pair(); let _ = s.c; let _ = make(); _ = make(); s.n += 1; make(); }"#,
        r#"
            fn (s)
            bb0: _2 = make(); s.a = _2; end s3[_2]; _3 = pair(); _4 = bind _3.0; end s6[_3]; s.b = _4; end s5[_4]; _5 = make(); discard _ _5; end s7[_5]; _6 = make(); discard _ _6; end s9[_6]; _7 = assign(s.n, 1); _8 = make(); discard _8; end s10[_8]; end s0[s]; return"#,
    );
}

#[test]
fn tokio_select() {
    check(
        r#"async fn f(rx: &mut Rx, mut t: T) { loop { tokio::select! { biased; Some(x) = rx.recv(), if on() => { use_it(x); } _ = &mut t => break, else => return, } } }"#,
        r#"
            async fn (rx, t)
            bb0: -> bb1
            bb1 in loop0: _3 = on(); end s6[_3]; _4 = rx.recv(); _5 = select _4, &mut t; end s5[_4]; select Tokio biased {Some(x) = _4 if -> bb2, _ = &mut t -> bb3, else -> bb4}
            bb2 in loop0: x = bind _6 as Some.0; _8 = use_it(x); discard _8; end s9[_8]; end s7[_6, x]; -> bb5
            bb3 in loop0: end s10[_9]; -> bb6
            bb4 in loop0: end s0[rx, t]; return
            bb5 in loop0: -> bb1
            bb6: end s0[rx, t]; return"#,
    );
}

#[test]
fn futures_select() {
    check(
        r#"async fn f(mut a: F) { let x = futures::select! { v = a => v, w = b().fuse() => { w } complete => 3, }; }"#,
        r#"
            async fn (a)
            bb0: _4 = b(); _3 = _4.fuse(); end s5[_4]; _5 = select &mut a, _3; end s4[_3]; select Futures {v = &mut a -> bb1, w = _3 -> bb2, else -> bb3}
            bb1: v = bind _6; x = v; end s6[_6, v]; -> bb4
            bb2: w = bind _8; x = w; end s7[_8, w]; -> bb4
            bb3: x = 3; -> bb4
            bb4: end s2[x]; end s0[a]; return"#,
    );
}

#[test]
fn crossbeam_select() {
    check(
        r#"fn f(r: R, s: S) { select! { recv(r) -> msg => take(msg), send(s, make()) -> res => res.unwrap(), default(wait()) => other(), } }"#,
        r#"
            fn (r, s)
            bb0: _3 = wait(); end s4[_3]; select Crossbeam {msg = &r -> bb1, res = &s -> bb2, else -> bb3}
            bb1: msg = bind _4; _6 = take(msg); end s5[_4, msg]; -> bb4
            bb2: _8 = make(); res = bind _7; _10 = res.unwrap(); end s6[_7, _8, res]; -> bb4
            bb3: _11 = other(); -> bb4
            bb4: end s0[r, s]; return"#,
    );
}

#[test]
fn joins() {
    check(
        r#"async fn f() { let (p, q) = tokio::join!(one(), two()); try_join!(p, q)?; }"#,
        r#"
            async fn ()
            bb0: _1 = one(); _2 = two(); _3 = join _1, _2; end s4[_1, _2]; p = bind _3.0; q = bind _3.1; end s3[_3]; _6 = try_join p, q; _7 = try _6 -> bb2 else bb1
            bb1: end s5[_6, _7]; end s2[p, q]; return
            bb2: discard _7; end s5[_6, _7]; end s2[p, q]; return"#,
    );
}

#[test]
fn formatting_reads_by_reference() {
    check(
        r#"fn f(x: X, g: G, w: W) { info!(target: "a", user = %x, ?g, "{x} {:>w$}", g.len()); let s = format!("{x:?}{{no}}"); write!(s, "{}", g.lock())?; }"#,
        r#"
            fn (x, g, w)
            bb0: _5 = g.len(); _4 = info!(&x, &g, &x, &w, &_5); end s4[_5]; s = format!(&x); _7 = g.lock(); _8 = write!(&s, &_7); _9 = try _8 -> bb2 else bb1
            bb1: end s5[_7, _8, _9]; end s2[s]; end s0[x, g, w]; return
            bb2: discard _9; end s5[_7, _8, _9]; end s2[s]; end s0[x, g, w]; return"#,
    );
}

#[test]
fn panics_and_errors_leave() {
    check(
        r#"fn f(x: X) -> R { if x.a() { panic!("{x}"); } ensure!(x.b(), "no"); if x.c() { bail!("{}", x.d()); } Ok(unreachable!()) }"#,
        r#"
            fn (x)
            bb0: _2 = x.a(); if _2 -> bb1 else bb2
            bb1: _3 = panic!(&x); diverge
            bb2: -> bb3
            bb3: _4 = x.b(); if _4 -> bb4 else bb5
            bb4: -> bb6
            bb5: return = ensure!(); end s0[x]; return
            bb6: _5 = x.c(); if _5 -> bb7 else bb8
            bb7: _6 = x.d(); return = bail!(&_6); end s7[_6]; end s0[x]; return
            bb8: -> bb9
            bb9: _7 = unreachable!(); diverge
            bb10: return = Ok(()); end s0[x]; return"#,
    );
}

#[test]
fn unknown_macros_are_read() {
    check(
        r#"fn f(x: X, y: Y) { mine!(x, y.get()); ours!(let z = x.go(); z.stop()); odd!(@ y ! [x.k] q); }"#,
        r#"
            fn (x, y)
            bb0: _3 = y.get(); _4 = mine!(&x, &_3); end s3[_3, _4]; z = x.go(); _6 = z.stop(); end s6[z]; _7 = ours!(); end s4[_7]; _8 = odd!(&y, &x); end s7[_8]; end s0[x, y]; return"#,
    );
}

#[test]
fn matches_is_a_match() {
    check(
        r#"fn f(x: X) -> bool { matches!(x.get(), Some(v) if v.ok()) }"#,
        r#"
            fn (x)
            bb0: _2 = x.get(); match _2 {Some(v#3) if -> bb1, _ -> bb4}
            bb1: v#4 = bind ref _2 as Some.0; _5 = v#4.ok(); if _5 -> bb2 else bb3
            bb2: v#3 = bind _2 as Some.0; return = true; end s3[v#3]; -> bb5
            bb3: match _2 {_ -> bb4}
            bb4: return = false; -> bb5
            bb5: end s1[_2]; end s0[x]; return"#,
    );
}

#[test]
fn pins() {
    check(
        r#"async fn f(x: X) { tokio::pin!(x); let y = std::pin::pin!(make()); y.as_mut().await; }"#,
        r#"
            async fn (x#1)
            bb0: _2 = x#1; x#3 = &mut _2; _5 = make(); y = &mut _5; _6 = y.as_mut(); _7 = await _6; discard _7; end s3[_6, _7]; end s2[_2, x#3, _5, y]; end s0[x#1]; return"#,
    );
}

#[test]
fn streams_yield() {
    check(
        r#"fn f(mut rx: Rx) -> impl Stream { stream! { while let Some(x) = rx.recv().await { yield x; } } }"#,
        r#"
            fn (rx)
            bb0: return = body1; end s0[rx]; return
            async move block () captures [rx]
            bb0: -> bb1
            bb1 in loop0: _2 = rx.recv(); _3 = await _2; match _3 {Some(x) -> bb3, _ -> bb2}
            bb2 in loop0: end s3[_2, _3, x]; -> bb4
            bb3 in loop0: x = bind _3 as Some.0; _5 = yield x; discard _5; end s3[_2, _3, x]; -> bb1
            bb4: return = (); return"#,
    );
}

#[test]
fn items_in_blocks_are_not_captured() {
    check(
        r#"fn f(x: X) { fn g() { h() } thread_local! { static T: C = C::new(); } g(); T.with(|t| t.set(x)); }"#,
        r#"
            fn (x)
            bb0: _2 = g(); discard _2; end s3[_2]; _3 = body3; _4 = T.with(_3); discard _4; end s4[_3, _4]; end s0[x]; return
            fn ()
            bb0: _1 = h(); return
            const ()
            bb0: return = C::new(); return
            closure (t) captures [x]
            bb0: return = t.set(x); end s0[t]; return"#,
    );
}

#[test]
fn dead_code_goes_on() {
    check(
        r#"fn f(x: X) -> u8 { return 1; x.go(); }"#,
        r#"
            fn (x)
            bb0: return = 1; end s0[x]; return
            bb1: _2 = x.go(); discard _2; end s3[_2]; end s0[x]; return"#,
    );
}

#[test]
fn lazy_operators_branch() {
    check(
        r#"fn f(a: A, b: B) { if a.x() && !(b.y() || a.z) { go(); } let c = a.x() || b.y(); }"#,
        r#"
            fn (a, b)
            bb0: _3 = a.x(); if _3 -> bb1 else bb7
            bb1: _4 = b.y(); if _4 -> bb2 else bb3
            bb2: -> bb5
            bb3: if a.z -> bb4 else bb6
            bb4: -> bb5
            bb5: -> bb7
            bb6: _5 = go(); discard _5; end s7[_5]; -> bb8
            bb7: -> bb8
            bb8: _7 = a.x(); if _7 -> bb9 else bb10
            bb9: -> bb12
            bb10: _8 = b.y(); if _8 -> bb11 else bb13
            bb11: -> bb12
            bb12: c = true; -> bb14
            bb13: c = false; -> bb14
            bb14: end s2[c]; end s0[a, b]; return"#,
    );
}

#[test]
fn constants_extend_for_ever() {
    check(
        r#"static S: &M = &M::new(make());"#,
        r#"
            const ()
            bb0: _1 = make(); _2 = M::new(_1); return = &_2; end s1[_1]; return"#,
    );
}

#[test]
fn structs_ranges_indices() {
    check(
        r#"fn f(v: V, i: I) { let s = S { a: v[i.n()], ..base() }; let r = &v[i.n()..]; let a = [make(); 3]; let t = (1..=s.n) as R; }"#,
        r#"
            fn (v, i)
            bb0: _4 = i.n(); _5 = base(); s = S {v[], _5}; end s3[_4, _5]; _7 = i.n(); r = &v[]; end s4[_7]; _9 = make(); a = repeat(_9, 3); end s5[_9]; _11 = range(1, s.n); t = _11 as R; end s6[_11]; end s2[s, r, a, t]; end s0[v, i]; return"#,
    );
}

#[test]
fn try_and_ready() {
    check(
        r#"fn f(x: X) -> P { let a = ready!(x.poll()); let b = try { x.one()? }; let c = r#try!(x.two()); }"#,
        r#"
            fn (x)
            bb0: _3 = x.poll(); match _3 {::core::task::Poll::Ready(value) -> bb1, ::core::task::Poll::Pending -> bb2}
            bb1: value = bind _3 as ::core::task::Poll::Ready.0; a = value; end s4[value]; -> bb3
            bb2: return = ::core::task::Poll::Pending; end s3[_3]; end s0[x]; return
            bb3: end s3[_3]; _6 = x.one(); b = try _6 -> bb5 else bb4
            bb4: -> bb6
            bb5: -> bb6
            bb6: end s5[_6]; _8 = x.two(); c = try _8 -> bb8 else bb7
            bb7: end s6[_8]; end s2[a, b, c]; end s0[x]; return
            bb8: end s6[_8]; end s2[a, b, c]; end s0[x]; return"#,
    );
}
