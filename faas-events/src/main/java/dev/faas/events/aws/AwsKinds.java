package dev.faas.events.aws;

import dev.faas.events.Detected;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of event that AWS Lambda delivers apart by what only they have. */
final class AwsKinds {

  /** A kind is told by members that only it has, all of them or any. */
  private record Rule(String kind, boolean isAny, List<String> members) {}

  /** A batch's or a pipe's first record says its source. */
  private static Rule records(String kind, String source) {
    return any(
        kind,
        "Records/0/eventSource=" + source,
        "Records/0/EventSource=" + source,
        "0/eventSource=" + source);
  }

  private static Rule any(String kind, String... members) {
    return new Rule(kind, true, List.of(members));
  }

  private static Rule members(String kind, String... members) {
    return new Rule(kind, false, List.of(members));
  }

  /** In order: the first that fits wins, so the narrower stand first. */
  private static final List<Rule> RULES = List.of(
      records("sqs", "aws:sqs"),
      records("s3", "aws:s3"),
      any("s3", "Records/0/s3"),
      members("s3", "Service=Amazon S3", "Event=s3:TestEvent"),
      records("dynamodb", "aws:dynamodb"),
      records("kinesis", "aws:kinesis"),
      records("sns", "aws:sns"),
      records("ses", "aws:ses"),
      records("codecommit", "aws:codecommit"),
      any("cloudfront", "Records/0/cf"),
      members("sns-notification", "Type=Notification", "TopicArn", "Message"),
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

  /** The kind of an event, or of a pipe's array by its first record. */
  static Optional<Detected> of(JsonValue event) {
    for (Rule rule : RULES) {
      String reason = reason(event, rule);
      if (reason != null) {
        return Optional.of(new Detected(AwsEvents.PLATFORM, rule.kind(), readable(reason)));
      }
    }
    return Optional.empty();
  }

  /** The kind alone; empty if it is unknown. */
  static String kind(JsonValue event) {
    Optional<Detected> found = of(event);
    return found.isPresent() ? found.get().kind() : "";
  }

  /** The members that told a rule's kind, or null if it is another. */
  private static @Nullable String reason(JsonValue event, Rule rule) {
    for (String member : rule.members()) {
      boolean isThere = has(event, member);
      if (isThere == rule.isAny()) {
        return isThere ? member : null;
      }
    }
    return rule.isAny() ? null : String.join(", ", rule.members());
  }

  /** Paths as in JSON paths, and signs with room around them. */
  private static String readable(String reason) {
    return (reason.startsWith("0/") ? "/" + reason : reason)
        .replace("/0/", "[0].")
        .replace("/", ".")
        .replace("=", " = ")
        .replace("~", " with ");
  }

  /** A member is given as its path, alone or with {@code =text} or {@code ~part of the text}. */
  private static boolean has(JsonValue event, String member) {
    int sign = Math.max(member.indexOf('='), member.indexOf('~'));
    JsonValue found = event;
    for (String name : (sign < 0 ? member : member.substring(0, sign)).split("/", -1)) {
      found = found instanceof JsonObject object
          ? object.get(name)
          : found instanceof JsonArray array
                  && name.equals("0")
                  && !array.elements().isEmpty()
              ? array.elements().get(0)
              : null;
      if (found == null) {
        return false;
      }
    }
    String wanted = member.substring(sign + 1);
    return sign < 0
        || (member.charAt(sign) == '='
            ? found.text().equals(wanted)
            : found.text().contains(wanted));
  }
}
