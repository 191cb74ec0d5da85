# 视图

menu-focus = 聚焦
command-focus-sentence = 聚焦当前句
command-focus-paragraph = 聚焦当前自然段
command-focus-section = 聚焦当前段落
command-typewriter = 打字机模式
command-one-section = 只看当前段落
command-full-screen = 全屏
tooltip-focus-sentence = 只突出光标所在的句子，其余淡化
tooltip-focus-paragraph = 只突出光标所在的自然段，其余淡化
tooltip-focus-section = 只突出光标所在的段落（不含下级），其余淡化
tooltip-typewriter = 光标所在行始终停在稿纸的同一高度
tooltip-one-section = 稿纸上只显示光标所在的段落及其下级
tooltip-full-screen = 窗口占满屏幕；再按一次还原
command-side-by-side = 左右对照
command-other-side = 转到另一侧
tooltip-side-by-side = 左右并排显示同一篇讲稿的两处，都可以编辑
tooltip-other-side = 把光标放到另一侧上次所在的地方
command-cards = 提纲卡片
tooltip-cards = 用卡片铺开全部段落，可拖动调整顺序；双击或按回车去写正文
cards-name = 提纲卡片
command-siblings = 同级标题对照
tooltip-siblings = 在稿纸下方把同级标题排在一起，对齐、改写、调整顺序
siblings-name = 同级标题对照
siblings-none = 光标所在的段落没有同级标题可以对照
siblings-frame = 句式
siblings-frame-hint = 例：要争做…的…
siblings-frame-impossible = 句式要有固定的字，空处写“…”或“X”
siblings-take-frame = 采用“{ $frame }”
siblings-openings = 首句
siblings-close = 关闭对照
siblings-grip = 拖动调整顺序（编辑时可按 Alt+↑、Alt+↓）
siblings-heading = 小标题
siblings-edit-named = 改写“{ $heading }”
siblings-breaks = 不合句式
siblings-breaks-tooltip = 这个小标题没有按设定的句式写

views-only = 只显示：{ $name }
views-whole = 显示全文

# 正文之外

command-go-back = 回到上一处
command-go-forward = 前往下一处
command-bookmark = 书签
command-next-bookmark = 下一个书签
command-next-pane = 转到下一栏
tooltip-next-pane = 用键盘在提纲、正文和助手之间依次移动
command-previous-pane = 转到上一栏
tooltip-previous-pane = 用键盘在提纲、正文和助手之间反向移动
command-checklist = 清单
tooltip-go-back = 回到刚才写过、看过的地方
tooltip-go-forward = 再到刚才返回之前的地方
tooltip-bookmark = 给当前段落加上或去掉书签
tooltip-next-bookmark = 转到下一个有书签的段落
tooltip-checklist = 在助手里看全文的待办、书签、备注和进度

helper-checklist = 清单
todos-name = 待办
todos-add = 添加待办，按回车确认
todos-remove = 删除待办“{ $todo }”
checklist-bookmarks = 书签
checklist-notes = 备注
checklist-no-todos = 没有待办事项。在“指引”页里可以给段落添加。
checklist-no-bookmarks = 还没有书签。用“段落”菜单里的“书签”给光标所在的段落加上。
checklist-no-notes = 还没有备注
checklist-none = 没有这样的段落
checklist-more = 另有 { $count } 段未列出
notice-no-bookmark = 还没有书签
outline-todos = { $count } 项待办
outline-bookmark = 有书签
