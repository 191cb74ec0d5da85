//! The pinyin input method: whether it is on, and turning it on and off as a writer does, by Ctrl+Space.

use zbus::{Connection, connection};

use crate::keys;
use crate::session::Session;
use crate::wait;

const SERVICE: &str = "org.fcitx.Fcitx5";
const CONTROLLER: &str = "org.fcitx.Fcitx.Controller1";

/// fcitx5's word for an input method that is on; 1 is off, 0 is no text field that takes one.
const ON: i32 = 2;
const OFF: i32 = 1;

/// The running input method.
pub struct InputMethod {
    connection: Connection,
}

impl InputMethod {
    /// Finds it on the session bus at `address`, once it answers.
    pub fn connect(address: &str) -> Self {
        let connect = async { connection::Builder::address(address)?.build().await };
        let method = Self {
            connection: zbus::block_on(connect).expect("a connection to the session bus"),
        };
        wait::until("the input method to start", || method.state());
        method
    }

    /// Turns it on or off for the field that has the keyboard.
    pub fn turn(&self, session: &Session, on: bool) {
        let wanted = if on { ON } else { OFF };
        let state = wait::until("a field that takes an input method", || {
            self.state().filter(|&state| state > 0)
        });
        if state != wanted {
            keys::press(session, "ctrl+space");
            wait::until("the input method to be switched", || {
                self.state().filter(|&state| state == wanted)
            });
        }
    }

    fn state(&self) -> Option<i32> {
        zbus::block_on(async {
            let reply = self
                .connection
                .call_method(Some(SERVICE), "/controller", Some(CONTROLLER), "State", &())
                .await;
            reply.ok()?.body().deserialize().ok()
        })
    }
}
