from alembic.operations import ops


def process(context, revision, directives):
    script = directives[0]
    changes = [item for item in script.upgrade_ops.ops if isinstance(item, ops.ModifyTableOps)]
    others = [item for item in script.upgrade_ops.ops if item not in changes]
    script.upgrade_ops.ops[:] = others
    script.downgrade_ops = ops.DowngradeOps(
        ops=[item.reverse() for item in reversed(others)]
    )
    upgrade = ops.UpgradeOps(ops=changes)
    directives.append(
        ops.MigrationScript(
            "second_" + script.rev_id,
            upgrade,
            upgrade.reverse(),
            message="the changes",
            head=script.rev_id,
        )
    )
