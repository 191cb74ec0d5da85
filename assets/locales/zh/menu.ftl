# 菜单与命令

app-name = 讲稿工坊

menu-file = 文件
menu-edit = 编辑
menu-section = 段落
menu-view = 视图
menu-template = 模板
menu-help = 帮助

menu-open-recent = 最近打开
menu-open-recent-empty = 还没有打开过讲稿
menu-open-recent-clear = 清空列表
menu-numbering = 编号方式
menu-kind = 段落类型
menu-theme = 外观
menu-language = 语言

command-new = 新建讲稿…
command-new-window = 新建窗口
command-open = 打开…
command-open-path = 输入路径打开…
command-save = 保存
command-save-as = 另存为…
command-save-as-path = 输入路径保存…
command-export-text = 导出文本…
command-copy-speech = 复制全文
command-load-template = 载入模板文件…
command-load-template-path = 输入路径载入模板…
command-save-as-template = 存为模板…
command-template-folder = 我的模板文件夹
command-close = 关闭讲稿
command-quit = 退出

command-undo = 撤销
command-redo = 重做
command-undo-named = 撤销{ $action }
command-redo-named = 重做{ $action }
command-cut = 剪切
command-copy = 复制
command-paste = 粘贴
command-paste-plain = 粘贴为纯文本
command-select-all = 全选
command-insert-field = 插入字段…
command-make-field = 将所选设为字段…
command-next-unfilled = 下一个待填字段
command-find = 查找…

command-add-sibling = 添加同级段落
command-add-child = 添加下级段落
command-duplicate-section = 复制一份
command-delete-section = 删除段落
command-rename-section = 重命名段落
command-move-up = 上移
command-move-down = 下移
command-promote = 升一级
command-demote = 降一级
command-change-kind = 更改类型
command-fold-all = 全部折叠
command-unfold-all = 全部展开

command-outline = 提纲
command-helper = 助手
command-zoom-in = 放大
command-zoom-out = 缩小
command-zoom-reset = 实际大小
command-theme-light = 浅色
command-theme-dark = 深色
command-theme-system = 跟随系统
command-language-system = 跟随系统

command-shortcuts = 快捷键
command-about = 关于讲稿工坊
command-palette = 查找命令…

# 编号方式

scheme-item-is = 一是、二是、三是
scheme-bracketed-chinese = （一）（二）（三）
scheme-chinese-comma = 一、二、三、
scheme-arabic-dot = 1. 2. 3.
scheme-bracketed-arabic = （1）（2）（3）
scheme-ordinal-comma = 第一，第二，第三，
scheme-first-next-last = 首先、其次、再次、最后
scheme-connective = 自拟起句词
scheme-english-ordinal = First / Second / Third
scheme-none = 不编号

# 段落类型

kind-salutation = 称谓
kind-opening = 开场
kind-part = 部分
kind-impression = 印象
kind-requirement = 要求
kind-closing = 结尾
kind-custom = 自定义

# 段落状态

status-to-write = 待写
status-draft = 草稿
status-done = 完成
