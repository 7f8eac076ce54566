"""What a role that deploys must not reach: the other environment, and more rights than its own."""

from . import grants, needs, policies, stacks

# AWS gives these ids, so that a policy cannot tell of which stack they are. Mappings are bound by the
# function that they feed; an API or an application with the tag of another stack is denied.
NAMELESS = ("event-source-mapping:abc", "*", "/apis", "/domainnames", "/tags/abc")


def other_than(stack):
    return "opsledger" if stack == "opsledger-dev" else "opsledger-dev"


def reached(stack):
    yield from other_environment(stack)
    yield from more_rights(stack)
    yield from deploying_the_other(stack)


def other_environment(stack):
    role, other = stacks.role(stack), other_than(stack)
    for (action, arn), kind in grants.asked(other).items():
        if arn.endswith(NAMELESS) or "aws-service-role" in arn or ":deploymentconfig:" in arn:
            continue
        # Whose role is passed and whose boundary is set is of the other stack as well.
        if policies.deciding(role, action, arn, grants.context(other, action, kind)):
            yield f"the role of {stack} reaches {other}: {action} on {arn}"


def more_rights(stack):
    role, (boundary, _) = stacks.role(stack), stacks.boundary(stack)
    made = needs.arn("iam", f"role/{stack}-CiApiRole-{needs.RANDOM}", region="")
    own = [needs.arn("iam", f"role/{stack}-{each}", region="") for each in ("deploy", "deploy-execution")]
    bare = grants.context(stack, "", "") | {"iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess"}
    without = {key: each for key, each in bare.items() if key != "iam:PermissionsBoundary"}
    for known in (bare, without):
        for verb in ("CreateRole", "PutRolePolicy", "AttachRolePolicy", "PutRolePermissionsBoundary"):
            if policies.deciding(role, f"iam:{verb}", made, known):
                yield f"iam:{verb} is allowed without the boundary"
    full = grants.context(stack, "", "")
    if policies.deciding(role, "iam:DeleteRolePermissionsBoundary", made, full):
        yield "a boundary can be taken away"
    for verb in ("CreatePolicyVersion", "DeletePolicy", "SetDefaultPolicyVersion", "DeletePolicyVersion"):
        if policies.deciding(role, f"iam:{verb}", boundary, full):
            yield f"iam:{verb} is allowed on the boundary itself"
    for each in own:
        for verb in ("PutRolePolicy", "AttachRolePolicy", "UpdateAssumeRolePolicy", "DeleteRolePolicy"):
            if policies.deciding(role, f"iam:{verb}", each, full):
                yield f"iam:{verb} is allowed on {each}"
    for service in ("ec2.amazonaws.com", "cloudformation.amazonaws.com"):
        if policies.deciding(role, "iam:PassRole", made, full | {"iam:PassedToService": service}):
            yield f"a function's role can be passed to {service}"


def deploying_the_other(stack):
    role, other = stacks.role(stack, logical_id="DeployRole"), other_than(stack)
    known = {"iam:PassedToService": "cloudformation.amazonaws.com", "aws:ResourceAccount": needs.ACCOUNT}
    forbidden = [
        ("iam:PassRole", needs.arn("iam", f"role/{other}-deploy-execution", region="")),
        ("cloudformation:CreateChangeSet", needs.arn("cloudformation", f"stack/{other}/{needs.RANDOM}")),
        ("s3:PutObject", f"{needs.SAM_BUCKET}/{other}/0123456789abcdef"),
    ]
    for action, arn in forbidden:
        if policies.deciding(role, action, arn, known):
            yield f"who deploys {stack} reaches {other}: {action} on {arn}"
