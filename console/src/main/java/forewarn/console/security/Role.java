package forewarn.console.security;

import java.util.Set;

/** What a user is here for, and with it which layers of the warehouse their own SQL may read. */
public enum Role {
  ADMIN(Set.of("RAW", "STAGING", "DATAMART")),
  ENGINEER(Set.of("RAW", "STAGING", "DATAMART")),
  ANALYST(Set.of("DATAMART")),
  OPERATOR(Set.of("DATAMART")),
  MANAGER(Set.of("DATAMART"));

  private final Set<String> schemas;

  Role(Set<String> schemas) {
    this.schemas = schemas;
  }

  public Set<String> schemas() {
    return schemas;
  }
}
