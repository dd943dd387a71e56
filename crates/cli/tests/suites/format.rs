//! What the bytes of a stream mean: the cases that need one connection and its plain end.

use crate::case::{Answer, Case, Framing};

const WPT: &str = "web-platform-tests/eventsource";
const LD: &str = "launchdarkly/sse-contract-tests";
const PARSER: &str = "npm eventsource-parser";
const EVENTSOURCE: &str = "npm eventsource";
const STANDARD: &str = "WHATWG standard 9.2 (and httpx-sse, r3labs/sse)";
const BETTER: &str = "npm better-sse";

fn whole(suite: &'static str, name: &'static str, body: impl AsRef<[u8]>) -> Case {
    Case::new(suite, name, vec![Answer::whole(body)])
}

fn in_pieces(suite: &'static str, name: &'static str, pieces: &[impl AsRef<[u8]>]) -> Case {
    Case::new(suite, name, vec![Answer::pieces(Framing::Chunked, pieces)])
}

pub fn cases() -> Vec<Case> {
    [wpt(), basic(), marks_and_breaks(), peers(), standard()].into_iter().flatten().collect()
}

fn wpt() -> Vec<Case> {
    let long = "x".repeat(2048);
    let comments = format!("data:1\r:\0\n:\r\ndata:2\n:{long}\rdata:3\n:data:fail\r:{long}\ndata:4\n\n");
    let parsing = "data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n";
    let mut cases = vec![
        whole(WPT, "format-bom", "\u{feff}data:1\n\n\u{feff}data:2\n\ndata:3\n\n").data(&["1", "3"]),
        whole(WPT, "format-bom-2", "\u{feff}\u{feff}data:1\n\ndata:2\n\ndata:3\n\n").data(&["2", "3"]),
        whole(WPT, "format-comments", comments).data(&["1\n2\n3\n4"]),
        whole(WPT, "format-data-before-final-empty-line", "retry:1000\ndata:test1\n\nid:test\ndata:test2")
            .data(&["test1"])
            .asks_no(2, "last-event-id"),
        whole(WPT, "format-field-data", "data:\n\ndata\ndata\n\ndata:test\n\n").data(&["", "\n", "test"]),
        whole(WPT, "format-field-event", "event:test\ndata:x\n\ndata:x\n\n")
            .hears(&[("test", "", "x"), ("message", "", "x")]),
        whole(WPT, "format-field-event-empty", "event: \ndata:data\n\n").data(&["data"]),
        whole(WPT, "format-field-parsing", parsing).data(&["\0\n 2\n1\n3\n\n4"]),
        whole(WPT, "format-field-retry-empty", "retry\ndata:test\n\n").data(&["test"]).waits(1, 1.0),
        whole(
            WPT,
            "format-field-unknown",
            "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
        )
        .data(&["test\n\ntest"]),
        whole(WPT, "format-leading-space", "data:\ttest\rdata: \ndata:test\n\n").data(&["\ttest\n\ntest"]),
        whole(WPT, "format-newlines", "data:test\r\ndata\ndata:test\r\n\r").data(&["test\n\ntest"]),
        whole(WPT, "format-null-character", "data:\0\n\n\n\n").data(&["\0"]),
        in_pieces(
            WPT,
            "event-data",
            &[
                "data:msg\ndata: msg\n\n:\n",
                "falsefield:msg\n\nfalsefield:msg\nData:data\n\n",
                "data\n\ndata:end\n\n",
            ],
        )
        .data(&["msg\nmsg", "", "end"]),
        whole(WPT, "format-field-id-3: persists", "id:1\ndata:1\n\ndata:2\n\nid:2\ndata:3\n\ndata:4\n\n")
            .hears(&[
                ("message", "1", "1"),
                ("message", "1", "2"),
                ("message", "2", "3"),
                ("message", "2", "4"),
            ])
            .asks(2, "last-event-id", "2"),
    ];
    for (name, reset) in [("resets", "id:"), ("resets, no colon", "id")] {
        let body = format!("id:1\ndata:1\n\n{reset}\ndata:2\n\ndata:3\n\n");
        cases.push(
            Case::new(WPT, format!("format-field-id-3: {name}"), vec![Answer::whole(body)])
                .hears(&[("message", "1", "1"), ("message", "", "2"), ("message", "", "3")])
                .asks_no(2, "last-event-id"),
        );
    }
    for id in ["\0\0", "x\0", "\0x", "x\0x", " \0"] {
        let body = format!("id: {id}\ndata: hello\n\n");
        cases.push(
            Case::new(WPT, format!("format-field-id-null {id:?}"), vec![Answer::whole(body)])
                .data(&["hello"])
                .asks_no(2, "last-event-id"),
        );
    }
    cases
}

fn basic() -> Vec<Case> {
    let many: Vec<String> = (0..100).map(|n| format!("message {n}")).collect();
    let body: String = many.iter().map(|text| format!("data: {text}\n\n")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let sizes = [
        1, 128, 512, 1023, 1024, 1025, 2048, 3999, 4094, 4096, 4098, 6144, 8189, 8192, 8195, 12288, 16384,
        32768, 65536, 262_144,
    ];
    let payloads = sizes.map(|size| "x".repeat(size));
    let sweep: String = payloads.iter().map(|data| format!("data: {data}\n\n")).collect();
    vec![
        whole(LD, "two one-line messages in one chunk", "data: Hello\n\ndata: World\n\n")
            .data(&["Hello", "World"]),
        in_pieces(LD, "one-line message in two chunks", &["data: Hel", "lo\n\n"]).data(&["Hello"]),
        whole(LD, "one two-line message in one chunk", "data: Hello\ndata:World\n\n").data(&["Hello\nWorld"]),
        whole(LD, "empty data", "data:\n\n").data(&[""]),
        whole(LD, "event with type and ID", "event: greeting\nid: abc\ndata: Hello\n\n")
            .hears(&[("greeting", "abc", "Hello")]),
        whole(LD, "ID field is ignored if it contains a null", "id: a\0bc\ndata: Hello\n\n").data(&["Hello"]),
        whole(LD, "fields in reverse order", "data: Hello\nid: abc\nevent: greeting\n\n")
            .hears(&[("greeting", "abc", "Hello")]),
        whole(LD, "unknown field is ignored", "event: greeting\ncolor: blue\ndata: Hello\n\n")
            .hears(&[("greeting", "", "Hello")]),
        whole(LD, "fields without leading space", "event:greeting\ndata:Hello\n\n")
            .hears(&[("greeting", "", "Hello")]),
        whole(LD, "fields with extra leading space", "event:  greeting\ndata:  Hello\nid:  x\n\n")
            .hears(&[(" greeting", " x", " Hello")]),
        whole(LD, "field with no colon", "data\n\ndata\ndata\n\n").data(&["", "\n"]),
        whole(LD, "many messages in rapid succession", body).data(&many),
        Case::new(
            LD,
            "multi-byte characters in single-byte pieces",
            vec![Answer::bytewise("data: €豆腐\n\n")],
        )
        .data(&["€豆腐"]),
        whole(LD, "payload sizes", sweep).data(&payloads.each_ref().map(String::as_str)),
        in_pieces(
            LD,
            "comments before, between and after",
            &[":Hello\n", ":World\n", "data: Hello\n\n", ":Hello\n"],
        )
        .data(&["Hello"]),
    ]
}

fn marks_and_breaks() -> Vec<Case> {
    let mut cases = vec![
        in_pieces(LD, "BOM split across first two chunks", &[&b"\xEF\xBB"[..], b"\xBFdata: Hello\n\n"])
            .data(&["Hello"]),
        in_pieces(LD, "BOM split byte by byte", &[&b"\xEF"[..], b"\xBB", b"\xBF", b"data: Hello\n\n"])
            .data(&["Hello"]),
        whole(LD, "BOM in data stays", "\u{feff}data: \u{feff}Hello\n\ndata: \u{feff}\n\n")
            .data(&["\u{feff}Hello", "\u{feff}"]),
        whole(LD, "BOM with comment at start", "\u{feff}:comment\ndata: Hello\n\n").data(&["Hello"]),
        in_pieces(STANDARD, "half a BOM is none", &[&b"\xEF\xBB"[..], b"data: 1\n\ndata: 2\n\n"])
            .data(&["2"]),
        in_pieces(
            LD,
            "CRLF where CR is end of 1 chunk",
            &["data: Hello\r", "\ndata: World\r", "\n\r\ndata: OK\r", "\n", "\r", "\n"],
        )
        .data(&["Hello\nWorld", "OK"]),
    ];
    for (name, end) in [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")] {
        let body = format!(
            "data: 1{end}{end}data: 2a{end}data: 2b{end}{end}data:{end}data: x{end}{end}{end}{end}data: a{end}data{end}data: b{end}{end}"
        );
        let data = ["1", "2a\n2b", "\nx", "a\n\nb"];
        for (how, answer) in [
            ("one chunk", Answer::whole(&body)),
            ("1-byte chunks", Answer::every(1, &body)),
            ("2-byte chunks", Answer::every(2, &body)),
            ("3-byte chunks", Answer::every(3, &body)),
        ] {
            cases.push(Case::new(LD, format!("{name} separator, {how}"), vec![answer]).data(&data));
        }
    }
    let mixed = "id: é\r\n: c\rdata: 1\n\r\nevent: ü€𝄞\rdata: 2\r\rdata: 𝄞\r\n\n";
    let heard = [("message", "é", "1"), ("ü€𝄞", "é", "2"), ("message", "é", "𝄞")];
    let times = mixed.len() - 1;
    cases.push(
        Case::new(
            LD,
            "mixed line ends and 2-, 3-, 4-byte characters, cut at each byte",
            vec![Answer::cut_everywhere(mixed)],
        )
        .hears(&heard.repeat(times)),
    );
    cases.push(
        Case::new(
            EVENTSOURCE,
            "chopped up unicode data, read by read",
            vec![Answer::pieces(
                Framing::Paced,
                &[
                    &b"data: Aslak Helles\xC3"[..],
                    b"\xB8y\r",
                    b"\n\r",
                    b"\ndata: \xF0\x9D",
                    b"\x84",
                    b"\x9E\n\n",
                ],
            )],
        )
        .data(&["Aslak Hellesøy", "𝄞"]),
    );
    cases
}

fn peers() -> Vec<Case> {
    let long = "x".repeat(3 << 20);
    vec![
        in_pieces(
            PARSER,
            "CR separating chunks of the same event",
            &["data: A\r\n", "data: B\r", "\n", "data: C\r\n", "\n"],
        )
        .data(&["A\nB\nC"]),
        in_pieces(PARSER, "a blank CR line ending a chunk dispatches once", &["data: one\r", "\r", "\n"])
            .data(&["one"]),
        in_pieces(
            PARSER,
            "bare field ended by a CR at a boundary",
            &["data: one\ndata\r", "\ndata: two\n\n"],
        )
        .data(&["one\n\ntwo"]),
        in_pieces(
            PARSER,
            "comment ended by a bare CR at a boundary",
            &["data: one\n:ignored\r", "data: two\n\n"],
        )
        .data(&["one\ntwo"]),
        in_pieces(
            PARSER,
            "comment's CRLF split across chunks",
            &["data: one\n:", "ignored\r", "\ndata: two\n\n"],
        )
        .data(&["one\ntwo"]),
        in_pieces(PARSER, "field name split", &["da", "ta\n\n"]).data(&[""]),
        whole(PARSER, "an id with NULL leaves the one before", "id: 123\nid: bad\0id\ndata: hello\n\n")
            .hears(&[("message", "123", "hello")]),
        whole(
            PARSER,
            "a comment and an unknown field of 3 MiB",
            format!("data: 1\n:{long}\ndatax: {long}\ndata: 2\n\n"),
        )
        .data(&["1\n2"]),
        whole(
            PARSER,
            "a body that is no event stream",
            "{\"error\":\"Internal\",\n\"data\":1}\n\ndata: ok\n\n",
        )
        .data(&["ok"]),
        whole(
            PARSER,
            "multi-line data events",
            "event: stock\ndata: YHOO\ndata: +2\ndata: 10\n\nevent: stock\ndata: GOOG\n\n",
        )
        .hears(&[("stock", "", "YHOO\n+2\n10"), ("stock", "", "GOOG")]),
        whole(
            EVENTSOURCE,
            "empty lines before multibyte data",
            "\n\n\n\nid: 1\ndata: 我現在都看實況不玩遊戲\n\n",
        )
        .hears(&[("message", "1", "我現在都看實況不玩遊戲")]),
        whole(EVENTSOURCE, "empty event field without data is no event", "event:\n\ndata: Hello\n\n")
            .data(&["Hello"]),
        whole(EVENTSOURCE, "a type does not stay", "event: greeting\n\ndata: Hello\n\n").data(&["Hello"]),
        whole(EVENTSOURCE, "relatively huge message", format!("data: {}\n\n", &long[..100_000]))
            .data(&[&long[..100_000]]),
        whole(BETTER, "the preamble of a session", "retry:2000\n\n:\n\nid:1\nevent:ping\ndata:\"x\"\n\n")
            .hears(&[("ping", "1", "\"x\"")])
            .waits(1, 2.0),
        whole(
            BETTER,
            "an event with all of its fields",
            "event:a\ndata:{\"b\":[1]}\nid:2\nretry:700\n:c\n\n",
        )
        .hears(&[("a", "2", "{\"b\":[1]}")])
        .waits(1, 0.7),
    ]
}

fn standard() -> Vec<Case> {
    vec![
        whole(STANDARD, "example 1", "data: YHOO\ndata: +2\ndata: 10\n\n").data(&["YHOO\n+2\n10"]),
        whole(
            STANDARD,
            "example 2",
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
        )
        .hears(&[("message", "1", "first event"), ("message", "", "second event")]),
        whole(STANDARD, "example 3", "data\n\ndata\ndata\n\ndata:").data(&["", "\n"]),
        whole(STANDARD, "example 4", "data:test\n\ndata: test\n\n").data(&["test", "test"]),
        whole(
            STANDARD,
            "invalid UTF-8 is replaced",
            b"event: \xC0\ndata: a\xFFb\xE2\x82\n\nid:\xF0\x9F\ndata:\n\n",
        )
        .hears(&[("\u{fffd}", "", "a\u{fffd}b\u{fffd}"), ("message", "\u{fffd}", "")]),
        in_pieces(
            STANDARD,
            "invalid UTF-8 split between chunks",
            &[&b"data: \xF0\x9D"[..], b"\x84|\xE2", b"\x82\n\n"],
        )
        .data(&["\u{fffd}|\u{fffd}"]),
        whole(STANDARD, "other white space ends no line", "data: a\u{85}b\u{2028}c\u{b}d\u{c}e\n\n")
            .data(&["a\u{85}b\u{2028}c\u{b}d\u{c}e"]),
        whole(
            STANDARD,
            "names are told by case and whole",
            "DATA: 1\nData: 2\ndata : 3\n data: 4\ndataa: 5\ndata: 6\n\n",
        )
        .data(&["6"]),
        whole(STANDARD, "a field called comment is unknown", "comment: no\ndata: a\n\ncomment: b\n\n")
            .data(&["a"]),
        whole(STANDARD, "colons in a value stay", "event: a:b\ndata::\ndata: :x: y\nid: 1:2\n\n")
            .hears(&[("a:b", "1:2", ":\n:x: y")]),
        whole(
            STANDARD,
            "the last event and id of a block hold",
            "event: a\nevent: b\nid: 1\nid: 2\ndata: x\n\n",
        )
        .hears(&[("b", "2", "x")]),
        whole(
            STANDARD,
            "an event called error or open is an event",
            "event: error\ndata: 1\n\nevent: open\ndata: 2\n\n",
        )
        .hears(&[("error", "", "1"), ("open", "", "2")]),
        whole(STANDARD, "an empty stream", "").waits(1, 1.0),
    ]
}
