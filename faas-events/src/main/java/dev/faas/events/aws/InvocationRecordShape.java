package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Instants;
import dev.faas.events.codec.JsonBody;
import dev.faas.events.codec.NoAnswer;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The record that a destination gets: a line for each member. */
final class InvocationRecordShape extends Shape<InvocationRecord> {

  static final String KIND = "destination";

  static final EventFormat<InvocationRecord, @Nullable Void> FORMAT =
      NoAnswer.to(KIND, new InvocationRecordShape());

  private static final JsonValue VERSION = JsonValue.of("1.0");

  private InvocationRecordShape() {
    super(new InvocationRecord(
        null, "", "", "", null, null, null, null, null, null, EventMeta.none()));
  }

  @Override
  protected InvocationRecord fields(Fields f, InvocationRecord r) throws IOException {
    EventMeta meta = f.meta(AwsEvents.PLATFORM, KIND, r.meta());
    f.usually("version", VERSION);
    Instant timestamp = f.optional("timestamp", Instants.ISO, r.timestamp());
    f.group("requestContext");
    String requestId = f.required("requestId", Scalars.TEXT, r.requestId());
    String functionArn = f.required("functionArn", Scalars.TEXT, r.functionArn());
    String condition = f.required("condition", Scalars.TEXT, r.condition());
    Integer count = f.optional("approximateInvokeCount", Scalars.INT, r.invokeCount());
    f.end();
    Body request = f.optional("requestPayload", JsonBody.JSON, r.request());
    f.group("responseContext");
    Integer status = f.optional("statusCode", Scalars.INT, r.statusCode());
    String version = f.optional("executedVersion", Scalars.TEXT, r.executedVersion());
    String error = f.optional("functionError", Scalars.TEXT, r.functionError());
    f.end();
    Body response = f.optional("responsePayload", JsonBody.JSON, r.response());
    return new InvocationRecord(
        timestamp,
        requestId,
        functionArn,
        condition,
        count,
        request,
        status,
        version,
        error,
        response,
        meta);
  }
}
