/**
 * What all events of Azure Functions have in common: the envelope in which the Functions host sends them to
 * a custom handler, and the forms that it gives to values. Not exported.
 *
 * <p>Facts: Azure Functions documentation, "Azure Functions custom handlers"; how values are written is
 * read from the host's public source ({@code GetHttpScriptInvocationContextValue}): an object is an object;
 * anything else is JSON inside a text, so a text stands in quotes twice and a number once; bytes are bare
 * base64. The documentation's own example has plain values instead. Both are read and come out as they
 * went in; events that were built are written as the host does.
 */
@NullMarked
package dev.faas.events.azure.host;

import org.jspecify.annotations.NullMarked;
