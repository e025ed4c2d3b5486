package dev.faas.invoker.handler;

import dev.faas.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a method takes, in this order: its event, or one or two streams; the context. */
record Signature(boolean hasEvent, boolean hasIn, boolean hasOut, boolean hasContext) {

  private static final Signature NOTHING = new Signature(false, false, false, false);

  /** Null for a method that is none of the kinds; the note is the line of the service. */
  static @Nullable Signature of(Method method, Consumer<String> notes) {
    Type[] types = method.getGenericParameterTypes();
    Signature found = switch (types.length) {
      case 0 -> NOTHING;
      case 1 -> ofOne(types[0]);
      case 2 -> ofTwo(types[0], types[1]);
      case 3 ->
        isIn(types[0]) && isOut(types[1]) && isContext(types[2])
            ? new Signature(false, true, true, true)
            : null;
      default -> null;
    };
    if (found == null) {
      notes.accept(whyNot(method, types));
    }
    return found;
  }

  private static Signature ofOne(Type type) {
    boolean isEvent = !isIn(type) && !isOut(type) && !isContext(type);
    return new Signature(isEvent, isIn(type), isOut(type), isContext(type));
  }

  private static @Nullable Signature ofTwo(Type first, Type second) {
    if (isIn(first) && isOut(second)) {
      return new Signature(false, true, true, false);
    }
    if (isContext(first) || !isContext(second)) {
      return null;
    }
    Signature one = ofOne(first);
    return new Signature(one.hasEvent, one.hasIn, one.hasOut, true);
  }

  private static String whyNot(Method method, Type[] types) {
    if (types.length > 3) {
      return "Ignoring an overload of method " + method.getName()
          + " because it has too many parameters: Expected at most 3, got " + types.length;
    }
    if (types.length == 3) {
      return "Ignoring three-argument overload because argument signature is not"
          + " (InputStream, OutputStream, Context";
    }
    String two = "Ignoring two-argument overload because ";
    if (isOut(types[0])) {
      return two + "first argument type is OutputStream and second argument type is not Context";
    }
    if (isContext(types[0])) {
      return two + "first argument type is Context";
    }
    return isIn(types[0])
        ? two + "second parameter type, " + method.getParameterTypes()[1].getName()
            + ", is not OutputStream."
        : two + "second parameter type is not Context";
  }

  private static boolean isIn(Type type) {
    return type == InputStream.class;
  }

  private static boolean isOut(Type type) {
    return type == OutputStream.class;
  }

  private static boolean isContext(Type type) {
    return type == Context.class;
  }

  boolean isStream() {
    return hasIn || hasOut;
  }
}
