"""Translates template.yaml as AWS does (aws-sam-translator) and looks at what comes out.

What SAM adds by itself is what a review of the template does not see: roles with managed policies that
allow actions on every resource, or a function whose calls go past its alias. Stops with a sentence.
"""

import os
import sys
from pathlib import Path

import yaml
from samtranslator.translator.transform import transform


class Managed:
    """Stands for AWS's managed policies, of which the template must need none."""

    def load(self):
        return {}


class Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as their long ones."""


def long_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}


Loader.add_multi_constructor("!", long_form)


def of_type(resources, name):
    return {key: each["Properties"] for key, each in resources.items() if each["Type"] == name}


def statements(translated):
    for name, role in of_type(translated, "AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            yield from ((name, each) for each in policy["PolicyDocument"]["Statement"])
    for name, policy in of_type(translated, "AWS::IAM::ManagedPolicy").items():
        yield from ((name, each) for each in policy["PolicyDocument"]["Statement"])


def problems(source, translated):
    declared = {key for key, each in source.items() if each["Type"] == "AWS::IAM::Role"}
    functions = of_type(translated, "AWS::Lambda::Function")
    for role in of_type(translated, "AWS::IAM::Role"):
        if role not in declared:
            yield f"SAM makes the role {role}: say in the template what it may do"
    for name, statement in statements(translated):
        # X-Ray's actions know no resources.
        everywhere = "*" in statement["Resource"] and not all(each.startswith("xray:") for each in statement["Action"])
        if everywhere or any("*" in each for each in statement["Action"]):
            yield f"{name} allows more than it needs: {statement['Action']} on {statement['Resource']}"
    for name, role in of_type(translated, "AWS::IAM::Role").items():
        if role.get("ManagedPolicyArns") != [{"Ref": "Tracing"}]:
            yield f"{name} has managed policies of others"
    for name, function in functions.items():
        if function.get("Role") != {"Fn::GetAtt": [f"{name}Role", "Arn"]}:
            yield f"{name} does not have the role {name}Role"
        if not any(each["FunctionName"] == {"Ref": name} for each in of_type(translated, "AWS::Lambda::Alias").values()):
            yield f"{name} has no alias"
        if "LogGroup" not in function.get("LoggingConfig", {}):
            yield f"{name} has no log group of its own"
    for name, mapping in of_type(translated, "AWS::Lambda::EventSourceMapping").items():
        if mapping["FunctionName"] in ({"Ref": each} for each in functions):
            yield f"{name} calls the function and not its alias"
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


def main():
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    root = Path(__file__).resolve().parent.parent
    template = yaml.load((root / "template.yaml").read_text(), Loader)
    source = {key: dict(each) for key, each in template["Resources"].items()}
    # The values are not looked at; SAM asks that every parameter has one.
    parameters = {key: str(each.get("Default", "given")) for key, each in template["Parameters"].items()}
    for function in of_type(template["Resources"], "AWS::Serverless::Function").values():
        function["CodeUri"] = "s3://bucket/key"  # Where `sam deploy` puts the jar.
    translated = transform(template, parameters, Managed())["Resources"]
    found = list(problems(source, translated))
    for sentence in found:
        print(sentence, file=sys.stderr)
    functions = len(of_type(translated, "AWS::Lambda::Function"))
    print(f"{functions} functions translate into {len(translated)} resources, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
