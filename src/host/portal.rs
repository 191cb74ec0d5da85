//! The desktop portal: light or dark, text scale and motion as the desktop wishes, and whether it has a file chooser.
//!
//! The window system tells none of these on X11. The interfaces are `org.freedesktop.portal.Settings` and
//! `org.freedesktop.portal.FileChooser` of xdg-desktop-portal; where no portal answers, nothing is wished for.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Theme;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedValue, Value};

use crate::session::files::Wake;
use crate::ui::surroundings::DesktopWishes;

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const FILE_CHOOSER: &str = "org.freedesktop.portal.FileChooser";

const APPEARANCE: &str = "org.freedesktop.appearance";
const INTERFACE: &str = "org.gnome.desktop.interface";

/// Tells what the desktop wishes for, at once and whenever it changes, from a thread of its own.
pub(super) fn listen(wake: Wake) -> Receiver<DesktopWishes> {
    let (sender, receiver) = channel();
    let builder = std::thread::Builder::new().name("desktop settings".to_owned());
    // Without a thread the desktop wishes nothing.
    let _ = builder.spawn(move || follow(&sender, &wake));
    receiver
}

/// Ends without a word where there is no portal: most plain desktops have none.
fn follow(sender: &Sender<DesktopWishes>, wake: &Wake) -> Option<()> {
    let connection = Connection::session().ok()?;
    let proxy = Proxy::new(&connection, PORTAL, PATH, SETTINGS).ok()?;
    let changes = proxy.receive_signal("SettingChanged").ok()?;
    let mut heard = Heard::default();
    let known: HashMap<String, HashMap<String, OwnedValue>> =
        proxy.call("ReadAll", &(vec![APPEARANCE, INTERFACE],)).ok()?;
    for (namespace, values) in &known {
        for (key, value) in values {
            heard.take(namespace, key, value);
        }
    }
    sender.send(heard.wishes()).ok()?;
    wake();
    for change in changes {
        let body = change.body();
        let Ok((namespace, key, value)) = body.deserialize::<(String, String, Value<'_>)>() else {
            continue;
        };
        let before = heard.wishes();
        heard.take(&namespace, &key, &value);
        if heard.wishes() != before {
            sender.send(heard.wishes()).ok()?;
            wake();
        }
    }
    Some(())
}

/// What was heard of the desktop's settings.
#[derive(Debug, Clone, Copy, Default)]
struct Heard {
    wishes: DesktopWishes,
    /// Desktops tell in two ways that they want less motion, and come in any order: either one is enough.
    reduces_motion: bool,
    stops_animations: bool,
}

impl Heard {
    fn wishes(&self) -> DesktopWishes {
        DesktopWishes {
            reduced_motion: self.reduces_motion || self.stops_animations,
            ..self.wishes
        }
    }

    fn take(&mut self, namespace: &str, key: &str, value: &Value<'_>) {
        // Some portals wrap a value twice.
        let value = match value {
            Value::Value(inner) => inner,
            other => other,
        };
        match (namespace, key, value) {
            (APPEARANCE, "color-scheme", Value::U32(scheme)) => {
                self.wishes.theme = match scheme {
                    1 => Some(Theme::Dark),
                    2 => Some(Theme::Light),
                    _ => None,
                };
            }
            (APPEARANCE, "reduced-motion", Value::U32(reduced)) => self.reduces_motion = *reduced == 1,
            (INTERFACE, "text-scaling-factor", Value::F64(scale)) if scale.is_finite() => {
                self.wishes.text_scale = narrowed(*scale);
            }
            (INTERFACE, "enable-animations", Value::Bool(enabled)) => self.stops_animations = !enabled,
            _ => {}
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a scale is a small number of few digits"
)]
fn narrowed(scale: f64) -> f32 {
    scale as f32
}

/// Whether the desktop portal has a file chooser.
pub(super) fn has_file_chooser() -> bool {
    let version = || -> Option<u32> {
        let connection = Connection::session().ok()?;
        let proxy = Proxy::new(&connection, PORTAL, PATH, FILE_CHOOSER).ok()?;
        proxy.get_property("version").ok()
    };
    version().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_desktop_wishes_is_understood() {
        let mut heard = Heard::default();
        heard.take(APPEARANCE, "color-scheme", &Value::U32(1));
        heard.take(INTERFACE, "text-scaling-factor", &Value::F64(1.25));
        heard.take(INTERFACE, "enable-animations", &Value::Bool(false));
        let wanted = DesktopWishes {
            theme: Some(Theme::Dark),
            text_scale: 1.25,
            reduced_motion: true,
        };
        assert_eq!(heard.wishes(), wanted);
        let wrapped = Value::Value(Box::new(Value::U32(0)));
        heard.take(APPEARANCE, "color-scheme", &wrapped);
        assert_eq!(heard.wishes().theme, None);
        heard.take(INTERFACE, "text-scaling-factor", &Value::F64(f64::NAN));
        heard.take(INTERFACE, "text-scaling-factor", &Value::U32(3));
        assert!((heard.wishes().text_scale - 1.25).abs() < f32::EPSILON);
    }

    #[test]
    fn motion_is_reduced_where_either_setting_says_so() {
        let reduced = (APPEARANCE, "reduced-motion", Value::U32(1));
        let animated = (INTERFACE, "enable-animations", Value::Bool(true));
        for order in [[&reduced, &animated], [&animated, &reduced]] {
            let mut heard = Heard::default();
            for (namespace, key, value) in order {
                heard.take(namespace, key, value);
            }
            assert!(heard.wishes().reduced_motion);
        }
    }
}
