package dev.faas.events.aws;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.aws.http.HeaderMaps;
import dev.faas.events.aws.http.HttpApiRequest;
import dev.faas.events.aws.http.HttpApiResponse;
import dev.faas.events.aws.http.QueryMaps;
import dev.faas.events.aws.http.RestRequest;
import dev.faas.events.aws.http.RestResponse;
import dev.faas.events.aws.http.TargetResponse;
import dev.faas.events.codec.JsonFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** HTTP in several dialects: which one it is, the event tells; each is made when it is first spoken. */
final class HttpDialects implements EventFormat<HttpRequest, HttpResponse> {

  private static final Map<String, EventFormat<HttpRequest, HttpResponse>> FORMATS =
      new ConcurrentHashMap<>();

  private final String usual;

  /**
   * The dialects of one service, or all of them.
   *
   * @param usual the kind of the dialect for requests that come from elsewhere; if it is that of format
   *     2.0, all dialects are spoken, else those whose kind begins so
   */
  HttpDialects(String usual) {
    this.usual = usual;
  }

  /** The dialect of this kind. */
  static EventFormat<HttpRequest, HttpResponse> format(String kind) {
    EventFormat<HttpRequest, HttpResponse> format = FORMATS.get(kind);
    if (format == null) {
      format = make(kind);
      FORMATS.put(kind, format);
    }
    return format;
  }

  private static EventFormat<HttpRequest, HttpResponse> make(String kind) {
    return switch (kind) {
      case HttpApiRequest.KIND ->
        new JsonFormat<>(kind, new HttpApiRequest(), new HttpApiResponse());
      case RestRequest.KIND -> new JsonFormat<>(kind, new RestRequest(), new RestResponse(kind));
      default ->
        new JsonFormat<>(
            kind,
            new TargetRequest(kind),
            new TargetResponse(kind, kind.equals(TargetRequest.ALB_MULTI)));
    };
  }

  @Override
  public String kind() {
    return usual;
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public HttpRequest decode(Payload in) {
    return format(spoken(in)).decode(in);
  }

  @Override
  public Payload encode(HttpResponse result, HttpRequest event) {
    return format(spoken(event)).encode(result, event);
  }

  @Override
  public Payload encodeEvent(HttpRequest event) {
    String kind = spoken(event);
    boolean isTranslated = !kind.equals(event.meta().kind()) && !kind.equals(HttpApiRequest.KIND);
    return format(kind).encodeEvent(isTranslated ? TargetRequest.withHeadersOnly(event) : event);
  }

  @Override
  public HttpResponse decodeResult(Payload result, Payload event) {
    return format(spoken(event)).decodeResult(result, event);
  }

  private String spoken(Payload event) {
    String told = HttpKind.of(event);
    return speaks(told) ? told : usual;
  }

  private String spoken(HttpRequest event) {
    String kind = event.meta().kind();
    if (event.meta().platform().equals(AwsEvents.PLATFORM) && speaks(kind)) {
      return kind;
    }
    boolean repeats = usual.equals(TargetRequest.ALB)
        && (new HeaderMaps(event.headers(), event.cookies()).isRepeated()
            || QueryMaps.isRepeated(event.rawQuery()));
    return repeats ? TargetRequest.ALB_MULTI : usual;
  }

  private boolean speaks(String kind) {
    return switch (kind) {
      case HttpApiRequest.KIND, RestRequest.KIND -> usual.equals(HttpApiRequest.KIND);
      case TargetRequest.ALB,
          TargetRequest.ALB_MULTI,
          TargetRequest.LATTICE,
          TargetRequest.LATTICE_V1 -> usual.equals(HttpApiRequest.KIND) || kind.startsWith(usual);
      default -> false;
    };
  }
}
