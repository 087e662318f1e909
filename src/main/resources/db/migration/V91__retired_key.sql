-- A key that nothing is encrypted with any more: it may be left out of the settings.
ALTER TABLE protection_key ADD COLUMN retired_at timestamptz;

-- What was handed in stays as it was; only the ciphertext of the head's telephone is exchanged for another (a new key), or
-- emptied when its term is over. Nothing else of a snapshot can be changed by this.
CREATE PROCEDURE filing_snapshot_head_phone(of_number text, of_submission integer, before text, after text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE filing_snapshot SET content = jsonb_set(content, '{form,values,headPhone}', to_jsonb(after))
     WHERE number = of_number AND submission = of_submission AND content #>> '{form,values,headPhone}' = before
$$;
REVOKE EXECUTE ON PROCEDURE filing_snapshot_head_phone FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE filing_snapshot_head_phone TO peixun_app;

-- Whoever has complained stays the same person under a new key.
GRANT UPDATE (name, phone) ON complaint_informer TO peixun_app;
