//! The table as a page: keeps `docs/server.md` true.

use super::{
    setting::{Setting, Takes},
    table::TABLE,
};
use std::fmt::Write;

const BEGIN: &str = "<!-- settings: UPDATE=1 cargo test -p ww3-server settings -->\n";
const END: &str = "<!-- end of settings -->\n";

fn rendered() -> String {
    let mut page =
        String::from("| flag and key | takes | default | SIGHUP | what it is for |\n|---|---|---|---|---|\n");
    for setting in TABLE.iter() {
        let _ = writeln!(page, "{}", row(setting));
    }
    page
}

fn row(setting: &Setting) -> String {
    let Setting { key, flag, value, help, .. } = setting;
    let takes = match setting.takes {
        Takes::One => format!("`{value}`"),
        Takes::Several(',') => format!("`{value}`, several by commas"),
        Takes::Several(_) => format!("`{value}`, several"),
        Takes::YesOrNo => "nothing, or with `=`: `true`, `false`".into(),
    };
    let default = match (setting.default, setting.takes) {
        ("", Takes::YesOrNo) => "`false`".into(),
        ("", _) => "none".into(),
        (default, _) => format!("`{default}`"),
    };
    let reloads = if setting.reloads { "yes" } else { "" };
    format!("| `--{flag}`, `{key}` | {takes} | {default} | {reloads} | {} |", help.replace('|', "\\|"))
}

#[test]
fn the_page_shows_every_setting_as_it_is() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/server.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the mark where the table begins");
    let (shown, after) = rest.split_once(END).expect("the mark where the table ends");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, format!("{before}{BEGIN}{}{END}{after}", rendered())).unwrap();
        return;
    }
    assert_eq!(shown, rendered(), "UPDATE=1 cargo test -p ww3-server settings");
}

#[test]
fn each_setting_has_names_of_its_own() {
    for (at, setting) in TABLE.iter().enumerate() {
        let is_other = |other: &&Setting| other.key == setting.key || other.flag == setting.flag;
        assert!(TABLE[..at].iter().find(is_other).is_none(), "{}", setting.key);
    }
}
