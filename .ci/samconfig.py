"""Reads infra-sam/samconfig.toml as SAM itself does and compares it with template.yaml's parameters.

SAM splits a value at its blanks unless it is quoted within the string, drops the rest without a word
and deploys what is left. Stops with a sentence for each thing wrong.
"""

import re
import sys
import tomllib
from pathlib import Path

import click
from samcli.cli.cli_config_file import ConfigProvider
from samcli.cli.types import CfnParameterOverridesType, CfnTags
from samcli.commands.deploy.command import cli as deploy

from translation import sam

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "infra-sam" / "samconfig.toml"
# What a schedule of EventBridge looks like; CloudFormation itself finds out only while it deploys.
SCHEDULE = re.compile(r"rate\((1 (minute|hour|day)|\d+ (minutes|hours|days))\)|cron\((\S+ ){5}\S+\)")
# No environment may wait for an answer, but for the one where people look at what will change.
ASKS = {"prod"}


def overrides(environment):
    """The parameters of `sam deploy --config-env`, as SAM parses them."""
    with click.Context(deploy):
        settings = ConfigProvider(section="parameters")(str(CONFIG), environment, ["deploy"])
    return settings, CfnParameterOverridesType().convert(settings.get("parameter_overrides", ""), None, None)


def written(environment):
    """The same as a person reads them: all that stands after the first equals sign."""
    for line in tomllib.loads(CONFIG.read_text())[environment]["deploy"]["parameters"].get("parameter_overrides", []):
        key, _, value = line.partition("=")
        yield key, value[1:-1] if value[:1] in "'\"" and value[:1] == value[-1:] else value


def refusal(parameter, value):
    """Why CloudFormation refuses a value, or None."""
    if "AllowedPattern" in parameter and not re.fullmatch(parameter["AllowedPattern"], value):
        return "does not match " + parameter["AllowedPattern"]
    if "AllowedValues" in parameter and value not in map(str, parameter["AllowedValues"]):
        return f"is none of {parameter['AllowedValues']}"
    if parameter["Type"] == "Number":
        if not re.fullmatch(r"-?\d+(\.\d+)?", value):
            return "is no number"
        if not float(parameter.get("MinValue", value)) <= float(value) <= float(parameter.get("MaxValue", value)):
            return f"is not between {parameter.get('MinValue')} and {parameter.get('MaxValue')}"
    return None


def problems_of(environment, parameters):
    settings, parsed = overrides(environment)
    for key, value in written(environment):
        if parsed.get(key) != value:
            yield f"{key} is {value!r} and SAM passes {parsed.get(key)!r}: quote it within the string"
    for key, value in parsed.items():
        if key not in parameters:
            yield f"template.yaml has no parameter {key}"
        elif refusal(parameters[key], value):
            yield f"{key}={value} {refusal(parameters[key], value)}"
        elif key.endswith("Schedule") and not SCHEDULE.fullmatch(value):
            yield f"{key}={value} is no schedule"
        if key.endswith("Parameter"):
            # --parameter-overrides replaces this whole list, and with it the names of secrets.
            yield f"{key} must follow from the stack's name and not from a list that an override replaces"
    if not settings.get("stack_name"):
        yield "it has no stack_name"
    if not settings.get("resolve_s3"):
        yield "it has no resolve_s3, so that there is nowhere to put the jars"
    if settings.get("confirm_changeset") and environment not in ASKS:
        yield "it asks before it deploys"
    CfnTags().convert(settings.get("tags", ""), None, None)


def main():
    parameters = sam.load()["Parameters"]
    environments = [key for key, each in tomllib.loads(CONFIG.read_text()).items() if isinstance(each, dict)]
    found = [f"{each}: {problem}" for each in environments for problem in problems_of(each, parameters)]
    stacks = {each: overrides(each)[0].get("stack_name") for each in environments}
    if stacks.get("default") != "opsledger" or stacks.get("dev") == stacks.get("prod"):
        found.append(f"the stacks' names are {stacks}")
    for sentence in found:
        print(f"infra-sam/samconfig.toml, {sentence}", file=sys.stderr)
    print(f"{len(environments)} environments of samconfig.toml, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
