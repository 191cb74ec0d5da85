# The outline
