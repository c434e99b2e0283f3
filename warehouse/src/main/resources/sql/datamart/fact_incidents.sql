with newest as (
    select
        incident_id,
        arg_max(content, sequence) as content,
        max(sequence) as sequence,
    from RAW.INCIDENT_EVENTS
    group by incident_id
),

incidents as (
    select
        sequence,
        content -> '$.incident' as incident,
    from newest
),

typed as (
    select
        incident ->> '$.id' as incident_id,
        incident ->> '$.state' as state,
        incident ->> '$.title' as title,
        incident ->> '$.severity' as severity,
        incident ->> '$.probable_cause' as probable_cause,
        incident ->> '$.event_type' as event_type,
        incident ->> '$.reason' as reason,
        incident ->> '$.scope' as scope,
        incident ->> '$.scope_id' as scope_id,
        incident ->> '$.place' as place,
        incident ->> '$.province' as province,
        incident ->> '$.region' as region,
        (incident -> '$.clusters')::varchar as clusters,
        json_array_length(incident, '$.clusters')::bigint as clusters_affected,
        (incident ->> '$.customers')::bigint as customers,
        (incident ->> '$.probability')::double as outage_probability,
        (incident ->> '$.expected_hours')::double as expected_hours,
        (incident ->> '$.impact')::double as impact,
        (incident ->> '$.began_at')::timestamp as began_at,
        (incident ->> '$.expected_at')::timestamp as expected_at,
        (incident ->> '$.ended_at')::timestamp as ended_at,
        (incident ->> '$.opened_at')::timestamp as opened_at,
        (incident ->> '$.outage_at')::timestamp as outage_at,
        (incident ->> '$.acknowledged_at')::timestamp as acknowledged_at,
        incident ->> '$.acknowledged_by' as acknowledged_by,
        incident ->> '$.assignee' as assignee,
        (incident ->> '$.closed_at')::timestamp as closed_at,
        incident ->> '$.closed_by' as closed_by,
        incident ->> '$.merged_into' as merged_into,
        (incident ->> '$.reopened')::bigint as reopened,
        (incident ->> '$.flapping')::boolean as flapping,
        sequence as last_event,
    from incidents
)

select * from typed
