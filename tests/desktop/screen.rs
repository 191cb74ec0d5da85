//! What a person would see: the pixels of the whole screen, and which windows stand where on it.

use std::fs;
use std::io::BufWriter;
use std::path::Path;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, ImageFormat, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// What the windows of candidates are called, as the input methods are.
const CANDIDATES: [&str; 2] = ["fcitx", "ibus-ui-gtk3"];

/// A rectangle of the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Rect {
    /// The pixel in the middle.
    pub fn centre(self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }

    /// The first row below.
    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    fn contains(self, x: i32, y: i32) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

/// The X server, looked at from outside.
pub struct Screen {
    connection: RustConnection,
    root: Window,
}

impl Screen {
    /// Connects to `display`.
    pub fn connect(display: &str) -> Self {
        let (connection, number) =
            RustConnection::connect(Some(display)).expect("a connection to the display");
        let root = connection.setup().roots[number].root;
        Self { connection, root }
    }

    /// The whole screen as it is now.
    pub fn picture(&self) -> Picture {
        let whole = self.geometry(self.root).expect("the screen's size");
        let (width, height) = (whole.width.unsigned_abs(), whole.height.unsigned_abs());
        let (short_width, short_height) = (short(whole.width), short(whole.height));
        let request = self.connection.get_image(
            ImageFormat::Z_PIXMAP,
            self.root,
            0,
            0,
            short_width,
            short_height,
            u32::MAX,
        );
        let image = request
            .expect("a connection")
            .reply()
            .expect("the screen's pixels");
        // 24 bits deep, stored as blue, green, red and a byte of nothing.
        let pixels = image
            .data
            .chunks_exact(4)
            .map(|pixel| [pixel[2], pixel[1], pixel[0]])
            .collect();
        Picture {
            width,
            height,
            pixels,
        }
    }

    /// The top-level window of the process `pid`, once the window manager has it.
    pub fn window_of(&self, pid: u32) -> Option<Window> {
        let windows = self.property(self.root, "_NET_CLIENT_LIST")?;
        windows.into_iter().find(|&window| {
            self.property(window, "_NET_WM_PID")
                .is_some_and(|owner| owner == [pid])
        })
    }

    /// The processes whose windows the window manager has.
    pub fn owners(&self) -> Vec<u32> {
        let windows = self.property(self.root, "_NET_CLIENT_LIST").unwrap_or_default();
        let owner = |window| self.property(window, "_NET_WM_PID")?.first().copied();
        windows.into_iter().filter_map(owner).collect()
    }

    /// The window that has the keyboard, as the window manager says.
    pub fn active_window(&self) -> Option<Window> {
        self.property(self.root, "_NET_ACTIVE_WINDOW")?.first().copied()
    }

    /// What stands in the title bar of `window`.
    pub fn title_of(&self, window: Window) -> Option<String> {
        let bytes = self.bytes(window, "_NET_WM_NAME")?;
        String::from_utf8(bytes).ok()
    }

    /// Whether a window manager runs.
    pub fn is_managed(&self) -> bool {
        self.property(self.root, "_NET_SUPPORTING_WM_CHECK")
            .is_some_and(|window| !window.is_empty())
    }

    /// Whether an input method has announced itself to X11 programs.
    pub fn has_input_method(&self) -> bool {
        self.property(self.root, "XIM_SERVERS")
            .is_some_and(|servers| !servers.is_empty())
    }

    /// Where the input method shows its candidates; nothing while it shows none.
    pub fn candidate_window(&self) -> Option<Rect> {
        let tree = self.connection.query_tree(self.root).ok()?.reply().ok()?;
        let shown = tree
            .children
            .into_iter()
            .find(|&window| self.is_candidate_window(window))?;
        self.geometry(shown)
    }

    fn is_candidate_window(&self, window: Window) -> bool {
        let class = self.class_of(window).unwrap_or_default();
        CANDIDATES.contains(&class.as_str()) && self.is_viewable(window)
    }

    /// The first part of a window's class: the program's name.
    pub fn class_of(&self, window: Window) -> Option<String> {
        let class = self.bytes(window, "WM_CLASS")?;
        let name = class.split(|&byte| byte == 0).next()?;
        String::from_utf8(name.to_vec()).ok()
    }

    fn is_viewable(&self, window: Window) -> bool {
        let reply = self
            .connection
            .get_window_attributes(window)
            .ok()
            .and_then(|cookie| cookie.reply().ok());
        reply.is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE)
    }

    /// Where a window stands on the screen.
    pub fn place_of(&self, window: Window) -> Option<Rect> {
        self.geometry(window)
    }

    fn geometry(&self, window: Window) -> Option<Rect> {
        let shape = self.connection.get_geometry(window).ok()?.reply().ok()?;
        let origin = self
            .connection
            .translate_coordinates(window, self.root, 0, 0)
            .ok()?
            .reply()
            .ok()?;
        Some(Rect {
            x: origin.dst_x.into(),
            y: origin.dst_y.into(),
            width: shape.width.into(),
            height: shape.height.into(),
        })
    }

    fn property(&self, window: Window, name: &str) -> Option<Vec<u32>> {
        let atom = self
            .connection
            .intern_atom(false, name.as_bytes())
            .ok()?
            .reply()
            .ok()?
            .atom;
        let reply = self
            .connection
            .get_property(false, window, atom, AtomEnum::ANY, 0, 1024)
            .ok()?
            .reply()
            .ok()?;
        reply.value32().map(Iterator::collect)
    }

    fn bytes(&self, window: Window, name: &str) -> Option<Vec<u8>> {
        let atom = self
            .connection
            .intern_atom(false, name.as_bytes())
            .ok()?
            .reply()
            .ok()?
            .atom;
        let reply = self
            .connection
            .get_property(false, window, atom, AtomEnum::ANY, 0, 1024)
            .ok()?
            .reply()
            .ok()?;
        reply.value8().map(Iterator::collect)
    }
}

fn short(length: i32) -> u16 {
    u16::try_from(length).expect("a length that X11 knows")
}

/// The screen at one moment.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// A picture as the simplest of formats holds it (`P6`, a size, 255, and the pixels).
    pub fn from_ppm(bytes: &[u8]) -> Option<Self> {
        let mut parts = bytes.splitn(4, u8::is_ascii_whitespace);
        let mut word = || std::str::from_utf8(parts.next()?).ok();
        if word()? != "P6" {
            return None;
        }
        let (width, height): (u32, u32) = (word()?.parse().ok()?, word()?.parse().ok()?);
        let (depth, pixels) = parts.next()?.split_at_checked(4)?;
        let pixels = pixels.as_chunks::<3>().0.to_vec();
        let is_whole = depth == b"255\n" && pixels.len() == width as usize * height as usize;
        is_whole.then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// The smallest rectangle around all pixels inside `within` whose channels are each within `tolerance` of
    /// `colour` (red, green, blue); nothing when there is none.
    pub fn bounds_of(&self, colour: [u8; 3], tolerance: u8, within: Rect) -> Option<Rect> {
        let close = |pixel: &[u8; 3]| {
            pixel
                .iter()
                .zip(colour)
                .all(|(&is, wanted)| is.abs_diff(wanted) <= tolerance)
        };
        let mut places = self
            .places()
            .filter(|&((x, y), pixel)| within.contains(x, y) && close(pixel));
        let ((x, y), _) = places.next()?;
        let (mut left, mut top, mut right, mut bottom) = (x, y, x, y);
        for ((x, y), _) in places {
            (left, right) = (left.min(x), right.max(x));
            (top, bottom) = (top.min(y), bottom.max(y));
        }
        Some(Rect {
            x: left,
            y: top,
            width: right - left + 1,
            height: bottom - top + 1,
        })
    }

    /// How many pixels inside `within` differ from `other`.
    pub fn changes_since(&self, other: &Self, within: Rect) -> usize {
        let pairs = self.places().zip(&other.pixels);
        pairs
            .filter(|(((x, y), now), before)| within.contains(*x, *y) && now != before)
            .count()
    }

    /// The mean of all its pixels' channels.
    pub fn brightness(&self) -> u64 {
        let channels = self.pixels.as_flattened();
        let sum: u64 = channels.iter().map(|&channel| u64::from(channel)).sum();
        sum / channels.len().max(1) as u64
    }

    /// The whole picture's rectangle.
    pub fn area(&self) -> Rect {
        Rect {
            x: 0,
            y: 0,
            width: self.width.cast_signed(),
            height: self.height.cast_signed(),
        }
    }

    /// Writes a PNG, making the folders on the way.
    pub fn save(&self, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut encoder = png::Encoder::new(BufWriter::new(fs::File::create(path)?), self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder
            .write_header()?
            .write_image_data(self.pixels.as_flattened())?;
        Ok(())
    }

    fn places(&self) -> impl Iterator<Item = ((i32, i32), &[u8; 3])> {
        let width = self.area().width;
        let rows = (0..self.area().height).flat_map(move |y| (0..width).map(move |x| (x, y)));
        rows.zip(&self.pixels)
    }
}

/// A picture of `width` pixels a row, of one colour but for some red pixels.
fn picture(width: i32, height: i32, red: &[(i32, i32)]) -> Picture {
    let colour = |place| {
        if red.contains(&place) {
            [160, 60, 50]
        } else {
            [250, 250, 250]
        }
    };
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    Picture {
        width: width.unsigned_abs(),
        height: height.unsigned_abs(),
        pixels: places.map(colour).collect(),
    }
}

#[test]
fn a_colour_is_found_where_it_is_and_nowhere_else() {
    let seen = picture(8, 6, &[(2, 1), (5, 4)]);
    let around_both = Rect {
        x: 2,
        y: 1,
        width: 4,
        height: 4,
    };
    assert_eq!(seen.bounds_of([162, 59, 46], 4, seen.area()), Some(around_both));
    assert_eq!(
        seen.bounds_of([162, 59, 46], 3, seen.area()),
        None,
        "beyond the tolerance"
    );
    let left = Rect {
        x: 0,
        y: 0,
        width: 4,
        height: 6,
    };
    assert_eq!(
        seen.bounds_of([160, 60, 50], 0, left),
        Some(Rect {
            x: 2,
            y: 1,
            width: 1,
            height: 1
        })
    );
}

#[test]
fn changes_are_counted_inside_the_given_rectangle() {
    let (before, after) = (picture(8, 6, &[(0, 0)]), picture(8, 6, &[(7, 5)]));
    assert_eq!(after.changes_since(&before, after.area()), 2);
    assert_eq!(
        after.changes_since(
            &before,
            Rect {
                x: 4,
                y: 0,
                width: 4,
                height: 6
            }
        ),
        1
    );
    assert_eq!(after.changes_since(&after, after.area()), 0);
}
