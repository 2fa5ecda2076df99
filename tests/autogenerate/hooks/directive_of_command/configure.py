options = {"template_args": {"author": "somebody"}}
