"""Deployments that are shifted bit by bit: what SAM makes of them, and the look before they begin."""

import io
import json
import os
import re
import sys
from types import SimpleNamespace

from .sam import defaults, load, of_type, translate

VERSION = "arn:aws:lambda:eu-central-1:123456789012:function:shown-"


def problems(template):
    given = defaults(template)
    at_once = translate(template, given)["Resources"]
    if of_type(at_once, "AWS::CodeDeploy::DeploymentGroup"):
        yield "deployments are shifted though DeploymentType is AllAtOnce"
    for kind in template["Parameters"]["DeploymentType"]["AllowedValues"][1:]:
        yield from (f"{kind}: {each}" for each in of_kind(translate(template, {**given, "DeploymentType": kind})["Resources"]))
    yield from of_check(load("infra-sam/gradual.yaml"))


def of_kind(resources):
    if "CodeDeployServiceRole" in resources:
        yield "SAM makes the role CodeDeployServiceRole"
    groups = of_type(resources, "AWS::CodeDeploy::DeploymentGroup")
    if len(groups) != len(of_type(resources, "AWS::Lambda::Function")):
        yield "not every function is shifted"
    for name, group in groups.items():
        if not group.get("AlarmConfiguration", {}).get("Alarms"):
            yield f"no alarm takes {name} back"
    for name, alias in resources.items():
        if alias["Type"] == "AWS::Lambda::Alias" and "BeforeAllowTrafficHook" not in json.dumps(alias.get("UpdatePolicy")):
            yield f"nothing looks before {name} is shifted"
    yield from circles(resources)


def circles(resources):
    """CloudFormation refuses resources that wait for each other."""
    known = {name: set(references(each)) & resources.keys() for name, each in resources.items()}
    while True:
        free = {name for name, needed in known.items() if not needed}
        if not free:
            break
        known = {name: needed - free for name, needed in known.items() if name not in free}
    if known:
        yield f"these wait for each other: {', '.join(sorted(known))}"


def references(node):
    if isinstance(node, list):
        for each in node:
            yield from references(each)
    if isinstance(node, dict):
        for key, each in node.items():
            if key == "Ref":
                yield each
            elif key == "Fn::GetAtt":
                yield each[0]
            elif key == "Fn::Sub":
                yield from re.findall(r"\$\{(\w+)", each if isinstance(each, str) else each[0])
                yield from references(each)
            elif key == "DependsOn":
                yield from [each] if isinstance(each, str) else each
            else:
                yield from references(each)


def of_check(nested):
    """Runs the function that CodeDeploy asks, with versions that answer so and so."""
    code = nested["Resources"]["Check"]["Properties"]["Code"]["ZipFile"]
    answers = {"Api:2": {"statusCode": 200}, "Closed:2": {"statusCode": 503}, "Worker:2": {"batchItemFailures": []}}
    expected = [
        ("all is well", {}, "Succeeded"),
        ("a route fails", {"Api:2": {"statusCode": 500}}, "Failed"),
        ("a function with routes does not start", {"Api:2": RuntimeError("no such class")}, "Failed"),
        ("a function with batches fails", {"Worker:2": {"errorMessage": "bad setting", "failed": True}}, "Failed"),
        ("a batch of nothing fails in part", {"Worker:2": {"batchItemFailures": [{"itemIdentifier": ""}]}}, "Failed"),
        ("an answer is none", {"Api:2": None}, "Failed"),
    ]
    for case, changed, status in expected:
        told = run(code, {**answers, **changed})
        if told != status:
            yield f"the check before a deployment says {told} where {case}"


def run(code, answers):
    """What the check tells CodeDeploy."""
    told = {}
    module = {}
    sys.modules.setdefault("boto3", SimpleNamespace())
    os.environ["ROUTE_FUNCTIONS"] = f"{VERSION}Api:2 /health,{VERSION}Closed:2 /projects"
    os.environ["BATCH_FUNCTIONS"] = f"{VERSION}Worker:2"
    exec(compile(code, "infra-sam/gradual.yaml", "exec"), module)
    module["print"] = lambda sentence: None

    def invoke(FunctionName, Payload):  # The names of AWS's API.
        answer = answers[FunctionName.removeprefix(VERSION)]
        if isinstance(answer, Exception):
            raise answer
        event = json.loads(Payload)
        if ("requestContext" in event) == FunctionName.endswith("Worker:2"):
            raise ValueError("an event of another kind")
        failed = {"FunctionError": "Unhandled"} if isinstance(answer, dict) and answer.get("failed") else {}
        return {"Payload": io.BytesIO(json.dumps(answer).encode()), **failed}

    module["handler"](
        {"DeploymentId": "d-1", "LifecycleEventHookExecutionId": "e-1"},
        None,
        SimpleNamespace(invoke=invoke),
        SimpleNamespace(put_lifecycle_event_hook_execution_status=lambda **each: told.update(each)),
    )
    return told.get("status")
