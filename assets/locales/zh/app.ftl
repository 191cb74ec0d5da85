# 窗口

notice-exported = 已导出“{ $name }”
notice-template-saved = 已存为模板“{ $name }”
notice-text-opened = 已从文本文件（{ $encoding }）取入 { $count } 段，原文件不受影响
notice-folder-not-shown = 文件管理器打不开这个文件夹：{ $reason }
notice-settings-unsaved = 设置没能保存：{ $reason }
notice-copied = 已复制全文
notice-copied-unfilled = 已复制全文，其中还有 { $count } 项待填
notice-open-here = 这份讲稿已在这个窗口打开
notice-no-window = 打不开新窗口：{ $reason }
notice-select-for-field = 请先在一段之内选中要设为字段的文字
notice-deleted-with-children = 已删除“{ $name }”及其 { $count } 个下级段落
notice-field-made = 已将 { $count } 处文字设为字段“{ $name }”
notice-nothing-unfilled = 字段都已填好

notice-gpu-failed = 显卡无法使用，已改由处理器绘制窗口
about-gpu-asked = 由显卡绘制（按启动时的要求）：{ $name }
about-gpu-set = 由显卡绘制（按设置）：{ $name }
about-gpu-found = 由显卡绘制：{ $name }
about-software-asked = 由处理器绘制（按启动时的要求）
about-software-set = 由处理器绘制（按设置）
about-software-absent = 由处理器绘制，因为没有可用的显卡
about-software-emulated = 由处理器绘制，因为这里的 OpenGL 只是模拟的：{ $name }
about-software-failed = 由处理器绘制，因为显卡启动失败。要再试显卡，请用 --renderer gpu 启动程序。
