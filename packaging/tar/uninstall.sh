#!/bin/sh
# Removes what install.sh has put beside it, and nothing else: drafts, templates, settings and recovery files stay.
# 卸载讲稿工坊；文稿、模板、设置和恢复数据都会保留。
set -eu

kept=$(cd "$(dirname "$0")" && pwd)
prefix=$(cd "$kept/../.." && pwd)

update_caches() {
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database "$prefix/share/applications" || true
  fi
  if command -v update-mime-database >/dev/null && [ -d "$prefix/share/mime/packages" ]; then
    update-mime-database "$prefix/share/mime" || true
  fi
  if command -v gtk-update-icon-cache >/dev/null && [ -f "$prefix/share/icons/hicolor/icon-theme.cache" ]; then
    gtk-update-icon-cache --quiet --force --ignore-theme-index "$prefix/share/icons/hicolor" || true
  fi
}

if [ "${1:-}" = --update-caches ]; then
  update_caches
  exit
fi
if ! [ -f "$kept/files" ]; then
  echo "这里没有安装记录，没有删除任何文件 nothing is known to be installed here, and nothing was removed" >&2
  exit 1
fi
while IFS= read -r file; do
  rm -f "$prefix/$file"
  # Folders go when they are empty.
  folder=$(dirname "$file")
  while [ "$folder" != . ] && rmdir "$prefix/$folder" 2>/dev/null; do
    folder=$(dirname "$folder")
  done
done <"$kept/files"
rm -f "$kept/files" "$kept/uninstall.sh"
rmdir "$kept" 2>/dev/null || true
update_caches
[ "${1:-}" = --quiet ] || echo "已卸载 removed: $prefix/bin/speechwright"
