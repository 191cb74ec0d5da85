# 错误

error-open-title = 打不开“{ $name }”
error-save-title = 没能保存“{ $name }”
error-export-title = 没能导出“{ $name }”
error-template-title = 载入不了模板“{ $name }”
error-settings-damaged = 设置文件已损坏，已改用默认设置。
error-clipboard = 剪贴板的内容读不出来，讲稿未作改动。
