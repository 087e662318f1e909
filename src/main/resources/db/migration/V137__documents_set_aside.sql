-- A document that was handed in with some version of a filing is never deleted; taken out of the application, it is set aside.
ALTER TABLE attachment ADD COLUMN set_aside boolean NOT NULL DEFAULT false;
GRANT UPDATE (set_aside) ON attachment TO peixun_app;
