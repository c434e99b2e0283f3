create table reports (
  id bigint primary key,
  kind text not null,
  format text not null,
  until_at bigint not null,
  made_at bigint not null,
  made_by text not null,
  file text not null,
  bytes bigint not null
);

create table report_schedules (
  id bigint primary key,
  kind text not null,
  format text not null,
  rhythm text not null,
  weekday integer not null,
  start_time text not null,
  zone text not null,
  language text not null,
  recipients text not null,
  enabled integer not null,
  made_by text not null,
  due_at bigint not null,
  next_at bigint not null,
  attempts integer not null,
  last_at bigint,
  last_outcome text
);
