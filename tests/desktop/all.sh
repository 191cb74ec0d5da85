#!/usr/bin/env bash
# Everything on real desktops, and what takes too long for every change: some half an hour. Prints a report.
#
#   tests/desktop/all.sh
#
# Each step is done whether or not those before it passed; the report at the end says which did not. What was seen is in
# the target folder's desktop-pictures/, what went wrong in its desktop-failures/.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target=${CARGO_TARGET_DIR:-target}
logs=$target/desktop-logs
mkdir -p "$logs"
report=()

# Does a step, keeps what it said, and takes down how it went: NAME COMMAND...
step() {
  local name=$1 start=$SECONDS result=passed
  shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$logs/$name.log" || result=FAILED
  local tests
  tests=$(sed -n 's/^test result: [^.]*\. \([0-9]* passed; [0-9]* failed\).*/\1/p' "$logs/$name.log" | tail -n 1)
  report+=("$(printf '%-28s %-7s %4d s  %s' "$name" "$result" $((SECONDS - start)) "$tests")")
  grep -h '^SKIPPED' "$logs/$name.log" | sort -u | while read -r line; do echo "   $line"; done
}

desktop() {
  cargo test --locked --test desktop -- --ignored --nocapture --test-threads=1 "$@"
}

cargo build --release --locked || exit 1
step x11-and-wayland-software env SPEECHWRIGHT_RENDERER=software cargo test --locked --test desktop -- --ignored --nocapture --test-threads=1 --skip long::
step x11-and-wayland-opengl env SPEECHWRIGHT_RENDERER=gpu cargo test --locked --test desktop -- --ignored --nocapture --test-threads=1 --skip long::
step long desktop long::
step kills env SPEECHWRIGHT_KILLS="${SPEECHWRIGHT_KILLS:-200}" cargo test --locked --test desktop -- --ignored --nocapture --test-threads=1 killing::

printf '\n== report, %s, %s\n' "$(uname -m)" "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)"
printf '%s\n' "${report[@]}"
printf '%s\n' "${report[@]}" | grep --quiet FAILED && exit 1
exit 0
