/**
 * JSON Schema as a {@link dev.faas.filters.Check}: {@link dev.faas.filters.schema.JsonSchema}.
 *
 * <pre>{@code
 * JsonSchema schema = JsonSchema.ofResource(Orders.class, "order.schema.json");
 * FunctionDefinition.of(Orders.class)
 *     .filteredBy(Validation.of(Body.class).check(schema).ofRequestBodies());
 * }</pre>
 *
 * <p>It needs {@code com.networknt:json-schema-validator} 2, which is optional and only loaded when
 * used.
 */
@NullMarked
package dev.faas.filters.schema;

import org.jspecify.annotations.NullMarked;
