# 开始页

start-title = 写一篇讲稿
start-templates = 从模板开始
start-recent = 最近的讲稿
start-recent-empty = 打开过的讲稿会列在这里
start-open = 打开讲稿…
start-blank = 空白讲稿
start-use-template = 用此模板
start-preview = 预览
start-length = 约 { $minutes } 分钟 · { $characters } 字
start-language-all = 全部语言
start-template-broken = “{ $name }”无法读取：{ $reason }
start-length-words = 约 { $minutes } 分钟 · { $characters } 词
start-blank-other = 空白英文讲稿
start-reading = 正在读取模板…
start-card-name = { $name }，{ $length }。{ $summary }
start-mine = 我的
start-built-in = 内置
start-shared = 共享
start-broken-count = { $count } 个模板读不出来
start-recent-entry = { $name }，在 { $folder }
start-forget = 从列表中去掉“{ $name }”
start-length-choice = 时长
start-fields = 要填的空
start-outline = 提纲
start-first-lines = 开头
