# The manuscript
