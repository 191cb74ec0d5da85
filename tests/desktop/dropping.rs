//! Another program's end of a drag: it carries the path of a file to a window and lets go of it there, as file managers
//! do (XDND, version 5).

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::wait;

/// A program that drags.
struct Dragging<'a> {
    connection: &'a RustConnection,
    window: Window,
    target: Window,
    /// `text/uri-list` with one file.
    list: String,
}

/// Drags a file to a place on the screen within `target` and lets go of it.
///
/// # Panics
/// When the window does not want it, or does not take it.
pub fn drop_file(display: &str, target: Window, uri: &str, place: (i32, i32)) {
    let (connection, number) = RustConnection::connect(Some(display)).expect("a connection to the display");
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
        .expect("a window to drag from");
    let dragging = Dragging {
        connection: &connection,
        window,
        target,
        list: format!("{uri}\r\n"),
    };
    dragging.go(place);
}

impl Dragging<'_> {
    fn go(&self, (x, y): (i32, i32)) {
        let selection = self.atom("XdndSelection");
        self.connection
            .set_selection_owner(self.window, selection, CURRENT_TIME)
            .expect("the selection");
        let list = self.atom("text/uri-list");
        self.tell("XdndEnter", [self.window, 5 << 24, list, 0, 0]);
        let place = u32::try_from(x << 16 | y).expect("a place on the screen");
        let copy = self.atom("XdndActionCopy");
        self.tell("XdndPosition", [self.window, 0, place, CURRENT_TIME, copy]);
        let status = self.answer("XdndStatus");
        assert!(status[1] & 1 == 1, "the window wants no file");
        self.tell("XdndDrop", [self.window, 0, CURRENT_TIME, 0, 0]);
        let finished = self.answer("XdndFinished");
        assert!(finished[1] & 1 == 1, "the window did not take the file");
    }

    fn atom(&self, name: &str) -> Atom {
        let cookie = self.connection.intern_atom(false, name.as_bytes());
        cookie.expect("a connection").reply().expect("an atom").atom
    }

    fn tell(&self, what: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.target, self.atom(what), data);
        self.connection
            .send_event(false, self.target, EventMask::NO_EVENT, message)
            .expect("a connection");
        self.connection.flush().expect("a connection");
    }

    /// What the window answers; meanwhile it gets to see what is dragged.
    fn answer(&self, what: &str) -> [u32; 5] {
        let wanted = self.atom(what);
        wait::until(what, || {
            while let Some(event) = self.connection.poll_for_event().expect("a connection") {
                match event {
                    Event::SelectionRequest(request) => self.show(&request),
                    Event::ClientMessage(message) if message.type_ == wanted => {
                        return Some(message.data.as_data32());
                    }
                    _ => {}
                }
            }
            None
        })
    }

    fn show(&self, request: &SelectionRequestEvent) {
        self.connection
            .change_property8(
                PropMode::REPLACE,
                request.requestor,
                request.property,
                request.target,
                self.list.as_bytes(),
            )
            .expect("a connection");
        let shown = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: request.property,
        };
        self.connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, shown)
            .expect("a connection");
        self.connection.flush().expect("a connection");
    }
}
