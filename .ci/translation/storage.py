"""Queues, tables and the targets of rules: encrypted, restorable, and nothing lost on the way."""

from .sam import of_type


def problems(translated):
    for name, queue in of_type(translated, "AWS::SQS::Queue").items():
        if not queue.get("SqsManagedSseEnabled"):
            yield f"{name} is not encrypted"
    for name, table in of_type(translated, "AWS::DynamoDB::Table").items():
        if not table.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"):
            yield f"{name} cannot be restored to a point in time"
        if not table.get("SSESpecification", {}).get("SSEEnabled"):
            yield f"{name} is not encrypted"
    for name, rule in of_type(translated, "AWS::Events::Rule").items():
        if not all("DeadLetterConfig" in target for target in rule["Targets"]):
            yield f"{name} has a target without dead letters"
