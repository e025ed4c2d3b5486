/**
 * The user's own types through Jackson: {@link dev.faas.events.jackson.JacksonMapper} for Jackson 2,
 * {@link dev.faas.events.jackson.Jackson3Mapper} for Jackson 3.
 *
 * <pre>{@code
 * JsonMapper mapper = JacksonMapper.of(new ObjectMapper().findAndRegisterModules());
 * Order order = message.body().json(Order.class, mapper);
 * }</pre>
 *
 * <p>Both libraries are optional: nothing here is loaded before a value of the user's own type is read
 * or written, and a class of a library that is absent never. Events themselves need neither.
 */
@NullMarked
package dev.faas.events.jackson;

import org.jspecify.annotations.NullMarked;
