"""Queues, tables and the targets of rules: encrypted, restorable, and nothing lost on the way."""

from .sam import of_type


def problems(translated):
    for name, queue in of_type(translated, "AWS::SQS::Queue").items():
        if not queue.get("SqsManagedSseEnabled"):
            yield f"{name} is not encrypted"
        # SQS counts a delivery that Lambda throttled as a receive, though no function saw the message.
        if queue.get("RedrivePolicy", {"maxReceiveCount": 1000})["maxReceiveCount"] != 1000:
            yield f"{name} gives up messages that no function saw: maxReceiveCount must be 1000, the most that SQS allows"
    for name, rule in of_type(translated, "AWS::Events::Rule").items():
        if not all("DeadLetterConfig" in target for target in rule["Targets"]):
            yield f"{name} has a target without dead letters"
    for name, resource in translated.items():
        if resource["Type"] == "AWS::DynamoDB::Table":
            yield from (f"{name} {sentence}" for sentence in of_table(name, resource))
        if resource["Type"] == "AWS::Lambda::Version" and resource.get("DeletionPolicy") != "Delete":
            yield f"{name} stays when it is replaced, and its jar fills the account's storage"


def of_table(name, table):
    properties = table["Properties"]
    if not properties.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"):
        yield "cannot be restored to a point in time"
    # Every table is encrypted at rest. The key that DynamoDB owns costs nothing; calls of AWS's managed
    # key are paid for, and give what nobody here looks at: its use in CloudTrail.
    if properties.get("SSESpecification", {}).get("SSEEnabled"):
        yield "is encrypted with a key whose use is paid for"
    if name == "SyncTable":
        return  # Progress only: it goes with the stack, and an empty one starts anew.
    if table.get("DeletionPolicy") != "RetainExceptOnCreate" or table.get("UpdateReplacePolicy") != "Retain":
        yield "is not retained, or stays behind a deployment that failed"
    if properties.get("DeletionProtectionEnabled") != {"Ref": "DeletionProtection"}:
        yield "cannot be protected from deletion"
