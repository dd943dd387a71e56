//! Bodies beyond what the public suites send, each whole and byte by byte.

use crate::case::{Answer, Case};

const OURS: &str = "own";

/// Type, id, data.
type Heard = (&'static str, &'static str, &'static str);

fn message(data: &'static str) -> Heard {
    ("message", "", data)
}

pub fn cases() -> Vec<Case> {
    let whole = bodies()
        .into_iter()
        .map(|(name, body, heard)| Case::new(OURS, name, vec![Answer::whole(body)]).hears(&heard));
    let bytewise = bodies().into_iter().map(|(name, body, heard)| {
        Case::new(OURS, format!("{name}, byte by byte"), vec![Answer::bytewise(body)]).hears(&heard)
    });
    whole.chain(bytewise).collect()
}

fn bodies() -> Vec<(&'static str, &'static [u8], Vec<Heard>)> {
    vec![
        ("last type wins", b"event: a\nevent: b\ndata: x\n\n", vec![("b", "", "x")]),
        ("last id wins", b"id: a\nid: b\ndata: x\n\n", vec![("message", "b", "x")]),
        ("empty lines between", b"\n\n\ndata: a\n\n\n\n\ndata: b\n\n", vec![message("a"), message("b")]),
        ("colons in data", b"data: a:b:c\ndata::\n\n", vec![message("a:b:c\n:")]),
        ("json", b"data: {\"a\":\"b c\"}\n\n", vec![message("{\"a\":\"b c\"}")]),
        ("data like fields", b"data: id: 5\ndata: event: x\n\n", vec![message("id: 5\nevent: x")]),
        (
            "unicode line separators are text",
            "data: a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f\n\n".as_bytes(),
            vec![message("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f")],
        ),
        ("field names are case sensitive", b"DATA: no\nData: no\ndata: yes\n\n", vec![message("yes")]),
        ("a line of spaces is a field", b"data: a\n \ndata: b\n\n", vec![message("a\nb")]),
        (
            "invalid utf 8",
            b"data: a\xFFb\xC3\n\ndata: \xE2\x82\n\n",
            vec![message("a\u{FFFD}b\u{FFFD}"), message("\u{FFFD}")],
        ),
        (
            "invalid utf 8 in type and id",
            b"event: \xFF\nid: \xFE\ndata: x\n\n",
            vec![("\u{FFFD}", "\u{FFFD}", "x")],
        ),
        ("a surrogate is no utf 8", b"data: \xED\xA0\x80\n\n", vec![message("\u{FFFD}\u{FFFD}\u{FFFD}")]),
        (
            "a field called comment is unknown",
            b"comment: x\ndata: a\n\ncomment\n\ndata: b\n\n",
            vec![message("a"), message("b")],
        ),
        ("only unknown fields", b"foo: bar\n\ndata: a\n\n", vec![message("a")]),
        ("only a bogus retry", b"retry: soon\n\nretry: 12.5\n\nretry: -1\n\ndata: a\n\n", vec![message("a")]),
        (
            "a retry too large for any number",
            b"retry: 99999999999999999999999999\ndata: a\n\n",
            vec![message("a")],
        ),
        (
            "a byte order mark within",
            "data: a\u{FEFF}b\n\n\u{FEFF}data: no\n\n".as_bytes(),
            vec![message("a\u{FEFF}b")],
        ),
        ("half a byte order mark", b"\xEF\xBBdata: no\n\ndata: yes\n\n", vec![message("yes")]),
        (
            "cr then lf of another line",
            b"data: a\r\n\ndata: b\r\r\ndata: c\n\n",
            vec![message("a"), message("b"), message("c")],
        ),
    ]
}
