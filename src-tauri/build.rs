//! Makes the window's page where it is absent, so that a plain `cargo build` gives a working app; then
//! does what Tauri needs.

use std::{path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");
    if !Path::new("ui/dist/index.html").exists() {
        npm(&["ci", "--no-audit", "--no-fund"]);
        npm(&["run", "build"]);
    }
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("{error:#}");
    }
}

fn npm(arguments: &[&str]) {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let outcome = Command::new(program).args(arguments).current_dir("ui").status();
    let shown = arguments.join(" ");
    match outcome {
        Ok(status) if status.success() => {}
        Ok(status) => panic!("`npm {shown}` in ui/ failed ({status}); run it by hand to see why"),
        Err(error) => panic!("`npm {shown}` could not start ({error}): install Node.js 20.19 or newer"),
    }
}
