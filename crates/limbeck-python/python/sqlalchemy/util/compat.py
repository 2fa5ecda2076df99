"""``sqlalchemy.util.compat``"""

import sys

py310 = py311 = py312 = True
py313 = py314 = sys.version_info >= (3, 13)
win32 = sys.platform.startswith("win")
