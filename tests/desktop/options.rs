//! What a test may choose about its desktop.

/// What draws the program's window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    Auto,
    Gpu,
    Software,
}

impl Default for Renderer {
    /// What most of the program's users have, unless `SPEECHWRIGHT_RENDERER` says otherwise.
    fn default() -> Self {
        match std::env::var("SPEECHWRIGHT_RENDERER").as_deref() {
            Ok("auto") => Self::Auto,
            Ok("gpu") => Self::Gpu,
            Ok("software") | Err(_) => Self::Software,
            Ok(other) => panic!("SPEECHWRIGHT_RENDERER is auto, gpu or software, not {other}"),
        }
    }
}

impl Renderer {
    /// The argument that asks for it.
    pub fn argument(self) -> &'static str {
        match self {
            Self::Auto => "--renderer=auto",
            Self::Gpu => "--renderer=gpu",
            Self::Software => "--renderer=software",
        }
    }
}

/// Who shows windows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WindowSystem {
    X11,
    Wayland,
}

/// Which way the program's keys come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// fcitx5 sees them first, and hands on what it does not want.
    ByFcitx,
    /// `IBus` sees them first.
    ByIbus,
    /// Straight from the window system; under X11 fcitx5 runs all the same.
    Straight,
}

impl Keys {
    /// What X11 programs are told of it.
    pub fn modifiers(self) -> &'static str {
        match self {
            Self::ByFcitx => "@im=fcitx",
            Self::ByIbus => "@im=ibus",
            Self::Straight => "@im=none",
        }
    }
}

/// What asks for files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dialogs {
    /// The window itself, since the desktop has nothing.
    Window,
    /// The program `zenity`.
    Zenity,
    /// The desktop portal, with GTK behind it.
    Portal,
}

/// What a test may choose about its desktop.
#[derive(Clone, Copy)]
pub struct Options {
    /// Who shows windows.
    pub window_system: WindowSystem,
    /// Whether the screen is somewhere else, and seen through a viewer (VNC, under X11).
    pub remote: bool,
    /// Width and height of the screen in pixels.
    pub screen: (u16, u16),
    /// `LANG` of the program.
    pub lang: &'static str,
    /// What draws the program's window: `software`, `gpu` or `auto`.
    pub renderer: Renderer,
    /// Whether OpenGL fails.
    pub opengl_fails: bool,
    /// Pixels for a point, if they are not what the display says.
    pub scale: Option<&'static str>,
    /// Whether the input method leaves its preedit to the program instead of showing it in its own window.
    pub preedit_in_text: bool,
    /// Which way the program's keys come.
    pub keys: Keys,
    /// What asks for files.
    pub dialogs: Dialogs,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            window_system: WindowSystem::X11,
            remote: false,
            screen: (1440, 900),
            lang: "zh_CN.UTF-8",
            renderer: Renderer::default(),
            opengl_fails: false,
            scale: Some("1"),
            preedit_in_text: false,
            keys: Keys::ByFcitx,
            dialogs: Dialogs::Window,
        }
    }
}
