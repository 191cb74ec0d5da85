#!/usr/bin/env bash
# Checks what the desktop gets to see, and the packages where they are given.
#
#   packaging/check.sh              the files in this folder (cheap; .ci/run does it)
#   packaging/check.sh FOLDER       these, and the .deb and the .tar.gz that packaging/build.sh has put into FOLDER
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages=${1:+$(cd "$1" && pwd)}
cd "$repository"
linux=packaging/linux
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT

check_entry() {
  step "menu entry and AppStream data"
  need desktop-file-validate appstreamcli xmllint
  desktop-file-validate $linux/speechwright.desktop
  appstreamcli validate --no-net --pedantic $linux/speechwright.metainfo.xml
  xmllint --noout $linux/*.xml
  find $linux/icons -name '*.svg' -exec xmllint --noout {} +
}

check_versions() {
  local wanted
  wanted=$(version)
  grep --quiet "<release version=\"$wanted\"" $linux/speechwright.metainfo.xml ||
    die "speechwright.metainfo.xml has no release $wanted"
  head -n 1 packaging/deb/changelog | grep --quiet --fixed-strings "($wanted-" ||
    die "packaging/deb/changelog does not begin with $wanted"
}

# Asks the desktop's own code what a file is, with nothing but the system's types and those of this folder.
type_of() {
  XDG_DATA_HOME=$scratch/data gio info --attributes=standard::content-type "$1" |
    sed -n 's/^ *standard::content-type: //p'
}

expect_type() {
  local found
  found=$(type_of "$1")
  [ "$found" = "$2" ] || die "$1 is taken for $found in place of $2"
}

check_types() {
  step "MIME types"
  need update-mime-database gio
  local draft=application/x-speechwright-speech template=application/x-speechwright-template file
  install -D --mode 644 $linux/speechwright-mime.xml "$scratch/data/mime/packages/speechwright.xml"
  XDG_DATA_HOME=$scratch/data update-mime-database "$scratch/data/mime" 2>&1 | tee "$scratch/said"
  [ ! -s "$scratch/said" ] || die "update-mime-database has something to say"
  cp examples/half-year-review.speech "$scratch/讲话.speech"
  cp examples/half-year-review.speech "$scratch/without-extension"
  echo "not what it is called" >"$scratch/damaged.speech"
  printf '\xef\xbb\xbf(format:"speechwright-template",version:1)' >"$scratch/written by hand.ron"
  for file in 讲话.speech without-extension damaged.speech; do
    expect_type "$scratch/$file" $draft
  done
  for file in templates/*.ron; do
    expect_type "$file" $template
  done
  expect_type "$scratch/written by hand.ron" $template
  # What other programs write is left to them.
  printf '#![enable(implicit_some)]\n(format: "something-else", version: 1)\n' >"$scratch/other.ron"
  printf '(window: (width: 800))\n' >"$scratch/settings.ron"
  printf 'A template begins with format: "speechwright-template".\n' >"$scratch/about.txt"
  for file in other.ron settings.ron about.txt; do
    case $(type_of "$scratch/$file") in
      *speechwright*) die "$file, which is another program's, is taken for one of ours" ;;
    esac
  done
  echo "drafts, all templates and files of others are known for what they are"
}

check_shells() {
  step "completions and manual"
  bash -n $linux/completions/speechwright.bash
  local shell script
  for shell in zsh:_speechwright fish:speechwright.fish; do
    script=$linux/completions/${shell#*:}
    if command -v "${shell%%:*}" >/dev/null; then
      "${shell%%:*}" -n "$script"
    else
      echo "not checked, as there is no ${shell%%:*} here: $script"
    fi
  done
  if ! command -v man >/dev/null; then
    echo "not checked, as there is no man here: $linux/man"
    return
  fi
  local page said
  for page in $linux/man/*.1; do
    said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$said" ] || die "$page: $said"
  done
}

check_deb() {
  step "lintian: $1"
  need lintian
  lintian --allow-root --fail-on error,warning --tag-display-limit 0 --info "$1"
}

# Unpacked, run in place, installed for a user into a folder with a space, removed.
check_tar() {
  step "the archive: $1"
  local home="$scratch/a home" entry unpacked
  mkdir -p "$home" "$scratch/unpacked"
  tar --extract --directory "$scratch/unpacked" --file "$1"
  unpacked=$(echo "$scratch"/unpacked/*)
  "$unpacked/bin/speechwright" --version
  HOME=$home "$unpacked/install.sh" >/dev/null
  entry=$home/.local/share/applications/speechwright.desktop
  desktop-file-validate "$entry"
  grep --quiet --fixed-strings "Exec=\"$home/.local/bin/speechwright\" %f" "$entry" || die "the menu starts something else"
  HOME=$home "$home/.local/bin/speechwright" new --template en-toast -o "$home/toast.speech" >/dev/null
  HOME=$home "$unpacked/install.sh" >/dev/null
  HOME=$home "$home/.local/share/speechwright-installed/uninstall.sh" >/dev/null
  # Caches of the desktop may stay where they were made.
  local left
  left=$(find "$home" -type f ! -path '*/mime/*' ! -name mimeinfo.cache ! -name icon-theme.cache)
  [ "$left" = "$home/toast.speech" ] || die "left behind: $left"
  echo "installed, replaced and removed without root; nothing is left but the draft"
}

check_entry
check_versions
check_types
check_shells
if [ -n "$packages" ]; then
  for package in "$packages"/*.deb; do check_deb "$package"; done
  for package in "$packages"/*.tar.gz; do check_tar "$package"; done
fi
step "in order"
