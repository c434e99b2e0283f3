create table events (
  sequence bigint primary key,
  type text not null,
  subject text not null,
  actor text not null,
  occurred_at bigint not null,
  data text not null
);

create index events_of_subject on events (subject, sequence);

create table cursors (
  name text primary key,
  sequence bigint not null
);

create table stream_offsets (
  topic text not null,
  partition_number integer not null,
  next_offset bigint not null,
  primary key (topic, partition_number)
);

create table cluster_hours (
  cluster_id text primary key,
  hour_at bigint not null
);

create table alarms (
  id bigint primary key,
  reduction_key text not null,
  kind text not null,
  source text not null,
  object_class text not null,
  object_id text not null,
  cluster_id text,
  olt_id text,
  province text,
  region text,
  severity text not null,
  cause text not null,
  problem text not null,
  probability double precision,
  expected_at bigint,
  began_at bigint not null,
  seen_at bigint not null,
  cleared_at bigint,
  received integer not null,
  silenced_by text,
  pinned integer not null,
  incident_number bigint
);

create unique index open_alarms on alarms (reduction_key) where cleared_at is null;

create index alarms_of_key on alarms (reduction_key, id);

create index alarms_of_incident on alarms (incident_number, cleared_at, received);

create index standing_in_province on alarms (province) where cleared_at is null;

create index standing_unseen on alarms (kind, seen_at) where cleared_at is null;

create index silenced_alarms on alarms (silenced_by) where cleared_at is null;

create index alarms_of_cluster on alarms (cluster_id, id);

create index alarms_of_olt on alarms (olt_id, incident_number);

create index standing_alarms on alarms (cleared_at);

create table incidents (
  number bigint primary key,
  state text not null,
  scope text not null,
  scope_id text not null,
  place text not null,
  province text,
  region text,
  clusters text not null,
  title text not null,
  severity text not null,
  cause text not null,
  reason text not null,
  symptoms text not null,
  customers integer not null,
  probability double precision not null,
  hours double precision not null,
  impact double precision not null,
  began_at bigint not null,
  expected_at bigint,
  ended_at bigint,
  opened_at bigint not null,
  outage_at bigint,
  closed_at bigint,
  closed_by text,
  merged_into bigint,
  reopened integer not null,
  flapping integer not null,
  acknowledged_at bigint,
  acknowledged_by text,
  assignee text,
  shelved_until_at bigint,
  shelved_by text,
  shelved_why text,
  version integer not null
);

create index open_incidents on incidents (closed_at, impact);

create index incidents_opened on incidents (opened_at);
