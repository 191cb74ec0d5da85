# 错误

error-open-title = 打不开“{ $name }”
error-save-title = 没能保存“{ $name }”
error-export-title = 没能导出“{ $name }”
error-template-title = 载入不了模板“{ $name }”
mended-title = 上次保存“{ $name }”时被中断

mended-put-right = 文件没写完。已用当时留下的副本补全，现在是那次要保存的内容。
mended-put-back = 文件没写完，要保存的内容也已损坏。文件已恢复为保存前的内容。
mended-former = 文件仍是保存前的内容，没有改动。那次要保存的内容留在 { $copy }，可以打开核对。
mended-other = 文件后来已被改动或移走，没有动它。那次要保存的内容留在 { $copy }，可以打开核对。
mended-failed = 文件可能不完整，现在还修复不了（{ $reason }），下次启动会再试。完整的内容在 { $copy }。
error-settings-damaged = 设置文件已损坏，已改用默认设置。
error-clipboard = 剪贴板的内容无法读取，讲稿未作改动。

# 段落不能放在那里的原因

nesting-kind-holds-none = 这类段落不能有下级
nesting-kind-stands-at-top = 这类段落只能放在最外层
nesting-too-deep = 段落最多四级
nesting-under-itself = 段落不能放到自己下面
nesting-unknown = 这个段落已不在讲稿里

# 文件问题

error-at-place = 第 { $line } 行第 { $column } 列：{ $reason }
list-separator = 、

problem-not-found = 找不到这个文件。请检查路径，或看看文件是否已移走或改名。
problem-not-a-file = 这不是普通文件。请给出文件的路径，而不是文件夹或设备。
problem-unreadable = 文件无法读取：{ $reason }
problem-too-large = 文件有 { $size } MB，超过 { $limit } MB 的上限。如果是讲稿，请分成几份。
problem-empty = 文件是空的。请改用备份，或新建一篇讲稿。
problem-not-text = 这是{ $kind }，不是讲稿文件。{ $advice }
problem-advice-choose = 请选择 .speech 讲稿或模板文件。
problem-advice-text = 如果是纯文本，请把文件名改为 .txt 结尾，再用“打开”载入，会成为一篇新讲稿。
problem-wrong-format = 需要的是{ $wanted }，这个文件却是{ $found }。请另选文件。
problem-template-as-speech = 这是模板，不是讲稿。请用菜单“模板”里的“载入模板文件”打开它。
problem-no-format = 这不是{ $wanted }文件，开头没有 format: "{ $key }"。请另选文件。
problem-newer-version = 文件的格式版本是 { $found }，本程序最高只读到 { $supported }。请安装新版讲稿工坊。
problem-too-deep = 括号嵌套超过 { $limit } 层，正常讲稿不会这样，文件已损坏。请改用备份。
problem-too-many = { $what }超过 { $limit } 个。请把讲稿分成几份文件。
problem-syntax = 这里的写法不对（{ $detail }）。请改正，或改用备份。
problem-breaks-off = 文件到这里中断，后面缺了内容。请改用备份，或把它补全。
problem-number-out-of-range = 这里的数太大，或是负数。请改正。
problem-unknown-word = 这里不能写“{ $found }”，可以写：{ $allowed }
problem-unknown-key = 没有“{ $found }”这个键。请删去，或改成：{ $allowed }
problem-duplicate-key = “{ $name }”这个键写了两次。请删去一个。
problem-missing-key = 缺少“{ $name }”这个键。请补上。
problem-number = { $what } 不能是 { $found }。请改正。
problem-number-version = 版本不能是 { $found }，版本从 1 起。
problem-number-length = 模板的时长不能是 { $found }，请写大于 0 的分钟数。
problem-number-rate = 语速不能是 { $found }，请写每分钟的字数，至少是 1。
problem-number-total = 总时长不能是 { $found }，请写分钟数，或删去这个键。
problem-number-target = 段落的目标不能是 { $found }，请写大于 0 的数，或删去这个键。
problem-unknown-field = 正文用了字段“{ $name }”，字段表里却没有。请补进字段表；如果只是普通的花括号，请写成两个。
problem-brace = 文字“{ $text }”里有单独的花括号。字段写作 {"{"}名称{"}"}，花括号本身写作 {"{{"} 或 {"}}"}。
problem-duplicate-id = 有两个{ $what }的 id 都是 { $id }。请改掉一个，或删去它，由程序重新编号。
problem-template-id = “{ $id }”不能作模板标识。只能用小写字母、数字和连字符。
problem-archive = ZIP 文件无法读取（{ $detail }）。请从原处重新导出。
problem-archive-entry = 文件名指向压缩包之外，没有采用。
problem-archive-files = 压缩包中的文件超过 { $limit } 个。请分几次导出。
problem-archive-file = 解压后超过 { $limit } MiB，不会是模板，没有采用。
problem-archive-total = 压缩包太大，解压后合计不能超过 { $limit } MiB。请分几次导出。
problem-not-trashed = 没能移到回收站，文件还在原处。{ $reason }也可以在文件管理器中删除。
problem-unknown-template = 没有标识为“{ $id }”的模板。请在开始页另选一个。
problem-unsaved = { $step }时出错。{ $reason }
problem-unsaved-old-kept = { $step }时出错。{ $reason }原来的文件没有变动。
problem-torn = 改写文件时出错，文件可能不完整。{ $reason }完整的新稿保存在 { $copy }，下次启动时会据此修复。请先另存到别处。

save-step-create = 新建文件
save-step-attributes = 沿用原文件的权限
save-step-write = 写入
save-step-sync = 等待磁盘写完
save-step-compare = 读回核对
save-step-rescue = 在程序文件夹里留副本
save-step-rename = 替换原文件
save-step-sync-folder = 让磁盘记住新文件

noun-sections = 段落
noun-fields = 字段
noun-sections-and-fields = 段落和字段
noun-paragraphs = 自然段

format-speech = 讲稿
format-template = 模板
format-fragment = 复制的片段
format-journal = 未存盘内容的记录

content-picture = 图片
content-word = Word 文档（.docx）
content-old-office = 旧版 Word 或 WPS 文档（.doc）
content-open-document = OpenDocument 文档（.odt）
content-rich-text = RTF 文档
content-pdf = PDF 文件
content-archive = 压缩包
content-utf16 = UTF-16 编码的文本
content-other-encoding = 其他编码（非 UTF-8）的文本
content-binary = 二进制文件

import-other-kind = 这是{ $kind }，不是纯文本。{ $advice }
import-advice-document = 请在 Word 或 WPS 里另存为纯文本（.txt），再打开那个文件。
import-advice-pdf = 请在 PDF 阅读器里复制文字，粘贴到新讲稿中。
import-advice-archive = 请先解压，再打开里面的文本文件。
import-advice-picture = 请改选文本文件。
import-damaged = 第 { $line } 行无法按 { $encoding } 读取。请在原来的程序里另存为 UTF-8，再打开。

fault-duplicate-field = 有两个字段的 id 都是 { $id }。请改掉一个。
fault-field-name = “{ $name }”不能作字段名：名称为空、重复，或含有花括号。请换一个。
fault-unknown-field = 段落 { $id } 用了字段表里没有的字段。请把它补进字段表。
fault-unknown-field-in-title = 标题用了字段表里没有的字段。请把它补进字段表。
fault-nesting = 段落 { $id } 的位置不对：{ $reason }。请改正。
fault-no-paragraph = 段落 { $id } 一个自然段也没有。请补一个空段。
fault-target = 段落 { $id } 的目标不对。请写大于 0 的数，或删去。
fault-rate = 语速至少是每分钟 1 字。请改正。
fault-minutes = 总时长至少是 1 分钟，也可以不写。请改正。
fault-draft-id = 稿件标识（id）须为 32 位 0 到 f 的字符，请改正或删去。

# 系统拒绝的原因

io-no-space = 磁盘已满。请腾出空间，或存到别处。
io-file-too-large = 这个磁盘放不下这么大的文件。请存到别处。
io-permission = 没有权限。请换一个文件夹，或请管理员开通权限。
io-read-only = 磁盘是只读的。请存到别处。
io-not-found = 文件或文件夹已不在那里。请检查路径。
io-not-a-folder = 路径中间有一段不是文件夹。请检查路径。
io-is-a-folder = 那里是文件夹，不是文件。请换一个文件名。
io-exists = 那里已有同名文件。请换一个名称。
io-name = 文件名太长，或含有不能用的字符。请换一个名称。
io-busy = 文件正被其他程序占用。请关闭那个程序后再试。
io-network = 连不上网络磁盘。请检查网络，或先存到本机。
io-device = 磁盘读写出错，可能已损坏或被拔出。请存到别处。
io-differs = 读回的内容与写入的不同，磁盘可能已损坏。请存到别处。
io-other = 系统报告“{ $error }”。请重试，或存到别处。

write-exists = 那里已有同名文件。请确认替换，或换一个名称。
write-held = { $user }正在“{ $machine }”上编辑这个文件。请另存为，或等对方关闭后再试。
write-changed = 文件已被其他程序改动。请确认替换，或另存为。

# 操作未能进行的原因

edit-unknown-place = 这一行已不在讲稿里
edit-unknown-field = 这个字段已不在讲稿里
edit-duplicate-id = 编号 { $id } 已被占用
edit-field-name = “{ $name }”不能作字段名：名称为空、重复，或含有花括号
edit-field-in-use = 正文还在用这个字段，请先从正文中删去
edit-range = 所选范围不在正文之内
edit-impossible-target = 目标要写大于 0 的数
edit-not-a-template = 这是讲稿，不是模板，没有模板信息可改
edit-title-in-title = 标题不能把标题自己作为字段

# 程序自身出错

fault-menus = 菜单栏出错，暂时无法显示。
fault-toolbar = 工具栏出错，暂时无法显示。
fault-status-bar = 状态栏出错，暂时无法显示。
fault-outline = 提纲出错，暂时无法显示。讲稿没有受影响，可以照常编辑和保存。
fault-helper = 助手出错，暂时无法显示。讲稿没有受影响，可以照常编辑和保存。
fault-find = 查找出错，查找栏已关闭。讲稿没有受影响。
fault-manuscript = 正文出错，暂时无法显示。讲稿还在：请先保存，再重新显示。
fault-manuscript-again = 正文显示时出错，已重新显示。讲稿没有受影响。
fault-bars = 提醒栏出错，暂时无法显示。讲稿没有受影响。
fault-start-page = 起始页出错，暂时无法显示。新建和打开仍可从菜单进行。
fault-dialog = 对话框出错，已经关闭。讲稿没有受影响，可以再试一次。
fault-notices = 提示消息显示出错。讲稿没有受影响。
fault-action = 这一步操作出错，没有执行。讲稿保持原样。
button-show-again = 重新显示
notice-report = 程序出过错，错误报告保存在 { $path }。报告不含讲稿内容。
