"""AWS's APIs for a deployment: moto, with what its CloudFormation lacks beside the real one's.

The real one translates SAM's templates, refuses values that a parameter does not allow, and computes
a stack's outputs after a change set. Of the types of resources that moto does not make, aliases are
made here, since permissions and event sources hang on them; the others are only counted.
"""

import json
import logging
import os
from collections import Counter
from functools import cache

import yaml
from moto.awslambda.models import LambdaVersion
from moto.awslambda.utils import get_backend
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.utils import yaml_tag_constructor
from moto.events.models import EventBus
from moto.server import ThreadedMotoServer
from samtranslator.translator.transform import transform

from samconfig import refusal
from translation.sam import Managed

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
# What is the matter with the types that moto's CloudFormation does not make; AWS makes them all.
NOT_MADE = "moto has no CloudFormation for it"
OUTSIDE = {
    "AWS::Lambda::Alias": "moto has aliases, but no CloudFormation for them; made by .ci/emulator.py",
    "AWS::S3::BucketPolicy": NOT_MADE + ", and SAM's own bucket has one",
    "AWS::SNS::Subscription": "moto's CloudFormation makes subscriptions only within a topic",
}
made = Counter()


class Counted:
    """A resource of which there is a name, and nothing else."""

    kind = ""

    def __init__(self, name):
        self.physical_resource_id = name

    @classmethod
    def cloudformation_type(cls):
        return cls.kind

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def is_created(self):
        return True

    def get_cfn_attribute(self, name):
        return f"{self.physical_resource_id}.{name}"

    @classmethod
    def create_from_cloudformation_json(cls, name, resource, account, region, **context):
        made[cls.kind] += 1
        return cls(name)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, name, resource, account, region):
        made[cls.kind] -= 1


class Alias(Counted):
    kind = "AWS::Lambda::Alias"

    @classmethod
    def create_from_cloudformation_json(cls, name, resource, account, region, **context):
        made[cls.kind] += 1
        return cls.put("create_alias", resource["Properties"], get_backend(account, region))

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return cls.put("update_alias", cloudformation_json["Properties"], get_backend(account_id, region_name))

    @classmethod
    def put(cls, verb, wanted, backend):
        function = backend.get_function(wanted["FunctionName"])
        getattr(backend, verb)(wanted["Name"], function.function_name, str(wanted["FunctionVersion"]), "", None)
        return cls(f"{function.function_arn}:{wanted['Name']}")


@cache
def stand_in(kind):
    """The class of a type that moto does not make."""
    return type(kind.replace("::", ""), (Counted,), {"kind": kind})


def class_of(kind):
    if kind == Alias.kind:
        return Alias
    return parsing.get_model_map().get(kind) or stand_in(kind)


def given(template, parameters):
    """The values of a template's parameters, as CloudFormation takes or refuses them."""
    values = {key: str(each["Default"]) for key, each in template.get("Parameters", {}).items() if "Default" in each}
    values |= {key: str(value) for key, value in (parameters or {}).items() if key in template.get("Parameters", {})}
    for key, value in values.items():
        why = refusal(template["Parameters"][key], value)
        if why:
            raise ValidationError(message=f"Parameter {key}={value} {why}")
    return values


def translated(text, parameters):
    """The template as CloudFormation sees it after SAM's transform."""
    template = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader=yaml.Loader)
    values = given(template, parameters)
    if template.pop("Transform", None):
        template = transform(template | {"Transform": "AWS::Serverless-2016-10-31"}, values, Managed())
        template.pop("Transform", None)
    return template


def named_as_fifo(name):
    """Names of FIFO queues end as SQS wants them."""

    def named(logical_id, resource, resources):
        found = name(logical_id, resource, resources)
        if found and str(found[1]["Properties"].get("FifoQueue")).lower() == "true":
            return *found[:2], found[2].removesuffix(".fifo") + ".fifo"
        return found

    return named


def with_outputs(apply):
    """A change set that is carried out leaves its template and outputs with the stack."""

    def applied(change_set):
        apply(change_set)
        stack = change_set.stack
        stack.template, stack.template_dict = change_set.template, change_set.template_dict
        stack.output_map = stack._create_output_map()

    return applied


def start():
    """A running server; its address is returned with it."""
    logging.disable(logging.WARNING)
    yaml.add_multi_constructor("", yaml_tag_constructor)
    models.ChangeSet._parse_template = lambda self: setattr(
        self, "template_dict", translated(self.template, self.parameters)
    )
    models.ChangeSet.apply = with_outputs(models.ChangeSet.apply)
    parsing.resource_class_from_type = class_of
    parsing.parse_resource_and_generate_name = named_as_fifo(parsing.parse_resource_and_generate_name)
    models.Stack.get_cfn_attribute = lambda self, name: self.output_map[name.removeprefix("Outputs.")].value
    EventBus.physical_resource_id = property(lambda self: self.name)
    LambdaVersion.get_cfn_attribute = lambda self, attribute: self.version
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    # moto finds templates by their path only below this name.
    return server, f"http://localhost:{server.get_host_and_port()[1]}"
