"""Compares infra-sam/deploy-role.yaml with what a deployment asks of AWS, both ways, and with what no
deployment may do: leave its own stack, or make a role without the boundary. Stops with a sentence for each."""

import sys

from deployrole import beyond, bounds, grants, trust

CHECKS = [grants.missing, grants.unneeded, grants.large, beyond.reached, bounds.missing, bounds.unneeded, bounds.reached, trust.problems]


def main():
    found = [sentence for check in CHECKS for stack in ("opsledger", "opsledger-dev") for sentence in check(stack)]
    for sentence in dict.fromkeys(found):
        print(f"infra-sam/deploy-role.yaml: {sentence}", file=sys.stderr)
    print(f"the role that deploys two stacks, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
