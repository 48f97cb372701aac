-- Training learns from what people decided, the newest first.
create index label_decided on classification.label (decided_at, post_id) where decided_by = 'PERSON';
