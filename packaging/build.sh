#!/usr/bin/env bash
# From a clean checkout to the packages for users: a .deb and a .tar.gz that can stand anywhere.
#
#   packaging/build.sh [FOLDER]         into FOLDER, else target/packages
#
# TARGET is what is built for (x86_64-unknown-linux-gnu, as nothing else is tried yet), GLIBC the oldest glibc that it
# has to run with. Needs Rust, Python 3 with venv, and binutils; fetches what builds and licenses from the registries.
# The same sources give the same bytes, wherever they lie (packaging/reproducible.sh shows it).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

: "${TARGET:=x86_64-unknown-linux-gnu}" "${GLIBC:=2.28}"
case $TARGET in
  x86_64-unknown-linux-gnu) machine=x86_64 ;;
  *) die "no packages are made for $TARGET yet" ;;
esac
cd "$repository"
target_dir=${CARGO_TARGET_DIR:-$repository/target}
mkdir -p "$target_dir"
target_dir=$(cd "$target_dir" && pwd)
out=${1:-$target_dir/packages}
mkdir -p "$out"
out=$(cd "$out" && pwd)
name=speechwright-$(version)-linux-$machine

# Times in the packages are that of the last change; without its history, that of the change log.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  history=$(git rev-parse --show-toplevel 2>/dev/null || true)
  SOURCE_DATE_EPOCH=$([ "$history" = "$repository" ] && git log -1 --format=%ct ||
    date --date "$(sed -n 's/^ -- .*>  //p' packaging/deb/changelog | head -n 1)" +%s)
fi
export SOURCE_DATE_EPOCH CARGO_TARGET_DIR=$target_dir TZ=UTC LC_ALL=C.UTF-8
umask 022

set_up() {
  need cargo python3 objdump tar gzip
  local wanted=packaging/requirements.txt
  if ! cmp --quiet "$wanted" "$cache/venv/requirements.txt"; then
    rm -rf "$cache/venv"
    python3 -m venv "$cache/venv"
    "$cache/venv/bin/pip" install --quiet --requirement "$wanted"
    cp "$wanted" "$cache/venv/"
  fi
  cargo_deb=$(cargo_tool cargo-deb 3.8.0)
}

build() {
  # Nothing in the binary says where it was built. The last prefix that fits is taken, so the innermost folder is last.
  local flags=(
    "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
    "--remap-path-prefix=$repository=/speechwright"
    "--remap-path-prefix=$target_dir=/build"
  )
  local separator=$'\x1f'
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$separator && echo "${flags[*]}") CARGO_INCREMENTAL=0 \
    PATH=$cache/venv/bin:$PATH \
    cargo zigbuild --profile packaged --locked --bin speechwright --target "$TARGET.$GLIBC"
  binary=$target_dir/$TARGET/packaged/speechwright
}

check_glibc() {
  local highest
  highest=$(objdump --dynamic-syms "$binary" | grep --only-matching 'GLIBC_[0-9.]*' | sort --version-sort --unique | tail -n 1)
  echo "the newest symbols that $binary asks for: $highest"
  [ "$(printf 'GLIBC_%s\n%s\n' "$GLIBC" "$highest" | sort --version-sort | tail -n 1)" = "GLIBC_$GLIBC" ] ||
    die "it would not start with glibc $GLIBC"
  if objdump --private-headers "$binary" | grep NEEDED | grep --invert-match --extended-regexp \
    ' (lib(c|m|dl|rt|pthread|util)\.so\.[0-9]+|ld-linux-.*\.so\.[0-9]+)$'; then
    die "it needs libraries beside glibc to start at all"
  fi
}

# Everything but the program that both packages hold, as it stands under /usr or ~/.local.
stage() {
  staged=$target_dir/$TARGET/packaged/packaging-staged
  rm -rf "$staged"
  local share=$staged/share linux=packaging/linux
  put() { install -D --mode "${3:-644}" "$1" "$2"; }
  put "$binary" "$staged/bin/speechwright" 755
  put $linux/speechwright.desktop "$share/applications/speechwright.desktop"
  put $linux/speechwright.metainfo.xml "$share/metainfo/org.speechwright.speechwright.metainfo.xml"
  put $linux/speechwright-mime.xml "$share/mime/packages/speechwright.xml"
  put $linux/completions/speechwright.bash "$share/bash-completion/completions/speechwright"
  put $linux/completions/_speechwright "$share/zsh/vendor-completions/_speechwright"
  put $linux/completions/speechwright.fish "$share/fish/vendor_completions.d/speechwright.fish"
  local file
  for file in $linux/man/*.1; do
    install -d "$share/man/man1"
    gzip --no-name --best --stdout "$file" >"$share/man/man1/$(basename "$file").gz"
  done
  (cd $linux/icons && find . -type f) | while read -r file; do
    put "$linux/icons/$file" "$share/icons/$file"
  done
  local doc=$share/doc/speechwright
  install -d "$doc"
  gzip --no-name --best --stdout packaging/deb/changelog >"$doc/changelog.Debian.gz"
  put examples/half-year-review.speech "$doc/examples/half-year-review.speech"
  packaging/licences/collect.py "$TARGET" | gzip --no-name --best >"$doc/third-party-licences.txt.gz"
}

make_deb() {
  "$cargo_deb" --no-build --no-strip --locked --profile packaged --target "$TARGET" --output "$out/"
}

# Files of one order, owner and time.
make_tar() {
  local folder=$target_dir/$name
  rm -rf "$folder"
  cp --recursive "$staged" "$folder"
  rm "$folder/share/doc/speechwright/changelog.Debian.gz"
  install --mode 755 packaging/tar/install.sh packaging/tar/uninstall.sh "$folder/"
  install --mode 644 packaging/tar/README.txt "$folder/"
  install --mode 644 -D -t "$folder/share/doc/speechwright" packaging/deb/copyright LICENSE-MIT LICENSE-APACHE
  tar --create --directory "$target_dir" --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rw,go=u-w \
    --mtime="@$SOURCE_DATE_EPOCH" --format=ustar "$name" | gzip --no-name --best >"$out/$name.tar.gz"
  rm -rf "$folder"
}

step "tools"
set_up
step "speechwright $(version) for $TARGET with glibc $GLIBC"
build
check_glibc
step "packages"
rm -f "$out"/speechwright*.deb "$out"/speechwright*.tar.gz
stage
make_deb
make_tar
(cd "$out" && sha256sum ./*.deb ./*.tar.gz)
