create table audit (
  sequence bigint primary key,
  occurred_at bigint not null,
  actor text not null,
  origin text not null,
  action text not null,
  object text not null,
  before_value text,
  after_value text,
  previous_hash text not null,
  hash text not null
);

create index audit_of_object on audit (object, sequence);

create index audit_of_actor on audit (actor, sequence);
