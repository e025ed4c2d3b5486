package dev.faas;

/**
 * The end user on whose behalf the function was invoked, as Amazon Cognito identified them.
 *
 * @param identityId the user's identity, such as {@code us-east-1:…}
 * @param identityPoolId the pool that vouches for it
 */
public record CallerIdentity(String identityId, String identityPoolId) {}
