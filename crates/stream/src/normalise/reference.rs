//! The standard's algorithm, word for word and slow: what the normaliser is compared with.
//!
//! Sees all bytes at once, bounds nothing, and shares no code with what it judges.

/// What a stream says by the standard.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// A dispatched event: its type buffer, the last event ID string, its data.
    Event(String, String, String),
    /// The reconnection time, milliseconds.
    Retry(u64),
    /// The last event ID string, as a block ended that set it.
    Id(String),
}

/// Interprets a whole stream that begins after this last event ID.
pub fn interpret(bytes: &[u8], last_event_id: &str) -> Vec<Heard> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    // What no line break ends is no line.
    lines.pop();
    let (mut heard, mut id, mut id_was_set) = (Vec::new(), last_event_id.to_owned(), false);
    let (mut kind, mut data) = (String::new(), String::new());
    for line in lines {
        if line.is_empty() {
            if std::mem::take(&mut id_was_set) {
                heard.push(Heard::Id(id.clone()));
            }
            if !data.is_empty() {
                data.pop();
                heard.push(Heard::Event(kind.clone(), id.clone(), data.clone()));
            }
            kind.clear();
            data.clear();
            continue;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => kind = value.into(),
            "data" => data = data + value + "\n",
            "id" if !value.contains('\0') => {
                id = value.into();
                id_was_set = true;
            }
            "retry" if !value.is_empty() && value.chars().all(|digit| digit.is_ascii_digit()) => {
                heard.push(Heard::Retry(value.parse().unwrap_or(u64::MAX)));
            }
            _ => {}
        }
    }
    heard
}
