#!/bin/sh
# Installs Speechwright for the user who runs it; root is not needed.
# 把讲稿工坊装入个人目录，不需要管理员权限。
#
#   ./install.sh [PREFIX]       into PREFIX, else ~/.local
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-$HOME/.local}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
kept=$prefix/share/speechwright-installed

# What an earlier version has put there and this one has no more is not left behind.
if [ -x "$kept/uninstall.sh" ]; then
  "$kept/uninstall.sh" --quiet
fi

umask 022
mkdir -p "$kept"
(cd "$here" && find bin share -type f | sort) >"$kept/files"
while IFS= read -r file; do
  mkdir -p "$prefix/$(dirname "$file")"
  # A program that runs is not written over: the new one takes its name.
  cp "$here/$file" "$prefix/$file.new"
  mv "$prefix/$file.new" "$prefix/$file"
done <"$kept/files"
cp "$here/uninstall.sh" "$kept/uninstall.sh"
chmod 755 "$kept/uninstall.sh" "$prefix/bin/speechwright"

# The menu starts the program also where its folder is not in PATH. In Exec, " ` $ and \ are escaped twice.
program=$prefix/bin/speechwright
escaped=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g' -e 's/[&|\\]/\\&/g')
plain=$(printf '%s' "$program" | sed -e 's/\\/\\\\/g' -e 's/[&|\\]/\\&/g')
entry=$prefix/share/applications/speechwright.desktop
sed -e "s|^Exec=speechwright|Exec=\"$escaped\"|" -e "s|^TryExec=speechwright|TryExec=$plain|" "$entry" >"$entry.new"
mv "$entry.new" "$entry"

"$kept/uninstall.sh" --update-caches
echo "已安装 installed: $program"
case ":$PATH:" in
  *":$prefix/bin:"*) ;;
  *) echo "$prefix/bin 不在 PATH 里，请从菜单启动或输入完整路径 is not in PATH: start it from the menu or by its full path" ;;
esac
