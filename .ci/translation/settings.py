"""CloudFormation itself refuses a parameter that could only fail later."""

import re

REFUSED = {
    "TimeZone": ["", "europe/berlin", "Europe / Berlin", "+02:00"],
    "CiSchedule": ["", "rate(1", "rate(1 hours)", "rate(5 minute)", "rate(0 hours)", "cron(0 4 * * *)", "15 minutes"],
    "OncallSchedule": ["rate(1"],
    "TrafficSchedule": ["cron(20 4 * *"],
    "GitHubApiUrl": ["", "api.github.com", "https://api.github.com?x=1"],
    "PagerDutyApiEndpoint": ["api.pagerduty.com"],
    "PagerDutyEventsEndpoint": ["events.pagerduty.com/v2"],
    "PipedriveApiUrl": ["example.pipedrive.com"],
    "PipedriveCompanyName": ["example.pipedrive.com"],
    "ReadTokenParameter": ["read-token", "/opsledger/read token"],
    "AuthIssuer": ["example.eu.auth0.com"],
    "QueryingInterval": ["0", "half an hour", "20000"],
    "AlarmEmail": ["nobody"],
    "StaleSyncSeconds": ["3601"],
    "WorkerConcurrency": ["1"],
}
TAKEN = {
    "TimeZone": ["UTC", "Europe/Berlin", "America/Port-au-Prince", "America/Argentina/Buenos_Aires", "Etc/GMT+2"],
    "CiSchedule": ["rate(1 hour)", "rate(15 minutes)", "cron(0/15 * * * ? *)"],
    "GitHubApiUrl": ["https://github.example.com/api/v3"],
    "GitHubAppId": ["", "123456", "Iv23liABCdefGHIjklMN"],
    "QueriedUsers": ["", "ada, Grace-Hopper,alan_t"],
    "AuthIssuer": ["", "https://example.eu.auth0.com/"],
}


def takes(declared, value):
    """Whether CloudFormation takes a value for a parameter."""
    if "AllowedValues" in declared:
        return value in map(str, declared["AllowedValues"])
    if declared["Type"] == "Number":
        return int(declared.get("MinValue", value)) <= int(value) <= int(declared.get("MaxValue", value))
    return bool(re.fullmatch(declared["AllowedPattern"], value)) and len(value) <= declared.get("MaxLength", 4096)


def problems(template):
    parameters = template["Parameters"]
    for name, declared in parameters.items():
        if "Default" not in declared:
            yield f"{name} has no default: a deployment that asks nothing needs one"
        elif declared["Type"] == "String" and not {"AllowedPattern", "AllowedValues"} & declared.keys():
            yield f"{name} takes anything: give it an AllowedPattern"
        elif not takes(declared, str(declared["Default"])):
            yield f"{name} does not take its own default"
    for expected, examples in ((False, REFUSED), (True, TAKEN)):
        for name, values in examples.items():
            for value in values:
                if takes(parameters[name], value) != expected:
                    yield f'{name} {"refuses" if expected else "takes"} "{value}"'
    yield from concurrency(template)


def concurrency(template):
    """A new account runs ten functions at once, and two is the least that a queue's source may have."""
    most = template["Parameters"]["WorkerConcurrency"]
    if (most["Default"], most["MinValue"]) != (2, 2):
        yield "WorkerConcurrency is not the least that SQS allows, which a new account needs"
    for name, resource in template["Resources"].items():
        for event, each in resource.get("Properties", {}).get("Events", {}).items():
            if each["Type"] == "SQS" and each["Properties"]["ScalingConfig"]["MaximumConcurrency"] not in (2, {"Ref": "WorkerConcurrency"}):
                yield f"{name}.{event} may use up the concurrency of a new account"
