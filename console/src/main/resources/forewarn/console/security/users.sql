create table if not exists users (
  name text primary key,
  password_hash text not null,
  role text not null,
  created_at text not null
);
