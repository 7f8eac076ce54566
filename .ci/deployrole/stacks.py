"""Templates with the names and ARNs that a stack of theirs has."""

import json
from functools import cache

from translation import sam
from translation.values import Values

ACCOUNT, REGION = "123456789012", "us-east-1"


class Deployed(Values):
    """Evaluates references to resources, too."""

    def __init__(self, template, stack, parameters, arns):
        own = {"AWS::AccountId": ACCOUNT, "AWS::Region": REGION, "AWS::StackName": stack}
        super().__init__(template, sam.defaults(template) | parameters | own)
        self.arns = arns

    def ref(self, name):
        return self.arns[name] if name in self.arns else super().ref(name)

    def attribute(self, argument):
        name, attribute = argument
        if name not in self.arns or attribute not in ("Arn", "StreamArn"):
            return super().attribute(argument)
        return self.arns[name] + ("/stream/2026-01-01T00:00:00.000" if attribute == "StreamArn" else "")


def statements(document):
    return [{"Resource": "*", **each} for each in document["Statement"]]


@cache
def role(stack, environment="prod", logical_id="ExecutionRole"):
    """The statements of a role of infra-sam/deploy-role.yaml, and the ARN of the boundary beside it."""
    template = sam.load("infra-sam/deploy-role.yaml")
    given = {"Repository": "owner/name", "Environment": environment, "StackName": stack}
    values = Deployed(template, f"{stack}-deploy-role", given, {})
    properties = template["Resources"][logical_id]["Properties"]
    found = []
    for policy in properties.get("Policies", []):
        found += statements(values.of(policy["PolicyDocument"]))
    for reference in properties.get("ManagedPolicyArns", []):
        policy = template["Resources"][reference["Ref"]]["Properties"]
        found += statements(values.of(policy["PolicyDocument"]))
    return found


@cache
def boundary(stack):
    template = sam.load("infra-sam/deploy-role.yaml")
    given = {"Repository": "owner/name", "Environment": "prod", "StackName": stack}
    values = Deployed(template, f"{stack}-deploy-role", given, {})
    properties = template["Resources"]["Boundary"]["Properties"]
    name = values.of(properties["ManagedPolicyName"])
    return f"arn:aws:iam::{ACCOUNT}:policy/{name}", statements(values.of(properties["PolicyDocument"]))


def sizes(stack):
    """How many characters IAM counts of each managed policy."""
    template = sam.load("infra-sam/deploy-role.yaml")
    values = Deployed(template, f"{stack}-deploy-role", {"StackName": stack}, {})
    for name, each in sam.of_type(template["Resources"], "AWS::IAM::ManagedPolicy").items():
        yield name, len(json.dumps(values.of(each["PolicyDocument"]), separators=(",", ":")))
