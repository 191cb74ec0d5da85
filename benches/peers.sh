#!/usr/bin/env bash
# Speechwright beside other editors, measured from outside: start, each key, idling, memory.
#
#   GUIMETER=/path/to/the/meter benches/peers.sh [ROUNDS]
#
# GUIMETER is the folder of guimeter (its `peers/`, `corpus.py` and Cargo.toml). Programs that are not installed are left
# out, which is said. Nothing else should run meanwhile: it takes about an hour. What was measured and the tables are
# written to docs/performance/, with a plot.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
here=$PWD
meter=${GUIMETER:?say where guimeter is: GUIMETER=/path benches/peers.sh}
rounds=${1:-2}
sizes=${SIZES:-"5000 20000 100000 1000000"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
results=$here/docs/performance

cargo build --release --locked
speechwright=${CARGO_TARGET_DIR:-$here/target}/release/speechwright
(cd "$meter" && CARGO_TARGET_DIR=$work/target cargo build --release)

# Each program is started by a script of the meter; these two are ours.
cp -r "$meter/peers" "$work/peers"
for renderer in software gpu; do
  cat >"$work/peers/speechwright-$renderer.sh" <<SCRIPT
#!/bin/bash
. "\$(dirname "\$(readlink -f "\$0")")/home.sh" speechwright-$renderer "\$@"
if [ "\$PREPARE" ]; then
  rm -rf "\$HOME/.local" "\$HOME/.config"
  mkdir -p "\$HOME/.config" "\$HOME/.local/share"
  exit
fi
exec "$speechwright" --renderer $renderer "\$1"
SCRIPT
  chmod +x "$work/peers/speechwright-$renderer.sh"
done
# Where its text stands in its window.
sed -i 's/^  mousepad) echo/  speechwright*) echo --region 0.3,150,0.68,-60 --click 0.5,0.5 ;;\n&/' "$work/peers/measure.sh"

programs=(speechwright-software speechwright-gpu)
declare -A commands=(
  [mousepad]=mousepad [featherpad]=featherpad [gedit]=gedit [focuswriter]=focuswriter
  [novelwriter]="${NOVELWRITER:-novelwriter}" [libreoffice]=soffice [ghostwriter]=ghostwriter
  [gnome-text-editor]=gnome-text-editor
)
for name in mousepad featherpad gedit focuswriter novelwriter libreoffice ghostwriter gnome-text-editor; do
  if command -v "${commands[$name]}" >/dev/null; then
    programs+=("$name")
  else
    echo "left out, for it is not installed: $name"
  fi
done

# A display that nobody has.
number=77
while [ -e "/tmp/.X$number-lock" ] || [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
export GUIMETER_WORK=$work/session GUIMETER_DISPLAY=:$number
export GUIMETER=$work/target/release/guimeter DOCS=$work/docs OUT=$work/results
mkdir -p "$GUIMETER_WORK" "$OUT" "$results"
python3 "$meter/corpus.py" --all "$DOCS"
"$work/peers/session.sh" start
trap '"$work/peers/session.sh" stop; rm -rf "$work"' EXIT
# shellcheck source=/dev/null
. "$GUIMETER_WORK/session.env"

KEYS=${KEYS:-40} "$work/peers/measure.sh" keys "$rounds" "$sizes" "${programs[@]}"
"$work/peers/measure.sh" startup 3 "20000 1000000" "${programs[@]}"
"$work/peers/measure.sh" burst 1 20000 "${programs[@]}"

# Titles of windows that name the folder are not for keeping.
sed "s#$GUIMETER_WORK/doc#doc#g" "$OUT/results.jsonl" >"$results/peers.jsonl"
python3 "$meter/summary.py" "$results/peers.jsonl" >"$results/peers.md"
python3 benches/peers/plot.py "$results/peers.jsonl" "$results/peers.svg"
echo "written: docs/performance/peers.jsonl, peers.md, peers.svg"
