//! The functions and methods of the toy language that `cases.txt` is written in; rustc compiles it with a
//! prelude of the same meaning.

use conc_model::Place;

use crate::interpreter::{Machine, Value, call_body, make};

impl Machine<'_> {
    pub(crate) fn take_option(&mut self, place: Option<&Place>) -> Value {
        let place = place.map(|place| self.behind(place));
        let slot = place.and_then(|place| self.slot(&place));
        slot.map_or(Value::None, |slot| std::mem::replace(slot, Value::None))
    }

    pub(crate) fn pop(&mut self, place: Option<&Place>) -> Value {
        let place = place.map(|place| self.behind(place));
        match place.and_then(|place| self.slot(&place)) {
            Some(Value::List(list)) => list.pop().map_or(Value::None, |v| Value::Some(Box::new(v))),
            _ => Value::None,
        }
    }

    pub(crate) fn consuming(&mut self, name: &str, this: Value, args: Vec<Value>) -> Value {
        match (name, this) {
            ("unwrap", Value::Some(inner) | Value::Ok(inner)) => *inner,
            ("into_d", this) => {
                self.drop(this);
                args.first().map_or(Value::Gone, make)
            }
            ("into_iter", this) => this,
            (_, this) => {
                args.into_iter().rev().for_each(|value| self.drop(value));
                self.drop(this);
                Value::Unit
            }
        }
    }

    pub(crate) fn function(&mut self, name: &str, mut args: Vec<Value>) -> Value {
        match name {
            "D" | "fut" => make(&args[0]),
            "Some" => Value::Some(Box::new(args.remove(0))),
            "Ok" => Value::Ok(Box::new(args.remove(0))),
            "Err" => Value::Err(Box::new(args.remove(0))),
            "some" => Value::Some(Box::new(make(&args[0]))),
            "ok" => Value::Ok(Box::new(make(&args[0]))),
            "err" => Value::Err(Box::new(make(&args[0]))),
            "none" => Value::None,
            "pair" => Value::Parts(args.iter().map(make).collect()),
            "list" => Value::List(args.iter().map(make).collect()),
            "yes" => Value::Bool(true),
            "no" => Value::Bool(false),
            "m" => {
                if let Value::Int(number) = args[0] {
                    self.log.push(number);
                }
                Value::Unit
            }
            "block_on" => match args.remove(0) {
                Value::Closure(id, upvars) => {
                    call_body(self.file, self.names, (id, upvars), self.log)
                }
                other => other,
            },
            "keep" | "new_unchecked" => args.remove(0),
            "look" => Value::Unit,
            "eat" | "drop" | "eat2" => {
                args.into_iter().rev().for_each(|value| self.drop(value));
                Value::Unit
            }
            other => panic!("no function {other}"),
        }
    }
}
