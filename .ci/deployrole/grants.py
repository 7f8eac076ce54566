"""What the execution role allows beside what CloudFormation needs."""

from functools import cache

from . import needs, policies, stacks

# What AWS's documents ask for, and no schema of a resource: the API's access log, its service's role at an
# account's first API, and the tags of a stack that it gives to nested ones.
LOG_DELIVERY = ["CreateLogDelivery", "GetLogDelivery", "UpdateLogDelivery", "DeleteLogDelivery", "ListLogDeliveries"]
DOCUMENTED = {(f"logs:{each}", "*") for each in [*LOG_DELIVERY, "PutResourcePolicy"]}
SERVICE_ROLE = "role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway"
DOCUMENTED.add(("iam:CreateServiceLinkedRole", needs.arn("iam", SERVICE_ROLE, region="")))

LARGEST_POLICY, LONGEST_NAME = 6144, 24
PASSED = {
    "AWS::CloudFormation::Stack": "cloudformation.amazonaws.com",
    "AWS::CodeDeploy::DeploymentGroup": "codedeploy.amazonaws.com",
}


@cache
def asked(stack):
    found = dict.fromkeys(DOCUMENTED, "what AWS documents") | needs.of(stack)
    nested = {arn for (action, arn) in found if action == "cloudformation:CreateStack"}
    return found | {(f"cloudformation:{verb}Resource", each): "tags" for verb in ("Tag", "Untag") for each in nested}


def context(stack, action, kind):
    """What IAM knows of the request."""
    known = {
        "aws:ResourceAccount": needs.ACCOUNT,
        "aws:ResourceTag/application": stack,
        "iam:AWSServiceName": "ops.apigateway.amazonaws.com",
        "iam:PermissionsBoundary": stacks.boundary(stack)[0],
        "iam:PassedToService": PASSED.get(kind, "lambda.amazonaws.com"),
        "lambda:FunctionArn": needs.arn("lambda", f"function:{stack}-CiWorker-{needs.RANDOM}"),
    }
    return known


def missing(stack):
    role = stacks.role(stack)
    for (action, arn), kind in asked(stack).items():
        if not policies.deciding(role, action, arn, context(stack, action, kind)):
            yield f"{action} on {arn} is missing, for {kind}"


def unneeded(stack):
    """Actions and patterns of resources of which nothing is asked."""
    wanted = asked(stack)
    for statement in stacks.role(stack):
        if statement["Effect"] == "Deny":
            continue
        for action in policies.several(statement["Action"]):
            if "*" in action:
                yield f"{action} allows whatever AWS adds to it"
            if not any(policies.like(action, each) for each, arn in wanted if matches(statement, arn)):
                yield f"{action} on {statement['Resource']} is asked by nothing"
        for pattern in policies.several(statement["Resource"]):
            if not any(policies.like(pattern, arn) for action, arn in wanted if action in statement["Action"]):
                yield f"{pattern} is nothing that {statement['Action'][0]} and others are done to"


def matches(statement, arn):
    return any(policies.like(each, arn) for each in policies.several(statement["Resource"]))


def large(stack):
    """Policies that IAM would refuse for a stack with a name as long as may be."""
    for name, size in stacks.sizes(stack.ljust(LONGEST_NAME, "x")):
        if size > LARGEST_POLICY:
            yield f"the policy {name} has {size} characters, of {LARGEST_POLICY}"
