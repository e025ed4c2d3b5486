package dev.faas.events.aws.authorizer;

/** What an authorizer of API Gateway answers: a policy, which all APIs understand, or a plain decision. */
public sealed interface AuthorizerAnswer permits AuthorizerPolicy, AuthorizerDecision {}
