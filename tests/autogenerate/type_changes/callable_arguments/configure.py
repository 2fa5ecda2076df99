import sqlalchemy as sa


def compare_type(context, inspected_column, metadata_column, inspected_type, metadata_type):
    if isinstance(metadata_type, sa.String):
        return inspected_type.length < metadata_type.length and inspected_column.name == "a"
    return metadata_column.table.name != "t"


options = {"compare_type": compare_type}
