options = {"upgrade_token": "forwards", "downgrade_token": "backwards"}
