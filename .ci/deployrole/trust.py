"""Who may take the role that deploys: jobs of one environment of one repository, under both of its names."""

from translation import sam

from . import policies, stacks

AUDIENCE = {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}
# Repositories that were made or renamed since 2026-07-15 have ids in their subjects.
TAKEN = ["repo:owner/name:environment:prod", "repo:owner@1/name@2:environment:prod"]
REFUSED = [
    "repo:owner/name:environment:dev",
    "repo:owner/name:ref:refs/heads/main",
    "repo:owner/name:pull_request",
    "repo:owner/other:environment:prod",
    "repo:owner@3/name@4:environment:prod",
    "repo:owner@1/name@2:environment:dev",
]


def problems(stack):
    template = sam.load("infra-sam/deploy-role.yaml")
    given = {"Repository": "owner/name", "ImmutableRepository": "owner@1/name@2", "Environment": "prod"}
    values = stacks.Deployed(template, f"{stack}-deploy-role", given | {"StackName": stack}, {})
    document = values.of(template["Resources"]["DeployRole"]["Properties"]["AssumeRolePolicyDocument"])

    def takes(subject, known):
        request = known | {"token.actions.githubusercontent.com:sub": subject}
        return any(policies.holds(each.get("Condition", {}), request) for each in document["Statement"])

    yield from (f"{each} cannot take the role" for each in TAKEN if not takes(each, AUDIENCE))
    yield from (f"{each} can take the role" for each in REFUSED if takes(each, AUDIENCE))
    yield from (f"{each} can take it for another audience" for each in TAKEN if takes(each, {}))
