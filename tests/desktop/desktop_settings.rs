//! A desktop's settings as X11 programs read them (XSETTINGS): here only how fine the screen is.

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, CreateWindowAux, PropMode, Window, WindowClass};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

const NAME: &[u8; 7] = b"Xft/DPI";

/// The program that holds the settings.
pub struct DesktopSettings {
    connection: RustConnection,
    window: Window,
    changes: u32,
}

impl DesktopSettings {
    /// Takes over the settings of a display.
    pub fn start(display: &str) -> Self {
        let (connection, number) =
            RustConnection::connect(Some(display)).expect("a connection to the display");
        let root = connection.setup().roots[number].root;
        let window = connection.generate_id().expect("an identity");
        connection
            .create_window(
                0,
                window,
                root,
                0,
                0,
                1,
                1,
                0,
                WindowClass::INPUT_ONLY,
                0,
                &CreateWindowAux::new(),
            )
            .expect("a window for the settings");
        let settings = Self {
            connection,
            window,
            changes: 0,
        };
        let selection = settings.atom(&format!("_XSETTINGS_S{number}"));
        settings
            .connection
            .set_selection_owner(window, selection, CURRENT_TIME)
            .expect("the settings' selection");
        settings
    }

    /// Says how many dots there are to an inch; 96 is one pixel for a point.
    pub fn set_dots_per_inch(&mut self, dots: u32) {
        self.changes += 1;
        let number = |number: u32| number.to_ne_bytes();
        let order = u8::from(cfg!(target_endian = "big"));
        let mut bytes = vec![order, 0, 0, 0];
        bytes.extend(number(self.changes));
        bytes.extend(number(1));
        // A whole number, with a name of seven letters, padded to four.
        bytes.extend([0, 0]);
        bytes.extend(7_u16.to_ne_bytes());
        bytes.extend(NAME);
        bytes.push(0);
        bytes.extend(number(self.changes));
        bytes.extend(number(dots * 1024));
        let property = self.atom("_XSETTINGS_SETTINGS");
        self.connection
            .change_property8(PropMode::REPLACE, self.window, property, property, &bytes)
            .expect("a connection");
        self.connection.flush().expect("a connection");
    }

    fn atom(&self, name: &str) -> u32 {
        let cookie = self.connection.intern_atom(false, name.as_bytes());
        cookie.expect("a connection").reply().expect("an atom").atom
    }
}
