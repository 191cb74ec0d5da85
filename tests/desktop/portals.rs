//! What asks for files on a desktop that has something for it: zenity, or the desktop portal with GTK behind it. And
//! the hands that answer GTK's dialog.

use std::fs;

use crate::desk::Desktop;
use crate::options::Dialogs;
use crate::packages::{PORTALS, in_path};
use crate::session::Session;
use crate::wait;

/// What the windows of those who ask are called, as their programs are.
const ASKING: [&str; 2] = ["zenity", "xdg-desktop-portal-gtk"];

impl Session {
    /// Starts what asks for files.
    pub fn start_dialogs(&mut self) {
        match self.options.dialogs {
            Dialogs::Window => {}
            Dialogs::Zenity => {
                let zenity = in_path("zenity").unwrap_or_default();
                // GTK wants a locale that is installed, which the tests' need not be.
                let script = format!("LC_ALL=C.UTF-8 exec {} \"$@\"", zenity.display());
                self.add_program("zenity", &script);
            }
            Dialogs::Portal => {
                for portal in PORTALS.iter().rev() {
                    // Which back end answers is told by the desktop's name.
                    let mut command = self.command(portal);
                    self.spawn(command.env("XDG_CURRENT_DESKTOP", "GNOME"));
                }
                self.wait_for_portal();
            }
        }
    }

    fn wait_for_portal(&self) {
        let address = self.bus.as_str();
        let connect = async { zbus::connection::Builder::address(address)?.build().await };
        let connection = zbus::block_on(connect).expect("a connection to the session bus");
        wait::until("the desktop portal", || {
            zbus::block_on(async {
                let proxy = zbus::Proxy::new(
                    &connection,
                    "org.freedesktop.portal.Desktop",
                    "/org/freedesktop/portal/desktop",
                    "org.freedesktop.portal.FileChooser",
                );
                proxy.await.ok()?.get_property::<u32>("version").await.ok()
            })
        });
    }
}

impl Desktop {
    /// Waits for the desktop's file dialog and gives it a path, which no keyboard could type: it is pasted.
    pub fn answer_dialog(&mut self, path: &str) {
        self.wait_for_dialog();
        self.copy_elsewhere(path);
        // Opening, the field for a path comes with these keys; saving, it is the name's.
        self.keys("ctrl+l");
        self.wait_until_still();
        self.keys("ctrl+a ctrl+v");
        self.wait_until_still();
        self.keys("Return");
    }

    /// Gives up the desktop's file dialog.
    pub fn cancel_dialog(&mut self) {
        self.wait_for_dialog();
        self.keys("Escape");
    }

    /// Waits for the desktop's file dialog.
    pub fn wait_for_dialog(&mut self) {
        wait::until("the desktop's file dialog", || {
            let class = self.active_class()?;
            ASKING.contains(&class.as_str()).then_some(())
        });
        self.wait_until_still();
    }

    /// A name of the test's of as many bytes as file systems allow, which ends as speeches do.
    pub fn longest_name() -> String {
        format!("{}ab.speech", "讲".repeat(82))
    }

    /// A folder of the test's.
    pub fn add_folder(&self, name: &str) {
        fs::create_dir_all(self.document(name)).expect("a folder of the test's");
    }
}
