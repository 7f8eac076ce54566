"""What the boundary lets the stack's own roles do, beside what template.yaml grants them."""

from functools import cache

from translation import sam

from . import needs, policies, stacks


def document(named):
    """All statements of a role or a policy."""
    if named.kind == "AWS::IAM::ManagedPolicy":
        return named.properties["PolicyDocument"]
    policies_of = named.properties.get("Policies", []) if named.kind == "AWS::IAM::Role" else []
    return {"Statement": [each for policy in policies_of for each in policy["PolicyDocument"]["Statement"]]}


@cache
def granted(stack):
    """Every action on every ARN that some function's role allows."""
    found = set()
    arns = {}
    for named, resources in needs.resources_of(stack):
        arns.setdefault(named.stack, {})[named.logical_id] = next(iter(needs.subjects(named, resources).values()))[0]
    for named, _ in needs.resources_of(stack):
        if named.kind == "AWS::IAM::Role" and "PermissionsBoundary" not in named.properties:
            raise SystemExit(f"{named.logical_id} has no PermissionsBoundary, so that no workflow can make it")
        values = stacks.Deployed({"Parameters": {}, **named.values.template}, named.stack, {"StackName": stack}, arns[named.stack])
        for statement in stacks.statements(values.of(document(named))):
            for action in policies.several(statement["Action"]):
                found |= {(action, each) for each in policies.several(statement["Resource"])}
    return found


def missing(stack):
    _, boundary = stacks.boundary(stack)
    for action, arn in sorted(granted(stack)):
        # A role that names more than one thing has what both it and the boundary allow.
        if not any(allows(each, action) and overlaps(each, arn) for each in boundary):
            yield f"the boundary forbids {action} on {arn}, which a function's role allows"


def reached(stack):
    other = "opsledger" if stack == "opsledger-dev" else "opsledger-dev"
    for action, arn in sorted(granted(other)):
        if "*" not in arn and policies.deciding(stacks.boundary(stack)[1], action, arn, {}):
            yield f"the boundary of {stack} reaches {other}: {action} on {arn}"


def unneeded(stack):
    wanted = granted(stack)
    for statement in stacks.boundary(stack)[1]:
        for action in policies.several(statement["Action"]):
            if not any(policies.like(action, each) for each, _ in wanted):
                yield f"the boundary allows {action}, which no function's role does"
        for pattern in policies.several(statement["Resource"]):
            if not any(overlaps({"Resource": pattern}, arn) for action, arn in wanted if allows(statement, action)):
                yield f"the boundary names {pattern}, which no function's role does"


def overlaps(statement, arn):
    """Whether both name something: an ARN, or a pattern such as those of the functions' versions."""
    patterns = policies.several(statement["Resource"])
    return any(policies.like(each, arn) or policies.like(arn, each.replace("*", "x:1")) for each in patterns)


def allows(statement, action):
    return any(policies.like(each, action) for each in policies.several(statement["Action"]))
