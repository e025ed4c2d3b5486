/**
 * Functions that let callers in: {@link dev.faas.events.aws.authorizer.AuthorizerRequest} for all APIs of API
 * Gateway, answered with an {@link dev.faas.events.aws.authorizer.AuthorizerPolicy} or an {@link
 * dev.faas.events.aws.authorizer.AuthorizerDecision}; {@link
 * dev.faas.events.aws.authorizer.AppSyncAuthorizerRequest} for GraphQL.
 */
@NullMarked
package dev.faas.events.aws.authorizer;

import org.jspecify.annotations.NullMarked;
