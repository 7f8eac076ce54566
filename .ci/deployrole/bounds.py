"""What the boundary lets the stack's own roles do, beside what template.yaml grants them."""

from functools import cache

from translation import sam

from . import needs, policies, stacks


@cache
def granted(stack):
    """Every action on every ARN that some function's role allows."""
    found = set()
    template = sam.translate(sam.load(), sam.defaults(sam.load()))
    arns = {}
    for named, resources in needs.resources_of(stack):
        if named.stack == stack:
            arns[named.logical_id] = next(iter(needs.subjects(named, resources).values()))[0]
    values = stacks.Deployed(template, stack, {}, arns)
    roles = sam.of_type(template["Resources"], "AWS::IAM::Role").values()
    documents = [each["PolicyDocument"] for role in roles for each in role.get("Policies", [])]
    shared = sam.of_type(template["Resources"], "AWS::IAM::ManagedPolicy").values()
    for document in documents + [each["PolicyDocument"] for each in shared]:
        for statement in stacks.statements(values.of(document)):
            for action in policies.several(statement["Action"]):
                found |= {(action, each) for each in policies.several(statement["Resource"])}
    return found


def missing(stack):
    _, boundary = stacks.boundary(stack)
    for action, arn in sorted(granted(stack)):
        if not policies.deciding(boundary, action, arn, {}):
            yield f"the boundary forbids {action} on {arn}, which a function's role allows"


def reached(stack):
    other = "opsledger" if stack == "opsledger-dev" else "opsledger-dev"
    for action, arn in sorted(granted(other)):
        if arn != "*" and policies.deciding(stacks.boundary(stack)[1], action, arn, {}):
            yield f"the boundary of {stack} reaches {other}: {action} on {arn}"


def unneeded(stack):
    wanted = granted(stack)
    for statement in stacks.boundary(stack)[1]:
        for action in policies.several(statement["Action"]):
            if not any(policies.like(action, each) for each, _ in wanted):
                yield f"the boundary allows {action}, which no function's role does"
        for pattern in policies.several(statement["Resource"]):
            if not any(policies.like(pattern, arn) for action, arn in wanted if allows(statement, action)):
                yield f"the boundary names {pattern}, which no function's role does"


def allows(statement, action):
    return any(policies.like(each, action) for each in policies.several(statement["Action"]))
