package forewarn.console.security;

import java.time.Instant;

/** Somebody who may log in. */
public record User(String name, String passwordHash, Role role, Instant createdAt) {}
