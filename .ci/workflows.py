"""Holds what keeps the workflows of .github safe: who may prove to AWS who they are, and what runs there."""

import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
# A build runs code of others, which could take a token that the job can ask for.
BUILDS = re.compile(r"\b(mvn|npm|gradle)\b|\.ci/(?!requirements\.txt)")


def problems_of(workflow):
    if workflow.get("permissions") != {}:
        yield "it must begin with permissions: {}"
    for name, job in workflow["jobs"].items():
        for problem in problems_of_job(job):
            yield f"the job {name} {problem}"


def problems_of_job(job):
    permissions, steps = job.get("permissions"), job.get("steps", [])
    if not isinstance(permissions, dict):
        yield "must say what it may do"
        return
    if "id-token" in permissions:
        if "environment" not in job:
            yield "may prove who it is, so it must belong to a protected environment"
        if any(BUILDS.search(step.get("run", "")) for step in steps):
            yield "may prove who it is, so it must build and test nothing"
        if any("actions/checkout" in step.get("uses", "") for step in steps):
            yield "may prove who it is, so it must take what was built, and not the sources"
    elif any("configure-aws-credentials" in step.get("uses", "") for step in steps):
        yield "takes a role without a token of its own: it would need a stored key"
    for step in steps:
        if "uses" in step and not PINNED.fullmatch(step["uses"]):
            yield f"must name the full hash of {step['uses']}"
        if "${{" in step.get("run", ""):
            yield "must hand values to its scripts as variables, not as text"
        if "pip install" in step.get("run", "") and "--require-hashes" not in step["run"]:
            yield "must install with --require-hashes"


def main():
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    found = [f"{path.name}: {each}" for path in files for each in problems_of(yaml.safe_load(path.read_text()))]
    deploying = yaml.safe_load((ROOT / ".github" / "workflows" / "deploy.yml").read_text())["jobs"]
    if sum("id-token" in job["permissions"] for job in deploying.values()) != 1:
        found.append("deploy.yml: one job must be able to prove who it is")
    lines = (ROOT / ".ci" / "requirements.txt").read_text().splitlines()
    if not any("--hash=sha256:" in line for line in lines) or any("://" in line for line in lines):
        found.append(".ci/requirements.txt must have hashes, and name no registry")
    for sentence in found:
        print(f".github/workflows, {sentence}", file=sys.stderr)
    print(f"{len(files)} workflows, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
