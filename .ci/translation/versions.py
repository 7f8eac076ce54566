"""A changed setting must reach what runs, which is a version of each function.

CloudFormation publishes a version only where a property of the version changes, and refuses to publish
one where nothing of the function did. So the version's description must change with exactly the
parameters that the function's own properties use.
"""

import re

from .sam import defaults, of_type, translate, without_events
from .values import Values

LONGEST = 256
SAMPLES = [
    *("other", "another", "/other/name", "/another/name", "https://other.example.com", "https://another.example.com"),
    *("arn:aws:iam::123456789012:policy/one", "arn:aws:iam::123456789012:policy/two"),
    *("Europe/Berlin", "Asia/Tokyo", "rate(7 hours)", "rate(9 hours)", "7", "9", "a@example.com", "b@example.com"),
    *("ops.example.com", "ops.example.org", "08:30", "09:15", "linux=0.006", "linux=0.008@2026-01-01"),
    *(f"arn:aws:acm:eu-central-1:123456789012:certificate/{each}" for each in (1, 2)),
]
NUMBER = 9  # Digits of a configuration's version.


def others(declared):
    """Valid values of a parameter that are not its default."""
    default = str(declared.get("Default"))
    if "AllowedValues" in declared:
        values = map(str, declared["AllowedValues"])
    elif declared["Type"] == "Number":
        near = (int(default) + 1, int(default) - 1)
        least, most = int(declared.get("MinValue", near[1])), int(declared.get("MaxValue", near[0]))
        values = (str(each) for each in near if least <= each <= most)
    else:
        pattern, most = declared.get("AllowedPattern", ".*"), declared.get("MaxLength", 4096)
        values = (each for each in SAMPLES if re.fullmatch(pattern, each) and len(each) <= most)
    return [each for each in values if each != default]


def states(template, parameters):
    """What each function is, and what its version is, with these values."""
    translated = translate(without_events(template), parameters)
    values = Values(translated, parameters)
    functions = {name: values.of(each) for name, each in of_type(translated["Resources"], "AWS::Lambda::Function").items()}
    versions = {}
    for name, each in of_type(translated["Resources"], "AWS::Lambda::Version").items():
        versions[each["FunctionName"]["Ref"]] = (name, values.of(each))
    return functions, versions


def changed(before, after):
    return {name for name in after if before.get(name) != after[name]}


def names(functions):
    return ", ".join(sorted(functions)) or "none"


def problems(template):
    given = defaults(template)
    choices = {name: others(each) for name, each in template["Parameters"].items()}
    yield from (f"add a sample that fits the parameter {name}" for name, each in choices.items() if not each)
    set_all = {name: each[0] for name, each in choices.items() if each}
    yield from deviations(template, given, set_all)
    # From one value that is not the default to another.
    yield from deviations(template, set_all, {name: each[1] for name, each in choices.items() if len(each) > 1})
    for name, function in of_type(template["Resources"], "AWS::Serverless::Function").items():
        most = longest(template, function.get("VersionDescription", ""))
        if most > LONGEST:
            yield f"{name}: the description of its version may be {most} characters long, of {LONGEST}"


def deviations(template, given, changes):
    functions, versions = states(template, given)
    for parameter, value in changes.items():
        functions_now, versions_now = states(template, {**given, parameter: value})
        using, published = changed(functions, functions_now), changed(versions, versions_now)
        if using != published:
            yield f"{parameter} is used by {names(using)}, and changes the versions of {names(published)}"


def longest(template, node):
    """The most characters that a value may have."""
    if isinstance(node, str):
        return len(node)
    ((name, argument),) = node.items()
    match name:
        case "Ref":
            return longest_parameter(template["Parameters"][argument])
        case "Fn::GetAtt":
            return NUMBER
        case "Fn::If":
            return max(longest(template, each) for each in argument[1:])
        case "Fn::Join":
            between, parts = argument
            return len(between) * (len(parts) - 1) + sum(longest(template, each) for each in parts)
    raise ValueError(f"the length of {name} is not known")


def longest_parameter(declared):
    if "AllowedValues" in declared:
        return max(len(str(each)) for each in declared["AllowedValues"])
    if declared["Type"] == "Number":
        return len(str(declared.get("MaxValue", 10**300)))
    return declared.get("MaxLength", 4096)
