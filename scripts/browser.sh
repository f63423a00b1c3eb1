#!/bin/sh
# The tests of the page need a browser and axe: get them where we may, say so loudly where not.
AXE=axe-core@4.14.1
if [ ! -f build/axe/node_modules/axe-core/axe.min.js ]; then
    npm install --silent --no-save --prefix build/axe "$AXE" >/dev/null 2>&1 ||
        echo "!!!!!!!! 没有 npm 或装不了 $AXE：网页的无障碍这次不查 !!!!!!!!" >&2
fi
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "安装 chromium 和中文字体，用来测网页……"
    apt-get install -y -qq chromium fonts-noto-cjk >/dev/null 2>&1 ||
        { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk; } >/dev/null 2>&1
fi
command -v chromium >/dev/null 2>&1 && exit 0
echo "!!!!!!!! 找不到 Chromium，也装不了：网页这次不测 !!!!!!!!" >&2
echo "!!!!!!!! 请管理员运行 apt-get install chromium fonts-noto-cjk !!!!!!!!" >&2
