package dev.faas.invoker.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;

/** SLF4J's MDC of the calling thread. Where the provider keeps none, nothing happens. */
final class DiagnosticContext {

  private static final boolean IS_KEPT =
      Slf4jCapture.Presence.IS_PROVIDED && isKept(MDC.getMDCAdapter());

  private DiagnosticContext() {}

  private static boolean isKept(@Nullable MDCAdapter adapter) {
    return adapter != null && !(adapter instanceof NOPMDCAdapter);
  }

  static void put(String requestId, String function) {
    if (IS_KEPT) {
      MDC.put(OutputLine.MDC_REQUEST_ID, requestId);
      MDC.put(OutputLine.MDC_FUNCTION, function);
    }
  }

  /** Takes away what {@link #put} has put; what the handler has put stays, as on the platform. */
  static void remove() {
    if (IS_KEPT) {
      MDC.remove(OutputLine.MDC_REQUEST_ID);
      MDC.remove(OutputLine.MDC_FUNCTION);
    }
  }

  static Map<String, String> copy() {
    Map<String, String> copy = IS_KEPT ? MDC.getCopyOfContextMap() : null;
    return copy == null ? Map.of() : copy;
  }

  /** Like {@link #copy}, but always with our own keys, whether or not the provider keeps any. */
  static Map<String, String> copyWith(String requestId, String function) {
    Map<String, String> copy = new HashMap<>(copy());
    copy.put(OutputLine.MDC_REQUEST_ID, requestId);
    copy.put(OutputLine.MDC_FUNCTION, function);
    return copy;
  }

  static void replace(Map<String, String> context) {
    if (IS_KEPT) {
      if (context.isEmpty()) {
        MDC.clear();
      } else {
        MDC.setContextMap(context);
      }
    }
  }
}
