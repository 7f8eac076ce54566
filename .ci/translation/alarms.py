"""What is watched: every queue, stream, table and index, in alarms that are quiet on a fresh stack."""

import re

from .sam import ROOT, load, of_type
from .values import Values

AGE_OF_STREAM = 15 * 60 * 1000
# Metrics of our own for what waits although no function fails. Each needs an alarm.
WAITING = ["RefusedTokens", "SecondsDealsPaused", "SecondsSinceSync", "StaleRepositories"]


def problems(template, translated):
    alarms = dict(all_alarms(template))
    for name, alarm in alarms.items():
        if not alarm.get("AlarmActions"):
            yield f"{name} tells nobody"
        if alarm["TreatMissingData"] == "breaching":
            yield f"{name} is red on a fresh stack, which has no data"
        if alarm["TreatMissingData"] == "missing" and not alarm.get("InsufficientDataActions"):
            yield f"{name} tells nobody when its data stop"
    watched = [metric for alarm in alarms.values() for metric in metrics(alarm)]
    for metric in WAITING:
        if metric not in map(describe_name, watched):
            yield f"no alarm watches {metric}"
    yield from unwatched(translated, {describe(each) for each in watched})
    for name, alarm in alarms.items():
        stack = name.split(".")[0]
        if {"Fn::GetAtt": ["PublisherFailures", "QueueName"]} in values(alarm) and stack != "ApiAlarms":
            yield f"{name} speaks of one context, and its queue is that of all"
    for name, alarm in alarms.items():
        if "IteratorAge" in map(describe_name, metrics(alarm)) and alarm["Threshold"] > AGE_OF_STREAM:
            yield f"{name} tells of a stuck stream after more than a quarter of an hour"
    yield from counted(len(watched))


def all_alarms(template):
    """The alarms of all nested stacks, as their parameters make them."""
    outer = Values(template, {name: str(each.get("Default", "")) for name, each in template["Parameters"].items()})
    for name, stack in of_type(template["Resources"], "AWS::CloudFormation::Stack").items():
        nested = load(stack["TemplateURL"])
        given = {key: str(each.get("Default", "")) for key, each in nested["Parameters"].items()}
        inner = Values(nested, {**given, **outer.of(stack.get("Parameters", {}))})
        for alarm, resource in nested["Resources"].items():
            exists = "Condition" not in resource or inner.holds(resource["Condition"])
            if resource["Type"] == "AWS::CloudWatch::Alarm" and exists:
                yield f"{name}.{alarm}", inner.of(resource["Properties"])


def metrics(alarm):
    stats = [each["MetricStat"]["Metric"] for each in alarm.get("Metrics", []) if "MetricStat" in each]
    return stats or [{"MetricName": alarm["MetricName"], "Dimensions": alarm["Dimensions"]}]


def values(alarm):
    return [dimension["Value"] for metric in metrics(alarm) for dimension in metric["Dimensions"]]


def describe_name(metric):
    return metric["MetricName"]


def describe(metric):
    return " ".join([metric["MetricName"], *sorted(named(each["Value"]) for each in metric["Dimensions"])])


def named(value):
    """A resource's logical id, else the text."""
    if isinstance(value, dict):
        return value.get("Ref") or value["Fn::GetAtt"][0]
    return value


def unwatched(translated, watched):
    expected = set()
    fed = set()
    for each in of_type(translated, "AWS::Lambda::EventSourceMapping").values():
        kind, attribute = each["EventSourceArn"]["Fn::GetAtt"]
        if attribute == "StreamArn":
            expected.add(f"IteratorAge {function(each)}")
        else:
            fed.add(kind)
            expected.add(f"ApproximateAgeOfOldestMessage {kind}")
    for queue in of_type(translated, "AWS::SQS::Queue").keys() - fed:
        expected.add(f"ApproximateNumberOfMessagesVisible {queue}")
    for function_name in of_type(translated, "AWS::Lambda::Function"):
        expected.update(f"{metric} {function_name}" for metric in ("Errors", "Throttles"))
    for name, table in of_type(translated, "AWS::DynamoDB::Table").items():
        indexes = [each["IndexName"] for each in table.get("GlobalSecondaryIndexes", [])]
        for metric in ("ReadThrottleEvents", "WriteThrottleEvents"):
            expected.add(f"{metric} {name}")
            expected.update(" ".join([metric, *sorted((name, index))]) for index in indexes)
    yield from (f"no alarm looks at {each}" for each in sorted(expected - watched))


def function(mapping):
    """SAM has mappings call the alias."""
    return re.sub("Alias.*", "", mapping["FunctionName"]["Ref"])


def counted(number):
    costs = (ROOT / "docs" / "costs.md").read_text()
    said = re.search(r"watching = (\d+) metrics of alarms", costs).group(1)
    if int(said) != number:
        yield f"docs/costs.md computes with {said} metrics of alarms, of which there are {number}"
