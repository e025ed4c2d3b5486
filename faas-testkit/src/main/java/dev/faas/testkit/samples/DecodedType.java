package dev.faas.testkit.samples;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What a parameter wants an event to be.
 *
 * @param place the parameter, for messages
 */
record DecodedType(Type type, String place) {

  static DecodedType of(Parameter parameter) {
    return new DecodedType(
        parameter.getParameterizedType(),
        "parameter '" + parameter.getName() + "' of "
            + parameter.getDeclaringExecutable().getName());
  }

  /** The event, decoded. */
  Object decode(EventFile file) {
    if (type == Payload.class) {
      return file.content();
    }
    if (type == String.class) {
      return file.content().text();
    }
    try {
      return isWhole() ? whole().decode(file.content()) : ofBatch(file);
    } catch (DecodeException fault) {
      throw new ExtensionConfigurationException(file.name() + ": " + fault.getMessage(), fault);
    }
  }

  /** Whether it is an event that AWS delivers whole, and no batch. */
  private boolean isWhole() {
    return type instanceof Class<?>
        && AwsEvents.answerTo(dev.faas.Type.reflected(type)).isPresent();
  }

  private EventFormat<Object, ?> whole() {
    return AwsEvents.formatFor(definition(dev.faas.Type.reflected(type)));
  }

  @SuppressWarnings("unchecked")
  private static FunctionDefinition<Object, Object> definition(dev.faas.Type<?> event) {
    return FunctionDefinition.of(
        (dev.faas.Type<Object>) event,
        (dev.faas.Type<Object>) AwsEvents.answerTo(event).orElseThrow(),
        (any, context) -> any);
  }

  private Object ofBatch(EventFile file) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Batch.class) {
      return format(generic.getActualTypeArguments()[0]).decode(file.content());
    }
    List<?> items = format(type).decode(file.content()).items();
    if (items.size() != 1) {
      throw new ExtensionConfigurationException(file.name() + " is a batch of " + items.size()
          + ", but " + place + " takes one item. Write Batch<" + simpleName(type) + ">.");
    }
    return ((Batch.Item<?>) items.get(0)).event();
  }

  private EventFormat<? extends Batch<?>, BatchResponse> format(Type item) {
    try {
      return AwsEvents.batchFormatFor(
          FunctionDefinition.forEach((Class<?>) item, (event, context) -> {}));
    } catch (ClassCastException | IllegalArgumentException unknown) {
      throw new ExtensionConfigurationException(
          "No event can be decoded to " + type.getTypeName() + ", which " + place
              + " wants. It can be HttpRequest, Payload, String, or an item that AWS delivers, such as"
              + " QueueMessage, alone or as a Batch.",
          unknown);
    }
  }

  private static String simpleName(Type type) {
    return type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
  }
}
