"""Translates template.yaml as AWS does (aws-sam-translator) and looks at what comes out.

Stops with a sentence for each thing wrong; .ci/translation has a file for each kind.
"""

import sys

from translation import alarms, gradual, permissions, sam, secrets, settings, storage, tags, versions


def problems(template, translated):
    yield from permissions.problems(template["Resources"], translated)
    yield from storage.problems(translated)
    yield from tags.problems(translated)
    yield from alarms.problems(template, translated)
    yield from settings.problems(template)
    yield from gradual.problems(template)
    yield from secrets.problems(template)
    yield from versions.problems(template)


def main():
    template = sam.load()
    translated = sam.translate(template, sam.defaults(template))["Resources"]
    found = list(problems(template, translated))
    for sentence in found:
        print(sentence, file=sys.stderr)
    functions = len(sam.of_type(translated, "AWS::Lambda::Function"))
    print(f"{functions} functions translate into {len(translated)} resources, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
