/**
 * The filters that people take from a toolbox, for any platform.
 *
 * <p>Enter at {@link dev.faas.filters.Idempotency}, {@link dev.faas.filters.Validation}, {@link
 * dev.faas.filters.Parameters} or {@link dev.faas.filters.tracing.Tracing}.
 */
module dev.faas.filters {
  requires transitive dev.faas.events;
  requires static com.fasterxml.jackson.databind;
  requires static com.networknt.schema;
  requires static io.opentelemetry.api;
  requires static io.opentelemetry.context;
  requires static org.jspecify;

  exports dev.faas.filters;
  exports dev.faas.filters.schema;
  exports dev.faas.filters.tracing;
}
