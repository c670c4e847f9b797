-- Backfill: the people who were there before.

SELECT refresh_directory(ARRAY(SELECT id FROM "Person"));
