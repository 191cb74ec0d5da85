# 稿纸

manuscript-connective = 起句词
manuscript-connective-hint = 写在小标题前，如“首先”“下面”
