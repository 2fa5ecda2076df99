"""Which Python the scripts see."""

import sys

is_posix = sys.platform != "win32"
py310 = py311 = py312 = py313 = py314 = True
