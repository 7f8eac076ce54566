"""Reads template.yaml and translates it as AWS does, with aws-sam-translator."""

import copy
import logging
import os
from pathlib import Path

import yaml
from samtranslator.translator.transform import transform

# It warns of its own usage figures, which nobody collects.
logging.getLogger("samtranslator").setLevel(logging.ERROR)

ROOT = Path(__file__).resolve().parent.parent.parent


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


def load(name="template.yaml"):
    return yaml.load((ROOT / name).read_text(), Loader)


def of_type(resources, name):
    return {key: each.get("Properties", {}) for key, each in resources.items() if each["Type"] == name}


def defaults(template):
    """Each parameter's default, as a deployment that gives no values has it."""
    return {key: str(each.get("Default", "given")) for key, each in template["Parameters"].items()}


def translate(template, parameters):
    """The template after the transform, for these values of its parameters."""
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    packaged = copy.deepcopy(template)
    for function in of_type(packaged["Resources"], "AWS::Serverless::Function").values():
        function["CodeUri"] = "s3://bucket/key"  # Where `sam deploy` puts the jar.
    return transform(packaged, parameters, Managed())


def without_events(template):
    """What calls a function takes most of the time of a translation, and is no property of it."""
    without = copy.deepcopy(template)
    for function in of_type(without["Resources"], "AWS::Serverless::Function").values():
        function.pop("Events", None)
    return without
