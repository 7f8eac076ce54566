"""What SAM adds by itself, which a review of the template does not see: roles with managed policies that
allow actions on every resource, or a function whose calls go past its alias."""

from .sam import of_type


def statements(translated):
    for name, role in of_type(translated, "AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            yield from ((name, each) for each in policy["PolicyDocument"]["Statement"])
    for name, policy in of_type(translated, "AWS::IAM::ManagedPolicy").items():
        yield from ((name, each) for each in policy["PolicyDocument"]["Statement"])


def problems(source, translated):
    declared = {key for key, each in source.items() if each["Type"] == "AWS::IAM::Role"}
    for role in of_type(translated, "AWS::IAM::Role"):
        if role not in declared:
            yield f"SAM makes the role {role}: say in the template what it may do"
    for name, statement in statements(translated):
        # X-Ray's actions know no resources.
        everywhere = "*" in statement["Resource"] and not all(each.startswith("xray:") for each in statement["Action"])
        if everywhere or any("*" in each for each in statement["Action"]):
            yield f"{name} allows more than it needs: {statement['Action']} on {statement['Resource']}"
    for name, role in of_type(translated, "AWS::IAM::Role").items():
        if role.get("ManagedPolicyArns") != [{"Ref": "Tracing"}]:
            yield f"{name} has managed policies of others"
    yield from of_functions(translated)


def of_functions(translated):
    functions = of_type(translated, "AWS::Lambda::Function")
    for name, function in functions.items():
        if function.get("Role") != {"Fn::GetAtt": [f"{name}Role", "Arn"]}:
            yield f"{name} does not have the role {name}Role"
        if not any(each["FunctionName"] == {"Ref": name} for each in of_type(translated, "AWS::Lambda::Alias").values()):
            yield f"{name} has no alias"
        if "LogGroup" not in function.get("LoggingConfig", {}):
            yield f"{name} has no log group of its own"
    for name, mapping in of_type(translated, "AWS::Lambda::EventSourceMapping").items():
        if mapping["FunctionName"] in ({"Ref": each} for each in functions):
            yield f"{name} calls the function and not its alias"
