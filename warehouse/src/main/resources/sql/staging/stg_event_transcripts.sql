with source as (
    select * from RAW.RAW_EVENT_TRANSCRIPTS
),

loads as (
    select
        load_number,
        arrived_at,
    from RAW.LOADS
),

network as (
    select * from STAGING.STG_NETWORK_CONTEXT_STATIC
),

trimmed as (
    select
        * replace (
            lower(nullif(trim(event_type), '')) as event_type,
            lower(nullif(trim(severity_bucket), '')) as severity_bucket,
            nullif(trim(event_transcript), '') as event_transcript,
        ),
    from source
),

cleaned as (
    select
        trimmed.timestamp_1h,
        upper(nullif(trim(trimmed.transcript_id), '')) as transcript_id,
        network.city,
        network.city_key,
        network.province,
        network.region,
        coalesce(nullif(trim(trimmed.olt_id), ''), network.olt_id) as olt_id,
        network.olt_key,
        nullif(trim(trimmed.cluster_id), '') as cluster_id,
        network.cluster_key,
        network.cluster_name,
        network.vendor,
        network.firmware_version,
        trimmed.event_type,
        case
            when trimmed.severity_bucket is not null then trimmed.severity_bucket
            when trimmed.event_type in ('healthy', 'maintenance') then 'normal'
            when trimmed.event_type = 'minor' then 'minor'
            when trimmed.event_type = 'degraded' then 'major'
            when trimmed.event_type in ('imminent_outage', 'maintenance+anomaly') then 'critical'
        end as severity_bucket,
        nullif(regexp_extract(trimmed.event_transcript, '^\[([^\]]{1,40})\] ([^:]{1,40}):', 1), '') as note_kind,
        nullif(regexp_extract(trimmed.event_transcript, '^\[([^\]]{1,40})\] ([^:]{1,40}):', 2), '') as written_by,
        trimmed.event_transcript,
        trimmed.load_number,
        trimmed.row_number,
        trimmed.unreadable,
        loads.arrived_at,
        (now() at time zone 'UTC') as processed_at,
    from trimmed
    left join loads on loads.load_number = trimmed.load_number
    left join network on network.cluster_id = trim(trimmed.cluster_id)
)

select * from cleaned
