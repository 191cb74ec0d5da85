# 对话框

button-ok = 确定
button-cancel = 取消
button-close = 关闭
button-save = 保存
button-discard = 不保存
button-delete = 删除
button-create = 新建
button-undo = 撤销
button-replace = 替换
button-choose = 选择
button-open = 打开
button-export = 导出
button-retry = 重试

dialog-unsaved-title = 要保存对“{ $name }”的修改吗？
dialog-unsaved-text = 不保存的话，修改会丢失。
dialog-replace-title = “{ $name }”已经存在
dialog-replace-text = 替换后，原来的内容就没有了。
dialog-path-title = 输入路径
dialog-path-hint = 例：~/讲稿/半年总结.speech
dialog-path-label = 文件路径
dialog-delete-field-title = 删除字段“{ $name }”？
dialog-delete-field-text = 它在讲稿中用了 { $count } 次。
dialog-delete-field-keep = 保留文字
dialog-make-field-title = 将所选设为字段
dialog-make-field-everywhere = 其余 { $count } 处相同文字也设为该字段
dialog-insert-field-title = 插入字段
dialog-about-text = 起草讲话稿的桌面编辑器
dialog-shortcuts-title = 快捷键
shortcuts-sought = 按命令名或按键筛选
shortcuts-none-found = 没有这样的命令或按键
shortcuts-press = 请按新的快捷键…
shortcuts-without = —
shortcuts-change = 点一下，再按新的快捷键；按 Esc 不改
shortcuts-change-name = { $command }：{ $keys }
shortcuts-reset-one = 恢复“{ $command }”的默认快捷键
shortcuts-reset-short = 还原
shortcuts-reset = 全部恢复默认
shortcuts-copy = 复制为文本
shortcuts-print = 保存为打印页…
shortcuts-print-tooltip = 存成一个网页文件，用浏览器打开就能打印
shortcuts-page-title = 讲稿工坊快捷键
shortcuts-copy-tooltip = 复制整张快捷键表，可粘贴到文档里打印
shortcuts-writes = { $keys } 是输入文字或移动光标用的，不能作快捷键。请加上 Ctrl 或 Alt，或用 F1 至 F12。
shortcuts-input-method = { $keys } 要留给输入法。
shortcuts-taken = { $keys } 已用于“{ $command }”。
shortcuts-take = 改归这条命令

export-title = 导出文本
export-encoding = 编码
export-encoding-utf8 = UTF-8
export-encoding-gb18030 = GB18030
export-bom = 写入 BOM
export-line-ending = 换行符
export-line-ending-lf = LF（Linux、macOS）
export-line-ending-crlf = CRLF（Windows）
export-indent = 段首空两格
export-blank-lines = 段间空一行
export-keep-blanks = 待填字段写作〔字段名〕
export-unfilled = 还有 { $count } 个字段待填
export-preview = 预览
export-go-there = 去填写

# Files

dialog-about-version = 版本 { $version }
dialog-about-licences = 采用 MIT 或 Apache 2.0 许可。字体由 Noto Sans CJK 制成，采用 SIL 开放字体许可。
palette-label = 名称的一部分，或拼音、拼音首字母
palette-none = 现在没有这个名称的可用内容
palette-template = 模板
dialog-path-open-speech = 打开讲稿
dialog-path-save-speech = 保存讲稿
dialog-path-open-template = 载入模板
dialog-path-save-template = 存为模板
dialog-path-shortcut-page = 保存快捷键打印页
dialog-path-export-text = 导出文本
dialog-path-empty = 请输入文件路径。
dialog-path-relative = 路径请以 / 或 ~ 开头。
button-save-elsewhere = 另存为…
file-kind-speech = 讲稿
file-kind-template = 模板
file-kind-page = 网页
file-kind-text = 纯文本
file-untitled = 未命名讲稿

# 输入时自动替换

typing-title = 输入时自动替换
typing-dashes = 两个连字符 -- 换成破折号 ——
typing-ellipses = 三个点 ... 换成省略号 ……
typing-quotes = 直引号 " 换成弯引号 “ ”
typing-note = 替换之后按一次退格键，即可恢复原样。粘贴的文字和输入法送出的文字不会改动。

# 字数统计

statistics-words = 字数
statistics-characters = 字符数（不计空格）
statistics-characters-with-spaces = 字符数（计空格）
statistics-paragraphs = 段落数
statistics-sentences = 句数
statistics-mean-sentence = 平均句长
statistics-longest = 最长的句子
statistics-go-to = 转到：{ $sentence }
statistics-sections = 各段字数与目标
statistics-section = 段落
statistics-target = 目标
statistics-share = 占全文
statistics-long = 一口气读不完的长句（{ $least } 字以上）
statistics-long-words = 一口气读不完的长句（{ $least } 词以上）
statistics-no-long = 没有这样的长句
statistics-long-sentence = 长句
statistics-seconds = 秒
statistics-copy = 复制为表格
statistics-today = 今天写了 { $count } 字
statistics-day = { $day }：{ $count } 字
statistics-day-written = 日期
notice-table-copied = 统计已复制，可粘贴到表格中

# 设置

command-settings = 设置…
tooltip-settings = 所有设置，可按名称或拼音查找
settings-sought = 查找设置（名称、拼音或拼音首字母）
settings-none-found = 没有找到这样的设置
settings-appearance = 界面
settings-views = 视图
settings-writing = 输入时自动替换
settings-safety = 保存与安全
settings-keyboard = 键盘
settings-zoom = 文稿大小
settings-interface-scale = 界面大小
settings-renderer = 渲染方式（下次启动生效）
settings-renderer-auto = 自动选择
settings-renderer-gpu = 显卡
settings-renderer-software = 处理器
settings-focus-sentence = 当前句
settings-focus-paragraph = 当前自然段
settings-focus-section = 当前段落
settings-autosave-after = 自动保存的间隔
settings-room = 历史版本最多占用
settings-count-days = 统计每天写了多少字
settings-traces = 保留恢复文件、历史版本和最近打开
settings-on = 开
settings-off = 关
settings-usual = 默认：{ $usual }
settings-changed-keys = { $count ->
    [0] 未改动
   *[other] 改动 { $count } 处
}
settings-change-keys = 查看和更改…
settings-reset-one = 恢复默认：{ $setting }
