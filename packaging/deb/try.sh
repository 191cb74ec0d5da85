#!/usr/bin/env bash
# What a user does with the package, in a clean Debian made by debootstrap: installs it, starts it from the menu, opens a
# draft and a template by a double click, upgrades, removes, purges. Fails where anything is not as it should be.
#
#   packaging/deb/try.sh FILE.deb [SUITE]       SUITE is bookworm if it is not given
#
# Needs root, debootstrap and a Debian mirror (MIRROR, else debootstrap's own). The bare system is kept in the cache
# folder for the next time. Pictures of the screen (xwd) are put beside the package, in try-SUITE/.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

[ $# -ge 1 ] || die "usage: packaging/deb/try.sh FILE.deb [SUITE]"
[ "$(id -u)" -eq 0 ] || die "only root can make a system to try it in"
need debootstrap dpkg-deb unshare chroot
deb=$(realpath "$1")
suite=${2:-bookworm}
pictures=$(dirname "$deb")/try-$suite
base=$cache/roots/$suite
mkdir -p "$cache"
# Not where temporary files are: devices may not work there.
root=$(mktemp --directory --tmpdir="$cache")
trap 'rm -rf "$root"' EXIT

# Only what a desktop has at the least: none of the packages that the program merely recommends.
desktop=(xvfb dbus x11-utils procps xdg-utils desktop-file-utils shared-mime-info libglib2.0-bin libgtk-3-bin
  gtk-update-icon-cache hicolor-icon-theme libfile-mimeinfo-perl)

seen() {
  echo "  $*"
}

# A command in the system, with processes of its own.
inside() {
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -c '
    mount -t proc proc "$0/proc" && mount -t tmpfs shm "$0/dev/shm"
    exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive chroot "$0" "$@"' "$root" "$@"
}

as_user() {
  inside runuser --user li -- env HOME=/home/li USER=li "$@"
}

make_root() {
  if ! [ -d "$base" ]; then
    rm -rf "$base.part"
    debootstrap --variant=minbase "$suite" "$base.part" ${MIRROR:+"$MIRROR"} >"$root/debootstrap.log" ||
      die "debootstrap: $(tail -n 3 "$root/debootstrap.log")"
    mv "$base.part" "$base"
  fi
  cp --archive "$base/." "$root/"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  mkdir -p "$root/dev/shm"
  inside apt-get -qq update
  inside apt-get -qq install --yes --no-install-recommends "${desktop[@]}" >"$root/apt.log" 2>&1 ||
    die "apt-get: $(tail -n 5 "$root/apt.log")"
  inside useradd --create-home --shell /bin/bash li
  seen "$(inside ldd --version | sed -n 1p); $(inside bash -c 'dpkg --list | grep -c ^ii') packages"
}

# All that stands in the system, but for the user's own and what apt, dpkg and a running system keep for themselves.
listing() {
  inside find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /home -o \
    -path /var/log -o -path /var/cache/apt -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /apt.log -o \
    -path /root \) -prune -o -print | sort
}

of_user() {
  (cd "$root/home/li" && find . -type f \( -name '*.speech' -o -path '*speechwright*' \) -exec sha256sum {} + | sort)
}

status() {
  inside dpkg-query --show --showformat='${db:Status-Status} ${Version}' speechwright
}

expect() {
  [ "$1" = "$2" ] || die "expected “$2”, found “$1”"
}

with_a_higher_version() {
  local folder=$root/higher
  dpkg-deb --raw-extract "$deb" "$folder"
  sed --in-place 's/^Version: .*/&+try1/' "$folder/DEBIAN/control"
  dpkg-deb --root-owner-group --build "$folder" "$root/tmp/higher.deb" >/dev/null
  rm -rf "$folder"
}

try_installing() {
  step "installing"
  cp "$deb" "$root/tmp/speechwright.deb"
  # What it depends on comes first, so that it can be told from the package itself.
  inside apt-get -qq --no-install-recommends satisfy --yes "$(dpkg-deb --field "$deb" Depends)" >>"$root/apt.log" 2>&1
  listing >"$root/tmp/before"
  inside apt-get -qq install --yes --no-install-recommends /tmp/speechwright.deb >>"$root/apt.log" 2>&1 ||
    die "apt-get: $(tail -n 5 "$root/apt.log")"
  listing >"$root/tmp/installed"
  seen "$(status): $(comm -13 "$root/tmp/before" "$root/tmp/installed" | wc -l) files and folders; $(as_user speechwright --version)"
  expect "$(inside dpkg --verify speechwright)" ""
  as_user speechwright new --template half-year-review --set 单位=市档案馆 -o /home/li/半年.speech
  cp "$repository/templates/en-toast.ron" "$root/home/li/toast.ron"
}

try_using() {
  step "using it"
  install --mode 755 "$repository/packaging/deb/session.sh" "$root/tmp/session.sh"
  install --directory --mode 1777 "$root/tmp/pictures"
  as_user dbus-run-session -- /tmp/session.sh
  # As after some days of work.
  as_user install -D --mode 600 /home/li/toast.ron /home/li/.local/share/speechwright/templates/toast.ron
  as_user install -D --mode 600 /home/li/半年.speech /home/li/.local/state/speechwright/backups/1/former.speech
  mkdir -p "$pictures"
  cp "$root"/tmp/pictures/* "$pictures/"
}

try_upgrading() {
  step "upgrading"
  of_user >"$root/tmp/of-user"
  with_a_higher_version
  inside dpkg --install /tmp/higher.deb >>"$root/apt.log"
  seen "$(status)"
  case $(status) in "installed "*+try1) ;; *) die "not upgraded" ;; esac
  listing | cmp - "$root/tmp/installed"
  expect "$(of_user)" "$(cat "$root/tmp/of-user")"
}

try_removing() {
  step "removing and purging"
  inside dpkg --remove speechwright >>"$root/apt.log"
  inside dpkg --purge speechwright >>"$root/apt.log" 2>&1
  ! inside dpkg-query --show speechwright 2>/dev/null || die "dpkg still knows of it"
  listing | diff "$root/tmp/before" - || die "left behind, or gone (see above)"
  ! grep --recursive --files-with-matches speechwright "$root"/usr/share/{applications,mime,icons} 2>/dev/null ||
    die "a cache still knows of it"
  expect "$(of_user)" "$(cat "$root/tmp/of-user")"
  seen "nothing is left; $(wc -l <"$root/tmp/of-user") files of the user (drafts, settings, state) are as they were"
}

step "a clean $suite"
make_root
try_installing
try_using
try_upgrading
try_removing
step "all of it went well in $suite"
