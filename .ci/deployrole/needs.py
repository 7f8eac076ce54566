"""What a deployment of a stack asks of AWS: an action and the ARN of what it is done to, for each resource
of template.yaml and of the templates that it nests."""

from functools import cache

from translation import sam
from translation.values import Values

from . import features, schemas

ACCOUNT, REGION = "123456789012", "us-east-1"
GRADUALLY = {"DeploymentType": "Linear10PercentEvery3Minutes"}
RANDOM = "1A2B3C4D5E6F"
SAM_BUCKET = "arn:aws:s3:::aws-sam-cli-managed-default-samclisourcebucket-1a2b3c"


def arn(service, name, region=REGION, account=ACCOUNT):
    return f"arn:aws:{service}:{region}:{account}:{name}"


class Named:
    """A resource and the name that CloudFormation gives it."""

    def __init__(self, stack, logical_id, resource, values):
        self.kind = resource["Type"]
        self.properties = resource.get("Properties", {})
        self.policies = resource.get("UpdatePolicy", {})
        self.stack, self.logical_id, self.values = stack, logical_id, values

    def name(self, *properties):
        for each in properties:
            if each in self.properties:
                return str(self.values.of(self.properties[each]))
        return self.generated(self.logical_id)

    def generated(self, logical_id):
        return f"{self.stack}-{logical_id}-{RANDOM}"

    def function(self, resources):
        """The function that a version, an alias or a permission belongs to."""
        referred = self.properties["FunctionName"]["Ref"]
        while resources[referred]["Type"] != "AWS::Lambda::Function":
            referred = resources[referred]["Properties"]["FunctionName"]["Ref"]
        return arn("lambda", f"function:{self.generated(referred)}")

    def role(self):
        return arn("iam", f"role/{self.generated(self.properties['Role']['Fn::GetAtt'][0])}", region="")

    def service_role(self):
        """CodeDeploy's, which the nested stack of gradual deployments has."""
        return arn("iam", f"role/{self.generated('Gradual')}-Role-{RANDOM}", region="")

    def deployments(self, group):
        application = self.generated("ServerlessDeploymentApplication")
        group = f"deploymentgroup:{application}/{self.generated(group)}"
        every = (f"application:{application}", group, "deploymentconfig:CodeDeployDefault.LambdaAllAtOnce")
        return [arn("codedeploy", each) for each in every]

    def rule(self):
        bus = f"{self.stack}/" if "EventBusName" in self.properties else ""
        return arn("events", f"rule/{bus}{self.name('Name')}")


def subjects(named, resources):
    """ARNs by the service whose action is done to them."""
    match named.kind:
        case "AWS::ApiGatewayV2::Api":
            return {"apigateway": [arn("apigateway", each, account="") for each in ("/apis", "/apis/abc", "/tags/abc")]}
        case "AWS::ApiGatewayV2::Stage":
            stages = "/apis/abc/stages"
            return {"apigateway": [arn("apigateway", each, account="") for each in (stages, stages + "/$default")]}
        case "AWS::ApiGatewayV2::DomainName":
            names = ("/domainnames", "/domainnames/ops.example.com", "/tags/abc")
            return {"apigateway": [arn("apigateway", each, account="") for each in names]}
        case "AWS::ApiGatewayV2::ApiMapping":
            mappings = "/domainnames/ops.example.com/apimappings"
            return {"apigateway": [arn("apigateway", each, account="") for each in (mappings, mappings + "/abc")]}
        case "AWS::AppConfig::Application":
            return {"appconfig": [arn("appconfig", "application/abc")]}
        case "AWS::AppConfig::ConfigurationProfile" | "AWS::AppConfig::HostedConfigurationVersion":
            profile = "application/abc/configurationprofile/def"
            return {"appconfig": [arn("appconfig", each) for each in ("application/abc", profile)]}
        case "AWS::Budgets::Budget":
            return {"budgets": [arn("budgets", f"budget/{named.stack}", region="")]}
        case "AWS::CodeDeploy::Application":
            return {"codedeploy": [arn("codedeploy", f"application:{named.name('ApplicationName')}")]}
        case "AWS::CodeDeploy::DeploymentGroup":
            return {"codedeploy": named.deployments(named.logical_id), "iam": [named.service_role()]}
        case "AWS::CloudFormation::Stack":
            own = arn("iam", f"role/{named.stack}-deploy-execution", region="")
            return {"cloudformation": [arn("cloudformation", f"stack/{named.name()}/{RANDOM}")], "iam": [own]}
        case "AWS::CloudWatch::Alarm":
            return {"cloudwatch": [arn("cloudwatch", f"alarm:{named.name('AlarmName')}")]}
        case "AWS::CloudWatch::Dashboard":
            return {"cloudwatch": [arn("cloudwatch", f"dashboard/{named.name('DashboardName')}", region="")]}
        case "AWS::DynamoDB::Table":
            return {"dynamodb": [arn("dynamodb", f"table/{named.name('TableName')}")]}
        case "AWS::Events::EventBus":
            return {"events": [arn("events", f"event-bus/{named.name('Name')}")]}
        case "AWS::Events::Rule":
            return {"events": [named.rule()]}
        case "AWS::IAM::ManagedPolicy":
            return {"iam": [arn("iam", f"policy/{named.name('ManagedPolicyName')}", region="")]}
        case "AWS::IAM::Role":
            return {"iam": [arn("iam", f"role/{named.name('RoleName')}", region="")]}
        case "AWS::Lambda::EventSourceMapping":
            return {"lambda": [arn("lambda", "event-source-mapping:abc")]}
        case "AWS::Lambda::Function":
            code = f"{SAM_BUCKET}/{named.stack}/0123456789abcdef"
            return {"lambda": [arn("lambda", f"function:{named.name('FunctionName')}")], "iam": [named.role()], "s3": [code]}
        case "AWS::Lambda::Alias":
            function = named.function(resources)
            return {"lambda": [function], "codedeploy": named.deployments("CiApiDeploymentGroup")}
        case "AWS::Lambda::Permission" | "AWS::Lambda::Version":
            return {"lambda": [named.function(resources)]}
        case "AWS::Logs::LogGroup":
            return {"logs": [arn("logs", f"log-group:{named.name('LogGroupName')}")]}
        case "AWS::SNS::Subscription":
            return {"sns": [arn("sns", named.generated(named.properties["TopicArn"]["Ref"]))]}
        case "AWS::SNS::Topic":
            return {"sns": [arn("sns", named.name("TopicName"))]}
        case "AWS::SQS::Queue":
            return {"sqs": [arn("sqs", named.name("QueueName"))]}
        case "AWS::SQS::QueuePolicy":
            return {"sqs": [arn("sqs", named.generated(each["Ref"])) for each in named.properties["Queues"]]}
    raise SystemExit(f"{named.kind} is new: say in .ci/deployrole/needs.py what its ARN is")


@cache
def resources_of(stack):
    """All resources, whatever the conditions, with those of the nested templates."""
    found = []
    template = sam.load()
    # Conditions are not looked at, but SAM makes what shifts deployments only where it is asked for.
    translated = sam.translate(template, sam.defaults(template) | GRADUALLY)
    found += named_in(stack, translated, stack)
    for logical_id, nested in sam.of_type(translated["Resources"], "AWS::CloudFormation::Stack").items():
        found += named_in(f"{stack}-{logical_id}-{RANDOM}", sam.load(nested["TemplateURL"]), stack)
    return found


def named_in(stack, template, root):
    given = sam.defaults(template) | {"AWS::StackName": stack, "StackName": root}
    values = Values(template, given | {"AWS::AccountId": ACCOUNT, "AWS::Region": REGION})
    for logical_id, resource in template["Resources"].items():
        yield Named(stack, logical_id, resource, values), template["Resources"]


@cache
def of(stack):
    """Every action on every ARN, and the type of resource that asks for it."""
    asked = {}
    for named, resources in resources_of(stack):
        by_service = subjects(named, resources)
        for action in schemas.permissions(named.kind):
            if features.unused(named.kind, action, [named.properties, named.policies]):
                continue
            service = action.split(":")[0]
            if service not in by_service:
                raise SystemExit(f"{named.kind} needs {action}: say in .ci/deployrole what for")
            on = by_service[service] if schemas.knows_resources(action) else ["*"]
            for each in on:
                asked.setdefault((action, each), named.kind)
    return asked
