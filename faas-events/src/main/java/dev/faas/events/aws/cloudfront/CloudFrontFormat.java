package dev.faas.events.aws.cloudfront;

import dev.faas.Batch;
import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.http.Members;
import dev.faas.events.codec.JsonFormat;
import java.util.List;

/** One event in an array of one, answered with a request or a response. */
final class CloudFrontFormat implements EventFormat<CloudFrontEvent, CloudFrontAnswer> {

  static final EventFormat<CloudFrontEvent, CloudFrontAnswer> INSTANCE = new CloudFrontFormat();

  private final Codec<Batch<CloudFrontEvent>> events =
      JsonFormat.codec(Shapes.KIND, new Shapes.Events());
  private final Codec<CloudFrontRequest> request =
      JsonFormat.codec(Shapes.KIND, Shapes.Request.SENT);
  private final Codec<CloudFrontRequest> built =
      JsonFormat.codec(Shapes.KIND, Shapes.Request.BUILT);
  private final Codec<CloudFrontResponse> response =
      JsonFormat.codec(Shapes.KIND, new Shapes.Response());

  @Override
  public String kind() {
    return Shapes.KIND;
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public CloudFrontEvent decode(Payload in) {
    List<CloudFrontEvent> read = events.decode(in).events();
    if (read.size() != 1) {
      throw new DecodeException(
          Shapes.KIND, "$.Records", "one record", read.size() + " of them", null);
    }
    return read.get(0);
  }

  @Override
  public Payload encodeEvent(CloudFrontEvent event) {
    return events.encode(Shapes.Events.of(event));
  }

  @Override
  public Payload encode(CloudFrontAnswer answer, CloudFrontEvent event) {
    if (answer instanceof CloudFrontResponse own) {
      return response.encode(own);
    }
    if (event.response() != null) {
      throw new IllegalStateException("CloudFront takes only a response where there is one already:"
          + " answer with event.response(), as it is or changed, or with one of your own");
    }
    CloudFrontRequest goesOn = (CloudFrontRequest) answer;
    return (Shapes.isBuilt(goesOn) ? built : request).encode(goesOn);
  }

  @Override
  public CloudFrontAnswer decodeResult(Payload result, Payload event) {
    return Members.has(Shapes.KIND, result, "status", null)
        ? response.decode(result)
        : request.decode(result);
  }
}
