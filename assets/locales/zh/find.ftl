# 查找与替换

find-sought = 查找
find-with = 替换为
find-show-replace = 显示替换
find-hide-replace = 收起替换
find-close = 关闭查找
find-case = 区分大小写
find-width = 区分全角半角
find-quotes = 区分引号样式
find-expression = 正则表达式
find-scope = 查找范围
find-in-speech = 全文
find-in-selection = 所选文字
find-in-section = 当前段落
find-in-headings = 只找小标题
find-in-values = 字段内容
find-none = 没有找到
find-count = { $count } 处
find-number-of-count = { $number } / { $count }
find-searching = 正在查找 { $percent }%
find-replace-one = 替换
find-replace-one-tooltip = 替换当前这处，转到下一处
find-replace-all = 全部替换…
find-replace-all-tooltip = 先列出全部改动，确认后一次替换

find-obstacle-generated = 编号和标点自动生成，不能替换
find-obstacle-field = 这是字段，请在“字段内容”中替换
find-obstacle-two-lines = 跨小标题与正文，不能替换

find-error-at = 第 { $at } 个字符：{ $what }
find-error-unclosed-group = 圆括号没有闭合
find-error-unopened-group = 多出一个右圆括号
find-error-unclosed-class = 方括号没有闭合
find-error-range = 字符范围不对
find-error-nothing-to-repeat = 重复符号前没有内容
find-error-repetition = 重复次数不对
find-error-escape = 反斜杠后的写法不认识
find-error-unsupported = 不支持反向引用与环视
find-error-unknown-set = 没有这个字符类
find-error-group = “(?”之后的写法不认识
find-error-too-large = 表达式过大，请写得简单些

# 替换清单

replace-title = 全部替换
replace-all-of-them = 全选
replace-counts = 共 { $count } 处
replace-counts-fixed = 可替换 { $count } 处，另有 { $fixed } 处不能替换
replace-accept = 替换 { $count } 处
replace-in-title = 标题
replace-entry = 将“{ $found }”替换为“{ $with }”：{ $line }（{ $name }）
notice-replaced = 已替换 { $count } 处
