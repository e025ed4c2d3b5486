package dev.faas.invoker.handler;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.WireFormat;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.AwsEvents;
import dev.faas.events.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** The format of a whole event and of its result, of which each is ours, raw, the user's, or absent. */
final class WholeFormat implements WireFormat<@Nullable Object, @Nullable Object> {

  static final Payload NULL = Payload.of("null");

  private final Decoder decoder;
  private final Encoder encoder;

  private WholeFormat(Decoder decoder, Encoder encoder) {
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /**
   * The format for a function.
   *
   * @param userClass the mapper of its class loader is used
   * @throws IllegalArgumentException if an event of ours stands where AWS delivers none
   * @throws IllegalStateException if the types need a mapper and there is none
   */
  @SuppressWarnings("NullAway") // on JDK 17 the check does not see through O
  static WholeFormat of(FunctionDefinition<?, ?> function, Class<?> userClass) {
    Type<?> input = function.inputType();
    Type<?> output = function.outputType();
    Type<?> known = AwsEvents.answerTo(input).orElse(null);
    if (input.rawClass() == Payload.class || (known == null && !isOurs(input))) {
      return new WholeFormat(decoder(input, userClass), encoder(output, userClass));
    }
    Type<?> answer = known == null ? Type.of(BatchResponse.class) : known;
    WireFormat<Object, @Nullable Object> format = known(input, answer);
    return new WholeFormat(
        format::decode, output.equals(answer) ? format::encode : encoder(output, userClass));
  }

  private static boolean isOurs(Type<?> type) {
    Class<?> raw = type.rawClass();
    return raw == Batch.class || raw.getPackage() == HttpRequest.class.getPackage();
  }

  @SuppressWarnings("unchecked")
  private static WireFormat<Object, @Nullable Object> known(Type<?> input, Type<?> answer) {
    return AwsEvents.formatFor(FunctionDefinition.of(
        (Type<Object>) input, (Type<@Nullable Object>) answer, (event, context) -> event));
  }

  private static Decoder decoder(Type<?> input, Class<?> userClass) {
    if (input.rawClass() == Void.class) {
      return in -> null;
    }
    if (input.rawClass() == Payload.class) {
      return in -> in;
    }
    JsonMapper mapper = PlainMapper.orTheUsers(userClass, input);
    boolean mayBeNull = !input.rawClass().isPrimitive();
    return in -> mayBeNull && isNull(in) ? null : mapper.read(in.array(), input);
  }

  private static boolean isNull(Payload in) {
    return in.size() < 100 && in.text().strip().equals("null");
  }

  private static Encoder encoder(Type<?> output, Class<?> userClass) {
    if (output.rawClass() == Void.class) {
      return (result, event) -> NULL;
    }
    if (output.rawClass() == Payload.class) {
      return (result, event) -> result == null ? NULL : (Payload) result;
    }
    JsonMapper mapper = PlainMapper.orTheUsers(userClass, output);
    return (result, event) -> Payload.wrap(mapper.write(result));
  }

  @Override
  @SuppressWarnings("NullAway") // on JDK 17 the check does not see through I
  public @Nullable Object decode(Payload in) {
    return decoder.decode(in);
  }

  @Override
  public Payload encode(@Nullable Object result, @Nullable Object event) {
    return encoder.encode(result, event);
  }

  private interface Decoder {
    @Nullable
    Object decode(Payload in);
  }

  private interface Encoder {
    Payload encode(@Nullable Object result, @Nullable Object event);
  }
}
