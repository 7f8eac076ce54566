"""What AWS says of itself, as cfn-lint carries it: what CloudFormation calls for a type of resource, and
which actions know resources."""

import json
from functools import cache
from importlib.resources import files

CARRIED = files("cfnlint") / "data"
REGION = "us-east-1"


@cache
def known():
    return json.loads((CARRIED / "schemas" / "providers" / f"{REGION}.json").read_text())


@cache
def permissions(kind):
    """What a type's handlers and its tags need, but for what is no action: s3:REST.PUT.OBJECT is none."""
    schema = json.loads((CARRIED / "schemas" / "resources" / f"{known()[kind]}.json").read_text())
    needed = [schema.get("tagging", {}).get("permissions", [])]
    needed += [each["permissions"] for verb, each in schema["handlers"].items() if verb != "list"]
    proper = {each.replace("getObject", "GetObject") for every in needed for each in every if each.count(".") == 0}
    return sorted(proper)


@cache
def services():
    return json.loads((CARRIED / "AdditionalSpecs" / "Policies.json").read_text())


def knows_resources(action):
    """Whether an action can be allowed for some resources and not for others."""
    service, _, name = action.partition(":")
    return bool(services()[service]["Actions"].get(name.lower(), {"Resources": True}).get("Resources"))
