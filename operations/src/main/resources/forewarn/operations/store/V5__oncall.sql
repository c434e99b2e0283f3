create table maintenance (
  number bigint primary key,
  title text not null,
  part text not null,
  part_id text not null,
  zone text not null,
  first_day text not null,
  last_day text,
  start_time text not null,
  minutes integer not null,
  weekdays text not null,
  made_by text not null,
  made_at bigint not null,
  ended_at bigint,
  ended_by text
);

create index alarms_silenced on alarms (silenced_by, id) where silenced_by is not null;

create table oncall_people (
  number bigint primary key,
  name text not null,
  user_name text,
  mail text not null,
  phone text not null,
  chat text not null,
  removed_at bigint
);

create table oncall_levels (
  level integer primary key,
  name text not null,
  zone text not null,
  turn text not null,
  first_day text not null,
  handover_time text not null,
  people text not null,
  quiet_from text,
  quiet_until text
);

create table oncall_overrides (
  number bigint primary key,
  level integer not null,
  person bigint not null,
  from_at bigint not null,
  until_at bigint not null,
  made_by text not null,
  made_at bigint not null,
  removed_at bigint
);

create index oncall_overrides_of_level on oncall_overrides (level, until_at);

create table oncall_pages (
  number bigint primary key,
  call_key text not null unique,
  level integer not null,
  person bigint not null,
  channel text not null,
  incident text not null,
  message text not null,
  asked_at bigint not null,
  due_at bigint not null,
  sent_at bigint,
  problem text
);

create index oncall_pages_of_incident on oncall_pages (incident, number);

create table handovers (
  number bigint primary key,
  since_sequence bigint not null,
  until_sequence bigint not null,
  content text not null,
  notes text not null,
  giver text not null,
  given_at bigint not null,
  taker text,
  taken_at bigint,
  withdrawn_at bigint
);
