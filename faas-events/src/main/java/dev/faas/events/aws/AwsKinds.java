package dev.faas.events.aws;

import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of event that AWS Lambda delivers apart by what only they have. */
final class AwsKinds {

  /** A kind is told by a source of its records, or by members that only it has together. */
  private record Rule(String kind, @Nullable String source, List<String> members) {}

  private static Rule records(String kind, String source) {
    return new Rule(kind, source, List.of());
  }

  private static Rule members(String kind, String... members) {
    return new Rule(kind, null, List.of(members));
  }

  /** In order: the first that fits wins, so the narrower stand first. */
  private static final List<Rule> RULES = List.of(
      records("sqs", "aws:sqs"),
      records("s3", "aws:s3"),
      members("s3", "Service=Amazon S3", "Event=s3:TestEvent"),
      records("dynamodb", "aws:dynamodb"),
      records("kinesis", "aws:kinesis"),
      records("sns", "aws:sns"),
      records("ses", "aws:ses"),
      records("codecommit", "aws:codecommit"),
      records("cloudfront", "aws:cloudfront"),
      members("kafka", "eventSource", "bootstrapServers", "records"),
      members("activemq", "eventSource", "eventSourceArn", "messages"),
      members("rabbitmq", "eventSource", "rmqMessagesByQueue"),
      members("apigw-authorizer-v2", "version", "type", "routeArn"),
      members("apigw-authorizer-token", "type=TOKEN", "methodArn"),
      members("apigw-authorizer-request", "type=REQUEST", "methodArn"),
      members("function-url", "version", "routeKey", "requestContext/domainName~.lambda-url."),
      members("apigw-v2", "version", "routeKey", "requestContext/http"),
      members("alb", "httpMethod", "requestContext/elb"),
      members("apigw-websocket", "requestContext/connectionId", "requestContext/eventType"),
      members("apigw-v1", "httpMethod", "resource", "requestContext"),
      members("vpc-lattice", "method", "raw_path"),
      members("vpc-lattice", "method", "requestContext/serviceNetworkArn"),
      members("destination", "requestContext/condition", "responseContext"),
      members("cloudwatch-alarm", "alarmArn", "alarmData"),
      members("cloudwatch-logs", "awslogs/data"),
      members("eventbridge-scheduled", "detail-type=Scheduled Event", "source", "detail"),
      members("eventbridge", "detail-type", "source", "detail"),
      members("cloudformation-custom-resource", "RequestType", "StackId", "ResourceType"),
      members("codepipeline", "CodePipeline.job"),
      members("cognito-sync", "identityPoolId", "datasetName"),
      members("cognito-userpool", "triggerSource", "userPoolId", "request"),
      members("config", "invokingEvent", "configRuleName"),
      members("connect", "Details/ContactData"),
      members("connect", "InvocationMetadata", "Items"),
      members("alexa", "version", "session", "request"),
      members("alexa", "header/namespace", "payload"),
      members("batch", "jobName", "jobQueue", "jobDefinition"),
      members("dynamodb-record", "eventSource=aws:dynamodb", "dynamodb"),
      members("sagemaker", "version", "labelingJobArn"),
      members("transfer-family", "username", "serverId", "sourceIp"),
      members("workmail", "summaryVersion", "envelope"),
      members("appsync-authorizer", "authorizationToken", "requestContext", "requestHeaders"),
      members("appsync", "arguments", "info"),
      members("appsync", "identity", "info", "stash"),
      members("iot-button", "serialNumber", "clickType"),
      members("kinesis-firehose", "invocationId", "region", "records"),
      members("kinesis-analytics", "invocationId", "applicationArn", "records"),
      members("lex", "messageVersion", "invocationSource", "bot"),
      members("s3-batch", "invocationSchemaVersion", "job", "tasks"),
      members("s3-object-lambda", "xAmzRequestId", "getObjectContext"),
      members("secretsmanager-rotation", "Step", "SecretId", "ClientRequestToken"));

  private AwsKinds() {}

  static Optional<String> of(JsonValue event) {
    if (!(event instanceof JsonObject object)) {
      return Optional.empty();
    }
    String source = source(object);
    for (Rule rule : RULES) {
      if (rule.source() != null ? rule.source().equals(source) : hasAll(object, rule.members())) {
        return Optional.of(rule.kind());
      }
    }
    return Optional.empty();
  }

  /** What a batch's first record says of its source; some only show it by a member. */
  private static @Nullable String source(JsonObject event) {
    if (event.get("Records") instanceof JsonArray records
        && !records.elements().isEmpty()
        && records.elements().get(0) instanceof JsonObject first) {
      JsonValue source = first.get("eventSource");
      JsonValue capital = first.get("EventSource");
      JsonValue said = source != null ? source : capital;
      if (said != null) {
        return said.text();
      }
      return first.get("cf") != null ? "aws:cloudfront" : first.get("s3") != null ? "aws:s3" : null;
    }
    return null;
  }

  private static boolean hasAll(JsonObject event, List<String> members) {
    for (String member : members) {
      if (!has(event, member)) {
        return false;
      }
    }
    return true;
  }

  /** A member is given as its path, alone or with {@code =text} or {@code ~part of the text}. */
  private static boolean has(JsonObject event, String member) {
    int sign = Math.max(member.indexOf('='), member.indexOf('~'));
    String path = sign < 0 ? member : member.substring(0, sign);
    Optional<JsonValue> found = event.at(path.split("/"));
    if (found.isEmpty() || sign < 0) {
      return found.isPresent();
    }
    String wanted = member.substring(sign + 1);
    return member.charAt(sign) == '='
        ? found.get().text().equals(wanted)
        : found.get().text().contains(wanted);
  }
}
