-- Alarms of models and servers are few among many: the page of incidents asks for them each time.
create index placeless_alarms on alarms (began_at)
    where cleared_at is null and cluster_id is null and olt_id is null and province is null;

create index standing_of_class on alarms (object_class, id) where cleared_at is null;
