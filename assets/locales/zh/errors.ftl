# 错误

error-open-title = 打不开“{ $name }”
error-save-title = 没能保存“{ $name }”
error-export-title = 没能导出“{ $name }”
error-template-title = 载入不了模板“{ $name }”
error-settings-damaged = 设置文件已损坏，已改用默认设置。
error-clipboard = 剪贴板的内容读不出来，讲稿未作改动。

# 段落不能放在那里的原因

nesting-kind-holds-none = 这类段落不能有下级
nesting-kind-stands-at-top = 这类段落只能放在最外层
nesting-too-deep = 段落最多四级
nesting-under-itself = 段落不能放到自己下面
nesting-unknown = 这个段落已不在讲稿里
