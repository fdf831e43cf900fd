//! Paths as SARIF wants them: URI references below the repository root. Does not look at the disk.

use super::document::Artifact;

/// The base id that GitHub and others take for the repository root.
pub(super) const SOURCE_ROOT: &str = "%SRCROOT%";

/// The location of a file from its path relative to the repository root, `/` as separator.
///
/// An absolute path is outside the repository, so it becomes a `file:` URI without a base.
pub(super) fn artifact(root_path: &str) -> Artifact {
    if root_path.starts_with('/') {
        return Artifact {
            uri: format!("file://{}", percent_encoded(root_path)),
            uri_base_id: None,
        };
    }
    Artifact {
        uri: percent_encoded(root_path.strip_prefix("./").unwrap_or(root_path)),
        uri_base_id: Some(SOURCE_ROOT),
    }
}

/// Percent-encodes all bytes but RFC 3986's unreserved ones, a few harmless ones, and `/`.
fn percent_encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b'+'
            | b'@'
            | b'=' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
