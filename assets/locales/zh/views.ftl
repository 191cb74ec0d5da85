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

views-only = 只显示：{ $name }
views-whole = 显示全文
