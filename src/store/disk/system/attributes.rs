//! What a new file takes over from the one that it replaces.

use std::fs;
use std::io;
use std::path::Path;

/// Gives `to` the owner, the group, the extended attributes (with them the access lists) and the permissions of
/// `from`. Only for the permissions it is an error when they cannot be given.
#[cfg(unix)]
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    let (like, now) = (fs::metadata(from)?, fs::metadata(to)?);
    if like.uid() != now.uid() {
        let _ = chown(to, Some(like.uid()), None);
    }
    let keeps_group = like.gid() == now.gid() || chown(to, None, Some(like.gid())).is_ok();
    copy_extended(from, to);
    let mode = like.permissions().mode() & 0o7777;
    let mode = if keeps_group {
        mode
    } else {
        // What the old group may do is not for this one: it may do what everyone may.
        (mode & !0o2070) | ((mode & 0o007) << 3)
    };
    fs::set_permissions(to, fs::Permissions::from_mode(mode))
}

/// Gives `to` the permissions of `from`.
#[cfg(not(unix))]
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

/// Copies those extended attributes that can be read and set; what cannot is the system's own.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn copy_extended(from: &Path, to: &Path) {
    use rustix::fs::{XattrFlags, getxattr, getxattr_query, listxattr, listxattr_query, setxattr};
    let Ok(length) = listxattr_query(from) else { return };
    let mut names = vec![0; length];
    let Ok(length) = listxattr(from, &mut names) else {
        return;
    };
    names.truncate(length);
    for name in names.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let Ok(length) = getxattr_query(from, name) else {
            continue;
        };
        let mut value = vec![0; length];
        if let Ok(length) = getxattr(from, name, &mut value) {
            value.truncate(length);
            let _ = setxattr(to, name, &value, XattrFlags::empty());
        }
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))]
fn copy_extended(_from: &Path, _to: &Path) {}
