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
start-my-templates = 我的模板
start-language-all = 全部语言
start-template-broken = “{ $name }”无法读取：{ $reason }
