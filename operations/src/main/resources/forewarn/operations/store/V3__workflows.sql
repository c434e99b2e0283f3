create table workflow_versions (
  workflow text not null,
  version integer not null,
  body text not null,
  origin text not null,
  made_by text not null,
  made_at bigint not null,
  primary key (workflow, version)
);

create table workflow_switches (
  workflow text primary key,
  enabled integer not null,
  changed_by text not null,
  changed_at bigint not null
);

create table workflow_schedules (
  workflow text primary key,
  schedule text not null,
  next_at bigint not null
);

create table workflow_runs (
  id bigint primary key,
  workflow text not null,
  version integer not null,
  trigger_key text not null,
  incident text,
  event text,
  inputs text not null,
  state text not null,
  started_by text not null,
  made_at bigint not null,
  ended_at bigint,
  error text
);

create unique index runs_of_trigger on workflow_runs (workflow, trigger_key);

create index runs_of_workflow on workflow_runs (workflow, id);

create index waiting_runs on workflow_runs (incident) where state = 'waiting';

create table workflow_steps (
  run_id bigint not null,
  step text not null,
  position integer not null,
  state text not null,
  attempts integer not null,
  input text,
  output text,
  error text,
  began_at bigint not null,
  ended_at bigint,
  due_at bigint,
  primary key (run_id, step)
);

create table scheduled_work (
  task_name text not null,
  task_instance text not null,
  task_data text,
  execution_time bigint not null,
  picked boolean not null,
  picked_by text,
  last_success bigint,
  last_failure bigint,
  consecutive_failures integer,
  last_heartbeat bigint,
  version bigint not null,
  state text,
  priority integer,
  primary key (task_name, task_instance)
);

create index due_work on scheduled_work (execution_time);

create index beating_work on scheduled_work (last_heartbeat);

create index events_of_type on events (type, occurred_at);
