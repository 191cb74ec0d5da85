//! Whether the program has heard: a window that is asked `_NET_WM_PING` (Extended Window Manager Hints 1.5) answers in
//! turn, after everything that the X server told it before. So a key is known to have reached the window, however busy
//! the machine is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, ChangeWindowAttributesAux, ClientMessageEvent, ConnectionExt, EventMask, Window,
};
use x11rb::rust_connection::RustConnection;

/// How often answers are looked for: what may be added to the time of one.
const LOOK: Duration = Duration::from_millis(2);

/// Asks one window, and notes when its answers come.
pub struct Asking {
    connection: Arc<RustConnection>,
    window: Window,
    protocols: Atom,
    ping: Atom,
    ends: Arc<AtomicBool>,
    answers: JoinHandle<Vec<(u32, Instant)>>,
}

impl Asking {
    /// Begins to listen for the answers of `window` on `display`.
    pub fn begin(display: &str, window: Window) -> Self {
        let (connection, number) =
            RustConnection::connect(Some(display)).expect("a connection to the display");
        let connection = Arc::new(connection);
        let root = connection.setup().roots[number].root;
        let atom = |name: &str| {
            let cookie = connection.intern_atom(false, name.as_bytes());
            cookie.expect("a connection").reply().expect("an atom").atom
        };
        let (protocols, ping) = (atom("WM_PROTOCOLS"), atom("_NET_WM_PING"));
        // Answers go to the root window, where the window manager looks for them, too.
        let listen = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        let asked = connection.change_window_attributes(root, &listen);
        asked
            .expect("a connection")
            .check()
            .expect("whoever asks may listen");
        let ends = Arc::new(AtomicBool::new(false));
        let answers = spawn({
            let (connection, ends) = (Arc::clone(&connection), Arc::clone(&ends));
            move || listen_until(&connection, ping, &ends)
        });
        Self {
            connection,
            window,
            protocols,
            ping,
            ends,
            answers,
        }
    }

    /// Asks question `number`.
    pub fn ask(&self, number: u32) {
        let question = [self.ping, number, self.window, 0, 0];
        let message = ClientMessageEvent::new(32, self.window, self.protocols, question);
        let sent = self
            .connection
            .send_event(false, self.window, EventMask::NO_EVENT, message);
        sent.expect("a connection").check().expect("the window is there");
    }

    /// The answers that came, each with its moment.
    pub fn end(self) -> Vec<(u32, Instant)> {
        self.ends.store(true, Ordering::Relaxed);
        self.answers.join().expect("nothing fails while listening")
    }
}

fn listen_until(connection: &RustConnection, ping: Atom, ends: &AtomicBool) -> Vec<(u32, Instant)> {
    let mut answers = Vec::new();
    while !ends.load(Ordering::Relaxed) {
        while let Ok(Some(event)) = connection.poll_for_event() {
            let Event::ClientMessage(message) = event else {
                continue;
            };
            let [what, number, ..] = message.data.as_data32();
            if what == ping {
                answers.push((number, Instant::now()));
            }
        }
        sleep(LOOK);
    }
    answers
}
