-- Derived from the definitions by `npm run generate`; runs as jw_owner.

create schema "parties";

create schema "settings";

create schema "document";

create schema "plan";

create schema "facts";

create schema "delivery";

create schema "enterprise_registry";

create schema "open_challenge";

create schema "enterprise_ladder";

create schema "innovation_voucher";

create schema "research_platform";

create schema "tax_return";

create schema "assessment";

create table "parties"."unit" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "name" text not null,
  "short_name" text not null,
  "name_english" text,
  "kind" text not null,
  "aliases" text,
  "successor" uuid,
  primary key ("id"),
  constraint "unit_state_known" check ("state" in ('active', 'merged')),
  constraint "unit_name_valid" check (char_length("name") <= 200),
  constraint "unit_short_name_valid" check (char_length("short_name") <= 40),
  constraint "unit_name_english_valid" check (char_length("name_english") <= 200),
  constraint "unit_kind_valid" check ("kind" in ('partyBody', 'legislature', 'department', 'zone', 'government', 'institution', 'centralBranch', 'collective')),
  constraint "unit_aliases_valid" check (char_length("aliases") <= 20000)
);
create unique index "unit_name_once" on "parties"."unit" ("name");
create index "unit_by_state" on "parties"."unit" ("state", "kind");
create index "unit_by_successor" on "parties"."unit" ("successor");

create table "parties"."unit_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "parties"."unit_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "parties"."unit_history" for each statement execute function audit.refuse();

create table "parties"."organisation" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "credit_code" text not null,
  "name" text not null,
  "size" text not null,
  "is_in_zone" boolean not null,
  "is_taxed_in_zone" boolean,
  "is_counted_in_zone" boolean,
  "counted_from" date,
  "counted_until" date,
  "kind" text,
  "legal_representative" text,
  "registered_capital_fen" bigint,
  "registered_on" date,
  "authority" text,
  "address" text,
  "park" text,
  "industry_code" text,
  "is_above_scale" boolean,
  "control" text,
  "technology_field" text,
  "listing" text,
  "listed_on" date,
  "controller" text,
  "parent" uuid,
  "entered_zone_on" date,
  "entered_from" text,
  "left_zone_on" date,
  "left_to" text,
  "is_short_lived" boolean,
  "successor" uuid,
  primary key ("id"),
  constraint "organisation_state_known" check ("state" in ('active', 'abnormal', 'movedOut', 'merged', 'ended')),
  constraint "organisation_credit_code_valid" check (char_length("credit_code") <= 60),
  constraint "organisation_name_valid" check (char_length("name") <= 200),
  constraint "organisation_size_valid" check ("size" in ('large', 'medium', 'small', 'micro', 'team')),
  constraint "organisation_kind_valid" check ("kind" in ('company', 'jointStock', 'partnership', 'soleProprietorship', 'foreignInvested', 'cooperative', 'institution', 'branch', 'soleTrader', 'other')),
  constraint "organisation_legal_representative_valid" check (char_length("legal_representative") <= 60),
  constraint "organisation_registered_capital_fen_valid" check ("registered_capital_fen" >= 0),
  constraint "organisation_authority_valid" check (char_length("authority") <= 60),
  constraint "organisation_address_valid" check (char_length("address") <= 200),
  constraint "organisation_park_valid" check (char_length("park") <= 60),
  constraint "organisation_industry_code_valid" check (char_length("industry_code") <= 60),
  constraint "organisation_control_valid" check ("control" in ('state', 'collective', 'private', 'hongKongMacaoTaiwan', 'foreign', 'other')),
  constraint "organisation_technology_field_valid" check ("technology_field" in ('electronics', 'biomedicine', 'aerospace', 'newMaterials', 'technologyServices', 'energy', 'environment', 'manufacturing')),
  constraint "organisation_listing_valid" check ("listing" in ('none', 'listed', 'neeq', 'regionalBoard')),
  constraint "organisation_controller_valid" check (char_length("controller") <= 60),
  constraint "organisation_entered_from_valid" check (char_length("entered_from") <= 60),
  constraint "organisation_left_to_valid" check (char_length("left_to") <= 60)
);
create unique index "organisation_credit_code_once" on "parties"."organisation" ("credit_code");
create index "organisation_by_state" on "parties"."organisation" ("state", "size", "kind");
create index "organisation_by_parent" on "parties"."organisation" ("parent");
create index "organisation_by_successor" on "parties"."organisation" ("successor");

create table "parties"."organisation_former_names" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "name" text not null,
  "until" date not null,
  primary key ("of", "line"),
  constraint "organisation_former_names_name_valid" check (char_length("name") <= 200)
);

create table "parties"."organisation_earlier_stays" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "from" date not null,
  "left" date not null,
  primary key ("of", "line")
);

create table "parties"."organisation_earlier_scopes" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "from" date not null,
  "left" date not null,
  primary key ("of", "line")
);

create table "parties"."organisation_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "parties"."organisation_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "parties"."organisation_history" for each statement execute function audit.refuse();

create table "parties"."person" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "name" text not null,
  "account" text not null,
  "unit" uuid,
  "organisation" uuid,
  primary key ("id"),
  constraint "person_state_known" check ("state" in ('active', 'left')),
  constraint "person_name_valid" check (char_length("name") <= 60),
  constraint "person_account_valid" check (char_length("account") >= 3 and char_length("account") <= 40)
);
create unique index "person_account_once" on "parties"."person" ("account");
create index "person_by_state" on "parties"."person" ("state");
create index "person_by_unit" on "parties"."person" ("unit");
create index "person_by_organisation" on "parties"."person" ("organisation");

create table "parties"."person_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "parties"."person_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "parties"."person_history" for each statement execute function audit.refuse();

create table "parties"."post" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "person" uuid not null,
  "role" text not null,
  "unit" uuid,
  "organisation" uuid,
  "from_day" date not null,
  "until_day" date,
  primary key ("id"),
  constraint "post_state_known" check ("state" in ('held', 'ended')),
  constraint "post_role_valid" check ("role" in ('office', 'leader', 'scienceBureau', 'unitHead', 'liaison', 'assessor', 'finance', 'supervision', 'approver', 'caseOfficer', 'zoneDepartment', 'discipline', 'audit', 'firm', 'provider', 'expert', 'public', 'systemAdmin', 'securityAdmin', 'auditAdmin'))
);
create index "post_by_state" on "parties"."post" ("state", "role");
create index "post_by_person" on "parties"."post" ("person");
create index "post_by_unit" on "parties"."post" ("unit");
create index "post_by_organisation" on "parties"."post" ("organisation");

create table "parties"."post_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "parties"."post_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "parties"."post_history" for each statement execute function audit.refuse();

create table "parties"."contact" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "person" uuid not null,
  "email" bytea,
  "gateway_user" bytea,
  "rhythm" text not null,
  primary key ("id"),
  constraint "contact_state_known" check ("state" in ('used', 'ended')),
  constraint "contact_rhythm_valid" check ("rhythm" in ('each', 'daily'))
);
create unique index "contact_person_once_open" on "parties"."contact" ("person") where "state" not in ('ended');
create index "contact_by_state" on "parties"."contact" ("state");
create index "contact_by_person" on "parties"."contact" ("person");

create table "parties"."contact_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "parties"."contact_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "parties"."contact_history" for each statement execute function audit.refuse();

create table "settings"."setting" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "parameter" text not null,
  "key" text,
  "value" text not null,
  "from_day" date not null,
  "basis" text not null,
  "document" uuid[],
  primary key ("id"),
  constraint "setting_state_known" check ("state" in ('proposed', 'inForce', 'refused', 'withdrawn')),
  constraint "setting_parameter_valid" check (char_length("parameter") <= 60),
  constraint "setting_key_valid" check (char_length("key") <= 60),
  constraint "setting_value_valid" check (char_length("value") <= 60),
  constraint "setting_basis_valid" check (char_length("basis") <= 300),
  constraint "setting_document_valid" check (cardinality("document") <= 20)
);
create index "setting_newest" on "settings"."setting" ("from_day" desc nulls last, "id" desc nulls last);
create index "setting_by_state" on "settings"."setting" ("state");

create table "settings"."setting_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "settings"."setting_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "settings"."setting_history" for each statement execute function audit.refuse();

create table "document"."official_document" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "title" text not null,
  "number" text,
  "issuer" text,
  "issued_on" date,
  "text" text not null,
  "file" uuid[],
  primary key ("id"),
  constraint "official_document_state_known" check ("state" in ('received', 'withdrawn')),
  constraint "official_document_title_valid" check (char_length("title") <= 200),
  constraint "official_document_number_valid" check (char_length("number") <= 60),
  constraint "official_document_issuer_valid" check (char_length("issuer") <= 200),
  constraint "official_document_text_valid" check (char_length("text") >= 1 and char_length("text") <= 400000),
  constraint "official_document_file_valid" check (cardinality("file") <= 20)
);
create index "official_document_by_state" on "document"."official_document" ("state");

create table "document"."official_document_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "document"."official_document_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "document"."official_document_history" for each statement execute function audit.refuse();

create table "plan"."plan" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "document" uuid not null,
  "title" text,
  "number" text,
  "issuer" text,
  "starts_on" date,
  "ends_on" date,
  primary key ("id"),
  constraint "plan_state_known" check ("state" in ('draft', 'inForce', 'withdrawn')),
  constraint "plan_title_valid" check (char_length("title") <= 200),
  constraint "plan_number_valid" check (char_length("number") <= 60),
  constraint "plan_issuer_valid" check (char_length("issuer") <= 200)
);
create index "plan_by_state" on "plan"."plan" ("state");
create index "plan_by_document" on "plan"."plan" ("document");

create table "plan"."plan_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "plan"."plan_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "plan"."plan_history" for each statement execute function audit.refuse();

create table "plan"."section" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "clause" text not null,
  "number" text,
  "title" text not null,
  "level" integer not null,
  "source_start" integer not null,
  "source_end" integer not null,
  primary key ("id"),
  constraint "section_state_known" check ("state" in ('read')),
  constraint "section_clause_valid" check (char_length("clause") <= 60),
  constraint "section_number_valid" check (char_length("number") <= 20),
  constraint "section_title_valid" check (char_length("title") <= 200),
  constraint "section_level_valid" check ("level" >= 0 and "level" <= 9),
  constraint "section_source_start_valid" check ("source_start" >= 0 and "source_start" <= 2000000000),
  constraint "section_source_end_valid" check ("source_end" >= 0 and "source_end" <= 2000000000)
);
create index "section_by_state" on "plan"."section" ("state");
create index "section_by_plan" on "plan"."section" ("plan");

create table "plan"."section_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "plan"."section_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "plan"."section_history" for each statement execute function audit.refuse();

create table "plan"."main_task" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "clause" text not null,
  "number" text not null,
  "title" text not null,
  "importance" text not null,
  "source_start" integer not null,
  "source_end" integer not null,
  "owners_unit_list" uuid[] not null default '{}',
  primary key ("id"),
  constraint "main_task_state_known" check ("state" in ('drafted', 'checked', 'running', 'closed')),
  constraint "main_task_clause_valid" check (char_length("clause") <= 60),
  constraint "main_task_number_valid" check (char_length("number") <= 20),
  constraint "main_task_title_valid" check (char_length("title") <= 200),
  constraint "main_task_importance_valid" check ("importance" in ('key', 'normal', 'support')),
  constraint "main_task_source_start_valid" check ("source_start" >= 0 and "source_start" <= 2000000000),
  constraint "main_task_source_end_valid" check ("source_end" >= 0 and "source_end" <= 2000000000)
);
create unique index "main_task_same_once" on "plan"."main_task" ("plan", "clause");
create index "main_task_by_state" on "plan"."main_task" ("state", "importance");
create index "main_task_by_owners_unit_list" on "plan"."main_task" using gin ("owners_unit_list");

create table "plan"."main_task_owners" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "printed" text not null,
  "unit" uuid,
  "role" text not null,
  primary key ("of", "line"),
  constraint "main_task_owners_printed_valid" check (char_length("printed") <= 80),
  constraint "main_task_owners_role_valid" check ("role" in ('lead', 'responsible'))
);
create index "main_task_owners_by_unit" on "plan"."main_task_owners" ("unit");

create table "plan"."main_task_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "plan"."main_task_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "plan"."main_task_history" for each statement execute function audit.refuse();

create table "plan"."target" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "code" text not null,
  "clause" text not null,
  "metric" text not null,
  "comparator" text not null,
  "value" numeric,
  "value_max" numeric,
  "measure_unit" text,
  "deadline" date,
  "kind" text not null,
  "quote" text not null,
  "source_start" integer not null,
  "source_end" integer not null,
  primary key ("id"),
  constraint "target_state_known" check ("state" in ('drafted', 'checked', 'inForce', 'withdrawn')),
  constraint "target_code_valid" check (char_length("code") <= 60),
  constraint "target_clause_valid" check (char_length("clause") <= 60),
  constraint "target_metric_valid" check (char_length("metric") <= 200),
  constraint "target_comparator_valid" check ("comparator" in ('at-least', 'at-most', 'about', 'exceed', 'increase-by', 'grow-by', 'decrease-by', 'top-n', 'range', 'reach')),
  constraint "target_value_valid" check (scale("value") <= 4),
  constraint "target_value_max_valid" check (scale("value_max") <= 4),
  constraint "target_measure_unit_valid" check (char_length("measure_unit") <= 20),
  constraint "target_kind_valid" check ("kind" in ('level', 'increment', 'share', 'rank', 'growth-rate', 'per-year')),
  constraint "target_quote_valid" check (char_length("quote") <= 2000),
  constraint "target_source_start_valid" check ("source_start" >= 0 and "source_start" <= 2000000000),
  constraint "target_source_end_valid" check ("source_end" >= 0 and "source_end" <= 2000000000)
);
create unique index "target_same_once" on "plan"."target" ("plan", "code");
create index "target_by_state" on "plan"."target" ("state", "kind");

create table "plan"."target_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "plan"."target_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "plan"."target_history" for each statement execute function audit.refuse();

create table "plan"."finding" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "kind" text not null,
  "severity" text not null,
  "note" text not null,
  "ruling" text,
  primary key ("id"),
  constraint "finding_state_known" check ("state" in ('open', 'ruled')),
  constraint "finding_kind_valid" check (char_length("kind") <= 60),
  constraint "finding_severity_valid" check ("severity" in ('info', 'warn', 'conflict')),
  constraint "finding_note_valid" check (char_length("note") <= 2000),
  constraint "finding_ruling_valid" check (char_length("ruling") <= 2000)
);
create index "finding_by_state" on "plan"."finding" ("state", "severity");
create index "finding_by_plan" on "plan"."finding" ("plan");

create table "plan"."finding_places" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "source_start" integer not null,
  "source_end" integer not null,
  primary key ("of", "line"),
  constraint "finding_places_source_start_valid" check ("source_start" >= 0 and "source_start" <= 2000000000),
  constraint "finding_places_source_end_valid" check ("source_end" >= 0 and "source_end" <= 2000000000)
);

create table "plan"."finding_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "plan"."finding_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "plan"."finding_history" for each statement execute function audit.refuse();

create table "ledger"."fund_line" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "year" text not null,
  "name" text not null,
  "budget_fen" bigint not null,
  "basis" uuid[] not null,
  primary key ("id"),
  constraint "fund_line_state_known" check ("state" in ('drafted', 'open', 'closed')),
  constraint "fund_line_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "fund_line_name_valid" check (char_length("name") <= 80),
  constraint "fund_line_budget_fen_valid" check ("budget_fen" >= 1),
  constraint "fund_line_basis_valid" check (cardinality("basis") <= 20)
);
create unique index "fund_line_same_once" on "ledger"."fund_line" ("year", "name");
create index "fund_line_by_state" on "ledger"."fund_line" ("state");

create table "ledger"."fund_line_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "ledger"."fund_line_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "ledger"."fund_line_history" for each statement execute function audit.refuse();

create table "ledger"."book_year" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "year" text not null,
  "reconciliation" uuid[],
  "closed_on" date,
  "reopened_on" date,
  primary key ("id"),
  constraint "book_year_state_known" check ("state" in ('open', 'closing', 'closed', 'reopening')),
  constraint "book_year_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "book_year_reconciliation_valid" check (cardinality("reconciliation") <= 20)
);
create unique index "book_year_year_once" on "ledger"."book_year" ("year");
create index "book_year_newest" on "ledger"."book_year" ("year" desc nulls last, "id" desc nulls last);
create index "book_year_by_state" on "ledger"."book_year" ("state");

create table "ledger"."book_year_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "ledger"."book_year_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "ledger"."book_year_history" for each statement execute function audit.refuse();

create table "ledger"."reversal" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "posting" integer not null,
  "cause" text not null,
  "basis" uuid[] not null,
  "reversed_on" date,
  primary key ("id"),
  constraint "reversal_state_known" check ("state" in ('asked', 'reversed', 'refused')),
  constraint "reversal_posting_valid" check ("posting" >= 1 and "posting" <= 2000000000),
  constraint "reversal_cause_valid" check ("cause" in ('amount', 'line', 'payee', 'twice', 'other')),
  constraint "reversal_basis_valid" check (cardinality("basis") <= 20)
);
create index "reversal_newest" on "ledger"."reversal" ("reversed_on" desc nulls last, "id" desc nulls last);
create index "reversal_by_state" on "ledger"."reversal" ("state", "cause");

create table "ledger"."reversal_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "ledger"."reversal_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "ledger"."reversal_history" for each statement execute function audit.refuse();

create table "ledger"."bank_line" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "booked_on" date not null,
  "serial_no" text not null,
  "out_fen" bigint,
  "in_fen" bigint,
  "counterpart" text,
  "counter_account" text,
  "purpose" text,
  "own_account" text,
  "posting" integer,
  "cause" text,
  primary key ("id"),
  constraint "bank_line_state_known" check ("state" in ('read', 'matched', 'explained')),
  constraint "bank_line_serial_no_valid" check (char_length("serial_no") <= 60),
  constraint "bank_line_out_fen_valid" check ("out_fen" >= 0),
  constraint "bank_line_in_fen_valid" check ("in_fen" >= 0),
  constraint "bank_line_counterpart_valid" check (char_length("counterpart") <= 200),
  constraint "bank_line_counter_account_valid" check (char_length("counter_account") <= 60),
  constraint "bank_line_purpose_valid" check (char_length("purpose") <= 200),
  constraint "bank_line_own_account_valid" check (char_length("own_account") <= 60),
  constraint "bank_line_posting_valid" check ("posting" >= 1 and "posting" <= 2000000000),
  constraint "bank_line_cause_valid" check ("cause" in ('fee', 'interest', 'moneyIn', 'returnedPayment', 'laterEntry', 'bankMistake', 'other'))
);
create unique index "bank_line_serial_no_once" on "ledger"."bank_line" ("serial_no");
create index "bank_line_newest" on "ledger"."bank_line" ("booked_on" desc nulls last, "id" desc nulls last);
create index "bank_line_by_state" on "ledger"."bank_line" ("state");

create table "ledger"."bank_line_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "ledger"."bank_line_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "ledger"."bank_line_history" for each statement execute function audit.refuse();

create table "facts"."evidence" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "name" text not null,
  "media_type" text not null,
  "size_bytes" integer not null,
  "sha256" text not null,
  "sm3" text not null,
  "unit" uuid,
  "issuer" text,
  "issued_on" date,
  "note" text,
  "is_declared" boolean not null,
  primary key ("id"),
  constraint "evidence_state_known" check ("state" in ('stored')),
  constraint "evidence_name_valid" check (char_length("name") <= 200),
  constraint "evidence_media_type_valid" check (char_length("media_type") <= 100),
  constraint "evidence_size_bytes_valid" check ("size_bytes" >= 1 and "size_bytes" <= 2000000000),
  constraint "evidence_sha256_valid" check (char_length("sha256") >= 64 and char_length("sha256") <= 64),
  constraint "evidence_sm3_valid" check (char_length("sm3") >= 64 and char_length("sm3") <= 64),
  constraint "evidence_issuer_valid" check (char_length("issuer") <= 200),
  constraint "evidence_note_valid" check (char_length("note") <= 200)
);
create index "evidence_by_state" on "facts"."evidence" ("state");
create index "evidence_by_unit" on "facts"."evidence" ("unit");
create trigger no_change before update or delete on "facts"."evidence" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."evidence" for each statement execute function audit.refuse();

create table "facts"."evidence_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "facts"."evidence_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."evidence_history" for each statement execute function audit.refuse();

create table "facts"."indicator" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "code" text not null,
  "plan" uuid not null,
  "name" text not null,
  "meaning" text,
  "measure_unit" text,
  "kind" text not null,
  "direction" text not null,
  "comparator" text not null,
  "target_codes" text,
  "baseline" numeric,
  "baseline_source" text,
  "data_unit" uuid,
  primary key ("id"),
  constraint "indicator_state_known" check ("state" in ('inUse', 'retired')),
  constraint "indicator_code_valid" check (char_length("code") <= 60),
  constraint "indicator_name_valid" check (char_length("name") <= 200),
  constraint "indicator_meaning_valid" check (char_length("meaning") <= 2000),
  constraint "indicator_measure_unit_valid" check (char_length("measure_unit") <= 20),
  constraint "indicator_kind_valid" check ("kind" in ('level', 'increment', 'share', 'rank', 'growth', 'composite')),
  constraint "indicator_direction_valid" check ("direction" in ('positive', 'reverse', 'interval', 'threshold')),
  constraint "indicator_comparator_valid" check ("comparator" in ('>=', '>', '<=', '=', 'composite')),
  constraint "indicator_target_codes_valid" check (char_length("target_codes") <= 200),
  constraint "indicator_baseline_valid" check (scale("baseline") <= 4),
  constraint "indicator_baseline_source_valid" check (char_length("baseline_source") <= 200)
);
create unique index "indicator_same_once" on "facts"."indicator" ("plan", "code");
create index "indicator_by_state" on "facts"."indicator" ("state", "kind");
create index "indicator_by_data_unit" on "facts"."indicator" ("data_unit");

create table "facts"."indicator_targets" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "year" text not null,
  "value" numeric not null,
  primary key ("of", "line"),
  constraint "indicator_targets_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "indicator_targets_value_valid" check (scale("value") <= 4)
);

create table "facts"."indicator_owners" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "unit" uuid not null,
  "role" text not null,
  "clause" text not null,
  primary key ("of", "line"),
  constraint "indicator_owners_role_valid" check ("role" in ('lead', 'coLead', 'responsible', 'collaborating')),
  constraint "indicator_owners_clause_valid" check (char_length("clause") <= 60)
);
create index "indicator_owners_by_unit" on "facts"."indicator_owners" ("unit");

create table "facts"."indicator_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "facts"."indicator_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."indicator_history" for each statement execute function audit.refuse();

create table "facts"."fact" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "indicator" uuid not null,
  "unit" uuid,
  "period" text not null,
  "value" numeric,
  "standing" text not null,
  "proof" uuid[] not null,
  "supersedes" uuid,
  "note" text,
  "source" text,
  primary key ("id"),
  constraint "fact_state_known" check ("state" in ('recorded')),
  constraint "fact_period_valid" check ("period" ~ '^\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  constraint "fact_value_valid" check (scale("value") <= 6),
  constraint "fact_standing_valid" check ("standing" in ('provisional', 'final')),
  constraint "fact_proof_valid" check (cardinality("proof") <= 20),
  constraint "fact_note_valid" check (char_length("note") <= 1000),
  constraint "fact_source_valid" check (char_length("source") <= 100)
);
create index "fact_newest" on "facts"."fact" ("period" desc nulls last, "id" desc nulls last);
create index "fact_by_state" on "facts"."fact" ("state", "standing");
create index "fact_by_indicator" on "facts"."fact" ("indicator");
create index "fact_by_unit" on "facts"."fact" ("unit");
create index "fact_by_supersedes" on "facts"."fact" ("supersedes");
create trigger no_change before update or delete on "facts"."fact" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."fact" for each statement execute function audit.refuse();

create table "facts"."fact_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "facts"."fact_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."fact_history" for each statement execute function audit.refuse();

create table "facts"."verdict" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "fact" uuid not null,
  "outcome" text not null,
  "note" text,
  "giver" uuid,
  primary key ("id"),
  constraint "verdict_state_known" check ("state" in ('given')),
  constraint "verdict_outcome_valid" check ("outcome" in ('accepted', 'returned')),
  constraint "verdict_note_valid" check (char_length("note") <= 1000)
);
create index "verdict_by_state" on "facts"."verdict" ("state", "outcome");
create index "verdict_by_fact" on "facts"."verdict" ("fact");
create index "verdict_by_giver" on "facts"."verdict" ("giver");
create trigger no_change before update or delete on "facts"."verdict" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."verdict" for each statement execute function audit.refuse();

create table "facts"."verdict_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "facts"."verdict_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."verdict_history" for each statement execute function audit.refuse();

create table "facts"."indicator_event" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "indicator" text not null,
  "source" text not null,
  "source_row" text not null,
  "subject" text,
  "dated" date not null,
  "amount" numeric not null,
  "effect" text not null,
  primary key ("id"),
  constraint "indicator_event_state_known" check ("state" in ('noted')),
  constraint "indicator_event_indicator_valid" check (char_length("indicator") <= 100),
  constraint "indicator_event_source_valid" check (char_length("source") <= 100),
  constraint "indicator_event_source_row_valid" check (char_length("source_row") <= 36),
  constraint "indicator_event_subject_valid" check (char_length("subject") <= 36),
  constraint "indicator_event_amount_valid" check (scale("amount") <= 0),
  constraint "indicator_event_effect_valid" check ("effect" in ('counts', 'takesBack'))
);
create index "indicator_event_newest" on "facts"."indicator_event" ("dated" desc nulls last, "id" desc nulls last);
create index "indicator_event_by_state" on "facts"."indicator_event" ("state", "effect");
create trigger no_change before update or delete on "facts"."indicator_event" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."indicator_event" for each statement execute function audit.refuse();

create table "facts"."indicator_event_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "facts"."indicator_event_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "facts"."indicator_event_history" for each statement execute function audit.refuse();

create table "delivery"."assignment" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "task" uuid not null,
  "unit" uuid not null,
  "matter" text not null,
  "demand" text not null,
  "due_on" date not null,
  "cycle" text not null,
  "in_charge" text,
  "dispute" text,
  "heir" uuid,
  "origin" uuid,
  primary key ("id"),
  constraint "assignment_state_known" check ("state" in ('proposed', 'assigned', 'disputed', 'acknowledged', 'running', 'suspended', 'closing', 'closed', 'transferred', 'cancelled')),
  constraint "assignment_matter_valid" check (char_length("matter") <= 120),
  constraint "assignment_demand_valid" check (char_length("demand") <= 2000),
  constraint "assignment_cycle_valid" check ("cycle" in ('month', 'quarter', 'half', 'year')),
  constraint "assignment_in_charge_valid" check (char_length("in_charge") <= 60),
  constraint "assignment_dispute_valid" check (char_length("dispute") <= 2000)
);
create index "assignment_newest" on "delivery"."assignment" ("due_on" desc nulls last, "id" desc nulls last);
create index "assignment_by_state" on "delivery"."assignment" ("state", "cycle");
create index "assignment_by_task" on "delivery"."assignment" ("task");
create index "assignment_by_unit" on "delivery"."assignment" ("unit");
create index "assignment_by_heir" on "delivery"."assignment" ("heir");
create index "assignment_by_origin" on "delivery"."assignment" ("origin");

create table "delivery"."assignment_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."assignment_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."assignment_history" for each statement execute function audit.refuse();

create table "delivery"."work_plan" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "unit" uuid not null,
  "year" text not null,
  "aim" text not null,
  primary key ("id"),
  constraint "work_plan_state_known" check ("state" in ('drafted', 'submitted', 'signed', 'approved', 'returned')),
  constraint "work_plan_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "work_plan_aim_valid" check (char_length("aim") <= 2000)
);
create unique index "work_plan_same_once" on "delivery"."work_plan" ("unit", "year");
create index "work_plan_newest" on "delivery"."work_plan" ("year" desc nulls last, "id" desc nulls last);
create index "work_plan_by_state" on "delivery"."work_plan" ("state");

create table "delivery"."work_plan_splits" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "indicator" uuid not null,
  "value" numeric not null,
  primary key ("of", "line"),
  constraint "work_plan_splits_value_valid" check (scale("value") <= 4)
);
create index "work_plan_splits_by_indicator" on "delivery"."work_plan_splits" ("indicator");

create table "delivery"."work_plan_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."work_plan_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."work_plan_history" for each statement execute function audit.refuse();

create table "delivery"."measure" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "task" uuid not null,
  "unit" uuid not null,
  "year" text not null,
  "verb" text not null,
  "object" text not null,
  "quantity" numeric,
  "measure_unit" text,
  "due_on" date not null,
  "in_charge" text not null,
  "done_on" date,
  primary key ("id"),
  constraint "measure_state_known" check ("state" in ('planned', 'done', 'dropped')),
  constraint "measure_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "measure_verb_valid" check (char_length("verb") <= 20),
  constraint "measure_object_valid" check (char_length("object") <= 120),
  constraint "measure_quantity_valid" check (scale("quantity") <= 2),
  constraint "measure_measure_unit_valid" check (char_length("measure_unit") <= 20),
  constraint "measure_in_charge_valid" check (char_length("in_charge") <= 60)
);
create index "measure_newest" on "delivery"."measure" ("due_on" desc nulls last, "id" desc nulls last);
create index "measure_by_state" on "delivery"."measure" ("state");
create index "measure_by_task" on "delivery"."measure" ("task");
create index "measure_by_unit" on "delivery"."measure" ("unit");

create table "delivery"."measure_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."measure_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."measure_history" for each statement execute function audit.refuse();

create table "delivery"."milestone" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "task" uuid not null,
  "unit" uuid not null,
  "title" text not null,
  "due_on" date not null,
  "weight" integer not null,
  "originally_due_on" date,
  "done_on" date,
  "quality" integer,
  "proof" uuid[],
  primary key ("id"),
  constraint "milestone_state_known" check ("state" in ('planned', 'done', 'accepted', 'dropped')),
  constraint "milestone_title_valid" check (char_length("title") <= 200),
  constraint "milestone_weight_valid" check ("weight" >= 1 and "weight" <= 10000),
  constraint "milestone_quality_valid" check ("quality" >= 0 and "quality" <= 10000),
  constraint "milestone_proof_valid" check (cardinality("proof") <= 20)
);
create index "milestone_newest" on "delivery"."milestone" ("due_on" desc nulls last, "id" desc nulls last);
create index "milestone_by_state" on "delivery"."milestone" ("state");
create index "milestone_by_task" on "delivery"."milestone" ("task");
create index "milestone_by_unit" on "delivery"."milestone" ("unit");

create table "delivery"."milestone_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."milestone_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."milestone_history" for each statement execute function audit.refuse();

create table "delivery"."dependency" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "milestone" uuid not null,
  "unit" uuid not null,
  "supplier" uuid not null,
  "matter" text not null,
  "needed_on" date not null,
  "contest" text,
  "ruling" text,
  "delivered_on" date,
  "proof" uuid[],
  "blocked_days" integer,
  primary key ("id"),
  constraint "dependency_state_known" check ("state" in ('asked', 'agreed', 'contested', 'delivered', 'dropped')),
  constraint "dependency_matter_valid" check (char_length("matter") <= 120),
  constraint "dependency_contest_valid" check (char_length("contest") <= 2000),
  constraint "dependency_ruling_valid" check (char_length("ruling") <= 2000),
  constraint "dependency_proof_valid" check (cardinality("proof") <= 20),
  constraint "dependency_blocked_days_valid" check ("blocked_days" >= 0 and "blocked_days" <= 2000000000)
);
create index "dependency_newest" on "delivery"."dependency" ("needed_on" desc nulls last, "id" desc nulls last);
create index "dependency_by_state" on "delivery"."dependency" ("state");
create index "dependency_by_milestone" on "delivery"."dependency" ("milestone");
create index "dependency_by_unit" on "delivery"."dependency" ("unit");
create index "dependency_by_supplier" on "delivery"."dependency" ("supplier");

create table "delivery"."dependency_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."dependency_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."dependency_history" for each statement execute function audit.refuse();

create table "delivery"."progress_report" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "task" uuid not null,
  "unit" uuid not null,
  "period" text not null,
  "progress" text,
  "problems" text,
  "next_steps" text,
  "fall_cause" text,
  "completion" integer,
  "files" uuid[],
  primary key ("id"),
  constraint "progress_report_state_known" check ("state" in ('drafted', 'submitted', 'confirmed', 'verified', 'returned')),
  constraint "progress_report_period_valid" check ("period" ~ '^\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  constraint "progress_report_progress_valid" check (char_length("progress") <= 4000),
  constraint "progress_report_problems_valid" check (char_length("problems") <= 2000),
  constraint "progress_report_next_steps_valid" check (char_length("next_steps") <= 2000),
  constraint "progress_report_fall_cause_valid" check (char_length("fall_cause") <= 1000),
  constraint "progress_report_completion_valid" check ("completion" >= 0 and "completion" <= 10000),
  constraint "progress_report_files_valid" check (cardinality("files") <= 20)
);
create unique index "progress_report_same_once" on "delivery"."progress_report" ("task", "unit", "period");
create index "progress_report_newest" on "delivery"."progress_report" ("period" desc nulls last, "id" desc nulls last);
create index "progress_report_by_state" on "delivery"."progress_report" ("state");
create index "progress_report_by_unit" on "delivery"."progress_report" ("unit");

create table "delivery"."progress_report_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."progress_report_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."progress_report_history" for each statement execute function audit.refuse();

create table "delivery"."supervision_slip" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "task" uuid not null,
  "unit" uuid not null,
  "colour" text not null,
  "matter" text not null,
  "demand" text not null,
  "basis" uuid[],
  "reply" text,
  "reply_files" uuid[],
  primary key ("id"),
  constraint "supervision_slip_state_known" check ("state" in ('drafted', 'issued', 'received', 'replied', 'closed', 'escalated', 'withdrawn')),
  constraint "supervision_slip_colour_valid" check ("colour" in ('blue', 'yellow', 'red')),
  constraint "supervision_slip_matter_valid" check (char_length("matter") <= 200),
  constraint "supervision_slip_demand_valid" check (char_length("demand") <= 2000),
  constraint "supervision_slip_basis_valid" check (cardinality("basis") <= 20),
  constraint "supervision_slip_reply_valid" check (char_length("reply") <= 4000),
  constraint "supervision_slip_reply_files_valid" check (cardinality("reply_files") <= 20)
);
create unique index "supervision_slip_number_once" on "delivery"."supervision_slip" ("number");
create index "supervision_slip_by_state" on "delivery"."supervision_slip" ("state", "colour");
create index "supervision_slip_by_task" on "delivery"."supervision_slip" ("task");
create index "supervision_slip_by_unit" on "delivery"."supervision_slip" ("unit");

create table "delivery"."supervision_slip_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."supervision_slip_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."supervision_slip_history" for each statement execute function audit.refuse();

create table "delivery"."extension" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "milestone" uuid not null,
  "task" uuid,
  "unit" uuid not null,
  "due_on" date,
  "new_due_on" date not null,
  "cause" text not null,
  "proof" uuid[],
  primary key ("id"),
  constraint "extension_state_known" check ("state" in ('asked', 'endorsed', 'granted', 'refused', 'withdrawn')),
  constraint "extension_cause_valid" check (char_length("cause") <= 2000),
  constraint "extension_proof_valid" check (cardinality("proof") <= 20)
);
create index "extension_by_state" on "delivery"."extension" ("state");
create index "extension_by_milestone" on "delivery"."extension" ("milestone");
create index "extension_by_task" on "delivery"."extension" ("task");
create index "extension_by_unit" on "delivery"."extension" ("unit");

create table "delivery"."extension_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."extension_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."extension_history" for each statement execute function audit.refuse();

create table "delivery"."target_change" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "target" uuid not null,
  "plan" uuid,
  "old_value" numeric,
  "new_value" numeric not null,
  "old_deadline" date,
  "new_deadline" date,
  "document" uuid not null,
  "cause" text not null,
  primary key ("id"),
  constraint "target_change_state_known" check ("state" in ('proposed', 'entered', 'refused')),
  constraint "target_change_old_value_valid" check (scale("old_value") <= 4),
  constraint "target_change_new_value_valid" check (scale("new_value") <= 4),
  constraint "target_change_cause_valid" check (char_length("cause") <= 2000)
);
create index "target_change_by_state" on "delivery"."target_change" ("state");
create index "target_change_by_target" on "delivery"."target_change" ("target");
create index "target_change_by_plan" on "delivery"."target_change" ("plan");
create index "target_change_by_document" on "delivery"."target_change" ("document");

create table "delivery"."target_change_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."target_change_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."target_change_history" for each statement execute function audit.refuse();

create table "delivery"."light_ruling" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "task" uuid not null,
  "reckoned" text not null,
  "level" text not null,
  "until_day" date not null,
  "cause" text not null,
  primary key ("id"),
  constraint "light_ruling_state_known" check ("state" in ('given', 'lifted', 'lapsed')),
  constraint "light_ruling_reckoned_valid" check ("reckoned" in ('normal', 'late', 'severe', 'notDue', 'missing', 'done')),
  constraint "light_ruling_level_valid" check ("level" in ('normal', 'late', 'severe')),
  constraint "light_ruling_cause_valid" check (char_length("cause") <= 1000)
);
create index "light_ruling_by_state" on "delivery"."light_ruling" ("state");
create index "light_ruling_by_task" on "delivery"."light_ruling" ("task");

create table "delivery"."light_ruling_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."light_ruling_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."light_ruling_history" for each statement execute function audit.refuse();

create table "delivery"."close_out" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "assignment" uuid not null,
  "task" uuid,
  "unit" uuid not null,
  "summary" text not null,
  "proof" uuid[] not null,
  "check_note" text,
  primary key ("id"),
  constraint "close_out_state_known" check ("state" in ('drafted', 'submitted', 'signed', 'checked', 'closed', 'returned', 'withdrawn')),
  constraint "close_out_summary_valid" check (char_length("summary") <= 4000),
  constraint "close_out_proof_valid" check (cardinality("proof") <= 20),
  constraint "close_out_check_note_valid" check (char_length("check_note") <= 2000)
);
create unique index "close_out_number_once" on "delivery"."close_out" ("number");
create index "close_out_by_state" on "delivery"."close_out" ("state");
create index "close_out_by_assignment" on "delivery"."close_out" ("assignment");
create index "close_out_by_task" on "delivery"."close_out" ("task");
create index "close_out_by_unit" on "delivery"."close_out" ("unit");

create table "delivery"."close_out_figures" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "fact" uuid not null,
  "value" numeric not null,
  primary key ("of", "line"),
  constraint "close_out_figures_value_valid" check (scale("value") <= 6)
);
create index "close_out_figures_by_fact" on "delivery"."close_out_figures" ("fact");

create table "delivery"."close_out_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."close_out_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."close_out_history" for each statement execute function audit.refuse();

create table "delivery"."meeting" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "title" text not null,
  "kind" text not null,
  "held_on" date not null,
  "agenda" text not null,
  "members" integer,
  "present" integer,
  "minutes" uuid[],
  primary key ("id"),
  constraint "meeting_state_known" check ("state" in ('planned', 'held', 'minuted', 'cancelled')),
  constraint "meeting_title_valid" check (char_length("title") <= 200),
  constraint "meeting_kind_valid" check ("kind" in ('plenary', 'special', 'coordination')),
  constraint "meeting_agenda_valid" check (char_length("agenda") <= 4000),
  constraint "meeting_members_valid" check ("members" >= 1 and "members" <= 2000000000),
  constraint "meeting_present_valid" check ("present" >= 0 and "present" <= 2000000000),
  constraint "meeting_minutes_valid" check (cardinality("minutes") <= 20)
);
create unique index "meeting_number_once" on "delivery"."meeting" ("number");
create index "meeting_newest" on "delivery"."meeting" ("held_on" desc nulls last, "id" desc nulls last);
create index "meeting_by_state" on "delivery"."meeting" ("state", "kind");

create table "delivery"."meeting_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."meeting_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."meeting_history" for each statement execute function audit.refuse();

create table "delivery"."decision" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "meeting" uuid not null,
  "unit" uuid not null,
  "task" uuid,
  "matter" text not null,
  "due_on" date not null,
  "result" text,
  "files" uuid[],
  primary key ("id"),
  constraint "decision_state_known" check ("state" in ('recorded', 'running', 'reported', 'closed', 'dropped')),
  constraint "decision_matter_valid" check (char_length("matter") <= 1000),
  constraint "decision_result_valid" check (char_length("result") <= 4000),
  constraint "decision_files_valid" check (cardinality("files") <= 20)
);
create index "decision_newest" on "delivery"."decision" ("due_on" desc nulls last, "id" desc nulls last);
create index "decision_by_state" on "delivery"."decision" ("state");
create index "decision_by_meeting" on "delivery"."decision" ("meeting");
create index "decision_by_unit" on "delivery"."decision" ("unit");
create index "decision_by_task" on "delivery"."decision" ("task");

create table "delivery"."decision_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "delivery"."decision_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "delivery"."decision_history" for each statement execute function audit.refuse();

create table "enterprise_registry"."stat_form" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "organisation" uuid not null,
  "period" text not null,
  "form" text not null,
  "output_fen" bigint,
  "high_tech_output_fen" bigint,
  "revenue_fen" bigint,
  "main_revenue_fen" bigint,
  "technology_income_fen" bigint,
  "product_income_fen" bigint,
  "service_revenue_fen" bigint,
  "trade_fen" bigint,
  "export_fen" bigint,
  "operating_profit_fen" bigint,
  "profit_fen" bigint,
  "net_profit_fen" bigint,
  "tax_paid_fen" bigint,
  "tax_relief_fen" bigint,
  "super_deduction_fen" bigint,
  "surcharges_fen" bigint,
  "vat_fen" bigint,
  "payroll_fen" bigint,
  "depreciation_fen" bigint,
  "fair_value_fen" bigint,
  "investment_income_fen" bigint,
  "assets_fen" bigint,
  "liabilities_fen" bigint,
  "fixed_investment_fen" bigint,
  "venture_fen" bigint,
  "rd_accounts_fen" bigint,
  "rd_total_fen" bigint,
  "rd_internal_fen" bigint,
  "staff" integer,
  "staff_average" integer,
  "graduates" integer,
  "bachelors" integer,
  "returnees" integer,
  "foreigners" integer,
  "new_hires" integer,
  "rd_staff" integer,
  "invention_grants" integer,
  "valid_inventions" integer,
  "software_rights" integer,
  "energy_tce" numeric,
  "explanation" text,
  "proof" uuid[],
  "filled_by" text,
  primary key ("id"),
  constraint "stat_form_state_known" check ("state" in ('filled', 'submitted', 'checked', 'queried', 'final')),
  constraint "stat_form_period_valid" check ("period" ~ '^\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  constraint "stat_form_form_valid" check ("form" in ('month', 'flash', 'annual')),
  constraint "stat_form_output_fen_valid" check ("output_fen" >= 0),
  constraint "stat_form_high_tech_output_fen_valid" check ("high_tech_output_fen" >= 0),
  constraint "stat_form_revenue_fen_valid" check ("revenue_fen" >= 0),
  constraint "stat_form_main_revenue_fen_valid" check ("main_revenue_fen" >= 0),
  constraint "stat_form_technology_income_fen_valid" check ("technology_income_fen" >= 0),
  constraint "stat_form_product_income_fen_valid" check ("product_income_fen" >= 0),
  constraint "stat_form_service_revenue_fen_valid" check ("service_revenue_fen" >= 0),
  constraint "stat_form_trade_fen_valid" check ("trade_fen" >= 0),
  constraint "stat_form_export_fen_valid" check ("export_fen" >= 0),
  constraint "stat_form_operating_profit_fen_valid" check ("operating_profit_fen" >= -100000000000000000),
  constraint "stat_form_profit_fen_valid" check ("profit_fen" >= -100000000000000000),
  constraint "stat_form_net_profit_fen_valid" check ("net_profit_fen" >= -100000000000000000),
  constraint "stat_form_tax_paid_fen_valid" check ("tax_paid_fen" >= 0),
  constraint "stat_form_tax_relief_fen_valid" check ("tax_relief_fen" >= 0),
  constraint "stat_form_super_deduction_fen_valid" check ("super_deduction_fen" >= 0),
  constraint "stat_form_surcharges_fen_valid" check ("surcharges_fen" >= 0),
  constraint "stat_form_vat_fen_valid" check ("vat_fen" >= 0),
  constraint "stat_form_payroll_fen_valid" check ("payroll_fen" >= 0),
  constraint "stat_form_depreciation_fen_valid" check ("depreciation_fen" >= 0),
  constraint "stat_form_fair_value_fen_valid" check ("fair_value_fen" >= -100000000000000000),
  constraint "stat_form_investment_income_fen_valid" check ("investment_income_fen" >= -100000000000000000),
  constraint "stat_form_assets_fen_valid" check ("assets_fen" >= 0),
  constraint "stat_form_liabilities_fen_valid" check ("liabilities_fen" >= 0),
  constraint "stat_form_fixed_investment_fen_valid" check ("fixed_investment_fen" >= 0),
  constraint "stat_form_venture_fen_valid" check ("venture_fen" >= 0),
  constraint "stat_form_rd_accounts_fen_valid" check ("rd_accounts_fen" >= 0),
  constraint "stat_form_rd_total_fen_valid" check ("rd_total_fen" >= 0),
  constraint "stat_form_rd_internal_fen_valid" check ("rd_internal_fen" >= 0),
  constraint "stat_form_staff_valid" check ("staff" >= 0 and "staff" <= 2000000000),
  constraint "stat_form_staff_average_valid" check ("staff_average" >= 0 and "staff_average" <= 2000000000),
  constraint "stat_form_graduates_valid" check ("graduates" >= 0 and "graduates" <= 2000000000),
  constraint "stat_form_bachelors_valid" check ("bachelors" >= 0 and "bachelors" <= 2000000000),
  constraint "stat_form_returnees_valid" check ("returnees" >= 0 and "returnees" <= 2000000000),
  constraint "stat_form_foreigners_valid" check ("foreigners" >= 0 and "foreigners" <= 2000000000),
  constraint "stat_form_new_hires_valid" check ("new_hires" >= 0 and "new_hires" <= 2000000000),
  constraint "stat_form_rd_staff_valid" check ("rd_staff" >= 0 and "rd_staff" <= 2000000000),
  constraint "stat_form_invention_grants_valid" check ("invention_grants" >= 0 and "invention_grants" <= 2000000000),
  constraint "stat_form_valid_inventions_valid" check ("valid_inventions" >= 0 and "valid_inventions" <= 2000000000),
  constraint "stat_form_software_rights_valid" check ("software_rights" >= 0 and "software_rights" <= 2000000000),
  constraint "stat_form_energy_tce_valid" check (scale("energy_tce") <= 2 and "energy_tce" >= 0),
  constraint "stat_form_explanation_valid" check (char_length("explanation") <= 1000),
  constraint "stat_form_proof_valid" check (cardinality("proof") <= 20),
  constraint "stat_form_filled_by_valid" check ("filled_by" in ('firm', 'zone'))
);
create unique index "stat_form_same_once" on "enterprise_registry"."stat_form" ("organisation", "period", "form");
create index "stat_form_newest" on "enterprise_registry"."stat_form" ("period" desc nulls last, "id" desc nulls last);
create index "stat_form_by_state" on "enterprise_registry"."stat_form" ("state", "form");

create table "enterprise_registry"."stat_form_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "enterprise_registry"."stat_form_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "enterprise_registry"."stat_form_history" for each statement execute function audit.refuse();

create table "open_challenge"."challenge" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "issuer" uuid not null,
  "title" text not null,
  "problem" text not null,
  "fund_line" uuid not null,
  "own_funds_fen" bigint not null,
  "published_on" date,
  "closes_on" date,
  "times_listed" integer,
  "winner" uuid,
  "contract_fen" bigint,
  "support_fen" bigint,
  "start_fen" bigint,
  "contract" uuid[],
  "own_payment" uuid[],
  "contracted_on" date,
  "test_reports" uuid[],
  "accepted_on" date,
  "final_fen" bigint,
  "paid_so_far_fen" bigint,
  "rest_fen" bigint,
  "returned_fen" bigint,
  "closed_on" date,
  "closing" uuid[],
  primary key ("id"),
  constraint "challenge_state_known" check ("state" in ('filed', 'returned', 'screened', 'bidding', 'matching', 'noticed', 'matched', 'contracted', 'underReview', 'accepted', 'closed', 'failedExempt', 'terminated', 'rejected', 'withdrawn')),
  constraint "challenge_title_valid" check (char_length("title") >= 4 and char_length("title") <= 80),
  constraint "challenge_problem_valid" check (char_length("problem") >= 20 and char_length("problem") <= 20000),
  constraint "challenge_own_funds_fen_valid" check ("own_funds_fen" >= 1),
  constraint "challenge_times_listed_valid" check ("times_listed" >= 0 and "times_listed" <= 2000000000),
  constraint "challenge_contract_fen_valid" check ("contract_fen" >= 1),
  constraint "challenge_support_fen_valid" check ("support_fen" >= 0),
  constraint "challenge_start_fen_valid" check ("start_fen" >= 0),
  constraint "challenge_contract_valid" check (cardinality("contract") <= 20),
  constraint "challenge_own_payment_valid" check (cardinality("own_payment") <= 20),
  constraint "challenge_test_reports_valid" check (cardinality("test_reports") <= 20),
  constraint "challenge_final_fen_valid" check ("final_fen" >= 0),
  constraint "challenge_paid_so_far_fen_valid" check ("paid_so_far_fen" >= 0),
  constraint "challenge_rest_fen_valid" check ("rest_fen" >= 0),
  constraint "challenge_returned_fen_valid" check ("returned_fen" >= 0),
  constraint "challenge_closing_valid" check (cardinality("closing") <= 20)
);
create unique index "challenge_number_once" on "open_challenge"."challenge" ("number");
create index "challenge_newest" on "open_challenge"."challenge" ("published_on" desc nulls last, "id" desc nulls last);
create index "challenge_by_state" on "open_challenge"."challenge" ("state");
create index "challenge_by_issuer" on "open_challenge"."challenge" ("issuer");
create index "challenge_by_fund_line" on "open_challenge"."challenge" ("fund_line");
create index "challenge_by_winner" on "open_challenge"."challenge" ("winner");

create table "open_challenge"."challenge_figures" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "name" text not null,
  "direction" text not null,
  "threshold" numeric,
  "measure_unit" text,
  "test_method" text,
  primary key ("of", "line"),
  constraint "challenge_figures_name_valid" check (char_length("name") <= 80),
  constraint "challenge_figures_direction_valid" check ("direction" in ('atLeast', 'atMost')),
  constraint "challenge_figures_threshold_valid" check (scale("threshold") <= 4),
  constraint "challenge_figures_measure_unit_valid" check (char_length("measure_unit") <= 20),
  constraint "challenge_figures_test_method_valid" check (char_length("test_method") <= 200)
);

create table "open_challenge"."challenge_results" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "figure" text not null,
  "measured" text not null,
  "tested_by" text not null,
  "is_reached" boolean not null,
  primary key ("of", "line"),
  constraint "challenge_results_figure_valid" check (char_length("figure") <= 80),
  constraint "challenge_results_measured_valid" check (char_length("measured") <= 80),
  constraint "challenge_results_tested_by_valid" check (char_length("tested_by") <= 80)
);

create table "open_challenge"."challenge_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "open_challenge"."challenge_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "open_challenge"."challenge_history" for each statement execute function audit.refuse();

create table "open_challenge"."bid" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "unsealed" boolean not null default false,
  "challenge" uuid not null,
  "issuer" uuid not null,
  "solver" uuid not null,
  "price_fen" bytea not null,
  "plan" bytea not null,
  "score_points" numeric,
  primary key ("id"),
  constraint "bid_state_known" check ("state" in ('sealed', 'opened', 'ranked', 'won', 'lost', 'withdrawn')),
  constraint "bid_score_points_valid" check (scale("score_points") <= 2)
);
create unique index "bid_same_once" on "open_challenge"."bid" ("challenge", "solver");
create index "bid_by_state" on "open_challenge"."bid" ("state");
create index "bid_by_issuer" on "open_challenge"."bid" ("issuer");
create index "bid_by_solver" on "open_challenge"."bid" ("solver");

create table "open_challenge"."bid_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "open_challenge"."bid_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "open_challenge"."bid_history" for each statement execute function audit.refuse();

create table "open_challenge"."panel_seat" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "challenge" uuid not null,
  "expert" uuid not null,
  "employer" uuid,
  "tie" text,
  primary key ("id"),
  constraint "panel_seat_state_known" check ("state" in ('drawn', 'accepted', 'scored', 'stoodAside')),
  constraint "panel_seat_tie_valid" check ("tie" in ('none', 'employment', 'kinship', 'holding', 'supervision', 'jointProject'))
);
create unique index "panel_seat_same_once" on "open_challenge"."panel_seat" ("challenge", "expert");
create index "panel_seat_by_state" on "open_challenge"."panel_seat" ("state");
create index "panel_seat_by_expert" on "open_challenge"."panel_seat" ("expert");
create index "panel_seat_by_employer" on "open_challenge"."panel_seat" ("employer");

create table "open_challenge"."panel_seat_points" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "bid" uuid not null,
  "points" numeric not null,
  "why" text not null,
  primary key ("of", "line"),
  constraint "panel_seat_points_points_valid" check (scale("points") <= 2 and "points" >= 0 and "points" <= 100),
  constraint "panel_seat_points_why_valid" check (char_length("why") <= 500)
);
create index "panel_seat_points_by_bid" on "open_challenge"."panel_seat_points" ("bid");

create table "open_challenge"."panel_seat_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "open_challenge"."panel_seat_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "open_challenge"."panel_seat_history" for each statement execute function audit.refuse();

create table "open_challenge"."milestone" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "challenge" uuid not null,
  "solver" uuid not null,
  "fund_line" uuid not null,
  "no" integer not null,
  "result" text not null,
  "due_on" date not null,
  "pay_fen" bigint not null,
  "extended_to" date,
  "proof" uuid[],
  "paid_on" date,
  primary key ("id"),
  constraint "milestone_state_known" check ("state" in ('planned', 'reported', 'extended', 'reportedAgain', 'passed', 'failed', 'paid')),
  constraint "milestone_no_valid" check ("no" >= 1 and "no" <= 99),
  constraint "milestone_result_valid" check (char_length("result") <= 200),
  constraint "milestone_pay_fen_valid" check ("pay_fen" >= 0),
  constraint "milestone_proof_valid" check (cardinality("proof") <= 20)
);
create unique index "milestone_same_once" on "open_challenge"."milestone" ("challenge", "no");
create index "milestone_newest" on "open_challenge"."milestone" ("due_on" desc nulls last, "id" desc nulls last);
create index "milestone_by_state" on "open_challenge"."milestone" ("state");
create index "milestone_by_solver" on "open_challenge"."milestone" ("solver");
create index "milestone_by_fund_line" on "open_challenge"."milestone" ("fund_line");

create table "open_challenge"."milestone_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "open_challenge"."milestone_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "open_challenge"."milestone_history" for each statement execute function audit.refuse();

create table "enterprise_ladder"."firm_year" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "firm" uuid not null,
  "year" text not null,
  "source" text not null,
  "sales_fen" bigint,
  "income_fen" bigint,
  "costs_fen" bigint,
  "main_share" integer,
  "main_income_fen" bigint,
  "high_tech_share" integer,
  "rd_fen" bigint,
  "rd_home_share" integer,
  "staff" integer,
  "technology_staff" integer,
  "assets_fen" bigint,
  "debt_share" integer,
  "niche_share" integer,
  "niche_years" integer,
  "valuation_million_usd" numeric,
  "innovation_score" numeric,
  "has_private_funding" boolean,
  "had_accident" boolean,
  "is_listed_dishonest" boolean,
  "proof" uuid[],
  primary key ("id"),
  constraint "firm_year_state_known" check ("state" in ('reported', 'verified')),
  constraint "firm_year_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "firm_year_source_valid" check ("source" in ('tax', 'statistics', 'audit', 'self')),
  constraint "firm_year_sales_fen_valid" check ("sales_fen" >= 0),
  constraint "firm_year_income_fen_valid" check ("income_fen" >= 0),
  constraint "firm_year_costs_fen_valid" check ("costs_fen" >= 0),
  constraint "firm_year_main_share_valid" check ("main_share" >= 0 and "main_share" <= 10000),
  constraint "firm_year_main_income_fen_valid" check ("main_income_fen" >= 0),
  constraint "firm_year_high_tech_share_valid" check ("high_tech_share" >= 0 and "high_tech_share" <= 10000),
  constraint "firm_year_rd_fen_valid" check ("rd_fen" >= 0),
  constraint "firm_year_rd_home_share_valid" check ("rd_home_share" >= 0 and "rd_home_share" <= 10000),
  constraint "firm_year_staff_valid" check ("staff" >= 0 and "staff" <= 2000000000),
  constraint "firm_year_technology_staff_valid" check ("technology_staff" >= 0 and "technology_staff" <= 2000000000),
  constraint "firm_year_assets_fen_valid" check ("assets_fen" >= 0),
  constraint "firm_year_debt_share_valid" check ("debt_share" >= 0 and "debt_share" <= 10000),
  constraint "firm_year_niche_share_valid" check ("niche_share" >= 0 and "niche_share" <= 10000),
  constraint "firm_year_niche_years_valid" check ("niche_years" >= 0 and "niche_years" <= 100),
  constraint "firm_year_valuation_million_usd_valid" check (scale("valuation_million_usd") <= 2 and "valuation_million_usd" >= 0),
  constraint "firm_year_innovation_score_valid" check (scale("innovation_score") <= 1 and "innovation_score" >= 0 and "innovation_score" <= 100),
  constraint "firm_year_proof_valid" check (cardinality("proof") <= 20)
);
create unique index "firm_year_same_once" on "enterprise_ladder"."firm_year" ("firm", "year", "source");
create index "firm_year_newest" on "enterprise_ladder"."firm_year" ("year" desc nulls last, "id" desc nulls last);
create index "firm_year_by_state" on "enterprise_ladder"."firm_year" ("state", "source");

create table "enterprise_ladder"."firm_year_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "enterprise_ladder"."firm_year_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "enterprise_ladder"."firm_year_history" for each statement execute function audit.refuse();

create table "enterprise_ladder"."intellectual_property" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "firm" uuid not null,
  "kind" text not null,
  "class" text not null,
  "registration_no" text not null,
  "granted_on" date not null,
  "origin" text not null,
  "is_of_main_product" boolean not null,
  primary key ("id"),
  constraint "intellectual_property_state_known" check ("state" in ('held', 'lapsed')),
  constraint "intellectual_property_kind_valid" check ("kind" in ('invention', 'plantVariety', 'circuitLayout', 'utilityModel', 'design', 'software', 'other')),
  constraint "intellectual_property_class_valid" check ("class" in ('one', 'two')),
  constraint "intellectual_property_registration_no_valid" check (char_length("registration_no") <= 60),
  constraint "intellectual_property_origin_valid" check ("origin" in ('own', 'bought'))
);
create unique index "intellectual_property_registration_no_once" on "enterprise_ladder"."intellectual_property" ("registration_no");
create index "intellectual_property_newest" on "enterprise_ladder"."intellectual_property" ("granted_on" desc nulls last, "id" desc nulls last);
create index "intellectual_property_by_state" on "enterprise_ladder"."intellectual_property" ("state", "kind", "class");
create index "intellectual_property_by_firm" on "enterprise_ladder"."intellectual_property" ("firm");

create table "enterprise_ladder"."intellectual_property_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "enterprise_ladder"."intellectual_property_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "enterprise_ladder"."intellectual_property_history" for each statement execute function audit.refuse();

create table "enterprise_ladder"."qualification" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "firm" uuid not null,
  "rung" text not null,
  "coach" text,
  "certificate_no" text,
  "issuer" text,
  "batch" text,
  "rule_version" text,
  "issued_on" date,
  "valid_until" date,
  "is_moved_in" boolean,
  "is_first" boolean,
  "left_on" date,
  "proof" uuid[],
  primary key ("id"),
  constraint "qualification_state_known" check ("state" in ('pooled', 'applied', 'recognised', 'lapsed', 'movedOut', 'revoked', 'withdrawn')),
  constraint "qualification_rung_valid" check ("rung" in ('technologySme', 'innovativeSme', 'specialisedSme', 'littleGiant', 'highTech', 'gazelle', 'potentialUnicorn', 'unicorn')),
  constraint "qualification_coach_valid" check (char_length("coach") <= 60),
  constraint "qualification_certificate_no_valid" check (char_length("certificate_no") <= 60),
  constraint "qualification_issuer_valid" check (char_length("issuer") <= 60),
  constraint "qualification_batch_valid" check (char_length("batch") <= 60),
  constraint "qualification_rule_version_valid" check (char_length("rule_version") <= 60),
  constraint "qualification_proof_valid" check (cardinality("proof") <= 20)
);
create unique index "qualification_certificate_no_once" on "enterprise_ladder"."qualification" ("certificate_no");
create index "qualification_newest" on "enterprise_ladder"."qualification" ("issued_on" desc nulls last, "id" desc nulls last);
create index "qualification_by_state" on "enterprise_ladder"."qualification" ("state", "rung");
create index "qualification_by_firm" on "enterprise_ladder"."qualification" ("firm");

create table "enterprise_ladder"."qualification_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "enterprise_ladder"."qualification_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "enterprise_ladder"."qualification_history" for each statement execute function audit.refuse();

create table "innovation_voucher"."scheme" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "year" text not null,
  "budget_fen" bigint not null,
  "categories" text[] not null,
  "basis" uuid[] not null,
  primary key ("id"),
  constraint "scheme_state_known" check ("state" in ('drafted', 'open', 'closed')),
  constraint "scheme_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "scheme_budget_fen_valid" check ("budget_fen" >= 1),
  constraint "scheme_categories_valid" check ("categories" <@ array['research', 'testing', 'design', 'consulting', 'inventionPatent', 'computing']::text[]),
  constraint "scheme_basis_valid" check (cardinality("basis") <= 20)
);
create unique index "scheme_year_once" on "innovation_voucher"."scheme" ("year");
create index "scheme_newest" on "innovation_voucher"."scheme" ("year" desc nulls last, "id" desc nulls last);
create index "scheme_by_state" on "innovation_voucher"."scheme" ("state");

create table "innovation_voucher"."scheme_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "innovation_voucher"."scheme_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "innovation_voucher"."scheme_history" for each statement execute function audit.refuse();

create table "innovation_voucher"."listing" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "provider" uuid not null,
  "categories" text[] not null,
  "basis" uuid[] not null,
  "removed_on" date,
  primary key ("id"),
  constraint "listing_state_known" check ("state" in ('listed', 'removed')),
  constraint "listing_categories_valid" check ("categories" <@ array['research', 'testing', 'design', 'consulting', 'inventionPatent', 'computing']::text[]),
  constraint "listing_basis_valid" check (cardinality("basis") <= 20)
);
create index "listing_by_state" on "innovation_voucher"."listing" ("state");
create index "listing_by_provider" on "innovation_voucher"."listing" ("provider");

create table "innovation_voucher"."listing_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "innovation_voucher"."listing_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "innovation_voucher"."listing_history" for each statement execute function audit.refuse();

create table "innovation_voucher"."redemption_window" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "scheme" uuid not null,
  "name" text not null,
  "opens_on" date not null,
  "closes_on" date not null,
  "funds_fen" bigint,
  "claimed_fen" bigint,
  "factor" integer,
  primary key ("id"),
  constraint "redemption_window_state_known" check ("state" in ('planned', 'settled')),
  constraint "redemption_window_name_valid" check ("name" in ('june', 'november')),
  constraint "redemption_window_funds_fen_valid" check ("funds_fen" >= 1),
  constraint "redemption_window_claimed_fen_valid" check ("claimed_fen" >= 0),
  constraint "redemption_window_factor_valid" check ("factor" >= 0 and "factor" <= 10000)
);
create unique index "redemption_window_same_once" on "innovation_voucher"."redemption_window" ("scheme", "name");
create index "redemption_window_newest" on "innovation_voucher"."redemption_window" ("opens_on" desc nulls last, "id" desc nulls last);
create index "redemption_window_by_state" on "innovation_voucher"."redemption_window" ("state");

create table "innovation_voucher"."redemption_window_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "innovation_voucher"."redemption_window_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "innovation_voucher"."redemption_window_history" for each statement execute function audit.refuse();

create table "innovation_voucher"."grant" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "scheme" uuid not null,
  "holder" uuid not null,
  "size" text not null,
  "amount_fen" bigint not null,
  "pledge" uuid[] not null,
  "issued_on" date,
  "valid_until" date,
  "unused_fen" bigint,
  "revoked_on" date,
  primary key ("id"),
  constraint "grant_state_known" check ("state" in ('applied', 'returned', 'issued', 'usedUp', 'expired', 'refused', 'revoked')),
  constraint "grant_size_valid" check ("size" in ('large', 'medium', 'small', 'micro', 'team')),
  constraint "grant_amount_fen_valid" check ("amount_fen" >= 100),
  constraint "grant_pledge_valid" check (cardinality("pledge") <= 20),
  constraint "grant_unused_fen_valid" check ("unused_fen" >= 0)
);
create unique index "grant_number_once" on "innovation_voucher"."grant" ("number");
create index "grant_newest" on "innovation_voucher"."grant" ("issued_on" desc nulls last, "id" desc nulls last);
create index "grant_by_state" on "innovation_voucher"."grant" ("state", "size");
create index "grant_by_scheme" on "innovation_voucher"."grant" ("scheme");
create index "grant_by_holder" on "innovation_voucher"."grant" ("holder");

create table "innovation_voucher"."grant_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "innovation_voucher"."grant_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "innovation_voucher"."grant_history" for each statement execute function audit.refuse();

create table "innovation_voucher"."use" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "grant" uuid not null,
  "scheme" uuid not null,
  "holder" uuid not null,
  "provider" uuid not null,
  "category" text not null,
  "contract_no" text not null,
  "contract_fen" bigint not null,
  "signed_on" date not null,
  "voucher_fen" bigint,
  "delivered_on" date,
  "result" uuid[],
  "invoice_no" text,
  "own_part_slip" uuid[],
  "rating" integer,
  "redemption" uuid,
  "spot_checked_on" date,
  "spot_check_note" text,
  primary key ("id"),
  constraint "use_state_known" check ("state" in ('locked', 'delivered', 'redeemable', 'inRedemption', 'paid', 'unlocked')),
  constraint "use_category_valid" check ("category" in ('research', 'testing', 'design', 'consulting', 'inventionPatent', 'computing')),
  constraint "use_contract_no_valid" check (char_length("contract_no") <= 60),
  constraint "use_contract_fen_valid" check ("contract_fen" >= 1),
  constraint "use_voucher_fen_valid" check ("voucher_fen" >= 0),
  constraint "use_result_valid" check (cardinality("result") <= 20),
  constraint "use_invoice_no_valid" check (char_length("invoice_no") <= 60),
  constraint "use_own_part_slip_valid" check (cardinality("own_part_slip") <= 20),
  constraint "use_rating_valid" check ("rating" >= 1 and "rating" <= 5),
  constraint "use_spot_check_note_valid" check (char_length("spot_check_note") <= 200)
);
create unique index "use_contract_no_once_open" on "innovation_voucher"."use" ("contract_no") where "state" not in ('paid', 'unlocked');
create unique index "use_invoice_no_once" on "innovation_voucher"."use" ("invoice_no");
create index "use_newest" on "innovation_voucher"."use" ("signed_on" desc nulls last, "id" desc nulls last);
create index "use_by_state" on "innovation_voucher"."use" ("state", "category");
create index "use_by_grant" on "innovation_voucher"."use" ("grant");
create index "use_by_scheme" on "innovation_voucher"."use" ("scheme");
create index "use_by_holder" on "innovation_voucher"."use" ("holder");
create index "use_by_provider" on "innovation_voucher"."use" ("provider");
create index "use_by_redemption" on "innovation_voucher"."use" ("redemption");

create table "innovation_voucher"."use_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "innovation_voucher"."use_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "innovation_voucher"."use_history" for each statement execute function audit.refuse();

create table "innovation_voucher"."redemption" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "scheme" uuid not null,
  "redemption_window" uuid not null,
  "provider" uuid not null,
  "claimed_fen" bigint,
  "payable_fen" bigint,
  "cut_fen" bigint,
  "paid_on" date,
  "settlement" uuid[],
  primary key ("id"),
  constraint "redemption_state_known" check ("state" in ('filed', 'checked', 'noticed', 'approved', 'paid', 'rejected', 'recovered')),
  constraint "redemption_claimed_fen_valid" check ("claimed_fen" >= 0),
  constraint "redemption_payable_fen_valid" check ("payable_fen" >= 0),
  constraint "redemption_cut_fen_valid" check ("cut_fen" >= 0),
  constraint "redemption_settlement_valid" check (cardinality("settlement") <= 20)
);
create unique index "redemption_number_once" on "innovation_voucher"."redemption" ("number");
create index "redemption_newest" on "innovation_voucher"."redemption" ("paid_on" desc nulls last, "id" desc nulls last);
create index "redemption_by_state" on "innovation_voucher"."redemption" ("state");
create index "redemption_by_scheme" on "innovation_voucher"."redemption" ("scheme");
create index "redemption_by_redemption_window" on "innovation_voucher"."redemption" ("redemption_window");
create index "redemption_by_provider" on "innovation_voucher"."redemption" ("provider");

create table "innovation_voucher"."redemption_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "innovation_voucher"."redemption_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "innovation_voucher"."redemption_history" for each statement execute function audit.refuse();

create table "research_platform"."platform" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "name" text not null,
  "kind" text not null,
  "host" uuid not null,
  "address" text not null,
  "lead_scientist" text not null,
  "work_field" text not null,
  "is_in_zone" boolean not null,
  "is_independent" boolean not null,
  "is_working_here" boolean not null,
  "inspection_proof" uuid[],
  "report_due_on" date,
  "review_due_on" date,
  "failed_reviews" integer,
  "left_on" date,
  "national_from" date,
  "national_left" date,
  "regional_from" date,
  "regional_left" date,
  primary key ("id"),
  constraint "platform_state_known" check ("state" in ('planned', 'agreed', 'building', 'trial', 'standing', 'rectifying', 'closed', 'movedOut')),
  constraint "platform_name_valid" check (char_length("name") <= 120),
  constraint "platform_kind_valid" check ("kind" in ('keyLab', 'enterpriseResearchCentre', 'technologyInnovationCentre', 'engineeringResearchCentre', 'newTypeInstitute', 'academicianWorkstation', 'enterpriseTechnologyCentre', 'incubatedLab')),
  constraint "platform_address_valid" check (char_length("address") <= 200),
  constraint "platform_lead_scientist_valid" check (char_length("lead_scientist") <= 60),
  constraint "platform_work_field_valid" check ("work_field" in ('waterRecycling', 'grapheneCarbon', 'hydrogen', 'intelligentManufacturing', 'cashmereTextile', 'coalChemistry', 'newMaterials', 'digital', 'other')),
  constraint "platform_inspection_proof_valid" check (cardinality("inspection_proof") <= 20),
  constraint "platform_failed_reviews_valid" check ("failed_reviews" >= 0 and "failed_reviews" <= 2000000000)
);
create unique index "platform_same_once" on "research_platform"."platform" ("host", "address", "lead_scientist");
create index "platform_by_state" on "research_platform"."platform" ("state", "kind", "work_field");

create table "research_platform"."platform_partners" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "name" text not null,
  "role" text,
  primary key ("of", "line"),
  constraint "platform_partners_name_valid" check (char_length("name") <= 200),
  constraint "platform_partners_role_valid" check (char_length("role") <= 60)
);

create table "research_platform"."platform_national_again" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "from" date not null,
  "left" date,
  primary key ("of", "line")
);

create table "research_platform"."platform_regional_again" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "from" date not null,
  "left" date,
  primary key ("of", "line")
);

create table "research_platform"."platform_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "research_platform"."platform_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "research_platform"."platform_history" for each statement execute function audit.refuse();

create table "research_platform"."plate" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "platform" uuid not null,
  "host" uuid not null,
  "name" text not null,
  "level" text not null,
  "issuer" text not null,
  "issuer_name" text,
  "certificate_no" text not null,
  "recognised_on" date not null,
  "valid_until" date,
  "left_on" date,
  "proof" uuid[],
  primary key ("id"),
  constraint "plate_state_known" check ("state" in ('valid', 'lapsed', 'movedOut', 'revoked', 'struck')),
  constraint "plate_name_valid" check (char_length("name") <= 120),
  constraint "plate_level_valid" check ("level" in ('national', 'regional', 'city', 'zone')),
  constraint "plate_issuer_valid" check ("issuer" in ('scienceMinistry', 'reformCommission', 'industryMinistry', 'otherMinistry', 'regionalScience', 'regionalReform', 'regionalIndustry', 'otherRegional', 'cityScience', 'otherCity', 'zoneCommittee')),
  constraint "plate_issuer_name_valid" check (char_length("issuer_name") <= 60),
  constraint "plate_certificate_no_valid" check (char_length("certificate_no") <= 60),
  constraint "plate_proof_valid" check (cardinality("proof") <= 20)
);
create unique index "plate_certificate_no_once" on "research_platform"."plate" ("certificate_no");
create index "plate_newest" on "research_platform"."plate" ("recognised_on" desc nulls last, "id" desc nulls last);
create index "plate_by_state" on "research_platform"."plate" ("state", "level", "issuer");
create index "plate_by_platform" on "research_platform"."plate" ("platform");
create index "plate_by_host" on "research_platform"."plate" ("host");

create table "research_platform"."plate_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "research_platform"."plate_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "research_platform"."plate_history" for each statement execute function audit.refuse();

create table "research_platform"."platform_year" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "platform" uuid not null,
  "host" uuid not null,
  "year" text not null,
  "staff" integer,
  "research_staff" integer,
  "research_fte" numeric,
  "income_fen" bigint,
  "research_spend_fen" bigint,
  "equipment_fen" bigint,
  "government_fen" bigint,
  "contracts" integer,
  "contracts_fen" bigint,
  "patents" integer,
  "standards" integer,
  "spin_offs" integer,
  "instruments_shared" integer,
  "report_paper" uuid[],
  primary key ("id"),
  constraint "platform_year_state_known" check ("state" in ('reported', 'passed', 'failed')),
  constraint "platform_year_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "platform_year_staff_valid" check ("staff" >= 0 and "staff" <= 2000000000),
  constraint "platform_year_research_staff_valid" check ("research_staff" >= 0 and "research_staff" <= 2000000000),
  constraint "platform_year_research_fte_valid" check (scale("research_fte") <= 1 and "research_fte" >= 0),
  constraint "platform_year_income_fen_valid" check ("income_fen" >= 0),
  constraint "platform_year_research_spend_fen_valid" check ("research_spend_fen" >= 0),
  constraint "platform_year_equipment_fen_valid" check ("equipment_fen" >= 0),
  constraint "platform_year_government_fen_valid" check ("government_fen" >= 0),
  constraint "platform_year_contracts_valid" check ("contracts" >= 0 and "contracts" <= 2000000000),
  constraint "platform_year_contracts_fen_valid" check ("contracts_fen" >= 0),
  constraint "platform_year_patents_valid" check ("patents" >= 0 and "patents" <= 2000000000),
  constraint "platform_year_standards_valid" check ("standards" >= 0 and "standards" <= 2000000000),
  constraint "platform_year_spin_offs_valid" check ("spin_offs" >= 0 and "spin_offs" <= 2000000000),
  constraint "platform_year_instruments_shared_valid" check ("instruments_shared" >= 0 and "instruments_shared" <= 2000000000),
  constraint "platform_year_report_paper_valid" check (cardinality("report_paper") <= 20)
);
create unique index "platform_year_same_once" on "research_platform"."platform_year" ("platform", "year");
create index "platform_year_newest" on "research_platform"."platform_year" ("year" desc nulls last, "id" desc nulls last);
create index "platform_year_by_state" on "research_platform"."platform_year" ("state");
create index "platform_year_by_host" on "research_platform"."platform_year" ("host");

create table "research_platform"."platform_year_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "research_platform"."platform_year_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "research_platform"."platform_year_history" for each statement execute function audit.refuse();

create table "research_platform"."agreement" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "platform" uuid not null,
  "host" uuid not null,
  "signed_on" date not null,
  "exit_clause" text not null,
  "paper" uuid[],
  "ended_on" date,
  "clawback_fen" bigint,
  primary key ("id"),
  constraint "agreement_state_known" check ("state" in ('signed', 'ended')),
  constraint "agreement_exit_clause_valid" check (char_length("exit_clause") <= 2000),
  constraint "agreement_paper_valid" check (cardinality("paper") <= 20),
  constraint "agreement_clawback_fen_valid" check ("clawback_fen" >= 0)
);
create index "agreement_by_state" on "research_platform"."agreement" ("state");
create index "agreement_by_platform" on "research_platform"."agreement" ("platform");
create index "agreement_by_host" on "research_platform"."agreement" ("host");

create table "research_platform"."agreement_parties_of" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "name" text not null,
  primary key ("of", "line"),
  constraint "agreement_parties_of_name_valid" check (char_length("name") <= 200)
);

create table "research_platform"."agreement_sources" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "payer" text not null,
  "amount_fen" bigint not null,
  primary key ("of", "line"),
  constraint "agreement_sources_payer_valid" check ("payer" in ('city', 'zone', 'host', 'partner')),
  constraint "agreement_sources_amount_fen_valid" check ("amount_fen" >= 0)
);

create table "research_platform"."agreement_milestones" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "due_on" date not null,
  "deliverable" text not null,
  "weight" integer not null,
  "amount_fen" bigint not null,
  "delivered_on" date,
  primary key ("of", "line"),
  constraint "agreement_milestones_deliverable_valid" check (char_length("deliverable") <= 200),
  constraint "agreement_milestones_weight_valid" check ("weight" >= 0 and "weight" <= 10000),
  constraint "agreement_milestones_amount_fen_valid" check ("amount_fen" >= 0)
);

create table "research_platform"."agreement_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "research_platform"."agreement_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "research_platform"."agreement_history" for each statement execute function audit.refuse();

create table "tax_return"."taxpayer_scope" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "organisation" uuid not null,
  "list_name" text not null,
  "from_day" date not null,
  "left_day" date,
  "basis" uuid[],
  primary key ("id"),
  constraint "taxpayer_scope_state_known" check ("state" in ('inScope', 'ended', 'struck')),
  constraint "taxpayer_scope_list_name_valid" check (char_length("list_name") <= 80),
  constraint "taxpayer_scope_basis_valid" check (cardinality("basis") <= 20)
);
create index "taxpayer_scope_newest" on "tax_return"."taxpayer_scope" ("from_day" desc nulls last, "id" desc nulls last);
create index "taxpayer_scope_by_state" on "tax_return"."taxpayer_scope" ("state");
create index "taxpayer_scope_by_organisation" on "tax_return"."taxpayer_scope" ("organisation");

create table "tax_return"."taxpayer_scope_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."taxpayer_scope_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."taxpayer_scope_history" for each statement execute function audit.refuse();

create table "tax_return"."share_rule" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "kind" text not null,
  "share" integer not null,
  "from_day" date not null,
  "until_day" date,
  "document_no" text not null,
  "basis" uuid[] not null,
  primary key ("id"),
  constraint "share_rule_state_known" check ("state" in ('drafted', 'inForce', 'ended', 'withdrawn')),
  constraint "share_rule_kind_valid" check ("kind" in ('valueAdded', 'corporateIncome', 'personalIncome', 'urbanConstruction', 'property', 'landUse', 'stamp', 'other')),
  constraint "share_rule_share_valid" check ("share" >= 1 and "share" <= 10000),
  constraint "share_rule_document_no_valid" check (char_length("document_no") <= 80),
  constraint "share_rule_basis_valid" check (cardinality("basis") <= 20)
);
create index "share_rule_newest" on "tax_return"."share_rule" ("from_day" desc nulls last, "id" desc nulls last);
create index "share_rule_by_state" on "tax_return"."share_rule" ("state", "kind");

create table "tax_return"."share_rule_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."share_rule_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."share_rule_history" for each statement execute function audit.refuse();

create table "tax_return"."tax_collection" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "certificate_no" text not null,
  "kind" text not null,
  "organisation" uuid not null,
  "tax_period" text not null,
  "paid_in_on" date not null,
  "collected_fen" bigint not null,
  "refunded_fen" bigint not null,
  "quarter" text,
  "scope" uuid,
  "is_in_scope" boolean,
  "share_rule" uuid,
  primary key ("id"),
  constraint "tax_collection_state_known" check ("state" in ('entered', 'struck')),
  constraint "tax_collection_certificate_no_valid" check (char_length("certificate_no") <= 40),
  constraint "tax_collection_kind_valid" check ("kind" in ('valueAdded', 'corporateIncome', 'personalIncome', 'urbanConstruction', 'property', 'landUse', 'stamp', 'other')),
  constraint "tax_collection_tax_period_valid" check ("tax_period" ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  constraint "tax_collection_collected_fen_valid" check ("collected_fen" >= 0),
  constraint "tax_collection_refunded_fen_valid" check ("refunded_fen" >= 0),
  constraint "tax_collection_quarter_valid" check ("quarter" ~ '^\d{4}Q[1-4]$')
);
create unique index "tax_collection_same_once" on "tax_return"."tax_collection" ("certificate_no", "kind");
create index "tax_collection_newest" on "tax_return"."tax_collection" ("paid_in_on" desc nulls last, "id" desc nulls last);
create index "tax_collection_by_state" on "tax_return"."tax_collection" ("state", "kind");
create index "tax_collection_by_organisation" on "tax_return"."tax_collection" ("organisation");
create index "tax_collection_by_scope" on "tax_return"."tax_collection" ("scope");
create index "tax_collection_by_share_rule" on "tax_return"."tax_collection" ("share_rule");

create table "tax_return"."tax_collection_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."tax_collection_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."tax_collection_history" for each statement execute function audit.refuse();

create table "tax_return"."return_year" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "year" text not null,
  "zone_unit" uuid not null,
  "basis" uuid[] not null,
  "quarters" integer,
  "final_accounts" uuid[],
  "settled_on" date,
  "entitled_fen" bigint,
  "returned_fen" bigint,
  "difference_fen" bigint,
  "overpaid_fen" bigint,
  "taken_back_fen" bigint,
  "withdrawn_fen" bigint,
  primary key ("id"),
  constraint "return_year_state_known" check ("state" in ('open', 'settled', 'closed')),
  constraint "return_year_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "return_year_basis_valid" check (cardinality("basis") <= 20),
  constraint "return_year_quarters_valid" check ("quarters" >= 0 and "quarters" <= 2000000000),
  constraint "return_year_final_accounts_valid" check (cardinality("final_accounts") <= 20),
  constraint "return_year_entitled_fen_valid" check ("entitled_fen" >= -100000000000000000),
  constraint "return_year_returned_fen_valid" check ("returned_fen" >= -100000000000000000),
  constraint "return_year_difference_fen_valid" check ("difference_fen" >= -100000000000000000),
  constraint "return_year_overpaid_fen_valid" check ("overpaid_fen" >= 0),
  constraint "return_year_taken_back_fen_valid" check ("taken_back_fen" >= 0),
  constraint "return_year_withdrawn_fen_valid" check ("withdrawn_fen" >= 0)
);
create unique index "return_year_year_once" on "tax_return"."return_year" ("year");
create index "return_year_newest" on "tax_return"."return_year" ("year" desc nulls last, "id" desc nulls last);
create index "return_year_by_state" on "tax_return"."return_year" ("state");
create index "return_year_by_zone_unit" on "tax_return"."return_year" ("zone_unit");

create table "tax_return"."return_year_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."return_year_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."return_year_history" for each statement execute function audit.refuse();

create table "tax_return"."return_quarter" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "return_year" uuid not null,
  "year" text,
  "quarter" text not null,
  "outside_fen" bigint,
  "collected_fen" bigint,
  "refunded_fen" bigint,
  "entitled_fen" bigint,
  "carried_in_fen" bigint,
  "payable_fen" bigint,
  "carried_out_fen" bigint,
  "confirmation" uuid[],
  "checked_on" date,
  primary key ("id"),
  constraint "return_quarter_state_known" check ("state" in ('collecting', 'matched', 'computed', 'confirmed', 'checked', 'carried', 'settled')),
  constraint "return_quarter_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "return_quarter_quarter_valid" check ("quarter" ~ '^\d{4}Q[1-4]$'),
  constraint "return_quarter_outside_fen_valid" check ("outside_fen" >= -100000000000000000),
  constraint "return_quarter_collected_fen_valid" check ("collected_fen" >= 0),
  constraint "return_quarter_refunded_fen_valid" check ("refunded_fen" >= 0),
  constraint "return_quarter_entitled_fen_valid" check ("entitled_fen" >= -100000000000000000),
  constraint "return_quarter_carried_in_fen_valid" check ("carried_in_fen" >= -100000000000000000),
  constraint "return_quarter_payable_fen_valid" check ("payable_fen" >= 0),
  constraint "return_quarter_carried_out_fen_valid" check ("carried_out_fen" >= -100000000000000000),
  constraint "return_quarter_confirmation_valid" check (cardinality("confirmation") <= 20)
);
create unique index "return_quarter_quarter_once" on "tax_return"."return_quarter" ("quarter");
create index "return_quarter_newest" on "tax_return"."return_quarter" ("quarter" desc nulls last, "id" desc nulls last);
create index "return_quarter_by_state" on "tax_return"."return_quarter" ("state");
create index "return_quarter_by_return_year" on "tax_return"."return_quarter" ("return_year");

create table "tax_return"."return_quarter_lines" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "share_rule" uuid not null,
  "kind" text not null,
  "share" integer not null,
  "collected_fen" bigint,
  "refunded_fen" bigint,
  "entitled_fen" bigint,
  primary key ("of", "line"),
  constraint "return_quarter_lines_kind_valid" check ("kind" in ('valueAdded', 'corporateIncome', 'personalIncome', 'urbanConstruction', 'property', 'landUse', 'stamp', 'other')),
  constraint "return_quarter_lines_share_valid" check ("share" >= 0 and "share" <= 10000),
  constraint "return_quarter_lines_collected_fen_valid" check ("collected_fen" >= 0),
  constraint "return_quarter_lines_refunded_fen_valid" check ("refunded_fen" >= 0),
  constraint "return_quarter_lines_entitled_fen_valid" check ("entitled_fen" >= -100000000000000000)
);
create index "return_quarter_lines_by_share_rule" on "tax_return"."return_quarter_lines" ("share_rule");

create table "tax_return"."return_quarter_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."return_quarter_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."return_quarter_history" for each statement execute function audit.refuse();

create table "tax_return"."return_payment" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "return_year" uuid not null,
  "year" text,
  "kind" text not null,
  "payee" uuid not null,
  "amount_fen" bigint not null,
  "counted_fen" bigint,
  "over_from" uuid,
  "paid_on" date,
  "receipt" uuid[],
  primary key ("id"),
  constraint "return_payment_state_known" check ("state" in ('ordered', 'approved', 'paid', 'due', 'setOff', 'withdrawn')),
  constraint "return_payment_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "return_payment_kind_valid" check ("kind" in ('advance', 'settlement', 'carryOut', 'carryIn')),
  constraint "return_payment_amount_fen_valid" check ("amount_fen" >= 1),
  constraint "return_payment_counted_fen_valid" check ("counted_fen" >= -100000000000000000),
  constraint "return_payment_receipt_valid" check (cardinality("receipt") <= 20)
);
create unique index "return_payment_number_once" on "tax_return"."return_payment" ("number");
create index "return_payment_newest" on "tax_return"."return_payment" ("paid_on" desc nulls last, "id" desc nulls last);
create index "return_payment_by_state" on "tax_return"."return_payment" ("state", "kind");
create index "return_payment_by_return_year" on "tax_return"."return_payment" ("return_year");
create index "return_payment_by_payee" on "tax_return"."return_payment" ("payee");
create index "return_payment_by_over_from" on "tax_return"."return_payment" ("over_from");

create table "tax_return"."return_payment_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."return_payment_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."return_payment_history" for each statement execute function audit.refuse();

create table "tax_return"."return_use" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "return_year" uuid not null,
  "year" text,
  "purpose" text not null,
  "matter" text not null,
  "receiver" uuid,
  "reckoned_by" text not null,
  "amount_fen" bigint not null,
  "paid_on" date,
  "receipt" uuid[],
  primary key ("id"),
  constraint "return_use_state_known" check ("state" in ('planned', 'approved', 'paid', 'restored', 'dropped')),
  constraint "return_use_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "return_use_purpose_valid" check ("purpose" in ('science', 'investmentAttraction', 'infrastructure', 'other')),
  constraint "return_use_matter_valid" check (char_length("matter") <= 200),
  constraint "return_use_reckoned_by_valid" check ("reckoned_by" in ('task', 'contract', 'taxPaid')),
  constraint "return_use_amount_fen_valid" check ("amount_fen" >= 1),
  constraint "return_use_receipt_valid" check (cardinality("receipt") <= 20)
);
create index "return_use_newest" on "tax_return"."return_use" ("paid_on" desc nulls last, "id" desc nulls last);
create index "return_use_by_state" on "tax_return"."return_use" ("state", "purpose");
create index "return_use_by_return_year" on "tax_return"."return_use" ("return_year");
create index "return_use_by_receiver" on "tax_return"."return_use" ("receiver");

create table "tax_return"."return_use_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."return_use_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."return_use_history" for each statement execute function audit.refuse();

create table "tax_return"."use_finding" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "return_use" uuid not null,
  "kind" text not null,
  "note" text,
  "explanation" text,
  "ruling" text,
  primary key ("id"),
  constraint "use_finding_state_known" check ("state" in ('raised', 'explained', 'cleared', 'upheld')),
  constraint "use_finding_kind_valid" check ("kind" in ('outsidePurposes', 'looksLikeRebate', 'seenOtherwise')),
  constraint "use_finding_note_valid" check (char_length("note") <= 400),
  constraint "use_finding_explanation_valid" check (char_length("explanation") <= 2000),
  constraint "use_finding_ruling_valid" check (char_length("ruling") <= 2000)
);
create index "use_finding_by_state" on "tax_return"."use_finding" ("state", "kind");
create index "use_finding_by_return_use" on "tax_return"."use_finding" ("return_use");

create table "tax_return"."use_finding_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "tax_return"."use_finding_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "tax_return"."use_finding_history" for each statement execute function audit.refuse();

create table "assessment"."scheme" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "year" text not null,
  "title" text not null,
  "settings" text not null,
  "approval" uuid[],
  primary key ("id"),
  constraint "scheme_state_known" check ("state" in ('drafted', 'approved', 'retired')),
  constraint "scheme_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "scheme_title_valid" check (char_length("title") <= 200),
  constraint "scheme_settings_valid" check (char_length("settings") <= 20000),
  constraint "scheme_approval_valid" check (cardinality("approval") <= 20)
);
create index "scheme_by_state" on "assessment"."scheme" ("state");
create index "scheme_by_plan" on "assessment"."scheme" ("plan");

create table "assessment"."scheme_lines" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "indicator" uuid not null,
  "weight" numeric not null,
  "fn" text not null,
  "parameters" text not null,
  "basis" text not null,
  primary key ("of", "line"),
  constraint "scheme_lines_weight_valid" check (scale("weight") <= 2 and "weight" >= 0 and "weight" <= 100),
  constraint "scheme_lines_fn_valid" check (char_length("fn") <= 12),
  constraint "scheme_lines_parameters_valid" check (char_length("parameters") <= 2000),
  constraint "scheme_lines_basis_valid" check (char_length("basis") <= 20)
);
create index "scheme_lines_by_indicator" on "assessment"."scheme_lines" ("indicator");

create table "assessment"."scheme_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."scheme_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."scheme_history" for each statement execute function audit.refuse();

create table "assessment"."conduct" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "unit" uuid not null,
  "year" text not null,
  "reports_due" integer not null,
  "reports_late_short" integer not null,
  "reports_late_long" integer not null,
  "reports_missing" integer not null,
  "returns" integer not null,
  "decisions_due" integer not null,
  "decisions_on_time" integer not null,
  "slip_replies_late" integer not null,
  "absences" integer not null,
  primary key ("id"),
  constraint "conduct_state_known" check ("state" in ('entered')),
  constraint "conduct_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "conduct_reports_due_valid" check ("reports_due" >= 0 and "reports_due" <= 2000000000),
  constraint "conduct_reports_late_short_valid" check ("reports_late_short" >= 0 and "reports_late_short" <= 2000000000),
  constraint "conduct_reports_late_long_valid" check ("reports_late_long" >= 0 and "reports_late_long" <= 2000000000),
  constraint "conduct_reports_missing_valid" check ("reports_missing" >= 0 and "reports_missing" <= 2000000000),
  constraint "conduct_returns_valid" check ("returns" >= 0 and "returns" <= 2000000000),
  constraint "conduct_decisions_due_valid" check ("decisions_due" >= 0 and "decisions_due" <= 2000000000),
  constraint "conduct_decisions_on_time_valid" check ("decisions_on_time" >= 0 and "decisions_on_time" <= 2000000000),
  constraint "conduct_slip_replies_late_valid" check ("slip_replies_late" >= 0 and "slip_replies_late" <= 2000000000),
  constraint "conduct_absences_valid" check ("absences" >= 0 and "absences" <= 2000000000)
);
create unique index "conduct_same_once" on "assessment"."conduct" ("unit", "year");
create index "conduct_by_state" on "assessment"."conduct" ("state");

create table "assessment"."conduct_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."conduct_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."conduct_history" for each statement execute function audit.refuse();

create table "assessment"."adjustment" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "unit" uuid not null,
  "year" text not null,
  "kind" text not null,
  "indicator" uuid,
  "score_points" numeric not null,
  "effect" text,
  "matter" text not null,
  "basis" uuid[] not null,
  "tolerated_by" text,
  primary key ("id"),
  constraint "adjustment_state_known" check ("state" in ('entered', 'tolerated', 'lifted')),
  constraint "adjustment_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "adjustment_kind_valid" check ("kind" in ('bonus', 'deduction', 'veto', 'falsification')),
  constraint "adjustment_score_points_valid" check (scale("score_points") <= 2 and "score_points" >= 0 and "score_points" <= 10),
  constraint "adjustment_effect_valid" check ("effect" in ('capAtPass', 'fail')),
  constraint "adjustment_matter_valid" check (char_length("matter") <= 200),
  constraint "adjustment_basis_valid" check (cardinality("basis") <= 20),
  constraint "adjustment_tolerated_by_valid" check (char_length("tolerated_by") <= 200)
);
create index "adjustment_by_state" on "assessment"."adjustment" ("state", "kind");
create index "adjustment_by_unit" on "assessment"."adjustment" ("unit");
create index "adjustment_by_indicator" on "assessment"."adjustment" ("indicator");

create table "assessment"."adjustment_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."adjustment_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."adjustment_history" for each statement execute function audit.refuse();

create table "assessment"."self_review" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "unit" uuid not null,
  "year" text not null,
  "summary" text,
  "proof" uuid[],
  "checker" uuid,
  primary key ("id"),
  constraint "self_review_state_known" check ("state" in ('drafted', 'signed', 'returned', 'checked')),
  constraint "self_review_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "self_review_summary_valid" check (char_length("summary") <= 4000),
  constraint "self_review_proof_valid" check (cardinality("proof") <= 20)
);
create unique index "self_review_same_once" on "assessment"."self_review" ("plan", "unit", "year");
create index "self_review_by_state" on "assessment"."self_review" ("state");
create index "self_review_by_unit" on "assessment"."self_review" ("unit");
create index "self_review_by_checker" on "assessment"."self_review" ("checker");

create table "assessment"."self_review_lines" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "indicator" uuid not null,
  "claimed" numeric,
  "method" text not null,
  "explanation" text,
  primary key ("of", "line"),
  constraint "self_review_lines_claimed_valid" check (scale("claimed") <= 6),
  constraint "self_review_lines_method_valid" check ("method" in ('same', 'changed')),
  constraint "self_review_lines_explanation_valid" check (char_length("explanation") <= 1000)
);
create index "self_review_lines_by_indicator" on "assessment"."self_review_lines" ("indicator");

create table "assessment"."self_review_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."self_review_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."self_review_history" for each statement execute function audit.refuse();

create table "assessment"."draw" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "year" text not null,
  "scheme" uuid not null,
  "seed" text not null,
  "seed_source" text not null,
  primary key ("id"),
  constraint "draw_state_known" check ("state" in ('drawn')),
  constraint "draw_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "draw_seed_valid" check (char_length("seed") >= 6 and char_length("seed") <= 100),
  constraint "draw_seed_source_valid" check (char_length("seed_source") <= 200)
);
create unique index "draw_same_once" on "assessment"."draw" ("plan", "year");
create index "draw_by_state" on "assessment"."draw" ("state");
create index "draw_by_scheme" on "assessment"."draw" ("scheme");
create trigger no_change before update or delete on "assessment"."draw" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."draw" for each statement execute function audit.refuse();

create table "assessment"."draw_items" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "unit" uuid not null,
  "indicator" uuid not null,
  "weight" numeric not null,
  "why" text not null,
  primary key ("of", "line"),
  constraint "draw_items_weight_valid" check (scale("weight") <= 2),
  constraint "draw_items_why_valid" check ("why" in ('overAchieved', 'jump', 'methodChanged', 'drawn'))
);
create index "draw_items_by_unit" on "assessment"."draw_items" ("unit");
create index "draw_items_by_indicator" on "assessment"."draw_items" ("indicator");
create trigger no_change before update or delete on "assessment"."draw_items" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."draw_items" for each statement execute function audit.refuse();

create table "assessment"."draw_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."draw_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."draw_history" for each statement execute function audit.refuse();

create table "assessment"."recheck" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "draw" uuid not null,
  "unit" uuid not null,
  "indicator" uuid not null,
  "year" text not null,
  "checked_on" date not null,
  "present" text not null,
  "outcome" text not null,
  "found" numeric,
  "note" text not null,
  "proof" uuid[] not null,
  "checker" uuid,
  primary key ("id"),
  constraint "recheck_state_known" check ("state" in ('recorded')),
  constraint "recheck_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "recheck_present_valid" check (char_length("present") <= 200),
  constraint "recheck_outcome_valid" check ("outcome" in ('confirmed', 'corrected')),
  constraint "recheck_found_valid" check (scale("found") <= 6),
  constraint "recheck_note_valid" check (char_length("note") <= 2000),
  constraint "recheck_proof_valid" check (cardinality("proof") <= 20)
);
create unique index "recheck_same_once" on "assessment"."recheck" ("draw", "unit", "indicator");
create index "recheck_newest" on "assessment"."recheck" ("checked_on" desc nulls last, "id" desc nulls last);
create index "recheck_by_state" on "assessment"."recheck" ("state", "outcome");
create index "recheck_by_unit" on "assessment"."recheck" ("unit");
create index "recheck_by_indicator" on "assessment"."recheck" ("indicator");
create index "recheck_by_checker" on "assessment"."recheck" ("checker");
create trigger no_change before update or delete on "assessment"."recheck" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."recheck" for each statement execute function audit.refuse();

create table "assessment"."recheck_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."recheck_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."recheck_history" for each statement execute function audit.refuse();

create table "assessment"."run" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "plan" uuid not null,
  "year" text not null,
  "scheme" uuid not null,
  "corrects" uuid,
  "cut_off" timestamptz,
  "plan_score" numeric,
  "engine" text,
  "fingerprint" text,
  "inputs" text,
  "approval" uuid[],
  primary key ("id"),
  constraint "run_state_known" check ("state" in ('provisional', 'noticed', 'appealing', 'settled', 'approved', 'published', 'superseded')),
  constraint "run_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "run_plan_score_valid" check (scale("plan_score") <= 2),
  constraint "run_engine_valid" check (char_length("engine") <= 200),
  constraint "run_fingerprint_valid" check (char_length("fingerprint") <= 64),
  constraint "run_inputs_valid" check (char_length("inputs") <= 2000000),
  constraint "run_approval_valid" check (cardinality("approval") <= 20)
);
create unique index "run_number_once" on "assessment"."run" ("number");
create index "run_newest" on "assessment"."run" ("cut_off" desc nulls last, "id" desc nulls last);
create index "run_by_state" on "assessment"."run" ("state");
create index "run_by_plan" on "assessment"."run" ("plan");
create index "run_by_scheme" on "assessment"."run" ("scheme");
create index "run_by_corrects" on "assessment"."run" ("corrects");

create table "assessment"."run_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."run_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."run_history" for each statement execute function audit.refuse();

create table "assessment"."unit_score" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "run" uuid not null,
  "unit" uuid not null,
  "group" text not null,
  "targets_points" numeric,
  "tasks_points" numeric,
  "process_points" numeric,
  "bonus_points" numeric not null,
  "deduction_points" numeric not null,
  "total_points" numeric not null,
  "low_points" numeric not null,
  "high_points" numeric not null,
  "grade" text not null,
  "place" integer not null,
  "is_complete" text not null,
  "working" text not null,
  primary key ("id"),
  constraint "unit_score_state_known" check ("state" in ('computed')),
  constraint "unit_score_group_valid" check (char_length("group") <= 4),
  constraint "unit_score_targets_points_valid" check (scale("targets_points") <= 2),
  constraint "unit_score_tasks_points_valid" check (scale("tasks_points") <= 2),
  constraint "unit_score_process_points_valid" check (scale("process_points") <= 2),
  constraint "unit_score_bonus_points_valid" check (scale("bonus_points") <= 2),
  constraint "unit_score_deduction_points_valid" check (scale("deduction_points") <= 2),
  constraint "unit_score_total_points_valid" check (scale("total_points") <= 2),
  constraint "unit_score_low_points_valid" check (scale("low_points") <= 2),
  constraint "unit_score_high_points_valid" check (scale("high_points") <= 2),
  constraint "unit_score_grade_valid" check ("grade" in ('excellent', 'good', 'pass', 'fail')),
  constraint "unit_score_place_valid" check ("place" >= 1 and "place" <= 2000000000),
  constraint "unit_score_is_complete_valid" check ("is_complete" in ('complete', 'range')),
  constraint "unit_score_working_valid" check (char_length("working") <= 20000)
);
create index "unit_score_newest" on "assessment"."unit_score" ("place" desc nulls last, "id" desc nulls last);
create index "unit_score_by_state" on "assessment"."unit_score" ("state", "grade");
create index "unit_score_by_run" on "assessment"."unit_score" ("run");
create index "unit_score_by_unit" on "assessment"."unit_score" ("unit");
create trigger no_change before update or delete on "assessment"."unit_score" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."unit_score" for each statement execute function audit.refuse();

create table "assessment"."unit_score_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."unit_score_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."unit_score_history" for each statement execute function audit.refuse();

create table "assessment"."score_line" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "unit_score" uuid not null,
  "unit" uuid not null,
  "indicator" uuid not null,
  "weight" numeric not null,
  "role" text not null,
  "coefficient" numeric not null,
  "rate" numeric,
  "own" numeric,
  "effective" numeric,
  "contribution" numeric,
  "status" text not null,
  "value" numeric,
  "reason_code" text not null,
  "reason_details" text not null,
  primary key ("id"),
  constraint "score_line_state_known" check ("state" in ('computed')),
  constraint "score_line_weight_valid" check (scale("weight") <= 2),
  constraint "score_line_role_valid" check ("role" in ('lead', 'coLead', 'responsible', 'collaborating')),
  constraint "score_line_coefficient_valid" check (scale("coefficient") <= 4),
  constraint "score_line_rate_valid" check (scale("rate") <= 12),
  constraint "score_line_own_valid" check (scale("own") <= 12),
  constraint "score_line_effective_valid" check (scale("effective") <= 12),
  constraint "score_line_contribution_valid" check (scale("contribution") <= 12),
  constraint "score_line_status_valid" check ("status" in ('final', 'provisional', 'missing', 'notApplicable')),
  constraint "score_line_value_valid" check (scale("value") <= 6),
  constraint "score_line_reason_code_valid" check (char_length("reason_code") <= 40),
  constraint "score_line_reason_details_valid" check (char_length("reason_details") <= 2000)
);
create index "score_line_by_state" on "assessment"."score_line" ("state");
create index "score_line_by_unit_score" on "assessment"."score_line" ("unit_score");
create index "score_line_by_unit" on "assessment"."score_line" ("unit");
create index "score_line_by_indicator" on "assessment"."score_line" ("indicator");
create trigger no_change before update or delete on "assessment"."score_line" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."score_line" for each statement execute function audit.refuse();

create table "assessment"."score_line_facts" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "fact" uuid not null,
  primary key ("of", "line")
);
create index "score_line_facts_by_fact" on "assessment"."score_line_facts" ("fact");
create trigger no_change before update or delete on "assessment"."score_line_facts" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."score_line_facts" for each statement execute function audit.refuse();

create table "assessment"."score_line_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."score_line_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."score_line_history" for each statement execute function audit.refuse();

create table "assessment"."appeal" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "run" uuid not null,
  "unit" uuid not null,
  "subject" text not null,
  "indicator" uuid,
  "adjustment" uuid,
  "claimed_value" numeric,
  "grounds" text not null,
  "proof" uuid[] not null,
  "decision" text,
  primary key ("id"),
  constraint "appeal_state_known" check ("state" in ('lodged', 'inHand', 'corrected', 'dismissed', 'withdrawn')),
  constraint "appeal_subject_valid" check ("subject" in ('figure', 'adjustment', 'conduct', 'measures')),
  constraint "appeal_claimed_value_valid" check (scale("claimed_value") <= 6),
  constraint "appeal_grounds_valid" check (char_length("grounds") <= 4000),
  constraint "appeal_proof_valid" check (cardinality("proof") <= 20),
  constraint "appeal_decision_valid" check (char_length("decision") <= 4000)
);
create unique index "appeal_number_once" on "assessment"."appeal" ("number");
create index "appeal_by_state" on "assessment"."appeal" ("state", "subject");
create index "appeal_by_run" on "assessment"."appeal" ("run");
create index "appeal_by_unit" on "assessment"."appeal" ("unit");
create index "appeal_by_indicator" on "assessment"."appeal" ("indicator");
create index "appeal_by_adjustment" on "assessment"."appeal" ("adjustment");

create table "assessment"."appeal_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."appeal_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."appeal_history" for each statement execute function audit.refuse();

create table "assessment"."evaluation" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "plan" uuid not null,
  "cut_off" timestamptz,
  "fingerprint" text,
  "inputs" text,
  "approval" uuid[],
  primary key ("id"),
  constraint "evaluation_state_known" check ("state" in ('computed', 'approved', 'published', 'withdrawn')),
  constraint "evaluation_fingerprint_valid" check (char_length("fingerprint") <= 64),
  constraint "evaluation_inputs_valid" check (char_length("inputs") <= 500000),
  constraint "evaluation_approval_valid" check (cardinality("approval") <= 20)
);
create index "evaluation_newest" on "assessment"."evaluation" ("cut_off" desc nulls last, "id" desc nulls last);
create index "evaluation_by_state" on "assessment"."evaluation" ("state");
create index "evaluation_by_plan" on "assessment"."evaluation" ("plan");

create table "assessment"."evaluation_years" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "year" text not null,
  "run" uuid not null,
  primary key ("of", "line"),
  constraint "evaluation_years_year_valid" check ("year" ~ '^\d{4}$')
);
create index "evaluation_years_by_run" on "assessment"."evaluation_years" ("run");

create table "assessment"."evaluation_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."evaluation_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."evaluation_history" for each statement execute function audit.refuse();

create table "assessment"."evaluation_score" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "evaluation" uuid not null,
  "unit" uuid not null,
  "mean_points" numeric,
  "terminal_points" numeric,
  "unmet_weight" numeric not null,
  "total_points" numeric,
  "grade" text,
  "gates" text,
  primary key ("id"),
  constraint "evaluation_score_state_known" check ("state" in ('computed')),
  constraint "evaluation_score_mean_points_valid" check (scale("mean_points") <= 12),
  constraint "evaluation_score_terminal_points_valid" check (scale("terminal_points") <= 2),
  constraint "evaluation_score_unmet_weight_valid" check (scale("unmet_weight") <= 12),
  constraint "evaluation_score_total_points_valid" check (scale("total_points") <= 2),
  constraint "evaluation_score_grade_valid" check ("grade" in ('excellent', 'good', 'pass', 'fail')),
  constraint "evaluation_score_gates_valid" check (char_length("gates") <= 200)
);
create index "evaluation_score_by_state" on "assessment"."evaluation_score" ("state", "grade");
create index "evaluation_score_by_evaluation" on "assessment"."evaluation_score" ("evaluation");
create index "evaluation_score_by_unit" on "assessment"."evaluation_score" ("unit");
create trigger no_change before update or delete on "assessment"."evaluation_score" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."evaluation_score" for each statement execute function audit.refuse();

create table "assessment"."evaluation_score_years" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "year" text not null,
  "year_points" numeric,
  "year_grade" text,
  primary key ("of", "line"),
  constraint "evaluation_score_years_year_valid" check ("year" ~ '^\d{4}$'),
  constraint "evaluation_score_years_year_points_valid" check (scale("year_points") <= 12),
  constraint "evaluation_score_years_year_grade_valid" check ("year_grade" in ('excellent', 'good', 'pass', 'fail'))
);
create trigger no_change before update or delete on "assessment"."evaluation_score_years" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."evaluation_score_years" for each statement execute function audit.refuse();

create table "assessment"."evaluation_score_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."evaluation_score_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."evaluation_score_history" for each statement execute function audit.refuse();

create table "assessment"."city_feed" (
  "id" uuid not null,
  "state" text not null,
  "revision" integer not null,
  "definition_version" integer not null,
  "filed_on" date not null,
  "number" text,
  "run" uuid not null,
  "mode" text not null,
  "item_points" numeric,
  "corrects" uuid,
  "sent_on" date,
  primary key ("id"),
  constraint "city_feed_state_known" check ("state" in ('sent')),
  constraint "city_feed_mode_valid" check ("mode" in ('points', 'grades')),
  constraint "city_feed_item_points_valid" check (scale("item_points") <= 2 and "item_points" >= 0 and "item_points" <= 100)
);
create unique index "city_feed_number_once" on "assessment"."city_feed" ("number");
create index "city_feed_newest" on "assessment"."city_feed" ("sent_on" desc nulls last, "id" desc nulls last);
create index "city_feed_by_state" on "assessment"."city_feed" ("state", "mode");
create index "city_feed_by_run" on "assessment"."city_feed" ("run");
create index "city_feed_by_corrects" on "assessment"."city_feed" ("corrects");
create trigger no_change before update or delete on "assessment"."city_feed" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."city_feed" for each statement execute function audit.refuse();

create table "assessment"."city_feed_rows" (
  "of" uuid not null,
  "line" integer not null,
  "gone" boolean not null default false,
  "unit" uuid not null,
  "score" numeric not null,
  "grade" text not null,
  "rank" integer not null,
  "veto" text not null,
  "feed_points" numeric not null,
  primary key ("of", "line"),
  constraint "city_feed_rows_score_valid" check (scale("score") <= 2),
  constraint "city_feed_rows_grade_valid" check ("grade" in ('excellent', 'good', 'pass', 'fail')),
  constraint "city_feed_rows_rank_valid" check ("rank" >= 1 and "rank" <= 2000000000),
  constraint "city_feed_rows_veto_valid" check ("veto" in ('none', 'vetoed')),
  constraint "city_feed_rows_feed_points_valid" check (scale("feed_points") <= 2)
);
create index "city_feed_rows_by_unit" on "assessment"."city_feed_rows" ("unit");
create trigger no_change before update or delete on "assessment"."city_feed_rows" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."city_feed_rows" for each statement execute function audit.refuse();

create table "assessment"."city_feed_history" (
  "of" uuid not null,
  "revision" integer not null,
  "at" timestamptz not null default clock_timestamp(),
  "move" text not null,
  "from_state" text,
  "to_state" text not null,
  "person" uuid,
  "role" text not null,
  "unit" uuid,
  "reason" text,
  "definition_version" integer not null,
  "row" jsonb not null,
  "salt" bytea not null,
  primary key ("of", "revision")
);
create trigger no_change before update or delete on "assessment"."city_feed_history" for each row execute function audit.refuse();
create trigger no_empty before truncate on "assessment"."city_feed_history" for each statement execute function audit.refuse();

alter table "parties"."unit" add constraint "unit_successor_fk" foreign key ("successor") references "parties"."unit";

alter table "parties"."unit_history" add constraint "unit_history_of_fk" foreign key ("of") references "parties"."unit";

alter table "parties"."organisation" add constraint "organisation_parent_fk" foreign key ("parent") references "parties"."organisation";

alter table "parties"."organisation" add constraint "organisation_successor_fk" foreign key ("successor") references "parties"."organisation";

alter table "parties"."organisation_former_names" add constraint "organisation_former_names_of_fk" foreign key ("of") references "parties"."organisation";

alter table "parties"."organisation_earlier_stays" add constraint "organisation_earlier_stays_of_fk" foreign key ("of") references "parties"."organisation";

alter table "parties"."organisation_earlier_scopes" add constraint "organisation_earlier_scopes_of_fk" foreign key ("of") references "parties"."organisation";

alter table "parties"."organisation_history" add constraint "organisation_history_of_fk" foreign key ("of") references "parties"."organisation";

alter table "parties"."person" add constraint "person_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "parties"."person" add constraint "person_organisation_fk" foreign key ("organisation") references "parties"."organisation";

alter table "parties"."person_history" add constraint "person_history_of_fk" foreign key ("of") references "parties"."person";

alter table "parties"."post" add constraint "post_person_fk" foreign key ("person") references "parties"."person";

alter table "parties"."post" add constraint "post_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "parties"."post" add constraint "post_organisation_fk" foreign key ("organisation") references "parties"."organisation";

alter table "parties"."post_history" add constraint "post_history_of_fk" foreign key ("of") references "parties"."post";

alter table "parties"."contact" add constraint "contact_person_fk" foreign key ("person") references "parties"."person";

alter table "parties"."contact_history" add constraint "contact_history_of_fk" foreign key ("of") references "parties"."contact";

alter table "settings"."setting_history" add constraint "setting_history_of_fk" foreign key ("of") references "settings"."setting";

alter table "document"."official_document_history" add constraint "official_document_history_of_fk" foreign key ("of") references "document"."official_document";

alter table "plan"."plan" add constraint "plan_document_fk" foreign key ("document") references "document"."official_document";

alter table "plan"."plan_history" add constraint "plan_history_of_fk" foreign key ("of") references "plan"."plan";

alter table "plan"."section" add constraint "section_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "plan"."section_history" add constraint "section_history_of_fk" foreign key ("of") references "plan"."section";

alter table "plan"."main_task" add constraint "main_task_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "plan"."main_task_owners" add constraint "main_task_owners_of_fk" foreign key ("of") references "plan"."main_task";

alter table "plan"."main_task_owners" add constraint "main_task_owners_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "plan"."main_task_history" add constraint "main_task_history_of_fk" foreign key ("of") references "plan"."main_task";

alter table "plan"."target" add constraint "target_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "plan"."target_history" add constraint "target_history_of_fk" foreign key ("of") references "plan"."target";

alter table "plan"."finding" add constraint "finding_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "plan"."finding_places" add constraint "finding_places_of_fk" foreign key ("of") references "plan"."finding";

alter table "plan"."finding_history" add constraint "finding_history_of_fk" foreign key ("of") references "plan"."finding";

alter table "ledger"."fund_line_history" add constraint "fund_line_history_of_fk" foreign key ("of") references "ledger"."fund_line";

alter table "ledger"."book_year_history" add constraint "book_year_history_of_fk" foreign key ("of") references "ledger"."book_year";

alter table "ledger"."reversal_history" add constraint "reversal_history_of_fk" foreign key ("of") references "ledger"."reversal";

alter table "ledger"."bank_line_history" add constraint "bank_line_history_of_fk" foreign key ("of") references "ledger"."bank_line";

alter table "facts"."evidence" add constraint "evidence_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "facts"."evidence_history" add constraint "evidence_history_of_fk" foreign key ("of") references "facts"."evidence";

alter table "facts"."indicator" add constraint "indicator_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "facts"."indicator" add constraint "indicator_data_unit_fk" foreign key ("data_unit") references "parties"."unit";

alter table "facts"."indicator_targets" add constraint "indicator_targets_of_fk" foreign key ("of") references "facts"."indicator";

alter table "facts"."indicator_owners" add constraint "indicator_owners_of_fk" foreign key ("of") references "facts"."indicator";

alter table "facts"."indicator_owners" add constraint "indicator_owners_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "facts"."indicator_history" add constraint "indicator_history_of_fk" foreign key ("of") references "facts"."indicator";

alter table "facts"."fact" add constraint "fact_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "facts"."fact" add constraint "fact_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "facts"."fact" add constraint "fact_supersedes_fk" foreign key ("supersedes") references "facts"."fact";

alter table "facts"."fact_history" add constraint "fact_history_of_fk" foreign key ("of") references "facts"."fact";

alter table "facts"."verdict" add constraint "verdict_fact_fk" foreign key ("fact") references "facts"."fact";

alter table "facts"."verdict" add constraint "verdict_giver_fk" foreign key ("giver") references "parties"."person";

alter table "facts"."verdict_history" add constraint "verdict_history_of_fk" foreign key ("of") references "facts"."verdict";

alter table "facts"."indicator_event_history" add constraint "indicator_event_history_of_fk" foreign key ("of") references "facts"."indicator_event";

alter table "delivery"."assignment" add constraint "assignment_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."assignment" add constraint "assignment_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."assignment" add constraint "assignment_heir_fk" foreign key ("heir") references "parties"."unit";

alter table "delivery"."assignment" add constraint "assignment_origin_fk" foreign key ("origin") references "delivery"."assignment";

alter table "delivery"."assignment_history" add constraint "assignment_history_of_fk" foreign key ("of") references "delivery"."assignment";

alter table "delivery"."work_plan" add constraint "work_plan_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."work_plan_splits" add constraint "work_plan_splits_of_fk" foreign key ("of") references "delivery"."work_plan";

alter table "delivery"."work_plan_splits" add constraint "work_plan_splits_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "delivery"."work_plan_history" add constraint "work_plan_history_of_fk" foreign key ("of") references "delivery"."work_plan";

alter table "delivery"."measure" add constraint "measure_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."measure" add constraint "measure_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."measure_history" add constraint "measure_history_of_fk" foreign key ("of") references "delivery"."measure";

alter table "delivery"."milestone" add constraint "milestone_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."milestone" add constraint "milestone_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."milestone_history" add constraint "milestone_history_of_fk" foreign key ("of") references "delivery"."milestone";

alter table "delivery"."dependency" add constraint "dependency_milestone_fk" foreign key ("milestone") references "delivery"."milestone";

alter table "delivery"."dependency" add constraint "dependency_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."dependency" add constraint "dependency_supplier_fk" foreign key ("supplier") references "parties"."unit";

alter table "delivery"."dependency_history" add constraint "dependency_history_of_fk" foreign key ("of") references "delivery"."dependency";

alter table "delivery"."progress_report" add constraint "progress_report_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."progress_report" add constraint "progress_report_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."progress_report_history" add constraint "progress_report_history_of_fk" foreign key ("of") references "delivery"."progress_report";

alter table "delivery"."supervision_slip" add constraint "supervision_slip_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."supervision_slip" add constraint "supervision_slip_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."supervision_slip_history" add constraint "supervision_slip_history_of_fk" foreign key ("of") references "delivery"."supervision_slip";

alter table "delivery"."extension" add constraint "extension_milestone_fk" foreign key ("milestone") references "delivery"."milestone";

alter table "delivery"."extension" add constraint "extension_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."extension" add constraint "extension_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."extension_history" add constraint "extension_history_of_fk" foreign key ("of") references "delivery"."extension";

alter table "delivery"."target_change" add constraint "target_change_target_fk" foreign key ("target") references "plan"."target";

alter table "delivery"."target_change" add constraint "target_change_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "delivery"."target_change" add constraint "target_change_document_fk" foreign key ("document") references "document"."official_document";

alter table "delivery"."target_change_history" add constraint "target_change_history_of_fk" foreign key ("of") references "delivery"."target_change";

alter table "delivery"."light_ruling" add constraint "light_ruling_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."light_ruling_history" add constraint "light_ruling_history_of_fk" foreign key ("of") references "delivery"."light_ruling";

alter table "delivery"."close_out" add constraint "close_out_assignment_fk" foreign key ("assignment") references "delivery"."assignment";

alter table "delivery"."close_out" add constraint "close_out_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."close_out" add constraint "close_out_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."close_out_figures" add constraint "close_out_figures_of_fk" foreign key ("of") references "delivery"."close_out";

alter table "delivery"."close_out_figures" add constraint "close_out_figures_fact_fk" foreign key ("fact") references "facts"."fact";

alter table "delivery"."close_out_history" add constraint "close_out_history_of_fk" foreign key ("of") references "delivery"."close_out";

alter table "delivery"."meeting_history" add constraint "meeting_history_of_fk" foreign key ("of") references "delivery"."meeting";

alter table "delivery"."decision" add constraint "decision_meeting_fk" foreign key ("meeting") references "delivery"."meeting";

alter table "delivery"."decision" add constraint "decision_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "delivery"."decision" add constraint "decision_task_fk" foreign key ("task") references "plan"."main_task";

alter table "delivery"."decision_history" add constraint "decision_history_of_fk" foreign key ("of") references "delivery"."decision";

alter table "enterprise_registry"."stat_form" add constraint "stat_form_organisation_fk" foreign key ("organisation") references "parties"."organisation";

alter table "enterprise_registry"."stat_form_history" add constraint "stat_form_history_of_fk" foreign key ("of") references "enterprise_registry"."stat_form";

alter table "open_challenge"."challenge" add constraint "challenge_issuer_fk" foreign key ("issuer") references "parties"."organisation";

alter table "open_challenge"."challenge" add constraint "challenge_fund_line_fk" foreign key ("fund_line") references "ledger"."fund_line";

alter table "open_challenge"."challenge" add constraint "challenge_winner_fk" foreign key ("winner") references "open_challenge"."bid";

alter table "open_challenge"."challenge_figures" add constraint "challenge_figures_of_fk" foreign key ("of") references "open_challenge"."challenge";

alter table "open_challenge"."challenge_results" add constraint "challenge_results_of_fk" foreign key ("of") references "open_challenge"."challenge";

alter table "open_challenge"."challenge_history" add constraint "challenge_history_of_fk" foreign key ("of") references "open_challenge"."challenge";

alter table "open_challenge"."bid" add constraint "bid_challenge_fk" foreign key ("challenge") references "open_challenge"."challenge";

alter table "open_challenge"."bid" add constraint "bid_issuer_fk" foreign key ("issuer") references "parties"."organisation";

alter table "open_challenge"."bid" add constraint "bid_solver_fk" foreign key ("solver") references "parties"."organisation";

alter table "open_challenge"."bid_history" add constraint "bid_history_of_fk" foreign key ("of") references "open_challenge"."bid";

alter table "open_challenge"."panel_seat" add constraint "panel_seat_challenge_fk" foreign key ("challenge") references "open_challenge"."challenge";

alter table "open_challenge"."panel_seat" add constraint "panel_seat_expert_fk" foreign key ("expert") references "parties"."person";

alter table "open_challenge"."panel_seat" add constraint "panel_seat_employer_fk" foreign key ("employer") references "parties"."organisation";

alter table "open_challenge"."panel_seat_points" add constraint "panel_seat_points_of_fk" foreign key ("of") references "open_challenge"."panel_seat";

alter table "open_challenge"."panel_seat_points" add constraint "panel_seat_points_bid_fk" foreign key ("bid") references "open_challenge"."bid";

alter table "open_challenge"."panel_seat_history" add constraint "panel_seat_history_of_fk" foreign key ("of") references "open_challenge"."panel_seat";

alter table "open_challenge"."milestone" add constraint "milestone_challenge_fk" foreign key ("challenge") references "open_challenge"."challenge";

alter table "open_challenge"."milestone" add constraint "milestone_solver_fk" foreign key ("solver") references "parties"."organisation";

alter table "open_challenge"."milestone" add constraint "milestone_fund_line_fk" foreign key ("fund_line") references "ledger"."fund_line";

alter table "open_challenge"."milestone_history" add constraint "milestone_history_of_fk" foreign key ("of") references "open_challenge"."milestone";

alter table "enterprise_ladder"."firm_year" add constraint "firm_year_firm_fk" foreign key ("firm") references "parties"."organisation";

alter table "enterprise_ladder"."firm_year_history" add constraint "firm_year_history_of_fk" foreign key ("of") references "enterprise_ladder"."firm_year";

alter table "enterprise_ladder"."intellectual_property" add constraint "intellectual_property_firm_fk" foreign key ("firm") references "parties"."organisation";

alter table "enterprise_ladder"."intellectual_property_history" add constraint "intellectual_property_history_of_fk" foreign key ("of") references "enterprise_ladder"."intellectual_property";

alter table "enterprise_ladder"."qualification" add constraint "qualification_firm_fk" foreign key ("firm") references "parties"."organisation";

alter table "enterprise_ladder"."qualification_history" add constraint "qualification_history_of_fk" foreign key ("of") references "enterprise_ladder"."qualification";

alter table "innovation_voucher"."scheme_history" add constraint "scheme_history_of_fk" foreign key ("of") references "innovation_voucher"."scheme";

alter table "innovation_voucher"."listing" add constraint "listing_provider_fk" foreign key ("provider") references "parties"."organisation";

alter table "innovation_voucher"."listing_history" add constraint "listing_history_of_fk" foreign key ("of") references "innovation_voucher"."listing";

alter table "innovation_voucher"."redemption_window" add constraint "redemption_window_scheme_fk" foreign key ("scheme") references "innovation_voucher"."scheme";

alter table "innovation_voucher"."redemption_window_history" add constraint "redemption_window_history_of_fk" foreign key ("of") references "innovation_voucher"."redemption_window";

alter table "innovation_voucher"."grant" add constraint "grant_scheme_fk" foreign key ("scheme") references "innovation_voucher"."scheme";

alter table "innovation_voucher"."grant" add constraint "grant_holder_fk" foreign key ("holder") references "parties"."organisation";

alter table "innovation_voucher"."grant_history" add constraint "grant_history_of_fk" foreign key ("of") references "innovation_voucher"."grant";

alter table "innovation_voucher"."use" add constraint "use_grant_fk" foreign key ("grant") references "innovation_voucher"."grant";

alter table "innovation_voucher"."use" add constraint "use_scheme_fk" foreign key ("scheme") references "innovation_voucher"."scheme";

alter table "innovation_voucher"."use" add constraint "use_holder_fk" foreign key ("holder") references "parties"."organisation";

alter table "innovation_voucher"."use" add constraint "use_provider_fk" foreign key ("provider") references "parties"."organisation";

alter table "innovation_voucher"."use" add constraint "use_redemption_fk" foreign key ("redemption") references "innovation_voucher"."redemption";

alter table "innovation_voucher"."use_history" add constraint "use_history_of_fk" foreign key ("of") references "innovation_voucher"."use";

alter table "innovation_voucher"."redemption" add constraint "redemption_scheme_fk" foreign key ("scheme") references "innovation_voucher"."scheme";

alter table "innovation_voucher"."redemption" add constraint "redemption_redemption_window_fk" foreign key ("redemption_window") references "innovation_voucher"."redemption_window";

alter table "innovation_voucher"."redemption" add constraint "redemption_provider_fk" foreign key ("provider") references "parties"."organisation";

alter table "innovation_voucher"."redemption_history" add constraint "redemption_history_of_fk" foreign key ("of") references "innovation_voucher"."redemption";

alter table "research_platform"."platform" add constraint "platform_host_fk" foreign key ("host") references "parties"."organisation";

alter table "research_platform"."platform_partners" add constraint "platform_partners_of_fk" foreign key ("of") references "research_platform"."platform";

alter table "research_platform"."platform_national_again" add constraint "platform_national_again_of_fk" foreign key ("of") references "research_platform"."platform";

alter table "research_platform"."platform_regional_again" add constraint "platform_regional_again_of_fk" foreign key ("of") references "research_platform"."platform";

alter table "research_platform"."platform_history" add constraint "platform_history_of_fk" foreign key ("of") references "research_platform"."platform";

alter table "research_platform"."plate" add constraint "plate_platform_fk" foreign key ("platform") references "research_platform"."platform";

alter table "research_platform"."plate" add constraint "plate_host_fk" foreign key ("host") references "parties"."organisation";

alter table "research_platform"."plate_history" add constraint "plate_history_of_fk" foreign key ("of") references "research_platform"."plate";

alter table "research_platform"."platform_year" add constraint "platform_year_platform_fk" foreign key ("platform") references "research_platform"."platform";

alter table "research_platform"."platform_year" add constraint "platform_year_host_fk" foreign key ("host") references "parties"."organisation";

alter table "research_platform"."platform_year_history" add constraint "platform_year_history_of_fk" foreign key ("of") references "research_platform"."platform_year";

alter table "research_platform"."agreement" add constraint "agreement_platform_fk" foreign key ("platform") references "research_platform"."platform";

alter table "research_platform"."agreement" add constraint "agreement_host_fk" foreign key ("host") references "parties"."organisation";

alter table "research_platform"."agreement_parties_of" add constraint "agreement_parties_of_of_fk" foreign key ("of") references "research_platform"."agreement";

alter table "research_platform"."agreement_sources" add constraint "agreement_sources_of_fk" foreign key ("of") references "research_platform"."agreement";

alter table "research_platform"."agreement_milestones" add constraint "agreement_milestones_of_fk" foreign key ("of") references "research_platform"."agreement";

alter table "research_platform"."agreement_history" add constraint "agreement_history_of_fk" foreign key ("of") references "research_platform"."agreement";

alter table "tax_return"."taxpayer_scope" add constraint "taxpayer_scope_organisation_fk" foreign key ("organisation") references "parties"."organisation";

alter table "tax_return"."taxpayer_scope_history" add constraint "taxpayer_scope_history_of_fk" foreign key ("of") references "tax_return"."taxpayer_scope";

alter table "tax_return"."share_rule_history" add constraint "share_rule_history_of_fk" foreign key ("of") references "tax_return"."share_rule";

alter table "tax_return"."tax_collection" add constraint "tax_collection_organisation_fk" foreign key ("organisation") references "parties"."organisation";

alter table "tax_return"."tax_collection" add constraint "tax_collection_scope_fk" foreign key ("scope") references "tax_return"."taxpayer_scope";

alter table "tax_return"."tax_collection" add constraint "tax_collection_share_rule_fk" foreign key ("share_rule") references "tax_return"."share_rule";

alter table "tax_return"."tax_collection_history" add constraint "tax_collection_history_of_fk" foreign key ("of") references "tax_return"."tax_collection";

alter table "tax_return"."return_year" add constraint "return_year_zone_unit_fk" foreign key ("zone_unit") references "parties"."unit";

alter table "tax_return"."return_year_history" add constraint "return_year_history_of_fk" foreign key ("of") references "tax_return"."return_year";

alter table "tax_return"."return_quarter" add constraint "return_quarter_return_year_fk" foreign key ("return_year") references "tax_return"."return_year";

alter table "tax_return"."return_quarter_lines" add constraint "return_quarter_lines_of_fk" foreign key ("of") references "tax_return"."return_quarter";

alter table "tax_return"."return_quarter_lines" add constraint "return_quarter_lines_share_rule_fk" foreign key ("share_rule") references "tax_return"."share_rule";

alter table "tax_return"."return_quarter_history" add constraint "return_quarter_history_of_fk" foreign key ("of") references "tax_return"."return_quarter";

alter table "tax_return"."return_payment" add constraint "return_payment_return_year_fk" foreign key ("return_year") references "tax_return"."return_year";

alter table "tax_return"."return_payment" add constraint "return_payment_payee_fk" foreign key ("payee") references "parties"."unit";

alter table "tax_return"."return_payment" add constraint "return_payment_over_from_fk" foreign key ("over_from") references "tax_return"."return_year";

alter table "tax_return"."return_payment_history" add constraint "return_payment_history_of_fk" foreign key ("of") references "tax_return"."return_payment";

alter table "tax_return"."return_use" add constraint "return_use_return_year_fk" foreign key ("return_year") references "tax_return"."return_year";

alter table "tax_return"."return_use" add constraint "return_use_receiver_fk" foreign key ("receiver") references "parties"."organisation";

alter table "tax_return"."return_use_history" add constraint "return_use_history_of_fk" foreign key ("of") references "tax_return"."return_use";

alter table "tax_return"."use_finding" add constraint "use_finding_return_use_fk" foreign key ("return_use") references "tax_return"."return_use";

alter table "tax_return"."use_finding_history" add constraint "use_finding_history_of_fk" foreign key ("of") references "tax_return"."use_finding";

alter table "assessment"."scheme" add constraint "scheme_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "assessment"."scheme_lines" add constraint "scheme_lines_of_fk" foreign key ("of") references "assessment"."scheme";

alter table "assessment"."scheme_lines" add constraint "scheme_lines_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."scheme_history" add constraint "scheme_history_of_fk" foreign key ("of") references "assessment"."scheme";

alter table "assessment"."conduct" add constraint "conduct_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."conduct_history" add constraint "conduct_history_of_fk" foreign key ("of") references "assessment"."conduct";

alter table "assessment"."adjustment" add constraint "adjustment_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."adjustment" add constraint "adjustment_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."adjustment_history" add constraint "adjustment_history_of_fk" foreign key ("of") references "assessment"."adjustment";

alter table "assessment"."self_review" add constraint "self_review_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "assessment"."self_review" add constraint "self_review_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."self_review" add constraint "self_review_checker_fk" foreign key ("checker") references "parties"."person";

alter table "assessment"."self_review_lines" add constraint "self_review_lines_of_fk" foreign key ("of") references "assessment"."self_review";

alter table "assessment"."self_review_lines" add constraint "self_review_lines_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."self_review_history" add constraint "self_review_history_of_fk" foreign key ("of") references "assessment"."self_review";

alter table "assessment"."draw" add constraint "draw_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "assessment"."draw" add constraint "draw_scheme_fk" foreign key ("scheme") references "assessment"."scheme";

alter table "assessment"."draw_items" add constraint "draw_items_of_fk" foreign key ("of") references "assessment"."draw";

alter table "assessment"."draw_items" add constraint "draw_items_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."draw_items" add constraint "draw_items_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."draw_history" add constraint "draw_history_of_fk" foreign key ("of") references "assessment"."draw";

alter table "assessment"."recheck" add constraint "recheck_draw_fk" foreign key ("draw") references "assessment"."draw";

alter table "assessment"."recheck" add constraint "recheck_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."recheck" add constraint "recheck_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."recheck" add constraint "recheck_checker_fk" foreign key ("checker") references "parties"."person";

alter table "assessment"."recheck_history" add constraint "recheck_history_of_fk" foreign key ("of") references "assessment"."recheck";

alter table "assessment"."run" add constraint "run_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "assessment"."run" add constraint "run_scheme_fk" foreign key ("scheme") references "assessment"."scheme";

alter table "assessment"."run" add constraint "run_corrects_fk" foreign key ("corrects") references "assessment"."run";

alter table "assessment"."run_history" add constraint "run_history_of_fk" foreign key ("of") references "assessment"."run";

alter table "assessment"."unit_score" add constraint "unit_score_run_fk" foreign key ("run") references "assessment"."run";

alter table "assessment"."unit_score" add constraint "unit_score_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."unit_score_history" add constraint "unit_score_history_of_fk" foreign key ("of") references "assessment"."unit_score";

alter table "assessment"."score_line" add constraint "score_line_unit_score_fk" foreign key ("unit_score") references "assessment"."unit_score";

alter table "assessment"."score_line" add constraint "score_line_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."score_line" add constraint "score_line_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."score_line_facts" add constraint "score_line_facts_of_fk" foreign key ("of") references "assessment"."score_line";

alter table "assessment"."score_line_facts" add constraint "score_line_facts_fact_fk" foreign key ("fact") references "facts"."fact";

alter table "assessment"."score_line_history" add constraint "score_line_history_of_fk" foreign key ("of") references "assessment"."score_line";

alter table "assessment"."appeal" add constraint "appeal_run_fk" foreign key ("run") references "assessment"."run";

alter table "assessment"."appeal" add constraint "appeal_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."appeal" add constraint "appeal_indicator_fk" foreign key ("indicator") references "facts"."indicator";

alter table "assessment"."appeal" add constraint "appeal_adjustment_fk" foreign key ("adjustment") references "assessment"."adjustment";

alter table "assessment"."appeal_history" add constraint "appeal_history_of_fk" foreign key ("of") references "assessment"."appeal";

alter table "assessment"."evaluation" add constraint "evaluation_plan_fk" foreign key ("plan") references "plan"."plan";

alter table "assessment"."evaluation_years" add constraint "evaluation_years_of_fk" foreign key ("of") references "assessment"."evaluation";

alter table "assessment"."evaluation_years" add constraint "evaluation_years_run_fk" foreign key ("run") references "assessment"."run";

alter table "assessment"."evaluation_history" add constraint "evaluation_history_of_fk" foreign key ("of") references "assessment"."evaluation";

alter table "assessment"."evaluation_score" add constraint "evaluation_score_evaluation_fk" foreign key ("evaluation") references "assessment"."evaluation";

alter table "assessment"."evaluation_score" add constraint "evaluation_score_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."evaluation_score_years" add constraint "evaluation_score_years_of_fk" foreign key ("of") references "assessment"."evaluation_score";

alter table "assessment"."evaluation_score_history" add constraint "evaluation_score_history_of_fk" foreign key ("of") references "assessment"."evaluation_score";

alter table "assessment"."city_feed" add constraint "city_feed_run_fk" foreign key ("run") references "assessment"."run";

alter table "assessment"."city_feed" add constraint "city_feed_corrects_fk" foreign key ("corrects") references "assessment"."city_feed";

alter table "assessment"."city_feed_rows" add constraint "city_feed_rows_of_fk" foreign key ("of") references "assessment"."city_feed";

alter table "assessment"."city_feed_rows" add constraint "city_feed_rows_unit_fk" foreign key ("unit") references "parties"."unit";

alter table "assessment"."city_feed_history" add constraint "city_feed_history_of_fk" foreign key ("of") references "assessment"."city_feed";

grant usage on schema "parties" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "settings" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "document" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "plan" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "ledger" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "facts" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "delivery" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "enterprise_registry" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "open_challenge" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "enterprise_ladder" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "innovation_voucher" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "research_platform" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "tax_return" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

grant usage on schema "assessment" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin, jw_audit_admin, jw_house, jw_backup, jw_door;

-- parties.unit
alter table "parties"."unit" enable row level security;
alter table "parties"."unit" force row level security;
grant select, insert on "parties"."unit" to jw_house;
grant select on "parties"."unit" to jw_backup;
create policy house_see on "parties"."unit" for select to jw_house using (true);
create policy house_add on "parties"."unit" for insert to jw_house with check (true);
create policy backup_see on "parties"."unit" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "name", "short_name", "name_english", "kind", "aliases", "successor") on "parties"."unit" to jw_house;
create policy house_edit on "parties"."unit" for update to jw_house using (true) with check (true);
alter table "parties"."unit_history" enable row level security;
alter table "parties"."unit_history" force row level security;
grant select, insert on "parties"."unit_history" to jw_house;
grant select on "parties"."unit_history" to jw_backup;
create policy house_see on "parties"."unit_history" for select to jw_house using (true);
create policy house_add on "parties"."unit_history" for insert to jw_house with check (true);
create policy backup_see on "parties"."unit_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "name", "short_name", "name_english", "kind", "aliases", "successor") on "parties"."unit" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin;
grant select on "parties"."unit_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin;
grant insert on "parties"."unit" to jw_office;
grant update ("state", "revision", "definition_version", "name", "short_name", "name_english", "kind", "aliases", "successor") on "parties"."unit" to jw_office;
grant insert on "parties"."unit_history" to jw_office;
create policy office_see on "parties"."unit" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin using (true);
create policy office_see on "parties"."unit_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_public, jw_system_admin, jw_security_admin using (true);
create policy office_add on "parties"."unit" for insert to jw_office with check (true);
create policy office_edit on "parties"."unit" for update to jw_office using ("state" = any (array['active'])) with check (true);
create policy office_add on "parties"."unit_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
grant select on "parties"."unit" to jw_door;
create policy door_see on "parties"."unit" for select to jw_door using (true);

-- parties.organisation
alter table "parties"."organisation" enable row level security;
alter table "parties"."organisation" force row level security;
grant select, insert on "parties"."organisation" to jw_house;
grant select on "parties"."organisation" to jw_backup;
create policy house_see on "parties"."organisation" for select to jw_house using (true);
create policy house_add on "parties"."organisation" for insert to jw_house with check (true);
create policy backup_see on "parties"."organisation" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "credit_code", "name", "size", "is_in_zone", "is_taxed_in_zone", "is_counted_in_zone", "counted_from", "counted_until", "kind", "legal_representative", "registered_capital_fen", "registered_on", "authority", "address", "park", "industry_code", "is_above_scale", "control", "technology_field", "listing", "listed_on", "controller", "parent", "entered_zone_on", "entered_from", "left_zone_on", "left_to", "is_short_lived", "successor") on "parties"."organisation" to jw_house;
create policy house_edit on "parties"."organisation" for update to jw_house using (true) with check (true);
alter table "parties"."organisation_history" enable row level security;
alter table "parties"."organisation_history" force row level security;
grant select, insert on "parties"."organisation_history" to jw_house;
grant select on "parties"."organisation_history" to jw_backup;
create policy house_see on "parties"."organisation_history" for select to jw_house using (true);
create policy house_add on "parties"."organisation_history" for insert to jw_house with check (true);
create policy backup_see on "parties"."organisation_history" for select to jw_backup using (true);
alter table "parties"."organisation_former_names" enable row level security;
alter table "parties"."organisation_former_names" force row level security;
grant select, insert on "parties"."organisation_former_names" to jw_house;
grant select on "parties"."organisation_former_names" to jw_backup;
create policy house_see on "parties"."organisation_former_names" for select to jw_house using (true);
create policy house_add on "parties"."organisation_former_names" for insert to jw_house with check (true);
create policy backup_see on "parties"."organisation_former_names" for select to jw_backup using (true);
grant update ("gone", "name", "until") on "parties"."organisation_former_names" to jw_house;
create policy house_edit on "parties"."organisation_former_names" for update to jw_house using (true) with check (true);
alter table "parties"."organisation_earlier_stays" enable row level security;
alter table "parties"."organisation_earlier_stays" force row level security;
grant select, insert on "parties"."organisation_earlier_stays" to jw_house;
grant select on "parties"."organisation_earlier_stays" to jw_backup;
create policy house_see on "parties"."organisation_earlier_stays" for select to jw_house using (true);
create policy house_add on "parties"."organisation_earlier_stays" for insert to jw_house with check (true);
create policy backup_see on "parties"."organisation_earlier_stays" for select to jw_backup using (true);
grant update ("gone", "from", "left") on "parties"."organisation_earlier_stays" to jw_house;
create policy house_edit on "parties"."organisation_earlier_stays" for update to jw_house using (true) with check (true);
alter table "parties"."organisation_earlier_scopes" enable row level security;
alter table "parties"."organisation_earlier_scopes" force row level security;
grant select, insert on "parties"."organisation_earlier_scopes" to jw_house;
grant select on "parties"."organisation_earlier_scopes" to jw_backup;
create policy house_see on "parties"."organisation_earlier_scopes" for select to jw_house using (true);
create policy house_add on "parties"."organisation_earlier_scopes" for insert to jw_house with check (true);
create policy backup_see on "parties"."organisation_earlier_scopes" for select to jw_backup using (true);
grant update ("gone", "from", "left") on "parties"."organisation_earlier_scopes" to jw_house;
create policy house_edit on "parties"."organisation_earlier_scopes" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "credit_code", "name", "size", "is_in_zone", "is_taxed_in_zone", "is_counted_in_zone", "counted_from", "counted_until", "kind", "legal_representative", "registered_capital_fen", "registered_on", "authority", "address", "park", "industry_code", "is_above_scale", "control", "technology_field", "listing", "listed_on", "controller", "parent", "entered_zone_on", "entered_from", "left_zone_on", "left_to", "is_short_lived", "successor") on "parties"."organisation" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit;
grant select on "parties"."organisation_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert;
grant select on "parties"."organisation_former_names" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert;
grant select on "parties"."organisation_earlier_stays" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert;
grant select on "parties"."organisation_earlier_scopes" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit;
grant insert on "parties"."organisation" to jw_case_officer, jw_zone_department;
grant update ("state", "revision", "definition_version", "credit_code", "name", "size", "is_in_zone", "is_taxed_in_zone", "is_counted_in_zone", "counted_from", "counted_until", "kind", "legal_representative", "registered_capital_fen", "registered_on", "authority", "address", "park", "industry_code", "is_above_scale", "control", "technology_field", "listing", "listed_on", "controller", "parent", "entered_zone_on", "entered_from", "left_zone_on", "left_to", "is_short_lived", "successor") on "parties"."organisation" to jw_case_officer, jw_zone_department;
grant insert on "parties"."organisation_history" to jw_case_officer, jw_zone_department;
grant insert on "parties"."organisation_former_names" to jw_case_officer, jw_zone_department;
grant update ("gone", "name", "until") on "parties"."organisation_former_names" to jw_case_officer, jw_zone_department;
grant insert on "parties"."organisation_earlier_stays" to jw_case_officer, jw_zone_department;
grant update ("gone", "from", "left") on "parties"."organisation_earlier_stays" to jw_case_officer, jw_zone_department;
grant insert on "parties"."organisation_earlier_scopes" to jw_case_officer, jw_zone_department;
grant update ("gone", "from", "left") on "parties"."organisation_earlier_scopes" to jw_case_officer, jw_zone_department;
grant select ("id", "state", "revision", "definition_version", "filed_on", "credit_code", "name", "size", "is_in_zone", "kind", "legal_representative", "registered_capital_fen", "registered_on", "authority", "address", "park", "industry_code", "is_above_scale", "control", "technology_field", "listing", "listed_on", "controller", "parent", "entered_zone_on", "entered_from", "left_zone_on", "left_to", "successor") on "parties"."organisation" to jw_firm, jw_provider, jw_expert;
create policy office_see on "parties"."organisation" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert using (true);
create policy office_see on "parties"."organisation_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert using (true);
create policy office_see on "parties"."organisation_former_names" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert using (true);
create policy office_see on "parties"."organisation_earlier_stays" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert using (true);
create policy office_see on "parties"."organisation_earlier_scopes" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy case_officer_add on "parties"."organisation" for insert to jw_case_officer, jw_zone_department with check (true);
create policy case_officer_edit on "parties"."organisation" for update to jw_case_officer using ("state" = any (array['active', 'abnormal'])) with check (true);
create policy case_officer_add on "parties"."organisation_history" for insert to jw_case_officer, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy case_officer_add on "parties"."organisation_former_names" for insert to jw_case_officer, jw_zone_department with check (exists (select 1 from "parties"."organisation" parent where parent."id" = "parties"."organisation_former_names"."of"));
create policy case_officer_edit on "parties"."organisation_former_names" for update to jw_case_officer, jw_zone_department using (exists (select 1 from "parties"."organisation" parent where parent."id" = "parties"."organisation_former_names"."of")) with check (true);
create policy case_officer_add on "parties"."organisation_earlier_stays" for insert to jw_case_officer, jw_zone_department with check (exists (select 1 from "parties"."organisation" parent where parent."id" = "parties"."organisation_earlier_stays"."of"));
create policy case_officer_edit on "parties"."organisation_earlier_stays" for update to jw_case_officer, jw_zone_department using (exists (select 1 from "parties"."organisation" parent where parent."id" = "parties"."organisation_earlier_stays"."of")) with check (true);
create policy case_officer_add on "parties"."organisation_earlier_scopes" for insert to jw_case_officer, jw_zone_department with check (exists (select 1 from "parties"."organisation" parent where parent."id" = "parties"."organisation_earlier_scopes"."of"));
create policy case_officer_edit on "parties"."organisation_earlier_scopes" for update to jw_case_officer, jw_zone_department using (exists (select 1 from "parties"."organisation" parent where parent."id" = "parties"."organisation_earlier_scopes"."of")) with check (true);
create policy zone_department_edit on "parties"."organisation" for update to jw_zone_department using ("state" = any (array['active', 'abnormal', 'movedOut'])) with check (true);
grant select on "parties"."organisation" to jw_door;
create policy door_see on "parties"."organisation" for select to jw_door using (true);

-- parties.person
alter table "parties"."person" enable row level security;
alter table "parties"."person" force row level security;
grant select, insert on "parties"."person" to jw_house;
grant select on "parties"."person" to jw_backup;
create policy house_see on "parties"."person" for select to jw_house using (true);
create policy house_add on "parties"."person" for insert to jw_house with check (true);
create policy backup_see on "parties"."person" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "name", "account", "unit", "organisation") on "parties"."person" to jw_house;
create policy house_edit on "parties"."person" for update to jw_house using (true) with check (true);
alter table "parties"."person_history" enable row level security;
alter table "parties"."person_history" force row level security;
grant select, insert on "parties"."person_history" to jw_house;
grant select on "parties"."person_history" to jw_backup;
create policy house_see on "parties"."person_history" for select to jw_house using (true);
create policy house_add on "parties"."person_history" for insert to jw_house with check (true);
create policy backup_see on "parties"."person_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "name", "account", "unit", "organisation") on "parties"."person" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin;
grant select on "parties"."person_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin;
grant insert on "parties"."person" to jw_system_admin;
grant update ("state", "revision", "definition_version", "name", "account", "unit", "organisation") on "parties"."person" to jw_system_admin;
grant insert on "parties"."person_history" to jw_system_admin;
create policy office_see on "parties"."person" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin using (true);
create policy office_see on "parties"."person_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin using (true);
create policy system_admin_add on "parties"."person" for insert to jw_system_admin with check (true);
create policy system_admin_edit on "parties"."person" for update to jw_system_admin using ("state" = any (array['active'])) with check (true);
create policy system_admin_add on "parties"."person_history" for insert to jw_system_admin with check ("person" is not distinct from (select app.setting('app.person')::uuid));
grant select on "parties"."person" to jw_door;
create policy door_see on "parties"."person" for select to jw_door using (true);

-- parties.post
alter table "parties"."post" enable row level security;
alter table "parties"."post" force row level security;
grant select, insert on "parties"."post" to jw_house;
grant select on "parties"."post" to jw_backup;
create policy house_see on "parties"."post" for select to jw_house using (true);
create policy house_add on "parties"."post" for insert to jw_house with check (true);
create policy backup_see on "parties"."post" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "person", "role", "unit", "organisation", "from_day", "until_day") on "parties"."post" to jw_house;
create policy house_edit on "parties"."post" for update to jw_house using (true) with check (true);
alter table "parties"."post_history" enable row level security;
alter table "parties"."post_history" force row level security;
grant select, insert on "parties"."post_history" to jw_house;
grant select on "parties"."post_history" to jw_backup;
create policy house_see on "parties"."post_history" for select to jw_house using (true);
create policy house_add on "parties"."post_history" for insert to jw_house with check (true);
create policy backup_see on "parties"."post_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "person", "role", "unit", "organisation", "from_day", "until_day") on "parties"."post" to jw_office, jw_unit_head, jw_liaison, jw_system_admin, jw_security_admin;
grant select on "parties"."post_history" to jw_office, jw_unit_head, jw_liaison, jw_system_admin, jw_security_admin;
grant insert on "parties"."post" to jw_security_admin;
grant update ("state", "revision", "definition_version", "person", "role", "unit", "organisation", "from_day", "until_day") on "parties"."post" to jw_security_admin;
grant insert on "parties"."post_history" to jw_security_admin;
create policy office_see on "parties"."post" for select to jw_office, jw_system_admin, jw_security_admin using (true);
create policy office_see on "parties"."post_history" for select to jw_office, jw_system_admin, jw_security_admin using (true);
create policy unit_head_see on "parties"."post" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "parties"."post_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "parties"."post" parent where parent."id" = "parties"."post_history"."of"));
create policy security_admin_add on "parties"."post" for insert to jw_security_admin with check (true);
create policy security_admin_edit on "parties"."post" for update to jw_security_admin using ("state" = any (array['held'])) with check (true);
create policy security_admin_add on "parties"."post_history" for insert to jw_security_admin with check ("person" is not distinct from (select app.setting('app.person')::uuid));
grant select on "parties"."post" to jw_door;
create policy door_see on "parties"."post" for select to jw_door using (true);

-- parties.contact
alter table "parties"."contact" enable row level security;
alter table "parties"."contact" force row level security;
grant select, insert on "parties"."contact" to jw_house;
grant select on "parties"."contact" to jw_backup;
create policy house_see on "parties"."contact" for select to jw_house using (true);
create policy house_add on "parties"."contact" for insert to jw_house with check (true);
create policy backup_see on "parties"."contact" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "person", "email", "gateway_user", "rhythm") on "parties"."contact" to jw_house;
create policy house_edit on "parties"."contact" for update to jw_house using (true) with check (true);
alter table "parties"."contact_history" enable row level security;
alter table "parties"."contact_history" force row level security;
grant select, insert on "parties"."contact_history" to jw_house;
grant select on "parties"."contact_history" to jw_backup;
create policy house_see on "parties"."contact_history" for select to jw_house using (true);
create policy house_add on "parties"."contact_history" for insert to jw_house with check (true);
create policy backup_see on "parties"."contact_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "person", "email", "gateway_user", "rhythm") on "parties"."contact" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin;
grant select on "parties"."contact_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin;
grant insert on "parties"."contact" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin;
grant update ("state", "revision", "definition_version", "person", "email", "gateway_user", "rhythm") on "parties"."contact" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin;
grant insert on "parties"."contact_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin;
create policy office_see on "parties"."contact" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin using ("person" = (select app.setting('app.person')::uuid));
create policy office_see on "parties"."contact_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin using (exists (select 1 from "parties"."contact" parent where parent."id" = "parties"."contact_history"."of"));
create policy office_add on "parties"."contact" for insert to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin with check ("person" = (select app.setting('app.person')::uuid));
create policy office_edit on "parties"."contact" for update to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin using ("person" = (select app.setting('app.person')::uuid) and "state" = any (array['used'])) with check ("person" = (select app.setting('app.person')::uuid));
create policy office_add on "parties"."contact_history" for insert to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider, jw_expert, jw_system_admin, jw_security_admin, jw_audit_admin with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- settings.setting
alter table "settings"."setting" enable row level security;
alter table "settings"."setting" force row level security;
grant select, insert on "settings"."setting" to jw_house;
grant select on "settings"."setting" to jw_backup;
create policy house_see on "settings"."setting" for select to jw_house using (true);
create policy house_add on "settings"."setting" for insert to jw_house with check (true);
create policy backup_see on "settings"."setting" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "parameter", "key", "value", "from_day", "basis", "document") on "settings"."setting" to jw_house;
create policy house_edit on "settings"."setting" for update to jw_house using (true) with check (true);
alter table "settings"."setting_history" enable row level security;
alter table "settings"."setting_history" force row level security;
grant select, insert on "settings"."setting_history" to jw_house;
grant select on "settings"."setting_history" to jw_backup;
create policy house_see on "settings"."setting_history" for select to jw_house using (true);
create policy house_add on "settings"."setting_history" for insert to jw_house with check (true);
create policy backup_see on "settings"."setting_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "parameter", "key", "value", "from_day", "basis", "document") on "settings"."setting" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit;
grant select on "settings"."setting_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit;
grant insert on "settings"."setting" to jw_office;
grant update ("state", "revision", "definition_version", "parameter", "key", "value", "from_day", "basis", "document") on "settings"."setting" to jw_office, jw_leader;
grant insert on "settings"."setting_history" to jw_office, jw_leader;
create policy office_see on "settings"."setting" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy office_see on "settings"."setting_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy office_add on "settings"."setting" for insert to jw_office with check (true);
create policy office_edit on "settings"."setting" for update to jw_office, jw_leader using ("state" = any (array['proposed'])) with check (true);
create policy office_add on "settings"."setting_history" for insert to jw_office, jw_leader with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- document.officialDocument
alter table "document"."official_document" enable row level security;
alter table "document"."official_document" force row level security;
grant select, insert on "document"."official_document" to jw_house;
grant select on "document"."official_document" to jw_backup;
create policy house_see on "document"."official_document" for select to jw_house using (true);
create policy house_add on "document"."official_document" for insert to jw_house with check (true);
create policy backup_see on "document"."official_document" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "title", "number", "issuer", "issued_on", "text", "file") on "document"."official_document" to jw_house;
create policy house_edit on "document"."official_document" for update to jw_house using (true) with check (true);
alter table "document"."official_document_history" enable row level security;
alter table "document"."official_document_history" force row level security;
grant select, insert on "document"."official_document_history" to jw_house;
grant select on "document"."official_document_history" to jw_backup;
create policy house_see on "document"."official_document_history" for select to jw_house using (true);
create policy house_add on "document"."official_document_history" for insert to jw_house with check (true);
create policy backup_see on "document"."official_document_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "title", "number", "issuer", "issued_on", "text", "file") on "document"."official_document" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant select on "document"."official_document_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant insert on "document"."official_document" to jw_office;
grant update ("state", "revision", "definition_version", "title", "number", "issuer", "issued_on", "text", "file") on "document"."official_document" to jw_office;
grant insert on "document"."official_document_history" to jw_office;
create policy office_see on "document"."official_document" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "document"."official_document_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_add on "document"."official_document" for insert to jw_office with check (true);
create policy office_edit on "document"."official_document" for update to jw_office using ("state" = any (array['received'])) with check (true);
create policy office_add on "document"."official_document_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- plan.plan
alter table "plan"."plan" enable row level security;
alter table "plan"."plan" force row level security;
grant select, insert on "plan"."plan" to jw_house;
grant select on "plan"."plan" to jw_backup;
create policy house_see on "plan"."plan" for select to jw_house using (true);
create policy house_add on "plan"."plan" for insert to jw_house with check (true);
create policy backup_see on "plan"."plan" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "document", "title", "number", "issuer", "starts_on", "ends_on") on "plan"."plan" to jw_house;
create policy house_edit on "plan"."plan" for update to jw_house using (true) with check (true);
alter table "plan"."plan_history" enable row level security;
alter table "plan"."plan_history" force row level security;
grant select, insert on "plan"."plan_history" to jw_house;
grant select on "plan"."plan_history" to jw_backup;
create policy house_see on "plan"."plan_history" for select to jw_house using (true);
create policy house_add on "plan"."plan_history" for insert to jw_house with check (true);
create policy backup_see on "plan"."plan_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "document", "title", "number", "issuer", "starts_on", "ends_on") on "plan"."plan" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant select on "plan"."plan_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant insert on "plan"."plan" to jw_office;
grant update ("state", "revision", "definition_version", "document", "title", "number", "issuer", "starts_on", "ends_on") on "plan"."plan" to jw_office;
grant insert on "plan"."plan_history" to jw_office;
create policy office_see on "plan"."plan" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."plan_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_add on "plan"."plan" for insert to jw_office with check (true);
create policy office_edit on "plan"."plan" for update to jw_office using ("state" = any (array['draft'])) with check (true);
create policy office_add on "plan"."plan_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "plan"."plan" for select to jw_unit_head, jw_liaison, jw_public using ("state" = any (array['inForce']));
create policy unit_head_see on "plan"."plan_history" for select to jw_unit_head, jw_liaison, jw_public using (exists (select 1 from "plan"."plan" parent where parent."id" = "plan"."plan_history"."of"));

-- plan.section
alter table "plan"."section" enable row level security;
alter table "plan"."section" force row level security;
grant select, insert on "plan"."section" to jw_house;
grant select on "plan"."section" to jw_backup;
create policy house_see on "plan"."section" for select to jw_house using (true);
create policy house_add on "plan"."section" for insert to jw_house with check (true);
create policy backup_see on "plan"."section" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "clause", "number", "title", "level", "source_start", "source_end") on "plan"."section" to jw_house;
create policy house_edit on "plan"."section" for update to jw_house using (true) with check (true);
alter table "plan"."section_history" enable row level security;
alter table "plan"."section_history" force row level security;
grant select, insert on "plan"."section_history" to jw_house;
grant select on "plan"."section_history" to jw_backup;
create policy house_see on "plan"."section_history" for select to jw_house using (true);
create policy house_add on "plan"."section_history" for insert to jw_house with check (true);
create policy backup_see on "plan"."section_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "clause", "number", "title", "level", "source_start", "source_end") on "plan"."section" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant select on "plan"."section_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
create policy office_see on "plan"."section" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."section_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);

-- plan.mainTask
alter table "plan"."main_task" enable row level security;
alter table "plan"."main_task" force row level security;
grant select, insert on "plan"."main_task" to jw_house;
grant select on "plan"."main_task" to jw_backup;
create policy house_see on "plan"."main_task" for select to jw_house using (true);
create policy house_add on "plan"."main_task" for insert to jw_house with check (true);
create policy backup_see on "plan"."main_task" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "clause", "number", "title", "importance", "source_start", "source_end", "owners_unit_list") on "plan"."main_task" to jw_house;
create policy house_edit on "plan"."main_task" for update to jw_house using (true) with check (true);
alter table "plan"."main_task_history" enable row level security;
alter table "plan"."main_task_history" force row level security;
grant select, insert on "plan"."main_task_history" to jw_house;
grant select on "plan"."main_task_history" to jw_backup;
create policy house_see on "plan"."main_task_history" for select to jw_house using (true);
create policy house_add on "plan"."main_task_history" for insert to jw_house with check (true);
create policy backup_see on "plan"."main_task_history" for select to jw_backup using (true);
alter table "plan"."main_task_owners" enable row level security;
alter table "plan"."main_task_owners" force row level security;
grant select, insert on "plan"."main_task_owners" to jw_house;
grant select on "plan"."main_task_owners" to jw_backup;
create policy house_see on "plan"."main_task_owners" for select to jw_house using (true);
create policy house_add on "plan"."main_task_owners" for insert to jw_house with check (true);
create policy backup_see on "plan"."main_task_owners" for select to jw_backup using (true);
grant update ("gone", "printed", "unit", "role") on "plan"."main_task_owners" to jw_house;
create policy house_edit on "plan"."main_task_owners" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "clause", "number", "title", "importance", "source_start", "source_end", "owners_unit_list") on "plan"."main_task" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant select on "plan"."main_task_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant select on "plan"."main_task_owners" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant update ("state", "revision", "definition_version", "plan", "clause", "number", "title", "importance", "source_start", "source_end", "owners_unit_list") on "plan"."main_task" to jw_office;
grant insert on "plan"."main_task_history" to jw_office;
grant insert on "plan"."main_task_owners" to jw_office;
grant update ("gone", "printed", "unit", "role") on "plan"."main_task_owners" to jw_office;
create policy office_see on "plan"."main_task" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."main_task_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."main_task_owners" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_edit on "plan"."main_task" for update to jw_office using ("state" = any (array['drafted', 'checked', 'running'])) with check (true);
create policy office_add on "plan"."main_task_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "plan"."main_task_owners" for insert to jw_office with check (exists (select 1 from "plan"."main_task" parent where parent."id" = "plan"."main_task_owners"."of"));
create policy office_edit on "plan"."main_task_owners" for update to jw_office using (exists (select 1 from "plan"."main_task" parent where parent."id" = "plan"."main_task_owners"."of")) with check (true);
create policy unit_head_see on "plan"."main_task" for select to jw_unit_head, jw_liaison using ("owners_unit_list" @> array[(select app.setting('app.unit')::uuid)]);
create policy unit_head_see on "plan"."main_task_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "plan"."main_task" parent where parent."id" = "plan"."main_task_history"."of"));
create policy unit_head_see on "plan"."main_task_owners" for select to jw_unit_head, jw_liaison using (exists (select 1 from "plan"."main_task" parent where parent."id" = "plan"."main_task_owners"."of"));

-- plan.target
alter table "plan"."target" enable row level security;
alter table "plan"."target" force row level security;
grant select, insert on "plan"."target" to jw_house;
grant select on "plan"."target" to jw_backup;
create policy house_see on "plan"."target" for select to jw_house using (true);
create policy house_add on "plan"."target" for insert to jw_house with check (true);
create policy backup_see on "plan"."target" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "code", "clause", "metric", "comparator", "value", "value_max", "measure_unit", "deadline", "kind", "quote", "source_start", "source_end") on "plan"."target" to jw_house;
create policy house_edit on "plan"."target" for update to jw_house using (true) with check (true);
alter table "plan"."target_history" enable row level security;
alter table "plan"."target_history" force row level security;
grant select, insert on "plan"."target_history" to jw_house;
grant select on "plan"."target_history" to jw_backup;
create policy house_see on "plan"."target_history" for select to jw_house using (true);
create policy house_add on "plan"."target_history" for insert to jw_house with check (true);
create policy backup_see on "plan"."target_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "code", "clause", "metric", "comparator", "value", "value_max", "measure_unit", "deadline", "kind", "quote", "source_start", "source_end") on "plan"."target" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant select on "plan"."target_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant update ("state", "revision", "definition_version", "plan", "code", "clause", "metric", "comparator", "value", "value_max", "measure_unit", "deadline", "kind", "quote", "source_start", "source_end") on "plan"."target" to jw_office;
grant insert on "plan"."target_history" to jw_office;
create policy office_see on "plan"."target" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."target_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_edit on "plan"."target" for update to jw_office using ("state" = any (array['drafted', 'checked'])) with check (true);
create policy office_add on "plan"."target_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy public_see on "plan"."target" for select to jw_public using ("state" = any (array['inForce']));
create policy public_see on "plan"."target_history" for select to jw_public using (exists (select 1 from "plan"."target" parent where parent."id" = "plan"."target_history"."of"));

-- plan.finding
alter table "plan"."finding" enable row level security;
alter table "plan"."finding" force row level security;
grant select, insert on "plan"."finding" to jw_house;
grant select on "plan"."finding" to jw_backup;
create policy house_see on "plan"."finding" for select to jw_house using (true);
create policy house_add on "plan"."finding" for insert to jw_house with check (true);
create policy backup_see on "plan"."finding" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "kind", "severity", "note", "ruling") on "plan"."finding" to jw_house;
create policy house_edit on "plan"."finding" for update to jw_house using (true) with check (true);
alter table "plan"."finding_history" enable row level security;
alter table "plan"."finding_history" force row level security;
grant select, insert on "plan"."finding_history" to jw_house;
grant select on "plan"."finding_history" to jw_backup;
create policy house_see on "plan"."finding_history" for select to jw_house using (true);
create policy house_add on "plan"."finding_history" for insert to jw_house with check (true);
create policy backup_see on "plan"."finding_history" for select to jw_backup using (true);
alter table "plan"."finding_places" enable row level security;
alter table "plan"."finding_places" force row level security;
grant select, insert on "plan"."finding_places" to jw_house;
grant select on "plan"."finding_places" to jw_backup;
create policy house_see on "plan"."finding_places" for select to jw_house using (true);
create policy house_add on "plan"."finding_places" for insert to jw_house with check (true);
create policy backup_see on "plan"."finding_places" for select to jw_backup using (true);
grant update ("gone", "source_start", "source_end") on "plan"."finding_places" to jw_house;
create policy house_edit on "plan"."finding_places" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "kind", "severity", "note", "ruling") on "plan"."finding" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant select on "plan"."finding_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant select on "plan"."finding_places" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit;
grant update ("state", "revision", "definition_version", "plan", "kind", "severity", "note", "ruling") on "plan"."finding" to jw_office;
grant insert on "plan"."finding_history" to jw_office;
grant insert on "plan"."finding_places" to jw_office;
grant update ("gone", "source_start", "source_end") on "plan"."finding_places" to jw_office;
create policy office_see on "plan"."finding" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."finding_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "plan"."finding_places" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_edit on "plan"."finding" for update to jw_office using ("state" = any (array['open', 'ruled'])) with check (true);
create policy office_add on "plan"."finding_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "plan"."finding_places" for insert to jw_office with check (exists (select 1 from "plan"."finding" parent where parent."id" = "plan"."finding_places"."of"));
create policy office_edit on "plan"."finding_places" for update to jw_office using (exists (select 1 from "plan"."finding" parent where parent."id" = "plan"."finding_places"."of")) with check (true);

-- ledger.fundLine
alter table "ledger"."fund_line" enable row level security;
alter table "ledger"."fund_line" force row level security;
grant select, insert on "ledger"."fund_line" to jw_house;
grant select on "ledger"."fund_line" to jw_backup;
create policy house_see on "ledger"."fund_line" for select to jw_house using (true);
create policy house_add on "ledger"."fund_line" for insert to jw_house with check (true);
create policy backup_see on "ledger"."fund_line" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "year", "name", "budget_fen", "basis") on "ledger"."fund_line" to jw_house;
create policy house_edit on "ledger"."fund_line" for update to jw_house using (true) with check (true);
alter table "ledger"."fund_line_history" enable row level security;
alter table "ledger"."fund_line_history" force row level security;
grant select, insert on "ledger"."fund_line_history" to jw_house;
grant select on "ledger"."fund_line_history" to jw_backup;
create policy house_see on "ledger"."fund_line_history" for select to jw_house using (true);
create policy house_add on "ledger"."fund_line_history" for insert to jw_house with check (true);
create policy backup_see on "ledger"."fund_line_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "year", "name", "budget_fen", "basis") on "ledger"."fund_line" to jw_office, jw_leader, jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "ledger"."fund_line_history" to jw_office, jw_leader, jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant insert on "ledger"."fund_line" to jw_finance;
grant insert on "ledger"."fund_line_history" to jw_finance, jw_approver;
grant update ("state", "revision", "definition_version", "year", "name", "budget_fen", "basis") on "ledger"."fund_line" to jw_approver;
create policy office_see on "ledger"."fund_line" for select to jw_office, jw_leader, jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "ledger"."fund_line_history" for select to jw_office, jw_leader, jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "ledger"."fund_line" for insert to jw_finance with check (true);
create policy finance_add on "ledger"."fund_line_history" for insert to jw_finance, jw_approver with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "ledger"."fund_line" for update to jw_approver using ("state" = any (array['drafted', 'open'])) with check (true);
create policy firm_see on "ledger"."fund_line" for select to jw_firm using ("state" = any (array['open']));
create policy firm_see on "ledger"."fund_line_history" for select to jw_firm using (exists (select 1 from "ledger"."fund_line" parent where parent."id" = "ledger"."fund_line_history"."of"));

-- ledger.bookYear
alter table "ledger"."book_year" enable row level security;
alter table "ledger"."book_year" force row level security;
grant select, insert on "ledger"."book_year" to jw_house;
grant select on "ledger"."book_year" to jw_backup;
create policy house_see on "ledger"."book_year" for select to jw_house using (true);
create policy house_add on "ledger"."book_year" for insert to jw_house with check (true);
create policy backup_see on "ledger"."book_year" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "year", "reconciliation", "closed_on", "reopened_on") on "ledger"."book_year" to jw_house;
create policy house_edit on "ledger"."book_year" for update to jw_house using (true) with check (true);
alter table "ledger"."book_year_history" enable row level security;
alter table "ledger"."book_year_history" force row level security;
grant select, insert on "ledger"."book_year_history" to jw_house;
grant select on "ledger"."book_year_history" to jw_backup;
create policy house_see on "ledger"."book_year_history" for select to jw_house using (true);
create policy house_add on "ledger"."book_year_history" for insert to jw_house with check (true);
create policy backup_see on "ledger"."book_year_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "year", "reconciliation", "closed_on", "reopened_on") on "ledger"."book_year" to jw_office, jw_leader, jw_finance, jw_approver, jw_audit;
grant select on "ledger"."book_year_history" to jw_office, jw_leader, jw_finance, jw_approver, jw_audit;
grant insert on "ledger"."book_year" to jw_finance;
grant update ("state", "revision", "definition_version", "year", "reconciliation", "closed_on", "reopened_on") on "ledger"."book_year" to jw_finance, jw_approver;
grant insert on "ledger"."book_year_history" to jw_finance, jw_approver;
create policy office_see on "ledger"."book_year" for select to jw_office, jw_leader, jw_finance, jw_approver, jw_audit using (true);
create policy office_see on "ledger"."book_year_history" for select to jw_office, jw_leader, jw_finance, jw_approver, jw_audit using (true);
create policy finance_add on "ledger"."book_year" for insert to jw_finance with check (true);
create policy finance_edit on "ledger"."book_year" for update to jw_finance using ("state" = any (array['open', 'closed'])) with check (true);
create policy finance_add on "ledger"."book_year_history" for insert to jw_finance, jw_approver with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "ledger"."book_year" for update to jw_approver using ("state" = any (array['closing', 'reopening'])) with check (true);

-- ledger.reversal
alter table "ledger"."reversal" enable row level security;
alter table "ledger"."reversal" force row level security;
grant select, insert on "ledger"."reversal" to jw_house;
grant select on "ledger"."reversal" to jw_backup;
create policy house_see on "ledger"."reversal" for select to jw_house using (true);
create policy house_add on "ledger"."reversal" for insert to jw_house with check (true);
create policy backup_see on "ledger"."reversal" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "posting", "cause", "basis", "reversed_on") on "ledger"."reversal" to jw_house;
create policy house_edit on "ledger"."reversal" for update to jw_house using (true) with check (true);
alter table "ledger"."reversal_history" enable row level security;
alter table "ledger"."reversal_history" force row level security;
grant select, insert on "ledger"."reversal_history" to jw_house;
grant select on "ledger"."reversal_history" to jw_backup;
create policy house_see on "ledger"."reversal_history" for select to jw_house using (true);
create policy house_add on "ledger"."reversal_history" for insert to jw_house with check (true);
create policy backup_see on "ledger"."reversal_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "posting", "cause", "basis", "reversed_on") on "ledger"."reversal" to jw_office, jw_leader, jw_finance, jw_approver, jw_audit;
grant select on "ledger"."reversal_history" to jw_office, jw_leader, jw_finance, jw_approver, jw_audit;
grant insert on "ledger"."reversal" to jw_finance;
grant insert on "ledger"."reversal_history" to jw_finance, jw_approver;
grant update ("state", "revision", "definition_version", "posting", "cause", "basis", "reversed_on") on "ledger"."reversal" to jw_approver;
create policy office_see on "ledger"."reversal" for select to jw_office, jw_leader, jw_finance, jw_approver, jw_audit using (true);
create policy office_see on "ledger"."reversal_history" for select to jw_office, jw_leader, jw_finance, jw_approver, jw_audit using (true);
create policy finance_add on "ledger"."reversal" for insert to jw_finance with check (true);
create policy finance_add on "ledger"."reversal_history" for insert to jw_finance, jw_approver with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "ledger"."reversal" for update to jw_approver using ("state" = any (array['asked'])) with check (true);

-- ledger.bankLine
alter table "ledger"."bank_line" enable row level security;
alter table "ledger"."bank_line" force row level security;
grant select, insert on "ledger"."bank_line" to jw_house;
grant select on "ledger"."bank_line" to jw_backup;
create policy house_see on "ledger"."bank_line" for select to jw_house using (true);
create policy house_add on "ledger"."bank_line" for insert to jw_house with check (true);
create policy backup_see on "ledger"."bank_line" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "booked_on", "serial_no", "out_fen", "in_fen", "counterpart", "counter_account", "purpose", "own_account", "posting", "cause") on "ledger"."bank_line" to jw_house;
create policy house_edit on "ledger"."bank_line" for update to jw_house using (true) with check (true);
alter table "ledger"."bank_line_history" enable row level security;
alter table "ledger"."bank_line_history" force row level security;
grant select, insert on "ledger"."bank_line_history" to jw_house;
grant select on "ledger"."bank_line_history" to jw_backup;
create policy house_see on "ledger"."bank_line_history" for select to jw_house using (true);
create policy house_add on "ledger"."bank_line_history" for insert to jw_house with check (true);
create policy backup_see on "ledger"."bank_line_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "booked_on", "serial_no", "out_fen", "in_fen", "counterpart", "counter_account", "purpose", "own_account", "posting", "cause") on "ledger"."bank_line" to jw_finance, jw_audit;
grant select on "ledger"."bank_line_history" to jw_finance, jw_approver, jw_audit;
grant insert on "ledger"."bank_line" to jw_finance;
grant update ("state", "revision", "definition_version", "booked_on", "serial_no", "out_fen", "in_fen", "counterpart", "counter_account", "purpose", "own_account", "posting", "cause") on "ledger"."bank_line" to jw_finance;
grant insert on "ledger"."bank_line_history" to jw_finance;
grant select ("id", "state", "revision", "definition_version", "filed_on", "booked_on", "serial_no", "out_fen", "in_fen", "counterpart", "purpose", "own_account", "posting", "cause") on "ledger"."bank_line" to jw_approver;
create policy finance_see on "ledger"."bank_line" for select to jw_finance, jw_approver, jw_audit using (true);
create policy finance_see on "ledger"."bank_line_history" for select to jw_finance, jw_approver, jw_audit using (true);
create policy finance_add on "ledger"."bank_line" for insert to jw_finance with check (true);
create policy finance_edit on "ledger"."bank_line" for update to jw_finance using ("state" = any (array['read', 'matched', 'explained'])) with check (true);
create policy finance_add on "ledger"."bank_line_history" for insert to jw_finance with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- facts.evidence
alter table "facts"."evidence" enable row level security;
alter table "facts"."evidence" force row level security;
grant select, insert on "facts"."evidence" to jw_house;
grant select on "facts"."evidence" to jw_backup;
create policy house_see on "facts"."evidence" for select to jw_house using (true);
create policy house_add on "facts"."evidence" for insert to jw_house with check (true);
create policy backup_see on "facts"."evidence" for select to jw_backup using (true);
alter table "facts"."evidence_history" enable row level security;
alter table "facts"."evidence_history" force row level security;
grant select, insert on "facts"."evidence_history" to jw_house;
grant select on "facts"."evidence_history" to jw_backup;
create policy house_see on "facts"."evidence_history" for select to jw_house using (true);
create policy house_add on "facts"."evidence_history" for insert to jw_house with check (true);
create policy backup_see on "facts"."evidence_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "name", "media_type", "size_bytes", "sha256", "sm3", "unit", "issuer", "issued_on", "note", "is_declared") on "facts"."evidence" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm, jw_provider, jw_expert;
grant select on "facts"."evidence_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm, jw_provider, jw_expert;
grant insert on "facts"."evidence" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_firm, jw_provider, jw_expert;
grant insert on "facts"."evidence_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_firm, jw_provider, jw_expert;
create policy office_see on "facts"."evidence" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "facts"."evidence_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_add on "facts"."evidence" for insert to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_firm, jw_provider, jw_expert with check (true);
create policy office_add on "facts"."evidence_history" for insert to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_firm, jw_provider, jw_expert with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "facts"."evidence" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "facts"."evidence_history" for select to jw_unit_head, jw_liaison, jw_firm, jw_provider, jw_expert using (exists (select 1 from "facts"."evidence" parent where parent."id" = "facts"."evidence_history"."of"));
create policy unit_head_add on "facts"."evidence" for insert to jw_unit_head, jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));
create policy firm_see on "facts"."evidence" for select to jw_firm, jw_provider, jw_expert using (false);

-- facts.indicator
alter table "facts"."indicator" enable row level security;
alter table "facts"."indicator" force row level security;
grant select, insert on "facts"."indicator" to jw_house;
grant select on "facts"."indicator" to jw_backup;
create policy house_see on "facts"."indicator" for select to jw_house using (true);
create policy house_add on "facts"."indicator" for insert to jw_house with check (true);
create policy backup_see on "facts"."indicator" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "code", "plan", "name", "meaning", "measure_unit", "kind", "direction", "comparator", "target_codes", "baseline", "baseline_source", "data_unit") on "facts"."indicator" to jw_house;
create policy house_edit on "facts"."indicator" for update to jw_house using (true) with check (true);
alter table "facts"."indicator_history" enable row level security;
alter table "facts"."indicator_history" force row level security;
grant select, insert on "facts"."indicator_history" to jw_house;
grant select on "facts"."indicator_history" to jw_backup;
create policy house_see on "facts"."indicator_history" for select to jw_house using (true);
create policy house_add on "facts"."indicator_history" for insert to jw_house with check (true);
create policy backup_see on "facts"."indicator_history" for select to jw_backup using (true);
alter table "facts"."indicator_targets" enable row level security;
alter table "facts"."indicator_targets" force row level security;
grant select, insert on "facts"."indicator_targets" to jw_house;
grant select on "facts"."indicator_targets" to jw_backup;
create policy house_see on "facts"."indicator_targets" for select to jw_house using (true);
create policy house_add on "facts"."indicator_targets" for insert to jw_house with check (true);
create policy backup_see on "facts"."indicator_targets" for select to jw_backup using (true);
grant update ("gone", "year", "value") on "facts"."indicator_targets" to jw_house;
create policy house_edit on "facts"."indicator_targets" for update to jw_house using (true) with check (true);
alter table "facts"."indicator_owners" enable row level security;
alter table "facts"."indicator_owners" force row level security;
grant select, insert on "facts"."indicator_owners" to jw_house;
grant select on "facts"."indicator_owners" to jw_backup;
create policy house_see on "facts"."indicator_owners" for select to jw_house using (true);
create policy house_add on "facts"."indicator_owners" for insert to jw_house with check (true);
create policy backup_see on "facts"."indicator_owners" for select to jw_backup using (true);
grant update ("gone", "unit", "role", "clause") on "facts"."indicator_owners" to jw_house;
create policy house_edit on "facts"."indicator_owners" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "code", "plan", "name", "meaning", "measure_unit", "kind", "direction", "comparator", "target_codes", "baseline", "baseline_source", "data_unit") on "facts"."indicator" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant select on "facts"."indicator_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant select on "facts"."indicator_targets" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant select on "facts"."indicator_owners" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit, jw_public;
grant insert on "facts"."indicator" to jw_office;
grant update ("state", "revision", "definition_version", "code", "plan", "name", "meaning", "measure_unit", "kind", "direction", "comparator", "target_codes", "baseline", "baseline_source", "data_unit") on "facts"."indicator" to jw_office;
grant insert on "facts"."indicator_history" to jw_office;
grant insert on "facts"."indicator_targets" to jw_office;
grant update ("gone", "year", "value") on "facts"."indicator_targets" to jw_office;
grant insert on "facts"."indicator_owners" to jw_office;
grant update ("gone", "unit", "role", "clause") on "facts"."indicator_owners" to jw_office;
create policy office_see on "facts"."indicator" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "facts"."indicator_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "facts"."indicator_targets" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_see on "facts"."indicator_owners" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_audit using (true);
create policy office_add on "facts"."indicator" for insert to jw_office with check (true);
create policy office_edit on "facts"."indicator" for update to jw_office using ("state" = any (array['inUse'])) with check (true);
create policy office_add on "facts"."indicator_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "facts"."indicator_targets" for insert to jw_office with check (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_targets"."of"));
create policy office_edit on "facts"."indicator_targets" for update to jw_office using (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_targets"."of")) with check (true);
create policy office_add on "facts"."indicator_owners" for insert to jw_office with check (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_owners"."of"));
create policy office_edit on "facts"."indicator_owners" for update to jw_office using (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_owners"."of")) with check (true);
create policy public_see on "facts"."indicator" for select to jw_public using ("state" = any (array['inUse']));
create policy public_see on "facts"."indicator_history" for select to jw_public using (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_history"."of"));
create policy public_see on "facts"."indicator_targets" for select to jw_public using (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_targets"."of"));
create policy public_see on "facts"."indicator_owners" for select to jw_public using (exists (select 1 from "facts"."indicator" parent where parent."id" = "facts"."indicator_owners"."of"));

-- facts.fact
alter table "facts"."fact" enable row level security;
alter table "facts"."fact" force row level security;
grant select, insert on "facts"."fact" to jw_house;
grant select on "facts"."fact" to jw_backup;
create policy house_see on "facts"."fact" for select to jw_house using (true);
create policy house_add on "facts"."fact" for insert to jw_house with check (true);
create policy backup_see on "facts"."fact" for select to jw_backup using (true);
alter table "facts"."fact_history" enable row level security;
alter table "facts"."fact_history" force row level security;
grant select, insert on "facts"."fact_history" to jw_house;
grant select on "facts"."fact_history" to jw_backup;
create policy house_see on "facts"."fact_history" for select to jw_house using (true);
create policy house_add on "facts"."fact_history" for insert to jw_house with check (true);
create policy backup_see on "facts"."fact_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "indicator", "unit", "period", "value", "standing", "proof", "supersedes", "note", "source") on "facts"."fact" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "facts"."fact_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "facts"."fact" to jw_science_bureau, jw_liaison;
grant insert on "facts"."fact_history" to jw_science_bureau, jw_liaison;
create policy office_see on "facts"."fact" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "facts"."fact_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy science_bureau_add on "facts"."fact" for insert to jw_science_bureau, jw_liaison with check (true);
create policy science_bureau_add on "facts"."fact_history" for insert to jw_science_bureau, jw_liaison with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- facts.verdict
alter table "facts"."verdict" enable row level security;
alter table "facts"."verdict" force row level security;
grant select, insert on "facts"."verdict" to jw_house;
grant select on "facts"."verdict" to jw_backup;
create policy house_see on "facts"."verdict" for select to jw_house using (true);
create policy house_add on "facts"."verdict" for insert to jw_house with check (true);
create policy backup_see on "facts"."verdict" for select to jw_backup using (true);
alter table "facts"."verdict_history" enable row level security;
alter table "facts"."verdict_history" force row level security;
grant select, insert on "facts"."verdict_history" to jw_house;
grant select on "facts"."verdict_history" to jw_backup;
create policy house_see on "facts"."verdict_history" for select to jw_house using (true);
create policy house_add on "facts"."verdict_history" for insert to jw_house with check (true);
create policy backup_see on "facts"."verdict_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "fact", "outcome", "note", "giver") on "facts"."verdict" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "facts"."verdict_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "facts"."verdict" to jw_office, jw_assessor;
grant insert on "facts"."verdict_history" to jw_office, jw_assessor;
create policy office_see on "facts"."verdict" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "facts"."verdict_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "facts"."verdict" for insert to jw_office, jw_assessor with check (true);
create policy office_add on "facts"."verdict_history" for insert to jw_office, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- facts.indicatorEvent
alter table "facts"."indicator_event" enable row level security;
alter table "facts"."indicator_event" force row level security;
grant select, insert on "facts"."indicator_event" to jw_house;
grant select on "facts"."indicator_event" to jw_backup;
create policy house_see on "facts"."indicator_event" for select to jw_house using (true);
create policy house_add on "facts"."indicator_event" for insert to jw_house with check (true);
create policy backup_see on "facts"."indicator_event" for select to jw_backup using (true);
alter table "facts"."indicator_event_history" enable row level security;
alter table "facts"."indicator_event_history" force row level security;
grant select, insert on "facts"."indicator_event_history" to jw_house;
grant select on "facts"."indicator_event_history" to jw_backup;
create policy house_see on "facts"."indicator_event_history" for select to jw_house using (true);
create policy house_add on "facts"."indicator_event_history" for insert to jw_house with check (true);
create policy backup_see on "facts"."indicator_event_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "indicator", "source", "source_row", "subject", "dated", "amount", "effect") on "facts"."indicator_event" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "facts"."indicator_event_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
create policy office_see on "facts"."indicator_event" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "facts"."indicator_event_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);

-- delivery.assignment
alter table "delivery"."assignment" enable row level security;
alter table "delivery"."assignment" force row level security;
grant select, insert on "delivery"."assignment" to jw_house;
grant select on "delivery"."assignment" to jw_backup;
create policy house_see on "delivery"."assignment" for select to jw_house using (true);
create policy house_add on "delivery"."assignment" for insert to jw_house with check (true);
create policy backup_see on "delivery"."assignment" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "task", "unit", "matter", "demand", "due_on", "cycle", "in_charge", "dispute", "heir", "origin") on "delivery"."assignment" to jw_house;
create policy house_edit on "delivery"."assignment" for update to jw_house using (true) with check (true);
alter table "delivery"."assignment_history" enable row level security;
alter table "delivery"."assignment_history" force row level security;
grant select, insert on "delivery"."assignment_history" to jw_house;
grant select on "delivery"."assignment_history" to jw_backup;
create policy house_see on "delivery"."assignment_history" for select to jw_house using (true);
create policy house_add on "delivery"."assignment_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."assignment_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "task", "unit", "matter", "demand", "due_on", "cycle", "in_charge", "dispute", "heir", "origin") on "delivery"."assignment" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."assignment_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."assignment" to jw_office;
grant update ("state", "revision", "definition_version", "task", "unit", "matter", "demand", "due_on", "cycle", "in_charge", "dispute", "heir", "origin") on "delivery"."assignment" to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision;
grant insert on "delivery"."assignment_history" to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision;
create policy office_see on "delivery"."assignment" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."assignment_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."assignment" for insert to jw_office with check (true);
create policy office_edit on "delivery"."assignment" for update to jw_office using ("state" = any (array['proposed', 'disputed', 'acknowledged', 'running', 'suspended', 'closed'])) with check (true);
create policy office_add on "delivery"."assignment_history" for insert to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_edit on "delivery"."assignment" for update to jw_leader using ("state" = any (array['proposed', 'running', 'suspended', 'assigned', 'acknowledged'])) with check (true);
create policy unit_head_see on "delivery"."assignment" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['assigned', 'disputed', 'acknowledged', 'running', 'suspended', 'closing', 'closed', 'transferred', 'cancelled']));
create policy unit_head_see on "delivery"."assignment_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."assignment" parent where parent."id" = "delivery"."assignment_history"."of"));
create policy unit_head_edit on "delivery"."assignment" for update to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['assigned'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."assignment" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['assigned', 'acknowledged'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy supervision_edit on "delivery"."assignment" for update to jw_supervision using ("state" = any (array['closed'])) with check (true);

-- delivery.workPlan
alter table "delivery"."work_plan" enable row level security;
alter table "delivery"."work_plan" force row level security;
grant select, insert on "delivery"."work_plan" to jw_house;
grant select on "delivery"."work_plan" to jw_backup;
create policy house_see on "delivery"."work_plan" for select to jw_house using (true);
create policy house_add on "delivery"."work_plan" for insert to jw_house with check (true);
create policy backup_see on "delivery"."work_plan" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "unit", "year", "aim") on "delivery"."work_plan" to jw_house;
create policy house_edit on "delivery"."work_plan" for update to jw_house using (true) with check (true);
alter table "delivery"."work_plan_history" enable row level security;
alter table "delivery"."work_plan_history" force row level security;
grant select, insert on "delivery"."work_plan_history" to jw_house;
grant select on "delivery"."work_plan_history" to jw_backup;
create policy house_see on "delivery"."work_plan_history" for select to jw_house using (true);
create policy house_add on "delivery"."work_plan_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."work_plan_history" for select to jw_backup using (true);
alter table "delivery"."work_plan_splits" enable row level security;
alter table "delivery"."work_plan_splits" force row level security;
grant select, insert on "delivery"."work_plan_splits" to jw_house;
grant select on "delivery"."work_plan_splits" to jw_backup;
create policy house_see on "delivery"."work_plan_splits" for select to jw_house using (true);
create policy house_add on "delivery"."work_plan_splits" for insert to jw_house with check (true);
create policy backup_see on "delivery"."work_plan_splits" for select to jw_backup using (true);
grant update ("gone", "indicator", "value") on "delivery"."work_plan_splits" to jw_house;
create policy house_edit on "delivery"."work_plan_splits" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "unit", "year", "aim") on "delivery"."work_plan" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."work_plan_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."work_plan_splits" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "unit", "year", "aim") on "delivery"."work_plan" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."work_plan_history" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."work_plan_splits" to jw_office, jw_unit_head, jw_liaison;
grant update ("gone", "indicator", "value") on "delivery"."work_plan_splits" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."work_plan" to jw_liaison;
create policy office_see on "delivery"."work_plan" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."work_plan_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."work_plan_splits" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_edit on "delivery"."work_plan" for update to jw_office using ("state" = any (array['signed', 'approved'])) with check (true);
create policy office_add on "delivery"."work_plan_history" for insert to jw_office, jw_unit_head, jw_liaison with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "delivery"."work_plan_splits" for insert to jw_office, jw_unit_head, jw_liaison with check (exists (select 1 from "delivery"."work_plan" parent where parent."id" = "delivery"."work_plan_splits"."of"));
create policy office_edit on "delivery"."work_plan_splits" for update to jw_office, jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."work_plan" parent where parent."id" = "delivery"."work_plan_splits"."of")) with check (true);
create policy unit_head_see on "delivery"."work_plan" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "delivery"."work_plan_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."work_plan" parent where parent."id" = "delivery"."work_plan_history"."of"));
create policy unit_head_see on "delivery"."work_plan_splits" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."work_plan" parent where parent."id" = "delivery"."work_plan_splits"."of"));
create policy unit_head_edit on "delivery"."work_plan" for update to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['submitted'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_add on "delivery"."work_plan" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."work_plan" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['drafted', 'returned'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- delivery.measure
alter table "delivery"."measure" enable row level security;
alter table "delivery"."measure" force row level security;
grant select, insert on "delivery"."measure" to jw_house;
grant select on "delivery"."measure" to jw_backup;
create policy house_see on "delivery"."measure" for select to jw_house using (true);
create policy house_add on "delivery"."measure" for insert to jw_house with check (true);
create policy backup_see on "delivery"."measure" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "task", "unit", "year", "verb", "object", "quantity", "measure_unit", "due_on", "in_charge", "done_on") on "delivery"."measure" to jw_house;
create policy house_edit on "delivery"."measure" for update to jw_house using (true) with check (true);
alter table "delivery"."measure_history" enable row level security;
alter table "delivery"."measure_history" force row level security;
grant select, insert on "delivery"."measure_history" to jw_house;
grant select on "delivery"."measure_history" to jw_backup;
create policy house_see on "delivery"."measure_history" for select to jw_house using (true);
create policy house_add on "delivery"."measure_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."measure_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "task", "unit", "year", "verb", "object", "quantity", "measure_unit", "due_on", "in_charge", "done_on") on "delivery"."measure" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."measure_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "task", "unit", "year", "verb", "object", "quantity", "measure_unit", "due_on", "in_charge", "done_on") on "delivery"."measure" to jw_office, jw_liaison;
grant insert on "delivery"."measure_history" to jw_office, jw_liaison;
grant insert on "delivery"."measure" to jw_liaison;
create policy office_see on "delivery"."measure" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."measure_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_edit on "delivery"."measure" for update to jw_office using ("state" = any (array['planned'])) with check (true);
create policy office_add on "delivery"."measure_history" for insert to jw_office, jw_liaison with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "delivery"."measure" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "delivery"."measure_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."measure" parent where parent."id" = "delivery"."measure_history"."of"));
create policy liaison_add on "delivery"."measure" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."measure" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['planned'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- delivery.milestone
alter table "delivery"."milestone" enable row level security;
alter table "delivery"."milestone" force row level security;
grant select, insert on "delivery"."milestone" to jw_house;
grant select on "delivery"."milestone" to jw_backup;
create policy house_see on "delivery"."milestone" for select to jw_house using (true);
create policy house_add on "delivery"."milestone" for insert to jw_house with check (true);
create policy backup_see on "delivery"."milestone" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "task", "unit", "title", "due_on", "weight", "originally_due_on", "done_on", "quality", "proof") on "delivery"."milestone" to jw_house;
create policy house_edit on "delivery"."milestone" for update to jw_house using (true) with check (true);
alter table "delivery"."milestone_history" enable row level security;
alter table "delivery"."milestone_history" force row level security;
grant select, insert on "delivery"."milestone_history" to jw_house;
grant select on "delivery"."milestone_history" to jw_backup;
create policy house_see on "delivery"."milestone_history" for select to jw_house using (true);
create policy house_add on "delivery"."milestone_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."milestone_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "task", "unit", "title", "due_on", "weight", "originally_due_on", "done_on", "quality", "proof") on "delivery"."milestone" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."milestone_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."milestone" to jw_office, jw_liaison;
grant update ("state", "revision", "definition_version", "task", "unit", "title", "due_on", "weight", "originally_due_on", "done_on", "quality", "proof") on "delivery"."milestone" to jw_office, jw_liaison, jw_supervision;
grant insert on "delivery"."milestone_history" to jw_office, jw_liaison, jw_supervision;
create policy office_see on "delivery"."milestone" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."milestone_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."milestone" for insert to jw_office with check (true);
create policy office_edit on "delivery"."milestone" for update to jw_office using ("state" = any (array['done', 'planned'])) with check (true);
create policy office_add on "delivery"."milestone_history" for insert to jw_office, jw_liaison, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "delivery"."milestone" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "delivery"."milestone_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."milestone" parent where parent."id" = "delivery"."milestone_history"."of"));
create policy liaison_add on "delivery"."milestone" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."milestone" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['planned'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy supervision_edit on "delivery"."milestone" for update to jw_supervision using ("state" = any (array['done'])) with check (true);

-- delivery.dependency
alter table "delivery"."dependency" enable row level security;
alter table "delivery"."dependency" force row level security;
grant select, insert on "delivery"."dependency" to jw_house;
grant select on "delivery"."dependency" to jw_backup;
create policy house_see on "delivery"."dependency" for select to jw_house using (true);
create policy house_add on "delivery"."dependency" for insert to jw_house with check (true);
create policy backup_see on "delivery"."dependency" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "milestone", "unit", "supplier", "matter", "needed_on", "contest", "ruling", "delivered_on", "proof", "blocked_days") on "delivery"."dependency" to jw_house;
create policy house_edit on "delivery"."dependency" for update to jw_house using (true) with check (true);
alter table "delivery"."dependency_history" enable row level security;
alter table "delivery"."dependency_history" force row level security;
grant select, insert on "delivery"."dependency_history" to jw_house;
grant select on "delivery"."dependency_history" to jw_backup;
create policy house_see on "delivery"."dependency_history" for select to jw_house using (true);
create policy house_add on "delivery"."dependency_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."dependency_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "milestone", "unit", "supplier", "matter", "needed_on", "contest", "ruling", "delivered_on", "proof", "blocked_days") on "delivery"."dependency" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."dependency_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "milestone", "unit", "supplier", "matter", "needed_on", "contest", "ruling", "delivered_on", "proof", "blocked_days") on "delivery"."dependency" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."dependency_history" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."dependency" to jw_liaison;
create policy office_see on "delivery"."dependency" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."dependency_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_edit on "delivery"."dependency" for update to jw_office using ("state" = any (array['contested'])) with check (true);
create policy office_add on "delivery"."dependency_history" for insert to jw_office, jw_unit_head, jw_liaison with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "delivery"."dependency" for select to jw_unit_head, jw_liaison using ("state" = any (array['asked', 'agreed', 'contested', 'delivered', 'dropped']));
create policy unit_head_see on "delivery"."dependency_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."dependency" parent where parent."id" = "delivery"."dependency_history"."of"));
create policy unit_head_edit on "delivery"."dependency" for update to jw_unit_head using ("state" = any (array['asked', 'agreed'])) with check (true);
create policy liaison_add on "delivery"."dependency" for insert to jw_liaison with check (true);
create policy liaison_edit on "delivery"."dependency" for update to jw_liaison using ("state" = any (array['asked', 'agreed', 'delivered'])) with check (true);

-- delivery.progressReport
alter table "delivery"."progress_report" enable row level security;
alter table "delivery"."progress_report" force row level security;
grant select, insert on "delivery"."progress_report" to jw_house;
grant select on "delivery"."progress_report" to jw_backup;
create policy house_see on "delivery"."progress_report" for select to jw_house using (true);
create policy house_add on "delivery"."progress_report" for insert to jw_house with check (true);
create policy backup_see on "delivery"."progress_report" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "task", "unit", "period", "progress", "problems", "next_steps", "fall_cause", "completion", "files") on "delivery"."progress_report" to jw_house;
create policy house_edit on "delivery"."progress_report" for update to jw_house using (true) with check (true);
alter table "delivery"."progress_report_history" enable row level security;
alter table "delivery"."progress_report_history" force row level security;
grant select, insert on "delivery"."progress_report_history" to jw_house;
grant select on "delivery"."progress_report_history" to jw_backup;
create policy house_see on "delivery"."progress_report_history" for select to jw_house using (true);
create policy house_add on "delivery"."progress_report_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."progress_report_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "task", "unit", "period", "progress", "problems", "next_steps", "fall_cause", "completion", "files") on "delivery"."progress_report" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."progress_report_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "task", "unit", "period", "progress", "problems", "next_steps", "fall_cause", "completion", "files") on "delivery"."progress_report" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."progress_report_history" to jw_office, jw_unit_head, jw_liaison;
grant insert on "delivery"."progress_report" to jw_liaison;
create policy office_see on "delivery"."progress_report" for select to jw_office, jw_supervision, jw_audit using ("state" = any (array['confirmed', 'verified', 'returned']));
create policy office_see on "delivery"."progress_report_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (exists (select 1 from "delivery"."progress_report" parent where parent."id" = "delivery"."progress_report_history"."of"));
create policy office_edit on "delivery"."progress_report" for update to jw_office using ("state" = any (array['confirmed'])) with check (true);
create policy office_add on "delivery"."progress_report_history" for insert to jw_office, jw_unit_head, jw_liaison with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_see on "delivery"."progress_report" for select to jw_leader, jw_assessor using ("state" = any (array['verified']));
create policy science_bureau_see on "delivery"."progress_report" for select to jw_science_bureau using ("state" = any (array['confirmed', 'verified']));
create policy unit_head_see on "delivery"."progress_report" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_edit on "delivery"."progress_report" for update to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['submitted'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_add on "delivery"."progress_report" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."progress_report" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['drafted', 'returned', 'submitted'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- delivery.supervisionSlip
alter table "delivery"."supervision_slip" enable row level security;
alter table "delivery"."supervision_slip" force row level security;
grant select, insert on "delivery"."supervision_slip" to jw_house;
grant select on "delivery"."supervision_slip" to jw_backup;
create policy house_see on "delivery"."supervision_slip" for select to jw_house using (true);
create policy house_add on "delivery"."supervision_slip" for insert to jw_house with check (true);
create policy backup_see on "delivery"."supervision_slip" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "task", "unit", "colour", "matter", "demand", "basis", "reply", "reply_files") on "delivery"."supervision_slip" to jw_house;
create policy house_edit on "delivery"."supervision_slip" for update to jw_house using (true) with check (true);
alter table "delivery"."supervision_slip_history" enable row level security;
alter table "delivery"."supervision_slip_history" force row level security;
grant select, insert on "delivery"."supervision_slip_history" to jw_house;
grant select on "delivery"."supervision_slip_history" to jw_backup;
create policy house_see on "delivery"."supervision_slip_history" for select to jw_house using (true);
create policy house_add on "delivery"."supervision_slip_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."supervision_slip_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "task", "unit", "colour", "matter", "demand", "basis", "reply", "reply_files") on "delivery"."supervision_slip" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."supervision_slip_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."supervision_slip" to jw_office, jw_supervision;
grant update ("state", "revision", "definition_version", "number", "task", "unit", "colour", "matter", "demand", "basis", "reply", "reply_files") on "delivery"."supervision_slip" to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision;
grant insert on "delivery"."supervision_slip_history" to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision;
create policy office_see on "delivery"."supervision_slip" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."supervision_slip_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."supervision_slip" for insert to jw_office, jw_supervision with check (true);
create policy office_edit on "delivery"."supervision_slip" for update to jw_office, jw_supervision using ("state" = any (array['drafted', 'replied'])) with check (true);
create policy office_add on "delivery"."supervision_slip_history" for insert to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_edit on "delivery"."supervision_slip" for update to jw_leader using ("state" = any (array['drafted'])) with check (true);
create policy unit_head_see on "delivery"."supervision_slip" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['issued', 'received', 'replied', 'closed', 'escalated']));
create policy unit_head_see on "delivery"."supervision_slip_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."supervision_slip" parent where parent."id" = "delivery"."supervision_slip_history"."of"));
create policy unit_head_edit on "delivery"."supervision_slip" for update to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['issued', 'received'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."supervision_slip" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['issued'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- delivery.extension
alter table "delivery"."extension" enable row level security;
alter table "delivery"."extension" force row level security;
grant select, insert on "delivery"."extension" to jw_house;
grant select on "delivery"."extension" to jw_backup;
create policy house_see on "delivery"."extension" for select to jw_house using (true);
create policy house_add on "delivery"."extension" for insert to jw_house with check (true);
create policy backup_see on "delivery"."extension" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "milestone", "task", "unit", "due_on", "new_due_on", "cause", "proof") on "delivery"."extension" to jw_house;
create policy house_edit on "delivery"."extension" for update to jw_house using (true) with check (true);
alter table "delivery"."extension_history" enable row level security;
alter table "delivery"."extension_history" force row level security;
grant select, insert on "delivery"."extension_history" to jw_house;
grant select on "delivery"."extension_history" to jw_backup;
create policy house_see on "delivery"."extension_history" for select to jw_house using (true);
create policy house_add on "delivery"."extension_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."extension_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "milestone", "task", "unit", "due_on", "new_due_on", "cause", "proof") on "delivery"."extension" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."extension_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "milestone", "task", "unit", "due_on", "new_due_on", "cause", "proof") on "delivery"."extension" to jw_office, jw_leader, jw_unit_head, jw_liaison;
grant insert on "delivery"."extension_history" to jw_office, jw_leader, jw_unit_head, jw_liaison;
grant insert on "delivery"."extension" to jw_liaison;
create policy office_see on "delivery"."extension" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."extension_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_edit on "delivery"."extension" for update to jw_office, jw_leader using ("state" = any (array['endorsed', 'asked'])) with check (true);
create policy office_add on "delivery"."extension_history" for insert to jw_office, jw_leader, jw_unit_head, jw_liaison with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "delivery"."extension" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "delivery"."extension_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."extension" parent where parent."id" = "delivery"."extension_history"."of"));
create policy unit_head_edit on "delivery"."extension" for update to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['asked', 'endorsed'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_add on "delivery"."extension" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));

-- delivery.targetChange
alter table "delivery"."target_change" enable row level security;
alter table "delivery"."target_change" force row level security;
grant select, insert on "delivery"."target_change" to jw_house;
grant select on "delivery"."target_change" to jw_backup;
create policy house_see on "delivery"."target_change" for select to jw_house using (true);
create policy house_add on "delivery"."target_change" for insert to jw_house with check (true);
create policy backup_see on "delivery"."target_change" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "target", "plan", "old_value", "new_value", "old_deadline", "new_deadline", "document", "cause") on "delivery"."target_change" to jw_house;
create policy house_edit on "delivery"."target_change" for update to jw_house using (true) with check (true);
alter table "delivery"."target_change_history" enable row level security;
alter table "delivery"."target_change_history" force row level security;
grant select, insert on "delivery"."target_change_history" to jw_house;
grant select on "delivery"."target_change_history" to jw_backup;
create policy house_see on "delivery"."target_change_history" for select to jw_house using (true);
create policy house_add on "delivery"."target_change_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."target_change_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "target", "plan", "old_value", "new_value", "old_deadline", "new_deadline", "document", "cause") on "delivery"."target_change" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."target_change_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."target_change" to jw_office;
grant insert on "delivery"."target_change_history" to jw_office, jw_leader;
grant update ("state", "revision", "definition_version", "target", "plan", "old_value", "new_value", "old_deadline", "new_deadline", "document", "cause") on "delivery"."target_change" to jw_leader;
create policy office_see on "delivery"."target_change" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."target_change_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."target_change" for insert to jw_office with check (true);
create policy office_add on "delivery"."target_change_history" for insert to jw_office, jw_leader with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_edit on "delivery"."target_change" for update to jw_leader using ("state" = any (array['proposed'])) with check (true);
create policy unit_head_see on "delivery"."target_change" for select to jw_unit_head, jw_liaison using ("state" = any (array['entered']));
create policy unit_head_see on "delivery"."target_change_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."target_change" parent where parent."id" = "delivery"."target_change_history"."of"));

-- delivery.lightRuling
alter table "delivery"."light_ruling" enable row level security;
alter table "delivery"."light_ruling" force row level security;
grant select, insert on "delivery"."light_ruling" to jw_house;
grant select on "delivery"."light_ruling" to jw_backup;
create policy house_see on "delivery"."light_ruling" for select to jw_house using (true);
create policy house_add on "delivery"."light_ruling" for insert to jw_house with check (true);
create policy backup_see on "delivery"."light_ruling" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "task", "reckoned", "level", "until_day", "cause") on "delivery"."light_ruling" to jw_house;
create policy house_edit on "delivery"."light_ruling" for update to jw_house using (true) with check (true);
alter table "delivery"."light_ruling_history" enable row level security;
alter table "delivery"."light_ruling_history" force row level security;
grant select, insert on "delivery"."light_ruling_history" to jw_house;
grant select on "delivery"."light_ruling_history" to jw_backup;
create policy house_see on "delivery"."light_ruling_history" for select to jw_house using (true);
create policy house_add on "delivery"."light_ruling_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."light_ruling_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "task", "reckoned", "level", "until_day", "cause") on "delivery"."light_ruling" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."light_ruling_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."light_ruling" to jw_office, jw_supervision;
grant update ("state", "revision", "definition_version", "task", "reckoned", "level", "until_day", "cause") on "delivery"."light_ruling" to jw_office, jw_supervision;
grant insert on "delivery"."light_ruling_history" to jw_office, jw_supervision;
create policy office_see on "delivery"."light_ruling" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."light_ruling_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."light_ruling" for insert to jw_office, jw_supervision with check (true);
create policy office_edit on "delivery"."light_ruling" for update to jw_office, jw_supervision using ("state" = any (array['given'])) with check (true);
create policy office_add on "delivery"."light_ruling_history" for insert to jw_office, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "delivery"."light_ruling" for select to jw_unit_head, jw_liaison using ("state" = any (array['given', 'lifted', 'lapsed']));
create policy unit_head_see on "delivery"."light_ruling_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."light_ruling" parent where parent."id" = "delivery"."light_ruling_history"."of"));

-- delivery.closeOut
alter table "delivery"."close_out" enable row level security;
alter table "delivery"."close_out" force row level security;
grant select, insert on "delivery"."close_out" to jw_house;
grant select on "delivery"."close_out" to jw_backup;
create policy house_see on "delivery"."close_out" for select to jw_house using (true);
create policy house_add on "delivery"."close_out" for insert to jw_house with check (true);
create policy backup_see on "delivery"."close_out" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "assignment", "task", "unit", "summary", "proof", "check_note") on "delivery"."close_out" to jw_house;
create policy house_edit on "delivery"."close_out" for update to jw_house using (true) with check (true);
alter table "delivery"."close_out_history" enable row level security;
alter table "delivery"."close_out_history" force row level security;
grant select, insert on "delivery"."close_out_history" to jw_house;
grant select on "delivery"."close_out_history" to jw_backup;
create policy house_see on "delivery"."close_out_history" for select to jw_house using (true);
create policy house_add on "delivery"."close_out_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."close_out_history" for select to jw_backup using (true);
alter table "delivery"."close_out_figures" enable row level security;
alter table "delivery"."close_out_figures" force row level security;
grant select, insert on "delivery"."close_out_figures" to jw_house;
grant select on "delivery"."close_out_figures" to jw_backup;
create policy house_see on "delivery"."close_out_figures" for select to jw_house using (true);
create policy house_add on "delivery"."close_out_figures" for insert to jw_house with check (true);
create policy backup_see on "delivery"."close_out_figures" for select to jw_backup using (true);
grant update ("gone", "fact", "value") on "delivery"."close_out_figures" to jw_house;
create policy house_edit on "delivery"."close_out_figures" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "assignment", "task", "unit", "summary", "proof", "check_note") on "delivery"."close_out" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."close_out_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."close_out_figures" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "number", "assignment", "task", "unit", "summary", "proof", "check_note") on "delivery"."close_out" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision;
grant insert on "delivery"."close_out_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision;
grant insert on "delivery"."close_out_figures" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision;
grant update ("gone", "fact", "value") on "delivery"."close_out_figures" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision;
grant insert on "delivery"."close_out" to jw_liaison;
create policy office_see on "delivery"."close_out" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."close_out_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."close_out_figures" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_edit on "delivery"."close_out" for update to jw_office, jw_science_bureau, jw_supervision using ("state" = any (array['signed', 'checked'])) with check (true);
create policy office_add on "delivery"."close_out_history" for insert to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "delivery"."close_out_figures" for insert to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision with check (exists (select 1 from "delivery"."close_out" parent where parent."id" = "delivery"."close_out_figures"."of"));
create policy office_edit on "delivery"."close_out_figures" for update to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_supervision using (exists (select 1 from "delivery"."close_out" parent where parent."id" = "delivery"."close_out_figures"."of")) with check (true);
create policy leader_edit on "delivery"."close_out" for update to jw_leader using ("state" = any (array['checked'])) with check (true);
create policy unit_head_see on "delivery"."close_out" for select to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['submitted', 'signed', 'checked', 'closed', 'returned']));
create policy unit_head_see on "delivery"."close_out_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."close_out" parent where parent."id" = "delivery"."close_out_history"."of"));
create policy unit_head_see on "delivery"."close_out_figures" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."close_out" parent where parent."id" = "delivery"."close_out_figures"."of"));
create policy unit_head_edit on "delivery"."close_out" for update to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['submitted'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_see on "delivery"."close_out" for select to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_add on "delivery"."close_out" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_edit on "delivery"."close_out" for update to jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['drafted', 'returned'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- delivery.meeting
alter table "delivery"."meeting" enable row level security;
alter table "delivery"."meeting" force row level security;
grant select, insert on "delivery"."meeting" to jw_house;
grant select on "delivery"."meeting" to jw_backup;
create policy house_see on "delivery"."meeting" for select to jw_house using (true);
create policy house_add on "delivery"."meeting" for insert to jw_house with check (true);
create policy backup_see on "delivery"."meeting" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "title", "kind", "held_on", "agenda", "members", "present", "minutes") on "delivery"."meeting" to jw_house;
create policy house_edit on "delivery"."meeting" for update to jw_house using (true) with check (true);
alter table "delivery"."meeting_history" enable row level security;
alter table "delivery"."meeting_history" force row level security;
grant select, insert on "delivery"."meeting_history" to jw_house;
grant select on "delivery"."meeting_history" to jw_backup;
create policy house_see on "delivery"."meeting_history" for select to jw_house using (true);
create policy house_add on "delivery"."meeting_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."meeting_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "title", "kind", "held_on", "agenda", "members", "present", "minutes") on "delivery"."meeting" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."meeting_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."meeting" to jw_office;
grant update ("state", "revision", "definition_version", "number", "title", "kind", "held_on", "agenda", "members", "present", "minutes") on "delivery"."meeting" to jw_office;
grant insert on "delivery"."meeting_history" to jw_office;
create policy office_see on "delivery"."meeting" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."meeting_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."meeting" for insert to jw_office with check (true);
create policy office_edit on "delivery"."meeting" for update to jw_office using ("state" = any (array['planned', 'held'])) with check (true);
create policy office_add on "delivery"."meeting_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "delivery"."meeting" for select to jw_unit_head, jw_liaison using ("state" = any (array['minuted']));
create policy unit_head_see on "delivery"."meeting_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."meeting" parent where parent."id" = "delivery"."meeting_history"."of"));

-- delivery.decision
alter table "delivery"."decision" enable row level security;
alter table "delivery"."decision" force row level security;
grant select, insert on "delivery"."decision" to jw_house;
grant select on "delivery"."decision" to jw_backup;
create policy house_see on "delivery"."decision" for select to jw_house using (true);
create policy house_add on "delivery"."decision" for insert to jw_house with check (true);
create policy backup_see on "delivery"."decision" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "meeting", "unit", "task", "matter", "due_on", "result", "files") on "delivery"."decision" to jw_house;
create policy house_edit on "delivery"."decision" for update to jw_house using (true) with check (true);
alter table "delivery"."decision_history" enable row level security;
alter table "delivery"."decision_history" force row level security;
grant select, insert on "delivery"."decision_history" to jw_house;
grant select on "delivery"."decision_history" to jw_backup;
create policy house_see on "delivery"."decision_history" for select to jw_house using (true);
create policy house_add on "delivery"."decision_history" for insert to jw_house with check (true);
create policy backup_see on "delivery"."decision_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "meeting", "unit", "task", "matter", "due_on", "result", "files") on "delivery"."decision" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "delivery"."decision_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "delivery"."decision" to jw_office;
grant update ("state", "revision", "definition_version", "meeting", "unit", "task", "matter", "due_on", "result", "files") on "delivery"."decision" to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision;
grant insert on "delivery"."decision_history" to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision;
create policy office_see on "delivery"."decision" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "delivery"."decision_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "delivery"."decision" for insert to jw_office with check (true);
create policy office_edit on "delivery"."decision" for update to jw_office, jw_supervision using ("state" = any (array['reported'])) with check (true);
create policy office_add on "delivery"."decision_history" for insert to jw_office, jw_leader, jw_unit_head, jw_liaison, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_edit on "delivery"."decision" for update to jw_leader using ("state" = any (array['recorded', 'running'])) with check (true);
create policy unit_head_see on "delivery"."decision" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['running', 'reported', 'closed']));
create policy unit_head_see on "delivery"."decision_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "delivery"."decision" parent where parent."id" = "delivery"."decision_history"."of"));
create policy unit_head_edit on "delivery"."decision" for update to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['running'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- enterprise-registry.statForm
alter table "enterprise_registry"."stat_form" enable row level security;
alter table "enterprise_registry"."stat_form" force row level security;
grant select, insert on "enterprise_registry"."stat_form" to jw_house;
grant select on "enterprise_registry"."stat_form" to jw_backup;
create policy house_see on "enterprise_registry"."stat_form" for select to jw_house using (true);
create policy house_add on "enterprise_registry"."stat_form" for insert to jw_house with check (true);
create policy backup_see on "enterprise_registry"."stat_form" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "organisation", "period", "form", "output_fen", "high_tech_output_fen", "revenue_fen", "main_revenue_fen", "technology_income_fen", "product_income_fen", "service_revenue_fen", "trade_fen", "export_fen", "operating_profit_fen", "profit_fen", "net_profit_fen", "tax_paid_fen", "tax_relief_fen", "super_deduction_fen", "surcharges_fen", "vat_fen", "payroll_fen", "depreciation_fen", "fair_value_fen", "investment_income_fen", "assets_fen", "liabilities_fen", "fixed_investment_fen", "venture_fen", "rd_accounts_fen", "rd_total_fen", "rd_internal_fen", "staff", "staff_average", "graduates", "bachelors", "returnees", "foreigners", "new_hires", "rd_staff", "invention_grants", "valid_inventions", "software_rights", "energy_tce", "explanation", "proof", "filled_by") on "enterprise_registry"."stat_form" to jw_house;
create policy house_edit on "enterprise_registry"."stat_form" for update to jw_house using (true) with check (true);
alter table "enterprise_registry"."stat_form_history" enable row level security;
alter table "enterprise_registry"."stat_form_history" force row level security;
grant select, insert on "enterprise_registry"."stat_form_history" to jw_house;
grant select on "enterprise_registry"."stat_form_history" to jw_backup;
create policy house_see on "enterprise_registry"."stat_form_history" for select to jw_house using (true);
create policy house_add on "enterprise_registry"."stat_form_history" for insert to jw_house with check (true);
create policy backup_see on "enterprise_registry"."stat_form_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "organisation", "period", "form", "output_fen", "high_tech_output_fen", "revenue_fen", "main_revenue_fen", "technology_income_fen", "product_income_fen", "service_revenue_fen", "trade_fen", "export_fen", "operating_profit_fen", "profit_fen", "net_profit_fen", "tax_paid_fen", "tax_relief_fen", "super_deduction_fen", "surcharges_fen", "vat_fen", "payroll_fen", "depreciation_fen", "fair_value_fen", "investment_income_fen", "assets_fen", "liabilities_fen", "fixed_investment_fen", "venture_fen", "rd_accounts_fen", "rd_total_fen", "rd_internal_fen", "staff", "staff_average", "graduates", "bachelors", "returnees", "foreigners", "new_hires", "rd_staff", "invention_grants", "valid_inventions", "software_rights", "energy_tce", "explanation", "proof", "filled_by") on "enterprise_registry"."stat_form" to jw_office, jw_science_bureau, jw_assessor, jw_zone_department, jw_audit, jw_firm;
grant select on "enterprise_registry"."stat_form_history" to jw_office, jw_science_bureau, jw_assessor, jw_zone_department, jw_audit, jw_firm;
grant update ("state", "revision", "definition_version", "organisation", "period", "form", "output_fen", "high_tech_output_fen", "revenue_fen", "main_revenue_fen", "technology_income_fen", "product_income_fen", "service_revenue_fen", "trade_fen", "export_fen", "operating_profit_fen", "profit_fen", "net_profit_fen", "tax_paid_fen", "tax_relief_fen", "super_deduction_fen", "surcharges_fen", "vat_fen", "payroll_fen", "depreciation_fen", "fair_value_fen", "investment_income_fen", "assets_fen", "liabilities_fen", "fixed_investment_fen", "venture_fen", "rd_accounts_fen", "rd_total_fen", "rd_internal_fen", "staff", "staff_average", "graduates", "bachelors", "returnees", "foreigners", "new_hires", "rd_staff", "invention_grants", "valid_inventions", "software_rights", "energy_tce", "explanation", "proof", "filled_by") on "enterprise_registry"."stat_form" to jw_assessor, jw_zone_department, jw_firm;
grant insert on "enterprise_registry"."stat_form_history" to jw_assessor, jw_zone_department, jw_firm;
grant insert on "enterprise_registry"."stat_form" to jw_zone_department, jw_firm;
create policy office_see on "enterprise_registry"."stat_form" for select to jw_office, jw_science_bureau, jw_assessor, jw_zone_department, jw_audit using (true);
create policy office_see on "enterprise_registry"."stat_form_history" for select to jw_office, jw_science_bureau, jw_assessor, jw_zone_department, jw_audit using (true);
create policy assessor_edit on "enterprise_registry"."stat_form" for update to jw_assessor using ("state" = any (array['submitted', 'checked', 'final'])) with check (true);
create policy assessor_add on "enterprise_registry"."stat_form_history" for insert to jw_assessor, jw_zone_department, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "enterprise_registry"."stat_form" for insert to jw_zone_department with check (true);
create policy zone_department_edit on "enterprise_registry"."stat_form" for update to jw_zone_department using ("state" = any (array['filled', 'submitted', 'checked', 'queried'])) with check (true);
create policy firm_see on "enterprise_registry"."stat_form" for select to jw_firm using ("organisation" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "enterprise_registry"."stat_form_history" for select to jw_firm using (exists (select 1 from "enterprise_registry"."stat_form" parent where parent."id" = "enterprise_registry"."stat_form_history"."of"));
create policy firm_add on "enterprise_registry"."stat_form" for insert to jw_firm with check ("organisation" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "enterprise_registry"."stat_form" for update to jw_firm using ("organisation" = (select app.setting('app.organisation')::uuid) and "state" = any (array['filled', 'queried'])) with check ("organisation" = (select app.setting('app.organisation')::uuid));

-- open-challenge.challenge
alter table "open_challenge"."challenge" enable row level security;
alter table "open_challenge"."challenge" force row level security;
grant select, insert on "open_challenge"."challenge" to jw_house;
grant select on "open_challenge"."challenge" to jw_backup;
create policy house_see on "open_challenge"."challenge" for select to jw_house using (true);
create policy house_add on "open_challenge"."challenge" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."challenge" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "issuer", "title", "problem", "fund_line", "own_funds_fen", "published_on", "closes_on", "times_listed", "winner", "contract_fen", "support_fen", "start_fen", "contract", "own_payment", "contracted_on", "test_reports", "accepted_on", "final_fen", "paid_so_far_fen", "rest_fen", "returned_fen", "closed_on", "closing") on "open_challenge"."challenge" to jw_house;
create policy house_edit on "open_challenge"."challenge" for update to jw_house using (true) with check (true);
alter table "open_challenge"."challenge_history" enable row level security;
alter table "open_challenge"."challenge_history" force row level security;
grant select, insert on "open_challenge"."challenge_history" to jw_house;
grant select on "open_challenge"."challenge_history" to jw_backup;
create policy house_see on "open_challenge"."challenge_history" for select to jw_house using (true);
create policy house_add on "open_challenge"."challenge_history" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."challenge_history" for select to jw_backup using (true);
alter table "open_challenge"."challenge_figures" enable row level security;
alter table "open_challenge"."challenge_figures" force row level security;
grant select, insert on "open_challenge"."challenge_figures" to jw_house;
grant select on "open_challenge"."challenge_figures" to jw_backup;
create policy house_see on "open_challenge"."challenge_figures" for select to jw_house using (true);
create policy house_add on "open_challenge"."challenge_figures" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."challenge_figures" for select to jw_backup using (true);
grant update ("gone", "name", "direction", "threshold", "measure_unit", "test_method") on "open_challenge"."challenge_figures" to jw_house;
create policy house_edit on "open_challenge"."challenge_figures" for update to jw_house using (true) with check (true);
alter table "open_challenge"."challenge_results" enable row level security;
alter table "open_challenge"."challenge_results" force row level security;
grant select, insert on "open_challenge"."challenge_results" to jw_house;
grant select on "open_challenge"."challenge_results" to jw_backup;
create policy house_see on "open_challenge"."challenge_results" for select to jw_house using (true);
create policy house_add on "open_challenge"."challenge_results" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."challenge_results" for select to jw_backup using (true);
grant update ("gone", "figure", "measured", "tested_by", "is_reached") on "open_challenge"."challenge_results" to jw_house;
create policy house_edit on "open_challenge"."challenge_results" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "issuer", "title", "problem", "fund_line", "own_funds_fen", "published_on", "closes_on", "times_listed", "winner", "contract_fen", "support_fen", "start_fen", "contract", "own_payment", "contracted_on", "test_reports", "accepted_on", "final_fen", "paid_so_far_fen", "rest_fen", "returned_fen", "closed_on", "closing") on "open_challenge"."challenge" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm;
grant select on "open_challenge"."challenge_history" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_expert, jw_public;
grant select on "open_challenge"."challenge_figures" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_expert, jw_public;
grant select on "open_challenge"."challenge_results" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_expert, jw_public;
grant update ("state", "revision", "definition_version", "number", "issuer", "title", "problem", "fund_line", "own_funds_fen", "published_on", "closes_on", "times_listed", "winner", "contract_fen", "support_fen", "start_fen", "contract", "own_payment", "contracted_on", "test_reports", "accepted_on", "final_fen", "paid_so_far_fen", "rest_fen", "returned_fen", "closed_on", "closing") on "open_challenge"."challenge" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm;
grant insert on "open_challenge"."challenge_history" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm;
grant insert on "open_challenge"."challenge_figures" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm;
grant update ("gone", "name", "direction", "threshold", "measure_unit", "test_method") on "open_challenge"."challenge_figures" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm;
grant insert on "open_challenge"."challenge_results" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm;
grant update ("gone", "figure", "measured", "tested_by", "is_reached") on "open_challenge"."challenge_results" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm;
grant insert on "open_challenge"."challenge" to jw_firm;
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "issuer", "title", "problem", "fund_line", "own_funds_fen", "published_on", "closes_on", "times_listed", "winner", "contract_fen", "support_fen", "start_fen", "contracted_on", "test_reports", "accepted_on", "final_fen", "paid_so_far_fen", "rest_fen", "returned_fen", "closed_on") on "open_challenge"."challenge" to jw_expert;
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "issuer", "title", "problem", "fund_line", "published_on", "closes_on", "times_listed", "winner", "contract_fen", "support_fen", "start_fen", "contracted_on", "accepted_on", "final_fen", "closed_on") on "open_challenge"."challenge" to jw_public;
create policy science_bureau_see on "open_challenge"."challenge" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."challenge_history" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."challenge_figures" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."challenge_results" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_edit on "open_challenge"."challenge" for update to jw_science_bureau using ("state" = any (array['filed', 'screened', 'noticed', 'matched', 'contracted', 'underReview'])) with check (true);
create policy science_bureau_add on "open_challenge"."challenge_history" for insert to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy science_bureau_add on "open_challenge"."challenge_figures" for insert to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm with check (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_figures"."of"));
create policy science_bureau_edit on "open_challenge"."challenge_figures" for update to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm using (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_figures"."of")) with check (true);
create policy science_bureau_add on "open_challenge"."challenge_results" for insert to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm with check (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_results"."of"));
create policy science_bureau_edit on "open_challenge"."challenge_results" for update to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_firm using (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_results"."of")) with check (true);
create policy finance_edit on "open_challenge"."challenge" for update to jw_finance using ("state" = any (array['accepted'])) with check (true);
create policy approver_edit on "open_challenge"."challenge" for update to jw_approver using ("state" = any (array['screened', 'underReview'])) with check (true);
create policy case_officer_edit on "open_challenge"."challenge" for update to jw_case_officer using ("state" = any (array['matching', 'screened', 'bidding'])) with check (true);
create policy firm_see on "open_challenge"."challenge" for select to jw_firm using (("issuer" = (select app.setting('app.organisation')::uuid)) or "state" = any (array['bidding', 'matching']));
create policy firm_see on "open_challenge"."challenge_history" for select to jw_firm, jw_expert, jw_public using (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_history"."of"));
create policy firm_see on "open_challenge"."challenge_figures" for select to jw_firm, jw_expert, jw_public using (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_figures"."of"));
create policy firm_see on "open_challenge"."challenge_results" for select to jw_firm, jw_expert, jw_public using (exists (select 1 from "open_challenge"."challenge" parent where parent."id" = "open_challenge"."challenge_results"."of"));
create policy firm_add on "open_challenge"."challenge" for insert to jw_firm with check ("issuer" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "open_challenge"."challenge" for update to jw_firm using ("issuer" = (select app.setting('app.organisation')::uuid) and "state" = any (array['returned'])) with check ("issuer" = (select app.setting('app.organisation')::uuid));
create policy expert_see on "open_challenge"."challenge" for select to jw_expert using ("id" = any (array(select seat."challenge" from "open_challenge"."panel_seat" seat where seat."expert" = (select app.setting('app.person')::uuid))));
create policy public_see on "open_challenge"."challenge" for select to jw_public using ("state" = any (array['bidding', 'matching', 'noticed', 'matched', 'contracted', 'accepted', 'closed']));

-- open-challenge.bid
alter table "open_challenge"."bid" enable row level security;
alter table "open_challenge"."bid" force row level security;
grant select, insert on "open_challenge"."bid" to jw_house;
grant select on "open_challenge"."bid" to jw_backup;
create policy house_see on "open_challenge"."bid" for select to jw_house using (true);
create policy house_add on "open_challenge"."bid" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."bid" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "unsealed", "challenge", "issuer", "solver", "price_fen", "plan", "score_points") on "open_challenge"."bid" to jw_house;
create policy house_edit on "open_challenge"."bid" for update to jw_house using (true) with check (true);
alter table "open_challenge"."bid_history" enable row level security;
alter table "open_challenge"."bid_history" force row level security;
grant select, insert on "open_challenge"."bid_history" to jw_house;
grant select on "open_challenge"."bid_history" to jw_backup;
create policy house_see on "open_challenge"."bid_history" for select to jw_house using (true);
create policy house_add on "open_challenge"."bid_history" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."bid_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "unsealed", "challenge", "issuer", "solver", "price_fen", "plan", "score_points") on "open_challenge"."bid" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_expert;
grant select on "open_challenge"."bid_history" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_expert;
grant update ("state", "revision", "definition_version", "unsealed", "challenge", "issuer", "solver", "price_fen", "plan", "score_points") on "open_challenge"."bid" to jw_case_officer, jw_firm;
grant insert on "open_challenge"."bid_history" to jw_case_officer, jw_firm;
grant insert on "open_challenge"."bid" to jw_firm;
create policy science_bureau_see on "open_challenge"."bid" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."bid_history" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy case_officer_edit on "open_challenge"."bid" for update to jw_case_officer using ("state" = any (array['opened'])) with check (true);
create policy case_officer_add on "open_challenge"."bid_history" for insert to jw_case_officer, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy firm_see on "open_challenge"."bid" for select to jw_firm using ("solver" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "open_challenge"."bid_history" for select to jw_firm, jw_expert using (exists (select 1 from "open_challenge"."bid" parent where parent."id" = "open_challenge"."bid_history"."of"));
create policy firm_add on "open_challenge"."bid" for insert to jw_firm with check ("solver" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "open_challenge"."bid" for update to jw_firm using ("solver" = (select app.setting('app.organisation')::uuid) and "state" = any (array['sealed'])) with check ("solver" = (select app.setting('app.organisation')::uuid));
create policy expert_see on "open_challenge"."bid" for select to jw_expert using ("challenge" = any (array(select seat."challenge" from "open_challenge"."panel_seat" seat where seat."expert" = (select app.setting('app.person')::uuid))) and "state" = any (array['opened', 'ranked', 'won', 'lost']));

-- open-challenge.panelSeat
alter table "open_challenge"."panel_seat" enable row level security;
alter table "open_challenge"."panel_seat" force row level security;
grant select, insert on "open_challenge"."panel_seat" to jw_house;
grant select on "open_challenge"."panel_seat" to jw_backup;
create policy house_see on "open_challenge"."panel_seat" for select to jw_house using (true);
create policy house_add on "open_challenge"."panel_seat" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."panel_seat" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "challenge", "expert", "employer", "tie") on "open_challenge"."panel_seat" to jw_house;
create policy house_edit on "open_challenge"."panel_seat" for update to jw_house using (true) with check (true);
alter table "open_challenge"."panel_seat_history" enable row level security;
alter table "open_challenge"."panel_seat_history" force row level security;
grant select, insert on "open_challenge"."panel_seat_history" to jw_house;
grant select on "open_challenge"."panel_seat_history" to jw_backup;
create policy house_see on "open_challenge"."panel_seat_history" for select to jw_house using (true);
create policy house_add on "open_challenge"."panel_seat_history" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."panel_seat_history" for select to jw_backup using (true);
alter table "open_challenge"."panel_seat_points" enable row level security;
alter table "open_challenge"."panel_seat_points" force row level security;
grant select, insert on "open_challenge"."panel_seat_points" to jw_house;
grant select on "open_challenge"."panel_seat_points" to jw_backup;
create policy house_see on "open_challenge"."panel_seat_points" for select to jw_house using (true);
create policy house_add on "open_challenge"."panel_seat_points" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."panel_seat_points" for select to jw_backup using (true);
grant update ("gone", "bid", "points", "why") on "open_challenge"."panel_seat_points" to jw_house;
create policy house_edit on "open_challenge"."panel_seat_points" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "challenge", "expert", "employer", "tie") on "open_challenge"."panel_seat" to jw_science_bureau, jw_approver, jw_case_officer, jw_discipline, jw_audit, jw_expert;
grant select on "open_challenge"."panel_seat_history" to jw_science_bureau, jw_approver, jw_case_officer, jw_discipline, jw_audit, jw_expert;
grant select on "open_challenge"."panel_seat_points" to jw_science_bureau, jw_approver, jw_case_officer, jw_discipline, jw_audit, jw_expert;
grant insert on "open_challenge"."panel_seat" to jw_case_officer;
grant insert on "open_challenge"."panel_seat_history" to jw_case_officer, jw_expert;
grant insert on "open_challenge"."panel_seat_points" to jw_case_officer, jw_expert;
grant update ("gone", "bid", "points", "why") on "open_challenge"."panel_seat_points" to jw_case_officer, jw_expert;
grant update ("state", "revision", "definition_version", "challenge", "expert", "employer", "tie") on "open_challenge"."panel_seat" to jw_expert;
create policy science_bureau_see on "open_challenge"."panel_seat" for select to jw_science_bureau, jw_approver, jw_case_officer, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."panel_seat_history" for select to jw_science_bureau, jw_approver, jw_case_officer, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."panel_seat_points" for select to jw_science_bureau, jw_approver, jw_case_officer, jw_discipline, jw_audit using (true);
create policy case_officer_add on "open_challenge"."panel_seat" for insert to jw_case_officer with check (true);
create policy case_officer_add on "open_challenge"."panel_seat_history" for insert to jw_case_officer, jw_expert with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy case_officer_add on "open_challenge"."panel_seat_points" for insert to jw_case_officer, jw_expert with check (exists (select 1 from "open_challenge"."panel_seat" parent where parent."id" = "open_challenge"."panel_seat_points"."of"));
create policy case_officer_edit on "open_challenge"."panel_seat_points" for update to jw_case_officer, jw_expert using (exists (select 1 from "open_challenge"."panel_seat" parent where parent."id" = "open_challenge"."panel_seat_points"."of")) with check (true);
create policy expert_see on "open_challenge"."panel_seat" for select to jw_expert using ("expert" = (select app.setting('app.person')::uuid));
create policy expert_see on "open_challenge"."panel_seat_history" for select to jw_expert using (exists (select 1 from "open_challenge"."panel_seat" parent where parent."id" = "open_challenge"."panel_seat_history"."of"));
create policy expert_see on "open_challenge"."panel_seat_points" for select to jw_expert using (exists (select 1 from "open_challenge"."panel_seat" parent where parent."id" = "open_challenge"."panel_seat_points"."of"));
create policy expert_edit on "open_challenge"."panel_seat" for update to jw_expert using ("expert" = (select app.setting('app.person')::uuid) and "state" = any (array['drawn', 'accepted'])) with check ("expert" = (select app.setting('app.person')::uuid));

-- open-challenge.milestone
alter table "open_challenge"."milestone" enable row level security;
alter table "open_challenge"."milestone" force row level security;
grant select, insert on "open_challenge"."milestone" to jw_house;
grant select on "open_challenge"."milestone" to jw_backup;
create policy house_see on "open_challenge"."milestone" for select to jw_house using (true);
create policy house_add on "open_challenge"."milestone" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."milestone" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "challenge", "solver", "fund_line", "no", "result", "due_on", "pay_fen", "extended_to", "proof", "paid_on") on "open_challenge"."milestone" to jw_house;
create policy house_edit on "open_challenge"."milestone" for update to jw_house using (true) with check (true);
alter table "open_challenge"."milestone_history" enable row level security;
alter table "open_challenge"."milestone_history" force row level security;
grant select, insert on "open_challenge"."milestone_history" to jw_house;
grant select on "open_challenge"."milestone_history" to jw_backup;
create policy house_see on "open_challenge"."milestone_history" for select to jw_house using (true);
create policy house_add on "open_challenge"."milestone_history" for insert to jw_house with check (true);
create policy backup_see on "open_challenge"."milestone_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "challenge", "solver", "fund_line", "no", "result", "due_on", "pay_fen", "extended_to", "proof", "paid_on") on "open_challenge"."milestone" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm;
grant select on "open_challenge"."milestone_history" to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm;
grant update ("state", "revision", "definition_version", "challenge", "solver", "fund_line", "no", "result", "due_on", "pay_fen", "extended_to", "proof", "paid_on") on "open_challenge"."milestone" to jw_science_bureau, jw_finance, jw_firm;
grant insert on "open_challenge"."milestone_history" to jw_science_bureau, jw_finance, jw_case_officer, jw_firm;
grant insert on "open_challenge"."milestone" to jw_case_officer;
create policy science_bureau_see on "open_challenge"."milestone" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_see on "open_challenge"."milestone_history" for select to jw_science_bureau, jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy science_bureau_edit on "open_challenge"."milestone" for update to jw_science_bureau using ("state" = any (array['planned', 'reported', 'reportedAgain', 'extended'])) with check (true);
create policy science_bureau_add on "open_challenge"."milestone_history" for insert to jw_science_bureau, jw_finance, jw_case_officer, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy finance_edit on "open_challenge"."milestone" for update to jw_finance using ("state" = any (array['passed'])) with check (true);
create policy case_officer_add on "open_challenge"."milestone" for insert to jw_case_officer with check (true);
create policy firm_see on "open_challenge"."milestone" for select to jw_firm using ("solver" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "open_challenge"."milestone_history" for select to jw_firm using (exists (select 1 from "open_challenge"."milestone" parent where parent."id" = "open_challenge"."milestone_history"."of"));
create policy firm_edit on "open_challenge"."milestone" for update to jw_firm using ("solver" = (select app.setting('app.organisation')::uuid) and "state" = any (array['planned', 'extended'])) with check ("solver" = (select app.setting('app.organisation')::uuid));

-- enterprise-ladder.firmYear
alter table "enterprise_ladder"."firm_year" enable row level security;
alter table "enterprise_ladder"."firm_year" force row level security;
grant select, insert on "enterprise_ladder"."firm_year" to jw_house;
grant select on "enterprise_ladder"."firm_year" to jw_backup;
create policy house_see on "enterprise_ladder"."firm_year" for select to jw_house using (true);
create policy house_add on "enterprise_ladder"."firm_year" for insert to jw_house with check (true);
create policy backup_see on "enterprise_ladder"."firm_year" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "firm", "year", "source", "sales_fen", "income_fen", "costs_fen", "main_share", "main_income_fen", "high_tech_share", "rd_fen", "rd_home_share", "staff", "technology_staff", "assets_fen", "debt_share", "niche_share", "niche_years", "valuation_million_usd", "innovation_score", "has_private_funding", "had_accident", "is_listed_dishonest", "proof") on "enterprise_ladder"."firm_year" to jw_house;
create policy house_edit on "enterprise_ladder"."firm_year" for update to jw_house using (true) with check (true);
alter table "enterprise_ladder"."firm_year_history" enable row level security;
alter table "enterprise_ladder"."firm_year_history" force row level security;
grant select, insert on "enterprise_ladder"."firm_year_history" to jw_house;
grant select on "enterprise_ladder"."firm_year_history" to jw_backup;
create policy house_see on "enterprise_ladder"."firm_year_history" for select to jw_house using (true);
create policy house_add on "enterprise_ladder"."firm_year_history" for insert to jw_house with check (true);
create policy backup_see on "enterprise_ladder"."firm_year_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "firm", "year", "source", "sales_fen", "income_fen", "costs_fen", "main_share", "main_income_fen", "high_tech_share", "rd_fen", "rd_home_share", "staff", "technology_staff", "assets_fen", "debt_share", "niche_share", "niche_years", "valuation_million_usd", "innovation_score", "has_private_funding", "had_accident", "is_listed_dishonest", "proof") on "enterprise_ladder"."firm_year" to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "enterprise_ladder"."firm_year_history" to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant update ("state", "revision", "definition_version", "firm", "year", "source", "sales_fen", "income_fen", "costs_fen", "main_share", "main_income_fen", "high_tech_share", "rd_fen", "rd_home_share", "staff", "technology_staff", "assets_fen", "debt_share", "niche_share", "niche_years", "valuation_million_usd", "innovation_score", "has_private_funding", "had_accident", "is_listed_dishonest", "proof") on "enterprise_ladder"."firm_year" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant insert on "enterprise_ladder"."firm_year_history" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant insert on "enterprise_ladder"."firm_year" to jw_zone_department, jw_firm;
create policy office_see on "enterprise_ladder"."firm_year" for select to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "enterprise_ladder"."firm_year_history" for select to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy science_bureau_edit on "enterprise_ladder"."firm_year" for update to jw_science_bureau, jw_case_officer using ("state" = any (array['reported', 'verified'])) with check (true);
create policy science_bureau_add on "enterprise_ladder"."firm_year_history" for insert to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "enterprise_ladder"."firm_year" for insert to jw_zone_department with check (true);
create policy zone_department_edit on "enterprise_ladder"."firm_year" for update to jw_zone_department using ("state" = any (array['reported'])) with check (true);
create policy firm_see on "enterprise_ladder"."firm_year" for select to jw_firm using ("firm" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "enterprise_ladder"."firm_year_history" for select to jw_firm using (exists (select 1 from "enterprise_ladder"."firm_year" parent where parent."id" = "enterprise_ladder"."firm_year_history"."of"));
create policy firm_add on "enterprise_ladder"."firm_year" for insert to jw_firm with check ("firm" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "enterprise_ladder"."firm_year" for update to jw_firm using ("firm" = (select app.setting('app.organisation')::uuid) and "state" = any (array['reported'])) with check ("firm" = (select app.setting('app.organisation')::uuid));

-- enterprise-ladder.intellectualProperty
alter table "enterprise_ladder"."intellectual_property" enable row level security;
alter table "enterprise_ladder"."intellectual_property" force row level security;
grant select, insert on "enterprise_ladder"."intellectual_property" to jw_house;
grant select on "enterprise_ladder"."intellectual_property" to jw_backup;
create policy house_see on "enterprise_ladder"."intellectual_property" for select to jw_house using (true);
create policy house_add on "enterprise_ladder"."intellectual_property" for insert to jw_house with check (true);
create policy backup_see on "enterprise_ladder"."intellectual_property" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "firm", "kind", "class", "registration_no", "granted_on", "origin", "is_of_main_product") on "enterprise_ladder"."intellectual_property" to jw_house;
create policy house_edit on "enterprise_ladder"."intellectual_property" for update to jw_house using (true) with check (true);
alter table "enterprise_ladder"."intellectual_property_history" enable row level security;
alter table "enterprise_ladder"."intellectual_property_history" force row level security;
grant select, insert on "enterprise_ladder"."intellectual_property_history" to jw_house;
grant select on "enterprise_ladder"."intellectual_property_history" to jw_backup;
create policy house_see on "enterprise_ladder"."intellectual_property_history" for select to jw_house using (true);
create policy house_add on "enterprise_ladder"."intellectual_property_history" for insert to jw_house with check (true);
create policy backup_see on "enterprise_ladder"."intellectual_property_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "firm", "kind", "class", "registration_no", "granted_on", "origin", "is_of_main_product") on "enterprise_ladder"."intellectual_property" to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "enterprise_ladder"."intellectual_property_history" to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant insert on "enterprise_ladder"."intellectual_property" to jw_zone_department, jw_firm;
grant update ("state", "revision", "definition_version", "firm", "kind", "class", "registration_no", "granted_on", "origin", "is_of_main_product") on "enterprise_ladder"."intellectual_property" to jw_zone_department, jw_firm;
grant insert on "enterprise_ladder"."intellectual_property_history" to jw_zone_department, jw_firm;
create policy office_see on "enterprise_ladder"."intellectual_property" for select to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "enterprise_ladder"."intellectual_property_history" for select to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy zone_department_add on "enterprise_ladder"."intellectual_property" for insert to jw_zone_department with check (true);
create policy zone_department_edit on "enterprise_ladder"."intellectual_property" for update to jw_zone_department using ("state" = any (array['held'])) with check (true);
create policy zone_department_add on "enterprise_ladder"."intellectual_property_history" for insert to jw_zone_department, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy firm_see on "enterprise_ladder"."intellectual_property" for select to jw_firm using ("firm" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "enterprise_ladder"."intellectual_property_history" for select to jw_firm using (exists (select 1 from "enterprise_ladder"."intellectual_property" parent where parent."id" = "enterprise_ladder"."intellectual_property_history"."of"));
create policy firm_add on "enterprise_ladder"."intellectual_property" for insert to jw_firm with check ("firm" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "enterprise_ladder"."intellectual_property" for update to jw_firm using ("firm" = (select app.setting('app.organisation')::uuid) and "state" = any (array['held'])) with check ("firm" = (select app.setting('app.organisation')::uuid));

-- enterprise-ladder.qualification
alter table "enterprise_ladder"."qualification" enable row level security;
alter table "enterprise_ladder"."qualification" force row level security;
grant select, insert on "enterprise_ladder"."qualification" to jw_house;
grant select on "enterprise_ladder"."qualification" to jw_backup;
create policy house_see on "enterprise_ladder"."qualification" for select to jw_house using (true);
create policy house_add on "enterprise_ladder"."qualification" for insert to jw_house with check (true);
create policy backup_see on "enterprise_ladder"."qualification" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "firm", "rung", "coach", "certificate_no", "issuer", "batch", "rule_version", "issued_on", "valid_until", "is_moved_in", "is_first", "left_on", "proof") on "enterprise_ladder"."qualification" to jw_house;
create policy house_edit on "enterprise_ladder"."qualification" for update to jw_house using (true) with check (true);
alter table "enterprise_ladder"."qualification_history" enable row level security;
alter table "enterprise_ladder"."qualification_history" force row level security;
grant select, insert on "enterprise_ladder"."qualification_history" to jw_house;
grant select on "enterprise_ladder"."qualification_history" to jw_backup;
create policy house_see on "enterprise_ladder"."qualification_history" for select to jw_house using (true);
create policy house_add on "enterprise_ladder"."qualification_history" for insert to jw_house with check (true);
create policy backup_see on "enterprise_ladder"."qualification_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "firm", "rung", "coach", "certificate_no", "issuer", "batch", "rule_version", "issued_on", "valid_until", "is_moved_in", "is_first", "left_on", "proof") on "enterprise_ladder"."qualification" to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "enterprise_ladder"."qualification_history" to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant insert on "enterprise_ladder"."qualification" to jw_science_bureau, jw_zone_department, jw_firm;
grant update ("state", "revision", "definition_version", "firm", "rung", "coach", "certificate_no", "issuer", "batch", "rule_version", "issued_on", "valid_until", "is_moved_in", "is_first", "left_on", "proof") on "enterprise_ladder"."qualification" to jw_science_bureau, jw_zone_department, jw_firm;
grant insert on "enterprise_ladder"."qualification_history" to jw_science_bureau, jw_zone_department, jw_firm;
create policy office_see on "enterprise_ladder"."qualification" for select to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "enterprise_ladder"."qualification_history" for select to jw_office, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy science_bureau_add on "enterprise_ladder"."qualification" for insert to jw_science_bureau, jw_zone_department with check (true);
create policy science_bureau_edit on "enterprise_ladder"."qualification" for update to jw_science_bureau using ("state" = any (array['applied', 'recognised', 'lapsed', 'movedOut'])) with check (true);
create policy science_bureau_add on "enterprise_ladder"."qualification_history" for insert to jw_science_bureau, jw_zone_department, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_edit on "enterprise_ladder"."qualification" for update to jw_zone_department using ("state" = any (array['pooled', 'applied', 'recognised'])) with check (true);
create policy firm_see on "enterprise_ladder"."qualification" for select to jw_firm using ("firm" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "enterprise_ladder"."qualification_history" for select to jw_firm using (exists (select 1 from "enterprise_ladder"."qualification" parent where parent."id" = "enterprise_ladder"."qualification_history"."of"));
create policy firm_add on "enterprise_ladder"."qualification" for insert to jw_firm with check ("firm" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "enterprise_ladder"."qualification" for update to jw_firm using ("firm" = (select app.setting('app.organisation')::uuid) and "state" = any (array['pooled', 'applied'])) with check ("firm" = (select app.setting('app.organisation')::uuid));

-- innovation-voucher.scheme
alter table "innovation_voucher"."scheme" enable row level security;
alter table "innovation_voucher"."scheme" force row level security;
grant select, insert on "innovation_voucher"."scheme" to jw_house;
grant select on "innovation_voucher"."scheme" to jw_backup;
create policy house_see on "innovation_voucher"."scheme" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."scheme" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."scheme" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "year", "budget_fen", "categories", "basis") on "innovation_voucher"."scheme" to jw_house;
create policy house_edit on "innovation_voucher"."scheme" for update to jw_house using (true) with check (true);
alter table "innovation_voucher"."scheme_history" enable row level security;
alter table "innovation_voucher"."scheme_history" force row level security;
grant select, insert on "innovation_voucher"."scheme_history" to jw_house;
grant select on "innovation_voucher"."scheme_history" to jw_backup;
create policy house_see on "innovation_voucher"."scheme_history" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."scheme_history" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."scheme_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "year", "budget_fen", "categories", "basis") on "innovation_voucher"."scheme" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant select on "innovation_voucher"."scheme_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant update ("state", "revision", "definition_version", "year", "budget_fen", "categories", "basis") on "innovation_voucher"."scheme" to jw_approver;
grant insert on "innovation_voucher"."scheme_history" to jw_approver, jw_zone_department;
grant insert on "innovation_voucher"."scheme" to jw_zone_department;
create policy finance_see on "innovation_voucher"."scheme" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy finance_see on "innovation_voucher"."scheme_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy approver_edit on "innovation_voucher"."scheme" for update to jw_approver using ("state" = any (array['drafted', 'open'])) with check (true);
create policy approver_add on "innovation_voucher"."scheme_history" for insert to jw_approver, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "innovation_voucher"."scheme" for insert to jw_zone_department with check (true);
create policy firm_see on "innovation_voucher"."scheme" for select to jw_firm, jw_provider using ("state" = any (array['open']));
create policy firm_see on "innovation_voucher"."scheme_history" for select to jw_firm, jw_provider using (exists (select 1 from "innovation_voucher"."scheme" parent where parent."id" = "innovation_voucher"."scheme_history"."of"));

-- innovation-voucher.listing
alter table "innovation_voucher"."listing" enable row level security;
alter table "innovation_voucher"."listing" force row level security;
grant select, insert on "innovation_voucher"."listing" to jw_house;
grant select on "innovation_voucher"."listing" to jw_backup;
create policy house_see on "innovation_voucher"."listing" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."listing" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."listing" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "provider", "categories", "basis", "removed_on") on "innovation_voucher"."listing" to jw_house;
create policy house_edit on "innovation_voucher"."listing" for update to jw_house using (true) with check (true);
alter table "innovation_voucher"."listing_history" enable row level security;
alter table "innovation_voucher"."listing_history" force row level security;
grant select, insert on "innovation_voucher"."listing_history" to jw_house;
grant select on "innovation_voucher"."listing_history" to jw_backup;
create policy house_see on "innovation_voucher"."listing_history" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."listing_history" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."listing_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "provider", "categories", "basis", "removed_on") on "innovation_voucher"."listing" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant select on "innovation_voucher"."listing_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant update ("state", "revision", "definition_version", "provider", "categories", "basis", "removed_on") on "innovation_voucher"."listing" to jw_approver;
grant insert on "innovation_voucher"."listing_history" to jw_approver, jw_zone_department;
grant insert on "innovation_voucher"."listing" to jw_zone_department;
create policy finance_see on "innovation_voucher"."listing" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy finance_see on "innovation_voucher"."listing_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy approver_edit on "innovation_voucher"."listing" for update to jw_approver using ("state" = any (array['listed'])) with check (true);
create policy approver_add on "innovation_voucher"."listing_history" for insert to jw_approver, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "innovation_voucher"."listing" for insert to jw_zone_department with check (true);
create policy firm_see on "innovation_voucher"."listing" for select to jw_firm using ("state" = any (array['listed']));
create policy firm_see on "innovation_voucher"."listing_history" for select to jw_firm, jw_provider using (exists (select 1 from "innovation_voucher"."listing" parent where parent."id" = "innovation_voucher"."listing_history"."of"));
create policy provider_see on "innovation_voucher"."listing" for select to jw_provider using ("provider" = (select app.setting('app.organisation')::uuid));

-- innovation-voucher.redemptionWindow
alter table "innovation_voucher"."redemption_window" enable row level security;
alter table "innovation_voucher"."redemption_window" force row level security;
grant select, insert on "innovation_voucher"."redemption_window" to jw_house;
grant select on "innovation_voucher"."redemption_window" to jw_backup;
create policy house_see on "innovation_voucher"."redemption_window" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."redemption_window" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."redemption_window" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "scheme", "name", "opens_on", "closes_on", "funds_fen", "claimed_fen", "factor") on "innovation_voucher"."redemption_window" to jw_house;
create policy house_edit on "innovation_voucher"."redemption_window" for update to jw_house using (true) with check (true);
alter table "innovation_voucher"."redemption_window_history" enable row level security;
alter table "innovation_voucher"."redemption_window_history" force row level security;
grant select, insert on "innovation_voucher"."redemption_window_history" to jw_house;
grant select on "innovation_voucher"."redemption_window_history" to jw_backup;
create policy house_see on "innovation_voucher"."redemption_window_history" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."redemption_window_history" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."redemption_window_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "scheme", "name", "opens_on", "closes_on", "funds_fen", "claimed_fen", "factor") on "innovation_voucher"."redemption_window" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant select on "innovation_voucher"."redemption_window_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant update ("state", "revision", "definition_version", "scheme", "name", "opens_on", "closes_on", "funds_fen", "claimed_fen", "factor") on "innovation_voucher"."redemption_window" to jw_approver;
grant insert on "innovation_voucher"."redemption_window_history" to jw_approver, jw_zone_department;
grant insert on "innovation_voucher"."redemption_window" to jw_zone_department;
create policy finance_see on "innovation_voucher"."redemption_window" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider using (true);
create policy finance_see on "innovation_voucher"."redemption_window_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider using (true);
create policy approver_edit on "innovation_voucher"."redemption_window" for update to jw_approver using ("state" = any (array['planned'])) with check (true);
create policy approver_add on "innovation_voucher"."redemption_window_history" for insert to jw_approver, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "innovation_voucher"."redemption_window" for insert to jw_zone_department with check (true);

-- innovation-voucher.grant
alter table "innovation_voucher"."grant" enable row level security;
alter table "innovation_voucher"."grant" force row level security;
grant select, insert on "innovation_voucher"."grant" to jw_house;
grant select on "innovation_voucher"."grant" to jw_backup;
create policy house_see on "innovation_voucher"."grant" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."grant" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."grant" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "scheme", "holder", "size", "amount_fen", "pledge", "issued_on", "valid_until", "unused_fen", "revoked_on") on "innovation_voucher"."grant" to jw_house;
create policy house_edit on "innovation_voucher"."grant" for update to jw_house using (true) with check (true);
alter table "innovation_voucher"."grant_history" enable row level security;
alter table "innovation_voucher"."grant_history" force row level security;
grant select, insert on "innovation_voucher"."grant_history" to jw_house;
grant select on "innovation_voucher"."grant_history" to jw_backup;
create policy house_see on "innovation_voucher"."grant_history" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."grant_history" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."grant_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "scheme", "holder", "size", "amount_fen", "pledge", "issued_on", "valid_until", "unused_fen", "revoked_on") on "innovation_voucher"."grant" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm;
grant select on "innovation_voucher"."grant_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm;
grant update ("state", "revision", "definition_version", "number", "scheme", "holder", "size", "amount_fen", "pledge", "issued_on", "valid_until", "unused_fen", "revoked_on") on "innovation_voucher"."grant" to jw_approver, jw_case_officer, jw_firm;
grant insert on "innovation_voucher"."grant_history" to jw_approver, jw_case_officer, jw_firm;
grant insert on "innovation_voucher"."grant" to jw_firm;
create policy finance_see on "innovation_voucher"."grant" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy finance_see on "innovation_voucher"."grant_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy approver_edit on "innovation_voucher"."grant" for update to jw_approver using ("state" = any (array['issued', 'usedUp'])) with check (true);
create policy approver_add on "innovation_voucher"."grant_history" for insert to jw_approver, jw_case_officer, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy case_officer_edit on "innovation_voucher"."grant" for update to jw_case_officer using ("state" = any (array['applied'])) with check (true);
create policy firm_see on "innovation_voucher"."grant" for select to jw_firm using ("holder" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "innovation_voucher"."grant_history" for select to jw_firm using (exists (select 1 from "innovation_voucher"."grant" parent where parent."id" = "innovation_voucher"."grant_history"."of"));
create policy firm_add on "innovation_voucher"."grant" for insert to jw_firm with check ("holder" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "innovation_voucher"."grant" for update to jw_firm using ("holder" = (select app.setting('app.organisation')::uuid) and "state" = any (array['returned'])) with check ("holder" = (select app.setting('app.organisation')::uuid));

-- innovation-voucher.use
alter table "innovation_voucher"."use" enable row level security;
alter table "innovation_voucher"."use" force row level security;
grant select, insert on "innovation_voucher"."use" to jw_house;
grant select on "innovation_voucher"."use" to jw_backup;
create policy house_see on "innovation_voucher"."use" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."use" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."use" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "grant", "scheme", "holder", "provider", "category", "contract_no", "contract_fen", "signed_on", "voucher_fen", "delivered_on", "result", "invoice_no", "own_part_slip", "rating", "redemption", "spot_checked_on", "spot_check_note") on "innovation_voucher"."use" to jw_house;
create policy house_edit on "innovation_voucher"."use" for update to jw_house using (true) with check (true);
alter table "innovation_voucher"."use_history" enable row level security;
alter table "innovation_voucher"."use_history" force row level security;
grant select, insert on "innovation_voucher"."use_history" to jw_house;
grant select on "innovation_voucher"."use_history" to jw_backup;
create policy house_see on "innovation_voucher"."use_history" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."use_history" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."use_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "grant", "scheme", "holder", "provider", "category", "contract_no", "contract_fen", "signed_on", "voucher_fen", "delivered_on", "result", "invoice_no", "own_part_slip", "rating", "redemption", "spot_checked_on", "spot_check_note") on "innovation_voucher"."use" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant select on "innovation_voucher"."use_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_firm, jw_provider;
grant update ("state", "revision", "definition_version", "grant", "scheme", "holder", "provider", "category", "contract_no", "contract_fen", "signed_on", "voucher_fen", "delivered_on", "result", "invoice_no", "own_part_slip", "rating", "redemption", "spot_checked_on", "spot_check_note") on "innovation_voucher"."use" to jw_case_officer, jw_firm, jw_provider;
grant insert on "innovation_voucher"."use_history" to jw_case_officer, jw_firm, jw_provider;
grant insert on "innovation_voucher"."use" to jw_firm;
create policy finance_see on "innovation_voucher"."use" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy finance_see on "innovation_voucher"."use_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy case_officer_edit on "innovation_voucher"."use" for update to jw_case_officer using ("state" = any (array['inRedemption', 'locked', 'delivered', 'redeemable'])) with check (true);
create policy case_officer_add on "innovation_voucher"."use_history" for insert to jw_case_officer, jw_firm, jw_provider with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy firm_see on "innovation_voucher"."use" for select to jw_firm using ("holder" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "innovation_voucher"."use_history" for select to jw_firm, jw_provider using (exists (select 1 from "innovation_voucher"."use" parent where parent."id" = "innovation_voucher"."use_history"."of"));
create policy firm_add on "innovation_voucher"."use" for insert to jw_firm with check ("holder" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "innovation_voucher"."use" for update to jw_firm using ("holder" = (select app.setting('app.organisation')::uuid) and "state" = any (array['locked', 'delivered'])) with check ("holder" = (select app.setting('app.organisation')::uuid));
create policy provider_see on "innovation_voucher"."use" for select to jw_provider using ("provider" = (select app.setting('app.organisation')::uuid));
create policy provider_edit on "innovation_voucher"."use" for update to jw_provider using ("provider" = (select app.setting('app.organisation')::uuid) and "state" = any (array['locked'])) with check ("provider" = (select app.setting('app.organisation')::uuid));

-- innovation-voucher.redemption
alter table "innovation_voucher"."redemption" enable row level security;
alter table "innovation_voucher"."redemption" force row level security;
grant select, insert on "innovation_voucher"."redemption" to jw_house;
grant select on "innovation_voucher"."redemption" to jw_backup;
create policy house_see on "innovation_voucher"."redemption" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."redemption" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."redemption" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "scheme", "redemption_window", "provider", "claimed_fen", "payable_fen", "cut_fen", "paid_on", "settlement") on "innovation_voucher"."redemption" to jw_house;
create policy house_edit on "innovation_voucher"."redemption" for update to jw_house using (true) with check (true);
alter table "innovation_voucher"."redemption_history" enable row level security;
alter table "innovation_voucher"."redemption_history" force row level security;
grant select, insert on "innovation_voucher"."redemption_history" to jw_house;
grant select on "innovation_voucher"."redemption_history" to jw_backup;
create policy house_see on "innovation_voucher"."redemption_history" for select to jw_house using (true);
create policy house_add on "innovation_voucher"."redemption_history" for insert to jw_house with check (true);
create policy backup_see on "innovation_voucher"."redemption_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "scheme", "redemption_window", "provider", "claimed_fen", "payable_fen", "cut_fen", "paid_on", "settlement") on "innovation_voucher"."redemption" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_provider;
grant select on "innovation_voucher"."redemption_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit, jw_provider;
grant update ("state", "revision", "definition_version", "number", "scheme", "redemption_window", "provider", "claimed_fen", "payable_fen", "cut_fen", "paid_on", "settlement") on "innovation_voucher"."redemption" to jw_finance, jw_approver, jw_case_officer;
grant insert on "innovation_voucher"."redemption_history" to jw_finance, jw_approver, jw_case_officer, jw_provider;
grant insert on "innovation_voucher"."redemption" to jw_provider;
create policy finance_see on "innovation_voucher"."redemption" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy finance_see on "innovation_voucher"."redemption_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_discipline, jw_audit using (true);
create policy finance_edit on "innovation_voucher"."redemption" for update to jw_finance using ("state" = any (array['approved'])) with check (true);
create policy finance_add on "innovation_voucher"."redemption_history" for insert to jw_finance, jw_approver, jw_case_officer, jw_provider with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "innovation_voucher"."redemption" for update to jw_approver using ("state" = any (array['checked', 'noticed', 'filed', 'paid'])) with check (true);
create policy case_officer_edit on "innovation_voucher"."redemption" for update to jw_case_officer using ("state" = any (array['filed'])) with check (true);
create policy provider_see on "innovation_voucher"."redemption" for select to jw_provider using ("provider" = (select app.setting('app.organisation')::uuid));
create policy provider_see on "innovation_voucher"."redemption_history" for select to jw_provider using (exists (select 1 from "innovation_voucher"."redemption" parent where parent."id" = "innovation_voucher"."redemption_history"."of"));
create policy provider_add on "innovation_voucher"."redemption" for insert to jw_provider with check ("provider" = (select app.setting('app.organisation')::uuid));

-- research-platform.platform
alter table "research_platform"."platform" enable row level security;
alter table "research_platform"."platform" force row level security;
grant select, insert on "research_platform"."platform" to jw_house;
grant select on "research_platform"."platform" to jw_backup;
create policy house_see on "research_platform"."platform" for select to jw_house using (true);
create policy house_add on "research_platform"."platform" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "name", "kind", "host", "address", "lead_scientist", "work_field", "is_in_zone", "is_independent", "is_working_here", "inspection_proof", "report_due_on", "review_due_on", "failed_reviews", "left_on", "national_from", "national_left", "regional_from", "regional_left") on "research_platform"."platform" to jw_house;
create policy house_edit on "research_platform"."platform" for update to jw_house using (true) with check (true);
alter table "research_platform"."platform_history" enable row level security;
alter table "research_platform"."platform_history" force row level security;
grant select, insert on "research_platform"."platform_history" to jw_house;
grant select on "research_platform"."platform_history" to jw_backup;
create policy house_see on "research_platform"."platform_history" for select to jw_house using (true);
create policy house_add on "research_platform"."platform_history" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform_history" for select to jw_backup using (true);
alter table "research_platform"."platform_partners" enable row level security;
alter table "research_platform"."platform_partners" force row level security;
grant select, insert on "research_platform"."platform_partners" to jw_house;
grant select on "research_platform"."platform_partners" to jw_backup;
create policy house_see on "research_platform"."platform_partners" for select to jw_house using (true);
create policy house_add on "research_platform"."platform_partners" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform_partners" for select to jw_backup using (true);
grant update ("gone", "name", "role") on "research_platform"."platform_partners" to jw_house;
create policy house_edit on "research_platform"."platform_partners" for update to jw_house using (true) with check (true);
alter table "research_platform"."platform_national_again" enable row level security;
alter table "research_platform"."platform_national_again" force row level security;
grant select, insert on "research_platform"."platform_national_again" to jw_house;
grant select on "research_platform"."platform_national_again" to jw_backup;
create policy house_see on "research_platform"."platform_national_again" for select to jw_house using (true);
create policy house_add on "research_platform"."platform_national_again" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform_national_again" for select to jw_backup using (true);
grant update ("gone", "from", "left") on "research_platform"."platform_national_again" to jw_house;
create policy house_edit on "research_platform"."platform_national_again" for update to jw_house using (true) with check (true);
alter table "research_platform"."platform_regional_again" enable row level security;
alter table "research_platform"."platform_regional_again" force row level security;
grant select, insert on "research_platform"."platform_regional_again" to jw_house;
grant select on "research_platform"."platform_regional_again" to jw_backup;
create policy house_see on "research_platform"."platform_regional_again" for select to jw_house using (true);
create policy house_add on "research_platform"."platform_regional_again" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform_regional_again" for select to jw_backup using (true);
grant update ("gone", "from", "left") on "research_platform"."platform_regional_again" to jw_house;
create policy house_edit on "research_platform"."platform_regional_again" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "name", "kind", "host", "address", "lead_scientist", "work_field", "is_in_zone", "is_independent", "is_working_here", "inspection_proof", "report_due_on", "review_due_on", "failed_reviews", "left_on", "national_from", "national_left", "regional_from", "regional_left") on "research_platform"."platform" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."platform_history" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."platform_partners" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."platform_national_again" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."platform_regional_again" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant insert on "research_platform"."platform" to jw_science_bureau, jw_zone_department, jw_firm;
grant update ("state", "revision", "definition_version", "name", "kind", "host", "address", "lead_scientist", "work_field", "is_in_zone", "is_independent", "is_working_here", "inspection_proof", "report_due_on", "review_due_on", "failed_reviews", "left_on", "national_from", "national_left", "regional_from", "regional_left") on "research_platform"."platform" to jw_science_bureau, jw_case_officer, jw_zone_department;
grant insert on "research_platform"."platform_history" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant insert on "research_platform"."platform_partners" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant update ("gone", "name", "role") on "research_platform"."platform_partners" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant insert on "research_platform"."platform_national_again" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant update ("gone", "from", "left") on "research_platform"."platform_national_again" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant insert on "research_platform"."platform_regional_again" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
grant update ("gone", "from", "left") on "research_platform"."platform_regional_again" to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm;
create policy office_see on "research_platform"."platform" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."platform_history" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."platform_partners" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."platform_national_again" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."platform_regional_again" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy science_bureau_add on "research_platform"."platform" for insert to jw_science_bureau, jw_zone_department with check (true);
create policy science_bureau_edit on "research_platform"."platform" for update to jw_science_bureau, jw_zone_department using ("state" = any (array['planned', 'agreed', 'building', 'trial', 'standing', 'rectifying'])) with check (true);
create policy science_bureau_add on "research_platform"."platform_history" for insert to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy science_bureau_add on "research_platform"."platform_partners" for insert to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm with check (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_partners"."of"));
create policy science_bureau_edit on "research_platform"."platform_partners" for update to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_partners"."of")) with check (true);
create policy science_bureau_add on "research_platform"."platform_national_again" for insert to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm with check (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_national_again"."of"));
create policy science_bureau_edit on "research_platform"."platform_national_again" for update to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_national_again"."of")) with check (true);
create policy science_bureau_add on "research_platform"."platform_regional_again" for insert to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm with check (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_regional_again"."of"));
create policy science_bureau_edit on "research_platform"."platform_regional_again" for update to jw_science_bureau, jw_case_officer, jw_zone_department, jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_regional_again"."of")) with check (true);
create policy case_officer_edit on "research_platform"."platform" for update to jw_case_officer using ("state" = any (array['standing', 'rectifying'])) with check (true);
create policy firm_see on "research_platform"."platform" for select to jw_firm using ("host" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "research_platform"."platform_history" for select to jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_history"."of"));
create policy firm_see on "research_platform"."platform_partners" for select to jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_partners"."of"));
create policy firm_see on "research_platform"."platform_national_again" for select to jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_national_again"."of"));
create policy firm_see on "research_platform"."platform_regional_again" for select to jw_firm using (exists (select 1 from "research_platform"."platform" parent where parent."id" = "research_platform"."platform_regional_again"."of"));
create policy firm_add on "research_platform"."platform" for insert to jw_firm with check ("host" = (select app.setting('app.organisation')::uuid));

-- research-platform.plate
alter table "research_platform"."plate" enable row level security;
alter table "research_platform"."plate" force row level security;
grant select, insert on "research_platform"."plate" to jw_house;
grant select on "research_platform"."plate" to jw_backup;
create policy house_see on "research_platform"."plate" for select to jw_house using (true);
create policy house_add on "research_platform"."plate" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."plate" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "platform", "host", "name", "level", "issuer", "issuer_name", "certificate_no", "recognised_on", "valid_until", "left_on", "proof") on "research_platform"."plate" to jw_house;
create policy house_edit on "research_platform"."plate" for update to jw_house using (true) with check (true);
alter table "research_platform"."plate_history" enable row level security;
alter table "research_platform"."plate_history" force row level security;
grant select, insert on "research_platform"."plate_history" to jw_house;
grant select on "research_platform"."plate_history" to jw_backup;
create policy house_see on "research_platform"."plate_history" for select to jw_house using (true);
create policy house_add on "research_platform"."plate_history" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."plate_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "platform", "host", "name", "level", "issuer", "issuer_name", "certificate_no", "recognised_on", "valid_until", "left_on", "proof") on "research_platform"."plate" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."plate_history" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant insert on "research_platform"."plate" to jw_science_bureau;
grant update ("state", "revision", "definition_version", "platform", "host", "name", "level", "issuer", "issuer_name", "certificate_no", "recognised_on", "valid_until", "left_on", "proof") on "research_platform"."plate" to jw_science_bureau;
grant insert on "research_platform"."plate_history" to jw_science_bureau;
create policy office_see on "research_platform"."plate" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."plate_history" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy science_bureau_add on "research_platform"."plate" for insert to jw_science_bureau with check (true);
create policy science_bureau_edit on "research_platform"."plate" for update to jw_science_bureau using ("state" = any (array['valid', 'lapsed', 'movedOut', 'revoked'])) with check (true);
create policy science_bureau_add on "research_platform"."plate_history" for insert to jw_science_bureau with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy firm_see on "research_platform"."plate" for select to jw_firm using ("host" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "research_platform"."plate_history" for select to jw_firm using (exists (select 1 from "research_platform"."plate" parent where parent."id" = "research_platform"."plate_history"."of"));

-- research-platform.platformYear
alter table "research_platform"."platform_year" enable row level security;
alter table "research_platform"."platform_year" force row level security;
grant select, insert on "research_platform"."platform_year" to jw_house;
grant select on "research_platform"."platform_year" to jw_backup;
create policy house_see on "research_platform"."platform_year" for select to jw_house using (true);
create policy house_add on "research_platform"."platform_year" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform_year" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "platform", "host", "year", "staff", "research_staff", "research_fte", "income_fen", "research_spend_fen", "equipment_fen", "government_fen", "contracts", "contracts_fen", "patents", "standards", "spin_offs", "instruments_shared", "report_paper") on "research_platform"."platform_year" to jw_house;
create policy house_edit on "research_platform"."platform_year" for update to jw_house using (true) with check (true);
alter table "research_platform"."platform_year_history" enable row level security;
alter table "research_platform"."platform_year_history" force row level security;
grant select, insert on "research_platform"."platform_year_history" to jw_house;
grant select on "research_platform"."platform_year_history" to jw_backup;
create policy house_see on "research_platform"."platform_year_history" for select to jw_house using (true);
create policy house_add on "research_platform"."platform_year_history" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."platform_year_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "platform", "host", "year", "staff", "research_staff", "research_fte", "income_fen", "research_spend_fen", "equipment_fen", "government_fen", "contracts", "contracts_fen", "patents", "standards", "spin_offs", "instruments_shared", "report_paper") on "research_platform"."platform_year" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."platform_year_history" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant update ("state", "revision", "definition_version", "platform", "host", "year", "staff", "research_staff", "research_fte", "income_fen", "research_spend_fen", "equipment_fen", "government_fen", "contracts", "contracts_fen", "patents", "standards", "spin_offs", "instruments_shared", "report_paper") on "research_platform"."platform_year" to jw_science_bureau, jw_zone_department, jw_firm;
grant insert on "research_platform"."platform_year_history" to jw_science_bureau, jw_zone_department, jw_firm;
grant insert on "research_platform"."platform_year" to jw_zone_department, jw_firm;
create policy office_see on "research_platform"."platform_year" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."platform_year_history" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy science_bureau_edit on "research_platform"."platform_year" for update to jw_science_bureau, jw_zone_department using ("state" = any (array['reported'])) with check (true);
create policy science_bureau_add on "research_platform"."platform_year_history" for insert to jw_science_bureau, jw_zone_department, jw_firm with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "research_platform"."platform_year" for insert to jw_zone_department with check (true);
create policy firm_see on "research_platform"."platform_year" for select to jw_firm using ("host" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "research_platform"."platform_year_history" for select to jw_firm using (exists (select 1 from "research_platform"."platform_year" parent where parent."id" = "research_platform"."platform_year_history"."of"));
create policy firm_add on "research_platform"."platform_year" for insert to jw_firm with check ("host" = (select app.setting('app.organisation')::uuid));
create policy firm_edit on "research_platform"."platform_year" for update to jw_firm using ("host" = (select app.setting('app.organisation')::uuid) and "state" = any (array['reported'])) with check ("host" = (select app.setting('app.organisation')::uuid));

-- research-platform.agreement
alter table "research_platform"."agreement" enable row level security;
alter table "research_platform"."agreement" force row level security;
grant select, insert on "research_platform"."agreement" to jw_house;
grant select on "research_platform"."agreement" to jw_backup;
create policy house_see on "research_platform"."agreement" for select to jw_house using (true);
create policy house_add on "research_platform"."agreement" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."agreement" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "platform", "host", "signed_on", "exit_clause", "paper", "ended_on", "clawback_fen") on "research_platform"."agreement" to jw_house;
create policy house_edit on "research_platform"."agreement" for update to jw_house using (true) with check (true);
alter table "research_platform"."agreement_history" enable row level security;
alter table "research_platform"."agreement_history" force row level security;
grant select, insert on "research_platform"."agreement_history" to jw_house;
grant select on "research_platform"."agreement_history" to jw_backup;
create policy house_see on "research_platform"."agreement_history" for select to jw_house using (true);
create policy house_add on "research_platform"."agreement_history" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."agreement_history" for select to jw_backup using (true);
alter table "research_platform"."agreement_parties_of" enable row level security;
alter table "research_platform"."agreement_parties_of" force row level security;
grant select, insert on "research_platform"."agreement_parties_of" to jw_house;
grant select on "research_platform"."agreement_parties_of" to jw_backup;
create policy house_see on "research_platform"."agreement_parties_of" for select to jw_house using (true);
create policy house_add on "research_platform"."agreement_parties_of" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."agreement_parties_of" for select to jw_backup using (true);
grant update ("gone", "name") on "research_platform"."agreement_parties_of" to jw_house;
create policy house_edit on "research_platform"."agreement_parties_of" for update to jw_house using (true) with check (true);
alter table "research_platform"."agreement_sources" enable row level security;
alter table "research_platform"."agreement_sources" force row level security;
grant select, insert on "research_platform"."agreement_sources" to jw_house;
grant select on "research_platform"."agreement_sources" to jw_backup;
create policy house_see on "research_platform"."agreement_sources" for select to jw_house using (true);
create policy house_add on "research_platform"."agreement_sources" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."agreement_sources" for select to jw_backup using (true);
grant update ("gone", "payer", "amount_fen") on "research_platform"."agreement_sources" to jw_house;
create policy house_edit on "research_platform"."agreement_sources" for update to jw_house using (true) with check (true);
alter table "research_platform"."agreement_milestones" enable row level security;
alter table "research_platform"."agreement_milestones" force row level security;
grant select, insert on "research_platform"."agreement_milestones" to jw_house;
grant select on "research_platform"."agreement_milestones" to jw_backup;
create policy house_see on "research_platform"."agreement_milestones" for select to jw_house using (true);
create policy house_add on "research_platform"."agreement_milestones" for insert to jw_house with check (true);
create policy backup_see on "research_platform"."agreement_milestones" for select to jw_backup using (true);
grant update ("gone", "due_on", "deliverable", "weight", "amount_fen", "delivered_on") on "research_platform"."agreement_milestones" to jw_house;
create policy house_edit on "research_platform"."agreement_milestones" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "platform", "host", "signed_on", "exit_clause", "paper", "ended_on", "clawback_fen") on "research_platform"."agreement" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."agreement_history" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."agreement_parties_of" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."agreement_sources" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant select on "research_platform"."agreement_milestones" to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit, jw_firm;
grant insert on "research_platform"."agreement" to jw_zone_department;
grant update ("state", "revision", "definition_version", "platform", "host", "signed_on", "exit_clause", "paper", "ended_on", "clawback_fen") on "research_platform"."agreement" to jw_zone_department;
grant insert on "research_platform"."agreement_history" to jw_zone_department;
grant insert on "research_platform"."agreement_parties_of" to jw_zone_department;
grant update ("gone", "name") on "research_platform"."agreement_parties_of" to jw_zone_department;
grant insert on "research_platform"."agreement_sources" to jw_zone_department;
grant update ("gone", "payer", "amount_fen") on "research_platform"."agreement_sources" to jw_zone_department;
grant insert on "research_platform"."agreement_milestones" to jw_zone_department;
grant update ("gone", "due_on", "deliverable", "weight", "amount_fen", "delivered_on") on "research_platform"."agreement_milestones" to jw_zone_department;
create policy office_see on "research_platform"."agreement" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."agreement_history" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."agreement_parties_of" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."agreement_sources" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "research_platform"."agreement_milestones" for select to jw_office, jw_leader, jw_science_bureau, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy zone_department_add on "research_platform"."agreement" for insert to jw_zone_department with check (true);
create policy zone_department_edit on "research_platform"."agreement" for update to jw_zone_department using ("state" = any (array['signed'])) with check (true);
create policy zone_department_add on "research_platform"."agreement_history" for insert to jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_add on "research_platform"."agreement_parties_of" for insert to jw_zone_department with check (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_parties_of"."of"));
create policy zone_department_edit on "research_platform"."agreement_parties_of" for update to jw_zone_department using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_parties_of"."of")) with check (true);
create policy zone_department_add on "research_platform"."agreement_sources" for insert to jw_zone_department with check (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_sources"."of"));
create policy zone_department_edit on "research_platform"."agreement_sources" for update to jw_zone_department using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_sources"."of")) with check (true);
create policy zone_department_add on "research_platform"."agreement_milestones" for insert to jw_zone_department with check (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_milestones"."of"));
create policy zone_department_edit on "research_platform"."agreement_milestones" for update to jw_zone_department using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_milestones"."of")) with check (true);
create policy firm_see on "research_platform"."agreement" for select to jw_firm using ("host" = (select app.setting('app.organisation')::uuid));
create policy firm_see on "research_platform"."agreement_history" for select to jw_firm using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_history"."of"));
create policy firm_see on "research_platform"."agreement_parties_of" for select to jw_firm using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_parties_of"."of"));
create policy firm_see on "research_platform"."agreement_sources" for select to jw_firm using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_sources"."of"));
create policy firm_see on "research_platform"."agreement_milestones" for select to jw_firm using (exists (select 1 from "research_platform"."agreement" parent where parent."id" = "research_platform"."agreement_milestones"."of"));

-- tax-return.taxpayerScope
alter table "tax_return"."taxpayer_scope" enable row level security;
alter table "tax_return"."taxpayer_scope" force row level security;
grant select, insert on "tax_return"."taxpayer_scope" to jw_house;
grant select on "tax_return"."taxpayer_scope" to jw_backup;
create policy house_see on "tax_return"."taxpayer_scope" for select to jw_house using (true);
create policy house_add on "tax_return"."taxpayer_scope" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."taxpayer_scope" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "organisation", "list_name", "from_day", "left_day", "basis") on "tax_return"."taxpayer_scope" to jw_house;
create policy house_edit on "tax_return"."taxpayer_scope" for update to jw_house using (true) with check (true);
alter table "tax_return"."taxpayer_scope_history" enable row level security;
alter table "tax_return"."taxpayer_scope_history" force row level security;
grant select, insert on "tax_return"."taxpayer_scope_history" to jw_house;
grant select on "tax_return"."taxpayer_scope_history" to jw_backup;
create policy house_see on "tax_return"."taxpayer_scope_history" for select to jw_house using (true);
create policy house_add on "tax_return"."taxpayer_scope_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."taxpayer_scope_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "organisation", "list_name", "from_day", "left_day", "basis") on "tax_return"."taxpayer_scope" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."taxpayer_scope_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."taxpayer_scope" to jw_zone_department;
grant update ("state", "revision", "definition_version", "organisation", "list_name", "from_day", "left_day", "basis") on "tax_return"."taxpayer_scope" to jw_zone_department;
grant insert on "tax_return"."taxpayer_scope_history" to jw_zone_department;
create policy finance_see on "tax_return"."taxpayer_scope" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_see on "tax_return"."taxpayer_scope_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy zone_department_add on "tax_return"."taxpayer_scope" for insert to jw_zone_department with check (true);
create policy zone_department_edit on "tax_return"."taxpayer_scope" for update to jw_zone_department using ("state" = any (array['inScope'])) with check (true);
create policy zone_department_add on "tax_return"."taxpayer_scope_history" for insert to jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- tax-return.shareRule
alter table "tax_return"."share_rule" enable row level security;
alter table "tax_return"."share_rule" force row level security;
grant select, insert on "tax_return"."share_rule" to jw_house;
grant select on "tax_return"."share_rule" to jw_backup;
create policy house_see on "tax_return"."share_rule" for select to jw_house using (true);
create policy house_add on "tax_return"."share_rule" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."share_rule" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "kind", "share", "from_day", "until_day", "document_no", "basis") on "tax_return"."share_rule" to jw_house;
create policy house_edit on "tax_return"."share_rule" for update to jw_house using (true) with check (true);
alter table "tax_return"."share_rule_history" enable row level security;
alter table "tax_return"."share_rule_history" force row level security;
grant select, insert on "tax_return"."share_rule_history" to jw_house;
grant select on "tax_return"."share_rule_history" to jw_backup;
create policy house_see on "tax_return"."share_rule_history" for select to jw_house using (true);
create policy house_add on "tax_return"."share_rule_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."share_rule_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "kind", "share", "from_day", "until_day", "document_no", "basis") on "tax_return"."share_rule" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."share_rule_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."share_rule" to jw_finance;
grant update ("state", "revision", "definition_version", "kind", "share", "from_day", "until_day", "document_no", "basis") on "tax_return"."share_rule" to jw_finance, jw_approver;
grant insert on "tax_return"."share_rule_history" to jw_finance, jw_approver;
create policy office_see on "tax_return"."share_rule" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."share_rule_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "tax_return"."share_rule" for insert to jw_finance with check (true);
create policy finance_edit on "tax_return"."share_rule" for update to jw_finance using ("state" = any (array['drafted'])) with check (true);
create policy finance_add on "tax_return"."share_rule_history" for insert to jw_finance, jw_approver with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "tax_return"."share_rule" for update to jw_approver using ("state" = any (array['drafted', 'inForce'])) with check (true);

-- tax-return.taxCollection
alter table "tax_return"."tax_collection" enable row level security;
alter table "tax_return"."tax_collection" force row level security;
grant select, insert on "tax_return"."tax_collection" to jw_house;
grant select on "tax_return"."tax_collection" to jw_backup;
create policy house_see on "tax_return"."tax_collection" for select to jw_house using (true);
create policy house_add on "tax_return"."tax_collection" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."tax_collection" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "certificate_no", "kind", "organisation", "tax_period", "paid_in_on", "collected_fen", "refunded_fen", "quarter", "scope", "is_in_scope", "share_rule") on "tax_return"."tax_collection" to jw_house;
create policy house_edit on "tax_return"."tax_collection" for update to jw_house using (true) with check (true);
alter table "tax_return"."tax_collection_history" enable row level security;
alter table "tax_return"."tax_collection_history" force row level security;
grant select, insert on "tax_return"."tax_collection_history" to jw_house;
grant select on "tax_return"."tax_collection_history" to jw_backup;
create policy house_see on "tax_return"."tax_collection_history" for select to jw_house using (true);
create policy house_add on "tax_return"."tax_collection_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."tax_collection_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "certificate_no", "kind", "organisation", "tax_period", "paid_in_on", "collected_fen", "refunded_fen", "quarter", "scope", "is_in_scope", "share_rule") on "tax_return"."tax_collection" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."tax_collection_history" to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."tax_collection" to jw_finance, jw_case_officer;
grant update ("state", "revision", "definition_version", "certificate_no", "kind", "organisation", "tax_period", "paid_in_on", "collected_fen", "refunded_fen", "quarter", "scope", "is_in_scope", "share_rule") on "tax_return"."tax_collection" to jw_finance, jw_case_officer;
grant insert on "tax_return"."tax_collection_history" to jw_finance, jw_case_officer;
create policy finance_see on "tax_return"."tax_collection" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_see on "tax_return"."tax_collection_history" for select to jw_finance, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "tax_return"."tax_collection" for insert to jw_finance, jw_case_officer with check (true);
create policy finance_edit on "tax_return"."tax_collection" for update to jw_finance, jw_case_officer using ("state" = any (array['entered'])) with check (true);
create policy finance_add on "tax_return"."tax_collection_history" for insert to jw_finance, jw_case_officer with check ("person" is not distinct from (select app.setting('app.person')::uuid));

-- tax-return.returnYear
alter table "tax_return"."return_year" enable row level security;
alter table "tax_return"."return_year" force row level security;
grant select, insert on "tax_return"."return_year" to jw_house;
grant select on "tax_return"."return_year" to jw_backup;
create policy house_see on "tax_return"."return_year" for select to jw_house using (true);
create policy house_add on "tax_return"."return_year" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_year" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "year", "zone_unit", "basis", "quarters", "final_accounts", "settled_on", "entitled_fen", "returned_fen", "difference_fen", "overpaid_fen", "taken_back_fen", "withdrawn_fen") on "tax_return"."return_year" to jw_house;
create policy house_edit on "tax_return"."return_year" for update to jw_house using (true) with check (true);
alter table "tax_return"."return_year_history" enable row level security;
alter table "tax_return"."return_year_history" force row level security;
grant select, insert on "tax_return"."return_year_history" to jw_house;
grant select on "tax_return"."return_year_history" to jw_backup;
create policy house_see on "tax_return"."return_year_history" for select to jw_house using (true);
create policy house_add on "tax_return"."return_year_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_year_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "year", "zone_unit", "basis", "quarters", "final_accounts", "settled_on", "entitled_fen", "returned_fen", "difference_fen", "overpaid_fen", "taken_back_fen", "withdrawn_fen") on "tax_return"."return_year" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."return_year_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."return_year" to jw_finance;
grant update ("state", "revision", "definition_version", "year", "zone_unit", "basis", "quarters", "final_accounts", "settled_on", "entitled_fen", "returned_fen", "difference_fen", "overpaid_fen", "taken_back_fen", "withdrawn_fen") on "tax_return"."return_year" to jw_finance, jw_approver;
grant insert on "tax_return"."return_year_history" to jw_finance, jw_approver;
create policy office_see on "tax_return"."return_year" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."return_year_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "tax_return"."return_year" for insert to jw_finance with check (true);
create policy finance_edit on "tax_return"."return_year" for update to jw_finance using ("state" = any (array['open'])) with check (true);
create policy finance_add on "tax_return"."return_year_history" for insert to jw_finance, jw_approver with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "tax_return"."return_year" for update to jw_approver using ("state" = any (array['settled'])) with check (true);

-- tax-return.returnQuarter
alter table "tax_return"."return_quarter" enable row level security;
alter table "tax_return"."return_quarter" force row level security;
grant select, insert on "tax_return"."return_quarter" to jw_house;
grant select on "tax_return"."return_quarter" to jw_backup;
create policy house_see on "tax_return"."return_quarter" for select to jw_house using (true);
create policy house_add on "tax_return"."return_quarter" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_quarter" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "return_year", "year", "quarter", "outside_fen", "collected_fen", "refunded_fen", "entitled_fen", "carried_in_fen", "payable_fen", "carried_out_fen", "confirmation", "checked_on") on "tax_return"."return_quarter" to jw_house;
create policy house_edit on "tax_return"."return_quarter" for update to jw_house using (true) with check (true);
alter table "tax_return"."return_quarter_history" enable row level security;
alter table "tax_return"."return_quarter_history" force row level security;
grant select, insert on "tax_return"."return_quarter_history" to jw_house;
grant select on "tax_return"."return_quarter_history" to jw_backup;
create policy house_see on "tax_return"."return_quarter_history" for select to jw_house using (true);
create policy house_add on "tax_return"."return_quarter_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_quarter_history" for select to jw_backup using (true);
alter table "tax_return"."return_quarter_lines" enable row level security;
alter table "tax_return"."return_quarter_lines" force row level security;
grant select, insert on "tax_return"."return_quarter_lines" to jw_house;
grant select on "tax_return"."return_quarter_lines" to jw_backup;
create policy house_see on "tax_return"."return_quarter_lines" for select to jw_house using (true);
create policy house_add on "tax_return"."return_quarter_lines" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_quarter_lines" for select to jw_backup using (true);
grant update ("gone", "share_rule", "kind", "share", "collected_fen", "refunded_fen", "entitled_fen") on "tax_return"."return_quarter_lines" to jw_house;
create policy house_edit on "tax_return"."return_quarter_lines" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "return_year", "year", "quarter", "outside_fen", "collected_fen", "refunded_fen", "entitled_fen", "carried_in_fen", "payable_fen", "carried_out_fen", "confirmation", "checked_on") on "tax_return"."return_quarter" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."return_quarter_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."return_quarter_lines" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."return_quarter" to jw_finance, jw_case_officer;
grant update ("state", "revision", "definition_version", "return_year", "year", "quarter", "outside_fen", "collected_fen", "refunded_fen", "entitled_fen", "carried_in_fen", "payable_fen", "carried_out_fen", "confirmation", "checked_on") on "tax_return"."return_quarter" to jw_finance, jw_case_officer, jw_zone_department;
grant insert on "tax_return"."return_quarter_history" to jw_finance, jw_case_officer, jw_zone_department;
grant insert on "tax_return"."return_quarter_lines" to jw_finance, jw_case_officer, jw_zone_department;
grant update ("gone", "share_rule", "kind", "share", "collected_fen", "refunded_fen", "entitled_fen") on "tax_return"."return_quarter_lines" to jw_finance, jw_case_officer, jw_zone_department;
create policy office_see on "tax_return"."return_quarter" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."return_quarter_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."return_quarter_lines" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "tax_return"."return_quarter" for insert to jw_finance, jw_case_officer with check (true);
create policy finance_edit on "tax_return"."return_quarter" for update to jw_finance using ("state" = any (array['collecting', 'matched', 'confirmed', 'checked', 'carried'])) with check (true);
create policy finance_add on "tax_return"."return_quarter_history" for insert to jw_finance, jw_case_officer, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy finance_add on "tax_return"."return_quarter_lines" for insert to jw_finance, jw_case_officer, jw_zone_department with check (exists (select 1 from "tax_return"."return_quarter" parent where parent."id" = "tax_return"."return_quarter_lines"."of"));
create policy finance_edit on "tax_return"."return_quarter_lines" for update to jw_finance, jw_case_officer, jw_zone_department using (exists (select 1 from "tax_return"."return_quarter" parent where parent."id" = "tax_return"."return_quarter_lines"."of")) with check (true);
create policy case_officer_edit on "tax_return"."return_quarter" for update to jw_case_officer using ("state" = any (array['collecting', 'matched'])) with check (true);
create policy zone_department_edit on "tax_return"."return_quarter" for update to jw_zone_department using ("state" = any (array['computed'])) with check (true);

-- tax-return.returnPayment
alter table "tax_return"."return_payment" enable row level security;
alter table "tax_return"."return_payment" force row level security;
grant select, insert on "tax_return"."return_payment" to jw_house;
grant select on "tax_return"."return_payment" to jw_backup;
create policy house_see on "tax_return"."return_payment" for select to jw_house using (true);
create policy house_add on "tax_return"."return_payment" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_payment" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "return_year", "year", "kind", "payee", "amount_fen", "counted_fen", "over_from", "paid_on", "receipt") on "tax_return"."return_payment" to jw_house;
create policy house_edit on "tax_return"."return_payment" for update to jw_house using (true) with check (true);
alter table "tax_return"."return_payment_history" enable row level security;
alter table "tax_return"."return_payment_history" force row level security;
grant select, insert on "tax_return"."return_payment_history" to jw_house;
grant select on "tax_return"."return_payment_history" to jw_backup;
create policy house_see on "tax_return"."return_payment_history" for select to jw_house using (true);
create policy house_add on "tax_return"."return_payment_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_payment_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "return_year", "year", "kind", "payee", "amount_fen", "counted_fen", "over_from", "paid_on", "receipt") on "tax_return"."return_payment" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."return_payment_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."return_payment" to jw_finance, jw_case_officer;
grant update ("state", "revision", "definition_version", "number", "return_year", "year", "kind", "payee", "amount_fen", "counted_fen", "over_from", "paid_on", "receipt") on "tax_return"."return_payment" to jw_finance, jw_approver, jw_case_officer;
grant insert on "tax_return"."return_payment_history" to jw_finance, jw_approver, jw_case_officer;
create policy office_see on "tax_return"."return_payment" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."return_payment_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "tax_return"."return_payment" for insert to jw_finance, jw_case_officer with check (true);
create policy finance_edit on "tax_return"."return_payment" for update to jw_finance using ("state" = any (array['approved', 'ordered', 'due'])) with check (true);
create policy finance_add on "tax_return"."return_payment_history" for insert to jw_finance, jw_approver, jw_case_officer with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "tax_return"."return_payment" for update to jw_approver using ("state" = any (array['ordered', 'approved'])) with check (true);
create policy case_officer_edit on "tax_return"."return_payment" for update to jw_case_officer using ("state" = any (array['ordered'])) with check (true);

-- tax-return.returnUse
alter table "tax_return"."return_use" enable row level security;
alter table "tax_return"."return_use" force row level security;
grant select, insert on "tax_return"."return_use" to jw_house;
grant select on "tax_return"."return_use" to jw_backup;
create policy house_see on "tax_return"."return_use" for select to jw_house using (true);
create policy house_add on "tax_return"."return_use" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_use" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "return_year", "year", "purpose", "matter", "receiver", "reckoned_by", "amount_fen", "paid_on", "receipt") on "tax_return"."return_use" to jw_house;
create policy house_edit on "tax_return"."return_use" for update to jw_house using (true) with check (true);
alter table "tax_return"."return_use_history" enable row level security;
alter table "tax_return"."return_use_history" force row level security;
grant select, insert on "tax_return"."return_use_history" to jw_house;
grant select on "tax_return"."return_use_history" to jw_backup;
create policy house_see on "tax_return"."return_use_history" for select to jw_house using (true);
create policy house_add on "tax_return"."return_use_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."return_use_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "return_year", "year", "purpose", "matter", "receiver", "reckoned_by", "amount_fen", "paid_on", "receipt") on "tax_return"."return_use" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."return_use_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant update ("state", "revision", "definition_version", "return_year", "year", "purpose", "matter", "receiver", "reckoned_by", "amount_fen", "paid_on", "receipt") on "tax_return"."return_use" to jw_finance, jw_approver, jw_zone_department;
grant insert on "tax_return"."return_use_history" to jw_finance, jw_approver, jw_zone_department;
grant insert on "tax_return"."return_use" to jw_zone_department;
create policy office_see on "tax_return"."return_use" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."return_use_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_edit on "tax_return"."return_use" for update to jw_finance using ("state" = any (array['approved', 'paid'])) with check (true);
create policy finance_add on "tax_return"."return_use_history" for insert to jw_finance, jw_approver, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy approver_edit on "tax_return"."return_use" for update to jw_approver using ("state" = any (array['planned', 'approved'])) with check (true);
create policy zone_department_add on "tax_return"."return_use" for insert to jw_zone_department with check (true);
create policy zone_department_edit on "tax_return"."return_use" for update to jw_zone_department using ("state" = any (array['planned'])) with check (true);

-- tax-return.useFinding
alter table "tax_return"."use_finding" enable row level security;
alter table "tax_return"."use_finding" force row level security;
grant select, insert on "tax_return"."use_finding" to jw_house;
grant select on "tax_return"."use_finding" to jw_backup;
create policy house_see on "tax_return"."use_finding" for select to jw_house using (true);
create policy house_add on "tax_return"."use_finding" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."use_finding" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "return_use", "kind", "note", "explanation", "ruling") on "tax_return"."use_finding" to jw_house;
create policy house_edit on "tax_return"."use_finding" for update to jw_house using (true) with check (true);
alter table "tax_return"."use_finding_history" enable row level security;
alter table "tax_return"."use_finding_history" force row level security;
grant select, insert on "tax_return"."use_finding_history" to jw_house;
grant select on "tax_return"."use_finding_history" to jw_backup;
create policy house_see on "tax_return"."use_finding_history" for select to jw_house using (true);
create policy house_add on "tax_return"."use_finding_history" for insert to jw_house with check (true);
create policy backup_see on "tax_return"."use_finding_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "return_use", "kind", "note", "explanation", "ruling") on "tax_return"."use_finding" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant select on "tax_return"."use_finding_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit;
grant insert on "tax_return"."use_finding" to jw_finance;
grant update ("state", "revision", "definition_version", "return_use", "kind", "note", "explanation", "ruling") on "tax_return"."use_finding" to jw_finance, jw_zone_department;
grant insert on "tax_return"."use_finding_history" to jw_finance, jw_zone_department;
create policy office_see on "tax_return"."use_finding" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy office_see on "tax_return"."use_finding_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_finance, jw_supervision, jw_approver, jw_case_officer, jw_zone_department, jw_audit using (true);
create policy finance_add on "tax_return"."use_finding" for insert to jw_finance with check (true);
create policy finance_edit on "tax_return"."use_finding" for update to jw_finance using ("state" = any (array['explained', 'raised'])) with check (true);
create policy finance_add on "tax_return"."use_finding_history" for insert to jw_finance, jw_zone_department with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy zone_department_edit on "tax_return"."use_finding" for update to jw_zone_department using ("state" = any (array['raised'])) with check (true);

-- assessment.scheme
alter table "assessment"."scheme" enable row level security;
alter table "assessment"."scheme" force row level security;
grant select, insert on "assessment"."scheme" to jw_house;
grant select on "assessment"."scheme" to jw_backup;
create policy house_see on "assessment"."scheme" for select to jw_house using (true);
create policy house_add on "assessment"."scheme" for insert to jw_house with check (true);
create policy backup_see on "assessment"."scheme" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "year", "title", "settings", "approval") on "assessment"."scheme" to jw_house;
create policy house_edit on "assessment"."scheme" for update to jw_house using (true) with check (true);
alter table "assessment"."scheme_history" enable row level security;
alter table "assessment"."scheme_history" force row level security;
grant select, insert on "assessment"."scheme_history" to jw_house;
grant select on "assessment"."scheme_history" to jw_backup;
create policy house_see on "assessment"."scheme_history" for select to jw_house using (true);
create policy house_add on "assessment"."scheme_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."scheme_history" for select to jw_backup using (true);
alter table "assessment"."scheme_lines" enable row level security;
alter table "assessment"."scheme_lines" force row level security;
grant select, insert on "assessment"."scheme_lines" to jw_house;
grant select on "assessment"."scheme_lines" to jw_backup;
create policy house_see on "assessment"."scheme_lines" for select to jw_house using (true);
create policy house_add on "assessment"."scheme_lines" for insert to jw_house with check (true);
create policy backup_see on "assessment"."scheme_lines" for select to jw_backup using (true);
grant update ("gone", "indicator", "weight", "fn", "parameters", "basis") on "assessment"."scheme_lines" to jw_house;
create policy house_edit on "assessment"."scheme_lines" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "year", "title", "settings", "approval") on "assessment"."scheme" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit;
grant select on "assessment"."scheme_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit;
grant select on "assessment"."scheme_lines" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit;
grant insert on "assessment"."scheme" to jw_office, jw_assessor;
grant update ("state", "revision", "definition_version", "plan", "year", "title", "settings", "approval") on "assessment"."scheme" to jw_office, jw_leader, jw_assessor;
grant insert on "assessment"."scheme_history" to jw_office, jw_leader, jw_assessor;
grant insert on "assessment"."scheme_lines" to jw_office, jw_leader, jw_assessor;
grant update ("gone", "indicator", "weight", "fn", "parameters", "basis") on "assessment"."scheme_lines" to jw_office, jw_leader, jw_assessor;
create policy office_see on "assessment"."scheme" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."scheme_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."scheme_lines" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."scheme" for insert to jw_office, jw_assessor with check (true);
create policy office_edit on "assessment"."scheme" for update to jw_office, jw_assessor using ("state" = any (array['drafted'])) with check (true);
create policy office_add on "assessment"."scheme_history" for insert to jw_office, jw_leader, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "assessment"."scheme_lines" for insert to jw_office, jw_leader, jw_assessor with check (exists (select 1 from "assessment"."scheme" parent where parent."id" = "assessment"."scheme_lines"."of"));
create policy office_edit on "assessment"."scheme_lines" for update to jw_office, jw_leader, jw_assessor using (exists (select 1 from "assessment"."scheme" parent where parent."id" = "assessment"."scheme_lines"."of")) with check (true);
create policy leader_edit on "assessment"."scheme" for update to jw_leader using ("state" = any (array['drafted', 'approved'])) with check (true);

-- assessment.conduct
alter table "assessment"."conduct" enable row level security;
alter table "assessment"."conduct" force row level security;
grant select, insert on "assessment"."conduct" to jw_house;
grant select on "assessment"."conduct" to jw_backup;
create policy house_see on "assessment"."conduct" for select to jw_house using (true);
create policy house_add on "assessment"."conduct" for insert to jw_house with check (true);
create policy backup_see on "assessment"."conduct" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "unit", "year", "reports_due", "reports_late_short", "reports_late_long", "reports_missing", "returns", "decisions_due", "decisions_on_time", "slip_replies_late", "absences") on "assessment"."conduct" to jw_house;
create policy house_edit on "assessment"."conduct" for update to jw_house using (true) with check (true);
alter table "assessment"."conduct_history" enable row level security;
alter table "assessment"."conduct_history" force row level security;
grant select, insert on "assessment"."conduct_history" to jw_house;
grant select on "assessment"."conduct_history" to jw_backup;
create policy house_see on "assessment"."conduct_history" for select to jw_house using (true);
create policy house_add on "assessment"."conduct_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."conduct_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "unit", "year", "reports_due", "reports_late_short", "reports_late_long", "reports_missing", "returns", "decisions_due", "decisions_on_time", "slip_replies_late", "absences") on "assessment"."conduct" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."conduct_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "assessment"."conduct" to jw_office;
grant update ("state", "revision", "definition_version", "unit", "year", "reports_due", "reports_late_short", "reports_late_long", "reports_missing", "returns", "decisions_due", "decisions_on_time", "slip_replies_late", "absences") on "assessment"."conduct" to jw_office;
grant insert on "assessment"."conduct_history" to jw_office;
create policy office_see on "assessment"."conduct" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."conduct_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."conduct" for insert to jw_office with check (true);
create policy office_edit on "assessment"."conduct" for update to jw_office using ("state" = any (array['entered'])) with check (true);
create policy office_add on "assessment"."conduct_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "assessment"."conduct" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."conduct_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."conduct" parent where parent."id" = "assessment"."conduct_history"."of"));

-- assessment.adjustment
alter table "assessment"."adjustment" enable row level security;
alter table "assessment"."adjustment" force row level security;
grant select, insert on "assessment"."adjustment" to jw_house;
grant select on "assessment"."adjustment" to jw_backup;
create policy house_see on "assessment"."adjustment" for select to jw_house using (true);
create policy house_add on "assessment"."adjustment" for insert to jw_house with check (true);
create policy backup_see on "assessment"."adjustment" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "unit", "year", "kind", "indicator", "score_points", "effect", "matter", "basis", "tolerated_by") on "assessment"."adjustment" to jw_house;
create policy house_edit on "assessment"."adjustment" for update to jw_house using (true) with check (true);
alter table "assessment"."adjustment_history" enable row level security;
alter table "assessment"."adjustment_history" force row level security;
grant select, insert on "assessment"."adjustment_history" to jw_house;
grant select on "assessment"."adjustment_history" to jw_backup;
create policy house_see on "assessment"."adjustment_history" for select to jw_house using (true);
create policy house_add on "assessment"."adjustment_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."adjustment_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "unit", "year", "kind", "indicator", "score_points", "effect", "matter", "basis", "tolerated_by") on "assessment"."adjustment" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."adjustment_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "assessment"."adjustment" to jw_office, jw_supervision;
grant insert on "assessment"."adjustment_history" to jw_office, jw_leader, jw_supervision;
grant update ("state", "revision", "definition_version", "unit", "year", "kind", "indicator", "score_points", "effect", "matter", "basis", "tolerated_by") on "assessment"."adjustment" to jw_leader;
create policy office_see on "assessment"."adjustment" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."adjustment_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."adjustment" for insert to jw_office, jw_supervision with check (true);
create policy office_add on "assessment"."adjustment_history" for insert to jw_office, jw_leader, jw_supervision with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_edit on "assessment"."adjustment" for update to jw_leader using ("state" = any (array['entered', 'tolerated'])) with check (true);
create policy unit_head_see on "assessment"."adjustment" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."adjustment_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."adjustment" parent where parent."id" = "assessment"."adjustment_history"."of"));

-- assessment.selfReview
alter table "assessment"."self_review" enable row level security;
alter table "assessment"."self_review" force row level security;
grant select, insert on "assessment"."self_review" to jw_house;
grant select on "assessment"."self_review" to jw_backup;
create policy house_see on "assessment"."self_review" for select to jw_house using (true);
create policy house_add on "assessment"."self_review" for insert to jw_house with check (true);
create policy backup_see on "assessment"."self_review" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "unit", "year", "summary", "proof", "checker") on "assessment"."self_review" to jw_house;
create policy house_edit on "assessment"."self_review" for update to jw_house using (true) with check (true);
alter table "assessment"."self_review_history" enable row level security;
alter table "assessment"."self_review_history" force row level security;
grant select, insert on "assessment"."self_review_history" to jw_house;
grant select on "assessment"."self_review_history" to jw_backup;
create policy house_see on "assessment"."self_review_history" for select to jw_house using (true);
create policy house_add on "assessment"."self_review_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."self_review_history" for select to jw_backup using (true);
alter table "assessment"."self_review_lines" enable row level security;
alter table "assessment"."self_review_lines" force row level security;
grant select, insert on "assessment"."self_review_lines" to jw_house;
grant select on "assessment"."self_review_lines" to jw_backup;
create policy house_see on "assessment"."self_review_lines" for select to jw_house using (true);
create policy house_add on "assessment"."self_review_lines" for insert to jw_house with check (true);
create policy backup_see on "assessment"."self_review_lines" for select to jw_backup using (true);
grant update ("gone", "indicator", "claimed", "method", "explanation") on "assessment"."self_review_lines" to jw_house;
create policy house_edit on "assessment"."self_review_lines" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "unit", "year", "summary", "proof", "checker") on "assessment"."self_review" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."self_review_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."self_review_lines" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "plan", "unit", "year", "summary", "proof", "checker") on "assessment"."self_review" to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor;
grant insert on "assessment"."self_review_history" to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor;
grant insert on "assessment"."self_review_lines" to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor;
grant update ("gone", "indicator", "claimed", "method", "explanation") on "assessment"."self_review_lines" to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor;
grant insert on "assessment"."self_review" to jw_liaison;
create policy office_see on "assessment"."self_review" for select to jw_office, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using ("state" = any (array['signed', 'returned', 'checked']));
create policy office_see on "assessment"."self_review_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (exists (select 1 from "assessment"."self_review" parent where parent."id" = "assessment"."self_review_history"."of"));
create policy office_see on "assessment"."self_review_lines" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (exists (select 1 from "assessment"."self_review" parent where parent."id" = "assessment"."self_review_lines"."of"));
create policy leader_see on "assessment"."self_review" for select to jw_leader using ("state" = any (array['signed', 'checked']));
create policy science_bureau_edit on "assessment"."self_review" for update to jw_science_bureau, jw_assessor using ("state" = any (array['signed'])) with check (true);
create policy science_bureau_add on "assessment"."self_review_history" for insert to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy science_bureau_add on "assessment"."self_review_lines" for insert to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor with check (exists (select 1 from "assessment"."self_review" parent where parent."id" = "assessment"."self_review_lines"."of"));
create policy science_bureau_edit on "assessment"."self_review_lines" for update to jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor using (exists (select 1 from "assessment"."self_review" parent where parent."id" = "assessment"."self_review_lines"."of")) with check (true);
create policy unit_head_see on "assessment"."self_review" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_edit on "assessment"."self_review" for update to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['drafted', 'returned'])) with check ("unit" = (select app.setting('app.unit')::uuid));
create policy liaison_add on "assessment"."self_review" for insert to jw_liaison with check ("unit" = (select app.setting('app.unit')::uuid));

-- assessment.draw
alter table "assessment"."draw" enable row level security;
alter table "assessment"."draw" force row level security;
grant select, insert on "assessment"."draw" to jw_house;
grant select on "assessment"."draw" to jw_backup;
create policy house_see on "assessment"."draw" for select to jw_house using (true);
create policy house_add on "assessment"."draw" for insert to jw_house with check (true);
create policy backup_see on "assessment"."draw" for select to jw_backup using (true);
alter table "assessment"."draw_history" enable row level security;
alter table "assessment"."draw_history" force row level security;
grant select, insert on "assessment"."draw_history" to jw_house;
grant select on "assessment"."draw_history" to jw_backup;
create policy house_see on "assessment"."draw_history" for select to jw_house using (true);
create policy house_add on "assessment"."draw_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."draw_history" for select to jw_backup using (true);
alter table "assessment"."draw_items" enable row level security;
alter table "assessment"."draw_items" force row level security;
grant select, insert on "assessment"."draw_items" to jw_house;
grant select on "assessment"."draw_items" to jw_backup;
create policy house_see on "assessment"."draw_items" for select to jw_house using (true);
create policy house_add on "assessment"."draw_items" for insert to jw_house with check (true);
create policy backup_see on "assessment"."draw_items" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "year", "scheme", "seed", "seed_source") on "assessment"."draw" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."draw_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."draw_items" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "assessment"."draw" to jw_office, jw_assessor;
grant insert on "assessment"."draw_history" to jw_office, jw_assessor;
grant insert on "assessment"."draw_items" to jw_office, jw_assessor;
create policy office_see on "assessment"."draw" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."draw_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."draw_items" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."draw" for insert to jw_office, jw_assessor with check (true);
create policy office_add on "assessment"."draw_history" for insert to jw_office, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "assessment"."draw_items" for insert to jw_office, jw_assessor with check (exists (select 1 from "assessment"."draw" parent where parent."id" = "assessment"."draw_items"."of"));

-- assessment.recheck
alter table "assessment"."recheck" enable row level security;
alter table "assessment"."recheck" force row level security;
grant select, insert on "assessment"."recheck" to jw_house;
grant select on "assessment"."recheck" to jw_backup;
create policy house_see on "assessment"."recheck" for select to jw_house using (true);
create policy house_add on "assessment"."recheck" for insert to jw_house with check (true);
create policy backup_see on "assessment"."recheck" for select to jw_backup using (true);
alter table "assessment"."recheck_history" enable row level security;
alter table "assessment"."recheck_history" force row level security;
grant select, insert on "assessment"."recheck_history" to jw_house;
grant select on "assessment"."recheck_history" to jw_backup;
create policy house_see on "assessment"."recheck_history" for select to jw_house using (true);
create policy house_add on "assessment"."recheck_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."recheck_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "draw", "unit", "indicator", "year", "checked_on", "present", "outcome", "found", "note", "proof", "checker") on "assessment"."recheck" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."recheck_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "assessment"."recheck" to jw_science_bureau, jw_assessor;
grant insert on "assessment"."recheck_history" to jw_science_bureau, jw_assessor;
create policy office_see on "assessment"."recheck" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."recheck_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy science_bureau_add on "assessment"."recheck" for insert to jw_science_bureau, jw_assessor with check (true);
create policy science_bureau_add on "assessment"."recheck_history" for insert to jw_science_bureau, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "assessment"."recheck" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."recheck_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."recheck" parent where parent."id" = "assessment"."recheck_history"."of"));

-- assessment.run
alter table "assessment"."run" enable row level security;
alter table "assessment"."run" force row level security;
grant select, insert on "assessment"."run" to jw_house;
grant select on "assessment"."run" to jw_backup;
create policy house_see on "assessment"."run" for select to jw_house using (true);
create policy house_add on "assessment"."run" for insert to jw_house with check (true);
create policy backup_see on "assessment"."run" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "plan", "year", "scheme", "corrects", "cut_off", "plan_score", "engine", "fingerprint", "inputs", "approval") on "assessment"."run" to jw_house;
create policy house_edit on "assessment"."run" for update to jw_house using (true) with check (true);
alter table "assessment"."run_history" enable row level security;
alter table "assessment"."run_history" force row level security;
grant select, insert on "assessment"."run_history" to jw_house;
grant select on "assessment"."run_history" to jw_backup;
create policy house_see on "assessment"."run_history" for select to jw_house using (true);
create policy house_add on "assessment"."run_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."run_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "plan", "year", "scheme", "corrects", "cut_off", "plan_score", "engine", "fingerprint", "inputs", "approval") on "assessment"."run" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit;
grant select on "assessment"."run_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit;
grant insert on "assessment"."run" to jw_office, jw_assessor;
grant update ("state", "revision", "definition_version", "number", "plan", "year", "scheme", "corrects", "cut_off", "plan_score", "engine", "fingerprint", "inputs", "approval") on "assessment"."run" to jw_office, jw_leader, jw_assessor;
grant insert on "assessment"."run_history" to jw_office, jw_leader, jw_assessor;
create policy office_see on "assessment"."run" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."run_history" for select to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_finance, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."run" for insert to jw_office, jw_assessor with check (true);
create policy office_edit on "assessment"."run" for update to jw_office using ("state" = any (array['provisional', 'approved'])) with check (true);
create policy office_add on "assessment"."run_history" for insert to jw_office, jw_leader, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy leader_edit on "assessment"."run" for update to jw_leader using ("state" = any (array['settled'])) with check (true);
create policy assessor_edit on "assessment"."run" for update to jw_assessor using ("state" = any (array['provisional'])) with check (true);

-- assessment.unitScore
alter table "assessment"."unit_score" enable row level security;
alter table "assessment"."unit_score" force row level security;
grant select, insert on "assessment"."unit_score" to jw_house;
grant select on "assessment"."unit_score" to jw_backup;
create policy house_see on "assessment"."unit_score" for select to jw_house using (true);
create policy house_add on "assessment"."unit_score" for insert to jw_house with check (true);
create policy backup_see on "assessment"."unit_score" for select to jw_backup using (true);
alter table "assessment"."unit_score_history" enable row level security;
alter table "assessment"."unit_score_history" force row level security;
grant select, insert on "assessment"."unit_score_history" to jw_house;
grant select on "assessment"."unit_score_history" to jw_backup;
create policy house_see on "assessment"."unit_score_history" for select to jw_house using (true);
create policy house_add on "assessment"."unit_score_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."unit_score_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "run", "unit", "group", "targets_points", "tasks_points", "process_points", "bonus_points", "deduction_points", "total_points", "low_points", "high_points", "grade", "place", "is_complete", "working") on "assessment"."unit_score" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."unit_score_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
create policy office_see on "assessment"."unit_score" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."unit_score_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy unit_head_see on "assessment"."unit_score" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."unit_score_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."unit_score" parent where parent."id" = "assessment"."unit_score_history"."of"));

-- assessment.scoreLine
alter table "assessment"."score_line" enable row level security;
alter table "assessment"."score_line" force row level security;
grant select, insert on "assessment"."score_line" to jw_house;
grant select on "assessment"."score_line" to jw_backup;
create policy house_see on "assessment"."score_line" for select to jw_house using (true);
create policy house_add on "assessment"."score_line" for insert to jw_house with check (true);
create policy backup_see on "assessment"."score_line" for select to jw_backup using (true);
alter table "assessment"."score_line_history" enable row level security;
alter table "assessment"."score_line_history" force row level security;
grant select, insert on "assessment"."score_line_history" to jw_house;
grant select on "assessment"."score_line_history" to jw_backup;
create policy house_see on "assessment"."score_line_history" for select to jw_house using (true);
create policy house_add on "assessment"."score_line_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."score_line_history" for select to jw_backup using (true);
alter table "assessment"."score_line_facts" enable row level security;
alter table "assessment"."score_line_facts" force row level security;
grant select, insert on "assessment"."score_line_facts" to jw_house;
grant select on "assessment"."score_line_facts" to jw_backup;
create policy house_see on "assessment"."score_line_facts" for select to jw_house using (true);
create policy house_add on "assessment"."score_line_facts" for insert to jw_house with check (true);
create policy backup_see on "assessment"."score_line_facts" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "unit_score", "unit", "indicator", "weight", "role", "coefficient", "rate", "own", "effective", "contribution", "status", "value", "reason_code", "reason_details") on "assessment"."score_line" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."score_line_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."score_line_facts" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
create policy office_see on "assessment"."score_line" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."score_line_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."score_line_facts" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy unit_head_see on "assessment"."score_line" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."score_line_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."score_line" parent where parent."id" = "assessment"."score_line_history"."of"));
create policy unit_head_see on "assessment"."score_line_facts" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."score_line" parent where parent."id" = "assessment"."score_line_facts"."of"));

-- assessment.appeal
alter table "assessment"."appeal" enable row level security;
alter table "assessment"."appeal" force row level security;
grant select, insert on "assessment"."appeal" to jw_house;
grant select on "assessment"."appeal" to jw_backup;
create policy house_see on "assessment"."appeal" for select to jw_house using (true);
create policy house_add on "assessment"."appeal" for insert to jw_house with check (true);
create policy backup_see on "assessment"."appeal" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "number", "run", "unit", "subject", "indicator", "adjustment", "claimed_value", "grounds", "proof", "decision") on "assessment"."appeal" to jw_house;
create policy house_edit on "assessment"."appeal" for update to jw_house using (true) with check (true);
alter table "assessment"."appeal_history" enable row level security;
alter table "assessment"."appeal_history" force row level security;
grant select, insert on "assessment"."appeal_history" to jw_house;
grant select on "assessment"."appeal_history" to jw_backup;
create policy house_see on "assessment"."appeal_history" for select to jw_house using (true);
create policy house_add on "assessment"."appeal_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."appeal_history" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "run", "unit", "subject", "indicator", "adjustment", "claimed_value", "grounds", "proof", "decision") on "assessment"."appeal" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."appeal_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant update ("state", "revision", "definition_version", "number", "run", "unit", "subject", "indicator", "adjustment", "claimed_value", "grounds", "proof", "decision") on "assessment"."appeal" to jw_office, jw_science_bureau, jw_unit_head, jw_assessor;
grant insert on "assessment"."appeal_history" to jw_office, jw_science_bureau, jw_unit_head, jw_assessor;
grant insert on "assessment"."appeal" to jw_unit_head;
create policy office_see on "assessment"."appeal" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."appeal_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_edit on "assessment"."appeal" for update to jw_office, jw_science_bureau, jw_assessor using ("state" = any (array['lodged', 'inHand'])) with check (true);
create policy office_add on "assessment"."appeal_history" for insert to jw_office, jw_science_bureau, jw_unit_head, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy unit_head_see on "assessment"."appeal" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."appeal_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."appeal" parent where parent."id" = "assessment"."appeal_history"."of"));
create policy unit_head_add on "assessment"."appeal" for insert to jw_unit_head with check ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_edit on "assessment"."appeal" for update to jw_unit_head using ("unit" = (select app.setting('app.unit')::uuid) and "state" = any (array['lodged', 'inHand'])) with check ("unit" = (select app.setting('app.unit')::uuid));

-- assessment.evaluation
alter table "assessment"."evaluation" enable row level security;
alter table "assessment"."evaluation" force row level security;
grant select, insert on "assessment"."evaluation" to jw_house;
grant select on "assessment"."evaluation" to jw_backup;
create policy house_see on "assessment"."evaluation" for select to jw_house using (true);
create policy house_add on "assessment"."evaluation" for insert to jw_house with check (true);
create policy backup_see on "assessment"."evaluation" for select to jw_backup using (true);
grant update ("state", "revision", "definition_version", "plan", "cut_off", "fingerprint", "inputs", "approval") on "assessment"."evaluation" to jw_house;
create policy house_edit on "assessment"."evaluation" for update to jw_house using (true) with check (true);
alter table "assessment"."evaluation_history" enable row level security;
alter table "assessment"."evaluation_history" force row level security;
grant select, insert on "assessment"."evaluation_history" to jw_house;
grant select on "assessment"."evaluation_history" to jw_backup;
create policy house_see on "assessment"."evaluation_history" for select to jw_house using (true);
create policy house_add on "assessment"."evaluation_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."evaluation_history" for select to jw_backup using (true);
alter table "assessment"."evaluation_years" enable row level security;
alter table "assessment"."evaluation_years" force row level security;
grant select, insert on "assessment"."evaluation_years" to jw_house;
grant select on "assessment"."evaluation_years" to jw_backup;
create policy house_see on "assessment"."evaluation_years" for select to jw_house using (true);
create policy house_add on "assessment"."evaluation_years" for insert to jw_house with check (true);
create policy backup_see on "assessment"."evaluation_years" for select to jw_backup using (true);
grant update ("gone", "year", "run") on "assessment"."evaluation_years" to jw_house;
create policy house_edit on "assessment"."evaluation_years" for update to jw_house using (true) with check (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "plan", "cut_off", "fingerprint", "inputs", "approval") on "assessment"."evaluation" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."evaluation_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."evaluation_years" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant insert on "assessment"."evaluation" to jw_office, jw_assessor;
grant update ("state", "revision", "definition_version", "plan", "cut_off", "fingerprint", "inputs", "approval") on "assessment"."evaluation" to jw_office, jw_leader, jw_assessor;
grant insert on "assessment"."evaluation_history" to jw_office, jw_leader, jw_assessor;
grant insert on "assessment"."evaluation_years" to jw_office, jw_leader, jw_assessor;
grant update ("gone", "year", "run") on "assessment"."evaluation_years" to jw_office, jw_leader, jw_assessor;
create policy office_see on "assessment"."evaluation" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."evaluation_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."evaluation_years" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."evaluation" for insert to jw_office, jw_assessor with check (true);
create policy office_edit on "assessment"."evaluation" for update to jw_office using ("state" = any (array['approved', 'computed'])) with check (true);
create policy office_add on "assessment"."evaluation_history" for insert to jw_office, jw_leader, jw_assessor with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "assessment"."evaluation_years" for insert to jw_office, jw_leader, jw_assessor with check (exists (select 1 from "assessment"."evaluation" parent where parent."id" = "assessment"."evaluation_years"."of"));
create policy office_edit on "assessment"."evaluation_years" for update to jw_office, jw_leader, jw_assessor using (exists (select 1 from "assessment"."evaluation" parent where parent."id" = "assessment"."evaluation_years"."of")) with check (true);
create policy leader_edit on "assessment"."evaluation" for update to jw_leader, jw_assessor using ("state" = any (array['computed'])) with check (true);
create policy unit_head_see on "assessment"."evaluation" for select to jw_unit_head, jw_liaison using ("state" = any (array['approved', 'published']));
create policy unit_head_see on "assessment"."evaluation_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."evaluation" parent where parent."id" = "assessment"."evaluation_history"."of"));
create policy unit_head_see on "assessment"."evaluation_years" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."evaluation" parent where parent."id" = "assessment"."evaluation_years"."of"));

-- assessment.evaluationScore
alter table "assessment"."evaluation_score" enable row level security;
alter table "assessment"."evaluation_score" force row level security;
grant select, insert on "assessment"."evaluation_score" to jw_house;
grant select on "assessment"."evaluation_score" to jw_backup;
create policy house_see on "assessment"."evaluation_score" for select to jw_house using (true);
create policy house_add on "assessment"."evaluation_score" for insert to jw_house with check (true);
create policy backup_see on "assessment"."evaluation_score" for select to jw_backup using (true);
alter table "assessment"."evaluation_score_history" enable row level security;
alter table "assessment"."evaluation_score_history" force row level security;
grant select, insert on "assessment"."evaluation_score_history" to jw_house;
grant select on "assessment"."evaluation_score_history" to jw_backup;
create policy house_see on "assessment"."evaluation_score_history" for select to jw_house using (true);
create policy house_add on "assessment"."evaluation_score_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."evaluation_score_history" for select to jw_backup using (true);
alter table "assessment"."evaluation_score_years" enable row level security;
alter table "assessment"."evaluation_score_years" force row level security;
grant select, insert on "assessment"."evaluation_score_years" to jw_house;
grant select on "assessment"."evaluation_score_years" to jw_backup;
create policy house_see on "assessment"."evaluation_score_years" for select to jw_house using (true);
create policy house_add on "assessment"."evaluation_score_years" for insert to jw_house with check (true);
create policy backup_see on "assessment"."evaluation_score_years" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "evaluation", "unit", "mean_points", "terminal_points", "unmet_weight", "total_points", "grade", "gates") on "assessment"."evaluation_score" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."evaluation_score_history" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."evaluation_score_years" to jw_office, jw_leader, jw_science_bureau, jw_unit_head, jw_liaison, jw_assessor, jw_supervision, jw_audit;
create policy office_see on "assessment"."evaluation_score" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."evaluation_score_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."evaluation_score_years" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy unit_head_see on "assessment"."evaluation_score" for select to jw_unit_head, jw_liaison using ("unit" = (select app.setting('app.unit')::uuid));
create policy unit_head_see on "assessment"."evaluation_score_history" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."evaluation_score" parent where parent."id" = "assessment"."evaluation_score_history"."of"));
create policy unit_head_see on "assessment"."evaluation_score_years" for select to jw_unit_head, jw_liaison using (exists (select 1 from "assessment"."evaluation_score" parent where parent."id" = "assessment"."evaluation_score_years"."of"));

-- assessment.cityFeed
alter table "assessment"."city_feed" enable row level security;
alter table "assessment"."city_feed" force row level security;
grant select, insert on "assessment"."city_feed" to jw_house;
grant select on "assessment"."city_feed" to jw_backup;
create policy house_see on "assessment"."city_feed" for select to jw_house using (true);
create policy house_add on "assessment"."city_feed" for insert to jw_house with check (true);
create policy backup_see on "assessment"."city_feed" for select to jw_backup using (true);
alter table "assessment"."city_feed_history" enable row level security;
alter table "assessment"."city_feed_history" force row level security;
grant select, insert on "assessment"."city_feed_history" to jw_house;
grant select on "assessment"."city_feed_history" to jw_backup;
create policy house_see on "assessment"."city_feed_history" for select to jw_house using (true);
create policy house_add on "assessment"."city_feed_history" for insert to jw_house with check (true);
create policy backup_see on "assessment"."city_feed_history" for select to jw_backup using (true);
alter table "assessment"."city_feed_rows" enable row level security;
alter table "assessment"."city_feed_rows" force row level security;
grant select, insert on "assessment"."city_feed_rows" to jw_house;
grant select on "assessment"."city_feed_rows" to jw_backup;
create policy house_see on "assessment"."city_feed_rows" for select to jw_house using (true);
create policy house_add on "assessment"."city_feed_rows" for insert to jw_house with check (true);
create policy backup_see on "assessment"."city_feed_rows" for select to jw_backup using (true);
grant select ("id", "state", "revision", "definition_version", "filed_on", "number", "run", "mode", "item_points", "corrects", "sent_on") on "assessment"."city_feed" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."city_feed_history" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit;
grant select on "assessment"."city_feed_rows" to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit;
grant insert on "assessment"."city_feed" to jw_office;
grant insert on "assessment"."city_feed_history" to jw_office;
grant insert on "assessment"."city_feed_rows" to jw_office;
create policy office_see on "assessment"."city_feed" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."city_feed_history" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_see on "assessment"."city_feed_rows" for select to jw_office, jw_leader, jw_science_bureau, jw_assessor, jw_supervision, jw_audit using (true);
create policy office_add on "assessment"."city_feed" for insert to jw_office with check (true);
create policy office_add on "assessment"."city_feed_history" for insert to jw_office with check ("person" is not distinct from (select app.setting('app.person')::uuid));
create policy office_add on "assessment"."city_feed_rows" for insert to jw_office with check (exists (select 1 from "assessment"."city_feed" parent where parent."id" = "assessment"."city_feed_rows"."of"));
