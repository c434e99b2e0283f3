create table conversations (
  user_name text not null,
  id text not null,
  title text not null,
  started_at bigint not null,
  changed_at bigint not null,
  last_query text,
  primary key (user_name, id)
);

create index conversations_by_change on conversations (user_name, changed_at);

create table conversation_messages (
  user_name text not null,
  conversation text not null,
  number bigint not null,
  role text not null,
  text text not null,
  answer text,
  said_at bigint not null,
  rating integer,
  comment text,
  primary key (user_name, conversation, number)
);

create table conversation_proposals (
  id text primary key,
  user_name text not null,
  conversation text not null,
  tool text not null,
  input text not null,
  summary text not null,
  proposed_at bigint not null,
  expires_at bigint not null,
  settled_at bigint
);

create index conversation_proposals_of on conversation_proposals (user_name, conversation);
