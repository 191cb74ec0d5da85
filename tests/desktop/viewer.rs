//! Someone who looks at a remote screen: the part of VNC's protocol (RFB 3.8) that tells which rectangles are sent.

use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::screen::Rect;

/// A server that has sent nothing for that long has nothing to send; shorter than a caret's blink.
const QUIET: Duration = Duration::from_millis(400);

/// The only way of sending pixels that the viewer takes: as they are.
const RAW: i32 = 0;

/// A viewer that is connected.
pub struct Viewer {
    stream: UnixStream,
    size: [u16; 2],
    bytes_per_pixel: usize,
}

impl Viewer {
    /// Connects to the server behind a socket, and takes the whole screen.
    pub fn connect(socket: &Path) -> Self {
        let stream = UnixStream::connect(socket).expect("a server for viewers");
        let mut viewer = Self {
            stream,
            size: [0; 2],
            bytes_per_pixel: 0,
        };
        viewer.shake_hands();
        viewer.ask(false);
        viewer.changes();
        viewer
    }

    fn shake_hands(&mut self) {
        let version = self.read::<12>();
        assert!(version.starts_with(b"RFB 003."), "{version:?}");
        self.write(b"RFB 003.008\n");
        let [kinds] = self.read();
        let kinds = self.read_long(kinds.into());
        assert!(kinds.contains(&1), "nobody asks for a password: {kinds:?}");
        self.write(&[1]);
        assert_eq!(self.read(), [0; 4], "the server takes the viewer");
        // Others may look, too.
        self.write(&[1]);
        self.size = [self.read_u16(), self.read_u16()];
        let format = self.read::<16>();
        self.bytes_per_pixel = usize::from(format[0] / 8);
        let name = self.read_u32();
        self.read_long(name);
        let mut encodings = vec![2, 0, 0, 1];
        encodings.extend(RAW.to_be_bytes());
        self.write(&encodings);
    }

    /// Asks for the screen, or for what changes on it.
    fn ask(&mut self, changes_only: bool) {
        let mut request = vec![3, u8::from(changes_only), 0, 0, 0, 0];
        request.extend(self.size.map(u16::to_be_bytes).as_flattened());
        self.write(&request);
    }

    /// The pixels of the whole screen.
    pub fn screen(&self) -> usize {
        self.size.map(usize::from).iter().product()
    }

    /// The rectangles that were sent since the last time, once no more come.
    pub fn changes(&mut self) -> Vec<Rect> {
        let mut all = Vec::new();
        while let Some(kind) = self.next_kind() {
            match kind {
                0 => {
                    all.extend(self.update());
                    self.ask(true);
                }
                2 => {}
                3 => {
                    self.read::<3>();
                    let length = self.read_u32();
                    self.read_long(length);
                }
                other => panic!("the server says {other}, which no viewer of 32-bit colours is told"),
            }
        }
        all
    }

    fn next_kind(&mut self) -> Option<u8> {
        let wait = |stream: &UnixStream, limit| stream.set_read_timeout(limit).expect("a socket that waits");
        wait(&self.stream, Some(QUIET));
        let mut kind = [0];
        let read = self.stream.read_exact(&mut kind);
        wait(&self.stream, None);
        match read {
            Ok(()) => Some(kind[0]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => None,
            Err(error) => panic!("the server is gone: {error}"),
        }
    }

    fn update(&mut self) -> Vec<Rect> {
        self.read::<1>();
        let count = self.read_u16();
        (0..count).map(|_| self.rectangle()).collect()
    }

    fn rectangle(&mut self) -> Rect {
        let [x, y, width, height] = [(); 4].map(|()| i32::from(self.read_u16()));
        let encoding = i32::from_be_bytes(self.read());
        assert_eq!(encoding, RAW, "what was asked for");
        let pixels = usize::try_from(width * height).expect("a size");
        let bytes = u32::try_from(pixels * self.bytes_per_pixel).expect("a screen's size");
        self.read_long(bytes);
        Rect { x, y, width, height }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("a server that listens");
    }

    fn read<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.stream.read_exact(&mut bytes).expect("a server that speaks");
        bytes
    }

    fn read_long(&mut self, length: u32) -> Vec<u8> {
        let mut bytes = vec![0; usize::try_from(length).expect("a length")];
        self.stream.read_exact(&mut bytes).expect("a server that speaks");
        bytes
    }

    fn read_u16(&mut self) -> u16 {
        u16::from_be_bytes(self.read())
    }

    fn read_u32(&mut self) -> u32 {
        u32::from_be_bytes(self.read())
    }
}
