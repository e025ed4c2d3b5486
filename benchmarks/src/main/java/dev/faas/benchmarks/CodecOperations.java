package dev.faas.benchmarks;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Reading and writing an event, by the library and by its peers; bytes in, bytes out. */
final class CodecOperations {

  static final List<String> KINDS =
      List.of("s3", "dynamodb", "kinesis", "sqs", "apigw-v1", "apigw-v2");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory TOKENS = new JsonFactory();

  private CodecOperations() {}

  /**
   * An operation by its name.
   *
   * @param name {@code kind/decode/faas}: kind, direction, and who does it: faas, aws, tree (Jackson's
   *     tree), tokens (a bare walk that makes a String of every text)
   */
  static Operation of(String name) throws Exception {
    String[] parts = name.split("/", -1);
    byte[] json = Resources.read(parts[0] + ".json");
    boolean decode = parts[1].equals("decode");
    return switch (parts[2]) {
      case "faas" -> faas(format(parts[0]), json, decode);
      case "aws" -> aws(eventClass(parts[0]), json, decode);
      case "tree" -> tree(json, decode);
      case "tokens" -> () -> tokens(json);
      default -> throw new IllegalArgumentException("nobody is called " + parts[2]);
    };
  }

  private static <I, O> Operation faas(EventFormat<I, O> format, byte[] json, boolean decode) {
    Payload payload = Payload.wrap(json);
    I event = format.decode(payload);
    return decode
        ? () -> format.decode(payload)
        : () -> format.encodeEvent(event).array();
  }

  private static <T> Operation aws(Class<T> type, byte[] json, boolean decode) {
    PojoSerializer<T> serializer =
        LambdaEventSerializers.serializerFor(type, CodecOperations.class.getClassLoader());
    T event = serializer.fromJson(new ByteArrayInputStream(json));
    return decode
        ? () -> serializer.fromJson(new ByteArrayInputStream(json))
        : () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          serializer.toJson(event, out);
          return out.toByteArray();
        };
  }

  private static Operation tree(byte[] json, boolean decode) throws IOException {
    JsonNode tree = MAPPER.readTree(json);
    return decode ? () -> MAPPER.readTree(json) : () -> MAPPER.writeValueAsBytes(tree);
  }

  private static Object tokens(byte[] json) throws IOException {
    int length = 0;
    try (JsonParser parser = TOKENS.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        length += token == JsonToken.VALUE_STRING ? parser.getText().length() : 1;
      }
    }
    return length;
  }

  private static EventFormat<?, ?> format(String kind) {
    return switch (kind) {
      case "s3" -> AwsEvents.storage();
      case "dynamodb" -> AwsEvents.table();
      case "kinesis" -> AwsEvents.stream();
      case "sqs" -> AwsEvents.queue();
      default -> AwsEvents.http();
    };
  }

  private static Class<?> eventClass(String kind) {
    return switch (kind) {
      case "s3" -> S3Event.class;
      case "dynamodb" -> DynamodbEvent.class;
      case "kinesis" -> KinesisEvent.class;
      case "sqs" -> SQSEvent.class;
      case "apigw-v1" -> APIGatewayProxyRequestEvent.class;
      default -> APIGatewayV2HTTPEvent.class;
    };
  }
}
