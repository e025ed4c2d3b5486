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

  private static final List<String> SOURCES = List.of("eventSource", "EventSource");

  private AwsKinds() {}

  /** The kind of an event, or of a pipe's array by its first record. */
  static Optional<Detected> of(JsonValue event) {
    Source source = source(event);
    for (Rule rule : RULES) {
      if (source != null && source.text().equals(rule.source())) {
        return found(rule, source.reason());
      }
      if (event instanceof JsonObject object
          && !rule.members().isEmpty()
          && hasAll(object, rule.members())) {
        return found(rule, String.join(", ", rule.members()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Detected> found(Rule rule, String reason) {
    return Optional.of(new Detected(AwsEvents.PLATFORM, rule.kind(), readable(reason)));
  }

  /** Paths with dots, and signs with room around them. */
  private static String readable(String reason) {
    return reason.replace("/", ".").replace("=", " = ").replace("~", " with ");
  }

  /** The source of a batch's records, and which member told it. */
  private record Source(String text, String reason) {}

  private static @Nullable Source source(JsonValue event) {
    return event instanceof JsonArray piped
        ? source("", piped)
        : event instanceof JsonObject object && object.get("Records") instanceof JsonArray records
            ? source("Records", records)
            : null;
  }

  /** What a batch's first record says of its source; some only show it by a member. */
  private static @Nullable Source source(String name, JsonArray records) {
    if (records.elements().isEmpty() || !(records.elements().get(0) instanceof JsonObject first)) {
      return null;
    }
    String place = name + "[0].";
    for (String member : SOURCES) {
      JsonValue said = first.get(member);
      if (said != null) {
        return new Source(said.text(), place + member + "=" + said.text());
      }
    }
    return first.get("cf") != null
        ? new Source("aws:cloudfront", place + "cf")
        : first.get("s3") != null ? new Source("aws:s3", place + "s3") : null;
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
