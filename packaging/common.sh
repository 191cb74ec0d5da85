# What the scripts of this folder share. Read by them, with `set -euo pipefail` on.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/speechwright-packaging
# Tools are kept with .ci/run's, under the version that they have.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/speechwright-ci/tools

step() {
  printf '\n== %s (%d min %02d s so far)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60))
}

die() {
  echo "$*" >&2
  exit 1
}

need() {
  local program missing=()
  for program in "$@"; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  [ "${#missing[@]}" -eq 0 ] || die "missing here: ${missing[*]}"
}

# The path of a tool of Cargo's, which is built when it is not there: its speed hardly matters, so it is not optimised.
cargo_tool() {
  local name=$1 version=$2 root
  shift 2
  root=$tools/$name-$version
  if ! [ -x "$root/bin/$name" ]; then
    echo "building $name $version" >&2
    CARGO_TARGET_DIR=$tools/target-$name-$$ cargo install --quiet --locked --debug --root "$root" --version "$version" "$@" "$name" >&2 ||
      die "cannot build $name $version"
    rm -rf "$tools/target-$name-$$"
  fi
  echo "$root/bin/$name"
}

version() {
  sed -n 's/^version = "\(.*\)"$/\1/p' "$repository/Cargo.toml" | head -n 1
}
