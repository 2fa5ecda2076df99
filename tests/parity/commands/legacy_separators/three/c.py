"""c"""
revision = "c3"
down_revision = "a1"
