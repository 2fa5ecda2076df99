options = {"compare_type": False}
