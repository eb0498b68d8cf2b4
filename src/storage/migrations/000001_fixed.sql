-- What every installation has, whatever its definitions: requests, sign-ins, series, clocks, notices, the event log, purses.
-- Runs as jw_owner. Roles, logins and what is taken from "public" are set by prepareDatabase, before.

create schema app;
create schema audit;
create schema ledger;
grant usage on schema app, audit, ledger to jw_house, jw_viewers, jw_door, jw_backup;

create function app.setting(k text) returns text language sql stable parallel safe
  as $$ select nullif(current_setting(k, true), '') $$;
-- a statement that must have changed exactly one row says so itself, so that the commit can travel with it
create function app.must_change(changed bigint) returns bigint language plpgsql volatile
  as $$ begin if changed <> 1 then raise exception 'changed meanwhile' using errcode = 'JW001'; end if; return changed; end $$;
create function audit.refuse() returns trigger language plpgsql
  as $$ begin raise exception '% is only added to', tg_table_name using errcode = '55000'; end $$;

-- For later migrations: takes away all rights on a table before they are derived anew.
create function app.clear_rights(of_table regclass) returns void language plpgsql volatile
  as $$ declare one record; begin
    for one in select polname from pg_policy where polrelid = of_table loop
      execute format('drop policy %I on %s', one.polname, of_table);
    end loop;
    for one in select distinct grantee::regrole as role from pg_class, aclexplode(relacl) where oid = of_table and grantee <> relowner and grantee <> 0 loop
      execute format('revoke all on %s from %s', of_table, one.role);
    end loop;
    for one in select distinct grantee::regrole as role from pg_attribute, aclexplode(attacl) where attrelid = of_table and grantee <> 0 loop
      execute format('revoke all on %s from %s', of_table, one.role);
    end loop;
  end $$;

-- The same key with the same fingerprint gives the same answer.
create table app.request (
  actor uuid not null,
  key text not null check (char_length(key) between 1 and 200),
  fingerprint text not null,
  answer json, -- as it was given, byte for byte
  at timestamptz not null default clock_timestamp(),
  primary key (actor, key)
);
alter table app.request enable row level security;
alter table app.request force row level security;
-- a login inherits nothing, so the right to add is granted to each login by name when it is made
create policy add on app.request for insert to public with check (true);
create policy own_see on app.request for select to jw_house, jw_viewers using (actor = (select coalesce(app.setting('app.person'), '00000000-0000-0000-0000-000000000000')::uuid));
create policy own_edit on app.request for update to jw_house, jw_viewers using (actor = (select coalesce(app.setting('app.person'), '00000000-0000-0000-0000-000000000000')::uuid));
create policy backup_see on app.request for select to jw_backup using (true);
grant select, update (answer) on app.request to jw_house, jw_viewers;

create table app.series (series text not null, year text not null, last integer not null, primary key (series, year));
grant select, insert, update (last) on app.series to jw_house;

-- One row a clock of a row: what it does now; every step it took is kept beside.
create table app.clock (
  address text not null,
  row_id uuid not null,
  clock text not null,
  state text not null check (state in ('runs', 'paused', 'over')),
  due_on date,
  since date not null,
  primary key (address, row_id, clock)
);
create index clock_due on app.clock (due_on) where state = 'runs';
create index clock_of on app.clock (address, clock, due_on) where state = 'runs';
create table app.clock_step (
  id bigint generated always as identity primary key,
  address text not null,
  row_id uuid not null,
  clock text not null,
  state text not null,
  due_on date,
  on_day date not null,
  at timestamptz not null default clock_timestamp()
);
create index clock_step_of on app.clock_step (row_id);
grant select, insert on app.clock, app.clock_step to jw_house;
grant update (state, due_on, since) on app.clock to jw_house;

-- Outbox. A notice is written in the transaction of the move it tells of, or once by date under its key; it is spread to
-- one message for each person and way, and messages of one person and way travel together in one dispatch.
create table app.notice (
  id uuid primary key,
  key text not null unique,
  at timestamptz not null default clock_timestamp(),
  address text not null,
  row_id uuid not null,
  kind text not null check (kind in ('move', 'warns', 'overdue')),
  about text not null,
  role text not null,
  due_on date,
  spread_at timestamptz
);
create index notice_waiting on app.notice (at) where spread_at is null;
-- A dispatch is delivered at least once; its id is the key the receiver knows a second delivery by.
create table app.dispatch (
  id uuid primary key,
  person uuid not null,
  way text not null check (way in ('mail', 'gateway')),
  subject text not null,
  body text not null,
  made_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  next_at timestamptz not null,
  claimed_until timestamptz,
  attempts integer not null default 0,
  settled_at timestamptz,
  trouble text
);
create index dispatch_waiting on app.dispatch (next_at) where state = 'waiting';
create index dispatch_of on app.dispatch (person, way, made_at);
create table app.message (
  id uuid primary key,
  notice uuid not null references app.notice,
  person uuid not null,
  role text not null,
  way text not null check (way in ('inApp', 'mail', 'gateway')),
  at timestamptz not null,
  dispatch uuid references app.dispatch,
  seen_at timestamptz,
  unique (notice, person, way)
);
create index message_of on app.message (person, at desc) where way = 'inApp';
create index message_waiting on app.message (at) where dispatch is null and way <> 'inApp';
grant select, insert on app.notice, app.message, app.dispatch to jw_house;
grant update (spread_at) on app.notice to jw_house;
grant update (dispatch, seen_at) on app.message to jw_house;
grant update (state, next_at, claimed_until, attempts, settled_at, trouble) on app.dispatch to jw_house;

-- What a house says of itself, such as that its data are a sample; added to, never edited.
create table app.mark (
  name text not null,
  from_day date not null,
  value jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (name, from_day)
);
grant select, insert on app.mark to jw_house;

-- Running totals of figures: what the rows behind a figure add to it, by period or day. Kept by differences in the
-- transaction that changes a row, so that a figure costs the same over two thousand rows and over two hundred thousand.
-- What came on different days stands in different rows, so that a figure is also known as it was on any day.
create table app.tally (
  figure text not null,
  at text collate "C" not null,
  standing text not null check (standing in ('final', 'provisional')),
  known_on date not null,
  amount numeric not null,
  rows bigint not null,
  primary key (figure, at, standing, known_on)
);
grant select, insert, update (amount, rows) on app.tally to jw_house;

-- Accounts and sign-ins: the only tables that hold secrets, reached by one role alone.
create table app.account (
  person uuid primary key,
  hash text not null,
  must_change boolean not null,
  password_history text[] not null default '{}',
  changed_at timestamptz not null default clock_timestamp(),
  -- the second factor, sealed; one offered and not shown yet; and the last half minute a code was used of
  factor bytea,
  factor_offered bytea,
  factor_step bigint not null default 0
);
create table app.sign_in (
  token_hash text primary key,
  person uuid not null,
  post uuid not null,
  opened_at timestamptz not null,
  used_at timestamptz not null,
  closed_at timestamptz,
  confirmed_at timestamptz,
  from_address text not null
);
create index sign_in_of on app.sign_in (person);
create table app.attempt (
  id bigint generated always as identity primary key,
  account text not null,
  from_address text not null,
  ok boolean not null,
  at timestamptz not null
);
create index attempt_of on app.attempt (account, at);
grant select, insert, update on app.account, app.sign_in to jw_door;
grant select, insert on app.attempt to jw_door;
-- A calendar address is a secret like a password: only its hash is kept, and it ends when its owner says so.
create table app.calendar_feed (
  token_hash text primary key,
  person uuid not null,
  made_at timestamptz not null,
  revoked_at timestamptz
);
create unique index calendar_feed_open on app.calendar_feed (person) where revoked_at is null;
grant select, insert, update (revoked_at) on app.calendar_feed to jw_door;

-- The event log. `body` is exactly the bytes that were hashed; `seq` and `at` are the database's.
create table audit.event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null default clock_timestamp(),
  actor uuid not null,
  kind text not null,
  subject uuid,
  body text not null,
  leaf bytea not null
);
create index event_subject on audit.event (subject);
create trigger no_change before update or delete on audit.event for each row execute function audit.refuse();
create trigger no_empty before truncate on audit.event for each statement execute function audit.refuse();
grant insert (id, actor, kind, subject, body, leaf) on audit.event to jw_house, jw_viewers, jw_door;
grant select on audit.event to jw_audit_admin, jw_backup;

-- The sealed tree over the log (RFC 6962): a leaf's index is given when it is sealed, late rows join the next batch.
create table audit.leaf (
  index bigint primary key,
  seq bigint not null unique references audit.event,
  leaf bytea not null
);
create table audit.node (level smallint not null, index bigint not null, hash bytea not null, primary key (level, index));
-- Notes in the signed form of C2SP; copies lie with others.
create table audit.checkpoint (size bigint primary key, note text not null, at timestamptz not null default clock_timestamp());
create trigger no_change before update or delete on audit.leaf for each row execute function audit.refuse();
create trigger no_empty before truncate on audit.leaf for each statement execute function audit.refuse();
create trigger no_change before update or delete on audit.node for each row execute function audit.refuse();
create trigger no_empty before truncate on audit.node for each statement execute function audit.refuse();
create trigger no_change before update or delete on audit.checkpoint for each row execute function audit.refuse();
create trigger no_empty before truncate on audit.checkpoint for each statement execute function audit.refuse();
grant usage on schema audit to jw_sealer;
grant select on audit.event, audit.leaf, audit.node, audit.checkpoint to jw_sealer, jw_backup;
grant insert on audit.leaf, audit.node, audit.checkpoint to jw_sealer;
grant insert (id, actor, kind, subject, body, leaf) on audit.event to jw_sealer;

-- Purses: one row a stage. Only `source`, the world outside, may fall below nothing. What was booked out of a stage and into
-- it is kept beside what lies there; a reversal is taken off, as red ink.
create table ledger.purse (
  account text not null,
  key uuid not null,
  stage text not null check (stage in ('source', 'available', 'reserved', 'committed', 'paid', 'returned')),
  floor_fen bigint,
  balance_fen bigint not null default 0,
  debit_fen bigint not null default 0,
  credit_fen bigint not null default 0,
  version bigint not null default 0,
  last_on date,
  primary key (account, key, stage),
  check (floor_fen is null or balance_fen >= floor_fen),
  check ((floor_fen is null) = (stage = 'source'))
);
-- How each stage stood at the end of each day on which it moved: the books of any day cost as much as those of today.
create table ledger.purse_day (
  account text not null,
  key uuid not null,
  stage text not null,
  on_day date not null,
  debit_fen bigint not null,
  credit_fen bigint not null,
  version bigint not null,
  primary key (account, key, stage, on_day)
);
-- Books by year. A year without a row is open.
create table ledger.book (year integer primary key, is_closed boolean not null);
-- One row has both sides, so an unbalanced entry cannot be written. `no` is the number of the voucher.
create table ledger.transfer (
  id uuid primary key,
  no bigint generated always as identity unique,
  on_day date not null,
  address text not null,
  case_id uuid not null,
  step text not null,
  account text not null,
  key uuid not null,
  verb text not null,
  debit text not null,
  credit text not null,
  amount_fen bigint not null check (amount_fen > 0),
  payee uuid,
  reverses uuid constraint transfer_reversed_once unique references ledger.transfer,
  debit_version bigint not null,
  credit_version bigint not null,
  debit_after_fen bigint not null,
  credit_after_fen bigint not null,
  at timestamptz not null default clock_timestamp(),
  check (debit <> credit),
  foreign key (account, key, debit) references ledger.purse,
  foreign key (account, key, credit) references ledger.purse,
  constraint transfer_step_once unique (case_id, account, step),
  unique (account, key, debit, debit_version),
  unique (account, key, credit, credit_version)
);
create index transfer_journal on ledger.transfer (on_day, no);
create index transfer_paid on ledger.transfer (on_day, no) where verb = 'pay';
create trigger no_change before update or delete on ledger.transfer for each row execute function audit.refuse();
create trigger no_empty before truncate on ledger.transfer for each statement execute function audit.refuse();
grant select, insert on ledger.purse, ledger.purse_day to jw_house;
grant update (balance_fen, debit_fen, credit_fen, version, last_on) on ledger.purse to jw_house;
grant update (debit_fen, credit_fen, version) on ledger.purse_day to jw_house;
grant select, insert, update on ledger.book to jw_house;
grant select on ledger.transfer to jw_house;
grant insert (id, on_day, address, case_id, step, account, key, verb, debit, credit, amount_fen, payee, reverses,
  debit_version, credit_version, debit_after_fen, credit_after_fen) on ledger.transfer to jw_house;
-- A posting and the closing of its year wait for each other; whoever comes second sees what the first has done.
create function ledger.must_be_open(on_day date) returns boolean language plpgsql volatile
  as $$ declare of_year integer := extract(year from on_day); begin
    perform pg_advisory_xact_lock_shared(7342, of_year);
    if exists (select 1 from ledger.book b where b.year = of_year and b.is_closed) then
      raise exception 'year is closed' using errcode = 'JW003', detail = of_year::text;
    end if;
    return true;
  end $$;
create function ledger.set_book(of_year integer, to_closed boolean) returns boolean language plpgsql volatile
  as $$ begin
    perform pg_advisory_xact_lock(7342, of_year);
    insert into ledger.book (year, is_closed) values (of_year, to_closed) on conflict (year) do update set is_closed = to_closed;
    return to_closed;
  end $$;
create function ledger.must_cover(done bigint, of_account text, of_key uuid, of_stage text, on_day date) returns bigint language plpgsql volatile
  as $$ begin
    if done <> 1 then
      if exists (select 1 from ledger.purse p where p.account = of_account and p.key = of_key and p.last_on > on_day) then
        raise exception 'dated before the last posting' using errcode = 'JW004', detail = 'posting_back_dated';
      end if;
      raise exception 'balance too low' using errcode = 'JW002',
        detail = coalesce((select balance_fen from ledger.purse where account = of_account and key = of_key and stage = of_stage), 0)::text;
    end if;
    return done;
  end $$;
-- The way back of one posting, whole and once: both sides are locked before anything is asked, so that money which has gone
-- on meanwhile is seen. `detail` is the code of the refusal.
create function ledger.reverse(of_no bigint, new_id uuid, on_day date) returns uuid language plpgsql volatile
  as $$ declare o ledger.transfer; d ledger.purse; c ledger.purse; lies bigint; begin
    perform ledger.must_be_open(on_day);
    select * into o from ledger.transfer t where t.no = of_no;
    if not found then raise exception 'no such posting' using errcode = 'JW004', detail = 'posting_unknown'; end if;
    if o.reverses is not null then raise exception 'is a reversal' using errcode = 'JW004', detail = 'reversal_of_reversal'; end if;
    perform 1 from ledger.purse p where p.account = o.account and p.key = o.key and p.stage in (o.debit, o.credit) order by p.stage for update;
    if exists (select 1 from ledger.transfer t where t.reverses = o.id) then
      raise exception 'reversed before' using errcode = 'JW004', detail = 'reversed_already';
    end if;
    if exists (select 1 from ledger.purse p where p.account = o.account and p.key = o.key and p.last_on > on_day) then
      raise exception 'dated before the last posting' using errcode = 'JW004', detail = 'posting_back_dated';
    end if;
    select sum(case when t.credit = o.credit then t.amount_fen else -t.amount_fen end) into lies from ledger.transfer t
      where t.case_id = o.case_id and t.account = o.account and t.key = o.key and o.credit in (t.debit, t.credit);
    select * into d from ledger.purse p where p.account = o.account and p.key = o.key and p.stage = o.credit;
    if lies < o.amount_fen or (d.floor_fen is not null and d.balance_fen - o.amount_fen < d.floor_fen) then
      raise exception 'the money has moved on' using errcode = 'JW004', detail = 'money_moved_on';
    end if;
    update ledger.purse p set balance_fen = balance_fen - o.amount_fen, credit_fen = credit_fen - o.amount_fen, version = version + 1, last_on = on_day
      where p.account = o.account and p.key = o.key and p.stage = o.credit returning * into d;
    update ledger.purse p set balance_fen = balance_fen + o.amount_fen, debit_fen = debit_fen - o.amount_fen, version = version + 1, last_on = on_day
      where p.account = o.account and p.key = o.key and p.stage = o.debit returning * into c;
    insert into ledger.purse_day as n (account, key, stage, on_day, debit_fen, credit_fen, version)
      values (d.account, d.key, d.stage, reverse.on_day, d.debit_fen, d.credit_fen, d.version),
             (c.account, c.key, c.stage, reverse.on_day, c.debit_fen, c.credit_fen, c.version)
      on conflict on constraint purse_day_pkey do update set debit_fen = excluded.debit_fen, credit_fen = excluded.credit_fen, version = excluded.version;
    insert into ledger.transfer (id, on_day, address, case_id, step, account, key, verb, debit, credit, amount_fen, payee, reverses,
        debit_version, credit_version, debit_after_fen, credit_after_fen)
      values (new_id, reverse.on_day, o.address, o.case_id, 'reverse:' || o.no, o.account, o.key, o.verb, o.credit, o.debit, o.amount_fen, o.payee, o.id,
        d.version, c.version, d.balance_fen, c.balance_fen);
    return new_id;
  end $$;

grant select on all tables in schema app, ledger to jw_backup;
revoke select on app.sign_in, app.attempt, app.calendar_feed from jw_backup;
revoke execute on all functions in schema app, ledger, audit from public;
grant execute on function app.setting(text) to jw_house, jw_viewers, jw_door, jw_backup;
grant execute on function app.must_change(bigint) to jw_house, jw_viewers;
grant execute on function ledger.must_cover(bigint, text, uuid, text, date), ledger.must_be_open(date), ledger.set_book(integer, boolean),
  ledger.reverse(bigint, uuid, date) to jw_house;
