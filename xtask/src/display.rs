//! Whether there is a display that a window could be shown on.

use std::env;

/// The display of this program's user, by the name that the environment gives it, where one answers.
///
/// # Errors
///
/// Why there is none.
pub fn find() -> Result<String, String> {
    if !cfg!(target_os = "linux") {
        return Ok("the desktop".to_owned());
    }
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let (wayland, x11) = (set("WAYLAND_DISPLAY"), set("DISPLAY"));
    if wayland.is_none() && x11.is_none() {
        return Err("neither DISPLAY nor WAYLAND_DISPLAY is set".to_owned());
    }
    if let Some(name) = wayland.as_deref().filter(|name| answers::wayland(name)) {
        return Ok(name.to_owned());
    }
    if let Some(name) = x11.as_deref().filter(|name| answers::x11(name)) {
        return Ok(name.to_owned());
    }
    let named = [wayland, x11].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    Err(format!("the display {named} doesn't answer"))
}

#[cfg(unix)]
mod answers {
    use std::{
        env,
        net::{TcpStream, ToSocketAddrs},
        os::unix::net::UnixStream,
        path::Path,
        time::Duration,
    };

    /// A display of another machine must answer within this time.
    const PATIENCE: Duration = Duration::from_secs(5);

    pub fn wayland(name: &str) -> bool {
        let folder = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
        UnixStream::connect(Path::new(&folder).join(name)).is_ok()
    }

    /// `:1`, `:1.0`, `unix:1`, `host:10.0`.
    pub fn x11(name: &str) -> bool {
        let Some((host, number)) = name.rsplit_once(':') else { return false };
        let Ok(number) = number.split('.').next().unwrap_or_default().parse::<u16>() else { return false };
        if host.is_empty() || host == "unix" {
            return UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).is_ok();
        }
        let Some(port) = number.checked_add(6000) else { return false };
        let addresses = (host, port).to_socket_addrs().into_iter().flatten();
        addresses.into_iter().any(|address| TcpStream::connect_timeout(&address, PATIENCE).is_ok())
    }
}

#[cfg(not(unix))]
mod answers {
    pub fn wayland(_name: &str) -> bool {
        false
    }
    pub fn x11(_name: &str) -> bool {
        false
    }
}
