create table if not exists query_history (
  number integer primary key autoincrement,
  id text not null,
  user_name text not null,
  sql text not null,
  begun_at text not null,
  duration_ms integer not null,
  result_rows integer,
  truncated integer not null,
  outcome text not null,
  message text,
  use text not null
);
create index if not exists query_history_by_user on query_history (user_name, number);
create table if not exists saved_queries (
  number integer primary key autoincrement,
  owner text not null,
  name text not null,
  description text not null,
  sql text not null,
  shared integer not null,
  saved_at text not null,
  unique (owner, name)
);
