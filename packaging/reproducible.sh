#!/usr/bin/env bash
# Shows that the packages do not depend on where and when they are built: two checkouts of HEAD, in folders of other
# names and depths, give the same bytes.
#
#   packaging/reproducible.sh [FOLDER]      works in FOLDER, else target/reproducible
#
# What was built in FOLDER before is used again as far as Cargo finds it to be up to date.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cd "$repository"
need git cmp
work=${1:-${CARGO_TARGET_DIR:-$repository/target}/reproducible}
mkdir -p "$work"
work=$(cd "$work" && pwd)
# What is committed meanwhile is for another time.
commit=$(git rev-parse HEAD)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH

# The second has its target folder in the checkout, another umask, zone and language.
build_in() {
  local checkout=$1 target=$2
  find "$checkout" -mindepth 1 -maxdepth 1 ! -path "$target" -exec rm -rf {} + 2>/dev/null || true
  mkdir -p "$checkout"
  git archive "$commit" | tar --extract --directory "$checkout"
  rm -rf "$target/packages"
  CARGO_TARGET_DIR=$target "$checkout/packaging/build.sh" "$target/packages"
}

one=$work/one/target
other=$work/another-folder/deeper/checkout/target
step "the first"
(umask 022 && TZ=UTC LANG=C.UTF-8 build_in "$work/one/checkout" "$one")
step "the second"
(umask 077 && TZ=Asia/Shanghai LANG=zh_CN.UTF-8 build_in "$work/another-folder/deeper/checkout" "$other")

step "compared"
for package in "$one"/packages/*; do
  cmp "$package" "$other/packages/$(basename "$package")"
  sha256sum "$package"
done
[ "$(ls "$one/packages")" = "$(ls "$other/packages")" ] || die "not the same packages in both"
step "the same bytes twice"
