-- A change sent twice is done once: the answer of the first is given to the second.
create table command (
    id    uuid primary key,
    actor text        not null,
    reply text,
    at    timestamptz not null
);
comment on column command.reply is 'path to go to; empty only inside the transaction that carries the change out';
-- commands older than 30 days may be removed
create index command_at on command (at);

-- The last number given to a case of a type in a year.
create table case_counter (
    case_type text   not null,
    year      int    not null,
    last      bigint not null,
    primary key (case_type, year)
);
