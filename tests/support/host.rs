//! A tray host and a notification daemon, in this process, on a desktop's bus.

use super::{desktop::Desktop, wait_until};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use zbus::{
    blocking::{Connection, Proxy, connection, fdo::DBusProxy},
    interface,
    message::Header,
    names::BusName,
    object_server::SignalEmitter,
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

const WATCHER: (&str, &str) = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher");
const NOTIFICATIONS: (&str, &str) = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications");

/// What apps registered or sent, in order.
type Log<T> = Arc<Mutex<Vec<T>>>;

/// A notification as the app sent it.
#[derive(Clone, Debug)]
pub struct Note {
    pub id: u32,
    pub app: String,
    pub replaces: u32,
    pub summary: String,
    pub body: String,
    /// Keys and labels in turn.
    pub actions: Vec<String>,
    /// 0 low, 1 normal, 2 critical.
    pub urgency: Option<u8>,
    pub expire_ms: i32,
}

/// Keeps what apps put into the tray, and what they notify of.
pub struct Host {
    bus: Connection,
    icons: Log<Address>,
    notes: Log<Note>,
}

impl Host {
    /// Both a tray and a notification daemon.
    pub fn start(desktop: &Desktop) -> Self {
        let host = Self::without_tray(desktop);
        host.add_tray();
        host
    }

    /// A notification daemon on a desktop without a tray.
    pub fn without_tray(desktop: &Desktop) -> Self {
        let (icons, notes) = (Log::default(), Log::default());
        let daemon = Daemon(Arc::clone(&notes));
        let builder = connection::Builder::address(desktop.bus_address()).unwrap();
        let builder = builder.serve_at(NOTIFICATIONS.1, daemon).unwrap().name(NOTIFICATIONS.0).unwrap();
        Self { bus: builder.build().unwrap(), icons, notes }
    }

    /// The tray appears.
    pub fn add_tray(&self) {
        self.bus.object_server().at(WATCHER.1, Watcher(Arc::clone(&self.icons))).unwrap();
        self.bus.request_name(WATCHER.0).unwrap();
    }

    /// The tray goes away, as where a panel crashes.
    pub fn remove_tray(&self) {
        self.bus.release_name(WATCHER.0).unwrap();
        self.bus.object_server().remove::<Watcher, _>(WATCHER.1).unwrap();
        self.icons.lock().unwrap().clear();
    }

    /// The icon of an app that runs; of several, the last.
    pub fn wait_for_tray(&self) -> Icon {
        let address = wait_until("icon in the tray", || {
            let icons = self.icons.lock().unwrap().clone();
            icons.into_iter().rev().find(|address| self.is_there(&address.app))
        });
        Icon { bus: self.bus.clone(), address }
    }

    /// Whether an app that runs has an icon in the tray.
    pub fn has_tray_icon(&self) -> bool {
        self.icons.lock().unwrap().clone().iter().any(|address| self.is_there(&address.app))
    }

    fn is_there(&self, name: &str) -> bool {
        let bus = DBusProxy::new(&self.bus).unwrap();
        bus.name_has_owner(BusName::try_from(name).unwrap()).unwrap()
    }

    /// All notifications until now.
    pub fn notifications(&self) -> Vec<Note> {
        self.notes.lock().unwrap().clone()
    }

    /// The notifications, once there are so many.
    pub fn wait_for_notifications(&self, count: usize) -> Vec<Note> {
        wait_until(&format!("{count} notifications"), || {
            let notes = self.notifications();
            (notes.len() >= count).then_some(notes)
        })
    }

    /// The user clicks the notification (`default`) or one of its buttons; it then closes.
    pub fn invoke_action(&self, id: u32, action: &str) {
        let emitter = SignalEmitter::new(self.bus.inner(), NOTIFICATIONS.1).unwrap();
        zbus::block_on(Daemon::action_invoked(&emitter, id, action)).unwrap();
        zbus::block_on(Daemon::notification_closed(&emitter, id, DISMISSED)).unwrap();
    }

    /// The user closes the notification.
    pub fn dismiss(&self, id: u32) {
        let emitter = SignalEmitter::new(self.bus.inner(), NOTIFICATIONS.1).unwrap();
        zbus::block_on(Daemon::notification_closed(&emitter, id, DISMISSED)).unwrap();
    }
}

/// A bus name and a path on it.
#[derive(Clone, Debug)]
struct Address {
    app: String,
    path: String,
}

/// An app's icon in the tray.
pub struct Icon {
    bus: Connection,
    address: Address,
}

/// An entry of a menu: its number, what is known of it, what is below it.
type Entry = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Icon {
    /// The labels of the menu; separators and hidden entries have none.
    pub fn menu(&self) -> Vec<String> {
        self.entries().into_iter().map(|(_, label)| label).collect()
    }

    /// Chooses the entry whose label begins so, once it is there.
    pub fn click(&self, label: &str) {
        let id = self.wait_for_entry(label);
        let menu = self.menu_proxy().unwrap();
        let _: () = menu.call("Event", &(id, "clicked", Value::from(0i32), 0u32)).unwrap();
    }

    /// Waits until an entry's label begins so.
    pub fn wait_for_entry(&self, label: &str) -> i32 {
        wait_until(&format!("`{label}` in the tray's menu"), || {
            self.entries().into_iter().find(|(_, entry)| entry.starts_with(label)).map(|(id, _)| id)
        })
    }

    /// What the icon says of itself: `Id`, `Status`, `Title`, `IconName`.
    pub fn property(&self, name: &str) -> String {
        self.item().and_then(|icon| icon.get_property(name)).unwrap()
    }

    fn item(&self) -> zbus::Result<Proxy<'static>> {
        let Address { app, path } = self.address.clone();
        Proxy::new_owned(self.bus.clone(), app, path, "org.kde.StatusNotifierItem")
    }

    fn menu_proxy(&self) -> zbus::Result<Proxy<'static>> {
        let menu: OwnedObjectPath = self.item()?.get_property("Menu")?;
        Proxy::new_owned(self.bus.clone(), self.address.app.clone(), menu, "com.canonical.dbusmenu")
    }

    /// Empty where the menu is just being rebuilt.
    fn entries(&self) -> Vec<(i32, String)> {
        let layout =
            self.menu_proxy().and_then(|menu| menu.call("GetLayout", &(0i32, -1i32, Vec::<String>::new())));
        let Ok((_revision, root)): zbus::Result<(u32, Entry)> = layout else { return Vec::new() };
        root.2.into_iter().filter_map(entry).collect()
    }
}

fn entry(value: OwnedValue) -> Option<(i32, String)> {
    let (id, mut properties, _): Entry = value.try_into().ok()?;
    let visible = properties.remove("visible").is_none_or(|value| bool::try_from(value).unwrap_or(true));
    let label = String::try_from(properties.remove("label")?).ok()?;
    visible.then(|| (id, label.replace('_', "")))
}

struct Watcher(Log<Address>);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    async fn register_status_notifier_item(
        &self,
        service: String,
        #[zbus(header)] header: Header<'_>,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) {
        // An app gives its path, or its name and then has the usual path.
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let is_path = service.starts_with('/');
        let (app, path) =
            if is_path { (sender, service) } else { (service, "/StatusNotifierItem".to_owned()) };
        let _ = Self::status_notifier_item_registered(&emitter, &format!("{app}{path}")).await;
        self.0.lock().unwrap().push(Address { app, path });
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0.lock().unwrap().iter().map(|Address { app, path }| format!("{app}{path}")).collect()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    async fn status_notifier_item_registered(emitter: &SignalEmitter<'_>, service: &str) -> zbus::Result<()>;
}

/// The reason of a notification's end: the user's.
const DISMISSED: u32 = 2;

struct Daemon(Log<Note>);

#[interface(name = "org.freedesktop.Notifications")]
impl Daemon {
    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        app: String,
        replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        mut hints: HashMap<String, OwnedValue>,
        expire_ms: i32,
    ) -> u32 {
        let mut notes = self.0.lock().unwrap();
        let next = notes.iter().map(|note| note.id).max().unwrap_or(0) + 1;
        let id = if replaces == 0 { next } else { replaces };
        let urgency = hints.remove("urgency").and_then(|value| u8::try_from(value).ok());
        notes.push(Note { id, app, replaces, summary, body, actions, urgency, expire_ms });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body"].map(str::to_owned).into()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let [name, vendor, version, spec] = ["ww3-tests", "ww3", "1", "1.2"].map(str::to_owned);
        (name, vendor, version, spec)
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;
}
