# The manuscript

manuscript-connective = Connective
manuscript-connective-hint = Stands before the heading, such as “First” or “Now”
