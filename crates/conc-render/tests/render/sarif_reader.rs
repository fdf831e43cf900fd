//! A strict, independent reader of the SARIF that GitHub accepts: a missing, misspelt or unknown property fails.

#![expect(
    dead_code,
    reason = "most fields are here to be required, not to be read"
)]

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    #[serde(rename = "$schema")]
    pub(crate) schema: String,
    pub(crate) version: String,
    pub(crate) runs: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Run {
    pub(crate) tool: Tool,
    pub(crate) automation_details: Id,
    pub(crate) invocations: Vec<Invocation>,
    pub(crate) original_uri_base_ids: BTreeMap<String, BaseId>,
    pub(crate) column_kind: ColumnKind,
    pub(crate) results: Vec<ResultRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BaseId {
    pub(crate) description: Message,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ColumnKind {
    Utf16CodeUnits,
    UnicodeCodePoints,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Id {
    pub(crate) id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tool {
    pub(crate) driver: Driver,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Driver {
    pub(crate) name: String,
    pub(crate) semantic_version: String,
    pub(crate) information_uri: String,
    pub(crate) rules: Vec<Descriptor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Descriptor {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) short_description: Message,
    pub(crate) full_description: Message,
    pub(crate) help_uri: String,
    pub(crate) help: Help,
    pub(crate) default_configuration: Configuration,
    pub(crate) properties: Properties,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Help {
    pub(crate) text: String,
    pub(crate) markdown: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Message {
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Configuration {
    pub(crate) enabled: bool,
    pub(crate) level: Level,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Level {
    Note,
    Warning,
    Error,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Properties {
    pub(crate) precision: String,
    #[serde(rename = "problem.severity")]
    pub(crate) severity: String,
    pub(crate) tags: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Invocation {
    pub(crate) execution_successful: bool,
    #[serde(default)]
    pub(crate) tool_execution_notifications: Vec<Notification>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notification {
    pub(crate) descriptor: Option<Reference>,
    pub(crate) level: Level,
    pub(crate) message: Message,
    #[serde(default)]
    pub(crate) locations: Vec<Location>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct ResultRow {
    pub(crate) rule_id: String,
    pub(crate) rule_index: usize,
    pub(crate) level: Level,
    pub(crate) message: Message,
    pub(crate) locations: Vec<Location>,
    #[serde(default)]
    pub(crate) related_locations: Vec<Location>,
    #[serde(default)]
    pub(crate) code_flows: Vec<CodeFlow>,
    pub(crate) partial_fingerprints: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) fixes: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct CodeFlow {
    pub(crate) thread_flows: Vec<ThreadFlow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThreadFlow {
    pub(crate) locations: Vec<FlowStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FlowStep {
    pub(crate) location: Location,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Location {
    pub(crate) id: Option<usize>,
    pub(crate) physical_location: PhysicalLocation,
    pub(crate) message: Option<Message>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct PhysicalLocation {
    pub(crate) artifact_location: Artifact,
    pub(crate) region: Option<Region>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Artifact {
    pub(crate) uri: String,
    pub(crate) uri_base_id: Option<String>,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Region {
    pub(crate) start_line: u32,
    pub(crate) start_column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
}
