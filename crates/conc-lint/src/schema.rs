//! The JSON schema of a configuration: editors complete and check `conc-lint.toml` with it.

use conc_check::Group;
use serde_json::{Map, Value, json};

use crate::config::KEYS;
use crate::list;

/// Where editors find the schema: the file of the repository that a test keeps like [`text`].
pub(crate) const URL: &str = concat!(
    "https://raw.githubusercontent.com/conc-lint/conc-lint/main/",
    "conc-lint.schema.json"
);

/// The schema, with a line end.
pub(crate) fn text() -> String {
    let properties = KEYS.iter().map(|(key, purpose)| {
        let mut property = shape(key);
        property["description"] = json!(purpose);
        ((*key).to_owned(), property)
    });
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": URL,
        "title": "conc-lint.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": Value::Object(properties.collect()),
        "definitions": { "levels": levels() },
    });
    format!("{schema:#}\n")
}

fn shape(key: &str) -> Value {
    let strings = || json!({ "type": "array", "items": { "type": "string" } });
    let levels = || json!({ "$ref": "#/definitions/levels" });
    match key {
        "lints" => levels(),
        "overrides" => json!({
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["paths"],
                "properties": { "paths": strings(), "lints": levels() },
            },
        }),
        "exclude" | "stubs" => strings(),
        "include-tests" => json!({ "type": "boolean" }),
        "edition" => json!({ "enum": ["2015", "2018", "2021", "2024"] }),
        "fail-on" => json!({ "enum": ["deny", "warn", "never"] }),
        "max-file-bytes" => json!({ "type": "integer", "minimum": 0 }),
        _ => json!({ "type": "string" }),
    }
}

fn levels() -> Value {
    let level = |description: &str| json!({ "enum": ["allow", "warn", "deny", "forbid"], "description": description });
    let mut names = Map::new();
    names.insert("all".to_owned(), level("every lint"));
    names.insert("warnings".to_owned(), level("whatever is a warning"));
    for group in Group::ALL {
        names.insert(group.name().to_owned(), level(group.summary()));
    }
    for lint in list::all() {
        names.insert(lint.name.to_owned(), level(lint.summary()));
    }
    json!({ "type": "object", "additionalProperties": false, "properties": names })
}
