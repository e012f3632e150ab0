package io.revsync.api;

/**
 * Who asks.
 *
 * @param name as shown in histories: e-mail address, user name or subject, whichever the token has first
 * @param subject the identity provider's own id of the person
 */
public record Admin(String name, String subject) {}
