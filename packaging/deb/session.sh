#!/bin/bash
# The part of try.sh that happens on the user's desktop, inside the system that it is tried in.
set -euo pipefail

draft=/home/li/半年.speech
# It takes a number that nobody has, and says which.
exec 3> >(head -n 1 >/tmp/display)
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -fbdir /tmp/pictures >/tmp/xvfb.log 2>&1 &
screen=$!
exec 3>&-
for _ in $(seq 100); do
  [ -s /tmp/display ] && break
  sleep 0.1
done
DISPLAY=:$(cat /tmp/display)
export DISPLAY
trap 'kill $screen 2>/dev/null || true' EXIT

die() {
  echo "$*" >&2
  exit 1
}

seen() {
  echo "  $*"
}

# One that has ended may stay in the list, since nobody here is told of it.
is_running() {
  ps -C speechwright -o stat= | grep --quiet --invert-match Z
}

# Waits until a window's title has a word in it, and says which window that is.
window() {
  local tries
  for tries in $(seq 300); do
    if xwininfo -root -tree 2>/dev/null | grep --fixed-strings '("" "speechwright")' | grep --fixed-strings "$1" |
      grep --only-matching --max-count=1 --extended-regexp '0x[0-9a-f]+'; then
      return
    fi
    sleep 0.1
  done
  die "no window is called “$1”, $((tries / 10)) s later: $(xwininfo -root -tree 2>&1 | grep '"' || true)"
}

# Looks at a window that should be there by now, takes a picture, and ends the program as a session's end does.
look_and_end() {
  local shown
  shown=$(window "$2")
  sleep 2
  seen "$1: $(xprop -id "$shown" WM_CLASS _NET_WM_NAME | sed 's/^[^=]*= //' | paste -sd' ')"
  xprop -id "$shown" WM_CLASS | grep --quiet '"speechwright"' || die "the window does not belong to the menu entry"
  cp /tmp/pictures/Xvfb_screen0 "/tmp/pictures/$3.xwd"
  is_running || die "the program has ended of itself"
  pkill --exact speechwright
  local tries
  for tries in $(seq 100); do
    is_running || return 0
    sleep 0.1
  done
  die "it does not end, $((tries / 10)) s after it was told to"
}

for _ in $(seq 100); do
  xdpyinfo >/dev/null 2>&1 && break
  sleep 0.1
done

gtk-launch speechwright
look_and_end "gtk-launch, as the menu does" "Speechwright" menu
if gio help launch >/dev/null 2>&1; then
  gio launch /usr/share/applications/speechwright.desktop "$draft"
  look_and_end "gio launch with a draft" "半年" gio
else
  seen "gio launch: this gio has none"
fi

for desktop in X-Generic GNOME; do
  export XDG_CURRENT_DESKTOP=$desktop
  for file in "$draft:application/x-speechwright-speech" "/home/li/toast.ron:application/x-speechwright-template"; do
    found=$(xdg-mime query filetype "${file%%:*}" | sed 's/;.*//')
    opener=$(xdg-mime query default "${file#*:}")
    seen "$desktop: $(basename "${file%%:*}") is $found, opened by $opener"
    [ "$found" = "${file#*:}" ] || die "the desktop takes ${file%%:*} for $found"
    [ "$opener" = speechwright.desktop ] || die "the desktop opens it with “$opener”"
  done
  xdg-open "$draft" >/tmp/xdg-open.log 2>&1 &
  look_and_end "$desktop: xdg-open with a draft" "半年" "xdg-open-$desktop"
  xdg-open /home/li/toast.ron >/tmp/xdg-open.log 2>&1 &
  look_and_end "$desktop: xdg-open with a template" "Speechwright" "template-$desktop"
done
rm -f /tmp/pictures/Xvfb_screen0
