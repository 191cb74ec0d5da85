//! The Debian packages that a desktop of a test's own is made of, and where their programs are.

use std::path::PathBuf;

use crate::options::{Dialogs, Keys, Options, WindowSystem};

/// Programs that a desktop with X11 needs, and the packages that they are in.
const X11_PACKAGES: [(&str, &str); 5] = [
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("fcitx5", "fcitx5"),
    ("xdotool", "xdotool"),
    ("xclip", "xclip"),
];

/// Programs that a desktop with Wayland needs, and the packages that they are in.
pub const WAYLAND_PACKAGES: [(&str, &str); 4] = [
    ("sway", "sway"),
    ("grim", "grim"),
    ("wtype", "wtype"),
    ("wl-copy", "wl-clipboard"),
];

/// What else a desktop may be asked to have.
const IBUS_PACKAGES: [(&str, &str); 2] = [
    ("ibus-daemon", "ibus"),
    ("/usr/libexec/ibus-engine-libpinyin", "ibus-libpinyin"),
];
const ZENITY_PACKAGES: [(&str, &str); 1] = [("zenity", "zenity")];
const PORTAL_PACKAGES: [(&str, &str); 2] = [
    (PORTALS[0], "xdg-desktop-portal"),
    (PORTALS[1], "xdg-desktop-portal-gtk"),
];

/// The desktop portal, and what answers for it with GTK's dialogs.
pub const PORTALS: [&str; 2] = [
    "/usr/libexec/xdg-desktop-portal",
    "/usr/libexec/xdg-desktop-portal-gtk",
];

/// The path of the accessibility bus launcher, when everything the tests need is installed.
///
/// # Panics
/// When a package is missing: all of them are named.
pub fn require_packages(options: Options) -> PathBuf {
    let launcher = [
        "/usr/libexec/at-spi-bus-launcher",
        "/usr/lib/at-spi2-core/at-spi-bus-launcher",
        "/usr/lib/at-spi-bus-launcher",
    ]
    .map(PathBuf::from)
    .into_iter()
    .find(|path| path.exists());
    let of_window_system: &[(&str, &str)] = match options.window_system {
        WindowSystem::X11 => &X11_PACKAGES,
        WindowSystem::Wayland => &WAYLAND_PACKAGES,
    };
    let of_keys: &[(&str, &str)] = match options.keys {
        Keys::ByIbus => &IBUS_PACKAGES,
        Keys::ByFcitx | Keys::Straight => &[("/usr/share/fcitx5/inputmethod/pinyin.conf", "fcitx5-pinyin")],
    };
    let of_dialogs: &[(&str, &str)] = match options.dialogs {
        Dialogs::Window => &[],
        Dialogs::Zenity => &ZENITY_PACKAGES,
        Dialogs::Portal => &PORTAL_PACKAGES,
    };
    let mut missing: Vec<&str> = [("dbus-daemon", "dbus"), ("setpriv", "util-linux")]
        .iter()
        .chain(of_window_system)
        .chain(of_keys)
        .chain(of_dialogs)
        .filter(|(program, _)| in_path(program).is_none())
        .map(|&(_, package)| package)
        .collect();
    if options.remote && in_path("Xtigervnc").is_none() {
        missing.push("tigervnc-standalone-server");
    }
    if launcher.is_none() {
        missing.push("at-spi2-core");
    }
    assert!(
        missing.is_empty(),
        "the desktop tests need these Debian packages: {}",
        missing.join(" ")
    );
    launcher.unwrap_or_default()
}

/// The path of a program that is installed.
pub fn in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.exists())
}
