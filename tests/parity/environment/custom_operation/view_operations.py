from alembic.operations import Operations, MigrateOperation
@Operations.register_operation("create_view")
class CreateViewOp(MigrateOperation):
    def __init__(self, name, sql): self.name, self.sql = name, sql
    @classmethod
    def create_view(cls, operations, name, sql, **kw):
        return operations.invoke(cls(name, sql))
    def reverse(self): return None
@Operations.implementation_for(CreateViewOp)
def create_view(operations, operation):
    operations.execute("CREATE VIEW %s AS %s" % (operation.name, operation.sql))
    print("impl", operations.impl.__class__.__name__, operations.migration_context.dialect.name)
