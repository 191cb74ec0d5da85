//! A desktop portal that tells only what the desktop wishes: light or dark, and how large its text is
//! (`org.freedesktop.portal.Settings`).

use std::collections::HashMap;

use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, connection, interface};

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
const INTERFACE: &str = "org.gnome.desktop.interface";

struct Settings;

#[interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    /// The desktop is light at first, and everything else as it is by default.
    #[expect(clippy::unused_self, reason = "the interface's shape")]
    fn read_all(&self, namespaces: Vec<String>) -> HashMap<String, HashMap<String, OwnedValue>> {
        let light = HashMap::from([("color-scheme".to_owned(), OwnedValue::from(2_u32))]);
        let of_appearance = namespaces.into_iter().filter(|namespace| namespace == APPEARANCE);
        of_appearance
            .map(|namespace| (namespace, light.clone()))
            .collect()
    }
}

/// The portal.
pub struct DesktopWishes {
    connection: Connection,
}

impl DesktopWishes {
    /// Offers it on the session bus at `address`.
    pub fn start(address: &str) -> Self {
        let connect = async {
            let builder = connection::Builder::address(address)?.name(NAME)?;
            builder.serve_at(PATH, Settings)?.build().await
        };
        let connection = zbus::block_on(connect).expect("a portal on the session bus");
        Self { connection }
    }

    /// Says that the desktop is dark now, or light.
    pub fn set_dark(&self, dark: bool) {
        self.tell(APPEARANCE, "color-scheme", Value::U32(if dark { 1 } else { 2 }));
    }

    /// Says how large the desktop's text is; 1 is as usual.
    pub fn set_text_scale(&self, scale: f64) {
        self.tell(INTERFACE, "text-scaling-factor", Value::F64(scale));
    }

    fn tell(&self, namespace: &str, key: &str, value: Value<'_>) {
        let told = (namespace, key, value);
        let sent = self
            .connection
            .emit_signal(None::<&str>, PATH, SETTINGS, "SettingChanged", &told);
        zbus::block_on(sent).expect("the session bus");
    }
}
