with source as (
    select * from RAW.RAW_CLUSTER
),

cleaned as (
    select
        cluster_key,
        nullif(trim(cluster_id), '') as cluster_id,
        olt_key,
        city_key,
        nullif(trim(cluster_name), '') as cluster_name,
        load_number,
        row_number,
        unreadable,
        (now() at time zone 'UTC') as processed_at,
    from source
)

select * from cleaned
