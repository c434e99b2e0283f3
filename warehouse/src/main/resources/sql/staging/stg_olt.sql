with source as (
    select * from RAW.RAW_OLT
),

cleaned as (
    select
        olt_key,
        nullif(trim(olt_id), '') as olt_id,
        city_key,
        load_number,
        row_number,
        unreadable,
        (now() at time zone 'UTC') as processed_at,
    from source
)

select * from cleaned
