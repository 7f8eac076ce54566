"""Whether policies allow an action, as IAM decides: what is denied is denied, and nothing is allowed by itself."""

import re
from functools import cache

OPERATORS = {
    "StringEquals": lambda wanted, value: value == wanted,
    "StringNotEquals": lambda wanted, value: value != wanted,
    "StringLike": lambda wanted, value: like(wanted, value),
    "ArnEquals": lambda wanted, value: like(wanted, value),
    "ArnLike": lambda wanted, value: like(wanted, value),
}


@cache
def like(pattern, value, case=0):
    """Whether a value matches a pattern with * and ?."""
    expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(expression, value, case) is not None


def several(node):
    return node if isinstance(node, list) else [node]


def holds(conditions, context):
    for operator, keys in conditions.items():
        for key, wanted in keys.items():
            if operator == "Null":
                if (key not in context) != (str(wanted).lower() == "true"):
                    return False
            elif key not in context:
                return False
            elif operator == "StringNotEquals":
                if context[key] in several(wanted):
                    return False
            elif not any(OPERATORS[operator](each, context[key]) for each in several(wanted)):
                return False
    return True


def concerns(statement, action, resource, context):
    return (
        any(like(each, action, re.IGNORECASE) for each in several(statement["Action"]))
        and any(like(each, resource) for each in several(statement["Resource"]))
        and holds(statement.get("Condition", {}), context)
    )


def deciding(statements, action, resource, context):
    """The statements that allow it, none where one denies it."""
    found = [each for each in statements if concerns(each, action, resource, context)]
    return [] if any(each["Effect"] == "Deny" for each in found) else found
