"""Evaluates CloudFormation's intrinsic functions for given values of the parameters."""

import hashlib
import json
import re

PSEUDO = {
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::Region": "eu-central-1",
    "AWS::StackName": "shown",
    "AWS::URLSuffix": "amazonaws.com",
}
NOTHING = object()


class Values:
    """Resources keep their references, as their names do not depend on parameters."""

    def __init__(self, template, parameters):
        self.template = template
        self.known = {**PSEUDO, **parameters}

    def holds(self, condition):
        return self.decide(self.template["Conditions"][condition])

    def decide(self, expression):
        ((name, arguments),) = expression.items()
        match name:
            case "Condition":
                return self.holds(arguments)
            case "Fn::Equals":
                return self.of(arguments[0]) == self.of(arguments[1])
            case "Fn::Not":
                return not self.decide(arguments[0])
            case "Fn::And":
                return all(self.decide(each) for each in arguments)
            case "Fn::Or":
                return any(self.decide(each) for each in arguments)
        raise ValueError(f"{name} is no condition")

    def of(self, node):
        """The value without any function that parameters decide."""
        if isinstance(node, list):
            return [each for each in map(self.of, node) if each is not NOTHING]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((name, argument),) = node.items()
            if name == "Ref" or name.startswith("Fn::"):
                return self.call(name, argument)
        resolved = {key: self.of(each) for key, each in node.items()}
        return {key: each for key, each in resolved.items() if each is not NOTHING}

    def call(self, name, argument):
        match name:
            case "Ref":
                return self.ref(argument)
            case "Fn::If":
                return self.of(argument[1 if self.holds(argument[0]) else 2])
            case "Fn::GetAtt":
                return self.attribute(argument)
            case "Fn::Join":
                return self.join(argument[0], self.of(argument[1]))
            case "Fn::Sub":
                return self.substitute(argument)
            case "Fn::FindInMap":
                first, second, third = map(self.of, argument)
                return self.of(self.template["Mappings"][first][second][third])
        return {name: self.of(argument)}

    def ref(self, name):
        if name == "AWS::NoValue":
            return NOTHING
        return self.known.get(name, {"Ref": name})

    def attribute(self, argument):
        resource = self.template["Resources"].get(argument[0], {})
        # Another content is another version of it: CloudFormation replaces it, and its number changes.
        if resource.get("Type") == "AWS::AppConfig::HostedConfigurationVersion":
            content = json.dumps(self.of(resource["Properties"]), sort_keys=True)
            return str(int(hashlib.sha256(content.encode()).hexdigest(), 16) % 10**9)
        return {"Fn::GetAtt": argument}

    @staticmethod
    def join(between, parts):
        if all(isinstance(each, (str, int)) for each in parts):
            return between.join(map(str, parts))
        return {"Fn::Join": [between, parts]}

    def substitute(self, argument):
        text, own = argument if isinstance(argument, list) else (argument, {})
        parts = []
        for at, part in enumerate(re.split(r"\$\{([^}!]+)}", text)):
            if at % 2 == 0:
                parts.append(part)
            elif part in own:
                parts.append(self.of(own[part]))
            else:
                parts.append(self.attribute(part.split(".", 1)) if "." in part else self.ref(part))
        return self.join("", parts)
