-- Old rows are found by their time when they are deleted or forget whom they tell of.
create index passage_linked on passage (opened_at) where traveller is not null or document is not null;
create index exit_entry_record_crossed_at on exit_entry_record (crossed_at);
create index controller_event_received_at on controller_event (received_at);
