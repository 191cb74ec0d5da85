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
command-gallery = 模板库…
command-open = 打开…
command-open-path = 输入路径打开…
command-save = 保存
command-save-as = 另存为…
command-save-as-path = 输入路径保存…
command-export-text = 导出文本…
command-copy-speech = 复制全文
command-load-template = 载入模板文件…
command-load-template-path = 输入路径载入模板…
command-save-as-template = 由讲稿做模板…
command-edit-template = 编辑模板…
command-template-preview = 看新人看到的样子…
command-template-information = 模板信息…
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
command-characters = 特殊符号…
command-typing-aids = 输入时自动替换…
command-insert-field = 插入字段…
command-make-field = 将所选设为字段…
command-next-unfilled = 下一个待填字段
command-find = 查找
command-replace = 替换
command-find-next = 查找下一处
command-find-previous = 查找上一处

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
command-statistics = 字数统计…
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
command-language-system = 系统语言

command-shortcuts = 快捷键
command-about = 关于讲稿工坊
command-palette = 命令面板…

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
command-previous-unfilled = 上一个待填字段
command-language-chinese = 中文
command-language-english = English

# What commands say in “Undo …”

step-type = 键入
step-delete = 删除
step-cut = 剪切
step-paste = 粘贴
step-new-paragraph = 分段
step-add-section = 添加段落
step-delete-section = 删除段落
step-move-section = 移动段落
step-duplicate-section = 复制段落
step-merge-sections = 合并段落
step-rename-section = 重命名段落
step-change-scheme = 更改编号
step-change-kind = 更改类型
step-change-layout = 更改标题位置
step-edit-connective = 更改起句词
step-set-target = 更改目标
step-edit-notes = 编辑备注
step-edit-guidance = 编辑指引
step-set-status = 更改进度
step-set-frame = 套用句式
step-edit-todos = 编辑待办
step-set-bookmark = 设置书签
step-insert-field = 插入字段
step-fill-field = 填写字段
step-edit-field = 编辑字段
step-delete-field = 删除字段
step-make-field = 设为字段
step-make-section = 设为段落
step-edit-information = 编辑信息
step-set-language = 更改语言
step-restore = 恢复
step-replace = 替换
step-substitute = 自动替换
step-apply-template = 套用模板
step-edit-template-information = 模板信息

# What commands do, shown under the pointer

tooltip-new = 选择模板或空白讲稿
tooltip-new-window = 打开另一个窗口
tooltip-gallery = 查找、整理、导入导出模板，或套用到讲稿
tooltip-open = 打开讲稿或纯文本文件
tooltip-open-path = 不经系统对话框，按路径打开文件
tooltip-save = 将讲稿写入文件
tooltip-save-as = 以另一个名称保存
tooltip-save-as-path = 不经系统对话框，按路径保存
tooltip-export-text = 将讲稿导出为纯文本
tooltip-copy-speech = 将全文以纯文本放入剪贴板
tooltip-close = 关闭讲稿，回到起始页
tooltip-quit = 关闭窗口
tooltip-undo = 撤销上一步
tooltip-redo = 恢复撤销的一步
tooltip-cut = 将所选文字移到剪贴板
tooltip-copy = 复制所选文字
tooltip-paste = 将剪贴板内容放到光标处
tooltip-paste-plain = 只粘贴文字，不带段落与字段
tooltip-select-all = 选择全文
tooltip-characters = 在光标处放入破折号、书名号、序号等
tooltip-typing-aids = 选择输入时自动换成哪些符号
tooltip-insert-field = 在光标处放入字段
tooltip-make-field = 将所选文字及其各处设为字段
tooltip-find = 在讲稿中查找文字
tooltip-replace = 查找并换成别的文字
tooltip-find-next = 转到下一处
tooltip-find-previous = 转到上一处
tooltip-next-unfilled = 转到下一个待填字段
tooltip-previous-unfilled = 转到上一个待填字段
tooltip-add-sibling = 添加同一级的段落
tooltip-add-child = 添加下一级的段落
tooltip-duplicate-section = 在段落之后放一份副本
tooltip-delete-section = 删除段落及其下级
tooltip-rename-section = 更改提纲中显示的名称
tooltip-move-up = 将段落移到前一段之前
tooltip-move-down = 将段落移到后一段之后
tooltip-promote = 将段落升到上一级
tooltip-demote = 将段落降到前一段之下
tooltip-statistics = 字数、句数、各段占比与长句
tooltip-fold-all = 提纲只显示第一级
tooltip-unfold-all = 提纲显示各级
tooltip-outline = 显示或隐藏提纲
tooltip-helper = 显示或隐藏指引、字段与信息
tooltip-zoom-in = 放大文稿
tooltip-zoom-out = 缩小文稿
tooltip-zoom-reset = 按实际大小显示文稿
tooltip-theme-light = 浅底深字
tooltip-theme-dark = 深底浅字
tooltip-theme-system = 与桌面的明暗一致
tooltip-language-chinese = 界面使用中文
tooltip-language-english = 界面使用英文
tooltip-language-system = 使用桌面的语言
tooltip-load-template = 从模板文件新建讲稿
tooltip-load-template-path = 不经系统对话框，按路径载入模板
tooltip-save-as-template = 逐段决定正文去留、把空和名称设为字段，存为模板
tooltip-edit-template = 打开一个自己的模板来改，或改程序自带模板的副本
tooltip-template-preview = 看看用这个模板开头的讲稿是什么样子
tooltip-template-information = 模板的名称、适用场合和可选时长
tooltip-template-folder = 显示存放自用模板的文件夹
tooltip-shortcuts = 显示全部快捷键
tooltip-palette = 查找命令、章节、字段、模板、最近的讲稿和帮助，可输入拼音
tooltip-about = 版本与许可
