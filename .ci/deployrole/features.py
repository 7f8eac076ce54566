"""Permissions that CloudFormation uses only for a property, by type; as long as no resource has it, they
are not needed. The rest of a type's permissions always is."""

import re

# type, permissions, properties of which one needs them
FEATURES = [
    ("*", r"kms:.*", ("KmsKeyArn", "KmsKeyId", "KmsKeyIdentifier", "KMSKeyId", "KmsMasterKeyId")),
    ("AWS::ApiGatewayV2::Api", r"s3:.*", ("BodyS3Location",)),
    ("AWS::ApiGatewayV2::DomainName", r"s3:.*", ("TruststoreUri",)),
    ("AWS::AppConfig::ConfigurationProfile", r"iam:PassRole", ("RetrievalRoleArn",)),
    ("AWS::Budgets::Budget", r"billing:.*", ("BillingViewArn",)),
    ("AWS::CodeDeploy::DeploymentGroup", r"codedeploy:RegisterOnPremisesInstance", ("OnPremisesInstanceTagFilters",)),
    (
        "AWS::CodeDeploy::DeploymentGroup",
        r"codedeploy:(.*Deployment|.*ApplicationRevision|ListDeployments|GetDeploymentConfig)",
        ("Deployment",),
    ),
    ("AWS::CloudFormation::Stack", r"cloudformation:SetStackPolicy", ("StackPolicyBody", "StackPolicyURL")),
    ("AWS::CloudFormation::Stack", r"cloudformation:UpdateTerminationProtection", ("EnableTerminationProtection",)),
    ("AWS::DynamoDB::Table", r"dynamodb:.*Import.*|s3:.*|logs:.*", ("ImportSourceSpecification",)),
    ("AWS::DynamoDB::Table", r"dynamodb:(Enable|Disable|Update)Kinesis.*|kinesis:.*", ("KinesisStreamSpecification",)),
    ("AWS::DynamoDB::Table", r"iam:CreateServiceLinkedRole", ("KinesisStreamSpecification", "Replicas")),
    ("AWS::DynamoDB::Table", r"dynamodb:UpdateContributorInsights", ("ContributorInsightsSpecification",)),
    ("AWS::DynamoDB::Table", r"dynamodb:(Put|Delete)ResourcePolicy", ("ResourcePolicy",)),
    # What is copied while a table becomes a global one.
    (
        "AWS::DynamoDB::Table",
        r"dynamodb:(.*TableReplica|Scan|Query|(Update|Put|Get|Delete)Item|BatchWriteItem)",
        ("Replicas", "ImportSourceSpecification"),
    ),
    ("AWS::Events::EventBus", r"events:(Put|Remove)Permission", ("Policy",)),
    ("AWS::Events::Rule", r"iam:PassRole", ("RoleArn",)),
    ("AWS::IAM::ManagedPolicy", r"iam:(At|De)tachGroupPolicy", ("Groups",)),
    ("AWS::IAM::ManagedPolicy", r"iam:(At|De)tachUserPolicy", ("Users",)),
    ("AWS::IAM::ManagedPolicy", r"iam:(At|De)tachRolePolicy", ("Roles",)),
    # To take a boundary away is what must not be possible.
    ("AWS::IAM::Role", r"iam:DeleteRolePermissionsBoundary", ()),
    ("AWS::Lambda::Alias", r"lambda:(Put|Delete)ProvisionedConcurrencyConfig", ("ProvisionedConcurrencyConfig",)),
    ("AWS::Lambda::Alias", r"codedeploy:.*", ("CodeDeployLambdaAliasUpdate",)),
    ("AWS::Lambda::Function", r"ec2:.*", ("VpcConfig",)),
    ("AWS::Lambda::Function", r"elasticfilesystem:.*|s3files:.*", ("FileSystemConfigs",)),
    ("AWS::Lambda::Function", r"lambda:(Put|Delete)FunctionConcurrency", ("ReservedConcurrentExecutions",)),
    ("AWS::Lambda::Function", r"lambda:((Put|Delete)Function|Get)CodeSigningConfig", ("CodeSigningConfigArn",)),
    ("AWS::Lambda::Function", r"lambda:GetLayerVersion", ("Layers",)),
    ("AWS::Lambda::Function", r"lambda:(PutRuntimeManagementConfig|AssociateRuntimeAlias)", ("RuntimeManagementConfig",)),
    ("AWS::Lambda::Function", r"lambda:PutFunctionRecursionConfig", ("RecursiveLoop",)),
    ("AWS::Lambda::Function", r"lambda:(PutFunctionScalingConfig|PassCapacityProvider)", ("CapacityProviderConfig",)),
    ("AWS::Lambda::Function", r"s3:GetObject", ("S3Key", "CodeUri")),
    ("AWS::Lambda::Function", r"s3:GetObjectVersion", ("S3ObjectVersion",)),
    ("AWS::Lambda::Version", r"lambda:PutProvisionedConcurrencyConfig", ("ProvisionedConcurrencyConfig",)),
    ("AWS::Lambda::Version", r"lambda:PutRuntimeManagementConfig", ("RuntimePolicy",)),
    ("AWS::Lambda::Version", r"lambda:PutFunctionScalingConfig", ("FunctionScalingConfig",)),
    ("AWS::Logs::LogGroup", r"logs:(Associate|Disassociate)KmsKey", ("KmsKeyId",)),
    (
        "AWS::Logs::LogGroup",
        r"logs:(Put|Delete)DataProtectionPolicy|logs:CreateLogDelivery|s3:.*|firehose:.*",
        ("DataProtectionPolicy",),
    ),
    ("AWS::Logs::LogGroup", r"logs:(Put|Delete)IndexPolicy", ("FieldIndexPolicies",)),
    ("AWS::Logs::LogGroup", r"logs:(Put|Delete)ResourcePolicy", ("ResourcePolicyDocument",)),
    ("AWS::Logs::LogGroup", r"logs:PutLogGroupDeletionProtection", ("DeletionProtectionEnabled",)),
    ("AWS::Logs::LogGroup", r"logs:PutBearerTokenAuthentication", ("BearerTokenAuthenticationEnabled",)),
    ("AWS::SNS::Subscription", r"iam:.*", ("SubscriptionRoleArn",)),
    ("AWS::SNS::Topic", r"iam:.*", ("DeliveryStatusLogging",)),
    ("AWS::SNS::Topic", r"sns:PutDataProtectionPolicy", ("DataProtectionPolicy",)),
    ("AWS::SNS::Topic", r"sns:(Subscribe|Unsubscribe)", ("Subscription",)),
]


def names(node):
    """All names of properties within a resource's."""
    if isinstance(node, dict):
        for key, each in node.items():
            yield key
            yield from names(each)
    elif isinstance(node, list):
        for each in node:
            yield from names(each)


def unused(kind, action, properties):
    """Whether CloudFormation would use the permission only for a property that the resource has not."""
    present = set(names(properties))
    for of, pattern, wanted in FEATURES:
        if of in ("*", kind) and re.fullmatch(pattern, action) and not present & set(wanted):
            return True
    return False
