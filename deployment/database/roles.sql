-- The two roles of Peixun on a PostgreSQL server of your own (17 recommended, psql 15 or newer). As superuser,
-- once, in the database made for it; may be run again, also to change the passwords:
--
--   createdb peixun
--   PEIXUN_OWNER_PASSWORD=… PEIXUN_APP_PASSWORD=… psql -d peixun -f deployment/database/roles.sql
--
-- peixun_owner owns all tables and migrates them; peixun_app works in them and can neither change nor remove what is
-- append-only. Never let the application sign in as the owner.

\set ON_ERROR_STOP on
\getenv owner_password PEIXUN_OWNER_PASSWORD
\getenv app_password PEIXUN_APP_PASSWORD
\if :{?owner_password}
\else
  DO $$ BEGIN RAISE EXCEPTION 'PEIXUN_OWNER_PASSWORD is not set'; END $$;
\endif
\if :{?app_password}
\else
  DO $$ BEGIN RAISE EXCEPTION 'PEIXUN_APP_PASSWORD is not set'; END $$;
\endif

BEGIN;

SELECT 'CREATE ROLE peixun_owner LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'peixun_owner') \gexec
SELECT 'CREATE ROLE peixun_app LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'peixun_app') \gexec
SET LOCAL password_encryption = 'scram-sha-256';
ALTER ROLE peixun_owner PASSWORD :'owner_password';
ALTER ROLE peixun_app PASSWORD :'app_password';

REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"DBNAME" TO peixun_owner, peixun_app;
ALTER DATABASE :"DBNAME" SET timezone TO 'Asia/Shanghai';

ALTER SCHEMA public OWNER TO peixun_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO peixun_app;
ALTER DEFAULT PRIVILEGES FOR ROLE peixun_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO peixun_app;
ALTER DEFAULT PRIVILEGES FOR ROLE peixun_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO peixun_app;

COMMIT;
