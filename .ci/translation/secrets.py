"""A stack's functions read the stack's own secrets, unless others are named; what is named may be read."""

from .sam import defaults, of_type, translate, without_events
from .values import PSEUDO, Values
from .versions import states

SUFFIX = "Parameter"
READ = "ssm:GetParameters"


def problems(template):
    given = defaults(template)
    stack = PSEUDO["AWS::StackName"]
    own = read_by_functions(template, given)
    for function, (named, allowed) in own.items():
        for name in sorted(named | allowed):
            if not name.startswith(f"/{stack}/"):
                yield f"{function} of the stack {stack} reads {name}, unless told otherwise"
    parameters = [each for each in template["Parameters"] if each.endswith(SUFFIX)]
    others = {each: f"/other/{each}" for each in parameters}
    for function, (named, allowed) in read_by_functions(template, {**given, **others}).items():
        if named != allowed:
            yield f"{function} reads {sorted(named)}, and may read {sorted(allowed)}"
        yield from (f"{function} reads {each}, though another is named" for each in named if not each.startswith("/other/"))
    # Where nothing of a function changes Lambda publishes no version, and the deployment would fail.
    if states(template, given) != states(template, {**given, **said(template, own, others)}):
        yield "naming a secret that is the stack's own changes functions or versions"


def read_by_functions(template, given):
    """The names of the secrets that each function is told of, and of those that its role may read."""
    translated = translate(without_events(template), given)
    values = Values(translated, given)
    roles = of_type(translated["Resources"], "AWS::IAM::Role")
    read = {}
    for name, function in of_type(translated["Resources"], "AWS::Lambda::Function").items():
        variables = values.of(function["Environment"]["Variables"])
        named = {value for key, value in variables.items() if key.endswith("_PARAMETER") and value}
        read[name] = (named, allowed(values.of(roles[f"{name}Role"])))
    return read


def allowed(role):
    statements = [each for policy in role.get("Policies", []) for each in policy["PolicyDocument"]["Statement"]]
    arns = [arn for each in statements if READ in each["Action"] for arn in each["Resource"]]
    return {arn.split(":parameter", 1)[1] for arn in arns}


def said(template, own, others):
    """For each parameter the name that counts where it is empty."""
    given = defaults(template)
    explicit = {}
    for parameter, other in others.items():
        changed = read_by_functions(template, {**given, parameter: other})
        for function, (named, _) in changed.items():
            explicit.update({parameter: each for each in own[function][0] - named})
    return explicit
