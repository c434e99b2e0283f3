create table if not exists wall_links (
  id text primary key,
  name text not null,
  created_by text not null,
  created_at text not null,
  expires_at text not null,
  revoked_by text,
  revoked_at text
);
