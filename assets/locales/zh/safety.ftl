# 写下的东西不会丢：恢复、历史版本、占用、改动、痕迹

command-former-versions = 历史版本…
tooltip-former-versions = 查看每次保存前的版本，对比后可恢复
command-recoveries = 恢复未保存的内容…
tooltip-recoveries = 查看程序上次没有正常关闭时留下的内容
command-safety = 安全设置…
tooltip-safety = 自动保存、不留痕迹、历史版本占用的空间

month-name = { $month }月
moment-today = 今天 { $time }
moment-yesterday = 昨天 { $time }
moment-this-year = { month-name }{ $day }日 { $time }
moment-other-year = { $year }年{ month-name }{ $day }日 { $time }
day-today = 今天
day-yesterday = 昨天
day-this-year = { month-name }{ $day }日
day-other-year = { $year }年{ month-name }{ $day }日

# 对比

comparison-working = 正在对比…
comparison-failed = 没能对比：程序出错了
comparison-counts = 加上 { $added } 字，删去 { $removed } 字，共 { $places } 处
comparison-counts-words = 加上 { $added } 个字符，删去 { $removed } 个字符，共 { $places } 处
comparison-same = 两边文字完全一样
comparison-same-text = 文字完全一样，不同的只是备注、目标或设置
comparison-spoken-added = 〔加上：{ $text }〕
comparison-spoken-removed = 〔删去：{ $text }〕
comparison-place = 第 { $place } / { $places } 处
comparison-next = 下一处（F7）
comparison-previous = 上一处（Shift+F7）
comparison-all = 显示全文
comparison-folded = 相同的 { $count } 段已折叠
comparison-unfold = 展开相同的 { $count } 段
comparison-more = 再显示 { $count } 段
comparison-mine = 我的版本
comparison-in-file = 文件里的版本
comparison-recovered = 可恢复的版本
comparison-former = { $when } 的版本
comparison-present = 现在的版本
comparison-title = 对比“{ $name }”

# 恢复

recoveries-heading = 上次没来得及保存的内容
recoveries-text = 程序没有正常关闭，但写下的内容都还在。不做决定，也会一直留着。
recoveries-title = 恢复未保存的内容
recoveries-empty = 没有需要恢复的内容。
recoveries-discarded = 已放弃（保留 30 天）
recovery-never-saved = 从未保存过
recovery-changed-at = { $when } 写到这里
recovery-differing = 与文件相差 { $count } 字
recovery-length = 共 { $count } 字
recovery-same-file = 文件没有变
recovery-file-changed = 文件后来被改过
recovery-file-gone = 文件已不在
recovery-recover = 恢复
recovery-compare = 对比
recovery-open-both = 两份都打开
recovery-open-both-tooltip = 恢复的内容在这里打开，存为新稿；原文件在另一个窗口打开
recovery-discard = 放弃
recovery-discard-tooltip = 不再提示；30 天之内仍可恢复
recovery-spoken = { $action }：{ $name }
recovery-discarded-notice = 已放弃。30 天之内，仍可从“文件”菜单里恢复
recovery-failed-title = 没能恢复“{ $name }”
recovery-copy-name = { $name }（恢复）
recovery-bar = 这份稿子{ $when } 写的内容没来得及保存
recovery-bar-differing = 这份稿子{ $when } 写的内容没来得及保存，与文件相差 { $count } 字
recovery-bar-others = 另有 { $count } 份稿子的内容没来得及保存
recovery-show = 查看
recovery-later = 以后再说
recovery-done = 已恢复到{ $when }，请记得保存

# 改动

changed-bar = 《{ $name }》被其他程序改动了
changed-bar-unsaved = 没有保存：《{ $name }》被其他程序改动了。请先选一种处理办法
gone-bar = 《{ $name }》的文件不见了，可能被删除、移走或改名
unreachable-bar = 《{ $name }》所在的文件夹连不上，可以接着写
changed-compare = 对比
changed-keep-mine = 保留我的
changed-keep-mine-tooltip = 用我的版本覆盖文件；文件现在的内容存入历史版本
changed-keep-mine-tooltip-no-traces = 用我的版本覆盖文件。讲稿不留痕迹，文件现在的内容不会留下
changed-take-theirs = 采用文件的
changed-take-theirs-tooltip = 换成文件现在的内容；我的版本存入历史版本，也可撤销
changed-save-again = 重新保存
changed-taken = 已换成文件里的内容，可以撤销
changed-not-kept = 没能把替换掉的版本存入历史：{ $reason }
changed-unreadable-title = 读不了“{ $name }”
autosave-failed-bar = 自动保存没有成功，已暂停：{ $reason }
autosave-retry = 重新保存

# 历史版本

versions-title = 历史版本
versions-reading = 正在读取…
versions-empty = 还没有历史版本。每次保存，都会把文件原来的内容留作一个版本。
versions-empty-no-traces = 没有历史版本。这份讲稿不留痕迹，保存时不留旧版本。
versions-preview = 预览
versions-compare = 与现在对比
versions-restore = 恢复成这个版本
versions-copy = 另开一份
versions-clear = 清除历史…
versions-failed = 读不了历史版本：{ $reason }
versions-restored = 已恢复成 { $when } 的版本，可以撤销
versions-copy-name = { $name }（{ $when }）

# 占用

held-title = “{ $name }”正被占用
held-title-free = “{ $name }”现在可以编辑了
held-text = { $user }正在“{ $machine }”上编辑，{ $when } 打开的。
    两人同时改一个文件，会互相覆盖。
held-text-gone = { $user }在“{ $machine }”上编辑过，{ $when } 打开的。
    现在已经不在编辑了，可以放心接管。
held-read-only = 只读打开
held-copy = 打开副本
held-take-over = 接管
held-copy-name = { $name } 副本
held-not-taken = 没能接管：已有人在编辑
held-bar = { $user }正在“{ $machine }”上编辑，这里只能看
held-bar-free = 现在没有人在编辑这份讲稿了
held-go-on = 接着编辑
held-notice = { $user }正在“{ $machine }”上编辑这个文件。要保存，请另存一份
read-only = 只读
read-only-notice = 这份讲稿是只读打开的，要改请另存
read-only-tooltip = 别人正在编辑这个文件。要改，请另存一份
read-only-title = （只读）

# 状态栏

journal-keeping = 实时备份
journal-keeping-tooltip = 写下的内容一秒之内就记入恢复文件，程序或电脑出问题也不会丢
journal-waiting = 备份暂停
journal-waiting-tooltip = 硬盘没有回应。可以接着写，但最近的内容还没记下，万一中断无法恢复
journal-failing = 无法备份
journal-failing-tooltip = 写不了恢复文件（{ $reason }）。可以接着写，但万一中断无法恢复，请常保存
journal-no-home = 无法备份
journal-no-home-tooltip = 没有地方存放恢复文件。可以接着写，但万一中断无法恢复，请常保存
journal-unwanted = 不留痕迹
journal-unwanted-tooltip = 不写恢复文件，也不留历史版本。万一中断无法恢复，请常保存
journal-notice = 无法记录写下的内容，万一中断无法恢复，请常保存
status-saving-slow = 还在保存…硬盘较慢，可以接着写

# 安全设置

safety-title = 安全设置
safety-saving = 保存
safety-autosave = 自动保存到文件
safety-autosave-note = 改动之后，过这么久就写入文件。只对保存过的讲稿有效。
safety-every = 间隔
safety-seconds = { $seconds } 秒
safety-minutes = { $minutes } 分钟
safety-versions = 历史版本
safety-limit = 最多占用
safety-mebibytes = { $count } MB
safety-traces = 痕迹
safety-no-traces = 所有讲稿都不留痕迹
safety-no-traces-of-draft = 这份讲稿不留痕迹
safety-no-traces-cost = 不写恢复文件，不留历史版本，不列入最近打开；复制的段落粘贴到别的窗口时只有文字。万一断电或程序出错，上次保存之后写的就没了。
safety-clear-all = 清除全部历史…
safety-clear-all-tooltip = 删除所有讲稿的历史版本和恢复文件
clear-title = 清除历史？
clear-text = 将删除这份讲稿的历史版本和恢复文件，以及为粘贴留存的内容，并从“最近打开”中去掉。讲稿文件不受影响。删除后找不回来。
clear-all-text = 将删除所有讲稿的历史版本和恢复文件、“最近打开”的记录，以及为粘贴留存的内容。讲稿文件不受影响。删除后找不回来。
clear-clear = 清除
clear-keep = 保留
clear-done = 历史已清除
clear-failed = 没能清除历史：{ $reason }
traces-clear-title = 以前的历史也清除吗？
traces-clear-text = 从现在起，这份讲稿不再留痕迹。以前留下的历史版本和恢复文件还在。
traces-clear-all-text = 从现在起不再留痕迹。以前留下的历史版本和恢复文件还在。
