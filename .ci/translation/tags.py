"""What costs is told apart by the tag "application": everything that takes tags has it."""

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

# SAM passes no tags on to what it makes of events, which costs nothing by itself; an API's are in its
# definition.
WITHOUT = {"AWS::Events::Rule", "AWS::Lambda::EventSourceMapping", "AWS::ApiGatewayV2::Api"}
TAG = {"Ref": "AWS::StackName"}


def problems(translated):
    for name, resource in translated.items():
        if resource["Type"] in WITHOUT:
            continue
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", resource["Type"]).schema
        if "Tags" in schema["properties"] and not tagged(resource.get("Properties", {}).get("Tags")):
            yield f"{name} ({resource['Type']}) has no tag that says which application it belongs to"


def tagged(tags):
    if isinstance(tags, dict):
        return tags.get("application") == TAG
    return {"Key": "application", "Value": TAG} in (tags or [])
