-- How short its texts may be is the policy's (nomination.textMinChars), as for the county's.
ALTER TABLE self_recommendation
    DROP CONSTRAINT self_recommendation_feature_check,
    DROP CONSTRAINT self_recommendation_practice_check,
    DROP CONSTRAINT self_recommendation_example_check,
    ADD CONSTRAINT self_recommendation_feature_check CHECK (length(feature) BETWEEN 1 AND 2000),
    ADD CONSTRAINT self_recommendation_practice_check CHECK (length(practice) BETWEEN 1 AND 2000),
    ADD CONSTRAINT self_recommendation_example_check CHECK (length(example) BETWEEN 1 AND 2000);
