create table hook_signatures (
  workflow text not null,
  signature text not null,
  received_at bigint not null,
  primary key (workflow, signature)
);

create index hook_signatures_by_age on hook_signatures (received_at);
